"""Volumes told in prose: "ke 26 desa selama 12 bulan", "setiap triwulan".

Knows: what around a number makes it a volume, a deadline, a condition, an age, a rate or an ordinal.
Must not know: formulas; a volume is a candidate for a target, never an operand.

What is looked at around a number is bounded, so the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ikicalc.diagnostics import Span
from ikicalc.numbers import plain, read_number
from ikicalc.syntax.words.nouns import as_spelled, fold_words, noun_at
from ikicalc.syntax.words.volume_words import VolumeWords, volume_words, without_signs

_BEFORE = 90  # code points in front of a number that are looked at, at most its sentence
_AFTER = 60  # code points behind it: its noun and two words more
_SENTENCE_END = re.compile(r"[.;!?]\s+(?=[A-Z])|\n\s*(?=\n|[-•*]|\d+[.)])")
_TOKEN = re.compile(r"[^\W\d_]+(?:[-/.][^\W\d_]+)*|\d+|[^\w\s.]")
_NOUN_WORD = re.compile(r"\s*([^\W\d_]+(?:-[^\W\d_]+)*[23²³]?)(?!\w)")
_LONGEST_NOUN = 3
_RATES = ("per", "tiap", "setiap")


@dataclass(frozen=True, slots=True)
class Volume:
    """A quantity of work told in prose: ``26 desa``, ``12 bulan``, ``4 per tahun``.

    >>> str(Volume(Fraction(26), "desa", Span(0, 7)))
    '26 desa'
    """

    value: Fraction
    unit: str
    span: Span

    def __str__(self) -> str:
        return f"{plain(self.value)} {self.unit}"


@dataclass(frozen=True, slots=True)
class _Counted:
    """The noun behind a number: as printed, the unit it counts in where known, and where it ends."""

    shown: str
    unit: str | None
    end: int


def find_volumes(text: str) -> tuple[Volume, ...]:
    """Return the volumes in ``text`` in reading order, each amount of a unit once.

    >>> [str(v) for v in find_volumes("Monitoring ke 15 kampung setiap triwulan")]
    ['15 kampung', '4 per tahun']
    >>> find_volumes("Diajukan 3 bulan sebelum masa berlaku habis")
    ()
    """
    words = volume_words()
    often, taken = _frequencies(text, words)
    volumes = [*often, *(item for item in _counts(text, words) if item.span.start not in taken)]
    found: dict[tuple[Fraction, str], Volume] = {}
    for volume in sorted(volumes, key=lambda volume: volume.span):
        found.setdefault((volume.value, volume.unit), volume)
    return tuple(found.values())


def _counts(text: str, words: VolumeWords) -> Iterator[Volume]:
    for match in words.number.finditer(text):
        front = _front(text, match.start())
        counted = _counted(text[match.end() : match.end() + _AFTER], front, words)
        if counted is None or not _is_volume(text, match, counted, front, words):
            continue
        spelled = match["spelled"]
        value = words.spelled(spelled) if spelled else read_number(match["digits"])
        if value:
            span = Span(match.start(), match.end() + counted.end)
            yield Volume(Fraction(value), counted.shown, span)


def _is_volume(
    text: str, match: re.Match[str], counted: _Counted, front: Sequence[str], words: VolumeWords
) -> bool:
    """Tell whether nothing around the number speaks against a volume."""
    if match["spelled"] and not words.ends_with("penanda_huruf", front):
        return False
    if words.limited(front) or words.holds("syarat", front) or not _unit_fits(counted.unit, front, words):
        return False
    end = match.end() + counted.end
    return not _closed(_TOKEN.findall(text[end : end + _AFTER].lower()), words)


def _unit_fits(unit: str | None, front: Sequence[str], words: VolumeWords) -> bool:
    """Tell whether a number of this unit may be a volume here: hours need "selama", hectares "seluas"."""
    lists = words.lists
    if unit is None or unit in lists["bukan_volume"]:
        return unit is None
    if unit in lists["ukuran"]:
        return words.ends_with("penanda_ukuran", front)
    if unit in lists["perlu_penanda"]:
        return words.ends_with("penanda", front)
    timed = unit in lists["waktu_perlu_penanda"]
    if timed and not words.ends_with("penanda_waktu", front):
        return False
    if timed or unit in lists["waktu"]:
        return not (words.holds("tenggat", front) or words.ends_with("batas_waktu_di_depan", front))
    return True


def _closed(after: Sequence[str], words: VolumeWords) -> bool:
    """Tell whether what follows the noun makes it a limit or a rate ("2 orang per desa")."""
    if after[:1] == ["/"]:
        return _is_period(after[1:2], words) or not words.lists["waktu_perlu_penanda"].isdisjoint(after[1:2])
    if after and after[0] in _RATES:
        return after[0] == "per" or not _is_period(after[1:2], words)
    return words.starts_with("batas_di_belakang", after)


def _is_period(words_behind: Sequence[str], words: VolumeWords) -> bool:
    return any(word in words.per_year or word in words.lists["bagian"] for word in words_behind)


def _counted(after: str, front: Sequence[str], words: VolumeWords) -> _Counted | None:
    """Return the noun at the start of ``after``; an unknown one only behind a marker."""
    printed: list[str] = []
    ends: list[int] = []
    while len(printed) < _LONGEST_NOUN and (match := _NOUN_WORD.match(after, ends[-1] if ends else 0)):
        printed.append(match[1].lower())
        ends.append(match.end())
    folded = [(fold_words(word) or [word])[0] for word in printed]
    noun = noun_at(folded)
    if noun is not None and noun.unit is not None:
        first = noun_at(folded[:1])
        count = 1 if first is not None and first.unit == noun.unit else noun.words  # "hari kerja" is hari
        return _Counted(" ".join(folded[:count]), noun.unit, ends[count - 1])
    unknown = noun is None and printed and printed[0] not in words.lists["bukan_benda"]
    if unknown and words.ends_with("penanda", front):
        return _Counted(printed[0], None, ends[0])
    return None


def _frequencies(text: str, words: VolumeWords) -> tuple[list[Volume], set[int]]:
    """Return how often something is done in a year, and the positions that this reading takes."""
    found: list[Volume] = []
    taken: set[int] = set()
    for match in words.frequency.finditer(text):
        taken.update(range(*match.span()))
        part = {name.rstrip("2345"): as_spelled(value) for name, value in match.groupdict().items() if value}
        value = Fraction(words.per_year[part["unit"]] * _times(part, words), _step(part, words))
        front = _front(text, match.start())
        whole = value.denominator == 1
        if (
            whole
            and not _stopped(part.get("every"), front, words)
            and not words.dated.match(text, match.end())
        ):
            found.append(Volume(value, "per tahun", Span(*match.span())))
    return found, taken


def _times(part: dict[str, str], words: VolumeWords) -> int:
    return _small(re.split(r"\s*(?:\(|kali|x\b)", part["times"])[0], words) if "times" in part else 1


def _step(part: dict[str, str], words: VolumeWords) -> int:
    return _small(part["step"], words) if "step" in part else 1


def _small(text: str, words: VolumeWords) -> int:
    return int(text) if text.isdigit() else words.spelled(text) or 1


def _stopped(every: str | None, front: Sequence[str], words: VolumeWords) -> bool:
    """Tell whether a frequency is a deadline, a condition, or the rate of a number ("5 berkas per bulan")."""
    if words.limited(front) or words.holds("syarat", front) or words.holds("tenggat_kekerapan", front):
        return True
    return every == "per" and any(word.isdigit() for word in front[-3:])


def _front(text: str, start: int) -> list[str]:
    """Return the words of the sentence in front of ``start``, in lower case, nearest last."""
    window = text[max(0, start - _BEFORE) : start]
    if start > _BEFORE:
        window = window.partition(" ")[2]
    sentence = _SENTENCE_END.split(window)[-1]
    return without_signs(_TOKEN.findall(sentence.lower()))
