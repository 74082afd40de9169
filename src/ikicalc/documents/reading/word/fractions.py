r"""Fractions that a small table inside a cell draws: numerator above denominator, a line between.

Knows: the borders of such a table. Must not know: what the fraction is of.
"""

from __future__ import annotations

from typing import Any

from ikicalc.documents.reading import tex

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NO_LINE = {"nil", "none", ""}


def drawn_fraction(table: Any, texts: list[list[str]]) -> str:
    r"""Return the fraction that a ``w:tbl`` of two rows draws, as LaTeX between dollar signs; else nothing.

    One column has a text in each row and a line between them; beside it stand texts in one of the rows.
    """
    if len(texts) != 2 or len(texts[0]) != len(texts[1]) or "$" in "".join(texts[0] + texts[1]):
        return ""
    stacked = [at for at, (above, below) in enumerate(zip(*texts, strict=True)) if above and below]
    if len(stacked) != 1 or not _has_line(table, stacked[0]):
        return ""
    at = stacked[0]
    drawn = tex.fraction(tex.phrase(texts[0][at]), tex.phrase(texts[1][at]))
    beside = [above or below for above, below in zip(*texts, strict=True)]
    parts = [*map(tex.phrase, beside[:at]), drawn, *map(tex.phrase, beside[at + 1 :])]
    return f"${' '.join(part for part in parts if part)}$"


def _has_line(table: Any, column: int) -> bool:
    """Tell whether a line is drawn between the two rows in a column."""
    rows = table.findall(f"{_W}tr")
    inside = table.find(f"{_W}tblPr/{_W}tblBorders/{_W}insideH")
    sides = [
        _border(rows[0], column, "bottom") if rows else None,
        _border(rows[-1], column, "top") if rows else None,
    ]
    own = [side for side in sides if side is not None]
    return any(_is_drawn(side) for side in own) or (not own and _is_drawn(inside)) or _has_style(table)


def _border(row: Any, column: int, side: str) -> Any:
    cells = row.findall(f"{_W}tc")
    return cells[column].find(f"{_W}tcPr/{_W}tcBorders/{_W}{side}") if column < len(cells) else None


def _is_drawn(side: Any) -> bool:
    return side is not None and side.get(f"{_W}val", "") not in _NO_LINE


def _has_style(table: Any) -> bool:
    """Tell whether the style gives the lines (a grid), and the table itself states none."""
    style = table.find(f"{_W}tblPr/{_W}tblStyle")
    return (
        style is not None and "Grid" in style.get(f"{_W}val", "") and not table.findall(f".//{_W}tcBorders")
    )
