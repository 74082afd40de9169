"""The distinct data that formulas need: each datum once, with unit, way of aggregating, source and users.

Knows: the inputs of indicators, that spellings of one key or of one entry of a dictionary are one datum.
Must not know: files, sheets, figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from ikicalc.catalog import ButirData, Indikator, KamusData
from ikicalc.diagnostics import Diagnostic, FormulaError
from ikicalc.masukan import Key, Masukan, key_of
from ikicalc.series.agregasi import usual_way
from ikicalc.series.linking import part_of_year
from ikicalc.syntax.words.periode import split_period


@dataclass(frozen=True, slots=True)
class Kebutuhan:
    """One datum: ``nama`` as first printed and ``ejaan`` all its spellings, words for a period left out.

    ``agregasi`` is how its months become one figure, None where indicators state two ways, and ``asal`` says
    who says so. ``sumber`` are the data sources that the indicators print; ``dipakai`` are the indicators
    that need it. ``tetap`` is a constant that stands for it where there are no data. ``kumulatif``: its
    months count from January on. ``tahun`` are the years that it is needed of, counted from the year that is
    computed: 0, -1 for last year.
    """

    nama: str
    ejaan: tuple[str, ...]
    satuan: str | None
    agregasi: str | None
    asal: str
    sumber: tuple[str, ...]
    dipakai: tuple[Indikator, ...]
    tetap: Fraction | None = None
    kumulatif: bool = False
    tahun: tuple[int, ...] = (0,)


@dataclass(slots=True)
class _Gathered:
    """What was found of one datum so far; ``butir`` is its entry in the dictionary."""

    butir: ButirData | None = None
    masukan: list[Masukan] = field(default_factory=list)
    indikator: dict[str, Indikator] = field(default_factory=dict)
    ways: dict[str, None] = field(default_factory=dict)
    tahun: set[int] = field(default_factory=set)
    kumulatif: bool = False

    def add(self, key: Key, masukan: Masukan, indikator: Indikator) -> None:
        self.masukan.append(masukan)
        self.indikator[indikator.id] = indikator
        self.ways |= {way: None for name, way in indikator.agregasi if key_of(name)[0] == key[0]}
        self.kumulatif |= any(key_of(name)[0] == key[0] for name in indikator.kumulatif)
        self.tahun.update(_years(key))

    def kebutuhan(self) -> Kebutuhan:
        names = tuple(
            dict.fromkeys(
                split_period(" ".join(text.split())).base for item in self.masukan for text in item.ejaan
            )
        )
        printed = next((item.satuan for item in self.masukan if item.satuan), None)
        satuan = (self.butir.satuan if self.butir else None) or printed
        runs_on = self.kumulatif or bool(self.butir and self.butir.kumulatif)
        way, reason = self._way(names[0], satuan, runs_on=runs_on)
        return Kebutuhan(
            nama=self.butir.label if self.butir else names[0],
            ejaan=names,
            satuan=satuan,
            agregasi=way,
            asal=reason,
            sumber=self._sources(),
            dipakai=tuple(self.indikator.values()),
            tetap=next((item.default for item in self.masukan if item.default is not None), None),
            kumulatif=runs_on,
            tahun=tuple(sorted(self.tahun)),
        )

    def _sources(self) -> tuple[str, ...]:
        if self.butir and self.butir.sumber:
            return (self.butir.sumber,)
        return tuple(dict.fromkeys(item.sumber_data for item in self.indikator.values() if item.sumber_data))

    def _way(self, name: str, satuan: str | None, *, runs_on: bool) -> tuple[str | None, str]:
        """Return how months become one figure and who says so, in the order that linking asks them."""
        if len(self.ways) > 1:
            return None, f"katalog menyebut {' dan '.join(self.ways)}"
        for way in self.ways:
            return way, "katalog"
        if self.butir and self.butir.agregasi:
            return self.butir.agregasi, f"kamus data: {self.butir.id}"
        if runs_on:
            return "jumlah", "selisih angka sejak Januari"
        usual = usual_way(name, satuan)
        return usual.agregasi, usual.asal


def _years(key: Key) -> set[int]:
    """Return the years that a name asks for; *bulan lalu* is in the year before when it is January."""
    base, shift = key
    if part_of_year(base):
        return {0, (shift > 0) - (shift < 0)}
    return {shift}


def needs(
    indikator: Iterable[Indikator], kamus: KamusData | None = None
) -> tuple[tuple[Kebutuhan, ...], tuple[Diagnostic, ...]]:
    """Return the data that the indicators need, in the order of first use, and the cells that are refused.

    Names of one entry of ``kamus`` are one datum, called as the entry is.

    >>> kolam = Indikator("contoh/1", "contoh", "Persentase kolam panen", teks="Kolam panen / jumlah kolam")
    >>> lain = Indikator("contoh/2", "contoh", "Jumlah kolam", teks="Jumlah  Kolam")
    >>> data, _ = needs([kolam, lain])
    >>> [(item.nama, item.agregasi, [user.id for user in item.dipakai]) for item in data]
    [('Kolam panen', 'jumlah', ['contoh/1']), ('jumlah kolam', 'jumlah', ['contoh/1', 'contoh/2'])]
    """
    gathered: dict[tuple[str, str], _Gathered] = {}
    findings: list[Diagnostic] = []
    for item in indikator:
        try:
            inputs = item.rumus.masukan
        except FormulaError as error:
            findings += [finding.at(f"{item.tempat_teks} ({item.id})") for finding in error.diagnostics]
            continue
        for masukan in inputs:
            key = key_of(masukan.nama)
            butir = kamus.find_key((key[0], 0)) if kamus else None
            datum = ("butir", butir.id) if butir else ("nama", key[0])
            gathered.setdefault(datum, _Gathered(butir)).add(key, masukan, item)
    return tuple(found.kebutuhan() for found in gathered.values()), tuple(findings)
