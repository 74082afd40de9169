"""Indicators of a large catalog read side by side, a process for each processor.

Knows: which catalogs are worth it, processes. Must not know: what a check is, how a report is shown.
Each indicator is looked at by itself in one of the processes; what rows say of each other is asked here, so
the report is the same, be the catalog one document or many.
Processes are started anew (never forked), so only a program that may be imported again can ask for them.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from concurrent.futures import BrokenExecutor

from ikicalc.catalog import Catalog, Indikator
from ikicalc.putusan.assembly import check, collector_paused, joined
from ikicalc.putusan.model import Laporan
from ikicalc.putusan.sendiri import Sendiri, by_itself

WORTH = 10_000  # indicators from which the start of processes is paid back
_MOST = 4  # each holds a dictionary of its own
_AT_ONCE = 500  # indicators handed over: few enough that all processes end at about the same time


def check_side_by_side(catalog: Catalog, workers: int | None = None) -> Laporan:
    """Return what ``check`` returns; ``workers`` is the number of processes (None: as many as are worth it).

    Where no process can be started, or one is killed, everything is checked here instead.

    >>> check_side_by_side(Catalog([Indikator("c/1", "c", "Jumlah kolam")])).putusan[0].putusan
    'tersirat'
    """
    count = _worth(len(catalog)) if workers is None else workers
    items = list(catalog.values())
    alone = _from_processes(items, count) if count > 1 else None
    if alone is None:
        return check(catalog)
    with collector_paused():
        return joined(items, catalog.dokumen, alone)


def _worth(indicators: int) -> int:
    """Return how many processes a catalog is worth; some systems tell how many processors are ours."""
    ours = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(ours, _MOST) if indicators >= WORTH else 1


def _from_processes(items: list[Indikator], count: int) -> list[Sendiri] | None:
    """Return each indicator by itself; None where processes cannot be had, as on a platform without locks."""
    parts = [items[start : start + _AT_ONCE] for start in range(0, len(items), _AT_ONCE)]
    try:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        with ProcessPoolExecutor(count, get_context("spawn"), initializer=_end_in_silence) as pool:
            return [alone for part in pool.map(_by_themselves, parts) for alone in part]
    except (OSError, ImportError, BrokenExecutor):
        return None


def _by_themselves(items: Sequence[Indikator]) -> list[Sendiri]:
    with collector_paused():
        return [by_itself(item) for item in items]


def _end_in_silence() -> None:
    """Stopped from the keyboard, a process says nothing: the one that started it does."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
