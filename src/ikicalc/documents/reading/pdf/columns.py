"""Tables without lines: rows of words that leave the same strips of the page white.

Knows: where words stand. Must not know: pages, words' meaning. What is found is a reading of white space,
and its caller says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ikicalc.documents.reading.pdf.ink import Word
from ikicalc.documents.reading.pdf.lines import Room, Row, joined, rows_of
from ikicalc.documents.rows import is_signature

_STRIP = 7.0  # points of white that separate columns
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3
_MARK = re.compile(r"[:\-–•]|(?:\d{1,2}|[a-zA-Z])[.)]")

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Columns:
    """Printed lines that stand in columns."""

    rows: tuple[Row, ...]
    spans: tuple[Span, ...]

    def texts(self, vocabulary: frozenset[str]) -> Iterator[list[str]]:
        """Yield the texts of each row of the table, its wrapped lines joined."""
        for group in _groups(self.rows, self.spans):
            yield [self._text(group, at, vocabulary) for at in range(len(self.spans))]

    def _text(self, group: list[Row], at: int, vocabulary: frozenset[str]) -> str:
        words = [word for row in group for word in row.words if _column(self.spans, word) == at]
        left, right = self.spans[at]
        return joined(rows_of(words), Room(left, right), vocabulary)


def columns_of(rows: list[Row]) -> Iterator[Row | Columns]:
    """Yield lines as they are, and runs of lines that stand in at least three columns as one."""
    at = 0
    while at < len(rows):
        end, spans = _run(rows, at)
        block = rows[at:end]
        if len(block) >= _FEWEST_ROWS and _is_table(block, spans):
            yield Columns(tuple(block), tuple(spans))
            at = end
        else:
            yield rows[at]
            at += 1


def _run(rows: list[Row], start: int) -> tuple[int, list[Span]]:
    """Return where the run of lines with common columns ends that begins at ``start``, and its columns."""
    spans = _spans(rows[start])
    end = start + 1
    if len(spans) < _FEWEST_COLUMNS:
        return end, spans
    while end < len(rows) and rows[end].top - rows[end - 1].bottom < 3 * rows[end].height:
        if is_signature(rows[end].text):
            break
        wider = _united(spans, _spans(rows[end]))
        if len(wider) < max(_FEWEST_COLUMNS, len(spans) - 1):
            break
        spans = wider
        end += 1
    return end, spans


def _spans(row: Row) -> list[Span]:
    return _united([], [(word.x0, word.x1) for word in row.words])


def _united(spans: list[Span], more: list[Span]) -> list[Span]:
    """Return the strips with ink; those with less white between than a column leaves become one."""
    found: list[Span] = []
    for left, right in sorted([*spans, *more]):
        if found and left - found[-1][1] < _STRIP:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def _is_table(rows: list[Row], spans: list[Span]) -> bool:
    """Tell a table from a list: enough columns hold more than marks, in enough lines."""
    texts: list[list[str]] = [[] for _ in spans]
    for row in rows:
        for word in row.words:
            texts[_column(spans, word)].append(word.text)
    telling = sum(1 for column in texts if any(not _MARK.fullmatch(text) for text in column))
    wide = sum(1 for row in rows if len(_spans(row)) > 1)
    return telling >= _FEWEST_COLUMNS and wide >= 2


def _column(spans: list[Span] | tuple[Span, ...], word: Word) -> int:
    middle = (word.x0 + word.x1) / 2
    return next((at for at, (_, right) in enumerate(spans) if middle <= right), len(spans) - 1)


def _groups(rows: tuple[Row, ...], spans: tuple[Span, ...]) -> list[list[Row]]:
    """Put the lines of one row of the table together: by larger gaps, else by the first column."""
    gaps = [below.top - above.bottom for above, below in pairwise(rows)]
    usual = min(gaps)
    wide = max(usual + 2.0, 0.35 * median(row.height for row in rows) + usual)
    by_gap = [gap > wide for gap in gaps]
    if not any(by_gap):
        by_gap = [any(_column(spans, word) == 0 for word in row.words) for row in rows[1:]]
    groups = [[rows[0]]]
    for row, begins in zip(rows[1:], by_gap, strict=True):
        if begins:
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups
