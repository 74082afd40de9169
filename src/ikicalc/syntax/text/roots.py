"""Roots and squares printed as one character: ``√(A x B)``, ``(A / B)²``.

Knows: which character is which power, and the bracket that it concerns. Must not know: names, operators.
Where no bracket stands the character stays, so that the formula is refused and not read without it.
"""

from __future__ import annotations

import re

from ikicalc.syntax.text.peeled import CLOSE, DIVIDE, OPEN, POWER, Peeled

_ROOTS = {"√": "2", "∛": "3", "∜": "4"}
_RAISED = {"²": "2", "³": "3"}
_SIGN = re.compile(r"[√∛∜] ?(?=[(\[{\ue000])|(?<=[)\]}\ue001])[²³]")
_OPENING, _CLOSING = frozenset("([{" + OPEN), frozenset(")]}" + CLOSE)


def without_roots(peeled: Peeled) -> Peeled:
    """Return the text with roots and squares of brackets written as powers.

    >>> from ikicalc.syntax.text.peel import peel
    >>> from ikicalc.syntax.text.peeled import SHOWN
    >>> without_roots(peel("√(A + B) / (C)²")).text.translate(SHOWN)
    '(A + B)^(1/2) / (C)^2'
    """
    found = list(_SIGN.finditer(peeled.text))
    if not found:
        return peeled
    closes = _closing(peeled.text)
    cuts: list[tuple[int, int, str]] = []  # from, to, and what stands there instead
    for match in found:
        sign = match[0][0]
        if sign in _RAISED:
            cuts.append((match.start(), match.end(), POWER + _RAISED[sign]))
            continue
        end = closes.get(match.end())
        if end is not None:
            power = POWER + OPEN + "1" + DIVIDE + _ROOTS[sign] + CLOSE
            cuts += [(match.start(), match.end(), ""), (end + 1, end + 1, power)]
    pieces: list[tuple[int, int] | str] = []
    done = 0
    for start, end, text in sorted(cuts):
        pieces += [(done, start), text]
        done = end
    return peeled.rearranged([*pieces, (done, len(peeled.text))])


def _closing(text: str) -> dict[int, int]:
    """Where each bracket closes."""
    stack: list[int] = []
    closes: dict[int, int] = {}
    for index, character in enumerate(text):
        if character in _OPENING:
            stack.append(index)
        elif character in _CLOSING and stack:
            closes[stack.pop()] = index
    return closes
