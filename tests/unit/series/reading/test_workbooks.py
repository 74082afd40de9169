"""Ugly workbooks: each layout is read right, or refused with its cell."""

from datetime import datetime
from fractions import Fraction

import pytest

from ikicalc.diagnostics import SourceFileError
from ikicalc.series import read_monthly

BULAN = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]


def figures(data):
    """Return every figure that is there by unit, year, month and input."""
    return {(t.unit_kerja, t.tahun, t.bulan, t.masukan): t.nilai for t in data.titik if t.nilai is not None}


def told(data):
    return [(item.code, item.place.partition(":")[2]) for item in data.diagnostics]


def test_titles_above_totals_below_and_notes_at_the_side(book):
    path = book(
        {
            "Realisasi": [
                ["REALISASI KINERJA KECAMATAN SUKAMAJU"],
                ["TAHUN 2024"],
                [],
                ["No", "Uraian", "Satuan", *BULAN, "Jumlah", "Keterangan"],
                ["1", "2", "3", *[str(n) for n in range(4, 18)]],
                [1, "Jumlah kolam dipanen", "kolam", *range(1, 13), 78, "data PPL"],
                [2, "Jumlah kolam", "kolam", *[40] * 12, 480, "lihat lampiran 3"],
                [None, "JUMLAH", None, *range(41, 53), 558],
                [],
                [None, None, None, None, None, "Sukamaju, 31 Desember 2024"],
                [None, None, None, None, None, "Camat Sukamaju"],
            ]
        }
    )
    data = read_monthly(path)
    assert len(figures(data)) == 24
    assert figures(data)["", 2024, 3, "Jumlah kolam dipanen"] == 3
    assert told(data) == [("IKI808", ""), ("IKI808", "")]
    assert [item.message for item in data.diagnostics] == [
        "lembar `Realisasi`: baris nomor kolom tidak dibaca (baris 5)",
        "lembar `Realisasi`: baris jumlah tidak dibaca (baris 8)",
    ]
    assert [(k.peran, k.judul, k.tempat) for k in data.kolom][:2] == [
        ("masukan", "Uraian", "data.xlsx:Realisasi!B4"),
        ("bulan 1", "Jan", "data.xlsx:Realisasi!D4"),
    ]


def test_merged_units_and_two_heading_rows(book):
    path = book(
        {
            "2024": [
                ["Unit Kerja", "Uraian", "Realisasi Tahun 2024", None, None],
                [None, None, "Januari", "Februari", "Maret"],
                ["Desa Mekar", "Jumlah kolam", 4, 5, 6],
                [None, "Jumlah warga", 90, 91, 92],
                ["Desa Asri", "Jumlah kolam", 7, 8, 9],
            ]
        },
        merge=["A1:A2", "B1:B2", "C1:E1", "A3:A4"],
    )
    data = read_monthly(path)
    assert figures(data)["Desa Mekar", 2024, 2, "Jumlah warga"] == 91
    assert figures(data)["Desa Asri", 2024, 3, "Jumlah kolam"] == 9
    assert len(figures(data)) == 9
    assert data.diagnostics == ()


def test_blank_unit_repeats_the_one_above_and_is_told(book):
    path = book(
        {
            "Data": [
                ["Desa", "Uraian", "Jan", "Feb"],
                ["Mekar", "Jumlah kolam", 1, 2],
                [None, "Jumlah warga", 3, 4],
            ]
        }
    )
    data = read_monthly(path, tahun=2024)
    assert figures(data)["Mekar", 2024, 1, "Jumlah warga"] == 3
    assert "baris 3" in data.diagnostics[0].message


def test_target_and_realisasi_side_by_side(book):
    path = book(
        {
            "Data": [
                ["Uraian", "Target", None, "Realisasi", None],
                [None, "Jan", "Feb", "Jan", "Feb"],
                ["Jumlah kolam", 10, 10, 8, 9],
            ]
        },
        merge=["A1:A2", "B1:C1", "D1:E1"],
    )
    assert figures(read_monthly(path, tahun=2024)) == {
        ("", 2024, 1, "Jumlah kolam"): 8,
        ("", 2024, 2, "Jumlah kolam"): 9,
    }


def test_target_and_realisasi_under_each_month(book):
    path = book(
        {
            "Data": [
                ["Uraian", "Jan", None, "Feb", None],
                [None, "Target", "Realisasi", "Target", "Realisasi"],
                ["Jumlah kolam", 10, 8, 10, 9],
            ]
        },
        merge=["A1:A2", "B1:C1", "D1:E1"],
    )
    assert [value for _, value in sorted(figures(read_monthly(path, tahun=2024)).items())] == [8, 9]


def test_two_years_side_by_side(book):
    path = book(
        {"Data": [["", 2023, None, 2024, None], ["Uraian", "Jan", "Feb", "Jan", "Feb"], ["PAD", 1, 2, 3, 4]]},
        merge=["B1:C1", "D1:E1"],
    )
    assert figures(read_monthly(path)) == {
        ("", 2023, 1, "PAD"): 1,
        ("", 2023, 2, "PAD"): 2,
        ("", 2024, 1, "PAD"): 3,
        ("", 2024, 2, "PAD"): 4,
    }


def test_months_twice_without_a_group_are_refused_with_both_cells(book):
    path = book({"Data": [["Uraian", "Jan", "Feb", "Jan", "Feb"], ["Jumlah kolam", 1, 2, 3, 4]]})
    with pytest.raises(SourceFileError, match="B1 dan D1") as caught:
        read_monthly(path, tahun=2024)
    assert caught.value.diagnostics[0].code == "IKI807"


def test_text_errors_dates_and_truth_in_number_cells_are_refused_with_the_cell(book):
    cells = [
        "12 kolam",
        "#DIV/0!",
        datetime(2024, 5, 1),
        True,
        "tiga",
        -2,
        0.1,
        "1.250,5",
        "n/a",
        "-",
        None,
        "",
    ]
    path = book({"Data": [["Uraian", *BULAN], ["Jumlah kolam", *cells]]})
    data = read_monthly(path, tahun=2024)
    assert told(data) == [("IKI804", f"Data!{column}2") for column in "BCDEF"]
    assert "lembar `Data`, B2: sel angka berisi `12 kolam`" in data.diagnostics[0].message
    assert list(figures(data).values()) == [-2, Fraction(1, 10), Fraction("1250.5")]
    assert [t.kode for t in data.titik] == ["IKI804"] * 5 + [""] * 7


def test_merged_figure_of_several_months_is_refused(book):
    path = book({"Data": [["Uraian", "Jan", "Feb", "Mar"], ["Jumlah kolam", 30, None, 5]]}, merge=["B2:C2"])
    data = read_monthly(path, tahun=2024)
    assert [(code, place) for code, place in told(data)] == [("IKI804", "Data!B2"), ("IKI804", "Data!C2")]
    assert list(figures(data).values()) == [5]


def test_formula_without_a_stored_result_is_refused(book):
    path = book({"Data": [["Uraian", "Jan", "Feb"], ["Jumlah kolam", "=1+2", 4]]})
    data = read_monthly(path, tahun=2024)
    assert told(data) == [("IKI804", "Data!B2")]
    assert "`=1+2` tanpa hasil" in data.diagnostics[0].message


def test_ambiguous_text_numbers_are_refused_and_a_stated_sign_settles_them(book):
    path = book(
        {"Data": [["Uraian", "Jan", "Feb"], ["Berat panen", "1.234", 2], ["Luas kolam", "12.5", "1.234.567"]]}
    )
    data = read_monthly(path, tahun=2024)
    assert told(data) == [("IKI805", "Data!B2")]
    assert sorted(figures(data).values()) == [2, Fraction("12.5"), 1234567]
    assert figures(read_monthly(path, tahun=2024, desimal="."))["", 2024, 1, "Berat panen"] == Fraction(
        "1.234"
    )


def test_thousands_are_read_where_nothing_speaks_against_it(book):
    path = book({"Data": [["Uraian", "Jan", "Feb"], ["Berat panen", "1.234", "12,5"]]})
    assert list(figures(read_monthly(path, tahun=2024)).values()) == [1234, Fraction("12.5")]


def test_hidden_sheet_is_left_out_and_told(book):
    rows = [["Uraian", "Jan", "Feb"], ["Jumlah kolam", 1, 2]]
    path = book({"Data": rows, "Lama": rows, "Petunjuk": [["Isi lembar Data"]]}, hidden=["Lama"])
    data = read_monthly(path, tahun=2024)
    assert len(figures(data)) == 2
    assert ["Lama" in item.message or "Petunjuk" in item.message for item in data.diagnostics] == [True, True]
    assert len(figures(read_monthly(path, tahun=2024, sheet="Lama"))) == 2


def test_same_figure_on_two_sheets_is_refused_with_both_places(book):
    rows = [["Uraian", "Jan", "Feb"], ["Jumlah kolam", 1, 2]]
    path = book({"Satu": rows, "Dua": [rows[0], ["jumlah  Kolam", 1, None]]})
    data = read_monthly(path, tahun=2024)
    assert [item.code for item in data.diagnostics] == ["IKI806"]
    assert "data.xlsx:Dua!B2 dan data.xlsx:Satu!B2" in data.diagnostics[0].message
    assert figures(data) == {("", 2024, 2, "Jumlah kolam"): 2}


def test_two_tables_on_one_sheet_with_a_banner(book):
    path = book(
        {
            "Data": [
                ["Uraian", "Jan", "Feb"],
                ["A. Perikanan", None, None],
                ["Jumlah kolam", 1, 2],
                [],
                ["Uraian", "Mar", "Apr"],
                ["Jumlah kolam", 3, 4],
            ]
        },
        merge=["A2:C2"],
    )
    assert sorted(
        (month, value) for (_, _, month, _), value in figures(read_monthly(path, tahun=2024)).items()
    ) == [
        (1, 1),
        (2, 2),
        (3, 3),
        (4, 4),
    ]


@pytest.mark.parametrize(
    "headings",
    [
        ["Januari", "PEBRUARI", "Maret"],
        ["01", "02", "03"],
        [1, 2, 3],
        ["Bulan 1", "Bulan ke-2", "bln 3"],
        [datetime(2024, 1, 1), datetime(2024, 2, 1), datetime(2024, 3, 1)],
        ["Jan-24", "Feb 2024", "Mar '24"],
        ["2024-01", "2024-02", "03/2024"],
    ],
)
def test_months_as_offices_write_them(book, headings):
    path = book({"Data": [["Uraian", *headings], ["Jumlah kolam", 5, 6, 7]]})
    found = {
        (year, month): value for (_, year, month, _), value in figures(read_monthly(path, tahun=2024)).items()
    }
    assert found == {(2024, 1): 5, (2024, 2): 6, (2024, 3): 7}


def test_long_form_on_a_shifted_sheet(book):
    path = book(
        {
            "Data": [
                [],
                [None, "Data bulanan"],
                [None, "Kecamatan", "Tahun", "Bulan", "Masukan", "Nilai"],
                [None, "Sukamaju", 2024, "Maret", "Jumlah kolam", "1.000"],
                [None, "Sukamaju", "TA 2024", 4, "Jumlah kolam", 12],
                [None, "Sukamaju", 2024, "Caturwulan I", "Jumlah kolam", 5],
                [None, "Sukamaju", "kemarin", 5, "Jumlah kolam", 5],
                [None, None, 2024, 6, "Jumlah kolam", 5],
                [None, "Sukamaju", 2024, None, "Total", 1022],
            ]
        }
    )
    data = read_monthly(path)
    assert list(figures(data)) == [
        ("Sukamaju", 2024, 3, "Jumlah kolam"),
        ("Sukamaju", 2024, 4, "Jumlah kolam"),
    ]
    assert told(data) == [("IKI809", "Data!D6"), ("IKI809", "Data!C7"), ("IKI809", "Data!B8"), ("IKI808", "")]


def test_input_column_without_a_known_heading_is_taken_only_when_it_is_the_only_one(book):
    rows = [["No", "Hal", *BULAN[:3]], [1, "Jumlah kolam", 5, 6, 7]]
    data = read_monthly(book({"Data": rows}), tahun=2024)
    assert data.kolom[0] == ("masukan", "Hal", "data.xlsx:Data!B1")
    two = [["Hal", "Rincian", *BULAN[:3]], ["Perikanan", "Jumlah kolam", 5, 6, 7]]
    with pytest.raises(SourceFileError, match="IKI807"):
        read_monthly(book({"Data": two}), tahun=2024)


def test_year_that_nobody_tells_is_asked_for(book):
    data = read_monthly(book({"Data": [["Uraian", "Jan", "Feb"], ["Jumlah kolam", 5, 6]]}))
    assert data.titik == ()
    assert {item.code for item in data.diagnostics} == {"IKI809"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rusak.xlsx", b"PK\x03\x04 bukan"),
        ("rusak.parquet", b"PAR1"),
        ("panjang.csv", b"a" * 200_000),
        ("rusak.csv", b"\xff\xfe\x00"),
    ],
)
def test_broken_file_is_told(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(SourceFileError, match="IKI802"):
        read_monthly(path)


def test_unknown_sheet_and_unknown_kind_are_told(book, tmp_path):
    path = book({"Data": [["Uraian", "Jan", "Feb"], ["Jumlah kolam", 5, 6]]})
    with pytest.raises(SourceFileError, match="lembar `Dta` tidak ada") as caught:
        read_monthly(path, sheet="Dta")
    assert "mungkin maksud Anda `Data`?" in caught.value.diagnostics[0].help
    for source in (tmp_path / "data.doc", 12, tmp_path / "tidak-ada.csv"):
        with pytest.raises(SourceFileError, match="IKI802"):
            read_monthly(source)
