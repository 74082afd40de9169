"""Whether a file of YAML says after a rewrite what it said before, but for the values that were meant.

Knows: YAML as events, aliases. Must not know: columns, why a value was written anew, how it is written.
Both texts are read side by side as events, so that nothing is built: a file of a hundred thousand indicators
is proved in the time that it takes to scan it twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, Event, NodeEvent, ScalarEvent

from ikicalc.catalog.nodes import LOADER, NULLS, UNPRINTABLE


def says_the_same(before: str, after: str, meant: Mapping[int, str]) -> bool:
    """Return whether two texts have the same nodes, but for values with other texts.

    ``meant`` gives by the place where it begins in ``before`` the text of each value that is another; a value
    that an alias repeats is not changed by itself, so that is no. ``before`` is a text that could be read.

    >>> says_the_same("a: x  # sel\\nb: z", "a: x y  # sel\\nb: z", {3: "x y"})
    True
    >>> says_the_same("a: x", "a: x: y", {3: "x: y"})
    False
    """
    if UNPRINTABLE.search(after):
        return False
    proof = _Proof(meant)
    try:
        return all(proof.holds(old, new) for old, new in zip_longest(_events(before), _events(after)))
    except yaml.YAMLError:  # the rewrite broke the file: an answer, not a fault
        return False


def _events(text: str) -> Iterator[Event]:
    events: Iterator[Event] = yaml.parse(text, Loader=LOADER)
    return events


class _Proof:
    """Compares event by event; an anchor around a changed value is remembered."""

    def __init__(self, meant: Mapping[int, str]) -> None:
        self._meant = meant
        self._around: list[str | None] = []  # the anchors of the lists and mappings under way
        self._changed: set[str | None] = set()

    def holds(self, old: Any, new: Any) -> bool:
        if type(old) is not type(new):
            return False
        if isinstance(old, ScalarEvent):
            place: Any = old.start_mark
            meant = self._meant.get(place.index)
            return _shape(old) == _shape(new) if meant is None else self._is_meant(old, new, meant)
        if isinstance(old, CollectionStartEvent):
            self._around.append(old.anchor)
        elif isinstance(old, CollectionEndEvent):
            self._around.pop()
        elif isinstance(old, AliasEvent) and old.anchor in self._changed:
            return False
        return not isinstance(old, NodeEvent) or _named(old) == _named(new)

    def _is_meant(self, old: Any, new: Any, meant: str) -> bool:
        self._changed.update(anchor for anchor in (old.anchor, *self._around) if anchor is not None)
        written = bool(new.style) or meant not in NULLS
        return written and new.value == meant and _named(old) == _named(new)


def _shape(event: Any) -> tuple[Any, ...]:
    return event.value, event.style, event.anchor, event.tag


def _named(event: Any) -> tuple[Any, ...]:
    return event.anchor, getattr(event, "tag", None)
