"""Columns whose title does not say what they hold, read by their cells: the role that the cells show.

Knows: what cells look like, titles that state a plan. Must not know: how headers are found. A role that a
title names is never changed, and whoever takes what is found here tells it. Figures become targets only below
a title that states a plan, for a column of figures may as well be what was reached.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ikicalc.documents.judul import read_title
from ikicalc.documents.kolom import Kolom
from ikicalc.documents.model import Baris
from ikicalc.documents.ragam import is_figure, ragam_of
from ikicalc.documents.rows import is_numbering
from ikicalc.documents.words import fold, phrases, title_words, words_of

ENOUGH = 0.6  # share of the cells of a column that must look like a role
ENOUGH_FORMULAS = 0.3  # other cells of that column say in words what is counted
LONG = 4  # words of a cell that may be a formula in words
_ORDER = ("satuan", "target", "teks", "indikator", "sasaran", "jabatan", "sumber_data", "penanggung_jawab")
_BEFORE_NAME = frozenset({"sasaran", "jabatan"})
_MEASURING = frozenset({"teks", "satuan", "sumber_data"})


def with_contents(columns: list[Kolom], below: Sequence[Baris]) -> list[Kolom]:
    """Give the columns whose title is unknown the role that their cells show; each role once.

    >>> from ikicalc.documents.model import Letak, Sel
    >>> columns = [Kolom("indikator", "INDIKATOR"), Kolom("lain", "Hitungannya", asing=True)]
    >>> row = Baris((Sel("Persentase kolam aktif"), Sel("A / B x 100%")), Letak("x"))
    >>> [kolom.peran for kolom in with_contents(columns, [row])]
    ['indikator', 'teks']
    """
    columns = with_planned_quarters(columns, below)
    if not any(kolom.asing for kolom in columns):
        return columns
    texts = texts_below(below, len(columns))
    found = _with_planned_targets(columns, texts)
    for _, role, n in sorted(_claims(found, texts)):
        taken = {kolom.peran for kolom in found}
        if role not in taken and found[n].peran == "lain" and _fits(found, n, role):
            found[n] = replace(found[n], peran=role)
    return found


def texts_below(below: Sequence[Baris], width: int) -> list[list[str]]:
    """Return the texts of each column, those of merged cells once; rows that only number columns are none."""
    texts: list[list[str]] = [[] for _ in range(width)]
    for row in below:
        cells = [fold(cell.teks) for cell in row.sel[:width]]
        if len(row.sel) != width or is_numbering(cells):
            continue
        for n, (cell, text) in enumerate(zip(row.sel, cells, strict=True)):
            if text and not cell.lanjutan and not _spans(row, n):
                texts[n].append(text)
    return texts


def _spans(row: Baris, n: int) -> bool:
    """Tell whether a cell is merged with the one at its right: a section, which is of no column."""
    beside = row.sel[n + 1 : n + 2]
    return any(cell.lanjutan and cell.teks == row.sel[n].teks for cell in beside)


def _claims(columns: Sequence[Kolom], texts: Sequence[Sequence[str]]) -> list[tuple[int, str, int]]:
    """Return which role each unknown column may have, the surest kinds of cells first."""
    claims = []
    for n, kolom in enumerate(columns):
        if not kolom.asing or kolom.peran != "lain" or kolom.bermasa or not texts[n]:
            continue
        counts = Counter(role for text in texts[n] for role in ragam_of(text))
        for place, role in enumerate(_ORDER):
            enough = ENOUGH_FORMULAS if role == "teks" else ENOUGH
            if counts[role] >= enough * len(texts[n]) and role != "target":
                claims.append((place, role, n))
    return claims


def _fits(columns: Sequence[Kolom], n: int, role: str) -> bool:
    """Tell whether a role can stand in that place: goals and positions before the name of the indicator."""
    mark = next((m for m, kolom in enumerate(columns) if kolom.peran == "indikator"), len(columns))
    if role == "indikator":
        return any(kolom.peran in _MEASURING for kolom in columns)
    return role not in _BEFORE_NAME or n < mark


def _with_planned_targets(columns: list[Kolom], texts: Sequence[Sequence[str]]) -> list[Kolom]:
    """Read unknown columns of figures as targets where their titles state a plan.

    Several are targets where each has its own period; one without, where there is no other target.
    """
    plans = [n for n, kolom in enumerate(columns) if kolom.asing and states_plan(kolom.judul)]
    plans = [n for n in plans if columns[n].peran == "lain" and all(map(is_figure, texts[n]))]
    stated = {_masa(kolom) for kolom in columns if kolom.peran == "target"}
    periods = Counter(_masa(columns[n]) for n in plans)
    fitting = {n for n in plans if periods[_masa(columns[n])] == 1 and _masa(columns[n]) not in stated}
    return [replace(k, peran="target") if n in fitting else k for n, k in enumerate(columns)]


def _masa(kolom: Kolom) -> tuple[int, int, int]:
    return kolom.triwulan, kolom.tahun, kolom.bulan


def states_plan(title: str) -> bool:
    """Tell whether a title says that its figures are still to be reached.

    >>> states_plan("Rencana Capaian"), states_plan("Capaian")
    (True, False)
    """
    return phrases("judul_rencana").within(title_words(title))


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
    if not texts or not all(all(map(is_figure, row)) or len(set(row)) == 1 for row in texts):
        return columns
    return [replace(kolom, peran="target") if _is_plan(kolom) else kolom for kolom in columns]


def _is_plan(kolom: Kolom) -> bool:
    words = title_words(kolom.judul)
    return bool(kolom.peran == "lain" and kolom.triwulan) and phrases("judul_triwulan").equals(
        " ".join(words[:-1])
    )


def passed_over(columns: Sequence[Kolom], below: Sequence[Baris]) -> tuple[str, ...]:
    """Return the titles of columns left out that may be missed: targets, or the only figures or formulas.

    >>> from ikicalc.documents.model import Letak, Sel
    >>> columns = [Kolom("indikator", "INDIKATOR"), Kolom("lain", "Angkanya", asing=True)]
    >>> passed_over(columns, [Baris((Sel("Jumlah kolam"), Sel("12")), Letak("x"))])
    ('Angkanya',)
    """
    texts = texts_below(below, len(columns))
    roles = {kolom.peran for kolom in columns}
    return tuple(
        kolom.judul
        for n, kolom in enumerate(columns)
        if kolom.peran == "lain" and (_states_target(kolom) or (kolom.asing and _is_missed(texts[n], roles)))
    )


def _states_target(kolom: Kolom) -> bool:
    title = read_title(kolom.judul)
    return title is not None and title.peran == "target"


def _is_missed(texts: Sequence[str], roles: set[str]) -> bool:
    """Tell whether the cells of an unknown column hold what no other column of the table does."""
    if "target" not in roles and texts and all(map(is_figure, texts)):
        return True
    long = [text for text in texts if len(words_of(text)) >= LONG]
    return "teks" not in roles and len(long) * 2 > len(texts)
