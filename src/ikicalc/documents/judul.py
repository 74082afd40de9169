"""The title of a column: which role it names, and which period.

Knows: titles of columns in any order and spelling. Must not know: rows, tables, what stands below a title.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ikicalc.documents.words import month_number, nearest_title_word, table_words, title_words

MAX_TITLE = 14  # words; a longer cell is no title
HALVES = ("pembilang", "penyebut")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = re.compile(r"(?:19|20)\d\d")


class Judul(NamedTuple):
    """A title as read: the role of its column, the period it names, and a word read by likeness."""

    peran: str
    triwulan: int = 0
    tahun: int = 0
    bulan: int = 0
    mirip: str = ""


class Waktu(NamedTuple):
    """The quarter (1..4), year or month (1..12) that a title names; 0 for none."""

    triwulan: int = 0
    tahun: int = 0
    bulan: int = 0


def read_title(text: str) -> Judul | None:
    """Return what a cell says as the title of a column; None when it is no title.

    >>> read_title("PENJELASAN/FORMULASI PENGHITUNGAN").peran, read_title("Target TW II")
    ('teks', Judul(peran='target', triwulan=2, tahun=0, bulan=0, mirip=''))
    >>> read_title("Jumlah kolam") is None
    True
    """
    words = title_words(text[:300].partition("=")[0])  # "Target = a/b x 100%"
    if not words or len(words) > MAX_TITLE or _is_name(words):
        return None
    words, guessed, unknown = _mended(words)
    role = _role_of(words)
    if role == "lain" and any(_role_of(title_words(part)) == "indikator" for part in text[:300].split("/")):
        role = "indikator"  # "Indikator / Rencana Aksi"
    if role is None or unknown > _most_unknown(role, words):
        return None
    period = period_of(words) if role == "target" else Waktu()
    return Judul(_of_halves(role, words), *period, guessed)


def _role_of(words: tuple[str, ...]) -> str | None:
    return next((role for role, found in table_words().kolom.items() if found.within(words)), None)


def _is_name(words: tuple[str, ...]) -> bool:
    """Tell whether words begin as the name of an indicator does and are no title for all that."""
    whole = any(found.at(words) == len(words) for found in table_words().kolom.values())
    return bool(table_words().awal["indikator"].at(words)) and len(words) > 2 and not whole


def _most_unknown(role: str, words: tuple[str, ...]) -> int:
    """Return how many words of a title may be unknown: one of few behind ``Indikator``."""
    named = role == "indikator" and table_words().kolom["indikator"].at(words) and len(words) <= 4
    return 1 if named else len(words) // 4


def _of_halves(role: str, words: tuple[str, ...]) -> str:
    """Return the role of a title that may name halves of a fraction: both are a formula, a target's are not.

    >>> _of_halves("pembilang", ("pembilang", "penyebut")), _of_halves("target", ("target", "pembilang"))
    ('teks', 'lain')
    """
    named = [half for half in HALVES if table_words().kolom[half].within(words)]
    if len(named) == len(HALVES) and role in HALVES:
        return "teks"
    return "lain" if named and role == "target" else role


def _mended(words: tuple[str, ...]) -> tuple[tuple[str, ...], str, int]:
    """Put known words for misspelled ones; count the words that no title has."""
    known = table_words().known
    mended, guessed, unknown = [], "", 0
    for word in words:
        known_word = word in known or word.isdigit() or word in _ROMAN or month_number(word)
        near = word if known_word else nearest_title_word(word)
        unknown += near is None
        guessed = guessed or (word if near not in (None, word) else "")
        mended.append(near or word)
    return tuple(mended), guessed, unknown


def period_of(words: tuple[str, ...]) -> Waktu:
    """Return the quarter, year or month that a title names.

    >>> period_of(("tw", "iii")).triwulan, period_of(("tahun", "2021")).tahun, period_of(("iv",)).triwulan
    (3, 2021, 4)
    >>> period_of(("agt",)).bulan, period_of(("2",)) == Waktu()
    (8, True)
    """
    year = next((int(word) for word in words if _YEAR.fullmatch(word)), 0)
    quarter = 0
    for place, word in enumerate(words):
        prefixed = place > 0 and bool(table_words().triwulan.at(words[:place], place - 1))
        if word in _ROMAN and (prefixed or place == len(words) - 1):
            quarter = _ROMAN[word]
        elif prefixed and word in ("1", "2", "3", "4"):
            quarter = int(word)
    month = next((month_number(word) for word in words if month_number(word)), 0)
    if quarter:
        return Waktu(triwulan=quarter)
    return Waktu(bulan=month) if month else Waktu(tahun=year)


def only_period(text: str) -> Waktu | None:
    """Return the period of a cell that names nothing else, as the second row of a header does.

    >>> only_period("TW II"), only_period("Target awal")
    (Waktu(triwulan=2, tahun=0, bulan=0), None)
    """
    words = title_words(text[:80])
    found = period_of(words)
    triwulan = table_words().triwulan.words
    spare = [
        word for word in words if word not in triwulan and word not in ("tahun", "ke", "target", "bulan")
    ]
    return found if any(found) and len(spare) == 1 else None
