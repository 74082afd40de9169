"""The meaning of a formula: exact figures, no value with its reason, steps in order."""

from decimal import Decimal
from fractions import Fraction

import pytest

from ikicalc.diagnostics import FormulaError, InputValueError, Span
from ikicalc.evaluate import MAX_REASONS, evaluate
from ikicalc.syntax.tree import Binary, Call, Name, Negate, Number

A, B, C = Name("A", Span(0, 1)), Name("jumlah Desa", Span(4, 15)), Name("C")


def num(value):
    return Number(Fraction(value))


def op(operator, left, right):
    return Binary(operator, left, right)


def figures(**given):
    return {key.replace("_", " "): value for key, value in given.items()}


def value_of(tree, **given):
    return evaluate(tree, figures(**given)).value


def reason_of(tree, **given):
    evaluation = evaluate(tree, figures(**given))
    assert evaluation.value is None
    return evaluation.reason


RATIO = op("/", A, B)


def test_a_ratio_in_percent_with_its_steps():
    evaluation = evaluate(op("*", RATIO, num(100)), figures(A=9, jumlah_Desa=12))
    assert evaluation.value == 75
    assert evaluation.reason is None
    assert [(step.node, step.operands, step.value) for step in evaluation.steps] == [
        (RATIO, (9, 12), Fraction(3, 4)),
        (op("*", RATIO, num(100)), (Fraction(3, 4), 100), 75),
    ]


@pytest.mark.parametrize(
    ("left", "operator", "right", "value"),
    [
        ("0.1", "+", "0.2", "0.3"),
        (1, "-", 3, -2),
        ("1.5", "*", "1.5", "2.25"),
        (1, "/", 3, "1/3"),
        (2, "**", 10, 1024),
        (2, "**", -2, "1/4"),
        (0, "**", 0, 1),
        (0, "**", "0.5", 0),
        ("9/16", "**", "0.5", "3/4"),
        (8, "**", "2/3", 4),
        (8, "**", "-1/3", "1/2"),
        (10**30, "**", "1/10", 1000),
        (-2, "**", 3, -8),
        (1, "<", 2, 1),
        (2, "<", 2, 0),
        (2, "<=", 2, 1),
        (1, ">", 2, 0),
        (2, ">=", 2, 1),
        (2, "==", 2, 1),
        (2, "!=", 2, 0),
    ],
)
def test_operators_are_exact(left, operator, right, value):
    assert evaluate(op(operator, num(left), num(right)), {}).value == Fraction(value)


@pytest.mark.parametrize("given", [0.1, Decimal("0.1"), "0,1", Fraction(1, 10)])
def test_figures_are_taken_exactly(given):
    assert value_of(op("*", A, num(3)), A=given) == Fraction(3, 10)


@pytest.mark.parametrize("given", [True, "dua belas", float("nan")])
def test_a_value_that_is_no_number_is_an_error(given):
    with pytest.raises(InputValueError):
        value_of(A, A=given)


def test_zero_denominator_names_the_input():
    reason = reason_of(RATIO, A=9, jumlah_Desa=0)
    assert reason.code == "penyebut_nol"
    assert reason.message == "penyebut nol: jumlah Desa = 0"
    assert reason.span == B.span
    assert (reason.diagnostic.code, reason.diagnostic.span) == ("IKI401", B.span)


def test_zero_denominator_that_is_calculated():
    assert reason_of(op("/", A, op("-", B, C)), A=1, jumlah_Desa=3, C=3).message == (
        "penyebut nol: jumlah Desa − C = 0"
    )


def test_a_written_zero_below_the_line():
    assert reason_of(op("/", A, num(0)), A=1).message == "penyebut nol"


@pytest.mark.parametrize("given", [{"A": 9}, {"A": 9, "jumlah_Desa": None}])
def test_missing_input_names_the_input(given):
    reason = reason_of(RATIO, **given)
    assert (reason.code, reason.message) == ("masukan_kosong", "masukan kosong: jumlah Desa")
    assert (reason.diagnostic.code, reason.span) == ("IKI402", B.span)


def test_nothing_hides_a_missing_value():
    assert value_of(op("*", num(0), A)) is None
    assert value_of(op("**", A, num(0))) is None
    assert value_of(op("-", A, A)) is None
    assert value_of(op("/", A, A), A=0) is None
    assert value_of(Negate(A)) is None
    assert value_of(op("==", A, A)) is None
    assert value_of(Negate(op("<", A, C), "not"), C=1) is None


def test_every_cause_is_told_once_in_reading_order():
    evaluation = evaluate(op("+", op("+", A, C), op("/", A, B)), figures(jumlah_Desa=0))
    assert [reason.message for reason in evaluation.reasons] == ["masukan kosong: A", "masukan kosong: C"]
    assert evaluation.reason == evaluation.reasons[0]


@pytest.mark.parametrize(("function", "result"), [("sum", "6"), ("mean", "3"), ("min", "2"), ("max", "4")])
def test_missing_elements_of_a_list_are_skipped(function, result):
    given = (Fraction(4), None, Fraction(2))
    assert value_of(Call(function, (A,)), A=given) == Fraction(result)


@pytest.mark.parametrize("function", ["sum", "mean", "min", "max"])
@pytest.mark.parametrize("given", [(), (None, None)])
def test_an_empty_list_has_no_value(function, given):
    assert reason_of(Call(function, (A,)), A=given).message == "masukan kosong: A"


@pytest.mark.parametrize("function", ["sum", "mean", "min", "max"])
def test_a_missing_argument_takes_the_value_away(function):
    assert reason_of(Call(function, (A, C)), A=1).message == "masukan kosong: C"


def test_lists_and_figures_mix_in_a_function():
    assert value_of(Call("max", (A, num(0))), A=(Fraction(-1), Fraction(-2))) == 0


@pytest.mark.parametrize(
    "tree", [A, op("+", A, num(1)), Call("abs", (A,)), Call("if", (A, num(1), num(2))), Negate(A)]
)
def test_a_list_is_no_figure(tree):
    reason = reason_of(tree, A=(Fraction(1), Fraction(2)))
    assert reason.code == "masukan_daftar"
    assert reason.message == "masukan berupa daftar, bukan satu angka: A"


def test_a_list_as_the_branch_taken_is_no_figure():
    assert reason_of(Call("if", (num(1), A, num(2))), A=(Fraction(1),)).code == "masukan_daftar"


@pytest.mark.parametrize(
    ("tree", "result"),
    [
        (Call("round", (num("86.625"), num(2))), "86.63"),
        (Call("round", (num("-2.5"),)), -3),
        (Call("abs", (num("-2.5"),)), "2.5"),
        (Call("mean", (num(1), num(2))), "1.5"),
    ],
)
def test_functions(tree, result):
    assert evaluate(tree, {}).value == Fraction(result)


@pytest.mark.parametrize("decimals", ["0.5", 31, -31])
def test_decimals_that_mean_nothing(decimals):
    assert reason_of(Call("round", (A, num(decimals))), A=1).code == "pembulatan_tidak_pasti"


CHOICE = Call("if", (op("<", A, num(0)), RATIO, C))


def test_only_the_branch_taken_is_computed():
    evaluation = evaluate(CHOICE, {"A": 1, "C": 5})
    assert evaluation.value == 5
    assert [step.node for step in evaluation.steps] == [CHOICE.arguments[0], CHOICE]
    assert evaluation.steps[-1].operands == (0, 5)
    assert value_of(CHOICE, A=-9, jumlah_Desa=3) == -3


def test_a_condition_without_value_gives_no_value():
    evaluation = evaluate(CHOICE, {"C": 5})
    assert evaluation.reason.message == "masukan kosong: A"
    assert evaluation.steps[-1].operands == (None,)


def test_a_figure_as_condition():
    choice = Call("if", (A, num(120), num(109)))
    assert value_of(choice, A=1) == 120
    assert value_of(choice, A=0) == 109


@pytest.mark.parametrize(
    ("operator", "known", "value"),
    [("and", 0, 0), ("and", 1, None), ("or", 1, 1), ("or", 0, None)],
)
def test_one_known_side_may_decide_a_condition(operator, known, value):
    for tree in (op(operator, A, C), op(operator, C, A)):
        assert value_of(tree, A=known) == value


@pytest.mark.parametrize(
    ("operator", "left", "right", "value"),
    [("and", 1, 2, 1), ("and", 1, 0, 0), ("or", 0, 0, 0), ("or", 0, 3, 1)],
)
def test_conditions_of_two_sides(operator, left, right, value):
    assert value_of(op(operator, A, C), A=left, C=right) == value


@pytest.mark.parametrize(
    ("base", "exponent", "code", "message"),
    [
        (0, -1, "penyebut_nol", "penyebut nol: A = 0"),
        (0, "-0.5", "penyebut_nol", "penyebut nol: A = 0"),
        (2, "0.5", "pangkat_tidak_pasti", "pangkat 0,5 dari 2 tidak dapat dihitung dengan tepat"),
        (
            -8,
            "1/3",
            "pangkat_tidak_pasti",
            "pangkat 0,333333333333 dari -8 tidak dapat dihitung dengan tepat",
        ),
        (2, 1001, "pangkat_tidak_pasti", "pangkat 1.001 di luar batas 1.000"),
        (2, "1/1001", "pangkat_tidak_pasti", "pangkat 0,000999000999001 di luar batas 1.000"),
        (10**20, 1000, "angka_terlalu_besar", "hasil hitungan lebih dari 3.000 angka"),
        (10**20, -1000, "angka_terlalu_besar", "hasil hitungan lebih dari 3.000 angka"),
    ],
)
def test_powers_without_result(base, exponent, code, message):
    reason = reason_of(op("**", A, num(exponent)), A=base)
    assert (reason.code, reason.message) == (code, message)


def test_products_do_not_grow_without_bound():
    tree = A
    for _ in range(200):
        tree = op("*", tree, A)
    assert reason_of(tree, A=10**100).code == "angka_terlalu_besar"


def test_a_name_alone_has_one_step():
    evaluation = evaluate(B, figures(jumlah_Desa=12))
    assert [(step.node, step.operands, step.value) for step in evaluation.steps] == [(B, (), 12)]
    assert evaluate(B, {}).steps[0].reason.code == "masukan_kosong"


def test_a_step_without_value_says_why():
    steps = evaluate(op("*", RATIO, num(100)), figures(A=9, jumlah_Desa=0)).steps
    assert [step.value for step in steps] == [None, None]
    assert {step.reason.code for step in steps} == {"penyebut_nol"}


def test_deep_and_long_formulas():
    deep, long = A, A
    for _ in range(250):
        deep = Call("abs", (Negate(deep),))
    for number in range(5000):
        long = op("+", long, Name(f"x{number}"))
    assert value_of(deep, A=-7) == 7
    assert evaluate(long, {"A": 1} | {f"x{number}": 1 for number in range(5000)}).value == 5001
    assert len(evaluate(long, {}).reasons) == MAX_REASONS


@pytest.mark.parametrize(
    "tree", [Call("median", (A,)), Call("abs", (A, C)), Call("if", (A, C)), Call("sum", ())]
)
def test_functions_used_wrongly_are_refused(tree):
    with pytest.raises(FormulaError) as caught:
        value_of(tree, A=1, C=1)
    assert caught.value.diagnostics[0].code == "IKI117"


SUMMED = Call("sum", (op("*", A, C),))


def test_a_sum_of_products_takes_one_value_for_each_item():
    evaluation = evaluate(SUMMED, figures(A=(Fraction(20), Fraction(80)), C=(Fraction(1), Fraction(1, 2))))
    assert evaluation.value == 60
    assert [step.value for step in evaluation.steps] == [20, 40, 60]


def test_one_figure_holds_for_every_item_of_a_sum():
    assert value_of(SUMMED, A=(Fraction(1), Fraction(2)), C=Fraction(10)) == 30


@pytest.mark.parametrize(
    ("given", "code", "message"),
    [
        ({"A": Fraction(2), "C": Fraction(3)}, "masukan_tunggal", "daftar nilai setiap unsur: A, C"),
        ({"A": (Fraction(2),), "C": None}, "masukan_kosong", "masukan kosong: C"),
        ({"A": (Fraction(2), None), "C": Fraction(3)}, "masukan_kosong", "unsur ke-2: masukan kosong: A"),
        ({"A": (Fraction(2), Fraction(1)), "C": (Fraction(3),)}, "masukan_daftar", "A (2), C (1)"),
    ],
)
def test_a_sum_of_products_without_its_lists_has_no_value(given, code, message):
    reason = reason_of(SUMMED, **given)
    assert reason.code == code
    assert message in reason.message
