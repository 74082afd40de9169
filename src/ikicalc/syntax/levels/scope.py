"""What the reading of one statement knows about the rest of its cell.

Knows: the legend's symbols and whether a ratio is to be expected. Must not know: grammar.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from ikicalc.diagnostics import Diagnostic, Span
from ikicalc.syntax.levels.brackets import Item, Mark
from ikicalc.syntax.text.peeled import Peeled
from ikicalc.syntax.tree.grammar import Terminal
from ikicalc.syntax.words.lexicon import lexicon


class LevelReader(Protocol):
    """Reads the items of a level with their operators; ``operands.level.level``, handed down to the forms."""

    def __call__(
        self, items: list[Item], marks: list[Mark], scope: Scope, *, opens: bool = False
    ) -> list[Terminal]: ...


def _no_level(items: list[Item], marks: list[Mark], scope: Scope, *, opens: bool = False) -> list[Terminal]:
    raise NotImplementedError("a scope that reads formulas is made in formula.py")


@dataclass(slots=True)
class Scope:
    """Context of one statement; ``found`` collects the findings of its reading."""

    peeled: Peeled
    symbols: frozenset[str] = frozenset()
    expects_ratio: bool = False
    has_factor: bool = False
    is_labelled: bool = False
    is_weak: bool = False
    is_certain: bool = False
    is_before_equals: bool = False
    is_above_bar: bool = False
    depth: int = 0
    level: LevelReader = _no_level
    calculates: bool = False
    indicator: str = ""
    found: list[Diagnostic] = field(default_factory=list)
    says_percent: bool = False
    percents: set[Span] = field(default_factory=set)
    markers: frozenset[str] = frozenset()
    begin: int = 0  # behind a label with a colon, which the reading dropped

    def note(  # noqa: PLR0913 - a finding has these parts
        self, code: str, message: str, start: int, end: int, *, label: str = "", help: str = ""
    ) -> None:
        """Add a finding at ``[start, end)`` of the peeled text."""
        span = self.peeled.span(start, end)
        self.found.append(Diagnostic.of(code, message, span, label=label, help=help))

    @property
    def names_ratio(self) -> bool:
        """Whether the indicator is called a ratio: ``Rasio ...``."""
        return self.indicator.split(" ", 1)[0] in lexicon().ratio_form

    def is_symbol(self, item: Item) -> bool:
        """Whether the word is a symbol of the legend."""
        return item.kind == "word" and item.text in self.symbols

    def starts_count(self, item: Item) -> bool:
        """Whether a countable quantity begins here: ``jumlah``, ``total``, ``Σ``, a symbol."""
        return item.kind == "word" and (item.low in lexicon().count or item.text in self.symbols)

    def starts_quantity(self, item: Item) -> bool:
        """Whether an operand can begin here: a number, a bracket, a symbol, a word of quantity."""
        if item.kind in ("number", "group"):
            return True
        return item.kind == "word" and (item.low in lexicon().quantity or item.text in self.symbols)
