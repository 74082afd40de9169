"""Letters that a scanner put in the place of digits: ``x l00%``, ``x 1OO %``.

Knows: the factor 100 as scanners misread it. Must not know: what it multiplies. Each mending is told.
"""

from __future__ import annotations

import re

from ikicalc.diagnostics import Diagnostic, Span

_FACTOR = re.compile(r"(?<=[xX×*i:. ])(?:[lI|][0oO]{2}|1[oO]{2}|1[oO]0|10[oO])(?=\s?%)")


def mended(text: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the text with its factors of 100 as digits, every other character in its place.

    >>> mended("A / B x l00%")[0]
    'A / B x 100%'
    """
    found = tuple(
        Diagnostic.of(
            "IKI009", f"`{match[0]}` dibaca sebagai angka 100", Span(*match.span()),
            label="huruf di tempat angka", help="tulis `100`",
        )
        for match in _FACTOR.finditer(text)
    )  # fmt: skip
    return (_FACTOR.sub("100", text) if found else text), found
