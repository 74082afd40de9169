"""Numbers in and numbers out: exact rationals inside, half-up decimals outside.

Knows: how Indonesian text, Python numbers and plain decimals are written.
Must not know: formulas, units, or what a figure means.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from numbers import Rational, Real

from ikicalc.diagnostics import Diagnostic, FormulaError, InputValueError

MAX_DIGITS = 3_000  # of a numerator or a denominator: far above any budget, far below a stalled machine
MAX_BITS = MAX_DIGITS * 10 // 3
EXACT_DECIMALS = 1_000
SIGNIFICANT = 12
MAX_DECIMALS = 100  # that may be asked for
SHOWN_DECIMALS = 6  # a figure with more is shown rounded and said to be

_SIGN = r"(?P<sign>[-−+]?)\s*"
_WRITTEN = re.compile(
    _SIGN + r"(?:(?P<grouped>[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,(?P<after>[0-9]+))?"
    r"|(?P<whole>[0-9]+)(?:,(?P<comma>[0-9]+))?"
    r"|(?P<units>[0-9]+)\.(?P<point>[0-9]+))"
)
# The same for other programs: without names, and with white space around it.
NUMBER_PATTERN = rf"\s*(?:{re.sub(r'[?]P<[a-z]+>', '', _WRITTEN.pattern)})\s*"
_TWO_WAYS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_TRAILING_ZEROS = re.compile(r"(\.[0-9]*?)0+$")


def read_number(text: str) -> Fraction:
    """Return the number that ``text`` writes in the Indonesian way (aturan 0.7).

    The point groups thousands, the comma is the decimal sign; a point that groups nothing
    (``62.5``, ``0.125``) is decimal. Raises ``FormulaError`` (IKI004) for anything else.

    >>> read_number("1.250.000,75") == Fraction("1250000.75")
    True
    >>> read_number("1.324"), read_number("62.5")
    (Fraction(1324, 1), Fraction(125, 2))
    """
    value = _read(text)
    if value is None:
        raise FormulaError(_unreadable("IKI004", text))
    return value


def reads_two_ways(text: str) -> bool:
    """Tell whether a number may be a thousand as English writes it: ``1,234`` of what is counted whole.

    >>> reads_two_ways("1,234"), reads_two_ways("1,25"), reads_two_ways("1.234")
    (True, False, False)
    """
    return _TWO_WAYS.fullmatch(text.strip()) is not None


def to_fraction(value: object) -> Fraction:
    """Return ``value`` exactly; a float is taken at its shortest decimal (0.1 is one tenth).

    Takes int, Decimal, Fraction, float, other real numbers, and text as ``read_number`` does.
    Raises ``InputValueError`` (IKI403) for bool, nan, infinity, other text and other things.

    >>> to_fraction(0.1) == to_fraction("0,1") == Fraction(1, 10)
    True
    """
    result = _convert(value)
    if result is None or is_huge(result):
        raise InputValueError(_unreadable("IKI403", value))
    return result


def is_huge(value: Fraction) -> bool:
    """Say whether ``value`` is written with more than ``MAX_DIGITS`` digits.

    >>> is_huge(Fraction(10**18)), is_huge(Fraction(1, 10**6000))
    (False, True)
    """
    return max(value.numerator.bit_length(), value.denominator.bit_length()) > MAX_BITS


def round_half_up(value: Fraction, decimals: int = 0) -> Fraction:
    """Return ``value`` rounded to ``decimals``, halves away from zero (aturan 0.1).

    >>> [float(round_half_up(Fraction(text), 2)) for text in ("86.625", "1.625", "-1.625")]
    [86.63, 1.63, -1.63]
    """
    scale = Fraction(10) ** decimals
    scaled = abs(value) * scale
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return (whole if value >= 0 else -whole) / scale


def decimals_of(value: Fraction) -> int | None:
    """Return how many decimals write ``value`` exactly, or None when no decimal number does.

    >>> decimals_of(Fraction(3, 8)), decimals_of(Fraction(1, 3))
    (3, None)
    """
    twos = (value.denominator & -value.denominator).bit_length() - 1
    rest, fives = value.denominator >> twos, 0
    while rest % 5 == 0 and fives <= EXACT_DECIMALS:
        rest, fives = rest // 5, fives + 1
    needed = max(twos, fives)
    return needed if rest == 1 and needed <= EXACT_DECIMALS else None


def magnitude(value: Fraction) -> int:
    """Return the power of ten of the first digit: 0 for 1 to 9,99, -1 for 0,1; 0 for zero.

    >>> magnitude(Fraction(250)), magnitude(Fraction(1, 20)), magnitude(Fraction(0))
    (2, -2, 0)
    """
    value = abs(value)
    if not value:
        return 0
    bits = value.numerator.bit_length() - value.denominator.bit_length()
    guess = bits * 30103 // 100000 - 1  # log10(2) to five places, one too low at most twice
    while Fraction(10) ** (guess + 1) <= value:
        guess += 1
    return guess


def plain(value: Fraction, decimals: int | None = None) -> str:
    """Return ``value`` in plain decimal notation with a point, never with an exponent.

    With ``decimals``: exactly that many, half up. Without: exact where a finite decimal exists,
    else rounded half up to 12 significant digits.

    >>> plain(Fraction(375, 4)), plain(Fraction(2, 3)), plain(Fraction(375, 4), 1)
    ('93.75', '0.666666666667', '93.8')
    """
    if decimals is not None:
        return _fixed(value, decimals)
    exact = decimals_of(value)
    if exact is not None:
        return _fixed(value, exact)
    text = _fixed(value, SIGNIFICANT - 1 - magnitude(value))
    return _TRAILING_ZEROS.sub(r"\1", text).removesuffix(".")


def indonesian_number(value: Fraction, decimals: int | None = None) -> str:
    """Return ``value`` as Indonesian text prints it: point for thousands, comma for decimals.

    >>> indonesian_number(Fraction("1234567.5")), indonesian_number(Fraction(2, 3), 2)
    ('1.234.567,5', '0,67')
    """
    whole, _, rest = plain(value, decimals).partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    groups = [digits[max(0, end - 3) : end] for end in range(len(digits), 0, -3)]
    return sign + ".".join(reversed(groups)) + ("," + rest if rest else "")


def figure_text(value: Fraction, satuan: str | None = None, decimals: int | None = None) -> str:
    """Return a figure in the Indonesian way with its unit; a rounded one is told.

    Without ``decimals`` it is shown with six at most.

    >>> figure_text(Fraction(75), "%"), figure_text(Fraction(200, 3)), figure_text(Fraction(2, 3), None, 2)
    ('75 %', '66,666667 (dibulatkan)', '0,67 (dibulatkan)')
    """
    exact = decimals_of(value)
    if decimals is None and (exact is None or exact > SHOWN_DECIMALS):
        decimals = SHOWN_DECIMALS
    rounded = decimals is not None and (exact is None or exact > decimals)
    shown = " ".join(part for part in (indonesian_number(value, decimals), satuan) if part)
    return shown + " (dibulatkan)" * rounded


def _read(text: str) -> Fraction | None:
    found = _WRITTEN.fullmatch(text.strip())
    if found is None or len(text) > MAX_DIGITS:
        return None
    whole = (found["grouped"] or found["whole"] or found["units"]).replace(".", "")
    rest = found["after"] or found["comma"] or found["point"] or ""
    value = Fraction(_integer(whole + rest), 10 ** len(rest))
    return -value if found["sign"] in ("-", "−") else value


def _convert(value: object) -> Fraction | None:
    match value:
        case bool():
            return None
        case str():
            return _read(value)
        case Decimal():
            small = value.is_finite() and abs(int(value.as_tuple().exponent)) <= MAX_DIGITS
            return Fraction(value) if small else None
        case Rational():
            return Fraction(int(value.numerator), int(value.denominator))
        case float():
            return Fraction(float.__repr__(value)) if isfinite(value) else None
        case Real():  # numpy's float32 prints its own shortest decimal
            return Fraction(str(value)) if isfinite(value) else None
        case _:
            return None


def _unreadable(code: str, value: object) -> Diagnostic:
    shown = f"`{value}`" if isinstance(value, str) else f"{type(value).__name__}"
    if isinstance(value, Decimal | float):
        shown = str(value)
    if len(shown) > 60:
        shown = shown[:57] + "..."
    return Diagnostic.of(code, f"{shown} bukan angka yang dapat dibaca", help="tulis seperti 1.250.000,75")


def _fixed(value: Fraction, decimals: int) -> str:
    rounded = round_half_up(value, decimals)
    places = max(decimals, 0)
    digits = _digits(abs(rounded.numerator) * 10**places // rounded.denominator).rjust(places + 1, "0")
    whole, rest = digits[: len(digits) - places], digits[len(digits) - places :]
    return ("-" if rounded < 0 else "") + whole + ("." + rest if rest else "")


_CHUNK = 500  # digits: Python may refuse to convert more than 640 at once


def _digits(number: int) -> str:
    """Return the digits of a natural number of any size, below Python's own limit."""
    parts = []
    while number >= 10**_CHUNK:
        number, low = divmod(number, 10**_CHUNK)
        parts.append(str(low).rjust(_CHUNK, "0"))
    return str(number) + "".join(reversed(parts))


def _integer(digits: str) -> int:
    number = 0
    for start in range(0, len(digits), _CHUNK):
        part = digits[start : start + _CHUNK]
        number = number * 10 ** len(part) + int(part)
    return number
