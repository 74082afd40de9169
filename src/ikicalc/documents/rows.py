"""Rows that are no indicators: numbering, totals, signatures, notes at the foot.

Knows: what such rows look like. Must not know: columns, or the rows around.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ikicalc.documents.words import months, phrases, words_of

_NUMBER = re.compile(r"[(\[]?\s*(\d{1,2}|[a-z]|[ivx]{1,5})\s*[)\].]?", re.IGNORECASE)
_DATED = re.compile(
    r"[^\W\d_][\w\s.]{1,40},?\s*(?:tanggal\s*)?[\d\s._…]*\s*(?P<month>[^\W\d_]+)\s+(?:19|20)\d\d"
)
_ARROWS = frozenset("↳→➔➜➡⇒└╰»")
_NIP = re.compile(r"nip\W*[\d\s.]{8,}|nip\W*$", re.IGNORECASE)


def is_numbering(cells: Sequence[str]) -> bool:
    """Tell whether a row only numbers the columns: ``1 2 3 4`` or ``(1) (2) (3=2/1)``.

    >>> is_numbering(["(1)", "(2)", "(3)"]), is_numbering(["1", "25", "50"])
    (True, False)
    """
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or not all(len(cell) <= 12 for cell in filled):
        return False
    numbers = [re.match(r"[(\[]?\s*(\d{1,2}|[a-z])\s*(?=[)\].=]|$)", cell.casefold()) for cell in filled]
    if not all(numbers):
        return False
    values = [ordinal(match[1]) for match in numbers if match]
    return values == list(range(values[0], values[0] + len(values))) and values[0] in (0, 1, 2)


def ordinal(text: str) -> int:
    """Return which item a number or a small letter stands for."""
    return int(text) if text.isdigit() else ord(text) - ord("a") + 1


def is_item_number(text: str) -> bool:
    """Tell whether a cell holds the number of an item and nothing else.

    >>> is_item_number("1."), is_item_number("(iv)"), is_item_number("1.2.3"), is_item_number("Jumlah")
    (True, True, True, False)
    """
    return bool(_NUMBER.fullmatch(text) or re.fullmatch(r"\d{1,2}(?:\.\d{1,3}){1,5}\.?", text))


def is_total(cells: Sequence[str]) -> bool:
    """Tell whether a row sums up others: its first words are a total and the rest are figures.

    >>> is_total(["", "JUMLAH", "", "12.500.000"]), is_total(["", "Jumlah desa", "12"])
    (True, False)
    """
    filled = [cell for cell in cells if cell]
    if not filled or not phrases("baris_jumlah").equals(filled[0]):
        return False
    return all(not re.search(r"[^\W\d_]{4,}", cell) or cell == filled[0] for cell in filled)


def is_signature(text: str) -> bool:
    """Tell whether a line belongs to the signatures: place and date, NIP, ``Ditetapkan di``.

    >>> is_signature("Lumajang, 12 OKTOBER 2023"), is_signature("NIP. 19700101 199003 1 001")
    (True, True)
    >>> is_signature("Laporan bulan Januari")
    False
    """
    return bool(_NIP.match(text) or is_dated(text)) or (
        len(words_of(text)) <= 8 and phrases("tanda_tangan").starts(text)
    )


def is_dated(text: str) -> bool:
    """Tell whether a line is a place and a date: ``Dukun, 4 Januari 2019``.

    >>> is_dated("Malang,    Januari 2021"), is_dated("Tahun 2021")
    (True, False)
    """
    match = _DATED.fullmatch(text.strip())
    return bool(match and match["month"].casefold() in months())


def is_step(cells: Sequence[str]) -> bool:
    """Tell whether a row is a step under the indicator above: its first text stands behind an arrow.

    >>> is_step(["", "↳ Rapat koordinasi", "kegiatan"]), is_step(["1", "Jumlah desa"])
    (True, False)
    """
    return next((cell for cell in cells if cell), " ")[0] in _ARROWS


def is_footnote(cells: Sequence[str]) -> bool:
    """Tell whether a row is a note at the foot of a table: ``Keterangan: ...``, ``*) ...``.

    >>> is_footnote(["*) angka sementara", ""]), is_footnote(["Catatan : ...", "", ""])
    (True, True)
    """
    filled = [cell for cell in cells if cell]
    if len(filled) != 1:
        return False
    labelled = re.match(r"([^\W\d_]+)\s*:", filled[0])
    return bool(re.match(r"\*+\s*\)?", filled[0])) or bool(
        labelled and phrases("catatan_kaki").equals(labelled[1])
    )
