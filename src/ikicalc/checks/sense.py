"""Checks that the indicator's name and its formula speak of the same kind of figure.

Knows: counts, percentages, scores. Must not know: values.
"""

from __future__ import annotations

from collections.abc import Iterator

from ikicalc.checks.context import Context
from ikicalc.diagnostics import Diagnostic, Span
from ikicalc.syntax.kelas import Kelas
from ikicalc.syntax.lexicon import lexicon
from ikicalc.syntax.tree import Binary, Call, Name, Number, Tree, walk

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


def count_with_share_in_cell(context: Context) -> Iterator[Diagnostic]:
    """``Jumlah ...`` whose cell gives no formula but speaks of a percentage.

    >>> from ikicalc.rumus import parse
    >>> found = parse("Prosentase pegawai hadir", indikator="Jumlah laporan absensi").diagnostics
    >>> [finding.code for finding in found]
    ['IKI114', 'IKI304']
    """
    words = context.teks.split()
    if context.is_count and context.kelas is Kelas.TERSIRAT and words and _is_share(words[0]):
        yield Diagnostic.of(
            "IKI304",
            "nama indikator menyebut jumlah, tetapi selnya menyebut persentase",
            Span(0, len(context.teks)),
            help="tulis rumus persentasenya dan ganti nama indikator, atau tulis apa yang dihitung",
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


def mean_with_one_ratio(context: Context) -> Iterator[Diagnostic]:
    """``Rata-rata persentase ...`` whose formula is one ratio: nothing is averaged.

    A mean of a quantity (``Rata-rata lama rawat``) is a ratio by nature and is not told.

    >>> from ikicalc.rumus import parse
    >>> rumus = parse("jumlah A dibagi jumlah B x 100%", indikator="Rata-rata persentase A")
    >>> [finding.code for finding in rumus.diagnostics]
    ['IKI304']
    """
    words = context.indikator.casefold().split()[:2]
    if len(words) < 2 or words[0] not in lexicon().list_mean or words[1] not in lexicon().percent_form:
        return
    if context.tree is None or context.unit != "%" or _averages(context.tree):
        return
    yield Diagnostic.of(
        "IKI304",
        "nama indikator menyebut rata-rata persentase, tetapi rumusnya satu rasio",
        context.tree.span,
        label="tidak ada yang dirata-ratakan",
        help="tulis rata-ratanya, misalnya `(A + B) / 2`, atau hapus kata rata-rata dari nama indikator",
    )


def _averages(tree: Tree) -> bool:
    """Whether the formula takes a mean: by a function, of several ratios, or of inputs that are shares."""
    nodes = list(walk(tree))
    ratios = sum(isinstance(node, Binary) and node.operator == "/" for node in nodes)
    shares = any(isinstance(node, Name) and _is_share(node.text) for node in nodes)
    return ratios != 1 or shares or any(isinstance(node, Call) for node in nodes)


def _is_share(name: str) -> bool:
    return any(word in lexicon().percent_form for word in name.casefold().split())


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
