"""A value of a catalog file written anew with pieces of it replaced, in the layout that it has.

Knows: ranges of a value's writing, styles. Must not know: findings, files, whether the result is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ikicalc.catalog.letters import Piece, letter, written
from ikicalc.catalog.source_map import Scalar
from ikicalc.diagnostics import Span, Suntingan
from ikicalc.pemeriksaan.lokasi import offsets


def writings(
    text: str, scalar: Scalar, found: tuple[Piece, ...], changes: Sequence[Suntingan]
) -> Iterator[str]:
    """Yield the value's new writings: in its own style; a plain one also in single quotes, line by line.

    ``changes`` come in order and don't overlap. A style that a piece can't be written in is left out.

    >>> from ikicalc.catalog.letters import letters
    >>> from ikicalc.catalog.source_map import read_scalars
    >>> text = "teks: A / B  # tetap"
    >>> value = read_scalars(text).find(1, 1, "teks")
    >>> list(writings(text, value, letters(text, value), [Suntingan(5, 5, " x 100%")]))
    ['A / B x 100%', "'A / B x 100%'"]
    """
    ranges = [(*_range(found, scalar, item), item.teks) for item in changes]
    for style in (scalar.style,) if scalar.style else ("", "'"):
        new = _written(text, scalar, ranges, style)
        if new is not None:
            yield new


def _range(found: tuple[Piece, ...], scalar: Scalar, change: Suntingan) -> tuple[int, int]:
    """Return what a change takes of the file; a removal takes the layout up to the next letter with it."""
    start, end = offsets(found, scalar, Span(change.start, change.end))
    removes = not change.teks and change.end < len(scalar.value)
    return start, max(end, letter(found, change.end)[0]) if removes else end


def _written(text: str, scalar: Scalar, ranges: Sequence[tuple[int, int, str]], style: str) -> str | None:
    quote = style if style and not scalar.style else ""
    pieces, at = [quote], scalar.start
    for start, end, piece in ranges:
        new = written(piece, style)
        if new is None:
            return None
        pieces += [_kept(text[at:start], quote), new]
        at = end
    return "".join([*pieces, _kept(text[at : scalar.end], quote), quote])


def _kept(raw: str, quote: str) -> str:
    """Return writing that stays, fit for quotes where it gets them now."""
    return raw.replace("'", "''") if quote else raw
