"""Text tables with a sign between the columns (csv, tsv): the sign is found, not asked.

Knows: signs, quotation marks, encodings. Must not know: what columns mean.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from ikicalc.documents.model import Letak, Naskah, Sel
from ikicalc.documents.reading import problems
from ikicalc.documents.reading.bounds import MAX_CELLS
from ikicalc.documents.reading.characters import clean, decoded
from ikicalc.documents.reading.sheet_parts import Line, blocks_of
from ikicalc.documents.reading.text import peel

_DELIMITERS = ";\t,|"
_LONGEST_CELL = 1_000_000


def read_separated(name: str, data: bytes) -> Naskah:
    """Return the blocks of a csv or tsv; a file in Windows-1252 is told (IKI827)."""
    text, encoding = decoded(data)
    place = Letak(name)
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        lines = list(_lines(name, text, _delimiter(text)))
    finally:
        csv.field_size_limit(limit)
    found = [problems.not_read(place, f"berkas dibaca sebagai {encoding}, bukan UTF-8", _ENCODING_HELP)]
    return Naskah(name, tuple(blocks_of(lines, place)), tuple(found) if encoding == "Windows-1252" else ())


def _shown(cell: str) -> str:
    """Return a cell as its program shows it: an export of a web form holds tags and entities."""
    return peel(cell) if "<" in cell or "&" in cell else cell


_ENCODING_HELP = "periksa huruf khusus (kutip, tanda pisah), atau simpan ulang sebagai CSV UTF-8"


def _rows(text: str, sign: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=sign)


def _delimiter(text: str) -> str:
    """Return the sign that cuts the most rows into one and the same number of columns."""
    return max(_DELIMITERS, key=lambda sign: _evenness(text, sign))


def _evenness(text: str, sign: str) -> tuple[int, int]:
    if sign not in text:
        return 0, 0
    widths = Counter(len(row) for row in _rows(text[:200_000], sign) if any(cell.strip() for cell in row))
    columns, rows = max(widths.items(), key=lambda item: (item[0] > 1, item[1]), default=(1, 0))
    return (rows, columns) if columns > 1 else (0, 0)


def _lines(name: str, text: str, sign: str) -> Iterator[Line]:
    cells = 0
    for number, row in enumerate(_rows(text, sign), 1):
        made = tuple(Sel(_shown(clean(cell))) for cell in row)
        cells += len(made)
        if cells > MAX_CELLS:
            raise problems.too_much(name, f"lebih dari {MAX_CELLS} sel")
        if any(cell.teks for cell in made):
            yield Line(number, made)
