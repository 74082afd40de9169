"""One pass over a tree from the leaves to the root, without recursion, and what it measures.

Knows: the order and the size of a tree. Must not know: what is built from it.
A long sum is a tree as deep as it is long, so readers of trees must not recurse.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ikicalc.syntax.tree.nodes import Binary, Call, Negate, Number, Tree, children, walk

Result = TypeVar("Result")


def bottom_up(tree: Tree, combine: Callable[[Tree, tuple[Result, ...]], Result]) -> Result:
    """Return ``combine(node, results of its operands)`` of the root, each node taken once.

    >>> from ikicalc.syntax.tree.nodes import Binary, Name
    >>> bottom_up(Binary("+", Name("A"), Name("B")), lambda node, parts: 1 + sum(parts))
    3
    """
    pending: list[Result] = []
    for node in reversed(list(walk(tree))):
        parts = tuple(pending.pop() for _ in children(node))
        pending.append(combine(node, parts))
    return pending[0]


def with_leaves(tree: Tree, replace: Callable[[Tree], Tree]) -> Tree:
    """Return ``tree`` with ``replace(leaf)`` in place of each leaf: a name, a number.

    >>> from ikicalc.syntax.tree.nodes import Name
    >>> with_leaves(Negate(Name("A")), lambda leaf: Name("B") if leaf == Name("A") else leaf)
    Negate(operand=Name(text='B', span=Span(start=0, end=0)), operator='-', span=Span(start=0, end=0))
    """

    def rebuilt(node: Tree, parts: tuple[Tree, ...]) -> Tree:
        match node:
            case Binary(operator=operator, span=span):
                return Binary(operator, parts[0], parts[1], span)
            case Negate(operator=operator, span=span):
                return Negate(parts[0], operator, span)
            case Call(function=function, span=span):
                return Call(function, parts, span)
            case _:
                return replace(node)

    return bottom_up(tree, rebuilt)


def depth(tree: Tree) -> int:
    """Return the number of nodes on the longest way from the root to a leaf.

    >>> from ikicalc.syntax.tree.nodes import Name, Negate
    >>> depth(Negate(Name("A")))
    2
    """
    return bottom_up(tree, _level)


def _level(_node: Tree, parts: tuple[int, ...]) -> int:
    return 1 + max(parts, default=0)


def size(tree: Tree) -> int:
    """Return the number of nodes.

    >>> from ikicalc.syntax.tree.nodes import Name, Negate
    >>> size(Negate(Name("A")))
    2
    """
    return sum(1 for _ in walk(tree))


def expanded_terms(tree: Tree, limit: int) -> int:
    """Estimate how many terms stand above or below the line once all is multiplied out.

    Counting stops at ``limit``. A function counts as one term, its arguments as their own.

    >>> from fractions import Fraction
    >>> from ikicalc.syntax.tree.nodes import Name
    >>> expanded_terms(Binary("**", Binary("+", Name("A"), Name("B")), Number(Fraction(1000))), 500)
    500
    """
    most = 1

    def combine(node: Tree, parts: tuple[tuple[int, int], ...]) -> tuple[int, int]:
        nonlocal most
        over, under = _above_and_below(node, parts, limit)
        most = max(most, over, under)
        return min(over, limit), min(under, limit)

    bottom_up(tree, combine)
    return min(most, limit)


def _above_and_below(node: Tree, parts: tuple[tuple[int, int], ...], limit: int) -> tuple[int, int]:
    match node, parts:
        case Binary(operator="+" | "-"), ((a, b), (c, d)):
            return a * d + c * b, b * d
        case Binary(operator="*"), ((a, b), (c, d)):
            return a * c, b * d
        case Binary(operator="/"), ((a, b), (c, d)):
            return a * d, b * c
        case Binary(operator="**", right=Number(value=exponent)), ((a, b), _):
            times = min(int(abs(exponent)), limit)
            return (a**times, b**times) if exponent >= 0 else (b**times, a**times)
        case Negate(operator="-"), (below,):
            return below
        case _:
            return 1, 1
