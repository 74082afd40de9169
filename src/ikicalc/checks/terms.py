"""Checks of the terms of a formula: equal sides, weights, names that say only when.

Knows: the tree, which sides mean the same or look alike, weights in the tree and beside the names.
Must not know: values, or the indicator's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ikicalc.checks.context import Context
from ikicalc.checks.meaning import equal_quotients
from ikicalc.diagnostics import Diagnostic, Span
from ikicalc.masukan import key_of
from ikicalc.numbers import indonesian_number, read_number
from ikicalc.syntax.tree import Binary, Name, Number, Tree, names, walk
from ikicalc.syntax.words.nouns import fold_words
from ikicalc.syntax.words.periode import is_period
from ikicalc.varian import variants

_REMARKED_WEIGHT = re.compile(r"\([^()]*\d\s*%\s*\)|[^\W\d_]\s+\d{1,2}(?:[.,]\d{1,3})?\s*%$")
_WEIGHT = r"\d{1,2}(?:[.,]\d{1,3})?"
_LISTED_WEIGHT = re.compile(
    rf"\bbobot(?:nya)?\s*(?:[:=]|sebesar)?\s*(?P<word>{_WEIGHT})\s*%"
    rf"|\(\s*(?P<remark>{_WEIGHT})\s*%\s*\)",
    re.IGNORECASE,
)
_NAMED_WEIGHT = re.compile(rf"(?P<word>(?<=[^\W\d_] ){_WEIGHT})\s*%")  # "Kualifikasi 25%", in a cell on bobot
_FEWEST_NAMED = 3
_LEAST_TOTAL, _MOST_TOTAL = Fraction(1, 2), Fraction(3, 2)  # weights within weights add up to more
_MOST_OTHER = 3  # words that only one of two names has, beyond which they are not held against each other


def equal_sides(context: Context) -> Iterator[Diagnostic]:
    """A quotient whose numerator and denominator mean the same, or differ in spelling only: it is always 1.

    >>> from ikicalc.rumus import parse
    >>> rumus = parse("Jumlah desa tertib dibagi total desa yang tertib dikali 100%")
    >>> [finding.message for finding in rumus.diagnostics]
    ['pembilang dan penyebutnya tampak sama, sehingga hasilnya selalu 1 (100%)']
    """
    tree = context.tree
    nodes = walk(tree) if tree is not None else ()
    quotients = [node for node in nodes if isinstance(node, Binary) and node.operator == "/"]
    same = {id(node) for node in equal_quotients(tree) if _same_words(node)} if tree and quotients else ()
    for node in quotients:
        if id(node) in same or sides_look_alike(node):
            look = "sama" if id(node) in same else "tampak sama"
            yield Diagnostic.of(
                "IKI120",
                f"pembilang dan penyebutnya {look}, sehingga hasilnya selalu 1 (100%)",
                node.span,
                help="periksa penyebutnya: keseluruhan yang dibandingkan belum tertulis",
            )


def sides_look_alike(node: Binary) -> bool:
    """Whether two names of a quotient differ in nothing that a reader would call another thing.

    >>> sides_look_alike(Binary("/", Name("Jumlah dok. lengkap"), Name("jumlah dokumen lengkap")))
    True
    >>> sides_look_alike(Binary("/", Name("Jumlah dokumen lengkap"), Name("jumlah dokumen")))
    False
    """
    left, right = _bare(node.left), _bare(node.right)
    if not (isinstance(left, Name) and isinstance(right, Name)) or "(" in left.text + right.text:
        return False
    one, other = set(fold_words(left.text)), set(fold_words(right.text))
    if (
        len(one - other) > _MOST_OTHER
        or len(other - one) > _MOST_OTHER
        or key_of(left.text) == key_of(right.text)
    ):
        return False
    return key_of(left.text)[1] == key_of(right.text)[1] and any(variants([left.text, right.text]))


def _same_words(node: Binary) -> bool:
    left, right = ({name.text.casefold() for name in names(side)} for side in (node.left, node.right))
    return left == right


def _bare(tree: Tree) -> Tree:
    """Return a side without the factor beside it: ``A`` of ``100% x A``."""
    match tree:
        case (
            Binary(operator="*", left=Number(), right=inner)
            | Binary(operator="*", left=inner, right=Number())
        ):
            return inner
        case _:
            return tree


def weights(context: Context) -> Iterator[Diagnostic]:
    """A weighted sum whose weights do not make 100%.

    >>> from ikicalc.rumus import parse
    >>> [finding.code for finding in parse("60% x nilai SKP + 30% x nilai perilaku").diagnostics]
    ['IKI508']
    """
    weighted, divisor = _unscaled(context.tree) if context.tree is not None else (None, Fraction(1))
    terms = list(_terms(weighted)) if weighted is not None else []
    found = [weight for term in terms if (weight := _weight(term, divisor)) is not None]
    if weighted is not None and len(found) >= 2 and len(found) == len(terms):
        yield from _not_whole(found, weighted.span)
    elif "%" in context.teks:
        yield from tuple(_listed_weights(context.teks)) or _named_weights(context.teks)


def _listed_weights(text: str) -> Iterator[Diagnostic]:
    """Weights that stand beside the names of a sum or a list: ``Perencanaan (bobot 30%)``."""
    found = [match for match in _LISTED_WEIGHT.finditer(text) if match["word"] or match["remark"]]
    if len(found) < 2 or (not any(match["word"] for match in found) and len(found) != text.count("%")):
        return
    yield from _listed([read_number(match["word"] or match["remark"]) for match in found], _over(found))


def _named_weights(text: str) -> Iterator[Diagnostic]:
    """Weights behind the names of a list that the cell calls weights: ``bobot: Kualifikasi 25%, ...``."""
    found = list(_NAMED_WEIGHT.finditer(text)) if "bobot" in text.casefold() else []
    if len(found) >= _FEWEST_NAMED and len(found) == text.count("%"):
        yield from _listed([read_number(match["word"]) for match in found], _over(found))


def _over(found: list[re.Match[str]]) -> Span:
    return Span(found[0].start(), found[-1].end())


def _listed(percents: list[Fraction], span: Span) -> Iterator[Diagnostic]:
    listed = [percent / 100 for percent in percents]
    if _LEAST_TOTAL < sum(listed) < _MOST_TOTAL and all(0 < weight < 1 for weight in listed):
        yield from _not_whole(listed, span)


def _not_whole(found: list[Fraction], span: Span) -> Iterator[Diagnostic]:
    total = sum(found, Fraction(0))
    if total == 1:
        return
    written = " + ".join(f"{indonesian_number(weight * 100)}%" for weight in found)
    yield Diagnostic.of(
        "IKI508",
        f"jumlah bobot {written} adalah {indonesian_number(total * 100)}%, bukan 100%",
        span,
        help="luruskan bobotnya, atau bagi dengan jumlah bobot",
    )


def remarked_weights(context: Context) -> Iterator[Diagnostic]:
    """A sum whose terms carry percentages in brackets: the words are names, nothing is multiplied.

    >>> from ikicalc.rumus import parse
    >>> [finding.code for finding in parse("nilai SKP (60%) + nilai perilaku (40%)").diagnostics]
    ['IKI122']
    """
    terms = list(_terms(_unscaled(context.tree)[0])) if context.tree is not None else []
    marked = [node for node in terms if isinstance(node, Name) and _REMARKED_WEIGHT.search(node.text)]
    if len(marked) < 2:
        return
    where = "di dalam kurung" if marked[0].text.rstrip().endswith(")") else "di belakang nama"
    yield Diagnostic.of(
        "IKI122",
        f"persen {where} dibaca sebagai bagian nama; sukunya dijumlahkan tanpa bobot",
        marked[0].span,
        label="tidak dikalikan",
        help="bila itu bobot, tulis misalnya `60% x nilai SKP + 40% x nilai perilaku`",
    )


def _unscaled(tree: Tree) -> tuple[Tree, Fraction]:
    """Return what a number multiplies or divides, and the divisor: the sum in ``(50 x A + 40 x B) / 100``."""
    divisor = Fraction(1)
    while True:
        match tree:
            case Binary(operator="/", left=Binary() as inner, right=Number(value=value)) if value:
                tree, divisor = inner, divisor * value
            case Binary(operator="*", left=Binary() as inner, right=Number()):
                tree = inner
            case Binary(operator="*", left=Number(), right=Binary() as inner):
                tree = inner
            case _:
                return tree, divisor


def _terms(tree: Tree) -> Iterator[Tree]:
    stack = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, Binary) and node.operator == "+":
            stack += [node.right, node.left]
        else:
            yield node


def _weight(term: Tree, divisor: Fraction) -> Fraction | None:
    match term:
        case Binary(operator="*", left=Number(value=value), right=other):
            pass
        case Binary(operator="*", left=other, right=Number(value=value)):
            pass
        case _:
            return None
    weight = value / divisor if value > 1 else value
    return weight if 0 < weight < 1 and names(other) else None


def named_by_time(context: Context) -> Iterator[Diagnostic]:
    """``PAD tahun ini - tahun lalu``: what is counted last year is left for the reader to know.

    >>> from ikicalc.rumus import parse
    >>> rumus = parse("(Jumlah kunjungan tahun ini - tahun lalu) / tahun lalu x 100%")
    >>> [finding.message for finding in rumus.diagnostics if finding.code == "IKI213"]
    ['nama `tahun lalu` hanya menyebut waktu']
    """
    told: set[str] = set()
    for node in names(context.tree) if context.tree is not None else ():
        if node.text.casefold() not in told and is_period(node.text):
            told.add(node.text.casefold())
            yield Diagnostic.of(
                "IKI213", f"nama `{node.text}` hanya menyebut waktu", node.span, label="apa yang dihitung?",
                help=f"sebut besarannya juga, misalnya `jumlah ... {node.text}`",
            )  # fmt: skip
