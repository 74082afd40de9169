"""Numbers and lists inside cells: one row with several indicators, a goal above its numbered indicators.

Knows: how items are numbered, which cells of a row may hold one entry an item. Must not know: the rows
around. A row is only divided where every cell says which item it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ikicalc.documents.header import Kepala
from ikicalc.documents.joining import clean, fold_cell
from ikicalc.documents.model import Baris, Sel
from ikicalc.documents.rows import ordinal
from ikicalc.documents.words import fold, table_words

MAX_ITEMS = 40
_NUMBERED = re.compile(r"\(?(\d{1,2}|[a-z])[.)]\s*(?=\D)")
_FRONT = re.compile(r"(?:\(?(?:\d{1,2}|[a-z])[.)]|\d{1,2}(?:\.\d{1,2}){1,4}[.)]?)\s+(?=[^\W\d_])")
_SHARED = frozenset({"nomor", "sasaran", "jabatan", "sumber_data", "penanggung_jawab", "lain", "definisi"})


def items(text: str) -> list[str]:
    """Return the items of a cell that is a list from its first to its last letter; none for any other.

    >>> items("1. Persentase arsip\\n2. Jumlah surat yang\\nmasuk")
    ['Persentase arsip', 'Jumlah surat yang masuk']
    >>> items("Jumlah dokumen: 1. RKA 2. DPA"), items("1. Jumlah surat")
    ([], [])
    """
    marks = _marks(text)
    if len(marks) < 2:
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    found = [fold_cell(text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)]
    return found if all(found) else []


def _marks(text: str) -> list[re.Match[str]]:
    """Return the numbers of a list: 1, 2, 3 or a, b, c, the first at the beginning of the text."""
    found: list[re.Match[str]] = []
    for mark in _NUMBERED.finditer(text):
        before = text[: mark.start()]
        starts = not before.strip() if not found else before[-1:].isspace()
        if starts and ordinal(mark[1]) == len(found) + 1 and len(found) < MAX_ITEMS:
            found.append(mark)
    return found


def without_number(text: str, role: str) -> str:
    """Return the name of an indicator without the number in front of it.

    >>> without_number("1.2 Produksi benih", "indikator"), without_number("3 desa bina", "indikator")
    ('Produksi benih', '3 desa bina')
    """
    front = _FRONT.match(text) if role == "indikator" and not items(text) else None
    return text[front.end() :] if front else text


def is_numbered(text: str) -> bool:
    """Tell whether a text begins with the number of an item.

    >>> is_numbered("b. Jumlah pelatihan"), is_numbered("perubahannya")
    (True, False)
    """
    return bool(_FRONT.match(text))


def holds_list(row: Baris, kepala: Kepala) -> bool:
    """Tell whether the cell of a name holds several."""
    return any(
        items(clean(row.sel[n].teks))
        for n, kolom in enumerate(kepala.kolom[: len(row.sel)])
        if kolom.peran == "indikator" and not row.sel[n].lanjutan
    )


def divided(row: Baris, kepala: Kepala) -> list[Baris] | None:
    """Return one row for each indicator that is listed in a cell; None where the other cells don't say whose
    they are.

    What names, goals and sources say once holds for all; a formula, a unit or a target must be listed, too.
    """
    if len(kepala.kelompok) != 1 or len(row.sel) > len(kepala.kolom):
        return None
    roles = [kolom.peran for kolom in kepala.kolom]
    texts = [clean(cell.teks) for cell in row.sel]
    count = next(len(items(text)) for text, role in zip(texts, roles, strict=False) if role == "indikator")
    columns = [_entries(text, role, count) for text, role in zip(texts, roles, strict=False)]
    if any(column is None for column in columns):
        return None
    made = []
    for number in range(count):
        cells = (
            Sel(column[number], lanjutan=cell.lanjutan or (number > 0 and role in _SHARED))
            for column, cell, role in zip(columns, row.sel, roles, strict=False)
            if column is not None
        )
        made.append(Baris(tuple(cells), row.letak))
    return made


def _entries(text: str, role: str, count: int) -> list[str] | None:
    """Return what a cell says of each item; None where it doesn't say whose it is."""
    listed = items(text)
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(listed) == count and role not in ("nomor", "sasaran"):
        return listed
    if not lines or role in _SHARED:
        return [text] * count
    return lines if len(lines) == count and role != "indikator" else None


def is_goal_row(cells: Sequence[str], kepala: Kepala) -> str:
    """Return the goal that stands alone in a column of goals and indicators; empty for any other row."""
    filled = {kepala.kolom[n].peran: n for n, text in enumerate(cells) if text}
    place = filled.get("indikator")
    if place is None or set(filled) - {"indikator", "nomor"} or len(kepala.kolom) - len(filled) < 1:
        return ""
    measured = table_words().awal["indikator"].starts(cells[place])
    return fold(cells[place]) if kepala.kolom[place].campur and not measured else ""
