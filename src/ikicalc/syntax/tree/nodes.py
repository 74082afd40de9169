"""The formula as a tree with positions: six frozen kinds of node.

Knows: the shape of a formula. Must not know: how it was printed, or any number for its names.
Spans point into the cell as printed and take no part in equality, so that two spellings of one
formula are one tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from ikicalc.diagnostics import Span

NOWHERE = Span(0, 0)
ARITHMETIC = ("+", "-", "*", "/", "**")
COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")
LOGIC = ("and", "or")


@dataclass(frozen=True, slots=True)
class Number:
    """A literal: an exact value, with the noun counted where one is printed (``12 {desa}``)."""

    value: Fraction
    unit: str | None = None
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A named input, spelled as in the text (white space folded, LaTeX escapes undone)."""

    text: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Negate:
    """Unary minus, or ``not`` in a condition (``operator`` is ``-`` or ``not``)."""

    operand: Tree
    operator: str = "-"
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Binary:
    """Two operands and one of ``+ - * / **``, a comparison, ``and`` or ``or``."""

    operator: str
    left: Tree
    right: Tree
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A language function (``sum mean min max abs round if``) and its arguments.

    ``if`` has three: condition, value when true, value when false.
    """

    function: str
    arguments: tuple[Tree, ...]
    span: Span = field(default=NOWHERE, compare=False)


Tree = Number | Name | Negate | Binary | Call


def children(node: Tree) -> tuple[Tree, ...]:
    """Return the direct operands of ``node``, in reading order.

    >>> children(Binary("/", Name("A"), Name("B")))[0].text
    'A'
    """
    match node:
        case Binary(left=left, right=right):
            return (left, right)
        case Negate(operand=operand):
            return (operand,)
        case Call(arguments=arguments):
            return arguments
        case _:
            return ()


def walk(node: Tree) -> Iterator[Tree]:
    """Yield ``node`` and everything below it, in reading order, without recursion.

    >>> [type(item).__name__ for item in walk(Negate(Name("A")))]
    ['Negate', 'Name']
    """
    stack = [node]
    while stack:
        item = stack.pop()
        yield item
        if not isinstance(item, Name | Number):
            stack.extend(reversed(children(item)))


def names(node: Tree) -> tuple[Name, ...]:
    """Return the names in ``node`` in order of first appearance, each spelling once.

    >>> [name.text for name in names(Binary("/", Name("A"), Binary("+", Name("A"), Name("B"))))]
    ['A', 'B']
    """
    seen: dict[str, Name] = {}
    for item in walk(node):
        if isinstance(item, Name):
            seen.setdefault(item.text, item)
    return tuple(seen.values())


def sums_items(node: Tree) -> bool:
    """Whether ``node`` is a sum of products, one for each item of a list: ``sum(bobot * nilai)``.

    The product of two sums is another figure, so the names inside stand for lists.

    >>> sums_items(Call("sum", (Binary("*", Name("bobot"), Name("nilai")),)))
    True
    >>> sums_items(Call("sum", (Name("nilai"),)))
    False
    """
    return (
        isinstance(node, Call)
        and node.function == "sum"
        and len(node.arguments) == 1
        and any(_multiplies_names(item) for item in walk(node.arguments[0]))
    )


def _multiplies_names(node: Tree) -> bool:
    if not isinstance(node, Binary) or node.operator not in ("*", "/", "**"):
        return False
    return all(names(side) for side in children(node))
