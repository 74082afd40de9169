"""Monthly numbers as an office keeps them, read into points; what is unclear is refused with its cell.

Knows: the order of work: sheets, tables, points, overlaps. Must not know: formulas, indicators, aggregation.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from ikicalc.diagnostics import Diagnostic, InputValueError, SourceFileError
from ikicalc.packages import extra
from ikicalc.series.data import Kolom, MonthlyData
from ikicalc.series.reading.findings import Findings
from ikicalc.series.reading.grid import Grid
from ikicalc.series.reading.layout import Layout, find_layouts
from ikicalc.series.reading.measures import refuse_changing
from ikicalc.series.reading.overlaps import Overlaps
from ikicalc.series.reading.points import Batch, Collected, Names, monthly_data
from ikicalc.series.reading.sheets import units_of_sheets
from ikicalc.series.reading.sources import open_source
from ikicalc.series.reading.tables import TableReader
from ikicalc.series.reading.titles import told_unit, told_year
from ikicalc.series.words import folded, is_empty, name_of, words


def read_monthly(
    source: object,
    *,
    sheet: str | None = None,
    tahun: int | None = None,
    desimal: str | None = None,
    unit_dari_lembar: bool = False,
) -> MonthlyData:
    """Read monthly figures from csv, xlsx, parquet, or any data frame (pandas, polars, arrow, duckdb).

    Long form has the columns unit_kerja, tahun, bulan, masukan, nilai; wide form a row per input and a
    column per month or quarter; a table across has a column per input. ``unit_kerja`` and ``tahun`` are
    optional: ``tahun`` says the year where the data (a column, a heading, a title, the sheet's name) don't.
    ``desimal`` is the decimal sign of numbers written as text, where it is to be taken for certain; with
    ``unit_dari_lembar`` each sheet is the unit that it is called by. Figures are exact; one in percent is
    worth what is shown, 75 for 75%. A cell that is no number, an ambiguous one, and figures that are written
    twice or contradict each other are refused in ``diagnostics`` with their cells, and have no value.
    Raises ``SourceFileError``: IKI802 (file), IKI803 (package not installed), IKI807 (no table found),
    IKI817 (too large).

    >>> import polars
    >>> frame = polars.DataFrame({"Uraian": ["Jumlah kolam"], "Jan": ["1.250"], "Feb": ["-"]})
    >>> [(item.bulan, item.nilai) for item in read_monthly(frame, tahun=2024).titik]
    [(1, Fraction(1250, 1)), (2, None)]
    """
    if desimal not in (None, ",", "."):
        message = f"tanda desimal `{str(desimal)[:10]}` tidak dikenal"
        raise InputValueError(Diagnostic.of("IKI403", message, help='tulis desimal="," atau desimal="."'))
    findings = Findings()
    grids, hidden = open_source(source, sheet, lambda grid: bool(find_layouts(grid)))
    tables = [(grid, find_layouts(grid)) for grid in grids]
    if not any(layouts for _, layouts in tables):
        raise SourceFileError(_nothing_found(grids))
    _tell_unread(tables, hidden, findings)
    units, inputs, measures = Names(), Names(), Names()
    sheets = units_of_sheets(tables, findings, stated=unit_dari_lembar)
    kolom, batches = list[Kolom](), list[Batch]()
    for number, (grid, layouts) in enumerate(tables):
        for layout in layouts:
            unit = told_unit(grid, layout.row) if "unit_kerja" not in layout.columns else None
            kolom += _columns(grid, layout)
            kolom += [Kolom("unit_kerja", unit[0], grid.place(*unit[1]))] if unit else []
            year = told_year(grid, layout.row) or tahun
            name = unit[0] if unit else sheets.get(number, "")
            table = TableReader(grid, number, layout, year, name, units, inputs, measures, findings)
            batches.append(table.points(desimal))
    points = Collected(Batch.joined(batches), units, inputs, measures, grids)
    satuan = refuse_changing(points, findings)
    _tell_percent(points, findings)
    Overlaps(points, findings).settle()
    if tahun is not None:
        _tell_other_years(points, tahun, findings)
    return monthly_data(points, kolom, findings.all(), satuan)


def _nothing_found(grids: list[Grid]) -> Diagnostic:
    shown = ", ".join(grid.label for grid in grids[:3]) or "berkas"
    hint = (
        "perlu kolom masukan, bulan, dan nilai; atau satu baris per masukan dengan kolom Jan sampai Des "
        "dan judul `Uraian` atau `masukan` di kolom namanya"
    )
    return Diagnostic.of("IKI807", f"tabel bulanan tidak ditemukan di {shown}", help=hint)


def _tell_unread(tables: list[tuple[Grid, list[Layout]]], hidden: list[str], findings: Findings) -> None:
    for name in hidden:
        message = f"lembar tersembunyi `{name}` tidak dibaca"
        findings.tell("IKI808", message, "sebut namanya dengan `sheet` bila perlu")
    for grid, layouts in tables:
        if grid.tersembunyi:
            hint = "tampilkan dahulu di aplikasi lembar kerja bila isinya memang data"
            findings.tell("IKI815", f"{grid.label}: {grid.tersembunyi} tersembunyi, jadi tidak dibaca", hint)
        if not layouts and any(not is_empty(cell) for column in grid.columns for cell in column.distinct):
            findings.tell("IKI808", f"{grid.label} tidak memuat tabel bulanan, jadi tidak dibaca")


def _tell_percent(points: Collected, findings: Findings) -> None:
    """Tell once for each sheet how its figures in percent are read."""
    np, batch = extra("numpy"), points.batch
    shown = np.flatnonzero(batch.figures.persen & batch.figures.ada)
    numbers, first, counts = np.unique(batch.grid[shown], return_index=True, return_counts=True)
    for number, start, count in zip(numbers.tolist(), first.tolist(), counts.tolist(), strict=True):
        place = int(shown[start])
        value = batch.figures.pembilang[place] / batch.figures.penyebut[place]
        message = (
            f"{points.grids[number].label}: {count} angka berformat persen dibaca sebagai persen, "
            f"misalnya {value:g} untuk {value:g}%"
        )
        findings.tell(
            "IKI813", message, "ubah format selnya bila yang dimaksud pecahan", points.tempat(place)
        )


def _tell_other_years(points: Collected, tahun: int, findings: Findings) -> None:
    """Tell when the data themselves say other years, and none of them is the one that the caller states."""
    years = extra("numpy").unique(points.batch.bulan // 12).tolist()
    if years and tahun not in years:
        message = f"data tidak memuat tahun {tahun}; tahun menurut datanya: {', '.join(map(str, years[:9]))}"
        findings.tell("IKI818", message, "betulkan tahun di judul, nama lembar, atau kolomnya bila keliru")


def _columns(grid: Grid, layout: Layout) -> Iterator[Kolom]:
    """Yield the columns of a table, those that are not read last."""
    for role, column in layout.columns.items():
        title = grid.value(layout.row, column) or grid.value(layout.row - 1, column)
        yield Kolom(role, name_of(title), grid.place(layout.row, column))
    for column, heading in layout.figures.items():
        if column in layout.columns.values():
            continue
        written = grid.value(layout.row, column)
        title = f"{written:%Y-%m}" if isinstance(written, datetime) else name_of(written)
        yield Kolom(str(heading), title, grid.place(layout.row, column))
    known = {*layout.columns.values(), *layout.figures}
    for column in range(1, grid.width + 1):
        if column not in known and (title := name_of(grid.value(layout.row, column))):
            role = "satuan" if folded(title) in words().measures else "tidak dibaca"
            yield Kolom(role, title, grid.place(layout.row, column))
