"""Checks of the terms of a formula: equal sides, weights, working time as a bare figure.

Knows: the tree, which sides mean the same, and what the cell says beside the formula.
Must not know: values, or the indicator's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ikicalc.checks.context import Context
from ikicalc.checks.meaning import meaning
from ikicalc.checks.regulations import cites_regulation
from ikicalc.diagnostics import Diagnostic
from ikicalc.numbers import indonesian_number
from ikicalc.syntax.nouns import unit_of_name, unit_of_noun
from ikicalc.syntax.tree import Binary, Name, Number, Tree, names, walk

_REMARKED_WEIGHT = re.compile(r"\([^()]*\d\s*%\s*\)")
_FIGURE = re.compile(r"\d[\d.,]*")
_WORKING_TIME = ("hari", "jam", "menit")
_FEWEST_DAYS = 101  # a year of working time; shorter spans are deadlines or durations, 100 is a factor
_DAYS_OF_A_YEAR = range(200, 367)  # as a figure without a noun


def equal_sides(context: Context) -> Iterator[Diagnostic]:
    """A quotient whose numerator and denominator mean the same: it is always 1.

    >>> from ikicalc.rumus import parse
    >>> rumus = parse("Jumlah desa tertib dibagi jumlah desa tertib dikali 100%")
    >>> [finding.code for finding in rumus.diagnostics]
    ['IKI120']
    """
    for node in walk(context.tree) if context.tree is not None else ():
        if isinstance(node, Binary) and node.operator == "/" and _mean_the_same(node.left, node.right):
            yield Diagnostic.of(
                "IKI120",
                "pembilang dan penyebutnya sama, sehingga hasilnya selalu 1 (100%)",
                node.span,
                help="periksa penyebutnya: keseluruhan yang dibandingkan belum tertulis",
            )


def _mean_the_same(left: Tree, right: Tree) -> bool:
    if left == right:
        return bool(names(left))
    if {name.text.casefold() for name in names(left)} != {name.text.casefold() for name in names(right)}:
        return False  # spares most formulas the longer comparison
    key = meaning(left)
    return key is not None and key == meaning(right)


def weights(context: Context) -> Iterator[Diagnostic]:
    """A weighted sum whose weights do not make 100%.

    >>> from ikicalc.rumus import parse
    >>> [finding.code for finding in parse("60% x nilai SKP + 30% x nilai perilaku").diagnostics]
    ['IKI508']
    """
    weighted = _unscaled(context.tree) if context.tree is not None else None
    terms = list(_terms(weighted)) if weighted is not None else []
    found = [weight for term in terms if (weight := _weight(term)) is not None]
    total = sum(found, Fraction(0))
    if len(found) < 2 or len(found) < len(terms) or total == 1:
        return
    assert weighted is not None
    written = " + ".join(f"{indonesian_number(weight * 100)}%" for weight in found)
    yield Diagnostic.of(
        "IKI508",
        f"jumlah bobot {written} adalah {indonesian_number(total * 100)}%, bukan 100%",
        weighted.span,
        help="luruskan bobotnya, atau bagi dengan jumlah bobot",
    )


def remarked_weights(context: Context) -> Iterator[Diagnostic]:
    """A sum whose terms carry percentages in brackets: the words are names, nothing is multiplied.

    >>> from ikicalc.rumus import parse
    >>> [finding.code for finding in parse("nilai SKP (60%) + nilai perilaku (40%)").diagnostics]
    ['IKI122']
    """
    terms = list(_terms(_unscaled(context.tree))) if context.tree is not None else []
    marked = [node for node in terms if isinstance(node, Name) and _REMARKED_WEIGHT.search(node.text)]
    if len(marked) < 2:
        return
    yield Diagnostic.of(
        "IKI122",
        "persen di dalam kurung dibaca sebagai bagian nama; sukunya dijumlahkan tanpa bobot",
        marked[0].span,
        label="tidak dikalikan",
        help="bila itu bobot, tulis misalnya `60% x nilai SKP + 40% x nilai perilaku`",
    )


def _unscaled(tree: Tree) -> Tree:
    """Return what a number multiplies or divides: the weighted sum in ``(0,5 x A + 0,4 x B) x 25``."""
    while True:
        match tree:
            case Binary(operator="*" | "/", left=Binary() as inner, right=Number()):
                tree = inner
            case Binary(operator="*", left=Number(), right=Binary() as inner):
                tree = inner
            case _:
                return tree


def _terms(tree: Tree) -> Iterator[Tree]:
    stack = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, Binary) and node.operator == "+":
            stack += [node.right, node.left]
        else:
            yield node


def _weight(term: Tree) -> Fraction | None:
    match term:
        case Binary(operator="*", left=Number(value=value), right=other):
            pass
        case Binary(operator="*", left=other, right=Number(value=value)):
            pass
        case _:
            return None
    return value if 0 < value < 1 and names(other) else None


def working_time(context: Context) -> Iterator[Diagnostic]:
    """Working time of a year as a bare figure: it differs by rule and by year.

    >>> from ikicalc.rumus import parse
    >>> [finding.code for finding in parse("jumlah hari hadir dibagi 240 hari kerja x 100%").diagnostics]
    ['IKI121']
    """
    if context.tree is None:
        return
    found = next((node for node in walk(context.tree) if _is_working_time(node)), None)
    if not isinstance(found, Number) or (found.unit is None and not _speaks_of_days(context.tree)):
        return
    if _is_declared(context, found):
        return
    yield Diagnostic.of(
        "IKI121",
        f"{indonesian_number(found.value)} {found.unit or 'hari'} ditulis sebagai angka tetap tanpa sumber",
        found.span,
        notes=("hari dan jam kerja efektif berbeda menurut aturan dan tahunnya",),
        help="beri nama, misalnya `jumlah hari kerja efektif`, dan sebutkan angkanya dengan sumbernya",
    )


def _is_working_time(node: Tree) -> bool:
    if not isinstance(node, Number) or node.value < _FEWEST_DAYS:
        return False
    if node.unit is None:
        return node.value in _DAYS_OF_A_YEAR
    return unit_of_noun(node.unit) in _WORKING_TIME


def _is_declared(context: Context, number: Number) -> bool:
    """Whether the cell says beside the formula where the figure is from: in a note, or by a regulation."""
    assert context.tree is not None
    span = context.tree.span
    beside = f"{context.teks[: span.start]} {context.teks[span.end :]}"
    return cites_regulation(beside) or any(
        figure.strip(".,") in (str(number.value), indonesian_number(number.value))
        for figure in _FIGURE.findall(beside)
    )


def _speaks_of_days(tree: Tree) -> bool:
    return any(unit_of_name(name.text) == "hari" or "hadir" in name.text.casefold() for name in names(tree))
