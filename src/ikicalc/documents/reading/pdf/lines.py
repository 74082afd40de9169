"""Words of a pdf into lines, and lines into the text that was typed.

A line that was only full goes on in the next.

Knows: where words stand, and how wide the room is. Must not know: tables, words' meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from ikicalc.documents.reading.pdf.ink import Word
from ikicalc.documents.reading.pdf.words import Patah, break_of, rejoined

_ITEM = re.compile(r"(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\s+\S|[-–•▪●○*✓➢]\s*\S")
_SLACK = 3.0  # points by which the end of a full line is not known


class Row(NamedTuple):
    """A printed line: its words from left to right."""

    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        """Left end."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right end."""
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        """Upper end."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Lower end."""
        return max(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        """Height of its largest letters."""
        return max(word.bottom - word.top for word in self.words)

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)


class Room(NamedTuple):
    """Left and right end of the room that lines may fill."""

    left: float
    right: float


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Return the lines from top to bottom; words are on one line where they overlap by half their height.

    >>> words = [Word(9, 11, 12, 19, "B"), Word(0, 10, 5, 18, "A"), Word(0, 20, 5, 28, "C")]
    >>> [row.text for row in rows_of(words)]
    ['A B', 'C']
    """
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: ((word.top + word.bottom) / 2, word.x0)):
        if rows and _overlap(rows[-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Row(tuple(sorted(row, key=lambda word: word.x0))) for row in rows]


def _overlap(row: list[Word], word: Word) -> bool:
    last = max(row, key=lambda other: other.bottom - other.top)
    shared = min(last.bottom, word.bottom) - max(last.top, word.top)
    return shared > 0.5 * min(last.bottom - last.top, word.bottom - word.top)


def joined(rows: list[Row], room: Room, vocabulary: frozenset[str]) -> str:
    """Return the text of lines that follow each other: line breaks only where the typist made them."""
    lines: list[str] = []
    for at, row in enumerate(rows):
        if at and not ends(rows[at - 1], row, room):
            lines[-1] = _continued(lines[-1], rows[at - 1], row, room, vocabulary)
        else:
            lines.append(row.text)
    return "\n".join(lines)


def doubtful_breaks(rows: list[Row], room: Room, vocabulary: frozenset[str]) -> list[str]:
    """Return the line ends of a text that may cut a word, as ``joined`` doesn't: it puts a space there."""
    return [
        f"{row.words[-1].text} {after.words[0].text}"
        for row, after in pairwise(rows)
        if not ends(row, after, room) and _break(row.text, row, after, room, vocabulary) is Patah.RAGU
    ]


def _continued(text: str, row: Row, after: Row, room: Room, vocabulary: frozenset[str]) -> str:
    if _break(text, row, after, room, vocabulary) is Patah.KATA:
        return text + after.text
    return rejoined(text, after.text, vocabulary)


def _break(text: str, row: Row, after: Row, room: Room, vocabulary: frozenset[str]) -> Patah:
    """Tell what the end of a line is; only a word alone on a line is ever cut by a narrow cell."""
    first = after.words[0]
    letter = (first.x1 - first.x0) / len(first.text)
    alone = len(row.words) == 1 or (len(row.words) == 2 and _ITEM.match(row.text))
    full = alone and _room_left(row, room) < letter + _SLACK
    return break_of(text, after.text, vocabulary) if full else Patah.SPASI


def ends(row: Row, after: Row, room: Room) -> bool:
    """Tell whether a line was ended on purpose: the next word would have fitted, or an item begins."""
    if after.top - row.bottom > 1.2 * row.height:
        return True
    if row.text.endswith("$") or after.text.startswith("$"):  # an equation has its own line or stands in one
        return True
    first = after.words[0]
    fits = _space(row) + (first.x1 - first.x0) + _SLACK < _room_left(row, room)
    return fits or (_ITEM.match(after.text) is not None and not _is_dash_between(row, after))


def _is_dash_between(row: Row, after: Row) -> bool:
    """``SPP`` / ``– SPM``: a dash at the left end of a line that does not begin a list."""
    return (
        after.text[0] in "-–"
        and _ITEM.match(row.text) is None
        and after.text[1:2] == " "
        and row.x0 == after.x0
    )


def _room_left(row: Row, room: Room) -> float:
    """Return the room beside a line; a line in the middle has it on both sides."""
    left, right = row.x0 - room.left, room.right - row.x1
    return left + right if left > 2 * _SLACK and abs(left - right) < 2 * _SLACK else right


def _space(row: Row) -> float:
    return 0.25 * row.height
