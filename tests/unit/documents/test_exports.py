"""Exports of web programs, and forms with a signature between them."""

import csv

from ikicalc import parse
from ikicalc.documents.imports import import_document


def test_export_with_columns_of_its_own_and_tags_in_its_cells(tmp_path):
    cells = {
        "id_iku": "7",
        "nama_opd": "DINAS RAWA",
        "kode": "K1",
        "uraian_sasaran": "<p>Tertib &amp; rapi</p>",
        "nama_indikator": "Persentase kolam aktif",
        "formulasi": "<p>(Jumlah kolam aktif &divide; jumlah kolam)<br/>&times; 100%</p>",
        "satuan": "%",
        "target_tahunan": "62,5",
        "sumber_data": "Buku kolam",
        "pic": "Kepala Seksi",
        **dict.fromkeys(("jenis", "id_opd", "created_at", "updated_at", "deleted_at", "is_aktif"), "NULL"),
    }
    path = tmp_path / "ekspor.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL).writerows([cells, cells.values()])
    (item,) = import_document(path).indikator
    assert (item.indikator, item.sasaran) == ("Persentase kolam aktif", "Tertib & rapi")
    assert (
        parse(item.teks, indikator=item.indikator).kanonik
        == "[[Jumlah kolam aktif]] / [[jumlah kolam]] * 100"
    )
    assert (item.satuan, item.target, item.sumber_data) == ("%", "62,5", "Buku kolam")
    assert item.penanggung_jawab == "Kepala Seksi"


FORM = "Nama Indikator : {}\nSatuan : kolam\nFormula : {}\nSumber Data : Buku kolam\n\n"


def positions(tmp_path, between):
    path = tmp_path / "manual.txt"
    forms = FORM.format("Jumlah kolam", "Jumlah kolam"), FORM.format("Jumlah tambak", "Jumlah tambak")
    path.write_text(between.join(forms), encoding="utf-8")
    return [item.jabatan for item in import_document(path).indikator]


def test_who_signs_above_a_form_is_not_whose_it_is(tmp_path):
    assert positions(tmp_path, "Ditetapkan di Rawa Biru\nKepala Balai\n\n") == ["", ""]


def test_heading_below_a_signature_still_names_a_position(tmp_path):
    signed = "Ditetapkan di Rawa Biru\nKepala Balai\nNIP. 19700101 199003 1 001\n\nKEPALA SEKSI TAMBAK\n\n"
    assert positions(tmp_path, signed) == ["", "KEPALA SEKSI TAMBAK"]
