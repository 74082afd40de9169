"""Checks of the names of inputs: one input in two spellings, an input of no known unit.

Knows: how spellings are made alike. Must not know: data, or which input a name means.
"""

from __future__ import annotations

import re
from functools import cache

from ikicalc import kamus
from ikicalc.checks.rows import Document, Findings, Found, Input, Row
from ikicalc.checks.terms import sides_look_alike
from ikicalc.checks.vocabulary import is_known, known_words
from ikicalc.diagnostics import Diagnostic
from ikicalc.syntax.reading.kelas import Kelas
from ikicalc.syntax.tree import Binary, names, walk
from ikicalc.syntax.words.lexicon import lexicon
from ikicalc.syntax.words.nouns import fold_words, noun_at, skipped_words
from ikicalc.varian import variants

_COMPOSED = re.compile(r"\([^()/]{1,20}/[^()/]{1,20}\)\s*$")  # "(liter/detik)"
_HEAD = 3  # words of a name that tell whether it is a score


def two_spellings(document: Document) -> Findings:
    """Two names that differ only in spelling: probably one input, yet they would be asked for twice.

    >>> from ikicalc.diagnostics import Span
    >>> rows = [
    ...     Row("c/1", "A", kelas=Kelas.HITUNG, inputs=(Input(name, (name, 0), None, Span(0, 1)),))
    ...     for name in ("dokumen kolam", "dok. kolam")
    ... ]
    >>> [found.diagnostic.message for found in two_spellings(Document(tuple(rows)))]
    ['masukan `dok. kolam` mungkin sama dengan `dokumen kolam`']
    """
    first: dict[tuple[str, int], tuple[int, Input]] = {}
    for number, row in enumerate(document.rows):
        for item in row.inputs if row.kelas is not Kelas.TERSIRAT else ():
            first.setdefault(item.key, (number, item))
    places = list(first.values())
    for pair in variants([item.name for _, item in places]):
        (earlier, other), (number, item) = places[pair.first], places[pair.second]
        if earlier == number and (not all(map(_is_slip, pair.beda)) or _are_sides(document.rows[number])):
            continue  # two inputs on purpose: with and without a word, another count; equal sides are told
        if item.key[1] == other.key[1] and ("(" in item.name) == ("(" in other.name):
            yield Found(_two(item, other, document.rows[earlier], pair.beda), number)


def _are_sides(row: Row) -> bool:
    """Whether a quotient of the row has two sides that look alike, which is told as such (IKI120)."""
    nodes = walk(row.tree) if row.tree is not None else ()
    return any(isinstance(node, Binary) and node.operator == "/" and sides_look_alike(node) for node in nodes)


def _is_slip(beda: str) -> bool:
    """Whether a difference is one of writing only: letters, an abbreviation, a space."""
    return beda.startswith(("ejaan:", "singkatan:", "spasi:"))


def _two(item: Input, other: Input, where: Row, beda: tuple[str, ...]) -> Diagnostic:
    return Diagnostic.of(
        "IKI208",
        f"masukan `{item.name}` mungkin sama dengan `{other.name}`",
        item.span,
        notes=(f"nama yang lain dipakai di {where.id}", f"bedanya: {'; '.join(beda)}"),
        help="tulis dengan satu ejaan, supaya datanya diminta dan dihitung sekali saja",
    )


def unknown_unit(document: Document) -> Findings:
    """An input that counts in no known unit; told once for each name of a document.

    >>> from ikicalc.diagnostics import Span
    >>> item = Input("Jumlah penjagaan", ("jumlah penjagaan", 0), None, Span(0, 16))
    >>> [found.diagnostic.code for found in unknown_unit(Document((Row("c/1", "A", inputs=(item,)),)))]
    ['IKI210']
    """
    told: set[tuple[str, int]] = set()
    for number, row in enumerate(document.rows):
        for item in row.inputs:
            if item.key in told or item.unit is not None or not _needs_unit(item, row):
                continue
            told.add(item.key)
            cell = "indikator" if row.kelas is Kelas.TERSIRAT else "teks"
            yield Found(_unit_told(item, row), number, cell)


def _needs_unit(item: Input, row: Row) -> bool:
    """Whether the name leaves open what is counted: a doing or a quantity, and no thing stands beside it."""
    alone = len(row.inputs) == 1 and row.kelas is not Kelas.RUMUS
    if alone and (row.satuan or (row.figure is not None and row.figure.unit)):
        return False
    if _COMPOSED.search(item.name) or (len(row.inputs) > 1 and _has_like(item, row)):
        return False
    first, *rest = fold_words(item.key[0])[:_HEAD] or [""]
    measures = first in lexicon().count or first in lexicon().quantity
    if not rest or not measures or {first, *rest} & _without_unit():
        return False
    # What has a unit behind the doing is what is counted: "perekaman e-KTP", "data laporan keuangan".
    return _is_open(rest[0]) and noun_at(rest, 1) is None


def _has_like(item: Input, row: Row) -> bool:
    """Whether the formula divides the thing by its like: in a share the unit falls out."""
    for node in walk(row.tree) if row.tree is not None else ():
        if isinstance(node, Binary) and node.operator == "/":
            above, below = ({_thing(name.text) for name in names(side)} for side in (node.left, node.right))
            if _thing(item.name) in above & below:
                return True
    return False


def _thing(name: str) -> str:
    """Return the word that says what is counted or measured: the first behind ``jumlah`` or ``kebutuhan``."""
    behind = (word for word in fold_words(name) if word not in skipped_words())
    return next(behind, "")


def _is_open(word: str) -> bool:
    """Whether a word says of itself in no unit how often: a doing (``penjagaan``), or a listed quantity."""
    if word in kamus.load("periksa")["takaran_terbuka"]:
        return True
    return (
        word.startswith(("pe", "ke")) and word.endswith("an") and is_known(word) and word not in known_words()
    )


@cache
def _without_unit() -> frozenset[str]:
    return frozenset(kamus.load("periksa")["tanpa_satuan"])


def _unit_told(item: Input, row: Row) -> Diagnostic:
    return Diagnostic.of(
        "IKI210",
        f"satuan masukan `{item.name}` tidak diketahui",
        None if row.kelas is Kelas.TERSIRAT else item.span,
        help="sebutkan bendanya sesudah `Jumlah`, misalnya orang, dokumen, kegiatan, atau tulis satuannya",
    )
