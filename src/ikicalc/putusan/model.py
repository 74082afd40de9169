"""What checking a catalog gives: a verdict per indicator, each with its findings, and a summary.

Knows: the shape of a report. Must not know: how a finding or a verdict came about, or how it is shown.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TypedDict

from ikicalc.diagnostics import Diagnostic

DAPAT_DIHITUNG = "dapat_dihitung"
TERSIRAT = "tersirat"
RUJUKAN = "rujukan"
TIDAK_DAPAT_DIHITUNG = "tidak_dapat_dihitung"
PUTUSAN = (DAPAT_DIHITUNG, TERSIRAT, RUJUKAN, TIDAK_DAPAT_DIHITUNG)


class Ringkasan(TypedDict):
    """Indicators by verdict, and findings by code."""

    dapat_dihitung: int
    tersirat: int
    rujukan: int
    tidak_dapat_dihitung: int
    temuan: dict[str, int]


@dataclass(frozen=True, slots=True)
class Temuan:
    """A finding with the cell that its span is in.

    ``indikator`` is the id, None for a finding on a whole document or file. ``sel`` names the cell as the
    catalog does (``teks``, ``indikator``, ``target``, ``sumber_data``, ...), empty where there is none.
    """

    diagnostic: Diagnostic
    indikator: str | None = None
    sel: str = "teks"


@dataclass(frozen=True, slots=True)
class Putusan:
    """The verdict on one indicator: one of ``PUTUSAN``, its class, and all that was found."""

    id: str
    indikator: str
    kelas: str
    putusan: str
    temuan: tuple[Temuan, ...] = ()


@dataclass(frozen=True, slots=True)
class Laporan:
    """All verdicts in the order of the catalog; ``umum`` are findings on a whole document or file.

    >>> from ikicalc.diagnostics import Diagnostic
    >>> found = Temuan(Diagnostic.of("IKI001", "sel rumus kosong"), "contoh/1")
    >>> laporan = Laporan((Putusan("contoh/1", "Nilai", "tanpa_rumus", TIDAK_DAPAT_DIHITUNG, (found,)),))
    >>> laporan.ringkasan["tidak_dapat_dihitung"], laporan.ringkasan["temuan"]
    (1, {'IKI001': 1})
    """

    putusan: tuple[Putusan, ...] = ()
    umum: tuple[Temuan, ...] = ()

    @property
    def temuan(self) -> tuple[Temuan, ...]:
        """All findings: the general ones, then those of each indicator."""
        return (*self.umum, *(temuan for item in self.putusan for temuan in item.temuan))

    @property
    def ringkasan(self) -> Ringkasan:
        """How many indicators each verdict has, and how many findings each code, in the order of codes."""
        verdicts = Counter(item.putusan for item in self.putusan)
        codes = Counter(temuan.diagnostic.code for temuan in self.temuan)
        return Ringkasan(
            dapat_dihitung=verdicts[DAPAT_DIHITUNG],
            tersirat=verdicts[TERSIRAT],
            rujukan=verdicts[RUJUKAN],
            tidak_dapat_dihitung=verdicts[TIDAK_DAPAT_DIHITUNG],
            temuan=dict(sorted(codes.items())),
        )
