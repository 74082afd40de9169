"""Checks of what a division or a factor reaches: printed without brackets it takes only what stands next.

Knows: the tree, and the units of names. Must not know: values, or the indicator's name.
"""

from __future__ import annotations

from collections.abc import Iterator

from ikicalc.checks.context import Context, has_factor, only_counts
from ikicalc.diagnostics import Diagnostic
from ikicalc.satuan.unit import PERCENT, is_score, unit_of
from ikicalc.syntax.tree import Binary, Name, Number, Tree, walk
from ikicalc.syntax.words.nouns import unit_of_name, unit_of_noun

_HUNDRED = 100


def factor_on_last_term(context: Context) -> Iterator[Diagnostic]:
    """``Nilai A ditambah B dibagi C dikali 100%`` is A + (B / C x 100): rarely what was meant.

    >>> from ikicalc.rumus import parse
    >>> rumus = parse("Nilai dasar ditambah jumlah aduan selesai dibagi jumlah aduan dikali 100%")
    >>> "IKI307" in [finding.code for finding in rumus.diagnostics]
    True
    """
    match context.tree:
        case Binary(
            operator="+" | "-", left=left, right=Binary(operator="*", right=Number(value=value)) as last
        ):
            pass
        case _:
            return
    if value == _HUNDRED and not has_factor(left):
        yield Diagnostic.of(
            "IKI307",
            "faktor 100 hanya mengenai suku terakhir",
            last.span,
            label="hanya bagian ini yang dikali 100",
            help="tulis kurung, misalnya `(A dikurangi B) dibagi B dikali 100%`, atau `kemudian dibagi`",
        )


def divisor_on_last_term(context: Context) -> Iterator[Diagnostic]:
    """``A + B + C / 3`` divides C alone, by as many as there are terms: a mean without its brackets.

    >>> from ikicalc.rumus import parse
    >>> rumus = parse("Nilai A ditambah nilai B ditambah nilai C dibagi 3")
    >>> [finding.code for finding in rumus.diagnostics]
    ['IKI310']
    """
    match context.tree:
        case Binary(operator="+", right=Binary(operator="/", right=Number() as divisor) as last) as tree:
            terms = list(_terms(tree))
        case _:
            return
    alone = not any(isinstance(term, Binary) and term.right == divisor for term in terms if term is not last)
    if divisor.value == len(terms) and alone:
        yield Diagnostic.of(
            "IKI310",
            f"pembagi {len(terms)} hanya mengenai suku terakhir",
            last.span,
            label=f"hanya bagian ini yang dibagi {len(terms)}",
            help=f"bila yang dimaksud rata-rata, tulis kurung: `(A + B) / {len(terms)}`, "
            "atau `kemudian dibagi`",
        )


def ratio_beside_count(context: Context) -> Iterator[Diagnostic]:
    """``A dikurangi B dibagi C`` is A - (B / C): a ratio is rarely taken from a count, in brackets as well.

    >>> from ikicalc.rumus import parse
    >>> rumus = parse("(Jumlah aduan - jumlah aduan ganda / jumlah surat) x 100%")
    >>> "IKI311" in [finding.code for finding in rumus.diagnostics]
    True
    """
    for tree in _sums(context.tree) if context.tree is not None else ():
        terms = list(_terms(tree))
        divided = next(filter(_is_ratio, terms), None)
        if divided is not None and any(map(_is_plain, terms)):
            yield _only_nearest(divided, "(A + B) dibagi (C + D)")
            return


def _only_nearest(divided: Tree, instead: str) -> Diagnostic:
    return Diagnostic.of(
        "IKI311",
        "pembagian hanya mengenai suku terdekat",
        divided.span,
        label="hanya bagian ini yang dibagi",
        help=f"tulis kurung, misalnya `{instead}`, atau `kemudian dibagi`",
    )


def _is_ratio(term: Tree) -> bool:
    return isinstance(term, Binary) and term.operator == "/" and isinstance(term.right, Name)


def _is_plain(term: Tree) -> bool:
    """A quantity, or a number of times a quantity: ``2 x target``."""
    match term:
        case Name() | Binary(operator="*", left=Number(), right=Name()):
            return True
    return False


def ratio_times_quantity(context: Context) -> Iterator[Diagnostic]:
    """``A / B x C x 100%`` is (A / B) x C: no percentage, where C is counted in a unit.

    >>> from ikicalc.rumus import parse
    >>> rumus = parse("Jumlah pegawai hadir / jumlah pegawai x jumlah hari kerja x 100%")
    >>> [finding.code for finding in rumus.diagnostics]
    ['IKI311']
    """
    match context.tree:
        case Binary(
            operator="*",
            left=Binary(operator="*", left=Binary(operator="/") as divided, right=factor),
            right=Number(value=value),
        ) if value == _HUNDRED and _is_counted(factor):
            yield _only_nearest(divided, "A dibagi (B x C)")


def _is_counted(tree: Tree) -> bool:
    match tree:
        case Name(text=text):
            unit = unit_of(unit_of_name(text))
            if unit is None:
                return only_counts(tree)
        case Number(unit=str(noun)):
            unit = unit_of(unit_of_noun(noun))
        case _:
            return False
    return unit is not None and unit != PERCENT and not is_score(unit)


def _sums(tree: Tree) -> Iterator[Tree]:
    """Yield each sum that is not part of a larger one, the outermost first."""
    inner: set[int] = set()
    for node in walk(tree):
        if isinstance(node, Binary) and node.operator in ("+", "-"):
            inner.update(id(side) for side in (node.left, node.right))
            if id(node) not in inner:
                yield node


def _terms(tree: Tree) -> Iterator[Tree]:
    """Yield the terms of a sum."""
    pending = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, Binary) and node.operator in ("+", "-"):
            pending += [node.right, node.left]
        else:
            yield node
