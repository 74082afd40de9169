"""The formula as a tree, and the notations that write and read it."""

from ikicalc.syntax.tree.nodes import (
    ARITHMETIC,
    COMPARISONS,
    LOGIC,
    NOWHERE,
    Binary,
    Call,
    Name,
    Negate,
    Number,
    Tree,
    children,
    names,
    sums_items,
    walk,
)

__all__ = [
    "ARITHMETIC",
    "COMPARISONS",
    "LOGIC",
    "NOWHERE",
    "Binary",
    "Call",
    "Name",
    "Negate",
    "Number",
    "Tree",
    "children",
    "names",
    "sums_items",
    "walk",
]
