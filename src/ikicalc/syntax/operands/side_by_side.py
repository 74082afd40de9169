"""A fraction printed on one line without its bar: ``Jumlah undangan hadir Jumlah undangan x 100%``.

Knows: where the second quantity begins in a run of words. Must not know: lines, or how a quantity is read.
Only where a ratio is expected and nothing else divides; every restored bar is told.
"""

from __future__ import annotations

from ikicalc.syntax.levels.brackets import Item
from ikicalc.syntax.levels.runs import Place, name
from ikicalc.syntax.levels.scope import Scope
from ikicalc.syntax.tree.grammar import Terminal
from ikicalc.syntax.words.lexicon import lexicon


def side_by_side(run: list[Item], place: Place, scope: Scope) -> list[Terminal] | None:
    """Return numerator and denominator where two quantities stand side by side, else none."""
    multiplied = place.after is None or place.after.operator.removeprefix("late") == "*"
    if not scope.expects_ratio or place.before is not None or not multiplied or place.level_divides:
        return None
    if not (scope.starts_count(run[0]) or (scope.is_labelled and scope.starts_quantity(run[0]))):
        return None
    cuts = [index for index in range(1, len(run) - 1) if _begins(run, index)]
    if len(cuts) != 1:
        return None
    lower = run[cuts[0] :]
    if "\n" in scope.peeled.text[run[cuts[0] - 1].end : lower[0].start]:
        return None  # two lines in a bracket: copied formulas also print the denominator first
    tell(lower, scope)
    divide = Terminal("/", "/", scope.peeled.span(lower[0].start, lower[0].start))
    return [name(run[: cuts[0]], scope), divide, name(lower, scope)]


def _begins(run: list[Item], index: int) -> bool:
    """Whether a second quantity begins here: a capitalized count, or the same words behind another."""
    item, before = run[index], run[index - 1]
    if item.kind != "word" or not item.is_capital or before.low in lexicon().particles:
        return False
    if item.low in lexicon().count and len(item.text) > 1 and index > 1:
        return before.kind in ("word", "group")
    if 2 * index != len(run) or index < 2 or item.low not in lexicon().quantity:
        return False
    return [other.low for other in run[1:index]] == [other.low for other in run[index + 1 :]]


def tell(lower: list[Item], scope: Scope) -> None:
    """Tell that what stands here was taken as the denominator of a lost bar."""
    scope.note(
        "IKI106", "garis pecahan tidak tercetak; dibaca sebagai penyebut", lower[0].start, lower[-1].end,
        label="dibaca: penyebut", help="tulis `dibagi` di antara pembilang dan penyebut",
    )  # fmt: skip
