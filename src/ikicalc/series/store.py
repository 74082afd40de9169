"""The points of monthly data, found by input, as tables of units and months.

Knows: points, how names of units fold, which name of the data is which key. Must not know: formulas, periods,
how figures are aggregated.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
import numpy.typing as npt

from ikicalc.backends.bulat import Bulat, narrow, quotient, times, wide
from ikicalc.masukan import Key, key_of
from ikicalc.metode.kolom import Alasan
from ikicalc.series.bulanan import Bulanan
from ikicalc.series.data import Lajur, MonthlyData
from ikicalc.series.units import unit_key

Tempat = npt.NDArray[np.intp]


@dataclass(slots=True)
class Store:
    """Points sorted by input: ``parts`` are the places of each, ``rows`` the row of each unit of the data.

    ``faktor``, by the place of a name in the data, brings its figures to the unit of the formulas.
    """

    lajur: Lajur
    units: int
    spellings: dict[Key, str]
    rows: npt.NDArray[np.int32]
    parts: dict[Key, Tempat]
    faktor: dict[int, Fraction] = field(default_factory=dict)

    @classmethod
    def of(
        cls, data: MonthlyData, units: Sequence[str], canonical: Callable[[Key], Key] = lambda key: key
    ) -> Store:
        """Sort the points of ``data`` for ``units``, those of other units aside; their order doesn't count.

        ``canonical`` gives names that mean one thing one key.
        """
        places = {unit_key(name): row for row, name in enumerate(units)}
        keys = [canonical(key_of(name)) for name in data.masukan]
        spellings: dict[Key, str] = {}
        for key, name in zip(keys, data.masukan, strict=True):
            spellings[key] = min(name, spellings.get(key, name))
        rows = np.array([places.get(unit_key(name), -1) for name in data.unit_kerja], np.int32)
        parts = _by_key(data.lajur, keys, list(spellings), rows >= 0)
        return cls(data.lajur, len(units), spellings, rows, parts)

    def months(self, key: Key, years: range, name: str) -> Bulanan:
        """Return the points of an input in whole years, two for one month told as such."""
        places = self.parts.get(key, np.zeros(0, np.intp))
        units = self.rows[self.lajur.unit[places]] if len(places) else np.zeros(0, np.int32)
        has = np.zeros(self.units, np.bool_)
        has[units] = True
        first, count = years.start * 12, len(years) * 12
        month = self.lajur.bulan[places] - first
        inside = (month >= 0) & (month < count)
        places, units, month = places[inside], units[inside], month[inside]
        there = self.lajur.ada[places]
        found = self._layers(has, first, count, (places[there], units[there], month[there]), name)
        self._note_refused(found, places[~there], units[~there], month[~there])
        return found

    def _layers(
        self, has: Any, first: int, count: int, points: tuple[Tempat, Any, Any], name: str
    ) -> Bulanan:
        places, units, month = points
        above, below = _over_one_denominator(*self._measured(places))
        found = Bulanan(first, below, has)
        spans = self.lajur.rentang[places]
        for length in np.unique(spans).tolist():
            rows = spans == length
            layer = found.layer(length, count)
            layer.atas = layer.atas.astype(above.dtype)
            layer.atas[units[rows], month[rows]] = above[rows]
            layer.ada[units[rows], month[rows]] = True
            if np.count_nonzero(layer.ada) < np.count_nonzero(rows):
                _spoil_doubles(found, length, units[rows] * count + month[rows], count, name)
        return found

    def _measured(self, places: Tempat) -> tuple[Bulat, Bulat]:
        above, below = self.lajur.pembilang[places], self.lajur.penyebut[places]
        names = self.lajur.masukan[places]
        for name, factor in self.faktor.items():
            rows = names == name
            if rows.any():
                above = times(above, np.where(rows, factor.numerator, 1))
                below = times(below, np.where(rows, factor.denominator, 1))
        return above, below

    def _note_refused(self, found: Bulanan, places: Tempat, units: Any, month: Any) -> None:
        if not self.lajur.ditolak:
            return
        for place, unit, number in zip(places.tolist(), units.tolist(), month.tolist(), strict=True):
            if place in self.lajur.ditolak:
                where, code = self.lajur.ditolak[place]
                found.ditolak.setdefault((unit, number), f"{where} ditolak ({code})")
        found.ditolak = dict(sorted(found.ditolak.items()))


def _by_key(lajur: Lajur, keys: list[Key], known: list[Key], wanted: Any) -> dict[Key, Tempat]:
    """Return the places of the points of each key, for the units that are wanted."""
    at = {key: place for place, key in enumerate(known)}
    of_name = np.array([at[key] for key in keys], np.uint16 if len(known) < 2**16 else np.int32)
    of_point = of_name[lajur.masukan] if len(lajur) else np.zeros(0, np.uint16)
    order = np.argsort(of_point, kind="stable")
    if not wanted.all():
        order = order[wanted[lajur.unit[order]]]
    ends = np.searchsorted(of_point[order], np.arange(len(known) + 1))
    return {key: order[ends[place] : ends[place + 1]] for key, place in at.items()}


def _over_one_denominator(above: Bulat, below: Bulat) -> tuple[Bulat, int]:
    common = lcm(1, *(int(item) for item in np.unique(below).tolist()))
    factor = quotient(narrow(np.array(common, object)), below) if common < 2**63 else common // wide(below)
    return narrow(times(above, np.asarray(factor))), common


def _spoil_doubles(found: Bulanan, length: int, cells: Any, count: int, name: str) -> None:
    cell, times_told = np.unique(cells, return_counts=True)
    for place in cell[times_told > 1].tolist():
        unit, month = divmod(int(place), count)
        year, number = divmod(found.awal + month, 12)
        message = f"{name}: dua angka untuk bulan {number + 1} tahun {year}"
        found.spoil(unit, length, month, Alasan("nilai_ganda", message))
