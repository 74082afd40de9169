"""A catalog under check: the verdict on each indicator, with all that was found.

Knows: the order of the steps. Must not know: files, how a report is shown.
"""

from __future__ import annotations

from collections.abc import Iterable

from ikicalc.catalog import Catalog, Indikator
from ikicalc.diagnostics import Diagnostic
from ikicalc.putusan.model import Laporan, Putusan, Temuan
from ikicalc.putusan.verdict import Dibaca, read_indicator


def check(catalog: Catalog | Iterable[Indikator]) -> Laporan:
    """Return the verdict on every indicator: can its figure be computed as written, and if not, why.

    Takes a catalog or indicators. Never raises for what a cell holds; findings carry the place of their
    indicator where the catalog knows it. What is wrong with the files themselves is in the findings of
    ``load_catalog``, not here.

    >>> laporan = check([Indikator("contoh/1", "contoh", "Persentase kolam bersih", teks="")])
    >>> [(item.putusan, [t.diagnostic.code for t in item.temuan]) for item in laporan.putusan]
    [('tidak_dapat_dihitung', ['IKI001', 'IKI113'])]
    """
    indicators = catalog.values() if isinstance(catalog, Catalog) else catalog
    return Laporan(tuple(_verdict(read_indicator(item)) for item in indicators))


def _verdict(read: Dibaca) -> Putusan:
    item = read.indikator
    found = tuple(Temuan(_placed(finding, item), item.id) for finding in read.diagnostics)
    return Putusan(item.id, item.indikator, read.kelas.value, read.putusan, found)


def _placed(finding: Diagnostic, item: Indikator) -> Diagnostic:
    place = item.tempat_teks or item.tempat
    return finding.at(str(place)) if place is not None and not finding.place else finding
