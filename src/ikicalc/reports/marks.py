"""A cell cut into pieces at the ends of findings, so that each finding can be marked where it is.

Knows: spans that nest, overlap or are empty, characters that must be shown written out.
Must not know: what a finding says, or how a mark looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ikicalc.diagnostics import Span
from ikicalc.diagnostics.snippet import visible

MAX_CELL = 20_000  # code points of a cell that are shown: the longest that is read


class Potongan(NamedTuple):
    """A piece of a cell: its text, the numbers of the findings over it, and of those that end behind it."""

    teks: str
    temuan: tuple[int, ...] = ()
    berakhir: tuple[int, ...] = ()


def marked(text: str, spans: Sequence[tuple[int, Span]]) -> tuple[list[Potongan], bool]:
    """Return the pieces of a cell, and whether it was too long to be shown whole.

    ``spans`` are findings by number. An empty one ends a piece without lying over it; one past the end is
    taken to the end.

    >>> pieces, _ = marked("A : B", [(1, Span(0, 5)), (2, Span(2, 3))])
    >>> [tuple(piece) for piece in pieces]
    [('A ', (1,), ()), (':', (1, 2), (2,)), (' B', (1,), (1,))]
    """
    shown = text[:MAX_CELL]
    within = [(number, *_within(span, len(shown))) for number, span in spans]
    cuts = sorted({0, len(shown), *(at for _, start, end in within for at in (start, end))})
    pieces = [Potongan("", (), _ending(within, 0))] if _ending(within, 0) else []
    for start, end in pairwise(cuts):
        over = tuple(number for number, first, last in within if first <= start and end <= last)
        pieces.append(Potongan(written(shown[start:end]), over, _ending(within, end)))
    return pieces, len(text) > MAX_CELL


def written(text: str) -> str:
    r"""Return a text with its line breaks, every other character that would not show written out.

    >>> written("A\u202eB\r\nC")
    'A<U+202E>B\nC'
    """
    return "\n".join(map(visible, text.replace("\r\n", "\n").split("\n")))


def _within(span: Span, length: int) -> tuple[int, int]:
    start = min(max(span.start, 0), length)
    return start, min(max(span.end, start), length)


def _ending(within: Sequence[tuple[int, int, int]], at: int) -> tuple[int, ...]:
    return tuple(number for number, _, end in within if end == at)
