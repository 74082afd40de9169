"""The same figures from csv, parquet, pandas and polars."""

from fractions import Fraction

import pandas
import polars
import pytest

from ikicalc.diagnostics import InputValueError, SourceFileError
from ikicalc.series import read_monthly

LONG = {
    "unit_kerja": ["Desa A", "Desa A", "Desa B"],
    "tahun": [2024, 2024, 2024],
    "bulan": [1, 2, 1],
    "masukan": ["Jumlah kolam"] * 3,
    "nilai": [0.1, None, 2.0],
}
EXPECTED = [Fraction(1, 10), None, Fraction(2)]


@pytest.mark.parametrize("frame", [polars.DataFrame(LONG), polars.LazyFrame(LONG), pandas.DataFrame(LONG)])
def test_frames_give_exact_figures_and_no_value_for_blanks(frame):
    assert [item.nilai for item in read_monthly(frame).titik] == EXPECTED


def test_frame_names_row_and_column_of_a_refused_cell():
    frame = polars.DataFrame({**LONG, "nilai": ["1", "dua", "3"]})
    finding = read_monthly(frame).diagnostics[0]
    assert (finding.code, finding.place) == ("IKI804", "tabel:baris 2 kolom `nilai`")


def test_parquet(tmp_path):
    polars.DataFrame(LONG).write_parquet(tmp_path / "data.parquet")
    assert [item.nilai for item in read_monthly(str(tmp_path / "data.parquet")).titik] == EXPECTED


@pytest.mark.parametrize("sign", [";", "\t", ",", "|"])
def test_csv_with_any_separator(tmp_path, sign):
    lines = [["Uraian", "Jan", "Feb"], ['"Kolam, tambak"', '"1.250,5"', "-"]]
    path = tmp_path / "data.csv"
    path.write_text("\ufeff" + "\r\n".join(sign.join(line) for line in lines), encoding="utf-8")
    data = read_monthly(path, tahun=2024)
    assert [(item.masukan, item.nilai) for item in data.titik] == [
        ("Kolam, tambak", Fraction("1250.5")),
        ("Kolam, tambak", None),
    ]
    assert data.titik[0].tempat == "data.csv:B2"


def test_wide_frame_of_pandas_with_numbered_months():
    frame = pandas.DataFrame([["Jumlah kolam", 3, 4]], columns=["Uraian", 1, 2])
    assert [(t.bulan, t.nilai) for t in read_monthly(frame, tahun=2024).titik] == [(1, 3), (2, 4)]


@pytest.mark.parametrize(
    ("desimal", "text", "value"),
    [
        (",", "1.234", 1234),
        (".", "1,234.5", Fraction("1234.5")),
        (".", "1.234", Fraction("1.234")),
        (",", "12.5", None),
    ],
)
def test_stated_decimal_sign(desimal, text, value):
    frame = polars.DataFrame({"Uraian": ["Berat panen"], "Jan": [text], "Feb": ["0"]})
    data = read_monthly(frame, tahun=2024, desimal=desimal)
    assert data.titik[0].nilai == value
    assert [item.code for item in data.diagnostics] == (["IKI804"] if value is None else [])


def test_english_thousands_are_refused_not_read_as_decimals():
    frame = polars.DataFrame({"Uraian": ["Berat panen"], "Jan": ["1,234"], "Feb": ["1,234.50"]})
    assert [item.code for item in read_monthly(frame, tahun=2024).diagnostics] == ["IKI805", "IKI804"]


def test_unknown_decimal_sign_and_table_without_headings():
    with pytest.raises(InputValueError, match="tanda desimal"):
        read_monthly(polars.DataFrame(LONG), desimal=";")
    with pytest.raises(SourceFileError, match="IKI807"):
        read_monthly(polars.DataFrame({"a": [1]}))


def test_numbers_that_are_none_are_refused_and_nan_is_no_value():
    frame = polars.DataFrame({"Uraian": ["a"], "Jan": [float("inf")], "Feb": [float("nan")], "Mar": [2.5]})
    data = read_monthly(frame, tahun=2024)
    assert [item.nilai for item in data.titik] == [None, None, Fraction(5, 2)]
    assert [(item.code, item.place) for item in data.diagnostics] == [("IKI804", "tabel:baris 1 kolom `Jan`")]
