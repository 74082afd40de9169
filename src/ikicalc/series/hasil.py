"""The figures of all units, indicators and periods as columns, and as rows that are made when asked for.

Knows: how blocks of columns become one table, unit by unit. Must not know: how a figure came about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from ikicalc.backends.kolom import Kolom
from ikicalc.metode import Target
from ikicalc.series.baris import Baris
from ikicalc.series.windows import Window

STATUS = ("ok", "tanpa_nilai", "di_luar_skala", "galat")
Kode = npt.NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Blok:
    """One indicator: arrays of units by periods, and what is the same for all units.

    ``status`` is a place in ``STATUS``, ``pesan`` one in the table's pairs of reason and sentence,
    ``predikat`` one in ``pita`` counted from 1. ``ada`` of ``wajib`` months are there; none are due at 0.
    """

    indikator_id: str
    indikator: str
    satuan: str | None
    realisasi: Kolom
    capaian: Kolom | None
    target: tuple[Target | None, ...]
    pita: tuple[str, ...]
    predikat: Kode | None
    status: Kode
    pesan: Kode
    ada: Kode
    wajib: Kode


@dataclass(frozen=True, slots=True, eq=False)
class Lembar(Sequence[Baris]):
    """The rows of a table, held as columns: all units, in each all indicators, in each all periods."""

    unit_kerja: tuple[str, ...]
    tahun: int
    windows: tuple[Window, ...]
    blok: tuple[Blok, ...]
    pesan: tuple[tuple[str | None, str], ...]

    def __len__(self) -> int:
        return len(self.unit_kerja) * len(self.blok) * len(self.windows)

    @overload
    def __getitem__(self, index: int) -> Baris: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Baris, ...]: ...
    def __getitem__(self, index: int | slice) -> Baris | tuple[Baris, ...]:
        if isinstance(index, slice):
            return tuple(self._made(place) for place in range(len(self))[index])
        return self._made(range(len(self))[index])

    def __iter__(self) -> Iterator[Baris]:
        return (self._made(place) for place in range(len(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(one == two for one, two in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def _made(self, place: int) -> Baris:
        unit, rest = divmod(place, len(self.blok) * len(self.windows))
        number, period = divmod(rest, len(self.windows))
        blok, window, at = self.blok[number], self.windows[period], (unit, period)
        alasan, pesan = self.pesan[blok.pesan[at]]
        band = 0 if blok.predikat is None else blok.predikat[at]
        due = blok.wajib[at]
        return Baris(
            self.unit_kerja[unit], blok.indikator_id, blok.indikator, self.tahun, window.jenis, window.kode,
            _figure(blok.realisasi, at), blok.satuan, blok.target[period],
            None if blok.capaian is None else _figure(blok.capaian, at),
            blok.pita[band - 1] if band else None, STATUS[blok.status[at]], alasan, pesan,
            f"{blok.ada[at]}/{due}" if due else None,
        )  # fmt: skip

    # --- columns ---------------------------------------------------------------------------------

    def numbers(self) -> dict[str, npt.NDArray[np.float64]]:
        """Return the figures as doubles, nan where there is none, each when it is asked for."""
        bounds = {"target_bawah": "bawah", "target_atas": "atas"}
        found = {
            "realisasi": self._filled([blok.realisasi.doubles() for blok in self.blok], np.float64),
            "capaian": self._filled([_doubles(blok.capaian) for blok in self.blok], np.float64),
        }
        for name, end in bounds.items():
            found[name] = self._filled([_bounds(blok.target, end) for blok in self.blok], np.float64)
        return found

    def texts(self) -> Iterator[tuple[str, list[str | None], npt.NDArray[Any]]]:
        """Yield each column of text: its name, its different values, and which of them a row has."""
        units, blocks, periods = len(self.unit_kerja), len(self.blok), len(self.windows)
        yield (
            "unit_kerja",
            list(self.unit_kerja),
            np.repeat(np.arange(units, dtype=np.uint32), blocks * periods),
        )
        for name in ("indikator_id", "indikator", "satuan"):
            yield name, *self._of_blocks([getattr(blok, name) for blok in self.blok])
        for name in ("jenis", "kode"):
            values, codes = _coded([getattr(window, name) for window in self.windows])
            yield {"kode": "periode"}.get(name, name), values, np.tile(codes, units * blocks)
        yield "target", *self._coded_cells([[_shown(item) for item in blok.target] for blok in self.blok])
        yield "predikat", *self._bands()
        yield "status", list(STATUS), self._filled([blok.status for blok in self.blok], np.uint8)
        told = self._filled([blok.pesan for blok in self.blok], np.uint32)
        for place, name in enumerate(("alasan", "pesan")):
            values, codes = _coded([pair[place] for pair in self.pesan])
            yield name, values, codes[told]
        yield "kelengkapan", *self._completeness()

    def _filled(self, parts: Iterable[Any], dtype: Any) -> npt.NDArray[Any]:
        """Return the arrays of all blocks as one column in the order of the rows."""
        shape = (len(self.unit_kerja), len(self.blok), len(self.windows))
        column = np.empty(shape, dtype)
        for number, part in enumerate(parts):
            column[:, number, :] = part
        return column.reshape(-1)

    def _of_blocks(self, values: Sequence[str | None]) -> tuple[list[str | None], npt.NDArray[Any]]:
        known, codes = _coded(values)
        return known, self._filled(codes, np.uint32)

    def _coded_cells(self, rows: Sequence[Sequence[str | None]]) -> tuple[list[str | None], npt.NDArray[Any]]:
        known, codes = _coded([value for row in rows for value in row])
        return known, self._filled(codes.reshape(len(rows), -1), np.uint32)

    def _bands(self) -> tuple[list[str | None], npt.NDArray[Any]]:
        known: dict[str | None, int] = {None: 0}
        parts: list[Any] = []
        for blok in self.blok:
            codes = np.array([known.setdefault(name, len(known)) for name in (None, *blok.pita)], np.uint32)
            parts.append(0 if blok.predikat is None else codes[blok.predikat])
        return list(known), self._filled(parts, np.uint32)

    def _completeness(self) -> tuple[list[str | None], npt.NDArray[Any]]:
        there = self._filled([blok.ada for blok in self.blok], np.int64)
        due = self._filled([blok.wajib for blok in self.blok], np.int64)
        base = int(due.max(initial=0)) + 1
        pairs = there * base + due
        known = np.unique(pairs)
        shown = [f"{pair // base}/{pair % base}" if pair % base else None for pair in known.tolist()]
        return shown, np.searchsorted(known, pairs).astype(np.uint32)


def _figure(column: Kolom, at: tuple[int, int]) -> Fraction | None:
    shape = column.shape
    above, below, cause = (
        np.broadcast_to(part, shape)[at] for part in (column.atas, column.bawah, column.sebab)
    )
    return Fraction(int(above), int(below)) if cause == 0 else None


def _doubles(column: Kolom | None) -> Any:
    return np.nan if column is None else column.doubles()


def _bounds(targets: Sequence[Target | None], end: str) -> list[float]:
    return [np.nan if item is None else float(getattr(item, end)) for item in targets]


def _shown(target: Target | None) -> str | None:
    return None if target is None else str(target)


def _coded(values: Sequence[str | None]) -> tuple[list[str | None], npt.NDArray[Any]]:
    known: dict[str | None, int] = {}
    codes = [known.setdefault(value, len(known)) for value in values]
    return list(known), np.array(codes, np.uint32)
