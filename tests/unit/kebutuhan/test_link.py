"""The dictionary: proposed from catalogs, edited by a person, completed again without losing an edit."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikicalc import load_catalog
from ikicalc.catalog import Indikator, KamusData, load_kamus_data
from ikicalc.diagnostics import CatalogError
from ikicalc.kebutuhan import link, needs
from ikicalc.masukan import key_of


def indicators(*cells: str, dokumen: str = "a", sumber: str = "Camat") -> list[Indikator]:
    return [
        Indikator(f"{dokumen}/{n}", dokumen, "Contoh", teks=cell, sumber_data=sumber)
        for n, cell in enumerate(cells, 1)
    ]


def read(folder: Path, text: str) -> KamusData:
    path = folder / "kamus.yaml"
    path.write_text(text, encoding="utf-8")
    kamus, found = load_kamus_data(path)
    assert found == ()
    return kamus


DESA = "(Jumlah desa siaga / jumlah desa) x 100%"
PAD = "(PAD tahun n - PAD tahun n-1) / PAD tahun n-1 x 100%"


def test_one_datum_once_with_all_that_is_known_of_it(tmp_path: Path) -> None:
    found = link([*indicators(DESA, "Jumlah  DESA"), *indicators(PAD, dokumen="b", sumber="Bapenda")])
    kamus = read(tmp_path, found.text)
    assert list(kamus) == ["jumlah_desa_siaga", "jumlah_desa", "pad"]
    assert kamus["jumlah_desa"].alias == ("Jumlah DESA",)
    assert kamus["jumlah_desa"].dipakai == ("a/1", "a/2")
    assert (kamus["jumlah_desa"].satuan, kamus["jumlah_desa"].agregasi) == ("desa", "akhir")
    assert (kamus["pad"].label, kamus["pad"].sumber, kamus["pad"].dipakai) == ("PAD", "Bapenda", ("b/1",))
    assert "agregasi: akhir  # bawaan: satuan desa" in found.text


def test_way_that_the_catalog_states_is_taken_and_two_ways_are_left_open(tmp_path: Path) -> None:
    one = Indikator("a/1", "a", "Contoh", teks="Jumlah laporan", agregasi=(("Jumlah laporan", "akhir"),))
    two = Indikator("a/2", "a", "Contoh", teks="Jumlah laporan", agregasi=(("jumlah laporan", "maks"),))
    assert "agregasi: akhir  # katalog" in link([one]).text
    both = link([one, two]).text
    assert read(tmp_path, both)["jumlah_laporan"].agregasi is None
    assert "# agregasi: katalog menyebut akhir dan maks" in both


def test_shipped_catalogs_give_one_dictionary_in_which_every_input_is_found(tmp_path: Path) -> None:
    catalog, _ = load_catalog()
    kamus = read(tmp_path, link(catalog.values()).text)
    inputs = [item for indikator in catalog.values() for item in indikator.rumus.masukan]
    assert all(kamus.find_key((key_of(item.nama)[0], 0)) for item in inputs)
    assert set(kamus["jumlah_seluruh_pegawai"].dipakai) >= {"torjun/23", "rejoso-2021/133"}


VARIANTS = indicators("Jumlah doumen SPJ", "Jumlah dok. SPJ", dokumen="x")


def test_variants_are_proposed_as_comments_and_never_joined(tmp_path: Path) -> None:
    found = link(VARIANTS)
    assert list(read(tmp_path, found.text)) == ["jumlah_doumen_spj", "jumlah_dok_spj"]
    assert [(item.first, item.second) for item in found.usulan] == [("jumlah_doumen_spj", "jumlah_dok_spj")]
    assert "  #- [jumlah_doumen_spj, jumlah_dok_spj]\n" in found.text
    assert "ejaan: doumen, dokumen" in found.text
    assert "sumber data sama" in found.text


def test_proposal_is_accepted_by_taking_the_sign_away(tmp_path: Path) -> None:
    accepted = link(VARIANTS).text.replace("  #- [", "  - [")
    kamus = read(tmp_path, accepted)
    assert list(kamus) == ["jumlah_doumen_spj"]
    assert kamus.find("Jumlah dok. SPJ") == kamus.find("jumlah doumen spj") == kamus["jumlah_doumen_spj"]
    again = link(VARIANTS, accepted)
    assert (again.baru, again.usulan) == ((), ())
    assert read(tmp_path, again.text) == kamus


def test_proposal_that_was_refused_does_not_come_again() -> None:
    refused = link(VARIANTS).text + "  - [jumlah_dok_spj, jumlah_doumen_spj]\n"
    assert "#- [" not in link(VARIANTS, refused).text


@pytest.mark.parametrize(
    "cells",
    [
        ("Jumlah dok. SPJ / jumlah dokumen SPJ",),  # one formula needs both
        ("Jumlah laporan (kali)", "Jumlah laporan (dokumen)"),
        ("Jumlah desa", "Jumlah desa siaga"),
    ],
)
def test_what_speaks_against_a_proposal(cells: tuple[str, ...]) -> None:
    assert link(indicators(*cells)).usulan == ()


EDITED = """\
# catatan saya
kamus_data:
# --- keadaan ---
- id: desa   # id pendek
  label: 'Jumlah desa'
  agregasi: maks
  # tanya Pak Camat
  alias:
    - jumlah desa siaga
  dipakai: [a/1,
    lama/7, hilang/1]
- {id: kolam, label: Jumlah kolam, dipakai: [a/9]}

# penutup
beda:
  - [desa, kolam]   # jelas
"""


def test_edits_comments_and_layout_stay(tmp_path: Path) -> None:
    found = link(indicators(DESA, "Jumlah posyandu"), EDITED)
    kept = [line for line in EDITED.splitlines() if line and not {"[a/1,", "lama/7,"} & set(line.split())]
    after = found.text.splitlines()
    assert [line for line in after if line in kept] == kept
    kamus = read(tmp_path, found.text)
    assert list(kamus) == ["desa", "kolam", "jumlah_posyandu"]
    assert (kamus["desa"].agregasi, kamus["desa"].dipakai) == ("maks", ("lama/7", "hilang/1", "a/1"))
    assert after.index("- id: jumlah_posyandu") < after.index("# penutup")


def test_what_no_longer_occurs_is_shown_and_kept(tmp_path: Path) -> None:
    first = link(indicators(DESA, "Jumlah kolam")).text
    second = link(indicators("Jumlah kolam"), first)
    assert [item.id for item in second.hilang] == ["jumlah_desa_siaga", "jumlah_desa"]
    assert read(tmp_path, second.text)["jumlah_desa"].dipakai == ()
    assert link(indicators("Jumlah kolam"), second.text).hilang == ()


def test_users_of_documents_that_are_not_given_stay(tmp_path: Path) -> None:
    first = link(indicators(DESA)).text
    second = link(indicators("Jumlah desa", dokumen="b"), first)
    assert second.hilang == ()
    assert read(tmp_path, second.text)["jumlah_desa"].dipakai == ("a/1", "b/1")


def test_long_lists_of_users_are_wrapped_and_replaced_whole(tmp_path: Path) -> None:
    many = indicators(*["Jumlah desa"] * 60, dokumen="dokumen-yang-panjang-namanya")
    first = link(many).text
    assert max(map(len, first.splitlines())) < 125
    second = link(many[:2], first)
    assert read(tmp_path, second.text)["jumlah_desa"].dipakai == tuple(item.id for item in many[:2])
    assert link(many, second.text).text == first


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("kamus_data: [", "IKI601"),
        ("kamus_data:\n  - {id: a}\n", "IKI602"),
        ("kamus_data:\n  - {id: a, label: A}\n  - {id: b, label: A}\n", "IKI610"),
        ("kamus_data:\n  - {id: a, label: A}\ngabung:\n  - [a, z]\n", "IKI611"),
        ("{kamus_data: [{id: a, label: A}]}\n", "IKI605"),
        ("kamus_data: [{id: a, label: A}]\n", "IKI605"),
    ],
)
def test_dictionary_that_cannot_be_completed_is_refused(text: str, code: str) -> None:
    with pytest.raises(CatalogError) as caught:
        link(indicators(DESA), text)
    assert [item.code for item in caught.value.diagnostics] == [code]
    assert caught.value.diagnostics[0].place.startswith("kamus.yaml:")


@pytest.mark.parametrize("text", ["kamus_data: []\n", "kamus_data: []\ngabung: []\n# akhir\n"])
def test_empty_lists_are_filled(tmp_path: Path, text: str) -> None:
    assert len(read(tmp_path, link(VARIANTS, text).text)) == 2


def test_ids_differ_from_all_names_that_are_there(tmp_path: Path) -> None:
    text = "kamus_data:\n  - {id: x, label: jumlah_desa}\n  - {id: pad, label: Pendapatan asli}\n"
    kamus = read(tmp_path, link(indicators("Jumlah desa"), text).text)
    assert kamus.find("jumlah desa") == kamus[list(kamus)[2]]


def test_cell_beyond_the_bounds_is_told_and_the_others_go_on() -> None:
    found = link(indicators("A" * 100_000, DESA))
    assert [item.code for item in found.diagnostics] == ["IKI002"]
    assert len(found.baru) == 2


NAMES = st.sampled_from(
    ["Jumlah desa", "total desa", "Jumlah dok. SPJ", "jumlah doumen SPJ", "PAD tahun n-1", "PAD: 'asli'",
     "Jumlah KTP, KK", "#desa", "[desa]", "Jumlah desa siaga", "yes", "12 pasar buka"]
)  # fmt: skip
DOCUMENTS = st.lists(st.lists(NAMES, min_size=1, max_size=4), min_size=1, max_size=4)


@settings(max_examples=40, deadline=None)
@given(DOCUMENTS)
def test_step_by_step_or_at_once_every_datum_is_found_and_nothing_is_lost(
    tmp_path_factory: pytest.TempPathFactory, documents: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("kamus")
    text, seen = "", []
    for number, cells in enumerate(documents):
        before = read(folder, text) if text else KamusData()
        seen += indicators(*cells, dokumen=f"d{number}")
        text = link(indicators(*cells, dokumen=f"d{number}"), text).text
        after = read(folder, text)
        assert [after[name].label for name in before] == [item.label for item in before.values()]
        assert covers(after, seen)
    assert link(seen, text).baru == ()
    assert link(seen, text).text == link(seen, link(seen, text).text).text


def covers(kamus: KamusData, indikator: Iterable[Indikator]) -> bool:
    needed, _ = needs(indikator)
    found = [(kamus.find_key(key_of(item.nama)), item) for item in needed]
    return all(entry and {user.id for user in item.dipakai} <= set(entry.dipakai) for entry, item in found)
