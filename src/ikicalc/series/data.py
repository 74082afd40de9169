"""Monthly data as read: one point per unit, input and month, held as columns.

Knows: what was read and what was told. Must not know: files, formulas, aggregation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from ikicalc.diagnostics import Diagnostic
from ikicalc.packages import extra

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_CHUNK = 65536  # points that an iteration turns into Python objects at once


class Titik(NamedTuple):
    """The figure of one input in one month; ``unit_kerja`` is empty where the data name none.

    ``nilai`` is exact, or None where the cell is empty or refused; ``kode`` is then the code of the
    finding that refused it (empty for an empty cell). ``tempat`` is the cell. ``rentang`` is how many months
    the figure covers, of which ``bulan`` is the last: 1, 3 (a quarter's column), 6 or 12.
    """

    unit_kerja: str
    tahun: int
    bulan: int
    masukan: str
    nilai: Fraction | None
    tempat: str = ""
    kode: str = ""
    rentang: int = 1


class Kolom(NamedTuple):
    """A column that was found: what it is taken for, its heading as printed, and the heading's place."""

    peran: str
    judul: str
    tempat: str


@dataclass(frozen=True, slots=True, eq=False)
class Lajur:
    """The points as numpy columns, one entry a point.

    ``unit`` and ``masukan`` are places in the names of the data; ``bulan`` is ``tahun * 12 + bulan - 1`` of
    the last month that the figure covers and ``rentang`` how many it covers. A figure is ``pembilang /
    penyebut`` in lowest terms, as int64, or as Python integers where int64 is too small; where ``ada`` is
    false there is none (0/1). ``ditolak`` gives place and code of the refused points, ``tempat`` the place
    of any point.
    """

    unit: NDArray[np.int32]
    masukan: NDArray[np.int32]
    bulan: NDArray[np.int32]
    rentang: NDArray[np.int8]
    pembilang: NDArray[Any]
    penyebut: NDArray[Any]
    ada: NDArray[np.bool_]
    ditolak: Mapping[int, tuple[str, str]]
    tempat: Callable[[int], str]

    def __len__(self) -> int:
        return len(self.unit)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Lajur):
            return NotImplemented
        pairs = zip(self._arrays(), other._arrays(), strict=True)
        return (
            len(self) == len(other)
            and all((a == b).all() for a, b in pairs)
            and self._told() == other._told()
        )

    __hash__ = None  # type: ignore[assignment]

    def _arrays(self) -> tuple[NDArray[Any], ...]:
        return (
            self.unit, self.masukan, self.bulan, self.rentang, self.pembilang, self.penyebut, self.ada,
        )  # fmt: skip

    def _told(self) -> dict[int, tuple[str, str]]:
        return dict(self.ditolak)


@dataclass(frozen=True, slots=True, init=False)
class MonthlyData:
    """What ``read_monthly`` found: the points as ``lajur``, the ``kolom`` they stand in, and the findings.

    ``unit_kerja`` and ``masukan`` are the names as written, each once, in alphabetical order; ``titik`` shows
    the points one by one. ``satuan`` pairs an input with the unit that the data state beside it.

    >>> data = MonthlyData((Titik("Desa A", 2024, 1, "Jumlah kolam", Fraction(3)),))
    >>> data.masukan, data.titik[0].nilai, data.lajur.pembilang.tolist()
    (('Jumlah kolam',), Fraction(3, 1), [3])
    """

    lajur: Lajur = field(repr=False)
    unit_kerja: tuple[str, ...]
    masukan: tuple[str, ...]
    kolom: tuple[Kolom, ...]
    diagnostics: tuple[Diagnostic, ...] = field(repr=False)
    satuan: tuple[tuple[str, str], ...] = field(repr=False)

    def __init__(
        self,
        titik: Sequence[Titik] = (),
        kolom: tuple[Kolom, ...] = (),
        diagnostics: tuple[Diagnostic, ...] = (),
    ) -> None:
        units = tuple(sorted({item.unit_kerja for item in titik}))
        inputs = tuple(sorted({item.masukan for item in titik}))
        self._hold(_lajur_of(titik, units, inputs), units, inputs, kolom, diagnostics, ())

    @classmethod
    def of_lajur(  # noqa: PLR0913, PLR0917 - all that monthly data hold
        cls,
        lajur: Lajur,
        unit_kerja: tuple[str, ...],
        masukan: tuple[str, ...],
        kolom: tuple[Kolom, ...] = (),
        diagnostics: tuple[Diagnostic, ...] = (),
        satuan: tuple[tuple[str, str], ...] = (),
    ) -> MonthlyData:
        """Return data that hold ``lajur``, whose columns point into the two tuples of sorted names.

        >>> given = MonthlyData((Titik("Desa A", 2024, 1, "Jumlah kolam", Fraction(3)),))
        >>> MonthlyData.of_lajur(given.lajur, ("Desa A",), ("Jumlah kolam",)) == given
        True
        """
        data = cls.__new__(cls)
        data._hold(lajur, unit_kerja, masukan, kolom, diagnostics, satuan)
        return data

    def _hold(self, *values: object) -> None:
        for name, value in zip(self.__slots__, values, strict=True):
            object.__setattr__(self, name, value)

    @property
    def titik(self) -> Points:
        """The points in the order of the source, each made when it is asked for."""
        return Points(self)

    @property
    def tahun(self) -> tuple[int, ...]:
        """The years that have a point, ascending."""
        return tuple(extra("numpy").unique(self.lajur.bulan // 12).tolist())


class Points(Sequence[Titik]):
    """The points of monthly data as a sequence of ``Titik`` that holds none of them."""

    __slots__ = ("_data",)

    def __init__(self, data: MonthlyData) -> None:
        self._data = data

    def __len__(self) -> int:
        return len(self._data.lajur)

    @overload
    def __getitem__(self, index: int) -> Titik: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Titik, ...]: ...
    def __getitem__(self, index: int | slice) -> Titik | tuple[Titik, ...]:
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            return tuple(self._made(start, stop, step))
        place = range(len(self))[index]
        return next(self._made(place, place + 1))

    def __iter__(self) -> Iterator[Titik]:
        for start in range(0, len(self), _CHUNK):
            yield from self._made(start, min(start + _CHUNK, len(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        shown = ", ".join(map(repr, self[:3]))
        return f"<{len(self)} titik: {shown}{', ...' if len(self) > 3 else ''}>"

    def _made(self, start: int, stop: int, step: int = 1) -> Iterator[Titik]:
        data, lajur = self._data, self._data.lajur
        stop = stop if stop >= 0 else None  # type: ignore[assignment]  # a slice that runs down to 0
        part = slice(start, stop, step)
        columns = (array[part].tolist() for array in lajur._arrays())
        for place, (unit, name, month, span, above, below, there) in zip(
            range(len(lajur))[part], zip(*columns, strict=True), strict=True
        ):
            tempat, kode = lajur.ditolak.get(place) or (lajur.tempat(place), "")
            value = Fraction(above, below) if there else None
            tahun, bulan = divmod(month, 12)
            yield Titik(
                data.unit_kerja[unit], tahun, bulan + 1, data.masukan[name], value, tempat, kode, span,
            )  # fmt: skip


def exact_array(numbers: Sequence[int]) -> NDArray[Any]:
    """Return integers as int64, or as Python's own where one is too long for that.

    >>> exact_array([1, 2]).dtype.name, exact_array([10**30]).dtype.name
    ('int64', 'object')
    """
    np = extra("numpy")
    try:
        array: NDArray[Any] = np.array(numbers, dtype=np.int64)
    except OverflowError:
        array = np.array(numbers, dtype=object)
    return array


def _lajur_of(titik: Sequence[Titik], units: tuple[str, ...], inputs: tuple[str, ...]) -> Lajur:
    np = extra("numpy")
    at_unit, at_input = ({name: place for place, name in enumerate(names)} for names in (units, inputs))
    values = [item.nilai or Fraction(0) for item in titik]
    refused = {place: (item.tempat, item.kode) for place, item in enumerate(titik) if item.kode}
    return Lajur(
        unit=np.array([at_unit[item.unit_kerja] for item in titik], dtype=np.int32),
        masukan=np.array([at_input[item.masukan] for item in titik], dtype=np.int32),
        bulan=np.array([item.tahun * 12 + item.bulan - 1 for item in titik], dtype=np.int32),
        rentang=np.array([item.rentang for item in titik], dtype=np.int8),
        pembilang=exact_array([value.numerator for value in values]),
        penyebut=exact_array([value.denominator for value in values]),
        ada=np.array([item.nilai is not None for item in titik], dtype=np.bool_),
        ditolak=refused,
        tempat=[item.tempat for item in titik].__getitem__,
    )
