"""Floor 2: checks of a formula's sense, each a pure function from a context to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ikicalc.checks.context import Context
from ikicalc.checks.percent import bare_hundred, factor_on_last_term, missing_factor, percent_of_nothing
from ikicalc.checks.sense import count_with_other_form, share_without_ratio
from ikicalc.diagnostics import Diagnostic

CHECKS: tuple[Callable[[Context], Iterator[Diagnostic]], ...] = (
    missing_factor,
    bare_hundred,
    factor_on_last_term,
    percent_of_nothing,
    count_with_other_form,
    share_without_ratio,
)


def check_formula(context: Context) -> tuple[Diagnostic, ...]:
    """Return the findings of all checks, in their order.

    >>> from ikicalc.syntax.kelas import Kelas
    >>> from ikicalc.syntax.tree import Name
    >>> cell = "Jumlah desa tertib"
    >>> context = Context(cell, "Persentase desa tertib", "", Kelas.HITUNG, Name(cell), "desa", ratio=False)
    >>> [finding.code for finding in check_formula(context)]
    ['IKI304']
    """
    return tuple(finding for check in CHECKS for finding in check(context))


__all__ = ["CHECKS", "Context", "check_formula"]
