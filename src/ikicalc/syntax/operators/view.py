"""One level of a statement while its operators are looked for, and a sign that may be one.

Knows: the items, the operators already found to the left, what lies around an item. Must not know: which
words and signs operate.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ikicalc.syntax.levels.brackets import Item, Mark
from ikicalc.syntax.levels.scope import Scope

_IN_WORDS = {"+": "ditambah", "-": "dikurangi", "–": "dikurangi", "x": "dikali", "X": "dikali", "*": "dikali"}


@dataclass(slots=True)
class Doubt:
    """A sign that may divide if nothing else in the statement does."""

    level: list[Item]
    marks: list[Mark]
    index: int
    score: float


def tell(candidate: Doubt, scope: Scope, *, divides: bool, weak: bool = True) -> None:
    sign = candidate.level[candidate.index]
    if divides:
        scope.is_weak |= weak
        message = f"tanda `{sign.text}` dibaca sebagai pembagian"
        scope.note(
            "IKI106", message, sign.start, sign.end, label="dibaca: dibagi",
            help=f"bila `{sign.text}` bagian nama, tulis namanya di dalam [[ ]]",
        )  # fmt: skip
        return
    message = f"tanda `{sign.text}` dibaca sebagai bagian nama"
    word = _IN_WORDS.get(sign.text, "dibagi")
    scope.note(
        "IKI105", message, sign.start, sign.end, label="dibaca: bagian nama",
        help=f"bila yang dimaksud operator, tulis dengan kata, misalnya `{word}`",
    )  # fmt: skip


class View:
    """One level of items under decision; ``marks`` are the operators already found to the left."""

    def __init__(
        self, items: list[Item], scope: Scope, marks: list[Mark], *, attached: bool, inside: bool
    ) -> None:
        self.items, self.scope, self.marks = items, scope, marks
        self.attached = attached  # a remark behind a name
        self.inside = inside  # a bracket, not the outermost level

    @cached_property
    def slashes(self) -> int:
        """How many slashes stand on the level."""
        return sum(item.text == "/" for item in self.items)

    @property
    def run_start(self) -> int:
        """Where the operand under way begins."""
        return self.marks[-1].index + self.marks[-1].length if self.marks else 0

    @property
    def left(self) -> Item:
        """The first item of the operand to the left."""
        return self.items[self.run_start]

    def words_before(self, index: int) -> bool:
        """Whether the operand to the left of a sign holds a word."""
        return any(item.kind == "word" for item in self.items[self.run_start : index])

    def spaces(self, index: int) -> int:
        """How many spaces stand around a sign: none, one or two."""
        return int(self.items[index].gap) + int(self.items[index + 1].gap)

    def between_numbers(self, index: int) -> bool:
        """Whether a sign stands between two numbers."""
        return self.items[index - 1].kind == "number" and self.items[index + 1].kind == "number"
