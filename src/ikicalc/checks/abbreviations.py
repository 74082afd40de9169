"""Abbreviations that a document never spells out.

Knows: what an abbreviation looks like, how one is explained, ``catalog/kamus/singkatan.yaml``.
Must not know: what an abbreviation stands for.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ikicalc import kamus
from ikicalc.checks.rows import PROSE, Document, Findings, Found, cells
from ikicalc.checks.vocabulary import is_known, words
from ikicalc.diagnostics import Diagnostic, Span
from ikicalc.syntax.words.nouns import noun_at

_ABBREVIATION = re.compile(r"(?<![\w\\])(?:[A-Z]{2,}[A-Za-z]?[A-Z0-9]*|[A-Z]+[a-z]?[A-Z]+)(?!\w)")
_CODE = r"[A-Z][\w&/-]{1,14}"
_EXPLAINED = (
    re.compile(rf"\(\s*({_CODE})\s*\)"),  # Surat Perintah Membayar (SPM)
    re.compile(rf"\b({_CODE})\s*\(\s*[^\W\d_]{{3,}}"),  # SPM (Surat Perintah Membayar)
    re.compile(rf"\b({_CODE})\s*(?::|adalah|merupakan|yaitu|ialah)\s*[^\W\d_]{{3,}}"),
    re.compile(rf"\b({_CODE})\s*="),  # a symbol of the formula
    # The name of a programme: "aplikasi OM-SPAN".
    re.compile(rf"\b(?i:aplikasi|sistem|portal|laman|situs|website|dashboard)\s+({_CODE})"),
)
_CELLS = ("indikator", "teks", "sumber_data")
_MOST_CAPITALS = 0.6  # of the letters of a cell; above it the cell is set in capitals
_LONGEST = 7


def unexplained_abbreviation(document: Document) -> Findings:
    """An abbreviation that is neither well known nor spelled out; told once, where it comes first.

    >>> from ikicalc.checks.rows import Row
    >>> document = Document((Row("c/1", "Jumlah SPM"), Row("c/2", "Jumlah rapat LPTQ")))
    >>> [found.diagnostic.message for found in unexplained_abbreviation(document)]
    ['singkatan `LPTQ` tidak dijelaskan di dokumen ini']
    """
    explained: set[str] = set()
    first: dict[str, Found] = {}
    for number, cell, text in cells(document, _CELLS):
        explained.update(_explained(text))
        for match in _ABBREVIATION.finditer(text):
            word = match[0]
            if word in first or len(word) > _LONGEST or _is_clear(word) or _is_in_capitals(text):
                continue
            if word.lower() in "|".join(_initials_of(document.rows[number].cell(name)) for name in PROSE):
                explained.add(word.upper())
            first[word] = Found(_told(word, Span(match.start(), match.end())), number, cell)
    yield from (found for word, found in first.items() if word.upper() not in explained)


@lru_cache(maxsize=4096)
def _explained(text: str) -> tuple[str, ...]:
    """Return the abbreviations that a text spells out, in capitals; many rows have one data source."""
    codes = {code.upper() for pattern in _EXPLAINED for code in pattern.findall(text)}
    return tuple(codes | {part for code in codes for part in code.split("-")})


def _initials_of(text: str) -> str:
    """Return the first letters of the words of a text: ``senam kesegaran jasmani`` spells out SKJ."""
    return "".join(word[0].lower() for word in words(text))


def _is_in_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > _MOST_CAPITALS * len(letters)


@lru_cache(maxsize=4096)
def _is_clear(word: str) -> bool:
    """Whether an abbreviation is well known, a word set in capitals, a numeral, or counted in a unit."""
    low = word.lower()
    return (
        word.upper() in _common()
        or is_known(low)
        or noun_at([low]) is not None
        or not set(word) - set("IVXLC")
    )


def _told(word: str, span: Span) -> Diagnostic:
    return Diagnostic.of(
        "IKI212",
        f"singkatan `{word}` tidak dijelaskan di dokumen ini",
        span,
        help=f"tulis kepanjangannya sekali, misalnya `... ({word})`",
    )


@cache
def _common() -> frozenset[str]:
    grades = kamus.load("periksa")["target_huruf"]
    return frozenset(str(word).upper() for word in [*kamus.load("singkatan")["lazim"], *grades])
