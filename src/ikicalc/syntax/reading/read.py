"""One cell, read: which part is the formula, its tree, its class, and all that was found on the way.

Knows: the order of the steps from printed text to tree. Must not know: units, numbers for the names.
Reading is deterministic: one text, one reading; where two were plausible a finding tells the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ikicalc import kamus
from ikicalc.diagnostics import Diagnostic, FormulaError, Severity, Span
from ikicalc.syntax.cell import legend as legends
from ikicalc.syntax.cell.bands import is_band
from ikicalc.syntax.cell.constants import Constant, find_constants
from ikicalc.syntax.cell.halves import Halves, called, filled
from ikicalc.syntax.cell.labels import Label, labels_of
from ikicalc.syntax.cell.lists import listed_formula
from ikicalc.syntax.cell.parts import take_apart
from ikicalc.syntax.cell.statements import Statement
from ikicalc.syntax.formula.candidate import Candidate, read_formula
from ikicalc.syntax.levels.scope import Scope
from ikicalc.syntax.operands.figures import figure, number_at
from ikicalc.syntax.reading.bars import Bars
from ikicalc.syntax.reading.damage import cut_off, garbled_letters
from ikicalc.syntax.reading.factor import is_bare_ratio
from ikicalc.syntax.reading.kelas import (
    Kelas,
    count_of_indicator,
    counted,
    is_empty,
    is_reference,
    nothing_to_compute,
    unread_operator,
)
from ikicalc.syntax.reading.resolve import Resolved, resolve_symbols
from ikicalc.syntax.text.lexer import Token
from ikicalc.syntax.tree import Binary, Name, Number, Tree, walk
from ikicalc.syntax.tree.naming import named
from ikicalc.syntax.tree.notation import is_notation, parse_notation
from ikicalc.syntax.tree.printing import canonical
from ikicalc.syntax.words.lexicon import lexicon

MAX_LENGTH = 20_000
MAX_FORMULAS = 200
MAX_OTHERS = 20
_SURE = 2  # score of a formula beside which a broken statement does not count
_FURTHER = 3  # how much lower a further formula may score and still be told


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says: class, tree (none where nothing computes), findings.

    ``prose`` may tell volumes; ``others`` are further formulas; ``constants`` values that notes give;
    ``says_percent`` tells that the cell itself calls its figure a percentage; ``labels`` stand in front of a
    formula that fills its cell.
    """

    kelas: Kelas
    tree: Tree | None
    diagnostics: tuple[Diagnostic, ...] = ()
    prose: bool = False
    others: tuple[Tree, ...] = ()
    constants: tuple[Constant, ...] = ()
    says_percent: bool = False
    labels: tuple[Label, ...] = ()


@dataclass(slots=True)
class _Found:
    """A candidate with the statement that it came from and its rank."""

    candidate: Candidate
    statement: int
    score: int
    symbol: str = ""


def read(text: str, *, indikator: str = "", satuan: str = "", notes: Sequence[str] = ()) -> Reading:
    """Read one formula cell as printed.

    ``indikator`` is the indicator's name, ``satuan`` its unit, ``notes`` other columns that may hold a
    constant. Raises ``FormulaError`` only for a text over 20,000 characters (IKI002) or nested over 200
    levels (IKI003), ``TypeError`` for what is no text.

    >>> read("(Jumlah A dibagi jumlah B) dikali 100%").kelas
    <Kelas.RUMUS: 'rumus'>
    """
    if not isinstance(text, str):
        raise TypeError(f"`teks` harus berupa str, bukan {type(text).__name__}")
    if len(text) > MAX_LENGTH:
        message = f"teks {len(text)} huruf, paling panjang {MAX_LENGTH}"
        raise FormulaError(Diagnostic.of("IKI002", message, Span(MAX_LENGTH, len(text))))
    constants = tuple(c for note in notes for c in find_constants(note))
    if is_notation(text):
        return replace(_read_notation(text), constants=constants)
    reader = _Reader(text, indikator, satuan)
    return reader.reading(constants)


def _read_notation(text: str) -> Reading:
    try:
        tree = parse_notation(text)
    except FormulaError as error:
        if any(d.code == "IKI003" for d in error.diagnostics):
            raise
        return Reading(Kelas.TANPA_RUMUS, None, error.diagnostics)
    return Reading(Kelas.HITUNG if isinstance(tree, Name) else Kelas.RUMUS, tree)


class _Reader:
    """The steps of reading one cell in prose, symbols or LaTeX."""

    def __init__(self, text: str, indikator: str, satuan: str) -> None:
        self.text = text
        self.indikator, self.folded = indikator, indikator.casefold()
        cell = take_apart(text)
        self.mended, self.peeled, self.statements = cell.mended, cell.peeled, cell.statements
        self.legend, self.halves = cell.legend, cell.halves
        self.expects_ratio = _expects_ratio(indikator, satuan)
        self.symbols = self.legend.symbols | called(self.statements, self.halves)
        self.markers = self.legend.markers
        self.bars = Bars(self.statements, self.symbols, self.expects_ratio, self._operand)
        self.broken: Candidate | None = None

    def reading(self, constants: tuple[Constant, ...]) -> Reading:
        if is_empty(self.peeled):
            return self._without_formula()
        told = (*self.mended, *self.peeled.diagnostics, *cut_off(self.text))
        if any(item.severity is Severity.ERROR for item in told):  # an unknown command may calculate
            return Reading(Kelas.TANPA_RUMUS, None, told)
        found = self._read(constants)
        return replace(found, diagnostics=(*told, *found.diagnostics)) if told else found

    def _read(self, constants: tuple[Constant, ...]) -> Reading:
        garbled = garbled_letters(self.text)
        if garbled is not None:
            return Reading(Kelas.TANPA_RUMUS, None, (garbled,))
        own = find_constants(self.text) if "=" in self.text else ()
        chosen, others = self._choose()
        if chosen is not None and chosen.candidate.tree is not None:
            return self._formula(chosen, others, (*constants, *own))
        listed = listed_formula(self.statements, self.peeled)
        if listed is not None:
            return Reading(Kelas.RUMUS, listed[0])
        fraction = self.bars.on_two_lines()
        if fraction is not None:
            tree, percent, note = fraction
            found = [note]
            tree = self._with_factor(tree, percent, found)
            return Reading(Kelas.RUMUS, tree, tuple(found), says_percent=percent)
        if self.broken is not None:
            return Reading(Kelas.TANPA_RUMUS, None, self.broken.found)
        return self._without_formula()

    # --- choosing --------------------------------------------------------------------------------

    def _choose(self) -> tuple[_Found | None, list[_Found]]:
        """Return the formula of the cell and the further ones; the best ranked, of equals the first."""
        found = self._candidates()
        if self.halves is not None:
            found = [f for f in found if f.statement not in self.halves.statements] or [
                self._fraction(self.halves)
            ]
        if not found:
            return None, []
        best = max(found, key=lambda item: item.score)
        if self.broken is not None and (best.score < _SURE or self._lost_factor(best)):
            return None, []
        used = _names(best.candidate.tree)
        least = max(1, best.score - _FURTHER)
        others = [f for f in found if f is not best and f.score >= least and f.symbol not in used]
        return best, others[:MAX_OTHERS]

    def _lost_factor(self, best: _Found) -> bool:
        """Whether ``x 100%`` stands on a broken line beside a formula without a factor: it belongs to it."""
        return self.broken is not None and self.broken.has_factor and not best.candidate.has_factor

    def _candidates(self) -> list[_Found]:
        """Return each statement that reads as a formula; the first broken one is remembered."""
        found: list[_Found] = []
        explained = self.legend.explained
        for number, statement in enumerate(self.statements):
            for tokens, symbol in _pieces(statement) if number not in explained else ():
                if is_band(tokens):
                    continue
                candidate = read_formula(tokens, self._scope_of(statement, tokens, number))
                if candidate is not None and candidate.tree is not None:
                    found.append(_Found(candidate, number, _score(statement, candidate), symbol))
                elif self.broken is None and statement.section != "catatan":
                    self.broken = candidate
            if len(found) > MAX_FORMULAS:
                message = f"sel memuat lebih dari {MAX_FORMULAS} rumus"
                raise FormulaError(Diagnostic.of("IKI002", message, Span(0, len(self.text))))
        return found

    def _scope_of(self, statement: Statement, tokens: list[Token], number: int) -> Scope:
        scope = self._scope()
        scope.is_labelled = statement.section == "rumus"
        scope.is_above_bar = self.bars.stands_above(tokens, number)
        return scope

    def _scope(self) -> Scope:
        return Scope(
            self.peeled,
            self.symbols,
            self.expects_ratio,
            markers=self.markers,
            indicator=self.folded,
        )

    def _fraction(self, halves: Halves) -> _Found:
        """``Pembilang : ...`` over ``Penyebut : ...``, where no formula says how they are used."""
        upper, lower, *_ = self._halves(halves)
        tree = Binary("/", upper, lower, upper.span.to(lower.span))
        candidate = Candidate(tree, (), (), says_percent=False, has_factor=False, rank=2)
        return _Found(candidate, halves.upper.statements[0], 3)

    def _halves(self, halves: Halves) -> tuple[Tree, ...]:
        sides = self._operand(halves.upper.tokens), self._operand(halves.lower.tokens)
        return (*sides, self._constant(halves.factor.tokens)) if halves.factor else sides

    def _constant(self, tokens: list[Token]) -> Number:
        """``Konstanta : 1.000 kelahiran``: the number by which the fraction is multiplied."""
        scope = self._scope()
        value, percent, taken = number_at([*tokens], scope)
        terminal = figure(value, None, [*tokens[:taken]], scope, percent=percent)
        assert isinstance(terminal.value, Number)
        return terminal.value

    def _operand(self, tokens: list[Token]) -> Tree:
        divides = any(token.text == ":" for token in tokens)  # "... karena : perdarahan": half of a fraction
        candidate = None if divides else read_formula(tokens, self._scope())
        if candidate is not None and candidate.tree is not None:
            return candidate.tree
        start, end = tokens[0].start, tokens[-1].end
        return named(self.peeled.text[start:end], self.peeled.span(start, end))

    # --- a formula -------------------------------------------------------------------------------

    def _formula(self, chosen: _Found, others: list[_Found], constants: tuple[Constant, ...]) -> Reading:
        candidate = chosen.candidate
        assert candidate.tree is not None
        found = list(candidate.found)
        whole = self.bars.restored(candidate.tree, chosen.statement, found)
        if whole is not candidate.tree:  # the line beside it is no formula of its own
            others = [o for o in others if abs(o.statement - chosen.statement) > 1]
        tree = self._with_halves(whole)
        resolved = resolve_symbols(tree, self.legend, self.peeled, self._scope())
        also = [resolve_symbols(o.candidate.tree, self.legend, self.peeled, self._scope()) for o in others
                if o.candidate.tree is not None]  # fmt: skip
        percent = candidate.says_percent or self._calls_itself_percent(chosen.statement)
        tree = self._with_factor(resolved.tree, percent, found)
        found += self._told(also)
        used = resolved.used.union(*(o.used for o in also), (o.symbol for o in others), {chosen.symbol})
        if whole is not candidate.tree:
            used.update(self._labels_beside(chosen.statement))
        used.update(s for s in self.legend.symbols if self.halves and s.casefold() in self.halves.roles())
        found += legends.legend_findings(
            self.legend, used, resolved.used, self._unexplained(resolved, used), self.peeled
        )
        return Reading(
            Kelas.RUMUS,
            tree,
            tuple(found),
            others=tuple(o.tree for o in also),
            constants=constants,
            says_percent=percent,
            labels=() if also else labels_of(self.statements, candidate.begin, self.peeled),
        )

    def _labels_beside(self, number: int) -> set[str]:
        """``CPR = Jumlah A`` above ``Jumlah B x 100``: the label of the fraction that was put together."""
        return {
            e.symbol for e in self.legend.entries.values() if e.equation and abs(e.statement - number) < 2
        }

    def _calls_itself_percent(self, number: int) -> bool:
        """Whether a line before the formula calls the figure a percentage."""
        forms = lexicon().percent_form
        before = [s for s in self.statements[: number + 1] if s.section != "catatan"]
        return any(s.tokens[0].low in forms for s in before[:-1]) or any(
            word in forms for s in before[-1:] for word in s.label.split()
        )

    def _with_halves(self, tree: Tree) -> Tree:
        if self.halves is None:
            return tree
        sides = self._halves(self.halves)
        tree = filled(tree, self.halves.roles(), sides)
        if self.halves.factor and is_bare_ratio(tree):
            return Binary("*", tree, sides[-1], tree.span)
        return tree

    def _with_factor(self, tree: Tree, percent: bool, found: list[Diagnostic]) -> Tree:  # noqa: FBT001
        """A ratio without a factor gets ``* 100`` where its own cell calls it a percentage."""
        if not percent or not is_bare_ratio(tree):
            return tree
        found.append(
            Diagnostic.of("IKI109", "dikali 100 karena sel menyebutnya persentase", tree.span,
                          help="tulis `dikali 100%` di akhir rumus")
        )  # fmt: skip
        return Binary("*", tree, Number(Fraction(100), None, tree.span), tree.span)

    def _told(self, also: list[Resolved]) -> list[Diagnostic]:
        return [
            Diagnostic.of("IKI107", f"rumus lain dalam sel ini tidak dipakai: {canonical(other.tree)}",
                          other.tree.span, help="pisahkan menjadi indikator sendiri bila dimaksud")
            for other in also
        ]  # fmt: skip

    def _unexplained(self, resolved: Resolved, used: set[str]) -> Mapping[str, Span]:
        """Symbols of the formula that no legend explains."""
        return {
            node.text: node.span
            for node in walk(resolved.tree)
            if isinstance(node, Name) and node.text not in used and self._is_unclear(node.text)
        }

    def _is_unclear(self, text: str) -> bool:
        """Whether a code is neither well known nor stands in brackets behind its words: ``laju (Lj)``."""
        named = len(text) > 1 and any(f"({text})" in cell for cell in (self.text, self.indikator))
        return _is_code(text) and not named and text not in kamus.load("singkatan")["lazim"]

    # --- no formula ------------------------------------------------------------------------------

    def _without_formula(self) -> Reading:
        silent = is_empty(self.peeled) or self.legend.lists_letters
        name = None if silent else counted(self.statements, self.peeled)
        unread = unread_operator(self.statements, self.peeled) if name is not None else None
        if unread is not None:
            return Reading(Kelas.TANPA_RUMUS, None, (unread,))
        if name is not None:
            labels = labels_of(self.statements, self.statements[0].start, self.peeled)
            return Reading(Kelas.HITUNG, name, prose=True, labels=labels)
        implied = count_of_indicator(self.indikator)
        if implied is not None:
            note = Diagnostic.of(
                "IKI114",
                f"yang dihitung diambil dari nama indikator: {implied.text}",
                Span(0, len(self.text)),
            )
            return Reading(Kelas.TERSIRAT, implied, (note,), prose=True)
        if is_reference(self.statements, self.indikator):
            note = Diagnostic.of(
                "IKI115",
                "angka diambil dari metode peraturan atau penilai yang disebut sel",
                Span(0, len(self.text)),
            )
            return Reading(Kelas.RUJUKAN, None, (note,), prose=True)
        missing = nothing_to_compute(self.peeled, self.indikator)
        empty = (
            (Diagnostic.of("IKI001", "sel rumus kosong", Span(0, len(self.text))),)
            if is_empty(self.peeled)
            else ()
        )
        return Reading(Kelas.TANPA_RUMUS, None, (*empty, missing), prose=True)


def _expects_ratio(indikator: str, satuan: str) -> bool:
    words = lexicon()
    first = indikator.split()[:1]
    return satuan.strip() in ("%", "persen") or any(
        word.casefold() in words.percent_form or word.casefold() in words.other_form for word in first
    )


def _pieces(statement: Statement) -> list[tuple[list[Token], str]]:
    """A statement, or each of its definitions: ``RI = NI / NDT , RN = NN / NDT``."""
    tokens = statement.tokens
    cuts = legends.definitions(tokens)
    if not cuts:
        return [(tokens, "")]
    pieces = [(tokens[start:end], tokens[start].text) for start, end in cuts]
    head = tokens[: cuts[0][0]]
    if head and head[-1].kind == "open":  # "a/b x 100% (a = jumlah ...)"
        head = head[:-1]
    return [(head, ""), *pieces] if head else pieces


def _score(statement: Statement, candidate: Candidate) -> int:
    """Rank: a labelled formula first, prose in a note last."""
    labelled = statement.first and not statement.label.startswith(("dengan", "menggunakan"))
    return 3 * (labelled or candidate.has_factor) - 4 * (statement.section == "catatan") + candidate.rank


def _names(tree: Tree | None) -> set[str]:
    return {node.text for node in walk(tree) if isinstance(node, Name)} if tree is not None else set()


def _is_code(text: str) -> bool:
    return " " not in text and (len(text) <= 2 or (text.isupper() and len(text) <= 8))
