"""A run of items between two operators: its edges, its place, and the name that it prints.

Knows: punctuation at the edges, remarks, asides. Must not know: how a run is computed.
A name is the longest phrase between two operators, with its remarks, figures and signs inside.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ikicalc.diagnostics import Diagnostic, FormulaError
from ikicalc.syntax.levels.brackets import Group, Item, Mark
from ikicalc.syntax.levels.scope import Scope
from ikicalc.syntax.tree.grammar import Terminal
from ikicalc.syntax.tree.naming import named
from ikicalc.syntax.words.lexicon import lexicon

DIVISIONS = frozenset({"/", "late/"})
_EDGES = frozenset({"comma", "semi", "dot", "eq", "junk", "cmp"})
_QUOTES = frozenset("\"“”‘’'`")


@dataclass(slots=True)
class Place:
    """Where an operand stands: between which operators, and whether it opens the statement."""

    before: Mark | None
    after: Mark | None
    marks: list[Mark]
    opens: bool = False
    denominator: list[Terminal] = field(default_factory=list)  # of a fraction whose bar was lost
    repeated: bool = False  # another operand of the level begins with the same word
    next: Item | None = None  # what stands behind the operator after it

    @property
    def level_divides(self) -> bool:
        """Whether an operator of the same level divides."""
        return any(mark.operator in DIVISIONS for mark in self.marks)

    def same_follows(self, operator: str) -> bool:
        """Whether the operator behind the operand is ``operator``, late or not."""
        return self.after is not None and self.after.operator.removeprefix("late") == operator


def trimmed(run: list[Item]) -> list[Item]:
    """Return the run without the punctuation at its edges."""
    begin, end = 0, len(run)
    while begin < end and _is_edge(run[begin]) and not _is_form(run, begin):
        begin += 1
    while end > begin and (
        _is_edge(run[end - 1]) or (run[end - 1].low in lexicon().dangling and end - begin > 1)
    ):
        end -= 1
    return run[begin:end]


def _is_form(run: list[Item], index: int) -> bool:
    """``% AKG``: the sign stands for the word."""
    return run[index].text == "%" and index + 1 < len(run) and run[index + 1].kind == "word"


def _is_edge(item: Item) -> bool:
    if item.kind == "word":  # nearly always
        return False
    return (item.kind in _EDGES and item.text not in _QUOTES) or (
        item.kind == "sign" and item.text in ":-–—*•"
    )


def name(run: list[Item], scope: Scope) -> Terminal:
    """Return the name that the run prints, without what only introduces it or comments on it."""
    run = trimmed(run)
    condition = lexicon().conditions.at(run, 0) if run[0].kind == "word" and len(run) > 1 else None
    if condition is not None and run[0].low != "maka":
        span = scope.peeled.span(run[0].start, run[0].end)
        raise FormulaError(Diagnostic.of("IKI112", "syarat `jika` tidak terbaca lengkap", span,
                                         help="tulis: `jika ... maka ... selain itu ...`"))  # fmt: skip
    _refuse_lost_sign(run, scope)
    begin, end = 0, len(run)
    while end - begin > 1 and run[begin].low in lexicon().leading:
        begin += 1
    while end - begin > 1 and _is_aside(run[end - 1], scope):
        end -= 1
    run = _without_amount(trimmed(run[begin:end]) or run)
    start, end = run[0].start, run[-1].end
    span = scope.peeled.span(start, end)
    return Terminal("NAME", named(scope.peeled.text[start:end], span), span)


def _refuse_lost_sign(run: list[Item], scope: Scope) -> None:
    """Refuse what no input is called: ``PDRB (t+1) PDRB (t)``, ``Jumlah A Jumlah B``, ``koef(1-g)``."""
    at = next((index for index in range(1, len(run)) if _holds_formula(run, index)), None)
    if at is not None:
        span = scope.peeled.span(run[at].start, run[-1].end)
        raise FormulaError(
            Diagnostic.of("IKI117", "bagian ini tidak terbaca sebagai hitungan", span,
                          label="tanda di sini hilang atau tidak dikenal",
                          help="tulis operator di antara kedua besaran")
        )  # fmt: skip


def _holds_formula(run: list[Item], index: int) -> bool:
    item, before = run[index], run[index - 1]
    if item.kind in ("dot", "comma"):
        return _lists(run, index) or _calculates_further(run, index)
    if isinstance(item, Group):
        return _raises(item) or (_is_rest(item) and not item.gap and before.kind == "word" and index == 1)
    if item.kind != "word":
        return False
    words = lexicon()
    if item.low in words.no_name:
        return True
    if isinstance(before, Group):
        repeats = item.low in (run[0].low, run[index - 2].low)
        return repeats and any(isinstance(other, Group) for other in run[index + 1 :])
    counted = run[0].low in words.count or (item.low == "jumlah" and run[0].is_capital)
    counts = item.low in words.count and counted and index + 1 < len(run)
    ended = before.text[:1].islower() or (item.text == run[0].text and index > 1)
    broken = item.is_capital and ended and before.low not in words.particles
    return counts and broken and len(item.text) > 1 and before.kind == "word"


def _lists(run: list[Item], index: int) -> bool:
    """``a. air bersih b. sabun c. tisu``: a list, and no quantity."""
    return index == 1 and run[0].text == "a" and any(item.text == "b" for item in run[index:])


def _calculates_further(run: list[Item], index: int) -> bool:
    """``faktor, lalu dibatasi``: a step whose figure is not printed."""
    phrase = lexicon().operators.at(run, index + 1) if index + 1 < len(run) else None
    return run[index].kind == "comma" and phrase is not None and phrase.role == "then"


def _is_rest(group: Group) -> bool:
    """``(1 - gaps)``: what is left of one, no range as ``(7-12 tahun)``."""
    kinds = [item.kind for item in group.items[:3]]
    return kinds == ["number", "sign", "word"] and group.items[1].text in "-–−"


def _raises(item: Item) -> bool:
    return isinstance(item, Group) and (
        any(mark.operator == "**" for mark in item.marks) or any(map(_raises, item.items))
    )


def _without_amount(run: list[Item]) -> list[Item]:
    """Drop ``sebanyak 23 sampel`` behind a name: its value in one year, not part of it."""
    for index in range(max(1, len(run) - 4), len(run) - 1):
        if run[index].low in lexicon().amounts and run[index + 1].kind == "number":
            return trimmed(run[:index]) or run
    return run


def _is_aside(group: Item, scope: Scope) -> bool:
    """``(sumber: Dukcapil)`` and a legend's letter ``(A)`` are no part of the name."""
    if not isinstance(group, Group):
        return False
    if not group.items:
        return True
    head = group.items[0]
    if len(group.items) == 1 and head.text in scope.markers:
        return True
    return head.low in lexicon().asides and len(group.items) > 1 and group.items[1].text in (":", "=")


def calculates(group: Group, scope: Scope) -> bool:
    """Whether a bracket behind a name is a calculation: words calculate, signs between counts do."""
    for mark in group.marks:
        item = group.items[mark.index]
        after = mark.index + mark.length
        weighs = after < len(group.items) and group.items[after].text.endswith("%")
        if item.kind == "word" and (item.low != "x" or weighs):
            return True
        position = [m.index + m.length for m in group.marks if m.index < mark.index]
        left = group.items[max(position, default=0)]
        if after < len(group.items) and _counted(left, scope) and _counted(group.items[after], scope):
            return True
    return False


def _counted(item: Item, scope: Scope) -> bool:
    if isinstance(item, Group):
        return bool(item.marks) and calculates(item, scope)
    return scope.starts_quantity(item) and item.kind == "word"
