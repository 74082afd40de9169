"""Where in a sheet the tables stand: their heading rows, and what each column is.

Knows: the four forms of a monthly table (long, wide, across, a list of one month).
Must not know: numbers, files, how headings of months are grouped.
A layout that can be read in two ways is refused with its cells; a column is never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ikicalc.packages import extra
from ikicalc.series.months import Month, heading_month, read_month
from ikicalc.series.reading.cells import mapped
from ikicalc.series.reading.files import too_large
from ikicalc.series.reading.grid import Grid
from ikicalc.series.reading.headings import find_months, groups_around, of_best_group, unclear
from ikicalc.series.reading.titles import told_month
from ikicalc.series.words import folded, group_of, name_of, words

_LONG = ("masukan", "bulan", "nilai")
_SPANS = {1: "bulan", 3: "triwulan", 6: "semester"}
_MOST_HEADINGS = 20_000  # a heading for each row of data is no table of an office
_LOOKED_AT = 14  # rows below a heading in which its first month must stand


@dataclass(frozen=True, slots=True)
class Heading:
    """What the heading of a column of figures says: a month, an input, or neither."""

    bulan: Month | None = None
    masukan: str = ""

    def __str__(self) -> str:
        if self.bulan is None:
            return f"masukan {self.masukan}"
        last, tahun, span = self.bulan
        year = f" {tahun}" if tahun else ""
        return f"{_SPANS[span]} {last // span}{year}"


@dataclass(frozen=True, slots=True)
class Layout:
    """A table whose heading stands in ``row``, its data from row ``start`` to before row ``end``.

    ``columns`` gives the column of each role; ``figures`` the columns of figures. What a row's own cells
    don't say, its column's heading does: the month in wide form, the input in a table across. ``bulan`` is
    the month that a title tells for the whole of a list.
    """

    row: int
    start: int
    columns: Mapping[str, int]
    figures: Mapping[int, Heading]
    end: int = 0
    bulan: Month | None = None

    @property
    def is_wide(self) -> bool:
        """Tell whether the months stand side by side."""
        return any(heading.bulan for heading in self.figures.values())

    @property
    def is_list(self) -> bool:
        """Tell whether each row says for itself what its one figure is about."""
        return self.figures.keys() == {self.columns.get("nilai", 0)}

    @property
    def key(self) -> str:
        """The role without which a row is no data."""
        return "masukan" if "masukan" in self.columns else "bulan"


def find_layouts(grid: Grid) -> list[Layout]:
    """Return the tables of a sheet from top to bottom; ``SourceFileError`` (IKI807) for an unclear one."""
    found: list[Layout] = []
    for row in range(1, len(grid.judul) + 1) if grid.judul else _likely_rows(grid):
        if found and row < found[-1].start:
            continue
        for form in (_long, _wide, _across, _list_of_a_month):
            if layout := form(grid, row):
                found.append(layout)
                break
    ends = [*(layout.row for layout in found[1:]), grid.height + 1][: len(found)]
    start = len(grid.judul) + 1
    whole = [
        replace(layout, start=max(layout.start, start), end=end)
        for layout, end in zip(found, ends, strict=True)
    ]
    return [table for table in whole if table.start < table.end or table is whole[-1]]


def _likely_rows(grid: Grid) -> Iterator[int]:
    """Yield the rows that may be headings: they name a role, or months, or stand on top of months."""
    np = extra("numpy")
    named, months = np.zeros(grid.height + 2, dtype=int), np.zeros(grid.height + 2, dtype=int)
    for column in range(1, grid.width + 1):
        cells = grid.seen(column, 1, grid.height + 1)
        named[:-2] += mapped(cells, _names_a_role, "bool")
        month = np.append(mapped(cells, _is_month, "bool"), [False, False])
        months += month
        named[:-2] += ~month[:-2] & month[1:-1] & month[2:]
    likely = (np.flatnonzero((named > 0) | (months > 2)) + 1).tolist()
    if len(likely) > _MOST_HEADINGS:
        raise too_large(grid.sumber, f"{grid.label} memuat {len(likely)} baris judul", "bagi lembarnya")
    yield from likely


def _names_a_role(value: object) -> bool:
    text = folded(value) if isinstance(value, str) else ""
    return text in words().roles["masukan"] or text in words().roles["bulan"]


def _is_month(value: object) -> bool:
    return heading_month(value) is not None


def _long(grid: Grid, row: int) -> Layout | None:
    headings = _headings(grid, row)
    present = {role for role in _LONG for text in headings.values() if text in words().roles[role]}
    if len(present) < len(_LONG):
        return None
    columns = _roles(grid, row, headings, tuple(words().roles))
    return Layout(row, row + 1, columns, {columns["nilai"]: Heading()})


def _wide(grid: Grid, row: int) -> Layout | None:
    months = find_months(grid, row)
    if months is None:
        return None
    headings = {
        column: folded(grid.value(row, column)) or folded(grid.value(row - 1, column))
        for column in range(1, grid.width + 1)
        if column not in months.all
    }
    columns = _roles(grid, row, headings, ("unit_kerja", "tahun", "masukan"))
    if len(months.read) == 1 and headings.get(columns.get("masukan", 0)) not in words().roles["masukan"]:
        return None  # one month is a heading only beside another
    if "masukan" not in columns:
        rest = _unnamed(headings, columns, min(months.all))
        if len(rest) != 1 or len(months.read) < 3:
            return None if len(months.read) < 3 else _refuse_names(grid, row)
        columns["masukan"] = rest[0]
    months.refuse_doubles(grid, row)
    return Layout(row, months.start, columns, {c: Heading(bulan=m) for c, m in months.read.items()})


def _across(grid: Grid, row: int) -> Layout | None:
    """Return a table whose months run down, each other column an input."""
    headings = _headings(grid, row)
    column = _months_down(grid, row, headings)
    if column is None:
        return None
    columns = {"bulan": column} | _roles(
        grid, row, {c: text for c, text in headings.items() if c != column}, ("unit_kerja", "tahun")
    )
    inputs = {
        c: Heading(masukan=name_of(grid.value(row, c)))
        for c, text in headings.items()
        if c not in columns.values() and text and not _is_plain(text)
    }
    if not inputs:
        return None
    read, start = _realised(grid, row, inputs)
    return Layout(row, start, columns, read)


def _realised(grid: Grid, row: int, inputs: Mapping[int, Heading]) -> tuple[dict[int, Heading], int]:
    """Return the inputs to read, of Target and Realisasi the latter, and the first row below the headings."""
    groups = dict(groups_around(grid, row, inputs))
    read = {column: inputs[column] for column in of_best_group(groups)}
    if not read:
        raise unclear(
            grid, row, "semua kolom masukan di bawah judul kelompok yang bukan realisasi",
            "beri judul `Realisasi` pada kolom yang hendak dibaca",
        )  # fmt: skip
    is_framed = bool(grid.judul) and row >= len(grid.judul)
    below = not is_framed and any(group_of(grid.value(row + 1, column))[0] for column in inputs)
    return read, row + 2 if below else row + 1


def _months_down(grid: Grid, row: int, headings: Mapping[int, str]) -> int | None:
    """Return the column in which months run down: under its own heading, or in an unnamed first column."""
    if any(text in words().roles["masukan"] for text in headings.values()):
        corner = [c for c, text in headings.items() if text in words().roles["masukan"]]
    else:
        corner = [c for c, text in headings.items() if text in words().roles["bulan"]]
        corner = corner or [next((c for c, text in headings.items() if not text), 0)]
    below = range(max(row, len(grid.judul)) + 1, min(row + _LOOKED_AT, grid.height) + 1)
    named = len(corner) == 1 and headings.get(corner[0]) in words().roles["bulan"]
    enough = 1 if named else 2
    found = [
        read_month(cell) if named else heading_month(cell)
        for cell in (grid.value(r, corner[0]) for r in below)
    ]
    return corner[0] if len(corner) == 1 and sum(month is not None for month in found) >= enough else None


def _is_plain(text: str) -> bool:
    """Tell whether a heading can't be the name of an input: ``Jumlah``, ``Nilai``, ``No``, a month."""
    return text in words().unread or text in words().roles["nilai"] or heading_month(text) is not None


def _list_of_a_month(grid: Grid, row: int) -> Layout | None:
    """Return a list of inputs and their figures where a title, or the sheet's name, tells the month."""
    headings = _headings(grid, row)
    present = {role for role in _LONG for text in headings.values() if text in words().roles[role]}
    month = told_month(grid, row) if present == {"masukan", "nilai"} and not grid.judul else None
    if month is None:
        return None
    columns = _roles(grid, row, headings, tuple(words().roles))
    return Layout(row, row + 1, columns, {columns["nilai"]: Heading()}, bulan=month)


def _headings(grid: Grid, row: int) -> dict[int, str]:
    return {column: folded(grid.value(row, column)) for column in range(1, grid.width + 1)}


def _roles(grid: Grid, row: int, headings: Mapping[int, str], roles: tuple[str, ...]) -> dict[str, int]:
    found = ((role, _role(grid, row, headings, role)) for role in roles)
    return {role: column for role, column in found if column}


def _role(grid: Grid, row: int, headings: Mapping[int, str], role: str) -> int | None:
    ranks = words().roles[role]
    fitting = sorted((ranks[text], column) for column, text in headings.items() if text in ranks)
    if not fitting:
        return None
    if len(fitting) > 1 and fitting[0][0] == fitting[1][0]:
        cells = f"{grid.address(row, fitting[0][1])} dan {grid.address(row, fitting[1][1])}"
        message = f"dua kolom berjudul sama untuk `{role}`: {cells}"
        raise unclear(grid, row, message, "hapus atau ganti judul satu di antaranya")
    return fitting[0][1]


def _unnamed(headings: Mapping[int, str], columns: Mapping[str, int], first_month: int) -> list[int]:
    return [
        column
        for column, text in headings.items()
        if column < first_month and column not in columns.values() and text and text not in words().unread
    ]


def _refuse_names(grid: Grid, row: int) -> Layout:
    message = f"kolom nama masukan tidak ditemukan di baris judul {row}"
    raise unclear(grid, row, message, "beri judul `Uraian` atau `masukan` pada kolom nama datanya")
