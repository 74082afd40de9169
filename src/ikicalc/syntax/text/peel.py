"""Peel LaTeX, HTML and look-alike characters off a cell, keeping every offset.

Knows: the pass over the cell, and which character stands for which sign. Must not know: words, formulas.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import partial

from ikicalc.syntax.text.latex import Latex
from ikicalc.syntax.text.peeled import CLOSE, DIVIDE, DROPPED, OPEN, POWER, Draft, Peeled
from ikicalc.syntax.text.tags import entity, tag
from ikicalc.syntax.text.tanda import signs

_PLAIN = re.compile(r"[^$\\<&\u0080-\U0010ffff\t\r\x00-\x08\x0b-\x1f\x7f]*")
_RUN = re.compile(r"[A-Za-z0-9 ,.;:()%=\n]+")  # characters that mean themselves everywhere
_RANGE = re.compile(r"[^\W\d_]\d{1,4}\Z")
_BEFORE_FIGURE = "([=+-–—−x×*·/:÷\n"  # an operand may begin behind them
_GAP = 40
_TEN_TO = re.compile(r"(?<![\d.,])10(?P<power>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)(?!\w)")


def peel(cell: str) -> Peeled:
    r"""Return the cell as plain text with its offsets.

    >>> from ikicalc.syntax.text.peeled import SHOWN
    >>> peel(r"$\frac{\text{A}}{\text{B}} \times 100\%$").text.translate(SHOWN)
    ' (( A )/( B )) * 100% '
    """
    plain = _PLAIN.match(cell)
    if plain is not None and plain.end() == len(cell):
        return Peeled(cell, range(len(cell)), range(1, len(cell) + 1))
    draft = Draft(cell)
    _pass(draft, Latex(draft))
    return draft.done()


def _pass(draft: Draft, latex: Latex) -> None:
    """Read the cell from left to right; a character that begins nothing means itself."""
    steps: dict[str, Callable[[int], int | None]] = {
        "$": latex.dollar,
        "\\": latex.command,
        "{": latex.brace,
        "}": latex.unbrace,
        "_": latex.subscript,
        "<": partial(tag, draft),
        "&": partial(entity, draft),
    }
    cell, position = draft.cell, 0
    while position < len(cell):
        run = _RUN.match(cell, position)
        if run is not None:
            draft.copy(position, run.end())
            position = run.end()
            continue
        step = steps.get(cell[position])
        end = step(position) if step is not None else None
        position = end if end is not None else _character(draft, position, math=latex.math)
    latex.close()


def _character(draft: Draft, position: int, *, math: bool) -> int:
    character = draft.cell[position]
    power = _TEN_TO.match(draft.cell, position - 2) if character.isdigit() and position > 1 else None
    if power is not None:
        return _power(draft, *power.span("power"))
    if unicodedata.decomposition(character).startswith("<fraction>"):
        return _vulgar(draft, position)
    if not DROPPED.match(character):
        plain = _plain(character)
        certain = math and not (plain in "-–" and _in_range(draft.cell, position))
        draft.write(signs().in_math.get(plain, plain) if certain else plain, position, position + 1)
    return position + 1


def _power(draft: Draft, start: int, end: int) -> int:
    """``10⁵``: ten to a power; a raised figure behind any other number may be that of a note."""
    draft.write(POWER + unicodedata.normalize("NFKC", draft.cell[start:end]), start, end)
    return end


def _plain(character: str) -> str:
    """Look-alikes become the sign meant; mathematical letters become plain ones."""
    if "\U0001d400" <= character <= "\U0001d7ff":
        return unicodedata.normalize("NFKC", character)
    return character.translate(signs().lookalikes)


def _vulgar(draft: Draft, position: int) -> int:
    """``½ x (A + B)``: a fraction in one character, where an operand may begin; else it is kept."""
    begins = draft.cell[max(0, position - _GAP) : position].rstrip(" ")[-1:] in _BEFORE_FIGURE
    upper, _, lower = unicodedata.normalize("NFKC", draft.cell[position]).partition("\u2044")
    text = OPEN + upper + DIVIDE + lower + CLOSE if begins else draft.cell[position]
    draft.write(text, position, position + 1)
    return position + 1


def _in_range(cell: str, position: int) -> bool:
    """``usia7-12th``: a dash between digits that hang on a word is no minus."""
    before, after = cell[max(0, position - 6) : position], cell[position + 1 : position + 2]
    return after.isdigit() and _RANGE.search(before) is not None
