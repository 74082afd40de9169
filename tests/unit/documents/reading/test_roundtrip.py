"""Blocks written by an office application come back as the same blocks, in every format."""

import re

import pytest

from ikicalc.documents.model import Letak, Paragraf, Tabel
from ikicalc.documents.reading import read_document
from tests.dokumen import make_rows, render

LONG = (
    r"$\frac{\text{Jumlah dokumen yang disusun/dilaporkan tepat waktu oleh seluruh perangkat daerah}}"
    r"{\text{Jumlah dokumen yang seharusnya disusun}} \times 100\%$"
)
SHORT = r"$\frac{\text{Jumlah SPP – SPM}}{12 \text{ desa}} \times 100\%$"
HEAD = ["NO", "SASARAN", "INDIKATOR KINERJA", "FORMULASI", "TARGET", "SUMBER DATA"]
ROWS = [
    [
        "1",
        "Meningkatnya kualitas pelayanan administrasi",
        "Persentase dokumen",
        LONG,
        "100%",
        "1. Seksi\n2. Desa",
    ],
    ["2", None, "Jumlah laporan", f"Rumus: {SHORT} Catatan: A & B < C", "12", "- Laporan"],
    ["3", "Terwujudnya tertib administrasi", "Jumlah rapat dan evaluasi", ..., "4 kali", "Notulen"],
    ["4", None, "Jumlah desa", "Jumlah desa yang menetapkan RKPDes/APBDes", "", ""],
]
MERGED = [".docx", ".xlsx", ".html", ".pdf"]


def paragraph(text):
    return Paragraf(text, Letak(""))


BLOCKS = [
    paragraph("KEPUTUSAN CAMAT SUKAMAJU"),
    paragraph("NOMOR 188.45/7/KEP/2024"),
    make_rows(HEAD, *ROWS),
    paragraph("Ditetapkan di Sukamaju"),
    make_rows(["JABATAN", "TUGAS", "FUNGSI"], ["Sekretaris", "Mengoordinasikan", "a. Menyusun\nb. Melapor"]),
]


def folded(text):
    return " ".join(text.split())


def shape(blocks, *, merged=True):
    """Return the blocks as texts with white space folded; covered cells are marked, or empty."""
    made = []
    for block in blocks:
        if isinstance(block, Tabel):
            made.append([[_cell(cell, merged=merged) for cell in row.sel] for row in block.baris])
        else:
            made.append(folded(block.teks))
    return made


def _cell(cell, *, merged):
    if cell.lanjutan:
        return ("lanjutan", folded(cell.teks)) if merged else ""
    return folded(cell.teks)


@pytest.mark.parametrize("suffix", MERGED)
def test_merged_cells_equations_and_lists(tmp_path, suffix):
    naskah = read_document(render(BLOCKS, tmp_path / f"keputusan{suffix}"))
    assert shape(naskah.blok) == shape(BLOCKS)
    assert naskah.diagnostics == ()


@pytest.mark.parametrize("suffix", [".csv", ".md"])
def test_formats_without_merged_cells(tmp_path, suffix):
    naskah = read_document(render(BLOCKS, tmp_path / f"keputusan{suffix}"))
    assert shape(naskah.blok) == shape(BLOCKS, merged=False)
    assert naskah.diagnostics == ()


@pytest.mark.parametrize("size", ["A4", "LEGAL", "A3"])
def test_pdf_tables_break_over_pages_with_their_head(tmp_path, size):
    rows = [
        [str(n), f"Sasaran ke-{n} yang uraiannya cukup panjang", "Jumlah rata-rata", LONG, f"{n}%", "Desa"]
        for n in range(1, 40)
    ]
    naskah = read_document(render([make_rows(HEAD, *rows)], tmp_path / "panjang.pdf", size=size))
    tables = list(naskah.tabel)
    assert len(tables) > 2
    assert [table.letak.halaman for table in tables] == list(range(1, len(tables) + 1))
    assert all(
        folded(" ".join(cell.teks for cell in table.baris[0].sel)) == " ".join(HEAD) for table in tables
    )
    found = [[folded(cell.teks) for cell in row.sel] for table in tables for row in table.baris[1:]]
    assert found == rows


def test_places_name_page_sheet_table_and_row(tmp_path):
    pdf = list(read_document(render(BLOCKS, tmp_path / "iku.pdf")).tabel)
    assert str(pdf[1].baris[1].letak) == "iku.pdf, halaman 1, tabel 2, baris 2"
    xlsx = list(read_document(render(BLOCKS, tmp_path / "iku.xlsx")).tabel)
    assert str(xlsx[0].baris[1].letak) == "iku.xlsx, lembar `Lampiran`, baris 4"
    docx = list(read_document(render(BLOCKS, tmp_path / "iku.docx")).tabel)
    assert str(docx[1].baris[0].letak) == "iku.docx, tabel 2, baris 1"


def test_pdf_without_lines_is_read_by_columns_and_told(tmp_path):
    rows = [[str(n), "Meningkatnya tertib administrasi", "Jumlah desa", f"{n} desa"] for n in range(1, 9)]
    table = make_rows(["NO", "SASARAN", "INDIKATOR", "TARGET"], *rows)
    naskah = read_document(render([paragraph("LAMPIRAN"), table], tmp_path / "iku.pdf", lines=False))
    assert shape(naskah.blok) == shape([paragraph("LAMPIRAN"), table])
    assert [(item.code, item.place) for item in naskah.diagnostics] == [
        ("IKI829", "iku.pdf, halaman 1, tabel 1")
    ]


def test_same_text_in_all_formats(tmp_path):
    texts = {suffix: _texts(render(BLOCKS, tmp_path / f"a{suffix}")) for suffix in [*MERGED, ".csv", ".md"]}
    assert len(set(texts.values())) == 1


def _texts(path):
    cells = (cell for table in read_document(path).tabel for row in table.baris for cell in row.sel)
    return re.sub(r"\s+", " ", " ".join(cell.teks for cell in cells if not cell.lanjutan))
