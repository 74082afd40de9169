"""Where a rule stands, how surely it was read, and in which years it holds.

Knows: the parts of a legal source. Must not know: what the rule says.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kepastian(StrEnum):
    """How surely a rule is known: A read in the text, B read second-hand, ``ingatan`` not read."""

    TERBACA = "A"
    TIDAK_LANGSUNG = "B"
    INGATAN = "ingatan"


@dataclass(frozen=True, slots=True)
class Sumber:
    """A legal source: number, year, and the article, annex or page.

    >>> str(Sumber("PP 30", 2019, "Pasal 41"))
    'PP 30/2019, Pasal 41'
    """

    nomor: str = ""
    tahun: int | None = None
    bagian: str = ""
    catatan: str = ""

    def __str__(self) -> str:
        name = f"{self.nomor}/{self.tahun}" if self.tahun else self.nomor
        return f"{name}, {self.bagian}" if self.bagian else name


@dataclass(frozen=True, slots=True)
class Terbit:
    """The years in which a rule holds, both included; None where that end is open.

    >>> [Terbit(2014, 2019).covers(year) for year in (2013, 2014, 2019, 2020)]
    [False, True, True, False]
    """

    sejak: int | None = None
    sampai: int | None = None

    def covers(self, tahun: int) -> bool:
        """Say whether the rule holds in that year."""
        after = self.sejak is None or self.sejak <= tahun
        return after and (self.sampai is None or tahun <= self.sampai)

    def __str__(self) -> str:
        return f"{self.sejak or '...'} sampai {self.sampai or 'sekarang'}"


TANPA_SUMBER = Sumber()
SELALU = Terbit()
