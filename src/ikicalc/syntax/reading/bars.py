"""Fractions whose bar was lost between two lines: ``Jumlah A x 100%`` above ``Jumlah B``.

Knows: a formula and the lines around it. Must not know: how a line is read. Every restored bar is told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ikicalc.diagnostics import Diagnostic
from ikicalc.syntax.cell.statements import Statement
from ikicalc.syntax.text.lexer import Token
from ikicalc.syntax.text.peeled import TIMES
from ikicalc.syntax.tree import Binary, Name, Number, Tree, names
from ikicalc.syntax.words.lexicon import lexicon

_PHRASE = 2  # words of the shortest denominator: "Jumlah desa"
_PLAIN = frozenset({"word", "number", "open", "close", "sign", "comma"})


@dataclass(frozen=True, slots=True)
class Bars:
    """The lines of a cell, the symbols of its legend, and how a line is read as an operand."""

    statements: list[Statement]
    symbols: frozenset[str]
    expects_ratio: bool
    operand: Callable[[list[Token]], Tree]

    def stands_above(self, tokens: list[Token], number: int) -> bool:
        """Whether ``tokens`` end in a factor and the next line is one plain count: its denominator."""
        factor = len(tokens) > 2 and tokens[-1].kind == "number" and tokens[-2].low in ("x", "×", "*", TIMES)
        return factor and self._is_plain_count(number + 1)

    def restored(self, tree: Tree, number: int, found: list[Diagnostic]) -> Tree:
        """Return the fraction of which ``tree``, read in statement ``number``, is one half; else ``tree``."""
        if not isinstance(tree, Binary):
            return tree
        if tree.operator in ("+", "-"):
            return self._growth(tree, number, found)
        factor = _factor(tree)
        if factor is None or not isinstance(tree.left, Name):
            return tree
        labelled = self.expects_ratio or any(token.kind == "eq" for token in self.statements[number].tokens)
        labelled |= len(self.statements) == number + 1 == 2  # two lines, and nothing else in the cell
        upper: Tree
        lower: Tree
        above = self._above(number)
        if self._is_plain_count(number + 1) or self._is_last_word(number + 1):
            upper, lower = tree.left, self.operand(self.statements[number + 1].tokens)
        elif labelled and above:
            upper, lower = self.operand(above), tree.left
        else:
            return tree
        if not _is_sum(upper) or not _is_product(lower):
            return tree
        return _fraction(upper, lower, factor, tree, found)

    def _above(self, number: int) -> list[Token]:
        """The numerator above a line: one plain count, or in a cell of two lines what its label calls."""
        if self._is_plain_count(number - 1):
            return self.statements[number - 1].tokens
        if not len(self.statements) == number + 1 == 2:
            return []
        label, upper = _parts(self.statements[0])
        below = self.statements[1].tokens
        plain = all(token.kind in _PLAIN or token.value == "*" for token in (*upper, *below))
        used = label is None or any(token.text == label.text for token in below)  # a legend
        return [] if used or not plain else upper

    def _is_last_word(self, number: int) -> bool:
        """``Capaian = Realisasi x 100%`` above ``Target``, and no other line."""
        if not len(self.statements) == number + 1 == 2:
            return False
        tokens = self.statements[1].tokens
        named = len(tokens) == 1 and tokens[0].is_capital and tokens[0].low in lexicon().quantity
        return named and any(token.kind == "eq" for token in self.statements[0].tokens)

    def on_two_lines(self) -> tuple[Tree, bool, Diagnostic] | None:
        """``Rasio X = Jumlah A`` above ``Jumlah B``, and no other line; and whether it is a percentage."""
        if len(self.statements) != 2 or not self._is_plain_count(1):
            return None
        label, upper = _parts(self.statements[0])
        words, below = lexicon(), self.statements[1].tokens
        percent = label.low in words.percent_form if label is not None else False
        if label is None and self.expects_ratio and self._is_plain_count(0):
            upper = self.statements[0].tokens  # the indicator names the ratio
        elif label is None or not (percent or label.low in words.other_form):
            return None
        if not upper or any(token.kind not in _PLAIN for token in upper):
            return None
        if upper[0].low not in words.count or below[0].low not in words.count or len(below) < _PHRASE:
            return None
        left, right = self.operand(upper), self.operand(below)
        return Binary("/", left, right, left.span.to(right.span)), percent, _lost(right)

    def _growth(self, tree: Binary, number: int, found: list[Diagnostic]) -> Tree:
        """``A - B x 100%`` above a line that repeats A: the growth over A."""
        last = tree.right
        factor = _factor(last)
        if factor is None or not isinstance(last, Binary) or number + 1 >= len(self.statements):
            return tree
        below = self.statements[number + 1]
        lower = self.operand(below.tokens) if below.section != "catatan" else None
        known = {name.text.casefold() for name in names(tree)}
        if not isinstance(lower, Name) or lower.text.casefold() not in known:
            return tree
        upper = Binary(tree.operator, tree.left, last.left, tree.span)
        return _fraction(upper, lower, factor, tree, found)

    def _is_plain_count(self, number: int) -> bool:
        """Whether a line is one count, or one symbol, and nothing else."""
        if not 0 <= number < len(self.statements):
            return False
        statement = self.statements[number]
        tokens = statement.tokens
        if statement.item or statement.section == "catatan" or any(t.kind not in _PLAIN for t in tokens):
            return False
        symbol = len(tokens) == 1 and tokens[0].text in self.symbols
        starts = lexicon().quantity if self.expects_ratio else lexicon().count
        return symbol or (len(tokens) > 1 and tokens[0].low in starts)


def _parts(statement: Statement) -> tuple[Token | None, list[Token]]:
    """The first word of the label in front of an equals sign, and what stands behind it."""
    tokens = statement.tokens
    at = next((index for index, token in enumerate(tokens) if token.kind == "eq"), 0)
    return (tokens[0], tokens[at + 1 :]) if at else (None, [])


def _is_product(node: Tree) -> bool:
    """Whether a denominator is a name, or names multiplied: ``Σ tempat tidur x Σ hari``."""
    if isinstance(node, Binary):
        return node.operator == "*" and _is_product(node.left) and _is_product(node.right)
    return isinstance(node, Name)


def _is_sum(node: Tree) -> bool:
    """Whether a numerator is a name, or names added: ``Kas + Bank``."""
    if isinstance(node, Binary):
        return node.operator in ("+", "-") and _is_sum(node.left) and _is_sum(node.right)
    return isinstance(node, Name)


def _factor(node: Tree) -> Number | None:
    """The closing ``x 100%`` of a product, or none."""
    if isinstance(node, Binary) and node.operator == "*" and isinstance(node.right, Number):
        return node.right if node.right.value in lexicon().factors else None
    return None


def _fraction(upper: Tree, lower: Tree, factor: Number, tree: Tree, found: list[Diagnostic]) -> Tree:
    found.append(_lost(lower))
    return Binary("*", Binary("/", upper, lower, tree.span), factor, tree.span)


def _lost(lower: Tree) -> Diagnostic:
    return Diagnostic.of(
        "IKI106",
        "garis pecahan tidak tercetak; dibaca sebagai pembilang dan penyebut",
        lower.span,
        label="dibaca: penyebut",
        help="tulis `dibagi` di antara keduanya",
    )
