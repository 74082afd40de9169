"""The months of one input, unit by unit: figures by the number of months that they cover.

Knows: months as columns, figures from January on turned into differences, figures that contradict each other.
Must not know: names, periods, ways of aggregating.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from ikicalc.backends.bulat import Bulat, plus, times
from ikicalc.metode.kolom import Alasan

Benar = npt.NDArray[np.bool_]
_YEAR = 12


@dataclass(slots=True)
class Lapis:
    """Figures that cover equally many months: one row a unit, one column for the last month covered."""

    atas: Bulat
    ada: Benar

    @classmethod
    def empty(cls, units: int, months: int) -> Lapis:
        """Return a layer without figures."""
        return cls(np.zeros((units, months), np.int64), np.zeros((units, months), np.bool_))


@dataclass(slots=True)
class Bulanan:
    """One input in whole years from month ``awal`` (``tahun * 12``): ``lapis`` by months covered.

    Figures are whole numbers over ``bawah``. ``cacat`` tells by unit, months covered and last month which
    figures can't be used and why; ``ditolak`` by unit and month which cell was refused; ``punya`` which units
    have the input at all.
    """

    awal: int
    bawah: int
    punya: Benar
    lapis: dict[int, Lapis] = field(default_factory=dict)
    cacat: dict[tuple[int, int, int], Alasan] = field(default_factory=dict)
    ditolak: dict[tuple[int, int], str] = field(default_factory=dict)

    @property
    def shape(self) -> tuple[int, int]:
        """Units and months."""
        return next(iter(self.lapis.values())).ada.shape if self.lapis else (len(self.punya), 0)

    def layer(self, rentang: int, months: int) -> Lapis:
        """Return the layer of a number of months, made when it is new."""
        return self.lapis.setdefault(rentang, Lapis.empty(len(self.punya), months))

    def spoil(self, unit: int, rentang: int, bulan: int, alasan: Alasan) -> None:
        """Take a figure out and keep why."""
        self.lapis[rentang].ada[unit, bulan] = False
        self.cacat.setdefault((unit, rentang, bulan), alasan)


def differenced(given: Bulanan, months: int, name: str) -> Bulanan:
    """Return figures from January on as the difference to the last one known before, year by year.

    A difference covers the months since then, so a gap leaves one figure for several months. Where a figure
    falls, one of the two is wrong: neither of the differences that rest on them is used.
    """
    found = Bulanan(given.awal, given.bawah, given.punya, ditolak=given.ditolak)
    above, there = _together(given, months)
    for start in range(0, months, _YEAR):
        _difference_year(found, above, there, start, months, name)
    return found


def _together(given: Bulanan, months: int) -> tuple[Bulat, Benar]:
    """A figure from January on is the same whatever its column claims to cover."""
    above, there = (
        np.zeros((len(given.punya), months), np.int64),
        np.zeros((len(given.punya), months), np.bool_),
    )
    for layer in given.lapis.values():
        above, there = np.where(layer.ada, layer.atas, above), there | layer.ada
    return above, there


def _difference_year(  # noqa: PLR0913, PLR0917 - one year of a table
    found: Bulanan, above: Bulat, there: Benar, start: int, months: int, name: str
) -> None:
    units = len(found.punya)
    last = np.zeros(units, above.dtype)
    seen = np.full(units, start - 1)
    since = np.zeros(units, np.int64)  # months that the difference before covers
    fallen: dict[int, Alasan] = {}
    for month in range(start, start + _YEAR):
        here = there[:, month]
        change = plus(above[:, month], times(last, np.array(-1)))
        falls = here & (seen >= start) & np.asarray(change < 0)
        span = month - seen
        for length in np.unique(span[here]).tolist():
            rows = here & (span == length)
            layer = found.layer(length, months)
            layer.atas = layer.atas.astype(object) if change.dtype == object else layer.atas
            layer.atas[rows, month] = change[rows]
            layer.ada[rows, month] = True
        for unit in [unit for unit in fallen if here[unit]]:
            found.spoil(unit, int(span[unit]), month, fallen.pop(unit))
        for unit in np.flatnonzero(falls).tolist():
            reason = _fall(name, found.awal + month)
            found.spoil(unit, int(span[unit]), month, reason)
            found.spoil(unit, int(since[unit]), int(seen[unit]), reason)
            fallen[unit] = reason
        last = np.where(here, above[:, month], last)
        since, seen = np.where(here, span, since), np.where(here, month, seen)


def _fall(name: str, month: int) -> Alasan:
    year, number = divmod(month, _YEAR)
    message = f"{name}: angka sejak Januari turun pada bulan {number + 1} tahun {year}"
    return Alasan("kumulatif_turun", message)


def settled(given: Bulanan, aggregate: Any) -> Bulanan:
    """Drop figures of several months that only repeat what the months under them say.

    ``aggregate`` makes one figure of some columns. A figure that says something else stays, and the periods
    that hold both have no value.
    """
    single = given.lapis.get(1)
    for length, layer in given.lapis.items():
        if length == 1 or single is None:
            continue
        for month in np.flatnonzero(layer.ada.any(axis=0)).tolist():
            under = slice(month - length + 1, month + 1)
            if under.start < 0:
                continue
            whole = single.ada[:, under].all(axis=1) & layer.ada[:, month]
            above, factor = aggregate(single.atas[:, under], single.ada[:, under])
            same = np.asarray(above == times(layer.atas[:, month], np.array(factor)))
            layer.ada[whole & same, month] = False
    return given
