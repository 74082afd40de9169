"""What a figure is called on a scale, and why.

Knows: the outcome of banding. Must not know: how a band is found.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from ikicalc.kinerja.pita import Pita


class ContohPita(NamedTuple):
    """A worked example of a scale: where it is from, the figure, its predicate (empty: outside the scale).

    >>> ContohPita("aturan 3", Fraction(90), "A").predikat
    'A'
    """

    sumber: str
    nilai: Fraction
    predikat: str


@dataclass(frozen=True, slots=True)
class Predikat:
    """The band of a figure: ``nilai`` is the figure as rounded for banding.

    Outside all bands ``predikat`` and ``pita`` are None: never the nearest band. As text it is the word
    that the scale gives, empty outside all bands.

    >>> Predikat(None, Fraction(101), None, "101 di luar semua pita").status
    'di_luar_skala'
    >>> str(Predikat("Baik", Fraction(85), Pita("Baik", Fraction(61)), "85 masuk pita 61 ke atas"))
    'Baik'
    """

    predikat: str | None
    nilai: Fraction
    pita: Pita | None
    penjelasan: str

    @property
    def status(self) -> str:
        """``ok`` or ``di_luar_skala``."""
        return "di_luar_skala" if self.pita is None else "ok"

    def __str__(self) -> str:
        return self.predikat or ""
