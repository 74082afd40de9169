"""Checks that the indicator's name and its formula speak of the same kind of figure.

Knows: which kind a name promises (``bentuk_nama`` in ``catalog/kamus/periksa.yaml``), and which kind a
formula gives. Must not know: values.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ikicalc import kamus
from ikicalc.checks.context import Context, is_scored, only_counts
from ikicalc.diagnostics import Diagnostic, Span
from ikicalc.satuan import are_unlike
from ikicalc.syntax.reading.kelas import Kelas
from ikicalc.syntax.tree import Binary, Call, Name, Number, Tree, names, walk
from ikicalc.syntax.words.lexicon import lexicon
from ikicalc.syntax.words.nouns import unit_of_name

_WRITTEN = (Kelas.RUMUS, Kelas.HITUNG)
_NOT_COUNTED = ("%", "indeks", "rupiah")
# What a name promises, and the kinds of figures that break the promise.
_BROKEN_BY = {
    "jumlah": ("persentase", "skor", "rasio", "rata-rata"),
    "persentase": ("hitungan", "skor", "angka per"),
    "rata-rata": ("hitungan", "persentase benda"),
    "rasio": ("hitungan",),
    "tingkat": ("hitungan",),
    "nilai": ("hitungan", "persentase benda"),
    "opini": ("hitungan", "persentase", "rasio"),
}
_TOLD_AS = {
    "persentase benda": "persentase",
    "rasio": "perbandingan",
    "angka per": "angka per 1.000 atau lebih",
}
_HELP = {
    "persentase": "tambahkan `dibagi jumlah ... dikali 100%`",
    "rata-rata": "tulis pembagi rata-ratanya, misalnya `dibagi jumlah ...`, atau ganti nama indikatornya",
    "rasio": "tulis penyebutnya, atau ganti nama indikatornya menjadi jumlah",
    "tingkat": "tulis penyebutnya, atau ganti nama indikatornya menjadi jumlah",
    "nilai": "tulis cara menilainya, atau ganti nama indikatornya menjadi jumlah",
    "opini": "sebutkan siapa yang menilai dan dokumennya, atau ganti nama indikatornya",
}


def name_against_formula(context: Context) -> Iterator[Diagnostic]:
    """A name that promises another kind of figure than the formula gives.

    >>> from ikicalc.rumus import parse
    >>> cells = {"Jumlah desa": "jumlah desa A / jumlah desa x 100%", "Rasio guru": "Jumlah guru"}
    >>> for name, cell in cells.items():
    ...     print([finding.message for finding in parse(cell, indikator=name).diagnostics])
    ['nama indikator menyebut jumlah, tetapi rumusnya menghasilkan persentase']
    ['nama indikator menyebut rasio, tetapi rumusnya hanya menghitung']
    """
    promised = _promised(context)
    if promised is None or context.kelas not in _WRITTEN or context.tree is None:
        return
    given = next((kind for kind in _given(context) if kind in _BROKEN_BY[promised]), None)
    if given is None:
        return
    told = _TOLD_AS.get(given, given)
    word = promised if promised in ("jumlah", "persentase") else context.head
    counts = given == "hitungan"
    gives = "hanya menghitung" if counts else f"menghasilkan {told}"
    other_name = f"ganti nama indikator menjadi {told}, atau tulis rumus yang menghasilkan {word}"
    yield Diagnostic.of(
        "IKI304",
        f"nama indikator menyebut {word}, tetapi rumusnya {gives}",
        context.tree.span,
        label="penyebutnya tidak tertulis" if counts and promised != "opini" else gives,
        help=_HELP.get(promised, other_name) if counts else other_name,
    )


def unit_against_formula(context: Context) -> Iterator[Diagnostic]:
    """A stated unit that surely measures another thing than the formula: dokumen, and a percentage.

    >>> from ikicalc.rumus import parse
    >>> rumus = parse("Jumlah desa tertib / jumlah desa x 100%", satuan="dokumen")
    >>> [finding.message for finding in rumus.diagnostics]
    ['satuan indikator `dokumen`, tetapi rumusnya menghasilkan %']
    """
    stated, unit = context.satuan, context.unit
    if not stated or not unit or context.ratio or context.kelas is not Kelas.RUMUS or context.tree is None:
        return
    if are_unlike(stated, unit):
        yield Diagnostic.of(
            "IKI304",
            f"satuan indikator `{stated}`, tetapi rumusnya menghasilkan {unit}",
            context.tree.span,
            label=f"menghasilkan {unit}",
            help="samakan satuan indikator dengan hasil rumusnya",
        )


def _promised(context: Context) -> str | None:
    """Return what the name promises, by its first word; None where it promises nothing certain."""
    second = context.indikator.casefold().split()[1:2]
    if context.is_count:
        mixed = is_scored(context.indikator) or set(second) & _shares() or set(second) & lexicon().list_mean
        return None if mixed else "jumlah"
    if context.is_percentage:
        return "persentase"
    promised = context.form
    return None if promised == "rata-rata" and set(second) & lexicon().percent_form else promised


@cache
def _shares() -> frozenset[str]:
    return frozenset(lexicon().percent_form) | frozenset(kamus.load("periksa")["bagian"])


def _given(context: Context) -> Iterator[str]:
    """Yield the kinds of figure that the formula gives, the most certain first."""
    tree = context.tree
    assert tree is not None
    if context.unit == "%" and context.kelas is Kelas.RUMUS:
        yield "persentase"
        if _is_part_of_things(tree) and not set(context.indikator.casefold().split()) & _shares():
            yield "persentase benda"
    elif _is_plain_count(context, tree):
        yield "hitungan"
    elif context.kelas is Kelas.RUMUS and _is_score(tree) and not _speaks_of_share(tree):
        yield "skor"
    elif context.unit and context.unit.startswith("per "):
        yield "angka per"
    elif context.ratio and context.kelas is Kelas.RUMUS:
        yield "rata-rata" if context.unit else "rasio"


def _is_plain_count(context: Context, tree: Tree) -> bool:
    """Whether the formula counts things, and nothing more: one count, or a sum of some."""
    promised = context.form
    if not isinstance(tree, Name):
        own = unit_of_name(context.indikator) if promised == "nilai" else None
        return context.unit not in _NOT_COUNTED and only_counts(tree) and own is None
    if tree.text.casefold().split()[0] not in lexicon().count or _speaks_of_share(tree):
        return False
    if promised == "rata-rata":
        return True
    # A value may well be a sum of something; only a known noun shows a mere count.
    counted = promised != "nilai" or unit_of_name(tree.text) not in (*_NOT_COUNTED, None)
    return counted and not is_scored(tree.text)


def _is_part_of_things(tree: Tree) -> bool:
    """Whether the formula divides things by things of the same kind: 9 of 12 desa."""
    ratios = [node for node in walk(tree) if isinstance(node, Binary) and node.operator == "/"]
    units = {unit_of_name(name.text) for name in names(tree)}
    return len(ratios) == 1 and len(units) == 1 and units.isdisjoint({*_NOT_COUNTED, None, "hari", "jam"})


def _speaks_of_share(tree: Tree) -> bool:
    return any(not _shares().isdisjoint(name.text.casefold().split()) for name in names(tree))


def _is_score(tree: Tree) -> bool:
    """Whether the formula adds up what it weighs by factors below 1, or computes with scores."""
    nodes = [node for node in walk(tree) if isinstance(node, Binary)]
    weighs = any(
        node.operator == "*"
        and any(isinstance(side, Number) and 0 < side.value < 1 for side in (node.left, node.right))
        for node in nodes
    )
    adds = any(node.operator == "+" for node in nodes)
    return (weighs and adds) or any(is_scored(name.text) for name in names(tree))


def count_with_other_in_cell(context: Context) -> Iterator[Diagnostic]:
    """``Jumlah ...`` whose cell gives no formula but speaks of a percentage or a mean.

    >>> from ikicalc.rumus import parse
    >>> found = parse("Prosentase pegawai hadir", indikator="Jumlah laporan absensi").diagnostics
    >>> [finding.code for finding in found]
    ['IKI114', 'IKI304']
    """
    words = context.teks.casefold().split()[:1]
    if not (context.is_count and context.kelas is Kelas.TERSIRAT and words):
        return
    shares, means = (bool(set(words) & set(forms)) for forms in (lexicon().percent_form, lexicon().list_mean))
    if shares or means:
        spoken = "persentase" if shares else "rata-rata"
        yield Diagnostic.of(
            "IKI304",
            f"nama indikator menyebut jumlah, tetapi selnya menyebut {spoken}",
            Span(0, len(context.teks)),
            help=f"tulis rumus {spoken}nya dan ganti nama indikator, atau tulis apa yang dihitung",
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
    return ratios != 1 or _speaks_of_share(tree) or any(isinstance(node, Call) for node in nodes)
