"""Data frames into grids: polars, pandas, and what hands itself over by a protocol.

Knows: how each holds a column. Must not know: what cells mean, files.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ikicalc.diagnostics import Diagnostic, SourceFileError
from ikicalc.packages import extra
from ikicalc.series.reading.cells import Cells, Coded, column_of
from ikicalc.series.reading.grid import Grid

if TYPE_CHECKING:
    import pandas
    import polars


def of_polars(frame: polars.DataFrame | Any, name: str) -> Grid:
    """Return the grid of a polars data frame; a lazy one is collected."""
    try:
        table = frame.collect() if hasattr(frame, "collect") else frame
    except extra("polars").exceptions.PolarsError as error:
        raise _untaken(frame, error) from error
    return Grid(name, "", [column_of(series) for series in table.get_columns()], judul=[table.columns])


def of_pandas(frame: pandas.DataFrame | Any) -> Grid:
    """Return the grid of a pandas data frame; names of two levels are two rows of headings.

    An index that has a name is a column.
    """
    if any(name is not None for name in frame.index.names):
        frame = frame.reset_index()
    columns = [_pandas_column(frame.iloc[:, place]) for place in range(frame.shape[1])]
    levels = range(frame.columns.nlevels)
    return Grid(
        "tabel", "", columns, judul=[_names(frame.columns.get_level_values(level)) for level in levels]
    )


def of_arrow(source: Any) -> Grid:
    """Return the grid of a data frame that hands itself over as a stream of Arrow."""
    try:
        frame = extra("polars").DataFrame(source)
    except Exception as error:  # what lies behind the stream, a query or a connection, fails in its own way
        raise _untaken(source, error) from error
    return of_polars(frame, "tabel")


def of_interchange(source: Any) -> Grid:
    """Return the grid of a data frame that offers only the older interchange protocol; pandas reads that."""
    interchange = extra("pandas.api.interchange")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # pandas moves it to a package of its own
        try:
            return of_pandas(interchange.from_dataframe(source))
        except Exception as error:  # as above
            raise _untaken(source, error) from error


def _untaken(source: object, error: Exception) -> SourceFileError:
    cause = (str(error).splitlines() or [type(error).__name__])[0][:80]
    message = f"sumber data `{type(source).__name__}` tidak dapat diambil: {cause}"
    return SourceFileError(Diagnostic.of("IKI802", message))


def _names(level: Any) -> Sequence[object]:
    """Return the names of columns, dates as dates of Python, periods as pandas writes them: ``2024-01``."""
    return [_plain_name(name) for name in level]


def _plain_name(name: Any) -> object:
    if hasattr(name, "to_pydatetime"):
        return name.to_pydatetime()
    return str(name) if hasattr(name, "to_timestamp") else name


def _pandas_column(column: Any) -> Cells:
    """Return a column of pandas: plain numbers go to polars as they are, others cell by cell."""
    if column.dtype.kind in "iuf" and isinstance(column.dtype, extra("numpy").dtype):
        return column_of(extra("polars").Series(column.to_numpy()))
    values = column.astype(object).where(column.notna(), None)
    return Coded.of(value.to_pydatetime() if hasattr(value, "to_pydatetime") else value for value in values)
