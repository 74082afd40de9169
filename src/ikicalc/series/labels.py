"""Periods by the names that people call them.

Knows: months, quarters and semesters in Indonesian. Must not know: figures.
"""

from __future__ import annotations

from functools import cache

from ikicalc import kamus

_ROMAN = ("I", "II", "III", "IV")
_PARTS = {"T": "Triwulan", "S": "Semester"}


@cache
def month_names() -> tuple[str, ...]:
    """Return the names of the twelve months.

    >>> month_names()[:2]
    ('Januari', 'Februari')
    """
    return tuple(names[0].capitalize() for names in kamus.load("lembar")["bulan"])


def period_label(jenis: str, kode: str, tahun: int) -> str:
    """Return what a period of a row is called, by its kind and code.

    >>> period_label("bulan", "B6", 2024), period_label("sampai", "B6", 2024)
    ('Juni 2024', 's.d. Juni 2024')
    >>> period_label("triwulan", "T2", 2024), period_label("tahun", "Y", 2024)
    ('Triwulan II 2024', 'tahun 2024')
    """
    if kode == "Y":
        return f"tahun {tahun}"
    number = int(kode[1:])
    if kode[0] in _PARTS:
        return f"{_PARTS[kode[0]]} {_ROMAN[number - 1]} {tahun}"
    until = "s.d. " if jenis == "sampai" else ""
    return f"{until}{month_names()[number - 1]} {tahun}"
