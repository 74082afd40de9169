"""A csv as offices save it: encodings, separators, quotes; and files that are none."""

import csv
from fractions import Fraction

import pytest

from ikicalc.diagnostics import SourceFileError
from ikicalc.series import read_monthly

TEXT = "Uraian;Jan;Feb\r\nJumlah kolam – dipanen;1.250,5;-\r\n"
EXPECTED = [("Jumlah kolam – dipanen", 1, Fraction("1250.5")), ("Jumlah kolam – dipanen", 2, None)]


def read(path, content):
    path.write_bytes(content)
    return [(t.masukan, t.bulan, t.nilai) for t in read_monthly(path, tahun=2024).titik]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line", ["", "sep=;\r\n", '"sep=;"\n'])
def test_encodings_with_a_mark_and_a_stated_separator(tmp_path, encoding, line):
    assert read(tmp_path / "data.csv", (line + TEXT).encode(encoding)) == EXPECTED


def test_stated_separator_that_looks_like_another(tmp_path):
    content = 'sep=,\nUraian,Jan,Feb\n"Kolam; tambak",1,2\n'
    assert read(tmp_path / "data.csv", content.encode()) == [("Kolam; tambak", 1, 1), ("Kolam; tambak", 2, 2)]


def test_quotes_hold_separators_quotes_and_line_breaks(tmp_path):
    content = 'Uraian,Jan,Feb\n"Kolam ""besar"",\ntambak","1,5",2\n'
    assert read(tmp_path / "data.csv", content.encode()) == [
        ('Kolam "besar", tambak', 1, Fraction(3, 2)),
        ('Kolam "besar", tambak', 2, 2),
    ]


@pytest.mark.parametrize("name", ["data.tsv", "data.txt", "DATA.CSV"])
def test_tabs_and_other_suffixes(tmp_path, name):
    assert read(tmp_path / name, TEXT.replace(";", "\t").encode()) == EXPECTED


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (TEXT.encode("cp1252"), "baris 2), mungkin Windows-1252"),
        (TEXT.encode("utf-16-le"), "mungkin UTF-16 tanpa tanda pengenal"),
        (b"\xff\xfea", "bukan teks UTF-8"),
        (b'Uraian,Jan,Feb\n"' + b"a,1,2\n" * 40_000, "bukan csv yang utuh"),
        (b";" * 2_000_000, "memuat baris sepanjang 2000000 huruf"),
        (b"sep=;\n" + b";" * 20_000, "memuat 20001 kolom"),
    ],
)
def test_what_is_no_table_is_told_in_one_message(tmp_path, content, cause):
    with pytest.raises(SourceFileError, match="IKI802") as caught:
        read(tmp_path / "data.csv", content)
    assert len(caught.value.diagnostics) == 1
    assert cause in caught.value.diagnostics[0].message


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n\n", b"a\nb\n"])
def test_text_without_a_table(tmp_path, content):
    with pytest.raises(SourceFileError, match="IKI807"):
        read(tmp_path / "data.csv", content)


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_a_long_csv_is_read_alike_with_and_without_quotes(tmp_path, quoting):
    path = tmp_path / "data.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=quoting)
        writer.writerow(["unit_kerja", "tahun", "bulan", "masukan", "nilai"])
        writer.writerows(
            (f"Desa {n}", 2024, month, "Jumlah kolam", n * month)
            for n in range(3000)
            for month in range(1, 13)
        )
    data = read_monthly(path)
    assert path.stat().st_size > 1_000_000  # as long as what polars splits
    assert len(data.titik) == 36_000
    last = data.titik[-1]
    assert (last.unit_kerja, last.bulan, last.nilai) == ("Desa 2999", 12, 2999 * 12)
    assert last.tempat == "data.csv:E36001"


def test_file_that_is_not_there_is_told_in_indonesian(tmp_path):
    with pytest.raises(SourceFileError) as caught:
        read_monthly(tmp_path / "takada.csv", tahun=2024)
    assert caught.value.diagnostics[0].message == "berkas `takada.csv` tidak dapat dibaca: tidak ada"
