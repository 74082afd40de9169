"""Cut peeled text into words, numbers, brackets and signs.

Knows: what a word and a number look like. Must not know: which sign is an operator.
Numbers keep their text; ``x100`` is the sign ``x`` and a number; ``e-KTP``, ``n-1`` and ``rata - rata``
are words.
"""

from __future__ import annotations

import re

from ikicalc.syntax.text.peeled import CERTAIN
from ikicalc.syntax.words.lexicon import lexicon

_MASTER = re.compile(
    r"""(?P<plain>(?!rp|dan\b|(?:rata|masing|undang|laki)[ ]?[-‐–—])  # nearly every word,
            [a-z]++(?=[ ,.;:()\n]))  # before all that it can't be
      | (?P<nl>[ ]*\n\s*)
      | (?P<gap>[ ]+)
      | (?P<number>(?:Rp\.?[ ]?)?\d++(?:[.,]\d++)*+(?:[ ]*+%|(?:[ ]*+(?:persen|prosen)\b)?+
            (?![^\W\d_]))|\d++(?:[.,]\d++)*+(?=[xX][ (\d]))
      | (?P<x>[xX](?=1[ ]?0{2,}|1\.0|\d+[ ]?%|\d+,\d))
      | (?P<sigma>[Σ∑])
      | (?P<glued>[^\W\d]\w*?(?=[xX×]10{2,}(?!\w)))
      | (?P<word>(?:s/d|a/n|u/p|c/q|d/a|n/a|dan[ ]?/[ ]?atau|and/or)\b
            |(?P<twin>rata|masing|undang|laki)[ ]?[-‐–—][ ]?(?P=twin)\b
            |(?:\d+(?=[^\W\d_]))?[^\W\d][\w]*(?:[-‐–'’`]\w+)*(?:[-–]\([nt][ ]?[-–−][ ]?\d{1,2}\))?+)
      | (?P<star>\*{3,})
      | (?P<cmp><=|>=|==|!=|<>|[<>≤≥≠])
      | (?P<certain>[÷×\ue002-\ue006^]|\*\*)
      | (?P<sign>[-–—−/:+*·•●▪■◦○])
      | (?P<open>[(\[{\ue000])
      | (?P<close>[)\]}\ue001])
      | (?P<eq>=)
      | (?P<comma>,)
      | (?P<semi>;)
      | (?P<dot>\.)
      | (?P<junk>.)""",
    re.VERBOSE | re.IGNORECASE,
)
_CERTAIN = {**CERTAIN, "÷": "/", "×": "*", "^": "**", "**": "**"}
_KINDS = {"plain": "word", "x": "word", "sigma": "word", "glued": "word", "star": "junk"}
BULLETS = frozenset("•●▪■◦○")
_DIGITS = re.compile(r"[\d.,]*\d")


class Token:
    """A piece of the peeled text; ``gap`` says that white space stands before it."""

    __slots__ = ("end", "gap", "kind", "low", "start", "text", "value")

    def __init__(self, kind: str, text: str, start: int, gap: bool) -> None:  # noqa: FBT001
        self.kind = kind
        self.text = text
        self.low = text.lower()
        self.start = start
        self.end = start + len(text)
        self.gap = gap
        self.value = _CERTAIN[text] if kind == "certain" else ""

    def __repr__(self) -> str:
        return f"{self.kind}:{self.text!r}"

    @property
    def is_capital(self) -> bool:
        """Whether the word starts with a capital letter."""
        return self.text[:1].isupper()


def tokenize(text: str) -> list[Token]:
    """Return the tokens of ``text``; a line break is a token of its own kind ``nl``.

    >>> [token.text for token in tokenize("Jumlah e-KTP : 12,5 x100%")]
    ['Jumlah', 'e-KTP', ':', '12,5', 'x', '100%']
    """
    tokens: list[Token] = []
    gap = True
    for match in _MASTER.finditer(text):
        kind = match.lastgroup or "junk"
        if kind == "gap":
            gap = True
            continue
        piece = match[0]
        kind = _KINDS.get(kind, kind)
        token = Token(kind, piece, match.start(), gap)
        if kind == "word" and match["twin"]:
            token.low = f"{match['twin']}-{match['twin']}".lower()
        tokens.append(token)
        gap = kind == "nl"
    return tokens


def split_percent(text: str) -> tuple[str, bool]:
    """Return the digits of a printed number and whether a percent sign or word stands behind them.

    >>> split_percent("62,7 persen")
    ('62,7', True)
    """
    digits = _DIGITS.match(text)
    found = digits[0] if digits else text
    return found, text[len(found) :].strip().casefold() in lexicon().percent_marks
