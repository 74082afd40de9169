"""Points that speak of the same months: written twice, or a quarter beside its own months.

Knows: one figure may be told once only, and a total of months is no figure of its own.
Must not know: layouts, files, how an input is aggregated for a result.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ikicalc.diagnostics import Diagnostic
from ikicalc.kinerja import AGREGASI, aggregate
from ikicalc.masukan import fold, key_of
from ikicalc.numbers import decimals_of, indonesian_number, round_half_up
from ikicalc.packages import extra
from ikicalc.series.reading.figures import Refusal
from ikicalc.series.reading.findings import Findings
from ikicalc.series.reading.points import Batch, Collected

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_PERIODS = {1: "bulan {bulan}", 3: "triwulan {part}", 6: "semester {part}", 12: "setahun"}
_SHOWN = 5
_TWICE = Refusal("IKI806", "", "")
_UNEQUAL = Refusal("IKI814", "", "")


@dataclass(slots=True)
class Overlaps:
    """The points of all tables, compared by folded names."""

    points: Collected
    findings: Findings

    def settle(self) -> None:
        """Refuse what is written twice, and drop totals of months."""
        self._refuse_doubles()
        dropped = self._totals()
        if dropped:
            np = extra("numpy")
            self.points.keep(np.delete(np.arange(len(self.batch)), dropped))

    @property
    def batch(self) -> Batch:
        return self.points.batch

    def tempat(self, place: int) -> str:
        return self.points.tempat(place)

    def _series(self) -> NDArray[np.int64]:
        """Return for each point the number of its unit and input, names that fold alike counted as one."""
        units, _ = _folded([fold(name) for name in self.points.units.all])
        inputs, many = _folded([key_of(name) for name in self.points.inputs.all])
        answer: NDArray[np.int64] = units[self.batch.unit] * many + inputs[self.batch.masukan]
        return answer

    def _refuse_doubles(self) -> None:
        """Take the value of points that speak of one figure, and tell all their places."""
        np, batch = extra("numpy"), self.batch
        identity = (self._series() * 4096 * 12 + batch.bulan) * 16 + batch.rentang
        filled = np.flatnonzero(batch.figures.filled)
        order = filled[np.argsort(identity[filled], kind="stable")]
        same = identity[order][1:] == identity[order][:-1]
        if not same.any():
            return
        twice = np.unique(identity[order][1:][same])
        starts = np.searchsorted(identity[order], twice)
        ends = np.searchsorted(identity[order], twice, side="right")
        groups = sorted(zip(starts.tolist(), ends.tolist(), strict=True), key=lambda pair: order[pair[0]])
        self.findings.each(
            "IKI806",
            range(len(groups)),
            lambda n: self._told_double(order[groups[n][0] : groups[n][1]].tolist()),
        )
        self._refuse(np.flatnonzero(np.isin(identity, twice)), _TWICE)

    def _told_double(self, places: Sequence[int]) -> Diagnostic:
        shown = " dan ".join(sorted(self.tempat(place) for place in places[:_SHOWN]))
        more = f" dan {len(places) - _SHOWN} lagi" if len(places) > _SHOWN else ""
        message = f"{self._named(places[0])} ditulis lebih dari sekali: {shown}{more}"
        return Diagnostic.of(
            "IKI806", message, help="sisakan satu di antaranya", place=self.tempat(places[0])
        )

    def _named(self, place: int) -> str:
        batch = self.batch
        unit, name = (
            self.points.units.all[int(batch.unit[place])],
            self.points.inputs.all[int(batch.masukan[place])],
        )
        tahun, bulan = divmod(int(batch.bulan[place]), 12)
        span = int(batch.rentang[place])
        when = _PERIODS[span].format(bulan=bulan + 1, part=(bulan + 1) // span)
        return f"`{name}`{f' {unit}' if unit else ''} {when} tahun {tahun}"

    def _refuse(self, places: Any, reason: Refusal) -> None:
        self.batch.figures.refuse(places, reason)

    def _totals(self) -> list[int]:
        """Return the quarters and semesters that only sum up their months; refuse those that contradict."""
        np, batch = extra("numpy"), self.batch
        long = batch.rentang > 1
        if not long.any() or (batch.rentang == batch.rentang[0]).all():
            return []
        series = self._series()
        near = np.flatnonzero(np.isin(series, np.unique(series[long])))
        near = near[np.lexsort((batch.bulan[near], batch.rentang[near], series[near]))]
        dropped: list[int] = []
        for _, places in groupby(near.tolist(), key=lambda place: series[place]):
            dropped += self._totals_of(list(places))
        self._tell_totals(dropped)
        return dropped

    def _totals_of(self, places: list[int]) -> list[int]:
        """Return the totals among the points of one unit and input, which come from short to long."""
        batch, dropped = self.batch, list[int]()
        spans, months = batch.rentang, batch.bulan
        for place in places:
            span, end = int(spans[place]), int(months[place])
            if span == 1:
                continue
            parts = [
                p for p in places if spans[p] < span and end - span < months[p] <= end and p not in dropped
            ]
            if self._is_total(place, parts):
                dropped.append(place)
        return dropped

    def _is_total(self, place: int, parts: list[int]) -> bool:
        """Tell whether a figure of months is contained in ``parts``; refuse all when they disagree."""
        figures = self.batch.figures
        values = [self._value(part) for part in parts if figures.ada[part]]
        unread = any(figures.alasan[part] is not None for part in parts)
        if not figures.ada[place]:
            return bool(values) or (bool(parts) and figures.alasan[place] is None)
        if not values:
            return bool(parts) and not unread and not figures.pembilang[place]
        if unread or any(_is(self._value(place), aggregate(values, way)) for way in AGREGASI):
            return True
        self._refuse_unequal(place, [part for part in parts if figures.ada[part]])
        return False

    def _refuse_unequal(self, place: int, parts: list[int]) -> None:
        total = indonesian_number(sum((self._value(part) for part in parts), Fraction(0)))
        cells = ", ".join(self.tempat(part) for part in parts[:_SHOWN])
        message = (
            f"{self._named(place)}: {indonesian_number(self._value(place))} di {self.tempat(place)}, "
            f"sedangkan bulannya berjumlah {total} ({cells})"
        )
        hint = "betulkan salah satunya, atau hapus kolom yang tidak dipakai"
        self.findings.each(
            "IKI814", (0,), lambda _: Diagnostic.of("IKI814", message, help=hint, place=self.tempat(place))
        )
        self._refuse([place, *parts], _UNEQUAL)

    def _value(self, place: int) -> Fraction:
        figures = self.batch.figures
        return Fraction(int(figures.pembilang[place]), int(figures.penyebut[place]))

    def _tell_totals(self, dropped: list[int]) -> None:
        grids = self.points.grids
        for number, places in groupby(
            sorted(dropped, key=lambda p: int(self.batch.grid[p])), key=lambda p: int(self.batch.grid[p])
        ):
            filled = [place for place in places if self.batch.figures.ada[place]]
            if filled:
                message = (
                    f"{grids[number].label}: {len(filled)} angka triwulan atau semester sudah termuat di "
                    f"bulan-bulannya, jadi tidak dibaca lagi (mulai {self.tempat(min(filled))})"
                )
                self.findings.tell("IKI808", message)


def _folded(keys: Sequence[object]) -> tuple[NDArray[np.int64], int]:
    """Return a number for each key, equal for equal ones, and how many numbers there are."""
    known: dict[object, int] = {}
    numbers = [known.setdefault(key, len(known)) for key in keys]
    return extra("numpy").array(numbers, dtype="int64"), max(len(known), 1)


def _is(figure: Fraction, computed: Fraction | None) -> bool:
    """Tell whether a printed figure is a computed one, rounded as it is printed."""
    decimals = decimals_of(figure)
    if computed is None or decimals is None:
        return figure == computed
    return figure in (computed, round_half_up(computed, decimals))
