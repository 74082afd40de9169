"""One pass over a tree from the leaves to the root, without recursion.

Knows: the order of a tree. Must not know: what is built from it.
A long sum is a tree as deep as it is long, so readers of trees must not recurse.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ikicalc.syntax.tree import Tree, children, walk

Result = TypeVar("Result")


def bottom_up(tree: Tree, combine: Callable[[Tree, tuple[Result, ...]], Result]) -> Result:
    """Return ``combine(node, results of its operands)`` of the root, each node taken once.

    >>> from ikicalc.syntax.tree import Binary, Name
    >>> bottom_up(Binary("+", Name("A"), Name("B")), lambda node, parts: 1 + sum(parts))
    3
    """
    pending: list[Result] = []
    for node in reversed(list(walk(tree))):
        parts = tuple(pending.pop() for _ in children(node))
        pending.append(combine(node, parts))
    return pending[0]


def depth(tree: Tree) -> int:
    """Return the number of nodes on the longest way from the root to a leaf.

    >>> from ikicalc.syntax.tree import Name, Negate
    >>> depth(Negate(Name("A")))
    2
    """
    return bottom_up(tree, _level)


def _level(_node: Tree, parts: tuple[int, ...]) -> int:
    return 1 + max(parts, default=0)
