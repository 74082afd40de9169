"""Monthly numbers as an office keeps them, read into points; what is unclear is refused with its cell.

Knows: rows of a table, years from titles, duplicates. Must not know: formulas, indicators, aggregation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from functools import partial

from ikicalc.diagnostics import Diagnostic, InputValueError, SourceFileError
from ikicalc.masukan import Key, fold, key_of
from ikicalc.series.data import Kolom, MonthlyData, Titik
from ikicalc.series.figures import Notation, Refusal
from ikicalc.series.grid import Cell, Grid
from ikicalc.series.layout import Layout, find_layouts
from ikicalc.series.sources import open_source
from ikicalc.series.words import Month, is_empty, is_total, read_month, read_year, title_year

_SHOWN_ROWS = 8


def read_monthly(
    source: object, *, sheet: str | None = None, tahun: int | None = None, desimal: str | None = None
) -> MonthlyData:
    """Read monthly figures from csv, xlsx, parquet, or a pandas or polars data frame.

    Long form has the columns unit_kerja, tahun, bulan, masukan, nilai; wide form a row per input and a
    column per month. ``unit_kerja`` and ``tahun`` are optional; without a year in the data ``tahun`` says
    it. ``desimal`` is the decimal sign of numbers written as text, where it is to be taken for certain.
    Figures are exact. A cell that is no number, an ambiguous one, and rows that say the same thing twice
    are refused in ``diagnostics`` with their cells, and have no value.
    Raises ``SourceFileError``: IKI802 (file), IKI803 (package not installed), IKI807 (no table found).

    >>> import polars
    >>> frame = polars.DataFrame({"Uraian": ["Jumlah kolam"], "Jan": ["1.250"], "Feb": ["-"]})
    >>> [(item.bulan, item.nilai) for item in read_monthly(frame, tahun=2024).titik]
    [(1, Fraction(1250, 1)), (2, None)]
    """
    if desimal not in (None, ",", "."):
        message = f"tanda desimal `{str(desimal)[:10]}` tidak dikenal"
        raise InputValueError(Diagnostic.of("IKI403", message, help='tulis desimal="," atau desimal="."'))
    grids, hidden = open_source(source, sheet, lambda grid: bool(find_layouts(grid)))
    reader = _Reader(tahun, desimal)
    for name in hidden:
        reader.tell(
            "IKI808", f"lembar tersembunyi `{name}` tidak dibaca", "sebut namanya dengan `sheet` bila perlu"
        )
    tables = [(grid, find_layouts(grid)) for grid in grids]
    if not any(layouts for _, layouts in tables):
        raise SourceFileError(_nothing_found(grids))
    for grid, layouts in tables:
        if not layouts and any(not is_empty(cell) for row in grid.rows for cell in row):
            reader.tell("IKI808", f"{grid.label} tidak memuat tabel bulanan, jadi tidak dibaca")
        reader.sheet(grid, layouts)
    return MonthlyData(tuple(_without_doubles(reader)), tuple(reader.kolom), tuple(reader.findings))


def _nothing_found(grids: list[Grid]) -> Diagnostic:
    shown = ", ".join(grid.label for grid in grids[:3]) or "berkas"
    hint = (
        "perlu kolom masukan, bulan, dan nilai; atau satu baris per masukan dengan kolom Jan sampai Des "
        "dan judul `Uraian` atau `masukan` di kolom namanya"
    )
    return Diagnostic.of("IKI807", f"tabel bulanan tidak ditemukan di {shown}", help=hint)


@dataclass(slots=True)
class _Reader:
    """Collects points, columns and findings of all sheets."""

    tahun: int | None
    desimal: str | None
    titik: list[Titik] = field(default_factory=list)
    kolom: list[Kolom] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)

    def tell(self, code: str, message: str, help: str = "", place: str = "") -> None:
        self.findings.append(Diagnostic.of(code, message, help=help, place=place))

    def sheet(self, grid: Grid, layouts: list[Layout]) -> None:
        year = self.tahun or (_told_year(grid, layouts[0]) if layouts else None)
        for layout in layouts:
            self.kolom += _columns(grid, layout)
            cells = _value_cells(grid, layout)
            notation = Notation.of((grid.raw(*cell) for cell in cells), self.desimal)
            table = _Table(self, grid, layout, notation, year)
            table.wide() if layout.is_wide else table.long()
            table.tell_skipped()


@dataclass(slots=True)
class _Table:
    """One table of a sheet at work."""

    reader: _Reader
    grid: Grid
    layout: Layout
    notation: Notation
    year: int | None
    unit: str = ""
    skipped: dict[str, list[int]] = field(default_factory=dict)

    def wide(self) -> None:
        for row in range(self.layout.row + 1, self.layout.end):
            name = self.cell(row, "masukan")
            months = [c for c in self.layout.months if not is_empty(self.grid.value(row, c))]
            if reason := self.no_data(row, name, months):
                if reason != "kosong":
                    self.skipped.setdefault(reason, []).append(row)
                continue
            unit = self.carried_unit(row)
            for column, month in self.layout.months.items():
                if (tahun := self.year_of(row, month)) is not None:
                    self.point((row, column), partial(Titik, unit, tahun, month.bulan, _name(name)))

    def no_data(self, row: int, name: object, months: list[int]) -> str:
        """Return why a row under wide headings is no data, or an empty text."""
        grid, first = self.grid, min(self.layout.months)
        if any(is_total(grid.value(row, column)) for column in range(1, first)):
            return "baris jumlah"
        if name == grid.value(self.layout.row, self.layout.columns["masukan"]):
            return "kosong"  # a heading of two rows
        if not months or _is_banner(grid, row, self.layout):
            return "kosong"
        if is_empty(name):
            texts = all(isinstance(self.notation.read(grid.value(row, c)), Refusal) for c in months)
            return "kosong" if texts else "baris tanpa nama masukan"
        return "baris nomor kolom" if _numbers_columns(grid, row) else ""

    def carried_unit(self, row: int) -> str:
        """Return the unit of a row; a blank one repeats the unit above, and that is told."""
        written = self.cell(row, "unit_kerja")
        if not is_empty(written):
            self.unit = _name(written)
        elif "unit_kerja" in self.layout.columns:
            self.skipped.setdefault("unit kerja kosong, dibaca sama dengan di atasnya", []).append(row)
        return self.unit

    def year_of(self, row: int, month: Month) -> int | None:
        written = self.cell(row, "tahun")
        year = month.tahun or (self.year if is_empty(written) else read_year(written))
        if year is None:
            column = self.layout.columns.get("tahun", self.layout.columns["masukan"])
            self.unreadable(row, column, "tahun", written)
        return year

    def long(self) -> None:
        columns = self.layout.columns
        for row in range(self.layout.row + 1, self.layout.end):
            name, month, unit = (
                self.cell(row, "masukan"),
                self.cell(row, "bulan"),
                self.cell(row, "unit_kerja"),
            )
            if any(is_total(cell) for cell in (name, month, unit)):
                self.skipped.setdefault("baris jumlah", []).append(row)
            elif is_empty(name) or is_empty(month):
                if not is_empty(self.cell(row, "nilai")):
                    self.unreadable(row, columns["masukan" if is_empty(name) else "bulan"], "isian", None)
            elif "unit_kerja" in columns and is_empty(unit):
                self.unreadable(row, columns["unit_kerja"], "unit kerja", None)
            elif (found := read_month(month)) is None:
                self.unreadable(row, columns["bulan"], "bulan", month)
            elif (tahun := self.year_of(row, found)) is not None:
                self.point(
                    (row, columns["nilai"]), partial(Titik, _name(unit), tahun, found.bulan, _name(name))
                )

    def cell(self, row: int, role: str) -> object:
        column = self.layout.columns.get(role)
        return None if column is None else self.grid.value(row, column)

    def unreadable(self, row: int, column: int, what: str, written: object) -> None:
        cause = "kosong" if is_empty(written) else f"berisi `{str(written)[:40]}`"
        message = f"{what} di {self.grid.address(row, column)} tidak dapat dibaca: {cause}"
        hint = (
            "sebut tahunnya dengan `tahun=2024` atau di kolom tahun"
            if what == "tahun"
            else "barisnya tidak dipakai"
        )
        self.reader.tell("IKI809", message, hint, self.grid.place(row, column))

    def point(self, cell: Cell, make: Callable[..., Titik]) -> None:
        figure, place = self.figure(*cell), self.grid.place(*cell)
        if isinstance(figure, Refusal):
            said = f"{self.grid.label}, {self.grid.address(*cell)}: {figure.message}"
            self.reader.tell(figure.code, said, figure.help, place)
            self.reader.titik.append(make(None, place, figure.code))
        else:
            self.reader.titik.append(make(figure, place))

    def figure(self, row: int, column: int) -> Fraction | Refusal | None:
        if (row, column) in self.grid.merged and not is_empty(self.grid.value(row, column)):
            message = f"sel gabungan berisi `{self.grid.value(row, column)}` untuk lebih dari satu sel"
            return Refusal("IKI804", message, "pisahkan sel gabungannya, lalu isi angka tiap bulan")
        return self.notation.read(self.grid.raw(row, column))

    def tell_skipped(self) -> None:
        for reason, rows in self.skipped.items():
            shown = ", ".join(str(row - self.grid.frame) for row in rows[:_SHOWN_ROWS])
            more = f", dan {len(rows) - _SHOWN_ROWS} lagi" if len(rows) > _SHOWN_ROWS else ""
            verb = "" if "dibaca" in reason else " tidak dibaca"
            self.reader.tell("IKI808", f"{self.grid.label}: {reason}{verb} (baris {shown}{more})")


def _name(value: object) -> str:
    return "" if is_empty(value) else " ".join(str(value).split())


def _told_year(grid: Grid, layout: Layout) -> int | None:
    """Return the year of the titles above the table, else the one that the sheet is called by."""
    above = [grid.raw(row, column) for row in range(1, layout.row) for column in range(1, grid.width + 1)]
    years = {year for cell in above if isinstance(cell, str) and (year := title_year(cell))}
    return years.pop() if len(years) == 1 else read_year(grid.nama)


def _columns(grid: Grid, layout: Layout) -> Iterator[Kolom]:
    for role, column in layout.columns.items():
        title = grid.value(layout.row, column) or grid.value(layout.row - 1, column)
        yield Kolom(role, _name(title), grid.place(layout.row, column))
    for column, month in layout.months.items():
        written = grid.value(layout.row, column)
        title = f"{written:%Y-%m}" if isinstance(written, datetime) else _name(written)
        year = f" {month.tahun}" if month.tahun else ""
        yield Kolom(f"bulan {month.bulan}{year}", title, grid.place(layout.row, column))


def _value_cells(grid: Grid, layout: Layout) -> Iterator[tuple[int, int]]:
    columns = tuple(layout.months) or (layout.columns["nilai"],)
    return ((row, column) for row in range(layout.row + 1, layout.end) for column in columns)


def _is_banner(grid: Grid, row: int, layout: Layout) -> bool:
    """Tell whether one merged cell spans the name and the months: a title inside the table."""
    first = grid.merged.get((row, layout.columns["masukan"]))
    return first is not None and grid.merged.get((row, max(layout.months))) == first


def _numbers_columns(grid: Grid, row: int) -> bool:
    """Tell whether a row only numbers the columns: 1, 2, 3 or (1), (2), (3)."""
    cells = [grid.raw(row, column) for column in range(1, grid.width + 1)]
    texts = [str(cell).strip("() ") for cell in cells if not is_empty(cell)]
    return len(texts) > 2 and all(text.isdecimal() for text in texts) and _ascending([int(t) for t in texts])


def _ascending(numbers: list[int]) -> bool:
    return numbers[0] in (1, 2) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _without_doubles(reader: _Reader) -> Iterator[Titik]:
    """Yield the points; those that speak twice of one figure lose their value, with a finding."""
    groups: dict[tuple[str, int, int, Key], list[Titik]] = {}
    for item in reader.titik:
        if item.nilai is not None or item.kode:
            groups.setdefault(_identity(item), []).append(item)
    doubles = {identity: items for identity, items in groups.items() if len(items) > 1}
    reader.findings += [_told_double(items) for items in doubles.values()]
    for item in reader.titik:
        yield item._replace(nilai=None, kode="IKI806") if doubles and _identity(item) in doubles else item


def _identity(item: Titik) -> tuple[str, int, int, Key]:
    return fold(item.unit_kerja), item.tahun, item.bulan, key_of(item.masukan)


def _told_double(items: list[Titik]) -> Diagnostic:
    item = items[0]
    places = " dan ".join(sorted(other.tempat for other in items))
    unit = f" {item.unit_kerja}" if item.unit_kerja else ""
    message = (
        f"`{item.masukan}`{unit} bulan {item.bulan} tahun {item.tahun} ditulis lebih dari sekali: {places}"
    )
    return Diagnostic.of("IKI806", message, help="sisakan satu di antaranya", place=item.tempat)
