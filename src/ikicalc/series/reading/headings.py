"""The months in a heading row: which columns they are, and which of several groups of them is read.

Knows: headings over two rows, groups by year, by Target and Realisasi, by Triwulan.
Must not know: numbers, files, the columns that hold no figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from ikicalc.diagnostics import Diagnostic, SourceFileError
from ikicalc.series.months import Month, heading_month, numbered_month, numbered_span
from ikicalc.series.reading.grid import Grid
from ikicalc.series.words import folded, group_of, is_empty, read_year, words


@dataclass(frozen=True, slots=True)
class Months:
    """The columns of months: ``read`` are those to read, of ``all`` that a month's heading covers.

    ``start`` is the first row below the headings.
    """

    read: Mapping[int, Month]
    all: Mapping[int, Month]
    start: int

    def refuse_doubles(self, grid: Grid, row: int) -> None:
        """Raise ``SourceFileError`` (IKI807) where two of the columns to read say the same month."""
        twice = next((m for m, count in Counter(self.read.values()).items() if count > 1), None)
        if twice is not None:
            cells = " dan ".join(grid.address(row, c) for c, month in self.read.items() if month == twice)
            raise unclear(
                grid, row, f"bulan yang sama berjudul dua kali: {cells}",
                "beri judul kelompok kolomnya: tahun, atau `Target` dan `Realisasi`",
            )  # fmt: skip
        if not self.read:
            first = min(self.all)
            title = f"`{grid.value(row - 1, first) or grid.value(row, first)}`"
            raise unclear(
                grid, row, f"semua kolom bulan di bawah judul {title}, bukan realisasi",
                "beri judul `Realisasi` pada kolom yang hendak dibaca",
            )  # fmt: skip


def find_months(grid: Grid, row: int) -> Months | None:
    """Return the months that stand in a row of headings, None where there are none."""
    named = _named(grid, row)
    months = dict(sorted((_numbered(grid, row) | named).items()))
    if not months:
        return None
    start = row + 1
    if _is_heading(grid, row + 1, months) and any(_groups(grid, row + 1, months).values()):
        months, start = _spread(grid, row, months), row + 2
    years_below = _is_heading(grid, row + 1, months) and _years(grid, row + 1, months)
    years = _years(grid, row - 1, months) or years_below
    start = row + 2 if years_below else start
    months = {c: m._replace(tahun=m.tahun or (years or {}).get(c)) for c, m in months.items()}
    return Months(_chosen(grid, row, months), months, start)


def _named(grid: Grid, row: int) -> dict[int, Month]:
    above = _filled(grid, row - 1)
    found = {
        c: heading_month(value) or numbered_span(value, above[c])
        for c in range(1, grid.width + 1)
        if not is_empty(value := grid.value(row, c))
    }
    return {column: month for column, month in found.items() if month is not None}


def _numbered(grid: Grid, row: int) -> dict[int, Month]:
    """Return headings 1, 2, 3 ... as months where the row names its input column: no row of data does."""
    texts = {column: folded(grid.value(row, column)) for column in range(1, grid.width + 1)}
    if not any(text in words().roles["masukan"] for text in texts.values()):
        return {}
    found = {c: numbered_month(grid.value(row, c)) for c in texts}
    numbers = {column: number for column, number in found.items() if number is not None}
    in_order = list(numbers.values()) == list(range(1, len(numbers) + 1))
    return {column: Month(number) for column, number in numbers.items()} if in_order else {}


def _filled(grid: Grid, row: int) -> dict[int, object]:
    """Return the cells of a row, a blank one repeating the one to its left: a heading without merging."""
    filled: dict[int, object] = {}
    last: object = None
    for column in range(1, grid.width + 1):
        value = grid.value(row, column)
        last = last if is_empty(value) else value
        filled[column] = last
    return filled


def _is_heading(grid: Grid, row: int, months: Mapping[int, Month]) -> bool:
    """Tell whether the row below may belong to the headings: nothing new stands before the months."""
    if grid.judul and row > len(grid.judul):
        return False
    before = range(1, min(months))
    return all(is_empty(v := grid.value(row, c)) or v == grid.value(row - 1, c) for c in before)


def _groups(grid: Grid, row: int, months: Mapping[int, Month]) -> dict[int, str]:
    last = max(months)
    while (
        last < grid.width
        and is_empty(grid.value(row - 1, last + 1))
        and group_of(grid.value(row, last + 1))[0]
    ):
        last += 1
    return {column: group_of(grid.value(row, column))[0] for column in range(min(months), last + 1)}


def _spread(grid: Grid, row: int, months: Mapping[int, Month]) -> dict[int, Month]:
    """Return the months over all columns of their groups: ``Jan`` stands over Target and Realisasi."""
    spread: dict[int, Month] = {}
    month: Month | None = None
    for column in _groups(grid, row + 1, months):
        if not is_empty(grid.value(row, column)):
            month = months.get(column)
        if month is not None:
            spread[column] = month
    return spread


def _years(grid: Grid, row: int, months: Mapping[int, Month]) -> dict[int, int]:
    """Return the years that stand beside the months, when one stands beside each."""
    first, filled = min(months), _filled(grid, row)
    start = next((c for c in range(first, grid.width + 1) if not is_empty(grid.value(row, c))), first)
    years = {column: read_year(filled[column]) for column in months if column >= start}
    return (
        {c: year for c, year in years.items() if year}
        if start == first and None not in years.values()
        else {}
    )


def _chosen(grid: Grid, row: int, months: Mapping[int, Month]) -> dict[int, Month]:
    """Return the months to read: those of the best group that is read, and those of no group."""
    groups = {c: group_of(grid.value(row, c))[0] or around for c, around in groups_around(grid, row, months)}
    return {c: months[c] for c in of_best_group(groups)}


def of_best_group(groups: Mapping[int, str]) -> list[int]:
    """Return the columns of the best group that is read, and those of no group.

    >>> of_best_group({2: "target", 3: "realisasi", 4: ""})
    [3, 4]
    """
    ranks = words().groups
    best = min((rank for word in groups.values() if (rank := ranks.get(word)) is not None), default=None)
    return [c for c, word in groups.items() if not word or (best is not None and ranks[word] == best)]


def groups_around(grid: Grid, row: int, columns: Collection[int]) -> Iterator[tuple[int, str]]:
    """Yield each column with the word of the group that stands below its heading, or above it."""
    first, filled = min(columns), _filled(grid, row - 1)
    for column in columns:
        below = "" if grid.judul and row >= len(grid.judul) else group_of(grid.value(row + 1, column))[0]
        starts = any(not is_empty(grid.value(row - 1, c)) for c in range(column, first - 1, -1))
        yield column, below or (group_of(filled[column])[0] if starts else "")


def unclear(grid: Grid, row: int, message: str, help: str) -> SourceFileError:
    """Return the refusal (IKI807) of a table whose headings can be read in two ways."""
    place = grid.place(row, 1)
    return SourceFileError(Diagnostic.of("IKI807", f"{grid.label}: {message}", help=help, place=place))
