"""One sheet as a grid of cells, each with the place that a person would look at.

Knows: rows, columns, merged cells, addresses. Must not know: what a cell means, or what file it came from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Cell = tuple[int, int]  # row and column, both counted from 1


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet; ``merged`` leads from a covered cell to the cell that holds the value.

    ``nama`` is the sheet's name, empty where the source has only one. ``frame`` says that the cells come
    from a data frame, whose first row here is its column names.
    """

    sumber: str
    nama: str
    rows: Sequence[Sequence[object]]
    merged: Mapping[Cell, Cell] = field(default_factory=dict)
    frame: bool = False

    @property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return max((len(row) for row in self.rows), default=0)

    def raw(self, row: int, column: int) -> object:
        """Return what the cell itself holds; None outside the sheet."""
        if not 1 <= row <= len(self.rows):
            return None
        cells = self.rows[row - 1]
        return cells[column - 1] if 1 <= column <= len(cells) else None

    def value(self, row: int, column: int) -> object:
        """Return what a person sees in the cell: for a merged one the value of the whole."""
        return self.raw(*self.merged.get((row, column), (row, column)))

    def address(self, row: int, column: int) -> str:
        """Return ``B7`` for a sheet, ``baris 6 kolom `nilai``` for a data frame."""
        if self.frame:
            return f"baris {row - 1} kolom `{self.raw(1, column)}`"
        return f"{letters(column)}{row}"

    def place(self, row: int, column: int) -> str:
        """Return the address with its sheet and source: ``data.xlsx:Realisasi!B7``."""
        sheet = f"{self.nama}!" if self.nama else ""
        return f"{self.sumber}:{sheet}{self.address(row, column)}"

    @property
    def label(self) -> str:
        """What to call the sheet in a sentence."""
        return f"lembar `{self.nama}`" if self.nama else f"`{self.sumber}`"


def letters(column: int) -> str:
    """Return a column's letters: 1 is A, 27 is AA."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
