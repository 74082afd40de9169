"""The figure columns of one table into exact numbers, each distinct cell read once.

Knows: that all figures of a table are written in one notation. Must not know: months, inputs, places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ikicalc.packages import extra
from ikicalc.series.data import exact_array
from ikicalc.series.reading.cells import Cells, mapped
from ikicalc.series.reading.exact import Exact, exact
from ikicalc.series.reading.figures import Notation, Refusal, in_percent

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(slots=True)
class Figures:
    """Numbers as ``pembilang / penyebut``; where ``ada`` is false, ``alasan`` is a refusal or None.

    ``persen`` are those that were written in percent.
    """

    pembilang: NDArray[Any]
    penyebut: NDArray[Any]
    ada: NDArray[np.bool_]
    alasan: NDArray[np.object_]
    persen: NDArray[np.bool_]

    @classmethod
    def beside(cls, columns: Sequence[Figures]) -> Figures:
        """Return the figures of columns side by side, row after row.

        >>> from ikicalc.series.reading.cells import Coded
        >>> Figures.beside(read_columns([Coded.of([1, 2]), Coded.of([3, 4])])).pembilang.tolist()
        [1, 3, 2, 4]
        """
        np = extra("numpy")
        if len(columns) == 1:
            return columns[0]
        return cls(*(np.column_stack([getattr(c, name) for c in columns]).ravel() for name in cls.__slots__))

    @classmethod
    def joined(cls, parts: Sequence[Figures]) -> Figures:
        """Return the figures of all parts, one after the other."""
        np = extra("numpy")
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in cls.__slots__))

    def take(self, places: NDArray[Any]) -> Figures:
        """Return the figures at ``places``, in that order."""
        return Figures(*(getattr(self, name)[places] for name in self.__slots__))

    def refuse(self, places: NDArray[Any], reason: Refusal) -> None:
        """Take the value of the figures at ``places`` away."""
        self.pembilang[places], self.penyebut[places], self.ada[places] = 0, 1, False
        self.alasan[places] = reason

    @property
    def refused(self) -> NDArray[np.bool_]:
        """Where a cell held something that is refused."""
        answer: NDArray[np.bool_] = self.alasan != None  # noqa: E711 - numpy compares each
        return answer

    @property
    def filled(self) -> NDArray[np.bool_]:
        """Where a cell held something, readable or not."""
        return self.ada | self.refused


def read_columns(columns: Sequence[Cells], desimal: str | None = None) -> list[Figures]:
    """Read the figure columns of one table, whose notation is that of all its cells.

    >>> from ikicalc.series.reading.cells import Coded
    >>> read_columns([Coded.of([2, 0.5, "-", "7,5"])])[0].pembilang.tolist()
    [2, 1, 0, 15]
    """
    halves = [_Half.of(column) for column in columns]
    notation = Notation.of((cell for half in halves for cell in half.cells.distinct), desimal)
    return [half.finish(notation) for half in halves]


@dataclass(slots=True)
class _Half:
    """A column whose numbers of one type are read, and whose other cells are not yet."""

    known: Exact | None
    cells: Cells

    @classmethod
    def of(cls, column: Cells) -> _Half:
        if column.typed is None:
            return cls(None, column)
        known = exact(column.typed)
        return cls(known, column.take(known.rest))

    def finish(self, notation: Notation) -> Figures:
        rest = _one_by_one(self.cells, notation)
        if self.known is None:
            return rest
        known, np = self.known, extra("numpy")
        above, below = (
            array if more.dtype != object else array.astype(object)
            for array, more in ((known.pembilang, rest.pembilang), (known.penyebut, rest.penyebut))
        )
        there, reasons = known.ada, np.full(len(known.ada), None, dtype=object)
        percent = np.zeros(len(there), dtype=bool)
        above[known.rest], below[known.rest] = rest.pembilang, rest.penyebut
        there[known.rest], reasons[known.rest], percent[known.rest] = rest.ada, rest.alasan, rest.persen
        return Figures(above, below, there, reasons, percent)


def _one_by_one(cells: Cells, notation: Notation) -> Figures:
    """Read each distinct cell once, as a person would."""
    np = extra("numpy")
    read = [notation.read(cell) for cell in cells.distinct]
    numbers = [value if isinstance(value, Fraction) else Fraction(0) for value in read]
    there = np.array([isinstance(value, Fraction) for value in read], dtype=bool)
    reasons = np.empty(len(read), dtype=object)
    for place, value in enumerate(read):
        reasons[place] = value if isinstance(value, Refusal) else None
    return Figures(
        exact_array([number.numerator for number in numbers])[cells.codes],
        exact_array([number.denominator for number in numbers])[cells.codes],
        there[cells.codes],
        reasons[cells.codes],
        mapped(cells, in_percent, "bool"),
    )
