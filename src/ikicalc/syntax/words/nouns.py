"""Which unit a noun counts in: "pegawai" in orang, "APBDes" in dokumen.

Knows: the nouns and unit spellings of ``catalog/kamus/satuan.yaml``, and where the head of a name stands.
Must not know: dimensions and factors (``satuan``), nor what is done with the unit.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from ikicalc import kamus

Kind = Literal["ejaan", "benda", "acara", "bukan"]
_WORD = re.compile(r"%|[^\W_]+(?:[-'’][^\W_]+)*")
_REMARK = re.compile(r"\(([^()]{1,40})\)")
_LONGEST_HEAD = 400  # code points in front of the head noun that are looked at


@dataclass(frozen=True, slots=True)
class Noun:
    """A phrase of the dictionary; ``unit`` is None for a phrase that only looks countable."""

    unit: str | None
    kind: Kind
    words: int


@dataclass(frozen=True, slots=True)
class _Dictionary:
    phrases: dict[str, Noun]
    longest: int
    counting: frozenset[str]
    skipped: frozenset[str]


def unit_of_name(name: str) -> str | None:
    """Return the unit that the head noun of ``name`` counts in, as displayed, or None when it is not known.

    A remark in brackets that spells a unit wins over the noun. Later phrases are never asked.

    >>> unit_of_name("Jumlah seluruh pegawai yang disiplin")
    'orang'
    >>> unit_of_name("Produksi jagung (ton)")
    'ton'
    >>> unit_of_name("Kepuasan pegawai") is None
    True
    """
    return _unit_of_name(name)


@lru_cache(maxsize=4096)
def _unit_of_name(name: str) -> str | None:
    words = fold_words(name[:_LONGEST_HEAD])
    noun = _head(words)
    if noun is not None and noun.unit == "%":
        return "%"
    remarked = _remarked(name)
    if noun is not None and noun.unit is not None and remarked is not None and _shortens(name):
        return noun.unit
    return remarked or (noun.unit if noun else None)


def _shortens(name: str) -> bool:
    """Whether a remark is the initials of the words before it: ``jam pelajaran (JP)``."""
    for match in _REMARK.finditer(name):
        letters = match[1].strip().lower()
        before = fold_words(name[: match.start()])[-len(letters) :]
        if len(letters) > 1 and "".join(word[0] for word in before) == letters:
            return True
    return False


def fold_words(text: str) -> list[str]:
    """Return the words of ``text`` in lower case; a doubled word counts once.

    >>> fold_words("Jumlah Desa-desa/ Kelurahan (Dok.)")
    ['jumlah', 'desa', 'kelurahan', 'dok']
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return [_single(word) for word in _WORD.findall(text.lower())]


def as_spelled(matched: str) -> str:
    """Return what a pattern that ignores case matched, as the dictionary spells it.

    Such a pattern takes ``ſ``, ``ı``, ``İ`` and the Kelvin sign for s, i and k.

    >>> as_spelled("SETİAP TRıWULAN")
    'setiap triwulan'
    """
    return matched.casefold().replace("\u0131", "i").replace("i\u0307", "i")


def noun_at(words: Sequence[str], index: int = 0) -> Noun | None:
    """Return the longest dictionary phrase that starts at ``words[index]``, or None.

    >>> noun_at(["tempat", "tidur", "baru"])
    Noun(unit='tempat tidur', kind='ejaan', words=2)
    """
    known = _dictionary()
    for length in range(min(known.longest, len(words) - index), 0, -1):
        noun = known.phrases.get(" ".join(words[index : index + length]))
        if noun is not None:
            return noun
    return None


def unit_of_noun(noun: str) -> str | None:
    """Return the unit that a noun standing alone counts in, as in the literal ``12 {gampong}``.

    >>> unit_of_noun("Gampong"), unit_of_noun("balai")
    ('desa', None)
    """
    words = fold_words(noun)
    found = noun_at(words)
    return found.unit if found is not None and found.words == len(words) else None


def skipped_words() -> frozenset[str]:
    """Return the words that stand in front of what is counted: ``jumlah seluruh``, ``kebutuhan``.

    >>> "seluruh" in skipped_words()
    True
    """
    return _dictionary().skipped


def units() -> tuple[str, ...]:
    """Return the units of the dictionary as displayed.

    >>> "tempat tidur" in units()
    True
    """
    return tuple(kamus.load("satuan")["satuan"])


def _single(word: str) -> str:
    half, dash, other = word.partition("-")
    return half if dash and half == other else word


_PERIODS = (["lalu"], ["ini"], ["sebelumnya"], ["berjalan"], ["depan"])


def _head(words: Sequence[str]) -> Noun | None:
    """Return the head noun: the first after words that only count or qualify."""
    known = _dictionary()
    counted = False
    for index, word in enumerate(words):
        noun = noun_at(words, index)
        if noun is not None and words[index + noun.words : index + noun.words + 1] in _PERIODS:
            return None  # "sisa bulan lalu" counts no months
        if noun is not None:
            return noun if noun.kind != "acara" or counted else None
        if word not in known.skipped:
            return None
        counted = counted or word in known.counting
    return None


def _remarked(name: str) -> str | None:
    """Return the unit that a remark in brackets spells: ``(ha)``, ``(Satuan: juta Rupiah)``."""
    for match in _REMARK.finditer(name):
        words = fold_words(match[1])
        while words and words[0] in ("satuan", "dalam"):
            del words[0]
        noun = noun_at(words)
        if noun is not None and noun.kind == "ejaan" and noun.words == len(words):
            return noun.unit
    return None


@cache
def _dictionary() -> _Dictionary:
    data = kamus.load("satuan")
    phrases = {" ".join(fold_words(phrase)): noun for phrase, noun in _entries(data)}
    return _Dictionary(
        phrases=phrases,
        longest=max(noun.words for noun in phrases.values()),
        counting=frozenset(data["hitung"]),
        skipped=frozenset(data["hitung"]) | frozenset(data["lewati"]),
    )


def _entries(data: dict[str, Any]) -> Iterator[tuple[str, Noun]]:
    for unit, parts in data["satuan"].items():
        for kind in ("ejaan", "benda", "acara"):
            yield from _nouns(parts.get(kind, ()), unit, kind)
    yield from _nouns(data["bukan"], None, "bukan")


def _nouns(phrases: Iterable[object], unit: str | None, kind: Any) -> Iterator[tuple[str, Noun]]:
    for phrase in phrases:
        yield str(phrase), Noun(unit, kind, len(fold_words(str(phrase))))
