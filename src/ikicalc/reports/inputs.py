"""The data request sheet: each datum that formulas need, with twelve empty months for ``read_monthly``.

Knows: columns, widths, what is told to those who fill it in.
Must not know: how needs are found, or how figures come about.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ikicalc.diagnostics.snippet import visible
from ikicalc.kebutuhan import Kebutuhan
from ikicalc.numbers import indonesian_number
from ikicalc.packages import extra
from ikicalc.reports.table_files import as_text
from ikicalc.series.labels import month_names

# What identifies a row stays in sight, the months follow, and what only explains stands behind them.
_LEFT = (("No", 5), ("Tahun", 7), ("Masukan", 42), ("Satuan", 11))
_RIGHT = (("Cara menggabungkan", 20), ("Keterangan", 28), ("Sumber data", 32), ("Dipakai indikator", 20),
          ("Jabatan", 32))  # fmt: skip
_UNIT = ("Unit kerja", 22)
_MONTH = 10.5
_PAGE = 105  # characters across an A4 page that lies on its side, at full size
_LINE = 15  # points
_MOST_TEXT = 1_000  # characters of a cell that only tells
# Spelled so that no row is taken for one that adds up others.
_WAYS = {
    "jumlah": "bulan dijumlahkan", "rata-rata": "bulan dirata-rata", "akhir": "nilai bulan terakhir",
    "maks": "nilai tertinggi", "min": "nilai terendah", "awal": "nilai bulan pertama",
}  # fmt: skip
# Above the table, where it is in sight and is not taken for data: a sheet of its own would have to be told
# apart from a sheet of data each time that the file is read.
_GUIDE = (
    "Isi satu angka, tanpa satuan, pada setiap bulan yang datanya ada.",
    "Biarkan kosong bila belum ada data; tulis 0 hanya bila memang nol.",
    "Jangan mengubah nama masukan dan judul kolom: dengan nama itu angka menemukan rumusnya.",
)


def request_workbook(needs: Iterable[Kebutuhan], *, tahun: int, unit: Sequence[str] = ()) -> bytes:
    """Return the request sheet as an xlsx workbook; ``unit`` gives each unit its own rows.

    Raises ``SourceFileError`` (IKI803) without openpyxl.

    >>> request_workbook([], tahun=2024)[:2]
    b'PK'
    """
    openpyxl = extra("openpyxl", "laporan")
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Permintaan data")
    heads = _heads(unit)
    letters = openpyxl.utils.get_column_letter
    for number, (_, width) in enumerate(heads, 1):
        sheet.column_dimensions[letters(number)].width = width
    first, top = _left(unit) + 1, len(_GUIDE) + 3  # the first month, the first row to fill in
    sheet.freeze_panes = f"{letters(first)}{top}"
    _print_wide(openpyxl, sheet, heads[: first + 11], top - 1)
    cells = _Cells(openpyxl, sheet)
    sheet.append([cells.title(f"Permintaan data bulanan tahun {tahun}")])
    for line in _GUIDE:
        sheet.append([line])
    sheet.append([cells.head(name) for name, _ in heads])
    count = 0
    for row in _rows(needs, tahun, unit):
        sheet.row_dimensions[top + count].height = _LINE * _lines(row, heads)
        sheet.append([cells.of(value) for value in row])
        count += 1
    last = top + max(count, 1) - 1
    area = f"{letters(first)}{top}:{letters(first + 11)}{last}"
    sheet.data_validations.append(_numbers_only(openpyxl, area))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _print_wide(openpyxl: Any, sheet: Any, columns: Sequence[tuple[str, float]], head: int) -> None:
    """Print on pages that lie on their side: up to December on one, what explains the rows on the next."""
    left = openpyxl.utils.get_column_letter(len(columns) - 12)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.scale = int(100 * _PAGE / sum(width for _, width in columns))
    sheet.page_margins = openpyxl.worksheet.page.PageMargins(0.4, 0.4, 0.5, 0.5)
    sheet.col_breaks.append(openpyxl.worksheet.pagebreak.Break(id=len(columns)))
    sheet.print_title_rows, sheet.print_title_cols = f"{head}:{head}", f"A:{left}"
    sheet.oddFooter.right.text = "&P / &N"


def _lines(row: Sequence[object], heads: Sequence[tuple[str, float]]) -> int:
    """Return how many lines the longest text of a row takes; spreadsheets don't all find out themselves."""
    texts = ((str(value or ""), width) for value, (_, width) in zip(row, heads, strict=True))
    return max(1, *(-(-len(text) // int(width)) for text, width in texts))


def request_csv(needs: Iterable[Kebutuhan], *, tahun: int, unit: Sequence[str] = ()) -> bytes:
    """Return the request sheet as csv, with semicolons, as spreadsheets in Indonesian expect it.

    >>> request_csv([], tahun=2024).decode("utf-8-sig")[:24]
    'No;Tahun;Masukan;Satuan;'
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow([name for name, _ in _heads(unit)])
    for row in _rows(needs, tahun, unit):
        writer.writerow([as_text(value) if isinstance(value, str) else value for value in row])
    return stream.getvalue().encode("utf-8-sig")


class _Cells:
    """Makes the cells of a sheet that is written row by row."""

    def __init__(self, openpyxl: Any, sheet: Any) -> None:
        self._make = openpyxl.cell.WriteOnlyCell
        self._sheet = sheet
        styles = openpyxl.styles
        self._title = styles.Font(bold=True, size=14)
        self._white = styles.Font(bold=True, color="FFFFFF")
        self._blue = styles.PatternFill("solid", fgColor="1F4E78")
        self._middle = styles.Alignment(vertical="center", wrap_text=True)
        self._top = styles.Alignment(vertical="top", wrap_text=True)
        grey = styles.Side("thin", color="BFBFBF")
        self._grid = styles.Border(grey, grey, grey, grey)

    def title(self, text: str) -> Any:
        cell = self._make(self._sheet, text)
        cell.font = self._title
        return cell

    def head(self, text: str) -> Any:
        cell = self._make(self._sheet, text)
        cell.font, cell.fill, cell.alignment = self._white, self._blue, self._middle
        return cell

    def of(self, value: object) -> Any:
        cell = self._make(self._sheet, value)
        cell.alignment, cell.border = self._top, self._grid
        if isinstance(value, str):
            cell.data_type = "s"  # never a formula, however a name begins
        return cell


def _numbers_only(openpyxl: Any, area: str) -> Any:
    rule = openpyxl.worksheet.datavalidation.DataValidation(
        type="decimal", operator="between", formula1="-1E+15", formula2="1E+15", allow_blank=True,
        showErrorMessage=True, errorTitle="Bukan angka", error="Isi dengan angka, atau biarkan kosong.",
    )  # fmt: skip
    rule.add(area)
    return rule


def _left(unit: Sequence[str]) -> int:
    return len(_LEFT) + bool(unit)


def _heads(unit: Sequence[str]) -> list[tuple[str, float]]:
    return [
        _LEFT[0],
        *([_UNIT] if unit else []),
        *_LEFT[1:],
        *((name, _MONTH) for name in month_names()),
        *_RIGHT,
    ]


def _rows(needs: Iterable[Kebutuhan], tahun: int, unit: Sequence[str]) -> Iterator[list[object]]:
    """Yield a row for each unit, datum and year that it is needed of."""
    listed = list(needs)
    number = 0
    for name in unit or ("",):
        for item in listed:
            for shift in item.tahun:
                number += 1
                left = [number, *([visible(name)] if unit else []), tahun + shift]
                yield [
                    *left,
                    visible(item.nama),
                    visible(item.satuan or ""),
                    *[None] * 12,
                    *_about(item, tahun, shift),
                ]


def _about(item: Kebutuhan, tahun: int, shift: int) -> Iterator[str]:
    jabatan = dict.fromkeys(user.jabatan for user in item.dipakai if user.jabatan)
    told = (
        _WAYS.get(item.agregasi or "", item.asal),
        "; ".join(_notes(item, tahun, shift)),
        "; ".join(item.sumber),
        ", ".join(user.id for user in item.dipakai),
        "; ".join(jabatan),
    )
    return (visible(text)[:_MOST_TEXT] for text in told)


def _notes(item: Kebutuhan, tahun: int, shift: int) -> Iterator[str]:
    if shift:
        yield f"data tahun {tahun + shift}, diperlukan untuk menghitung tahun {tahun}"
    if item.kumulatif:
        yield "angka dihitung sejak Januari sampai bulan itu"
    if item.tetap is not None:
        yield f"bila tidak diisi, dipakai {indonesian_number(item.tetap)} dari dokumen"
