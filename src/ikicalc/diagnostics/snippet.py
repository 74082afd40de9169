"""The rows of a source text that a span touches, cut to a window and measured in columns.

Knows: line breaks, character widths, which characters cannot be printed as they are.
Must not know: findings, colours, or the frame that is drawn around the rows.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from ikicalc.diagnostics.model import Span

WINDOW = 100  # columns of one row shown around the span
_MARGIN = 10  # columns kept before a span that is itself wider than the window
_RAW = 4 * WINDOW  # code points looked at on each side, so that a row of megabytes costs nothing
_HEAD, _TAIL = 3, 1  # rows shown of a span over many lines
_TAB = "    "
_ELLIPSIS = "…"
_BREAK = re.compile(r"\r\n|\r|\n")
_UNPRINTABLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # Cf: bidi marks, zero width, soft hyphen


class Row(NamedTuple):
    """One drawn line: ``indent`` columns, then ``carets`` carets, stand under ``text``.

    ``number`` and ``column`` count from 1; ``column`` counts code points of the line as printed.
    """

    number: int
    column: int
    text: str
    indent: int
    carets: int


def rows(source: str, span: Span) -> tuple[Row, ...]:
    """Return the rows that ``span`` touches; of a long one the first three and the last.

    A span past the end is taken to the end; an empty span gets one caret.

    >>> rows("A : B", Span(2, 3))
    (Row(number=1, column=3, text='A : B', indent=2, carets=1),)
    """
    start = min(max(span.start, 0), len(source))
    end = min(max(span.end, start), len(source))
    breaks = [found.span() for found in _BREAK.finditer(source)]
    firsts = [0, *(after for _, after in breaks)]
    lasts = [*(before for before, _ in breaks), len(source)]
    top = bisect_right(firsts, start) - 1
    bottom = bisect_right(firsts, max(start, end - 1)) - 1
    touched = [*range(top, bottom + 1)]
    if len(touched) > _HEAD + _TAIL:
        touched = touched[:_HEAD] + touched[-_TAIL:]
    return tuple(_row(source, number, (firsts[number], lasts[number]), (start, end)) for number in touched)


def visible(text: str) -> str:
    """Return ``text`` on one line with every character that would not show written out.

    >>> visible("A\\x00\\u202eB\\tC")
    'A␀<U+202E>B    C'
    """
    if text.isprintable():  # nearly every text
        return text
    return "".join(_drawn(character)[0] for character in text)


def width(text: str) -> int:
    """Return the terminal columns of ``text``: 2 for wide East Asian, 0 for combining marks.

    >>> width("表"), width("e\\u0301")
    (2, 1)
    """
    return sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _drawn(character: str) -> tuple[str, int]:
    """Return how a character is shown, and in how many columns."""
    shown = _shown(character)
    return shown, width(shown)


def _row(source: str, number: int, line: tuple[int, int], span: tuple[int, int]) -> Row:
    first, last = line
    start, end = (min(max(offset, first), last) for offset in span)
    low, high = max(first, start - _RAW), min(last, min(end, start + _RAW) + _RAW)
    drawn = [_drawn(character) for character in source[low:high]]
    edges = [0, *accumulate(columns for _, columns in drawn)]
    begin, stop = start - low, min(end, high) - low
    left, right = _window(edges, begin, stop)
    cut_left, cut_right = low + left > first, low + right < last
    text = _ELLIPSIS * cut_left + "".join(shown for shown, _ in drawn[left:right]) + _ELLIPSIS * cut_right
    carets = edges[min(stop, right)] - edges[begin] + (stop > right)
    return Row(number + 1, start - first + 1, text, edges[begin] - edges[left] + cut_left, max(1, carets))


def _window(edges: list[int], begin: int, stop: int) -> tuple[int, int]:
    """Return which characters to show, around those from ``begin`` to ``stop``.

    ``edges`` are the columns between the characters. A combining mark never opens a cut row, where
    it would land on the ellipsis.
    """
    if edges[-1] <= WINDOW:
        return 0, len(edges) - 1
    before = max(_MARGIN, (WINDOW - edges[stop] + edges[begin]) // 2)
    start = max(0, min(edges[begin] - before, edges[-1] - WINDOW))
    left = bisect_right(edges, edges[bisect_left(edges, start)]) - 1 if start else 0
    return min(left, begin), bisect_right(edges, start + WINDOW) - 1


def _shown(character: str) -> str:
    if character == "\t":
        return _TAB
    if unicodedata.category(character) not in _UNPRINTABLE:
        return character
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)  # the pictures of control characters
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
