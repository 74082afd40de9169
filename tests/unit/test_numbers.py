"""Numbers in and out: what is read, what is refused, how it is rounded and printed."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikicalc.diagnostics import FormulaError, InputValueError
from ikicalc.numbers import (
    MAX_DIGITS,
    decimals_of,
    indonesian_number,
    magnitude,
    plain,
    read_number,
    round_half_up,
    to_fraction,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("240", "240"),
        ("1.000", "1000"),
        ("12,5", "12.5"),
        ("1.250.000,75", "1250000.75"),
        ("37.500", "37500"),
        ("1.324", "1324"),
        ("62.5", "62.5"),
        ("62.75", "62.75"),
        ("0.125", "0.125"),
        ("1234.567", "1234.567"),
        ("0,071", "0.071"),
        (" 15 ", "15"),
        ("-2,5", "-2.5"),
        ("−3", "-3"),
    ],
)
def test_indonesian_numbers_are_read(text, value):
    assert read_number(text) == Fraction(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "1,5,2",
        "1.5.2",
        "1.00.000",
        "1,234.5",
        "12.",
        ",5",
        "1e5",
        "٣",
        "½",
        "75%",
        "dua",
        "1 000",
        "--1",
    ],
)
def test_other_text_is_refused(text):
    with pytest.raises(FormulaError) as caught:
        read_number(text)
    assert [item.code for item in caught.value.diagnostics] == ["IKI004"]
    with pytest.raises(InputValueError) as caught:
        to_fraction(text)
    assert [item.code for item in caught.value.diagnostics] == ["IKI403"]


@pytest.mark.parametrize(
    "value",
    [
        True,
        False,
        None,
        float("nan"),
        float("inf"),
        Decimal("NaN"),
        Decimal("-Infinity"),
        Decimal("1E+999999"),
        10 ** (2 * MAX_DIGITS),
        "9" * (2 * MAX_DIGITS),
        [1],
        1j,
        b"1",
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_number_is_refused(value):
    with pytest.raises(InputValueError) as caught:
        to_fraction(value)
    assert caught.value.diagnostics[0].code == "IKI403"
    assert len(caught.value.diagnostics[0].message) < 120


@pytest.mark.parametrize("value", [0.1, Decimal("0.1"), Fraction(1, 10), "0,1", "0.1"])
def test_a_tenth_is_a_tenth(value):
    assert to_fraction(value) == Fraction(1, 10)


def test_very_small_floats_and_long_numbers_are_exact():
    assert to_fraction(1e-7) == Fraction(1, 10**7)
    assert read_number("7" * 2000) == (10**2000 - 1) // 9 * 7


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("93.75", None, "93.75"),
        ("1/3", None, "0.333333333333"),
        ("2/3", None, "0.666666666667"),
        ("-2/3", None, "-0.666666666667"),
        ("1000/3", None, "333.333333333"),
        ("1000000000000000/3", None, "333333333333000"),
        ("1/3000000", None, "0.000000333333333333"),
        ("2999999999999999/3000000000000000", None, "1"),
        ("1/1024", None, "0.0009765625"),
        ("75", 2, "75.00"),
        ("86.625", 2, "86.63"),
        ("1.625", 2, "1.63"),
        ("-0.004", 2, "0.00"),
        ("40.5", 0, "41"),
        ("1250", -2, "1300"),
        ("100000000000000000000", None, "100000000000000000000"),
    ],
)
def test_plain(value, decimals, text):
    assert plain(Fraction(value), decimals) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [("0", "0"), ("999", "999"), ("1000", "1.000"), ("-1234567.5", "-1.234.567,5"), ("0.05", "0,05")],
)
def test_indonesian(value, text):
    assert indonesian_number(Fraction(value)) == text


def test_numbers_too_long_for_python_to_print_at_once():
    assert plain(Fraction(10**6000 - 1)) == "9" * 6000
    assert plain(Fraction(10**1000)) == "1" + "0" * 1000


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=5))
def test_what_is_printed_is_read_back(number):
    value = Fraction(number)
    assert Fraction(plain(value)) == value
    assert to_fraction(indonesian_number(value, 5)) == value


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4), st.integers(0, 3))
def test_rounding_is_that_of_decimal(number, decimals):
    expected = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert round_half_up(Fraction(number), decimals) == Fraction(expected)


@given(st.fractions())
def test_magnitude_brackets_the_value(value):
    if value:
        assert Fraction(10) ** magnitude(value) <= abs(value) < Fraction(10) ** (magnitude(value) + 1)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_floats_come_back(value):
    assert float(to_fraction(value)) == value


@pytest.mark.parametrize(("value", "decimals"), [("1/7", None), ("3/8", 3), ("5", 0), ("1/50", 2)])
def test_decimals_needed(value, decimals):
    assert decimals_of(Fraction(value)) == decimals
