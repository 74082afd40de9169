"""The data request sheet: each datum that formulas need, with twelve empty months for ``read_monthly``.

Knows: columns, widths, the sheet of instructions.
Must not know: how needs are found, or how figures come about.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

from ikicalc.diagnostics.snippet import visible
from ikicalc.kebutuhan import Kebutuhan
from ikicalc.packages import extra
from ikicalc.series.labels import month_names

_LEFT = (("No", 6), ("Masukan", 56), ("Satuan", 14), ("Cara menggabungkan", 22), ("Sumber data", 34),
         ("Dipakai indikator", 30), ("Jabatan", 34))  # fmt: skip
_UNIT = ("Unit kerja", 28)
_MONTH = 12
_MOST_TEXT = 1_000  # characters of a cell that only tells
# Spelled so that no row is taken for one that adds up others.
_WAYS = {
    "jumlah": "bulan dijumlahkan", "rata-rata": "bulan dirata-rata", "akhir": "nilai bulan terakhir",
    "maks": "nilai tertinggi", "min": "nilai terendah", "awal": "nilai bulan pertama",
}  # fmt: skip
_GUIDE = (
    "Isi satu angka untuk setiap masukan pada bulan yang datanya ada.",
    "Biarkan kosong bila belum ada data. Kosong tidak sama dengan nol: tulis 0 hanya bila memang nol.",
    "Jangan mengubah nama masukan dan judul kolom: dengan nama itu angka menemukan rumusnya.",
    "Tulis angka saja, tanpa satuan. Cara menggabungkan bulan tertulis di kolomnya.",
    "Sesudah diisi, hitung dengan `ikicalc compute` atau baca dengan `read_monthly`.",
)


def request_workbook(needs: Iterable[Kebutuhan], *, tahun: int, unit: Sequence[str] = ()) -> bytes:
    """Return the request sheet as an xlsx workbook; ``unit`` gives each unit its own rows.

    Raises ``SourceFileError`` (IKI803) without openpyxl.

    >>> request_workbook([], tahun=2024)[:2]
    b'PK'
    """
    openpyxl = extra("openpyxl", "laporan")
    styles, letters = openpyxl.styles, openpyxl.utils.get_column_letter
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Permintaan data"
    heads = [*_heads(unit), *((name, _MONTH) for name in month_names())]
    sheet.append([f"Permintaan data bulanan tahun {tahun}"])
    sheet["A1"].font = styles.Font(bold=True, size=14)
    sheet.append([name for name, _ in heads])
    for number, (_, width) in enumerate(heads, 1):
        sheet.column_dimensions[letters(number)].width = width
        cell = sheet.cell(2, number)
        cell.font = styles.Font(bold=True, color="FFFFFF")
        cell.fill = styles.PatternFill("solid", fgColor="1F4E78")
        cell.alignment = styles.Alignment(vertical="center", wrap_text=True)
    for row in _rows(needs, unit):
        sheet.append(row)
        for cell in sheet[sheet.max_row]:
            cell.alignment = styles.Alignment(vertical="top", wrap_text=True)
            if isinstance(cell.value, str):
                cell.data_type = "s"  # never a formula, however a name begins
    first = letters(len(heads) - 11)
    sheet.freeze_panes = f"{first}3"
    rule = openpyxl.worksheet.datavalidation.DataValidation(
        type="decimal", operator="between", formula1="-1E+15", formula2="1E+15", allow_blank=True,
        showErrorMessage=True, errorTitle="Bukan angka", error="Isi dengan angka, atau biarkan kosong.",
    )  # fmt: skip
    rule.add(f"{first}3:{letters(len(heads))}{max(sheet.max_row, 3)}")
    sheet.add_data_validation(rule)
    guide = book.create_sheet("Petunjuk")
    guide.column_dimensions["A"].width = 110
    for line in ("Petunjuk pengisian", *_GUIDE):
        guide.append([line])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _heads(unit: Sequence[str]) -> list[tuple[str, int]]:
    return [_LEFT[0], *([_UNIT] if unit else []), *_LEFT[1:]]


def _rows(needs: Iterable[Kebutuhan], unit: Sequence[str]) -> Iterator[list[object]]:
    listed = list(needs)
    number = 0
    for name in unit or ("",):
        for item in listed:
            number += 1
            yield [number, *([visible(name)] if unit else []), *_about(item)]


def _about(item: Kebutuhan) -> tuple[str, ...]:
    jabatan = dict.fromkeys(user.jabatan for user in item.dipakai if user.jabatan)
    told = (
        item.satuan or "",
        _WAYS.get(item.agregasi or "", item.asal),
        "; ".join(item.sumber),
        ", ".join(user.id for user in item.dipakai),
        "; ".join(jabatan),
    )
    return visible(item.nama), *(visible(text)[:_MOST_TEXT] for text in told)
