"""Whose indicators a table lists: the label or the heading above it.

Knows: labels ("JABATAN : ..."), headings that name a position, the two parties of an agreement.
Must not know: columns, rows of indicators.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ikicalc.documents.words import Phrases, fold, phrases, words_of

_MARK = re.compile(r"\s*(?:[-•*–]\s+|\(?(?:\d{1,2}|[A-Za-z]|[IVX]{1,5})\s*[.)]\s*)*")
_REMARK = re.compile(r"\s*\([^()]{0,60}\)\s*$")  # "KEPALA DINAS (hasil akhir)"
_LABEL = re.compile(r"(?P<label>[^:=\t\n]{1,60}?)\s*(?:[:=]\s*(?P<value>.*))?", re.DOTALL)
LONGEST_HEADING = 14  # words of a heading that names a position


class Label(NamedTuple):
    """A label and what stands behind it; ``value`` is None where there is not even a colon."""

    kind: str  # "jabatan" or "lain"
    value: str | None


def read_label(text: str) -> Label | None:
    """Return the label that a line begins with: of a position, or of something that is no indicator.

    >>> read_label("1. JABATAN : Camat Torjun"), read_label("- 2 Tugas : a. Menyusun")
    (Label(kind='jabatan', value='Camat Torjun'), Label(kind='lain', value='a. Menyusun'))
    >>> read_label("Jumlah kolam") is None
    True
    """
    line = re.sub(r"^\s*[-–]?\s*\d+\s+(?=\D)", "", fold(text[:400]))
    match = _LABEL.fullmatch(line[_end_of_mark(line) :])
    if match is None:
        return None
    value = match["value"].strip() if match["value"] is not None else None
    for kind, name in (("jabatan", "label_jabatan"), ("lain", "label_lain")):
        if phrases(name).equals(match["label"]):
            return Label(kind, value)
    return None


def _end_of_mark(line: str) -> int:
    match = _MARK.match(line)
    return match.end() if match else 0


def label_of_cells(cells: Sequence[str]) -> Label | None:
    """Return the label of a row: in its first cells, with or without a cell for the colon.

    >>> label_of_cells(["JABATAN", ":", "Camat"]), label_of_cells(["2.", "TUGAS", "membantu"])
    (Label(kind='jabatan', value='Camat'), Label(kind='lain', value='membantu'))
    """
    filled = [fold(cell) for cell in cells if fold(cell)]
    if filled and re.fullmatch(r"\(?\w{1,3}[.)]?", filled[0]) and len(filled) > 1:
        filled = filled[1:]
    if not filled:
        return None
    label = read_label(filled[0])
    if label is None:
        return None
    rest = fold(" ".join(filled[1:])).lstrip(":=").strip()
    return Label(label.kind, fold(f"{label.value or ''} {rest}") or label.value)


def heading_position(text: str) -> str | None:
    """Return the position that a heading names, without what introduces it; None when it names none.

    >>> heading_position("II. INDIKATOR KINERJA INDIVIDU KEPALA SEKSI EKONOMI")
    'KEPALA SEKSI EKONOMI'
    >>> heading_position("ESELON III : KEPALA BIDANG TAMBAK")
    'KEPALA BIDANG TAMBAK'
    >>> heading_position("Kepala Desa menyusun laporan;") is None
    True
    """
    line = fold(text)
    line = line[_end_of_mark(line) :]
    if not line or len(line) > 200 or line[-1] in ".;:," or line == line.casefold():
        return None
    level = _LABEL.fullmatch(line)
    if level and level["value"] and phrases("tingkat_jabatan").equals(level["label"]):
        line = _REMARK.sub("", level["value"])
    rest = _without(line, phrases("depan_jabatan"))
    if rest is None or len(words_of(rest)) > LONGEST_HEADING or ("," in rest and rest != rest.upper()):
        return None
    titled = rest == rest.upper() or all(word[0].isupper() for word in rest.split() if len(word) > 3)
    return rest if titled and phrases("awal_jabatan").starts(rest) else None


def _without(line: str, introductions: Phrases) -> str | None:
    """Return a line without the phrases that it begins with; None when nothing is left."""
    while True:
        words = words_of(line)
        used = introductions.at(words)
        if not used:
            return line or None
        parts = re.split(r"((?:[^\W\d_]+(?:-[^\W\d_]+)*|\d+))", line)
        line = "".join(parts[2 * used :]).lstrip(" :-–.()").removeprefix("IKI)").strip()
        if not line:
            return None


def clean_position(value: str) -> str:
    """Return a position without the colon before it and a full stop or semicolon behind it.

    >>> clean_position(": SEKRETARIS KECAMATAN ;")
    'SEKRETARIS KECAMATAN'
    """
    return fold(value).lstrip(":=").strip().rstrip(";.,").strip()
