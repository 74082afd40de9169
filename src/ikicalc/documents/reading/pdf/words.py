"""Words that a line end cut in two, put together again by what else the document writes.

Knows: the document's own words and the dictionary. Must not know: pages, cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from functools import cache

from ikicalc import kamus
from ikicalc.documents.angka import tears_number
from ikicalc.documents.kosakata import is_known_word
from ikicalc.documents.reading.pdf.ink import Word

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_START = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[aiueo]")


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


class Patah(Enum):
    """What a line end inside a cell is: it cuts a word or a number, stands between two words, or either."""

    KATA = "inside a word"
    SPASI = "between words"
    RAGU = "perhaps inside a word"


def break_of(first: str, second: str, vocabulary: frozenset[str]) -> Patah:
    """Tell what the end of a line is that is one word, full to its last letter.

    A cut word must be proved: the whole is a known word, or what follows is too short to be one.

    >>> known = frozenset({"formulasi", "sumber", "data"})
    >>> break_of("FORMULA", "SI", known).name, break_of("sumber", "data", known).name
    ('KATA', 'SPASI')
    >>> break_of("pagu anggaran", "x 100%", known).name, break_of("Kidul", "wangi", known).name
    ('SPASI', 'RAGU')
    """
    if (torn := tears_number(first, second)) is not False:
        return Patah.KATA if torn else Patah.RAGU
    start = _START.match(second)
    if start is None or not first[-1:].isalpha():
        return Patah.SPASI
    before = _START.findall(first)[-1]
    if before[-1].islower() and start[0][0].isupper():
        return Patah.SPASI
    return _break_of(before.casefold(), start[0].casefold(), vocabulary)


def _break_of(before: str, after: str, vocabulary: frozenset[str]) -> Patah:
    halves = is_known_word(before, vocabulary), is_known_word(after, vocabulary)
    if is_known_word(before + after, vocabulary) and not all(halves):
        return Patah.KATA
    if any(halves):
        return Patah.SPASI
    return Patah.KATA if len(after) <= 2 or not _VOWEL.search(after) else Patah.RAGU
