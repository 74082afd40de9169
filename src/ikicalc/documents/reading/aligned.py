"""Tables of an extracted text whose columns are only aligned by spaces, as ``pdftotext -layout`` writes them.

Knows: columns of characters, when a line begins a row. Must not know: goals, positions, what becomes of rows.
A table begins at a line that reads as a header; where its columns cannot be told apart, its lines are rows of
chunks, so that they are told as unsure later instead of being lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from typing import NamedTuple

from ikicalc.documents.header import Kepala, read_header
from ikicalc.documents.joining import is_open
from ikicalc.documents.model import Baris, Letak, Paragraf, Sel, Tabel
from ikicalc.documents.rows import is_item_number, is_numbering, is_signature
from ikicalc.documents.words import table_words

_CHUNK = re.compile(r"\S+(?: \S+)*")
MAX_LINES = 4_000  # of one table
_FOOT = 2  # empty lines above a line that may stand at the foot of a page
MAX_WIDTH = 2_000  # characters of a line


class Potong(NamedTuple):
    """A run of words without a gap, and where it stands in its line."""

    awal: int
    akhir: int
    teks: str


Line = tuple[int, str]


def aligned_blocks(
    lines: Sequence[Line], name: str, peel: Callable[[str], str]
) -> Iterator[Paragraf | Tabel]:
    """Yield lines as paragraphs, and those under a header that is aligned by spaces as a table.

    >>> text = ["NO  SASARAN   INDIKATOR     TARGET", "1   Tertib    Jumlah        12", "              kolam"]
    >>> found = list(aligned_blocks(list(enumerate(text, 1)), "x.txt", str))
    >>> [cell.teks for cell in found[0].baris[1].sel]
    ['1', 'Tertib', 'Jumlah\\nkolam', '12']
    """
    index = 0
    while index < len(lines):
        kepala = _header(lines[index], name)
        end = _end(lines, index) if kepala else index
        if kepala is not None and end > index + 1:
            yield _table(lines[index:end], name, kepala, peel)
        else:
            end = index + 1
            number, line = lines[index]
            if line.strip():
                yield Paragraf(peel(line), Letak(name, baris=number))
        index = end


def chunks(line: str) -> list[Potong]:
    """Return the runs of words of a line that are apart by more than one space."""
    found = _CHUNK.finditer(line.expandtabs(4)[:MAX_WIDTH])
    return [Potong(match.start(), match.end(), match[0]) for match in found]


def _header(line: Line, name: str) -> Kepala | None:
    found = chunks(line[1])
    if len(found) < 3:
        return None
    row = Baris(tuple(Sel(part.teks) for part in found), Letak(name, baris=line[0]))
    header = read_header([row], 0)
    return header[0] if header else None


def _end(lines: Sequence[Line], start: int) -> int:
    """Return where the table ends: before a paragraph, a signature, or the next header."""
    first = chunks(lines[start][1])[0].awal
    last = min(len(lines), start + MAX_LINES)
    end, numbered = start + 1, False
    for number in range(start + 1, last):
        text = lines[number][1]
        found = chunks(text)
        if not found:
            continue
        other = _is_other(found, first, text) and not _is_band(found, lines[number + 1 : last])
        if other or _header(lines[number], ""):
            break
        foot = number - end >= _FOOT and (len(found) == 1 or numbered)
        if foot and not _has_rows(lines[number:last]):
            break
        numbered |= len(found) > 1 and is_item_number(found[0].teks)
        end = number + 1
    return end


def _has_rows(lines: Sequence[Line]) -> bool:
    """Tell whether the table goes on below what may be the foot of its page: there is a numbered line."""
    found = (chunks(text) for _, text in lines)
    return any(len(parts) > 1 and is_item_number(parts[0].teks) for parts in found)


def _is_other(found: Sequence[Potong], first: int, text: str) -> bool:
    lone = len(found) == 1
    return (lone and found[0].awal <= first and not is_item_number(text.strip())) or (
        lone and is_signature(text.strip())
    )


def _is_band(found: Sequence[Potong], below: Sequence[Line]) -> bool:
    """Tell whether a lone line divides a table: the next line is a numbered row of it."""
    if len(found) > 1 or is_signature(found[0].teks):
        return False
    parts = next((parts for _, text in below if (parts := chunks(text))), [])
    return len(parts) > 2 and is_item_number(parts[0].teks)


def _table(lines: Sequence[Line], name: str, kepala: Kepala, peel: Callable[[str], str]) -> Tabel:
    bands = {lines[n][0] for n in range(1, len(lines)) if _divides(lines, n)}
    columns = _columns([chunks(text) for n, text in lines if n not in bands], len(kepala.kolom))
    place = Letak(name, baris=lines[0][0])
    if columns is None:
        rows = [(number, [part.teks for part in chunks(text)]) for number, text in lines if text.strip()]
    else:
        rows = list(_rows(lines, columns, kepala, bands))
    made = (Baris(tuple(Sel(peel(cell)) for cell in cells), Letak(name, baris=n)) for n, cells in rows)
    return Tabel(tuple(made), place)


def _divides(lines: Sequence[Line], n: int) -> bool:
    found, first = chunks(lines[n][1]), chunks(lines[0][1])[0].awal
    return bool(found) and _is_other(found, first, lines[n][1]) and _is_band(found, lines[n + 1 :])


def _columns(lines: Sequence[Sequence[Potong]], count: int) -> list[tuple[int, int]] | None:
    """Return the columns between the gaps that run through all lines; None when they are not ``count``."""
    covered: set[int] = set()
    for line in lines:
        for part in line:
            covered.update(range(part.awal, part.akhir + 1))  # one space beside a word is no gap
    runs: list[tuple[int, int]] = []
    for place in sorted(covered):
        if runs and place == runs[-1][1]:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    titled = {n for part in lines[0] for n, run in enumerate(runs) if run[0] <= part.awal < run[1]}
    return runs if len(runs) == len(titled) == count else None


def _rows(
    lines: Sequence[Line], columns: Sequence[tuple[int, int]], kepala: Kepala, bands: Container[int]
) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows, wrapped lines put together; the lines of the header stay apart.

    What may be the foot of a page is a row of its own, with its text in the first column; so is a line among
    ``bands``, which divides the table.
    """
    current: tuple[int, list[str]] | None = None
    above: list[str] = []
    gap, foot = 0, False
    for number, text in lines:
        if not text.strip():
            gap += 1
            continue
        parts = chunks(text)
        cells = _cells(parts, columns)
        begins = current is None or _begins(cells, above, current[1], kepala, gap=gap > 0)
        foot = not begins and len(parts) == 1 and (foot or gap >= _FOOT)
        if foot or number in bands:
            yield from filter(None, [current])
            current = (number, [parts[0].teks, *[""] * (len(columns) - 1)])
        elif begins or current is None:
            if current is not None:
                yield current
            current = (number, cells)
        else:
            current = (
                current[0],
                ["\n".join(filter(None, pair)) for pair in zip(current[1], cells, strict=True)],
            )
        above, gap = cells, 0
    if current is not None:
        yield current


def _cells(parts: Sequence[Potong], columns: Sequence[tuple[int, int]]) -> list[str]:
    cells = [""] * len(columns)
    for part in parts:
        place = next(n for n, (start, end) in enumerate(columns) if start <= part.awal < end)
        cells[place] = f"{cells[place]} {part.teks}".strip()
    return cells


def _begins(
    cells: Sequence[str], above: Sequence[str], row: Sequence[str], kepala: Kepala, *, gap: bool
) -> bool:
    """Tell whether a line begins a row: a number, a name that begins anew, or a line below the header."""
    numbers = [n for n, kolom in enumerate(kepala.kolom) if kolom.peran == "nomor"]
    if any(cells[n] for n in numbers) or is_numbering([cell for cell in cells if cell]):
        return True
    if row[0] == kepala.kolom[0].judul or not any(row):
        return not numbers or not gap
    for place in (n for n, kolom in enumerate(kepala.kolom) if kolom.peran == "indikator"):
        name, measured = cells[place], table_words().awal["indikator"]
        if name and row[place] and (not above[place] or gap):
            return True
        if name[:1].isupper() and measured.starts(name) and row[place] and not is_open(row[place]):
            return True
    return False
