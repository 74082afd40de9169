"""The words on the edges of a monthly table: headings, groups, totals, signs of no value.

Knows: ``catalog/kamus/lembar.yaml``. Must not know: sheets, rows, numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from ikicalc import kamus

_SPACE = re.compile(r"[\s_]+")
_TITLE_YEAR = re.compile(r"\b(?:tahun|ta|t\.a\.)(?: anggaran)? ?:? ?((?:19|20)\d\d)\b")


@dataclass(frozen=True, slots=True)
class _Words:
    roles: Mapping[str, Mapping[str, int]]
    unread: frozenset[str]
    groups: Mapping[str, int | None]
    units: frozenset[str]
    measures: frozenset[str]
    totals: frozenset[str]
    empty: frozenset[str]
    money: re.Pattern[str]


@cache
def words() -> _Words:
    """Return the dictionary of table words, read once."""
    data = kamus.load("lembar")
    return _Words(
        roles={
            role: {folded(name): n for n, name in enumerate(names)} for role, names in data["kolom"].items()
        },
        unread=frozenset(folded(name) for name in data["tidak_dibaca"]),
        groups=dict.fromkeys(data["kelompok_tidak_dibaca"])
        | {word: rank for rank, word in enumerate(data["kelompok_dibaca"])},
        units=frozenset(data["kata_unit"]),
        measures=frozenset(data["kolom_satuan"]),
        totals=frozenset(data["baris_jumlah"]),
        empty=frozenset(data["tanpa_nilai"]),
        money=_around(data["tanda_uang"], data["akhir_uang"]),
    )


def _around(before: list[str], after: list[str]) -> re.Pattern[str]:
    first, last = (
        "|".join(re.escape(word) for word in sorted(some, key=len, reverse=True)) for some in (before, after)
    )
    return re.compile(rf"^(?:{first})\s*(?=[-−+\d])|(?<=\d)(?:{last})$", re.IGNORECASE)


def folded(value: object) -> str:
    """Return a heading as it is compared: lower case, one kind of space, no edge punctuation."""
    return "" if value is None else _folded(str(value))


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return _SPACE.sub(" ", text).strip(" .:*").casefold()


def name_of(value: object) -> str:
    """Return a name as written, with single spaces; empty where there is none."""
    return "" if is_empty(value) else " ".join(str(value).split())


def group_of(value: object) -> tuple[str, str]:
    """Return the word that says which group of columns or rows this is, and the text after it.

    Both ``Target`` and ``Realisasi Tahun 2024`` begin with such a word; other texts have none.
    """
    word, _, rest = folded(value).partition(" ") if isinstance(value, str) else ("", "", "")
    return (word, rest) if word in words().groups else ("", folded(value))


def is_total(value: object) -> bool:
    """Tell whether a cell is the whole label of a row that adds up others."""
    return isinstance(value, str) and folded(value) in words().totals


def starts_total(value: object) -> bool:
    """Tell whether a text that is no input begins like the label of a row that adds up others."""
    return isinstance(value, str) and folded(value).partition(" ")[0] in words().totals


def is_empty(value: object) -> bool:
    """Tell whether a cell says that there is no value: nothing, ``-``, ``n/a``, or not a number."""
    if value is None:
        return True
    if isinstance(value, str):
        return _SPACE.sub(" ", value).strip().casefold() in words().empty
    return isinstance(value, float) and value != value  # noqa: PLR0124 - only nan differs from itself


def is_unit_name(value: object) -> bool:
    """Tell whether a text begins like the name of a unit: ``Desa Mekar``."""
    first, _, rest = folded(value).partition(" ")
    return bool(rest) and first.strip(".") in words().units


def stated(value: object, role: str) -> str:
    """Return what a title states after a role's word and a colon: ``Desa : Mekar``; else an empty text."""
    before, colon, after = value.partition(":") if isinstance(value, str) else ("", "", "")
    return name_of(after) if colon and folded(before) in words().roles[role] else ""


def read_year(value: object) -> int | None:
    """Return the year that a cell of years says: 2024, ``"2024"``, ``"TA 2024"``."""
    if isinstance(value, date):
        return value.year
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return int(value) if 1900 <= value <= 2100 and value == int(value) else None
    text = folded(value)
    return int(text) if re.fullmatch(r"(?:19|20)\d\d", text) else title_year(text)


def title_year(value: Any) -> int | None:
    """Return the year that a title tells after the word ``tahun``, when it tells one only."""
    years = {int(year) for year in _TITLE_YEAR.findall(folded(value))} if isinstance(value, str) else set()
    return years.pop() if len(years) == 1 else None
