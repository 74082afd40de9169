"""Figures in percent: Excel keeps 75% as 0,75, and shows it as 75%.

Knows: a figure in percent is worth what a person sees. Must not know: layouts, files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ikicalc.packages import extra
from ikicalc.series.reading.columns import Figures
from ikicalc.series.reading.figures import Refusal
from ikicalc.series.reading.grid import Grid

if TYPE_CHECKING:
    from ikicalc.series.reading.points import Batch

_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.')
_HUNDREDTH = 9 * 10**16  # of the largest int64
_MIXED = Refusal(
    "IKI805",
    "angka tanpa tanda persen di antara angka persen: dapat berarti pecahan atau persen",
    "beri semua selnya format yang sama",
)


def shows_percent(number_format: str) -> bool:
    """Tell whether an Excel number format multiplies by 100 and shows a percent sign.

    >>> shows_percent("0.00%"), shows_percent('0" %"'), shows_percent("#,##0")
    (True, False, False)
    """
    return "%" in number_format and "%" in _QUOTED.sub("", number_format)


def as_percent(grid: Grid, column: int, start: int, figures: Figures) -> None:
    """Make the numbers of cells that show percent what they show: 0.75 becomes 75."""
    np = extra("numpy")
    shown = [row - start for row in grid.persen.get(column, ()) if start <= row < start + len(figures.ada)]
    places = np.array(shown, dtype="int64")
    places = places[figures.ada[places] & ~figures.persen[places]]
    if not len(places):
        return
    if (abs(figures.pembilang[places]) > _HUNDREDTH).any() or figures.penyebut.dtype == object:
        figures.pembilang = figures.pembilang.astype(object)
    common = np.gcd(figures.penyebut[places], 100)
    figures.pembilang[places] *= 100 // common
    figures.penyebut[places] //= common
    figures.persen[places] = True


def refuse_mixed(batch: Batch) -> None:
    """Refuse small figures without a percent sign of an input that is written in percent elsewhere."""
    np, figures = extra("numpy"), batch.figures
    if not figures.persen.any():
        return
    inputs = np.unique(batch.masukan[figures.persen & figures.ada])
    small = np.isin(batch.masukan, inputs) & figures.ada & ~figures.persen & (figures.pembilang != 0)
    small &= abs(figures.pembilang) <= figures.penyebut
    figures.refuse(np.flatnonzero(small), _MIXED)
