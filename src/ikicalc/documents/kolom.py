"""A column of a table, and quarters that are targets though their title doesn't say so.

Knows: what a column is; the titles over quarters, and what a figure looks like. Must not know: how a title
is read, which columns belong together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ikicalc.documents.model import Baris
from ikicalc.documents.words import fold, phrases, table_words, title_words

_FIGURE = re.compile(
    r"\(\d{1,2}\)|(?!\d{1,2}[.)]\s+[^\W\d])(?:Rp\.?\s*)?[<>≤≥±+-]?\s*\d[\d.,/: ]{0,24}"
    r"(?:%|[^\W\d]+(?:\s[^\W\d]+)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: its role, its title as printed, the quarter (1..4), year or month (1..12) of a target.

    ``campur``: the column holds goals and, below each, its indicators.
    """

    peran: str
    judul: str
    triwulan: int = 0
    tahun: int = 0
    bulan: int = 0
    campur: bool = False


def with_planned_quarters(columns: list[Kolom], below: Sequence[Baris]) -> list[Kolom]:
    """Read quarters whose title says only ``Triwulan`` as targets, where figures stand below all of them.

    >>> from ikicalc.documents.model import Letak, Sel
    >>> names = enumerate(("I", "II", "III", "IV"), 1)
    >>> titles = [Kolom("lain", f"Rencana Aksi Triwulan {name}", number) for number, name in names]
    >>> figures = Baris(tuple(map(Sel, ("-", "40%", "N/A", "80%"))), Letak("x"))
    >>> [kolom.peran for kolom in with_planned_quarters(titles, [figures])]
    ['target', 'target', 'target', 'target']
    >>> actions = Baris(tuple(map(Sel, ("rapat persiapan", "survei", "survei", "laporan"))), Letak("x"))
    >>> with_planned_quarters(titles, [actions]) == titles
    True
    """
    planned = [n for n, kolom in enumerate(columns) if _is_plan(kolom)]
    stated = any(kolom.peran == "target" and kolom.triwulan for kolom in columns)
    if stated or [columns[n].triwulan for n in planned] != [1, 2, 3, 4]:
        return columns
    texts = [[fold(row.sel[n].teks) for n in planned] for row in below if len(row.sel) == len(columns)]
    if not texts or not all(_are_figures(row) or len(set(row)) == 1 for row in texts):
        return columns
    return [replace(kolom, peran="target") if _is_plan(kolom) else kolom for kolom in columns]


def _is_plan(kolom: Kolom) -> bool:
    words = title_words(kolom.judul)
    return bool(kolom.peran == "lain" and kolom.triwulan) and phrases("judul_triwulan").equals(
        " ".join(words[:-1])
    )


def _are_figures(texts: Sequence[str]) -> bool:
    """Tell whether each cell is a figure, a grade or empty; ``1. Rapat`` is the first item of a list."""
    words = table_words().target_kata
    return all(
        not any(map(str.isalnum, text)) or _FIGURE.fullmatch(text) or words.equals(text) for text in texts
    )
