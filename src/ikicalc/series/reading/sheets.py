"""Sheets that stand for units of work: one sheet for each village.

Knows: when the name of a sheet is taken for a unit. Must not know: figures, months, files.
"""

from __future__ import annotations

from collections.abc import Sequence

from ikicalc.series.reading.findings import Findings
from ikicalc.series.reading.grid import Grid
from ikicalc.series.reading.layout import Layout
from ikicalc.series.words import is_unit_name


def units_of_sheets(
    tables: Sequence[tuple[Grid, Sequence[Layout]]], findings: Findings, *, stated: bool
) -> dict[int, str]:
    """Return the unit of each sheet by its number: as the caller states, or as all the names begin.

    Sheets are units without being asked for only where each one that has a table begins with such a word
    (``Desa Mekar``) and none has a column of units; this is told.
    """
    named = {number: grid.nama for number, (grid, layouts) in enumerate(tables) if layouts and grid.nama}
    has_column = any("unit_kerja" in layout.columns for _, layouts in tables for layout in layouts)
    if stated:
        return named
    if has_column or not named or not all(map(is_unit_name, named.values())):
        return {}
    shown = ", ".join(f"`{name}`" for name in list(named.values())[:5])
    more = f", dan {len(named) - 5} lagi" if len(named) > 5 else ""
    findings.tell(
        "IKI816", f"nama lembar dibaca sebagai unit kerja: {shown}{more}",
        "beri kolom `unit_kerja` bila bukan itu maksudnya",
    )  # fmt: skip
    return named
