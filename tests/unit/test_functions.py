"""The table of functions is complete and its exact meaning is right."""

from fractions import Fraction

import pytest

from ikicalc.functions import EXACT, FUNCTIONS


def test_every_function_but_if_has_an_exact_meaning():
    assert set(EXACT) == set(FUNCTIONS) - {"if"}


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=FUNCTIONS)
def test_the_help_shows_the_call(function):
    assert function.help.startswith(f"{function.name}(")
    assert "\n" not in function.help
    assert function.takes(function.min_args)
    assert not function.takes(function.min_args - 1)


@pytest.mark.parametrize(
    ("name", "values", "result"),
    [
        ("sum", (1, "0.5"), "1.5"),
        ("mean", (1, 2, 4), "7/3"),
        ("min", (3, -1, 2), -1),
        ("max", (3, -1, 2), 3),
        ("abs", ("-2.5",), "2.5"),
        ("round", ("86.625", 2), "86.63"),
        ("round", ("2.5",), 3),
        ("round", ("1250", -2), 1300),
    ],
)
def test_exact_meaning(name, values, result):
    assert EXACT[name]([Fraction(value) for value in values]) == Fraction(result)
