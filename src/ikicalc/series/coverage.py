"""Which indicators have any data of a unit: one without is no finding, it is not what the data are about.

Knows: names of inputs and units in the data. Must not know: figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ikicalc.catalog import Indikator
from ikicalc.diagnostics import FormulaError
from ikicalc.masukan import key_of
from ikicalc.series.data import MonthlyData
from ikicalc.series.units import unit_key


@dataclass(frozen=True, slots=True)
class Coverage:
    """The inputs that each unit has, and those that each indicator needs, both by folded base name."""

    ada: Mapping[str, frozenset[str]]
    perlu: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, data: MonthlyData, indikator: Iterable[Indikator]) -> Coverage:
        """Look at all points once; a point without value counts, for its row was prepared."""
        found: dict[str, set[str]] = {}
        for unit, name in {(item.unit_kerja, item.masukan) for item in data.titik}:
            found.setdefault(unit_key(unit), set()).add(key_of(name)[0])
        return cls(
            {unit: frozenset(names) for unit, names in found.items()},
            {item.id: _needed(item) for item in indikator},
        )

    def has(self, unit: str, id: str) -> bool:
        """Tell whether a unit has any input of an indicator.

        A unit without data of its own has those of the units below it, so it is never without.

        >>> from ikicalc.series import Titik
        >>> data = MonthlyData((Titik("Desa A", 2024, 1, "jumlah kolam", None),))
        >>> items = [Indikator("a", "contoh", "Jumlah kolam"), Indikator("b", "contoh", "Jumlah sawah")]
        >>> coverage = Coverage.of(data, items)
        >>> coverage.has("desa a", "a"), coverage.has("Desa A", "b")
        (True, False)
        """
        own = self.ada.get(unit_key(unit))
        return own is None or bool(own & self.perlu.get(id, frozenset()))


def _needed(item: Indikator) -> frozenset[str]:
    try:
        return frozenset(key_of(entry.nama)[0] for entry in item.rumus.masukan)
    except FormulaError:
        return frozenset()
