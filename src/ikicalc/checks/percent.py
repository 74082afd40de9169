"""Checks of the percent factor.

Knows: ``x 100%``, ``x 100``, none. Must not know: units of the two sides (``satuan`` has them).
"""

from __future__ import annotations

from collections.abc import Iterator

from ikicalc.checks.context import Context
from ikicalc.diagnostics import Diagnostic
from ikicalc.syntax.lexicon import lexicon
from ikicalc.syntax.tree import Binary, Name, Number, Tree, walk

_HUNDRED = 100


def missing_factor(context: Context) -> Iterator[Diagnostic]:
    """A ratio without a factor on an indicator called Persentase is shown in percent, and told.

    >>> from ikicalc.rumus import parse
    >>> rumus = parse("jumlah A dibagi jumlah B", indikator="Persentase A")
    >>> "IKI303" in [finding.code for finding in rumus.diagnostics]
    True
    """
    if context.is_percentage and context.ratio and context.tree is not None:
        yield Diagnostic.of(
            "IKI303",
            "persentase tanpa faktor 100; angkanya ditampilkan dalam persen",
            context.tree.span,
            label="tidak dikali 100%",
            help="tambahkan `dikali 100%` di akhir rumus",
        )


def factor_on_last_term(context: Context) -> Iterator[Diagnostic]:
    """``A dikurangi B dibagi B dikali 100%`` is A - (B / B x 100): rarely what was meant.

    >>> from ikicalc.rumus import parse
    >>> rumus = parse("PAD tahun n dikurangi PAD tahun n-1 dibagi PAD tahun n-1 dikali 100%")
    >>> "IKI307" in [finding.code for finding in rumus.diagnostics]
    True
    """
    match context.tree:
        case Binary(
            operator="+" | "-", left=left, right=Binary(operator="*", right=Number(value=value)) as last
        ):
            pass
        case _:
            return
    if value == _HUNDRED and not _has_factor(left):
        yield Diagnostic.of(
            "IKI307",
            "faktor 100 hanya mengenai suku terakhir",
            last.span,
            label="hanya bagian ini yang dikali 100",
            help="tulis kurung, misalnya `(A dikurangi B) dibagi B dikali 100%`, atau `kemudian dibagi`",
        )


def percent_of_nothing(context: Context) -> Iterator[Diagnostic]:
    """``Jumlah A x 100%`` without a denominator: a fraction bar or a line was probably lost.

    >>> from ikicalc.rumus import parse
    >>> [finding.code for finding in parse("Jumlah desa tertib x 100%").diagnostics]
    ['IKI308']
    """
    match context.tree:
        case Binary(operator="*", left=Name(), right=Number(value=value)) if value == _HUNDRED:
            yield Diagnostic.of(
                "IKI308",
                "dikali 100% tanpa pembagi",
                context.tree.span,
                label="persen dari apa?",
                help="tulis penyebutnya: `dibagi jumlah ...` sebelum dikali 100%",
            )


def _has_factor(tree: Tree) -> bool:
    """Whether a term in the other operands of the sum is itself in percent."""
    return any(isinstance(node, Number) and node.value == _HUNDRED for node in walk(tree))


def bare_hundred(context: Context) -> Iterator[Diagnostic]:
    """``x 100`` without the percent sign at the end of a ratio is read as percent.

    >>> from ikicalc.rumus import parse
    >>> [finding.code for finding in parse("jumlah A dibagi jumlah B x 100").diagnostics]
    ['IKI111']
    """
    match context.tree:
        case Binary(operator="*", right=Number(value=value, span=span)) if (
            value == 100 and context.unit == "%"
        ):
            printed = span.of(context.teks)
        case _:
            return
    words = [w for w in lexicon().percent_form if w in printed.casefold()]
    if printed.strip().endswith("100") and not words and "[[" not in context.teks:
        yield Diagnostic.of(
            "IKI111",
            "dikali 100 tanpa tanda persen; hasilnya dibaca dalam persen",
            span,
            help="tulis `x 100%`",
        )
