"""The periods of one year for which figures are computed.

Knows: months, quarters, semesters, the year to date, the year. Must not know: figures.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from ikicalc.diagnostics import Diagnostic, InputValueError
from ikicalc.kinerja import Periode
from ikicalc.series.months import read_month

JENIS = ("bulan", "triwulan", "semester", "sampai", "tahun")
TERAKHIR = "terakhir"
_LENGTH = {"triwulan": 3, "semester": 6}


class Window(NamedTuple):
    """The months ``awal`` to ``akhir`` of a year, 1 to 12; ``sampai`` counts from January."""

    jenis: str
    kode: str
    awal: int
    akhir: int

    def __str__(self) -> str:
        return f"s.d. {Periode.read(self.kode)}" if self.jenis == "sampai" else str(Periode.read(self.kode))


def last_month(sampai: object) -> int:
    """Return the month that ``sampai`` means: ``Juni``, ``B6``, ``T2``, 6, or None for December.

    >>> last_month("Juni"), last_month("T2"), last_month(None)
    (6, 6, 12)
    """
    if sampai is None:
        return 12
    if isinstance(sampai, Periode):
        return sampai.bulan
    month = read_month(sampai)
    return month.bulan if month else Periode.read(sampai).bulan


def windows(last: int, jenis: Collection[str] | None = None) -> tuple[Window, ...]:
    """Return the periods that are over by month ``last``, of the kinds asked for (None: all).

    ``terakhir`` is the whole span alone: the year, or the year to date up to ``last``.

    >>> [window.kode for window in windows(6, ["triwulan", "terakhir"])], windows(12, ["terakhir"])[0].jenis
    (['T1', 'T2', 'B6'], 'tahun')
    """
    wanted = JENIS if jenis is None else tuple(jenis)
    if unknown := [item for item in wanted if item not in (*JENIS, TERAKHIR)]:
        message = f"jenis periode `{str(unknown[0])[:40]}` tidak dikenal"
        hint = f"pakai: {', '.join((*JENIS, TERAKHIR))}"
        raise InputValueError(Diagnostic.of("IKI513", message, help=hint))
    found = [Window("bulan", f"B{n}", n, n) for n in range(1, last + 1)]
    for name, length in _LENGTH.items():
        ends = range(length, last + 1, length)
        found += [Window(name, f"{name[0].upper()}{end // length}", end - length + 1, end) for end in ends]
    found += [Window("sampai", f"B{n}", 1, n) for n in range(1, last + 1)]
    found += [Window("tahun", "Y", 1, 12)] if last == 12 else []
    whole = found[-1] if TERAKHIR in wanted else None
    return tuple(window for window in found if window.jenis in wanted or window is whole)
