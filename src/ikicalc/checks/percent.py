"""Checks of the percent factor.

Knows: ``x 100%``, ``x 100``, none, twice. Must not know: units of the two sides (``satuan`` has them).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ikicalc import kamus
from ikicalc.checks.context import Context, has_factor, is_scored, only_counts
from ikicalc.diagnostics import Diagnostic, Span
from ikicalc.satuan.findings import unlike_percent
from ikicalc.satuan.unit import PERCENT, factor_between, is_score, is_share_of, unit_of
from ikicalc.syntax.tree import Binary, Name, Number, Tree, names, walk
from ikicalc.syntax.words.lexicon import lexicon
from ikicalc.syntax.words.nouns import fold_words, unit_of_name

_HUNDRED = 100
_TWO_SIGNS = re.compile(r"100\s*(?:\\?%|persen\b)\s*(?P<second>\\?%|persen\b)", re.IGNORECASE)


def missing_factor(context: Context) -> Iterator[Diagnostic]:
    """A ratio without a factor, or with another one than 100, on an indicator called Persentase.

    >>> from ikicalc.rumus import parse
    >>> for factor in ("", " x 10%"):
    ...     rumus = parse(f"jumlah A dibagi jumlah B{factor}", indikator="Persentase A")
    ...     print([finding.message for finding in rumus.diagnostics])
    ['persentase tanpa faktor 100; angkanya ditampilkan dalam persen']
    ['faktor persentasenya 10%, bukan 100%']
    """
    if not (context.is_percentage and context.ratio) or context.tree is None or _has_halves(context.teks):
        return
    match context.tree:
        case Binary(operator="/", left=Name(text=text)) if unit_of_name(text) == "%":
            return  # a mean of percentages
        case Binary(operator="*", right=Number(span=span)) if span.end:
            yield Diagnostic.of(
                "IKI303",
                f"faktor persentasenya {span.of(context.teks)}, bukan 100%",
                span,
                help="tulis `x 100%`",
            )
        case tree:
            yield Diagnostic.of(
                "IKI303",
                "persentase tanpa faktor 100; angkanya ditampilkan dalam persen",
                tree.span,
                label="tidak dikali 100%",
                help="tambahkan `dikali 100%` di akhir rumus",
            )


def _has_halves(teks: str) -> bool:
    """Whether the cell names its halves (``Pembilang: ...``, ``Penyebut: ...``): such a form has none."""
    label = kamus.load("label")
    words = set(fold_words(teks))
    return not (words.isdisjoint(label["pembilang"]) or words.isdisjoint(label["penyebut"]))


def unlike_without_factor(context: Context) -> Iterator[Diagnostic]:
    """A percentage of two things that are counted in different units, though no factor is written.

    >>> from ikicalc.rumus import parse
    >>> rumus = parse("jumlah laporan / jumlah desa", indikator="Persentase laporan")
    >>> [finding.code for finding in rumus.diagnostics]
    ['IKI303', 'IKI301']
    """
    match context.tree:
        case Binary(operator="/", left=Name() as upper, right=Name() as lower) if context.is_percentage:
            above, below = (unit_of(unit_of_name(name.text)) for name in (upper, lower))
        case _:
            return
    if above in (None, PERCENT, below) or below is None or is_score(above) or is_score(below):
        return
    if not is_share_of(above, below) and factor_between(above, below) is None:
        yield unlike_percent(above, below, upper, lower)


def doubled_sign(context: Context) -> Iterator[Diagnostic]:
    """``x 100% %``: the sign of percent is written twice.

    >>> from ikicalc.rumus import parse
    >>> [finding.code for finding in parse("jumlah A dibagi jumlah B x 100% %").diagnostics]
    ['IKI305']
    """
    for node in walk(context.tree) if context.tree is not None and "%" in context.teks else ():
        if isinstance(node, Number) and node.value == _HUNDRED:
            found = _TWO_SIGNS.match(context.teks, node.span.start)
            if found is not None:
                yield Diagnostic.of(
                    "IKI305",
                    "tanda persen ditulis dua kali",
                    Span(*found.span("second")),
                    help="sisakan satu faktor `100%`",
                )


def cancelled_factor(context: Context) -> Iterator[Diagnostic]:
    """``A / B / 100 x 100%``: the divisor undoes the factor.

    >>> from ikicalc.rumus import parse
    >>> [finding.code for finding in parse("jumlah desa tertib / jumlah desa / 100 x 100%").diagnostics]
    ['IKI309']
    """
    match context.tree:
        case Binary(operator="*", left=left, right=Number(value=value)) if value == _HUNDRED:
            divisor = next(filter(None, map(_hundredth, walk(left))), None)
        case _:
            return
    if divisor is not None:
        yield Diagnostic.of(
            "IKI309",
            "pembagi 100 menghapus faktor 100%; angkanya bukan persentase",
            divisor.span,
            label="dibagi 100, lalu dikali 100",
            help="hapus pembagi 100, atau tulis penyebut yang sebenarnya",
        )


def _hundredth(node: Tree) -> Number | None:
    """Return the bare 100 by which a count or a ratio is divided; a score is rightly a part of 100."""
    match node:
        case Binary(operator="/", left=left, right=Number(value=value, unit=None) as divisor) if (
            value == _HUNDRED and not any(is_scored(name.text) for name in names(left))
        ):
            return divisor
        case _:
            return None


def percent_of_nothing(context: Context) -> Iterator[Diagnostic]:
    """``Jumlah A x 100%`` without a denominator: a fraction bar or a line was probably lost.

    >>> from ikicalc.rumus import parse
    >>> [finding.code for finding in parse("Jumlah desa tertib x 100%").diagnostics]
    ['IKI308']
    """
    match context.tree:
        case Binary(operator="*", left=left, right=Number(value=value, unit=None)) if (
            value in lexicon().factors
        ):
            pass
        case _:
            return
    counted = isinstance(left, Name) and left.text.split()[0].casefold() in lexicon().count
    percent = value == _HUNDRED and (isinstance(left, Name) or only_counts(left) or _only_percents(left))
    if percent or (counted and value > _HUNDRED):
        factor = "100%" if percent else f"{int(value):,}".replace(",", ".")
        yield Diagnostic.of(
            "IKI308",
            f"dikali {factor} tanpa pembagi",
            context.tree.span,
            label="dari apa?" if not percent else "persen dari apa?",
            help=f"tulis penyebutnya: `dibagi jumlah ...` sebelum dikali {factor}",
        )


def _only_percents(tree: Tree) -> bool:
    """``(Persentase A + persentase B) / 2``: percentages, of which none divides."""
    percents = all(unit_of_name(name.text) == "%" for name in names(tree))
    return percents and not any(
        isinstance(node, Binary) and node.operator == "/" and names(node.right) for node in walk(tree)
    )


def bare_hundred(context: Context) -> Iterator[Diagnostic]:
    """``x 100`` without the percent sign at the end of a ratio is read as percent; an index has no sign.

    >>> from ikicalc.rumus import parse
    >>> [finding.code for finding in parse("jumlah A dibagi jumlah B x 100").diagnostics]
    ['IKI111']
    """
    match context.tree:
        case Binary(operator="*", left=left, right=Number(value=value, span=span)) if (
            value == _HUNDRED and context.unit == "%" and context.form != "nilai" and not has_factor(left)
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
