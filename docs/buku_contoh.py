"""Write the example workbook of monthly figures that ships: catalog/contoh/bulanan-2023.xlsx.

Knows: the sheets of two offices, laid out as offices keep them: titles above, headings over two rows, a row
of column numbers, merged units, figures as text, dashes for what is not there yet, totals and a signature
below. Must not know: how a sheet is read. All figures are made up; every sheet says so in its title.

``python docs/buku_contoh.py`` writes the workbook anew; a test compares it with the one that ships.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

PATH = Path(__file__).parents[1] / "catalog" / "contoh" / "bulanan-2023.xlsx"
MARK = "ANGKA CONTOH: dikarang untuk peragaan, bukan data sebenarnya"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agst", "Sep", "Okt", "Nop", "Des")
WIDTHS = (5, 16, 44, 11, *(8,) * 12, 10, 28)
LINE = Side(style="thin", color="808080")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
SHADE = PatternFill("solid", fgColor="D9E1F2")
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
FIRST = 4  # row of the headings

Figure = int | str | None


class Row(NamedTuple):
    """One input: its name as the formula prints it, its unit, its months, and a note at the side."""

    uraian: str
    satuan: str
    bulan: Sequence[Figure]
    keterangan: str = ""


class Office(NamedTuple):
    """One sheet."""

    lembar: str
    unit: str
    keadaan: str
    rows: Sequence[Row]


def until_june(*figures: Figure) -> tuple[Figure, ...]:
    """Return six months; the rest of the year is empty."""
    return (*figures, *(None,) * 6)


TORJUN = Office(
    "Torjun",
    "Kecamatan Torjun",
    "TAHUN 2023 (keadaan sampai dengan Juni)",
    [
        Row(
            "Jumlah KTP, KK dan Akta yang diproses tepat waktu",
            "dokumen",
            until_june(112, 97, "121", 88, 104, 99),
        ),
        Row("Jumlah usulan pembuatan KTP, KK dan Akta", "usulan", until_june(118, 101, "124", 95, 110, 107)),
        Row(
            "Jumlah akta tanah yang diproses tepat waktu",
            "dokumen",
            until_june(7, 5, "-", 6, 7, 4),
            "Maret belum direkap",
        ),
        Row("Jumlah usulan pembuatan Akta Tanah", "usulan", until_june(8, 7, "-", 8, 9, 6)),
        Row("Jumlah pengaduan yang ditindak lanjuti", "pengaduan", until_june(*(0,) * 6)),
        Row("Jumlah pengaduan", "pengaduan", until_june(*(0,) * 6), "tidak ada pengaduan"),
        Row("Jumlah pegawai yang disiplin", "orang", until_june(17, 18, 18, 17, 18, 18)),
        Row("Jumlah seluruh pegawai", "orang", until_june(19, 19, 19, 20, 20, 20)),
        Row("Jumlah desa dengan administras yang baiki", "desa", until_june(5, 5, 6, 6, 7, 7)),
    ],
)
LUMAJANG = Office(
    "Lumajang",
    "Kecamatan Lumajang",
    "TAHUN 2023",
    [
        Row(
            "Jumlah Desa yang menetapkan RKPDes tepat waktu",
            "desa",
            (*(None,) * 8, 2, 4, 4, 4),
            "ditetapkan mulai September",
        ),
        Row("Jumlah Desa yang menetapkan LPPDes tepat waktu", "desa", (None, None, 5, *(5,) * 9)),
        Row("Jumlah Desa yang menetapkan APBDes tepat waktu", "desa", (*(None,) * 11, 3)),
        Row("Jumlah Desa", "desa", (5,) * 12),
        Row(
            "Jumlah pelayanan paten yang dilaksanakan sesuai SP dan SOP",
            "layanan",
            (911, 874, 966, 790, "1.015", 948, 902, 931, 977, "1.024", 989, 861),
        ),
        Row(
            "Jumlah pelayanan yang diajukan oleh masyarakat",
            "layanan",
            (950, 902, "1.003", 846, "1.066", 985, 951, 960, "1.020", "1.070", "1.041", 899),
        ),
        Row("Jumlah laporan keuangan bulanan dan tahunan", "laporan", (*(1,) * 11, 2)),
        Row(
            "Jumlah laporan surat masuk dan surat keluar",
            "laporan",
            (2, 2, 2, 2, 2, 2, 2, "-", 2, 2, 2, 2),
            "Agustus menyusul",
        ),
        Row(
            "Jumlah kegiatan rapat dinas yang dilaksanakan sesuai time schedule",
            "kegiatan",
            (3, 3, 3, 2, 3, 3, 3, 3, 3, 3, 2, 3),
        ),
    ],
)


def workbook() -> Workbook:
    """Return the whole workbook; nothing in it depends on the day it is written."""
    book = Workbook()
    book.remove(book.active)
    for office in (TORJUN, LUMAJANG):
        write(book.create_sheet(office.lembar), office)
    book.properties.creator = "ikicalc"
    book.properties.title = MARK
    book.properties.created = book.properties.modified = datetime(2023, 12, 31, tzinfo=UTC).replace(
        tzinfo=None
    )
    return book


def write(sheet: Worksheet, office: Office) -> None:
    titles(sheet, office)
    headings(sheet)
    first = FIRST + 3
    for number, row in enumerate(office.rows, start=1):
        cells = [number, office.unit, row.uraian, row.satuan, *row.bulan, None, row.keterangan or None]
        put(sheet, first + number - 1, cells)
    last = first + len(office.rows) - 1
    put(
        sheet, last + 1, [None, "JUMLAH", None, None, *(column_sum(office, n) for n in range(12)), None, None]
    )
    sheet.merge_cells(start_row=first, end_row=last, start_column=2, end_column=2)
    sheet.cell(first, 2).alignment = MIDDLE
    sheet.cell(last + 3, 14, "Mengetahui,")
    sheet.cell(last + 4, 14, f"Camat {office.lembar}")
    sheet.freeze_panes = sheet.cell(first, 4)
    for column, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def titles(sheet: Worksheet, office: Office) -> None:
    for row, title in enumerate(
        (f"REKAPITULASI DATA KINERJA {office.unit.upper()}", office.keadaan, MARK), start=1
    ):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(WIDTHS))
        cell = sheet.cell(row, 1, title)
        cell.font = Font(bold=True, size=13 if row == 1 else 11, color="C00000" if row == 3 else "000000")
        cell.alignment = MIDDLE


def headings(sheet: Worksheet) -> None:
    """Two rows of headings, the months below ``REALISASI``, and a row of column numbers."""
    put(sheet, FIRST, ["No", "Unit Kerja", "Uraian", "Satuan", "REALISASI", *(None,) * 11, "Jumlah", "Ket"])
    put(sheet, FIRST + 1, [None, None, None, None, *MONTHS, None, None])
    put(sheet, FIRST + 2, [str(number) for number in range(1, len(WIDTHS) + 1)])
    sheet.merge_cells(start_row=FIRST, end_row=FIRST, start_column=5, end_column=16)
    for column in (1, 2, 3, 4, 17, 18):
        sheet.merge_cells(start_row=FIRST, end_row=FIRST + 1, start_column=column, end_column=column)
    for row in range(FIRST, FIRST + 3):
        for column in range(1, len(WIDTHS) + 1):
            cell = sheet.cell(row, column)
            cell.font, cell.fill, cell.alignment = Font(bold=row < FIRST + 2), SHADE, MIDDLE


def put(sheet: Worksheet, row: int, cells: Sequence[Figure]) -> None:
    for column, value in enumerate(cells, start=1):
        cell = sheet.cell(row, column, value)
        cell.border = BOX
        cell.alignment = Alignment(vertical="center", wrap_text=column in (3, len(WIDTHS)))


def column_sum(office: Office, month: int) -> int:
    """Return the total that such sheets carry, though it adds up unlike things."""
    return sum(figure for row in office.rows if isinstance(figure := row.bulan[month], int))


if __name__ == "__main__":
    PATH.parent.mkdir(exist_ok=True)
    workbook().save(PATH)
