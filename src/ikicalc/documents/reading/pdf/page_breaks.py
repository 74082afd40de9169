"""Tables that a page break leaves open: their side lines run on, and no line closes the last cells.

Knows: where drawn lines end. Must not know: words, tables, pdfplumber. A missing line is added only between
two side lines that end together and have a line across them further in: what is no table stays none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

_SAME = 2.0  # points within which two positions are one
_SHORTEST = 6.0  # points of a row that is left open


class Span(NamedTuple):
    """A straight line: where it stands, and from where to where it runs."""

    at: float
    start: float
    end: float


def missing_lines(upright: Iterable[Span], level: Iterable[Span]) -> list[Span]:
    """Return the horizontal lines that close cells left open below (or above) by a page break.

    >>> sides = [Span(x, 10, 60) for x in (0, 50, 100)]
    >>> missing_lines(sides, [Span(10, 0, 100), Span(40, 0, 100)])
    [Span(at=60, start=0, end=50), Span(at=60, start=50, end=100)]
    """
    sides, across = _joined(upright), _joined(level)
    return [*_closing(sides, across), *_opening(sides, across)]


def _closing(sides: list[Span], across: list[Span]) -> Iterator[Span]:
    for y, ends in _together((side.end, side) for side in sides):
        for left, right in pairwise(ends):
            room = Span(y, left.at, right.at)
            top = max(left.start, right.start) - _SAME
            if not _is_covered(room, across) and _crossed(room, across, top, y - _SHORTEST):
                yield room


def _opening(sides: list[Span], across: list[Span]) -> Iterator[Span]:
    for y, starts in _together((side.start, side) for side in sides):
        for left, right in pairwise(starts):
            room = Span(y, left.at, right.at)
            bottom = min(left.end, right.end) + _SAME
            if not _is_covered(room, across) and _crossed(room, across, y + _SHORTEST, bottom):
                yield room


def _together(ends: Iterable[tuple[float, Span]]) -> Iterator[tuple[float, list[Span]]]:
    """Yield the side lines that end at one height, from left to right."""
    group: list[tuple[float, Span]] = []
    for y, side in sorted(ends):
        if group and y - group[0][0] > _SAME:
            yield group[0][0], sorted(item for _, item in group)
            group = []
        group.append((y, side))
    if group:
        yield group[0][0], sorted(item for _, item in group)


def _crossed(room: Span, across: list[Span], first: float, last: float) -> bool:
    return any(first <= line.at <= last and _reaches(line, room) for line in across)


def _is_covered(room: Span, across: list[Span]) -> bool:
    return any(abs(line.at - room.at) <= 2 * _SAME and _reaches(line, room) for line in across)


def _reaches(line: Span, room: Span) -> bool:
    return line.start <= room.start + _SAME and line.end >= room.end - _SAME


def _joined(lines: Iterable[Span]) -> list[Span]:
    """Return the lines with the pieces of one line put together: a row draws only its own piece."""
    by_place: dict[int, list[Span]] = defaultdict(list)
    last, place = float("-inf"), 0
    for line in sorted(lines):
        place += line.at - last > _SAME
        last = line.at
        by_place[place].append(line)
    return [whole for pieces in by_place.values() for whole in _whole(pieces)]


def _whole(pieces: list[Span]) -> Iterator[Span]:
    pieces = sorted(pieces, key=lambda piece: piece.start)
    current = pieces[0]
    for piece in pieces[1:]:
        if piece.start <= current.end + _SAME:
            current = current._replace(end=max(current.end, piece.end))
        else:
            yield current
            current = piece
    yield current
