"""From columns of monthly data to blocks of figures: link, aggregate, apply the formula, judge.

Knows: the order of work (aturan 0.4), and how reasons of inputs, formulas and methods come into one table.
Must not know: files, how a row is shown, any rule by heart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

import numpy as np

from ikicalc.backends import kolom
from ikicalc.backends.kolom import Kolom
from ikicalc.backends.program import Hitungan, Program, compile_columns
from ikicalc.catalog import Indikator
from ikicalc.diagnostics import FormulaError
from ikicalc.masukan import Key, Masukan, key_of
from ikicalc.packages import extra
from ikicalc.rumus import UNLIKE, Rumus
from ikicalc.series.angka import AngkaMasukan, figures, roll_up
from ikicalc.series.blok import Penyusun
from ikicalc.series.bulanan import differenced
from ikicalc.series.hasil import Blok, Lembar
from ikicalc.series.linking import Tautan
from ikicalc.series.store import Store
from ikicalc.series.terpakai import Terpakai
from ikicalc.series.ukuran import UkuranIndikator
from ikicalc.series.units import Susunan
from ikicalc.series.windows import Window, windows
from ikicalc.syntax.tree import Binary, Call, Name, Number, Tree

_OF_A_YEAR = re.compile(r"\b(?:se)?tahun\b", re.IGNORECASE)
_PARTS = {"bulan": 1, "triwulan": 3, "semester": 6}


@dataclass(frozen=True, slots=True)
class Formula:
    """An indicator with its formula ready for columns; ``refusal`` where the cell is beyond the bounds."""

    indikator: Indikator
    rumus: Rumus | None
    program: Program | None
    masukan: tuple[Masukan, ...] = ()
    refusal: str = ""

    @classmethod
    def of(cls, indikator: Indikator) -> Formula:
        """Read and compile the formula of an indicator."""
        try:
            rumus = indikator.rumus
        except FormulaError as error:
            return cls(indikator, None, None, (), error.diagnostics[0].message)
        tree = _shown_tree(rumus) if rumus.penolakan is None else None
        return cls(indikator, rumus, compile_columns(tree) if tree else None, rumus.masukan)

    @property
    def keys(self) -> tuple[Key, ...]:
        """What identifies each input."""
        return tuple(key_of(item.nama) for item in self.masukan)

    @property
    def satuan(self) -> str | None:
        """The unit of the figure."""
        return self.rumus.satuan if self.rumus else None


def _shown_tree(rumus: Rumus) -> Tree | None:
    tree = rumus.tree
    if tree is not None and rumus.shows_percent:
        return Binary("*", tree, Number(Fraction(100), None, tree.span), tree.span)
    return tree


@dataclass(slots=True)
class Pekerjaan:
    """All that a table is computed from. An input is aggregated once and kept until its last formula."""

    store: Store
    links: Mapping[Key, Tautan]
    susunan: Susunan
    penyusun: Penyusun
    left: Counter[Key] = field(default_factory=Counter)
    known: dict[tuple[Key, tuple[Window, ...]], AngkaMasukan] = field(default_factory=dict)

    @property
    def tahun(self) -> int:
        """The year that is computed."""
        return self.penyusun.tahun

    @property
    def windows(self) -> tuple[Window, ...]:
        """The periods asked for."""
        return self.penyusun.windows

    def blok(self, formula: Formula, ukuran: UkuranIndikator) -> Blok:
        """Return the figures of one indicator for all units and periods."""
        if formula.program is None:
            return self.penyusun.without_formula(formula.indikator, formula.satuan, *_why_none(formula))
        if formula.indikator.agregasi_indikator is None:
            inputs = self.inputs(formula, self.windows)
            told = _computed(formula, formula.program, inputs)
            return self.penyusun.blok(formula.indikator, formula.satuan, told, inputs, ukuran)
        return self.mean_of_months(formula, formula.program, ukuran)

    def mean_of_months(self, formula: Formula, program: Program, ukuran: UkuranIndikator) -> Blok:
        """Return the mean of monthly figures, which only the catalog can ask for (aturan 0.4)."""
        months = windows(12, ["bulan"])
        inputs = self.inputs(formula, months)
        monthly = _computed(formula, program, inputs)
        reasons = self.penyusun.causes(monthly, inputs)
        columns = [Kolom(*(part[:, n] for part in _parts(monthly.kolom))) for n in range(12)]
        parts, ada, wajib = [], [], []
        for window in self.windows:
            held = columns[window.awal - 1 : window.akhir]
            parts.append(_MEAN.run({"bulan": held}).kolom)
            ada.append(sum(column.ada.astype(np.int32) for column in held))
            wajib.append(np.full(self.store.units, len(held), np.int32))
        first = np.stack([reasons[:, window.awal - 1] for window in self.windows], axis=1)
        figures = kolom.stacked(parts)
        return self.penyusun.of_months(
            formula.indikator, formula.satuan, figures, first, (_columns(ada), _columns(wajib)), ukuran
        )

    def inputs(self, formula: Formula, spans: tuple[Window, ...]) -> list[Terpakai]:
        """Return the figures of the inputs of a formula, in their order."""
        found = []
        for item, key in zip(formula.masukan, formula.keys, strict=True):
            tautan = self.links[key]
            found.append(
                Terpakai(item, tautan, self.with_default(item, self.figure(key, tautan, spans), spans))
            )
        for key in formula.keys:
            self.left[key] -= 1
            if self.left[key] <= 0:
                self.known.pop((key, spans), None)
        return found

    def figure(self, key: Key, tautan: Tautan, spans: tuple[Window, ...]) -> AngkaMasukan:
        """Return the figures of an input, kept until the last formula has used them."""
        if (key, spans) not in self.known:
            sources = tautan.sources or (((key[0], 0), 0),)
            found = [self.of_source(tautan, source, shift, spans) for source, shift in sources]
            self.known[key, spans] = found[0] if len(found) == 1 else _preferred(*found)
        return self.known[key, spans]

    def of_source(self, tautan: Tautan, source: Key, shift: int, spans: tuple[Window, ...]) -> AngkaMasukan:
        years = _years(self.tahun, shift * _PARTS.get(tautan.bagian, 12))
        months = self.store.months(source, years, tautan.nama)
        if tautan.kumulatif:
            months = differenced(months, len(years) * 12, tautan.nama)
        found = figures(months, tautan, self.tahun, spans, shift)
        roll_up(found, tautan, self.susunan.parents, self.susunan.names)
        return found

    def with_default(self, item: Masukan, found: AngkaMasukan, spans: tuple[Window, ...]) -> AngkaMasukan:
        """Put in a constant of a note where the data don't know the input; one of a year holds for a year."""
        if item.default is None:
            return found
        own = found.punya[:, None]
        alasan = dict(found.alasan)
        taken = replace(found, alasan=alasan)
        constant = [self.constant(item, window, taken) for window in spans]
        figure = kolom.pick(own, found.kolom, kolom.stacked(constant))
        return replace(taken, kolom=figure, isi=found.isi.where(own))

    def constant(self, item: Masukan, window: Window, found: AngkaMasukan) -> Kolom:
        assert item.default is not None
        whole = (window.awal, window.akhir) == (1, 12)
        if whole or not _OF_A_YEAR.search(f"{item.nama} {item.default_source}"):
            return Kolom.constant(item.default)
        message = f"{item.nama}: tetapan setahun tidak dipakai untuk {window}"
        return Kolom.missing(found.cause("tetapan_setahun", message))


_MEAN = compile_columns(Call("mean", (Name("bulan"),)))


def _why_none(formula: Formula) -> tuple[str, str, str]:
    """Return status, reason and sentence of a cell without formula."""
    if formula.rumus is None:
        return "galat", "rumus_ditolak", formula.refusal
    if (refusal := formula.rumus.penolakan) is not None:
        return "tanpa_nilai", UNLIKE, refusal.message
    return "tanpa_nilai", formula.rumus.kelas.value, "sel ini tidak memuat rumus yang dapat dihitung"


def _computed(formula: Formula, program: Program, inputs: Sequence[Terpakai]) -> Hitungan:
    values = {spelling: used.angka.kolom for used in inputs for spelling in used.masukan.ejaan}
    return program.run(values)


def _preferred(first: AngkaMasukan, second: AngkaMasukan) -> AngkaMasukan:
    """Return, unit by unit, the first source that has the input."""
    own, alasan = first.punya[:, None], dict(first.alasan)
    found = replace(first, alasan=alasan, punya=first.punya | second.punya)
    numbers = np.array([0, *(found.cause(*reason) for reason in second.alasan)], np.int32)
    other = Kolom(second.kolom.atas, second.kolom.bawah, numbers[second.kolom.sebab])
    return replace(
        found,
        kolom=kolom.pick(own, first.kolom, other),
        isi=first.isi.where(own, second.isi),
    )


def _years(tahun: int, months: int) -> range:
    """Return the years that hold the months of ``tahun``, moved by some months."""
    return range((tahun * 12 + months) // 12, (tahun * 12 + 11 + months) // 12 + 1)


def _parts(column: Kolom) -> tuple[Any, Any, Any]:
    spread = column.spread(column.shape)
    return spread.atas, spread.bawah, spread.sebab


def _columns(parts: Sequence[Any]) -> Any:
    return np.stack(parts, axis=1)


def computed(
    work: Pekerjaan,
    formulas: Sequence[Formula],
    measures: Sequence[UkuranIndikator],
    *,
    progress: bool | None,
) -> Lembar:
    """Return the figures of all formulas as rows."""
    work.left = Counter(key for formula in formulas for key in formula.keys)
    pairs = list(zip(formulas, measures, strict=True))
    blocks = [work.blok(formula, ukuran) for formula, ukuran in _with_bar(pairs, progress=progress)]
    names = work.susunan.names
    return Lembar(
        tuple(names[row] for row in work.susunan.wanted), work.tahun, work.windows,
        tuple(blocks), tuple(work.penyusun.pesan),
    )  # fmt: skip


def _with_bar(
    pairs: list[tuple[Formula, UkuranIndikator]], *, progress: bool | None
) -> Iterable[tuple[Formula, UkuranIndikator]]:
    """Yield the work, with a bar on a terminal; ``progress`` true or false says so whatever it is."""
    if progress is False:
        return pairs
    bar: Iterable[tuple[Formula, UkuranIndikator]] = extra("tqdm").tqdm(
        pairs, desc="menghitung", unit="indikator", disable=False if progress else None, leave=False
    )
    return bar
