"""A source into grids: which reader opens which kind of file or data frame.

Knows: suffixes, and the protocols by which data frames are handed over. Must not know: what cells mean.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

from ikicalc.diagnostics import Diagnostic, SourceFileError
from ikicalc.packages import extra
from ikicalc.series.reading.csvfile import read_csv
from ikicalc.series.reading.files import file_bytes, too_large, unreadable
from ikicalc.series.reading.frames import of_arrow, of_interchange, of_pandas, of_polars
from ikicalc.series.reading.grid import Grid
from ikicalc.series.reading.workbook import read_workbook

_MOST_CELLS = 200_000_000  # of a parquet, which packs a column of one value into nearly nothing
_KINDS = ".csv, .xlsx, .parquet, atau data frame (pandas, polars, pyarrow, duckdb)"


def open_source(
    source: object, sheet: str | None, fits: Callable[[Grid], bool]
) -> tuple[list[Grid], list[str]]:
    """Return the grids of a source and the names of hidden sheets that were left out.

    ``fits`` recognises a table: it settles which sign separates the columns of a csv.
    """
    if not isinstance(source, str | os.PathLike):
        return [_of_frame(source)], []
    path = Path(source)
    match path.suffix.casefold():
        case ".csv" | ".tsv" | ".txt":
            return [read_csv(path, fits)], []
        case ".xlsx" | ".xlsm":
            return read_workbook(path, sheet)
        case ".parquet":
            return [_of_parquet(path)], []
        case _:
            raise _unknown(path.name)


def _of_frame(source: object) -> Grid:
    package = type(source).__module__.partition(".")[0]
    if package == "polars" and (hasattr(source, "get_columns") or hasattr(source, "collect")):
        return of_polars(source, "tabel")
    if package == "pandas" and hasattr(source, "columns"):
        return of_pandas(source)
    if hasattr(source, "__arrow_c_stream__"):
        return of_arrow(source)
    if hasattr(source, "__dataframe__"):
        return of_interchange(source)
    raise _unknown(type(source).__name__)


def _of_parquet(path: Path) -> Grid:
    polars = extra("polars")
    content = io.BytesIO(file_bytes(path))
    try:
        frame = polars.scan_parquet(content)
        rows, columns = frame.select(polars.len()).collect().item(), len(frame.collect_schema())
        if rows * columns > _MOST_CELLS:
            raise too_large(path.name, f"memuat {rows} baris dan {columns} kolom", "bagi menurut tahun")
        return of_polars(frame.collect(), path.name)
    except (polars.exceptions.PolarsError, polars.exceptions.PanicException):
        raise unreadable(path, "bukan berkas parquet yang utuh") from None


def _unknown(name: str) -> SourceFileError:
    message = f"sumber data `{name}` tidak dikenal jenisnya"
    return SourceFileError(Diagnostic.of("IKI802", message, help=f"berikan {_KINDS}"))
