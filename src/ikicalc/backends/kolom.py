"""Columns of exact figures: a numerator and a denominator a row, and why a row has no value.

Knows: exact arithmetic, comparison and rounding over whole columns; causes as numbers.
Must not know: trees, names, what a cause means. A row without value has a cause other than 0, and its figure
is never looked at. Shapes broadcast: a constant is a column without axes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
import numpy.typing as npt

from ikicalc.backends.bulat import (
    Bulat,
    common_divisor,
    fits_product,
    is_wide,
    largest,
    narrow,
    plus,
    quotient,
    times,
    wide,
)
from ikicalc.numbers import MAX_BITS

Sebab = npt.NDArray[np.int32]
Benar = npt.NDArray[np.bool_]

PEJALAN = -1  # the cause of a row that the walker has to compute
NONE: Sebab = np.array(0, np.int32)
_EXACT_DOUBLE = 2**53
_COMMON = 10**9  # a common denominator beyond it costs more room than it saves


@dataclass(frozen=True, slots=True, eq=False)
class Kolom:
    """Figures ``atas / bawah`` (``bawah`` above 0), valid where ``sebab`` is 0.

    >>> Kolom.of([Fraction(1, 3), None, Fraction(2)]).values()
    [Fraction(1, 3), None, Fraction(2, 1)]
    """

    atas: Bulat
    bawah: Bulat
    sebab: Sebab

    @classmethod
    def of(cls, values: Sequence[Fraction | None], kosong: int = 1) -> Kolom:
        """Return a column of figures; where there is none, ``kosong`` is the cause."""
        cause = np.array([kosong * (value is None) for value in values], np.int32)
        figures = [value or Fraction(0) for value in values]
        common = _common_denominator(figures)
        below = [common or value.denominator for value in figures]
        above = [value.numerator * (b // value.denominator) for value, b in zip(figures, below, strict=True)]
        shared = np.array(common or below, object)
        return cls(narrow(np.array(above, object)), narrow(shared), cause)

    @classmethod
    def constant(cls, value: Fraction) -> Kolom:
        """Return a figure that every row has.

        >>> Kolom.constant(Fraction(1, 2)).shape
        ()
        """
        above, below = np.array(value.numerator, object), np.array(value.denominator, object)
        return cls(narrow(above), narrow(below), np.array(0, np.int32))

    @classmethod
    def missing(cls, sebab: int) -> Kolom:
        """Return a column without any value, for one cause."""
        return cls(np.array(0), np.array(1), np.array(sebab, np.int32))

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape that numerators, denominators and causes have together."""
        return np.broadcast_shapes(self.atas.shape, self.bawah.shape, self.sebab.shape)

    @property
    def ada(self) -> Benar:
        """Which rows have a value."""
        return np.asarray(self.sebab == 0)

    def spread(self, shape: tuple[int, ...]) -> Kolom:
        """Return the column with one figure for each row of ``shape``."""
        return Kolom(*(np.broadcast_to(item, shape) for item in (self.atas, self.bawah, self.sebab)))

    def taken(self, rows: Any) -> Kolom:
        """Return some rows, by their places or as marked."""
        whole = self.spread(self.shape)
        below = self.bawah if self.bawah.shape == () else whole.bawah[rows]
        return Kolom(whole.atas[rows], below, whole.sebab[rows])

    def columns(self, places: Sequence[int]) -> Kolom:
        """Return some places of the second axis."""
        whole = self.spread(self.shape)
        below = self.bawah if self.bawah.shape == () else whole.bawah[:, places]
        return Kolom(whole.atas[:, places], below, whole.sebab[:, places])

    def reduced(self) -> Kolom:
        """Return the same figures in lowest terms."""
        above, below = np.broadcast_arrays(self.atas, self.bawah)
        if above.dtype != below.dtype:
            above, below = wide(above), wide(below)
        divisor = common_divisor(above, below)
        return Kolom(narrow(quotient(above, divisor)), narrow(quotient(below, divisor)), self.sebab)

    def stopped(self, where: Benar, cause: int) -> Kolom:
        """Return the column with a cause where it has none yet and ``where`` holds."""
        return Kolom(self.atas, self.bawah, np.where(where & (self.sebab == 0), cause, self.sebab))

    def recaused(self, causes: Sequence[int]) -> Kolom:
        """Return a flat column with other causes."""
        return Kolom(self.atas, self.bawah, np.array(causes, np.int32))

    def reshaped(self, shape: tuple[int, ...]) -> Kolom:
        """Return a flat column with as many rows in other axes."""
        flat = self.spread(self.shape)
        return Kolom(*(item.reshape(shape) for item in (flat.atas, flat.bawah, flat.sebab)))

    def values(self) -> list[Fraction | None]:
        """Return the figures as exact fractions, None for a row without value."""
        shape = self.shape
        flat = [np.broadcast_to(item, shape).ravel().tolist() for item in (self.atas, self.bawah, self.sebab)]
        return [None if cause else Fraction(up, down) for up, down, cause in zip(*flat, strict=True)]

    def doubles(self) -> npt.NDArray[np.float64]:
        """Return the nearest double of each figure, nan for a row without value.

        >>> Kolom.of([Fraction(1, 3), None]).doubles().tolist()
        [0.3333333333333333, nan]
        """
        column = self if self.is_small else self.reduced()
        shape = column.shape
        above, below = (np.broadcast_to(item, shape) for item in (column.atas, column.bawah))
        if column.is_small:  # both are doubles themselves, so that their quotient is rounded once
            found = above / below
        else:
            pairs = zip(above.ravel().tolist(), below.ravel().tolist(), strict=True)
            found = np.array([_double(up, down) for up, down in pairs], np.float64).reshape(shape)
        return np.where(np.broadcast_to(column.sebab, shape) == 0, found, np.nan)

    @property
    def is_small(self) -> bool:
        """Whether doubles hold every numerator and denominator exactly."""
        parts = (self.atas, self.bawah)
        return not is_wide(*parts) and max(largest(part) for part in parts) <= _EXACT_DOUBLE


def _common_denominator(values: Sequence[Fraction]) -> int:
    """Return the least common denominator; 0 where it is too large to be of use."""
    common = 1
    for below in {value.denominator for value in values}:
        common = lcm(common, below)
        if common > _COMMON:
            return 0
    return common


def _double(above: int, below: int) -> float:
    try:
        return above / below
    except OverflowError:
        return float("inf") if above > 0 else float("-inf")


def first_cause(*causes: Sebab) -> Sebab:
    """Return, row by row, the first cause; a row that needs the walker needs it whatever else it lacks.

    >>> first_cause(np.array([0, 2, 2]), np.array([3, 3, PEJALAN])).tolist()
    [3, 2, -1]
    """
    found = causes[0]
    for cause in causes[1:]:
        found = np.where(cause == PEJALAN, PEJALAN, np.where(found == 0, cause, found))
    return found


def shifted_causes(causes: Sebab, by: int) -> Sebab:
    """Return causes counted on from ``by``, where there is one.

    >>> shifted_causes(np.array([0, 2]), 5).tolist()
    [0, 7]
    """
    return np.where(causes == 0, 0, causes + by)


def stacked(columns: Sequence[Kolom]) -> Kolom:
    """Return columns side by side, one place of a second axis for each.

    >>> stacked([Kolom.of([Fraction(1), None]), Kolom.constant(Fraction(1, 2))]).values()
    [Fraction(1, 1), Fraction(1, 2), None, Fraction(1, 2)]
    """
    shape = np.broadcast_shapes(*(column.shape for column in columns))
    spread = [column.spread(shape) for column in columns]
    parts = zip(*((item.atas, item.bawah, item.sebab) for item in spread), strict=True)
    return Kolom(*(np.stack(part, axis=-1) for part in parts))


# --- arithmetic --------------------------------------------------------------------------------------


def add(left: Kolom, right: Kolom) -> Kolom:
    """Return the sum."""
    left, right = _room(left, right)
    if left.bawah.shape == right.bawah.shape == () and left.bawah == right.bawah:
        return _made(plus(left.atas, right.atas), left.bawah, left, right)
    above = plus(times(left.atas, right.bawah), times(right.atas, left.bawah))
    return _made(above, times(left.bawah, right.bawah), left, right)


def negate(column: Kolom) -> Kolom:
    """Return the figures with the other sign."""
    return Kolom(times(column.atas, np.array(-1)), column.bawah, column.sebab)


def subtract(left: Kolom, right: Kolom) -> Kolom:
    """Return the difference."""
    return add(left, negate(right))


def multiply(left: Kolom, right: Kolom) -> Kolom:
    """Return the product."""
    left, right = _room(left, right)
    return _made(times(left.atas, right.atas), times(left.bawah, right.bawah), left, right)


def divide(left: Kolom, right: Kolom, zero: int) -> Kolom:
    """Return the quotient; ``zero`` is the cause where the divisor is zero."""
    nought = np.asarray(right.atas == 0)
    sign = np.where(right.atas < 0, -1, 1)
    safe = np.where(nought, 1, right.atas)
    inverse = Kolom(times(right.bawah, sign), times(safe, sign), right.sebab)
    return multiply(left, inverse).stopped(nought, zero)


def absolute(column: Kolom) -> Kolom:
    """Return the figures without their sign."""
    return Kolom(times(column.atas, np.where(column.atas < 0, -1, 1)), column.bawah, column.sebab)


def raised(column: Kolom, exponent: int) -> Kolom:
    """Return a whole power from 0 up."""
    found = Kolom.constant(Fraction(1))
    for _ in range(exponent):
        found = multiply(found, column)
    return _made(found.atas, found.bawah, column)


def rounded(column: Kolom, decimals: int) -> Kolom:
    """Return the figures rounded to ``decimals``, halves away from zero.

    >>> [str(value) for value in rounded(Kolom.of([Fraction(5, 2), Fraction(-5, 2)]), 0).values()]
    ['3', '-3']
    """
    scale = np.array(10 ** abs(decimals), object)
    up, down = (narrow(scale), np.array(1)) if decimals >= 0 else (np.array(1), narrow(scale))
    positive = absolute(column)
    above, below = times(positive.atas, up), times(positive.bawah, down)
    whole = quotient(plus(times(above, np.array(2)), below), times(below, np.array(2)))
    signed = times(whole, np.where(column.atas < 0, -1, 1))
    return Kolom(times(narrow(signed), down), up, column.sebab)


# --- comparison and choice ---------------------------------------------------------------------------


def compare(left: Kolom, right: Kolom, holds: Callable[[Any, Any], Any]) -> Kolom:
    """Return 1 where ``holds`` of both figures, else 0."""
    left, right = _room(left, right)
    truth = np.asarray(holds(times(left.atas, right.bawah), times(right.atas, left.bawah)))
    return _made(truth.astype(np.int64), np.array(1), left, right)


def choose(condition: Kolom, taken: Kolom, other: Kolom) -> Kolom:
    """Return the figure of the branch that the condition takes; only its own causes count."""
    chosen = pick(np.asarray(condition.atas != 0), taken, other)
    return Kolom(chosen.atas, chosen.bawah, first_cause(condition.sebab, chosen.sebab))


def pick(where: Benar, left: Kolom, right: Kolom) -> Kolom:
    """Return the rows of ``left`` where it holds and those of ``right`` elsewhere, causes with them."""
    parts = ((left.atas, right.atas), (left.bawah, right.bawah), (left.sebab, right.sebab))
    return Kolom(*(np.where(where, one, two) for one, two in parts))


def decide(left: Kolom, right: Kolom, *, deciding: bool) -> Kolom:
    """Return ``or`` (``deciding`` true) or ``and``: one operand may decide alone, else a gap counts."""
    decided = [column.ada & (np.asarray(column.atas != 0) == deciding) for column in (left, right)]
    alone = decided[0] | decided[1]
    above = np.where(alone, int(deciding), int(not deciding))
    cause = np.where(alone, 0, first_cause(left.sebab, right.sebab))
    return Kolom(above, np.array(1), cause.astype(np.int32))


def within_bounds(column: Kolom) -> Kolom:
    """Leave the rows that have grown beyond the size of the walker's figures to the walker."""
    if not is_wide(column.atas, column.bawah):
        return column
    reduced = column.reduced()
    huge = _is_huge(reduced.atas) | _is_huge(reduced.bawah)
    return reduced.stopped(huge, PEJALAN)


def _is_huge(column: Bulat) -> Benar:
    bits = np.array([int(item).bit_length() for item in column.ravel().tolist()]).reshape(column.shape)
    return np.asarray(bits > MAX_BITS)


def _made(above: Bulat, below: Bulat, *operands: Kolom) -> Kolom:
    return Kolom(above, below, first_cause(*(column.sebab for column in operands)))


def _room(left: Kolom, right: Kolom) -> tuple[Kolom, Kolom]:
    """Reduce two operands when their cross products might not fit; whatever still doesn't goes to objects."""
    parts = (
        (left.atas, right.bawah),
        (right.atas, left.bawah),
        (left.bawah, right.bawah),
        (left.atas, right.atas),
    )
    if all(fits_product(*pair) for pair in parts):
        return left, right
    return left.reduced(), right.reduced()
