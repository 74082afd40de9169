"""The header of a table: which column holds what.

Knows: headers of one or more rows, and what the cells below show of a column. Must not know: how a title is
read, what becomes of the rows below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ikicalc.documents.judul import HALVES, Judul, only_period, period_of, read_title
from ikicalc.documents.kelompok import group_columns
from ikicalc.documents.kolom import Kolom
from ikicalc.documents.model import Baris, Letak
from ikicalc.documents.ragam import ragam_of
from ikicalc.documents.taksiran import passed_over, states_plan, with_contents
from ikicalc.documents.words import fold, table_words, title_words

MAX_COLUMNS = 60
MAX_ROWS = 40  # below a header that are looked at
_LONGEST_REST = 4  # letters of a word that stand in the next line
LONGEST_LIKELY = 60  # characters of a title in a row that only may be a header
_MEASURING = frozenset({"teks", "target", "satuan", "sumber_data"})
_NUMBERED_YEAR = re.compile(
    r"(?:tahun|thn|th)\.?\s*(?:ke)?\s*[-–]?\s*\(?(?:\d|[IVXivx]{1,4}|n(?:\s*[-+]\s*\d)?)\)?", re.I
)


@dataclass(frozen=True, slots=True)
class Kepala:
    """The columns of a table, and per indicator in a row the numbers of the columns that are its own.

    ``tercetak`` are the rows as printed, in small letters; ``terlewat`` the titles of columns that are left
    out though they may hold targets or formulas.
    """

    kolom: tuple[Kolom, ...]
    letak: Letak
    kelompok: tuple[tuple[int, ...], ...] = ()
    mirip: tuple[str, ...] = ()
    tercetak: tuple[tuple[str, ...], ...] = ()
    terlewat: tuple[str, ...] = ()

    @property
    def berindikator(self) -> bool:
        """Tell whether the table lists indicators; others are recognised and left alone."""
        return bool(self.kelompok)

    @property
    def judul(self) -> tuple[str, ...]:
        """The titles, folded and in small letters: what makes a repeated header."""
        return tuple(fold(kolom.judul).casefold() for kolom in self.kolom)

    @property
    def ditaksir(self) -> tuple[Kolom, ...]:
        """The columns whose role was read from their cells."""
        return tuple(kolom for kolom in self.kolom if kolom.asing and kolom.peran != "lain")

    def repeated(self, rows: Sequence[Baris], start: int) -> int:
        """Return how many rows from ``start`` on print this header again, from its first row on."""
        count = 0
        for row, printed in zip(rows[start:], self.tercetak, strict=False):
            if _printed(row) != printed:
                break
            count += 1
        return count

    def peran(self, group: Sequence[int]) -> frozenset[str]:
        """Return the roles in a group of columns."""
        return frozenset(self.kolom[index].peran for index in group)


def read_header(rows: Sequence[Baris], start: int) -> tuple[Kepala, int] | None:
    """Return the header that begins in row ``start`` and how many rows it has; None where there is none.

    The titles of its first row say so: at least two roles, and at least half of the titles.
    """
    top = [fold(cell.teks) for cell in rows[start].sel]
    titles = [read_title(text) for text in top]
    return _header(rows, start, titles) if _is_header(top, titles) else None


def read_likely_header(rows: Sequence[Baris], start: int) -> tuple[Kepala, int] | None:
    """Return the header that titles and the cells below make likely together; None where they don't.

    >>> from ikicalc.documents.model import Sel
    >>> table = [("Yang Dinilai", "Hitungannya", "Satuan"), ("Persentase kolam aktif", "A / B x 100%", "Persen")]
    >>> rows = [Baris(tuple(map(Sel, cells)), Letak("x")) for cells in table]
    >>> [kolom.peran for kolom in read_likely_header(rows, 0)[0].kolom]
    ['indikator', 'teks', 'satuan']
    >>> read_likely_header(rows, 1) is None
    True
    """  # noqa: E501 - a row is one line
    top = [fold(cell.teks) for cell in rows[start].sel]
    if not _may_be_header(top):
        return None
    found = _header(rows, start, [read_title(text) for text in top])
    return found if _is_likely(found[0], top) else None


def _header(rows: Sequence[Baris], start: int, titles: list[Judul | None]) -> tuple[Kepala, int]:
    top = [fold(cell.teks) for cell in rows[start].sel]
    columns = [_column(text, title) for text, title in zip(top, titles, strict=True)]
    used = 1
    while start + used < len(rows) and used < 3:
        lower = _with_row_below(columns, rows[start + used])
        if lower is None:
            break
        columns, used = lower, used + 1
    while columns and not columns[-1].judul:
        columns.pop()
    below = rows[start + used : start + used + MAX_ROWS]
    columns = with_contents([_marked(kolom) for kolom in columns], below)
    kepala = Kepala(
        tuple(columns),
        rows[start].letak,
        mirip=tuple(title.mirip for title in titles if title and title.mirip),
        tercetak=tuple(map(_printed, rows[start : start + used])),
    )
    kepala = grouped(kepala)
    return replace(kepala, terlewat=passed_over(kepala.kolom, below) if kepala.berindikator else ()), used


def _printed(row: Baris) -> tuple[str, ...]:
    return tuple(fold(cell.teks).casefold() for cell in row.sel)


def _marked(kolom: Kolom) -> Kolom:
    """Mark a column whose title is not known; one that states a plan may be of one period."""
    if kolom.peran != "lain" or not kolom.judul or read_title(kolom.judul) is not None:
        return kolom
    period = period_of(title_words(kolom.judul)) if states_plan(kolom.judul) and not kolom.bermasa else None
    return replace(kolom, asing=True, **(period._asdict() if period else {}))


def _may_be_header(top: Sequence[str]) -> bool:
    """Tell whether a row is made of different short texts without figures, as titles are."""
    titles = [text for text in top if any(map(str.isalpha, text))]
    short = all(len(text) <= LONGEST_LIKELY and text[:1].isupper() for text in titles)
    return len(top) <= MAX_COLUMNS and len(set(titles)) >= 3 and short


def _is_likely(kepala: Kepala, top: Sequence[str]) -> bool:
    """Tell whether titles and cells tell what an indicator table must have, and no title is such a cell."""
    roles = {kolom.peran for kolom in kepala.kolom} - {"lain", "nomor"}
    cell = any(kolom.peran in ragam_of(text) for kolom, text in zip(kepala.kolom, top, strict=False) if text)
    return kepala.berindikator and bool(roles & _MEASURING) and len(roles) >= 3 and not cell


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
        whole = _run_on(column.judul, text)
        title = read_title(whole) if whole else None
        settled = title is not None and column.peran in (title.peran, "definisi", "lain")
        if title is None or not settled or only_period(text):
            return None
        found[number] = _titled(whole, title)
        news += 1
    return found if news > 1 else None


def _run_on(above: str, below: str) -> str:
    """Return a title with the rest of it from the row below; empty where that is no rest.

    >>> _run_on("Sumber", "Data"), _run_on("TARGE", "T"), _run_on("TARGET", "kolam")
    ('Sumber Data', 'TARGET', '')
    """
    if not above:
        return ""
    cut = above + below if len(below) <= _LONGEST_REST else ""
    if cut and _are_known(cut) and not _are_known(above):
        return cut  # a word broken at the edge of its column
    return f"{above} {below}" if _are_known(below) else ""


def _are_known(title: str) -> bool:
    return all(word in table_words().known for word in title_words(title))


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
