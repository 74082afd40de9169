"""A tree as MathML, which browsers typeset by themselves: drawn fractions, long names over several lines.

Knows: MathML, which names are too long for one line. Must not know: pages, values, how the cell was printed.
Sums and products stay flat, so that a long one does not nest deeper than a browser reads.
"""

from __future__ import annotations

import textwrap
from fractions import Fraction
from html import escape

from ikicalc.diagnostics.snippet import visible
from ikicalc.numbers import decimals_of
from ikicalc.syntax.tree.folding import bottom_up, depth
from ikicalc.syntax.tree.nodes import Binary, Call, Name, Negate, Number, Tree
from ikicalc.syntax.tree.printing import (
    ATOM,
    POWER,
    RANK,
    SIGNS,
    WORDS,
    Piece,
    denied,
    enclosed,
    figure,
    prefixed,
    sides,
)

MAX_DEPTH = 100  # levels of a tree that is drawn
MAX_LENGTH = 40_000  # characters of a drawing
_LINE = 34  # characters of a name on one line
_BRACKETS = ("<mo>(</mo>", "<mo>)</mo>")


def mathml(tree: Tree) -> str | None:
    """Return what stands inside ``<math>``; None for a formula too large to be drawn.

    >>> mathml(Binary("/", Name("A & B"), Number(Fraction(3, 5))))
    '<mfrac><mrow><mtext>A &amp; B</mtext></mrow><mrow><mn>0,6</mn></mrow></mfrac>'
    """
    if depth(tree) > MAX_DEPTH:
        return None
    drawn = bottom_up(tree, mathml_piece).text
    return drawn if len(drawn) <= MAX_LENGTH else None


def mathml_piece(node: Tree, parts: tuple[Piece, ...]) -> Piece:
    """Write one node in MathML.

    >>> mathml_piece(Negate(Name("A")), (Piece("<mtext>A</mtext>"),)).text
    '<mo>−</mo><mtext>A</mtext>'
    """
    match node:
        case Number():
            return _number(node)
        case Name(text=text):
            return Piece(_text(text))
        case Negate(operator="not"):
            return denied(parts[0], _word("tidak "), _BRACKETS)
        case Negate():
            return prefixed(parts[0], "<mo>−</mo>", _BRACKETS)
        case Binary(operator="/"):
            return Piece(f"<mfrac>{_row(parts[0])}{_row(parts[1])}</mfrac>", POWER)
        case Binary(operator="**"):
            base = enclosed(parts[0], ATOM, _BRACKETS)
            return Piece(f"<msup><mrow>{base}</mrow>{_row(parts[1])}</msup>", POWER)
        case Binary(operator=operator):
            left, right = sides(operator, parts, _BRACKETS)
            return Piece(f"{left}{_sign(operator)}{right}", RANK[operator])
        case Call(function=function):
            return Piece(_call(function, parts))


def _row(piece: Piece) -> str:
    return f"<mrow>{piece.text}</mrow>"


def _sign(operator: str) -> str:
    if operator in ("and", "or"):
        return _word(f" {SIGNS[operator]} ")
    return f"<mo>{escape(SIGNS[operator])}</mo>"


def _word(text: str) -> str:
    return f"<mtext>{text.replace(' ', '&nbsp;')}</mtext>"


def _text(text: str) -> str:
    """Return a name; one that is too long for a line stands on several."""
    lines = textwrap.wrap(visible(text), _LINE, break_long_words=True) or [""]
    if len(lines) == 1:
        return f"<mtext>{escape(lines[0])}</mtext>"
    rows = "".join(f"<mtr><mtd><mtext>{escape(line)}</mtext></mtd></mtr>" for line in lines)
    return f"<mtable>{rows}</mtable>"


def _number(node: Number) -> Piece:
    unit = _word(" ") + _text(node.unit) if node.unit else ""
    if decimals_of(node.value) is not None:
        piece = figure(node.value)
        return Piece(f"<mn>{piece.text}</mn>{unit}", piece.rank)
    over, under = (figure(Fraction(part)).text for part in (node.value.numerator, node.value.denominator))
    return Piece(f"<mfrac><mrow><mn>{over}</mn>{unit}</mrow><mn>{under}</mn></mfrac>", POWER)


def _call(function: str, parts: tuple[Piece, ...]) -> str:
    if function == "if":
        condition, then, otherwise = (part.text for part in parts)
        chosen = _branch(then, _word(" jika ") + condition) + _branch(otherwise, _word(" selain itu"))
        return f"<mo>{{</mo><mtable>{chosen}</mtable>"
    inside = "<mo>;</mo>".join(part.text for part in parts)
    if function == "abs":
        return f"<mo>|</mo>{inside}<mo>|</mo>"
    return f"<mtext>{WORDS[function]}</mtext>{_BRACKETS[0]}{inside}{_BRACKETS[1]}"


def _branch(value: str, when: str) -> str:
    return f"<mtr><mtd>{value}</mtd><mtd>{when}</mtd></mtr>"
