"""Tables of an extracted text whose cells run over several lines: a tab ends a cell, a line end doesn't.

Knows: how many tabs a row has, which the header tells. Must not know: goals, positions, what becomes of rows.
Rows are only put together where the header itself runs over several lines, and all lines down to the gap come
out even; otherwise each line is a row.
"""

from __future__ import annotations

from collections.abc import Sequence

from ikicalc.documents.header import read_header
from ikicalc.documents.model import Baris, Letak, Sel
from ikicalc.documents.rows import is_item_number, is_signature

Line = tuple[int, str]
MAX_HEADER = 8  # lines


def wrapped_rows(lines: Sequence[Line]) -> list[list[Line]] | None:
    """Return the lines row by row, the header first; None where the rows don't come out even.

    >>> text = ["NO\\tINDIKATOR", "KINERJA\\tRUMUS", "1\\tJumlah", "kolam\\tJumlah", "kolam", "2\\tPanen\\tA"]
    >>> rows = wrapped_rows(list(enumerate(text, 1)))
    >>> [len(row) for row in rows], cells_of_row(rows[1])
    ([2, 3, 1], ['1', 'Jumlah\\nkolam', 'Jumlah\\nkolam'])
    """
    if not lines or _width(lines[:1]):
        return None
    for length in range(2, min(MAX_HEADER, len(lines)) + 1):
        width = _width(lines[:length])
        rows = [list(lines[:length]), *(_rows(lines[length:], width) or ())] if width else []
        if len(rows) > 1 and any(row[0][1].count("\t") < width - 1 for row in rows):
            return rows
    return None


def table_lines(lines: Sequence[Line]) -> tuple[int, int]:
    """Return from where to where lines without a gap can be one table: no title above, no signature below.

    >>> table_lines([(1, "IKU"), (2, "NO\\tIKU"), (3, "1\\tKolam"), (4, "ikan"), (5, "LURAH RAWA")])
    (1, 4)
    """
    start = next((n for n, (_, line) in enumerate(lines) if "\t" in line), len(lines))
    last = max((n for n, (_, line) in enumerate(lines) if "\t" in line), default=start)
    ends = (n for n in range(last + 1, len(lines)) if lines[n][1].isupper() or is_signature(lines[n][1]))
    return start, next(ends, len(lines))


def cells_of_row(lines: Sequence[Line]) -> list[str]:
    """Return the cells of a row, with the line breaks inside them."""
    return [cell.strip() for cell in "\n".join(line for _, line in lines).split("\t")]


def _width(lines: Sequence[Line]) -> int:
    """Return how many cells a row has whose header these lines are; 0 where they are none."""
    if any(is_item_number(line.partition("\t")[0].strip()) for _, line in lines[1:]):
        return 0
    cells = cells_of_row(lines)
    row = Baris(tuple(map(Sel, cells)), Letak("", baris=lines[0][0]))
    found = read_header([row], 0)
    numbered = found is not None and found[0].berindikator and found[0].kolom[0].peran == "nomor"
    return len(cells) if numbered and len(cells) > 2 and all(cells) else 0


def _rows(lines: Sequence[Line], width: int) -> list[list[Line]] | None:
    """Return the lines as rows of so many cells: each begins with a number or an empty cell and a tab."""
    rows: list[list[Line]] = []
    tabs = width - 1
    for line in lines:
        first, tab, _ = line[1].partition("\t")
        begins = bool(tab) and (not first.strip() or is_item_number(first.strip()))
        if begins != (tabs == width - 1 and bool(tab)):
            return None
        if begins:
            rows.append([])
            tabs = 0
        if not rows:
            return None
        rows[-1].append(line)
        tabs += line[1].count("\t")
        if tabs > width - 1:
            return None
    return rows if tabs == width - 1 else None
