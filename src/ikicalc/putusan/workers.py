"""Documents of a large catalog checked side by side, a process for each processor.

Knows: which catalogs are worth it, processes. Must not know: what a check is, how a report is shown.
Documents are never compared with each other, so each is checked as if alone. Where one document is most of
the catalog, its indicators are looked at side by side, and what rows say of each other is asked here. The
report is the same either way.
Processes are started anew (never forked), so only a program that may be imported again can ask for them.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor
from typing import TypeVar

from ikicalc.catalog import Catalog, Indikator
from ikicalc.putusan.assembly import check, collector_paused, joined
from ikicalc.putusan.model import Laporan
from ikicalc.putusan.sendiri import Sendiri, by_itself

WORTH = 10_000  # indicators from which the start of processes is paid back
_MOST = 4  # each holds a dictionary of its own
_UNEVEN = 1.25  # how much more than its share one process may get when documents are handed over whole
_AT_ONCE = 500  # indicators handed over: few enough that all processes end at about the same time

_P = TypeVar("_P")
_R = TypeVar("_R")


def check_side_by_side(catalog: Catalog, workers: int | None = None) -> Laporan:
    """Return what ``check`` returns; ``workers`` is the number of processes (None: as many as are worth it).

    Where no process can be started, or one is killed, everything is checked here instead.

    >>> check_side_by_side(Catalog([Indikator("c/1", "c", "Jumlah kolam")])).putusan[0].putusan
    'tersirat'
    """
    count = _worth(len(catalog)) if workers is None else workers
    if count < 2:
        return check(catalog)
    documents = _documents(catalog)
    if max(map(len, documents), default=0) * count <= len(catalog) * _UNEVEN:
        reports = _from_processes(check, documents, count)
        return check(catalog) if reports is None else _in_order(catalog, reports)
    items = list(catalog.values())
    parts = [items[start : start + _AT_ONCE] for start in range(0, len(items), _AT_ONCE)]
    alone = _from_processes(_by_themselves, parts, count)
    if alone is None:
        return check(catalog)
    with collector_paused():
        return joined(items, catalog.dokumen, [item for part in alone for item in part])


def _documents(catalog: Catalog) -> list[Catalog]:
    heads = {head.id: head for head in catalog.dokumen}
    items: dict[str, list[Indikator]] = {}
    for item in catalog.values():
        items.setdefault(item.dokumen, []).append(item)
    return [Catalog(found, [heads[name]] if name in heads else []) for name, found in items.items()]


def _in_order(catalog: Catalog, reports: Sequence[Laporan]) -> Laporan:
    """Return one report, its verdicts in the order of the catalog."""
    found = {item.id: item for report in reports for item in report.putusan}
    return Laporan(tuple(found[key] for key in catalog), tuple(t for report in reports for t in report.umum))


def _worth(indicators: int) -> int:
    """Return how many processes a catalog is worth; some systems tell how many processors are ours."""
    ours = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(ours, _MOST) if indicators >= WORTH else 1


def _from_processes(work: Callable[[_P], _R], parts: Sequence[_P], count: int) -> list[_R] | None:
    """Return what becomes of each part; None where no process can be had, as on a platform without locks."""
    try:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        with ProcessPoolExecutor(count, get_context("spawn"), initializer=_end_in_silence) as pool:
            return list(pool.map(work, parts))
    except (OSError, ImportError, BrokenExecutor):
        return None


def _by_themselves(items: Sequence[Indikator]) -> list[Sendiri]:
    with collector_paused():
        return [by_itself(item) for item in items]


def _end_in_silence() -> None:
    """Stopped from the keyboard, a process says nothing: the one that started it does."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
