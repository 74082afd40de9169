"""The compiled form hides nothing; the analysis form simplifies; slopes are exact."""

import pickle
from fractions import Fraction

import pytest
import sympy

from ikicalc.diagnostics import FormulaError, NameLookupError
from ikicalc.symbolic import MAX_DEPTH, Operation, analysis, equivalent, sensitivity, to_sympy
from ikicalc.syntax.tree import Binary, Call, Name, Negate, Number

A, B, C, D = (Name(text) for text in ("Jumlah A", "jumlah B", "C - c", "D"))
IDS = {"Jumlah A": "jumlah_a", "jumlah B": "jumlah_b", "C - c": "c", "D": "d"}
a, b, c = (sympy.Symbol(name, real=True) for name in ("jumlah_a", "jumlah_b", "c"))


def num(value):
    return Number(Fraction(value))


def op(sign, left, right):
    return Binary(sign, left, right)


RATIO = op("/", A, B)
PERCENT = op("*", RATIO, num(100))


def test_symbols_are_named_by_ids():
    assert to_sympy(op("+", PERCENT, C), IDS).free_symbols == {a, b, c}


def test_a_ratio_of_one_input_stays_a_ratio():
    form = to_sympy(op("/", A, A), IDS)
    assert (form.operator, form.operands) == ("/", (a, a))
    assert form.xreplace({a: sympy.Integer(0)}) == Operation("/", sympy.Integer(0), sympy.Integer(0))
    assert form.subs(a, 0).operands == (0, 0)


def test_zero_times_an_input_still_asks_for_it():
    assert to_sympy(op("*", num(0), A), IDS).free_symbols == {a}
    assert to_sympy(op("-", A, A), IDS).free_symbols == {a}


def test_the_compiled_form_shows_the_operations():
    tree = Call("if", (op("<=", Negate(A), num("0.5")), Call("sum", (A, B)), op("**", C, num(2))))
    assert str(to_sympy(tree, IDS)) == "if((neg(jumlah_a) <= (1/2)), sum(jumlah_a, jumlah_b), (c ** 2))"
    assert str(to_sympy(Negate(op("<", A, B), "not"), IDS)) == "not((jumlah_a < jumlah_b))"
    assert str(Operation("+", a + 1, b)) == "((jumlah_a + 1) + jumlah_b)"


def test_the_compiled_form_is_a_good_sympy_object():
    form = to_sympy(PERCENT, IDS)
    assert pickle.loads(pickle.dumps(form)) == form
    assert form.func(*form.args) == form
    assert form.doit() == 100 * a / b
    assert form.diff(a) == 100 / b
    assert sympy.latex(form)


def test_a_name_without_id_is_refused():
    with pytest.raises(NameLookupError) as caught:
        to_sympy(Name("jumlah E"), IDS)
    assert caught.value.diagnostics[0].code == "IKI201"


def test_names_are_never_run_as_code():
    name = Name("__import__('os').getcwd()")
    assert to_sympy(name, {name.text: "x"}) == sympy.Symbol("x", real=True)


@pytest.mark.parametrize(
    ("tree", "simple"),
    [
        (PERCENT, "100*jumlah_a/jumlah_b"),
        (
            op("*", op("/", op("*", A, op("-", B, C)), op("*", A, B)), num(100)),
            "100*(-c + jumlah_b)/jumlah_b",
        ),
        (op("/", A, A), "1"),
        (op("-", A, A), "0"),
        (op("**", op("/", A, B), num(-2)), "jumlah_b**2/jumlah_a**2"),
        (Call("mean", (A, B)), "(jumlah_a + jumlah_b)/2"),
        (Call("abs", (A,)), "Abs(jumlah_a)"),
        (op("+", num("0.1"), num("0.2")), "3/10"),
        (Call("round", (num("2.5"),)), "3"),
        (Call("max", (num(2), num(3))), "3"),
        (Call("if", (op(">", num(2), num(1)), A, B)), "jumlah_a"),
        (Negate(op("and", op("<", num(2), num(1)), op("==", num(1), num(1))), "not"), "1"),
        (op("or", op("<", num(2), num(1)), op("==", num(1), num(1))), "1"),
        (op("or", op("<", num(1), num(2)), op("==", op("**", num(2), num("0.5")), A)), "1"),
        (Negate(num(2)), "-2"),
    ],
)
def test_analysis_simplifies(tree, simple):
    assert str(analysis(tree, IDS)) == simple


@pytest.mark.parametrize(
    "tree",
    [
        op("/", num(1), num(0)),
        op("/", A, num(0)),
        op("/", A, op("-", op("*", op("+", B, C), D), op("+", op("*", B, D), op("*", C, D)))),
        op("**", num(0), num(-1)),
        op("**", num(2), num("0.5")),
        op("**", A, B),
        op("**", op("**", A, num(1000)), num(1000)),
        Call("round", (A, num("0.5"))),
        Call("sum", (A,)),
    ],
)
def test_what_has_no_simple_form_stays_an_operation(tree):
    form = analysis(tree, IDS)
    assert isinstance(form, Operation)
    assert not form.has(sympy.zoo, sympy.nan, sympy.oo)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (PERCENT, op("/", op("*", num(100), A), B)),
        (PERCENT, op("/", A, op("/", B, num(100)))),
        (op("+", A, B), op("+", B, A)),
        (op("+", A, B), Call("sum", (B, A))),
        (op("-", num(1), RATIO), op("/", op("-", B, A), B)),
        # (2T - R)/T x 100 = (1 + (1 - R/T)) x 100
        (
            op("*", op("/", op("-", op("*", num(2), B), A), B), num(100)),
            op("*", op("+", num(1), op("-", num(1), RATIO)), num(100)),
        ),
        (Call("max", (PERCENT, num(0))), Call("max", (num(0), op("/", op("*", num(100), A), B)))),
        (op("<", A, B), op(">", B, A)),
        (op("<=", A, B), op(">=", B, A)),
        (op("==", A, B), op("==", B, A)),
        (
            Call("if", (op("<", A, B), op("+", A, B), C)),
            Call("if", (op(">", B, A), op("+", B, A), op("/", op("*", C, A), A))),
        ),
    ],
)
def test_formulas_that_mean_the_same(first, second):
    assert equivalent(first, second, IDS)
    assert equivalent(second, first, IDS)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (RATIO, op("/", B, A)),
        (RATIO, PERCENT),
        (op("*", op("-", num(2), RATIO), num(100)), op("*", op("/", B, A), num(100))),
        (Call("min", (A, B)), Call("max", (A, B))),
        (Call("sum", (A,)), Call("mean", (A,))),
        (op("/", num(1), num(0)), op("/", num(2), num(0))),
        (op("<", A, B), op("<=", A, B)),
        (Call("round", (A, num(1))), A),
    ],
)
def test_formulas_that_do_not(first, second):
    assert not equivalent(first, second, IDS)


def test_a_ratio_and_its_percent():
    assert equivalent(RATIO, PERCENT, IDS, percent=True)
    assert equivalent(PERCENT, RATIO, IDS, percent=True)
    assert not equivalent(RATIO, op("/", B, A), IDS, percent=True)


def slopes(tree, **point):
    point = {"jumlah_a" if key == "a" else "jumlah_b": Fraction(value) for key, value in point.items()}
    return {item.id[-1]: item[1:] for item in sensitivity(tree, IDS, point)}


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (PERCENT, {"a": ("25/3", 1), "b": ("-25/4", -1)}),
        (op("+", A, B), {"a": (1, "3/7"), "b": (1, "4/7")}),
        (Call("max", (A, B)), {"a": (0, 0), "b": (1, 1)}),
        (Call("min", (A, B, num(1))), {"a": (0, 0), "b": (0, 0)}),
        (Call("abs", (op("-", A, B),)), {"a": (-1, -3), "b": (1, 4)}),
        (Call("round", (RATIO, num(1))), {"a": ("1/12", "15/16"), "b": ("-1/16", "-15/16")}),
        (Call("if", (op("<", A, B), RATIO, op("/", num(1), num(0)))), {"a": ("1/12", 1), "b": ("-1/16", -1)}),
        (op("*", Call("sum", (A,)), B), {"a": (12, 1), "b": (9, 1)}),
        (op("-", op("-", A, B), num(-3)), {"a": (1, None), "b": (-1, None)}),
    ],
)
def test_slopes_are_exact(tree, expected):
    found = slopes(tree, a=9, b=12)
    assert found == {
        key: tuple(None if value is None else Fraction(value) for value in pair)
        for key, pair in expected.items()
    }


def test_the_strongest_input_comes_first():
    tree = op("+", op("*", A, num("0.6")), op("*", B, num("0.4")))
    found = sensitivity(tree, IDS, {"jumlah_a": Fraction(10), "jumlah_b": Fraction(90)})
    assert [item.id for item in found] == ["jumlah_b", "jumlah_a"]


@pytest.mark.parametrize(
    ("tree", "point"),
    [
        (RATIO, {"a": 9, "b": 0}),
        (op("/", A, A), {"a": 0}),
        (op("+", A, B), {"a": 9}),
        (op("**", A, num("0.5")), {"a": 2}),
    ],
)
def test_where_there_is_no_value_there_is_no_slope(tree, point):
    assert set(slopes(tree, **point).values()) == {(None, None)}


def test_large_and_deep_formulas_do_not_stall():
    names = [Name(f"x{number}") for number in range(600)]
    ids = {name.text: name.text for name in names}
    long = Call("sum", tuple(names))
    sums = A
    for name in names[:100]:
        sums = op("*", sums, op("+", name, B))
    deep = A
    for _ in range(MAX_DEPTH - 1):
        deep = Negate(deep)
    assert isinstance(analysis(long, ids), Operation)
    assert isinstance(analysis(sums, ids | IDS), Operation)
    assert isinstance(analysis(op("**", op("+", A, B), num(1000)), IDS), Operation)
    assert analysis(deep, IDS) == -a
    assert equivalent(sums, sums, ids | IDS)
    with pytest.raises(FormulaError) as caught:
        to_sympy(Negate(deep), IDS)
    assert caught.value.diagnostics[0].code == "IKI003"
    with pytest.raises(FormulaError):
        sensitivity(long, ids, {})
