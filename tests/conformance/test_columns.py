"""Columns against the walker: the same cases, the same figures, the same reasons."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikicalc.backends.kolom import Kolom
from ikicalc.backends.program import compile_columns
from ikicalc.diagnostics import FormulaError
from ikicalc.evaluate import evaluate
from ikicalc.functions import FUNCTIONS, OPERATORS
from ikicalc.syntax.tree import ARITHMETIC, COMPARISONS, LOGIC, Binary, Call, Name, Negate, Number
from ikicalc.syntax.tree.notation import parse_notation

F = Fraction
BIG = Fraction(10**18 + 7)
FIGURES = (None, F(0), F(1), F(-3), F(5, 2), F(-5, 2), F(1, 3), F(86625, 1000), BIG, F(1, 10**18 + 9))


def told(tree, rows):
    """Return what columns say of each row, as the walker's answers are compared below."""
    names = sorted({name for row in rows for name in row})
    values = {name: _given([row.get(name) for row in rows]) for name in names}
    found = compile_columns(tree).run(values)
    causes = found.kolom.sebab.ravel().tolist()
    reasons = [found.reason(cause) if cause else None for cause in causes]
    return [
        (value, reason and (reason.code, reason.message))
        for value, reason in zip(found.kolom.values(), reasons, strict=True)
    ]


def _given(items):
    if any(isinstance(item, tuple) for item in items):
        return [Kolom.of(column) for column in zip(*items, strict=True)]
    return Kolom.of(items)


def walked(tree, rows):
    answers = [evaluate(tree, row) for row in rows]
    return [(found.value, found.reason and (found.reason.code, found.reason.message)) for found in answers]


def same(text, rows):
    tree = parse_notation(text) if isinstance(text, str) else text
    assert told(tree, rows) == walked(tree, rows)


PAIRS = [{"A": a, "B": b} for a in FIGURES for b in FIGURES]


@pytest.mark.parametrize("sign", [*ARITHMETIC[:4], *COMPARISONS, *LOGIC])
def test_signs(sign):
    same(Binary(sign, Name("A"), Name("B")), PAIRS)


@pytest.mark.parametrize(
    "text",
    [
        "[[A]] / [[B]] * 100",
        "100 * [[A]] / ([[A]] + [[B]])",
        "([[A]] - [[B]]) / [[B]] * 100",
        "-[[A]] * [[B]]",
        "if([[A]] > [[B]], [[A]] / [[B]], [[B]])",
        "if([[A]] / [[B]] >= 1, 1, 0)",
        "if([[A]] == 0, 0, 1 / [[A]])",
        "if([[A]] < 1 and [[B]] < 1, 1, if([[A]] < 1 or [[B]] < 1, 2, 3))",
        "round([[A]] * [[B]], 2)",
        "round([[A]], -1) + round([[B]])",
        "round([[A]], [[B]])",
        "abs([[A]] - [[B]])",
        "sum([[A]], [[B]], 2)",
        "mean([[A]], [[B]])",
        "min([[A]], [[B]]) + max([[A]], [[B]], 0)",
        "[[A]] ** 2 + [[B]] ** 3",
        "[[A]] ** -1",
        "[[A]] ** 0.5",
        "[[A]] ** [[B]]",
        "[[A]] * [[A]] * [[A]] * [[A]] * [[B]]",
        "[[A]] / [[A]]",
        "0 * [[A]]",
        "[[C]] + [[A]]",
        "7",
        "[[A]]",
    ],
)
def test_formulas(text):
    same(text, PAIRS)


LISTS = [
    {"A": F(2), "L": (F(1), None, F(4))},
    {"A": None, "L": (F(1), F(5, 2), F(-4))},
    {"A": F(0), "L": (None, None, None)},
]


@pytest.mark.parametrize(
    "text",
    ["sum([[L]])", "mean([[L]], [[A]])", "min([[L]])", "max([[L]], [[A]])", "[[L]]", "[[L]] + [[A]]",
     "if([[A]] > 0, [[L]], 1)", "if([[L]] > 0, 1, 2)", "abs([[L]])", "mean([[L]]) / [[A]]"],
)  # fmt: skip
def test_lists(text):
    same(text, LISTS)


def test_not():
    same(Negate(Binary(">", Name("A"), Name("B")), "not"), PAIRS)


def test_numbers_beyond_the_bounds_have_the_walkers_reason():
    tree = parse_notation("[[A]] ** 8")
    for _ in range(5):
        tree = Binary("*", tree, tree)
    rows = [{"A": F(10**18 + 9, 7)}, {"A": F(2)}, {"A": None}]
    same(Binary("**", tree, Number(F(4))), rows)
    assert told(Binary("**", tree, Number(F(4))), rows)[0][1][0] == "angka_terlalu_besar"


def test_overflow_never_wraps():
    top = F(2**63 - 1)
    rows = [{"A": top, "B": top}, {"A": -top - 1, "B": F(-1)}, {"A": F(1), "B": -top - 1}]
    for sign in "+-*/":
        same(Binary(sign, Name("A"), Name("B")), rows)


def test_every_function_of_the_language_is_in_the_table():
    for function in FUNCTIONS.values():
        compile_columns(Call(function.name, (Name("A"),) * function.min_args))
    for sign in OPERATORS:
        compile_columns(Binary(sign, Name("A"), Name("B")))


@pytest.mark.parametrize("tree", [Call("median", (Name("A"),)), Call("abs", (Name("A"), Name("B")))])
def test_function_outside_the_table_is_refused_before_any_row(tree):
    with pytest.raises(FormulaError, match="IKI701"):
        compile_columns(Binary("+", Number(F(1)), tree))


def test_shapes_broadcast():
    table = Kolom(np.arange(6).reshape(2, 3), np.array(1), np.zeros((2, 3), np.int32))
    row = Kolom(np.array([1, 0, 2]), np.array(1), np.zeros(3, np.int32))
    found = compile_columns(parse_notation("[[A]] / [[B]]")).run({"A": table, "B": row})
    assert found.kolom.values() == [F(0), None, F(1), F(3), None, F(5, 2)]


def test_doubles_are_the_nearest():
    values = [F(1, 3), F(2**60 + 1, 2**60), F(10**30, 7), F(-1, 10**20), None, F(10**400)]
    found = Kolom.of(values).doubles().tolist()
    assert found[:4] == [float(value) for value in values[:4]]
    assert np.isnan(found[4])
    assert found[5] == float("inf")


leaves = st.one_of(
    st.sampled_from([Name("A"), Name("B"), Name("C")]),
    st.fractions(min_value=-9, max_value=9, max_denominator=6).map(Number),
)
signs = st.sampled_from([*ARITHMETIC, *COMPARISONS, *LOGIC])


def _grown(inner):
    return st.one_of(
        st.builds(Binary, signs, inner, inner),
        st.builds(Negate, inner, st.sampled_from(["-", "not"])),
        st.builds(Call, st.just("abs"), st.tuples(inner)),
        st.builds(Call, st.just("round"), st.tuples(inner, st.integers(-2, 4).map(F).map(Number))),
        st.builds(Call, st.just("if"), st.tuples(inner, inner, inner)),
        st.builds(
            Call,
            st.sampled_from(["sum", "mean", "min", "max"]),
            st.lists(inner, min_size=1, max_size=3).map(tuple),
        ),
    )


trees = st.recursive(leaves, _grown, max_leaves=8)
figures = st.none() | st.fractions(max_denominator=10**6) | st.integers(-(10**19), 10**19).map(F)
rows = st.lists(st.fixed_dictionaries(dict.fromkeys("ABC", figures)), min_size=1, max_size=6)


@settings(max_examples=200)
@given(trees, rows)
def test_any_formula_over_any_figures(tree, given_rows):
    same(tree, given_rows)


@pytest.mark.parametrize(
    "text", ["sum([[A]] * [[B]])", "sum([[A]] / [[B]]) * 100 / sum([[B]])", "1 + sum([[A]] * [[A]])"]
)
def test_sums_of_products(text):
    lists = [(F(1), F(2)), (F(3), None), (F(0), F(0)), (F(4), F(1, 2))]
    same(text, [{"A": a, "B": b} for a in lists for b in lists])
    same(text, PAIRS)
    same(text, [{"A": a, "B": b} for a in lists for b in FIGURES])
