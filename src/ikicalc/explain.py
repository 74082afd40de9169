"""The steps of a computation as sentences, with the figures filled in.

Knows: how a step reads in Indonesian text, LaTeX and HTML, and when a figure shown is rounded.
Must not know: how the figures were computed, or where they came from.
A step shows names for inputs and figures for what earlier steps gave; then the same in figures;
then its result. A rounded figure is told by the sign of its line: ``≈`` in place of ``=``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from html import escape

from ikicalc.evaluate import SHOWN_ITEMS, Evaluation, Step, Value
from ikicalc.numbers import decimals_of, indonesian_number, magnitude, round_half_up
from ikicalc.syntax.tree import COMPARISONS, LOGIC, Binary, Call, Name, Negate, Number, Tree, children
from ikicalc.syntax.tree.printing import (
    Notation,
    Piece,
    figure,
    indonesian_piece,
    latex_figure,
    latex_piece,
    latex_text,
)

SHOWN_DIGITS = 6  # significant digits of a figure that is rounded for show


@dataclass(frozen=True, slots=True)
class _Style:
    """How one kind of explanation writes nodes, figures, words and signs."""

    write: Notation
    figure: Callable[[Fraction, str | None], Piece]
    word: Callable[[str], str]
    almost: str


_TEXT = _Style(indonesian_piece, figure, str, "≈")
_LATEX = _Style(latex_piece, latex_figure, latex_text, r"\approx")


def steps_text(evaluation: Evaluation, *, decimals: int | None = None) -> list[str]:
    """Return the steps as numbered Indonesian sentences.

    ``decimals`` rounds every figure shown to that many at most, half up; without it a figure is
    shown exactly where it is short, else to six significant digits (and two decimals at least).
    What is computed stays exact.

    >>> from ikicalc.evaluate import evaluate
    >>> ratio = Binary("*", Binary("/", Name("A"), Name("B")), Number(Fraction(100)))
    >>> print("\\n".join(steps_text(evaluate(ratio, {"A": Fraction(2), "B": Fraction(3)}))))
    1. A ÷ B = 2 ÷ 3 ≈ 0,666667
    2. 0,666667 × 100 ≈ 66,6667
    """
    lines = _sentences(evaluation, _TEXT, decimals)
    return [f"{number}. {line}" for number, line in enumerate(lines, start=1)]


def steps_latex(evaluation: Evaluation, *, decimals: int | None = None) -> list[str]:
    r"""Return the steps as LaTeX formulas for math mode, without dollar signs or numbers.

    >>> from ikicalc.evaluate import evaluate
    >>> ratio = Binary("/", Name("A"), Name("B"))
    >>> print(steps_latex(evaluate(ratio, {"A": Fraction(9), "B": Fraction(12)}))[0])
    \frac{\text{A}}{\text{B}} = \frac{9}{12} = 0{,}75
    """
    return _sentences(evaluation, _LATEX, decimals)


def steps_html(evaluation: Evaluation, *, decimals: int | None = None) -> str:
    """Return the steps as one HTML list; names are escaped.

    >>> from ikicalc.evaluate import evaluate
    >>> steps_html(evaluate(Name("A & B"), {"A & B": Fraction(9)}))
    '<ol class="langkah"><li>A &amp; B = 9</li></ol>'
    """
    lines = _sentences(evaluation, _TEXT, decimals)
    return '<ol class="langkah">' + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ol>"


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes steps in one style, with one rounding of the figures shown."""

    style: _Style
    decimals: int | None

    def sentence(self, step: Step) -> str:
        if isinstance(step.node, Call) and step.node.function == "if":
            return self.choice(step)
        sides = self.sides(step)
        return self.joined(step, sides) + self.result(step, sides[-1])

    def sides(self, step: Step) -> list[str]:
        """Return the step in names, then in figures where that says something else."""
        parts = children(step.node)
        figures = [self.filled(value, part) for value, part in zip(step.operands, parts, strict=False)]
        leaves = [self.style.write(part, ()) if _is_leaf(part) else None for part in parts]
        named = tuple(leaf or piece for leaf, piece in zip(leaves, figures, strict=False))
        both = [self.style.write(step.node, named).text]
        if figures:
            both.append(self.style.write(step.node, tuple(figures)).text)
        return list(dict.fromkeys(both))

    def joined(self, step: Step, sides: list[str]) -> str:
        if _is_condition(step.node):
            return self.style.word(", yaitu ").join(sides)
        return f" {self.sign(*step.operands)} ".join(sides)

    def result(self, step: Step, written: str) -> str:
        if step.value is None:
            return self.missing(step)
        shown = self.filled(step.value, step.node).text
        if _is_condition(step.node):
            return f": {shown}"
        return "" if shown == written else f" {self.sign(*step.operands, step.value)} {shown}"

    def sign(self, *values: Value) -> str:
        return "=" if all(self.is_exact(value) for value in values) else self.style.almost

    def missing(self, step: Step) -> str:
        why = f" ({step.reason.message})" if step.reason else ""
        return ": " + self.style.word(f"tanpa nilai{why}")

    def choice(self, step: Step) -> str:
        """Tell which branch of a condition was taken."""
        if step.operands[0] is None:
            return self.style.word("syarat") + self.missing(step)
        holds = bool(step.operands[0])
        taken = children(step.node)[1 if holds else 2]
        words = "syarat benar, diambil bagian maka" if holds else "syarat salah, diambil bagian selain itu"
        named = self.style.write(taken, ()).text if isinstance(taken, Name) else ""
        if step.value is None:
            return self.style.word(words) + self.missing(step)
        shown = self.filled(step.value, taken).text
        equal = f"{named} {self.sign(step.value)} " if named else ""
        return self.style.word(f"{words}: ") + equal + shown

    def filled(self, value: Value, node: Tree) -> Piece:
        """Write what ``node`` came to."""
        if value is None:
            return Piece(self.style.word("kosong" if _is_leaf(node) else "(tanpa nilai)"))
        if isinstance(value, tuple):
            items = [self.filled(item, Name("")).text for item in value[:SHOWN_ITEMS]]
            return Piece("; ".join(items + ["..."] * (len(value) > SHOWN_ITEMS)))
        if _is_condition(node):
            return Piece(self.style.word("benar" if value else "salah"))
        return self.style.figure(value, indonesian_number(_shown(value, self.decimals)))

    def is_exact(self, value: Value) -> bool:
        if isinstance(value, tuple):
            return all(self.is_exact(item) for item in value[:SHOWN_ITEMS])
        return value is None or _shown(value, self.decimals) == value


def _sentences(evaluation: Evaluation, style: _Style, decimals: int | None) -> list[str]:
    writer = _Writer(style, decimals)
    return [writer.sentence(step) for step in evaluation.steps]


def _shown(value: Fraction, decimals: int | None) -> Fraction:
    """Return ``value`` as it is shown: itself where it is short, else rounded half up."""
    if decimals is not None:
        return round_half_up(value, decimals)
    places = max(2, SHOWN_DIGITS - 1 - magnitude(value))
    exact = decimals_of(value)
    return value if exact is not None and exact <= places else round_half_up(value, places)


def _is_leaf(node: Tree) -> bool:
    return isinstance(node, Name | Number)


def _is_condition(node: Tree) -> bool:
    if isinstance(node, Negate):
        return node.operator == "not"
    return isinstance(node, Binary) and node.operator in (*COMPARISONS, *LOGIC)
