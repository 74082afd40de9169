"""Trees, names and figures for hypothesis: all that the canonical notation can say, and no more.

A ``Number`` is never negative and has a finite decimal; a condition stands only as the first
argument of ``if``; a name is folded and holds neither ``[[`` nor ``]]`` nor an HTML entity.
"""

from fractions import Fraction
from html import unescape

from hypothesis import strategies as st

from ikicalc.functions import FUNCTIONS
from ikicalc.syntax.tree import (
    ARITHMETIC,
    COMPARISONS,
    LOGIC,
    Binary,
    Call,
    Name,
    Negate,
    Number,
    Tree,
    names,
)

DIRTY_NAMES = (
    "Jumlah Musyawarah Desa (Musdes) tentang RPJMDes, ADD/DD",
    "Jumlah dok. SPP – SPM Gaji",
    "Jumlah perekaman e-KTP, KK & Surat Pindah",
    "pasien keluar (hidup + mati)",
    "jumlah hari kerja tahun (n-1)",
    "balita usia < 5 tahun",
    "KTP dan KK dibagi per desa x 100%",
    "rata-rata nilai: A = 4; B = 3",
    "12 SPM",
    "Realisasi [triwulan I]",
    "sum(a, b)",
    "jika A maka B",
    "Nilai “baik” s.d. 31/12/2023",
)
_LETTERS = st.sampled_from("abcdeghijklmnoprstuwyABDJKNPRST0123456789 -–/().,:;&%+'\"*#@!?=[]é")

_drawn_names = (
    st.text(_LETTERS, min_size=1, max_size=30)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text and "[[" not in text and "]]" not in text and unescape(text) == text)
)
_UNITS = (None, None, "desa", "orang", "dokumen", "hari", "bulan", "kali")


# Composites rather than expressions: hypothesis prints an expression in full, and these nest.
@st.composite
def _dirty_names(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(DIRTY_NAMES) | _drawn_names)


@st.composite
def _numbers(draw: st.DrawFn) -> Number:
    value = Fraction(draw(st.integers(0, 10**9)), 10 ** draw(st.integers(0, 4)))
    return Number(value, draw(st.sampled_from(_UNITS)))


@st.composite
def _arithmetic(draw: st.DrawFn, inner: st.SearchStrategy) -> Tree:
    operator = draw(st.sampled_from((*ARITHMETIC, "negate")))
    if operator == "negate":
        return Negate(draw(inner))
    return Binary(operator, draw(inner), draw(inner))


@st.composite
def _comparisons(draw: st.DrawFn, sums: st.SearchStrategy) -> Tree:
    return Binary(draw(st.sampled_from(COMPARISONS)), draw(sums), draw(sums))


@st.composite
def _logic(draw: st.DrawFn, inner: st.SearchStrategy) -> Tree:
    operator = draw(st.sampled_from((*LOGIC, "not")))
    if operator == "not":
        return Negate(draw(inner), "not")
    return Binary(operator, draw(inner), draw(inner))


@st.composite
def _calls(draw: st.DrawFn, inner: st.SearchStrategy) -> Tree:
    function = FUNCTIONS[draw(st.sampled_from(sorted(FUNCTIONS)))]
    if function.name == "if":
        return Call("if", (draw(_conditions(inner)), draw(inner), draw(inner)))
    count = draw(st.integers(function.min_args, function.max_args or 4))
    return Call(function.name, tuple(draw(inner) for _ in range(count)))


def _conditions(sums: st.SearchStrategy) -> st.SearchStrategy:
    return st.recursive(_comparisons(sums), _logic, max_leaves=3)


dirty_names = _dirty_names()
"""Names as decrees print them, with signs, brackets and figures inside."""

numbers = _numbers()
"""Finite decimals of at least zero, some with a noun."""

leaves = numbers | dirty_names.map(Name)

trees = st.recursive(leaves, lambda inner: _arithmetic(inner) | _calls(inner), max_leaves=12)
"""Whole formulas: every operator, every function, conditions in ``if``."""

arithmetic = st.recursive(leaves, _arithmetic, max_leaves=12)
"""Formulas of signs alone."""

conditions = _conditions(leaves)
"""Conditions over names and numbers."""

figures = st.one_of(st.integers(-20, 20).map(Fraction), st.fractions(-1000, 1000, max_denominator=1000))
"""Present figures: small whole numbers often, so that zeros and ties occur."""


@st.composite
def filled_trees(draw: st.DrawFn, source: st.SearchStrategy = trees, missing: bool = True) -> tuple:
    """Draw a formula and a figure for each of its names (None among them with ``missing``)."""
    tree = draw(source)
    figure = st.none() | figures if missing else figures
    return tree, {name.text: draw(figure) for name in names(tree)}
