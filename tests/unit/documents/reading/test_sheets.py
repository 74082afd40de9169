"""Workbooks and csv files as offices keep them: hidden parts, formats, results of formulas, old encodings."""

import zipfile

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Border, Font, Side

from ikicalc.diagnostics import SourceFileError
from ikicalc.documents.imports import import_document
from ikicalc.documents.model import Paragraf
from ikicalc.documents.reading import read_document


def texts(naskah):
    return [[[cell.teks for cell in row.sel] for row in table.baris] for table in naskah.tabel]


def lines(naskah):
    return [block.teks for block in naskah.blok if isinstance(block, Paragraf)]


@pytest.fixture
def sheet(tmp_path):
    """A function that fills a sheet, lets the test change it, and reads the file."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "IKU"

    def fill(rows, change=lambda book, page: None):
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                page.cell(number, column).value = value
        change(book, page)
        book.save(tmp_path / "iku.xlsx")
        return read_document(tmp_path / "iku.xlsx")

    return fill


HEAD = ["NO", "INDIKATOR", "TARGET"]


def test_hidden_rows_and_columns_are_left_out_and_told(sheet):
    def hide(_book, page):
        page.row_dimensions[3].hidden = True
        page.column_dimensions["B"].hidden = True
        page.column_dimensions["F"].hidden = True  # holds nothing: nothing to tell

    naskah = sheet([["NO", "KODE", "INDIKATOR"], [1, "a", "Jumlah A"], [2, "b", "Jumlah B"]], hide)
    assert texts(naskah) == [[["NO", "INDIKATOR"], ["1", "Jumlah A"]]]
    assert [(item.code, item.message) for item in naskah.diagnostics] == [
        ("IKI827", "baris tersembunyi tidak dibaca: 3"),
        ("IKI827", "kolom tersembunyi tidak dibaca: B"),
    ]


def test_formula_without_a_stored_result_is_told_with_its_cell(sheet):
    naskah = sheet([HEAD, [1, "Jumlah A", "=B1*2"]])
    assert texts(naskah) == [[["NO", "INDIKATOR", "TARGET"], ["1", "Jumlah A", ""]]]
    (told,) = naskah.diagnostics
    assert told.place == "iku.xlsx, lembar `IKU`, baris 2"
    assert "sel C2 berisi rumus Excel tanpa hasil tersimpan" in told.message


def test_figures_are_shown_with_their_formats(sheet):
    def style(_book, page):
        for row, shape in enumerate(["0%", '0" desa"', "#,##0.00", "0.0%", "General"], 2):
            page.cell(row, 3).number_format = shape

    values = [0.855, 12, 1234.5, 1, 0.1 + 0.2]
    naskah = sheet([HEAD, *([n, "Jumlah A", value] for n, value in enumerate(values, 1))], style)
    assert [row[2] for row in texts(naskah)[0][1:]] == ["85,5%", "12 desa", "1234,5", "100%", "0,3"]


def test_each_sheet_is_read_and_places_name_it(sheet):
    def more(book, _page):
        other = book.create_sheet("Lampiran II")
        other.append(HEAD)
        other.append([1, "Jumlah B", "5"])

    naskah = sheet([HEAD, [1, "Jumlah A", "4"]], more)
    places = [str(table.baris[1].letak) for table in naskah.tabel]
    assert places == ["iku.xlsx, lembar `IKU`, baris 2", "iku.xlsx, lembar `Lampiran II`, baris 2"]


def test_area_that_covers_a_sheet_is_refused(sheet, tmp_path):
    sheet([HEAD], lambda _book, page: page.merge_cells("A1:B2"))
    path = tmp_path / "luas.xlsx"
    with zipfile.ZipFile(tmp_path / "iku.xlsx") as archive, zipfile.ZipFile(path, "w") as made:
        for name in archive.namelist():
            made.writestr(name, archive.read(name).replace(b'"A1:B2"', b'"A1:XFD1048576"'))
    with pytest.raises(SourceFileError) as caught:
        read_document(path)
    (finding,) = caught.value.diagnostics
    assert (finding.code, "A1:XFD1048576" in finding.message) == ("IKI820", True)


def test_cell_far_away_costs_nothing(sheet):
    naskah = sheet([HEAD, [1, "Jumlah A", "4"]], lambda _book, page: page.cell(1_048_576, 1, "akhir"))
    assert texts(naskah)[0][1] == ["1", "Jumlah A", "4"]
    assert lines(naskah) == ["akhir"]


def test_what_a_page_break_tore_off_keeps_its_columns(sheet):
    """A table that goes on below a gap has its own first columns empty."""
    side = Side(style="thin")

    def draw(_book, page):
        for row in (1, 2, 4):
            for column in (1, 2, 3):
                page.cell(row, column).border = Border(side, side, side, side)

    rows = [HEAD, [1, "Jumlah desa", "12 desa"], [], [None, "yang tertib", None]]
    naskah = sheet(rows, draw)
    assert texts(naskah)[1] == [["", "yang tertib", ""]]


@pytest.mark.parametrize(
    ("encoding", "codes"), [("utf-8", []), ("utf-8-sig", []), ("utf-16", []), ("cp1252", ["IKI827"])]
)
def test_csv_encodings(tmp_path, encoding, codes):
    path = tmp_path / "iku.csv"
    path.write_text("NO;INDIKATOR\n1;Jumlah hari Jum’at – “libur”\n", encoding=encoding)
    naskah = read_document(path)
    assert texts(naskah) == [[["NO", "INDIKATOR"], ["1", "Jumlah hari Jum’at – “libur”"]]]
    assert [item.code for item in naskah.diagnostics] == codes


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_csv_signs_quotes_and_line_breaks(tmp_path, sign):
    path = tmp_path / "iku.csv"
    rows = (
        ["NO", "INDIKATOR", "TARGET"],
        ["1", '"Jumlah ""A"", B; C\nbaris dua"', "85,5 %" if sign != "," else "85 %"],
    )
    path.write_text("\n".join(sign.join(row) for row in rows), encoding="utf-8")
    assert texts(read_document(path))[0][1] == ["1", 'Jumlah "A", B; C\nbaris dua', rows[1][2]]


def test_csv_with_a_quotation_that_never_ends(tmp_path):
    path = tmp_path / "iku.csv"
    path.write_text('INDIKATOR;RUMUS\nJumlah A;"tidak ditutup\nJumlah B;B\n', encoding="utf-8")
    draft = import_document(path)
    (only,) = draft.indikator
    assert "Jumlah B" in only.teks  # nothing is lost: the cell goes on to the end


def test_csv_with_a_cell_of_a_million_letters(tmp_path):
    path = tmp_path / "iku.csv"
    path.write_text("INDIKATOR;RUMUS\nJumlah A;" + "a" * 1_000_001, encoding="utf-8")
    with pytest.raises(SourceFileError) as caught:
        read_document(path)
    assert [item.code for item in caught.value.diagnostics] == ["IKI825"]


def test_struck_cells_and_parts_of_cells_are_left_out_and_told(sheet):
    def strike(_book, page):
        page["A2"].font = Font(strike=True)
        page["B2"] = CellRichText("Jumlah ", TextBlock(InlineFont(strike=True), "desa "), "kolam")

    naskah = sheet([("Indikator", "Rumus"), ("Jumlah desa", "x"), ("Nilai", "y")], strike)
    assert texts(naskah)[0][1] == ["", "Jumlah kolam"]
    found = [item.message for item in naskah.diagnostics if item.code == "IKI845"]
    assert found == ["teks dicoret tidak dibaca: `Jumlah desa`", "teks dicoret tidak dibaca: `desa`"]
