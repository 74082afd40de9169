"""The figures of monthly data, found by unit, input and month.

Knows: points, how names fold, how a figure is aggregated over months and over units.
Must not know: formulas, indicators, files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ikicalc.kinerja import aggregate
from ikicalc.masukan import Key, fold, key_of
from ikicalc.series.data import MonthlyData, Titik
from ikicalc.series.linking import Tautan
from ikicalc.series.windows import Window

_PARTS = {"bulan": 1, "triwulan": 3, "semester": 6}


class Angka(NamedTuple):
    """A figure of one input: ``ada`` of ``wajib`` months have a value; without one, the reason."""

    nilai: Fraction | None
    ada: int = 0
    wajib: int = 0
    alasan: str = ""
    pesan: str = ""


@lru_cache(maxsize=65536)
def _key(name: str) -> Key:
    return key_of(name)


@lru_cache(maxsize=65536)
def unit_key(name: str) -> str:
    """Return a unit's name as it is compared."""
    return fold(name)


@dataclass(slots=True)
class Store:
    """Points by unit and input; ``anak`` are the units below a unit."""

    series: dict[tuple[str, Key], dict[int, Fraction]] = field(default_factory=dict)
    refused: dict[tuple[str, Key], dict[int, Titik]] = field(default_factory=dict)
    spellings: dict[Key, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    anak: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, data: MonthlyData) -> Store:
        """Sort the points of ``data``; their order doesn't count."""
        store = cls()
        for item in data.titik:
            unit, key = unit_key(item.unit_kerja), _key(item.masukan)
            store.units[unit] = min(item.unit_kerja, store.units.get(unit, item.unit_kerja))
            store.spellings[key] = min(item.masukan, store.spellings.get(key, item.masukan))
            month = item.tahun * 12 + item.bulan
            series = store.series.setdefault((unit, key), {})
            if item.nilai is not None:
                series[month] = item.nilai
            elif item.kode:
                store.refused.setdefault((unit, key), {})[month] = item
        return store

    def figure(self, unit: str, tautan: Tautan, tahun: int, window: Window) -> Angka:
        """Return the figure of an input for a unit: over its months, then over the units below."""
        own = self._own(unit, tautan, tahun, window)
        parts = [self.figure(child, tautan, tahun, window) for child in self.anak.get(unit, ())]
        present = [part.nilai for part in parts if part.nilai is not None]
        if not present:
            return own if own.nilai is not None or not parts else _empty_sum(own, parts)
        if own.nilai is not None:
            message = f"{tautan.nama}: {self.units[unit]} dan unit di bawahnya sama-sama mengisinya"
            return Angka(None, 0, 0, "masukan_ganda", message)
        ada, wajib = sum(part.ada for part in parts), sum(part.wajib for part in parts)
        if not tautan.dapat_dijumlahkan and tautan.agregasi not in ("maks", "min", "rata-rata"):
            message = f"{tautan.nama} tidak dapat dijumlahkan antarunit kerja"
            return Angka(None, ada, wajib, "tidak_dapat_dijumlahkan", message)
        across = tautan.agregasi if tautan.agregasi in ("maks", "min") else "jumlah"
        across = across if tautan.dapat_dijumlahkan or across != "jumlah" else "rata-rata"
        return Angka(aggregate(present, across), ada, wajib)

    def has(self, unit: str, tautan: Tautan) -> bool:
        """Tell whether the data know the input for a unit or for one below it."""
        return any((unit, key) in self.series for key, _ in tautan.sources) or any(
            self.has(child, tautan) for child in self.anak.get(unit, ())
        )

    def _own(self, unit: str, tautan: Tautan, tahun: int, window: Window) -> Angka:
        due = window.akhir - window.awal + 1
        if tautan.bagian and tautan.bagian != window.jenis:
            message = f"{tautan.nama} hanya berlaku untuk periode {tautan.bagian}"
            return Angka(None, 0, due, "geser_tidak_berlaku", message)
        for key, shift in tautan.sources:
            series = self.series.get((unit, key))
            if series is not None:
                first = tahun * 12 + window.awal + shift * _PARTS.get(tautan.bagian, 12)
                return self._over_months((unit, key), series, tautan, range(first, first + due), window)
        return Angka(None, 0, due, "masukan_kosong", f"masukan kosong: {tautan.nama}")

    def _over_months(
        self,
        at: tuple[str, Key],
        series: Mapping[int, Fraction],
        tautan: Tautan,
        months: range,
        window: Window,
    ) -> Angka:
        values = [series[month] for month in months if month in series]
        if values:
            return Angka(aggregate(values, tautan.agregasi), len(values), len(months))
        refused = self.refused.get(at, {})
        stopped = next((refused[month] for month in months if month in refused), None)
        if stopped is not None:
            message = f"{tautan.nama}: {stopped.tempat} ditolak ({stopped.kode})"
            return Angka(None, 0, len(months), "masukan_ditolak", message)
        when = f"{window} tahun {(months.start - 1) // 12}"
        return Angka(None, 0, len(months), "periode_kosong", f"{tautan.nama}: belum ada nilai pada {when}")


def _empty_sum(own: Angka, parts: Sequence[Angka]) -> Angka:
    """Return why a unit and all units below it have no figure; completeness is that of those below."""
    told = next((part for part in parts if part.alasan != "masukan_kosong"), own)
    return told._replace(ada=0, wajib=sum(part.wajib for part in parts))
