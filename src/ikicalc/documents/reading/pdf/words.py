"""Words that a line end cut in two, put together again by what else the document writes.

Knows: the document's own words. Must not know: pages, cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ikicalc import kamus
from ikicalc.documents.reading.pdf.ink import Word

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_START = re.compile(r"[^\W\d_]+")


def vocabulary_of(words: Iterable[Word]) -> frozenset[str]:
    """Return the words that stand in the middle of a line, where nothing cuts them, folded.

    >>> texts = ["Nilai", "rata-rata", "Pelaksanaan", "kegiat"]
    >>> line = [Word(n * 50, 0, n * 50 + 48, 8, text) for n, text in enumerate(texts)]
    >>> sorted(vocabulary_of(line))
    ['pelaksanaan', 'rata', 'rata-rata']
    """
    found: set[str] = set()
    row = list(words)
    for before, word, after in zip(row, row[1:], row[2:], strict=False):
        if _are_beside(before, word) and _are_beside(word, after):
            folded = word.text.casefold()
            found.update(_LETTERS.findall(folded), _HYPHENED.findall(folded))
    return frozenset(found)


def _are_beside(word: Word, other: Word) -> bool:
    height = word.bottom - word.top
    return abs(word.top - other.top) < 2 and 0 < other.x0 - word.x1 < height


@cache
def _joined_prefixes() -> frozenset[str]:
    return frozenset(kamus.load("sambung")["awalan_berhubung"])


def rejoined(first: str, second: str, vocabulary: frozenset[str]) -> str:
    """Return two lines as one; a hyphen at the end of the first stays only where the word has it.

    >>> known = frozenset({"pelaksanaan"})
    >>> rejoined("Jumlah pelak-", "sanaan", known), rejoined("nilai rata-", "rata", known)
    ('Jumlah pelaksanaan', 'nilai rata-rata')
    """
    broken, start = _BROKEN.search(first), _START.match(second)
    if broken is None or start is None:
        return f"{first} {second}"
    keep = _keeps_hyphen(broken[1].casefold(), start[0], vocabulary)
    return f"{first[: broken.end() - 1]}{'-' if keep else ''}{second}"


def _keeps_hyphen(before: str, after: str, vocabulary: frozenset[str]) -> bool:
    folded = after.casefold()
    if before + folded in vocabulary:
        return False
    if f"{before}-{folded}" in vocabulary or after[0].isupper() or before in _joined_prefixes():
        return True
    return before[:3] == folded[:3] or folded in before or before[-4:] in folded


def is_one_word(first: str, second: str, vocabulary: frozenset[str]) -> bool:
    """Tell whether a line that is full to its last letter was broken inside a word.

    >>> known = frozenset({"formulasi", "sumber", "data"})
    >>> is_one_word("FORMULA", "SI", known), is_one_word("sumber", "data", known)
    (True, False)
    """
    start = _START.match(second)
    if start is None or not first[-1:].isalpha():
        return False
    before, after = first.rsplit(maxsplit=1)[-1].casefold(), start[0].casefold()
    if before + after in vocabulary:
        return True
    return not (before in vocabulary and after in vocabulary) and first[-1].isupper() == start[0][0].isupper()
