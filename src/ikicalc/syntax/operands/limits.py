"""Bounds printed behind a formula: ``... x 100% maksimal 120%``, ``... paling tinggi 100``.

Knows: the words of a bound, and the scale on which its figure is printed. Must not know: what is bounded.
A cap under the whole, or a floor over nothing, would hide a bad figure: it is read as a target, and told.
"""

from __future__ import annotations

from fractions import Fraction

from ikicalc.syntax.levels.brackets import Group, Item, Mark
from ikicalc.syntax.levels.runs import DIVISIONS, trimmed
from ikicalc.syntax.levels.scope import Scope
from ikicalc.syntax.operands.figures import number_at
from ikicalc.syntax.tree import Number
from ikicalc.syntax.tree.grammar import Terminal
from ikicalc.syntax.words.lexicon import lexicon

_LONGEST = 3  # "paling tinggi 100"


def bounded(items: list[Item], marks: list[Mark], scope: Scope) -> tuple[list[Item], str, Terminal | None]:
    """Return the items without a bound at their end, its function (min, max) and the bound itself.

    A bound that would hide a bad figure is left out and told (IKI118), as it is a target.
    """
    begin, tail = _tail(items, marks)
    function = _function(tail)
    if function is None:
        return items, "", None
    value, percent, _ = number_at(tail[-1:], scope)
    shown = scope.peeled.text[tail[0].start : tail[-1].end]
    span = scope.peeled.span(tail[-1].start, tail[-1].end)
    whole = 100 if scope.has_factor else 1
    inside = any(isinstance(item, Group) and item.is_ratio for item in items)
    ratio = scope.has_factor or inside or any(mark.operator in DIVISIONS for mark in marks)
    if percent and ratio and not scope.has_factor:
        value /= 100
    hides = ratio and (value < whole if function == "min" else value > 0)
    if hides or (percent and not ratio):
        scope.note(
            "IKI118", f"`{shown}` dibaca sebagai target, bukan bagian rumus", tail[0].start, tail[-1].end,
            label="diabaikan", help="bila yang dimaksud batas hasil, tulis batas itu di aturan penilaiannya",
        )  # fmt: skip
        return trimmed(items[:begin]), "", None
    scope.note("IKI106", f"`{shown}` dibaca sebagai batas hasil", tail[0].start, tail[-1].end)
    return items[:begin], function, Terminal("NUMBER", Number(Fraction(value), None, span), span)


def _tail(items: list[Item], marks: list[Mark]) -> tuple[int, list[Item]]:
    """Where a bound may begin, and its items: the last words, or those in the last bracket."""
    last = items[-1] if items else None
    if isinstance(last, Group):  # "A / B x 100% (maksimal 120%)", but "Jumlah layanan (maksimal 5)" is a name
        return len(items) - 1, last.items if marks and len(last.items) <= _LONGEST else []
    if last is None or last.kind != "number":
        return len(items), []
    for size in range(_LONGEST, 1, -1):
        tail = items[-size:]
        follows = len(items) > size and items[-size - 1].kind in ("group", "number", "comma")
        if follows and _function(tail):
            return len(items) - size, tail
    return len(items), []


def _function(tail: list[Item]) -> str | None:
    if len(tail) < 2 or tail[-1].kind != "number" or tail[0].kind != "word":
        return None
    phrase = lexicon().limits.at(tail, 0)
    return phrase.value if phrase is not None and len(phrase.words) == len(tail) - 1 else None
