"""The same table computed one figure at a time: points in dictionaries, the walker, ``judge``.

Slow and plain on purpose: it shares the rules (walker, methods, scales, targets) with the engine that works
on columns, and none of its arithmetic on columns, aggregation or book-keeping of reasons.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from ikicalc.catalog import load_aturan
from ikicalc.diagnostics import InputValueError
from ikicalc.evaluate import evaluate
from ikicalc.kinerja import aggregate
from ikicalc.masukan import key_of
from ikicalc.metode import judge
from ikicalc.series import Titik
from ikicalc.series.ukuran import Acuan, measure
from ikicalc.series.windows import windows
from ikicalc.syntax.tree import Binary, Number


class Angka(NamedTuple):
    nilai: Fraction | None
    ada: int
    wajib: int
    alasan: str = ""


class Slow:
    def __init__(self, titik, links, induk: Mapping[str, str], tahun: int) -> None:
        self.links, self.tahun = {item.nama: item for item in links}, tahun
        self.series: dict[tuple[str, object], dict[int, Titik]] = {}
        for item in titik:
            month = item.tahun * 12 + item.bulan
            self.series.setdefault((item.unit_kerja, key_of(item.masukan)), {})[month] = item
        self.children: dict[str, list[str]] = {}
        for below, above in induk.items():
            self.children.setdefault(above, []).append(below)

    def figure(self, unit: str, link, window) -> Angka:
        own = self.own(unit, link, window)
        parts = [self.figure(child, link, window) for child in self.children.get(unit, ())]
        present = [part.nilai for part in parts if part.nilai is not None]
        ada = sum(part.ada for part in parts if part.nilai is not None)  # a part without a figure gives none
        wajib = sum(part.wajib for part in parts)
        if not present:
            if own.nilai is not None or not parts:
                return own
            told = next((part.alasan for part in parts if part.alasan != "masukan_kosong"), own.alasan)
            return Angka(None, ada, wajib, told)
        if own.nilai is not None:
            return Angka(None, 0, 0, "masukan_ganda")
        way = link.agregasi
        if not link.dapat_dijumlahkan and way not in ("maks", "min", "rata-rata"):
            return Angka(None, ada, wajib, "tidak_dapat_dijumlahkan")
        if way not in ("maks", "min"):
            way = "jumlah" if link.dapat_dijumlahkan else "rata-rata"
        return Angka(aggregate(present, way), ada, wajib)

    def own(self, unit: str, link, window) -> Angka:
        due = window.akhir - window.awal + 1
        for key, shift in link.sources:
            series = self.series.get((unit, key))
            if series is None:
                continue
            first = (self.tahun + shift) * 12 + window.awal
            found = [series[month] for month in range(first, first + due) if month in series]
            values = [item.nilai for item in found if item.nilai is not None]
            if values:
                return Angka(aggregate(values, link.agregasi), len(values), due)
            refused = any(item.kode for item in found)
            return Angka(None, 0, due, "masukan_ditolak" if refused else "periode_kosong")
        return Angka(None, 0, due, "masukan_kosong")

    def rows(self, unit: str, item, acuan: Acuan) -> Iterator[tuple]:
        rumus, aturan = item.rumus, load_aturan()[0]
        tree = rumus.tree
        if rumus.shows_percent:
            tree = Binary("*", tree, Number(Fraction(100)))
        held = measure(item, acuan, aturan, self.tahun)
        for window in windows(12):
            figures = {
                one.nama: self.figure(unit, self.links[_linked(self.links, one)], window)
                for one in rumus.masukan
            }
            values = {spelling: figures[one.nama].nilai for one in rumus.masukan for spelling in one.ejaan}
            told = evaluate(tree, values)
            complete = _completeness(figures.values())
            at = (unit, item.id, window.jenis, window.kode)
            if told.value is None:
                yield *at, None, None, None, "tanpa_nilai", _reason(told, figures), complete
                continue
            period = held.at(window, rumus.satuan)
            try:
                penilaian = judge(told.value, rumus.satuan, period.ukuran, aturan)
            except InputValueError:
                yield *at, told.value, None, None, "tanpa_nilai", "target_tidak_cocok", complete
                continue
            alasan = penilaian.alasan or period.alasan or None
            yield *at, told.value, penilaian.capaian, penilaian.predikat, penilaian.status, alasan, complete


def _linked(links, one) -> str:
    return next(name for name in links if key_of(name) == key_of(one.nama))


def _reason(told, figures: Mapping[str, Angka]) -> str:
    if told.reason.code != "masukan_kosong":
        return told.reason.code
    name = told.reason.message.removeprefix("masukan kosong: ")
    return next(figure.alasan for known, figure in figures.items() if key_of(known) == key_of(name))


def _completeness(figures) -> str | None:
    due = [figure for figure in figures if figure.wajib]
    worst = min(due, key=lambda item: (Fraction(item.ada, item.wajib), -item.wajib), default=None)
    return f"{worst.ada}/{worst.wajib}" if worst else None
