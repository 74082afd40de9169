"""A catalog that is written reads back equal, whatever its texts hold."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikicalc.catalog import Dokumen, Indikator, load_catalog
from ikicalc.catalog.nodes import read_nodes
from ikicalc.catalog.reading import read_catalog
from ikicalc.catalog.schema import CELLS, DATA, PENILAIAN, STATED, TARGET
from ikicalc.catalog.write import WIDTH, catalog_yaml
from ikicalc.diagnostics import CatalogError

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
TEXT = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="a :-#'\"\\\n%|>&*!@`[]{},?~$x\x85\u2028\xa0\ufeff", max_size=25),
    st.lists(
        st.sampled_from(["Jumlah", "desa", r"$\frac{a}{b}$", "100%", "12", ":", "#", "-"]), max_size=60
    ).map(" ".join),
).filter(lambda text: not CONTROL.search(text))
NAME = TEXT.filter(str.strip)


def read_back(text):
    reading = read_catalog(read_nodes(text, "x.yaml"), "x.yaml")
    assert not reading.findings, text
    return reading


@given(st.lists(st.tuples(NAME, TEXT, TEXT, TEXT, TEXT, TEXT), min_size=1, max_size=4), NAME, TEXT)
@settings(max_examples=150, deadline=None)
def test_any_text_survives(cells, title, kind):
    head = Dokumen("d", title, jenis=kind, tahun=2021, kolom=(("teks", ("A: b", "c")),), catatan=(title,))
    items = [
        Indikator(
            f"d/{number}", "d", nama, jabatan=jabatan if jabatan.strip() else "",
            sasaran=sasaran if sasaran.strip() else "", teks=teks, target=target, sumber_data=sumber,
            target_triwulan=(target, "", teks, "100"), asal=(("target_triwulan", sumber),),
        )
        for number, (nama, jabatan, sasaran, teks, target, sumber) in enumerate(cells)
    ]  # fmt: skip
    reading = read_back(catalog_yaml(head, items, catatan={"d/0": [kind, title]}, kepala=[title]))
    assert reading.dokumen == head
    assert sorted(reading.indikator, key=lambda item: item.id) == items


def test_every_column_is_written():
    """A column that the catalog learns must not be lost by the writer."""
    full = Indikator(
        "d/1", "d", "Nama", "Camat", "Tertib", "A : B", "80%", "Laporan", "Kasi", "desa", "naik",
        konstanta=(("hari kerja", Fraction(240)), ("bobot", Fraction(5, 2))),
        agregasi=(("A", "akhir"),), target_triwulan=("1", "2", "3", "4"), target_tahunan=((2021, "80%"),),
        target_bulanan=tuple(str(month) for month in range(12)), target_kumulatif=False,
        target_tertinggi=True, metode_capaian="capaian/naik", skala="akip",
        dasar_predikat="capaian", batas_capaian=Fraction(120),
        agregasi_indikator="rata-rata", kumulatif=("A",), asal=(("satuan", "kolom SATUAN"),),
    )  # fmt: skip
    derived = {"bawaan", "tempat", "tempat_teks", "tahun_dokumen", "_rumus"}
    assert all(
        getattr(full, item.name) not in ("", None, ()) for item in fields(full) if item.name not in derived
    )
    assert read_back(catalog_yaml(Dokumen("d", "Judul"), [full])).indikator == (full,)
    written = {
        "id",
        "dokumen",
        "indikator",
        "jabatan",
        "sasaran",
        *CELLS,
        *STATED,
        "asal",
        *DATA,
        *PENILAIAN,
        *TARGET,
    }
    assert {item.name for item in fields(full)} - derived == written


def test_what_a_document_states_for_all_is_not_said_again():
    head = Dokumen("d", "Judul", penilaian=(("polaritas", "naik"),))
    item = Indikator("d/1", "d", "Nama", polaritas="naik", bawaan=("polaritas",))
    text = catalog_yaml(head, [item])
    assert text.count("polaritas") == 1
    assert read_back(text).indikator == (item,)


def test_shipped_catalog_survives():
    catalog, _ = load_catalog()
    for head in catalog.dokumen:
        items = [item for item in catalog.values() if item.dokumen == head.id]
        text = catalog_yaml(head, items)
        reading = read_back(text)
        assert (reading.dokumen, reading.indikator) == (head, tuple(items))
        assert max(map(len, text.splitlines())) <= WIDTH


def test_comment_stays_a_comment():
    item = Indikator("d/1", "d", "Nama")
    text = catalog_yaml(
        Dokumen("d", "Judul"), [item], catatan={"d/1": ["satu\n  - id: d/2\x85tiga"]}, kepala=["a\nb: c"]
    )
    assert read_back(text).indikator == (item,)


@pytest.mark.parametrize("text", ["a\tb", "a\x00", "\x7f"])
def test_control_characters_are_refused(text):
    with pytest.raises(CatalogError) as caught:
        catalog_yaml(Dokumen("d", text), [])
    assert caught.value.diagnostics[0].code == "IKI605"


def test_number_without_end_is_refused():
    item = Indikator("d/1", "d", "Nama", konstanta=(("k", Fraction(1, 3)),))
    with pytest.raises(CatalogError):
        catalog_yaml(Dokumen("d", "Judul"), [replace(item)])
