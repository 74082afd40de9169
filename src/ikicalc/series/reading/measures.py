"""The units of measure beside the names of a table: whether all figures of an input are in one unit.

Knows: the column ``Satuan``. Must not know: formulas, what unit an input should have.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any

from ikicalc.masukan import fold
from ikicalc.packages import extra
from ikicalc.satuan import are_one
from ikicalc.series.reading.cells import mapped
from ikicalc.series.reading.figures import Refusal
from ikicalc.series.reading.findings import Findings
from ikicalc.series.reading.grid import Grid
from ikicalc.series.reading.layout import Layout
from ikicalc.series.reading.points import Collected, Names
from ikicalc.series.words import folded, name_of, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_HELP = "ubah angkanya ke satu satuan, lalu tulis satuan itu di semua baris"


def measures_of(grid: Grid, layout: Layout, names: Names) -> NDArray[np.int32]:
    """Return the unit of measure that each row of a table states, as a number of ``names`` (0: none)."""
    np, none = extra("numpy"), names.number("")
    known = {*layout.columns.values(), *layout.figures}
    for column in range(1, grid.width + 1):
        if column not in known and folded(grid.value(layout.row, column)) in words().measures:
            cells = grid.seen(column, layout.start, layout.end)
            return mapped(cells, lambda cell: names.number(name_of(cell)), "int32")
    same: NDArray[Any] = np.full(layout.end - layout.start, none, dtype="int32")
    return same


def refuse_changing(points: Collected, findings: Findings) -> dict[str, str]:
    """Refuse the figures of an input whose rows state two units; return the unit of each other input."""
    np, batch, stated = extra("numpy"), points.batch, dict[str, str]()
    alike, names = Names(), points.measures.all
    same = np.array([alike.number(fold(name)) for name in points.inputs.all], dtype="int32")
    masukan = same[batch.masukan]
    inputs = dict(zip(reversed(same.tolist()), reversed(points.inputs.all), strict=True))
    for number, units in _stated(masukan, batch.satuan):
        name, shown = inputs[number], [names[unit] for unit in units]
        if all(are_one(left, right) for left, right in combinations(shown, 2)):
            stated[name] = shown[0]
            continue
        where = np.flatnonzero((masukan == number) & batch.figures.filled)
        told = " dan ".join(f"`{unit[:40]}`" for unit in shown[:3])
        message = f"`{name}` ditulis dalam {told}; angkanya tidak dapat digabung"
        batch.figures.refuse(where, Refusal("IKI819", message, _HELP))
        findings.tell("IKI819", message, _HELP, points.tempat(int(where[0])) if len(where) else "")
    return stated


def _stated(masukan: NDArray[np.int32], satuan: NDArray[np.int32]) -> Iterator[tuple[int, list[int]]]:
    """Yield each input with the units that its rows state."""
    np = extra("numpy")
    there = satuan > 0
    if not there.any():
        return
    many = int(satuan.max()) + 1
    found: dict[int, list[int]] = {}
    for pair in np.unique(masukan[there].astype("int64") * many + satuan[there]).tolist():
        found.setdefault(pair // many, []).append(pair % many)
    yield from found.items()
