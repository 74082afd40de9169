"""Plain text in which each character remembers where in the cell it came from.

Knows: places; private-use characters stand for signs that mark-up makes certain (a fraction bar), so that
later stages need not look at their surroundings. Must not know: mark-up, words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ikicalc.diagnostics import Diagnostic, Span

# Certain signs. A cell that already contains private-use characters loses them.
OPEN, CLOSE, DIVIDE, TIMES, MINUS, PLUS, POWER = "\ue000\ue001\ue002\ue003\ue004\ue005\ue006"
CERTAIN = {DIVIDE: "/", TIMES: "*", MINUS: "-", PLUS: "+", POWER: "**"}

SIGMA_OF_PRODUCTS = "∑"  # in a cell this sign is read as its look-alike Σ, so it comes only from LaTeX limits
# Soft hyphens, marks without width, private use, controls
DROPPED = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f]")
SHOWN = str.maketrans({OPEN: "(", CLOSE: ")", DIVIDE: "/", TIMES: "*", MINUS: "-", PLUS: "+", POWER: "^"})


@dataclass(frozen=True, slots=True)
class Peeled:
    """Plain text; character ``i`` came from ``[starts[i], ends[i])`` of the cell."""

    text: str
    starts: tuple[int, ...] | range
    ends: tuple[int, ...] | range
    diagnostics: tuple[Diagnostic, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """Return the place in the cell of the characters ``[start, end)`` of ``text``."""
        if not self.text:
            return Span(0, 0)
        if end <= start:
            at = self.starts[start] if start < len(self.starts) else self.ends[-1]
            return Span(at, at)
        if isinstance(self.starts, range):  # nothing was peeled off
            return Span(start, min(end, len(self.text)))
        return Span(min(self.starts[start:end]), max(self.ends[start:end]))

    def rearranged(self, pieces: list[tuple[int, int] | str]) -> Peeled:
        """Return the text made of slices of this one and of inserted signs, offsets kept."""
        text: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for piece in pieces:
            if isinstance(piece, str):
                at = ends[-1] if ends else 0
                text.append(piece)
                starts.extend([at] * len(piece))
                ends.extend([at] * len(piece))
            else:
                text.append(self.text[piece[0] : piece[1]])
                starts.extend(self.starts[piece[0] : piece[1]])
                ends.extend(self.ends[piece[0] : piece[1]])
        return Peeled("".join(text), tuple(starts), tuple(ends), self.diagnostics)


class Draft:
    """Peeled text while it is written: each sign with the range of the cell that it stands for."""

    __slots__ = ("cell", "ends", "found", "out", "starts")

    def __init__(self, cell: str) -> None:
        self.cell = cell
        self.out: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.found: list[Diagnostic] = []

    def write(self, text: str, start: int, end: int) -> None:
        """Write signs that stand for ``[start, end)`` of the cell."""
        for character in text:
            self.out.append(character)
            self.starts.append(start)
            self.ends.append(end)

    def copy(self, start: int, end: int) -> None:
        """Write ``[start, end)`` of the cell as printed."""
        self.out.extend(self.cell[start:end])
        self.starts.extend(range(start, end))
        self.ends.extend(range(start + 1, end + 1))

    def insert(self, text: str, at: int, start: int) -> None:
        """Write a sign at an earlier place of the result."""
        self.out.insert(at, text)
        self.starts.insert(at, start)
        self.ends.insert(at, start)

    def done(self) -> Peeled:
        """Return what was written."""
        return Peeled("".join(self.out), tuple(self.starts), tuple(self.ends), tuple(self.found))
