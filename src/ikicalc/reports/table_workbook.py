"""The figures of monthly data as a workbook: the table, how each input was taken, and the findings.

Knows: sheets, headings, widths, formats of numbers. Must not know: how figures come about.
A workbook is written row by row, so that a large table needs no more memory than a small one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from ikicalc.diagnostics import Diagnostic, SourceFileError
from ikicalc.diagnostics.snippet import visible
from ikicalc.packages import extra
from ikicalc.series import Table, Tautan
from ikicalc.series.labels import period_label

MOST_ROWS = 1_048_575  # that a sheet holds below its headings
MAX_TEXT = 32_000  # characters that a cell holds
_FIGURE = "#,##0.00####"
_WHOLE = "#,##0"
RESULT = (
    ("Unit kerja", 26), ("Id", 20), ("Indikator", 56), ("Periode", 18), ("Realisasi", 13), ("Satuan", 12),
    ("Target", 14), ("Capaian (%)", 13), ("Predikat", 16), ("Status", 14), ("Alasan", 20), ("Keterangan", 52),
    ("Bulan terisi", 13),
)  # fmt: skip
INPUT = (("Masukan di rumus", 56), ("Nama di data", 56), ("Cara menggabungkan", 20), ("Menurut", 34))
FINDING = (("Tingkat", 12), ("Kode", 10), ("Temuan", 70), ("Tempat", 34), ("Yang dapat dilakukan", 60))


def write_workbook(table: Table, path: Path) -> None:
    """Write the sheets Hasil, Masukan and Temuan; ``SourceFileError`` (IKI850) where the rows don't fit."""
    if len(table) > MOST_ROWS:
        message = f"{len(table)} baris tidak muat di satu lembar Excel"
        raise SourceFileError(Diagnostic.of("IKI850", message, help="simpan sebagai .parquet atau .csv"))
    openpyxl = extra("openpyxl")
    book = openpyxl.Workbook(write_only=True)
    _sheet(openpyxl, book, "Hasil", RESULT, _results(table))
    _sheet(openpyxl, book, "Masukan", INPUT, map(_input, table.masukan))
    _sheet(openpyxl, book, "Temuan", FINDING, map(_finding, table.diagnostics))
    book.save(path)


def _results(table: Table) -> Iterator[tuple[object, ...]]:
    for row in table:
        yield (
            row.unit_kerja, row.indikator_id, row.indikator,
            period_label(row.jenis, row.periode, row.tahun), row.realisasi, row.satuan,
            None if row.target is None else str(row.target), row.capaian, row.predikat,
            row.status, row.alasan, row.pesan, row.kelengkapan,
        )  # fmt: skip


def _input(item: Tautan) -> tuple[object, ...]:
    return item.nama, item.nama_data or "(tidak ada di data)", item.agregasi, item.asal


def _finding(item: Diagnostic) -> tuple[object, ...]:
    return item.severity.value, item.code, item.message, item.place, item.help


def _sheet(
    openpyxl: Any, book: Any, title: str, heads: Sequence[tuple[str, int]], rows: Iterable[Sequence[object]]
) -> None:
    sheet = book.create_sheet(title)
    for number, (_, width) in enumerate(heads):
        sheet.column_dimensions[chr(65 + number)].width = width
    sheet.freeze_panes = "A2"
    sheet.append([_head(openpyxl, sheet, name) for name, _ in heads])
    count = 1
    for row in rows:
        sheet.append([_cell(openpyxl, sheet, value) for value in row])
        count += 1
    sheet.auto_filter.ref = f"A1:{chr(64 + len(heads))}{count}"


def _head(openpyxl: Any, sheet: Any, name: str) -> Any:
    styles = openpyxl.styles
    cell = openpyxl.cell.WriteOnlyCell(sheet, name)
    cell.font = styles.Font(bold=True, color="FFFFFF")
    cell.fill = styles.PatternFill("solid", fgColor="1F4E78")
    cell.alignment = styles.Alignment(vertical="center", wrap_text=True)
    return cell


def _cell(openpyxl: Any, sheet: Any, value: object) -> Any:
    """Return a cell: a figure as a number, a text never as a formula."""
    if value is None or value == "":
        return None
    if isinstance(value, Fraction):
        cell = openpyxl.cell.WriteOnlyCell(sheet, float(value))
        cell.number_format = _WHOLE if value.denominator == 1 else _FIGURE
        return cell
    text = visible(str(value))[:MAX_TEXT]
    if not text.startswith("="):
        return text
    cell = openpyxl.cell.WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell
