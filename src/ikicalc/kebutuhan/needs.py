"""The distinct data that formulas need: each datum once, with unit, way of aggregating, source and users.

Knows: the inputs of indicators, and that spellings of one key are one datum. Must not know: dictionaries,
sheets, figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from ikicalc.catalog import Indikator
from ikicalc.diagnostics import Diagnostic, FormulaError
from ikicalc.masukan import Masukan, key_of
from ikicalc.series.agregasi import usual_way
from ikicalc.syntax.periode import split_period


@dataclass(frozen=True, slots=True)
class Kebutuhan:
    """One datum: ``nama`` as first printed and ``ejaan`` all its spellings, words for a period left out.

    ``agregasi`` is how its months become one figure, None where indicators state two ways, and ``asal`` says
    who says so. ``sumber`` are the data sources that the indicators print; ``dipakai`` are the indicators
    that need it. ``tetap`` is a constant that stands for it where there are no data.
    """

    nama: str
    ejaan: tuple[str, ...]
    satuan: str | None
    agregasi: str | None
    asal: str
    sumber: tuple[str, ...]
    dipakai: tuple[Indikator, ...]
    tetap: Fraction | None = None


@dataclass(slots=True)
class _Gathered:
    """What was found of one datum so far."""

    masukan: list[Masukan] = field(default_factory=list)
    indikator: dict[str, Indikator] = field(default_factory=dict)
    ways: dict[str, None] = field(default_factory=dict)

    def add(self, masukan: Masukan, indikator: Indikator, way: str | None) -> None:
        self.masukan.append(masukan)
        self.indikator[indikator.id] = indikator
        if way is not None:
            self.ways[way] = None

    def kebutuhan(self) -> Kebutuhan:
        names = tuple(
            dict.fromkeys(
                split_period(" ".join(text.split())).base for item in self.masukan for text in item.ejaan
            )
        )
        satuan = next((item.satuan for item in self.masukan if item.satuan), None)
        way, reason = self._way(names[0], satuan)
        return Kebutuhan(
            nama=names[0],
            ejaan=names,
            satuan=satuan,
            agregasi=way,
            asal=reason,
            sumber=tuple(
                dict.fromkeys(item.sumber_data for item in self.indikator.values() if item.sumber_data)
            ),
            dipakai=tuple(self.indikator.values()),
            tetap=next((item.default for item in self.masukan if item.default is not None), None),
        )

    def _way(self, name: str, satuan: str | None) -> tuple[str | None, str]:
        if len(self.ways) > 1:
            return None, f"katalog menyebut {' dan '.join(self.ways)}"
        for way in self.ways:
            return way, "katalog"
        usual = usual_way(name, satuan)
        return usual.agregasi, usual.asal


def needs(indikator: Iterable[Indikator]) -> tuple[tuple[Kebutuhan, ...], tuple[Diagnostic, ...]]:
    """Return the data that the indicators need, in the order of first use, and the cells that are refused.

    >>> kolam = Indikator("contoh/1", "contoh", "Persentase kolam panen", teks="Kolam panen / jumlah kolam")
    >>> lain = Indikator("contoh/2", "contoh", "Jumlah kolam", teks="Jumlah  Kolam")
    >>> data, _ = needs([kolam, lain])
    >>> [(item.nama, item.agregasi, [user.id for user in item.dipakai]) for item in data]
    [('Kolam panen', 'jumlah', ['contoh/1']), ('jumlah kolam', 'jumlah', ['contoh/1', 'contoh/2'])]
    """
    gathered: dict[str, _Gathered] = {}
    findings: list[Diagnostic] = []
    for item in indikator:
        try:
            inputs = item.rumus.masukan
        except FormulaError as error:
            findings += [finding.at(f"{item.tempat_teks} ({item.id})") for finding in error.diagnostics]
            continue
        ways = {key_of(name)[0]: way for name, way in item.agregasi}
        for masukan in inputs:
            base, _ = key_of(masukan.nama)
            gathered.setdefault(base, _Gathered()).add(masukan, item, ways.get(base))
    return tuple(found.kebutuhan() for found in gathered.values()), tuple(findings)
