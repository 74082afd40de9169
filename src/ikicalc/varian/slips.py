"""Which words of a vocabulary may be slips of the pen for one another: one letter more, less, other, swapped.

Knows: letters, and how often a word stands. Must not know: names, what a word means.
Work is linear: words meet only where the loss of one letter makes them equal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

_SHORTEST = 4  # letters of the shorter word; of five-letter pairs too many are two real words
_LONG_ENOUGH = 5
_RARE = 2  # a slip is rare beside the word that was meant
_TIMES = 4
_MOST = 24  # words that may meet in one place; more share an ending, not a slip


class Slips:
    """The words that may be slips for each other, and one representative for all that hang together.

    >>> counts = {"administrasi": 3, "administras": 1, "kelapa": 2, "kepala": 9}
    >>> slips = Slips(counts, known={"kelapa", "kepala"})
    >>> slips.are_near("administras", "administrasi"), slips.are_near("kelapa", "kepala")
    (True, False)
    >>> slips.head("administras") == slips.head("administrasi")
    True
    """

    def __init__(self, counts: Mapping[str, int], known: Collection[str] = ()) -> None:
        """Take how many names each word stands in, and the words that are certainly no slips."""
        self._near: set[tuple[str, str]] = set()
        self._heads: dict[str, str] = {}
        for one, other in _meetings(counts):
            if not (one in known and other in known) and _is_slip(one, other, counts):
                self._near.add((one, other))
                self._join(one, other)

    def are_near(self, one: str, other: str) -> bool:
        """Tell whether one word may be a slip for the other."""
        return (min(one, other), max(one, other)) in self._near

    def head(self, word: str) -> str:
        """Return one word for all that hang together by slips; the word itself where none do."""
        while word in self._heads:
            word = self._heads[word]
        return word

    def _join(self, one: str, other: str) -> None:
        first, second = self.head(one), self.head(other)
        if first != second:
            self._heads[second] = first


def _meetings(words: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of words, in alphabetical order, that lose one letter each or less to become equal."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        if len(word) >= _SHORTEST and word.isalpha():
            for place in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
                places[place].append(word)
    seen: set[tuple[str, str]] = set()
    for meeting in places.values():
        for pair in combinations(meeting[:_MOST], 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _is_slip(one: str, other: str, counts: Mapping[str, int]) -> bool:
    rare, common = sorted((counts[one], counts[other]))
    return (
        max(len(one), len(other)) >= _LONG_ENOUGH
        and (rare <= _RARE or rare * _TIMES <= common)
        and _one_step(one, other)
    )


def _one_step(one: str, other: str) -> bool:
    """Tell whether one insertion, deletion, replacement or swap of neighbours makes the words equal."""
    start = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if start is None:
        return abs(len(one) - len(other)) == 1
    left, right = one[start:], other[start:]
    return (
        left[1:] == right
        or left == right[1:]
        or left[1:] == right[1:]
        or (left[:2] == right[1::-1] and left[2:] == right[2:])
    )
