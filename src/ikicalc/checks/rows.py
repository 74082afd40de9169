"""What the checks over a whole document may look at: its head and its rows, printed cells and what was read.

Knows: the cells of a row, its formula's tree, inputs and unit, its target as read.
Must not know: catalogs, files, or how a cell was read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from ikicalc.diagnostics import Diagnostic, Span
from ikicalc.syntax.reading.kelas import Kelas
from ikicalc.syntax.tree import Tree

PROSE = ("indikator", "teks", "sasaran", "sumber_data")


class Input(NamedTuple):
    """A named input of a formula: its spelling, what identifies it, its unit, where it stands."""

    name: str
    key: tuple[str, int]
    unit: str | None
    span: Span


class Figure(NamedTuple):
    """A target as read: both ends (equal for one figure) and the printed unit."""

    low: Fraction
    high: Fraction
    unit: str | None = None


class Printed(NamedTuple):
    """A target with the cell that it stands in; ``span`` is None in a cell of several targets."""

    cell: str
    text: str
    figure: Figure

    @property
    def span(self) -> Span | None:
        """The whole cell, where the target has one of its own."""
        return Span(0, len(self.text)) if self.cell == "target" else None


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator under check; an empty text where the document prints nothing.

    ``key`` folds the indicator's name. ``meaning`` is equal for formulas that mean the same, None where
    there is nothing to compare; ``pattern`` is the same with fixed divisors left open, None without any.

    >>> Row("contoh/1", "Jumlah kolam").cell("indikator")
    'Jumlah kolam'
    """

    id: str
    indikator: str
    teks: str = ""
    jabatan: str = ""
    sasaran: str = ""
    sumber_data: str = ""
    target: str = ""
    target_triwulan: tuple[str, ...] = ()
    target_tahunan: tuple[tuple[int, str], ...] = ()
    target_bulanan: tuple[str, ...] = ()
    satuan: str | None = None
    polaritas: str | None = None
    kelas: Kelas = Kelas.TANPA_RUMUS
    tree: Tree | None = None
    unit: str | None = None
    inputs: tuple[Input, ...] = ()
    key: str = ""
    meaning: str | None = None
    pattern: str | None = None
    figure: Figure | None = None
    quarters: tuple[Figure | None, ...] = ()
    years: tuple[tuple[int, Figure | None], ...] = ()

    def cell(self, name: str) -> str:
        """Return the text of a cell by its name in the catalog."""
        text: str = getattr(self, name)
        return text

    def targets(self) -> Iterator[Printed]:
        """Yield the targets that could be read: of the row, of its quarters, of its years."""
        if self.figure is not None:
            yield Printed("target", self.target, self.figure)
        for text, quarter in zip(self.target_triwulan, self.quarters, strict=False):
            if quarter is not None:
                yield Printed("target_triwulan", text, quarter)
        for (_, text), (_, figure) in zip(self.target_tahunan, self.years, strict=False):
            if figure is not None:
                yield Printed("target_tahunan", text, figure)


@dataclass(frozen=True, slots=True)
class Document:
    """The head of a document, as far as it is known, and its rows in order."""

    rows: tuple[Row, ...]
    id: str = ""
    judul: str = ""
    instansi: str = ""
    kabupaten: str = ""
    tahun: int | None = None


class Found(NamedTuple):
    """A finding with the row that it is on (None: the whole document) and the cell that its span is in."""

    diagnostic: Diagnostic
    row: int | None = None
    cell: str = "teks"


Findings = Iterator[Found]


def cells(document: Document, names: tuple[str, ...] = PROSE) -> Iterator[tuple[int, str, str]]:
    """Yield row, cell name and text of every printed cell, row by row; a sasaran only where it changes.

    >>> list(cells(Document((Row("contoh/1", "Jumlah kolam", "Sudah jelas"),))))
    [(0, 'indikator', 'Jumlah kolam'), (0, 'teks', 'Sudah jelas')]
    """
    before: Row | None = None
    for number, row in enumerate(document.rows):
        for name in names:
            text = row.cell(name)
            if text and not (name == "sasaran" and before is not None and before.sasaran == text):
                yield number, name, text
        before = row
