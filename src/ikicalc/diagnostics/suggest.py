"""The known word that was probably meant: for a sentence of help, never for a silent match.

Knows: how alike two spellings are. Must not know: what the words stand for.
Work is bounded: at most ``_KNOWN`` words are looked at, ``_CLOSE`` of them compared letter by letter.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import islice

_CUTOFF = 0.7  # below this two words share letters rather than meaning
_KNOWN = 5_000
_CLOSE = 16
_LENGTH = 160  # code points of a name that are compared


def suggest(word: str, known: Iterable[str]) -> str | None:
    """Return the word of ``known`` that is spelled most like ``word``, or None when none is near.

    Letter case, spacing and punctuation don't count; of equals the first in ``known`` wins.

    >>> suggest("jumlah dsa", ["jumlah Desa", "jumlah kelurahan"])
    'jumlah Desa'
    >>> suggest("A", ["B"]) is None
    True
    """
    wanted = _folded(word)
    if not wanted:
        return None
    words = list(dict.fromkeys(islice(known, _KNOWN)))
    for candidate in words:
        if _folded(candidate) == wanted:
            return candidate
    scored = [(_likeness(wanted, _folded(item)), item) for item in _nearest(wanted, words)]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best if score >= _CUTOFF else None


def suggest_sentence(word: str, known: Iterable[str]) -> str:
    """Return the suggestion as a sentence for ``help``, or an empty text.

    >>> suggest_sentence("jumlah dsa", ["jumlah Desa"])
    'mungkin maksud Anda `jumlah Desa`?'
    >>> suggest_sentence("anggaran", ["jumlah Desa"])
    ''
    """
    found = suggest(word, known)
    return f"mungkin maksud Anda `{found}`?" if found is not None else ""


def _nearest(wanted: str, words: list[str]) -> list[str]:
    """Return the few words that share most pairs of letters, in the order of ``words`` among equals."""
    pairs = _pairs(wanted)

    def shared(word: str) -> float:
        other = _pairs(_folded(word))
        return 2 * (pairs & other).total() / max(1, pairs.total() + other.total())

    return heapq.nlargest(_CLOSE, words, key=shared)


def _likeness(left: str, right: str) -> float:
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def _pairs(text: str) -> Counter[str]:
    return Counter(f" {text} "[index : index + 2] for index in range(len(text) + 1))


def _folded(text: str) -> str:
    letters = "".join(letter if letter.isalnum() else " " for letter in text[:_LENGTH].casefold())
    return " ".join(letters.split())
