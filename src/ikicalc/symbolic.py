"""Trees as sympy expressions: a compiled form that hides nothing, an analysis form that simplifies.

Knows: sympy. Must not know: texts (nothing is ever sympified or evaluated from text), figures of
a row, units.
sympy makes 1 of ``a/a`` and 0 of ``0*x``: a zero denominator or a missing value would vanish
before it is seen. So the compiled form is built of opaque ``Operation`` nodes, which backends
read one by one, and only ``analysis`` lets sympy calculate. Symbols are named by input ids.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

import sympy
from sympy.core.symbol import Str

from ikicalc.diagnostics import Diagnostic, FormulaError, NameLookupError
from ikicalc.functions import (
    EXACT,
    MAX_EXPONENT,
    OPERATORS,
    NoResultError,
    bounded,
    check_decimals,
)
from ikicalc.syntax.tree import Binary, Call, Name, Negate, Number, Tree
from ikicalc.syntax.tree.folding import bottom_up, depth, expanded_terms, size

MAX_DEPTH = 250  # sympy recurses: printing takes four frames a level
MAX_NODES = 400  # of a tree that is simplified
MAX_TERMS = 200  # of its expansion

Expr = Any  # sympy ships no types


class Operation(sympy.Expr):  # type: ignore[misc]
    """One node of a compiled formula: ``operator`` applied to ``operands``, never simplified.

    ``operator`` is a sign of the tree (``+ - * / **``, a comparison, ``and or not``), ``neg``,
    or a function of the language. ``doit()`` gives the ordinary sympy expression.

    >>> print(Operation("/", sympy.Symbol("a"), sympy.Symbol("a") + 1))
    (a / (a + 1))
    """

    is_commutative = True

    def __new__(cls, operator: str, *operands: Expr) -> Operation:
        """Keep the operands as they are."""
        made: Operation = sympy.Expr.__new__(cls, Str(str(operator)), *operands)
        return made

    @property
    def operator(self) -> str:
        """The sign or function."""
        return str(self.args[0])

    @property
    def operands(self) -> tuple[Expr, ...]:
        """The operands in reading order."""
        return tuple(self.args[1:])

    def doit(self, **hints: Any) -> Expr:
        """Return what sympy makes of it; conditions, choices and rounding stay operations."""
        return _ordinary(self.operator, [operand.doit(**hints) for operand in self.operands])

    def _eval_derivative(self, symbol: Expr) -> Expr:
        ordinary = self.doit()
        return _slope(ordinary, symbol) if isinstance(ordinary, Operation) else sympy.diff(ordinary, symbol)

    def _sympystr(self, printer: Any) -> str:
        shown = [printer._print(part) for part in self.operands]
        if len(shown) != 2 or self.operator in _LISTS or self.operator == "round":
            return f"{self.operator}({', '.join(shown)})"
        bare = [part.is_Symbol or part.is_Integer or isinstance(part, Operation) for part in self.operands]
        left, right = (text if alone else f"({text})" for text, alone in zip(shown, bare, strict=True))
        return f"({left} {self.operator} {right})"


class Sensitivity(NamedTuple):
    """How an input moves the result at a point.

    ``derivative``: change of the result per unit of the input. ``elasticity``: percent by which
    the result moves when the input moves by one percent. None where there is none.
    """

    id: str
    derivative: Fraction | None
    elasticity: Fraction | None


def to_sympy(tree: Tree, ids: Mapping[str, str]) -> Expr:
    """Return the compiled form: ``Operation`` nodes over symbols named ``ids[Name.text]``.

    Raises ``NameLookupError`` (IKI201) for a name without id and ``FormulaError`` (IKI003) for
    a tree deeper than ``MAX_DEPTH``.

    >>> print(to_sympy(Binary("/", Name("A"), Name("A")), {"A": "a"}))
    (a / a)
    """
    if depth(tree) > MAX_DEPTH:
        raise FormulaError(
            Diagnostic.of("IKI003", f"rumus bersusun lebih dari {MAX_DEPTH} tingkat", tree.span)
        )
    return _folded(tree, ids, lambda sign, parts: Operation(sign, *parts))


def analysis(tree: Tree, ids: Mapping[str, str]) -> Expr:
    """Return what ``tree`` means where it has a value, simplified by sympy.

    A tree too large to simplify in reasonable time comes back in the compiled form. ``round`` and
    functions of one input (which may be a list) stay opaque. Raises as ``to_sympy``.

    >>> share = Binary("/", Binary("*", Name("A"), Name("B")), Binary("*", Name("A"), Name("C")))
    >>> print(analysis(share, {"A": "a", "B": "b", "C": "c"}))
    b/c
    """
    compiled = to_sympy(tree, ids)
    if not _is_small(tree):
        return compiled
    return _tidied(_folded(tree, ids, _simplified))


def equivalent(first: Tree, second: Tree, ids: Mapping[str, str], *, percent: bool = False) -> bool:
    """Say whether both trees are proved to give the same figure wherever both have one.

    With ``percent`` a ratio and the same ratio in percent are the same. False also where no
    proof was found, as for trees too large to simplify. Raises as ``to_sympy``.

    >>> ratio, hundred = Binary("/", Name("A"), Name("B")), Number(Fraction(100))
    >>> equivalent(Binary("*", ratio, hundred), Binary("/", Binary("*", hundred, Name("A")), Name("B")),
    ...            {"A": "a", "B": "b"})
    True
    """
    one, other = analysis(first, ids), analysis(second, ids)
    if one == other:
        return True
    if not (_is_small(first) and _is_small(second)):
        return False
    factors = (1, 100, sympy.Rational(1, 100)) if percent else (1,)
    return any(_tidied(one - factor * other) == 0 for factor in factors)


def sensitivity(tree: Tree, ids: Mapping[str, str], point: Mapping[str, Fraction]) -> list[Sensitivity]:
    """Return how each input moves the result at ``point`` (figures by id), the strongest first.

    Exact; rounding is looked through; where two branches meet, one of both slopes is given.
    An input that is missing in ``point`` leaves no derivative to any. Raises as ``to_sympy``,
    and ``FormulaError`` (IKI003) for a tree of more than ``MAX_NODES`` nodes.

    >>> found = sensitivity(Binary("/", Name("A"), Name("B")), {"A": "a", "B": "b"},
    ...                     {"a": Fraction(9), "b": Fraction(12)})
    >>> [(item.id, str(item.derivative), str(item.elasticity)) for item in found]
    [('a', '1/12', '1'), ('b', '-1/16', '-1')]
    """
    if size(tree) > MAX_NODES:
        raise FormulaError(Diagnostic.of("IKI003", f"rumus lebih dari {MAX_NODES} bagian", tree.span))
    compiled = to_sympy(tree, ids)
    symbols = sorted(compiled.free_symbols, key=str)
    figures = {symbol: _rational(point[str(symbol)]) for symbol in symbols if str(symbol) in point}
    value = _known(compiled.xreplace(figures))
    if not value.is_Rational:
        return [Sensitivity(str(symbol), None, None) for symbol in symbols]
    found = [_moved(symbol, compiled.diff(symbol), _fraction(value), figures) for symbol in symbols]
    return sorted(found, key=lambda item: (item.elasticity is None, -abs(item.elasticity or 0)))


def _folded(tree: Tree, ids: Mapping[str, str], combine: Callable[[str, Sequence[Expr]], Expr]) -> Expr:
    """Build an expression from the leaves up; ``combine`` gets an operator and its operands."""

    def made(node: Tree, parts: tuple[Expr, ...]) -> Expr:
        match node:
            case Number(value=value):
                return _rational(value)
            case Name():
                return _symbol(node, ids)
            case Negate(operator="-"):
                return combine("neg", parts)
            case Call(function=sign) | Binary(operator=sign) | Negate(operator=sign):
                return combine(sign, parts)

    return bottom_up(tree, made)


def _symbol(name: Name, ids: Mapping[str, str]) -> Expr:
    if name.text not in ids:
        raise NameLookupError(Diagnostic.of("IKI201", f"nama `{name.text}` tidak dikenal", name.span))
    return sympy.Symbol(ids[name.text], real=True)


# --- what sympy makes of a node ------------------------------------------------------------

_BY_SYMPY = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "**": operator.pow,
    "neg": operator.neg,
    "sum": sympy.Add,
    "mean": lambda *parts: sympy.Add(*parts) / len(parts),
    "abs": sympy.Abs,
}
_LISTS = {"sum", "mean", "min", "max"}
_ANY_ORDER = {"min", "max", "and", "or", "==", "!="}
_TURNED = {">": "<", ">=": "<="}


def _ordinary(sign: str, parts: Sequence[Expr]) -> Expr:
    """Return what sympy makes of a node, or an ``Operation`` where it stays opaque.

    Conditions, choices and the like stay opaque: sympy's own (Piecewise, Max) take exponential
    time when nested. They are brought into one order, and computed where all is known.
    """
    settled = _settled(sign, parts)
    if settled is not None:
        return settled
    if sign in _BY_SYMPY and not _stays_opaque(sign, parts):
        return _BY_SYMPY[sign](*parts)
    if sign in _TURNED:
        return Operation(_TURNED[sign], *reversed(parts))
    if sign in _ANY_ORDER:
        return Operation(sign, *sorted(parts, key=sympy.default_sort_key))
    return Operation(sign, *parts)


def _settled(sign: str, parts: Sequence[Expr]) -> Expr | None:
    """Return what known figures decide, as the walker does: one side may settle a condition."""
    if sign == "if" and parts[0].is_Rational:
        return parts[1] if parts[0] else parts[2]
    if sign in ("and", "or") and any(part.is_Rational and bool(part) is (sign == "or") for part in parts):
        return sympy.Integer(sign == "or")
    return _computed(sign, parts) if all(part.is_Rational for part in parts) else None


def _stays_opaque(sign: str, parts: Sequence[Expr]) -> bool:
    if sign in _LISTS and len(parts) == 1:
        return bool(parts[0].free_symbols)  # they may stand for lists
    if sign == "/":
        return bool(parts[1] == 0)
    return sign == "**" and not _is_tame_power(*parts)


def _is_tame_power(base: Expr, exponent: Expr) -> bool:
    """A whole power that stays of bounded degree, one power inside another included."""
    if not exponent.is_Integer or (exponent < 0 and base == 0):
        return False
    inside = max((abs(power.exp) for power in base.atoms(sympy.Pow) if power.exp.is_Integer), default=1)
    return bool(inside * abs(exponent) <= MAX_EXPONENT)


def _computed(sign: str, parts: Sequence[Expr]) -> Expr:
    """Compute known figures exactly, by the language's own tables."""
    figures = [_fraction(part) for part in parts]
    try:
        return _rational(bounded(_exact(sign, figures)))
    except NoResultError:
        return Operation(sign, *parts)


def _exact(sign: str, figures: list[Fraction]) -> Fraction:
    match sign:
        case "neg":
            return -figures[0]
        case "not":
            return Fraction(not figures[0])
        case "and" | "or":
            return Fraction(all(figures) if sign == "and" else any(figures))
        case "round":
            check_decimals(figures[1:])
    return OPERATORS[sign](*figures) if sign in OPERATORS else EXACT[sign](figures)


def _rational(value: Fraction) -> Expr:
    return sympy.Rational(value.numerator, value.denominator)


def _fraction(value: Expr) -> Fraction:
    return Fraction(int(value.p), int(value.q))


# --- simplifying within bounds -------------------------------------------------------------


def _simplified(sign: str, parts: Sequence[Expr]) -> Expr:
    """Tidy what stands below a line or inside a function, so that equal ones become one."""
    free = sign in {"+", "-", "*", "neg"}
    return _ordinary(sign, parts if free else [_tidied(part) for part in parts])


def _tidied(expression: Expr) -> Expr:
    """Cancel common factors; whatever is no sum, product or whole power counts as one letter."""
    letters: dict[Expr, Expr] = {}
    cancelled = sympy.cancel(_masked(expression, letters))
    return sympy.factor_terms(cancelled).xreplace({letter: hidden for hidden, letter in letters.items()})


def _masked(expression: Expr, letters: dict[Expr, Expr]) -> Expr:
    if expression.is_Rational or expression.is_Symbol:
        return expression
    if expression.is_Add or expression.is_Mul:
        return expression.func(*[_masked(part, letters) for part in expression.args])
    if expression.is_Pow and expression.exp.is_Integer:
        return _masked(expression.base, letters) ** expression.exp
    return letters.setdefault(expression, sympy.Dummy(real=True))


def _is_small(tree: Tree) -> bool:
    return size(tree) <= MAX_NODES and expanded_terms(tree, MAX_TERMS) < MAX_TERMS


# --- slopes --------------------------------------------------------------------------------

_NO_SLOPE = Operation("/", sympy.Integer(1), sympy.Integer(0))  # is never a figure


def _slope(operation: Operation, symbol: Expr) -> Expr:
    """Return the derivative of what sympy does not know: of the branch taken, the larger, ..."""
    parts = operation.operands
    slopes = [sympy.diff(part, symbol) for part in parts]
    match operation.operator:
        case "if":
            return Operation("if", parts[0], slopes[1], slopes[2])
        case "min" | "max":
            return _slope_of_chosen(operation.operator, parts, slopes)
        case "sum" | "mean" | "round":  # of one figure; rounding is looked through
            return slopes[0]
        case "/" | "**":
            return _NO_SLOPE
        case _:
            return sympy.Integer(0)  # a condition


def _slope_of_chosen(function: str, parts: Sequence[Expr], slopes: Sequence[Expr]) -> Expr:
    chosen, slope = parts[0], slopes[0]
    for part, other in zip(parts[1:], slopes[1:], strict=True):
        below = (part, chosen) if function == "min" else (chosen, part)
        slope = Operation("if", Operation("<", *below), other, slope)
        chosen = Operation(function, chosen, part)
    return slope


def _known(expression: Expr) -> Expr:
    """Compute a compiled form whose symbols are figures; an operation is left where there is no value."""
    if not isinstance(expression, Operation):
        return expression
    parts = [_known(part) for part in expression.operands]
    settled = _settled(expression.operator, parts)
    return Operation(expression.operator, *parts) if settled is None else settled


def _moved(symbol: Expr, slope: Expr, value: Fraction, figures: Mapping[Expr, Expr]) -> Sensitivity:
    steepness = slope.xreplace(dict(figures)).doit()
    if not steepness.is_Rational:
        return Sensitivity(str(symbol), None, None)
    derivative = _fraction(steepness)
    elasticity = derivative * _fraction(figures[symbol]) / value if value else None
    return Sensitivity(str(symbol), derivative, elasticity)
