"""A grid of lines without marks of its own cut into tables and the paragraphs around them.

Knows: which lines have borders, and how many cells a line fills. Must not know: words.

Where a sheet draws borders, its tables are the runs of lines with borders. Without any, a line that fills one
cell belongs to the table only between lines that fill more.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from ikicalc.documents.model import Baris, Letak, Paragraf, Sel, Tabel

_NEAR = 2  # rows from a table to what may still be its own


class Line(NamedTuple):
    """A row of a sheet or of a file: its number there, its cells, whether a border is drawn at it."""

    number: int
    cells: tuple[Sel, ...]
    bordered: bool = False

    @property
    def filled(self) -> int:
        """How many cells hold text of their own."""
        return sum(1 for cell in self.cells if cell.teks and not cell.lanjutan)


def blocks_of(lines: list[Line], place: Letak) -> list[Paragraf | Tabel]:
    """Return the paragraphs and tables of the lines in order.

    >>> rows = [("IKU 2024", ""), ("No", "Indikator"), ("1", "Jumlah kolam"), ("Camat", "")]
    >>> lines = [Line(n, tuple(map(Sel, row))) for n, row in enumerate(rows, 1)]
    >>> [type(block).__name__ for block in blocks_of(lines, Letak("iku.csv"))]
    ['Paragraf', 'Tabel', 'Paragraf']
    """
    in_table = _by_borders(lines) if any(line.bordered for line in lines) else _by_filling(lines)
    made: list[Paragraf | Tabel] = []
    tables = 0
    above = range(0)
    for is_table, group in groupby(zip(in_table, lines, strict=True), key=lambda pair: pair[0]):
        members = [line for _, line in group]
        if is_table:
            tables += 1
            above = _columns(members, above)
            made.append(_table(members, above, place._replace(tabel=tables)))
        else:
            made += _paragraphs(members, place)
    return made


def _by_borders(lines: list[Line]) -> list[int]:
    """Number the tables: a gap of empty rows between bordered lines begins a new one."""
    return _numbered(lines, [line.bordered for line in lines])


def _by_filling(lines: list[Line]) -> list[int]:
    """Number the tables: from a line with several cells up to the last one before a gap or the end."""
    wide: list[bool] = []
    for at, line in enumerate(lines):
        wide.append(line.filled > 1 or (at > 0 and wide[-1] and _is_torn_off(line, lines[at - 1])))
    inside = list(wide)
    for first, last in _gaps(wide):
        same = all(_follows(lines, at) for at in range(first, last + 2))
        inside[first : last + 1] = [same] * (last + 1 - first)
    return _numbered(lines, inside)


def _is_torn_off(line: Line, above: Line) -> bool:
    """Tell whether a line with one cell was torn off the row above by a page break: its sentence goes on."""
    places = [at for at, cell in enumerate(line.cells) if cell.teks and not cell.lanjutan]
    near = line.number - above.number <= _NEAR
    return near and len(places) == 1 and places[0] > 0 and line.cells[places[0]].teks[:1].islower()


def _gaps(wide: list[bool]) -> Iterator[tuple[int, int]]:
    """Yield the runs of narrow lines that stand between wide ones."""
    at = 0
    for is_wide, group in groupby(wide):
        size = len(list(group))
        if not is_wide and at > 0 and at + size < len(wide):
            yield at, at + size - 1
        at += size


def _follows(lines: list[Line], at: int) -> bool:
    """Tell whether no empty row stands between a line and the one before it."""
    return lines[at].number - lines[at - 1].number == 1


def _numbered(lines: list[Line], inside: list[bool]) -> list[int]:
    """Return 0 outside tables, else the number of the table; two tables may touch only with a gap between."""
    numbers, table = [], 0
    for at, is_inside in enumerate(inside):
        begins = is_inside and (at == 0 or not inside[at - 1] or not _follows(lines, at))
        table += begins
        numbers.append(table if is_inside else 0)
    return numbers


def _columns(lines: list[Line], above: range) -> range:
    """Return the columns of a table: those that it fills, or those of the table above if it begins inside it.

    A table that goes on on the next page may leave its first columns empty; they are its own all the same.
    """
    used = [at for line in lines for at, cell in enumerate(line.cells) if cell.teks]
    columns = range(min(used), max(used) + 1)
    return above if columns[0] in above[1:] and columns[-1] in above else columns


def _table(lines: list[Line], columns: range, place: Letak) -> Tabel:
    """Rows are named by their number in the sheet, which its reader sees beside them."""
    rows = (
        Baris(line.cells[columns[0] : columns[-1] + 1], place._replace(tabel=0, baris=line.number))
        for line in lines
    )
    return Tabel(tuple(rows), place)


def _paragraphs(lines: list[Line], place: Letak) -> Iterator[Paragraf]:
    for line in lines:
        texts = [cell.teks for cell in line.cells if cell.teks and not cell.lanjutan]
        if texts:
            yield Paragraf("\t".join(texts), place._replace(baris=line.number))
