"""A source into grids: csv, xlsx, parquet, pandas and polars, each read by the package that can.

Knows: which package opens which source. Must not know: what cells mean.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ikicalc.diagnostics import Diagnostic, SourceFileError
from ikicalc.diagnostics.suggest import suggest_sentence
from ikicalc.packages import extra
from ikicalc.series.grid import Cell, Grid

if TYPE_CHECKING:
    import pandas
    import polars

_DELIMITERS = ";\t,|"
_KINDS = ".csv, .xlsx, .parquet, DataFrame pandas, atau DataFrame polars"


def open_source(
    source: object, sheet: str | None, fits: Callable[[Grid], bool]
) -> tuple[list[Grid], list[str]]:
    """Return the grids of a source and the names of hidden sheets that were left out.

    ``fits`` recognises a table: it settles which sign separates the columns of a csv.
    """
    package = type(source).__module__.partition(".")[0]
    if package == "polars":
        return [_of_polars(source, "tabel")], []
    if package == "pandas":
        return [_of_pandas(source)], []
    if not isinstance(source, str | os.PathLike):
        raise _unknown(type(source).__name__)
    path = Path(source)
    match path.suffix.casefold():
        case ".csv" | ".tsv" | ".txt":
            return [_of_csv(path, fits)], []
        case ".xlsx" | ".xlsm":
            return _of_workbook(path, sheet)
        case ".parquet":
            return [_of_parquet(path)], []
        case _:
            raise _unknown(path.name)


def _unknown(name: str) -> SourceFileError:
    message = f"sumber data `{name}` tidak dikenal jenisnya"
    return SourceFileError(Diagnostic.of("IKI802", message, help=f"berikan {_KINDS}"))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error.strerror or "tidak dapat dibuka") from None


def _unreadable(path: Path, cause: str) -> SourceFileError:
    return SourceFileError(Diagnostic.of("IKI802", f"berkas `{path.name}` tidak dapat dibaca: {cause}"))


def _of_csv(path: Path, fits: Callable[[Grid], bool]) -> Grid:
    try:
        text = _bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _unreadable(path, "bukan teks UTF-8") from None
    try:
        grids = [_split(path.name, text, sign) for sign in _DELIMITERS]
    except csv.Error as error:
        raise _unreadable(path, f"bukan csv yang utuh ({error})") from None
    return next((grid for grid in grids if fits(grid)), max(grids, key=lambda grid: grid.width))


def _split(name: str, text: str, sign: str) -> Grid:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    return Grid(name, "", tuple(tuple(cell if cell.strip() else None for cell in row) for row in rows))


def _of_parquet(path: Path) -> Grid:
    polars = extra("polars")
    try:
        frame = polars.read_parquet(io.BytesIO(_bytes(path)))
    except polars.exceptions.PolarsError:
        raise _unreadable(path, "bukan berkas parquet yang utuh") from None
    return _of_polars(frame, path.name)


def _of_polars(frame: polars.DataFrame | Any, name: str) -> Grid:
    table = frame.collect() if hasattr(frame, "collect") else frame
    return Grid(name, "", (tuple(table.columns), *table.rows()), frame=True)


def _of_pandas(frame: pandas.DataFrame | Any) -> Grid:
    table = frame.astype(object).where(frame.notna(), None)
    rows = tuple(table.itertuples(index=False, name=None))
    return Grid("tabel", "", (tuple(table.columns), *rows), frame=True)


def _of_workbook(path: Path, sheet: str | None) -> tuple[list[Grid], list[str]]:
    openpyxl = extra("openpyxl")
    data = _bytes(path)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data))
    except Exception as error:  # openpyxl raises whatever the broken part raises
        raise _unreadable(path, f"bukan buku kerja Excel yang utuh ({type(error).__name__})") from None
    sheets = {item.title: item for item in book.worksheets}
    if sheet is not None and sheet not in sheets:
        hint = suggest_sentence(sheet, sheets) or f"lembar yang ada: {', '.join(sheets)}"
        message = f"lembar `{sheet}` tidak ada di `{path.name}`"
        raise SourceFileError(Diagnostic.of("IKI802", message, help=hint))
    chosen = (
        [sheet] if sheet is not None else [n for n, item in sheets.items() if item.sheet_state == "visible"]
    )
    computed = _results(openpyxl, data) if any(_has_formula(sheets[name]) for name in chosen) else None
    grids = [_of_sheet(path.name, sheets[name], computed[name] if computed else None) for name in chosen]
    return grids, [name for name in sheets if sheet is None and name not in chosen]


def _results(openpyxl: Any, data: bytes) -> Any:
    """Open the workbook once more, for the results that its formulas had when it was saved."""
    return openpyxl.load_workbook(io.BytesIO(data), data_only=True)


def _has_formula(sheet: Any) -> bool:
    return any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def _of_sheet(file: str, sheet: Any, computed: Any) -> Grid:
    rows = tuple(tuple(_held(cell, computed) for cell in row) for row in sheet.iter_rows())
    return Grid(file, sheet.title, rows, dict(_covered(sheet)))


def _held(cell: Any, computed: Any) -> object:
    """Return the value of a cell; a formula without a stored result stays as its text, to be refused."""
    if cell.data_type != "f" or computed is None:
        return cell.value
    result = computed.cell(cell.row, cell.column).value
    return f"={str(getattr(cell.value, 'text', cell.value)).lstrip('=')}" if result is None else result


def _covered(sheet: Any) -> Iterator[tuple[Cell, Cell]]:
    for area in sheet.merged_cells.ranges:
        first = (area.min_row, area.min_col)
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                yield (row, column), first
