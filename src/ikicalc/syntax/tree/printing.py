r"""A tree back to text: the canonical notation, readable Indonesian, LaTeX.

Knows: which sign binds tighter, and how each notation writes a node.
Must not know: values, units, or how the cell was printed.
A notation writes one node from its operands' pieces, so that an explanation can hand it
figures in place of names (``explain``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from ikicalc.numbers import decimals_of, indonesian_number, plain
from ikicalc.syntax.tree.folding import bottom_up
from ikicalc.syntax.tree.nodes import COMPARISONS, Binary, Call, Name, Negate, Number, Tree

OR, AND, NOT, COMPARE, ADD, MULTIPLY, NEGATE, POWER, ATOM = range(1, 10)
RANK = {"or": OR, "and": AND, "+": ADD, "-": ADD, "*": MULTIPLY, "/": MULTIPLY, "**": POWER}
RANK |= dict.fromkeys(COMPARISONS, COMPARE)


class Piece(NamedTuple):
    """A piece of text and how tightly it holds together (``OR`` to ``ATOM``)."""

    text: str
    rank: int = ATOM


ROUND = ("(", ")")
Notation = Callable[[Tree, tuple[Piece, ...]], Piece]


def canonical(tree: Tree) -> str:
    """Return the canonical notation of ``tree``, which parses to the same tree.

    >>> canonical(Binary("*", Binary("/", Name("A"), Number(Fraction(12), "desa")), Number(Fraction(100))))
    '[[A]] / 12 {desa} * 100'
    """
    return bottom_up(tree, canonical_piece).text


def indonesian(tree: Tree) -> str:
    """Return ``tree`` as people read it; a name that holds signs stands in ``‹›``.

    >>> indonesian(Binary("*", Binary("/", Name("A"), Number(Fraction(12), "desa")), Number(Fraction(100))))
    '(A ÷ 12 desa) × 100'
    """
    return bottom_up(tree, indonesian_piece).text


def latex(tree: Tree) -> str:
    r"""Return ``tree`` as LaTeX for math mode, with drawn fractions and escaped names.

    >>> print(latex(Binary("/", Name("A & B"), Number(Fraction(3, 5)))))
    \frac{\text{A \& B}}{0{,}6}
    """
    return bottom_up(tree, latex_piece).text


# --- canonical -----------------------------------------------------------------------------


def canonical_piece(node: Tree, parts: tuple[Piece, ...]) -> Piece:
    """Write one node in the canonical notation."""
    match node:
        case Number():
            return _canonical_number(node)
        case Name(text=text):
            return Piece(f"[[{text}]]")
        case Negate(operator="not"):
            return denied(parts[0], "not")
        case Negate():
            return prefixed(parts[0], "-")
        case Binary(operator=operator):
            left, right = sides(operator, parts)
            return Piece(f"{left} {operator} {right}", RANK[operator])
        case Call(function=function):
            return Piece(f"{function}({', '.join(part.text for part in parts)})")


def sides(operator: str, parts: tuple[Piece, ...], brackets: tuple[str, str] = ROUND) -> tuple[str, str]:
    """Return both operands' texts in the fewest brackets that keep the tree.

    A minus sign never stands behind another sign (``a * (-b)``), and ``-a * b`` is not written:
    both say one thing to people and another to some parsers.
    """
    left, right = parts
    rank = RANK[operator]
    least_left = {COMPARE: ADD, POWER: ATOM}.get(rank, rank)
    least_right = POWER if rank == POWER else rank + 1
    if left.rank == NEGATE and rank != ADD:
        least_left = ATOM
    if right.rank == NEGATE:
        least_right = ATOM
    return enclosed(left, least_left, brackets), enclosed(right, least_right, brackets)


def _canonical_number(node: Number) -> Piece:
    unit = f" {{{node.unit}}}" if node.unit else ""
    if decimals_of(node.value) is not None:
        return Piece(plain(node.value) + unit, NEGATE if node.value < 0 else ATOM)
    over, under = (plain(Fraction(part)) for part in (node.value.numerator, node.value.denominator))
    return Piece(f"({over}{unit} / {under})")


def prefixed(operand: Piece, sign: str, brackets: tuple[str, str] = ROUND) -> Piece:
    """Return the operand behind a minus sign."""
    return Piece(sign + enclosed(operand, POWER, brackets), NEGATE)


def denied(operand: Piece, word: str, brackets: tuple[str, str] = ROUND) -> Piece:
    """Return the condition behind the word that turns it round."""
    return Piece(f"{word} {enclosed(operand, COMPARE, brackets)}", NOT)


def enclosed(piece: Piece, least: int, brackets: tuple[str, str] = ROUND) -> str:
    """Return the text of a piece, in brackets where it does not hold together tightly enough."""
    return piece.text if piece.rank >= least else brackets[0] + piece.text + brackets[1]


# --- readable Indonesian -------------------------------------------------------------------

SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷", "**": "^", "==": "=", "!=": "≠", "<=": "≤", ">=": "≥"}
SIGNS |= {"<": "<", ">": ">", "and": "dan", "or": "atau"}
WORDS = {
    "sum": "jumlah",
    "mean": "rata-rata",
    "min": "terkecil",
    "max": "terbesar",
    "abs": "nilai mutlak",
    "round": "bulatkan",
    "if": "jika",
}
# A sign between blanks, an operator's word, or a figure in front would read as calculation.
_LOOKS_CALCULATED = re.compile(
    r"[×÷^=≠<>≤≥;‹›+*]|\s[-–−:/xX.]\s|^[\d(−–-]"
    r"|\b(?:di(?:bagi|kali|tambah|kurang)\w*|kali|dan|atau|maka|selain itu)\b"
)


def indonesian_piece(node: Tree, parts: tuple[Piece, ...]) -> Piece:
    """Write one node for reading; a division in a product stands in brackets.

    >>> indonesian_piece(Binary("-", Name("A"), Name("B")), (Piece("3"), figure(Fraction(-2)))).text
    '3 − (−2)'
    """
    match node:
        case Number():
            return _indonesian_number(node)
        case Name(text=text):
            return Piece(f"‹{text}›" if _LOOKS_CALCULATED.search(text) else text)
        case Negate(operator="not"):
            return denied(parts[0], "tidak")
        case Negate():
            return prefixed(parts[0], "−")
        case Binary(operator=operator):
            left, right = sides(operator, parts)
            if _mixes_division(operator, node.left, parts[0]):
                left = f"({parts[0].text})"
            return Piece(f"{left} {SIGNS[operator]} {right}", RANK[operator])
        case Call(function="if"):
            condition, then, otherwise = (part.text for part in parts)
            return Piece(f"(jika {condition} maka {then} selain itu {otherwise})")
        case Call(function=function):
            return Piece(f"{WORDS[function]}({'; '.join(part.text for part in parts)})")


def figure(value: Fraction, shown: str | None = None) -> Piece:
    """Return a piece for a figure in readable Indonesian, with a real minus sign.

    >>> figure(Fraction(-5, 2))
    Piece(text='−2,5', rank=7)
    """
    text = indonesian_number(value) if shown is None else shown
    return Piece(text.replace("-", "−"), NEGATE if text.startswith("-") else ATOM)


def _indonesian_number(node: Number) -> Piece:
    unit = f" {node.unit}" if node.unit else ""
    if decimals_of(node.value) is not None:
        piece = figure(node.value)
        return Piece(piece.text + unit, piece.rank)
    over, under = figure(Fraction(node.value.numerator)), figure(Fraction(node.value.denominator))
    return Piece(f"({over.text}{unit} ÷ {under.text})")


def _mixes_division(operator: str, left: Tree, written: Piece) -> bool:
    """``A ÷ B × 100`` and ``A × B ÷ C`` are read in two ways by people; by the tree in one."""
    product = operator in ("*", "/") and isinstance(left, Binary) and written.rank == MULTIPLY
    return product and "/" in (operator, getattr(left, "operator", ""))


# --- LaTeX ---------------------------------------------------------------------------------

_TALL = (r"\left(", r"\right)")
_LATEX_SIGNS = {"*": r"\times", "!=": r"\ne", "<=": r"\le", ">=": r"\ge", "==": "="}
_LATEX_SIGNS |= {"and": r"\land", "or": r"\lor"}
_LATEX_ESCAPES = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: "\\" + char for char in "&%$#_{}"},
}


def latex_piece(node: Tree, parts: tuple[Piece, ...]) -> Piece:
    r"""Write one node in LaTeX; a fraction is drawn, so its sides need no brackets.

    >>> print(latex_piece(Binary("/", Name("A"), Name("B")), (Piece("9"), Piece("12"))).text)
    \frac{9}{12}
    """
    match node:
        case Number():
            return _latex_number(node)
        case Name(text=text):
            return Piece(latex_text(text))
        case Negate(operator="not"):
            return denied(parts[0], r"\lnot", _TALL)
        case Negate():
            return prefixed(parts[0], "-", _TALL)
        case Binary(operator="/"):
            return Piece(rf"\frac{{{parts[0].text}}}{{{parts[1].text}}}", POWER)
        case Binary(operator="**"):
            return Piece(f"{enclosed(parts[0], ATOM, _TALL)}^{{{parts[1].text}}}", POWER)
        case Binary(operator=operator):
            left, right = sides(operator, parts, _TALL)
            return Piece(f"{left} {_LATEX_SIGNS.get(operator, operator)} {right}", RANK[operator])
        case Call(function=function):
            return Piece(_latex_call(function, [part.text for part in parts]))


def latex_text(text: str) -> str:
    r"""Return ``text`` as ``\text{...}`` with every special character escaped.

    >>> print(latex_text("50% & lebih"))
    \text{50\% \& lebih}
    """
    return r"\text{" + "".join(_LATEX_ESCAPES.get(char, char) for char in text) + "}"


def latex_figure(value: Fraction, shown: str | None = None) -> Piece:
    """Return a piece for a figure in LaTeX: the comma without the blank of a list.

    >>> latex_figure(Fraction(3, 4)).text
    '0{,}75'
    """
    text = indonesian_number(value) if shown is None else shown
    return Piece(text.replace(".", "{.}").replace(",", "{,}"), NEGATE if text.startswith("-") else ATOM)


def _latex_number(node: Number) -> Piece:
    unit = r"\ " + latex_text(node.unit) if node.unit else ""
    if decimals_of(node.value) is not None:
        piece = latex_figure(node.value)
        return Piece(piece.text + unit, piece.rank)
    over, under = latex_figure(Fraction(node.value.numerator)), latex_figure(Fraction(node.value.denominator))
    return Piece(rf"\frac{{{over.text}{unit}}}{{{under.text}}}", POWER)


def _latex_call(function: str, arguments: list[str]) -> str:
    if function == "if":
        condition, then, otherwise = arguments
        branches = rf"{then} & \text{{jika }} {condition} \\ {otherwise} & \text{{selain itu}}"
        return rf"\begin{{cases}} {branches} \end{{cases}}"
    inside = "; ".join(arguments)
    if function == "abs":
        return rf"\left|{inside}\right|"
    return rf"{latex_text(WORDS[function])}\left({inside}\right)"
