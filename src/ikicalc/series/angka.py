"""One input in all periods asked for, for all units: aggregated over months, then over the units below.

Knows: the six ways of aggregating over columns, completeness, why a period has no figure (aturan 4).
Must not know: formulas, indicators, files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from math import lcm
from typing import Any

import numpy as np
import numpy.typing as npt

from ikicalc.backends import kolom
from ikicalc.backends.bulat import Bulat, is_wide, narrow, times, total, wide
from ikicalc.backends.kolom import Kolom
from ikicalc.metode.kolom import Alasan
from ikicalc.series.bulanan import Benar, Bulanan, settled
from ikicalc.series.keterisian import Count, Keterisian
from ikicalc.series.linking import Tautan
from ikicalc.series.windows import Window

_SHARES = lcm(*range(1, 13))  # every mean of up to twelve months is a whole number of these parts
_PARTS = {"bulan": 1, "triwulan": 3, "semester": 6}


@dataclass(slots=True)
class AngkaMasukan:
    """The figures of one input: units by periods, and which months stand behind them.

    A cause in ``kolom.sebab`` is the number of its reason in ``alasan``, from 1; ``punya`` tells which units
    have the input.
    """

    kolom: Kolom
    isi: Keterisian
    punya: Benar
    alasan: dict[Alasan, int] = field(default_factory=dict)

    def cause(self, kode: str, pesan: str) -> int:
        """Return the number of a reason."""
        return self.alasan.setdefault(Alasan(kode, pesan), len(self.alasan) + 1)


def figures(
    months: Bulanan, tautan: Tautan, tahun: int, windows: Sequence[Window], shift: int
) -> AngkaMasukan:
    """Return the figures of an input from its own months, ``shift`` years (or parts of one) away."""
    months = settled(months, _WAYS[tautan.agregasi])
    shape = (len(months.punya), len(windows))
    below = months.bawah * (_SHARES if tautan.agregasi == "rata-rata" else 1)
    found = AngkaMasukan(
        Kolom(np.zeros(shape, np.int64), narrow(np.array(below, object)), np.zeros(shape, np.int32)),
        Keterisian.empty(shape), months.punya,
    )  # fmt: skip
    above = []
    for place, window in enumerate(windows):
        first = tahun * 12 + window.awal - 1 + shift * _PARTS.get(tautan.bagian, 12) - months.awal
        due = window.akhir - window.awal + 1
        span = range(first, first + due)
        held = _Termuat.of(months, span if _applies(tautan, window) else range(0))
        column, cause = _period(months, tautan, held, span, window, found)
        above.append(column)
        found.kolom.sebab[:, place] = cause
        found.isi.put(place, due, held.present, np.where(cause == 0, held.covered(span), 0))
    stacked = np.stack(above, axis=1) if above else found.kolom.atas
    found.kolom = Kolom(stacked, found.kolom.bawah, found.kolom.sebab)
    return found


def _applies(tautan: Tautan, window: Window) -> bool:
    return not tautan.bagian or tautan.bagian == window.jenis


def _period(  # noqa: PLR0913, PLR0917 - all that a period is made of
    months: Bulanan, tautan: Tautan, held: _Termuat, span: range, window: Window, found: AngkaMasukan
) -> tuple[Bulat, Count]:
    """Return numerators and causes of one period."""
    units = len(months.punya)
    if not _applies(tautan, window):
        message = f"{tautan.nama} hanya berlaku untuk periode {tautan.bagian}"
        cause = np.full(units, found.cause("geser_tidak_berlaku", message), np.int32)
        return np.zeros(units, np.int64), cause
    causes = _causes(months, tautan, span, window, found, held)
    if not len(held.rentang):
        return np.zeros(units, np.int64), causes
    if len(set(held.rentang.tolist())) > 1:
        message = f"{tautan.nama}: ada angka yang bulannya bertumpuk pada {_when(window, months, span)}"
        twice = (held.present > np.bitwise_count(held.covered(span))) & (causes == 0)
        causes = np.where(twice, found.cause("rentang_bertumpuk", message), causes)
    value, _ = _WAYS[tautan.agregasi](held.atas, held.ada, held.rentang)
    return np.where(causes == 0, value, 0), causes


@dataclass(frozen=True, slots=True)
class _Termuat:
    """The figures that lie wholly within some months, in the order of their last month."""

    atas: Bulat
    ada: Benar
    bulan: npt.NDArray[np.int64]
    rentang: npt.NDArray[np.int64]

    @classmethod
    def of(cls, months: Bulanan, span: range) -> _Termuat:
        last = months.shape[1]
        places = [
            (month, length)
            for month in span
            for length in sorted(months.lapis)
            if month - length + 1 >= span.start and 0 <= month < last
        ]
        ends, lengths = (np.array([place[n] for place in places], np.int64) for n in (0, 1))
        if not places:
            units = len(months.punya)
            return cls(np.zeros((units, 0), np.int64), np.zeros((units, 0), np.bool_), ends, lengths)
        if set(months.lapis) == {1}:
            single, part = months.lapis[1], slice(int(ends[0]), int(ends[-1]) + 1)
            return cls(single.atas[:, part], single.ada[:, part], ends, lengths)
        above = np.stack([months.lapis[length].atas[:, month] for month, length in places], axis=1)
        there = np.stack([months.lapis[length].ada[:, month] for month, length in places], axis=1)
        return cls(above, there, ends, lengths)

    @property
    def present(self) -> Count:
        """How many months the figures of each unit cover, one that two of them cover counted twice."""
        counts: Count = (self.ada * self.rentang).sum(axis=1, dtype=np.int32)
        return counts

    def covered(self, span: range) -> Count:
        """Return the months that the figures of each unit cover, as bits from the first month of ``span``."""
        bits = _bits(self.bulan, self.rentang, span)
        found: Count = np.bitwise_or.reduce(np.where(self.ada, bits, 0), axis=1).astype(np.int32)
        return found


def _bits(last: Any, lengths: Any, span: range) -> Any:
    """Return the months of figures as bits; those before ``span`` fall away."""
    whole = np.left_shift(1, lengths) - 1
    start = last - lengths + 1 - span.start
    bits = np.where(start >= 0, whole << np.maximum(start, 0), whole >> np.maximum(-start, 0))
    return bits & ((1 << len(span)) - 1)


def _causes(  # noqa: PLR0913, PLR0917 - all that may be the cause
    months: Bulanan, tautan: Tautan, span: range, window: Window, found: AngkaMasukan, held: _Termuat
) -> Count:
    """Return why a period has no figure, the most telling reason last."""
    when, present = _when(window, months, span), held.present > 0
    empty = found.cause("periode_kosong", f"{tautan.nama}: belum ada nilai pada {when}")
    causes = np.where(present, 0, empty).astype(np.int32)
    longer = (_longer(months, span) & ~held.covered(span)) != 0
    if longer.any():
        message = f"{tautan.nama}: hanya ada angka gabungan beberapa bulan, tidak untuk {when}"
        causes[longer & ~present] = found.cause("rentang_lebih_panjang", message)
    if tautan.agregasi == "jumlah" and (partly := longer & present).any():
        message = f"{tautan.nama}: angka gabungan beberapa bulan tidak dibagi, jadi tidak ada jumlah {when}"
        causes[partly] = found.cause("rentang_lebih_panjang", message)
    for (unit, month), told in reversed(months.ditolak.items()):  # the earliest month has the last word
        if month in span and not present[unit]:
            causes[unit] = found.cause("masukan_ditolak", f"{tautan.nama}: {told}")
    for (unit, length, month), reason in months.cacat.items():
        if month in span and month - length + 1 >= span.start:
            causes[unit] = found.cause(*reason)
    causes[~months.punya] = found.cause("masukan_kosong", f"masukan kosong: {tautan.nama}")
    return causes


def _longer(months: Bulanan, span: range) -> Count:
    """Return the months, as bits, that each unit has in figures of several months."""
    found = np.zeros(len(months.punya), np.int32)
    for length, layer in months.lapis.items():
        ends = [end for end in range(span.start, span.stop + length - 1) if 0 <= end < months.shape[1]]
        if length > 1 and ends:
            bits = _bits(np.array(ends), length, span)
            found |= np.bitwise_or.reduce(np.where(layer.ada[:, ends], bits, 0), axis=1).astype(np.int32)
    return found


def _when(window: Window, months: Bulanan, span: range) -> str:
    return f"{window} tahun {(months.awal + span.start) // 12}"


# --- ways over columns: a numerator for each row, and by what the denominator grows --------------------


def _sum(above: Bulat, there: Benar, lengths: Any = None) -> tuple[Bulat, int]:
    return total(np.where(there, above, 0), axis=1), 1


def _mean(above: Bulat, there: Benar, lengths: Any = None) -> tuple[Bulat, int]:
    """Return the mean of the months: a figure of several months counts for each of them."""
    weights = np.ones(above.shape[1], np.int64) if lengths is None else lengths
    weighted = times(np.where(there, above, 0), np.broadcast_to(weights, above.shape))
    count = (there * weights).sum(axis=1)
    return times(total(weighted, axis=1), _SHARES // np.clip(count, 1, 12)), _SHARES


def _last(above: Bulat, there: Benar, lengths: Any = None) -> tuple[Bulat, int]:
    place = there.shape[1] - 1 - np.argmax(there[:, ::-1], axis=1)
    return above[np.arange(len(above)), place], 1


def _first(above: Bulat, there: Benar, lengths: Any = None) -> tuple[Bulat, int]:
    return above[np.arange(len(above)), np.argmax(there, axis=1)], 1


def _highest(above: Bulat, there: Benar, lengths: Any = None) -> tuple[Bulat, int]:
    floor = above.min(axis=1, keepdims=True)
    return np.where(there, above, floor).max(axis=1), 1


def _lowest(above: Bulat, there: Benar, lengths: Any = None) -> tuple[Bulat, int]:
    ceiling = above.max(axis=1, keepdims=True)
    return np.where(there, above, ceiling).min(axis=1), 1


_WAYS: Mapping[str, Callable[..., tuple[Bulat, int]]] = {
    "jumlah": _sum, "rata-rata": _mean, "akhir": _last, "awal": _first, "maks": _highest, "min": _lowest,
}  # fmt: skip


# --- units above units -------------------------------------------------------------------------------


def roll_up(
    found: AngkaMasukan, tautan: Tautan, parents: Sequence[tuple[int, Sequence[int]]], names: Sequence[str]
) -> None:
    """Put in the figures of units from those below; ``parents`` come after all units below them."""
    if not parents:
        return
    parts = [found.kolom.atas, found.kolom.bawah, found.kolom.sebab]
    above, below, cause = (np.array(np.broadcast_to(part, found.kolom.shape)) for part in parts)
    shared = found.kolom.bawah.shape == ()
    ways = across(tautan)
    for parent, children in parents:
        rows = list(children)
        there = cause[rows] == 0
        value = _over_units(above[rows], below[rows], cause[rows], ways or "jumlah", shared=shared)
        own, any_below = cause[parent] == 0, there.any(axis=0)
        told = _told(found, tautan, names[parent], cause, (parent, rows), ways)
        cause[parent] = np.where(any_below, np.where(own, told[0], told[1]), np.where(own, 0, told[2]))
        taken = any_below & (cause[parent] == 0)
        if is_wide(value.atas, value.bawah):
            above, below = wide(above), wide(below)
        above[parent] = np.where(taken, value.atas, above[parent])
        below[parent] = np.where(taken, value.bawah, below[parent])
        shared = shared and value.bawah.shape == ()
        found.isi.add_up(parent, rows, there, any_below | ~own, any_below & own)
        found.punya[parent] |= found.punya[rows].any()
    found.kolom = Kolom(narrow(above), found.kolom.bawah if shared else narrow(below), cause)


def across(tautan: Tautan) -> str:
    """Return how units make one figure: empty where they can't."""
    if tautan.agregasi in ("maks", "min"):
        return tautan.agregasi
    if tautan.dapat_dijumlahkan:
        return "jumlah"
    return "rata-rata" if tautan.agregasi == "rata-rata" else ""


def _told(  # noqa: PLR0913, PLR0917 - all that may be the cause
    found: AngkaMasukan, tautan: Tautan, name: str, cause: Count, at: tuple[int, list[int]], ways: str
) -> tuple[int, int, Any]:
    """Return the causes: both have a figure; units can't be added; none below has one."""
    parent, rows = at
    message = f"{tautan.nama}: {name} dan unit di bawahnya sama-sama mengisinya"
    both = found.cause("masukan_ganda", message)
    cannot = (
        0
        if ways
        else found.cause("tidak_dapat_dijumlahkan", f"{tautan.nama} tidak dapat dijumlahkan antarunit kerja")
    )
    lacking = found.cause("masukan_kosong", f"masukan kosong: {tautan.nama}")
    none = cause[parent]
    for row in reversed(rows):
        telling = (cause[row] != 0) & (cause[row] != lacking)
        none = np.where(telling, cause[row], none)
    return both, cannot, none


def _over_units(above: Bulat, below: Bulat, cause: Count, ways: str, *, shared: bool) -> Kolom:
    """Return one figure a period of the units that have one."""
    there = cause == 0
    if shared and ways in ("jumlah", "maks", "min"):
        figure, _ = _WAYS[ways](above.T, there.T)
        return Kolom(figure, below[0], np.zeros(above.shape[1], np.int32))
    none = np.zeros(above.shape[1], np.int32)
    columns = [Kolom(np.where(t, a, 0), b, none) for a, b, t in zip(above, below, there, strict=True)]
    if ways in ("maks", "min"):
        return _extreme(columns, there, ways)
    added = reduce(kolom.add, columns)
    if ways == "jumlah":
        return added
    count = Kolom(np.maximum(there.sum(axis=0), 1), np.array(1), none)
    return kolom.divide(added, count, kolom.PEJALAN)


def _extreme(columns: list[Kolom], there: Benar, ways: str) -> Kolom:
    best, known = columns[0], there[0]
    for column, present in zip(columns[1:], there[1:], strict=True):
        wins = kolom.compare(column, best, np.greater if ways == "maks" else np.less).atas != 0
        best = kolom.pick(present & (wins | ~known), column, best)
        known |= present
    return best
