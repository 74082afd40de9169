"""The catalog in memory: documents and their indicators, as printed and immutable.

Knows: what a decree prints of an indicator, and how to ask the engine for its formula.
Must not know: YAML, files, or how a formula is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from ikicalc.catalog.places import Tempat
from ikicalc.diagnostics import Diagnostic, NameLookupError
from ikicalc.diagnostics.suggest import suggest_sentence
from ikicalc.numbers import indonesian_number

if TYPE_CHECKING:
    from ikicalc.rumus import Rumus

_Other = TypeVar("_Other")


@dataclass(frozen=True, slots=True)
class Dokumen:
    """The head of a decree; a field that is not printed is empty (``tahun``: None).

    ``kolom`` gives, per field of an indicator, the printed names of its column; ``penilaian`` how its
    indicators are judged where they don't say otherwise, as written.
    """

    id: str
    judul: str
    jenis: str = ""
    nomor: str = ""
    tanggal: str = ""
    instansi: str = ""
    kabupaten: str = ""
    tahun: int | None = None
    kolom: tuple[tuple[str, tuple[str, ...]], ...] = ()
    catatan: tuple[str, ...] = ()
    penilaian: tuple[tuple[str, str], ...] = ()
    tempat: Tempat | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Indikator:
    """One indicator, its cells as printed; an empty text where the document prints nothing.

    ``satuan``, ``polaritas`` and ``konstanta`` are set only where the document states them outside
    the formula cell; ``asal`` then says where. ``target`` holds for the year (``target_tahunan``: by year),
    ``target_triwulan`` is empty or has four texts, ``target_bulanan`` twelve; ``target_kumulatif`` says
    whether those count from January (None: nobody says). ``batas_capaian`` caps the achievement in percent.
    ``skala`` bands the achievement, or with ``dasar_predikat`` ``realisasi`` the figure itself.
    ``agregasi`` says, by input name, how months become one figure where the usual way is not meant;
    ``kumulatif`` names the inputs whose data run from January; with ``agregasi_indikator`` ``rata-rata``
    the figure of a longer period is the mean of the monthly ones. ``bawaan`` names what the head of the
    document states for all.
    ``tahun_dokumen`` is the year in the head of its document; ``tempat`` and ``tempat_teks`` are the
    places of the indicator and of its formula cell.

    >>> kolam = Indikator(id="contoh/1", dokumen="contoh", indikator="Jumlah kolam", teks="Jumlah kolam")
    >>> kolam.target
    ''
    """

    id: str
    dokumen: str
    indikator: str
    jabatan: str = ""
    sasaran: str = ""
    teks: str = ""
    target: str = ""
    sumber_data: str = ""
    penanggung_jawab: str = ""
    satuan: str | None = None
    polaritas: str | None = None
    konstanta: tuple[tuple[str, Fraction], ...] = ()
    agregasi: tuple[tuple[str, str], ...] = ()
    target_triwulan: tuple[str, ...] = ()
    target_tahunan: tuple[tuple[int, str], ...] = ()
    target_bulanan: tuple[str, ...] = ()
    target_kumulatif: bool | None = None
    target_tertinggi: bool = False
    metode_capaian: str | None = None
    skala: str | None = None
    dasar_predikat: str | None = None
    batas_capaian: Fraction | None = None
    agregasi_indikator: str | None = None
    kumulatif: tuple[str, ...] = ()
    bawaan: tuple[str, ...] = ()
    asal: tuple[tuple[str, str], ...] = ()
    tempat: Tempat | None = field(default=None, compare=False)
    tempat_teks: Tempat | None = field(default=None, compare=False)
    tahun_dokumen: int | None = field(default=None, compare=False)
    _rumus: Rumus | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def catatan(self) -> tuple[str, ...]:
        """What else the engine may read besides the cell: the data source, and the constants as notes."""
        stated = tuple(f"{nama} = {indonesian_number(nilai)}" for nama, nilai in self.konstanta)
        return ((self.sumber_data,) if self.sumber_data else ()) + stated

    @property
    def rumus(self) -> Rumus:
        """The formula of the cell, read once and kept; raises ``FormulaError`` beyond the bounds."""
        if self._rumus is None:
            from ikicalc.rumus import parse_row  # read on demand: a catalog opens without the engine

            rumus = parse_row(self.teks, self.indikator, self.satuan, self.catatan)
            object.__setattr__(self, "_rumus", rumus)
            return rumus
        return self._rumus

    def _repr_html_(self) -> str:
        """How a notebook shows the indicator: its cells as printed, and its formula."""
        from ikicalc.catalog.display import indicator_card

        return indicator_card(self, lambda: self.rumus)


class Catalog(Mapping[str, Indikator]):
    """Indicators by id, in the order of the files; never changes after loading.

    A missing id raises ``NameLookupError`` (IKI606) with a suggestion; ``get`` and ``in`` don't raise.

    >>> catalog = Catalog([Indikator("contoh/1", "contoh", "Jumlah kolam")])
    >>> "contoh/1" in catalog, len(catalog), catalog.get("contoh/2") is None
    (True, 1, True)
    """

    __slots__ = ("_dokumen", "_indikator")

    def __init__(self, indikator: Iterable[Indikator] = (), dokumen: Iterable[Dokumen] = ()) -> None:
        """Take indicators with different ids; of documents with one id the first counts."""
        self._indikator = {item.id: item for item in indikator}
        self._dokumen = tuple({item.id: item for item in reversed(tuple(dokumen))}.values())[::-1]

    @property
    def dokumen(self) -> tuple[Dokumen, ...]:
        """The heads of the documents, in the order of the files."""
        return self._dokumen

    def __getitem__(self, id: str) -> Indikator:
        try:
            return self._indikator[id]
        except KeyError:
            raise NameLookupError(self._missing(id)) from None

    def _missing(self, id: str) -> Diagnostic:
        hint = suggest_sentence(str(id), self._indikator)
        return Diagnostic.of("IKI606", f"id indikator `{id}` tidak ada di katalog", help=hint)

    def get(self, id: str, default: _Other | None = None) -> Indikator | _Other | None:  # type: ignore[override]
        """Return the indicator, or ``default`` where the catalog has none by that id."""
        return self._indikator.get(id, default)

    def __contains__(self, id: object) -> bool:
        return id in self._indikator

    def __iter__(self) -> Iterator[str]:
        return iter(self._indikator)

    def __len__(self) -> int:
        return len(self._indikator)

    def _repr_html_(self) -> str:
        """How a notebook shows the catalog: its documents, each with its indicators folded."""
        from ikicalc.catalog.display import catalog_card

        return catalog_card(self.dokumen, list(self.values()))

    def __repr__(self) -> str:
        return f"<Catalog: {len(self)} indikator, {len(self.dokumen)} dokumen>"
