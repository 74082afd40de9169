"""The functions and operators of the formula language: tables read by checks, evaluators, help.

Knows: names, arity, what a missing argument does, which unit comes out, exact meaning over
present figures within bounds. Must not know: trees, texts, missing inputs, or any backend.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ikicalc.numbers import MAX_BITS, MAX_DIGITS, indonesian_number, is_huge, round_half_up

MAX_EXPONENT = 1_000
MAX_ROUNDING = 30  # decimals; figures of decrees have at most four

NullRule = Literal["strict", "skip_in_lists", "branch"]
UnitRule = Literal["common", "first", "branches"]


@dataclass(frozen=True, slots=True)
class Function:
    """One function of the language.

    ``max_args`` is None where any number will do. ``null_rule``: ``strict``: one missing argument
    and there is no value; ``skip_in_lists``: strict, but months or units missing inside a list
    input are skipped, and an empty list has no value; ``branch``: only the condition and the
    branch taken count. ``unit_rule``: ``common``: all arguments have one unit and so has the
    result; ``first``: the unit of the first argument; ``branches``: that of both branches.
    ``help`` is one line of Indonesian.
    """

    name: str
    min_args: int
    max_args: int | None
    null_rule: NullRule
    unit_rule: UnitRule
    help: str

    def takes(self, count: int) -> bool:
        """Say whether ``count`` arguments are allowed.

        >>> FUNCTIONS["round"].takes(2), FUNCTIONS["abs"].takes(2)
        (True, False)
        """
        return self.min_args <= count and (self.max_args is None or count <= self.max_args)


_TABLE = (
    Function("sum", 1, None, "skip_in_lists", "common", "sum(a, b, ...): jumlah semua nilai"),
    Function("mean", 1, None, "skip_in_lists", "common", "mean(a, b, ...): rata-rata semua nilai yang ada"),
    Function("min", 1, None, "skip_in_lists", "common", "min(a, b, ...): nilai terkecil"),
    Function("max", 1, None, "skip_in_lists", "common", "max(a, b, ...): nilai terbesar"),
    Function("abs", 1, 1, "strict", "first", "abs(a): nilai mutlak, tanpa tanda minus"),
    Function("round", 1, 2, "strict", "first", "round(a, n): bulatkan ke n desimal, setengah ke atas"),
    Function("if", 3, 3, "branch", "branches", "if(syarat, a, b): a bila syarat terpenuhi, selain itu b"),
)
FUNCTIONS: dict[str, Function] = {function.name: function for function in _TABLE}


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _round(values: Sequence[Fraction]) -> Fraction:
    return round_half_up(values[0], int(values[1]) if len(values) > 1 else 0)


EXACT: Mapping[str, Callable[[Sequence[Fraction]], Fraction]] = {
    "sum": lambda values: sum(values, Fraction(0)),
    "mean": _mean,
    "min": min,
    "max": max,
    "abs": lambda values: abs(values[0]),
    "round": _round,
}
"""Exact meaning of each function over present values; ``if`` is the walker's own (lazy)."""


class NoResultError(ArithmeticError):
    """Two present figures have no exact result: ``code`` as in ``evaluate.Reason``.

    ``culprit`` is the index of the operand that is zero below the line, where that is the cause.
    """

    def __init__(self, code: str, message: str, culprit: int | None = None) -> None:
        super().__init__(code, message, culprit)
        self.code, self.message, self.culprit = code, message, culprit


def divide(left: Fraction, right: Fraction) -> Fraction:
    """Return the quotient; ``penyebut_nol`` when ``right`` is zero, whatever ``left`` is.

    >>> divide(Fraction(9), Fraction(12))
    Fraction(3, 4)
    """
    if not right:
        raise NoResultError("penyebut_nol", "penyebut nol", 1)
    return left / right


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """Return ``base ** exponent`` where it is rational and of bounded size.

    >>> power(Fraction(9, 16), Fraction(1, 2))
    Fraction(3, 4)
    """
    if not base and exponent < 0:
        raise NoResultError("penyebut_nol", "penyebut nol", 0)
    if max(abs(exponent.numerator), exponent.denominator) > MAX_EXPONENT:
        limit = indonesian_number(Fraction(MAX_EXPONENT))
        raise NoResultError("pangkat_tidak_pasti", f"pangkat {_shown(exponent)} di luar batas {limit}")
    return bounded(_whole_power(_root(base, exponent), exponent.numerator))


def bounded(value: Fraction) -> Fraction:
    """Return ``value``; ``angka_terlalu_besar`` when it has more than ``MAX_DIGITS`` digits.

    >>> bounded(Fraction(75))
    Fraction(75, 1)
    """
    if is_huge(value):
        limit = indonesian_number(Fraction(MAX_DIGITS))
        raise NoResultError("angka_terlalu_besar", f"hasil hitungan lebih dari {limit} angka")
    return value


def check_decimals(given: list[Fraction]) -> None:
    """Refuse a number of decimals that is no whole number up to ``MAX_ROUNDING``.

    >>> check_decimals([Fraction(2)])
    """
    for decimals in given:
        if decimals.denominator != 1 or abs(decimals) > MAX_ROUNDING:
            message = f"banyaknya desimal bukan bilangan bulat sampai {MAX_ROUNDING}: {_shown(decimals)}"
            raise NoResultError("pembulatan_tidak_pasti", message)


def _whole_power(base: Fraction, exponent: int) -> Fraction:
    bits = max(base.numerator.bit_length(), base.denominator.bit_length()) - 1
    if bits * abs(exponent) > MAX_BITS:
        return bounded(Fraction(1 << (MAX_BITS + 1)))
    return base**exponent


def _root(base: Fraction, exponent: Fraction) -> Fraction:
    """Return the root that the denominator of ``exponent`` asks for, if it is rational."""
    degree = exponent.denominator
    if degree == 1:
        return base
    over = _integer_root(base.numerator, degree) if base >= 0 else None
    under = _integer_root(base.denominator, degree)
    if over is None or under is None:
        message = f"pangkat {_shown(exponent)} dari {_shown(base)} tidak dapat dihitung dengan tepat"
        raise NoResultError("pangkat_tidak_pasti", message)
    return Fraction(over, under)


def _integer_root(number: int, degree: int) -> int | None:
    """Return the exact root of a natural number by Newton's steps from above, or None."""
    if number < 2:
        return number
    guess = 1 << -(-number.bit_length() // degree)
    while True:
        better = ((degree - 1) * guess + number // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess if guess**degree == number else None
        guess = better


def _shown(value: Fraction) -> str:
    text = indonesian_number(value)
    return text if len(text) <= 40 else text[:37] + "..."


def _truth(compare: Callable[[Fraction, Fraction], bool]) -> Callable[[Fraction, Fraction], Fraction]:
    return lambda left, right: Fraction(compare(left, right))


OPERATORS: Mapping[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": divide,
    "**": power,
    "<": _truth(operator.lt),
    "<=": _truth(operator.le),
    ">": _truth(operator.gt),
    ">=": _truth(operator.ge),
    "==": _truth(operator.eq),
    "!=": _truth(operator.ne),
}
"""Exact meaning of each sign over present figures; a condition is 1 or 0."""
