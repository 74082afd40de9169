"""Which unit lies below which: a table of two columns, as an office keeps it.

Knows: the headings of such a table. Must not know: figures, formulas.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ikicalc import kamus
from ikicalc.diagnostics import Diagnostic, SourceFileError
from ikicalc.masukan import fold
from ikicalc.series.reading.grid import Grid
from ikicalc.series.reading.sources import open_source
from ikicalc.series.words import folded, is_empty, words


def read_structure(source: object) -> dict[str, str]:
    """Return the unit above each unit, from csv, xlsx, parquet or a data frame.

    The table has a column for the unit and one headed ``induk``; a row without a unit above is left out.
    Raises ``SourceFileError``: IKI802 (file), IKI852 (no such table, or a unit below two others).

    >>> import polars
    >>> read_structure(polars.DataFrame({"Desa": ["Asri", "Mekar"], "Induk": ["Kecamatan", "Kecamatan"]}))
    {'Asri': 'Kecamatan', 'Mekar': 'Kecamatan'}
    """
    grids, _ = open_source(source, None, lambda grid: _headings(grid) is not None)
    for grid in grids:
        head = _headings(grid)
        if head is not None:
            return _above(grid, head)
    shown = grids[0].label if grids else "berkas"
    hint = "perlu kolom `unit kerja` dan kolom `induk`"
    raise SourceFileError(
        Diagnostic.of("IKI852", f"susunan unit kerja tidak ditemukan di {shown}", help=hint)
    )


@cache
def _above_words() -> frozenset[str]:
    return frozenset(kamus.load("lembar")["induk"])


def _headings(grid: Grid) -> tuple[int, int, int] | None:
    """Return the heading row, and the columns of the unit and of the unit above it."""
    for row in range(1, grid.height + 1):
        texts = {folded(grid.value(row, column)): column for column in range(grid.width, 0, -1)}
        above = next((texts[word] for word in texts if word in _above_words()), None)
        unit = next((texts[word] for word in words().roles["unit_kerja"] if word in texts), None)
        if above is not None and unit is not None:
            return row, unit, above
    return None


def _above(grid: Grid, head: tuple[int, int, int]) -> dict[str, str]:
    found: dict[str, str] = {}
    spellings: dict[str, str] = {}  # folded name of a unit -> as first written
    for place, unit, above in _pairs(grid, *head):
        known = spellings.setdefault(fold(unit), unit)
        if fold(found.setdefault(known, above)) != fold(above):
            message = f"`{unit}` berada di bawah dua unit: {found[known]} dan {above}"
            raise SourceFileError(Diagnostic.of("IKI852", message, help="sebut satu induk saja", place=place))
    return found


def _pairs(grid: Grid, head: int, unit: int, above: int) -> Iterator[tuple[str, str, str]]:
    for row in range(head + 1, grid.height + 1):
        cells = grid.value(row, unit), grid.value(row, above)
        if not any(is_empty(cell) for cell in cells):
            yield grid.place(row, above), str(cells[0]).strip(), str(cells[1]).strip()
