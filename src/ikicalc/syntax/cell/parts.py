"""A cell taken apart: its plain text, its statements, its legend and its labelled halves.

Knows: the order of these steps, how much of a cell is taken. Must not know: indicators, formulas.
It depends on the text alone, and many rows of a large catalog print one text, so the last ones are kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ikicalc.diagnostics import Diagnostic, FormulaError, Span
from ikicalc.syntax.cell.halves import Halves, labelled_halves
from ikicalc.syntax.cell.legend import Legend, collect_legend
from ikicalc.syntax.cell.statements import Statement, statements
from ikicalc.syntax.text.layout import undraw
from ikicalc.syntax.text.lexer import Token, tokenize
from ikicalc.syntax.text.peel import peel
from ikicalc.syntax.text.peeled import Peeled
from ikicalc.syntax.text.roots import without_roots
from ikicalc.syntax.text.scanned import mended, parted
from ikicalc.syntax.words.lexicon import lexicon

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
    tokens = _bare_operators(tokenize(peeled.text))
    if len(tokens) > MAX_TOKENS:
        message = f"sel memuat {len(tokens)} kata dan tanda, paling banyak {MAX_TOKENS}"
        raise FormulaError(Diagnostic.of("IKI002", message, Span(0, len(text))))
    parts = statements(tokens)
    return Cell((*found, *glued), peeled, parts, collect_legend(parts), labelled_halves(parts))


def _bare_operators(tokens: list[Token]) -> list[Token]:
    """Return the tokens without the brackets around an operator word: ``(dibagi)``.

    >>> from ikicalc.syntax.text.lexer import tokenize
    >>> [token.text for token in _bare_operators(tokenize("A (dibagi) B (aktif)"))]
    ['A', 'dibagi', 'B', '(', 'aktif', ')']
    """
    dropped: set[int] = set()
    for index, token in enumerate(tokens[:-2]):
        if token.kind == "open" and tokens[index + 1].low in lexicon().continuing:
            phrase = lexicon().operators.at(tokens, index + 1)
            end = index + 1 + len(phrase.words) if phrase is not None else len(tokens)
            if end < len(tokens) and tokens[end].kind == "close":
                dropped |= {index, end}
    return [token for index, token in enumerate(tokens) if index not in dropped] if dropped else tokens


_kept = lru_cache(maxsize=_KEPT)(_apart)
