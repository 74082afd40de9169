"""Documents of a large catalog checked side by side, a process for each processor.

Knows: which catalogs are worth it, processes. Must not know: what a check is, how a report is shown.
Documents are never compared with each other, so each is checked as if alone, and the report is the same.
Processes are started anew (never forked), so only a program that may be imported again can ask for them.
"""

from __future__ import annotations

import os
import signal
from concurrent.futures import BrokenExecutor

from ikicalc.catalog import Catalog, Indikator
from ikicalc.putusan.assembly import check
from ikicalc.putusan.model import Laporan

WORTH = 10_000  # indicators from which the start of processes is paid back
_MOST = 4  # each holds the document that it checks


def check_side_by_side(catalog: Catalog, workers: int | None = None) -> Laporan:
    """Return what ``check`` returns; ``workers`` is the number of processes (None: as many as are worth it).

    Where no process can be started, or one is killed, everything is checked here instead.

    >>> check_side_by_side(Catalog([Indikator("c/1", "c", "Jumlah kolam")])).putusan[0].putusan
    'tersirat'
    """
    parts = _documents(catalog)
    count = min(len(parts), _worth(len(catalog)) if workers is None else workers)
    reports = _from_processes(parts, count) if count > 1 else None
    return check(catalog) if reports is None else _joined(catalog, reports)


def _documents(catalog: Catalog) -> list[Catalog]:
    heads = {head.id: head for head in catalog.dokumen}
    items: dict[str, list[Indikator]] = {}
    for item in catalog.values():
        items.setdefault(item.dokumen, []).append(item)
    return [Catalog(found, [heads[name]] if name in heads else []) for name, found in items.items()]


def _worth(indicators: int) -> int:
    """Return how many processes a catalog is worth; some systems tell how many processors are ours."""
    ours = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(ours, _MOST) if indicators >= WORTH else 1


def _from_processes(parts: list[Catalog], count: int) -> list[Laporan] | None:
    """Return the report on each part; None where processes cannot be had, as on a platform without locks."""
    try:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        with ProcessPoolExecutor(count, get_context("spawn"), initializer=_end_in_silence) as pool:
            return list(pool.map(check, parts))
    except (OSError, ImportError, BrokenExecutor):
        return None


def _end_in_silence() -> None:
    """Stopped from the keyboard, a process says nothing: the one that started it does."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _joined(catalog: Catalog, reports: list[Laporan]) -> Laporan:
    """Return one report, its verdicts in the order of the catalog."""
    found = {item.id: item for report in reports for item in report.putusan}
    return Laporan(tuple(found[key] for key in catalog), tuple(t for report in reports for t in report.umum))
