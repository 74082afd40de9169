"""Constants that a note gives: ``hari kerja dalam 1 tahun = 240 hari kerja efektif``.

Knows: an equation whose right side is one number. Must not know: which input it belongs to; ``rumus``
links them by folded name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from ikicalc.diagnostics import FormulaError, Span
from ikicalc.numbers import read_number

_EQUATION = re.compile(
    r"(?:^|[:;,.(\n])\s*(?P<name>[^\W\d][^:;,.=()\n]{2,80}?)\s*(?:=|\badalah\b)\s*"
    r"(?P<number>\d++(?:[.,]\d++)*+)(?P<rest>[^=;\n]{0,40})"
)
_OPERATION = re.compile(r"[x×*/%+]|dibagi|dikali")


@dataclass(frozen=True, slots=True)
class Constant:
    """A value given in a note: the name it gives it to, the value, and the note as printed."""

    name: str
    value: Fraction
    source: str
    span: Span


def find_constants(note: str) -> tuple[Constant, ...]:
    """Return the constants that a note states, in reading order.

    >>> [(c.name, c.value) for c in find_constants("Catatan : hari kerja setahun = 240 hari")]
    [('hari kerja setahun', Fraction(240, 1))]
    """
    found = []
    for match in _EQUATION.finditer(note):
        if _OPERATION.search(match["rest"]):
            continue
        try:
            value = read_number(match["number"])
        except FormulaError:
            continue  # reported where the number is part of a formula; a note alone computes nothing
        source = " ".join(note[match.start("name") : match.end()].split())
        found.append(Constant(match["name"].strip(), value, source, Span(match.start("name"), match.end())))
    return tuple(found)
