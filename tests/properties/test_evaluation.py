"""What holds for the exact walker on any formula and any figures."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ikicalc.diagnostics import CODES
from ikicalc.evaluate import evaluate
from ikicalc.explain import steps_html, steps_latex, steps_text
from ikicalc.numbers import is_huge
from ikicalc.syntax.tree import Binary, Call, Name, Negate, Number, children, walk
from ikicalc.syntax.tree.folding import bottom_up
from ikicalc.syntax.tree.printing import canonical, indonesian, latex

from .strategies import arithmetic, dirty_names, figures, filled_trees, trees


class NoValueError(Exception):
    """The naive reading has no value."""


def naive(tree, values):
    """The same meaning once more, recursive and without steps: Python's own arithmetic."""
    match tree:
        case Number(value=value):
            return value
        case Name(text=text):
            if values[text] is None:
                raise NoValueError
            return values[text]
        case Negate(operand=operand):
            return -naive(operand, values)
        case Binary(operator=operator, left=left, right=right):
            one, other = naive(left, values), naive(right, values)
            if operator == "/" and other == 0:
                raise NoValueError
            return {"+": one.__add__, "-": one.__sub__, "*": one.__mul__, "/": one.__truediv__}[operator](
                other
            )


def has_power(tree):
    return any(isinstance(node, Binary) and node.operator == "**" for node in walk(tree))


@given(filled_trees(arithmetic))
def test_arithmetic_is_that_of_python(case):
    tree, values = case
    assume(not has_power(tree))
    try:
        expected = naive(tree, values)
    except NoValueError:
        expected = None
    assert evaluate(tree, values).value == expected


@given(filled_trees())
def test_a_formula_has_a_value_or_reasons(case):
    tree, values = case
    evaluation = evaluate(tree, values)
    assert (evaluation.value is None) == bool(evaluation.reasons)
    assert evaluation.value is None or not is_huge(evaluation.value)
    assert len({reason.message for reason in evaluation.reasons}) == len(evaluation.reasons)
    assert all(reason.diagnostic.code in CODES for reason in evaluation.reasons)


@given(filled_trees())
def test_the_last_step_is_the_result_and_each_step_says_why(case):
    tree, values = case
    evaluation = evaluate(tree, values)
    assert evaluation.steps[-1].node is tree
    assert evaluation.steps[-1].value == evaluation.value
    assert all((step.value is None) == (step.reason is not None) for step in evaluation.steps)


@given(filled_trees(arithmetic))
def test_there_is_one_step_for_each_inner_node(case):
    tree, values = case
    inner = sum(1 for node in walk(tree) if children(node))
    assert len(evaluate(tree, values).steps) == max(inner, 1)


@given(filled_trees(arithmetic))
def test_a_missing_input_leaves_no_value_to_arithmetic(case):
    tree, values = case
    assume(None in values.values())
    evaluation = evaluate(tree, values)
    assert evaluation.value is None
    missing = {f"masukan kosong: {name}" for name, value in values.items() if value is None}
    assert missing <= {reason.message for reason in evaluation.reasons}


@given(filled_trees())
def test_names_do_not_change_the_figure(case):
    tree, values = case
    ids = {name: f"x{number}" for number, name in enumerate(values)}

    def renamed(node, parts):
        match node:
            case Name(text=text):
                return Name(ids[text])
            case Binary(operator=operator):
                return Binary(operator, *parts)
            case Negate(operator=operator):
                return Negate(*parts, operator)
            case Call(function=function):
                return Call(function, parts)
        return node

    other = bottom_up(tree, renamed)
    assert evaluate(other, {ids[name]: value for name, value in values.items()}).value == (
        evaluate(tree, values).value
    )


@given(filled_trees(), st.integers(0, 4) | st.none())
def test_every_computation_can_be_explained(case, decimals):
    tree, values = case
    evaluation = evaluate(tree, values)
    lines = steps_text(evaluation, decimals=decimals)
    assert len(lines) == len(steps_latex(evaluation)) == len(evaluation.steps)
    assert steps_html(evaluation).count("<") == 2 * len(evaluation.steps) + 2
    if evaluation.value is None:
        assert lines[-1].endswith(f"tanpa nilai ({evaluation.steps[-1].reason.message})")


@given(st.lists(st.none() | figures, max_size=12))
def test_blanks_in_a_list_count_for_nothing(items):
    present = tuple(item for item in items if item is not None)
    for function in ("sum", "mean", "min", "max"):
        tree = Call(function, (Name("x"),))
        assert evaluate(tree, {"x": tuple(items)}).value == evaluate(tree, {"x": present}).value


@given(st.lists(figures, min_size=1, max_size=6))
def test_the_mean_lies_between_the_smallest_and_the_largest(items):
    least, mean, most = (
        evaluate(Call(function, (Name("x"),)), {"x": tuple(items)}).value
        for function in ("min", "mean", "max")
    )
    assert least <= mean <= most


@given(figures, figures, st.integers(1, 1000))
def test_scaling_both_sides_keeps_a_ratio(over, under, factor):
    tree = Binary("/", Name("a"), Name("b"))
    scaled = evaluate(tree, {"a": over * factor, "b": under * factor})
    assert scaled.value == evaluate(tree, {"a": over, "b": under}).value


@given(st.fractions(-100, 100, max_denominator=50), st.integers(-9, 9))
def test_roots_undo_powers(base, exponent):
    assume(base > 0 and exponent != 0)
    power = evaluate(Binary("**", Number(base), Number(Fraction(exponent))), {}).value
    assert power == base**exponent
    assert evaluate(Binary("**", Number(power), Number(Fraction(1, exponent))), {}).value == base


@pytest.mark.parametrize("write", [canonical, indonesian, latex])
@given(tree=trees)
def test_every_tree_is_written_with_closed_brackets(write, tree):
    def bare(node, parts):
        match node:
            case Name():
                return Name("x")
            case Binary(operator=operator):
                return Binary(operator, *parts)
            case Negate(operator=operator):
                return Negate(*parts, operator)
            case Call(function=function):
                return Call(function, parts)
        return node

    text = write(bottom_up(tree, bare))
    for opening, closing in ("()", "{}", "[]"):
        assert text.count(opening) == text.count(closing)


@given(dirty_names)
def test_escaped_names_keep_latex_closed(name):
    inside = latex(Name(name)).removeprefix(r"\text{").removesuffix("}")
    bare = inside
    for escape in (
        r"\textbackslash{}",
        r"\textasciitilde{}",
        r"\textasciicircum{}",
        *[rf"\{c}" for c in "&%$#_{}"],
    ):
        bare = bare.replace(escape, "")
    assert not set(bare) & set("\\&%$#_{}^~")
