"""The language reference tells the truth: each row ``rule | example | reading`` of docs/bahasa.md is a test.

Knows: the form of such a row. Must not know: how a cell is read.

The example is a cell in backquotes, ``⏎`` for a line break, and may name its indicator:
``(indikator `Persentase desa`)``. The reading is the canonical text, or the class where there is none, and
codes that are among the findings. ``pytest tests/spec --tulis-ulang`` writes the actual readings.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

import ikicalc

DOCUMENT = Path(__file__).parents[2] / "docs" / "bahasa.md"
ROW = re.compile(
    r"\| (?P<rule>[^|]+) \| `(?P<cell>[^`|]+)`(?: \(indikator `(?P<name>[^`|]+)`\))? \| (?P<reading>[^|]+) \|"
)
READING = re.compile(r"(?:\*(?P<kelas>\w+)\*)?\s*(?:`(?P<canonical>[^`]+)`)?(?P<codes>(?:,? IKI\d{3})*)")
TOLD_HERE = re.compile("IKI[012]")  # units and sense have their own pages


class Row(NamedTuple):
    """One row: its rule, the example with its indicator, and the reading as written."""

    rule: str
    cell: str
    indikator: str
    reading: str


class Answer(NamedTuple):
    """What the reading says: class, canonical text or nothing, codes."""

    kelas: str
    canonical: str
    codes: tuple[str, ...]


def rows() -> list[Row]:
    text = DOCUMENT.read_text(encoding="utf-8")
    return [Row(m["rule"], m["cell"], m["name"] or "", m["reading"]) for m in ROW.finditer(text)]


def written(row: Row) -> Answer:
    match = READING.fullmatch(row.reading)
    assert match is not None, row
    kelas = match["kelas"] or "rumus"
    return Answer(kelas, match["canonical"] or "", tuple(re.findall(r"IKI\d{3}", match["codes"])))


def actual(row: Row) -> Answer:
    rumus = ikicalc.parse(row.cell.replace("⏎", "\n"), indikator=row.indikator)
    codes = sorted({finding.code for finding in rumus.diagnostics})
    return Answer(rumus.kelas.value, rumus.kanonik or "", tuple(codes))


def shown(answer: Answer) -> str:
    kelas = "" if answer.kelas == "rumus" else f"*{answer.kelas}*"
    canonical = f"`{answer.canonical}`" if answer.canonical else ""
    codes = [code for code in answer.codes if TOLD_HERE.match(code)]
    return ", ".join(part for part in (f"{kelas} {canonical}".strip(), " ".join(codes)) if part)


def rewrite(row: Row, answer: Answer) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    old = next(m for m in ROW.finditer(text) if (m["rule"], m["cell"]) == row[:2])
    start, end = old.span("reading")
    DOCUMENT.write_text(text[:start] + shown(answer) + text[end:], encoding="utf-8")


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.rule)
def test_the_example_reads_as_written(row: Row, request: pytest.FixtureRequest) -> None:
    answer = actual(row)
    if request.config.getoption("--tulis-ulang", default=False) and shown(answer) != row.reading:
        rewrite(row, answer)
        return
    expected = written(row)
    assert (answer.kelas, answer.canonical) == (expected.kelas, expected.canonical)
    assert set(expected.codes) <= set(answer.codes)


def test_every_row_of_rules_is_a_test() -> None:
    """A row whose form is off would pass unseen."""
    tables = re.findall(r"\| (?:aturan|keanehan) \| contoh \| bacaan \|\n\|---\|---\|---\|\n((?:\|.*\n)+)",
                        DOCUMENT.read_text(encoding="utf-8"))  # fmt: skip
    assert sum(table.count("\n") for table in tables) == len(rows())


def test_no_rule_is_shown_twice_alike() -> None:
    keys = [(row.rule, row.cell) for row in rows()]
    assert len(set(keys)) == len(keys)
