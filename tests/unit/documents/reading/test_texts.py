"""Extracted texts: tabs, pipes, boxes, columns aligned by spaces; offices and indicators are invented."""

from __future__ import annotations

import pytest

from ikicalc.documents.imports import draft_of, import_document
from ikicalc.documents.reading import read_document, text_document


def read(text):
    return draft_of(text_document(text, "rawa.txt"), "rawa.txt")


def cells(draf):
    return [(item.sasaran, item.indikator, item.teks, item.target) for item in draf.indikator]


TWO = [
    ("Tertib arsip", "Persentase arsip tertata", "A / B x 100%", "75%"),
    ("Tertib surat", "Jumlah surat", "Jumlah surat masuk", "100"),
]
BARE_PIPES = """
No | Sasaran | Indikator | Rumus | Target
---|---------|-----------|-------|-------
1 | Tertib arsip | Persentase arsip tertata | A / B x 100% | 75%
2 | Tertib surat | Jumlah surat | Jumlah surat masuk | 100

Ditetapkan di Rawa
"""
PIPES = """
| No | Sasaran | Indikator | Rumus | Target |
|:--|:-:|---|---|--:|
| 1 | Tertib arsip | Persentase arsip tertata | A / B x 100% | 75% |
| 2 | Tertib surat | Jumlah surat | Jumlah surat masuk | 100 |
"""
BOX = """
+----+--------------+--------------------+--------------------+--------+
| No | Sasaran      | Indikator Kinerja  | Rumus              | Target |
+====+==============+====================+====================+========+
| 1  | Tertib arsip | Persentase arsip   | A / B x 100%       | 75%    |
|    |              | tertata            |                    |        |
+----+--------------+--------------------+--------------------+--------+
| 2  | Tertib surat | Jumlah surat       | Jumlah surat masuk | 100    |
+----+--------------+--------------------+--------------------+--------+
"""
BOX_WITHOUT_INNER_RULES = """
+----+--------------+--------------------------+--------------------+--------+
| No | Sasaran      | Indikator Kinerja        | Rumus              | Target |
+----+--------------+--------------------------+--------------------+--------+
| 1  | Tertib arsip | Persentase arsip tertata | A / B x 100%       | 75%    |
| 2  | Tertib surat | Jumlah surat             | Jumlah surat masuk | 100    |
+----+--------------+--------------------------+--------------------+--------+
"""
ALIGNED = """
                 INDIKATOR KINERJA UTAMA

 No   Sasaran          Indikator Kinerja       Rumus              Target
 1    Tertib           Persentase arsip        A / B x 100%       75%
      arsip            tertata
 2    Tertib           Jumlah surat            Jumlah surat       100
      surat                                    masuk
                                                       Rawa, 2 Januari 2024
"""
ALIGNED_WITHOUT_NUMBERS = """
 Sasaran          Indikator Kinerja       Rumus              Target
 Tertib           Persentase arsip        A / B x 100%       75%
 arsip            tertata

 Tertib           Jumlah surat            Jumlah surat       100
 surat                                    masuk
"""


@pytest.mark.parametrize(
    "text", [BARE_PIPES, PIPES, BOX, BOX_WITHOUT_INNER_RULES, ALIGNED, ALIGNED_WITHOUT_NUMBERS]
)
def test_ways_to_write_a_table(text):
    draf = read(text)
    assert cells(draf) == TWO
    assert draf.tidak_pasti == ()


def test_several_indicators_under_one_aligned_number():
    draf = read("""
 No   Sasaran            Indikator Kinerja            Formulasi                        Sumber Data
 1    Meningkatnya       Angka konsumsi ikan          Jumlah konsumsi ikan dibagi      Survei
      konsumsi ikan                                   jumlah penduduk
                         Persentase rumah tangga      Rumah tangga makan ikan /        Survei
                         yang makan ikan              rumah tangga x 100%
""")
    assert [item.indikator for item in draf.indikator] == [
        "Angka konsumsi ikan",
        "Persentase rumah tangga yang makan ikan",
    ]
    assert {item.sasaran for item in draf.indikator} == {"Meningkatnya konsumsi ikan"}
    assert draf.indikator[1].rumus.kanonik == "[[Rumah tangga makan ikan]] / [[rumah tangga]] * 100"


def test_aligned_rows_whose_columns_run_together_are_told():
    draf = read("""
NO  SASARAN   INDIKATOR       TARGET
1   Tertib arsip yang panjang sekali  Jumlah kolam  12
2   Tertib surat   Jumlah surat       7
""")
    assert [(item.indikator, item.target) for item in draf.indikator] == [
        ("Jumlah kolam", "12"),
        ("Jumlah surat", "7"),
    ]


def test_aligned_line_that_cannot_be_placed_is_told():
    draf = read("""
NO  SASARAN   INDIKATOR       TARGET
1   Tertib arsip yang panjang sekali Jumlah kolam aktif
2   Tertib surat   Jumlah surat       7
""")
    assert [item.place for item in draf.tidak_pasti] == ["rawa.txt, baris 3"]


def test_fraction_drawn_inside_a_cell_over_lines():
    draf = read(
        "No.\tSasaran\tIndikator Kinerja Utama\tFormula\tSumber Data\n"
        "1.\tMeningkatnya mutu\tPersentase sekolah terakreditasi\tJumlah sekolah terakreditasi\n"
        "---------------------------------------- x 100%\n"
        "Jumlah seluruh sekolah\tBidang Mutu\n"
        "2.\tTertib surat\tJumlah surat\tJumlah surat masuk\tAgenda\n"
    )
    assert [item.sumber_data for item in draf.indikator] == ["Bidang Mutu", "Agenda"]
    kanonik = "[[Jumlah sekolah terakreditasi]] / [[Jumlah seluruh sekolah]] * 100"
    assert draf.indikator[0].rumus.kanonik == kanonik
    assert draf.tidak_pasti == ()


def test_header_whose_formula_title_runs_on():
    draf = read(
        "NO\tKINERJA UTAMA\tINDIKATOR\tPENJELASAN/\tSUMBER DATA\n"
        "\t\tKINERJA\tFORMULASI\t\n"
        "1.\tTertib arsip\tPersentase arsip tertata\tA / B x 100%\tArsip\n"
    )
    assert cells(draf) == [("Tertib arsip", "Persentase arsip tertata", "A / B x 100%", "")]
    assert draf.tidak_pasti == ()


def test_form_with_tabs():
    draf = read(
        "Nama Indikator\t:\tPersentase arsip tertata\n"
        "Rumus\t:\tArsip tertata dibagi arsip dikali 100%\n"
        "Satuan\t:\tPersen\n"
        "Sumber Data\t:\tLaporan\n"
    )
    assert cells(draf) == [("", "Persentase arsip tertata", "Arsip tertata dibagi arsip dikali 100%", "")]
    assert draf.indikator[0].satuan == "Persen"


WRAPPED = (
    "NO\tINDIKATOR KINERJA\nUTAMA\tFORMULASI\nPENGHITUNGAN\tSUMBER DATA\n"
    "1\tPersentase kolam\nyang aktif\tJumlah kolam aktif\ndibagi jumlah kolam\t\n"
    "2\tJumlah panen\tJumlah panen\tBuku\npanen\n"
)


def test_tab_ends_a_cell_and_a_line_end_does_not():
    (table,) = text_document(f"{WRAPPED}LURAH RAWA\n", "iku.txt").tabel
    assert [[cell.teks for cell in row.sel] for row in table.baris] == [
        ["NO", "INDIKATOR KINERJA\nUTAMA", "FORMULASI\nPENGHITUNGAN", "SUMBER DATA"],
        ["1", "Persentase kolam\nyang aktif", "Jumlah kolam aktif\ndibagi jumlah kolam", ""],
        ["2", "Jumlah panen", "Jumlah panen", "Buku\npanen"],
    ]
    assert [row.letak.baris for row in table.baris] == [1, 4, 7]


def test_rows_that_do_not_come_out_even_stay_lines():
    (table, *_) = text_document(f"{WRAPPED}3\tJumlah tambak\tJumlah tambak\n", "iku.txt").tabel
    assert [cell.teks for cell in table.baris[0].sel] == ["NO", "INDIKATOR KINERJA"]


def test_foot_of_a_page_is_no_part_of_the_last_row(tmp_path):
    path = tmp_path / "iku.txt"
    table = [
        "No  Sasaran    Indikator       Rumus               Target",
        "1   Tertib     Jumlah kolam    Jumlah kolam baik   3",
        "                               di desa",
        "",
        "2   Tertib     Jumlah panen    Jumlah panen        4",
    ]
    foot = ["", "", "                               Desa Rawa Indah", "                               -1-"]
    path.write_text("\n".join([*table, *foot]), encoding="utf-8")
    found = [[cell.teks for cell in row.sel] for table in read_document(path).tabel for row in table.baris]
    assert found[1:] == [
        ["1", "Tertib", "Jumlah kolam", "Jumlah kolam baik\ndi desa", "3"],
        ["2", "Tertib", "Jumlah panen", "Jumlah panen", "4"],
    ]
    path.write_text("\n".join([*table[:4], *foot, *table[4:]]), encoding="utf-8")
    draf = import_document(path)
    assert [item.teks for item in draf.indikator] == ["Jumlah kolam baik di desa", "Jumlah panen"]
    assert [item.message for item in draf.tidak_pasti] == [
        "baris tidak dikenali: `Desa Rawa Indah`",
        "baris tidak dikenali: `-1-`",
    ]
