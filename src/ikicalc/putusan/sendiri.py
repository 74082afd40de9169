"""One indicator by itself: its formula read, its row for the checks, and all that its own cells tell.

Knows: the steps for one indicator, the place of a finding. Must not know: other indicators, documents.
What is here is a function of one indicator, so another process may do it (``workers``).
"""

from __future__ import annotations

from typing import NamedTuple

from ikicalc.catalog import Indikator
from ikicalc.checks import Row
from ikicalc.diagnostics import Diagnostic
from ikicalc.putusan.judul import idle_label
from ikicalc.putusan.model import Temuan
from ikicalc.putusan.rewrites import with_rewrite
from ikicalc.putusan.rows import row_of
from ikicalc.putusan.verdict import Dibaca, read_indicator


class Sendiri(NamedTuple):
    """The row of an indicator, and what was found in its formula and its targets."""

    row: Row
    temuan: tuple[Temuan, ...]


def by_itself(item: Indikator) -> Sendiri:
    """Read an indicator and look at its own cells; never raises for what they hold.

    >>> alone = by_itself(Indikator("contoh/1", "contoh", "Persentase kolam bersih", teks=""))
    >>> alone.row.kelas.value, [found.diagnostic.code for found in alone.temuan]
    ('tanpa_rumus', ['IKI113'])
    """
    read = read_indicator(item)
    row, of_targets = row_of(read)
    found = [(finding, "teks") for finding in _of_formula(read)] + of_targets
    return Sendiri(row, tuple(told(finding, item, cell) for finding, cell in found))


def _of_formula(read: Dibaca) -> list[Diagnostic]:
    item, rumus = read.indikator, read.rumus
    if rumus is None:
        return list(read.diagnostics)
    # That the cell is empty says IKI113 as well, with the way out.
    findings = (finding for finding in read.diagnostics if finding.code != "IKI001")
    proven = [with_rewrite(finding, item, rumus) for finding in findings]
    return [*proven, *idle_label(item, rumus)]


def told(finding: Diagnostic, item: Indikator, cell: str) -> Temuan:
    """Return a finding as told of a cell, with its place where the catalog knows it.

    >>> told(Diagnostic.of("IKI001", "sel rumus kosong"), Indikator("c/1", "c", "Nilai"), "teks").indikator
    'c/1'
    """
    place = (item.tempat_teks if cell == "teks" else None) or item.tempat
    placed = finding.at(str(place)) if place is not None and not finding.place else finding
    return Temuan(placed, item.id, cell)
