"""Workbooks (xlsx): each visible sheet as titles above, tables, and lines below.

Knows: cells, merged areas, borders, hidden parts. Must not know: what a table is about.
Formulas are not computed: a cell shows the result that was stored with it. Macros are never looked at.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from ikicalc.cell_letters import column_letters, column_number
from ikicalc.diagnostics import Diagnostic
from ikicalc.documents.model import Letak, Naskah, Paragraf, Sel, Tabel
from ikicalc.documents.reading import problems
from ikicalc.documents.reading.bounds import MAX_CELLS
from ikicalc.documents.reading.characters import clean
from ikicalc.documents.reading.displayed import printed
from ikicalc.documents.reading.sheet_parts import Line, blocks_of
from ikicalc.packages import extra

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_LARGEST_AREA = 200_000  # cells of one merged area; openpyxl makes an object of each
_MOST_AREAS = 1_000_000  # cells of all merged areas together


def read_workbook(name: str, data: bytes) -> Naskah:
    """Return the blocks of the visible sheets of an xlsx; hidden ones are told (IKI827)."""
    openpyxl = extra("openpyxl", "dokumen")
    _check_areas(name, data)
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, rich_text=True)
    formulas = openpyxl.load_workbook(io.BytesIO(data))
    blocks: list[Paragraf | Tabel] = []
    found: list[Diagnostic] = []
    for sheet in book.worksheets:
        place = Letak(name, lembar=sheet.title)
        if sheet.sheet_state != "visible":
            found.append(problems.not_read(place, f"lembar tersembunyi `{sheet.title}` tidak dibaca"))
            continue
        reader = _Sheet(sheet, formulas[sheet.title], place, found)
        blocks += blocks_of(list(reader.lines()), place)
    return Naskah(name, tuple(blocks), tuple(found))


def _check_areas(name: str, data: bytes) -> None:
    """Refuse merged areas so large that merely opening the workbook fills the memory."""
    room = _MOST_AREAS
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [member for member in archive.namelist() if member.startswith("xl/worksheets/")]
        for member in sheets:
            for found in _MERGED.finditer(archive.read(member)):
                size = _size(*(part.decode() for part in found.groups()))
                room -= size
                if size > _LARGEST_AREA or room < 0:
                    area = found[0].rpartition(b'ref="')[2].decode().rstrip('"')
                    raise problems.too_much(name, f"sel gabungan `{area}` di `{member}` terlalu luas")


def _size(first: str, top: str, last: str, bottom: str) -> int:
    return (column_number(last) - column_number(first) + 1) * (int(bottom) - int(top) + 1)


class _Sheet:
    """One visible sheet: its filled cells by row, hidden rows and columns left out and told."""

    def __init__(self, sheet: Any, formulas: Any, place: Letak, found: list[Diagnostic]) -> None:
        self.sheet = sheet
        self.formulas = formulas
        self.place = place
        self.found = found
        self.covered = dict(_covered(sheet))
        self.texts: dict[tuple[int, int], str] = {}

    def lines(self) -> Iterator[Line]:
        """Yield the rows that hold anything, in order, over the columns that hold anything."""
        cells = self._cells()
        hidden_rows, hidden_columns = self._hidden(cells)
        self.texts = {at: self._text(cell) for at, cell in cells.items()}
        shown = {at for at in cells if at[0] not in hidden_rows and at[1] not in hidden_columns}
        held = {at for at in shown if self.texts[at]}
        reach = held | {at for at, first in self.covered.items() if at in shown and self.texts.get(first)}
        if not reach:
            return
        left, right = min(column for _, column in reach), max(column for _, column in reach)
        columns = [column for column in range(left, right + 1) if column not in hidden_columns]
        if len(columns) * len({row for row, _ in reach}) > MAX_CELLS:
            raise problems.too_much(self.place.berkas, f"lembar `{self.place.lembar}` terlalu besar")
        for row in sorted({row for row, _ in reach}):
            bordered = any(_has_border(cells[row, column]) for column in columns if (row, column) in cells)
            yield Line(row, tuple(self._sel(row, column) for column in columns), bordered)

    def _cells(self) -> dict[tuple[int, int], Any]:
        # openpyxl's rows would run over all columns up to the last one that was ever formatted
        cells: dict[tuple[int, int], Any] = dict(self.sheet._cells)
        if len(cells) > MAX_CELLS:
            raise problems.too_much(
                self.place.berkas, f"lembar `{self.place.lembar}` lebih dari {MAX_CELLS} sel"
            )
        return cells

    def _sel(self, row: int, column: int) -> Sel:
        first = self.covered.get((row, column))
        if first is None or first == (row, column):
            return Sel(self.texts.get((row, column), ""))
        return Sel(self.texts.get(first, ""), lanjutan=True)

    def _text(self, cell: Any) -> str:
        if cell.value is None:
            self._told_if_formula(cell)
            return ""
        text, struck = printed(cell)
        if struck.strip():
            self.found.append(problems.struck(self.place._replace(baris=cell.row), struck))
        return clean(text)

    def _told_if_formula(self, cell: Any) -> None:
        """A formula without a stored result shows nothing; which cell it is has to be told."""
        formula = self.formulas._cells.get((cell.row, cell.column))
        if formula is not None and formula.data_type == "f":
            what = f"sel {cell.coordinate} berisi rumus Excel tanpa hasil tersimpan, dan dibaca kosong"
            way_out = "buka berkasnya di Excel, lalu simpan, supaya hasil rumusnya ikut tersimpan"
            self.found.append(problems.not_read(self.place._replace(baris=cell.row), what, way_out))

    def _hidden(self, cells: dict[tuple[int, int], Any]) -> tuple[set[int], set[int]]:
        rows = {row for row, item in self.sheet.row_dimensions.items() if item.hidden}
        columns = set(_hidden_columns(self.sheet))
        filled = {at for at, cell in cells.items() if cell.value is not None}
        for kind, numbers, axis in (("baris", rows, 0), ("kolom", columns, 1)):
            lost = sorted({at[axis] for at in filled if at[axis] in numbers})
            if lost:
                names = [str(n) if axis == 0 else column_letters(n) for n in lost[:10]]
                more = f" dan {len(lost) - 10} lagi" if len(lost) > 10 else ""
                what = f"{kind} tersembunyi tidak dibaca: {', '.join(names)}{more}"
                self.found.append(problems.not_read(self.place, what, "tampilkan bila isinya ikut berlaku"))
        return rows, columns


def _hidden_columns(sheet: Any) -> Iterator[int]:
    for item in sheet.column_dimensions.values():
        if item.hidden and item.min and item.max:
            yield from range(item.min, min(item.max, 16_384) + 1)


def _covered(sheet: Any) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for area in sheet.merged_cells.ranges:
        first = (area.min_row, area.min_col)
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                yield (row, column), first


def _has_border(cell: Any) -> bool:
    border = cell.border
    return any(
        side is not None and side.style for side in (border.left, border.right, border.top, border.bottom)
    )
