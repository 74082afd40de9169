"""How a tree is written: brackets, signs, names, numbers, in three notations."""

from fractions import Fraction

import pytest

from ikicalc.functions import FUNCTIONS
from ikicalc.syntax.tree import Binary, Call, Name, Negate, Number
from ikicalc.syntax.tree.folding import depth
from ikicalc.syntax.tree.printing import WORDS, canonical, indonesian, latex

A, B, C = Name("A"), Name("B"), Name("C")
HUNDRED = Number(Fraction(100))


def op(operator, left, right):
    return Binary(operator, left, right)


CASES = [
    (op("*", op("/", A, B), HUNDRED), "[[A]] / [[B]] * 100", "(A ÷ B) × 100"),
    (op("/", A, op("*", B, C)), "[[A]] / ([[B]] * [[C]])", "A ÷ (B × C)"),
    (op("/", op("*", A, B), C), "[[A]] * [[B]] / [[C]]", "(A × B) ÷ C"),
    (op("/", op("/", A, B), C), "[[A]] / [[B]] / [[C]]", "(A ÷ B) ÷ C"),
    (op("*", op("*", A, B), C), "[[A]] * [[B]] * [[C]]", "A × B × C"),
    (op("*", A, op("*", B, C)), "[[A]] * ([[B]] * [[C]])", "A × (B × C)"),
    (op("-", A, op("-", B, C)), "[[A]] - ([[B]] - [[C]])", "A − (B − C)"),
    (op("-", op("+", A, B), C), "[[A]] + [[B]] - [[C]]", "A + B − C"),
    (op("*", op("+", A, B), C), "([[A]] + [[B]]) * [[C]]", "(A + B) × C"),
    (op("+", op("/", A, B), C), "[[A]] / [[B]] + [[C]]", "A ÷ B + C"),
    (op("**", A, op("**", B, C)), "[[A]] ** [[B]] ** [[C]]", "A ^ B ^ C"),
    (op("**", op("**", A, B), C), "([[A]] ** [[B]]) ** [[C]]", "(A ^ B) ^ C"),
    (Negate(op("**", A, B)), "-[[A]] ** [[B]]", "−A ^ B"),
    (op("**", Negate(A), B), "(-[[A]]) ** [[B]]", "(−A) ^ B"),
    (op("**", A, Negate(B)), "[[A]] ** (-[[B]])", "A ^ (−B)"),
    (op("+", Negate(A), B), "-[[A]] + [[B]]", "−A + B"),
    (op("-", A, Negate(B)), "[[A]] - (-[[B]])", "A − (−B)"),
    (op("*", Negate(A), B), "(-[[A]]) * [[B]]", "(−A) × B"),
    (Negate(op("*", A, B)), "-([[A]] * [[B]])", "−(A × B)"),
    (Negate(Negate(A)), "-(-[[A]])", "−(−A)"),
    (Negate(Number(Fraction(3))), "-3", "−3"),
    (Call("sum", (A, op("+", B, C))), "sum([[A]], [[B]] + [[C]])", "jumlah(A; B + C)"),
    (Call("round", (A, Number(Fraction(2)))), "round([[A]], 2)", "bulatkan(A; 2)"),
    (
        Call("if", (op("<", A, op("+", B, C)), A, HUNDRED)),
        "if([[A]] < [[B]] + [[C]], [[A]], 100)",
        "(jika A < B + C maka A selain itu 100)",
    ),
    (
        op("and", op("or", op("==", A, B), op("!=", A, C)), Negate(op(">=", B, C), "not")),
        "([[A]] == [[B]] or [[A]] != [[C]]) and not [[B]] >= [[C]]",
        "(A = B atau A ≠ C) dan tidak B ≥ C",
    ),
    (
        Negate(op("and", op("<", A, B), Negate(op("<", B, C), "not")), "not"),
        "not ([[A]] < [[B]] and not [[B]] < [[C]])",
        "tidak (A < B dan tidak B < C)",
    ),
    (
        Negate(Negate(op("<", A, B), "not"), "not"),
        "not (not [[A]] < [[B]])",
        "tidak (tidak A < B)",
    ),
]


@pytest.mark.parametrize(("tree", "text", "read"), CASES, ids=[case[1] for case in CASES])
def test_brackets_are_few_and_enough(tree, text, read):
    assert canonical(tree) == text
    assert indonesian(tree) == read


@pytest.mark.parametrize(
    ("number", "text", "read", "math"),
    [
        (Number(Fraction("0.6")), "0.6", "0,6", "0{,}6"),
        (Number(Fraction(1250000)), "1250000", "1.250.000", "1{.}250{.}000"),
        (Number(Fraction(12), "desa"), "12 {desa}", "12 desa", r"12\ \text{desa}"),
        (Number(Fraction(1, 3)), "(1 / 3)", "(1 ÷ 3)", r"\frac{1}{3}"),
        (
            Number(Fraction(5000, 3), "hari"),
            "(5000 {hari} / 3)",
            "(5.000 hari ÷ 3)",
            r"\frac{5{.}000\ \text{hari}}{3}",
        ),
        (Number(Fraction(-2)), "-2", "−2", "-2"),
    ],
)
def test_numbers(number, text, read, math):
    assert (canonical(number), indonesian(number), latex(number)) == (text, read, math)


@pytest.mark.parametrize(
    "name",
    [
        "Jumlah Desa yang menetapkan RKPDes tepat waktu",
        "Jumlah perekaman e-KTP",
        "jumlah Musyawarah Desa (Musdes) tentang ADD/DD",
        "Jumlah dok. pertanggungjawaban",
        "biaya, waktu per kegiatan",
    ],
)
def test_plain_names_are_bare(name):
    assert indonesian(Name(name)) == name


@pytest.mark.parametrize(
    "name",
    [
        "SPP – SPM Gaji",
        "pasien (hidup + mati)",
        "KTP dan KK",
        "12 SPM",
        "balita usia < 5 tahun",
        "(A) jumlah",
        "A x B",
    ],
)
def test_names_that_look_calculated_are_marked(name):
    assert indonesian(Name(name)) == f"‹{name}›"


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        (op("*", op("/", A, B), HUNDRED), r"\frac{\text{A}}{\text{B}} \times 100"),
        (op("/", op("+", A, B), C), r"\frac{\text{A} + \text{B}}{\text{C}}"),
        (op("**", op("/", A, B), Number(Fraction(2))), r"\left(\frac{\text{A}}{\text{B}}\right)^{2}"),
        (op("*", op("-", A, B), C), r"\left(\text{A} - \text{B}\right) \times \text{C}"),
        (Negate(op("+", A, B)), r"-\left(\text{A} + \text{B}\right)"),
        (Call("abs", (A,)), r"\left|\text{A}\right|"),
        (Call("mean", (A, B)), r"\text{rata-rata}\left(\text{A}; \text{B}\right)"),
        (
            Call("if", (Negate(op("<=", A, B), "not"), A, B)),
            (
                r"\begin{cases} \text{A} & \text{jika } \lnot \text{A} \le \text{B} \\ "
                r"\text{B} & \text{selain itu} \end{cases}"
            ),
        ),
    ],
)
def test_latex(tree, text):
    assert latex(tree) == text


def test_latex_escapes_every_special_character():
    assert latex(Name(r"50% & $x_1 #2 {a} \frac ~ ^")) == (
        r"\text{50\% \& \$x\_1 \#2 \{a\} \textbackslash{}frac \textasciitilde{} \textasciicircum{}}"
    )


@pytest.mark.parametrize("write", [canonical, indonesian, latex])
def test_deep_and_long_trees_are_written(write):
    deep, long = A, A
    for _ in range(250):
        deep = Call("abs", (Negate(deep),))
    for _ in range(5000):
        long = op("+", long, B)
    assert depth(long) == 5001
    assert write(deep).count("A") == 1
    assert write(long).count("B") == 5000


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_has_a_word(name):
    tree = Call(name, (A,) * FUNCTIONS[name].min_args)
    assert WORDS[name] in indonesian(tree)
    assert canonical(tree).startswith(f"{name}(")
    assert r"\text{A}" in latex(tree)
