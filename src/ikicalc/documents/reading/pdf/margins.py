"""Lines that a pdf repeats at the edges of its pages (headers, footers, page numbers), taken out.

Knows: the edges of pages. Must not know: tables, words' meaning.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ikicalc.documents.reading.pdf.ink import Page
from ikicalc.documents.reading.pdf.lines import Row, rows_of

_EDGE = 0.09  # of the height of a page
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\W*(\d{1,3})\W*")
_WIDE = 12.0  # points between words that are columns of a table


def without_running_lines(pages: list[Page]) -> list[Page]:
    """Return the pages without the lines that most pages repeat at an edge, and without page numbers."""
    edges = [list(_edge_rows(page)) for page in pages]
    seen = Counter(key for rows in edges for key in {_key(row) for row in rows})
    repeated = {key for key, count in seen.items() if count >= 2 and count * 2 >= len(pages)}
    return [
        _without(page, [row for row in rows if _key(row) in repeated or _is_number(row, page)])
        for page, rows in zip(pages, edges, strict=True)
    ]


def _edge_rows(page: Page) -> Iterator[Row]:
    depth = page.height * _EDGE
    free = [word for word in page.words if not any(table.box.holds(word) for table in page.tables)]
    near = [word for word in free if word.bottom < depth or word.top > page.height - depth]
    for row in rows_of(near):
        gaps = sum(1 for a, b in pairwise(row.words) if b.x0 - a.x1 > _WIDE)
        if gaps < 2:
            yield row


def _key(row: Row) -> str:
    return _DIGITS.sub("#", row.text.casefold())


def _is_number(row: Row, page: Page) -> bool:
    found = _NUMBER.fullmatch(row.text)
    return found is not None and int(found[1]) == page.number


def _without(page: Page, rows: list[Row]) -> Page:
    gone = {word for row in rows for word in row.words}
    return replace(page, words=tuple(word for word in page.words if word not in gone)) if gone else page
