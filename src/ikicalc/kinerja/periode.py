"""Periods of a year, and one figure from the months or quarters up to one.

Knows: months, quarters, semesters; the six ways of aggregating; completeness (aturan 4); sums, and last
values, that don't rest on the same months. Must not know: formulas, files.
A missing month is no value, never zero.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from ikicalc.diagnostics import Diagnostic, InputValueError
from ikicalc.diagnostics.suggest import suggest_sentence

_CODE = re.compile(r"(?:(B)(1[0-2]|[1-9])|(T)([1-4])|(S)([12])|(Y))")
_MONTHS = {"B": 1, "T": 3, "S": 6}
_NAMES = {"B": "bulan", "T": "triwulan", "S": "semester"}
PER_TAHUN: Mapping[str, int] = {"bulan": 12, "triwulan": 4}


@dataclass(frozen=True, slots=True)
class Periode:
    """A period that ends with month ``bulan``, counted from the start of the year.

    >>> Periode.read("T2").bulan, Periode.read("Y").bulan, str(Periode.read("B6"))
    (6, 12, 'bulan 6')
    """

    kode: str
    bulan: int

    @classmethod
    def read(cls, text: object) -> Periode:
        """Return the period of ``B6``, ``T2``, ``S1`` or ``Y``; else ``InputValueError`` (IKI513)."""
        written = str(text).strip().upper()
        found = _CODE.fullmatch(written)
        if found is None:
            message = f"periode `{str(text)[:40]}` tidak dikenal"
            hint = "tulis B1 sampai B12, T1 sampai T4, S1, S2, atau Y"
            raise InputValueError(Diagnostic.of("IKI513", message, help=hint))
        if written == "Y":
            return cls(written, 12)
        return cls(written, int(written[1:]) * _MONTHS[written[0]])

    def __str__(self) -> str:
        return "setahun" if self.kode == "Y" else f"{_NAMES[self.kode[0]]} {self.kode[1:]}"


SETAHUN = Periode("Y", 12)


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


AGREGASI: Mapping[str, Callable[[Sequence[Fraction]], Fraction]] = {
    "jumlah": lambda values: sum(values, Fraction(0)),
    "rata-rata": _mean,
    "akhir": lambda values: values[-1],
    "awal": lambda values: values[0],
    "maks": max,
    "min": min,
}
"""Meaning of each way of aggregating, over the values that are there."""


def aggregate(values: Sequence[Fraction | None], agregasi: str) -> Fraction | None:
    """Return one figure of those that are there; None when none is. Raises ``InputValueError`` (IKI513).

    >>> aggregate([Fraction(40), None, Fraction(75), None], "akhir")
    Fraction(75, 1)
    >>> aggregate([None, None], "jumlah") is None
    True
    """
    if agregasi not in AGREGASI:
        hint = suggest_sentence(agregasi, AGREGASI) or f"pakai salah satu dari: {', '.join(AGREGASI)}"
        raise InputValueError(Diagnostic.of("IKI513", f"agregasi `{agregasi[:40]}` tidak dikenal", help=hint))
    present = [value for value in values if value is not None]
    return AGREGASI[agregasi](present) if present else None


@dataclass(frozen=True, slots=True)
class Agregat:
    """A figure of a period, from ``ada`` of the ``wajib`` months or quarters that were due.

    ``bulan`` are the months that it rests on, 1 to 12. ``terbelah``: there is no figure because one for a
    whole quarter would have to be split over its months.

    >>> Agregat(Fraction(12), 9, 12).kelengkapan
    '9/12'
    """

    nilai: Fraction | None
    ada: int
    wajib: int
    bulan: frozenset[int] = frozenset()
    terbelah: bool = False

    @property
    def kelengkapan(self) -> str:
        """``9/12``: how many of those due are there."""
        return f"{self.ada}/{self.wajib}"


@dataclass(frozen=True, slots=True)
class Deret:
    """The months or quarters of one input in one year, and how they become one figure.

    >>> penjualan = Deret((Fraction(5), Fraction(5), Fraction(5), Fraction(85)), "triwulan", "jumlah")
    >>> penjualan.until(Periode.read("T2")).nilai, penjualan.until(Periode.read("T3")).kelengkapan
    (Fraction(10, 1), '3/3')
    >>> penjualan.until(Periode.read("B5"))
    Agregat(nilai=None, ada=3, wajib=5, bulan=frozenset({1, 2, 3}), terbelah=True)
    """

    nilai: tuple[Fraction | None, ...]
    jenis: str
    agregasi: str

    def until(self, periode: Periode = SETAHUN) -> Agregat:
        """Return the figure from the start of the year to ``periode``; a quarter counts when it is over.

        Where the period ends inside a quarter, months are counted, and the figure of that quarter is not
        split over them: a sum that would need a part of it has no value.
        """
        length = 12 // PER_TAHUN[self.jenis]
        over, inside = divmod(periode.bulan, length)
        taken = self.nilai[:over]
        held = [place for place, value in enumerate(taken) if value is not None]
        months = frozenset(place * length + n for place in held for n in range(1, length + 1))
        split = inside > 0 and any(value is not None for value in self.nilai[over : over + 1])
        split = split and (self.agregasi == "jumlah" or not held)
        value = None if split else aggregate(taken, self.agregasi)
        counts = (len(months), periode.bulan) if inside else (len(held), over)
        return Agregat(value, *counts, months, split)


class Isi(NamedTuple):
    """What a figure rests on: the input's name, how many months of those due, and which (where one can tell).

    >>> Isi("Jumlah laporan", 3, 12, frozenset({1, 2, 3})).wajib
    12
    """

    nama: str
    ada: int
    wajib: int
    bulan: frozenset[int] = frozenset()


def told_uneven(sums: Sequence[Isi]) -> str:
    """Return the warning of sums that don't rest on the same months, empty where they do.

    >>> told_uneven([Isi("a", 2, 4, frozenset({1, 3})), Isi("b", 2, 4, frozenset({2, 4}))])
    'jumlah dari bulan yang berbeda: a bulan 1, 3; b bulan 2, 4'
    >>> told_uneven([Isi("a", 1, 1, frozenset({1})), Isi("b", 1, 1, frozenset({1}))])
    ''
    """
    if len({item.bulan for item in sums}) < 2:
        return ""
    return shown_uneven(sums)


def shown_uneven(sums: Sequence[Isi]) -> str:
    """Return the sentence for sums that are known not to rest on the same months.

    >>> shown_uneven([Isi("a", 3, 3), Isi("b", 2, 3)])
    'jumlah dari bulan yang tidak sama banyaknya: a 3/3; b 2/3'
    """
    if len({(item.ada, item.wajib) for item in sums}) > 1:
        counts = "; ".join(f"{item.nama} {item.ada}/{item.wajib}" for item in sums)
        return f"jumlah dari bulan yang tidak sama banyaknya: {counts}"
    shown = [(item.nama, ", ".join(map(str, sorted(item.bulan)))) for item in sums]
    if len({months for _, months in shown}) > 1:
        return f"jumlah dari bulan yang berbeda: {'; '.join(f'{name} bulan {n}' for name, n in shown)}"
    return f"jumlah dari bulan yang berbeda antarunit kerja: {'; '.join(name for name, _ in shown)}"


def told_last(states: Sequence[Isi]) -> str:
    """Return the warning of last values that are of different months, empty where they are of one.

    >>> told_last([Isi("a", 2, 4, frozenset({1, 3})), Isi("b", 2, 4, frozenset({1, 2}))])
    'nilai akhir dari bulan yang berbeda: a bulan 3; b bulan 2'
    """
    return shown_last(states) if len({max(item.bulan) for item in states if item.bulan}) > 1 else ""


def shown_last(states: Sequence[Isi]) -> str:
    """Return the sentence for last values that are known to be of different months.

    >>> shown_last([Isi("a", 3, 4, frozenset({1, 2})), Isi("b", 3, 4, frozenset({1, 2}))])
    'nilai akhir dari bulan yang berbeda antarunit kerja: a; b'
    """
    last = [(item.nama, max(item.bulan)) for item in states if item.bulan]
    if len({month for _, month in last}) > 1:
        shown = "; ".join(f"{name} bulan {month}" for name, month in last)
        return f"nilai akhir dari bulan yang berbeda: {shown}"
    return f"nilai akhir dari bulan yang berbeda antarunit kerja: {'; '.join(item.nama for item in states)}"
