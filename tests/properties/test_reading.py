"""What holds for all monthly tables: their order and blank space don't count, nor how they are stored."""

from __future__ import annotations

import csv
import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pandas
import polars
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikicalc.series import MonthlyData, read_monthly

MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun")
KEYS = [(unit, name) for unit in ("Desa A", "Desa B") for name in ("Kolam", "Luas panen", "Laporan tepat")]

BLANK = (None, "-", "n/a")

numbers = st.integers(-(10**6), 10**6) | st.integers(-(10**6), 10**6).map(lambda hundredths: hundredths / 100)
cells = (
    st.none() | numbers | st.sampled_from(["-", "1.250", "12,5", "75%", "Rp 1.000", "tiga", "n/a", "12.5"])
)
rows_of = st.lists(st.lists(cells, min_size=6, max_size=6), min_size=6, max_size=6)
orders = st.randoms(use_true_random=False)

Points = set[tuple[str, int, int, int, str, Fraction | None, str]]


def points(data: MonthlyData) -> Points:
    return {(t.unit_kerja, t.tahun, t.bulan, t.rentang, t.masukan, t.nilai, t.kode) for t in data.titik}


def read(path: Path, rows: list[list[Any]]) -> MonthlyData:
    book = openpyxl.Workbook()
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row, 1):
            if cell is not None:
                book.active.cell(number, column, cell)
    book.save(path)
    return read_monthly(path, tahun=2024)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("baca") / "data.xlsx"


def table(values: list[list[Any]]) -> list[list[Any]]:
    return [["Desa", "Uraian", *MONTHS], *([*key, *row] for key, row in zip(KEYS, values, strict=True))]


@settings(max_examples=25)
@given(rows_of, orders)
def test_order_of_rows_and_of_columns_changes_nothing(path: Path, values: Any, order: random.Random) -> None:
    head, *body = table(values)
    columns = order.sample(range(len(head)), len(head))
    shuffled = [[row[column] for column in columns] for row in (head, *order.sample(body, len(body)))]
    first = points(read(path, [head, *body]))
    filled = [row for row in values if any(cell not in BLANK for cell in row)]
    assert len(first) == len(filled) * len(MONTHS)
    assert points(read(path, shuffled)) == first


@settings(max_examples=25)
@given(rows_of, orders)
def test_blank_rows_and_columns_change_no_figure(path: Path, values: Any, order: random.Random) -> None:
    rows = table(values)
    spaced = [list(row) for row in rows]
    for _ in range(order.randint(1, 4)):
        at = order.randint(0, len(spaced[0]))
        spaced = [[*row[:at], None, *row[at:]] for row in spaced]
    for _ in range(order.randint(1, 4)):
        spaced.insert(order.randint(0, len(spaced)), [])
    first, second = (
        {point for point in points(read(path, some)) if point[5] is not None} for some in (rows, spaced)
    )
    assert first == second


def in_indonesian(cell: object) -> str:
    return "" if cell is None else str(cell).replace(".", ",")


def stored(folder: Path, head: list[str], rows: list[list[Any]]) -> dict[str, MonthlyData]:
    """Return one table as read from each kind of file and of data frame."""
    book = openpyxl.Workbook()
    for row in (head, *rows):
        book.active.append(row)
    book.save(folder / "data.xlsx")
    with (folder / "data.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([head, *(map(in_indonesian, row) for row in rows)])
    frame = polars.DataFrame(rows, schema=head, orient="row", infer_schema_length=None)
    frame.write_parquet(folder / "data.parquet")
    sources: dict[str, Any] = {
        "csv": folder / "data.csv",
        "xlsx": folder / "data.xlsx",
        "parquet": folder / "data.parquet",
        "polars": frame,
        "pandas": pandas.DataFrame(rows, columns=head),
    }
    return {kind: read_monthly(source, tahun=2024) for kind, source in sources.items()}


def columns(data: MonthlyData) -> tuple[Any, ...]:
    lajur = data.lajur
    arrays = (
        lajur.unit,
        lajur.masukan,
        lajur.bulan,
        lajur.rentang,
        lajur.pembilang,
        lajur.penyebut,
        lajur.ada,
    )
    return data.unit_kerja, data.masukan, *(array.tolist() for array in arrays)


figures = st.lists(st.none() | numbers.map(float), min_size=36, max_size=36)


@settings(max_examples=20)
@given(figures)
def test_a_wide_table_is_the_same_however_it_is_stored(path: Path, values: list[float | None]) -> None:
    rows: list[list[Any]] = [[*key, *values[6 * n : 6 * n + 6]] for n, key in enumerate(KEYS)]
    first, *others = map(columns, stored(path.parent, ["Desa", "Uraian", *MONTHS], rows).values())
    assert all(other == first for other in others)


@settings(max_examples=20)
@given(figures)
def test_a_long_table_is_the_same_however_it_is_stored(path: Path, values: list[float | None]) -> None:
    places = [(unit, 2024, month, name) for unit, name in KEYS for month in range(1, 7)]
    rows: list[list[Any]] = [[*place, value] for place, value in zip(places, values, strict=True)]
    read = stored(path.parent, ["unit_kerja", "tahun", "bulan", "masukan", "nilai"], rows)
    first, *others = map(columns, read.values())
    assert all(other == first for other in others)
    exact = [None if value is None else Fraction(str(value)) for value in values]
    assert [point.nilai for point in read["csv"].titik] == exact
