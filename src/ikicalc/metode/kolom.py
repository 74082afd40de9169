"""A method of achievement over whole columns, with the figures and reasons of ``run``.

Knows: steps one after the other over columns, one target for all rows; rows that only ``run`` can do.
Must not know: scales, periods, how columns are held.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ikicalc.backends.kolom import Benar, Kolom, first_cause, shifted_causes
from ikicalc.backends.program import Hitungan, Program, compile_columns
from ikicalc.diagnostics import Diagnostic, InputValueError
from ikicalc.metode.inputs import Given, take
from ikicalc.metode.model import Jenis, Langkah, Metode, Syarat, names_in
from ikicalc.metode.run import certainty, run, told_of
from ikicalc.metode.target import Target
from ikicalc.syntax.tree import Call, Name, Number, Tree


class Alasan(NamedTuple):
    """Why a row has no value: a code for machines, a sentence for people."""

    kode: str
    pesan: str


@dataclass(slots=True)
class HasilKolom:
    """The achievement of each row; a cause in ``kolom.sebab`` is the place in ``alasan``, from 1."""

    kolom: Kolom
    alasan: list[Alasan] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)


def run_columns(metode: Metode, masukan: str, nilai: Kolom, target: Target) -> HasilKolom:
    """Compute ``metode`` for all figures of its input ``masukan`` against one target.

    Raises ``InputValueError`` (IKI510) where the target is of a kind that the method does not take.

    >>> from ikicalc.catalog import load_aturan
    >>> naik = load_aturan()[0].find_metode("capaian/naik")
    >>> run_columns(naik, "R", Kolom.of([Fraction(8), None]), Target.read(10)).kolom.values()
    [Fraction(80, 1), None]
    """
    if not _fits(metode, masukan):
        return _row_by_row(metode, masukan, nilai, target)
    given = take(metode, {}, target)
    running = _Running(metode, given, {masukan: nilai}, HasilKolom(nilai))
    running.result.findings += (*given.findings, *certainty(metode))
    running.refuse()
    for step in metode.langkah:
        running.compute(step)
    return running.done()


def _fits(metode: Metode, masukan: str) -> bool:
    """Say whether columns can do the method: no lists, no bounds on what may be given."""
    item = next(item for item in metode.masukan if item.nama == masukan)
    plain = item.jenis is Jenis.ANGKA and item.minimum is None and item.maksimum is None
    return plain and not any(cara.tiap for step in metode.langkah for cara in step.cara)


@dataclass(slots=True)
class _Running:
    metode: Metode
    given: Given
    columns: dict[str, Kolom]
    result: HasilKolom

    def refuse(self) -> None:
        """Take the value from the rows of which the method says that it has none."""
        for item in self.metode.temuan:
            if not item.tanpa_nilai:
                continue
            self.result.alasan.append(Alasan(item.tanpa_nilai, item.pesan))
            self.result.kolom = self.result.kolom.stopped(self.holds(item), len(self.result.alasan))

    def holds(self, syarat: Syarat) -> Benar:
        truth = _program(syarat.rumus).run(self.values()).kolom
        holds: Benar = (truth.atas != 0) & truth.ada
        return holds

    def compute(self, step: Langkah) -> None:
        if step.nama in self.given.values:
            return
        told = _program(self.way(step)).run(self.values())
        found = self.keep(told)
        for bound in _bounds(step):
            found = _program(bound).run({step.nama: found}).kolom
        self.columns[step.nama] = found

    def way(self, step: Langkah) -> Tree:
        """Return the first way whose names are all there, as ``run`` does."""
        known = {*self.given.values, *self.columns}
        ways = (cara for cara in step.cara if known.issuperset(names_in(cara.rumus)))
        return next(ways, step.cara[0]).rumus

    def values(self) -> dict[str, Kolom]:
        constants = {
            name: Kolom.constant(value)
            for name, value in self.given.values.items()
            if isinstance(value, Fraction)
        }
        return constants | self.columns

    def keep(self, told: Hitungan) -> Kolom:
        """Note the reasons of a step behind those of the steps before, which come first."""
        before = len(self.result.alasan)
        self.result.alasan += [self.named(reason.code, reason.message) for reason in told.reasons]
        causes = first_cause(self.result.kolom.sebab, shifted_causes(told.kolom.sebab, before))
        self.result.kolom = Kolom(told.kolom.atas, told.kolom.bawah, causes)
        return told.kolom

    def named(self, code: str, message: str) -> Alasan:
        return Alasan("target_nol" if code == "penyebut_nol" and self.target_is_zero else code, message)

    @property
    def target_is_zero(self) -> bool:
        targets = [item for item in self.metode.masukan if item.dari == "target"]
        return any(self.given.values.get(name) == 0 for item in targets for name in item.formula_names)

    def done(self) -> HasilKolom:
        last = self.values()[self.metode.langkah[-1].nama]
        self.result.kolom = Kolom(last.atas, last.bawah, self.result.kolom.sebab)
        self.result.findings += self.findings()
        return self.result

    def findings(self) -> Iterator[Diagnostic]:
        """Yield what the method has to tell of at least one row."""
        for item in self.metode.temuan:
            if not item.tanpa_nilai and self.holds(item).any():
                yield told_of(item)


@lru_cache(maxsize=1024)
def _program(tree: Tree) -> Program:
    return compile_columns(tree)


def _bounds(step: Langkah) -> Iterator[Tree]:
    """Yield what a step does to its figure in the end, as formulas over its own name."""
    name = Name(step.nama)
    if step.bulatkan is not None:
        yield Call("round", (name, Number(Fraction(step.bulatkan))))
    if step.minimum is not None:
        yield Call("max", (name, Number(step.minimum)))
    if step.maksimum is not None:
        yield Call("min", (name, Number(step.maksimum)))


def _row_by_row(metode: Metode, masukan: str, nilai: Kolom, target: Target) -> HasilKolom:
    """Let ``run`` compute each row; a figure that the method refuses has that reason."""
    result = HasilKolom(nilai)
    found: list[Fraction | None] = []
    causes: list[int] = []
    for value in nilai.values():
        capaian, reason = None, Alasan("masukan_kosong", f"masukan kosong: {masukan}")
        if value is not None:
            capaian, reason = _one_row(metode, {masukan: value}, target, result)
        found.append(capaian)
        causes.append(0 if capaian is not None else _place(result.alasan, reason))
    result.kolom = Kolom.of(found).recaused(causes).reshaped(nilai.shape)
    return result


def _one_row(
    metode: Metode, given: dict[str, Fraction], target: Target, result: HasilKolom
) -> tuple[Fraction | None, Alasan]:
    try:
        told = run(metode, given, target)
    except InputValueError as error:
        if error.diagnostics[0].code == "IKI510":  # the target is to blame, for every row alike
            raise
        return None, Alasan("masukan_tidak_cocok", error.diagnostics[0].message)
    if told.nilai is not None:
        result.findings += [finding for finding in told.diagnostics if finding not in result.findings]
    return told.nilai, Alasan(told.alasan or "", told.pesan)


def _place(reasons: list[Alasan], reason: Alasan) -> int:
    if reason not in reasons:
        reasons.append(reason)
    return reasons.index(reason) + 1
