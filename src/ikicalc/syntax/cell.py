"""A cell taken apart: its plain text, its statements, its legend and its labelled halves.

Knows: the order of these steps, how much of a cell is taken. Must not know: indicators, formulas.
It depends on the text alone, and many rows of a large catalog print one text, so the last ones are kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ikicalc.diagnostics import Diagnostic, FormulaError, Span
from ikicalc.syntax.brackets import bare_operators
from ikicalc.syntax.halves import Halves, labelled_halves
from ikicalc.syntax.layout import undraw
from ikicalc.syntax.legend import Legend, collect_legend
from ikicalc.syntax.lexer import tokenize
from ikicalc.syntax.peel import Peeled, peel
from ikicalc.syntax.roots import without_roots
from ikicalc.syntax.scanned import mended, parted
from ikicalc.syntax.statements import Statement, statements

MAX_TOKENS = 5_000
_SHORT = 500  # letters of a cell that is kept
_KEPT = 1024  # cells, so that a hostile catalog fills a tenth of a gigabyte at most


@dataclass(frozen=True, slots=True)
class Cell:
    """The parts of a cell, which nobody changes; ``mended`` tells what was mended in its letters."""

    mended: tuple[Diagnostic, ...]
    peeled: Peeled
    statements: list[Statement]
    legend: Legend
    halves: Halves | None


def take_apart(text: str) -> Cell:
    """Return the parts of a cell; raises ``FormulaError`` (IKI002) for more than 5,000 words and signs.

    >>> [statement.section for statement in take_apart("Rumus: A / B\\nCatatan: A dari BPS").statements]
    ['rumus', 'catatan']
    """
    return _kept(text) if len(text) <= _SHORT else _apart(text)


def _apart(text: str) -> Cell:
    digits, found = mended(text)
    spaced, glued = parted(peel(digits))
    peeled = without_roots(undraw(spaced))
    tokens = bare_operators(tokenize(peeled.text))
    if len(tokens) > MAX_TOKENS:
        message = f"sel memuat {len(tokens)} kata dan tanda, paling banyak {MAX_TOKENS}"
        raise FormulaError(Diagnostic.of("IKI002", message, Span(0, len(text))))
    parts = statements(tokens)
    return Cell((*found, *glued), peeled, parts, collect_legend(parts), labelled_halves(parts))


_kept = lru_cache(maxsize=_KEPT)(_apart)
