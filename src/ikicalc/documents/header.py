"""The header of a table: which column holds what.

Knows: titles of columns, in any order and spelling, over one or more rows; which columns belong to one
indicator. Must not know: the rows below, or what becomes of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ikicalc.documents.kolom import Kolom, with_planned_quarters
from ikicalc.documents.model import Baris, Letak
from ikicalc.documents.words import fold, month_number, nearest_title_word, table_words, title_words

MAX_TITLE = 14  # words; a longer cell is no title
MAX_COLUMNS = 60
MAX_ROWS = 40  # below a header that are looked at
HALVES = ("pembilang", "penyebut")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NUMBERED_YEAR = re.compile(
    r"(?:tahun|thn|th)\.?\s*(?:ke)?\s*[-–]?\s*\(?(?:\d|[IVXivx]{1,4}|n(?:\s*[-+]\s*\d)?)\)?", re.I
)
_YEAR = re.compile(r"(?:19|20)\d\d")


class Judul(NamedTuple):
    """A title as read: the role of its column, the period it names, and a word read by likeness."""

    peran: str
    triwulan: int = 0
    tahun: int = 0
    bulan: int = 0
    mirip: str = ""


class Waktu(NamedTuple):
    """The quarter (1..4), year or month (1..12) that a title names; 0 for none."""

    triwulan: int = 0
    tahun: int = 0
    bulan: int = 0


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


def read_title(text: str) -> Judul | None:
    """Return what a cell says as the title of a column; None when it is no title.

    >>> read_title("PENJELASAN/FORMULASI PENGHITUNGAN").peran, read_title("Target TW II")
    ('teks', Judul(peran='target', triwulan=2, tahun=0, bulan=0, mirip=''))
    >>> read_title("Jumlah kolam") is None
    True
    """
    words = title_words(text[:300].partition("=")[0])  # "Target = a/b x 100%"
    if not words or len(words) > MAX_TITLE or _is_name(words):
        return None
    words, guessed, unknown = _mended(words)
    role = next((role for role, found in table_words().kolom.items() if found.within(words)), None)
    if role is None or unknown > _most_unknown(role, words):
        return None
    period = period_of(words) if role == "target" else Waktu()
    return Judul(_of_halves(role, words), *period, guessed)


def _is_name(words: tuple[str, ...]) -> bool:
    """Tell whether words begin as the name of an indicator does and are no title for all that."""
    whole = any(found.at(words) == len(words) for found in table_words().kolom.values())
    return bool(table_words().awal["indikator"].at(words)) and len(words) > 2 and not whole


def _most_unknown(role: str, words: tuple[str, ...]) -> int:
    """Return how many words of a title may be unknown: one of few behind ``Indikator``."""
    named = role == "indikator" and table_words().kolom["indikator"].at(words) and len(words) <= 4
    return 1 if named else len(words) // 4


def _of_halves(role: str, words: tuple[str, ...]) -> str:
    """Return the role of a title that may name halves of a fraction: both are a formula, a target's are not.

    >>> _of_halves("pembilang", ("pembilang", "penyebut")), _of_halves("target", ("target", "pembilang"))
    ('teks', 'lain')
    """
    named = [half for half in HALVES if table_words().kolom[half].within(words)]
    if len(named) == len(HALVES) and role in HALVES:
        return "teks"
    return "lain" if named and role == "target" else role


def _mended(words: tuple[str, ...]) -> tuple[tuple[str, ...], str, int]:
    """Put known words for misspelled ones; count the words that no title has."""
    known = table_words().known
    mended, guessed, unknown = [], "", 0
    for word in words:
        known_word = word in known or word.isdigit() or word in _ROMAN or month_number(word)
        near = word if known_word else nearest_title_word(word)
        unknown += near is None
        guessed = guessed or (word if near not in (None, word) else "")
        mended.append(near or word)
    return tuple(mended), guessed, unknown


def period_of(words: tuple[str, ...]) -> Waktu:
    """Return the quarter, year or month that a title names.

    >>> period_of(("tw", "iii")).triwulan, period_of(("tahun", "2021")).tahun, period_of(("iv",)).triwulan
    (3, 2021, 4)
    >>> period_of(("agt",)).bulan, period_of(("2",)) == Waktu()
    (8, True)
    """
    year = next((int(word) for word in words if _YEAR.fullmatch(word)), 0)
    quarter = 0
    for place, word in enumerate(words):
        prefixed = place > 0 and bool(table_words().triwulan.at(words[:place], place - 1))
        if word in _ROMAN and (prefixed or place == len(words) - 1):
            quarter = _ROMAN[word]
        elif prefixed and word in ("1", "2", "3", "4"):
            quarter = int(word)
    month = next((month_number(word) for word in words if month_number(word)), 0)
    if quarter:
        return Waktu(triwulan=quarter)
    return Waktu(bulan=month) if month else Waktu(tahun=year)


def only_period(text: str) -> Waktu | None:
    """Return the period of a cell that names nothing else, as the second row of a header does.

    >>> only_period("TW II"), only_period("Target awal")
    (Waktu(triwulan=2, tahun=0, bulan=0), None)
    """
    words = title_words(text[:80])
    found = period_of(words)
    triwulan = table_words().triwulan.words
    spare = [
        word for word in words if word not in triwulan and word not in ("tahun", "ke", "target", "bulan")
    ]
    return found if any(found) and len(spare) == 1 else None


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
    columns = list(kepala.kolom)
    marks = [n for n, column in enumerate(columns) if column.peran == "indikator"]
    if not marks:
        return kepala
    groups, start = [], 0
    for mark, following in zip(marks, [*marks[1:], len(columns)], strict=True):
        end = _end_of_group(columns, mark, following) if following < len(columns) else len(columns)
        groups.append(tuple(range(start, end)))
        start = end
    shared = tuple(n for n in groups[0] if columns[n].peran in ("nomor", "jabatan"))
    groups[1:] = [(*shared, *group) for group in groups[1:]]
    for group in groups:
        _settle(columns, group)
    return replace(kepala, kolom=tuple(columns), kelompok=tuple(groups))


def _end_of_group(columns: list[Kolom], mark: int, following: int) -> int:
    opens = ("sasaran", "nomor", "jabatan")
    return next((n for n in range(mark + 1, following) if columns[n].peran in opens), following)


def _settle(columns: list[Kolom], group: tuple[int, ...]) -> None:
    """Leave one column a role: the goal nearest before the name, the formula before its definition."""
    mark = next(n for n in group if columns[n].peran == "indikator")
    _keep_one(
        columns,
        group,
        "sasaran",
        max((n for n in _having(columns, group, "sasaran") if n < mark), default=-1),
    )
    if not _having(columns, group, "teks") and not all(_having(columns, group, half) for half in HALVES):
        for n in _having(columns, group, "definisi")[:1]:
            columns[n] = replace(columns[n], peran="teks")
    for role in (
        "teks",
        *HALVES,
        "pengali",
        "definisi",
        "sumber_data",
        "penanggung_jawab",
        "satuan",
        "jabatan",
        "nomor",
        "polaritas",
    ):
        _keep_one(columns, group, role)
    targets = _having(columns, group, "target")
    if len(targets) == 1:  # "TARGET 2024": the only target is the year's
        columns[targets[0]] = replace(columns[targets[0]], tahun=0)
    yearly = [n for n in _having(columns, group, "target") if not _is_dated(columns[n])]
    divided = {
        columns[n].judul for n in yearly if [columns[m].judul for m in yearly].count(columns[n].judul) > 1
    }
    for n in yearly:
        if n != yearly[0] or columns[n].judul in divided:  # parts of which nobody says what they are for
            columns[n] = replace(columns[n], peran="lain")


def _is_dated(column: Kolom) -> bool:
    return bool(column.triwulan or column.tahun or column.bulan)


def _having(columns: list[Kolom], group: tuple[int, ...], role: str) -> list[int]:
    return [n for n in group if columns[n].peran == role]


def _keep_one(columns: list[Kolom], group: tuple[int, ...], role: str, keep: int = -1) -> None:
    having = _having(columns, group, role)
    kept = keep if keep in having else next(iter(having), -1)
    for n in having:
        if n != kept:
            columns[n] = replace(columns[n], peran="lain")
