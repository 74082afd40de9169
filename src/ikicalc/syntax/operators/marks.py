"""The operators of a statement, level by level; where none surely divides, the likeliest doubtful sign.

Knows: levels and their brackets. Must not know: why a word or a sign is an operator; ``words`` and
``signs`` decide each.
"""

from __future__ import annotations

from collections.abc import Iterator

from ikicalc.syntax.levels.brackets import Group, Item, Mark
from ikicalc.syntax.levels.runs import calculates
from ikicalc.syntax.levels.scope import Scope
from ikicalc.syntax.operators.signs import point_at, sign_at, tell_name, weak_score
from ikicalc.syntax.operators.view import Doubt, View, tell
from ikicalc.syntax.operators.words import word_at
from ikicalc.syntax.words.lexicon import lexicon

_SPACED = 2.5  # a slash with a space on each side, or more
_SURE = 3.5  # such a slash that a quantity follows


def mark_operators(items: list[Item], scope: Scope) -> list[Mark]:
    """Return the operators of the outermost level; those of brackets are kept in their groups."""
    weak: list[Doubt] = []
    for group in reversed(list(_groups(items))):  # the inner ones first: a sign asks what a bracket holds
        group.marks = _mark_level(group.items, scope, weak, attached=group.attached, inside=True)
        if group.attached and calculates(group, scope):  # its signs calculate as well
            again = _mark_level(group.items, scope, [], attached=False, inside=True)
            group.marks = max(again, group.marks, key=len)
    marks = _mark_level(items, scope, weak, attached=False, inside=False)
    _settle_weak(items, marks, weak, scope)
    return marks


def _groups(items: list[Item]) -> Iterator[Group]:
    stack = [item for item in reversed(items) if isinstance(item, Group)]
    while stack:
        group = stack.pop()
        yield group
        stack.extend(item for item in reversed(group.items) if isinstance(item, Group))


def _mark_level(
    items: list[Item], scope: Scope, weak: list[Doubt], *, attached: bool, inside: bool
) -> list[Mark]:
    marks: list[Mark] = []
    view = View(items, scope, marks, attached=attached, inside=inside)
    index = 0
    while index < len(items):
        mark = _mark_at(view, index)
        if mark is not None:
            marks.append(mark)
            index += mark.length
            continue
        if items[index].kind == "sign":
            tell_name(view, index)
            score = weak_score(view, index)
            if score > 0:
                weak.append(Doubt(items, marks, index, score))
        index += 1
    return marks


def _mark_at(view: View, index: int) -> Mark | None:
    item = view.items[index]
    match item.kind:
        case "certain":
            return Mark(index, 1, item.value)
        case "word":
            return word_at(view, index) if item.low in lexicon().operating else None
        case "dot":
            return point_at(view, index)
        case "sign":
            return sign_at(view, index)
        case _:
            return None


def _settle_weak(items: list[Item], marks: list[Mark], weak: list[Doubt], scope: Scope) -> None:
    """Take the likeliest doubtful division where a ratio is expected and no other sign divides."""
    if not weak:
        return
    divides = any(m.operator in ("/", "late/") for m in _all_marks(items, marks)) or _has_ratio_form(items)
    if not divides and not scope.is_above_bar:
        best = max(weak, key=lambda candidate: candidate.score)
        rivals = [c for c in weak if c.score == best.score and c is not best]
        if (_may_be_ratio(best, scope) and (not rivals or best.score >= 3)) or best.score >= _SURE:
            best.marks.append(Mark(best.index, 1, "/"))
            best.marks.sort(key=lambda mark: mark.index)
            weak.remove(best)
            tell(best, scope, divides=True)
    for candidate in weak:
        if candidate.score >= 3:
            tell(candidate, scope, divides=False)


def _has_ratio_form(items: list[Item]) -> bool:
    """``perbandingan antara A dengan B``: the words divide, so no doubtful sign need do."""
    for index in range(len(items)):
        form = lexicon().prefixes.at(items, index) if items[index].kind == "word" else None
        if form is not None and form.value[0] == "/" and len(form.words) > 1:
            rest = (item.low for item in items[index + len(form.words) :])
            return any(word in form.value[1] for word in rest)
    return False


def _may_be_ratio(candidate: Doubt, scope: Scope) -> bool:
    """A doubtful sign divides where a factor stands, or a quantity begins the left side."""
    start = max((m.index + m.length for m in candidate.marks if m.index < candidate.index), default=0)
    quantity = scope.starts_quantity(candidate.level[start])
    return scope.has_factor or (scope.expects_ratio and quantity and candidate.score >= _SPACED)


def _all_marks(items: list[Item], marks: list[Mark]) -> Iterator[Mark]:
    yield from marks
    for group in _groups(items):
        yield from group.marks
