"""The words of tables, from ``catalog/kamus/tabel.yaml``, arranged for looking up.

Knows: how a phrase is folded and found. Must not know: rows, headers, documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Any

from ikicalc import kamus

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")
_BRACKETS = re.compile(r"\([^()]{0,80}\)")
_MONTH_GROUPS = "bulan"


def words_of(text: str) -> tuple[str, ...]:
    """Return the words and numbers of a text in small letters, signs left out.

    >>> words_of("PENJELASAN/FORMULASI  (2021)")
    ('penjelasan', 'formulasi', '2021')
    """
    return tuple(_WORD.findall(text.casefold()))


def title_words(text: str) -> tuple[str, ...]:
    """Return the words of a title; remarks in brackets only where there is nothing else.

    >>> title_words("INDIKATOR KINERJA UTAMA (IKU)"), title_words("(3)")
    (('indikator', 'kinerja', 'utama'), ('3',))
    """
    return words_of(_BRACKETS.sub(" ", text)) or words_of(text)


def fold(text: str) -> str:
    """Return a text with every run of white space as one space.

    >>> fold(" Jumlah \\n kolam ")
    'Jumlah kolam'
    """
    return " ".join(text.split())


def spelled(text: str) -> tuple[str, ...]:
    """Return the words of a name in the spelling by which names are compared.

    An abbreviation in brackets of the words before it is not compared; any other remark is.

    >>> spelled("Prosentase Desa (aktif)"), spelled("Indeks Kepuasan Masyarakat (IKM)")
    (('persentase', 'desa', 'aktif'), ('indeks', 'kepuasan', 'masyarakat'))
    """
    same = table_words().ejaan
    plain = _BRACKETS.sub(
        lambda found: " " if _abbreviates(found[0], text[: found.start()]) else found[0], text
    )
    return tuple(same.get(word, word) for word in words_of(plain))


def _abbreviates(bracket: str, before: str) -> bool:
    letters = bracket.strip("() ").casefold()
    initials = "".join(word[0] for word in words_of(before))
    return bool(letters) and initials.endswith(letters)


class Phrases:
    """Phrases of one kind; each is found where its words stand side by side."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = words_of(phrase)
            if words:
                self._by_first.setdefault(words[0], []).append(words)
        for found in self._by_first.values():
            found.sort(key=len, reverse=True)

    @property
    def words(self) -> frozenset[str]:
        """All words of all phrases."""
        return frozenset(word for found in self._by_first.values() for words in found for word in words)

    def at(self, words: tuple[str, ...], start: int = 0) -> int:
        """Return how many words from ``start`` on are a phrase, the longest there is; 0 for none."""
        found = self._by_first.get(words[start], ()) if start < len(words) else ()
        return next((len(phrase) for phrase in found if words[start : start + len(phrase)] == phrase), 0)

    def within(self, words: tuple[str, ...]) -> bool:
        """Tell whether a phrase stands anywhere in the words."""
        return any(self.at(words, start) for start in range(len(words)))

    def starts(self, text: str) -> bool:
        """Tell whether a text begins with a phrase."""
        return self.at(words_of(text[:80])) > 0

    def equals(self, text: str) -> bool:
        """Tell whether a text is a phrase and nothing else."""
        words = words_of(text[:200])
        return bool(words) and self.at(words) == len(words)


@dataclass(frozen=True, slots=True)
class TableWords:
    """``catalog/kamus/tabel.yaml``, arranged."""

    kolom: dict[str, Phrases]
    pengiring: frozenset[str]
    judul_bawah: Phrases
    triwulan: Phrases
    ejaan: dict[str, str]
    awal: dict[str, Phrases]
    target_kata: Phrases
    menggantung: frozenset[str]
    arah: dict[str, Phrases]
    lain: dict[str, Phrases]

    @property
    def known(self) -> frozenset[str]:
        """Every word that may stand in the title of a column."""
        return self.pengiring.union(*(phrases.words for phrases in self.kolom.values()))


@cache
def table_words() -> TableWords:
    """Return the words of tables, read once.

    >>> table_words().kolom["target"].within(("target", "kinerja"))
    True
    """
    raw: dict[str, Any] = kamus.load("tabel")
    single = (
        "kolom",
        "pengiring",
        "judul_bawah",
        "triwulan",
        "ejaan",
        "awal",
        "target_kata",
        "menggantung",
        "arah",
    )
    return TableWords(
        kolom={role: Phrases(phrases) for role, phrases in raw["kolom"].items()},
        pengiring=frozenset(raw["pengiring"]),
        judul_bawah=Phrases(raw["judul_bawah"]),
        triwulan=Phrases(raw["triwulan"]),
        ejaan=raw["ejaan"],
        awal={role: Phrases(phrases) for role, phrases in raw["awal"].items()},
        target_kata=Phrases(raw["target_kata"]),
        menggantung=frozenset(raw["menggantung"]),
        arah={name: Phrases(phrases) for name, phrases in raw["arah"].items()},
        lain={name: Phrases(phrases) for name, phrases in raw.items() if name not in single},
    )


def phrases(name: str) -> Phrases:
    """Return the phrases of one plain list of the dictionary.

    >>> phrases("label_jabatan").equals("JABATAN")
    True
    """
    return table_words().lain[name]


@cache
def months() -> frozenset[str]:
    """Return the names of months, full and short."""
    return frozenset(word for group in kamus.load("lembar")[_MONTH_GROUPS] for word in group)


@cache
def _month_numbers() -> dict[str, int]:
    groups = kamus.load("lembar")[_MONTH_GROUPS]
    return {word: number for number, group in enumerate(groups, 1) for word in group}


def month_number(word: str) -> int:
    """Return the number of a month by its name; 0 for any other word.

    >>> month_number("agt"), month_number("kolam")
    (8, 0)
    """
    return _month_numbers().get(word, 0)


@cache
def _known_words() -> tuple[str, ...]:
    return tuple(sorted(table_words().known))


@lru_cache(maxsize=4096)
def nearest_title_word(word: str) -> str | None:
    """Return the title word that a misspelled one must mean: at least six letters, one of them wrong.

    >>> nearest_title_word("indkator"), nearest_title_word("kolam")
    ('indikator', None)
    """
    if len(word) < 6:
        return None
    found = get_close_matches(word, _known_words(), n=1, cutoff=0.88)
    return found[0] if found and len(found[0]) >= 6 else None
