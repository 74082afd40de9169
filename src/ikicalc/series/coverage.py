"""Which indicators have any data of a unit: one without is no finding, it is not what the data are about.

Knows: names of inputs and units in the data. Must not know: figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ikicalc.catalog import Indikator, KamusData
from ikicalc.diagnostics import FormulaError
from ikicalc.masukan import Key, key_of
from ikicalc.packages import extra
from ikicalc.series.baris import Baris
from ikicalc.series.data import MonthlyData
from ikicalc.series.linking import Pernyataan, Tautan
from ikicalc.series.table import Table
from ikicalc.series.units import unit_key


class Tinjauan(NamedTuple):
    """The first rows of a table, how many there are, how many have a figure, and what was left out.

    ``tersembunyi`` counts indicators of a unit without any data.
    """

    rows: tuple[Baris, ...]
    banyak: int
    berangka: int
    tersembunyi: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The names that each unit has in the data, and those that each indicator takes, both folded."""

    ada: Mapping[str, frozenset[str]]
    perlu: Mapping[str, frozenset[str]]

    @classmethod
    def of(
        cls,
        data: MonthlyData,
        indikator: Iterable[Indikator],
        masukan: Iterable[Tautan],
        kamus: KamusData | None = None,
    ) -> Coverage:
        """Look at all points once; a point without value counts, for its row was prepared.

        ``masukan`` are the links of a table, ``kamus`` the dictionary that it was made with: a name may be in
        the data under another spelling.
        """
        links = {key_of(item.nama): {base for (base, _), _ in item.sources} for item in masukan}
        return cls(
            _present(data, Pernyataan(kamus=kamus)), {item.id: _needed(item, links) for item in indikator}
        )

    def has(self, unit: str, id: str) -> bool:
        """Tell whether a unit has any input of an indicator.

        A unit without data of its own has those of the units below it, so it is never without.

        >>> from ikicalc.series import Titik, compute
        >>> data = MonthlyData((Titik("Desa A", 2024, 1, "jumlah kolam", None),))
        >>> items = [Indikator("a", "contoh", "Jumlah kolam"), Indikator("b", "contoh", "Jumlah sawah")]
        >>> coverage = Coverage.of(data, items, compute(items, data, tahun=2024).masukan)
        >>> coverage.has("desa a", "a"), coverage.has("Desa A", "b")
        (True, False)
        """
        own = self.ada.get(unit_key(unit))
        return own is None or bool(own & self.perlu.get(id, frozenset()))

    def overview(self, table: Table, most: int, *, everything: bool = False) -> Tinjauan:
        """Return the first ``most`` rows that have data (all rows: ``everything``), and counts.

        Only these rows are made; the rest is counted as columns.
        """
        polars = extra("polars")
        frame = table.to_polars().select("unit_kerja", "indikator_id", "realisasi")
        names = ["unit_kerja", "indikator_id"]
        pairs = frame.select(names).unique(maintain_order=True)
        held = polars.Series("ada", [self.has(*pair) for pair in pairs.rows()], dtype=polars.Boolean)
        marked = frame.join(pairs.with_columns(held), on=names, how="left", maintain_order="left")
        shown = marked.with_row_index("baris").filter(polars.lit(everything) | polars.col("ada"))
        return Tinjauan(
            rows=tuple(table.rows[place] for place in shown["baris"].head(most).to_list()),
            banyak=shown.height,
            berangka=shown.height - shown["realisasi"].null_count(),
            tersembunyi=0 if everything else held.len() - int(held.sum()),
        )


def _present(data: MonthlyData, said: Pernyataan) -> dict[str, frozenset[str]]:
    count = max(1, len(data.masukan))
    units = [unit_key(item) for item in data.unit_kerja]
    names = [said.canonical(key_of(item))[0] for item in data.masukan]
    found: dict[str, set[str]] = {}
    both = data.lajur.unit.astype("int64") * count + data.lajur.masukan
    for pair in extra("numpy").unique(both).tolist():
        found.setdefault(units[pair // count], set()).add(names[pair % count])
    return {unit: frozenset(held) for unit, held in found.items()}


def _needed(item: Indikator, links: Mapping[Key, set[str]]) -> frozenset[str]:
    try:
        inputs = item.rumus.masukan
    except FormulaError:
        return frozenset()
    return frozenset(base for entry in inputs for base in links.get(key_of(entry.nama), ()))
