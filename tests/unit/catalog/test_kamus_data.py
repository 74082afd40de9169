"""A data dictionary: a name finds its entry by folded spelling; what is wrong has its place."""

from __future__ import annotations

import pickle
from pathlib import Path
from textwrap import dedent

import pytest

from ikicalc.catalog import ButirData, KamusData, load_kamus_data
from ikicalc.diagnostics import CatalogError
from ikicalc.masukan import key_of

DESA = ButirData("jumlah_desa", "Jumlah desa", "desa", "akhir", alias=("Banyaknya desa", "desa (jumlah)"))
PAD = ButirData("pad", "PAD", "rupiah")


def load(folder: Path, *texts: str) -> tuple[KamusData, list[tuple[str, str]]]:
    """Return the dictionary of the files, and code and place of each finding."""
    paths = [folder / f"{number}.yaml" for number, _ in enumerate(texts, 1)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(dedent(text), encoding="utf-8")
    kamus, found = load_kamus_data(*paths)
    return kamus, [(item.code, item.place.removeprefix(f"{folder}/")) for item in found]


@pytest.mark.parametrize("name", ["jumlah_desa", " JUMLAH  DESA.", "banyaknya desa", "Desa (Jumlah)"])
def test_name_is_found_by_its_folded_spelling(name: str) -> None:
    assert KamusData([DESA, PAD]).find(name) is DESA


@pytest.mark.parametrize("name", ["jumlah dsa", "", "desa", "PAD tahun lalu"])
def test_likeness_and_other_periods_find_nothing(name: str) -> None:
    assert KamusData([DESA, PAD]).find(name) is None


def test_base_of_a_shifted_name_is_found_by_its_key() -> None:
    base, shift = key_of("PAD tahun n-1")
    assert (KamusData([PAD]).find_key((base, 0)), shift) == (PAD, -1)


def test_one_spelling_on_two_entries_is_refused() -> None:
    with pytest.raises(CatalogError) as caught:
        KamusData([DESA, ButirData("desa", "banyaknya  DESA")])
    assert caught.value.diagnostics[0].code == "IKI610"


def test_dictionary_is_a_mapping_that_travels() -> None:
    kamus = pickle.loads(pickle.dumps(KamusData([DESA, PAD])))
    assert list(kamus) == ["jumlah_desa", "pad"]
    assert kamus["pad"] == PAD
    assert kamus.find("PAD") == PAD


def test_everything_an_entry_may_say(tmp_path: Path) -> None:
    text = """\
        kamus_data:
          - id: jumlah_pasien
            label: Jumlah pasien
            satuan: orang
            agregasi: jumlah
            kumulatif: ya
            sumber: Puskesmas
            alias: [pasien terlayani]
            dipakai: [contoh/1, contoh/2]
        """
    kamus, found = load(tmp_path, text)
    assert found == []
    assert kamus["jumlah_pasien"] == ButirData(
        "jumlah_pasien", "Jumlah pasien", "orang", "jumlah", True, "Puskesmas",
        ("pasien terlayani",), ("contoh/1", "contoh/2"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "finding"),
    [
        (["id: a"], ("IKI602", "1.yaml:2:5")),
        (["id: a b", "label: A"], ("IKI605", "1.yaml:2:9")),
        (["id: a", "label: A", "agregasi: total"], ("IKI605", "1.yaml:4:15")),
        (["id: a", "label: A", "kumulatif: mungkin"], ("IKI605", "1.yaml:4:16")),
        (["id: a", "label: A", "alias: B"], ("IKI605", "1.yaml:4:12")),
        (["id: a", "label: A", "alias: ['...']"], ("IKI605", "1.yaml:2:5")),
    ],
)
def test_entry_with_an_error_is_left_out_and_the_others_stay(
    tmp_path: Path, lines: list[str], finding: tuple[str, str]
) -> None:
    entry = "".join(f"    {line}\n" for line in lines).replace("    ", "  - ", 1)
    kamus, found = load(tmp_path, f"kamus_data:\n{entry}  - {{id: c, label: C}}\n")
    assert (list(kamus), found) == (["c"], [finding])


def test_unknown_column_is_told_and_the_entry_kept(tmp_path: Path) -> None:
    kamus, found = load(tmp_path, "kamus_data:\n  - {id: a, label: A, satuann: desa}\n")
    assert (list(kamus), found) == (["a"], [("IKI604", "1.yaml:2:23")])


def test_spellings_must_differ_over_files_and_the_first_entry_stays(tmp_path: Path) -> None:
    first = "kamus_data:\n  - {id: a, label: A, alias: [Huruf A]}\n"
    second = "kamus_data:\n  - {id: b, label: huruf a}\n  - {id: c, label: C}\n"
    kamus, found = load(tmp_path, first, second)
    assert (list(kamus), found) == (["a", "c"], [("IKI610", "2.yaml:2:5")])
    assert kamus.find("huruf A") == kamus["a"]


def test_one_id_twice_is_told(tmp_path: Path) -> None:
    kamus, found = load(tmp_path, "kamus_data:\n  - {id: a, label: A}\n  - {id: a, label: B}\n")
    assert ([item.label for item in kamus.values()], found) == (["A"], [("IKI610", "1.yaml:3:5")])


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    kamus, found = load(tmp_path, "kamus_data: [", "", "kamus_data:\n  - {id: a, label: A}\n")
    assert list(kamus) == ["a"]
    assert [code for code, _ in found] == ["IKI601", "IKI602"]


ENTRIES = """\
kamus_data:
  - {id: a, label: A, satuan: desa, dipakai: [x/1]}
  - {id: b, label: B, sumber: Camat, alias: [BB], dipakai: [x/2, x/1]}
  - {id: c, label: C, agregasi: akhir}
  - {id: d, label: D, agregasi: jumlah}
"""


def test_entries_declared_to_be_one_are_one(tmp_path: Path) -> None:
    kamus, found = load(tmp_path, ENTRIES + "gabung:\n  - [b, a]\n")
    assert found == []
    assert list(kamus) == ["b", "c", "d"]
    assert kamus["b"] == ButirData("b", "B", "desa", None, False, "Camat", ("BB", "a"), ("x/2", "x/1"))
    assert kamus.find("A") == kamus.find("bb") == kamus["b"]


def test_groups_that_touch_are_one_group_whatever_their_order(tmp_path: Path) -> None:
    for groups in ("[a, b]\n  - [b, c]", "[b, c]\n  - [a, b]"):
        kamus, found = load(tmp_path, f"{ENTRIES}gabung:\n  - {groups}\n")
        assert (found, list(kamus)) == ([], ["a", "d"])
        assert {kamus.find(name) for name in "ABC"} == {kamus["a"]}
        assert kamus["a"].agregasi == "akhir"


def test_entries_of_other_measure_are_not_made_one(tmp_path: Path) -> None:
    kamus, found = load(tmp_path, ENTRIES + "gabung:\n  - [a, c, d]\n")
    assert found == [("IKI612", "1.yaml:7:5")]
    assert kamus.find("C") == kamus["a"]
    assert kamus.find("D") == kamus["d"]


def test_entries_declared_to_differ_stay_apart(tmp_path: Path) -> None:
    kamus, found = load(tmp_path, ENTRIES + "beda:\n  - [a, b]\n")
    assert (list(kamus), found) == (["a", "b", "c", "d"], [])


def test_group_with_an_unknown_id_is_told(tmp_path: Path) -> None:
    kamus, found = load(tmp_path, ENTRIES + "gabung:\n  - [a, z]\n  - [c, b]\n")
    assert found == [("IKI611", "1.yaml:7:5")]
    assert list(kamus) == ["a", "c", "d"]


def test_without_files_the_dictionary_is_empty() -> None:
    kamus, found = load_kamus_data()
    assert (len(kamus), found) == (0, ())
