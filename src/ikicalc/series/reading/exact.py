"""The numbers of a typed column, all at once and exact.

Knows: how integers, floats and decimals of a whole column become numerators and denominators.
Must not know: sheets, months, how text writes a number in Indonesian.
A float is worth its shortest decimal, as in ``numbers.to_fraction``; what cannot be settled for the whole
column is left for reading one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ikicalc.packages import extra

if TYPE_CHECKING:
    import numpy as np
    import polars
    from numpy.typing import NDArray

_SAFE = 10**15  # a decimal of at most 15 digits is the shortest one for its double
_MOST_DECIMALS = 6
_DIGITS = 18  # that an int64 holds for certain


class Exact(NamedTuple):
    """Numerators and denominators in lowest terms; ``ada`` where a number was read, ``rest`` is left."""

    pembilang: NDArray[np.int64]
    penyebut: NDArray[np.int64]
    ada: NDArray[np.bool_]
    rest: NDArray[np.int64]


def exact(series: polars.Series) -> Exact:
    """Read the numbers of a column; empty cells and nan have none, ``rest`` are the places left."""
    np, polars = extra("numpy"), extra("polars")
    if series.dtype.is_integer():
        whole = series.cast(polars.Int64, strict=False)
        above, below, done = _filled(whole, 0), np.ones(len(series), dtype="int64"), _known(whole)
    elif series.dtype.is_float():
        above, below, done = _of_floats(series)
    elif series.dtype.is_decimal():
        above, below, done = _of_decimals(series.cast(polars.String))
    elif series.dtype == polars.String:
        whole = series.str.extract(rf"^(-?[0-9]{{1,{_DIGITS}}})$").cast(polars.Int64)
        above, below, done = _filled(whole, 0), np.ones(len(series), dtype="int64"), _known(whole)
    else:
        above, below = np.zeros(len(series), dtype="int64"), np.ones(len(series), dtype="int64")
        done = np.zeros(len(series), dtype=bool)
    common = np.gcd(above, below)
    rest = np.flatnonzero(~done & ~_blank(series))
    return Exact(above // common, below // common, done, rest)


def _of_floats(series: polars.Series) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Read floats by the fewest decimals that give them back; the long ones by their digits as printed."""
    np, polars = extra("numpy"), extra("polars")
    value = series.to_numpy()
    above, below = np.zeros(len(value), dtype="int64"), np.ones(len(value), dtype="int64")
    open_ = np.flatnonzero(np.isfinite(value))
    done = np.zeros(len(value), dtype=bool)
    for decimals in range(_MOST_DECIMALS + 1):
        scale = 10**decimals
        with np.errstate(over="ignore"):  # an infinite product fits nothing
            scaled = np.rint(value[open_] * scale)
        fits = (np.abs(scaled) < _SAFE) & (scaled / scale == value[open_])
        here = open_[fits]
        above[here], below[here], done[here] = scaled[fits].astype("int64"), scale, True
        open_ = open_[~fits]
    above[open_], below[open_], done[open_] = _of_decimals(series.gather(open_).cast(polars.String))
    return above, below, done


def _of_decimals(texts: polars.Series) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Read plain decimals with a point, as polars prints them, where their digits fit."""
    polars = extra("polars")
    digits = texts.str.replace(".", "", literal=True).cast(polars.Int64, strict=False)
    places = texts.str.extract(r"\.([0-9]+)$").str.len_bytes().fill_null(0)
    plain = texts.str.contains(r"^-?[0-9]+(?:\.[0-9]+)?$") & digits.is_not_null() & (places <= _DIGITS)
    done = plain.fill_null(value=False).to_numpy()
    above, powers = _filled(digits, 0), _filled(places, 0).astype("int64")
    above[~done] = powers[~done] = 0
    return above, 10**powers, done


def _filled(series: polars.Series, value: int) -> NDArray[Any]:
    answer: NDArray[Any] = series.fill_null(value).to_numpy().copy()
    return answer


def _known(series: polars.Series) -> NDArray[np.bool_]:
    answer: NDArray[np.bool_] = series.is_not_null().to_numpy()
    return answer


def _blank(series: polars.Series) -> NDArray[np.bool_]:
    blank = series.is_null()
    if series.dtype.is_float():
        blank = blank | series.is_nan().fill_null(value=True)
    answer: NDArray[np.bool_] = blank.to_numpy()
    return answer
