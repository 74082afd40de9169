"""The functions of the formula language: one table, read by checks, evaluators and help.

Knows: names, arity, what a missing argument does, which unit comes out, exact arithmetic.
Must not know: trees, texts, or any backend.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ikicalc.numbers import round_half_up

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
