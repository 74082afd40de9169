"""A method at work: its steps one after the other, exactly, with the reason where there is no value.

Knows: which way of a step is taken, steps over lists, rounding and bounds, findings of the method.
Must not know: scales' bands, files, or the figures of any regulation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from ikicalc.diagnostics import Diagnostic, InputValueError
from ikicalc.evaluate import Evaluation, evaluate
from ikicalc.explain import steps_text
from ikicalc.metode.inputs import Given, Items, Value, take
from ikicalc.metode.model import Cara, Langkah, Metode, Syarat, count_name, names_in
from ikicalc.metode.target import Target
from ikicalc.numbers import decimals_of, indonesian_number, round_half_up
from ikicalc.syntax.tree import Tree
from ikicalc.syntax.tree.printing import indonesian

_SHOWN_DECIMALS = 4  # of the items of a list step


@dataclass(frozen=True, slots=True)
class HasilMetode:
    """The figure of a method, or none with its reason; ``rincian`` holds what was computed per item.

    ``skala`` is the id of the scale that the method names for the figure. ``alasan`` is a code as of
    ``evaluate.Reason``, or ``target_nol``.
    """

    metode: Metode
    nilai: Fraction | None
    alasan: str | None = None
    pesan: str = ""
    langkah: tuple[str, ...] = ()
    rincian: tuple[tuple[str, Items], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    skala: str | None = None


class _NoValueError(Exception):
    """A step has no value; carries the reason's code, sentence and finding."""

    def __init__(self, alasan: str, pesan: str, finding: Diagnostic | None = None) -> None:
        super().__init__(alasan, pesan)
        self.alasan, self.pesan = alasan, pesan
        self.finding = finding or Diagnostic.of("IKI402", pesan)


def run(metode: Metode, masukan: Mapping[str, object], target: Target | None = None) -> HasilMetode:
    """Compute ``metode`` from inputs by name; raise ``InputValueError`` for values of the wrong kind.

    A missing input or a zero denominator is no error: ``nilai`` is None, with the reason.

    >>> from ikicalc.kinerja import Kepastian, Sumber
    >>> from ikicalc.metode import Cara, Langkah, MasukanMetode
    >>> from ikicalc.syntax.tree.notation import parse_notation
    >>> cara = Cara(parse_notation("[[panen]] / [[kolam]] * 100"), "")
    >>> kolam = Metode("kolam", "", (MasukanMetode("panen"), MasukanMetode("kolam")),
    ...                (Langkah("persen", (cara,)),), Sumber("Perdes 1", 2024), Kepastian.TERBACA)
    >>> run(kolam, {"panen": 9, "kolam": 12}).nilai
    Fraction(75, 1)
    >>> run(kolam, {"panen": 9, "kolam": 0}).alasan
    'penyebut_nol'
    """
    given = take(metode, masukan, target)
    running = _Run(metode, given)
    try:
        nilai = running.steps()
    except _NoValueError as stop:
        findings = (*given.findings, *certainty(metode), stop.finding)
        return running.result(None, findings, alasan=stop.alasan, pesan=stop.pesan)
    findings = (*given.findings, *certainty(metode), *running.findings())
    return running.result(nilai, findings, skala=running.scale())


@dataclass(slots=True)
class _Run:
    metode: Metode
    given: Given
    langkah: list[str] = field(default_factory=list)
    rincian: list[tuple[str, Items]] = field(default_factory=list)

    def result(
        self,
        nilai: Fraction | None,
        findings: tuple[Diagnostic, ...],
        *,
        alasan: str | None = None,
        pesan: str = "",
        skala: str | None = None,
    ) -> HasilMetode:
        lines = [*self.given.told, *self.langkah]
        numbered = tuple(f"{number}. {line}" for number, line in enumerate(lines, start=1))
        details = tuple(self.rincian)
        return HasilMetode(self.metode, nilai, alasan, pesan, numbered, details, findings, skala)

    def steps(self) -> Fraction:
        for item in self.metode.temuan:
            if item.tanpa_nilai and self.holds(item.rumus):
                raise _NoValueError(item.tanpa_nilai, item.pesan, told_of(item))
        for step in self.metode.langkah:
            if step.nama in self.given.values:
                self.keep_items(step.nama)
                self.langkah.append(f"{step.nama} diberikan: {_shown(self.given.values[step.nama])}")
            else:
                self.given.put(step.nama, self.compute(step))
        last = self.given.values[self.metode.langkah[-1].nama]
        assert isinstance(last, Fraction)
        return last

    def keep_items(self, name: str) -> None:
        value = self.given.values[name]
        if isinstance(value, tuple):
            self.rincian.append((name, value))

    def compute(self, step: Langkah) -> Value:
        cara = self.way(step)
        self.refuse_gaps(cara)
        if cara.tiap:
            return self.per_item(step, cara)
        evaluation = evaluate(cara.rumus, self.given.values)
        lines = [line.partition(". ")[2] for line in steps_text(evaluation)]
        self.langkah += [f"{step.nama}: {lines[0]}", *lines[1:]]
        if evaluation.value is None:
            raise self.no_value(evaluation)
        value, told = _finished(step, evaluation.value)
        self.langkah += told
        return value

    def way(self, step: Langkah) -> Cara:
        """Return the first way whose names are all there; tell all of them where none is."""
        for cara in step.cara:
            if all(name in self.given.values or name in self.given.tables for name in _needs(cara)):
                return cara
        if step.diberikan is None or len(step.cara) == 1:
            return step.cara[0]
        ways = [" dan ".join(_needs(cara)) for cara in step.cara]
        raise _NoValueError("masukan_kosong", f"masukan kosong: {step.nama}, atau {', atau '.join(ways)}")

    def refuse_gaps(self, cara: Cara) -> None:
        for name in _needs(cara):
            if name in self.given.gaps:
                raise _NoValueError("masukan_kosong", self.given.gaps[name])

    def per_item(self, step: Langkah, cara: Cara) -> Items:
        """Compute a step once per item of its list."""
        if cara.tiap not in self.given.values and cara.tiap not in self.given.tables:
            raise _NoValueError("masukan_kosong", f"masukan kosong: {cara.tiap}")
        count = self.given.values[count_name(cara.tiap)]
        assert isinstance(count, Fraction)
        items: list[Fraction | None] = []
        for index in range(int(count)):
            evaluation = evaluate(cara.rumus, self.item_values(cara, index, int(count)))
            if evaluation.value is None and not step.boleh_kosong:
                raise self.no_value(evaluation, f"{step.nama} ke-{index + 1}: ")
            items.append(None if evaluation.value is None else _finished(step, evaluation.value)[0])
        self.rincian.append((step.nama, tuple(items)))
        formula = indonesian(cara.rumus)
        self.langkah.append(f"{step.nama} = {formula}, untuk tiap isi {cara.tiap}: {_shown(tuple(items))}")
        return tuple(items)

    def item_values(self, cara: Cara, index: int, count: int) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for name in names_in(cara.rumus):
            value = (
                self.given.tables[name][index] if name in self.given.tables else self.given.values.get(name)
            )
            if isinstance(value, tuple) and name not in self.given.tables:
                if len(value) != count:
                    message = f"{name} memuat {len(value)} isi, sedangkan {cara.tiap} memuat {count}"
                    raise InputValueError(Diagnostic.of("IKI509", message, help="samakan banyaknya isi"))
                value = value[index]
            values[name] = value
        return values

    def no_value(self, evaluation: Evaluation, where: str = "") -> _NoValueError:
        reason = evaluation.reason
        assert reason is not None
        code = reason.code
        if code == "penyebut_nol" and self.target_is_zero():
            code = "target_nol"
        pesan = where + reason.message
        return _NoValueError(code, pesan, Diagnostic.of(reason.diagnostic.code, pesan))

    def target_is_zero(self) -> bool:
        targets = [item for item in self.metode.masukan if item.dari == "target"]
        return any(self.given.values.get(name) == 0 for item in targets for name in item.formula_names)

    def holds(self, condition: Tree) -> bool:
        return bool(evaluate(condition, self.given.values).value)

    def findings(self) -> tuple[Diagnostic, ...]:
        return tuple(told_of(item) for item in self.metode.temuan if self.holds(item.rumus))

    def scale(self) -> str | None:
        choices = (item for item in self.metode.skala if item.rumus is None or self.holds(item.rumus))
        chosen = next(choices, None)
        return chosen.skala if chosen else None


def told_of(syarat: Syarat) -> Diagnostic:
    """Return the finding of a condition that holds.

    >>> from ikicalc.syntax.tree import Number
    >>> told_of(Syarat(Number(Fraction(1)), "IKI522", "target negatif")).code
    'IKI522'
    """
    return Diagnostic.of(syarat.kode, syarat.pesan, help=syarat.bantuan)


def certainty(metode: Metode) -> tuple[Diagnostic, ...]:
    """Tell of a method that nobody has read in its own text (IKI507).

    >>> from ikicalc.kinerja import Kepastian, Sumber
    >>> certainty(Metode("kolam", "", (), (), Sumber("Perdes 1", 2024), Kepastian.INGATAN))[0].code
    'IKI507'
    """
    if metode.kepastian != "ingatan":
        return ()
    message = f"metode {metode.id} ditulis dari ingatan; teks peraturannya belum dibaca"
    return (Diagnostic.of("IKI507", message, help=f"cocokkan dengan {metode.sumber}"),)


def _needs(cara: Cara) -> tuple[str, ...]:
    names = names_in(cara.rumus)
    return names if not cara.tiap or cara.tiap in names else (cara.tiap, *names)


def _finished(step: Langkah, value: Fraction) -> tuple[Fraction, list[str]]:
    """Round and bound a figure as the step says, and tell what that changed."""
    told = []
    if step.bulatkan is not None:
        value = round_half_up(rounded_from := value, step.bulatkan)
        if value != rounded_from:
            shown = indonesian_number(value, step.bulatkan)
            told.append(f"{step.nama} dibulatkan ke {step.bulatkan} desimal: {shown}")
    for bound, word in ((step.minimum, "paling kecil"), (step.maksimum, "paling besar")):
        if bound is not None and (value < bound if bound is step.minimum else value > bound):
            value = bound
            told.append(f"{step.nama} {word} {indonesian_number(bound)}: {indonesian_number(bound)}")
    return value, told


def _shown(value: Value) -> str:
    if isinstance(value, tuple):
        return "; ".join(_shown(item) for item in value)
    if value is None:
        return "kosong"
    exact = decimals_of(value)
    short = exact is not None and exact <= _SHOWN_DECIMALS
    return indonesian_number(value) if short else "≈ " + indonesian_number(value, _SHOWN_DECIMALS)
