"""What a cell looks like by itself: a figure, a unit, a formula, the name of an indicator, a goal, a source.

Knows: figures, units, and the words by which such cells begin. Must not know: columns, titles, rows.
"""

from __future__ import annotations

import re
from functools import cache

from ikicalc import kamus
from ikicalc.documents.rows import is_item_number
from ikicalc.documents.words import Phrases, fold, phrases, table_words, words_of

LONGEST = 400  # characters of a cell that are looked at
_FIGURE = re.compile(
    r"\(\d{1,2}\)|(?!\d{1,2}[.)]\s+[^\W\d])(?:Rp\.?\s*)?[<>≤≥±+-]?\s*\d[\d.,/: ]{0,24}"
    r"(?:%|[^\W\d]+(?:\s[^\W\d]+)?)?",
    re.IGNORECASE,
)
_CALCULATION = re.compile(
    r"[x×X*]\s*100\b|\\frac|[÷∑Σ]|\)\s*/\s*\(|\b[A-Za-z]\s*/\s*[A-Za-z]\b|(?:[-–—_─━]\s?){6}"
)
_BY_WORDS = ("sasaran", "sumber_data", "penanggung_jawab")


def ragam_of(text: str) -> frozenset[str]:
    """Return the roles of columns that a cell may stand in; none where it says nothing of that.

    >>> sorted(ragam_of("82,5%")), sorted(ragam_of("Persen")), sorted(ragam_of("A / B x 100%"))
    (['target'], ['satuan'], ['teks'])
    >>> sorted(ragam_of("Jumlah kolam aktif")), sorted(ragam_of("Meningkatnya hasil kolam"))
    (['indikator'], ['sasaran'])
    """
    line = fold(text[:LONGEST])
    if is_item_number(line) or not line:
        return frozenset({"nomor"} if line else ())
    if is_figure(line):
        return frozenset({"target"})
    if is_unit(line):
        return frozenset({"satuan"})
    if is_calculation(line):
        return frozenset({"teks"})
    found = {role for role in _BY_WORDS if table_words().awal[role].starts(line)}
    if is_name(line):
        found.add("indikator")
    if _is_goal(line):
        found.add("sasaran")
    if phrases("awal_jabatan").starts(line):
        found.add("jabatan")
    return frozenset(found)


def is_figure(text: str) -> bool:
    """Tell whether a cell is a figure with or without its unit, a grade, or empty.

    >>> is_figure("12 laporan"), is_figure("WTP"), is_figure("N/A"), is_figure("1. Rapat")
    (True, True, True, False)
    """
    plain = not any(map(str.isalnum, text))
    return plain or bool(_FIGURE.fullmatch(text)) or table_words().target_kata.equals(text)


def is_unit(text: str) -> bool:
    """Tell whether a cell is a unit and nothing else, or a word for what is measured.

    >>> is_unit("Persen (%)"), is_unit("Dokumen"), is_unit("Indeks"), is_unit("Jumlah desa")
    (True, True, True, False)
    """
    words = words_of(text)
    parts = [part.strip(" ()") for part in re.split(r"[/(]", text.casefold()) if part.strip(" ()")]
    named = len(words) == 1 and table_words().awal["indikator"].at(words) == 1
    return named or (0 < len(parts) <= 3 and all(part == "%" or _units().equals(part) for part in parts))


def is_calculation(text: str) -> bool:
    """Tell whether a cell calculates something: a word or a sign that divides or multiplies.

    >>> is_calculation("Kolam aktif dibagi jumlah kolam"), is_calculation("Jumlah kolam")
    (True, False)
    """
    return bool(_CALCULATION.search(text)) or _operators().within(words_of(text))


def is_name(text: str) -> bool:
    """Tell whether a cell begins as the name of an indicator does, and says what of.

    >>> is_name("Persentase kolam aktif"), is_name("Persentase"), is_name("Kolam aktif")
    (True, False, False)
    """
    words = words_of(text)
    return 1 < len(words) <= 40 and table_words().awal["indikator"].at(words) > 0


def _is_goal(text: str) -> bool:
    """Tell whether a cell begins as a goal does: with what has come about (``Tersalurnya ...``)."""
    first, *rest = words_of(text) or ("",)
    return bool(rest) and bool(re.fullmatch(r"(?:ter|me|ber|pe)[^\W\d]{3,}nya", first))


@cache
def _units() -> Phrases:
    entries = kamus.load("satuan")["satuan"]
    return Phrases(
        spelled
        for unit, entry in entries.items()
        for spelled in (unit, *entry.get("ejaan", ()), *entry.get("benda", ()))
    )


@cache
def _operators() -> Phrases:
    entries = kamus.load("operator")
    names = ("bagi", "kali", "tambah", "kurang", "bagi_menyeluruh")
    return Phrases(spelled for name in names for spelled in entries[name]["kata"])
