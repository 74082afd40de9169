"""One sheet as a grid of cells, each with the place that a person would look at.

Knows: rows, columns, merged cells, addresses. Must not know: what a cell means, or what file it came from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ikicalc.cell_letters import column_letters
from ikicalc.series.reading.cells import Cells, Coded

Cell = tuple[int, int]  # row and column, both counted from 1


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet, by column; ``merged`` leads from a covered cell to the one with the value.

    ``nama`` is the sheet's name, empty where the source has only one. ``judul`` are the rows that a data
    frame has as names of its columns; they count as the first rows. ``persen`` are, by column, the rows
    whose cells show their number in percent; ``tersembunyi`` says which rows and columns were left out
    because they are hidden.
    """

    sumber: str
    nama: str
    columns: Sequence[Cells]
    merged: Mapping[Cell, Cell] = field(default_factory=dict)
    judul: Sequence[Sequence[object]] = ()
    persen: Mapping[int, Sequence[int]] = field(default_factory=dict)
    tersembunyi: str = ""

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.columns)

    @property
    def height(self) -> int:
        """The number of rows, the names of columns included."""
        return len(self.judul) + (len(self.columns[0]) if self.columns else 0)

    def raw(self, row: int, column: int) -> object:
        """Return what the cell itself holds; None outside the sheet."""
        if not (1 <= row <= self.height and 1 <= column <= self.width):
            return None
        if row <= len(self.judul):
            return self.judul[row - 1][column - 1]
        return self.columns[column - 1][row - 1 - len(self.judul)]

    def value(self, row: int, column: int) -> object:
        """Return what a person sees in the cell: for a merged one the value of the whole."""
        return self.raw(*self.merged.get((row, column), (row, column)))

    def cells(self, column: int, start: int, end: int) -> Cells:
        """Return what the cells of a column hold, from row ``start`` to before row ``end``."""
        frame = len(self.judul)
        return self.columns[column - 1].part(max(start - 1 - frame, 0), max(end - 1 - frame, 0))

    def seen(self, column: int, start: int, end: int) -> Cells:
        """Return what a person sees in the cells of a column, from row ``start`` to before row ``end``."""
        if not self.merged:
            return self.cells(column, start, end)
        return Coded.of(self.value(row, column) for row in range(start, end))

    def address(self, row: int, column: int) -> str:
        """Return ``B7`` for a sheet; for a data frame the number of the row and the name of the column."""
        if self.judul:
            name = " ".join(str(names[column - 1]) for names in self.judul)
            if row <= len(self.judul):
                return f"judul kolom ke-{column} `{name}`"
            return f"baris {row - len(self.judul)} kolom `{name}`"
        return f"{column_letters(column)}{row}"

    def place(self, row: int, column: int) -> str:
        """Return the address with its sheet and source: ``data.xlsx:Realisasi!B7``."""
        sheet = f"{self.nama}!" if self.nama else ""
        return f"{self.sumber}:{sheet}{self.address(row, column)}"

    @property
    def label(self) -> str:
        """What to call the sheet in a sentence."""
        return f"lembar `{self.nama}`" if self.nama else f"`{self.sumber}`"
