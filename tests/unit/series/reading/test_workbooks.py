"""Ugly workbooks: each layout is read right, or refused with its cell."""

from datetime import datetime, time, timedelta
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


@pytest.mark.parametrize("native", [1250000.25, 1250000])
def test_real_numbers_say_nothing_about_how_texts_are_written(book, native):
    rows = [
        ["Uraian", *BULAN[:3]],
        ["Jumlah surat", "1.174", "2.500", 900],
        ["Realisasi belanja", native, "2.000.000,50", "3.250.000,25"],
    ]
    data = read_monthly(book({"Data": rows}), tahun=2024)
    assert told(data) == []
    rupiah = [Fraction(native), Fraction("2000000.5"), Fraction("3250000.25")]
    assert sorted(value for *_, value in points(data)) == [900, 1174, 2500, *rupiah]


def test_a_text_with_a_decimal_point_leaves_texts_in_doubt_beside_real_numbers(book):
    rows = [["Uraian", *BULAN[:3]], ["Jumlah surat", "1.174", 900.5, "12.5"]]
    assert told(read_monthly(book({"Data": rows}), tahun=2024)) == [("IKI805", "Data!B2")]


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


def points(data):
    """Return every point with a figure: last month, months covered, input, figure."""
    return [(t.bulan, t.rentang, t.masukan, t.nilai) for t in data.titik if t.nilai is not None]


def test_table_shifted_right_and_down_with_notes_at_its_side(book):
    path = book(
        {
            "Data": [
                [],
                [],
                [None, None, "LAPORAN TAHUN 2024"],
                [],
                [None, None, "No", "Uraian", "Bulan", None, None, None, "Catatan"],
                [None, None, None, None, "Januari", "Februari", "Maret", None, None],
                [None, None, 1, "Jumlah desa", "10", "11", "12", None, "cek 2023: 9"],
                [None, None, 2, "Jumlah kolam", 5, 6, 7, None, 8],
            ]
        },
        merge=["C5:C6", "D5:D6", "E5:G5", "I5:I6"],
    )
    data = read_monthly(path)
    assert points(data) == [
        (month, 1, name, value)
        for name, values in (("Jumlah desa", (10, 11, 12)), ("Jumlah kolam", (5, 6, 7)))
        for month, value in enumerate(values, 1)
    ]
    assert data.tahun == (2024,)
    assert data.titik[0].tempat == "data.xlsx:Data!E7"
    assert [k.judul for k in data.kolom if k.peran == "tidak dibaca"] == ["No", "Catatan"]


def test_hidden_rows_and_columns_are_left_out_and_told(book):
    def hide(sheet):
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True

    path = book(
        {"Data": [["Uraian", *BULAN[:3]], ["A", 1, 2, 3], ["B", 4, 5, 6], ["C", 7, 8, 9]]}, change=hide
    )
    data = read_monthly(path, tahun=2024)
    assert points(data) == [(1, 1, "A", 1), (3, 1, "A", 3), (1, 1, "C", 7), (3, 1, "C", 9)]
    assert [(item.code, item.message) for item in data.diagnostics] == [
        ("IKI815", "lembar `Data`: baris 3 dan kolom C tersembunyi, jadi tidak dibaca")
    ]


def test_percent_formats_are_worth_what_they_show(book):
    def show_percent(sheet):
        for cell, shown in {"B2": "0%", "C2": "0.0%", "D2": "0.00%", "B3": '0" %"'}.items():
            sheet[cell].number_format = shown

    rows = [["Uraian", *BULAN[:3]], ["Persentase hadir", 0.75, 0.875, 1], ["Persentase lulus", 90, 80, 70]]
    data = read_monthly(book({"Data": rows}, change=show_percent), tahun=2024)
    assert [value for *_, value in points(data)] == [75, Fraction("87.5"), 100, 90, 80, 70]
    assert [item.code for item in data.diagnostics] == ["IKI813"]
    assert "3 angka berformat persen" in data.diagnostics[0].message


def test_fraction_among_percents_is_refused_with_its_cell(book):
    def show_percent(sheet):
        sheet["B2"].number_format = "0%"

    rows = [["Uraian", *BULAN[:3]], ["Persentase hadir", 0.75, 0.8, 90]]
    data = read_monthly(book({"Data": rows}, change=show_percent), tahun=2024)
    assert points(data) == [(1, 1, "Persentase hadir", 75), (3, 1, "Persentase hadir", 90)]
    assert told(data)[0] == ("IKI805", "Data!C2")


def test_errors_of_excel_are_refused_each_with_its_cell(book):
    path = book({"Data": [["Uraian", *BULAN[:4]], ["Jumlah desa", "#REF!", "#N/A", "#VALUE!", 3]]})
    data = read_monthly(path, tahun=2024)
    assert told(data) == [("IKI804", f"Data!{column}2") for column in "BCD"]
    assert points(data) == [(4, 1, "Jumlah desa", 3)]


SHEETS = {
    "Desa Mekar": [["Uraian", "Jan", "Feb"], ["Jumlah kolam", 1, 2]],
    "Desa Asri": [["Uraian", "Jan", "Feb"], ["Jumlah kolam", 3, 4]],
}


def test_a_sheet_for_each_village(book):
    data = read_monthly(book(SHEETS), tahun=2024)
    assert figures(data) == {
        ("Desa Mekar", 2024, 1, "Jumlah kolam"): 1,
        ("Desa Mekar", 2024, 2, "Jumlah kolam"): 2,
        ("Desa Asri", 2024, 1, "Jumlah kolam"): 3,
        ("Desa Asri", 2024, 2, "Jumlah kolam"): 4,
    }
    assert [item.code for item in data.diagnostics] == ["IKI816"]


def test_sheets_are_no_units_by_a_name_that_says_nothing_unless_stated(book):
    path = book({name.removeprefix("Desa "): rows for name, rows in SHEETS.items()})
    guessed = read_monthly(path, tahun=2024)
    assert figures(guessed) == {}
    assert {item.code for item in guessed.diagnostics} == {"IKI806"}
    stated = read_monthly(path, tahun=2024, unit_dari_lembar=True)
    assert stated.unit_kerja == ("Asri", "Mekar")
    assert stated.diagnostics == ()


def test_tables_of_villages_below_each_other(book):
    head = ["Uraian", "Jan", "Feb"]
    rows = [["Tahun 2024"], ["Desa : Mekar"], head, ["Laporan", 1, 2]]
    rows += [[], ["Desa", ":", "Asri"], head, ["Laporan", 3, 4]]
    assert figures(read_monthly(book({"Data": rows}))) == {
        ("Mekar", 2024, 1, "Laporan"): 1,
        ("Mekar", 2024, 2, "Laporan"): 2,
        ("Asri", 2024, 1, "Laporan"): 3,
        ("Asri", 2024, 2, "Laporan"): 4,
    }


def test_villages_as_bands_in_one_table_are_refused_not_mixed(book):
    rows = [["Uraian", "Jan", "Feb"], ["Desa Mekar"], ["Laporan", 1, 2], ["Desa Asri"], ["Laporan", 3, 4]]
    data = read_monthly(book({"Data": rows}), tahun=2024)
    assert figures(data) == {}
    assert "data.xlsx:Data!B3 dan data.xlsx:Data!B5" in data.diagnostics[0].message


@pytest.mark.parametrize("corner", ["Bulan", None])
def test_months_down_and_inputs_across(book, corner):
    rows = [["Data Tahun 2024"], [corner, "Jumlah kolam", "Jumlah desa", "Jumlah"]]
    rows += [["Januari", 1, 2, 3], ["Februari", 3, "-", 3], ["Maret", 5, 6, 11], ["Jumlah", 9, 8, 17]]
    data = read_monthly(book({"Data": rows}))
    assert points(data) == [
        (1, 1, "Jumlah kolam", 1),
        (1, 1, "Jumlah desa", 2),
        (2, 1, "Jumlah kolam", 3),
        (3, 1, "Jumlah kolam", 5),
        (3, 1, "Jumlah desa", 6),
    ]
    assert [item.message for item in data.diagnostics] == [
        "lembar `Data`: baris jumlah tidak dibaca (baris 6)"
    ]


def test_months_down_below_target_and_realisasi(book):
    rows = [["Bulan", "Jumlah kolam", None, "Jumlah desa", None]]
    rows += [[None, "Target", "Realisasi", "Target", "Realisasi"]]
    rows += [["Januari", 5, 4, 7, 6], ["Februari", 5, None, 7, 7]]
    data = read_monthly(book({"Data": rows}, merge=["A1:A2", "B1:C1", "D1:E1"]), tahun=2024)
    assert points(data) == [(1, 1, "Jumlah kolam", 4), (1, 1, "Jumlah desa", 6), (2, 1, "Jumlah desa", 7)]
    assert data.diagnostics == ()


def test_months_down_with_target_above_the_inputs(book):
    rows = [["Bulan", "Target", None, "Realisasi", None], [None, "Kolam", "Surat", "Kolam", "Surat"]]
    rows += [["Januari", 5, 7, 4, 6], ["Februari", 5, 7, None, 7]]
    data = read_monthly(book({"Data": rows}, merge=["A1:A2", "B1:C1", "D1:E1"]), tahun=2024)
    assert points(data) == [(1, 1, "Kolam", 4), (1, 1, "Surat", 6), (2, 1, "Surat", 7)]


def test_only_targets_below_the_inputs_are_refused(book):
    rows = [["Bulan", "Kolam", "Surat"], [None, "Target", "Target"], ["Januari", 5, 7], ["Februari", 5, 7]]
    with pytest.raises(SourceFileError, match="bukan realisasi"):
        read_monthly(book({"Data": rows}, merge=["A1:A2"]), tahun=2024)


def test_quarters_beside_their_months_are_not_counted_twice(book):
    rows = [["Uraian", *BULAN[:3], "TW I", *BULAN[3:6], "TW II"]]
    rows += [["Laporan", 1, 2, 3, 6, 4, 5, 6, 15], ["Pegawai", 10, 10, 11, 11, 12, 12, 12, 12]]
    rows += [["Rata-rata hari", 1, 2, 2, 1.67, None, None, None, None]]
    data = read_monthly(book({"Data": rows}), tahun=2024)
    assert {span for _, span, _, _ in points(data)} == {1}
    assert [value for *_, value in points(data)] == [1, 2, 3, 4, 5, 6, 10, 10, 11, 12, 12, 12, 1, 2, 2]
    assert [item.code for item in data.diagnostics] == ["IKI808"]
    assert "5 angka triwulan" in data.diagnostics[0].message


def test_quarter_that_contradicts_its_months_is_refused_with_them(book):
    rows = [["Uraian", *BULAN[:3], "TW I"], ["Laporan", 1, 2, 3, 7], ["Desa", 1, 1, 1, 1]]
    data = read_monthly(book({"Data": rows}), tahun=2024)
    assert points(data) == [(month, 1, "Desa", 1) for month in (1, 2, 3)]
    refused = [item for item in data.diagnostics if item.code == "IKI814"]
    assert [item.place for item in refused] == ["data.xlsx:Data!E2"]
    assert "7 di data.xlsx:Data!E2, sedangkan bulannya berjumlah 6" in refused[0].message
    assert {t.kode for t in data.titik if t.masukan == "Laporan"} == {"IKI814"}


@pytest.mark.parametrize(
    "heads",
    [
        [["Uraian", "TW I", "TW II", "TW III", "TW IV"]],
        [["Uraian", "Triwulan", None, None, None], [None, "I", "II", "III", "IV"]],
        [["Uraian", "Q1", "Q2 2024", "triwulan ke-3", "Tribulan IV"]],
    ],
)
def test_quarters_alone_cover_three_months(book, heads):
    path = book(
        {"Data": [*heads, ["Laporan", 1, 2, 3, 7]]}, merge=["A1:A2", "B1:E1"] if len(heads) > 1 else []
    )
    assert points(read_monthly(path, tahun=2024)) == [
        (3, 3, "Laporan", 1), (6, 3, "Laporan", 2), (9, 3, "Laporan", 3), (12, 3, "Laporan", 7),
    ]  # fmt: skip


def test_list_of_one_month_that_a_title_or_the_sheet_tells(book):
    head = ["No", "Uraian", "Satuan", "Target", "Realisasi"]
    may = [["Bulan Mei 2024"], head, [1, "Laporan", "dok", 9, 5], [2, "Desa", "desa", 6, 6]]
    may += [[None, "Jumlah", None, 15, 11]]
    data = read_monthly(book({"Rekap": may, "Juni 2024": [head, [1, "Laporan", "dok", 9, 7]]}))
    assert points(data) == [(5, 1, "Laporan", 5), (5, 1, "Desa", 6), (6, 1, "Laporan", 7)]
    assert data.tahun == (2024,)
    with pytest.raises(SourceFileError, match="IKI807"):
        read_monthly(book({"Rekap": [["Bulan Januari s.d. Mei 2024"], *may[1:]]}))


def test_cumulative_columns_beside_the_months_are_not_read(book):
    rows = [["Uraian", "Jan", "s.d. Jan", "Feb", "s.d. Feb"], ["Laporan", 1, 1, 2, 3]]
    data = read_monthly(book({"Data": rows}), tahun=2024)
    assert points(data) == [(1, 1, "Laporan", 1), (2, 1, "Laporan", 2)]
    assert [k.judul for k in data.kolom if k.peran == "tidak dibaca"] == ["s.d. Jan", "s.d. Feb"]


def test_two_tables_side_by_side_are_refused_with_both_headings(book):
    rows = [["Uraian", "Jan", "Feb", None, "Uraian", "Jan", "Feb"], ["Laporan", 1, 2, None, "Desa", 3, 4]]
    with pytest.raises(SourceFileError, match="A1 dan E1"):
        read_monthly(book({"Data": rows}), tahun=2024)


def test_money_and_thousands_as_text(book):
    cells = ["Rp 1.250.000,-", "Rp. 1.250.000,50", "\u00a01.000\u00a0", "1 250 000", "(5)", "−5"]
    data = read_monthly(book({"Data": [["Uraian", *BULAN[:6]], ["PAD", *cells]]}), tahun=2024)
    assert [t.nilai for t in data.titik] == [1_250_000, Fraction("1250000.5"), 1000, None, None, -5]
    assert told(data) == [("IKI804", "Data!E2"), ("IKI804", "Data!F2")]


def test_times_and_scientific_text_are_no_figures(book):
    cells = [timedelta(hours=3), time(3, 0), "1.5E3", "٣"]
    data = read_monthly(book({"Data": [["Uraian", *BULAN[:4]], ["Waktu", *cells]]}), tahun=2024)
    assert points(data) == []
    assert told(data) == [("IKI804", f"Data!{column}2") for column in "BCDE"]


def test_year_of_the_sheet_wins_over_the_stated_one(book):
    head = ["Uraian", "Jan", "Feb"]
    path = book({"2023": [head, ["PAD", 1, 2]], "2024": [head, ["PAD", 3, 4]]})
    data = read_monthly(path, tahun=2024)
    assert data.tahun == (2023, 2024)
    assert figures(data)["", 2023, 2, "PAD"] == 2
    assert data.diagnostics == ()


def test_data_of_another_year_are_told(book):
    path = book({"Data": [["Realisasi Tahun 2023"], [], ["Uraian", "Jan", "Feb"], ["PAD", 1, 2]]})
    data = read_monthly(path, tahun=2024)
    assert data.tahun == (2023,)
    assert [item.code for item in data.diagnostics] == ["IKI818"]
    assert "tahun menurut datanya: 2023" in data.diagnostics[0].message


def test_title_of_two_years_tells_none(book):
    path = book({"Data": [["Data tahun 2023 dan tahun 2024"], ["Uraian", "Jan", "Feb"], ["PAD", 1, 2]]})
    assert read_monthly(path).titik == ()
    assert read_monthly(path, tahun=2024).tahun == (2024,)


def test_table_without_rows_has_no_points(book):
    assert read_monthly(book({"Data": [["Uraian", "Bulan", "Nilai"]]}), tahun=2024).titik == ()


def test_subtotals_of_units_are_not_taken_for_the_unit_above(book):
    rows = [["Kecamatan", "Desa", "Uraian", "Jan", "Feb"], ["Suka", "Mekar", "Jumlah kolam", 1, 2]]
    rows += [["Suka", "Asri", "Jumlah kolam", None, 4], ["Jumlah Suka", None, "Jumlah kolam", 1, 6]]
    rows += [[None, "Total kabupaten", "Jumlah kolam", 1, 6]]
    data = read_monthly(book({"Data": rows}), tahun=2024)
    assert figures(data) == {
        ("Mekar", 2024, 1, "Jumlah kolam"): 1,
        ("Mekar", 2024, 2, "Jumlah kolam"): 2,
        ("Asri", 2024, 2, "Jumlah kolam"): 4,
    }
    assert [item.message for item in data.diagnostics] == [
        "lembar `Data`: baris jumlah unit kerja tidak dibaca (baris 4, 5)"
    ]


def test_blank_year_beside_months_repeats_the_one_above_not_the_stated_one(book):
    rows = [["Tahun", "Bulan", "PAD", "Surat"], [2023, "November", 1, 5], [None, "Desember", 2, 6]]
    data = read_monthly(book({"Data": [*rows, [2024, "Januari", 3, 7]]}), tahun=2024)
    assert figures(data)["", 2023, 12, "PAD"] == 2
    assert [t.tahun for t in data.titik] == [2023, 2023, 2023, 2023, 2024, 2024]
    assert "tahun kosong, dibaca sama dengan di atasnya (baris 3)" in data.diagnostics[0].message


def test_blank_year_in_a_list_is_refused_where_others_are_told(book):
    rows = [["Tahun", "Bulan", "Masukan", "Nilai"], [2023, 12, "PAD", 1], [None, 1, "PAD", 2]]
    data = read_monthly(book({"Data": rows}), tahun=2024)
    assert figures(data) == {("", 2023, 12, "PAD"): 1}
    assert told(data)[0] == ("IKI809", "Data!A3")
    blank = [rows[0], [None, 12, "PAD", 1]]
    assert figures(read_monthly(book({"Data": blank}), tahun=2024)) == {("", 2024, 12, "PAD"): 1}
