"""The sympy forms mean what the exact walker means."""

from fractions import Fraction

import sympy
from hypothesis import assume, given

from ikicalc.evaluate import evaluate
from ikicalc.symbolic import Operation, analysis, equivalent, sensitivity, to_sympy
from ikicalc.syntax.tree import Binary, Name, Number, names

from .strategies import arithmetic, filled_trees, trees


def ids_of(tree):
    return {name.text: f"x{number}" for number, name in enumerate(names(tree))}


def at(form, tree, values):
    """Put figures for symbols and compute; None where no figure comes out."""
    point = {
        sympy.Symbol(symbol, real=True): sympy.Rational(values[name].numerator, values[name].denominator)
        for name, symbol in ids_of(tree).items()
    }
    value = form.xreplace(point).doit()
    return Fraction(int(value.p), int(value.q)) if value.is_Rational else None


@given(filled_trees(trees, missing=False))
def test_the_compiled_form_gives_the_walkers_figure(case):
    tree, values = case
    expected = evaluate(tree, values).value
    assume(expected is not None)
    assert at(to_sympy(tree, ids_of(tree)), tree, values) == expected


@given(filled_trees(trees, missing=False))
def test_the_analysis_form_gives_the_walkers_figure_where_both_have_one(case):
    tree, values = case
    expected = evaluate(tree, values).value
    found = at(analysis(tree, ids_of(tree)), tree, values)
    assume(expected is not None and found is not None)
    assert found == expected


@given(trees)
def test_the_compiled_form_forgets_no_input(tree):
    form = to_sympy(tree, ids_of(tree))
    assert {str(symbol) for symbol in form.free_symbols} == set(ids_of(tree).values())


@given(trees)
def test_a_formula_is_equivalent_to_itself_and_to_its_rewritings(tree):
    ids = ids_of(tree)
    hundred = Number(Fraction(100))
    assert equivalent(tree, tree, ids)
    assert equivalent(Binary("*", tree, hundred), Binary("*", hundred, tree), ids) or not small(tree, ids)


def small(tree, ids):
    """A formula too large to simplify comes back compiled."""
    return analysis(tree, ids) != to_sympy(tree, ids) or not isinstance(to_sympy(tree, ids), Operation)


@given(filled_trees(arithmetic, missing=False))
def test_slopes_are_those_of_a_small_step(case):
    tree, values = case
    ids = ids_of(tree)
    here = evaluate(tree, values).value
    assume(here is not None and values)
    step = Fraction(1, 10**12)
    for found in sensitivity(tree, ids, {ids[name]: value for name, value in values.items()}):
        name = next(text for text, symbol in ids.items() if symbol == found.id)
        sides = [evaluate(tree, values | {name: values[name] + way * step}).value for way in (1, -1)]
        if found.derivative is None or None in sides or abs(found.derivative) > 10**6:
            continue
        slope = (sides[0] - sides[1]) / (2 * step)
        assert abs(slope - found.derivative) <= Fraction(1, 1000) * max(1, abs(found.derivative))


def test_the_parts_of_a_sum_share_its_elasticity():
    tree = Binary("+", Name("a"), Name("b"))
    found = sensitivity(tree, {"a": "a", "b": "b"}, {"a": Fraction(1), "b": Fraction(3)})
    assert sum(item.elasticity for item in found) == 1
