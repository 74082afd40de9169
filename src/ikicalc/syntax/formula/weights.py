"""The weight 100% in a sum of weighted terms: ``jumlah tepat x 100% + jumlah terlambat x 50%``.

Knows: which numbers of a tree were printed in percent, and the terms of its sums. Must not know: text.
Behind a ratio 100% is the factor 100 (aturan 0.2). Beside a term that weighs 50%, or a ratio without a
factor, it is 1: each is told. So is a bare percentage beside terms that are none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction

from ikicalc.diagnostics import Diagnostic, Span
from ikicalc.numbers import plain
from ikicalc.syntax.tree import Binary, Number, Tree, names, walk
from ikicalc.syntax.tree.folding import with_leaves
from ikicalc.syntax.words.lexicon import lexicon

_FACTOR = 100


def settled(tree: Tree, percents: Collection[Span], found: list[Diagnostic]) -> Tree:
    """Return ``tree`` with 100% as the weight 1 beside other weights; ``percents`` are as printed."""
    if not percents:
        return tree
    whole: set[Span] = set()
    for terms in _sums(tree):
        weights = [number for term in terms for number in _factors(term) if number.span in percents]
        if any(number.value != _FACTOR for number in weights):
            whole.update(number.span for number in weights if number.value == _FACTOR)
        bare = [term for term in terms if isinstance(term, Number) and term.span in percents]
        if bare:
            whole.update(_beside_ratio(bare, terms))
            found += _mixed(bare, terms, percents)
    if not whole:
        return tree
    found += [
        Diagnostic.of(
            "IKI125", "`100%` dibaca sebagai 1, karena suku lain berbobot persen atau tanpa faktor 100", span,
            label="dibaca: 1", help="bila yang dimaksud 100, tulis `dikali 100%` di luar kurung penjumlahan",
        )
        for span in sorted(whole)
    ]  # fmt: skip
    return with_leaves(tree, lambda leaf: _weighed(leaf, whole))


def _beside_ratio(bare: list[Number], terms: list[Tree]) -> Iterator[Span]:
    """``100% - (A / B)``: beside a ratio without a factor 100% is 1."""
    others = [term for term in terms if not isinstance(term, Number)]
    if others and all(_is_bare_ratio(term) for term in others):
        yield from (number.span for number in bare if number.value == _FACTOR)


def _is_bare_ratio(term: Tree) -> bool:
    names = isinstance(term, Binary) and term.operator == "/" and not isinstance(term.right, Number)
    return names and not any(isinstance(node, Number) and node.value >= _FACTOR for node in walk(term))


def _mixed(bare: list[Number], terms: list[Tree], percents: Collection[Span]) -> Iterator[Diagnostic]:
    """``50% + (E / 20 x 50)``: a percentage is added to what isn't one."""
    others = [term for term in terms if not isinstance(term, Number)]
    whole = next((number for number in bare if number.value == _FACTOR), None)
    if whole is not None and any(_is_part_of_count(term, percents) for term in others):
        yield Diagnostic.of(
            "IKI126", "persen dari sebuah hitungan dikurangkan dari 100 atau ditambahkan padanya", whole.span,
            label="dibaca: 100",
            help="tulis semua suku dalam takaran yang sama, misalnya `100 - 5 x jumlah hari`",
        )  # fmt: skip
    weighed = all(any(number.span in percents for number in _factors(term)) for term in others)
    for number in () if weighed else bare:
        if number.value != _FACTOR:
            yield Diagnostic.of(
                "IKI126", "persen dijumlahkan dengan suku yang bukan persen", number.span,
                label=f"dibaca: {plain(number.value)}",
                help="bila yang dimaksud angka persennya, tulis tanpa tanda `%`",
            )  # fmt: skip


def _is_part_of_count(term: Tree, percents: Collection[Span]) -> bool:
    """``5% x jumlah hari terlambat``, beside a whole of 100%."""
    small = any(number.span in percents and number.value < 1 for number in _factors(term))
    return small and any(name.text.split()[0].casefold() in lexicon().count for name in names(term))


def _sums(tree: Tree) -> Iterator[list[Tree]]:
    """Yield the terms of each sum that is not part of a larger one."""
    inner: set[int] = set()
    for node in walk(tree):
        if not _adds(node) or id(node) in inner:
            continue
        terms: list[Tree] = []
        pending = [node]
        while pending:
            item = pending.pop()
            if isinstance(item, Binary) and _adds(item):
                inner.add(id(item))
                pending += [item.left, item.right]
            else:
                terms.append(item)
        yield terms


def _adds(node: Tree) -> bool:
    return isinstance(node, Binary) and node.operator in ("+", "-")


def _factors(term: Tree) -> Iterator[Number]:
    """Yield the numbers that multiply a term."""
    pending = [term]
    while pending:
        node = pending.pop()
        if isinstance(node, Binary) and node.operator == "*":
            pending += [node.left, node.right]
        elif isinstance(node, Binary) and node.operator == "/":
            pending.append(node.left)
        elif isinstance(node, Number) and node is not term:
            yield node


def _weighed(leaf: Tree, whole: set[Span]) -> Tree:
    return Number(Fraction(1), None, leaf.span) if isinstance(leaf, Number) and leaf.span in whole else leaf
