"""One column of a table: its cells, which of them differ, and those that are numbers by their type.

Knows: how a column is held so that each distinct cell is looked at once. Must not know: what a cell means.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from ikicalc.packages import extra

if TYPE_CHECKING:
    import numpy as np
    import polars
    from numpy.typing import NDArray


class Cells(Protocol):
    """A column of cells, counted from 0."""

    def __len__(self) -> int: ...
    def __getitem__(self, place: int) -> object: ...
    def part(self, start: int, end: int) -> Cells:
        """Return the cells from ``start`` to before ``end``."""

    def take(self, places: NDArray[Any]) -> Cells:
        """Return the cells at ``places``, in that order."""

    @property
    def codes(self) -> NDArray[np.int32]:
        """For each cell its place in ``distinct``."""

    @property
    def distinct(self) -> list[Any]:
        """The cells that differ, each once; 1, 1.0 and True differ."""

    @property
    def typed(self) -> polars.Series | None:
        """The column as polars holds it, where all its cells are of one type."""


@dataclass(frozen=True, slots=True)
class Coded:
    """Cells of any kind, each by its place among the distinct ones."""

    codes: NDArray[np.int32]
    distinct: list[Any]
    typed: None = None

    @classmethod
    def of(cls, values: Iterable[object]) -> Coded:
        """Return the column of these cells."""
        known: dict[tuple[type, object], int] = {}
        codes = [known.setdefault((value.__class__, value), len(known)) for value in values]
        return cls(extra("numpy").array(codes, dtype="int32"), [value for _, value in known])

    @classmethod
    def of_codes(cls, codes: array[int], distinct: list[Any]) -> Coded:
        """Return the column of cells that are given by their places among ``distinct``."""
        return cls(extra("numpy").frombuffer(codes, dtype="int32"), distinct)

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, place: int) -> object:
        return self.distinct[self.codes[place]]

    def part(self, start: int, end: int) -> Coded:
        """Return the cells from ``start`` to before ``end``; only their distinct ones are kept."""
        return self if (start, end) == (0, len(self)) else self._kept(self.codes[start:end])

    def take(self, places: NDArray[Any]) -> Coded:
        """Return the cells at ``places``, in that order; only their distinct ones are kept."""
        return self._kept(self.codes[places])

    def _kept(self, codes: NDArray[np.int32]) -> Coded:
        np = extra("numpy")
        used = np.bincount(codes, minlength=len(self.distinct)) > 0
        places = np.cumsum(used, dtype=np.int32) - 1
        return Coded(places[codes], [self.distinct[code] for code in np.flatnonzero(used).tolist()])


class Typed:
    """Cells of one type, as polars holds them; looked at one by one only when asked."""

    def __init__(self, typed: polars.Series) -> None:
        self.typed = typed

    def __len__(self) -> int:
        return len(self.typed)

    def __getitem__(self, place: int) -> object:
        return self.typed[place]

    def part(self, start: int, end: int) -> Typed:
        """Return the cells from ``start`` to before ``end``."""
        return self if (start, end) == (0, len(self)) else Typed(self.typed[start:end])

    def take(self, places: NDArray[Any]) -> Typed:
        """Return the cells at ``places``, in that order."""
        return Typed(self.typed.gather(places))

    @property
    def codes(self) -> NDArray[np.int32]:
        """For each cell its place in ``distinct``."""
        return self._factors[0]

    @property
    def distinct(self) -> list[Any]:
        """The cells that differ, each once."""
        return self._factors[1]

    @cached_property
    def _factors(self) -> tuple[NDArray[np.int32], list[Any]]:
        polars = extra("polars")
        once = self.typed.unique(maintain_order=True)
        if self.typed.dtype == polars.String and not once.null_count():
            codes = self.typed.cast(polars.Enum(once)).to_physical()
        else:
            places = polars.int_range(len(once), dtype=polars.Int32, eager=True)
            codes = self.typed.replace_strict(once, places)
        return codes.to_numpy().astype("int32"), once.to_list()


def column_of(series: polars.Series) -> Cells:
    """Return a column of polars; one of Python objects or of nested values is held cell by cell."""
    polars = extra("polars")
    if series.dtype in (polars.Object, polars.Null) or series.dtype.is_nested():
        return Coded.of(map(_hashable, series.to_list()))
    if series.dtype in (polars.Categorical, polars.Enum):
        return Typed(series.cast(polars.String))
    if series.dtype.is_float() and series.dtype != polars.Float64:
        # its own shortest decimal, not that of the double beside it
        return Typed(series.cast(polars.String).cast(polars.Float64))
    return Typed(series)


def _hashable(value: object) -> object:
    return str(value) if isinstance(value, list | dict | set) else value


def mapped(cells: Cells, read: Callable[[Any], object], dtype: str = "object") -> NDArray[Any]:
    """Return what ``read`` says of each cell, having asked it once for each distinct one.

    >>> mapped(Coded.of(["a", "b", "a"]), str.upper).tolist()
    ['A', 'B', 'A']
    """
    np = extra("numpy")
    known = np.empty(len(cells.distinct), dtype=dtype)
    for place, value in enumerate(cells.distinct):
        known[place] = read(value)
    answer: NDArray[Any] = known[cells.codes]
    return answer
