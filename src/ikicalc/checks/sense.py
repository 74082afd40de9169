"""Checks that the indicator's name and its formula speak of the same kind of figure.

Knows: counts, percentages, scores. Must not know: values.
"""

from __future__ import annotations

from collections.abc import Iterator

from ikicalc.checks.context import Context
from ikicalc.diagnostics import Diagnostic
from ikicalc.syntax.kelas import Kelas
from ikicalc.syntax.tree import Binary, Name, Number, Tree, walk

_SCORES = ("nilai", "skor", "indeks", "bobot")


def count_with_other_form(context: Context) -> Iterator[Diagnostic]:
    """``Jumlah ...`` whose formula gives a percentage or a weighted score.

    >>> from ikicalc.rumus import parse
    >>> rumus = parse("jumlah A dibagi jumlah B x 100%", indikator="Jumlah A")
    >>> [finding.code for finding in rumus.diagnostics]
    ['IKI304']
    """
    if not context.is_count or context.kelas is not Kelas.RUMUS or context.tree is None:
        return
    gives = "persentase" if context.unit == "%" else "skor" if _is_score(context.tree) else ""
    if gives:
        yield Diagnostic.of(
            "IKI304",
            f"nama indikator menyebut jumlah, tetapi rumusnya menghasilkan {gives}",
            context.tree.span,
            label=f"menghasilkan {gives}",
            help=f"ganti nama indikator menjadi {gives}, atau tulis rumus yang menghitung jumlahnya",
        )


def share_without_ratio(context: Context) -> Iterator[Diagnostic]:
    """``Persentase ...`` whose cell names only one count.

    >>> from ikicalc.rumus import parse
    >>> [finding.code for finding in parse("Jumlah A", indikator="Persentase A").diagnostics]
    ['IKI304']
    """
    if context.is_percentage and context.kelas is Kelas.HITUNG and context.tree is not None:
        yield Diagnostic.of(
            "IKI304",
            "nama indikator menyebut persentase, tetapi sel hanya menyebut satu hitungan",
            context.tree.span,
            label="penyebutnya tidak tertulis",
            help="tambahkan `dibagi jumlah ... dikali 100%`",
        )


def _is_score(tree: Tree) -> bool:
    """Whether the formula weighs scores: a factor below 1 beside a name that begins with nilai, skor."""
    weighs = any(
        isinstance(node, Binary)
        and node.operator == "*"
        and any(isinstance(side, Number) and 0 < side.value < 1 for side in (node.left, node.right))
        for node in walk(tree)
    )
    scored = any(isinstance(node, Name) and node.text.casefold().startswith(_SCORES) for node in walk(tree))
    return weighs or scored
