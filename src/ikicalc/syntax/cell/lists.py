"""A mean or a sum over a numbered list: ``rata-rata dari: 1. ... 2. ...``, ``dengan bobot 35%``.

Knows: list items and weights. Must not know: operators inside a line.
"""

from __future__ import annotations

from fractions import Fraction

from ikicalc.diagnostics import Span
from ikicalc.numbers import read_number
from ikicalc.syntax.cell.statements import Statement
from ikicalc.syntax.text.lexer import Token, split_percent
from ikicalc.syntax.text.peeled import Peeled
from ikicalc.syntax.tree import Binary, Call, Number, Tree
from ikicalc.syntax.tree.naming import named
from ikicalc.syntax.words.lexicon import lexicon

_REACH = 10
_MOST_ITEMS = 200


def listed_formula(found: list[Statement], peeled: Peeled) -> tuple[Tree, int] | None:
    """Return the mean, sum or weighted sum over a list and the number of its introduction."""
    for number, statement in enumerate(found):
        if statement.item or statement.section == "catatan":
            continue
        items = _items(found, number + 1)
        if len(items) < 2:
            continue
        kind = _kind(statement, found)
        weights = [_weight(item.tokens) for item in items]
        tree: Tree | None = None
        if all(weights):
            tree = _weighted(items, [w for w in weights if w], peeled)
        elif kind is not None and not any(weights):
            names = [_name(item.tokens, peeled) for item in items]
            tree = Call(kind, tuple(names), peeled.span(statement.start, items[-1].end))
        if tree is not None:
            return tree, number
    return None


def _items(found: list[Statement], begin: int) -> list[Statement]:
    """The list items that follow directly, each number once (``dan`` at an item's end is no item)."""
    items: list[Statement] = []
    for index in range(begin, min(len(found), begin + _MOST_ITEMS)):
        statement = found[index]
        if not statement.item or any(t.kind == "eq" for t in statement.tokens):
            break
        if items and statement.item == items[-1].item and statement.item != "-":
            continue
        items.append(statement)
    return items


def _kind(statement: Statement, found: list[Statement]) -> str | None:
    words = [token.low for token in statement.tokens if token.kind == "word"]
    tail = words[-_REACH:]
    introduces = statement.tokens[-1].text == ":" or tail[-1:] in (["dari"], ["terdiri"], ["berikut"])
    if any(word in lexicon().list_mean for word in tail) and introduces:
        return "mean"
    if any(word in lexicon().list_sum for word in tail) and introduces:
        return "sum"
    if any("bobot" in word for word in tail) and any(_equal_weights(other) for other in found):
        return "mean"
    return None


def _equal_weights(statement: Statement) -> bool:
    words = [token.low for token in statement.tokens]
    return "bobot" in words and "sama" in words


def _weight(tokens: list[Token]) -> tuple[Fraction, int] | None:
    """Return (weight, where the name ends): ``... dengan bobot 35%``, ``... (35%)``, ``... bobot 0,35``."""
    for index, token in enumerate(tokens):
        if token.kind != "number" or index == 0:
            continue
        rest = [t for t in tokens[index + 1 :] if t.kind not in ("close", "dot", "semi", "comma")]
        named = any(t.low in lexicon().list_weight for t in tokens[max(0, index - 3) : index])
        bracketed = tokens[index - 1].kind == "open" and token.text.endswith("%")
        if (named or bracketed) and all(t.low in ("dan", "persen") for t in rest):
            return _value(token), _name_end(tokens, index)
    return None


def _value(token: Token) -> Fraction:
    digits, percent = split_percent(token.text)
    value = read_number(digits)
    return value / 100 if percent else value


def _name_end(tokens: list[Token], index: int) -> int:
    while index > 0 and (
        tokens[index - 1].low in lexicon().weight_words
        or tokens[index - 1].kind in ("open", "comma", "eq")
        or tokens[index - 1].text in ":-–"
    ):
        index -= 1
    return index


def _weighted(items: list[Statement], weights: list[tuple[Fraction, int]], peeled: Peeled) -> Tree:
    terms: list[Tree] = []
    for item, (weight, end) in zip(items, weights, strict=True):
        name = _name(item.tokens[:end] or item.tokens, peeled)
        span = peeled.span(item.start, item.end)
        terms.append(Binary("*", name, Number(weight, None, span), span))
    tree = terms[0]
    for term in terms[1:]:
        tree = Binary("+", tree, term, tree.span.to(term.span))
    return tree


def _name(tokens: list[Token], peeled: Peeled) -> Tree:
    tokens = list(tokens)
    while len(tokens) > 1 and (
        tokens[-1].kind in ("semi", "comma", "dot") or tokens[-1].low in ("dan", "serta")
    ):
        tokens.pop()
    span: Span = peeled.span(tokens[0].start, tokens[-1].end)
    return named(peeled.text[tokens[0].start : tokens[-1].end], span)
