"""Checks of cells that other rows of the same table fill and this one leaves empty.

Knows: which cells a row fills. Must not know: what should stand in them.
"""

from __future__ import annotations

from collections.abc import Callable

from ikicalc import kamus
from ikicalc.checks.rows import Document, Findings, Found, Row
from ikicalc.diagnostics import Diagnostic
from ikicalc.masukan import fold

_TABLE = 3  # empty rows in a row that are a table without the column
_MOST_EMPTY = 0.5  # where more rows are empty, the column is not meant to be filled


def missing_source(document: Document) -> Findings:
    """A row without a data source in a document whose other rows name theirs.

    >>> rows = (Row("c/1", "Jumlah kolam", sumber_data="Dinas"), Row("c/2", "Jumlah sumur"))
    >>> [(found.row, found.cell) for found in missing_source(Document(rows))]
    [(1, 'sumber_data')]
    """
    empty = _empty_among(document.rows, lambda row: bool(row.sumber_data.strip(" -–")))
    for first, count in _runs(empty):
        where = f" pada {count} baris berturut-turut, mulai baris ini" if count > 1 else ""
        finding = Diagnostic.of(
            "IKI621",
            f"sumber data tidak disebut{where}",
            help="sebutkan dokumen atau unit yang memberi angkanya",
        )
        yield Found(finding, first, "sumber_data")


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Return rows, each with how many it speaks for: a table without the column is told once."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and sum(runs[-1]) == number:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((number, 1))
    return [part for run in runs for part in _split(*run)]


def _split(first: int, count: int) -> list[tuple[int, int]]:
    return [(first, count)] if count >= _TABLE else [(first + step, 1) for step in range(count)]


def missing_target(document: Document) -> Findings:
    """A row without a target under a jabatan whose other rows have one.

    >>> rows = (Row("c/1", "Jumlah kolam", target="2 unit"), Row("c/2", "Jumlah sumur"))
    >>> [found.row for found in missing_target(Document(rows))]
    [1]
    """
    tables: dict[str, list[int]] = {}
    for number, row in enumerate(document.rows):
        tables.setdefault(row.jabatan, []).append(number)
    for numbers in tables.values():
        rows = tuple(document.rows[number] for number in numbers)
        for index in _empty_among(rows, _has_target):
            finding = Diagnostic.of(
                "IKI533", "target tidak ada, padahal baris lain pada jabatan ini memilikinya",
                help="tulis targetnya dengan satuan, misalnya `100%`",
            )  # fmt: skip
            yield Found(finding, numbers[index], "target")


def _has_target(row: Row) -> bool:
    others = [*row.target_triwulan, *(text for _, text in row.target_tahunan), *row.target_bulanan]
    absent = kamus.load("periksa")["target_kosong"]
    return any(text.strip(" -–") and fold(text) not in absent for text in (row.target, *others))


def _empty_among(rows: tuple[Row, ...], is_filled: Callable[[Row], bool]) -> list[int]:
    empty = [number for number, row in enumerate(rows) if not is_filled(row)]
    return empty if len(empty) <= len(rows) * _MOST_EMPTY and len(empty) < len(rows) else []
