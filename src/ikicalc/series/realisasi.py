"""From monthly data to the figure of each indicator, for each unit and period.

Knows: the order of work: link names, aggregate each input, then the formula (aturan 0.4).
Must not know: files, sheets, targets and scales.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from ikicalc.catalog import Catalog, Indikator, KamusData, load_aturan
from ikicalc.diagnostics import Diagnostic, FormulaError, NameLookupError
from ikicalc.diagnostics.suggest import suggest_sentence
from ikicalc.evaluate import Value, evaluate
from ikicalc.masukan import Key, Masukan, key_of
from ikicalc.metode import Aturan, Penilaian, judge
from ikicalc.rumus import Rumus
from ikicalc.series.data import MonthlyData
from ikicalc.series.linking import Tautan, link, unmatched
from ikicalc.series.store import Angka, Store, unit_key
from ikicalc.series.table import Baris, Table
from ikicalc.series.ukuran import Acuan, UkuranIndikator, UkuranPeriode, measure
from ikicalc.series.windows import Window, last_month, windows
from ikicalc.syntax.tree import Binary, Number, Tree

_OF_A_YEAR = re.compile(r"\b(?:se)?tahun\b", re.IGNORECASE)


def compute(  # noqa: PLR0913 - defaults are keywords
    indikator: Catalog | Indikator | Iterable[Indikator],
    data: MonthlyData,
    *,
    tahun: int,
    sampai: object = None,
    unit: str | Collection[str] | None = None,
    periode: Collection[str] | None = None,
    agregasi: Mapping[str, str] | None = None,
    kumulatif: Collection[str] | None = None,
    induk: Mapping[str, str] | None = None,
    kamus: KamusData | None = None,
    polaritas: object = None,
    metode_capaian: object = None,
    skala: object = None,
    target: object = None,
    aturan: Aturan | None = None,
    progress: bool | None = None,
) -> Table:
    """Compute the indicators from monthly data: one row per unit, indicator and period of ``tahun``.

    Each input is aggregated first, over its months and then over the units below (``induk``: unit to the
    unit above it), and the formula is applied to the aggregates. ``agregasi`` overrides, by input name, the
    way that the catalog states or that is usual; ``sampai`` (``Juni``, ``B6``, ``T2``) ends the year early;
    ``periode`` chooses among bulan, triwulan, semester, sampai, tahun. A figure that cannot be computed is a
    row with its reason.
    Raises ``NameLookupError`` for a unit or an input that isn't there, ``InputValueError`` (IKI513) for a
    period or a way of aggregating that isn't known.

    >>> from ikicalc.series import MonthlyData, Titik
    >>> kolam = Indikator("contoh/1", "contoh", "Persentase kolam", teks="Kolam panen / kolam x 100%")
    >>> panen = [Titik("Desa A", 2024, n, "Kolam panen", Fraction(n)) for n in (1, 2)]
    >>> semua = [Titik("Desa A", 2024, n, "kolam", Fraction(4)) for n in (1, 2)]
    >>> table = compute(kolam, MonthlyData((*panen, *semua)), tahun=2024, sampai="Februari")
    >>> [(row.jenis, row.periode, row.desimal, row.kelengkapan) for row in table][-1]
    ('sampai', 'B2', '37.5', '2/2')
    """
    items = _listed(indikator)
    spans = windows(last_month(sampai), periode)
    rules = aturan or load_aturan()[0]
    acuan = Acuan(polaritas, metode_capaian, skala, target)
    acuan.check(items)
    measures = {item.id: measure(item, acuan, rules, tahun) for item in items}
    store = Store.of(data)
    children = _tree_of_units(store, induk or {})
    store.anak = children
    formulas = [_Formula.of(item) for item in items]
    inputs = [item for formula in formulas for item in formula.masukan]
    of_catalog = [way for formula in formulas for way in formula.indikator.agregasi]
    links = link(inputs, store.spellings, agregasi, of_catalog)
    work = _Work(store, links, tahun, spans, measures, rules)
    rows = (row for name in _units(store, unit) for formula in formulas for row in work.rows(name, formula))
    ordered = sorted(links.items())
    findings = (*data.diagnostics, *unmatched(links, store.spellings))
    return Table(tuple(rows), tuple(item for _, item in ordered), findings)


@dataclass(frozen=True, slots=True)
class _Formula:
    """An indicator with its formula ready to be applied; ``refusal`` where the cell is beyond the bounds."""

    indikator: Indikator
    rumus: Rumus | None
    tree: Tree | None
    masukan: tuple[Masukan, ...]
    keys: tuple[Key, ...]
    refusal: str = ""

    @classmethod
    def of(cls, indikator: Indikator) -> _Formula:
        try:
            rumus = indikator.rumus
        except FormulaError as error:
            return cls(indikator, None, None, (), (), error.diagnostics[0].message)
        tree = rumus.tree
        if tree is not None and rumus.shows_percent:
            tree = Binary("*", tree, Number(Fraction(100), None, tree.span), tree.span)
        return cls(indikator, rumus, tree, rumus.masukan, tuple(key_of(item.nama) for item in rumus.masukan))


@dataclass(frozen=True, slots=True)
class _Work:
    store: Store
    links: Mapping[Key, Tautan]
    tahun: int
    windows: tuple[Window, ...]
    measures: Mapping[str, UkuranIndikator]
    aturan: Aturan

    def rows(self, unit: str, formula: _Formula) -> Iterator[Baris]:
        item = formula.indikator
        satuan = formula.rumus.satuan if formula.rumus else None
        for window in self.windows:
            answer = self.answer(unit, formula, window)
            held = self.measures[item.id].at(window, satuan)
            told = _judged(answer, satuan, held, self.aturan)
            yield Baris(
                self.store.units[unit], item.id, item.indikator, self.tahun, window.jenis, window.kode,
                answer.nilai, satuan, held.ukuran.target, told.capaian, told.predikat,
                told.status, told.alasan, told.pesan, answer.kelengkapan,
            )  # fmt: skip

    def answer(self, unit: str, formula: _Formula, window: Window) -> _Answer:
        if formula.rumus is None:
            return _Answer(None, "galat", "rumus_ditolak", formula.refusal)
        if formula.tree is None:
            kelas = formula.rumus.kelas.value
            return _Answer(None, "tanpa_nilai", kelas, "sel ini tidak memuat rumus yang dapat dihitung")
        links = [self.links[key] for key in formula.keys]
        figures = [
            self.figure(unit, item, tautan, window)
            for item, tautan in zip(formula.masukan, links, strict=True)
        ]
        values: dict[str, Value] = {
            spelling: figure.nilai
            for item, figure in zip(formula.masukan, figures, strict=True)
            for spelling in item.ejaan
        }
        return _answered(formula.tree, values, figures, links)

    def figure(self, unit: str, item: Masukan, tautan: Tautan, window: Window) -> Angka:
        """Return the figure of an input; a constant of a note holds where the data don't know the input."""
        if item.default is None or self.store.has(unit, tautan):
            return self.store.figure(unit, tautan, self.tahun, window)
        if window.jenis != "tahun" and _OF_A_YEAR.search(f"{item.nama} {item.default_source}"):
            message = f"{item.nama}: tetapan setahun tidak dipakai untuk {window}"
            return Angka(None, 0, 0, "tetapan_setahun", message)
        return Angka(item.default)


@dataclass(frozen=True, slots=True)
class _Answer:
    nilai: Fraction | None
    status: str
    alasan: str = ""
    pesan: str = ""
    kelengkapan: str | None = None


def _judged(answer: _Answer, satuan: str | None, held: UkuranPeriode, aturan: Aturan) -> Penilaian:
    """Judge a figure; one without value has neither achievement nor predicate, and keeps its own reason."""
    if answer.nilai is None:
        return Penilaian(answer.status, answer.alasan, answer.pesan)
    told = judge(answer.nilai, satuan, held.ukuran, aturan)
    if told.status == "ok" and held.alasan:
        told.alasan = held.alasan
    told.pesan = "; ".join(filter(None, (told.pesan, answer.pesan, held.pesan)))
    return told


def _answered(tree: Tree, values: Mapping[str, Value], figures: list[Angka], links: list[Tautan]) -> _Answer:
    evaluation = evaluate(tree, values)
    complete = _completeness(figures)
    if evaluation.value is not None:
        return _Answer(evaluation.value, "ok", "", _uneven(figures, links), complete)
    reason = evaluation.reason
    assert reason is not None
    missing = next((figure for figure in figures if figure.nilai is None), None)
    if reason.code == "masukan_kosong" and missing is not None:
        return _Answer(None, "tanpa_nilai", missing.alasan, missing.pesan, complete)
    return _Answer(None, "tanpa_nilai", reason.code, reason.message, complete)


def _uneven(figures: list[Angka], links: list[Tautan]) -> str:
    """Warn of sums over unequal numbers of months: one more month above the line than below it."""
    added = [
        (figure, tautan)
        for figure, tautan in zip(figures, links, strict=True)
        if figure.wajib and tautan.agregasi == "jumlah"
    ]
    if len({figure.ada for figure, _ in added}) < 2:
        return ""
    shown = "; ".join(f"{tautan.nama} {figure.ada}/{figure.wajib}" for figure, tautan in added)
    return f"jumlah dari bulan yang tidak sama banyaknya: {shown}"


def _completeness(figures: Iterable[Angka]) -> str | None:
    due = [figure for figure in figures if figure.wajib]
    worst = min(due, key=lambda figure: (Fraction(figure.ada, figure.wajib), -figure.wajib), default=None)
    return f"{worst.ada}/{worst.wajib}" if worst else None


def _listed(indikator: Catalog | Indikator | Iterable[Indikator]) -> list[Indikator]:
    if isinstance(indikator, Indikator):
        return [indikator]
    return list(indikator.values() if isinstance(indikator, Catalog) else indikator)


def _units(store: Store, wanted: str | Collection[str] | None) -> list[str]:
    """Return the units to compute, in alphabetical order of their names."""
    if wanted is None:
        return sorted(store.units, key=lambda unit: (store.units[unit], unit))
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    for name in names:
        if unit_key(name) not in store.units:
            raise NameLookupError(_unknown_unit(name, store))
    return [unit_key(name) for name in names]


def _tree_of_units(store: Store, induk: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the units below each unit; units above are known by ``induk`` even without data of their own."""
    above = {unit_key(below): unit_key(name) for below, name in induk.items()}
    for below, name in induk.items():
        if unit_key(below) not in store.units and unit_key(below) not in above.values():
            raise NameLookupError(_unknown_unit(below, store))
        for item in (below, name):
            store.units.setdefault(unit_key(item), item)
    children: dict[str, list[str]] = {}
    for below, name in above.items():
        _refuse_circle(below, above, store)
        children.setdefault(name, []).append(below)
    return children


def _refuse_circle(unit: str, above: Mapping[str, str], store: Store) -> None:
    seen = [unit]
    while (unit := above.get(unit, "")) and unit not in seen:
        seen.append(unit)
    if unit:
        shown = " di bawah ".join(store.units[item] for item in [*seen[seen.index(unit) :], unit])
        raise NameLookupError(Diagnostic.of("IKI812", f"susunan unit kerja melingkar: {shown}"))


def _unknown_unit(name: str, store: Store) -> Diagnostic:
    hint = suggest_sentence(name, sorted(store.units.values()))
    return Diagnostic.of("IKI811", f"unit kerja `{name}` tidak ada di data", help=hint)
