"""One indicator put together: figures, why they are missing, achievement, predicate, completeness.

Knows: how causes of inputs, formulas and methods become one list of reasons; what a row warns of.
Must not know: how inputs are aggregated, any rule by heart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from ikicalc.backends.kolom import Kolom
from ikicalc.backends.program import Hitungan
from ikicalc.backends.skala import OUTSIDE
from ikicalc.catalog import Indikator
from ikicalc.diagnostics import Diagnostic
from ikicalc.kinerja import Isi, shown_last, shown_uneven
from ikicalc.metode import Aturan
from ikicalc.metode.judge_columns import PenilaianKolom, judge_columns
from ikicalc.satuan import is_counted
from ikicalc.satuan.unit import unit_of
from ikicalc.series.angka import AngkaMasukan
from ikicalc.series.hasil import STATUS, Blok
from ikicalc.series.keterisian import last_differ, months_of, sums_differ, unequal
from ikicalc.series.terpakai import Terpakai
from ikicalc.series.ukuran import UkuranIndikator, UkuranPeriode
from ikicalc.series.windows import Window

Kode = npt.NDArray[Any]
_WARNED = {"jumlah": (sums_differ, shown_uneven), "akhir": (last_differ, shown_last)}
_NO_VALUE, _OUTSIDE = STATUS.index("tanpa_nilai"), STATUS.index("di_luar_skala")


@dataclass(slots=True)
class Penyusun:
    """Puts blocks together for the rows asked for; ``pesan`` are all reasons with their sentences."""

    aturan: Aturan
    tahun: int
    windows: tuple[Window, ...]
    wanted: tuple[int, ...]
    names: tuple[str, ...]
    parents: tuple[tuple[int, tuple[int, ...]], ...] = ()
    pesan: dict[tuple[str | None, str], int] = field(default_factory=lambda: {(None, ""): 0})
    findings: dict[tuple[str, str], Diagnostic] = field(default_factory=dict)

    def said(self, alasan: str | None, pesan: str) -> int:
        """Return the number of a reason with its sentence."""
        return self.pesan.setdefault((alasan, pesan), len(self.pesan))

    @property
    def rows(self) -> npt.NDArray[np.intp]:
        """The rows of units that are asked for."""
        return np.array(self.wanted, np.intp)

    @property
    def shape(self) -> tuple[int, int]:
        """Units by periods."""
        return (len(self.wanted), len(self.windows))

    def without_formula(
        self, indikator: Indikator, satuan: str | None, status: str, alasan: str, pesan: str
    ) -> Blok:
        """Return an indicator that has no figure in any row."""
        nothing = np.broadcast_to(np.uint8(0), self.shape)
        return Blok(
            indikator.id, indikator.indikator, satuan, Kolom.missing(1).spread(self.shape), None,
            (None,) * len(self.windows), (), None,
            np.broadcast_to(np.uint8(STATUS.index(status)), self.shape),
            np.broadcast_to(np.int32(self.said(alasan, pesan)), self.shape), nothing, nothing,
        )  # fmt: skip

    def causes(self, told: Hitungan, inputs: Sequence[Terpakai]) -> Kode:
        """Return, where a figure is missing, the number of its reason: its input's where one is missing."""
        causes = told.kolom.sebab
        found = np.zeros(causes.shape, np.int32)
        by_name = {spelling: used.angka for used in inputs for spelling in used.masukan.ejaan}
        for cause in np.unique(causes).tolist():
            if cause:
                reason = told.reason(cause)
                angka = by_name.get(told.missing.get(cause, ""))
                number = self.said(reason.code, reason.message)
                why = number if angka is None else self._of_input(angka)[angka.kolom.sebab]
                found = np.where(causes == cause, why, found)
        return found

    def _of_input(self, angka: AngkaMasukan) -> Kode:
        return np.array([0, *(self.said(*reason) for reason in angka.alasan)], np.int32)

    def blok(
        self, indikator: Indikator, satuan: str | None, told: Hitungan, inputs: Sequence[Terpakai],
        ukuran: UkuranIndikator,
    ) -> Blok:  # fmt: skip
        """Return the block of figures that a formula came to."""
        angka = [used.angka for used in inputs]
        counts = _completeness(angka, told.kolom.shape)
        rows, causes = self.rows, self.causes(told, inputs)
        warned = self._uneven(inputs, told.kolom.ada)
        figures = told.kolom.taken(rows)
        return self._judged(
            indikator, satuan, figures, causes[rows], (counts[0][rows], counts[1][rows]), warned, ukuran
        )

    def of_months(  # noqa: PLR0913, PLR0917 - all that a block is made of
        self, indikator: Indikator, satuan: str | None, figures: Kolom, causes: Kode,
        counts: tuple[Kode, Kode], ukuran: UkuranIndikator,
    ) -> Blok:  # fmt: skip
        """Return the block of figures that are means of monthly ones; ``causes`` say why there is none."""
        rows = self.rows
        counts = (counts[0][rows], counts[1][rows])
        causes = np.where(figures.sebab == 0, 0, causes)
        return self._judged(indikator, satuan, figures.taken(rows), causes[rows], counts, {}, ukuran)

    def _judged(  # noqa: PLR0913, PLR0917 - all that a block is made of
        self, indikator: Indikator, satuan: str | None, figures: Kolom, causes: Kode,
        counts: tuple[Kode, Kode], warned: dict[tuple[int, int], str], ukuran: UkuranIndikator,
    ) -> Blok:  # fmt: skip
        held = [ukuran.at(window, satuan) for window in self.windows]
        isi = _Isi.of(self, figures.ada, causes)
        for same, periods in _alike(held):
            told = judge_columns(figures.columns(periods), satuan, same.ukuran, self.aturan)
            self._note(told)
            isi.put(periods, same, told)
        self._warn(indikator.id, isi.pesan, warned, figures.ada)
        self._tell_levels(indikator.id, satuan, held)
        return Blok(
            indikator.id, indikator.indikator, satuan, figures, isi.capaian.kolom(),
            tuple(item.ukuran.target for item in held), isi.pita, isi.predikat if isi.pita else None,
            isi.status, isi.pesan, *counts,
        )  # fmt: skip

    def _note(self, told: PenilaianKolom) -> None:
        for item in told.findings:
            self.findings.setdefault((item.code, item.message), item)

    def _warn(self, id: str, pesan: Kode, warned: dict[tuple[int, int], str], there: Kode) -> None:
        """Put warnings in front of what rows with a figure say, and tell how many rows have one (IKI406)."""
        pairs = list(self.pesan) if warned else []
        held = {at: text for at, text in warned.items() if there[at]}
        for at, text in held.items():
            alasan, said = pairs[pesan[at]]
            pesan[at] = self.said(alasan, _joined(text, said))
        if held:
            (row, period), text = min(held.items())
            where = " ".join((self.names[self.wanted[row]], str(self.windows[period]))).strip()
            message = f"{id}: {len(held)} angka dari bulan yang tidak sama; yang pertama {where}: {text}"
            hint = "lengkapi bulan yang kosong; kolom pesan menyebut setiap barisnya"
            self.findings["IKI406", id] = Diagnostic.of("IKI406", message, help=hint)

    def _tell_levels(self, id: str, satuan: str | None, held: Sequence[UkuranPeriode]) -> None:
        """Tell one target for a unit and those below it, though their figures add up (IKI523)."""
        target = next((item.ukuran.target for item in held if item.ukuran.target is not None), None)
        if target is None or not satuan or not (is_counted(satuan) or unit_of(satuan) == unit_of("rupiah")):
            return
        upper = self._upper
        if upper is not None:
            message = f"{id}: target {target} dipakai untuk {self.names[upper]} dan untuk unit di bawahnya"
            hint = "hitung tiap tingkat sendiri: pilih unitnya, dan beri target yang berlaku di situ"
            self.findings["IKI523", id] = Diagnostic.of("IKI523", message, help=hint)

    @property
    def _upper(self) -> int | None:
        """The highest unit asked for together with one below it; None where all are of one level."""
        wanted, below = set(self.wanted), dict[int, set[int]]()
        for row, units in self.parents:
            below[row] = set(units).union(*(below.get(unit, set()) for unit in units))
        return next((row for row in reversed(below) if row in wanted and below[row] & wanted), None)

    def _uneven(self, inputs: Sequence[Terpakai], there: Kode) -> dict[tuple[int, int], str]:
        """Warn of inputs of different months: one more month above the line than below it."""
        warned: dict[tuple[int, int], str] = {}
        for way, (differing, shown) in _WARNED.items():
            used = [item for item in inputs if item.tautan.agregasi == way]
            if len(used) < 2:
                continue
            uneven = there & unequal([item.angka.isi for item in used], self.parents, differing)
            for row, period in np.argwhere(uneven[self.rows]).tolist():
                text = shown(_held(used, self.wanted[row], period, self.windows[period]))
                warned[row, period] = _joined(warned.get((row, period), ""), text)
        return warned


@dataclass(slots=True)
class _Isi:
    """The arrays of a block while its periods are judged; ``there`` tells which rows have a figure."""

    penyusun: Penyusun
    there: Kode
    pesan: Kode
    status: Kode
    predikat: Kode
    capaian: _Capaian
    pita: tuple[str, ...] = ()

    @classmethod
    def of(cls, penyusun: Penyusun, there: Kode, causes: Kode) -> _Isi:
        shape = penyusun.shape
        status = np.where(there, 0, _NO_VALUE).astype(np.uint8)
        predikat = np.zeros(shape, np.uint16)
        return cls(penyusun, there, np.array(causes, np.int32), status, predikat, _Capaian(shape))

    def put(self, periods: list[int], same: UkuranPeriode, told: PenilaianKolom) -> None:
        """Take in what became of some periods, for which the same holds."""
        alasan, part = same.alasan or None, self.there[:, periods]
        self.mark(periods, part, self.penyusun.said(alasan, _joined(_warning(told), same.pesan)), 0)
        if told.capaian is not None:
            self.capaian.put(periods, told.capaian)
            lacking = part & ~told.capaian.ada
            reasons = [0, *(self.penyusun.said(*reason) for reason in told.alasan)]
            why = np.array(reasons, np.int32)[np.where(lacking, told.capaian.sebab, 0)]
            self.mark(periods, lacking, why, _NO_VALUE)
        if told.pita is not None and told.skala is not None:
            self.pita = tuple(band.predikat for band in told.skala.pita)
            banded = part & told.pita.ada
            self.predikat[:, periods] = np.where(banded, told.pita.atas.astype(np.int64) + 1, 0)
            text = _joined(f"angka di luar semua pita skala {told.skala.id}", same.pesan)
            outside = banded & (told.pita.atas == OUTSIDE)
            self.mark(periods, outside, self.penyusun.said(alasan, text), _OUTSIDE)

    def mark(self, periods: list[int], where: Kode, pesan: Kode | int, status: int) -> None:
        self.pesan[:, periods] = np.where(where, pesan, self.pesan[:, periods])
        self.status[:, periods] = np.where(where, status, self.status[:, periods])


@dataclass(slots=True)
class _Capaian:
    """Achievements, period by period; the others have none."""

    shape: tuple[int, int]
    parts: list[tuple[list[int], Kolom]] = field(default_factory=list)

    def put(self, periods: list[int], part: Kolom) -> None:
        self.parts.append((periods, part.spread((self.shape[0], len(periods)))))

    def kolom(self) -> Kolom | None:
        if not self.parts:
            return None
        dtype = np.result_type(
            *(column.dtype for _, part in self.parts for column in (part.atas, part.bawah))
        )
        above, below = np.zeros(self.shape, dtype), np.ones(self.shape, dtype)
        cause = np.ones(self.shape, np.int32)
        for periods, part in self.parts:
            above[:, periods], below[:, periods], cause[:, periods] = part.atas, part.bawah, part.sebab
        return Kolom(above, below, cause)


def _alike(held: Sequence[UkuranPeriode]) -> list[tuple[UkuranPeriode, list[int]]]:
    """Return the periods for which the same holds, together."""
    groups: dict[UkuranPeriode, list[int]] = {}
    for place, item in enumerate(held):
        groups.setdefault(item, []).append(place)
    return list(groups.items())


def _warning(told: PenilaianKolom) -> str:
    """What a row tells of its achievement: target and figure in two units."""
    return next((item.message for item in told.findings if item.code == "IKI519"), "")


def _joined(*texts: str) -> str:
    return "; ".join(text for text in texts if text)


def _held(inputs: Sequence[Terpakai], row: int, period: int, window: Window) -> list[Isi]:
    """Return what the inputs of a row rest on; a constant rests on no month."""
    found = []
    for used in inputs:
        isi = used.angka.isi
        present, due, bits = (int(part[row, period]) for part in (isi.ada, isi.wajib, isi.bulan))
        if due:
            found.append(Isi(used.tautan.nama, present, due, months_of(bits, window)))
    return found


def _completeness(inputs: Sequence[AngkaMasukan], shape: tuple[int, ...]) -> tuple[Kode, Kode]:
    """Return months present and due of the input with most gaps, where any is due; of two the longer one."""
    ada, wajib = np.zeros(shape, np.int32), np.zeros(shape, np.int32)
    for item in inputs:
        isi = item.isi
        due, share = isi.wajib > 0, isi.ada / np.maximum(isi.wajib, 1)
        before = ada / np.maximum(wajib, 1)
        worse = due & ((wajib == 0) | (share < before) | ((share == before) & (isi.wajib > wajib)))
        ada, wajib = np.where(worse, isi.ada, ada), np.where(worse, isi.wajib, wajib)
    return ada, wajib
