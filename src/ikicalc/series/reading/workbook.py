"""An Excel workbook into grids: what a person sees in its visible sheets.

Knows: openpyxl, formulas and their results, hidden rows, percent formats, bounds on size.
Must not know: what cells mean.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ikicalc.cell_letters import column_letters
from ikicalc.diagnostics import Diagnostic, SourceFileError
from ikicalc.diagnostics.suggest import suggest_sentence
from ikicalc.packages import extra
from ikicalc.series.reading.bounds import MOST_CELLS, check_workbook
from ikicalc.series.reading.cells import Coded
from ikicalc.series.reading.files import file_bytes, too_large, unreadable
from ikicalc.series.reading.grid import Cell, Grid
from ikicalc.series.reading.percent import shows_percent

_MOST_BYTES = 50_000_000


def read_workbook(path: Path, sheet: str | None) -> tuple[list[Grid], list[str]]:
    """Return the grids of the visible sheets, or of ``sheet``, and the names of the sheets left out.

    Raises ``SourceFileError``: IKI802 for a broken file or an unknown sheet, IKI817 beyond the bounds.
    """
    openpyxl = extra("openpyxl")
    data = file_bytes(path, _MOST_BYTES)
    check_workbook(path, data)
    book = _opened(openpyxl, path, data)
    sheets = {item.title: item for item in book.worksheets}
    chosen = _chosen(path, sheets, sheet)
    for name in chosen:
        _refuse_wide(path, sheets[name])
    formulas = any(_has_formula(sheets[name]) for name in chosen)
    computed = _opened(openpyxl, path, data, data_only=True) if formulas else None
    grids = [_of_sheet(path.name, sheets[name], computed[name] if computed else None) for name in chosen]
    return grids, [name for name in sheets if sheet is None and name not in chosen]


def _opened(openpyxl: Any, path: Path, data: bytes, **how: bool) -> Any:
    """Open the workbook; with ``data_only`` for the results that its formulas had when it was saved."""
    try:
        return openpyxl.load_workbook(io.BytesIO(data), **how)
    except Exception as error:  # openpyxl raises whatever the broken part raises
        raise unreadable(path, f"bukan buku kerja Excel yang utuh ({type(error).__name__})") from None


def _chosen(path: Path, sheets: dict[str, Any], sheet: str | None) -> list[str]:
    if sheet is None:
        return [name for name, item in sheets.items() if item.sheet_state == "visible"]
    if sheet not in sheets:
        hint = suggest_sentence(sheet, sheets) or f"lembar yang ada: {', '.join(sheets)}"
        message = f"lembar `{sheet}` tidak ada di `{path.name}`"
        raise SourceFileError(Diagnostic.of("IKI802", message, help=hint))
    return [sheet]


def _refuse_wide(path: Path, sheet: Any) -> None:
    if sheet.max_row * sheet.max_column > MOST_CELLS:
        last = f"{column_letters(sheet.max_column)}{sheet.max_row}"
        hint = "hapus baris dan kolom kosong di luar tabelnya, atau simpan tabelnya sebagai CSV"
        raise too_large(f"{path.name}, lembar {sheet.title}", f"terpakai sampai sel {last}", hint)


def _has_formula(sheet: Any) -> bool:
    return any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def _of_sheet(file: str, sheet: Any, computed: Any) -> Grid:
    merged = dict(_covered(sheet))
    rows, columns = _hidden(sheet)
    unseen = set(_cells_of(sheet, rows, columns)) - set(merged.values())
    held = [
        [None if (cell.row, cell.column) in unseen else _held(cell, computed) for cell in column]
        for column in sheet.iter_cols()
    ]
    percent = {
        number: [cell.row for cell in column if _in_percent(cell)]
        for number, column in enumerate(sheet.iter_cols(), 1)
    }
    return Grid(
        file, sheet.title, [Coded.of(column) for column in held], merged, (), percent,
        _told_hidden(sheet, rows, columns),
    )  # fmt: skip


def _in_percent(cell: Any) -> bool:
    return cell.value is not None and cell.data_type in "nf" and shows_percent(cell.number_format)


def _held(cell: Any, computed: Any) -> object:
    """Return the value of a cell; a formula without a stored result stays as its text, to be refused."""
    if cell.data_type != "f" or computed is None:
        return cell.value
    result = computed.cell(cell.row, cell.column).value
    return f"={str(getattr(cell.value, 'text', cell.value)).lstrip('=')}" if result is None else result


def _covered(sheet: Any) -> Iterator[tuple[Cell, Cell]]:
    for area in sheet.merged_cells.ranges:
        first = (area.min_row, area.min_col)
        for row in range(area.min_row, min(area.max_row, sheet.max_row) + 1):
            for column in range(area.min_col, min(area.max_col, sheet.max_column) + 1):
                yield (row, column), first


def _hidden(sheet: Any) -> tuple[list[int], list[int]]:
    """Return the hidden rows and columns of the area in use."""
    rows = [row for row, size in sheet.row_dimensions.items() if size.hidden and row <= sheet.max_row]
    unseen = extra("numpy").zeros(sheet.max_column + 1, dtype=bool)
    for size in sheet.column_dimensions.values():
        if size.hidden:
            unseen[size.min : size.max + 1] = True
    return sorted(rows), unseen.nonzero()[0].tolist()


def _cells_of(sheet: Any, rows: list[int], columns: list[int]) -> Iterator[Cell]:
    """Yield the cells of the given rows and columns."""
    for row in rows:
        yield from ((row, column) for column in range(1, sheet.max_column + 1))
    for column in columns:
        yield from ((row, column) for row in range(1, sheet.max_row + 1))


def _told_hidden(sheet: Any, rows: list[int], columns: list[int]) -> str:
    """Return which hidden rows and columns hold something."""
    used_rows = [row for row in rows if any(cell.value is not None for cell in sheet[row])]
    used_columns = [
        column_letters(c)
        for c in columns
        if any(cell.value is not None for (cell,) in sheet.iter_rows(min_col=c, max_col=c))
    ]
    told = (("baris", used_rows), ("kolom", used_columns))
    return " dan ".join(f"{what} {', '.join(map(str, some[:8]))}" for what, some in told if some)
