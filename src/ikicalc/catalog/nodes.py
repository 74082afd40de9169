"""The text of a catalog file as a tree of nodes, each with its place.

Knows: YAML, as events; the bounds that keep a hostile file cheap.
Must not know: which columns a catalog has.

Events rather than ``yaml.compose``: the composer recurses without a bound and expands nothing it
can count, while events come one by one, so depth and size are seen before they are built. Values
stay text: ``100%``, ``1.000`` and ``2021-01-14`` are kept as printed, never turned into objects.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from ikicalc.catalog.places import Tempat
from ikicalc.catalog.yaml_problems import explain
from ikicalc.diagnostics import CatalogError, Diagnostic

MAX_DEPTH = 50  # the schema needs eleven
# Aliases counted as often as they are used. A decree has some thousands, all of a province two million.
MAX_NODES = 3_000_000

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
UNPRINTABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class ScalarNode(NamedTuple):
    """A value as it reads, how it is written (``style``: empty for a plain one), and where.

    ``line`` and ``column`` count from 1; ``start`` and ``end`` are the code points of the file that it takes
    up, quotes included.
    """

    text: str
    style: str
    file: str
    line: int
    column: int
    start: int
    end: int

    @property
    def place(self) -> Tempat:
        """Where the value begins."""
        return Tempat(self.file, self.line, self.column)

    @property
    def quoted(self) -> bool:
        """Tells ``''`` (an empty cell) from nothing at all."""
        return self.style != ""

    @property
    def is_null(self) -> bool:
        """True for nothing, ``~`` and ``null``, unless in quotes."""
        return not self.quoted and self.text in NULLS


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list of nodes."""

    items: tuple[Node, ...]
    place: Tempat


@dataclass(frozen=True, slots=True)
class MapNode:
    """Keys and values in the order of the file; a key may come twice, the reader tells."""

    entries: tuple[tuple[Node, Node], ...]
    place: Tempat


Node = ScalarNode | ListNode | MapNode


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    place: Tempat
    anchor: str | None
    is_map: bool
    children: list[Node] = field(default_factory=list)
    size: int = 1


def read_nodes(text: str, file: str) -> Node | None:
    """Return the tree of one YAML document, or None when the file holds nothing.

    Raises ``CatalogError`` (IKI601) with the place for anything that is no YAML, for a second
    document in the file, and beyond ``MAX_DEPTH`` levels or ``MAX_NODES`` values.

    >>> read_nodes("nama: Camat", "x.yaml").entries[0][1].place
    Tempat(berkas='x.yaml', baris=1, kolom=7, letak='')
    """
    _refuse_unprintable(text, file)
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=LOADER):
            builder.take(event)
    except yaml.YAMLError as error:
        raise CatalogError(explain(error, text, file)) from None
    return builder.root


def _refuse_unprintable(text: str, file: str) -> None:
    found = UNPRINTABLE.search(text)
    if found is None:
        return
    line = text.count("\n", 0, found.start())
    column = found.start() - (text.rfind("\n", 0, found.start()) + 1)
    raise _refusal(
        f"ada karakter yang tidak tercetak (U+{ord(found[0]):04X})",
        Tempat(file, line + 1, column + 1),
        "hapus karakter itu; biasanya ia terbawa saat menyalin dari PDF atau Word",
    )


def _refusal(message: str, place: Tempat, help: str = "") -> CatalogError:
    return CatalogError(Diagnostic.of("IKI601", message, help=help, place=str(place)))


class _Builder:
    """Builds the tree from events, with its own stack instead of recursion."""

    def __init__(self, file: str) -> None:
        self.root: Node | None = None
        self._file = file
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._documents = 0
        self._count = 0

    def take(self, event: Event) -> None:
        """Let one event in; the events of a stream come in the order of the text."""
        if isinstance(event, ScalarEvent):
            first: Any = event.start_mark
            last: Any = event.end_mark
            at = (first.line + 1, first.column + 1, first.index, last.index)
            self._count += 1
            self._add(ScalarNode(event.value, event.style or "", self._file, *at), 1, event.anchor)
        elif isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            self._open(event)
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            self._close()
        elif isinstance(event, AliasEvent):
            self._repeat(event)
        elif isinstance(event, DocumentStartEvent):
            self._begin(event)
        if self._count > MAX_NODES:
            raise _refusal(f"berkas memuat lebih dari {MAX_NODES} isian", self._place(event))

    def _place(self, event: Event) -> Tempat:
        mark: Any = event.start_mark  # always there on events of a text
        return Tempat(self._file, mark.line + 1, mark.column + 1)

    def _begin(self, event: DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            hint = "pindahkan isi di bawah `---` ke berkas lain"
            raise _refusal("ada lebih dari satu dokumen YAML dalam berkas", self._place(event), hint)

    def _open(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        place = self._place(event)
        if len(self._stack) >= MAX_DEPTH:
            raise _refusal(f"susunan lebih dalam dari {MAX_DEPTH} tingkat", place)
        self._count += 1
        self._stack.append(_Open(place, event.anchor, isinstance(event, MappingStartEvent)))

    def _close(self) -> None:
        done = self._stack.pop()
        node: Node
        if done.is_map:
            pairs = zip(done.children[0::2], done.children[1::2], strict=True)
            node = MapNode(tuple(pairs), done.place)
        else:
            node = ListNode(tuple(done.children), done.place)
        self._add(node, done.size, done.anchor)

    def _repeat(self, event: AliasEvent) -> None:
        """Put in what an alias stands for, at the price of writing it out."""
        place = self._place(event)
        if event.anchor not in self._anchors:
            raise _refusal(f"alias `*{event.anchor}` tidak punya jangkar `&{event.anchor}`", place)
        node, size = self._anchors[event.anchor]
        self._count += size
        self._add(node, size, None)

    def _add(self, node: Node, size: int, anchor: str | None) -> None:
        if anchor is not None:
            self._anchors[anchor] = (node, size)
        if self._stack:
            self._stack[-1].children.append(node)
            self._stack[-1].size += size
        else:
            self.root = node
