"""Points on their way from tables to monthly data, as columns, each with the cell that it came from.

Knows: how the points of several tables become one whole, names folded once.
Must not know: layouts, files, why a figure was refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ikicalc.diagnostics import Diagnostic
from ikicalc.packages import extra
from ikicalc.series.data import Kolom, Lajur, MonthlyData
from ikicalc.series.reading.columns import Figures
from ikicalc.series.reading.grid import Grid

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(slots=True)
class Names:
    """Names by number, in the order in which they were met."""

    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, name: str) -> int:
        """Return the number of a name, a new one for a new name."""
        return self.numbers.setdefault(name, len(self.numbers))

    @property
    def all(self) -> list[str]:
        """The names in the order of their numbers."""
        return list(self.numbers)


_Plain = tuple["NDArray[Any]", ...]


@dataclass(slots=True)
class Batch:
    """Points: ``unit``, ``masukan``, ``satuan`` are numbers of names, ``row``, ``column`` the cell."""

    figures: Figures
    unit: NDArray[np.int32]
    masukan: NDArray[np.int32]
    bulan: NDArray[np.int32]
    rentang: NDArray[np.int8]
    satuan: NDArray[np.int32]
    grid: NDArray[np.int16]
    row: NDArray[np.int32]
    column: NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.unit)

    def take(self, places: NDArray[Any]) -> Batch:
        """Return the points at ``places``, in that order."""
        return Batch(self.figures.take(places), *(part[places] for part in self._plain()))

    @classmethod
    def joined(cls, batches: Sequence[Batch]) -> Batch:
        """Return the points of all batches, one after the other."""
        np = extra("numpy")
        if len(batches) == 1:
            return batches[0]
        plain = map(np.concatenate, zip(*(batch._plain() for batch in batches), strict=True))
        return cls(Figures.joined([batch.figures for batch in batches]), *plain)

    def _plain(self) -> _Plain:
        return (
            self.unit, self.masukan, self.bulan, self.rentang, self.satuan, self.grid, self.row, self.column,
        )  # fmt: skip


@dataclass(slots=True)
class Collected:
    """The points of all tables with their names and their sheets."""

    batch: Batch
    units: Names
    inputs: Names
    measures: Names
    grids: Sequence[Grid]

    def tempat(self, place: int) -> str:
        """Return the cell that a point came from."""
        batch = self.batch
        grid = self.grids[int(batch.grid[place])]
        return grid.place(int(batch.row[place]), int(batch.column[place]))

    def keep(self, places: NDArray[Any]) -> None:
        """Keep only the points at ``places``."""
        self.batch = self.batch.take(places)


@dataclass(frozen=True, slots=True)
class Refused(Mapping[int, tuple[str, str]]):
    """Place and code of the refused points, by their number."""

    points: Collected
    numbers: Sequence[int]

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[int]:
        return iter(self.numbers)

    def __getitem__(self, number: int) -> tuple[str, str]:
        reasons = self.points.batch.figures.alasan
        reason = reasons[number] if 0 <= number < len(reasons) else None
        if reason is None:
            raise KeyError(number)
        return self.points.tempat(number), reason.code


def monthly_data(
    points: Collected, kolom: Sequence[Kolom], findings: Sequence[Diagnostic], satuan: Mapping[str, str]
) -> MonthlyData:
    """Return the points as monthly data, whose names stand in alphabetical order."""
    batch, figures = points.batch, points.batch.figures
    unit, unit_names = _sorted(batch.unit, points.units.all)
    masukan, input_names = _sorted(batch.masukan, points.inputs.all)
    refused = Refused(points, extra("numpy").flatnonzero(figures.refused).tolist())
    lajur = Lajur(
        unit, masukan, batch.bulan, batch.rentang,
        figures.pembilang, figures.penyebut, figures.ada, refused, points.tempat,
    )  # fmt: skip
    stated = tuple(sorted(satuan.items()))
    return MonthlyData.of_lajur(lajur, unit_names, input_names, tuple(kolom), tuple(findings), stated)


def _sorted(numbers: NDArray[np.int32], names: Sequence[str]) -> tuple[NDArray[np.int32], tuple[str, ...]]:
    """Return the numbers of the names that are used, counted in alphabetical order."""
    np = extra("numpy")
    used = np.flatnonzero(np.bincount(numbers, minlength=len(names))).tolist()
    order = sorted(used, key=lambda number: names[number])
    places = np.zeros(len(names), dtype=np.int32)
    places[order] = np.arange(len(order))
    return places[numbers], tuple(names[number] for number in order)
