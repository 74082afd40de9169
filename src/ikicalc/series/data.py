"""Monthly data as read: one point per unit, month and input, with the cell it came from.

Knows: what was read and what was told. Must not know: files, formulas, periods longer than a month.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from ikicalc.diagnostics import Diagnostic


class Titik(NamedTuple):
    """The figure of one input in one month; ``unit_kerja`` is empty where the data name none.

    ``nilai`` is exact, or None where the cell is empty or refused; ``kode`` is then the code of the
    finding that refused it (empty for an empty cell). ``tempat`` is the cell.
    """

    unit_kerja: str
    tahun: int
    bulan: int
    masukan: str
    nilai: Fraction | None
    tempat: str = ""
    kode: str = ""


class Kolom(NamedTuple):
    """A column that was found: what it is taken for, its heading as printed, and the heading's place."""

    peran: str
    judul: str
    tempat: str


@dataclass(frozen=True, slots=True)
class MonthlyData:
    """What ``read_monthly`` found: ``titik``, the ``kolom`` they stand in, and the findings.

    >>> MonthlyData((Titik("Desa A", 2024, 1, "Jumlah kolam", Fraction(3)),)).masukan
    ('Jumlah kolam',)
    """

    titik: tuple[Titik, ...]
    kolom: tuple[Kolom, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = field(default=(), repr=False)

    @property
    def masukan(self) -> tuple[str, ...]:
        """The names of inputs as written, each once, in alphabetical order."""
        return tuple(sorted({item.masukan for item in self.titik}))

    @property
    def unit_kerja(self) -> tuple[str, ...]:
        """The units as written, each once, in alphabetical order."""
        return tuple(sorted({item.unit_kerja for item in self.titik}))

    @property
    def tahun(self) -> tuple[int, ...]:
        """The years that have a row, ascending."""
        return tuple(sorted({item.tahun for item in self.titik}))
