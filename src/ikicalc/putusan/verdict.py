"""The verdict on one indicator, from the class of its cell.

Knows: which class has which verdict, and that a cell beyond the bounds has none of its own.
Must not know: other indicators, checks over a whole document.
"""

from __future__ import annotations

from typing import NamedTuple

from ikicalc.catalog import Indikator
from ikicalc.diagnostics import Diagnostic, FormulaError
from ikicalc.putusan.model import DAPAT_DIHITUNG, RUJUKAN, TERSIRAT, TIDAK_DAPAT_DIHITUNG
from ikicalc.rumus import Rumus
from ikicalc.syntax.reading.kelas import Kelas

_OF_KELAS = {
    Kelas.RUMUS: DAPAT_DIHITUNG,
    Kelas.HITUNG: DAPAT_DIHITUNG,
    Kelas.TERSIRAT: TERSIRAT,
    Kelas.RUJUKAN: RUJUKAN,
    Kelas.TANPA_RUMUS: TIDAK_DAPAT_DIHITUNG,
}


class Dibaca(NamedTuple):
    """An indicator with its formula as read; ``rumus`` is None for a cell that was refused."""

    indikator: Indikator
    rumus: Rumus | None
    refused: tuple[Diagnostic, ...] = ()

    @property
    def kelas(self) -> Kelas:
        """The class of the cell; a refused one has no formula."""
        return self.rumus.kelas if self.rumus is not None else Kelas.TANPA_RUMUS

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What reading the cell found."""
        return self.rumus.diagnostics if self.rumus is not None else self.refused


def verdict_of(kelas: Kelas) -> str:
    """Return the verdict that a class has.

    >>> verdict_of(Kelas.HITUNG)
    'dapat_dihitung'
    """
    return _OF_KELAS[kelas]


def read_indicator(indikator: Indikator) -> Dibaca:
    """Read the formula of an indicator; a cell beyond the bounds is told, never raised.

    >>> read_indicator(Indikator("contoh/1", "contoh", "Jumlah kolam", teks="Sudah jelas")).kelas.value
    'tersirat'
    """
    try:
        return Dibaca(indikator, indikator.rumus)
    except FormulaError as error:
        return Dibaca(indikator, None, error.diagnostics)
