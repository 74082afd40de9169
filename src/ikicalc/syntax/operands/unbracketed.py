"""A division in a sum printed without brackets: which terms does it divide?

Knows: the operators of one level, and how their operands begin. Must not know: how an operand is read.
Words and signs bind as in arithmetic, so ``A + B dibagi C`` divides B alone, and a finding asks for brackets.
Only where a printed name stands on both sides of the division can nothing else be meant; that is told.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from ikicalc.syntax.levels.brackets import Group, Item, Mark
from ikicalc.syntax.levels.runs import DIVISIONS, trimmed
from ikicalc.syntax.levels.scope import Scope
from ikicalc.syntax.text.lexer import Token, split_percent

_ADDS = frozenset("+-")


class _Divisor(NamedTuple):
    """Where a divisor begins and ends at its level, and the marks inside it."""

    begin: int
    end: int
    marks: list[Mark]


def settled(items: list[Item], marks: list[Mark], scope: Scope) -> tuple[list[Item], list[Mark]]:
    """Return the level with its divisions where they belong."""
    _restore_minus(items, marks, scope)
    marks = _by_percent(items, marks, scope)
    marks = _over_difference(items, marks, scope)
    return _over_sum(items, marks, scope)


def _restore_minus(items: list[Item], marks: list[Mark], scope: Scope) -> None:
    """``{PDRB (t+1) PDRB (t)} / PDRB (t)``: a growth whose minus was lost in the bracket."""
    group = items[0] if items else None
    if (
        not isinstance(group, Group)
        or group.marks
        or not marks
        or marks[0].index != 1
        or len(group.items) != 4
    ):
        return
    end = marks[1].index if len(marks) > 1 else len(items)
    inner, divisor = group.items, _printed(items[1 + marks[0].length : end], scope)
    grouped = isinstance(inner[1], Group) and isinstance(inner[3], Group)
    if marks[0].operator != "/" or not grouped or inner[0].low != inner[2].low:
        return
    if _printed(inner[2:], scope) == divisor != _printed(inner[:2], scope):
        at = inner[1].end
        scope.note(
            "IKI106", "tanda kurang di dalam kurung tidak tercetak", inner[0].start, inner[3].end,
            label="dibaca: selisih", help="tulis `-` di antara keduanya",
        )  # fmt: skip
        inner.insert(2, Token("sign", "-", at, gap=True))
        group.marks = [Mark(2, 1, "-")]


def _by_percent(items: list[Item], marks: list[Mark], scope: Scope) -> list[Mark]:
    """``Jumlah A : Jumlah B : 100%``: a ratio is shown in percent, not divided by it."""
    if len(marks) < 2 or marks[-1].operator not in DIVISIONS:
        return marks
    last = trimmed(items[marks[-1].index + marks[-1].length :])
    divided = any(mark.operator in DIVISIONS for mark in marks[:-1])
    if (
        not divided
        or len(last) != 1
        or last[0].kind != "number"
        or split_percent(last[0].text) != ("100", True)
    ):
        return marks
    sign = items[marks[-1].index]
    scope.note(
        "IKI106", "`dibagi 100%` dibaca sebagai `dikali 100%`", sign.start, last[0].end,
        label="dibaca: dikali", help="tulis `dikali 100%` di belakang perbandingan",
    )  # fmt: skip
    return [*marks[:-1], replace(marks[-1], operator="*")]


def _over_difference(items: list[Item], marks: list[Mark], scope: Scope) -> list[Mark]:
    """``A dikurangi B dibagi B``: what divides by a term of the difference divides all of it."""
    operators = [mark.operator for mark in marks]
    if operators[:2] != ["-", "/"] or set(operators[2:]) - {"*"} or items[0].kind == "number":
        return marks  # "1 - A / B" is meant as printed
    minus, division, *others = marks
    after = minus.index + minus.length, division.index + division.length
    end = others[0].index if others else len(items)
    first, term, divisor = (
        _printed(run, scope)
        for run in (items[: minus.index], items[after[0] : division.index], items[after[1] : end])
    )
    if not divisor or (divisor != term and not f" {first}".endswith(f" {divisor}")):
        return marks
    return [minus, replace(division, operator="late/"), *others]


def _over_sum(items: list[Item], marks: list[Mark], scope: Scope) -> tuple[list[Item], list[Mark]]:
    """``a / a + b``: the share of a in the sum that begins with a; as arithmetic it would be 1 + b."""
    operators = [mark.operator for mark in marks]
    if operators[:2] != ["/", "+"] or set(operators[2:]) - {"*", "+"} or "*+" in "".join(operators):
        return items, marks
    division, plus = marks[:2]
    begin = division.index + division.length
    upper = _printed(items[: division.index], scope)
    if not upper or upper != _printed(items[begin : plus.index], scope):
        return items, marks
    rest = [mark for mark in marks if mark.operator == "*"]
    end = rest[0].index if rest else len(items)
    inner = [mark for mark in marks[1:] if mark.index < end]
    return _grouped(items, _Divisor(begin, end, inner), [division], rest, scope)


def _printed(run: list[Item], scope: Scope) -> str:
    run = trimmed(run)
    text = scope.peeled.text[run[0].start : run[-1].end] if run else ""
    return " ".join(text.casefold().split())


def _grouped(
    items: list[Item], divisor: _Divisor, before: list[Mark], behind: list[Mark], scope: Scope
) -> tuple[list[Item], list[Mark]]:
    """Return the level with its divisor in a bracket; ``before`` and ``behind`` are the marks beside it."""
    begin, end, inner = divisor
    first = items[begin]
    group = Group(
        Token("open", "(", first.start, first.gap),
        items[begin:end],
        marks=[replace(mark, index=mark.index - begin) for mark in inner],
    )
    scope.note(
        "IKI108", "pembaginya dibaca sampai akhir penjumlahan", first.start, items[end - 1].end,
        label="dibaca: di dalam kurung", help="tulis kurung di sekitar penjumlahan ini",
    )  # fmt: skip
    moved = [replace(mark, index=mark.index - end + begin + 1) for mark in behind]
    return [*items[:begin], group, *items[end:]], [*before, *moved]
