"""The labels in front of a formula that fills its cell: ``Rumus:``, ``Persentase desa tertib =``.

Knows: where reading cut a label off. Must not know: whether a label is needed, or names of indicators.
Beside prose, notes or other formulas a label tells the parts of a cell apart; there none is returned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ikicalc.diagnostics import Span
from ikicalc.syntax.cell.statements import Statement
from ikicalc.syntax.text.lexer import tokenize
from ikicalc.syntax.text.peeled import Peeled
from ikicalc.syntax.words.lexicon import lexicon

_SIGNS = ":= \n"


class Label(NamedTuple):
    """A label with its sign; ``nama`` is what it says besides words of the dictionary, often nothing."""

    span: Span
    nama: str


def labels_of(found: Sequence[Statement], begin: int, peeled: Peeled) -> tuple[Label, ...]:
    """Return the labels in front of a formula that begins at ``begin``, where the cell holds nothing else.

    >>> from ikicalc.syntax.reading.read import read
    >>> [label.nama for label in read("Rumus: Persentase aktif = jumlah A / jumlah B x 100%").labels]
    ['', 'Persentase aktif']
    >>> read("Kolam yang dikuras. Rumus: jumlah A / jumlah B x 100%").labels
    ()
    """
    if len(found) != 1 or found[0].item:
        return ()
    statement = found[0]
    heading = tokenize(peeled.text[: statement.start].rstrip(_SIGNS))
    if " ".join(token.low for token in heading) != statement.label:
        return ()
    parts = ((0, statement.start), (statement.start, begin))
    return tuple(label for start, end in parts for label in _label(start, end, peeled))


def _label(start: int, end: int, peeled: Peeled) -> Iterator[Label]:
    text = peeled.text[start:end]
    words = tokenize(text.strip(_SIGNS))
    if not words:
        return
    phrase = lexicon().labels.at(words, 0) if start == 0 else None
    rest = words[len(phrase.words) :] if phrase is not None else words
    named = text.strip(_SIGNS)[rest[0].start :] if rest else ""
    first = start + len(text) - len(text.lstrip())
    yield Label(peeled.span(first, start + len(text.rstrip())), named)
