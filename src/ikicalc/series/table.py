"""The figures as a tidy table: one row per unit, indicator and period.

Knows: its columns, and how they go out to polars and pandas. Must not know: how a figure came about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ikicalc.diagnostics import Diagnostic
from ikicalc.packages import extra
from ikicalc.series.baris import Baris
from ikicalc.series.linking import Tautan

if TYPE_CHECKING:
    import pandas
    import polars

_NUMBERS = ("realisasi", "target_bawah", "target_atas", "capaian")
_END = Baris._fields.index("target") + 1
FRAME_COLUMNS = (*Baris._fields[:_END], "target_bawah", "target_atas", *Baris._fields[_END:])


@dataclass(frozen=True, slots=True)
class Table:
    """The rows, how each input was linked and aggregated, and all findings.

    ``rows`` may be held as columns and made when asked for. In frames ``target`` is text, its ends are in
    ``target_bawah`` and ``target_atas``; texts are categorical, figures the nearest doubles.

    >>> row = Baris("Desa A", "contoh/1", "Kolam", 2024, "tahun", "Y", Fraction(1, 3), "%")
    >>> Table((row,)).to_polars()["realisasi"].to_list()
    [0.3333333333333333]
    """

    rows: Sequence[Baris]
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
        package = extra("polars")
        columns = {
            name: package.Series(name, values, dtype=package.Categorical).gather(codes)
            for name, values, codes in self._texts()
        }
        columns |= {
            name: package.Series(name, values).fill_nan(None) for name, values in self._numbers().items()
        }
        columns["tahun"] = package.Series("tahun", self._years(), dtype=package.Int32)
        frame: polars.DataFrame = package.DataFrame([columns[name] for name in FRAME_COLUMNS])
        return frame

    def to_pandas(self) -> pandas.DataFrame:
        """Return a pandas data frame; figures are the nearest doubles, the exact ones are in the rows."""
        package, np = extra("pandas"), extra("numpy")
        columns: dict[str, Any] = dict(self._numbers()) | {"tahun": self._years()}
        for name, values, codes in self._texts():
            known = [value for value in values if value is not None]
            places = np.array([-1 if value is None else known.index(value) for value in values], np.int64)
            columns[name] = package.Categorical.from_codes(places[codes], known)
        frame: pandas.DataFrame = package.DataFrame({name: columns[name] for name in FRAME_COLUMNS})
        return frame

    def _texts(self) -> Iterator[tuple[str, list[str | None], Any]]:
        from ikicalc.series.hasil import Lembar

        return self.rows.texts() if isinstance(self.rows, Lembar) else _texts_of(self.rows)

    def _numbers(self) -> dict[str, Any]:
        from ikicalc.series.hasil import Lembar

        return self.rows.numbers() if isinstance(self.rows, Lembar) else _numbers_of(self.rows)

    def _years(self) -> Any:
        from ikicalc.series.hasil import Lembar

        np = extra("numpy")
        if isinstance(self.rows, Lembar):
            return np.full(len(self.rows), self.rows.tahun, np.int32)
        return np.array([row.tahun for row in self.rows], np.int32)


def _texts_of(rows: Sequence[Baris]) -> Iterator[tuple[str, list[str | None], Any]]:
    np = extra("numpy")
    for name in (name for name in FRAME_COLUMNS if name not in (*_NUMBERS, "tahun")):
        known: dict[str | None, int] = {}
        given = (getattr(row, name) for row in rows)
        codes = [known.setdefault(None if value is None else str(value), len(known)) for value in given]
        yield name, list(known), np.array(codes, np.uint32)


def _numbers_of(rows: Sequence[Baris]) -> dict[str, Any]:
    np = extra("numpy")
    targets = [row.target for row in rows]
    columns = {
        "realisasi": [row.realisasi for row in rows],
        "capaian": [row.capaian for row in rows],
        "target_bawah": [None if item is None else item.bawah for item in targets],
        "target_atas": [None if item is None else item.atas for item in targets],
    }
    return {name: np.array([_double(item) for item in values]) for name, values in columns.items()}


def _double(value: Fraction | None) -> float:
    return float("nan") if value is None else float(value)
