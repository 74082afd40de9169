"""The figures of monthly data laid out for a terminal: one block per unit and period, a line per indicator.

Knows: columns, widths, how a figure and a missing one are shown. Must not know: how figures come about.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ikicalc.catalog.target import TANPA_TARGET
from ikicalc.diagnostics.snippet import visible, width
from ikicalc.series.display import figure
from ikicalc.series.labels import period_label

if TYPE_CHECKING:
    from ikicalc.series import Baris

HEADS = ("id", "indikator", "realisasi", "target", "capaian", "predikat", "bulan")
NAME = HEADS.index("indikator")
RIGHT = {HEADS.index(name) for name in ("realisasi", "target", "capaian", "bulan")}
NARROWEST, WIDEST = 24, 60  # columns of the names
MOST_ROWS = 300  # on a screen
NONE, MISSING = "-", "tanpa nilai"


def table_lines(rows: Sequence[Baris], *, screen: int = 100, decimals: int | None = None) -> list[str]:
    """Return the rows as lines not wider than ``screen`` where that can be; figures are rounded half up."""
    shown = [(row, _cells(row, decimals)) for row in rows]
    widths = _widths([cells for _, cells in shown], screen)
    lines: list[str] = []
    for (unit, period), group in groupby(shown, key=lambda line: _block(line[0])):
        title = ": ".join(part for part in (unit, period) if part)
        lines += [""] * bool(lines) + [visible(title), *_lines(list(group), widths, screen)]
    return lines


def _block(row: Baris) -> tuple[str, str]:
    return row.unit_kerja, period_label(row.jenis, row.periode, row.tahun)


def _widths(cells: Sequence[Sequence[str]], screen: int) -> list[int]:
    """Return the width of each column, one for all blocks; names have what the others leave."""
    widths = [max(width(line[n]) for line in (HEADS, *cells)) for n in range(len(HEADS))]
    others = sum(widths) - widths[NAME] + 2 * len(HEADS)
    widths[NAME] = min(widths[NAME], WIDEST, max(NARROWEST, screen - others))
    return widths


def _lines(rows: Sequence[tuple[Baris, Sequence[str]]], widths: Sequence[int], screen: int) -> Iterator[str]:
    yield from _laid_out(HEADS, widths)
    notes = Counter(_told(row) for row, _ in rows if row.status == "ok" and _told(row))
    for row, cells in rows:
        yield from _laid_out(cells, widths)
        if notes[_told(row)] < 2 or row.status != "ok":
            yield from _below(_told(row), widths, screen)
    for note, count in notes.items():
        if count > 1:
            yield f"  Catatan: {visible(note)} ({count} baris)"


def _told(row: Baris) -> str:
    """Return why something is missing or what to look at; that there is no target is seen in the table."""
    return row.pesan.removesuffix(TANPA_TARGET).rstrip("; ")


def _cells(row: Baris, decimals: int | None) -> tuple[str, ...]:
    values = (
        row.indikator_id,
        row.indikator,
        MISSING if row.realisasi is None else figure(row.realisasi, row.satuan, decimals),
        NONE if row.target is None else str(row.target),
        NONE if row.capaian is None else figure(row.capaian, "%", decimals),
        row.predikat or NONE,
        row.kelengkapan or NONE,
    )
    return tuple(map(visible, values))


def _laid_out(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Yield the lines of one row; the name goes on below itself."""
    names = textwrap.wrap(cells[NAME], widths[NAME]) or [""]
    for number, name in enumerate(names):
        shown = [name if n == NAME else (cell if number == 0 else "") for n, cell in enumerate(cells)]
        padded = (
            _padded(cell, size, right=n in RIGHT)
            for n, (cell, size) in enumerate(zip(shown, widths, strict=True))
        )
        yield ("  " + "  ".join(padded)).rstrip()


def _padded(cell: str, size: int, *, right: bool) -> str:
    blanks = " " * max(0, size - width(cell))
    return blanks + cell if right else cell + blanks


def _below(told: str, widths: Sequence[int], screen: int) -> Iterator[str]:
    indent = " " * (widths[0] + 4)
    room = max(NARROWEST, screen - len(indent) - 2)
    for number, line in enumerate(textwrap.wrap(visible(told), room)):
        yield f"{indent}{'└ ' if number == 0 else '  '}{line}"
