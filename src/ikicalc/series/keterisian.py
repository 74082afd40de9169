"""Which months stand behind the figures of an input, and whether two inputs rest on the same ones.

Knows: months as bits of a period (bit 0 its first month), units above units.
Must not know: figures, formulas.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt

from ikicalc.series.windows import Window

Count = npt.NDArray[np.int32]
_FIELDS = ("ada", "wajib", "bulan", "penuh", "di_bawah")


@dataclass(slots=True)
class Keterisian:
    """Arrays of units by periods: ``ada`` of ``wajib`` months have a value, none are due at 0.

    ``bulan`` are the months that any of the units behind a figure has, ``penuh`` those that all of them have;
    ``di_bawah`` tells where the figure comes from units below.
    """

    ada: Count
    wajib: Count
    bulan: Count
    penuh: Count
    di_bawah: Count

    @classmethod
    def empty(cls, shape: tuple[int, int]) -> Keterisian:
        """Return what no month stands behind."""
        return cls(*(np.zeros(shape, np.int32) for _ in _FIELDS))

    def put(self, place: int, due: int, present: Count, months: Count) -> None:
        """Fill in one period of all units."""
        self.wajib[:, place], self.ada[:, place] = due, present
        self.bulan[:, place] = self.penuh[:, place] = months

    def where(self, own: Any, other: Keterisian | None = None) -> Keterisian:
        """Return these where ``own``, else the others (none: no month is due)."""
        pairs = ((getattr(self, name), 0 if other is None else getattr(other, name)) for name in _FIELDS)
        return Keterisian(*(np.where(own, one, two) for one, two in pairs))

    def add_up(self, parent: int, rows: list[int], there: Any, below: Any, both: Any) -> None:
        """Take a unit's periods from those below it where ``below``; none where ``both`` have a figure.

        ``there`` tells which of those below have a figure: the months of the others don't stand behind it.
        """
        for counts, added in ((self.ada, self.ada[rows] * there), (self.wajib, self.wajib[rows])):
            counts[parent] = np.where(both, 0, np.where(below, added.sum(axis=0), counts[parent]))
        some, all_ = np.bitwise_or.reduce(self.bulan[rows]), np.bitwise_and.reduce(self.penuh[rows])
        self.bulan[parent] = np.where(below, some, self.bulan[parent])
        self.penuh[parent] = np.where(below, all_, self.penuh[parent])
        self.di_bawah[parent] = below


Differ = Callable[[Keterisian, Keterisian], npt.NDArray[np.bool_]]


def sums_differ(one: Keterisian, two: Keterisian) -> npt.NDArray[np.bool_]:
    """Return where two sums don't rest on the same months."""
    found: npt.NDArray[np.bool_] = (one.bulan != two.bulan) | (one.penuh != two.penuh)
    return found


def last_differ(one: Keterisian, two: Keterisian) -> npt.NDArray[np.bool_]:
    """Return where two last values are not of the same month."""
    found: npt.NDArray[np.bool_] = np.frexp(one.bulan)[1] != np.frexp(two.bulan)[1]  # places of the last bits
    return found


def unequal(
    inputs: Sequence[Keterisian], parents: Sequence[tuple[int, Sequence[int]]], differing: Differ
) -> npt.NDArray[np.bool_]:
    """Return where some of the inputs don't rest on the same months: in a unit, or in one of those below it.

    ``parents`` come after all units below them.
    """
    found = np.zeros(inputs[0].ada.shape, np.bool_)
    for one, two in combinations(inputs, 2):
        differ = (one.wajib > 0) & (two.wajib > 0) & differing(one, two)
        for parent, rows in parents:
            alike = (one.di_bawah[parent] & two.di_bawah[parent]) != 0
            differ[parent] |= alike & differ[list(rows)].any(axis=0)
        found |= differ
    return found


def months_of(bits: int, window: Window) -> frozenset[int]:
    """Return the months of the year, 1 to 12, that the bits of a period mean.

    >>> sorted(months_of(0b101, Window("triwulan", "T2", 4, 6)))
    [4, 6]
    """
    return frozenset(window.awal + n for n in range(12) if bits >> n & 1)
