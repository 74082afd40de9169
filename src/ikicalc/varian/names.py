"""Pairs of names that may be one: by slips of the pen, abbreviations, words of counting, brackets, spaces.

Knows: ``catalog/kamus/varian.yaml``, and which differences a person overlooks.
Must not know: units, formulas, who uses a name.
Work is linear: names meet only where all their words agree but for such differences.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from ikicalc import kamus
from ikicalc.syntax.words.nouns import fold_words
from ikicalc.varian.slips import Slips

_REMARK = re.compile(r"\([^()]*\)?")
_COMPARED = 8  # names of one meeting that a name is held against


class Varian(NamedTuple):
    """Two names, by their positions in what was given, that may be one, and each difference in words."""

    first: int
    second: int
    beda: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    heads: frozenset[tuple[str, ...]]
    light: frozenset[str]
    same: Mapping[str, tuple[str, ...]]
    known: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Name:
    """A name taken apart: ``core`` is compared, the rest only told."""

    head: str
    core: tuple[str, ...]
    light: tuple[str, ...]
    remark: str
    short: tuple[tuple[str, str], ...]


def variants(names: Sequence[str]) -> Iterator[Varian]:
    """Yield pairs of ``names`` that may be one thing, in the order of the second name.

    Each name is paired at most with the first like it. Figures and short words must be equal: ``SPM 1`` and
    ``SPM 2`` are two things. Names that differ only in case and spaces are one already (``masukan.fold``).

    >>> names = ["Jumlah dok. RKPDes", "Total dokumen RKPDes", "Jumlah doumen RKPDes", "Jumlah desa"]
    >>> for pair in variants(names):
    ...     print(names[pair.first], "~", names[pair.second], "|", "; ".join(pair.beda))
    Jumlah dok. RKPDes ~ Total dokumen RKPDes | kata hitung: jumlah, total; singkatan: dok, dokumen
    Jumlah dok. RKPDes ~ Jumlah doumen RKPDes | singkatan: dok, dokumen; ejaan: dokumen, doumen
    """
    taken = [_apart(name) for name in names]
    counts = Counter(word for name in taken for word in set(name.core))
    slips = Slips(counts, _words().known)
    meetings: defaultdict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(taken):
        if not name.core:
            continue
        meeting = meetings["".join(map(slips.head, name.core))]
        for earlier in meeting[:_COMPARED]:
            beda = _differences(taken[earlier], name, slips)
            if beda is not None:
                yield Varian(earlier, index, beda)
                break
        meeting.append(index)


def plain_spelling(name: str) -> str:
    """Return a name with its abbreviations written out and in the usual spelling, folded.

    >>> plain_spelling("Prosentase  Dok. lengkap") == plain_spelling("persentase dokumen lengkap")
    True
    """
    same = _words().same
    return " ".join(part for word in fold_words(name) for part in same.get(word, (word,)))


@cache
def _words() -> _Words:
    data = kamus.load("varian")
    return _Words(
        heads=frozenset(tuple(fold_words(head)) for head in data["kepala"]),
        light=frozenset(data["ringan"]),
        same={short: tuple(whole.split()) for short, whole in data["sama"].items()},
        known=frozenset(_real_words()),
    )


def _real_words() -> Iterator[str]:
    """Yield the words of things and measures that we know: two of them are two, however alike."""
    yield from kamus.load("kata")["besaran"]
    for parts in kamus.load("satuan")["satuan"].values():
        for phrases in parts.values():
            yield from (word for phrase in phrases for word in fold_words(str(phrase)))


def _apart(name: str) -> _Name:
    remark = " ".join(word for found in _REMARK.findall(name) for word in fold_words(found))
    written = fold_words(_REMARK.sub(" ", name)) or fold_words(name)
    head, rest = _without_head(written)
    short = tuple((word, " ".join(_words().same[word])) for word in rest if word in _words().same)
    whole = [part for word in rest for part in _words().same.get(word, (word,))]
    core = tuple(word for word in whole if word not in _words().light)
    light = tuple(word for word in whole if word in _words().light)
    return _Name(head, core, light, remark, short)


def _without_head(words: list[str]) -> tuple[str, list[str]]:
    for length in (2, 1):
        if tuple(words[:length]) in _words().heads and len(words) > length:
            return " ".join(words[:length]), words[length:]
    return "", words


def _differences(one: _Name, other: _Name, slips: Slips) -> tuple[str, ...] | None:
    """Return what tells two names apart, or None when it is more than a person overlooks."""
    core = _of_core(one.core, other.core, slips)
    if core is None or (one.remark and other.remark and one.remark != other.remark):
        return None
    told = []
    if one.head != other.head:
        told.append(f"kata hitung: {one.head or 'tanpa'}, {other.head or 'tanpa'}")
    told += [f"singkatan: {short}, {whole}" for short, whole in _one_sided(one.short, other.short)]
    told += core
    if one.light != other.light:
        missing = Counter(one.light) - Counter(other.light) + (Counter(other.light) - Counter(one.light))
        told.append(f"kata yang dilewatkan: {', '.join(missing) or ', '.join(one.light)}")
    if one.remark != other.remark:
        told.append(f"keterangan dalam kurung: {one.remark or other.remark}")
    return tuple(told) or ("tanda baca",)


def _one_sided(one: Iterable[tuple[str, str]], other: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(set(one) ^ set(other))


def _of_core(one: Sequence[str], other: Sequence[str], slips: Slips) -> list[str] | None:
    told = []
    for tag, start, end, begin, stop in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        left, right = one[start:end], other[begin:stop]
        if tag == "equal":
            continue
        if "".join(left) == "".join(right):
            told.append(f"spasi: {' '.join(left)}, {' '.join(right)}")
        elif len(left) == len(right) and all(map(slips.are_near, left, right)):
            told += [f"ejaan: {a}, {b}" for a, b in zip(left, right, strict=True)]
        else:
            return None
    return told
