"""Whole numbers in columns: numpy's int64 where it holds the result, Python's own integers where not.

Knows: bounds of a column, and how a product or a sum that would not fit goes over to objects.
Must not know: fractions, formulas, missing values. numpy wraps silently, so every sum and product of columns
passes through here: the bound of the result is worked out first, from the bounds of the operands.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Bulat = npt.NDArray[Any]
"""A column of whole numbers: dtype int64, or object with Python integers."""

_LIMIT = 2**63 - 1


def largest(column: Bulat) -> int:
    """Return the largest absolute value in a column; 0 for an empty one.

    >>> largest(np.array([-7, 3]))
    7
    """
    return max(int(column.max()), -int(column.min())) if column.size else 0


def times(left: Bulat, right: Bulat) -> Bulat:
    """Return the product, exactly.

    >>> times(np.array([2**40]), np.array([2**40])).tolist() == [2**80]
    True
    """
    if fits_product(left, right):
        return _array(left * right)
    return _array(wide(left) * wide(right))


def fits_product(left: Bulat, right: Bulat) -> bool:
    """Say whether int64 surely holds the product of two columns.

    >>> fits_product(np.array([2**31]), np.array([2**31])), fits_product(np.array([2**32]), np.array([2**32]))
    (True, False)
    """
    return not is_wide(left, right) and largest(left) * largest(right) <= _LIMIT


def plus(left: Bulat, right: Bulat) -> Bulat:
    """Return the sum, exactly.

    >>> plus(np.array([2**62]), np.array([2**62])).tolist() == [2**63]
    True
    """
    if not is_wide(left, right) and largest(left) + largest(right) <= _LIMIT:
        return _array(left + right)
    return _array(wide(left) + wide(right))


def total(columns: Bulat, axis: int) -> Bulat:
    """Return the sums along an axis, exactly.

    >>> total(np.array([[2**62, 2**62], [1, 2]]), axis=1).tolist() == [2**63, 3]
    True
    """
    if not is_wide(columns) and largest(columns) * columns.shape[axis] > _LIMIT:
        columns = wide(columns)
    return _array(columns.sum(axis=axis))


def is_wide(*columns: Bulat) -> bool:
    """Say whether one of the columns holds Python integers.

    >>> is_wide(np.array([1])), is_wide(np.array([1]), np.array([1], dtype=object))
    (False, True)
    """
    return any(column.dtype == object for column in columns)


def wide(column: Bulat) -> Bulat:
    """Return a column of Python integers, which never overflow.

    >>> (wide(np.array([2**62])) * 4).tolist() == [2**64]
    True
    """
    return column.astype(object)


def narrow(column: Bulat) -> Bulat:
    """Return a column as int64 where all its figures fit, else as it is.

    >>> narrow(np.array([1, 2], dtype=object)).dtype.name, narrow(np.array([2**70], dtype=object)).dtype.name
    ('int64', 'object')
    """
    return column.astype(np.int64) if column.dtype == object and largest(column) <= _LIMIT else column


def common_divisor(left: Bulat, right: Bulat) -> Bulat:
    """Return the greatest common divisor of two columns, item by item.

    >>> common_divisor(np.array([12, 7]), np.array([18, 3])).tolist()
    [6, 1]
    """
    return _array(np.gcd(left, right))


def quotient(left: Bulat, right: Bulat) -> Bulat:
    """Return the floor of the quotient; ``right`` has no zero.

    >>> quotient(np.array([7, -7]), np.array([2, 2])).tolist()
    [3, -4]
    """
    return _array(left // right)


def _array(found: object) -> Bulat:
    """numpy gives a bare number for arrays without axes; a column stays a column."""
    return np.asarray(found)
