"""The figures as a tidy table: one row per unit, indicator and period.

Knows: its columns, and how they go out to polars and pandas. Must not know: how a figure came about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from ikicalc.diagnostics import Diagnostic
from ikicalc.metode import Target
from ikicalc.numbers import plain
from ikicalc.packages import extra
from ikicalc.series.linking import Tautan

if TYPE_CHECKING:
    import pandas
    import polars


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


@dataclass(frozen=True, slots=True)
class Table:
    """The rows, how each input was linked and aggregated, and all findings.

    >>> row = Baris("Desa A", "contoh/1", "Kolam", 2024, "tahun", "Y", Fraction(1, 3), "%")
    >>> Table((row,)).to_polars()["realisasi"].to_list()
    [0.3333333333333333]
    """

    rows: tuple[Baris, ...]
    masukan: tuple[Tautan, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = field(default=(), repr=False)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Baris]:
        return iter(self.rows)

    def __repr__(self) -> str:
        return f"<Table: {len(self)} baris, {len(self.masukan)} masukan>"

    def _repr_html_(self) -> str:
        """How a notebook shows the table: its first rows, its inputs and findings folded."""
        from ikicalc.series.display import table_card

        return table_card(self, len(self), self.masukan, self.diagnostics)

    def to_polars(self) -> polars.DataFrame:
        """Return a polars data frame; figures are the nearest doubles, the exact ones are in the rows."""
        frame: polars.DataFrame = extra("polars").DataFrame(self._columns(), schema=self._schema())
        return frame

    def to_pandas(self) -> pandas.DataFrame:
        """Return a pandas data frame; figures are the nearest doubles, the exact ones are in the rows."""
        frame: pandas.DataFrame = extra("pandas").DataFrame(self._columns(), columns=list(FRAME_COLUMNS))
        return frame

    def _columns(self) -> dict[str, list[object]]:
        columns: dict[str, list[object]] = {}
        for place, name in enumerate(Baris._fields):
            values: list[object] = [row[place] for row in self.rows]
            if name == "target":
                columns |= _target_columns(self.rows)
            else:
                columns[name] = [_double(item) for item in values] if name in _EXACT else values
        return columns

    def _schema(self) -> dict[str, object]:
        polars = extra("polars")
        number = dict.fromkeys((*_EXACT, "target_bawah", "target_atas"), polars.Float64) | {
            "tahun": polars.Int32
        }
        return {name: number.get(name, polars.String) for name in FRAME_COLUMNS}


_EXACT = ("realisasi", "capaian")
_BEFORE, _AFTER = Baris._fields[: Baris._fields.index("target") + 1], Baris._fields[9:]
FRAME_COLUMNS = (*_BEFORE, "target_bawah", "target_atas", *_AFTER)


def _target_columns(rows: tuple[Baris, ...]) -> dict[str, list[object]]:
    targets = [row.target for row in rows]
    return {
        "target": [None if item is None else str(item) for item in targets],
        "target_bawah": [None if item is None else _double(item.bawah) for item in targets],
        "target_atas": [None if item is None else _double(item.atas) for item in targets],
    }


def _double(value: object) -> float | None:
    return float(value) if isinstance(value, Fraction) else None
