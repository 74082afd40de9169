"""Checks of indicators that promise growth or decline: the formula takes a difference, the right way round.

Knows: the words of growth (``catalog/kamus/periksa.yaml``), and which year a name speaks of.
Must not know: values.
"""

from __future__ import annotations

from collections.abc import Iterator

from ikicalc import kamus
from ikicalc.checks.context import Context
from ikicalc.diagnostics import Diagnostic
from ikicalc.masukan import key_of
from ikicalc.syntax.tree import Binary, Name, Number, Tree, walk

_FIRST = 3  # words of a name in which it says what figure it is


def growth_without_difference(context: Context) -> Iterator[Diagnostic]:
    """``Persentase kenaikan ...`` whose formula is one quotient: 110% where 10% is meant.

    >>> from ikicalc.rumus import parse
    >>> rumus = parse("Jumlah PAD tahun n / jumlah PAD tahun n-1 x 100%", indikator="Persentase kenaikan PAD")
    >>> [finding.message for finding in rumus.diagnostics]
    ['nama indikator menyebut kenaikan, tetapi rumusnya tidak menghitung selisih']
    """
    grows = _said(context, "pertumbuhan")
    quotient = _quotient(context.tree) if grows else None
    if quotient is None:
        return
    new, old = quotient
    (base, shift), (other, earlier) = key_of(new.text), key_of(old.text)
    two_years = base == other and shift != earlier
    if two_years or (shift == earlier and _said(context, "naik", "turun") and not _is_difference(new, old)):
        yield Diagnostic.of(
            "IKI304",
            f"nama indikator menyebut {grows}, tetapi rumusnya tidak menghitung selisih",
            context.tree.span if context.tree is not None else None,
            label="perbandingan dua tahun" if two_years else "tidak ada angka tahun sebelumnya",
            help="tulis misalnya `(A tahun n - A tahun n-1) / A tahun n-1 x 100%`",
        )


def _said(context: Context, *lists: str) -> str | None:
    """Return the word of growth among the first words of the indicator's name."""
    growth = {word for name in lists for word in kamus.load("periksa")[name]}
    return next((word for word in context.indikator.casefold().split()[:_FIRST] if word in growth), None)


def _quotient(tree: Tree | None) -> tuple[Name, Name] | None:
    match tree:
        case Binary(
            operator="*", left=Binary(operator="/", left=Name() as new, right=Name() as old), right=Number()
        ):
            return new, old
        case _:
            return None


def _is_difference(*names: Name) -> bool:
    """Whether a name is itself of a difference: ``jumlah penurunan kasus``, ``kasus yang berkurang``."""
    stems = kamus.load("periksa")["kata_selisih"]
    return any(stem in word for name in names for word in name.text.casefold().split() for stem in stems)


def difference_the_other_way(context: Context) -> Iterator[Diagnostic]:
    """``Persentase penurunan ...`` whose formula takes last year from this year: a fall comes out negative.

    >>> from ikicalc.rumus import parse
    >>> cell = "(kasus tahun n - kasus tahun n-1) / kasus tahun n-1 x 100%"
    >>> for name in ("Persentase penurunan kasus", "Persentase kenaikan kasus"):
    ...     print([finding.message for finding in parse(cell, indikator=name).diagnostics])
    ['nama indikator menyebut penurunan, tetapi rumusnya menghitung kenaikan']
    []
    """
    up, down = _said(context, "naik"), _said(context, "turun")
    for node in walk(context.tree) if context.tree is not None and (up or down) else ():
        match node:
            case Binary(operator="-", left=Name(text=first), right=Name(text=second)):
                (base, shift), (other, earlier) = key_of(first), key_of(second)
            case _:
                continue
        if base == other and ((down and shift > earlier) or (up and not down and shift < earlier)):
            yield Diagnostic.of(
                "IKI304",
                f"nama indikator menyebut {down or up}, tetapi rumusnya menghitung {_OTHER[bool(down)]}",
                node.span,
                label="tahun yang satu dikurangi tahun yang lain",
                help="tukar kedua sisinya, atau ganti nama indikatornya",
            )


_OTHER = {True: "kenaikan", False: "penurunan"}
