"""Numerator and denominator in columns of their own: one formula cell, told; figures are no formula.

Offices and indicators are invented; the layouts are not.
"""

from __future__ import annotations

import pytest

from ikicalc import parse
from tests.unit.documents.test_layouts import draft, rows, told


def canonical(draf):
    return [parse(item.teks, indikator=item.indikator).kanonik for item in draf.indikator]


def test_halves_in_columns_are_one_formula_without_a_factor():
    draf = draft("""
No | Jenis Layanan | Indikator | Numerator | Denominator | Target | Sumber Data
1 | Perikanan | Persentase kolam aktif | Jumlah kolam aktif | Jumlah kolam | 80% | Dinas
2 | ^ | Jumlah panen | Jumlah panen | | 12 | Dinas
""")
    assert rows(draf, "indikator", "teks", "target", "sumber_data") == [
        (
            "Persentase kolam aktif",
            "Numerator: Jumlah kolam aktif // Denominator: Jumlah kolam",
            "80%",
            "Dinas",
        ),
        ("Jumlah panen", "", "12", "Dinas"),
    ]
    assert canonical(draf)[0] == "[[Jumlah kolam aktif]] / [[Jumlah kolam]]"
    assert told(draf) == ["IKI844", "IKI844"]
    assert draf.lain["rawa/1.3"]["Numerator"] == "Jumlah panen"


def test_symbols_of_titles_and_the_formula_in_a_title():
    draf = draft("""
No | Indikator Budidaya | Pembilang (a) | Penyebut (b) | Target = a/b x 100% | Sumber
1 | Persentase kolam aktif | Jumlah kolam aktif | Jumlah kolam | 80% | Dinas
""")
    assert rows(draf, "teks", "target") == [
        ("a/b x 100% // Pembilang (a): Jumlah kolam aktif // Penyebut (b): Jumlah kolam", "80%")
    ]
    assert canonical(draf) == ["[[Jumlah kolam aktif]] / [[Jumlah kolam]] * 100"]


def test_a_formula_in_the_letters_of_its_halves():
    draf = draft("""
No | Indikator SPM | Rumus | Numerator | Denominator | Target
1 | Persentase balita yang dilayani | (N/D) x 100% | Jumlah balita yang dilayani | Jumlah balita | 100%
""")
    assert canonical(draf) == ["[[Jumlah balita yang dilayani]] / [[Jumlah balita]] * 100"]


def test_one_half_alone_is_told():
    draf = draft("""
No | Indikator SPM | Pembilang | Target | Sumber Data
1 | Persentase balita yang dilayani | Jumlah balita yang dilayani | 100% | Posyandu
""")
    assert rows(draf, "teks", "target") == [("", "100%")]
    assert told(draf) == ["IKI844"]


def test_a_definition_beside_halves_is_no_formula():
    draf = draft("""
No | Indikator | Definisi Operasional | Pembilang | Penyebut | Target
1 | Persentase kolam aktif | Kolam yang berair, dibagi menurut desa | Jumlah kolam aktif | Jumlah kolam | 80%
""")
    assert canonical(draf) == ["[[Jumlah kolam aktif]] / [[Jumlah kolam]]"]


def test_a_title_that_divides_the_other_way_is_not_taken():
    draf = draft("""
No | Indikator | Pembilang (a) | Penyebut (b) | Target = b/a x 100% | Sumber
1 | Persentase kolam aktif | Jumlah kolam aktif | Jumlah kolam | 80% | Dinas
""")
    assert canonical(draf) == ["[[Jumlah kolam aktif]] / [[Jumlah kolam]]"]


def test_halves_below_a_merged_title_and_a_printed_factor():
    draf = draft("""
No | Indikator | Formula | < | < | Target
^ | ^ | Pembilang | Penyebut | Konstanta | ^
1 | Angka kolam rusak | Jumlah kolam rusak | Jumlah kolam | 1.000 | 5
""")
    assert canonical(draf) == ["[[Jumlah kolam rusak]] / [[Jumlah kolam]] * 1000"]


@pytest.mark.parametrize("parent", ["Target", "Realisasi"])
def test_figures_of_a_year_are_no_formula(parent):
    draf = draft(f"""
No | Indikator | Rumus | {parent} 2024 | <
^ | ^ | ^ | Pembilang | Penyebut
1 | Persentase kolam aktif | Kolam aktif / kolam x 100% | 80 | 120
""")
    assert rows(draf, "teks", "target") == [("Kolam aktif / kolam x 100%", "")]
    assert set(draf.lain["rawa/1.3"].values()) == {"80", "120"}


def test_figures_in_the_columns_of_the_halves_are_told():
    draf = draft("""
No | Indikator | Pembilang | Penyebut | Target
1 | Persentase kolam aktif | 80 | 120 kolam | 90%
""")
    assert rows(draf, "teks", "target") == [("", "90%")]
    assert told(draf) == ["IKI844"]


def test_one_column_for_both_halves_is_a_formula():
    draf = draft("""
No | Indikator | Pembilang/Penyebut | Target
1 | Persentase kolam aktif | Kolam aktif / kolam x 100% | 90%
""")
    assert rows(draf, "teks") == [("Kolam aktif / kolam x 100%",)]


def test_halves_of_a_form():
    draf = draft("""
Nama Indikator | Persentase kolam aktif
Numerator | Jumlah kolam aktif
Denominator | Jumlah kolam
Satuan | Persen
Sumber Data | Dinas
""")
    assert canonical(draf) == ["[[Jumlah kolam aktif]] / [[Jumlah kolam]]"]
    assert told(draf) == ["IKI844"]
