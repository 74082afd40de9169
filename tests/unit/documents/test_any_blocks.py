"""Whatever a reader delivers, the interpretation answers: no exception, nothing twice, a draft that loads."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ikicalc.catalog.nodes import read_nodes
from ikicalc.catalog.reading import read_catalog
from ikicalc.documents.imports import draft_of
from ikicalc.documents.model import Baris, Letak, Naskah, Paragraf, Sel, Tabel
from ikicalc.documents.notes import draft_yaml
from ikicalc.documents.reading import text_document

WORDS = [
    "", "-", "1", "1.1", "a.", "(1)", "NO", "SASARAN", "INDIKATOR KINERJA",
    "FORMULASI", "SUMBER DATA", "TARGET",
    "TW I", "TW II", "2024", "Maret", "SATUAN", "POLARITAS", "Maximize", "%",
    "75%", "12 desa", ":", "Jabatan",
    "CAMAT RAWA", "Nama Indikator", "Rumus", "Program", "Anggaran", "JUMLAH",
    "Tertib arsip", "Meningkatnya mutu",
    "Jumlah surat", "Persentase arsip yang", "1. Jumlah surat\n2. Jumlah arsip", "---------- x 100%",
    "Sasaran / Indikator", "Sasaran 1: Tertib",
    "NIP. 19700101 199001 1 001", r"$\frac{A}{B}$", "\ud800", "\x07",
]  # fmt: skip
TEXT = st.one_of(st.sampled_from(WORDS), st.text(max_size=12))
CELL = st.builds(Sel, TEXT, st.booleans())
ROW = st.builds(
    Baris, st.lists(CELL, max_size=7).map(tuple), st.builds(Letak, st.just("x"), baris=st.integers(0, 9))
)
BLOCK = st.one_of(
    st.builds(Paragraf, TEXT, st.just(Letak("x"))),
    st.builds(Tabel, st.lists(ROW, max_size=8).map(tuple), st.just(Letak("x", tabel=1))),
)


@given(st.lists(BLOCK, max_size=8))
@settings(max_examples=60, deadline=None)
def test_any_blocks_become_a_draft_that_loads(blocks):
    draf = draft_of(Naskah("x.docx", tuple(blocks)), "x.docx")
    assert len({item.id for item in draf.indikator}) == len(draf.indikator)
    assert all(item.indikator for item in draf.indikator)
    if draf.indikator:
        reading = read_catalog(read_nodes(draft_yaml(draf), "x.yaml"), "x.yaml")
        assert [finding.code for finding in reading.findings if finding.severity.value == "galat"] == []
        assert len(reading.indikator) == len(draf.indikator)


LINE = st.lists(st.sampled_from([*WORDS[:-2], "  ", "   ", "\t", " | ", "+---+---+"]), max_size=9).map(
    "".join
)


@given(st.lists(LINE, max_size=10).map("\n".join))
@settings(max_examples=60, deadline=None)
def test_any_text_becomes_a_draft(text):
    draf = draft_of(text_document(text, "x.txt"), "x.txt")
    assert all(item.indikator for item in draf.indikator)


def test_no_row_of_a_long_table_is_lost():
    row = "1\tTertib arsip\tPersentase arsip tertata\tA / B x 100%\tArsip\n"
    text = "NO\tSASARAN\tINDIKATOR KINERJA\tFORMULASI\tSUMBER DATA\n" + row * 1_000
    assert len(draft_of(text_document(text, "x.txt"), "x.txt").indikator) == 1_000
