"""Rewrites of a cell that are certain: with them the cell reads as before, and the finding is gone.

Knows: what to write for which code, and how to prove it: by reading the rewritten cell.
Must not know: files, or who applies a rewrite. Words of a decree are never rewritten, only the factor.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from ikicalc.catalog import Indikator
from ikicalc.diagnostics import Diagnostic, FormulaError, Suntingan
from ikicalc.rumus import Rumus
from ikicalc.syntax.tree import Binary, Number
from ikicalc.syntax.tree.printing import canonical

_CLOSING = ")}] "
_IN_WORDS = re.compile(r"\bdi(?:bagi|banding)", re.IGNORECASE)  # written in words, not in signs


def with_rewrite(finding: Diagnostic, item: Indikator, rumus: Rumus) -> Diagnostic:
    """Return the finding with its rewrite, where one is known and proves itself.

    >>> item = Indikator("c/1", "c", "Persentase A", teks="jumlah A dibagi jumlah B x 100")
    >>> found = with_rewrite(item.rumus.diagnostics[0], item, item.rumus)
    >>> found.code, found.perbaikan.apply(item.teks)
    ('IKI111', 'jumlah A dibagi jumlah B x 100%')
    """
    proposals = _PROPOSALS.get(finding.code)
    if proposals is None or finding.span is None or finding.perbaikan is not None:
        return finding
    proven = (edit for edit in proposals(finding, rumus) if _is_certain(edit, finding, item, rumus))
    rewrite = next(proven, None)
    return replace(finding, perbaikan=rewrite) if rewrite is not None else finding


def _percent_sign(finding: Diagnostic, rumus: Rumus) -> Iterator[Suntingan]:
    assert finding.span is not None
    end = finding.span.end
    yield Suntingan(end, end, r"\%" if _is_in_equation(rumus.teks, end) else "%")


def _percent_factor(finding: Diagnostic, rumus: Rumus) -> Iterator[Suntingan]:
    """Yield the factor behind the formula, and behind each bracket that closes it."""
    assert finding.span is not None
    end = finding.span.end
    factor = " dikali 100%" if _IN_WORDS.search(finding.span.of(rumus.teks)) else " x 100%"
    while True:
        yield Suntingan(end, end, r" \times 100\%" if _is_in_equation(rumus.teks, end) else factor)
        if end >= len(rumus.teks) or rumus.teks[end] not in _CLOSING:
            return
        end += 1


def _is_in_equation(text: str, end: int) -> bool:
    """Whether a place lies between two dollar signs."""
    return text.count("$", 0, end) % 2 == 1


_PROPOSALS: dict[str, Callable[[Diagnostic, Rumus], Iterator[Suntingan]]] = {
    "IKI109": _percent_factor,
    "IKI111": _percent_sign,
    "IKI303": _percent_factor,
}


def _is_certain(rewrite: Suntingan, finding: Diagnostic, item: Indikator, rumus: Rumus) -> bool:
    """Whether the rewritten cell reads as was meant, without this finding and without any new one."""
    try:
        after = replace(item, teks=rewrite.apply(item.teks)).rumus
    except FormulaError:
        return False
    codes = {found.code for found in after.diagnostics}
    known = {found.code for found in rumus.diagnostics} - {finding.code}
    return after.kanonik == _meant(rumus) and codes <= known


def _meant(rumus: Rumus) -> str | None:
    """Return the canonical text of the figure as it is shown: a ratio shown in percent has the factor."""
    tree = rumus.tree
    if tree is not None and rumus.shows_percent:
        return canonical(Binary("*", tree, Number(Fraction(100))))
    return rumus.kanonik
