"""The header of a table: which column holds what.

Knows: headers of one or more rows, and what the cells below show of a column. Must not know: how a title is
read, what becomes of the rows below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ikicalc.documents.judul import HALVES, Judul, only_period, read_title
from ikicalc.documents.kelompok import group_columns
from ikicalc.documents.kolom import Kolom, with_planned_quarters
from ikicalc.documents.model import Baris, Letak
from ikicalc.documents.words import fold, table_words, title_words

MAX_COLUMNS = 60
MAX_ROWS = 40  # below a header that are looked at
_NUMBERED_YEAR = re.compile(
    r"(?:tahun|thn|th)\.?\s*(?:ke)?\s*[-–]?\s*\(?(?:\d|[IVXivx]{1,4}|n(?:\s*[-+]\s*\d)?)\)?", re.I
)


@dataclass(frozen=True, slots=True)
class Kepala:
    """The columns of a table, and per indicator in a row the numbers of the columns that are its own.

    ``atas`` are the titles of its first row where it has more than one.
    """

    kolom: tuple[Kolom, ...]
    letak: Letak
    kelompok: tuple[tuple[int, ...], ...] = ()
    mirip: tuple[str, ...] = ()
    atas: tuple[str, ...] = ()

    @property
    def berindikator(self) -> bool:
        """Tell whether the table lists indicators; others are recognised and left alone."""
        return bool(self.kelompok)

    @property
    def judul(self) -> tuple[str, ...]:
        """The titles, folded and in small letters: what makes a repeated header."""
        return tuple(fold(kolom.judul).casefold() for kolom in self.kolom)

    def repeated_by(self, other: Kepala) -> bool:
        """Tell whether a header is the first row of this one, printed again on the next page."""
        return bool(self.atas) and not other.atas and self.atas == tuple(filter(None, other.judul))

    def peran(self, group: Sequence[int]) -> frozenset[str]:
        """Return the roles in a group of columns."""
        return frozenset(self.kolom[index].peran for index in group)


def read_header(rows: Sequence[Baris], start: int) -> tuple[Kepala, int] | None:
    """Return the header that begins in row ``start`` and how many rows it has; None where there is none."""
    top = [fold(cell.teks) for cell in rows[start].sel]
    titles = [read_title(text) for text in top]
    if not _is_header(top, titles):
        return None
    columns = [_column(text, title) for text, title in zip(top, titles, strict=True)]
    used = 1
    while start + used < len(rows) and used < 3:
        below = _with_row_below(columns, rows[start + used])
        if below is None:
            break
        columns, used = below, used + 1
    while columns and not columns[-1].judul:
        columns.pop()
    guessed = tuple(title.mirip for title in titles if title and title.mirip)
    first = tuple(text.casefold() for text in top if text) if used > 1 else ()
    columns = with_planned_quarters(columns, rows[start + used : start + used + MAX_ROWS])
    kepala = Kepala(tuple(columns), rows[start].letak, mirip=guessed, atas=first)
    return grouped(kepala), used


def _is_header(top: list[str], titles: list[Judul | None]) -> bool:
    filled = [text for text in top if text]
    found = [title for title in titles if title]
    roles = {title.peran for title in found}
    sure = len(roles - {"nomor"}) >= 2 and len(found) * 2 >= len(filled)
    sure = sure or ({"indikator", "teks"} <= roles and len(roles) >= 5)  # an export with columns of its own
    return sure and len(top) <= MAX_COLUMNS and all(len(text) <= 150 for text in filled)


def _column(text: str, title: Judul | None) -> Kolom:
    if title is None:
        period = only_period(text)
        return Kolom("target", text, *period) if period else Kolom("lain", text)
    return _titled(text, title)


def _titled(text: str, title: Judul) -> Kolom:
    mixed = title.peran == "indikator" and _names_goals_first(text)
    return Kolom(title.peran, text, title.triwulan, title.tahun, title.bulan, mixed)


def _names_goals_first(text: str) -> bool:
    """Tell whether a title is of goals and their indicators in one column: ``Sasaran/Indikator``."""
    first, _, rest = text.rpartition("/")
    titles = [read_title(first), read_title(rest)]
    return [title.peran for title in titles if title] == ["sasaran", "indikator"]


def _with_row_below(columns: list[Kolom], row: Baris) -> list[Kolom] | None:
    """Return the columns with the titles of one more row; None when that row is no part of the header."""
    cells = [fold(cell.teks) for cell in row.sel]
    cells = _spread(columns, cells)
    if len(cells) > MAX_COLUMNS or not any(cells):
        return None
    columns = columns + [Kolom("lain", "")] * (len(cells) - len(columns))
    wrapped = _wrapped(columns, cells)
    if wrapped:
        return wrapped
    found, news, parent = [], 0, Kolom("lain", "")
    for number, column in enumerate(columns):
        text = cells[number] if number < len(cells) else ""
        parent = column if column.judul else parent
        if not text or text == column.judul:
            found.append(column)
            continue
        below = _below(parent, text)
        if below is None:
            return None
        news += 1
        found.append(below)
    return found if news else None


def _wrapped(columns: list[Kolom], cells: list[str]) -> list[Kolom] | None:
    """Return the columns whose titles run on in the row below; None when that row says anything else."""
    found, news = list(columns), 0
    if any(_is_divided(columns, cells, number) for number in range(len(columns) - 1)):
        return None
    for number, (column, text) in enumerate(zip(columns, cells, strict=False)):
        if not text or text == column.judul:
            continue
        known = all(word in table_words().known for word in title_words(text))
        title = read_title(f"{column.judul} {text}") if known and column.judul else None
        settled = title is not None and column.peran in (title.peran, "definisi", "lain")
        if title is None or not settled or only_period(text):
            return None
        found[number] = _titled(f"{column.judul} {text}", title)
        news += 1
    return found if news > 1 else None


def _is_divided(columns: list[Kolom], cells: list[str], number: int) -> bool:
    """Tell whether a row gives two columns under one merged title a title of their own each."""
    title, pair = columns[number].judul, cells[number : number + 2]
    return bool(title) and title == columns[number + 1].judul and len(set(filter(None, pair)) - {title}) == 2


def _spread(columns: list[Kolom], cells: list[str]) -> list[str]:
    """Put the titles of a lower row that lost its empty cells under the target column that they divide."""
    filled = [text for text in cells if text]
    lost = len(filled) == len(cells) > 1 and len(cells) <= len(columns) and all(map(only_period, filled))
    place = next((n for n, column in enumerate(columns) if column.peran == "target"), None)
    return [""] * place + cells if lost and place else cells


def _below(parent: Kolom, text: str) -> Kolom | None:
    """Return the column that ``text`` makes of the part of ``parent`` that it stands under."""
    whole = f"{parent.judul} {text}".strip()
    period = only_period(text)
    if period and parent.peran in ("target", "lain"):
        role = parent.peran if parent.judul else "target"
        return Kolom(role, whole, *period)
    if table_words().judul_bawah.equals(text):
        return replace(parent, judul=whole)
    if parent.judul and _NUMBERED_YEAR.fullmatch(text):
        return Kolom("lain", whole)
    title = read_title(text)
    if title and title.peran in HALVES and parent.peran in ("target", "lain") and parent.judul:
        return Kolom("lain", whole)  # figures of a target or of what was reached
    return Kolom(title.peran, whole, title.triwulan, title.tahun, title.bulan) if title else None


def grouped(kepala: Kepala) -> Kepala:
    """Say which columns belong to which indicator of a row, and settle roles that come twice."""
    kolom, groups = group_columns(kepala.kolom)
    return replace(kepala, kolom=kolom, kelompok=groups)
