"""Where in a sheet the table stands: its heading row, and what each column is.

Knows: long form and wide form, headings over two rows, two groups of months. Must not know: numbers, files.
A layout that can be read in two ways is refused with its cells; a column is never guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ikicalc.diagnostics import Diagnostic, SourceFileError
from ikicalc.series.grid import Grid
from ikicalc.series.words import Month, folded, heading_month, numbered_month, read_year, words

_LONG = ("masukan", "bulan", "nilai")


@dataclass(frozen=True, slots=True)
class Layout:
    """A table that begins under heading row ``row`` and ends before row ``end``.

    ``columns`` gives the column of each role; ``months`` the months by column, empty in long form.
    """

    row: int
    columns: Mapping[str, int]
    months: Mapping[int, Month]
    end: int = 0

    @property
    def is_wide(self) -> bool:
        """Tell whether the months stand side by side."""
        return bool(self.months)


def find_layouts(grid: Grid) -> list[Layout]:
    """Return the tables of a sheet from top to bottom; ``SourceFileError`` (IKI807) for an unclear one."""
    found = []
    for row in range(1, 2 if grid.frame else len(grid.rows) + 1):
        layout = _long(grid, row) or _wide(grid, row)
        if layout is not None:
            found.append(layout)
    ends = [*(layout.row for layout in found[1:]), len(grid.rows) + 1][: len(found)]
    return [
        Layout(layout.row, layout.columns, layout.months, end)
        for layout, end in zip(found, ends, strict=True)
    ]


def _long(grid: Grid, row: int) -> Layout | None:
    headings = {column: folded(grid.value(row, column)) for column in range(1, grid.width + 1)}
    present = {role for role in _LONG for text in headings.values() if text in words().roles[role]}
    if len(present) < len(_LONG):
        return None
    return Layout(row, {role: c for role in words().roles if (c := _role(grid, row, headings, role))}, {})


def _wide(grid: Grid, row: int) -> Layout | None:
    months = _named_months(grid, row) or _numbered_months(grid, row)
    if not months:
        return None
    headings = {
        column: _heading(grid, row, column) for column in range(1, grid.width + 1) if column not in months
    }
    roles = [role for role in words().roles if role not in ("bulan", "nilai")]
    columns = {role: c for role in roles if (c := _role(grid, row, headings, role))}
    if (
        len(months) == 1
        and folded(grid.value(row, columns.get("masukan", 0))) not in words().roles["masukan"]
    ):
        return None  # one month is a heading only beside another
    if "masukan" not in columns:
        rest = _unnamed(headings, columns, min(months))
        if len(months) < 3 or len(rest) != 1:
            return None if len(months) < 3 else _refuse_names(grid, row)
        columns["masukan"] = rest[0]
    return Layout(row, columns, _one_group(grid, row, months))


def _named_months(grid: Grid, row: int) -> dict[int, Month]:
    found = {c: heading_month(grid.value(row, c)) for c in range(1, grid.width + 1)}
    return {column: month for column, month in found.items() if month is not None}


def _numbered_months(grid: Grid, row: int) -> dict[int, Month]:
    """Return headings 1, 2, 3 ... as months where the row names its input column: no row of data does."""
    texts = {column: folded(grid.value(row, column)) for column in range(1, grid.width + 1)}
    if not any(text in words().roles["masukan"] for text in texts.values()):
        return {}
    found = {c: numbered_month(grid.value(row, c)) for c in texts}
    numbers = {column: number for column, number in found.items() if number is not None}
    in_order = list(numbers.values()) == list(range(1, len(numbers) + 1))
    return {column: Month(number) for column, number in numbers.items()} if in_order else {}


def _heading(grid: Grid, row: int, column: int) -> str:
    """Return a column's heading, which may stand in the row above the months."""
    return folded(grid.value(row, column)) or folded(grid.value(row - 1, column))


def _role(grid: Grid, row: int, headings: Mapping[int, str], role: str) -> int | None:
    ranks = words().roles[role]
    fitting = sorted((ranks[text], column) for column, text in headings.items() if text in ranks)
    if not fitting:
        return None
    if len(fitting) > 1 and fitting[0][0] == fitting[1][0]:
        cells = f"{grid.address(row, fitting[0][1])} dan {grid.address(row, fitting[1][1])}"
        raise _unclear(
            grid,
            row,
            f"dua kolom berjudul sama untuk `{role}`: {cells}",
            "hapus atau ganti judul satu di antaranya",
        )
    return fitting[0][1]


def _unnamed(headings: Mapping[int, str], columns: Mapping[str, int], first_month: int) -> list[int]:
    return [
        column
        for column, text in headings.items()
        if column < first_month and column not in columns.values() and text and text not in words().unread
    ]


def _refuse_names(grid: Grid, row: int) -> Layout:
    message = f"kolom nama masukan tidak ditemukan di baris judul {row}"
    raise _unclear(grid, row, message, "beri judul `Uraian` atau `masukan` pada kolom nama datanya")


def _one_group(grid: Grid, row: int, months: dict[int, Month]) -> dict[int, Month]:
    """Return the months to read; of two groups (target and realisasi, two years) each column once."""
    if max(Counter(months.values()).values()) == 1:
        return months
    for beside in (row - 1, row + 1):
        for choose in (_by_year, _by_word):
            chosen = choose(grid, beside, months)
            if chosen and max(Counter(chosen.values()).values()) == 1:
                return chosen
    twice = next(month for month, count in Counter(months.values()).items() if count > 1)
    cells = " dan ".join(grid.address(row, c) for c, month in months.items() if month == twice)
    raise _unclear(
        grid, row, f"bulan yang sama berjudul dua kali: {cells}",
        "beri judul kelompok kolomnya: tahun, atau `Target` dan `Realisasi`",
    )  # fmt: skip


def _by_year(grid: Grid, beside: int, months: dict[int, Month]) -> dict[int, Month]:
    years = {column: read_year(grid.value(beside, column)) for column in months}
    if None in years.values():
        return {}
    return {column: Month(month.bulan, years[column]) for column, month in months.items()}


def _by_word(grid: Grid, beside: int, months: dict[int, Month]) -> dict[int, Month]:
    return {
        column: month
        for column, month in months.items()
        if folded(grid.value(beside, column)) in words().chosen
    }


def _unclear(grid: Grid, row: int, message: str, help: str) -> SourceFileError:
    place = grid.place(row, 1)
    return SourceFileError(Diagnostic.of("IKI807", f"{grid.label}: {message}", help=help, place=place))
