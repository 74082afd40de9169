"""Steps as people read them: names, figures, results, and why there is none."""

from fractions import Fraction

import pytest

from ikicalc.evaluate import evaluate
from ikicalc.explain import steps_html, steps_latex, steps_text
from ikicalc.syntax.tree import Binary, Call, Name, Negate, Number

DONE, ALL = Name("Jumlah kolam yang dipanen"), Name("jumlah kolam")
HUNDRED = Number(Fraction(100))
RATIO = Binary("/", DONE, ALL)
PERCENT = Binary("*", RATIO, HUNDRED)


def told(tree, *, decimals=None, **given):
    names = {"done": DONE.text, "all": ALL.text}
    values = {names[key]: value for key, value in given.items()}
    return steps_text(evaluate(tree, values), decimals=decimals)


def test_a_percentage():
    assert told(PERCENT, done=9, all=12) == [
        "1. Jumlah kolam yang dipanen ÷ jumlah kolam = 9 ÷ 12 = 0,75",
        "2. 0,75 × 100 = 75",
    ]


def test_rounded_figures_are_told():
    assert told(PERCENT, done=2, all=3) == [
        "1. Jumlah kolam yang dipanen ÷ jumlah kolam = 2 ÷ 3 ≈ 0,666667",
        "2. 0,666667 × 100 ≈ 66,6667",
    ]


def test_an_exact_result_of_rounded_figures_is_not_called_equal():
    assert told(Binary("*", RATIO, ALL), done=2, all=3)[-1] == (
        "2. 0,666667 × jumlah kolam ≈ 0,666667 × 3 ≈ 2"
    )


def test_figures_shown_with_chosen_decimals():
    assert told(PERCENT, done=2, all=3, decimals=2) == [
        "1. Jumlah kolam yang dipanen ÷ jumlah kolam = 2 ÷ 3 ≈ 0,67",
        "2. 0,67 × 100 ≈ 66,67",
    ]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("1234567.5", "= 1.234.567,5"),
        ("1234567.891", "≈ 1.234.567,89"),
        ("0.0078125", "= 0,0078125"),
        ("1/30000", "≈ 0,0000333333"),
        ("0", "= 0"),
        ("-4", "= −4"),
    ],
)
def test_small_and_large_figures(value, shown):
    assert told(ALL, all=Fraction(value)) == [f"1. jumlah kolam {shown}"]


def test_a_step_without_value_says_why():
    assert told(PERCENT, done=9, all=0) == [
        "1. Jumlah kolam yang dipanen ÷ jumlah kolam = 9 ÷ 0: tanpa nilai (penyebut nol: jumlah kolam = 0)",
        "2. (tanpa nilai) × 100: tanpa nilai (penyebut nol: jumlah kolam = 0)",
    ]
    assert told(Binary("+", HUNDRED, ALL)) == [
        "1. 100 + jumlah kolam = 100 + kosong: tanpa nilai (masukan kosong: jumlah kolam)",
    ]
    assert told(ALL) == ["1. jumlah kolam: tanpa nilai (masukan kosong: jumlah kolam)"]


def test_negative_figures_stand_in_brackets():
    assert told(Binary("-", Negate(ALL), DONE), done=-3, all=4) == [
        "1. −jumlah kolam = −4",
        "2. −4 − Jumlah kolam yang dipanen = −4 − (−3) = −1",
    ]


def test_lists():
    tree = Call("sum", (ALL,))
    assert told(tree, all=(Fraction(1), None, Fraction(5, 2))) == [
        "1. jumlah(jumlah kolam) = jumlah(1; kosong; 2,5) = 3,5"
    ]
    assert told(tree, all=(Fraction(1),) * 20)[0].count("; ") == 12


CHOICE = Call(
    "if", (Binary("and", Binary(">", DONE, ALL), Negate(Binary("<", ALL, HUNDRED), "not")), RATIO, ALL)
)


def test_a_choice_tells_the_branch_taken():
    assert told(CHOICE, done=300, all=200) == [
        "1. Jumlah kolam yang dipanen > jumlah kolam, yaitu 300 > 200: benar",
        "2. jumlah kolam < 100, yaitu 200 < 100: salah",
        "3. tidak salah: benar",
        "4. benar dan benar: benar",
        "5. Jumlah kolam yang dipanen ÷ jumlah kolam = 300 ÷ 200 = 1,5",
        "6. syarat benar, diambil bagian maka: 1,5",
    ]
    assert told(CHOICE, done=3, all=4)[-1] == "5. syarat salah, diambil bagian selain itu: jumlah kolam = 4"


def test_a_choice_without_value_says_why():
    assert told(CHOICE, all=200)[-1] == "5. syarat: tanpa nilai (masukan kosong: Jumlah kolam yang dipanen)"
    simple = Call("if", (Binary(">", ALL, HUNDRED), DONE, ALL))
    assert told(simple, all=200)[-1] == (
        "2. syarat benar, diambil bagian maka: tanpa nilai (masukan kosong: Jumlah kolam yang dipanen)"
    )


def test_latex_has_drawn_fractions_with_figures():
    evaluation = evaluate(PERCENT, {DONE.text: Fraction(9), ALL.text: Fraction(12)})
    assert steps_latex(evaluation) == [
        r"\frac{\text{Jumlah kolam yang dipanen}}{\text{jumlah kolam}} = \frac{9}{12} = 0{,}75",
        r"0{,}75 \times 100 = 75",
    ]
    assert steps_latex(evaluate(RATIO, {DONE.text: Fraction(1), ALL.text: Fraction(3)}))[0].endswith(
        r"\frac{1}{3} \approx 0{,}333333"
    )
    assert steps_latex(evaluate(Name("50% & lebih"), {})) == [
        r"\text{50\% \& lebih}: \text{tanpa nilai (masukan kosong: 50\% \& lebih)}"
    ]


def test_html_is_escaped():
    name = Name("<script>alert('1')</script> & b")
    html = steps_html(evaluate(Binary("/", name, name), {name.text: Fraction(0)}))
    assert html.startswith('<ol class="langkah"><li>')
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "&amp; b" in html


def test_long_explanations_are_written():
    tree = ALL
    for _ in range(2000):
        tree = Binary("+", tree, ALL)
    assert told(tree, all=1)[-1] == "2000. 2.000 + jumlah kolam = 2.000 + 1 = 2.001"
