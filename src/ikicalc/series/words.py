"""The words on the edges of a monthly table: months, headings, totals, signs of no value.

Knows: ``catalog/kamus/lembar.yaml`` and how an office writes a month. Must not know: sheets, rows, numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from ikicalc import kamus

_SPACE = re.compile(r"[\s_]+")
_YEAR_MONTH = re.compile(r"(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})")
_MONTH_YEAR = re.compile(r"(?P<month>\d{1,2})[-/.](?P<year>(?:19|20)\d\d)")
_NAMED = re.compile(r"(?P<name>[a-z]+)\.?(?:[ '’/.-]*(?P<year>(?:19|20)\d\d|\d\d))?")
_TITLE_YEAR = re.compile(r"\b(?:tahun|ta|t\.a\.)(?: anggaran)? ?:? ?((?:19|20)\d\d)\b")


class Month(NamedTuple):
    """A month as written; ``year`` only where it is written with it."""

    bulan: int
    tahun: int | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    months: Mapping[str, int]
    marked: re.Pattern[str]
    roles: Mapping[str, Mapping[str, int]]
    unread: frozenset[str]
    chosen: frozenset[str]
    totals: frozenset[str]
    empty: frozenset[str]


@cache
def words() -> _Words:
    """Return the dictionary of table words, read once."""
    data = kamus.load("lembar")
    marks = "|".join(re.escape(word) for word in data["penanda_bulan"])
    return _Words(
        months={spelling: n for n, names in enumerate(data["bulan"], 1) for spelling in names},
        marked=re.compile(rf"(?:{marks})[ .-]*(\d{{1,2}})"),
        roles={
            role: {folded(name): n for n, name in enumerate(names)} for role, names in data["kolom"].items()
        },
        unread=frozenset(folded(name) for name in data["tidak_dibaca"]),
        chosen=frozenset(data["kelompok_dibaca"]),
        totals=frozenset(data["baris_jumlah"]),
        empty=frozenset(data["tanpa_nilai"]),
    )


def folded(value: object) -> str:
    """Return a heading as it is compared: lower case, one kind of space, no edge punctuation."""
    return "" if value is None else _SPACE.sub(" ", str(value)).strip(" .:*").casefold()


def is_total(value: object) -> bool:
    """Tell whether a cell is the whole label of a row that adds up others."""
    return isinstance(value, str) and folded(value) in words().totals


def is_empty(value: object) -> bool:
    """Tell whether a cell says that there is no value: nothing, ``-``, ``n/a``, or not a number."""
    if value is None:
        return True
    if isinstance(value, str):
        return _SPACE.sub(" ", value).strip().casefold() in words().empty
    return isinstance(value, float) and value != value  # noqa: PLR0124 - only nan differs from itself


def read_month(value: object) -> Month | None:
    """Return the month that a cell of months says, as name, number or date; None for anything else."""
    if isinstance(value, date):
        return Month(value.month, value.year)
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return Month(int(value)) if value in range(1, 13) else None
    return _written_month(folded(value)) or _digits(folded(value))


def heading_month(value: object) -> Month | None:
    """Return the month that a column's heading names; bare numbers are left to ``numbered_month``."""
    if isinstance(value, date):
        return Month(value.month, value.year)
    return _written_month(folded(value)) if isinstance(value, str) else None


def numbered_month(value: object) -> int | None:
    """Return the month of a heading that is only a number: ``1``, ``"01"``."""
    found = read_month(value) if isinstance(value, int | float) else _digits(folded(value))
    return found.bulan if found and found.tahun is None else None


def read_year(value: object) -> int | None:
    """Return the year that a cell of years says: 2024, ``"2024"``, ``"TA 2024"``."""
    if isinstance(value, date):
        return value.year
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return int(value) if value == int(value) and 1900 <= value <= 2100 else None
    text = folded(value)
    return int(text) if re.fullmatch(r"(?:19|20)\d\d", text) else title_year(text)


def title_year(text: str) -> int | None:
    """Return the year that a title tells after the word ``tahun``, when it tells one only."""
    years = {int(year) for year in _TITLE_YEAR.findall(folded(text))}
    return years.pop() if len(years) == 1 else None


@lru_cache(maxsize=1024)
def _written_month(text: str) -> Month | None:
    for pattern in (_YEAR_MONTH, _MONTH_YEAR):
        if found := pattern.fullmatch(text):
            return _month(int(found["month"]), int(found["year"]))
    if found := words().marked.fullmatch(text):
        return _month(int(found[1]))
    found = _NAMED.fullmatch(text)
    number = words().months.get(found["name"]) if found else None
    if found is None or number is None:
        return None
    year = int(found["year"]) if found["year"] else None
    return Month(number, year + 2000 if year is not None and year < 100 else year)


def _digits(text: str) -> Month | None:
    return _month(int(text)) if re.fullmatch(r"\d{1,2}", text) else None


def _month(number: int, year: int | None = None) -> Month | None:
    return Month(number, year) if 1 <= number <= 12 else None
