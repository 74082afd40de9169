"""Where the values of a catalog file stand in its text, with the way each is written.

Knows: YAML, as events; which mapping a value belongs to. Must not know: columns, findings.
A text that ``read_nodes`` has taken is taken here too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
)

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Place = tuple[int, int]  # line and column, from 1


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value: its text, its style (empty for a plain one), and the code points that it takes up.

    ``first_line`` is the line of its key, ``last_line`` the last line that holds a part of it.
    """

    value: str
    style: str
    start: int
    end: int
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Scalars:
    """The single values of a file by the place of their mapping, and the ranges that comments can't be in."""

    by_place: Mapping[Place, Mapping[str, Scalar]]
    ranges: tuple[tuple[int, int], ...]


def read_scalars(text: str) -> Scalars:
    """Return the values of the mappings in ``text``; of a key that comes twice the first counts.

    >>> found = read_scalars("id: a/1\\nteks: 'A : B'\\n").by_place[1, 1]["teks"]
    >>> found.value, found.style, found.start, found.last_line
    ('A : B', "'", 14, 2)
    """
    builder = _Builder(text)
    for event in yaml.parse(text, Loader=_Loader):
        builder.take(event)
    return Scalars(builder.by_place, tuple(builder.ranges))


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come: the values of a mapping, and the key that waits for its own."""

    values: dict[str, Scalar] | None
    key: Scalar | None = None
    expects_key: bool = True


@dataclass(slots=True)
class _Builder:
    text: str
    by_place: dict[Place, dict[str, Scalar]] = field(default_factory=dict)
    ranges: list[tuple[int, int]] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)

    def take(self, event: Event) -> None:
        if isinstance(event, ScalarEvent):
            self._scalar(event)
        elif isinstance(event, CollectionStartEvent):
            self._open(event)
        elif isinstance(event, CollectionEndEvent):
            self.stack.pop()
            self._filled()
        elif isinstance(event, AliasEvent):
            self._filled()

    def _open(self, event: CollectionStartEvent) -> None:
        values: dict[str, Scalar] | None = None
        if isinstance(event, MappingStartEvent):
            mark: Any = event.start_mark
            values = self.by_place.setdefault((mark.line + 1, mark.column + 1), {})
        self.stack.append(_Open(values))

    def _scalar(self, event: ScalarEvent) -> None:
        scalar = self._read(event)
        self.ranges.append((self._body(scalar), scalar.end))
        parent = self.stack[-1] if self.stack else None
        if parent is None or parent.values is None:
            return
        if parent.expects_key:
            parent.key, parent.expects_key = scalar, False
            return
        if parent.key is not None:
            parent.values.setdefault(parent.key.value, _below(scalar, parent.key))
        self._filled()

    def _filled(self) -> None:
        """Note that the innermost open mapping has got a key's value, or a key that is no single value."""
        if self.stack and self.stack[-1].values is not None:
            top = self.stack[-1]
            top.key, top.expects_key = None, not top.expects_key

    def _read(self, event: ScalarEvent) -> Scalar:
        first: Any = event.start_mark
        last: Any = event.end_mark
        style = str(event.style or "")
        lines = self.text[first.index : last.index].rstrip().count("\n") if last.line > first.line else 0
        return Scalar(event.value, style, first.index, last.index, first.line + 1, first.line + 1 + lines)

    def _body(self, scalar: Scalar) -> int:
        """Return where the value's own text begins: a block's header line may end with a comment."""
        if scalar.style not in ("|", ">"):
            return scalar.start
        line_end = self.text.find("\n", scalar.start, scalar.end)
        return scalar.end if line_end < 0 else line_end


def _below(scalar: Scalar, key: Scalar) -> Scalar:
    return Scalar(scalar.value, scalar.style, scalar.start, scalar.end, key.first_line, scalar.last_line)
