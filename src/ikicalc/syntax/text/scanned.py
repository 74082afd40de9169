"""Damage of copied text: ``x l00%``, ``x 1OO %``, ``dipanendibagi jumlah``, a word cut at the line's end.

Knows: the factor 100 as scanners misread it, words whose space or whose other half was lost. Must not know:
what they calculate. Each mending of an operator or a number is told.
"""

from __future__ import annotations

import re
from functools import cache

from ikicalc.diagnostics import Diagnostic, Span
from ikicalc.syntax.text.peeled import Peeled
from ikicalc.syntax.text.tanda import signs
from ikicalc.syntax.words.lexicon import lexicon

_FACTOR = re.compile(r"(?<=[xX×*i:. ])(?:[lI|][0oO]{2}|1[oO]{2}|1[oO]0|10[oO])(?=\s?%)")
_CUT = re.compile(r"(?<![^\W\d_])([a-z]{2,})-[ ]?\n\s*([a-z]{2,})")


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
    text = _FACTOR.sub("100", text) if found else text
    for broken, sign in signs().broken.items():
        text = text.replace(broken, sign.ljust(len(broken)))
    return text, found


@cache
def _glued() -> re.Pattern[str]:
    """Operator words behind a word, or in front of a count or a number, without a space."""
    words = "|".join(sorted(lexicon().glued_operators, key=len, reverse=True))
    counts = "|".join(sorted((word for word in lexicon().count if len(word) > 2), key=len, reverse=True))
    return re.compile(rf"(?<=[a-z]{{3}})(?=(?:{words})\b)|\b(?P<word>{words})(?=(?:{counts})\b|1[0.]{{2,}})")


def parted(peeled: Peeled) -> tuple[Peeled, tuple[Diagnostic, ...]]:
    """Return the text with operators parted from the words beside them, and words cut by a hyphen joined.

    >>> from ikicalc.syntax.text.peel import peel
    >>> parted(peel("kolam yang di-\\npanendibagi jumlah kolam dikali100%"))[0].text
    'kolam yang dipanen dibagi jumlah kolam dikali 100%'
    """
    pieces: list[tuple[int, int] | str] = []
    found: list[Diagnostic] = []
    done = 0
    for match in _CUT.finditer(peeled.text) if "-" in peeled.text and "\n" in peeled.text else ():
        first, second = match.groups()
        if second in lexicon().quantity:  # "jumlah masuk - jumlah keluar"
            continue
        twice = second.startswith(first)  # "kelompok-kelompok"
        pieces.append((done, match.end(1) + twice))
        done = match.start(2)
    if pieces:
        peeled = peeled.rearranged([*pieces, (done, len(peeled.text))])
        pieces, done = [], 0
    for match in _glued().finditer(peeled.text):
        pieces += [(done, match.end()), " "]
        done = match.end()
        start, end = peeled.text.rfind(" ", 0, match.start() or 1) + 1, peeled.text.find(" ", done)
        span = peeled.span(start, end if end > start else len(peeled.text))
        found.append(
            Diagnostic.of("IKI010", "operator di sini menempel pada kata lain", span,
                          label="dibaca dengan spasi", help="tulis spasi di kedua sisi operator")
        )  # fmt: skip
    if found:
        peeled = peeled.rearranged([*pieces, (done, len(peeled.text))])
    return peeled, tuple(found)
