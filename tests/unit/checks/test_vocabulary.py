"""Affixes explain a word only by a root that is there."""

import pytest

from ikicalc import kamus
from ikicalc.checks.vocabulary import is_known

DERIVED = (
    "pengadministrasian ditindaklanjuti menulis penyusunan pemantauan keterlambatan tepatnya bekerja terasa "
    "memperbaiki dikoordinasikan pemberdayaan kepegawaian perizinan pertanggungjawabannya"
)


@pytest.mark.parametrize("word", DERIVED.split())
def test_derived_words_are_known(word):
    assert is_known(word)


@pytest.mark.parametrize(
    "word", ["doumen", "administras", "baiki", "oelh", "pemantuan", "telaksananya", "besetari", "musrebang"]
)
def test_misspelt_words_are_not(word):
    assert not is_known(word)


def test_dictionary_holds_only_words():
    for part in ("dasar", "utuh", "tak_baku"):
        for word in kamus.load("ejaan")[part]:
            assert isinstance(word, str), word  # `no` and `ya` unquoted would be truth values
            assert word == word.lower()
