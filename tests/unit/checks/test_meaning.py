"""Equal keys mean equal formulas: checked against the exact walker on random formulas."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikicalc import parse
from ikicalc.checks.meaning import meaning, pattern
from ikicalc.evaluate import evaluate
from ikicalc.syntax.tree import Binary, Call, Name, Negate, Number, names

leaves = st.one_of(
    st.sampled_from([Name("A"), Name("B"), Name("C")]),
    st.integers(1, 4).map(lambda n: Number(Fraction(n))),
)


def branches(inner):
    return st.one_of(
        st.builds(Binary, st.sampled_from("+-*/"), inner, inner),
        st.builds(Negate, inner),
        st.builds(lambda a, b: Call("mean", (a, b)), inner, inner),
        st.builds(lambda a, b: Call("max", (a, b)), inner, inner),
    )


trees = st.recursive(leaves, branches, max_leaves=6)


@given(st.lists(trees, min_size=10, max_size=20), st.tuples(*[st.fractions(1, 9) for _ in range(3)]))
def test_equal_keys_give_equal_figures(formulas, values):
    figures = dict(zip("ABC", values, strict=True))
    seen = {}
    for tree in formulas:
        key, value = meaning(tree), evaluate(tree, figures).value
        if key is not None and value is not None:
            assert seen.setdefault(key, value) == value


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("[[A]] / [[B]] * 100", "100 * [[A]] / [[B]]"),
        ("[[A]] / [[B]] * 100", "[[a]]/[[b]]*100"),
        ("[[A]] + [[B]]", "[[B]] + [[A]]"),
        ("([[A]] - [[B]]) / [[B]]", "[[A]] / [[B]] - 1"),
        ("2 * [[A]] / (2 * [[B]] + 2 * [[C]])", "[[A]] / ([[C]] + [[B]])"),
        ("mean([[A]], [[B]])", "([[A]] + [[B]]) / 2"),
        ("max([[A]], [[B]])", "max([[B]], [[A]])"),
        ("[[PAD tahun n]] - [[PAD tahun n-1]]", "[[PAD]] - [[PAD tahun lalu]]"),
        ("12 {desa} * [[A]]", "[[A]] * 12"),
    ],
)
def test_formulas_of_one_meaning_have_one_key(left, right):
    assert meaning(parse(left).tree) == meaning(parse(right).tree)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("[[A]] / [[B]] * 100", "[[A]] / [[B]]"),
        ("[[A]] / [[B]]", "[[B]] / [[A]]"),
        ("[[A]] - [[B]]", "[[B]] - [[A]]"),
        ("[[PAD tahun n]]", "[[PAD tahun n-1]]"),
        ("max([[A]], [[B]])", "min([[A]], [[B]])"),
        ("[[A]] / 12 {desa}", "[[A]] / 9 {desa}"),
    ],
)
def test_formulas_of_two_meanings_have_two_keys(left, right):
    assert meaning(parse(left).tree) != meaning(parse(right).tree)


@pytest.mark.parametrize("text", ["12 * 3", "[[A]] / [[A]]", "[[A]] - [[A]]"])
def test_formula_that_comes_to_a_number_has_no_key(text):
    assert meaning(parse(text).tree) is None


def test_long_formula_is_not_compared():
    tree = Name("A")
    for _ in range(10_000):
        tree = Binary("+", tree, Name("B"))
    assert meaning(tree) is None


def test_power_of_a_sum_stays_small():
    tree = Binary("+", Name("A"), Name("B"))
    for _ in range(6):
        tree = Binary("**", tree, Number(Fraction(4)))
    assert len(meaning(tree)) < 100_000
    assert len(names(tree)) == 2


def test_factors_of_percent_are_no_fixed_divisors():
    assert pattern(parse("[[A]] / 100").tree) is None
    assert pattern(parse("[[A]] / 12 {bulan}").tree) == pattern(parse("[[A]] / 4 {triwulan}").tree)
