"""Words that are probably misspelt, each with the word that was probably meant.

Knows: distance of one letter (one more, one less, two swapped, one other), how often words occur.
Must not know: which words are right (``vocabulary``), or what the words mean.

A word is told only when no dictionary and no affix explains it and a known word lies one letter away.
The search goes over shortened forms of words, so its time grows with the words, never with their pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from string import ascii_lowercase
from typing import NamedTuple

from ikicalc.checks.places import proper_names
from ikicalc.checks.rows import Document, Findings, Found, cells
from ikicalc.checks.vocabulary import is_known, known_words, word_spans, words
from ikicalc.diagnostics import Diagnostic, Span

_SHORTEST = 4  # letters of a word that is looked at; two swapped letters are told from here
_LONGER = 7  # letters from which a dictionary alone is evidence
_RARE = 5  # occurrences of a word up to which a form with one letter more or less is the right one
_ALONE = 2  # occurrences up to which a dictionary alone is evidence: a name, and the formula that repeats it
_LONG = 11  # letters of a word of which a repeated syllable is easily lost
_MOST_MEANT = 3
_MOST_GUESSED = 2_000  # unknown words for which affixed forms are tried


@dataclass(slots=True)
class Spellings:
    """The words of a document: how often each occurs, and where those stand that no dictionary knows.

    ``beside`` has by unknown word what else follows the same word in its cell: air jernih, air jerneh.
    """

    counts: Counter[str] = field(default_factory=Counter)
    capitalised: set[str] = field(default_factory=set)
    unknown: dict[str, list[Place]] = field(default_factory=dict)
    beside: dict[str, set[str]] = field(default_factory=dict)


Cell = tuple[int, str, str]  # row, name, text


class Place(NamedTuple):
    """Where a word stands: row, cell, span, and the word as printed."""

    row: int
    cell: str
    span: Span
    printed: str


def misspelt_words(document: Document) -> Findings:
    """A word that no dictionary knows, one letter away from one that occurs here or in the dictionaries.

    >>> from ikicalc.checks.rows import Row
    >>> rows = (Row("c/1", "Jumlah dokumen"), Row("c/2", "Jumlah doumen"), Row("c/3", "Jumlah dokumen baru"))
    >>> [(found.row, found.diagnostic.help) for found in misspelt_words(Document(rows))]
    [(1, 'mungkin maksud Anda `dokumen`?')]
    """
    found = _collected(document)
    index = _shortened(word for word in found.counts if word not in found.unknown)
    lost = _without_syllable(found)
    for number, (word, places) in enumerate(found.unknown.items()):
        meant = _meant(word, found, index, guess=number < _MOST_GUESSED) or lost.get(word, [])
        advice = f"mungkin maksud Anda {' atau '.join(f'`{item}`' for item in meant)}?"
        for place in places if meant else ():
            message = f"kata `{place.printed}` mungkin salah ketik"
            yield Found(Diagnostic.of("IKI209", message, place.span, help=advice), place.row, place.cell)


def _collected(document: Document) -> Spellings:
    """Look at each different word once, then only at the cells that print one of no dictionary."""
    printed, unknown = Counter[str](), set[str]()
    doubtful: list[Cell] = []
    for cell in cells(document):
        here = words(cell[2])
        unknown.update(word for word in here if word not in printed and _is_unknown(word))
        printed.update(here)
        if not unknown.isdisjoint(here):
            doubtful.append(cell)
    found = Spellings()
    for word, count in printed.items():
        low = word.lower()
        if _is_spelled(word):
            found.counts[low] += count
            if word != low:
                found.capitalised.add(low)
    _place_all(doubtful, unknown, found)
    return found


def _is_unknown(word: str) -> bool:
    return _is_spelled(word) and len(word.lower()) >= _SHORTEST and not is_known(word.lower())


def _is_spelled(word: str) -> bool:
    """An abbreviation, a heading in capitals and a lone letter are no words to spell."""
    return word[1:].islower()


def _place_all(doubtful: list[Cell], unknown: set[str], found: Spellings) -> None:
    """Note where the unknown words stand, but for the names of places."""
    named, lowered = set[str](), {word.lower() for word in unknown}
    for row, cell, text in doubtful:
        named.update(proper_names(text))
        _note_beside(text.lower(), lowered, found)
        for start, end in word_spans(text):
            word = text[start:end]
            if word in unknown:
                found.unknown.setdefault(word.lower(), []).append(Place(row, cell, Span(start, end), word))
    found.unknown = {word: places for word, places in found.unknown.items() if word not in named}


def _note_beside(text: str, lowered: set[str], found: Spellings) -> None:
    followers: dict[str, set[str]] = {}
    pairs = list(pairwise(words(text)))
    for before, word in pairs:
        followers.setdefault(before, set()).add(word)
    for before, word in pairs:
        if word in lowered:
            found.beside.setdefault(word, set()).update(followers[before] - {word})


def _meant(word: str, found: Spellings, index: dict[str, list[str]], *, guess: bool) -> list[str]:
    """Return the known words that may be meant: one of the document, then some of the dictionaries."""
    here = [other for other in _near(word, index) if _is_evident(word, other, found)]
    meant = sorted(here, key=lambda other: (-found.counts[other], other))[:1]
    if len(word) >= _LONGER and (here or found.counts[word] <= _ALONE):
        meant += sorted(other for other in _near(word, _listed()) if _is_slip(word, other))
        meant += sorted(_affixed(word)) if guess else []
    return list(dict.fromkeys(meant))[:_MOST_MEANT]


def _without_syllable(found: Spellings) -> dict[str, list[str]]:
    """Return by what is left of them the long words that occur often: ``terlaksanya`` lost its ``na``."""
    left: dict[str, list[str]] = {}
    for word, count in found.counts.items():
        if count >= _RARE and len(word) >= _LONG and word not in found.unknown:
            for at in range(1, len(word) - 2):
                if (
                    word[at : at + 2] in (word[at + 2 : at + 4], word[at - 2 : at])
                    or word[at] == word[at + 2]
                ):
                    left.setdefault(word[:at] + word[at + 2 :], [word])
    return left


def _is_evident(word: str, other: str, found: Spellings) -> bool:
    """Whether a word of the document is the right spelling of a rarer one."""
    often, rare = found.counts[other], found.counts[word]
    if _is_swapped(word, other) or (other in found.beside.get(word, ()) and is_known(other)):
        return True
    if len(word) == len(other):  # another letter: many right words differ by one
        return len(word) >= _LONGER and word not in found.capitalised and often >= rare
    return len(word) > _SHORTEST and (often >= rare or rare <= _RARE) and _is_no_name(word, found)


def _is_no_name(word: str, found: Spellings) -> bool:
    return word not in found.capitalised or len(word) >= _LONGER - 1


def _is_slip(word: str, other: str) -> bool:
    """Whether a letter was left out, doubled or swapped: a dictionary alone is no evidence of another one."""
    return len(word) != len(other) or _is_swapped(word, other)


def _is_swapped(word: str, other: str) -> bool:
    differ = [i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b]
    if len(word) != len(other) or len(differ) != 2 or differ[1] != differ[0] + 1:
        return False
    first, second = differ
    return word[first] == other[second] and word[second] == other[first]


def _near(word: str, index: dict[str, list[str]]) -> Iterator[str]:
    """Yield the words of the index at a distance of one letter, each once."""
    seen = {word}
    for short in (word, *_without_one(word)):
        for other in index.get(short, ()):
            if other not in seen and _is_near(word, other):
                seen.add(other)
                yield other


def _is_near(word: str, other: str) -> bool:
    """Whether two words that share a shortened form are one letter apart, and begin alike."""
    if word[0] != other[0]:
        return False
    if len(word) == len(other):
        return sum(a != b for a, b in zip(word, other, strict=True)) == 1 or _is_swapped(word, other)
    longer, shorter = (word, other) if len(word) > len(other) else (other, word)
    return len(longer) == len(shorter) + 1 and shorter in _without_one(longer)


def _without_one(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))}


def _shortened(known: Iterable[str]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for word in known:
        if len(word) >= _SHORTEST:
            for short in (word, *_without_one(word)):
                index.setdefault(short, []).append(word)
    return index


@cache
def _listed() -> dict[str, list[str]]:
    return _shortened(word for word in known_words() if len(word) >= _LONGER - 1)


def _affixed(word: str) -> Iterator[str]:
    """Yield the known words that have one letter more: affixed forms stand in no list."""
    for position in range(1, len(word) + 1):
        for letter in ascii_lowercase:
            longer = word[:position] + letter + word[position:]
            if is_known(longer):
                yield longer
