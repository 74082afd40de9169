"""The unit of every node of a formula, settled once, before any number.

Knows: how units meet in operators and in functions (by their ``unit_rule``).
Must not know: values of inputs, or the class and name of the indicator.

Unknown units stay unknown and give no finding; a bare number stands beside any unit; a score (indeks)
mixes with anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ikicalc.diagnostics import Diagnostic
from ikicalc.functions import FUNCTIONS
from ikicalc.satuan import findings
from ikicalc.satuan.result import Conversion, UnitResult
from ikicalc.satuan.unit import (
    NONE,
    PERCENT,
    RATES,
    Unit,
    factor_between,
    is_counted_out,
    is_score,
    is_share_of,
    show,
    times,
    unit_of,
)
from ikicalc.satuan.unit import power as power_of
from ikicalc.syntax.tree import COMPARISONS, Binary, Call, Name, Negate, Number, Tree, children
from ikicalc.syntax.words.nouns import unit_of_name, unit_of_noun

_HUNDRED = Fraction(100)
_LARGEST_POWER = 9


def infer(tree: Tree) -> UnitResult:
    """Return the unit of ``tree``, settled from the nouns in its names and literals.

    Findings: IKI301 percent of two different units, IKI302 sum of two different units, IKI305 a second
    factor of 100, IKI306 like units of different size.

    >>> ratio = Binary("/", Name("Jumlah desa tertib"), Number(Fraction(12), "desa"))
    >>> infer(Binary("*", ratio, Number(Fraction(100)))).unit
    '%'
    >>> infer(Binary("*", Name("Jumlah pegawai"), Name("Jumlah hari kerja"))).unit
    'orang·hari'
    """
    walker = _Inference()
    state = walker.of(tree)
    return UnitResult(
        unit=show(state.unit) if state.unit else None,
        diagnostics=tuple(walker.findings),
        conversions=tuple(walker.conversions),
        known=state.unit is not None,
        ratio=state.ratio and not state.factored,
        parts=state.unit or NONE,
    )


@dataclass(frozen=True, slots=True)
class _State:
    """What is known of a node.

    ``unit`` is None when unknown. ``bare``: made of numbers only, ``value`` when it is one literal.
    ``ratio``: one quantity by another; ``share``: also a quantity by a bare number (12 of 40, unnamed).
    ``factored``: 100 or 1.000 has been applied; ``waiting``: it was met before the division (100 * A / B).
    ``sides``: numerator and denominator, while they may still become a percent. ``repeated``: taken a bare
    number of times (beds x 365), which may count anything.
    """

    unit: Unit | None
    bare: bool = False
    value: Fraction | None = None
    ratio: bool = False
    share: bool = False
    factored: bool = False
    waiting: Fraction | None = None
    sides: Binary | None = None
    repeated: bool = False
    unlike: tuple[Unit, Unit] | None = None


_UNKNOWN = _State(None)
_BARE = _State(NONE, bare=True)


class _Inference:
    """One pass over a tree in the order of computing, without recursion."""

    def __init__(self) -> None:
        self.findings: list[Diagnostic] = []
        self.conversions: list[Conversion] = []

    def of(self, tree: Tree) -> _State:
        done: list[_State] = []
        stack: list[tuple[Tree, int | None]] = [(tree, None)]
        while stack:
            node, count = stack.pop()
            if count is None and (below := children(node)):
                stack.append((node, len(below)))
                stack.extend((child, None) for child in reversed(below))
                continue
            first = len(done) - (count or 0)
            states = done[first:]
            del done[first:]
            done.append(self.node(node, states))
        return done[0]

    def node(self, node: Tree, states: Sequence[_State]) -> _State:
        match node:
            case Number(value=value, unit=None):
                return _State(NONE, bare=True, value=value)
            case Number(unit=noun):
                return _State(unit_of(unit_of_noun(noun or "")))
            case Name(text=text):
                return _State(unit_of(unit_of_name(text)))
            case Negate(operator=operator):
                return replace(states[0], value=None) if operator == "-" else _BARE
            case Call():
                return self.call(node, states)
            case Binary():
                return self.binary(node, *states)

    def call(self, node: Call, states: Sequence[_State]) -> _State:
        rule = FUNCTIONS[node.function].unit_rule if node.function in FUNCTIONS else "common"
        if not states:
            return _UNKNOWN
        if rule == "first":
            return replace(states[0], value=None)
        skip = 1 if rule == "branches" else 0
        return self.alike(node.arguments[skip:], states[skip:])

    def binary(self, node: Binary, left: _State, right: _State) -> _State:
        sides, states = (node.left, node.right), (left, right)
        match node.operator:
            case "+" | "-":
                return self.alike(sides, states)
            case "*":
                return self.product(node, left, right)
            case "/":
                return self.quotient(node, left, right)
            case "**":
                return _power(left, right)
            case operator if operator in COMPARISONS:
                self.alike(sides, states, verb="membandingkan")
        return _BARE

    def alike(self, nodes: Sequence[Tree], states: Sequence[_State], verb: str = "menjumlahkan") -> _State:
        """Sum, mean, comparison: all sides in one unit, that of the first side that has one."""
        if all(state.bare for state in states):
            return _BARE
        owner: Tree | None = None
        unit: Unit | None = None
        for node, state in zip(nodes, states, strict=True):
            if state.bare or state.unit is None:
                continue
            if owner is None or unit is None:
                owner, unit = node, state.unit
            elif state.unit != unit and not self.meet(verb, owner, unit, node, state.unit):
                return _UNKNOWN
        return _State(
            unit,
            ratio=any(state.ratio for state in states),
            share=any(state.share for state in states),
            factored=any(state.factored for state in states),
        )

    def meet(self, verb: str, left: Tree, unit: Unit, right: Tree, other: Unit) -> bool:
        """Tell whether two unequal units may stand side by side; report what is wrong with them."""
        if is_score(unit) or is_score(other):
            return False
        if is_counted_out(unit, other):
            return True
        factor = factor_between(other, unit)
        if factor is None:
            self.findings.append(findings.unlike(verb, left, unit, right, other))
        elif factor != 1:
            self.convert(right, unit, other, factor)
        return factor is not None

    def convert(self, node: Tree, unit: Unit, other: Unit, factor: Fraction) -> None:
        self.conversions.append(Conversion(node, show(other), show(unit), factor))
        self.findings.append(findings.other_size(unit, node, other, factor))

    def product(self, node: Binary, left: _State, right: _State) -> _State:
        if left.bare and right.bare:
            return _BARE
        if left.bare:
            return self.scaled(node.left, right, left.value)
        if right.bare:
            return self.scaled(node.right, left, right.value)
        return _State(
            times(left.unit, right.unit) if left.unit is not None and right.unit is not None else None,
            ratio=left.ratio or right.ratio,
            share=left.share or right.share,
            factored=left.factored or right.factored,
            waiting=left.waiting or right.waiting,
        )

    def scaled(self, node: Tree, state: _State, number: Fraction | None) -> _State:
        """A quantity times a bare ``node``: 100 makes a ratio a percent, a higher power of ten a rate."""
        if number is None or (number != _HUNDRED and number not in RATES):
            repeated = number is not None and number > 1 and number.denominator == 1
            return replace(state, value=None, repeated=state.repeated or repeated)
        if state.factored:
            self.findings.append(findings.second_factor(node))
            return state
        if number == _HUNDRED and (state.ratio or state.share):
            if state.unlike and state.unlike[0] == PERCENT:
                self.findings.append(findings.second_factor(node))
            elif state.unlike and state.sides:
                sides = (state.sides.left, state.sides.right)
                self.findings.append(findings.unlike_percent(*state.unlike, *sides))
            return _State(PERCENT, ratio=state.ratio, share=True, factored=True)
        if state.ratio:
            return _State(RATES[number], ratio=True, share=True, factored=True)
        return replace(state, value=None, waiting=number)

    def quotient(self, node: Binary, left: _State, right: _State) -> _State:
        if right.bare:
            return self.divided(node, left, right.value)
        unit = self.ratio_unit(node, left, right)
        unlike = (left.unit, right.unit) if unit and left.unit and right.unit else None
        if left.repeated or right.repeated or (unlike and (is_counted_out(*unlike) or is_share_of(*unlike))):
            unlike = None
        state = _State(unit, ratio=not left.bare, share=not left.bare, sides=node, unlike=unlike)
        return self.scaled(node, state, left.waiting)

    def divided(self, node: Binary, left: _State, number: Fraction | None) -> _State:
        """A quantity divided by a bare number keeps its unit: a mean, or a share of an unnamed whole."""
        if left.bare:
            return _BARE
        if left.factored and number == _HUNDRED:  # A / B * 100 / 100 is the ratio again
            return replace(left, unit=NONE, factored=False)
        return self.scaled(node, replace(left, share=True, waiting=None), left.waiting)

    def ratio_unit(self, node: Binary, left: _State, right: _State) -> Unit | None:
        if left.unit is None or right.unit is None:
            return None
        if left.unit and right.unit and left.unit != right.unit:
            factor = None if is_score(left.unit + right.unit) else factor_between(right.unit, left.unit)
            if factor is not None and factor != 1:
                self.convert(node.right, left.unit, right.unit, factor)
                return NONE
        return times(left.unit, right.unit, -1)


def _power(left: _State, right: _State) -> _State:
    if left.bare and right.bare:
        return _BARE
    exponent = right.value
    if left.unit is None or exponent is None or exponent.denominator != 1 or abs(exponent) > _LARGEST_POWER:
        return _UNKNOWN
    return _State(power_of(left.unit, int(exponent)))
