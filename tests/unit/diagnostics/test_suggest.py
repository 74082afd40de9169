"""Suggestions: the near word, or none; never one that only shares a few letters."""

import pytest

from ikicalc.diagnostics.suggest import suggest, suggest_sentence

NAMES = ["Jumlah posyandu aktif", "Jumlah posyandu", "Jumlah kader terlatih"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("jumlah posiandu", "Jumlah posyandu"),
        ("JUMLAH  POSYANDU-AKTIF", "Jumlah posyandu aktif"),
        ("jumlah_kader_terlatih", "Jumlah kader terlatih"),
        ("Jumlah kader yang terlatih", "Jumlah kader terlatih"),
        ("anggaran", None),
        ("", None),
        ("??", None),
    ],
)
def test_nearest_name(word, expected):
    assert suggest(word, NAMES) == expected


def test_a_single_letter_is_never_guessed():
    assert suggest("A", ["B", "C"]) is None


def test_of_equals_the_first_wins():
    assert suggest("jumlah rw", ["Jumlah RW", "jumlah rw"]) == "Jumlah RW"


def test_nothing_known():
    assert suggest("jumlah rw", []) is None
    assert suggest_sentence("jumlah rw", []) == ""


def test_sentence():
    assert suggest_sentence("jumlah posiandu", NAMES) == "mungkin maksud Anda `Jumlah posyandu`?"


def test_of_a_list_without_end_only_the_beginning_is_looked_at():
    endless = (f"Jumlah kegiatan nomor {number} yang dilaksanakan di wilayah " * 9 for number in range(10**9))
    suggest("Jumlah kegiatan yang tidak pernah ada" * 50, endless)
    assert next(endless).startswith("Jumlah kegiatan nomor 5000 ")
