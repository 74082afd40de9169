"""A sum over the items of a list: ``Σ (bobot x nilai)``, ``Σ Ni x Bi``.

Knows: which sums are of products, whose terms differ from item to item. Must not know: precedence, figures.
The sum of one quantity is that quantity, a total given as one figure. The sum of products is not the product
of the totals, so it stays a sum, over lists.
"""

from __future__ import annotations

import re

from ikicalc.syntax.levels.brackets import Group, Item
from ikicalc.syntax.levels.scope import Scope
from ikicalc.syntax.text.peeled import SIGMA_OF_PRODUCTS
from ikicalc.syntax.tree import Name
from ikicalc.syntax.tree.grammar import Terminal
from ikicalc.syntax.words.lexicon import lexicon

_INDEXED = re.compile(r"[^\W\d_]{1,4}_?[ijk](?:\b|$)")


def is_sigma(item: Item) -> bool:
    """Whether the sign of a sum stands here."""
    return item.text in ("Σ", SIGMA_OF_PRODUCTS)


def is_summed(run: list[Item], group: Group) -> bool:
    """Whether a run says that the bracket at its end is summed: ``Σ (...)``, ``Jumlah seluruh (A + B)``.

    A bracket that doesn't calculate belongs to a name, except behind the sign itself.
    """
    if len(run) < 2 or not (group.marks or is_sigma(run[0])):
        return False
    head, between = run[0], run[1:-1]
    return head.kind == "word" and head.low in lexicon().count and all(_says_all(item) for item in between)


def _says_all(item: Item) -> bool:
    return item.kind == "word" and item.low in lexicon().all_words


def of_bracket(run: list[Item], inner: list[Terminal], scope: Scope) -> list[Terminal]:
    """Return the terminals of a summed bracket: a sum where it holds products, else the bracket alone."""
    limits = run[0].text == SIGMA_OF_PRODUCTS
    if not _has_product(inner, divisions=limits or _is_indexed(inner)):
        return inner
    return _told(inner, run[0], scope)


def of_chain(result: list[Terminal], start: int, sign: Item, scope: Scope, *, drawn: bool) -> None:
    """Make a sum of the product that begins at ``start``, in place: ``Σ Ni x Bi``.

    ``Σ Bi`` alone stays a sum as well: what another sum takes as a list has its total here. ``drawn`` tells
    that the chain begins with a fraction drawn with a bar.
    """
    if result[start].kind in ("(", "FUNCTION"):
        _extend(result, start, sign, scope, drawn=drawn)
        return
    end = start + 1
    while end + 1 < len(result) and result[end].kind == "*":
        end = _closing(result, end + 1) + 1
    chain = result[start:end]
    if _has_product(chain, divisions=False) and (sign.text == SIGMA_OF_PRODUCTS or _is_indexed(chain)):
        result[start:end] = _told(chain, sign, scope)
    elif _is_indexed(chain[:1]):
        result[start : start + 1] = _sum(chain[:1], sign, scope)


def _extend(result: list[Terminal], start: int, sign: Item, scope: Scope, *, drawn: bool) -> None:
    """``Σ Ai/Bi x Ci`` with a drawn fraction: a factor of each item belongs into the sum, not behind it."""
    summed = result[start].kind == "FUNCTION"
    close = _closing(result, start + summed)
    end = close
    while end + 2 < len(result) and result[end + 1].kind == "*" and isinstance(result[end + 2].value, Name):
        end += 2
    factors = result[close + 2 : end + 1 : 2]
    if not factors or not (_is_indexed(factors) or (drawn and not summed)):
        return
    chain = [*result[start + summed : end + 1]]
    result[start : end + 1] = _sum(chain, sign, scope) if summed else _told(chain, sign, scope)


def _closing(terminals: list[Terminal], start: int) -> int:
    """Where the bracket that opens at ``start`` closes."""
    depth = 0
    for index in range(start, len(terminals)):
        depth += (terminals[index].kind == "(") - (terminals[index].kind == ")")
        if depth == 0:
            return index
    return len(terminals) - 1


def _told(inner: list[Terminal], sign: Item, scope: Scope) -> list[Terminal]:
    scope.note(
        "IKI124", "dibaca sebagai jumlah hasil hitungan setiap unsur", sign.start, sign.end,
        label="dijumlahkan menurut unsurnya",
        help="berikan daftar nilai setiap unsur; bila satu angka saja, tulis tanpa tanda jumlah",
    )  # fmt: skip
    return _sum(inner, sign, scope)


def _sum(inner: list[Terminal], sign: Item, scope: Scope) -> list[Terminal]:
    span = scope.peeled.span(sign.start, sign.end)
    return [Terminal("FUNCTION", "sum", span), Terminal("(", "(", span), *inner, Terminal(")", ")", span)]


def _has_product(terminals: list[Terminal], *, divisions: bool) -> bool:
    """Whether two names are multiplied (or divided); a constant factor may stand before the sum."""
    signs = ("*", "/") if divisions else ("*",)
    return any(
        middle.kind in signs and _brings_name(left, -1) and _brings_name(right, 1)
        for left, middle, right in zip(terminals, terminals[1:], terminals[2:], strict=False)
    )


def _brings_name(terminal: Terminal, side: int) -> bool:
    return isinstance(terminal.value, Name) or terminal.kind == (")" if side < 0 else "(")


def _is_indexed(terminals: list[Terminal]) -> bool:
    """Whether all names are symbols of one item: ``Ni``, ``B_i``."""
    found = [terminal.value.text for terminal in terminals if isinstance(terminal.value, Name)]
    return bool(found) and all(_INDEXED.fullmatch(text) for text in found)
