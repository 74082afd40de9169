"""The weight 100% in a sum of weighted terms: ``jumlah tepat x 100% + jumlah terlambat x 50%``.

Knows: which numbers of a tree were printed in percent, and the terms of its sums. Must not know: text.
Behind a ratio 100% is the factor 100 (aturan 0.2). Beside a term that weighs 50% it weighs 1: each is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction

from ikicalc.diagnostics import Diagnostic, Span
from ikicalc.syntax.folding import with_leaves
from ikicalc.syntax.tree import Binary, Number, Tree, walk

_FACTOR = 100


def settled(tree: Tree, percents: Collection[Span], found: list[Diagnostic]) -> Tree:
    """Return ``tree`` with 100% as the weight 1 beside other weights; ``percents`` are as printed."""
    if len(percents) < 2:
        return tree
    whole: set[Span] = set()
    for terms in _sums(tree):
        weights = [number for term in terms for number in _factors(term) if number.span in percents]
        if any(number.value != _FACTOR for number in weights):
            whole.update(number.span for number in weights if number.value == _FACTOR)
    if not whole:
        return tree
    found += [
        Diagnostic.of(
            "IKI125", "`100%` dibaca sebagai bobot 1, karena suku lain berbobot persen", span,
            label="dibaca: dikali 1", help="bila yang dimaksud dikali 100, tulis di luar kurung penjumlahan",
        )
        for span in sorted(whole)
    ]  # fmt: skip
    return with_leaves(tree, lambda leaf: _weighed(leaf, whole))


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
