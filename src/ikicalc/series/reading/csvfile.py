"""A csv into a grid, however an office saved it.

Knows: encodings, separators, the ``sep=`` line of Excel. Must not know: what cells mean.
"""

from __future__ import annotations

import csv
import io
from array import array
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from ikicalc.packages import extra
from ikicalc.series.reading.cells import Coded, column_of
from ikicalc.series.reading.files import file_bytes, unreadable
from ikicalc.series.reading.grid import Grid

_DELIMITERS = ";\t,|"
_SAMPLE = 2_000  # rows in which the table's heading must stand for its separator to be recognised
_LONG = 1_000_000  # characters
_MOST_COLUMNS = 16_384  # as many as a sheet has
_ENCODING_HELP = "simpan ulang sebagai *CSV UTF-8* dari aplikasi lembar kerja"


def read_csv(path: Path, fits: Callable[[Grid], bool]) -> Grid:
    """Return the grid of a csv; ``fits`` recognises a table when the right separator is tried."""
    text = _decoded(path)
    stated, text = _stated_separator(text)
    try:
        sign = stated or _separator(path, text, fits)
        return _plain(path, text, sign) or _split(path, text, sign)
    except csv.Error as error:
        raise unreadable(path, f"bukan csv yang utuh ({error})") from None


def _decoded(path: Path) -> str:
    data = file_bytes(path)
    try:
        if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            return data.decode("utf-16")
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        cause = f"bukan teks UTF-8 (baris {line}), mungkin Windows-1252"
        raise unreadable(path, cause, _ENCODING_HELP) from None
    if "\0" in text:
        raise unreadable(path, "bukan teks UTF-8, mungkin UTF-16 tanpa tanda pengenal", _ENCODING_HELP)
    return text


def _stated_separator(text: str) -> tuple[str, str]:
    """Return the sign that a first line ``sep=;`` states, and the text after that line."""
    first, _, rest = text.partition("\n")
    line = first.strip("\r").strip('"')
    if line.casefold().startswith("sep=") and len(line) == 5:
        return line[4], rest
    return "", text


def _separator(path: Path, text: str, fits: Callable[[Grid], bool]) -> str:
    sample = text[: text.rfind("\n", 0, _LONG) + 1] if len(text) > _LONG else text
    grids = {sign: _split(path, sample, sign, _SAMPLE) for sign in _DELIMITERS}
    fitting = (sign for sign, grid in grids.items() if fits(grid))
    return next(fitting, max(grids, key=lambda sign: grids[sign].width))


def _plain(path: Path, text: str, sign: str) -> Grid | None:
    """Return the grid of a long csv without quotes, which polars splits much faster."""
    if len(text) < _LONG or '"' in text or text[:_LONG].partition("\n")[0].count(sign) >= _MOST_COLUMNS:
        return None
    polars = extra("polars")
    try:
        frame = polars.read_csv(
            text.encode(), separator=sign, has_header=False, infer_schema=False, quote_char=None
        )
    except polars.exceptions.PolarsError:
        return None  # rows of unequal length
    return Grid(path.name, "", [column_of(series) for series in frame.get_columns()])


def _split(path: Path, text: str, sign: str, most: int | None = None) -> Grid:
    rows = csv.reader(_lines(path, text), delimiter=sign)
    columns = _by_column(islice(rows, most))
    if len(columns) > _MOST_COLUMNS:
        raise unreadable(path, f"memuat {len(columns)} kolom")
    return Grid(path.name, "", columns)


def _lines(path: Path, text: str) -> Iterator[str]:
    for line in io.StringIO(text, newline=""):
        if len(line) > _LONG:
            raise unreadable(path, f"memuat baris sepanjang {len(line)} huruf")
        yield line


def _by_column(rows: Iterable[list[str]]) -> list[Coded]:
    """Return the columns of rows of texts; each distinct text is kept once, a blank one as None."""
    codes: list[array[int]] = []
    known: list[dict[str, int]] = []
    for count, row in enumerate(rows):
        for column, cell in enumerate(row):
            if column == len(codes):
                codes.append(array("i", bytes(4 * count)))
                known.append({"": 0})
            codes[column].append(known[column].setdefault(cell, len(known[column])))
        for column in range(len(row), len(codes)):
            codes[column].append(0)
    return [
        Coded.of_codes(numbers, [text if text.strip() else None for text in texts])
        for numbers, texts in zip(codes, known, strict=True)
    ]
