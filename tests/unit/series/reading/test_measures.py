"""The column of units of measure: one unit for an input, and the unit that its formulas count in."""

from __future__ import annotations

from fractions import Fraction

import polars
import pytest

from ikicalc import Indikator, compute, read_monthly
from ikicalc.catalog import ButirData, KamusData


def read(*rows):
    columns = ("Masukan", "Satuan", "Bulan", "Nilai")
    return read_monthly(polars.DataFrame(rows, schema=columns, orient="row", strict=False), tahun=2024)


def codes(found):
    return [item.code for item in found.diagnostics]


def test_input_in_two_units_has_no_figure():
    data = read(
        ("Berat panen", "kg", "Januari", 5),
        ("berat panen", "ton", "Februari", 6),
        ("Jumlah naskah", "dok", "Januari", 7),
        ("Jumlah naskah", "Dokumen", "Februari", 8),
        ("Jumlah kolam", "kolam", "Januari", 7),
        ("Jumlah kolam", "", "Februari", 8),
    )
    assert codes(data) == ["IKI819"]
    assert [(item.masukan, item.nilai is None) for item in data.titik] == [
        ("Berat panen", True),
        ("berat panen", True),
        *[("Jumlah naskah", False)] * 2,
        *[("Jumlah kolam", False)] * 2,
    ]


def test_input_in_two_units_gives_no_realisasi():
    data = read(("Berat panen", "kg", "Januari", 5), ("Berat panen", "ton", "Februari", 6))
    item = Indikator("contoh/1", "contoh", "Hasil", teks="Berat panen dikali 2")
    (row,) = compute(item, data, tahun=2024, periode=["tahun"], agregasi={"Berat panen": "jumlah"})
    assert (row.realisasi, row.alasan) == (None, "masukan_ditolak")


@pytest.mark.parametrize(
    ("satuan", "told"),
    [("juta rupiah", True), ("Rupiah", False), ("entah", False), ("orang", True), ("", False)],
)
def test_unit_of_the_data_that_is_not_the_formulas(satuan, told):
    teks = "Jumlah retribusi"
    data = read((teks, satuan, "Januari", 5))
    item = Indikator("contoh/1", "contoh", teks, teks=teks)
    table = compute(item, data, tahun=2024, periode=["tahun"])
    assert ("IKI854" in codes(table)) is told
    assert [kolom.peran for kolom in data.kolom if kolom.judul == "Satuan"] == ["satuan"]


@pytest.mark.parametrize(
    ("teks", "satuan", "figure", "expected"),
    [
        ("Jumlah retribusi", "juta rupiah", "12,5", 12_500_000),
        ("Jumlah retribusi (juta rupiah)", "rupiah", 500, Fraction(1, 2000)),
        ("Jumlah retribusi", "orang", 5, 5),
        ("Luas panen (ha)", "m2", 7, Fraction(7, 10_000)),
    ],
)
def test_figures_of_another_size_are_brought_to_the_unit_of_the_formula(teks, satuan, figure, expected):
    data = read((teks, satuan, "Januari", figure), (teks, satuan, "Maret", None))
    item = Indikator("contoh/1", "contoh", "Hasil", teks=f"{teks} dikali 1")
    table = compute(item, data, tahun=2024, periode=["tahun"], agregasi={teks: "jumlah"})
    assert (table.rows[0].realisasi, codes(table)) == (expected, ["IKI854"])


def test_each_spelling_of_one_datum_has_a_unit_of_its_own():
    data = read(("Retribusi", "juta rupiah", "Januari", 2), ("Jumlah retribusi", "rupiah", "Februari", 5))
    kamus = KamusData([ButirData("retribusi", "Jumlah retribusi", alias=("Retribusi",))])
    item = Indikator("contoh/1", "contoh", "Hasil", teks="Jumlah retribusi")
    table = compute(item, data, tahun=2024, periode=["tahun"], kamus=kamus)
    assert (table.rows[0].realisasi, codes(table)) == (2_000_005, ["IKI854"])
