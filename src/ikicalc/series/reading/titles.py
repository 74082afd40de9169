"""What the titles above a table, and the name of its sheet, tell about all of its figures.

Knows: titles such as *Tahun 2024*, *Bulan Mei*, *Desa : Mekar*. Must not know: columns, numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from ikicalc.series.months import Month, heading_month, title_month
from ikicalc.series.reading.grid import Cell, Grid
from ikicalc.series.words import folded, is_empty, name_of, read_year, stated, title_year, words

_TOP = 50  # rows on top of a sheet that may be its titles
_TITLE_CELLS = 4  # a row with more cells than this is no title


def told_year(grid: Grid, row: int) -> int | None:
    """Return the year of the titles above row ``row``, else the one that the sheet is called by."""
    for texts in _title_blocks(grid, row):
        years = {year for _, text in texts if (year := title_year(text))}
        if years:
            return years.pop() if len(years) == 1 else None
    return read_year(grid.nama)


def told_month(grid: Grid, row: int) -> Month | None:
    """Return the month of the titles above row ``row``, else the one that the sheet is called by."""
    for texts in _title_blocks(grid, row):
        months = {month for _, text in texts if (month := title_month(text))}
        if months:
            return months.pop() if len(months) == 1 else None
    return heading_month(grid.nama)


def told_unit(grid: Grid, row: int) -> tuple[str, Cell] | None:
    """Return the unit that a title states (``Desa : Mekar``) and its cell."""
    for texts in _title_blocks(grid, row):
        units = {unit: cell for cell, text in texts if (unit := stated(text, "unit_kerja"))}
        if units:
            return next(iter(units.items())) if len(units) == 1 else None
    return None


def _title_blocks(grid: Grid, row: int) -> Iterator[list[tuple[Cell, str]]]:
    """Yield the titles right above the row, then those on top of the sheet."""
    for numbers in (range(row - 1, 0, -1), range(1, min(row, _TOP))):
        titles = takewhile(lambda item: item[1] is not None, ((n, _title(grid, n)) for n in numbers))
        yield [((number, title[0]), title[1]) for number, title in titles if title is not None and title[1]]


def _title(grid: Grid, row: int) -> tuple[int, str] | None:
    """Return the first column and the text of a row of titles, blank for an empty row, None for any other."""
    cells = [(c, v) for c in range(1, grid.width + 1) if not is_empty(v := grid.raw(row, c))]
    if not cells:
        return 1, ""
    if len(cells) > _TITLE_CELLS or not all(_is_words(value) for _, value in cells):
        return None
    texts = [name_of(value) for _, value in cells]
    if len(texts) == 2 and ":" not in "".join(texts) and folded(texts[0]) in words().roles["unit_kerja"]:
        texts.insert(1, ":")
    return cells[0][0], " ".join(texts)


def _is_words(value: object) -> bool:
    return read_year(value) is not None or (
        (isinstance(value, str) and any(map(str.isalpha, value))) or value == ":"
    )
