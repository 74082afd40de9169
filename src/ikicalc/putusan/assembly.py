"""A catalog under check: the verdict on each indicator, with all that was found.

Knows: the order of the steps. Must not know: files, how a report is shown.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from ikicalc.catalog import Catalog, Dokumen, Indikator
from ikicalc.checks import Row, check_document, short_reach
from ikicalc.diagnostics import Diagnostic
from ikicalc.metode import Aturan
from ikicalc.putusan.model import Laporan, Putusan, Temuan
from ikicalc.putusan.rows import document_of
from ikicalc.putusan.sendiri import Sendiri, by_itself, told
from ikicalc.putusan.verdict import verdict_of


def check(catalog: Catalog | Iterable[Indikator], *, aturan: Aturan | None = None) -> Laporan:
    """Return the verdict on every indicator: can its figure be computed as written, and if not, why.

    Takes a catalog or indicators; ``aturan`` are rules (``load_aturan``) whose scales are looked at too.
    Indicators of one document are compared with each other, never with those of another. Never raises for
    what a cell holds; findings carry the place of their indicator where the catalog knows it. What is wrong
    with the files themselves is in the findings of ``load_catalog``, not here.

    >>> laporan = check([Indikator("contoh/1", "contoh", "Persentase kolam bersih", teks="")])
    >>> [(item.putusan, [t.diagnostic.code for t in item.temuan]) for item in laporan.putusan]
    [('tidak_dapat_dihitung', ['IKI113'])]
    """
    heads = catalog.dokumen if isinstance(catalog, Catalog) else ()
    indicators = list(catalog.values() if isinstance(catalog, Catalog) else catalog)
    with collector_paused():
        laporan = joined(indicators, heads, [by_itself(item) for item in indicators])
        return replace(laporan, umum=(*_of_rules(aturan), *laporan.umum))


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


def joined(indicators: Sequence[Indikator], dokumen: Iterable[Dokumen], alone: Sequence[Sendiri]) -> Laporan:
    """Return the report on indicators of which each was looked at by itself, in their order.

    >>> item = Indikator("contoh/1", "contoh", "Jumlah kolam")
    >>> joined([item], (), [by_itself(item)]).putusan[0].putusan
    'tersirat'
    """
    heads = {head.id: head for head in dokumen}
    found = [list(item.temuan) for item in alone]
    umum: list[Temuan] = []
    for name, numbers in _by_document(indicators).items():
        head = heads.get(name)
        for item in check_document(document_of(head, (alone[number].row for number in numbers))):
            if item.row is None:
                umum.append(Temuan(_placed_at(item.diagnostic, head), None, item.cell))
            else:
                number = numbers[item.row]
                found[number].append(told(item.diagnostic, indicators[number], item.cell))
    verdicts = (_verdict(item.row, temuan) for item, temuan in zip(alone, found, strict=True))
    return Laporan(tuple(verdicts), tuple(umum))


def _by_document(indicators: Sequence[Indikator]) -> dict[str, list[int]]:
    numbers: dict[str, list[int]] = {}
    for number, item in enumerate(indicators):
        numbers.setdefault(item.dokumen, []).append(number)
    return numbers


def _of_rules(aturan: Aturan | None) -> list[Temuan]:
    scales = aturan.skala.values() if aturan is not None else ()
    return [Temuan(finding.at(skala.id), None, "skala") for skala in scales for finding in short_reach(skala)]


def _verdict(row: Row, found: list[Temuan]) -> Putusan:
    return Putusan(row.id, row.indikator, row.kelas.value, verdict_of(row.kelas), tuple(found))


def _placed_at(finding: Diagnostic, head: Dokumen | None) -> Diagnostic:
    return finding.at(str(head.tempat)) if head is not None and head.tempat is not None else finding
