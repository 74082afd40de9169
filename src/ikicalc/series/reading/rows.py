"""Which rows of a table are data, and which are totals, headings, notes or targets.

Knows: the words and the shapes of rows that are no data. Must not know: units, months, what is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ikicalc.packages import extra
from ikicalc.series.reading.cells import Cells, mapped
from ikicalc.series.reading.columns import Figures
from ikicalc.series.reading.grid import Grid
from ikicalc.series.reading.layout import Layout
from ikicalc.series.words import folded, group_of, is_empty, is_total, starts_total, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(slots=True)
class Rows:
    """The rows of a table, counted from 0 at its first one: ``data`` tells which to read.

    ``skipped`` gives the rows left out for a reason that a person wants to know.
    """

    data: NDArray[np.bool_]
    skipped: dict[str, NDArray[np.int64]] = field(default_factory=dict)

    def leave(self, rows: NDArray[np.bool_], reason: str = "") -> None:
        """Leave rows out that are still data."""
        left = extra("numpy").flatnonzero(self.data & rows)
        self.data &= ~rows
        if reason and len(left):
            self.skipped[reason] = left


def sort_rows(grid: Grid, layout: Layout, figures: Sequence[Figures]) -> Rows:
    """Return which rows of the table are data."""
    np = extra("numpy")
    rows = Rows(np.ones(layout.end - layout.start, dtype=bool))
    key = grid.seen(layout.columns[layout.key], layout.start, layout.end)
    rows.leave(_any_of(mapped(cells, is_total, "bool") for cells in _labels(grid, layout)), "baris jumlah")
    rows.leave(_subtotals(grid, layout), "baris jumlah unit kerja")
    title = folded(grid.value(layout.row, layout.columns[layout.key]))
    rows.leave(mapped(key, lambda cell: bool(title) and folded(cell) == title, "bool"))
    _leave_targets(grid, layout, rows)
    if layout.is_list:
        return rows
    filled = _any_of(column.filled for column in figures)
    rows.leave(~filled)
    _leave_notes(rows, mapped(key, is_empty, "bool"), figures, filled)
    if layout.is_wide:
        named = mapped(key, lambda cell: str(cell).strip("() ").isdecimal(), "bool")
        numbering = np.zeros(len(named), dtype=bool)
        for row in np.flatnonzero(named & rows.data).tolist():
            numbering[row] = _numbers_columns(grid, layout.start + row)
        rows.leave(numbering, "baris nomor kolom")
    return rows


def _labels(grid: Grid, layout: Layout) -> Iterator[Cells]:
    """Yield the columns that may call a row a total: those of the roles, and all before the months."""
    columns = {c for role, c in layout.columns.items() if role in ("masukan", "bulan", "unit_kerja")}
    if layout.is_wide:
        columns |= {*range(1, min(layout.figures))}
    for column in sorted(columns):
        yield grid.seen(column, layout.start, layout.end)


def _subtotals(grid: Grid, layout: Layout) -> NDArray[np.bool_]:
    """Tell which rows add up units: ``Jumlah Kecamatan`` for a unit, or beside months left of a blank one."""
    np = extra("numpy")
    unit = layout.columns.get("unit_kerja")
    if unit is None:
        return np.zeros(layout.end - layout.start, dtype=bool)  # type: ignore[no-any-return]
    cells = grid.seen(unit, layout.start, layout.end)
    blank, found = mapped(cells, is_empty, "bool"), mapped(cells, starts_total, "bool")
    before = range(1, min(layout.figures)) if layout.is_wide else ()
    for column in set(before) - set(layout.columns.values()):
        found |= blank & mapped(grid.seen(column, layout.start, layout.end), starts_total, "bool")
    return found


def _any_of(masks: Iterator[NDArray[np.bool_]]) -> NDArray[np.bool_]:
    found = next(masks).copy()
    for mask in masks:
        found |= mask
    return found


def _leave_notes(
    rows: Rows, unnamed: NDArray[np.bool_], figures: Sequence[Figures], filled: NDArray[np.bool_]
) -> None:
    """Leave out what stands below the table: words in the columns of figures, after a blank row."""
    np = extra("numpy")
    number = _any_of(column.ada for column in figures)
    below = np.maximum.accumulate(unnamed & ~filled) if len(filled) else filled
    rows.leave(~number & unnamed)
    rows.leave(~number & below, "catatan di bawah tabel")
    rows.leave(unnamed, "baris tanpa nama masukan")


def _leave_targets(grid: Grid, layout: Layout, rows: Rows) -> None:
    """Leave out the rows of targets where a column says of each row whether it is target or realisasi."""
    for column in range(1, grid.width + 1):
        if column in layout.columns.values() or column in layout.figures:
            continue
        cells = grid.seen(column, layout.start, layout.end)
        ranks = {
            cell: words().groups.get(group_of(cell)[0], -1) for cell in cells.distinct if not is_empty(cell)
        }
        known = {rank for rank in ranks.values() if rank is not None}
        if -1 in known or not known or None not in ranks.values():
            continue
        best = min(known)
        others = {cell for cell, rank in ranks.items() if rank != best}
        rows.leave(mapped(cells, others.__contains__, "bool"), "baris target")


def _numbers_columns(grid: Grid, row: int) -> bool:
    """Tell whether a row only numbers the columns: 1, 2, 3 or (1), (2), (3)."""
    cells = [grid.raw(row, column) for column in range(1, grid.width + 1)]
    texts = [str(cell).strip("() ") for cell in cells if not is_empty(cell)]
    return len(texts) > 2 and all(text.isdecimal() for text in texts) and _ascending([int(t) for t in texts])


def _ascending(numbers: list[int]) -> bool:
    return numbers[0] in (1, 2) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
