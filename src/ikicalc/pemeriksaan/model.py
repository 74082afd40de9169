"""What one run of checks gives: the report that stands, and what was set aside.

Knows: the shape of a run, and its exit status. Must not know: how files were read, how a report is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ikicalc.catalog import Catalog
from ikicalc.diagnostics import Severity
from ikicalc.pemeriksaan.berkas import Berkas
from ikicalc.pemeriksaan.lokasi import Peta
from ikicalc.putusan import Laporan, Temuan
from ikicalc.putusan.model import TIDAK_DAPAT_DIHITUNG

OK, FOUND, UNREADABLE = 0, 1, 2


class Diabaikan(NamedTuple):
    """A finding that a comment silences, and why."""

    temuan: Temuan
    alasan: str


@dataclass(frozen=True, slots=True)
class Pemeriksaan:
    """One run over files: the findings that stand, those silenced, and indicators whose fault was set aside.

    >>> Pemeriksaan(Laporan(), Catalog(), {}).status
    0
    """

    laporan: Laporan
    catalog: Catalog
    berkas: Mapping[str, Berkas]
    diabaikan: tuple[Diabaikan, ...] = ()
    dimaklumi: frozenset[str] = frozenset()

    @property
    def status(self) -> int:
        """The exit status: 2 when a file cannot be read, 1 when something stands in the way of a figure."""
        if not all(item.terbaca for item in self.berkas.values()):
            return UNREADABLE
        return FOUND if any(self._faults()) else OK

    def _faults(self) -> Iterator[bool]:
        for item in self.laporan.putusan:
            yield item.putusan == TIDAK_DAPAT_DIHITUNG and item.id not in self.dimaklumi
        for temuan in self.laporan.temuan:
            yield temuan.diagnostic.severity is Severity.ERROR

    def peta(self) -> Peta:
        """Return a finder of places in the files of the run."""
        return Peta(self.berkas, self.catalog)

    def cell(self, temuan: Temuan) -> str:
        """Return the text that the span of a finding points into; empty for a finding without one."""
        item = self.catalog.get(temuan.indikator) if temuan.indikator is not None else None
        value = getattr(item, temuan.sel, "") if item is not None and temuan.sel else ""
        return value if isinstance(value, str) else ""

    def can_write(self, temuan: Temuan) -> bool:
        """Tell whether the indicator of a finding stands in a catalog file, which can be rewritten."""
        item = self.catalog.get(temuan.indikator) if temuan.indikator is not None else None
        file = self.berkas.get(item.tempat.berkas) if item is not None and item.tempat is not None else None
        return file is not None and file.teks is not None
