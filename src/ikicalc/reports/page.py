"""What the page of a run tells of each document and indicator, ready to be written.

Knows: which facts belong together, in which order, how findings are numbered.
Must not know: HTML, how anything was found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ikicalc.catalog import Dokumen, Indikator
from ikicalc.diagnostics import Diagnostic, FormulaError, Severity
from ikicalc.diagnostics.snippet import visible
from ikicalc.numbers import indonesian_number
from ikicalc.reports.marks import Potongan, marked, written
from ikicalc.rumus import Rumus
from ikicalc.syntax.reading.kelas import Kelas
from ikicalc.syntax.tree.mathml import mathml

if TYPE_CHECKING:
    from ikicalc.masukan import Masukan
    from ikicalc.pemeriksaan import Pemeriksaan
    from ikicalc.pemeriksaan.lokasi import Peta
    from ikicalc.putusan import Putusan, Temuan

# Cells in the order of a decree, with the titles that they have on the page.
CELLS = {
    "teks": "Rumus atau penjelasan",
    "target": "Target",
    "satuan": "Satuan",
    "sumber_data": "Sumber data",
    "penanggung_jawab": "Penanggung jawab",
}
RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
_OWN = (Kelas.RUMUS, Kelas.HITUNG, Kelas.TERSIRAT)
_EMPTY = "kosong di dokumen"


class Nomor(NamedTuple):
    """A finding with its number on the page of its indicator."""

    nomor: int
    diagnostic: Diagnostic
    tempat: str
    sesudah: str = ""  # the cell with the certain rewrite in it


class SelHalaman(NamedTuple):
    """A cell as printed: its title, its pieces, and what is to be said of it."""

    judul: str
    potongan: list[Potongan]
    catatan: str = ""


class Dibaca(NamedTuple):
    """How a cell was read: drawn, in words, in which unit, with which inputs (name, unit, default)."""

    arti: str
    teks: str = ""
    mathml: str | None = None
    satuan: str = ""
    masukan: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Butir:
    """An indicator on the page."""

    nomor: int
    putusan: Putusan
    nama: list[Potongan]
    fakta: tuple[tuple[str, str], ...]
    tempat: str
    sel: list[SelHalaman]
    dibaca: Dibaca
    temuan: list[Nomor]
    diabaikan: list[tuple[Diagnostic, str]]

    @property
    def kode(self) -> list[str]:
        """The codes of its findings, each once."""
        return sorted({item.diagnostic.code for item in self.temuan})

    @property
    def tingkat(self) -> list[str]:
        """The levels of its findings, the gravest first."""
        return [
            level.value for level in RANK if any(item.diagnostic.severity is level for item in self.temuan)
        ]

    def level_of(self, numbers: Sequence[int]) -> str:
        """Return the gravest level among findings of these numbers."""
        levels = [self.temuan[number - 1].diagnostic.severity for number in numbers]
        return min(levels, key=RANK.__getitem__).value


class Bagian(NamedTuple):
    """A document on the page: its head, its file, and which of the run's verdicts are its own."""

    nomor: int
    judul: str
    keterangan: str
    berkas: str
    jumlah: Counter[str]
    putusan: list[tuple[int, Putusan]]


def sections(run: Pemeriksaan) -> list[Bagian]:
    """Return the documents of a run in the order of their indicators.

    >>> from ikicalc.pemeriksaan import run_checks
    >>> sections(run_checks(["tidak-ada.yaml"]))
    []
    """
    heads = {head.id: head for head in run.catalog.dokumen}
    members: dict[str, list[tuple[int, Putusan]]] = {}
    for number, item in enumerate(run.laporan.putusan, 1):
        members.setdefault(run.catalog[item.id].dokumen, []).append((number, item))
    return [
        _section(run, number, name, heads.get(name), items)
        for number, (name, items) in enumerate(members.items(), 1)
    ]


def _section(
    run: Pemeriksaan, number: int, id: str, head: Dokumen | None, items: list[tuple[int, Putusan]]
) -> Bagian:
    place = run.catalog[items[0][1].id].tempat
    title = visible(head.judul) if head is not None and head.judul.strip() else visible(id)
    about = (head.nomor, head.instansi, head.kabupaten, str(head.tahun or "")) if head is not None else ()
    counts = Counter(item.putusan for _, item in items)
    told = " · ".join(dict.fromkeys(visible(part) for part in about if part))
    return Bagian(number, title, told, visible(place.berkas) if place else "", counts, items)


class Penyusun:
    """Makes the indicators of the page one by one, so that a large run needs no second copy.

    >>> from ikicalc.pemeriksaan import run_checks
    >>> list(Penyusun(run_checks(["tidak-ada.yaml"])).umum())[0].diagnostic.code
    'IKI802'
    """

    def __init__(self, run: Pemeriksaan) -> None:
        """Take a run."""
        self._run = run
        self._peta: Peta = run.peta()
        self._silenced: dict[str | None, list[tuple[Diagnostic, str]]] = {}
        for item in run.diabaikan:
            told = (item.temuan.diagnostic, visible(item.alasan))
            self._silenced.setdefault(item.temuan.indikator, []).append(told)

    def umum(self) -> Iterator[Nomor]:
        """Yield the findings about no single indicator."""
        for number, temuan in enumerate(self._run.laporan.umum, 1):
            yield Nomor(number, temuan.diagnostic, visible(str(self._peta.of(temuan))))

    def butir(self, nomor: int, putusan: Putusan) -> Butir:
        """Return one indicator."""
        item = self._run.catalog[putusan.id]
        found = sorted(putusan.temuan, key=lambda temuan: RANK[temuan.diagnostic.severity])
        place = item.tempat
        facts = (("Jabatan", item.jabatan), ("Sasaran", item.sasaran))
        return Butir(
            nomor,
            putusan,
            _cell(item.indikator, "indikator", found)[0],
            tuple((title, visible(text)) for title, text in facts if text),
            visible(str(place)) if place is not None else "",
            _cells(item, found),
            _read(item),
            [self._numbered(number, temuan, item) for number, temuan in enumerate(found, 1)],
            self._silenced.get(item.id, []),
        )

    def _numbered(self, number: int, temuan: Temuan, item: Indikator) -> Nomor:
        rewrite = temuan.diagnostic.perbaikan
        cell = self._run.cell(temuan)
        after = written(rewrite.apply(cell)) if rewrite is not None else ""
        place = self._peta.of(temuan)
        same = item.tempat is not None and str(item.tempat) == str(place)
        return Nomor(number, temuan.diagnostic, "" if same else visible(str(place)), after)


def _cell(text: str, sel: str, found: Sequence[Temuan]) -> tuple[list[Potongan], bool]:
    spans = [(number, temuan.diagnostic.span) for number, temuan in enumerate(found, 1)
             if temuan.sel == sel and temuan.diagnostic.span is not None]  # fmt: skip
    return marked(text, [(number, span) for number, span in spans if span is not None])


def _cells(item: Indikator, found: Sequence[Temuan]) -> list[SelHalaman]:
    shown = []
    for sel, title in CELLS.items():
        text = getattr(item, sel) or ""
        if not text.strip() and sel != "teks":
            continue
        pieces, cut = _cell(text, sel, found)
        note = "sel ini terlalu panjang; hanya awalnya yang ditampilkan" if cut else ""
        shown.append(SelHalaman(title, pieces, note or ("" if text.strip() else _EMPTY)))
    return shown + list(_targets(item))


def _targets(item: Indikator) -> Iterator[SelHalaman]:
    for title, texts in (
        ("Target triwulan I–IV", item.target_triwulan),
        ("Target bulanan", item.target_bulanan),
    ):
        if texts:
            yield SelHalaman(title, [Potongan(" | ".join(visible(text) or "–" for text in texts))])
    if item.target_tahunan:
        told = " | ".join(f"{year}: {visible(text)}" for year, text in item.target_tahunan)
        yield SelHalaman("Target menurut tahun", [Potongan(told)])


def _read(item: Indikator) -> Dibaca:
    try:
        rumus = item.rumus
    except FormulaError:
        return Dibaca(Kelas.TANPA_RUMUS.arti)
    if rumus.tree is None or rumus.kelas not in _OWN:
        return Dibaca(rumus.kelas.arti, satuan=visible(rumus.satuan or ""))
    return Dibaca(
        rumus.kelas.arti,
        visible(rumus.text),
        mathml(rumus.tree),
        _unit(rumus),
        tuple(map(_input, rumus.masukan)),
    )


def _unit(rumus: Rumus) -> str:
    unit = visible(rumus.satuan or "")
    return f"{unit} (rasionya diperlihatkan sebagai persen)" if rumus.shows_percent else unit


def _input(item: Masukan) -> tuple[str, str, str]:
    default = ""
    if item.default is not None:
        default = f"{indonesian_number(item.default)} ({visible(item.default_source)})"
    return visible(item.nama), visible(item.satuan or ""), default
