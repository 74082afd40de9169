"""The cells of one row as text: what merged cells repeat, and what of it counts.

Knows: merged cells, columns. Must not know: the rows around, positions, goals.
"""

from __future__ import annotations

from collections.abc import Sequence

from ikicalc.documents.header import Kepala
from ikicalc.documents.joining import fold_cell
from ikicalc.documents.model import Baris
from ikicalc.documents.words import fold, phrases, words_of

SHOWN = 120  # characters of a row that a message repeats
SURELY_ONE = 20  # characters; a shorter text may stand in two columns, merged downwards in both
_ONCE = frozenset({"nomor", "sasaran", "indikator", "jabatan"})


def cells_of(row: Baris) -> list[str]:
    """Return the texts of a row, folded; what a merged cell covers to the right is empty.

    >>> from ikicalc.documents.model import Letak, Sel
    >>> cells_of(Baris((Sel("TARGET"), Sel("TARGET", lanjutan=True)), Letak("x")))
    ['TARGET', '']
    """
    cells: list[str] = []
    own = False  # whether the text at the left begins in this row
    for number, cell in enumerate(row.sel):
        beside = cell.lanjutan and number > 0 and row.sel[number - 1].teks == cell.teks
        covered = beside and (own or len(cell.teks) > SURELY_ONE)
        own = covered and own if cell.lanjutan else True
        cells.append("" if covered else fold_cell(cell.teks))
    return cells


def settled(row: Baris, cells: Sequence[str], kepala: Kepala) -> list[str]:
    """Return the cells of a row without what merged cells repeat from the row above.

    A number, goal or name that is merged downwards is not said again; any other cell is, for each of the
    indicators beside it.
    """
    merged = {n for n, cell in enumerate(row.sel) if cell.lanjutan}
    found = list(cells)
    for group in kepala.kelompok:
        same = any(n in merged for n in group if kepala.kolom[n].peran == "indikator")
        for n in merged.intersection(group):
            if same or kepala.kolom[n].peran in _ONCE:
                found[n] = ""
    return found


def is_in_column(row: Baris, cells: Sequence[str], kepala: Kepala) -> bool:
    """Tell whether the only text of a row stands in a column that it can belong to."""
    place = next(n for n, cell in enumerate(cells) if cell)
    if len(row.sel) == 1 or place >= len(kepala.kolom):
        return len(kepala.kolom) == 1
    role = kepala.kolom[place].peran
    title = role == "sasaran" and phrases("judul").within(words_of(cells[place]))
    return role != "nomor" and not title


def is_spanning(row: Baris, cells: Sequence[str]) -> bool:
    """Tell whether a row is one merged cell, a cell for its number left aside."""
    filled = [n for n, cell in enumerate(cells) if cell]
    last = filled[-1] if filled else 0
    return len(row.sel) > 2 and last < len(row.sel) - 1 and all(c.lanjutan for c in row.sel[last + 1 :])


def shown(cells: Sequence[str]) -> str:
    """Return the beginning of a row, for a message.

    >>> shown(["1", "Jumlah kolam"])
    '`1 | Jumlah kolam`'
    """
    text = " | ".join(fold(cell) for cell in cells)
    return f"`{text[: SHOWN - 1]}…`" if len(text) > SHOWN else f"`{text}`"
