"""One row of the table of figures.

Knows: what a row tells. Must not know: how a figure came about, how rows are held.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from ikicalc.metode import Target
from ikicalc.numbers import plain


class Baris(NamedTuple):
    """One figure. ``realisasi`` is exact, in ``satuan``; ``capaian`` is exact, in percent of ``target``.

    None with ``alasan`` and ``pesan`` where the figure is missing; a row with a figure but without
    achievement says there why not, and an ``ok`` row warns in ``pesan`` of sums over unequal months.
    ``status``: ok, tanpa_nilai (no figure, or no achievement of one that has a target), di_luar_skala, galat.
    ``jenis`` is bulan, triwulan, semester, sampai (year to date) or tahun; ``periode`` its code, as
    B6, T2, S1, Y. ``kelengkapan`` tells of the input with most gaps how many months are there of those due.

    >>> Baris("Desa A", "contoh/1", "Kolam", 2024, "tahun", "Y", Fraction(75, 2), "%").desimal
    '37.5'
    """

    unit_kerja: str
    indikator_id: str
    indikator: str
    tahun: int
    jenis: str
    periode: str
    realisasi: Fraction | None
    satuan: str | None = None
    target: Target | None = None
    capaian: Fraction | None = None
    predikat: str | None = None
    status: str = "ok"
    alasan: str | None = None
    pesan: str = ""
    kelengkapan: str | None = None

    @property
    def desimal(self) -> str | None:
        """The figure in plain decimals with a point; 12 significant digits where it has no finite decimal."""
        return None if self.realisasi is None else plain(self.realisasi)
