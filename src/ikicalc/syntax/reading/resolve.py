"""Put the names of the legend in place of its symbols.

Knows: a tree and a legend. Must not know: how either was found. Names keep the span of the symbol in the
formula; a legend line that is itself a formula, or a number, stands in place of the symbol.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ikicalc.diagnostics import FormulaError
from ikicalc.numbers import read_number
from ikicalc.syntax.cell.legend import Entry, Legend, meaning_text
from ikicalc.syntax.formula.candidate import read_formula
from ikicalc.syntax.levels.scope import Scope
from ikicalc.syntax.text.lexer import split_percent
from ikicalc.syntax.text.peeled import Peeled
from ikicalc.syntax.tree import Name, Number, Tree, names
from ikicalc.syntax.tree.folding import with_leaves
from ikicalc.syntax.tree.naming import named

_MAX_CHAIN = 5


@dataclass(frozen=True, slots=True)
class Resolved:
    """The tree with names, and the symbols that were replaced."""

    tree: Tree
    used: set[str] = field(default_factory=set)


def resolve_symbols(tree: Tree, legend: Legend, peeled: Peeled, scope: Scope) -> Resolved:
    """Return ``tree`` with each symbol of the legend replaced by what it stands for."""
    if not legend.entries:
        return Resolved(tree)
    used: set[str] = set()
    return Resolved(_Resolver(legend, peeled, scope, used).tree(tree, ()), used)


def _mentions(tree: Tree, symbol: str) -> bool:
    return any(name.text.casefold() == symbol.casefold() for name in names(tree))


class _Resolver:
    def __init__(self, legend: Legend, peeled: Peeled, scope: Scope, used: set[str]) -> None:
        self.legend, self.peeled, self.scope, self.used = legend, peeled, scope, used
        self.formulas: dict[str, Tree | None] = {}

    def tree(self, node: Tree, chain: tuple[str, ...]) -> Tree:
        return with_leaves(node, lambda leaf: self._name(leaf, chain) if isinstance(leaf, Name) else leaf)

    def _name(self, node: Name, chain: tuple[str, ...]) -> Tree:
        entry = self.legend.find(node.text)
        if entry is None or entry.symbol in chain or len(chain) >= _MAX_CHAIN:
            return node
        if self._defines(entry, node):
            self.used.add(entry.symbol)
            return node
        formula = self._formula(entry)
        if formula is not None and _mentions(formula, entry.symbol):
            return node  # "A = A / B x 100%": the left side is the label of the result, no legend
        meaning = formula or self._figure(entry, node)
        if meaning is not None:
            self.used.add(entry.symbol)
            return self.tree(meaning, (*chain, entry.symbol)) if not isinstance(meaning, Number) else meaning
        found = meaning_text(entry, self.peeled)
        if found is None:
            return node
        self.used.add(entry.symbol)
        return named(found[0], node.span)

    def _defines(self, entry: Entry, node: Name) -> bool:
        """Whether the symbol stands in front of its own explanation: ``PAD : Total pendapatan x 100%``."""
        at = entry.at
        return at is not None and self.peeled.span(at, at + len(entry.symbol)) == node.span

    def _formula(self, entry: Entry) -> Tree | None:
        """A legend line that calculates with other symbols or words, read once for all its uses."""
        if entry.symbol not in self.formulas:
            trial = Scope(self.peeled, self.scope.symbols)
            candidate = read_formula(list(entry.meaning), trial)
            self.formulas[entry.symbol] = candidate.tree if candidate and candidate.certain else None
        return self.formulas[entry.symbol]

    def _figure(self, entry: Entry, node: Name) -> Tree | None:
        """``a = 0,05``: a number stands for the symbol."""
        first = entry.meaning[0]
        if first.kind != "number":
            return None
        digits, percent = split_percent(first.text)
        try:
            value = read_number(digits)
        except FormulaError:
            return None
        words = [t.text for t in entry.meaning[1:] if t.kind == "word"]
        return Number(value / 100 if percent else value, " ".join(words[:3]) or None, node.span)
