"""A formula compiled to work on whole columns, with the same figures and reasons as the walker.

Knows: which operation on columns each sign and function is, the order of work, where the walker must help.
Must not know: units, periods, indicators, how columns come about. A function that the table below lacks is
refused when the formula is compiled, never at the first row.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce
from typing import Any

import numpy as np

from ikicalc.backends import kolom
from ikicalc.backends.bulat import narrow
from ikicalc.backends.kolom import NONE, PEJALAN, Kolom
from ikicalc.diagnostics import Diagnostic, FormulaError
from ikicalc.evaluate import Reason, Value, evaluate, zero_below
from ikicalc.functions import FUNCTIONS, MAX_ROUNDING
from ikicalc.syntax.tree import Binary, Call, Name, Negate, Number, Tree, children, names, sums_items

Masukan = Kolom | Sequence[Kolom]
"""What stands for a name: a column, or a list input: one column for each of its items."""

_MOST_POWER = 8  # higher or broken powers are left to the walker
_LISTS = ("sum", "mean", "min", "max")
_COMPARISONS: Mapping[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    "==": operator.eq, "!=": operator.ne,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hitungan:
    """The figures of a formula; a row without value has as cause the place of its reason, from 1.

    ``missing`` gives, for each cause that is a missing input, its name.

    >>> told = compile_columns(Name("A")).run({"A": Kolom.of([None])})
    >>> told.reason(1).message, told.missing
    ('masukan kosong: A', {1: 'A'})
    """

    kolom: Kolom
    reasons: tuple[Reason, ...]
    missing: Mapping[int, str] = field(default_factory=dict)

    def reason(self, cause: int) -> Reason:
        """Return the reason that a cause stands for."""
        return self.reasons[cause - 1]


@dataclass(slots=True)
class Program:
    """A formula as a list of operations on a stack of columns.

    >>> from ikicalc.syntax.tree.notation import parse_notation
    >>> program = compile_columns(parse_notation("[[A]] / [[B]] * 100"))
    >>> A, B = Kolom.of([Fraction(1), Fraction(2)]), Kolom.of([Fraction(4), Fraction(0)])
    >>> told = program.run({"A": A, "B": B})
    >>> told.kolom.values(), told.reason(int(told.kolom.sebab[1])).message
    ([Fraction(25, 1), None], 'penyebut nol: B = 0')
    """

    tree: Tree
    work: list[Callable[[_Stack], None]] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    bare_list: int = 0
    missing: dict[int, str] = field(default_factory=dict)  # the name behind each cause of a missing input

    def run(self, values: Mapping[str, Masukan]) -> Hitungan:
        """Compute all rows; a name that is not given is missing in each of them."""
        stack = _Stack(values)
        for step in self.work:
            step(stack)
        found = stack.done[-1]
        if not isinstance(found, Kolom):
            found = Kolom.missing(self.bare_list)
        shape = np.broadcast_shapes(found.shape, *(_shape(given) for given in values.values()))
        found = found.spread(shape)
        return (
            self.walked(found, values)
            if np.any(found.sebab == PEJALAN)
            else Hitungan(found, tuple(self.reasons), self.missing)
        )

    def cause(self, reason: Reason) -> int:
        self.reasons.append(reason)
        return len(self.reasons)

    def walked(self, found: Kolom, values: Mapping[str, Masukan]) -> Hitungan:
        """Let the walker compute the rows that columns can't."""
        rows = np.flatnonzero(found.sebab.ravel() == PEJALAN)
        given = {name: _rows(values[name], found.shape, rows) for name in self.names if name in values}
        reasons = list(self.reasons)
        known = {(reason.code, reason.message): number for number, reason in enumerate(reasons, 1)}
        above, below, cause = (np.array(item).ravel() for item in (found.atas, found.bawah, found.sebab))
        above, below = above.astype(object), below.astype(object)
        for place, row in enumerate(rows):
            evaluation = evaluate(self.tree, {name: items[place] for name, items in given.items()})
            value = evaluation.value if evaluation.value is not None else Fraction(0)
            above[row], below[row], cause[row] = value.numerator, value.denominator, 0
            if (reason := evaluation.reason) is not None:
                cause[row] = known.setdefault((reason.code, reason.message), len(reasons) + 1)
                reasons += [reason] if cause[row] > len(reasons) else []
        parts = (narrow(above), narrow(below), cause)
        return Hitungan(Kolom(*(item.reshape(found.shape) for item in parts)), tuple(reasons), self.missing)


@dataclass(slots=True)
class _Stack:
    values: Mapping[str, Masukan]
    done: list[Masukan] = field(default_factory=list)

    def pop(self, count: int) -> list[Masukan]:
        taken = self.done[-count:]
        del self.done[-count:]
        return taken


def compile_columns(tree: Tree) -> Program:
    """Return the formula ready for columns; raises ``FormulaError`` (IKI701) for what columns can't do.

    >>> compile_columns(Call("median", (Name("A"),)))
    Traceback (most recent call last):
    ...
    ikicalc.diagnostics.errors.FormulaError: galat[IKI701]: mesin kolom tidak mengenal fungsi `median`
    """
    program = Program(tree)
    pending: list[tuple[Tree, bool]] = [(tree, False)]
    while pending:
        node, ready = pending.pop()
        if ready or sums_items(node) or not children(node):
            program.work.append(_operation(node, program))
            continue
        pending.append((node, True))
        pending += [(child, False) for child in reversed(children(node))]
    program.names = list(dict.fromkeys(program.names))
    program.bare_list = _list_refused(tree, program)
    return program


def _operation(node: Tree, program: Program) -> Callable[[_Stack], None]:
    match node:
        case Number(value=value):
            constant = Kolom.constant(value)
            return lambda stack: stack.done.append(constant)
        case Name(text=text):
            return _name(node, text, program)
        case Call() if sums_items(node):
            program.names += [name.text for name in names(node)]
            walker = Kolom(np.array(0), np.array(1), np.array(PEJALAN, np.int32))
            return lambda stack: stack.done.append(walker)
        case Call(function=function) if function in _LISTS:
            return _listed(node, program)
        case _:
            return _scalars(node, program)


def _name(node: Name, text: str, program: Program) -> Callable[[_Stack], None]:
    program.names.append(text)
    cause = program.cause(Reason.of("masukan_kosong", f"masukan kosong: {text}", node))
    program.missing[cause] = text

    def push(stack: _Stack) -> None:
        given = stack.values.get(text)
        if given is None:
            given = Kolom.missing(cause)
        elif isinstance(given, Kolom):
            given = _recaused(given, cause)
        stack.done.append(given)

    return push


def _recaused(given: Kolom, cause: int) -> Kolom:
    """A row that is missing for whatever cause is missing under this name."""
    return Kolom(given.atas, given.bawah, np.where(given.sebab == 0, 0, cause).astype(np.int32))


def _scalars(node: Tree, program: Program) -> Callable[[_Stack], None]:
    """Return an operation over single figures; a list where one figure is needed has no value."""
    act = _act(node, program)
    lists = [_list_refused(child, program) for child in children(node)]

    def work(stack: _Stack) -> None:
        operands = [
            item if isinstance(item, Kolom) else Kolom.missing(cause)
            for item, cause in zip(stack.pop(len(lists)), lists, strict=True)
        ]
        stack.done.append(kolom.within_bounds(act(operands)))

    return work


def _list_refused(node: Tree, program: Program) -> int:
    if not isinstance(node, Name):
        return 0
    message = f"masukan berupa daftar, bukan satu angka: {node.text}"
    return program.cause(Reason.of("masukan_daftar", message, node))


def _act(node: Tree, program: Program) -> Callable[[list[Kolom]], Kolom]:
    match node:
        case Binary(operator="/"):
            zero = program.cause(zero_below(node))
            return lambda items: kolom.divide(items[0], items[1], zero)
        case Binary(operator=sign) if sign in _COMPARISONS:
            return lambda items: kolom.compare(items[0], items[1], _COMPARISONS[sign])
        case Binary(operator=sign) if sign in _SIGNS:
            return lambda items: _SIGNS[sign](*items)
        case Negate(operator=sign):
            return lambda items: _NEGATIONS[sign](*items)
        case Call(function=function, arguments=arguments) if function in _CALLS and _takes(node):
            return lambda items: _CALLS[function](*items[: len(arguments)])
        case Call(function=function):
            raise _unknown(f"fungsi `{function}`", node)
        case _:
            raise _unknown("tanda ini", node)


def _takes(node: Call) -> bool:
    known = FUNCTIONS.get(node.function)
    return known is not None and known.takes(len(node.arguments))


def _unknown(what: str, node: Tree) -> FormulaError:
    return FormulaError(Diagnostic.of("IKI701", f"mesin kolom tidak mengenal {what}", node.span))


def _listed(node: Call, program: Program) -> Callable[[_Stack], None]:
    """Return a function over lists: an item missing in a list is left out, a whole list is a cause."""
    if not _takes(node):
        raise _unknown(f"fungsi `{node.function}`", node)
    act = _OVER_LISTS[node.function]
    empty = [
        program.cause(Reason.of("masukan_kosong", f"masukan kosong: {_called(child)}", child))
        for child in node.arguments
    ]

    def work(stack: _Stack) -> None:
        parts = [_Part.of(item, cause) for item, cause in zip(stack.pop(len(empty)), empty, strict=True)]
        cause = kolom.first_cause(NONE, *(part.sebab for part in parts))
        found = act([item for part in parts for item in part.items])
        stack.done.append(kolom.within_bounds(Kolom(found.atas, found.bawah, cause)))

    return work


def _called(node: Tree) -> str:
    return node.text if isinstance(node, Name) else ""


@dataclass(frozen=True, slots=True)
class _Part:
    """One argument of a function over lists: its items, and the cause that takes the whole value away."""

    items: tuple[Kolom, ...]
    sebab: kolom.Sebab

    @classmethod
    def of(cls, given: Masukan, empty: int) -> _Part:
        if isinstance(given, Kolom):
            return cls((given,), given.sebab)
        items = tuple(given)
        if not items:
            return cls((), np.array(empty, np.int32))
        none = reduce(np.logical_and, (~item.ada for item in items))
        return cls(items, np.where(none, empty, 0).astype(np.int32))


def _sum(items: Sequence[Kolom]) -> Kolom:
    present = (Kolom(np.where(item.ada, item.atas, 0), item.bawah, NONE) for item in items)
    return reduce(kolom.add, present, Kolom.constant(Fraction(0)))


def _mean(items: Sequence[Kolom]) -> Kolom:
    present = np.asarray(sum((item.ada.astype(np.int64) for item in items), start=np.array(0)))
    count = Kolom(np.maximum(present, 1), np.array(1), NONE)
    return kolom.divide(_sum(items), count, PEJALAN)


def _extreme(beats: Callable[[Any, Any], Any]) -> Callable[[Sequence[Kolom]], Kolom]:
    def found(items: Sequence[Kolom]) -> Kolom:
        return reduce(better, items) if items else Kolom.constant(Fraction(0))

    def better(left: Kolom, right: Kolom) -> Kolom:
        wins = kolom.compare(left, right, beats)
        return kolom.pick(left.ada & ((wins.atas != 0) | ~right.ada), left, right)

    return found


def _round(column: Kolom, decimals: Kolom | None = None) -> Kolom:
    """Round to one number of decimals for all rows; rows that ask for others are left to the walker."""
    if decimals is None:
        return kolom.rounded(column, 0)
    wanted = _one_figure(decimals)
    if wanted is None or wanted.denominator != 1 or abs(wanted) > MAX_ROUNDING:
        return _left_to_the_walker(column, decimals)
    found = kolom.rounded(column, int(wanted))
    return Kolom(found.atas, found.bawah, kolom.first_cause(column.sebab, decimals.sebab))


def _power(base: Kolom, exponent: Kolom) -> Kolom:
    wanted = _one_figure(exponent)
    if wanted is None or wanted.denominator != 1 or not 0 <= wanted <= _MOST_POWER:
        return _left_to_the_walker(base, exponent)
    found = kolom.raised(base, int(wanted))
    return Kolom(found.atas, found.bawah, kolom.first_cause(base.sebab, exponent.sebab))


def _one_figure(column: Kolom) -> Fraction | None:
    """Return the figure of a column that has no axes and a value."""
    return column.values()[0] if column.shape == () else None


def _left_to_the_walker(left: Kolom, right: Kolom) -> Kolom:
    cause = kolom.first_cause(left.sebab, right.sebab)
    return Kolom(np.array(0), np.array(1), np.where(cause == 0, PEJALAN, cause).astype(np.int32))


def _not(column: Kolom) -> Kolom:
    return Kolom(np.asarray(column.atas == 0).astype(np.int64), np.array(1), column.sebab)


_SIGNS: Mapping[str, Callable[..., Kolom]] = {
    "+": kolom.add, "-": kolom.subtract, "*": kolom.multiply, "**": _power,
    "and": lambda left, right: kolom.decide(left, right, deciding=False),
    "or": lambda left, right: kolom.decide(left, right, deciding=True),
}  # fmt: skip
_NEGATIONS: Mapping[str, Callable[..., Kolom]] = {"-": kolom.negate, "not": _not}
_CALLS: Mapping[str, Callable[..., Kolom]] = {"abs": kolom.absolute, "round": _round, "if": kolom.choose}
_OVER_LISTS: Mapping[str, Callable[[Sequence[Kolom]], Kolom]] = {
    "sum": _sum, "mean": _mean, "min": _extreme(operator.le), "max": _extreme(operator.ge),
}  # fmt: skip


def _shape(given: Masukan) -> tuple[int, ...]:
    if isinstance(given, Kolom):
        return given.shape
    return np.broadcast_shapes(*(item.shape for item in given)) if given else ()


def _rows(given: Masukan, shape: tuple[int, ...], rows: Any) -> list[Value]:
    if isinstance(given, Kolom):
        return list(_taken(given, shape, rows))
    columns = [_taken(item, shape, rows) for item in given]
    return list(zip(*columns, strict=True)) if columns else [()] * len(rows)


def _taken(column: Kolom, shape: tuple[int, ...], rows: Any) -> list[Fraction | None]:
    parts = (np.broadcast_to(item, shape).ravel()[rows] for item in (column.atas, column.bawah, column.sebab))
    return Kolom(*parts).values()
