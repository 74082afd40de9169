r"""Printed phrases as LaTeX, in the form in which cells of decrees carry their equations.

Knows: which signs are certain operators in a drawn equation, and how words stand in ``\text``.
Must not know: where the equation came from. A dash or a plus inside a phrase stays there: whether it
calculates is decided where the cell is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_SIGNS = {"×": r"\times", "÷": r"\div", "=": "="}
_SIGN = re.compile(r"\s*(×|÷|=|(?:(?<=\s)|(?<=\))|^)[xX](?=\s*\d[\d.,]*\s*%?\s*(?:$|[×÷=])))\s*")
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)*)(\s*%)?(?![^\W\d_]|\.\d)")
_BRACKETS = re.compile(r"(?<=[(\[]) (?=\\|\w)|(?<=\}) (?=[)\]])")
_ONLY_BRACKETS = re.compile(r"[()\[\]\s]+")
_SPECIAL = re.compile(r"[&%_#${}]")


def words(text: str) -> str:
    r"""Return text as it stands in an equation, in ``\text``.

    >>> print(words("Sarana & prasarana"))
    \text{Sarana \& prasarana}
    """
    return rf"\text{{{escaped(text)}}}" if text.strip() else ""


def escaped(text: str) -> str:
    """Put a backslash before the characters that LaTeX takes for itself."""
    return _SPECIAL.sub(r"\\\g<0>", text.replace("\\", "/"))


def phrase(text: str) -> str:
    r"""Return a printed line of an equation: words in ``\text``, numbers and certain signs bare.

    >>> print(phrase("Jumlah A × 12 desa"))
    \text{Jumlah A} \times 12 \text{ desa}
    >>> print(phrase("x 100 %"))
    \times 100\%
    """
    parts = _SIGN.split(" ".join(text.split()))
    shown = [_operand(part) if at % 2 == 0 else _SIGNS.get(part, r"\times") for at, part in enumerate(parts)]
    return " ".join(part for part in shown if part)


def _operand(text: str) -> str:
    if _ONLY_BRACKETS.fullmatch(text):
        return text.strip()
    number = _NUMBER.match(text)
    if number is None:
        return words(text)
    percent = r"\%" if number[2] else ""
    rest = text[number.end() :]
    return f"{number[1]}{percent} {words(rest)}".strip()


def joined(parts: Iterable[str]) -> str:
    r"""Return parts of an equation as one, with no space inside brackets.

    >>> print(joined(["(", r"\text{Jumlah A}", ") -", r"\text{B}"]))
    (\text{Jumlah A}) - \text{B}
    """
    return _BRACKETS.sub("", " ".join(part for part in parts if part))


def fraction(above: str, below: str) -> str:
    r"""Return a fraction of two parts that are LaTeX already.

    >>> print(fraction("A", "B"))
    \frac{A}{B}
    """
    return rf"\frac{{{above}}}{{{below}}}"
