"""A fraction told by its labelled halves: ``Pembilang : ...`` and ``Penyebut : ...`` on lines of their own.

Knows: which lines are halves, and which names of a formula stand for them. Must not know: how a line is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ikicalc.diagnostics import FormulaError
from ikicalc.numbers import read_number
from ikicalc.syntax.cell.statements import Statement
from ikicalc.syntax.text.lexer import Token, split_percent
from ikicalc.syntax.tree import Name, Tree
from ikicalc.syntax.tree.folding import with_leaves
from ikicalc.syntax.words.lexicon import lexicon

_ROLES = ("numerator", "denominator")
_LINE = 40  # letters of a line that a narrow column may have broken


@dataclass(frozen=True, slots=True)
class Half:
    """One labelled half: its statements, its label, the tokens behind it, and its symbol: ``(a)``."""

    statements: tuple[int, ...]
    label: str
    tokens: list[Token]
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Halves:
    """Both halves of a cell."""

    upper: Half
    lower: Half
    factor: Half | None = None  # "Konstanta : 100%"

    @property
    def statements(self) -> frozenset[int]:
        """The numbers of the statements that are no formulas of their own."""
        third = self.factor.statements if self.factor else ()
        return frozenset((*self.upper.statements, *self.lower.statements, *third))

    def roles(self) -> dict[str, int]:
        """What a formula may call the halves, folded: their labels, and the labels' first letters."""
        halves = [(role, half) for role, half in enumerate((self.upper, self.lower, self.factor)) if half]
        called = {half.label: role for role, half in halves}
        first = {label[0]: role for label, role in called.items()}
        symbols = {half.symbol: role for role, half in halves if half.symbol}
        return {**(first if len(first) == len(called) else {}), **called, **symbols}


def labelled_halves(statements: Sequence[Statement]) -> Halves | None:
    """Return the halves of a fraction where both are labelled; the first label of each kind counts."""
    parts: dict[str, Half] = {}
    for number, statement in enumerate(statements):
        found = _half(statements, number, statement)
        if found is not None:
            parts.setdefault(*found)
    if not all(role in parts for role in _ROLES):
        return None
    return Halves(parts["numerator"], parts["denominator"], parts.get("factor"))


def called(statements: Sequence[Statement], halves: Halves | None) -> frozenset[str]:
    """Return the words, as printed, that call the halves: on lines of their own, or ``(a)`` at a label."""
    if halves is None:
        return frozenset()
    roles, symbols = halves.roles(), {halves.upper.symbol, halves.lower.symbol}
    return frozenset(
        token.text
        for s in statements
        for token in s.tokens
        if token.low in symbols or (len(s.tokens) == 1 and token.low in roles)
    )


def _half(statements: Sequence[Statement], number: int, statement: Statement) -> tuple[str, Half] | None:
    if _is_factor(statement.tokens) and statement.label in lexicon().factor_labels:
        return "factor", Half((number,), statement.label, statement.tokens)
    phrase = lexicon().fraction_labels.at(statement.tokens, 0)
    if phrase is None:
        return None
    rest, symbol = _without_bracket(statement.tokens[len(phrase.words) :])
    marked = bool(rest) and (rest[0].text == ":" or rest[0].kind == "eq")
    rest, last = rest[marked:], number
    if not rest and number + 1 < len(statements):  # the name stands below its label
        rest, last, marked = statements[number + 1].tokens, number + 1, True
    if not rest or not (marked or rest[0].low in lexicon().count):
        return None
    while last + 1 < len(statements) and _wraps(statements[last], statements[last + 1]):
        last += 1
        rest = [*rest, *statements[last].tokens]
    if phrase.role == "factor" and not _is_factor(rest):
        return None
    return phrase.role, Half(tuple(range(number, last + 1)), phrase.words[0], rest, symbol)


def _wraps(line: Statement, below: Statement) -> bool:
    """Whether a long line goes on below with a capital: ``... di wilayah kerja`` above ``Puskesmas ...``."""
    words, tokens = lexicon(), below.tokens
    adjacent = below.start - line.end == 1 and line.end - line.start >= _LINE
    plain = not below.item and below.section == line.section and all(t.kind == "word" for t in tokens[:2])
    labelled = words.fraction_labels.at(tokens, 0) or words.notes.at(tokens, 0) or words.labels.at(tokens, 0)
    divides = any(token.kind in ("certain", "eq") or token.text in "/:" for token in tokens)
    return adjacent and plain and len(tokens) > 1 and not labelled and not divides


def _without_bracket(rest: list[Token]) -> tuple[list[Token], str]:
    """``Numerator (pembilang) : ...``: the label in the other language; ``Pembilang (a) : ...``: a symbol."""
    if [token.kind for token in rest[:3]] != ["open", "word", "close"]:
        return rest, ""
    if lexicon().fraction_labels.at(rest, 1) is not None:
        return rest[3:], ""
    return (rest[3:], rest[1].low) if len(rest[1].text) == 1 else (rest, "")


def _is_factor(tokens: list[Token]) -> bool:
    """``100%``, ``1.000 benih``, ``25``; not how many there are (``Faktor : 5 langkah``), nor a misprint."""
    first = tokens[0]
    digits = split_percent(first.text)[0] if first.kind == "number" else ""
    try:
        return bool(digits) and (read_number(digits) in lexicon().factors or len(tokens) == 1)
    except FormulaError:
        return False


def filled(tree: Tree, roles: dict[str, int], halves: tuple[Tree, ...]) -> Tree:
    """Put the halves in place of the names that stand for them: ``N/D x 100%``, ``Pembilang / Penyebut``."""

    def half(leaf: Tree) -> Tree:
        role = roles.get(leaf.text.casefold()) if isinstance(leaf, Name) else None
        return leaf if role is None else halves[role]

    return with_leaves(tree, half)
