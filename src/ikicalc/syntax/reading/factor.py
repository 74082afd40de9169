"""Whether a figure is a ratio to which a factor still belongs.

Knows: the tree. Must not know: the cell, or who asks for a percentage.
"""

from __future__ import annotations

from ikicalc.syntax.levels.runs import DIVISIONS
from ikicalc.syntax.tree import Binary, Name, Number, Tree
from ikicalc.syntax.words.lexicon import lexicon


def is_bare_ratio(tree: Tree) -> bool:
    """Whether the figure is a quotient without a factor: ``A / B``, ``(A - B) / B``, ``A / 3 / B``.

    The mean of quantities is none: ``(persentase A + persentase B) / 2`` is in percent as its terms are.

    >>> is_bare_ratio(Binary("/", Name("A"), Name("B"))), is_bare_ratio(Name("A"))
    (True, False)
    """
    if not isinstance(tree, Binary) or tree.operator not in DIVISIONS or _is_mean(tree):
        return False
    node: Tree = tree
    while isinstance(node, Binary) and node.operator in ("/", "*"):
        sides = (node.left, node.right)
        if node.operator == "*" and any(
            isinstance(s, Number) and s.value in lexicon().factors for s in sides
        ):
            return False
        node = node.left
    return True


def _is_mean(tree: Binary) -> bool:
    """Whether names are added and divided by as many as they are."""
    terms, node = 1, tree.left
    while isinstance(node, Binary) and node.operator == "+" and isinstance(node.right, Name):
        terms, node = terms + 1, node.left
    return (
        terms > 1 and isinstance(node, Name) and isinstance(tree.right, Number) and tree.right.value == terms
    )
