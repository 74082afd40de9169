"""A catalog under check: the verdict on each indicator, with all that was found.

Knows: the order of the steps. Must not know: files, how a report is shown.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from ikicalc.catalog import Catalog, Dokumen, Indikator
from ikicalc.checks import Found, check_document, short_reach
from ikicalc.diagnostics import Diagnostic
from ikicalc.metode import Aturan
from ikicalc.putusan.judul import idle_label
from ikicalc.putusan.model import Laporan, Putusan, Temuan
from ikicalc.putusan.rewrites import with_rewrite
from ikicalc.putusan.rows import document_of
from ikicalc.putusan.verdict import Dibaca, read_indicator


def check(catalog: Catalog | Iterable[Indikator], *, aturan: Aturan | None = None) -> Laporan:
    """Return the verdict on every indicator: can its figure be computed as written, and if not, why.

    Takes a catalog or indicators; ``aturan`` are rules (``load_aturan``) whose scales are looked at too.
    Indicators of one document are compared with each other, never with those of another. Never raises for
    what a cell holds; findings carry the place of their indicator where the catalog knows it. What is wrong
    with the files themselves is in the findings of ``load_catalog``, not here.

    >>> laporan = check([Indikator("contoh/1", "contoh", "Persentase kolam bersih", teks="")])
    >>> [(item.putusan, [t.diagnostic.code for t in item.temuan]) for item in laporan.putusan]
    [('tidak_dapat_dihitung', ['IKI001', 'IKI113'])]
    """
    with collector_paused():
        return _checked(catalog, aturan)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep Python from searching a growing heap for cycles, which reading hardly makes: it takes a sixth.

    What was made meanwhile counts as old afterwards, or the first new object would set the whole search off.

    >>> with collector_paused():
    ...     gc.isenabled()
    False
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():  # what others have frozen stays so
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def _checked(catalog: Catalog | Iterable[Indikator], aturan: Aturan | None) -> Laporan:
    heads = {head.id: head for head in catalog.dokumen} if isinstance(catalog, Catalog) else {}
    indicators = list(catalog.values() if isinstance(catalog, Catalog) else catalog)
    read = [read_indicator(item) for item in indicators]
    found: list[list[Temuan]] = [_of_reading(item) for item in read]
    umum = _of_rules(aturan)
    for name, numbers in _by_document(indicators).items():
        for item in _of_document(heads.get(name), [read[number] for number in numbers]):
            if item.row is None:
                umum.append(Temuan(_placed_at(item.diagnostic, heads.get(name)), None, item.cell))
            else:
                number = numbers[item.row]
                found[number].append(_temuan(item.diagnostic, indicators[number], item.cell))
    return Laporan(tuple(map(_verdict, read, found)), tuple(umum))


def _by_document(indicators: list[Indikator]) -> dict[str, list[int]]:
    numbers: dict[str, list[int]] = {}
    for number, item in enumerate(indicators):
        numbers.setdefault(item.dokumen, []).append(number)
    return numbers


def _of_reading(read: Dibaca) -> list[Temuan]:
    item, rumus = read.indikator, read.rumus
    found = list(read.diagnostics)
    if rumus is not None:
        found = [*(with_rewrite(finding, item, rumus) for finding in found), *idle_label(item, rumus)]
    return [_temuan(finding, item, "teks") for finding in found]


def _of_document(head: Dokumen | None, read: list[Dibaca]) -> tuple[Found, ...]:
    document, findings = document_of(head, read)
    return (*findings, *check_document(document))


def _of_rules(aturan: Aturan | None) -> list[Temuan]:
    scales = aturan.skala.values() if aturan is not None else ()
    return [Temuan(finding.at(skala.id), None, "skala") for skala in scales for finding in short_reach(skala)]


def _verdict(read: Dibaca, found: list[Temuan]) -> Putusan:
    item = read.indikator
    return Putusan(item.id, item.indikator, read.kelas.value, read.putusan, tuple(found))


def _temuan(finding: Diagnostic, item: Indikator, cell: str) -> Temuan:
    place = (item.tempat_teks if cell == "teks" else None) or item.tempat
    placed = finding.at(str(place)) if place is not None and not finding.place else finding
    return Temuan(placed, item.id, cell)


def _placed_at(finding: Diagnostic, head: Dokumen | None) -> Diagnostic:
    return finding.at(str(head.tempat)) if head is not None and head.tempat is not None else finding
