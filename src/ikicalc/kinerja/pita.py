"""One band of a scale: its ends, which of them belong to it, and how it is written.

Knows: one band. Must not know: the other bands, or how a figure is rounded before it is looked up.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ikicalc.kinerja.sumber import Kepastian
from ikicalc.numbers import indonesian_number


@dataclass(frozen=True, slots=True)
class Pita:
    """One band; an end that is None is open without limit.

    >>> baik = Pita("Baik", Fraction(61), Fraction(80))
    >>> str(baik), baik.holds(Fraction(80))
    ('61 sampai 80', True)
    """

    predikat: str
    dari: Fraction | None = None
    sampai: Fraction | None = None
    dari_termasuk: bool = True
    sampai_termasuk: bool = True
    kepastian: Kepastian = Kepastian.TERBACA

    def holds(self, value: Fraction) -> bool:
        """Say whether ``value`` lies in the band."""
        above = self.dari is None or value > self.dari or (self.dari_termasuk and value == self.dari)
        below = self.sampai is None or value < self.sampai or (self.sampai_termasuk and value == self.sampai)
        return above and below

    def written(self, decimals: int | None = None) -> str:
        """Return the bounds as a person writes them."""
        low = None if self.dari is None else indonesian_number(self.dari, decimals)
        high = None if self.sampai is None else indonesian_number(self.sampai, decimals)
        if low is None and high is None:
            return "berapa pun"
        if low is None:
            return f"{high} ke bawah" if self.sampai_termasuk else f"di bawah {high}"
        if high is None:
            return f"{low} ke atas" if self.dari_termasuk else f"di atas {low}"
        start = low if self.dari_termasuk else f"di atas {low}"
        return f"{start} sampai {high}" if self.sampai_termasuk else f"{start} sampai di bawah {high}"

    def __str__(self) -> str:
        return self.written()
