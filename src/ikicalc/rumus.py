"""A formula with all that can be asked of it: its reading, inputs, unit, figure and steps.

Knows: how reading, inputs, units and the exact walker fit together. Must not know: catalogs, files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ikicalc.checks import Context, check_formula
from ikicalc.diagnostics import Diagnostic, FormulaError, InputValueError
from ikicalc.evaluate import Evaluation, Value, evaluate
from ikicalc.masukan import Masukan, collect, match
from ikicalc.numbers import reads_two_ways, to_fraction
from ikicalc.satuan import UnitResult, infer, is_counted
from ikicalc.syntax.reading.kelas import Kelas
from ikicalc.syntax.reading.read import Reading, read
from ikicalc.syntax.tree import Binary, Number, Tree
from ikicalc.syntax.tree.printing import canonical, indonesian, latex
from ikicalc.syntax.words.lexicon import lexicon
from ikicalc.syntax.words.volume import Volume, find_volumes
from ikicalc.tetapan import default_told, with_default

if TYPE_CHECKING:
    from ikicalc.symbolic import Expr, Sensitivity

_HUNDRED = Fraction(100)
_TWICE = "IKI207"
UNLIKE = "satuan_berbeda"


@dataclass(frozen=True)
class Hasil:
    """The figure of an indicator: exact ``realisasi`` in ``satuan``, or none with its reason.

    ``status`` is ``ok`` or ``tanpa_nilai``; ``alasan`` the reason's code, ``pesan`` its sentence;
    ``langkah`` the numbered steps. No value is never zero.

    >>> parse("jumlah A dibagi jumlah B").evaluate({"jumlah A": 9, "jumlah B": 12}).langkah
    ('1. jumlah A ÷ jumlah B = 9 ÷ 12 = 0,75',)
    """

    realisasi: Fraction | None
    satuan: str | None
    status: str
    alasan: str | None = None
    pesan: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    capaian: Fraction | None = None
    predikat: str | None = None
    kelengkapan: str | None = None
    evaluation: Evaluation | None = field(default=None, repr=False, compare=False)

    @cached_property
    def langkah(self) -> tuple[str, ...]:
        """The numbered steps with the figures filled in; empty where nothing was computed."""
        from ikicalc.explain import steps_text

        return tuple(steps_text(self.evaluation)) if self.evaluation is not None else ()

    def _repr_html_(self) -> str:
        """How a notebook shows the result."""
        from ikicalc.cards import result_card

        return result_card(self)


@dataclass(frozen=True, eq=False)
class Rumus:
    """A formula cell as read. Immutable; two are equal when their canonical texts are.

    >>> rumus = parse("(Jumlah A dibagi jumlah B) dikali 100%")
    >>> rumus.kanonik
    '[[Jumlah A]] / [[jumlah B]] * 100'
    >>> rumus.evaluate({"Jumlah A": 9, "jumlah B": 12}).realisasi
    Fraction(75, 1)
    """

    teks: str
    indikator: str
    satuan_tertulis: str
    reading: Reading = field(repr=False)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rumus):
            return NotImplemented
        if self.tree is None or other.tree is None:
            return (self.kelas, self.teks) == (other.kelas, other.teks)
        return self.kanonik == other.kanonik

    def __hash__(self) -> int:
        return hash(self.kanonik if self.tree is not None else (self.kelas, self.teks))

    @property
    def kelas(self) -> Kelas:
        """The class of the cell: rumus, hitung, tersirat, rujukan or tanpa_rumus (aturan 6)."""
        return self.reading.kelas

    @property
    def tree(self) -> Tree | None:
        """The formula as a tree; None where nothing can be computed."""
        return self.reading.tree

    @cached_property
    def kanonik(self) -> str | None:
        """The canonical text, which parses to the same formula."""
        return canonical(self.tree) if self.tree is not None else None

    @property
    def text(self) -> str:
        """The formula as readable Indonesian."""
        return indonesian(self._computable())

    @property
    def latex(self) -> str:
        """The formula in LaTeX, with real fractions."""
        return latex(self._computable())

    @cached_property
    def volume(self) -> tuple[Volume, ...]:
        """Quantities told in prose, candidates for a target."""
        return find_volumes(self.teks) if self.reading.prose else ()

    @property
    def lain(self) -> tuple[str, ...]:
        """Canonical texts of further formulas in the cell."""
        return tuple(canonical(tree) for tree in self.reading.others)

    @cached_property
    def masukan(self) -> tuple[Masukan, ...]:
        """The named inputs, in order of appearance, with the defaults that notes give."""
        if self.tree is None:
            return ()
        return tuple(with_default(item, self.reading.constants) for item in collect(self.tree))

    @cached_property
    def _unit(self) -> UnitResult:
        return infer(self.tree) if self.tree is not None else UnitResult(None)

    @property
    def penolakan(self) -> Diagnostic | None:
        """Why the formula has no figure whatever the inputs: it adds two units that cannot meet (IKI302).

        >>> rumus = parse("Jumlah pegawai + jumlah dokumen")
        >>> rumus.evaluate({"Jumlah pegawai": 3, "jumlah dokumen": 2}).alasan
        'satuan_berbeda'
        """
        return next((found for found in self._unit.diagnostics if found.severity == "galat"), None)

    @cached_property
    def shows_percent(self) -> bool:
        """Whether the figure of a ratio without factor is shown in percent."""
        return self.tree is not None and self._context.is_percentage and self._unit.ratio

    @cached_property
    def satuan(self) -> str | None:
        """The unit of the figure: ``%``, a noun, a product of nouns, or None where it is unknown."""
        if self.shows_percent or self._unit.unit == "%":
            return "%"
        if self.satuan_tertulis:
            return self.satuan_tertulis
        if self.tree is None and self._context.is_percentage:
            return "%"
        return self._unit.unit

    @cached_property
    def _context(self) -> Context:
        return Context(
            self.teks,
            self.indikator,
            self.satuan_tertulis,
            self.kelas,
            self.tree,
            self._unit.unit,
            self._unit.ratio,
        )

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All findings of reading, units and sense, in reading order of the steps."""
        defaults = tuple(default_told(item) for item in self.masukan if item.default is not None)
        return (*self.reading.diagnostics, *defaults, *self._unit.diagnostics, *check_formula(self._context))

    @property
    def ids(self) -> dict[str, str]:
        """The input id of each spelling in the formula."""
        return {spelling: item.id for item in self.masukan for spelling in item.ejaan}

    @cached_property
    def sympy(self) -> Expr:
        """The formula for analysis, over symbols named by input ids."""
        from ikicalc.symbolic import analysis

        return analysis(self._computable(), self.ids)

    @cached_property
    def compiled(self) -> Expr:
        """The formula for computing, which keeps ``a/a`` and ``0*x`` as they are written."""
        from ikicalc.symbolic import to_sympy

        return to_sympy(self._computable(), self.ids)

    def equivalent(self, other: Rumus) -> bool:
        """Whether both formulas mean the same over the same inputs: ``A / B x 100`` and ``100 x A / B``.

        >>> parse("[[A]] / [[B]] * 100").equivalent(parse("100 * [[A]] / [[B]]"))
        True
        """
        from ikicalc.symbolic import equivalent

        return equivalent(self._computable(), other._computable(), {**other.ids, **self.ids})

    def sensitivity(self, values: Mapping[str, object]) -> list[Sensitivity]:
        """Return which input moves the figure most at the given values, the strongest first."""
        from ikicalc.symbolic import sensitivity

        figures = self._figures(values)[0]
        point = {i.id: v for i in self.masukan if isinstance(v := figures.get(i.nama), Fraction)}
        return sensitivity(self._computable(), self.ids, point)

    def evaluate(self, values: Mapping[str, object] | None = None, /, **more: object) -> Hasil:
        """Compute the figure exactly from values by input name, spelling or id.

        Values are numbers or Indonesian numeric text; what is missing takes a default from a note, else
        the figure has no value. Never raises for a value: the findings say what is wrong.
        """
        given = {**(values or {}), **more}
        if self.tree is None:
            finding = next((d for d in self.reading.diagnostics if d.severity == "galat"), None)
            pesan = finding.message if finding else "sel ini tidak memuat rumus yang dapat dihitung"
            return Hasil(None, self.satuan, "tanpa_nilai", self.kelas.value, pesan, self.diagnostics)
        if (refusal := self.penolakan) is not None:
            return Hasil(None, self.satuan, "tanpa_nilai", UNLIKE, refusal.message, self.diagnostics)
        figures, found, unreadable = self._figures(given)
        if unreadable:
            reason = unreadable[0]
            alasan = "masukan_ganda" if reason.code == _TWICE else "masukan_bukan_angka"
            told = (*self.diagnostics, *found)
            return Hasil(None, self.satuan, "tanpa_nilai", alasan, reason.message, told)
        return self._hasil(self._evaluation(figures), found)

    def explain(self, values: Mapping[str, object] | None = None, format: str = "text") -> str:
        """Return the numbered steps with the figures filled in, as ``text``, ``latex`` or ``html``."""
        from ikicalc.explain import steps_html, steps_latex, steps_text

        figures, _, unreadable = self._figures(dict(values or {}))
        if unreadable:
            raise InputValueError(*unreadable)
        evaluation = self._evaluation(figures)
        if format == "html":
            return steps_html(evaluation)
        lines = steps_latex(evaluation) if format == "latex" else steps_text(evaluation)
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        """How a notebook shows the formula."""
        from ikicalc.cards import formula_card

        return formula_card(self)

    def _repr_latex_(self) -> str | None:
        """The formula alone, for a page without HTML; None where the cell has no formula."""
        return None if self.tree is None else f"$\\displaystyle {self.latex}$"

    # --- inside ----------------------------------------------------------------------------------

    def _computable(self) -> Tree:
        if self.tree is None:
            raise FormulaError(*(d for d in self.reading.diagnostics if d.severity == "galat"))
        return self.tree

    def _figures(
        self, given: Mapping[str, object]
    ) -> tuple[dict[str, Value], tuple[Diagnostic, ...], list[Diagnostic]]:
        """Return the figure of each spelling, the findings, and those that leave an input without one."""
        matched, found = match(self.masukan, given)
        figures: dict[str, Value] = {}
        unreadable = [item for item in found if item.code == _TWICE]  # neither of two values is taken
        for item in self.masukan:
            try:
                value = _value(matched.get(item.id), item)
            except InputValueError as error:
                told = tuple(replace(d, message=f"{item.nama}: {d.message}") for d in error.diagnostics)
                unreadable.extend(told)
                found = (*found, *told)
                continue
            figure = item.default if value is None else value
            figures.update(dict.fromkeys(item.ejaan, figure))
        return figures, found, unreadable

    def _evaluation(self, figures: Mapping[str, Value]) -> Evaluation:
        tree = self._computable()
        if self.shows_percent:
            tree = Binary("*", tree, Number(_HUNDRED, None, tree.span), tree.span)
        return evaluate(tree, figures)

    def _hasil(self, evaluation: Evaluation, found: tuple[Diagnostic, ...]) -> Hasil:
        told = (*self.diagnostics, *found)
        if evaluation.value is None:
            reason = evaluation.reason
            assert reason is not None
            reasons = tuple(item.diagnostic for item in evaluation.reasons)
            return Hasil(
                None,
                self.satuan,
                "tanpa_nilai",
                reason.code,
                reason.message,
                (*told, *reasons),
                evaluation=evaluation,
            )
        outside = _outside(evaluation.value) if self._is_share() else ()
        return Hasil(
            evaluation.value, self.satuan, "ok", diagnostics=(*told, *outside), evaluation=evaluation
        )

    def _is_share(self) -> bool:
        head = self.indikator.split()[:1]
        return self.satuan == "%" and bool(head) and head[0].casefold() in lexicon().percent_form


def parse(
    teks: str, *, indikator: str | None = None, satuan: str | None = None, catatan: Sequence[str] = ()
) -> Rumus:
    r"""Read a formula cell as printed and return it as a ``Rumus``.

    ``indikator`` is the indicator's name and ``satuan`` its unit, where the table has them; ``catatan`` are
    other cells of the row that may give a constant. Raises ``FormulaError`` only for a text over 20,000
    characters (IKI002) or nested over 200 levels (IKI003); everything else is told in ``diagnostics``.

    >>> parse(r"$\frac{\text{Jumlah A}}{12 \text{ desa}} \times 100\%$").kanonik
    '[[Jumlah A]] / 12 {desa} * 100'
    >>> parse("", indikator="Jumlah laporan bulanan").kelas.value
    'tersirat'
    """
    name, unit = " ".join((indikator or "").split()), (satuan or "").strip()
    return Rumus(teks, name, unit, read(teks, indikator=name, satuan=unit, notes=catatan))


@lru_cache(maxsize=1024)
def parse_row(teks: str, indikator: str, satuan: str | None, catatan: tuple[str, ...]) -> Rumus:
    """Return what ``parse`` returns, kept for the rows of a large catalog that are printed alike.

    >>> parse_row("A / B", "Rasio", None, ()) is parse_row("A / B", "Rasio", None, ())
    True
    """
    return parse(teks, indikator=indikator, satuan=satuan, catatan=catatan)


def _value(given: object, item: Masukan) -> Value:
    if isinstance(given, str) and reads_two_ways(given) and item.satuan and is_counted(item.satuan):
        message = f"`{given.strip()}` dapat dibaca dengan dua cara"
        raise InputValueError(
            Diagnostic.of("IKI403", message, help="tulis ribuan dengan titik, atau angkanya saja")
        )
    if given is None or (isinstance(given, str) and given.strip().casefold() in {"", *lexicon().empty}):
        return None
    if isinstance(given, list | tuple):
        return tuple(None if item is None else to_fraction(item) for item in given)
    return to_fraction(given)


def _outside(value: Fraction) -> tuple[Diagnostic, ...]:
    if 0 <= value <= _HUNDRED:
        return ()
    return (
        Diagnostic.of(
            "IKI404", "persentase di luar 0 sampai 100",
            help="periksa masukannya: pembilang bagian dari penyebut? jumlah semua atau rata-rata per orang?",
        ),
    )  # fmt: skip


__all__: list[str] = ["Hasil", "Rumus", "parse"]
