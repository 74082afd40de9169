"""Certain rewrites put into the text of a catalog, everything else kept byte for byte.

Knows: cells with their rewrites, how to prove that nothing else changed.
Must not know: how a rewrite was found.
A changed text is scanned again before it counts: it must say the same but for the cells meant,
and no cell may get an error that it didn't have. What fails that is refused and told (IKI654).
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from ikicalc.catalog import Indikator
from ikicalc.catalog.letters import letters
from ikicalc.catalog.rewritten import says_the_same
from ikicalc.diagnostics import Diagnostic, Severity, Suntingan
from ikicalc.pemeriksaan.berkas import Berkas
from ikicalc.pemeriksaan.lokasi import COLUMN
from ikicalc.pemeriksaan.model import Pemeriksaan
from ikicalc.pemeriksaan.penulisan import writings
from ikicalc.putusan import Temuan, check


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell to rewrite: the indicator, the cell's name, its rewrites (none over another), their codes."""

    indikator: Indikator
    nama: str
    suntingan: tuple[Suntingan, ...]
    kode: tuple[str, ...]

    @property
    def teks(self) -> str:
        """The text of the cell rewritten."""
        text: str = getattr(self.indikator, self.nama)
        for item in reversed(self.suntingan):
            text = item.apply(text)
        return text

    @property
    def baru(self) -> Indikator:
        """The indicator with the cell rewritten."""
        changed: dict[str, Any] = {self.nama: self.teks}
        return replace(self.indikator, **changed)


class Ditulis(NamedTuple):
    """A cell rewritten: the range of the file's old text, and what takes its place."""

    sel: Sel
    awal: int
    akhir: int
    teks: str


@dataclass(frozen=True, slots=True)
class Diperbaiki:
    """A file with its text before and after, the cells rewritten, and the refusals."""

    berkas: str
    lama: str
    baru: str
    ditulis: tuple[Ditulis, ...]
    ditolak: tuple[Diagnostic, ...]
    bertanda: bool = False  # the file begins with a byte order mark

    @property
    def data(self) -> bytes:
        """The new text as the bytes of the file."""
        return (BOM_UTF8 if self.bertanda else b"") + self.baru.encode("utf-8")


def repaired(run: Pemeriksaan) -> Iterator[Diperbaiki]:
    """Yield each catalog file that has certain rewrites, with the text that they give.

    >>> from ikicalc.pemeriksaan import run_checks
    >>> list(repaired(run_checks(["tidak-ada.yaml"])))
    []
    """
    for name, cells in _by_file(run).items():
        file = run.berkas[name]
        if file.teks is not None:
            yield _File(file, run).repaired(cells)


def suggested(run: Pemeriksaan) -> Iterator[tuple[str, str, str]]:
    """Yield cells of documents that have certain rewrites: as printed, rewritten, and what to call each.

    >>> from ikicalc.pemeriksaan import run_checks
    >>> list(suggested(run_checks(["tidak-ada.yaml"])))
    []
    """
    for cell in cells_of(run):
        place = cell.indikator.tempat
        if place is None or run.berkas[place.berkas].teks is None:
            old, new = (getattr(item, cell.nama) for item in (cell.indikator, cell.baru))
            yield old, new, f"{cell.indikator.id}, sel `{COLUMN.get(cell.nama, cell.nama)}`"


def cells_of(run: Pemeriksaan) -> Iterator[Sel]:
    """Yield the cells that have certain rewrites, in the order of the report; of two that overlap the first.

    >>> from ikicalc.pemeriksaan import run_checks
    >>> list(cells_of(run_checks(["tidak-ada.yaml"])))
    []
    """
    for item in run.laporan.putusan:
        wanted = [temuan for temuan in item.temuan if temuan.diagnostic.perbaikan is not None]
        for nama in dict.fromkeys(temuan.sel for temuan in wanted):
            yield _cell(run.catalog[item.id], nama, [temuan for temuan in wanted if temuan.sel == nama])


def _cell(indikator: Indikator, nama: str, found: Iterable[Temuan]) -> Sel:
    taken: dict[Suntingan, str] = {}
    for temuan in found:
        new = temuan.diagnostic.perbaikan
        if new is not None and all(new.end < old.start or old.end < new.start for old in taken):
            taken[new] = temuan.diagnostic.code
    order = tuple(sorted(taken, key=lambda item: item.start))
    return Sel(indikator, nama, order, tuple(taken[item] for item in order))


def _by_file(run: Pemeriksaan) -> dict[str, list[Sel]]:
    files: dict[str, list[Sel]] = {}
    for cell in cells_of(run):
        if cell.indikator.tempat is not None and cell.indikator.tempat.berkas in run.berkas:
            files.setdefault(cell.indikator.tempat.berkas, []).append(cell)
    return files


class _File:
    """One catalog file under repair: the cells rewritten so far, and those refused."""

    def __init__(self, file: Berkas, run: Pemeriksaan) -> None:
        self._name = file.nama
        self._text = file.teks or ""
        self._peta = run.peta()
        self._done: list[Ditulis] = []
        self._refused: list[Diagnostic] = []

    def repaired(self, cells: Sequence[Sel]) -> Diperbaiki:
        ways = [(cell, self._ways(cell)) for cell in cells]
        self._refused += [_refusal(cell) for cell, ways_of_cell in ways if not ways_of_cell]
        self._take([found for _, found in ways if found])
        new = _edited(self._text, self._done)
        marked = Path(self._name).read_bytes()[:3] == BOM_UTF8
        return Diperbaiki(self._name, self._text, new, tuple(self._done), tuple(self._refused), marked)

    def _take(self, cells: Sequence[list[Ditulis]]) -> None:
        """Take all cells at once where that reads back right, else each half by itself."""
        if self._holds([ways[0] for ways in cells]):
            self._done += [ways[0] for ways in cells]
        elif len(cells) > 1:
            half = len(cells) // 2
            self._take(cells[:half])
            self._take(cells[half:])
        else:
            self._take_other(cells[0])

    def _take_other(self, ways: list[Ditulis]) -> None:
        other = next((way for way in ways[1:] if self._holds([way])), None)
        if other is not None:
            self._done.append(other)
        else:
            self._refused.append(_refusal(ways[0].sel))

    def _ways(self, cell: Sel) -> list[Ditulis]:
        """Return the ways of writing the cell anew, the one that keeps its style first."""
        scalar = self._peta.cell(cell.indikator, cell.nama)
        found = letters(self._text, scalar) if scalar is not None else None
        if scalar is None or found is None or not _is_better(cell):
            return []
        new = writings(self._text, scalar, found, cell.suntingan)
        return [Ditulis(cell, scalar.start, scalar.end, text) for text in new]

    def _holds(self, more: Sequence[Ditulis]) -> bool:
        """Tell whether the text with ``more`` rewritten too gives the catalog meant, and nothing else."""
        changes = [*self._done, *more]
        return says_the_same(self._text, _edited(self._text, changes), {c.awal: c.sel.teks for c in changes})


def _edited(text: str, changes: Iterable[Ditulis]) -> str:
    pieces, at = [], 0
    for change in sorted(changes, key=lambda item: item.awal):
        pieces += [text[at : change.awal], change.teks]
        at = change.akhir
    return "".join([*pieces, text[at:]])


def _is_better(cell: Sel) -> bool:
    """Tell whether the rewritten cell reads without the findings that it is meant to repair, and no worse.

    One rewrite was proved where it was found; of several nobody has read yet what they give together.
    """
    if len(cell.suntingan) == 1:
        return True
    after = _codes(cell.baru)
    if set(cell.kode) & after["semua"]:
        return False
    return not after["galat"] or after["galat"] <= _codes(cell.indikator)["galat"]


def _codes(item: Indikator) -> dict[str, set[str]]:
    found = [temuan.diagnostic for temuan in check([item]).temuan]
    errors = {finding.code for finding in found if finding.severity is Severity.ERROR}
    return {"galat": errors, "semua": {finding.code for finding in found}}


def _refusal(cell: Sel) -> Diagnostic:
    place = cell.indikator.tempat_teks if cell.nama == "teks" else cell.indikator.tempat
    codes = ", ".join(dict.fromkeys(cell.kode))
    return Diagnostic.of(
        "IKI654",
        f"perbaikan {codes} pada `{COLUMN.get(cell.nama, cell.nama)}` ({cell.indikator.id}) tidak diterapkan",
        notes=("sesudah diubah, berkas tidak terbaca sama selain sel itu",),
        help="ubah sendiri selnya; saran penulisannya ada pada temuan itu",
        place=str(place or ""),
    )
