"""What holds for every set of names: ids are ASCII, distinct and free of order; folding is settled."""

import re

from hypothesis import given
from hypothesis import strategies as st

from ikicalc.masukan import collect, fold, key_of, match
from ikicalc.syntax.tree import Call, Name
from ikicalc.syntax.words.periode import split_period

NOUNS = ("Jumlah", "desa", "Desa", "e-KTP", "A/B", "A\u00a0B", "é", "Σ", "ı", "ſ", "SATU")
PERIODS = ("tahun", "n-1", "(n)", "lalu", "ini", "bulan", "tahun lalu", "3")
WORDS = st.sampled_from([*NOUNS, *PERIODS, "–", "(", ")", "%"])
NAMES = st.one_of(
    st.lists(WORDS, min_size=1, max_size=5).map(" ".join), st.text(min_size=1, max_size=20)
).filter(lambda name: not name.isspace())
SETS = st.lists(NAMES, min_size=1, max_size=8)


def inputs_of(names):
    return collect(Call("sum", tuple(Name(name) for name in names)))


@given(SETS)
def test_ids_are_distinct_ascii_identifiers(names):
    ids = [item.id for item in inputs_of(names)]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", slug) for slug in ids)


@given(SETS)
def test_ids_do_not_depend_on_order(names):
    forth = {key_of(item.nama): item.id for item in inputs_of(names)}
    back = {key_of(item.nama): item.id for item in inputs_of(names[::-1])}
    assert forth == back


@given(SETS)
def test_every_spelling_belongs_to_one_input(names):
    spellings = [spelling for item in inputs_of(names) for spelling in item.ejaan]
    assert sorted(spellings) == sorted(set(names))


@given(SETS)
def test_each_printed_spelling_finds_its_input(names):
    for item in inputs_of(names):
        for spelling in item.ejaan:
            assert match(inputs_of(names), {spelling: 1}) == ({item.id: 1}, ())


@given(st.text(max_size=30))
def test_fold_is_settled_at_once(name):
    assert fold(fold(name)) == fold(name)


@given(NAMES)
def test_base_of_a_name_has_no_period_left(name):
    shifted = split_period(name)
    if shifted.shift:
        assert split_period(shifted.base).shift == 0
