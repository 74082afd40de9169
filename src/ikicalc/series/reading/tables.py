"""One table of a sheet into points: what each row and each heading say together, all rows at once.

Knows: where unit, year, month and input of a figure are written. Must not know: files, other tables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ikicalc.diagnostics import Diagnostic
from ikicalc.packages import extra
from ikicalc.series.months import Month, read_month
from ikicalc.series.reading.cells import Cells, mapped
from ikicalc.series.reading.columns import Figures, read_columns
from ikicalc.series.reading.figures import Refusal
from ikicalc.series.reading.findings import MOST, Findings
from ikicalc.series.reading.grid import Grid
from ikicalc.series.reading.layout import Layout
from ikicalc.series.reading.measures import measures_of
from ikicalc.series.reading.percent import as_percent, refuse_mixed
from ikicalc.series.reading.points import Batch, Names
from ikicalc.series.reading.rows import Rows, sort_rows
from ikicalc.series.words import is_empty, name_of, read_year

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SHOWN_ROWS = 8
_YEAR_HINT = "sebut tahunnya dengan `tahun=2024` atau di kolom tahun"


@dataclass(slots=True)
class TableReader:
    """One table at work; ``year`` and ``unit`` are what titles or the caller say of all its rows."""

    grid: Grid
    number: int
    layout: Layout
    year: int | None
    unit: str
    units: Names
    inputs: Names
    measures: Names
    findings: Findings
    found: list[tuple[tuple[int, int], Diagnostic]] = field(default_factory=list)

    def points(self, desimal: str | None) -> Batch:
        """Return the points of the table, row after row, having told what is not read."""
        figures = self._figures(desimal)
        rows = sort_rows(self.grid, self.layout, figures)
        unit = self._units(rows, figures)[:, None]
        batch = self._crossed(
            rows, (unit, self._inputs(rows, figures), *self._months(rows, figures)), figures
        )
        refuse_mixed(batch)
        self._tell(batch, rows)
        return batch

    def _cells(self, role: str) -> Cells | None:
        column = self.layout.columns.get(role)
        return None if column is None else self.grid.seen(column, self.layout.start, self.layout.end)

    def _figures(self, desimal: str | None) -> list[Figures]:
        start, end = self.layout.start, self.layout.end
        columns = read_columns([self.grid.cells(c, start, end) for c in self.layout.figures], desimal)
        for column, figures in zip(self.layout.figures, columns, strict=True):
            as_percent(self.grid, column, start, figures)
        self._refuse_merged(dict(zip(self.layout.figures, columns, strict=True)))
        return columns

    def _refuse_merged(self, columns: Mapping[int, Figures]) -> None:
        """Refuse the figures that one merged cell shows for several."""
        for (row, column), (_, first) in self.grid.merged.items():
            inside = self.layout.start <= row < self.layout.end and column in columns
            if inside and first in columns and not is_empty(self.grid.value(row, column)):
                message = f"sel gabungan berisi `{self.grid.value(row, column)}` untuk lebih dari satu sel"
                reason = Refusal("IKI804", message, "pisahkan sel gabungannya, lalu isi angka tiap bulan")
                columns[column].refuse(extra("numpy").array([row - self.layout.start]), reason)

    def _units(self, rows: Rows, figures: list[Figures]) -> NDArray[np.int32]:
        """Return the unit of each row; beside months a blank one repeats the unit above, and that is told."""
        np = extra("numpy")
        cells = self._cells("unit_kerja")
        if cells is None:
            same: NDArray[Any] = np.full(len(rows.data), self.units.number(self.unit), dtype="int32")
            return same
        blank = mapped(cells, is_empty, "bool")
        numbers = mapped(cells, lambda cell: self.units.number(name_of(cell)), "int32")
        if self.layout.is_list:
            self._unreadable(rows, blank & self._stands(figures), "unit_kerja", "unit kerja")
            return numbers
        self._tell_repeated(rows, blank, "unit kerja")
        return self._carried(numbers, blank, np.full(len(blank), self.units.number(self.unit)))

    def _tell_repeated(self, rows: Rows, blank: NDArray[np.bool_], what: str) -> None:
        """Tell the rows beside months whose blank cell says the same as the one above."""
        repeated = extra("numpy").flatnonzero(blank & rows.data)
        if len(repeated) and not self.layout.is_list:
            rows.skipped[f"{what} kosong, dibaca sama dengan di atasnya"] = repeated

    @staticmethod
    def _carried(values: NDArray[Any], blank: NDArray[np.bool_], first: NDArray[Any]) -> NDArray[np.int32]:
        """Return the values, a blank cell repeating the one above; ``first`` are those above all."""
        np = extra("numpy")
        last = np.maximum.accumulate(np.where(blank, -1, np.arange(len(blank))))
        carried: NDArray[Any] = np.where(last < 0, first, values[np.maximum(last, 0)]).astype("int32")
        return carried

    def _stands(self, figures: list[Figures]) -> NDArray[np.bool_]:
        """Tell which rows of a list say what they are about, input and month."""
        cells = [cells for role in ("masukan", "bulan") if (cells := self._cells(role)) is not None]
        stands = ~mapped(cells[0], is_empty, "bool")
        for more in cells[1:]:
            stands &= ~mapped(more, is_empty, "bool")
        return stands

    def _inputs(self, rows: Rows, figures: list[Figures]) -> NDArray[np.int32]:
        """Return the input of each row, or of each column where the headings say it."""
        cells = self._cells("masukan")
        if cells is None:
            names = [self.inputs.number(heading.masukan) for heading in self.layout.figures.values()]
            by_column: NDArray[np.int32] = extra("numpy").array([names], dtype="int32")
            return by_column
        if self.layout.is_list:
            blank = mapped(cells, is_empty, "bool")
            self._unreadable(rows, blank & figures[0].filled, "masukan", "isian")
            rows.leave(blank)
        return mapped(cells, lambda cell: self.inputs.number(name_of(cell)), "int32")[:, None]

    def _months(self, rows: Rows, figures: list[Figures]) -> tuple[NDArray[np.int32], NDArray[np.int8]]:
        """Return month and span, of each row and column of figures; rows without a year are left out."""
        np = extra("numpy")
        bulan, tahun, rentang = (
            np.column_stack(part) for part in zip(*self._written(rows, figures), strict=True)
        )
        years = self._years(rows, lacking=(tahun == 0).any(axis=1))
        tahun = np.where(tahun == 0, years[:, None], tahun)
        return (tahun * 12 + bulan - 1).astype("int32"), rentang.astype("int8")

    def _written(self, rows: Rows, figures: list[Figures]) -> list[tuple[NDArray[np.int32], ...]]:
        """Return month, year and span as each column's heading, the row or the title says them."""
        np = extra("numpy")
        cells = self._cells("bulan")
        if cells is None or self.layout.is_wide:
            months = [heading.bulan or self.layout.bulan for heading in self.layout.figures.values()]
            return [tuple(np.full(len(rows.data), part) for part in _parts(month)) for month in months]
        blank = mapped(cells, is_empty, "bool")
        filled = np.logical_or.reduce([column.filled for column in figures])
        self._unreadable(rows, blank & filled, "bulan", "isian")
        rows.leave(blank)
        known = [read_month(cell) for cell in cells.distinct]
        unknown = np.array([month is None for month in known], dtype=bool)
        self._unreadable(rows, unknown[cells.codes], "bulan", "bulan")
        parts = np.array([_parts(month) for month in known], dtype="int32").reshape(-1, 3)[cells.codes]
        return [tuple(parts.T)] * len(figures)

    def _years(self, rows: Rows, lacking: NDArray[np.bool_]) -> NDArray[np.int32]:
        """Return the year of each row; one that is needed and can't be told refuses the row.

        Beside months a blank cell of a column of years repeats the year above, and that is told.
        """
        np = extra("numpy")
        cells = self._cells("tahun")
        years: NDArray[Any] = np.full(len(rows.data), self.year or 0, dtype="int32")
        if cells is not None:
            blank = mapped(cells, is_empty, "bool")
            written = mapped(cells, lambda cell: read_year(cell) or 0, "int32")
            if not blank.all():
                years = written if self.layout.is_list else self._carried(written, blank, years)
                self._tell_repeated(rows, blank & lacking, "tahun")
        role = "tahun" if cells is not None else self.layout.key
        self._unreadable(rows, lacking & (years == 0), role, "tahun")
        return years.astype("int32", copy=False)

    def _unreadable(self, rows: Rows, where: NDArray[np.bool_], role: str, what: str) -> None:
        """Leave rows out whose unit, month, year or input can't be read, and tell the cell."""
        column, start = self.layout.columns[role], self.layout.start
        hint = _YEAR_HINT if what == "tahun" else "barisnya tidak dipakai"
        bad = extra("numpy").flatnonzero(where & rows.data)
        rows.data &= ~where
        for row in bad[:MOST].tolist():
            written = self.grid.value(start + row, column) if role == what.replace(" ", "_") else None
            cause = "kosong" if is_empty(written) else f"berisi `{str(written)[:40]}`"
            message = f"{what} di {self.grid.address(start + row, column)} tidak dapat dibaca: {cause}"
            place = self.grid.place(start + row, column)
            self.found.append(((row, column), Diagnostic.of("IKI809", message, help=hint, place=place)))
        self.findings.counts["IKI809"] += max(len(bad) - MOST, 0)

    def _crossed(self, rows: Rows, keys: Sequence[NDArray[Any]], figures: list[Figures]) -> Batch:
        """Return a point for each row of data and each column of figures.

        ``keys`` are unit, input, month and span, each by row, by column, or by both.
        """
        np = extra("numpy")
        row = np.arange(self.layout.start, self.layout.end, dtype="int32")[:, None]
        column = np.array([list(self.layout.figures)], dtype="int16")
        number = np.full((1, 1), self.number, dtype="int16")
        satuan = measures_of(self.grid, self.layout, self.measures)[:, None]
        whole = (len(row), len(figures))
        parts = (np.broadcast_to(part, whole).ravel() for part in (*keys, satuan, number, row, column))
        batch = Batch(Figures.beside(figures), *parts)
        return batch if rows.data.all() else batch.take(np.flatnonzero(np.repeat(rows.data, len(figures))))

    def _tell(self, batch: Batch, rows: Rows) -> None:
        grid, seen = self.grid, Counter[str]()
        for place in extra("numpy").flatnonzero(batch.figures.refused).tolist():
            reason = batch.figures.alasan[place]
            seen[reason.code] += 1
            if seen[reason.code] > MOST:
                continue
            cell = (int(batch.row[place]), int(batch.column[place]))
            said = f"{grid.label}, {grid.address(*cell)}: {reason.message}"
            finding = Diagnostic.of(reason.code, said, help=reason.help, place=grid.place(*cell))
            self.found.append(((cell[0] - self.layout.start, cell[1]), finding))
        for code, count in seen.items():
            self.findings.counts[code] += max(count - MOST, 0)
        self.findings.in_order(self.found)
        for text, skipped in sorted(rows.skipped.items(), key=lambda item: int(item[1][0])):
            self._tell_skipped(text, skipped.tolist())

    def _tell_skipped(self, reason: str, skipped: list[int]) -> None:
        first = self.layout.start - len(self.grid.judul)
        shown = ", ".join(str(first + row) for row in skipped[:_SHOWN_ROWS])
        more = f", dan {len(skipped) - _SHOWN_ROWS} lagi" if len(skipped) > _SHOWN_ROWS else ""
        verb = "" if "dibaca" in reason else " tidak dibaca"
        self.findings.tell("IKI808", f"{self.grid.label}: {reason}{verb} (baris {shown}{more})")


def _parts(month: Month | None) -> tuple[int, int, int]:
    """Return month, year (0: not written) and span as numbers."""
    return (1, 0, 1) if month is None else (month.bulan, month.tahun or 0, month.rentang)
