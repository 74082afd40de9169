"""The words around a volume, arranged for look-up.

Knows: ``catalog/kamus/volume.yaml``: markers, limits, conditions, frequencies, spelled numbers.
Must not know: how a text is searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ikicalc import kamus
from ikicalc.syntax.words.nouns import as_spelled

_LONGEST = 3  # words of the longest phrase beside a number
_JOINING = frozenset({"dari", "atau", "dan", ",", ":"})  # "2 atau 3 orang", "1 : 40 orang"
_SKIPPED = frozenset({":", "±", "(", '"'})


@dataclass(frozen=True)
class VolumeWords:
    """Every list of the dictionary as a set, and the patterns made from them."""

    lists: Mapping[str, frozenset[str]]
    per_year: Mapping[str, int]
    digits: Mapping[str, int]
    multipliers: Mapping[str, int]
    number: re.Pattern[str]
    frequency: re.Pattern[str]
    dated: re.Pattern[str]

    def ends_with(self, name: str, front: Sequence[str]) -> bool:
        """Tell whether the last words of ``front`` are a phrase of the list ``name``.

        >>> volume_words().ends_with("penanda", ["dihadiri", "oleh"])
        True
        """
        phrases = self.lists[name]
        return any(" ".join(front[-count:]) in phrases for count in range(1, min(_LONGEST, len(front)) + 1))

    def starts_with(self, name: str, after: Sequence[str]) -> bool:
        """Tell whether the first words of ``after`` are a phrase of the list ``name``.

        >>> volume_words().starts_with("batas_di_belakang", ["ke", "atas", "berhak"])
        True
        """
        phrases = self.lists[name]
        return any(" ".join(after[:count]) in phrases for count in range(1, min(_LONGEST, len(after)) + 1))

    def limited(self, front: Sequence[str]) -> bool:
        """Tell whether what stands right in front makes a number a limit, an ordinal or one of a pair.

        >>> volume_words().limited(["kurang", "dari"]), volume_words().limited(["2", "atau"])
        (True, True)
        """
        if len(front) > 1 and front[-1] in _JOINING and front[-2].isdigit():
            return True
        if front[-1:] == ["ke"] and front[-2:-1] and front[-2] in self.lists["urutan"]:
            return len(front) < 3 or not front[-3].isdigit()
        return self.ends_with("batas_di_depan", front) and not self.ends_with("kira_kira", front)

    def holds(self, name: str, front: Sequence[str]) -> bool:
        """Tell whether any word of ``front`` is in the list ``name``.

        >>> volume_words().holds("syarat", ["apabila", "dihadiri"])
        True
        """
        return not self.lists[name].isdisjoint(front)

    def spelled(self, text: str) -> int | None:
        """Return the number that words write, or None when they write none.

        >>> volume_words().spelled("dua puluh enam"), volume_words().spelled("dua tiga")
        (26, None)
        """
        total, digit = 0, 0
        for word in as_spelled(text).split():
            if word in self.multipliers:
                total += 10 + digit if word == "belas" else digit * self.multipliers[word]
                digit = 0
            elif digit:
                return None
            else:
                digit = self.digits[word]
        return total + digit or None


def without_signs(front: Sequence[str]) -> list[str]:
    """Return ``front`` without the signs that may stand between a marker and its number.

    >>> without_signs(["sebanyak", ":"])
    ['sebanyak']
    """
    words = list(front)
    while words and words[-1] in _SKIPPED and not (len(words) > 1 and words[-2].isdigit()):
        words.pop()
    return words


@cache
def volume_words() -> VolumeWords:
    """Return the dictionary, read once.

    >>> volume_words().per_year["triwulan"]
    4
    """
    data = kamus.load("volume")
    lists = {name: frozenset(map(str, value)) for name, value in data.items() if isinstance(value, list)}
    return VolumeWords(
        lists=lists,
        per_year=data["per_tahun"],
        digits=data["bilangan"],
        multipliers=data["pengali"],
        number=_number(data),
        frequency=_frequency(data),
        dated=_compile(rf"\s+(?:{any_of(data['bulan'])}\b|\d)"),
    )


def any_of(words: Iterable[str]) -> str:
    """Return an alternation of ``words``, the longest first.

    >>> any_of(["a", "ab"])
    '(?:ab|a)'
    """
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


def _number(data: Mapping[str, Any]) -> re.Pattern[str]:
    """Digits or number words with a noun to follow; a remark ``(dua belas)`` may stand between."""
    word = any_of([*data["bilangan"], *data["pengali"]])
    digits = (
        r"(?<![\w.,/–-])(?P<digits>[0-9]{1,3}(?:\.[0-9]{3}){1,3}(?:,[0-9]{1,3})?|[0-9]{1,7}(?:,[0-9]{1,3})?)"
    )
    spelled = rf"\b(?P<spelled>{word}(?:\s{word}){{0,5}})(?=\s)"
    return _compile(rf"(?:{digits}|{spelled})(?:\s?\([^()\n]{{1,40}}\))?\s{{1,4}}(?=[^\W\d_])")


def _frequency(data: Mapping[str, Any]) -> re.Pattern[str]:
    """How often: ``setiap 3 bulan``, ``2 kali setahun``, ``sebulan sekali``, ``sekali dalam setahun``."""
    unit = any_of(data["per_tahun"])
    every, part = any_of(data["setiap"]), any_of(data["bagian"])
    count = rf"(?:[0-9]{{1,2}}|{any_of(data['bilangan'])}(?: belas)?)"
    spelled = r"(?:\s?\([^()\n]{1,30}\))?\s?"
    one = rf"(?:se|(?:satu|1){spelled})"
    times = rf"{count}{spelled}(?:kali|x)\b"
    return _compile(
        rf"\b(?P<every>{every})\s(?:(?P<step>{count}){spelled})?(?:{part}\s)?(?P<unit>{unit})\b"
        rf"(?:\s(?:sekali\b|(?:sebanyak\s)?(?P<times>{times})))?"
        rf"|(?<![\w.,/–-])(?P<times2>{times})\s?(?:(?:dalam\s)?{one}|/\s?|{every}\s(?:(?:satu|1)\s)?)(?P<unit2>{unit})\b"
        rf"|\bse(?P<unit3>{unit})\s(?:sekali\b|(?P<times3>{times}))"
        rf"|(?<![\w.,/–-])(?P<step4>{count}){spelled}(?P<unit4>{unit})\ssekali\b"
        rf"|\bsekali\s(?:dalam\s)?{one}(?P<unit5>{unit})\b"
    )


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
