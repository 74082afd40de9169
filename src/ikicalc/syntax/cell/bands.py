"""A band of a score scale inside a formula cell: ``A: 85-100``, ``0 - 30 D``.

Knows: how one band looks. Must not know: scales, or what else stands in the cell.
"""

from __future__ import annotations

from collections.abc import Sequence

from ikicalc.syntax.text.lexer import Token

_DASHES = frozenset("-–—−")
_MOST_WORDS = 3  # of a predicate: "Sangat Tidak Baik"


def is_band(tokens: Sequence[Token]) -> bool:
    """Whether all that stands here is a range of two numbers and its predicate: no formula.

    >>> from ikicalc.syntax.text.lexer import tokenize
    >>> from ikicalc.syntax.text.peel import peel
    >>> [is_band(tokenize(peel(text).text)) for text in ("B: 70-90", "0 - 30 D", "100 - jumlah A")]
    [True, True, False]
    """
    numbers = [index for index, token in enumerate(tokens) if token.kind == "number"]
    if len(numbers) != 2 or numbers[1] - numbers[0] != 2:
        return False
    between = tokens[numbers[0] + 1]
    others = [token for index, token in enumerate(tokens) if index not in numbers and token is not between]
    words = [token for token in others if token.kind == "word"]
    joins = between.text in _DASHES or between.low == "s/d"
    return joins and len(words) <= _MOST_WORDS and all(t.kind == "word" or t.text in ":=" for t in others)
