"""Checks of the rows of one document against each other.

Knows: names and formulas that are equal or differ. Must not know: how equality of meaning is settled.
Each check groups the rows by a key once, so its time grows with the rows, never with their pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable

from ikicalc.checks.meaning import fixed_divisors
from ikicalc.checks.rows import Document, Findings, Found, Row
from ikicalc.diagnostics import Diagnostic, Span
from ikicalc.numbers import indonesian_number
from ikicalc.syntax.kelas import Kelas
from ikicalc.syntax.tree import Number

_SHOWN = 5
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
    for group in _groups(document, lambda row: row.pattern and (row.key, row.pattern)):
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
    others = ", ".join(usual)
    return Diagnostic.of(
        "IKI620",
        f"pembagi tetap {_written(own)} lain dari {others} pada indikator yang sama",
        own.span,
        label=f"di tempat lain {others}",
        notes=(f"{others} dipakai di {_listed(ids)}",),
        help="samakan angkanya, atau ganti dengan nama masukan, misalnya `jumlah desa`",
    )


def two_formulas(document: Document) -> Findings:
    """One indicator's name with written formulas that mean different things.

    >>> rows = tuple(Row(f"c/{text}", "B", text, key="b", meaning=text) for text in ("A", "C"))
    >>> [found.diagnostic.message for found in two_formulas(Document(rows))]
    ['indikator ini di c/A memakai rumus yang lain']
    """
    for group in _groups(document, lambda row: row.kelas is not Kelas.TERSIRAT and row.meaning and row.key):
        first = group[0][1]
        for number, row in group[1:]:
            if row.meaning != first.meaning and (row.pattern is None or row.pattern != first.pattern):
                yield Found(_other_formula(row, first), number)


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
    for group in _groups(document, lambda row: row.jabatan and (row.jabatan, row.key)):
        first = group[0][1]
        for number, row in group[1:]:
            if row.meaning == first.meaning:
                yield Found(_printed_twice(row, first), number, "indikator")


def _printed_twice(row: Row, first: Row) -> Diagnostic:
    return Diagnostic.of(
        "IKI624",
        f"indikator ini sudah ada pada jabatan yang sama ({first.id})",
        Span(0, len(row.indikator)),
        notes=(f"jabatan: {row.jabatan}",),
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
