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
    table = frame.collect() if hasattr(frame, "collect") else frame
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


def of_interchange(source: Any) -> Grid:
    """Return the grid of a data frame that offers only the older interchange protocol; pandas reads that."""
    interchange = extra("pandas.api.interchange")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # pandas moves it to a package of its own
        try:
            return of_pandas(interchange.from_dataframe(source))
        except (NotImplementedError, RuntimeError, TypeError, ValueError) as error:
            message = f"sumber data `{type(source).__name__}` tidak dapat diambil: {str(error)[:80]}"
            raise SourceFileError(Diagnostic.of("IKI802", message)) from None


def _names(level: Any) -> Sequence[object]:
    """Return the names of columns, dates as dates of Python."""
    return [name.to_pydatetime() if hasattr(name, "to_pydatetime") else name for name in level]


def _pandas_column(column: Any) -> Cells:
    """Return a column of pandas: plain numbers go to polars as they are, others cell by cell."""
    if column.dtype.kind in "iuf" and isinstance(column.dtype, extra("numpy").dtype):
        return column_of(extra("polars").Series(column.to_numpy()))
    values = column.astype(object).where(column.notna(), None)
    return Coded.of(value.to_pydatetime() if hasattr(value, "to_pydatetime") else value for value in values)
