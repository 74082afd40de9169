"""Words that are surely words: those of the dictionaries, and those that a document writes.

Knows: which dictionaries hold plain words. Must not know: pages, rows, what the words mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from ikicalc import kamus

_DICTIONARIES = ("ejaan", "kata", "lembar", "operator", "satuan", "tabel", "varian", "volume")
_OPERATORS = ("operator", "kata")
_LETTERS = re.compile(r"[^\W\d_]+")
_SHORTEST = 3  # letters; of shorter words only operators and function words count


def is_known_word(word: str, vocabulary: frozenset[str] = frozenset()) -> bool:
    """Tell whether a folded word is one of the dictionaries, or one that the document writes itself.

    An ending that any word takes (``-nya``) doesn't matter.

    >>> is_known_word("anggaran"), is_known_word("anggarannya"), is_known_word("persentas")
    (True, True, False)
    >>> is_known_word("x"), is_known_word("han"), is_known_word("kolam", frozenset({"kolam"}))
    (True, False, True)
    """
    found = vocabulary | _words()
    return word in found or any(
        word.endswith(ending) and word.removesuffix(ending) in found for ending in _endings()
    )


@cache
def _endings() -> tuple[str, ...]:
    return tuple(kamus.load("sambung")["akhiran"])


@cache
def _words() -> frozenset[str]:
    """Return the words of the dictionaries; fragments of two letters are no proof of a word."""
    plain = {word for name in _DICTIONARIES for word in _in(kamus.load(name)) if len(word) >= _SHORTEST}
    return frozenset(plain.union(*(_in(kamus.load(name)) for name in _OPERATORS)))


def _in(entry: Any) -> Iterator[str]:
    """Yield the words of an entry of a dictionary, whatever lists and mappings it is made of."""
    if isinstance(entry, str):
        yield from _LETTERS.findall(entry.casefold())
    elif isinstance(entry, dict):
        yield from _in([*entry.keys(), *entry.values()])
    elif isinstance(entry, list):
        for part in entry:
            yield from _in(part)
