"""Values that only files of rules have: sources, certainty, years, examples.

Knows: the columns that scales and methods share. Must not know: bands, steps, formulas.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from ikicalc.catalog.aturan_schema import SUMBER
from ikicalc.catalog.nodes import ListNode, MapNode, Node, ScalarNode
from ikicalc.catalog.values import Values
from ikicalc.kinerja import TANPA_SUMBER, Kepastian, Sumber, Terbit

_Word = TypeVar("_Word", bound=StrEnum)
MAX_DECIMALS = 12


class RuleValues(Values):
    """Takes values out of the nodes of a file of rules."""

    def maybe(self, fields: dict[str, Node], name: str) -> Fraction | None:
        """Return a number, or None for a column that is not there."""
        return self.number(fields[name], name) if name in fields else None

    def decimals(self, fields: dict[str, Node], name: str) -> int | None:
        """Return a number of decimals, or None for a column that is not there."""
        value = self.maybe(fields, name)
        if value is None or (value.denominator == 1 and 0 <= value <= MAX_DECIMALS):
            return None if value is None else int(value)
        message = f"`{name}` harus berupa bilangan bulat 0 sampai {MAX_DECIMALS}"
        self.report("IKI605", message, fields[name].place)
        return None

    def word(self, node: Node | None, name: str, words: type[_Word], default: _Word) -> _Word:
        """Return a word of a closed list; ``default`` for a column that is not there."""
        written = self.text(node, name)
        if node is None or written in list(words):
            return words(written) if written else default
        self.one_of(node, name, written, words)
        return default

    def sumber(self, node: Node | None) -> Sumber:
        """Return a legal source."""
        if node is None:
            return TANPA_SUMBER
        fields = self.fields(node, SUMBER)
        text = {name: self.text(fields.get(name), name) for name in ("nomor", "bagian", "catatan")}
        return Sumber(text["nomor"], self.year(fields.get("tahun")), text["bagian"], text["catatan"])

    def kepastian(self, node: Node | None) -> Kepastian:
        """Return how surely the rule is known."""
        return self.word(node, "kepastian", Kepastian, Kepastian.TERBACA)

    def terbit(self, fields: dict[str, Node]) -> Terbit:
        """Return the years in which the rule holds."""
        return Terbit(self.year(fields.get("berlaku_sejak")), self.year(fields.get("berlaku_sampai")))


def plain_value(node: Node) -> object:
    """Return a node as texts, lists and mappings; nothing at all is None.

    >>> from ikicalc.catalog.nodes import read_nodes
    >>> plain_value(read_nodes("{nrr: [4, null, '3,5']}", "x.yaml"))
    {'nrr': ['4', None, '3,5']}
    """
    match node:
        case ScalarNode(text=text):
            return None if node.is_null else text
        case ListNode(items=items):
            return [plain_value(item) for item in items]
        case MapNode(entries=entries):
            return {plain_value(key): plain_value(value) for key, value in entries}
