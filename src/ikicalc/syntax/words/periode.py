"""Period words in a name: "PAD tahun n-1" is the input PAD, one period back.

Knows: the period words of ``catalog/kamus/periode.yaml`` and the index letters n, t and TS.
Must not know: which periods there are data for, nor how a name becomes an id.

Symbols (``tahun (n)``, ``n-1``) count anywhere outside remarks; words ("tahun lalu") only where they close
the name, since in "temuan tahun lalu yang selesai" they say which findings are meant, not when one counts.
Part-years keep their word ("bulan ini"), so that a month and a year of one thing stay two inputs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from ikicalc import kamus
from ikicalc.syntax.words.nouns import as_spelled

_EDGES = " ,;:-–—"
_TRIGGER = re.compile(r"\b(?:tahun|thn?|periode|bulan|tri\w+|kuartal|caturwulan|semester|minggu)\b|\bTS\b"
                      r"|\b[nt] ?[-–−+] ?\d|\([nt]\)", re.IGNORECASE)  # fmt: skip
_STEPS = re.compile(r"([-–−+]) ?(\d)")
_ONLY = re.compile(r"X(?: [a-z]+ ini)?")
_MOST_MARKS = 3


@dataclass(frozen=True, slots=True)
class Shifted:
    """A name without its period words, and by how many periods they shift it (0 is the period itself)."""

    base: str
    shift: int


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    shift: int
    unit: str


@lru_cache(maxsize=4096)
def split_period(name: str) -> Shifted:
    """Return the base name and the period shift of ``name``; without period words the name as it is.

    A name that would be empty keeps its words, and so does one whose marks contradict each other.

    >>> split_period("Jumlah hari kerja tahun (n)")
    Shifted(base='Jumlah hari kerja', shift=0)
    >>> split_period("Realisasi investasi tahun sebelumnya")
    Shifted(base='Realisasi investasi', shift=-1)
    >>> split_period("Jumlah pasien bulan lalu")
    Shifted(base='Jumlah pasien bulan ini', shift=-1)
    """
    if not _TRIGGER.search(name):
        return Shifted(name, 0)
    base, marks = " ".join(name.split()), list[_Mark]()
    while len(marks) < _MOST_MARKS and (mark := _find(base)):
        marks.append(mark)
        base = _without(base, mark)
    if not marks or not base or len({(mark.shift, mark.unit) for mark in marks}) > 1:
        return Shifted(name, 0)
    unit = marks[0].unit
    return Shifted(f"{base} {unit} ini" if unit else base, marks[0].shift)


def is_period(name: str) -> bool:
    """Tell whether a name says nothing but when: ``tahun lalu`` behind ``PAD tahun ini -``.

    >>> [is_period(name) for name in ("tahun n-1", "bulan lalu", "PAD tahun lalu", "tahun ajaran baru")]
    [True, True, False, False]
    """
    return bool(_TRIGGER.search(name)) and _ONLY.fullmatch(split_period(f"X {name}").base) is not None


def _find(name: str) -> _Mark | None:
    words = _words()
    for pattern in (words.symbol, words.index, words.academic, words.closing):
        for match in pattern.finditer(name):
            mark = _mark(match, words)
            if _stands_alone(name, mark) and not words.barrier.search(name[: mark.start].rstrip(" (")):
                return mark
    return None


def _stands_alone(name: str, mark: _Mark) -> bool:
    """Tell whether the mark is outside every remark, or is the whole of one."""
    before = name[: mark.start]
    depth = before.count("(") - before.count(")")
    inside = name[mark.start : mark.end].count("(") - name[mark.start : mark.end].count(")")
    if depth <= 0:
        return inside == 0
    return depth == 1 and before.endswith("(") and name[mark.end :].startswith(")")


def _without(name: str, mark: _Mark) -> str:
    before, after = name[: mark.start].rstrip(), name[mark.end :].lstrip()
    if before.endswith("(") and after.startswith(")"):
        before, after = before[:-1].rstrip(), after[1:].lstrip()
    return f"{before} {after}".strip(_EDGES)


def _mark(match: re.Match[str], words: _Words) -> _Mark:
    found = match.groupdict()
    shift = _steps(match[0])
    if tail := found.get("tail"):
        count = as_spelled(found.get("count") or "1")
        shift = words.shifts[as_spelled(tail)] * (words.counts.get(count) or int(count))
    unit = as_spelled(found.get("unit") or "")
    return _Mark(match.start(), match.end(), shift, unit if unit in words.parts else "")


def _steps(symbol: str) -> int:
    """Return the steps of an index: -1 for ``n-1``, 0 for ``n``."""
    match = _STEPS.search(symbol)
    if match is None:
        return 0
    return int(match[2]) if match[1] == "+" else -int(match[2])


@dataclass(frozen=True)
class _Words:
    symbol: re.Pattern[str]
    index: re.Pattern[str]
    academic: re.Pattern[str]
    closing: re.Pattern[str]
    barrier: re.Pattern[str]
    shifts: dict[str, int]
    counts: dict[str, int]
    parts: frozenset[str]


@cache
def _words() -> _Words:
    data = kamus.load("periode")
    lead = rf"(?:\b{_any(data['kata_depan'])} )?(?<!\w)"
    unit = rf"(?P<unit>{_any(data['tahun'] + data['bagian_tahun'] + data['periode'])})"
    kind = rf"(?: {_any(data['jenis_tahun'])})?"
    steps = r"(?: ?[-–−+] ?\d)"
    count = rf"(?:(?P<count>\d|{_any(data['bilangan'])}) )?"
    vague = rf"{_any(data['tahun_tak_tentu'])} tahun"
    closing = rf"{count}{unit}{kind} (?P<tail>{_any(data['geser'])})"
    return _Words(
        symbol=_compile(rf"{lead}{unit}{kind}(?: ke)?(?:[ -][nt]{steps}?(?!\w)|[ -]?\( ?[nt]{steps}? ?\))"),
        index=re.compile(rf"\( ?[nNtT]{steps} ?\)|(?<= )[nNtT]{steps}(?!\w)|\([nt]\)"),
        academic=re.compile(rf"{lead}(?:\(TS{steps}?\)|TS{steps}?(?!\w))"),
        closing=_compile(rf"{lead}(?:{closing}|{vague})(?= ?(?:$|[()]))"),
        barrier=_compile(rf"(?:^|\W){_any(data['penghalang'])}$"),
        shifts=dict(data["geser"]),
        counts=dict(data["bilangan"]),
        parts=frozenset(data["bagian_tahun"]),
    )


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    """Return an alternation of ``words``, the longest first."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"
