"""Which words are spelled right: those of the dictionaries, and what affixes make of a root.

Knows: ``catalog/kamus/ejaan.yaml``, the words of the other dictionaries, the affixes of Indonesian.
Must not know: documents, or what is said about a word that is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ikicalc import kamus

_WORD = re.compile(r"(?<![\\\w])[^\W\d_]+(?:['’][^\W\d_]+)?(?!\w)")  # no LaTeX command, no part of a code
_DICTIONARIES = ("satuan", "kata", "label", "operator", "rujukan", "periode", "volume", "agregasi", "varian")
_ENDINGS = ("nya", "lah", "kah", "pun", "ku")
_SUFFIXES = ("kan", "an", "i")
_SHORTEST_ROOT = 3
_MOST_PREFIXES = 2

# Prefix, and the letters that it may have swallowed at the beginning of the root (menulis: tulis).
_PREFIXES = (
    ("meny", "s"), ("meng", "k"), ("menge", ""), ("mem", "p"), ("men", "t"), ("me", ""),
    ("peny", "s"), ("peng", "k"), ("penge", ""), ("pem", "p"), ("pen", "t"), ("per", ""), ("pel", ""),
    ("pe", ""),
    ("ber", ""), ("bel", ""), ("be", ""), ("ter", ""), ("te", ""), ("di", ""), ("ke", ""), ("se", ""),
)  # fmt: skip
_BEFORE_ENDING_I = ("me", "di", "ke", "per", "ter", "pe")  # the outer prefixes with which -i may stand


def words(text: str) -> list[str]:
    """Return the words of a text; signs and hyphens part words.

    >>> words(r"e-KTP, Jum'at 12 \\times LP2P")
    ['e', 'KTP', "Jum'at"]
    """
    return _WORD.findall(text)


def word_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words of a text begin and end.

    >>> list(word_spans("e-KTP"))
    [(0, 1), (2, 5)]
    """
    return (match.span() for match in _WORD.finditer(text))


@lru_cache(maxsize=65536)
def is_known(word: str) -> bool:
    """Whether a word in lower case is spelled right as far as the dictionaries tell.

    >>> [is_known(word) for word in ("dokumen", "ditindaklanjuti", "pengadministrasian", "doumen", "baiki")]
    [True, True, True, False, False]
    """
    return word in _known() or _is_derived(word)


def _is_derived(word: str) -> bool:
    """Whether a root, at most two prefixes, one suffix and one ending make the word."""
    return any(_has_root(stem, suffix, _MOST_PREFIXES) for stem, suffix in _stems(word))


def _stems(word: str) -> Iterator[tuple[str, str]]:
    """Yield what is left without ending and suffix, and the suffix that was taken off."""
    for ending in ("", *_ENDINGS):
        base = word.removesuffix(ending) if word.endswith(ending) else ""
        if len(base) >= _SHORTEST_ROOT:
            yield base, ""
            for suffix in _SUFFIXES:
                if base.endswith(suffix) and len(base) >= _SHORTEST_ROOT + len(suffix):
                    yield base[: -len(suffix)], suffix


def _has_root(stem: str, suffix: str, prefixes: int, before: str = "") -> bool:
    if stem in _roots() and (suffix != "i" or before.startswith(_BEFORE_ENDING_I)):
        return True
    if prefixes == 0:
        return False
    return any(_has_root(rest, suffix, prefixes - 1, before or prefix) for prefix, rest in _unprefixed(stem))


def _unprefixed(stem: str) -> Iterator[tuple[str, str]]:
    """Yield each prefix that a stem may have, and what is left, with a swallowed letter put back."""
    for prefix, swallowed in _PREFIXES:
        if not stem.startswith(prefix) or (prefix in ("be", "te") and "r" not in stem[2:5]):
            continue  # be- and te- stand before a root with an r: bekerja, terasa
        rest = stem[len(prefix) :]
        for candidate in (rest, *(letter + rest for letter in swallowed)):
            if len(candidate) >= _SHORTEST_ROOT:
                yield prefix, candidate


@cache
def _roots() -> frozenset[str]:
    return frozenset(str(word) for word in kamus.load("ejaan")["dasar"]) | _of_dictionaries()


def known_words() -> frozenset[str]:
    """Return the words that the dictionaries list, in lower case, roots included.

    >>> "dokumen" in known_words()
    True
    """
    return _known()


@cache
def _known() -> frozenset[str]:
    own = kamus.load("ejaan")
    return _roots() | {str(word) for part in ("utuh", "tak_baku") for word in own[part]}


@cache
def _of_dictionaries() -> frozenset[str]:
    return frozenset(
        word for name in _DICTIONARIES for text in _texts(kamus.load(name)) for word in words(text.lower())
    )


def _texts(node: object) -> Iterator[str]:
    """Yield every text in a dictionary, keys included."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield str(key)
            yield from _texts(value)
    elif isinstance(node, list):
        for item in node:
            yield from _texts(item)
    elif isinstance(node, str):
        yield node
