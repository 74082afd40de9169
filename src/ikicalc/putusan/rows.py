"""Indicators as read into the rows that checks look at.

Knows: which part of a formula and of a target a check needs. Must not know: what a check says of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from ikicalc import kamus
from ikicalc.catalog import Dokumen
from ikicalc.checks import Document, Figure, Input, Row
from ikicalc.checks.meaning import meaning, pattern
from ikicalc.diagnostics import Diagnostic, IkicalcError, Span
from ikicalc.masukan import fold, key_of
from ikicalc.metode import Target
from ikicalc.putusan.verdict import Dibaca
from ikicalc.rumus import Rumus
from ikicalc.varian import plain_spelling

_OPEN = re.compile(
    r"^\s*(?:[<>≤≥]=?|min(?:imal|imum|\.)|maks(?:imal|imum|\.))\s*", re.IGNORECASE
)  # an end left open


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class _Read(NamedTuple):
    figure: Figure | None
    findings: tuple[Diagnostic, ...] = ()


def row_of(read: Dibaca) -> tuple[Row, list[tuple[Diagnostic, str]]]:
    """Return the row that the checks look at, and what was wrong with its targets, each with its cell.

    >>> from ikicalc.catalog import Indikator
    >>> from ikicalc.putusan.verdict import read_indicator
    >>> item = Indikator("contoh/1", "contoh", "Jumlah kolam", target="baru")
    >>> [(found.code, cell) for found, cell in row_of(read_indicator(item))[1]]
    [('IKI510', 'target')]
    """
    item = read.indikator
    target = _target(item.target, "target")
    quarters = [_target(text, "target_triwulan") for text in item.target_triwulan]
    years = [_target(text, "target_tahunan") for _, text in item.target_tahunan]
    parts = [("target", target), *(("target_triwulan", part) for part in quarters)]
    parts += [("target_tahunan", part) for part in years]
    findings = [(found, cell) for cell, part in parts for found in part.findings]
    return _row(read, target.figure, _figures(quarters), _figures(years)), findings


def document_of(head: Dokumen | None, rows: Iterable[Row]) -> Document:
    """Return the document that the checks look at; without a head nothing is known of it but its rows.

    >>> document_of(Dokumen("contoh", "Indikator", tahun=2023), []).tahun
    2023
    """
    if head is None:
        return Document(tuple(rows))
    return Document(
        tuple(rows), head.id, head.judul, head.instansi, head.kabupaten, head.tahun or _signed(head)
    )


def _signed(head: Dokumen) -> int | None:
    """Return the year in which a document of no stated year was signed or numbered."""
    years = (found[-1] for text in (head.tanggal, head.nomor) if (found := _YEAR.findall(text or "")))
    return next(map(int, years), None)


def _figures(read: list[_Read]) -> tuple[Figure | None, ...]:
    return tuple(item.figure for item in read)


def _row(
    read: Dibaca,
    figure: Figure | None,
    quarters: tuple[Figure | None, ...],
    years: tuple[Figure | None, ...],
) -> Row:
    item, rumus = read.indikator, read.rumus
    tree = rumus.tree if rumus is not None else None
    percent = rumus is not None and rumus.shows_percent
    return Row(
        id=item.id,
        indikator=item.indikator,
        teks=item.teks,
        jabatan=item.jabatan,
        sasaran=item.sasaran,
        sumber_data=item.sumber_data,
        target=item.target,
        target_triwulan=item.target_triwulan,
        target_tahunan=item.target_tahunan,
        target_bulanan=item.target_bulanan,
        satuan=item.satuan,
        polaritas=item.polaritas,
        kelas=read.kelas,
        tree=tree,
        unit=_unit(rumus),
        inputs=_inputs(rumus),
        key=plain_spelling(item.indikator),
        meaning=meaning(tree, percent=percent) if tree is not None else None,
        pattern=pattern(tree, percent=percent) if tree is not None else None,
        figure=figure,
        quarters=quarters,
        years=tuple((year, found) for (year, _), found in zip(item.target_tahunan, years, strict=True)),
    )


def _unit(rumus: Rumus | None) -> str | None:
    """Return the unit of the figure; none where the formula adds unlike units, which is told as such."""
    if rumus is None or any(finding.code == "IKI302" for finding in rumus.diagnostics):
        return None
    return rumus.satuan


def _inputs(rumus: Rumus | None) -> tuple[Input, ...]:
    items = rumus.masukan if rumus is not None else ()
    return tuple(Input(item.nama, key_of(item.nama), item.satuan, item.span) for item in items)


def _is_grade(text: str) -> bool:
    """Whether a folded target is a grade, with or without what it grades (``opini wtp``), or says none."""
    words = kamus.load("periksa")
    first, _, rest = text.partition(" ")
    graded = first in (*words["bentuk_nama"]["opini"], *words["bentuk_nama"]["nilai"])
    return text in words["target_kosong"] or (rest if graded and rest else text) in words["target_huruf"]


def _target(text: str, cell: str) -> _Read:
    """Return a target as read; a grade (``WTP``, ``BB``, ``Baik``) is no figure and no fault."""
    if not text.strip(" -–") or _is_grade(fold(text)):
        return _Read(None)
    try:
        target = Target.read(_OPEN.sub("", text))
    except IkicalcError as error:
        whole = Span(0, len(text)) if cell == "target" else None
        told = (item if item.span is not None else replace(item, span=whole) for item in error.diagnostics)
        return _Read(None, tuple(told))
    return _Read(Figure(target.bawah, target.atas, target.satuan))
