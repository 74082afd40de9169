r"""Fractions that a pdf draws with a line: numerator above, denominator below, a factor beside.

Knows: where words and lines stand. Must not know: tables, words' meaning. A found fraction takes the place of
its words as one word of LaTeX.
"""

from __future__ import annotations

import re

from ikicalc.documents.reading import tex
from ikicalc.documents.reading.pdf.ink import Box, Word
from ikicalc.documents.reading.pdf.lines import Room, Row, rows_of
from ikicalc.documents.reading.pdf.underlines import with_underlined

_SHORTEST = 12.0  # points of a line that can be a fraction's
_FACTOR = re.compile(r"[xX×*]\s*\d[\d.,]*\s*%?")
_FACTORS = re.compile(rf"(?:{_FACTOR.pattern}\s*)+")
_BEGINNING = re.compile(r"[xX×*]$|[xX×*]\s*\d[\d.,]*\s*$")
_EDGE = 2.0


def with_fractions(words: list[Word], bars: list[Box], cell: Box, pad: float = 0.0) -> list[Word]:
    """Return the words of a cell with each drawn fraction as one word between dollar signs."""
    room = Room(cell.x0 + pad, cell.x1 - pad)
    words, left = with_underlined(words, _inside(bars, cell), room)
    for bar in sorted(left, key=lambda bar: bar.x1 - bar.x0):
        words = _with_fraction(words, bar)
    return [word for row in rows_of(words) for word in _with_factor(row)]


def _inside(bars: list[Box], cell: Box) -> list[Box]:
    """Return the lines inside a cell that are not its border, each once."""
    found: list[Box] = []
    for bar in bars:
        y = (bar.top + bar.bottom) / 2
        across = bar.x0 <= cell.x0 + _EDGE and bar.x1 >= cell.x1 - _EDGE
        within = (
            cell.x0 - 1 <= bar.x0 and bar.x1 <= cell.x1 + 1 and cell.top + _EDGE < y < cell.bottom - _EDGE
        )
        if (
            within
            and not across
            and bar.x1 - bar.x0 >= _SHORTEST
            and not any(_same(bar, other) for other in found)
        ):
            found.append(bar)
    return found


def _same(bar: Box, other: Box) -> bool:
    return abs(bar.top - other.top) < _EDGE and bar.x0 < other.x1 and other.x0 < bar.x1


def _with_fraction(words: list[Word], bar: Box) -> list[Word]:
    y = (bar.top + bar.bottom) / 2
    near = [word for word in words if bar.x0 - _EDGE <= (word.x0 + word.x1) / 2 <= bar.x1 + _EDGE]
    factors = _factors(words, bar)
    outside = [word for word in words if word not in near and word not in factors]
    above = _stack(rows_of(w for w in near if (w.top + w.bottom) / 2 < y)[::-1], bar, outside)
    below = _stack(rows_of(w for w in near if (w.top + w.bottom) / 2 >= y), bar, outside)
    if not above or not below or not _is_line_of_fraction(words, above[0], bar):
        return words
    used = {word for row in (*above, *below) for word in row.words}
    beside = [word for word in factors if above[-1].top - _EDGE < word.top < below[-1].bottom]
    used |= set(beside)
    text = " ".join([tex.fraction(_latex(above[::-1]), _latex(below)), *(word.text for word in beside)])
    half = (above[0].height + below[0].height) / 4
    drawn = Word(bar.x0, y - half, bar.x1, y + half, f"${text}$")
    return [word for word in words if word not in used] + [drawn]


def _factors(words: list[Word], bar: Box) -> list[Word]:
    """Return the words right of a bar that are factors and nothing else, on whichever line they stand."""
    right = rows_of(word for word in words if word.x0 >= bar.x1 - 1)
    return [word for row in right if _FACTORS.fullmatch(row.text) for word in row.words]


def _stack(rows: list[Row], bar: Box, outside: list[Word]) -> list[Row]:
    """Return the lines next to the bar that belong to one half: close together, in its middle, each full."""
    y = (bar.top + bar.bottom) / 2
    found: list[Row] = []
    for row in rows:
        edge = found[-1] if found else None
        gap = _distance(row, edge) if edge else min(abs(row.top - y), abs(row.bottom - y))
        if gap > 0.7 * row.height:
            break
        if edge is not None and (not _goes_on(edge, row, bar) or _runs_out(row, outside)):
            break
        found.append(row)
    return found


def _goes_on(edge: Row, row: Row, bar: Box) -> bool:
    """Tell whether a further line belongs to a half that has the line ``edge`` next to the bar."""
    upper, lower = (row, edge) if row.top < edge.top else (edge, row)
    width = bar.x1 - bar.x0
    middle = abs((row.x0 + row.x1) - (bar.x0 + bar.x1)) / 2 < max(1.5, 0.02 * width)
    full = (upper.x1 - upper.x0) + (lower.words[0].x1 - lower.words[0].x0) + _EDGE > 0.9 * width
    labelled = upper.text.endswith((":", "=")) or lower.words[0].text.endswith(":")
    return middle and full and not labelled


def _runs_out(row: Row, outside: list[Word]) -> bool:
    """Tell whether a line goes on beside the bar: a sentence above a fraction, not a part of it."""
    y = (row.top + row.bottom) / 2
    level = [w for w in outside if abs((w.top + w.bottom) / 2 - y) < 0.25 * row.height]
    return any(0 <= w.x0 - row.x1 < row.height or 0 <= row.x0 - w.x1 < row.height for w in level)


def _distance(row: Row, other: Row) -> float:
    return max(row.top - other.bottom, other.top - row.bottom, 0.0)


def _is_line_of_fraction(words: list[Word], above: Row, bar: Box) -> bool:
    """Tell a fraction's line from an underline, which runs through the feet of its letters.

    An underline serves as a fraction's line where a factor stands beside it.
    """
    y = (bar.top + bar.bottom) / 2
    if y >= above.bottom - 0.08 * above.height:
        return True
    beside = [w for w in words if w.x0 >= bar.x1 - 1 and w.top < above.bottom and w.bottom > above.top]
    return bool(beside) and _FACTOR.match(" ".join(w.text for w in sorted(beside))) is not None


def _latex(rows: list[Row]) -> str:
    """Return one half as LaTeX; fractions inside it are LaTeX already."""
    parts: list[str] = []
    plain: list[str] = []
    for word in (word for row in rows for word in row.words):
        if word.text.startswith("$"):
            parts += [tex.phrase(" ".join(plain)), word.text.strip("$")]
            plain = []
        else:
            plain.append(word.text)
    parts.append(tex.phrase(" ".join(plain)))
    return " ".join(part for part in parts if part)


def _with_factor(row: Row) -> list[Word]:
    """Take ``x 100%`` right of a fraction into its equation."""
    made: list[Word] = []
    for word in row.words:
        last = made[-1] if made else None
        if last is not None and last.text.startswith("$") and _belongs(last.text, word.text):
            text = f"{last.text.strip('$')} {word.text}"
            made[-1] = Word(last.x0, last.top, word.x1, last.bottom, f"${text}$")
        else:
            made.append(word)
    return [_finished(word) for word in made]


def _belongs(equation: str, text: str) -> bool:
    """Tell whether a word right of an equation is a part of its factor."""
    rest = equation.strip("$").rpartition("}")[2].strip()
    return (
        _FACTOR.fullmatch(f"{rest} {text}".strip()) or _BEGINNING.fullmatch(f"{rest} {text}".strip())
    ) is not None


def _finished(word: Word) -> Word:
    """Write the factor of an equation as LaTeX."""
    if not word.text.startswith("$"):
        return word
    head, brace, rest = word.text.strip("$").rpartition("}")
    factor = tex.phrase(rest.strip().replace("*", "×"))
    return word._replace(text=f"${head}{brace}{' ' if factor else ''}{factor}$")
