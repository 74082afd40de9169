"""The figures as a tidy table: one row per unit, indicator and period.

Knows: its columns, and how they go out to polars and pandas. Must not know: how a figure came about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from ikicalc.diagnostics import Diagnostic
from ikicalc.numbers import plain
from ikicalc.packages import extra
from ikicalc.series.linking import Tautan

if TYPE_CHECKING:
    import pandas
    import polars


class Baris(NamedTuple):
    """One figure. ``realisasi`` is exact, in ``satuan``; None with ``alasan`` and ``pesan`` where missing.

    ``pesan`` of an ``ok`` row warns that its inputs are sums over unequal numbers of months.
    ``jenis`` is bulan, triwulan, semester, sampai (year to date) or tahun; ``periode`` its code, as
    B6, T2, S1, Y. ``kelengkapan`` tells of the input with most gaps how many months are there of those due.

    >>> Baris("Desa A", "contoh/1", "Kolam", 2024, "tahun", "Y", Fraction(75, 2), "%", "ok").desimal
    '37.5'
    """

    unit_kerja: str
    indikator_id: str
    indikator: str
    tahun: int
    jenis: str
    periode: str
    realisasi: Fraction | None
    satuan: str | None
    status: str
    alasan: str | None = None
    pesan: str = ""
    kelengkapan: str | None = None

    @property
    def desimal(self) -> str | None:
        """The figure in plain decimals with a point; 12 significant digits where it has no finite decimal."""
        return None if self.realisasi is None else plain(self.realisasi)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows, how each input was linked and aggregated, and all findings.

    >>> row = Baris("Desa A", "contoh/1", "Kolam", 2024, "tahun", "Y", Fraction(1, 3), "%", "ok")
    >>> Table((row,)).to_polars()["realisasi"].to_list()
    ['0.333333333333']
    """

    rows: tuple[Baris, ...]
    masukan: tuple[Tautan, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = field(default=(), repr=False)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Baris]:
        return iter(self.rows)

    def to_polars(self) -> polars.DataFrame:
        """Return a polars data frame; ``realisasi`` is text in plain decimals, so nothing is lost."""
        frame: polars.DataFrame = extra("polars").DataFrame(self._columns(), schema=self._schema())
        return frame

    def to_pandas(self) -> pandas.DataFrame:
        """Return a pandas data frame; ``realisasi`` is text in plain decimals, so nothing is lost."""
        frame: pandas.DataFrame = extra("pandas").DataFrame(self._columns(), columns=list(Baris._fields))
        return frame

    def _columns(self) -> dict[str, list[object]]:
        columns: dict[str, list[object]] = {
            name: [row[place] for row in self.rows] for place, name in enumerate(Baris._fields)
        }
        columns["realisasi"] = [row.desimal for row in self.rows]
        return columns

    def _schema(self) -> dict[str, object]:
        text, number = extra("polars").String, extra("polars").Int32
        return {name: number if name == "tahun" else text for name in Baris._fields}
