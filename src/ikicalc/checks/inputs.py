"""Checks of the names of inputs: one input in two spellings, an input of no known unit.

Knows: how spellings are made alike. Must not know: data, or which input a name means.
"""

from __future__ import annotations

from functools import cache

from ikicalc import kamus
from ikicalc.checks.rows import Document, Findings, Found, Input, Row
from ikicalc.checks.spelling import spellings
from ikicalc.checks.vocabulary import words
from ikicalc.diagnostics import Diagnostic
from ikicalc.syntax.kelas import Kelas
from ikicalc.varian import variants


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
        if earlier != number and item.key[1] == other.key[1] and ("(" in item.name) == ("(" in other.name):
            yield Found(_two(item, other, document.rows[earlier], pair.beda), number)


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
    >>> item = Input("penjagaan kantor", ("penjagaan kantor", 0), None, Span(0, 16))
    >>> [found.diagnostic.code for found in unknown_unit(Document((Row("c/1", "A", inputs=(item,)),)))]
    ['IKI210']
    """
    meant = spellings(document).meant
    told: set[tuple[str, int]] = set()
    for number, row in enumerate(document.rows):
        for item in row.inputs:
            if item.key in told or item.unit is not None or not _needs_unit(item, row):
                continue
            if meant and any(match[0].lower() in meant for match in words(item.name)):
                continue  # the misspelt word is the cause, and is told
            told.add(item.key)
            cell = "indikator" if row.kelas is Kelas.TERSIRAT else "teks"
            yield Found(_unit_told(item, row), number, cell)


def _needs_unit(item: Input, row: Row) -> bool:
    """Whether the name should count something: no score, no rate, and no unit stated beside it."""
    alone = len(row.inputs) == 1 and row.kelas is not Kelas.RUMUS
    if alone and (row.satuan or (row.figure is not None and row.figure.unit)):
        return False
    name = f"{item.key[0]} "
    return len(name.split()) > 1 and not name.startswith(_without_unit())


@cache
def _without_unit() -> tuple[str, ...]:
    return tuple(f"{word} " for word in kamus.load("periksa")["tanpa_satuan"])


def _unit_told(item: Input, row: Row) -> Diagnostic:
    return Diagnostic.of(
        "IKI210",
        f"satuan masukan `{item.name}` tidak diketahui",
        None if row.kelas is Kelas.TERSIRAT else item.span,
        help="sebutkan bendanya sesudah `Jumlah`, misalnya orang, dokumen, kegiatan, atau tulis satuannya",
    )
