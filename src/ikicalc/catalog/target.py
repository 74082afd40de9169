"""The target that a document prints for an indicator, in the period asked for.

Knows: the target cells of an indicator. Must not know: figures, directions, or how a target is judged.
"""

from __future__ import annotations

from ikicalc.catalog.model import Indikator
from ikicalc.diagnostics import Diagnostic, IkicalcError
from ikicalc.kinerja import Periode
from ikicalc.metode import Target


def printed_target(
    indikator: Indikator, sampai: Periode | None = None
) -> tuple[Target | None, tuple[Diagnostic, ...]]:
    """Return the target that the document prints for a period, and what is wrong with its text.

    Quarterly targets hold at the end of their quarter, the last one for the year.

    >>> from ikicalc.catalog import load_catalog
    >>> catalog, _ = load_catalog()
    >>> str(printed_target(catalog["rejoso-2021/105"], Periode.read("T2"))[0])
    '50'
    """
    text = indikator.target
    if indikator.target_triwulan:
        month = sampai.bulan if sampai else 12
        text = indikator.target_triwulan[month // 3 - 1] if month % 3 == 0 else ""
    if not text.strip():
        return None, ()
    try:
        return Target.read(text), ()
    except IkicalcError as error:
        return None, error.diagnostics
