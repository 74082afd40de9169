"""Fractions whose numerator is underlined over several lines: only the last of the lines is the fraction's.

Knows: where words and drawn lines stand. Must not know: tables, words' meaning. Each line of such a numerator
has its own underline; what follows in reading order is the factor, then the denominator.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ikicalc.documents.reading import tex
from ikicalc.documents.reading.pdf.ink import Box, Word
from ikicalc.documents.reading.pdf.lines import Room, Row, ends, rows_of

_EDGE = 2.0
_FACTOR = re.compile(r"\s*(?:[xX×*]\s*\d[\d.,]*\s*%?\s*)*")


def with_underlined(words: list[Word], bars: list[Box], room: Room) -> tuple[list[Word], list[Box]]:
    """Return the words of a cell with a fraction underlined line by line as one word between dollar signs.

    The bars returned are those that may still be a fraction's.

    >>> words = [Word(0, 0, 50, 10, "Kolam"), Word(0, 12, 50, 22, "aktif"), Word(0, 24, 50, 34, "Kolam")]
    >>> with_underlined(words, [Box(0, 10, 50, 11), Box(0, 22, 50, 23)], Room(0, 60))[0][0].text
    '$\\\\frac{\\\\text{Kolam aktif}}{\\\\text{Kolam}}$'
    """
    rows = rows_of(words)
    under = [_underline(row, bars) for row in rows]
    first, last = _run(rows, under)
    bar = under[last] if last > first else None
    if bar is None or any(under[last + 1 :]):
        return words, bars
    rest = [word for word in rows[last].words if word.x0 > bar.x1 - 1]
    below = [Row(tuple(rest)), *rows[last + 1 :]] if rest else rows[last + 1 :]
    above = [word for row in rows[first : last + 1] for word in row.words if word not in rest]
    spent = under[first : last + 1]
    return _drawn(above, below, bar, room, words), [other for other in bars if other not in spent]


def _drawn(above: list[Word], below: list[Row], bar: Box, room: Room, words: list[Word]) -> list[Word]:
    """Put the fraction in the place of its words; unchanged where nothing is left to divide by."""
    half, factor = _denominator(below, room)
    text = " ".join(word.text for row in half for word in row.words)
    if not text[len(factor) :].strip():
        return words
    equation = f"{tex.fraction(_phrase(above), tex.phrase(text[len(factor) :]))} {factor.strip()}"
    used = {*above, *(word for row in half for word in row.words)}
    drawn = Word(bar.x0, above[0].top, bar.x1, half[-1].bottom, f"${equation.strip()}$")
    return [drawn, *(word for word in words if word not in used)]


def _denominator(below: list[Row], room: Room) -> tuple[list[Row], str]:
    """Return the lines of the factor and the denominator, and the text of the factor."""
    for count in range(1, len(below) + 1):
        text = " ".join(row.text for row in below[:count])
        factor = _FACTOR.match(text)
        spent = factor is not None and factor.end() < len(text) and not _is_begun(text)
        if spent and (count == len(below) or ends(below[count - 1], below[count], room)):
            return below[:count], factor[0] if factor else ""
    return [], ""


def _is_begun(text: str) -> bool:
    """Tell whether a text is the sign of a factor whose figure stands on the next line."""
    return text.strip() in ("x", "X", "×", "*")


def _phrase(words: list[Word]) -> str:
    return tex.phrase(" ".join(word.text for word in words))


def _run(rows: list[Row], under: list[Box | None]) -> tuple[int, int]:
    """Return the first and the last of the lines that are underlined one after another."""
    first = next((n for n, bar in enumerate(under) if bar), 0)
    last = first
    for row, bar in zip(rows[first:-1], under[first:-1], strict=True):
        if bar is None or bar.x1 < row.x1 - _EDGE or under[last + 1] is None:
            break
        last += 1
    close = all(after.top - row.bottom < row.height for row, after in pairwise(rows[first : last + 1]))
    return (first, last) if close else (0, 0)


def _underline(row: Row, bars: Sequence[Box]) -> Box | None:
    """Return the line right under the first words of a row, as long as they are."""
    ends_of_words = [word.x1 for word in row.words]
    for bar in bars:
        near = -0.3 * row.height < bar.top - row.bottom < 0.25 * row.height
        fits = any(abs(x1 - bar.x1) < 0.4 * row.height for x1 in ends_of_words)  # a space may be under it
        if near and fits and abs(bar.x0 - row.x0) < _EDGE:
            return bar
    return None
