"""A table that lines enclose: its cells on a grid, and which words stand in which cell.

Knows: rectangles and words. Must not know: pages, what a table is about.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from ikicalc.documents.reading.pdf.fractions import with_fractions
from ikicalc.documents.reading.pdf.ink import Box, Cells, Page, Word
from ikicalc.documents.reading.pdf.lines import Room, doubtful_breaks, joined, rows_of

_SAME = 2.0  # points within which two lines are one
_LARGEST_PAD = 9.0

Slot = tuple[int, int]


@dataclass(slots=True)
class Grid:
    """Rows and columns of a table: ``owner`` is the cell that covers a slot, ``texts`` what it holds."""

    columns: int
    rows: int
    owner: dict[Slot, Slot] = field(default_factory=dict)
    texts: dict[Slot, str] = field(default_factory=dict)
    crossed: set[int] = field(default_factory=set)  # rows in which a word runs over a line
    doubtful: dict[Slot, list[str]] = field(default_factory=dict)  # line ends that may cut a word
    rest: set[Slot] = field(default_factory=set)  # cells that lines don't enclose


def grid_of(page: Page, table: Cells, vocabulary: frozenset[str]) -> Grid:
    """Return the grid of a lined table with the text of each cell."""
    xs = _lines([x for cell in table.cells for x in (cell.x0, cell.x1)])
    ys = _lines([y for cell in table.cells for y in (cell.top, cell.bottom)])
    grid = Grid(len(xs) - 1, len(ys) - 1)
    boxes: dict[Slot, Box] = {}
    for cell in table.cells:
        _claim(grid, boxes, cell, xs, ys)
    _claim_rest(grid, boxes, xs, ys)
    held = _shared(page, grid, boxes, xs, ys)
    pads = _pads(held, boxes)
    for slot, words in held.items():
        box, pad = boxes[slot], pads.get(slot[1], 5.0)
        rows = rows_of(with_fractions(words, list(page.bars), box, pad))
        room = Room(box.x0 + pad, box.x1 - pad)
        grid.texts[slot] = joined(rows, room, vocabulary)
        grid.doubtful[slot] = doubtful_breaks(rows, room, vocabulary)
    return grid


def _lines(values: list[float]) -> list[float]:
    """Return the distinct positions, those that are nearly one merged."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SAME:
            found.append(value)
    return found


def _claim(grid: Grid, boxes: dict[Slot, Box], cell: Box, xs: list[float], ys: list[float]) -> None:
    left, right = _index(xs, cell.x0), _index(xs, cell.x1)
    top, bottom = _index(ys, cell.top), _index(ys, cell.bottom)
    boxes[top, left] = cell
    for row in range(top, bottom):
        for column in range(left, right):
            grid.owner.setdefault((row, column), (top, left))


def _claim_rest(grid: Grid, boxes: dict[Slot, Box], xs: list[float], ys: list[float]) -> None:
    """Make cells of what no lines enclose, so that words there are kept: one a run of rows of a column."""
    for column in range(grid.columns):
        for row in range(grid.rows):
            if (row, column) in grid.owner:
                continue
            above = grid.owner.get((row - 1, column), (row - 1, column))
            first = above if above in grid.rest else (row, column)
            grid.rest.add(first)
            grid.owner[row, column] = first
            boxes[first] = Box(xs[column], ys[first[0]], xs[column + 1], ys[row + 1])


def _index(lines: list[float], value: float) -> int:
    return max(bisect_right(lines, value + _SAME) - 1, 0)


def _shared(
    page: Page, grid: Grid, boxes: dict[Slot, Box], xs: list[float], ys: list[float]
) -> dict[Slot, list[Word]]:
    """Give each word to the cell that its middle stands in."""
    held: dict[Slot, list[Word]] = defaultdict(list)
    for word in page.words:
        y, x = (word.top + word.bottom) / 2, (word.x0 + word.x1) / 2
        slot = grid.owner.get((bisect_right(ys, y) - 1, bisect_right(xs, x) - 1))
        if slot is not None:
            held[slot].append(word)
            box = boxes[slot]
            if word.x0 < box.x0 - _SAME or word.x1 > box.x1 + _SAME:
                grid.crossed.add(slot[0])
    return held


def _pads(held: dict[Slot, list[Word]], boxes: dict[Slot, Box]) -> dict[int, float]:
    """Return the distance that each column keeps from its lines: the smallest seen at the left."""
    pads: dict[int, float] = {}
    for slot, words in held.items():
        pad = min(word.x0 for word in words) - boxes[slot].x0
        if 0 <= pad < pads.get(slot[1], _LARGEST_PAD):
            pads[slot[1]] = pad
    return pads
