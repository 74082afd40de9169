"""Checks of the rows of one document against each other.

Knows: names and formulas that are equal or differ. Must not know: how equality of meaning is settled.
Each check groups the rows by a key once, so its time grows with the rows, never with their pairs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator

from ikicalc import kamus
from ikicalc.checks.meaning import fixed_divisors
from ikicalc.checks.rows import Document, Findings, Found, Row
from ikicalc.diagnostics import Diagnostic, Span
from ikicalc.masukan import key_of
from ikicalc.numbers import indonesian_number
from ikicalc.syntax.reading.kelas import Kelas
from ikicalc.syntax.tree import Name, Number
from ikicalc.syntax.words.nouns import fold_words

_SHOWN = 5
_FEWEST_WORDS = 2  # beyond the word that counts: a shorter name says too little
_QUALIFIED = re.compile(r"(?!x\b|di(?:kali|bagi|tambah|kurangi)|dan\b|selama\b)[^\W\d_]", re.IGNORECASE)
Numbered = tuple[int, Row]


def differing_divisor(document: Document) -> Findings:
    """One formula with two fixed divisors: 12 desa in one row, 9 desa in another.

    The rarer one is told; where both are equally common, the later one.

    >>> from fractions import Fraction
    >>> from ikicalc.syntax.tree import Binary, Name
    >>> trees = [Binary("/", Name("A"), Number(Fraction(n), "desa")) for n in (12, 9)]
    >>> rows = tuple(Row(f"c/{i}", "B", tree=tree, key="b", pattern="A/?") for i, tree in enumerate(trees))
    >>> [found.diagnostic.message for found in differing_divisor(Document(rows))]
    ['pembagi tetap 9 desa lain dari 12 desa pada indikator yang sama']
    """
    for group in _sharing_pattern(document):
        divisors = {number: _divisors(row) for number, row in group}
        usual, _ = Counter(divisors.values()).most_common(1)[0]
        ids = [row.id for number, row in group if divisors[number] == usual]
        for number, row in group:
            if divisors[number] != usual:
                yield Found(_other_divisor(row, usual, ids), number)


def _divisors(row: Row) -> tuple[str, ...]:
    assert row.tree is not None
    return tuple(_written(item) for item in fixed_divisors(row.tree))


def _written(number: Number) -> str:
    return f"{indonesian_number(number.value)} {number.unit or ''}".strip()


def _other_divisor(row: Row, usual: tuple[str, ...], ids: list[str]) -> Diagnostic:
    assert row.tree is not None
    divisors = fixed_divisors(row.tree)
    own = next((item for item in divisors if _written(item) not in usual), divisors[0])
    return _told_divisor(own, usual, ids, "pada indikator yang sama")


def _told_divisor(own: Number, usual: tuple[str, ...], ids: list[str], where: str) -> Diagnostic:
    others = ", ".join(usual)
    return Diagnostic.of(
        "IKI620",
        f"pembagi tetap {_written(own)} lain dari {others} {where}",
        own.span,
        label=f"di tempat lain {others}",
        notes=(f"{others} dipakai di {_listed(ids)}",),
        help="samakan angkanya, atau ganti dengan nama masukan, misalnya `jumlah desa`",
    )


def differing_territory(document: Document) -> Findings:
    """A number of desa that differs from the one by which the other rows divide, under whatever indicator.

    Of just two rows the later one is told; where three rows have three numbers, each may have its own whole.

    >>> from fractions import Fraction
    >>> from ikicalc.syntax.tree import Binary, Name
    >>> trees = [Binary("/", Name("A"), Number(Fraction(n), "desa")) for n in (12, 12, 11)]
    >>> rows = tuple(Row(f"c/{i}", "B", tree=tree, key=str(i)) for i, tree in enumerate(trees))
    >>> [found.diagnostic.message for found in differing_territory(Document(rows))]
    ['pembagi tetap 11 desa lain dari 12 desa di baris lain']
    """
    found: dict[str, list[tuple[int, Number]]] = {}
    for number, row in enumerate(document.rows):
        for item in _of_territory(row):
            found.setdefault(item.unit or "", []).append((number, item))
    shared = {number for group in _sharing_pattern(document) for number, _ in group}
    for group in found.values():
        (usual, often), *_ = Counter(item.value for _, item in group).most_common(1)
        ids = [document.rows[number].id for number, item in group if item.value == usual]
        for number, item in group if often > 1 or len(group) == 2 else ():
            if (
                item.value != usual and number not in shared
            ):  # what two rows share is told by differing_divisor
                yield Found(
                    _told_divisor(item, (f"{indonesian_number(usual)} {item.unit}",), ids, "di baris lain"),
                    number,
                )


def _of_territory(row: Row) -> Iterator[Number]:
    """Yield the divisors that count the whole territory: ``12 desa``, but not ``9 desa binaan``."""
    for item in fixed_divisors(row.tree) if row.tree is not None else ():
        behind = row.teks[item.span.end :].lstrip()
        if item.unit in kamus.load("periksa")["tetap_sedokumen"] and not _QUALIFIED.match(behind):
            yield item


def _sharing_pattern(document: Document) -> Iterable[list[Numbered]]:
    return _groups(document, lambda row: row.pattern and (row.key, row.pattern))


def two_formulas(document: Document) -> Findings:
    """One indicator's name with written formulas that mean different things.

    >>> rows = tuple(Row(f"c/{text}", "B", text, key="b", meaning=text) for text in ("A", "C"))
    >>> [found.diagnostic.message for found in two_formulas(Document(rows))]
    ['indikator ini di c/A memakai rumus yang lain']
    """
    for group in _groups(document, lambda row: row.kelas is not Kelas.TERSIRAT and row.meaning and row.key):
        first = group[0][1]
        for number, row in group[1:]:
            if row.meaning == first.meaning or _is_shortened(row, first) or _is_shortened(first, row):
                continue
            if row.pattern is None or row.pattern != first.pattern:
                yield Found(_other_formula(row, first), number)


def _is_shortened(row: Row, whole: Row) -> bool:
    """Whether a cell only shortens the count that another cell and the indicator name in full."""
    if not (isinstance(row.tree, Name) and isinstance(whole.tree, Name)):
        return False
    short, full, named = (
        set(fold_words(text)) for text in (_base(row.tree), _base(whole.tree), row.indikator)
    )
    return len(short) > _FEWEST_WORDS and short <= full <= named


def _base(name: Name) -> str:
    return key_of(name.text)[0]


def _other_formula(row: Row, first: Row) -> Diagnostic:
    return Diagnostic.of(
        "IKI622",
        f"indikator ini di {first.id} memakai rumus yang lain",
        row.tree.span if row.tree is not None else None,
        notes=(f"rumus di {first.id}: {' '.join(first.teks.split())[:160]}",),
        help="pakai satu rumus untuk nama yang sama, atau bedakan namanya",
    )


def same_meaning(document: Document) -> Findings:
    """Two indicators with different names whose formulas mean the same.

    >>> rows = tuple(Row(f"c/{key}", key, kelas=Kelas.RUMUS, key=key, meaning="A") for key in ("b", "c"))
    >>> [found.diagnostic.message for found in same_meaning(Document(rows))]
    ['rumusnya sama dengan rumus c/b, padahal nama indikatornya lain']
    """
    for group in _groups(document, lambda row: row.kelas is Kelas.RUMUS and row.meaning):
        first = group[0][1]
        told: set[str] = {first.key}
        for number, row in group[1:]:
            if row.key in told:
                continue
            told.add(row.key)
            yield Found(_same_formula(row, first), number)


def _same_formula(row: Row, first: Row) -> Diagnostic:
    return Diagnostic.of(
        "IKI623",
        f"rumusnya sama dengan rumus {first.id}, padahal nama indikatornya lain",
        row.tree.span if row.tree is not None else None,
        notes=(f"nama di {first.id}: {first.indikator}",),
        help="samakan namanya bila memang satu indikator, atau tulis rumus yang membedakannya",
    )


def twice_under_one_position(document: Document) -> Findings:
    """An indicator printed twice under one jabatan with the same formula.

    >>> rows = tuple(Row(f"c/{number}", "B", jabatan="Camat", key="b") for number in (1, 2))
    >>> [found.diagnostic.message for found in twice_under_one_position(Document(rows))]
    ['indikator ini sudah ada pada jabatan yang sama (c/1)']
    """
    held = any(row.jabatan for row in document.rows)
    for group in _groups(document, lambda row: _position(row, held=held)):
        first = group[0][1]
        for number, row in group[1:]:
            if row.meaning == first.meaning:
                yield Found(_printed_twice(row, first), number, "indikator")


def _position(row: Row, *, held: bool) -> Hashable:
    """Return what a row stands under: its jabatan, or in a document without any its sasaran."""
    if held:
        return row.jabatan and (row.jabatan, row.key)
    return row.key and (row.sasaran, row.key)


def _printed_twice(row: Row, first: Row) -> Diagnostic:
    where = "jabatan" if row.jabatan else "sasaran"
    return Diagnostic.of(
        "IKI624",
        f"indikator ini sudah ada pada {where} yang sama ({first.id})",
        Span(0, len(row.indikator)),
        notes=tuple(f"{name}: {text}" for name, text in ((where, row.cell(where)),) if text),
        help="hapus salah satunya, atau bedakan namanya",
    )


def _groups(document: Document, key: Callable[[Row], Hashable]) -> Iterable[list[Numbered]]:
    """Return the rows that share a key with another row, in the order of the document."""
    found: dict[Hashable, list[Numbered]] = {}
    for number, row in enumerate(document.rows):
        shared = key(row)
        if shared:
            found.setdefault(shared, []).append((number, row))
    return [group for group in found.values() if len(group) > 1]


def _listed(ids: list[str]) -> str:
    return ", ".join(ids[:_SHOWN]) + (f", dan {len(ids) - _SHOWN} lagi" if len(ids) > _SHOWN else "")
