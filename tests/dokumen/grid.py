"""Which cells of a table belong together: rectangles from ``lanjutan``."""

from typing import NamedTuple

from .equations import flat, split


class Area(NamedTuple):
    """A merged cell: its first row and column, its last row and column (inclusive)."""

    top: int
    left: int
    bottom: int
    right: int


def owners(table):
    """Map each place (row, column) of a table to the place where its cell begins."""
    found = {}
    for row, line in enumerate(table.baris):
        for column, cell in enumerate(line.sel):
            found[row, column] = _owner(table, found, row, column) if cell.lanjutan else (row, column)
    return found


def _owner(table, found, row, column):
    text = table.baris[row].sel[column].teks
    for before in ((row - 1, column), (row, column - 1)):
        if before in found and table.baris[before[0]].sel[before[1]].teks == text:
            return found[before]
    return row, column


def areas(table):
    """Return the area of each cell by the place where it begins."""
    found = {}
    for (row, column), first in owners(table).items():
        area = found.get(first, Area(*first, *first))
        found[first] = Area(*first, max(area.bottom, row), max(area.right, column))
    return found


def width(table):
    return max(len(line.sel) for line in table.baris)


def shares(table):
    """Return the part of the room that each column gets: by its longest word, then by its longest text."""
    columns = range(width(table))
    texts = [[_drawn(line.sel[c].teks) for line in table.baris if c < len(line.sel)] for c in columns]
    words = [2.5 + max([len(word) for text in column for word in text.split()] or [0]) for column in texts]
    rest = [max(len(text) for text in column) ** 0.5 * 3 for column in texts]
    wanted = [word + more for word, more in zip(words, rest, strict=True)]
    return [want / sum(wanted) for want in wanted]


def _drawn(text):
    return " ".join(part if isinstance(part, str) else flat(part) for part in split(text))
