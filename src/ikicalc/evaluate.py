"""The exact walker: what a formula means for given figures, and why it has no value.

Knows: exact arithmetic over rationals, what is missing, what divides by zero (aturan 0.1, 0.3).
Must not know: how figures are matched to names, rounded for print, or explained.
No value is not zero: a missing input or a zero denominator takes the value away, with a reason,
and never raises. The walk is a stack, not recursion: a long sum is a deep tree.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import repeat

from ikicalc.diagnostics import Diagnostic, FormulaError, Span
from ikicalc.functions import (
    EXACT,
    FUNCTIONS,
    OPERATORS,
    Function,
    NoResultError,
    bounded,
    check_decimals,
)
from ikicalc.numbers import to_fraction
from ikicalc.syntax.tree import LOGIC, Binary, Call, Name, Negate, Number, Tree, children, names, sums_items
from ikicalc.syntax.tree.printing import indonesian

Value = Fraction | None | tuple[Fraction | None, ...]

MAX_REASONS = 20
SHOWN_ITEMS = 12  # of a sum over the items of a list, whose steps are kept

_CODES = {
    "penyebut_nol": "IKI401",
    "masukan_kosong": "IKI402",
    "masukan_daftar": "IKI403",
    "masukan_tunggal": "IKI403",
    "pembulatan_tidak_pasti": "IKI403",
    "pangkat_tidak_pasti": "IKI405",
    "angka_terlalu_besar": "IKI405",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why there is no value: a stable ``code`` for machines, an Indonesian sentence for people.

    Codes: ``penyebut_nol``, ``masukan_kosong``, ``masukan_daftar``, ``masukan_tunggal``,
    ``pembulatan_tidak_pasti``, ``pangkat_tidak_pasti``, ``angka_terlalu_besar``.
    """

    code: str
    message: str
    span: Span
    diagnostic: Diagnostic

    @classmethod
    def of(cls, code: str, message: str, node: Tree) -> Reason:
        """Make a reason that points at ``node``.

        >>> Reason.of("masukan_kosong", "masukan kosong: A", Name("A")).diagnostic.code
        'IKI402'
        """
        return cls(code, message, node.span, Diagnostic.of(_CODES[code], message, node.span))


@dataclass(frozen=True, slots=True)
class Step:
    """One node computed: its operands' values and its own, in the order of computing.

    ``if`` has two operands: the condition and the branch taken. A condition is 1 or 0.
    A formula that is one name or one number has one step without operands.
    """

    node: Tree
    value: Fraction | None
    operands: tuple[Value, ...]
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A figure, or none with the reasons (``MAX_REASONS`` at most), and how it came about.

    ``value`` is exact and carries no unit: a percent is 75, not 0,75.
    """

    value: Fraction | None
    reasons: tuple[Reason, ...]
    steps: tuple[Step, ...]

    @property
    def reason(self) -> Reason | None:
        """The first cause of there being no value, in reading order; None when there is one.

        >>> evaluate(Name("A"), {"A": None}).reason.code
        'masukan_kosong'
        """
        return self.reasons[0] if self.reasons else None


def evaluate(tree: Tree, values: Mapping[str, Value]) -> Evaluation:
    """Compute ``tree`` exactly; ``values`` gives each ``Name.text`` a figure, a list or None.

    A name that is not given is missing. Raises ``InputValueError`` (IKI403) for a value that is
    no number and ``FormulaError`` (IKI117) for a tree with an unknown or wrongly used function.

    >>> ratio = Binary("/", Name("A"), Name("B"))
    >>> evaluate(ratio, {"A": Fraction(9), "B": Fraction(12)}).value
    Fraction(3, 4)
    >>> evaluate(ratio, {"A": Fraction(9), "B": Fraction(0)}).reason.message
    'penyebut nol: B = 0'
    """
    return _Walk(values).run(tree)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a node came to: a figure, a list, or None with the reasons."""

    value: Value
    reasons: tuple[Reason, ...] = ()


class _Walk:
    """The stack of work to do and the stack of outcomes; ``if`` asks for its branch late."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self.values = values
        self.work: list[Callable[[], None]] = []
        self.done: list[_Outcome] = []
        self.steps: list[Step] = []

    def run(self, tree: Tree) -> Evaluation:
        self.visit(tree)
        while self.work:
            self.work.pop()()
        outcome = _scalar(self.done[0], tree)
        if not self.steps:
            self.record(tree, (), outcome)
        return Evaluation(self.steps[-1].value, outcome.reasons, tuple(self.steps))

    def visit(self, node: Tree) -> None:
        match node:
            case Number(value=value):
                self.done.append(_Outcome(value))
            case Name():
                self.done.append(self.look_up(node))
            case Call(function="if", arguments=(condition, _, _)):
                self.work += [partial(self.branch, node), partial(self.visit, condition)]
            case Call(arguments=(term,)) if sums_items(node):
                self.done.append(self.over_items(node, term))
            case _:
                self.work.append(partial(self.apply, node))
                self.work += [partial(self.visit, child) for child in reversed(children(node))]

    def look_up(self, node: Name) -> _Outcome:
        value = self.values.get(node.text)
        if value is None:
            return _stopped(Reason.of("masukan_kosong", f"masukan kosong: {node.text}", node))
        if isinstance(value, tuple):
            return _Outcome(tuple(None if item is None else to_fraction(item) for item in value))
        return _Outcome(to_fraction(value))

    def over_items(self, node: Call, term: Tree) -> _Outcome:
        """Compute ``term`` once for each item of the lists in it; one item without value takes all away."""
        rows, refused = _items(term, self.values)
        found = [evaluate(term, row) for row in rows]
        refused += [
            _of_item(number, item.reason, term) for number, item in enumerate(found, 1) if item.reason
        ]
        self.steps += [step for item in found[:SHOWN_ITEMS] for step in item.steps]
        figures = tuple(item.value for item in found)
        outcome = _stopped(*refused) if refused else _computed(node, [_Outcome(figures)])
        return self.record(node, (figures,), outcome)

    def branch(self, node: Call) -> None:
        condition = _scalar(self.done.pop(), node.arguments[0])
        if not isinstance(condition.value, Fraction):
            self.done.append(self.record(node, (None,), condition))
            return
        taken = node.arguments[1 if condition.value else 2]
        self.work += [partial(self.join, node, condition.value, taken), partial(self.visit, taken)]

    def join(self, node: Call, condition: Fraction, taken: Tree) -> None:
        outcome = _scalar(self.done.pop(), taken)
        self.done.append(self.record(node, (condition, outcome.value), outcome))

    def apply(self, node: Tree) -> None:
        parts = children(node)
        outcomes = [self.done.pop() for _ in parts][::-1]
        if not _takes_lists(node):
            outcomes = [_scalar(outcome, part) for outcome, part in zip(outcomes, parts, strict=True)]
        operands = tuple(outcome.value for outcome in outcomes)
        self.done.append(self.record(node, operands, _computed(node, outcomes)))

    def record(self, node: Tree, operands: tuple[Value, ...], outcome: _Outcome) -> _Outcome:
        value = outcome.value if isinstance(outcome.value, Fraction) else None
        reason = outcome.reasons[0] if outcome.reasons else None
        self.steps.append(Step(node, value, operands, reason))
        return outcome


def _stopped(*reasons: Reason) -> _Outcome:
    """One finding per cause: a name that stands twice in the formula is missing once."""
    causes: dict[tuple[str, str], Reason] = {}
    for reason in reasons:
        causes.setdefault((reason.code, reason.message), reason)
    return _Outcome(None, tuple(causes.values())[:MAX_REASONS])


def _scalar(outcome: _Outcome, node: Tree) -> _Outcome:
    """Refuse a list where one figure is needed; only a name can bring a list."""
    if not isinstance(outcome.value, tuple):
        return outcome
    message = f"masukan berupa daftar, bukan satu angka: {_called(node)}"
    return _stopped(Reason.of("masukan_daftar", message, node))


def _items(term: Tree, values: Mapping[str, Value]) -> tuple[list[dict[str, Value]], list[Reason]]:
    """Return the figures of each item, or why there are none; a single figure holds for every item."""
    used = {name.text: name for name in names(term)}
    empty = [text for text in used if values.get(text) in (None, ())]
    if empty:
        return [], [Reason.of("masukan_kosong", f"masukan kosong: {text}", used[text]) for text in empty]
    lists = {text: items for text in used if isinstance(items := values[text], tuple)}
    if not lists:
        message = f"dijumlahkan menurut unsurnya, jadi perlu daftar nilai setiap unsur: {', '.join(used)}"
        return [], [Reason.of("masukan_tunggal", message, term)]
    lengths = {text: len(items) for text, items in lists.items()}
    if len(set(lengths.values())) > 1:
        counted = ", ".join(f"{text} ({count})" for text, count in lengths.items())
        return [], [Reason.of("masukan_daftar", f"banyaknya unsur tidak sama: {counted}", term)]
    columns = {text: lists.get(text) or repeat(values[text]) for text in used}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=False)], []


def _of_item(number: int, reason: Reason, term: Tree) -> Reason:
    return Reason.of(reason.code, f"unsur ke-{number}: {reason.message}", term)


def _takes_lists(node: Tree) -> bool:
    return isinstance(node, Call) and _function(node).null_rule == "skip_in_lists"


def _function(node: Call) -> Function:
    function = FUNCTIONS.get(node.function)
    if function is None or not function.takes(len(node.arguments)):
        message = f"fungsi `{node.function}` tidak dikenal dengan {len(node.arguments)} nilai"
        raise FormulaError(Diagnostic.of("IKI117", message, node.span))
    return function


def _called(node: Tree) -> str:
    return node.text if isinstance(node, Name) else indonesian(node)


def _computed(node: Tree, outcomes: list[_Outcome]) -> _Outcome:
    """Return the outcome of one inner node; every missing operand takes the value away."""
    if isinstance(node, Binary) and node.operator in LOGIC:
        return _decided(node.operator, outcomes)
    figures, reasons = _present(node, outcomes)
    if reasons:
        return _stopped(*reasons)
    try:
        return _Outcome(bounded(_exact(node, figures)))
    except NoResultError as error:
        return _stopped(_explained(node, error))


def _present(node: Tree, outcomes: list[_Outcome]) -> tuple[list[Fraction], list[Reason]]:
    """Return the figures of all operands, lists flattened, or the reasons why some are missing."""
    figures: list[Fraction] = []
    reasons: list[Reason] = []
    for outcome, part in zip(outcomes, children(node), strict=True):
        match outcome.value:
            case None:
                reasons += outcome.reasons
            case Fraction() as value:
                figures.append(value)
            case items:
                known = [item for item in items if item is not None]
                figures += known
                if not known:
                    reasons.append(Reason.of("masukan_kosong", f"masukan kosong: {_called(part)}", part))
    return figures, reasons


def _decided(operator: str, outcomes: list[_Outcome]) -> _Outcome:
    """``and``, ``or``: one operand may decide alone, as in SQL; else a missing one counts."""
    deciding = operator == "or"
    values = [outcome.value for outcome in outcomes]
    if any(value is not None and bool(value) is deciding for value in values):
        return _Outcome(Fraction(deciding))
    reasons = [reason for outcome in outcomes for reason in outcome.reasons]
    return _stopped(*reasons) if reasons else _Outcome(Fraction(not deciding))


def _exact(node: Tree, figures: list[Fraction]) -> Fraction:
    match node:
        case Binary(operator=operator):
            return OPERATORS[operator](*figures)
        case Negate(operator="not"):
            return Fraction(not figures[0])
        case Call(function="round"):
            check_decimals(figures[1:])
            return EXACT["round"](figures)
        case Call(function=function):
            return EXACT[function](figures)
        case _:
            return -figures[0]


def zero_below(node: Binary) -> Reason:
    """Return the reason that a quotient has when its divisor is zero, for engines that don't walk.

    >>> zero_below(Binary("/", Name("A"), Name("B"))).message
    'penyebut nol: B = 0'
    """
    return _explained(node, NoResultError("penyebut_nol", "penyebut nol", 1))


def _explained(node: Tree, error: NoResultError) -> Reason:
    if error.culprit is None:
        return Reason.of(error.code, error.message, node)
    below = children(node)[error.culprit]
    named = "" if isinstance(below, Number) else f": {_called(below)} = 0"
    return Reason.of(error.code, error.message + named, below)
