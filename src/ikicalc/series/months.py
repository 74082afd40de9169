"""Months, quarters and semesters as an office writes them.

Knows: the names and marks of ``catalog/kamus/lembar.yaml`` and how dates are written.
Must not know: sheets, rows, numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from ikicalc import kamus
from ikicalc.series.words import folded, group_of

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        _YEAR + r"[-/.](?P<month>\d{1,2})",
        r"(?P<month>\d{1,2})[-/.]" + _YEAR,
        _YEAR + r"(?P<month>0[1-9]|1[0-2])",
        _YEAR + r"-(?P<month>\d\d)-\d\d(?:[ t]00:00(?::00(?:\.0+)?)?)?",
    )
)
_NAMED = re.compile(r"(?P<name>[a-z]+)\.?(?:[ '’/.-]*(?P<year>(?:19|20)\d\d|\d\d))?")
_YEAR_FIRST = re.compile(_YEAR + r"[ /.-]*(?P<rest>[a-z].*)")


class Month(NamedTuple):
    """A month as written, or the last one of the ``rentang`` months of a quarter or a semester.

    ``tahun`` only where it is written with it.
    """

    bulan: int
    tahun: int | None = None
    rentang: int = 1


@dataclass(frozen=True, slots=True)
class _Spellings:
    months: Mapping[str, int]
    numerals: Mapping[str, int]
    marked: re.Pattern[str]
    spans: Mapping[int, re.Pattern[str]]
    marks: Mapping[str, int]


@cache
def _spellings() -> _Spellings:
    data = kamus.load("lembar")
    spans = {3: data["penanda_triwulan"], 6: data["penanda_semester"]}
    return _Spellings(
        months={spelling: n for n, names in enumerate(data["bulan"], 1) for spelling in names},
        numerals={
            spelling: n for n, names in enumerate(data["bilangan"], 1) for spelling in (str(n), *names)
        },
        marked=re.compile(
            rf"(?:{_any(data['penanda_bulan'])})(?:[ .-]*(?P<n>\d{{1,2}})|[ .-]+(?P<name>[a-z].*))"
        ),
        spans={
            length: re.compile(rf"(?:{_any(marks)})[ .-]*(?:ke[ .-]*)?(?P<n>\d|[a-z]+)(?:[ '’/.-]*{_YEAR})?")
            for length, marks in spans.items()
        },
        marks={mark: length for length, marks in spans.items() for mark in marks},
    )


def _any(marks: list[str]) -> str:
    return "|".join(re.escape(mark) for mark in sorted(marks, key=len, reverse=True))


def read_month(value: object) -> Month | None:
    """Return the month or quarter that a cell of months says, by name, number or date; else None."""
    if isinstance(value, date):
        return Month(value.month, value.year)
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        if value in range(1, 13):
            return Month(int(value))
        return _written(str(int(value))) if value in range(190001, 210013) else None
    return _written(folded(value)) or _digits(folded(value))


def heading_month(value: object) -> Month | None:
    """Return the month that a column's heading names; bare numbers are left to ``numbered_month``.

    The heading may begin with its group: ``Realisasi TW I``.
    """
    if isinstance(value, date):
        return Month(value.month, value.year)
    if not isinstance(value, str):
        return None
    return _written(folded(value)) or _written(group_of(value)[1])


def numbered_month(value: object) -> int | None:
    """Return the month of a heading that is only a number: ``1``, ``"01"``."""
    whole = isinstance(value, int | float) and not isinstance(value, bool) and value in range(1, 13)
    found = Month(int(value)) if whole else _digits(folded(value))  # type: ignore[call-overload]
    return found.bulan if found else None


def numbered_span(value: object, above: object) -> Month | None:
    """Return the quarter or semester of a heading that is only its number, below ``Triwulan``."""
    length, number = _spellings().marks.get(folded(above)), _spellings().numerals.get(folded(value))
    return _span(number, length) if length and number else None


def title_month(value: object) -> Month | None:
    """Return the month that a title tells after the word ``bulan``, when it tells one only."""
    words = folded(value).replace(":", " ").split() if isinstance(value, str) else []
    if "bulan" not in words:
        return None
    after = words[words.index("bulan") + 1 :]
    months = [place for place, word in enumerate(after) if _named(word)]
    if months != [0]:
        return None  # none, or from one month to another
    rest = [word for word in after[:3] if word != "tahun"]
    return _named(" ".join(rest[:2])) or _named(rest[0])


@lru_cache(maxsize=1024)
def _written(text: str) -> Month | None:
    """Return what a text says that is more than a bare number."""
    for pattern in _DATES:
        if found := pattern.fullmatch(text):
            return _month(int(found["month"]), int(found["year"]))
    if found := _spellings().marked.fullmatch(text):
        return _digits(found["n"]) if found["n"] else _named(found["name"])
    return _named(text) or _spanned(text)


def _named(text: str) -> Month | None:
    found = _NAMED.fullmatch(text)
    number = _spellings().months.get(found["name"]) if found else None
    if found is None or number is None:
        return None
    year = int(found["year"]) if found["year"] else None
    return Month(number, year + 2000 if year is not None and year < 100 else year)


def _spanned(text: str) -> Month | None:
    first = _YEAR_FIRST.fullmatch(text)
    for length, pattern in _spellings().spans.items():
        if found := pattern.fullmatch(first["rest"] if first else text):
            year = (first or found)["year"]
            number = _spellings().numerals.get(found["n"])
            return _span(number, length, int(year) if year else None) if number else None
    return None


def _span(number: int, length: int, year: int | None = None) -> Month | None:
    return Month(number * length, year, length) if number * length <= 12 else None


def _digits(text: str) -> Month | None:
    return _month(int(text)) if re.fullmatch(r"[0-9]{1,2}", text) else None


def _month(number: int, year: int | None = None) -> Month | None:
    return Month(number, year) if 1 <= number <= 12 else None
