"""A label in front of a formula that says nothing: ``Rumus:`` in a column of formulas.

Knows: which labels repeat what the table says already, and how to prove that one can go.
Must not know: files, or who removes it.
The proof is the finding: a label without which the cell reads in any other way is no fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from ikicalc.catalog import Indikator
from ikicalc.diagnostics import Diagnostic, FormulaError, Span, Suntingan
from ikicalc.masukan import fold
from ikicalc.rumus import Rumus
from ikicalc.syntax.cell.labels import Label


def idle_label(item: Indikator, rumus: Rumus) -> Iterator[Diagnostic]:
    """Yield the finding (IKI123) for the label in front of a formula, where it can go, with that rewrite.

    >>> item = Indikator("c/1", "c", "Rasio A", teks="Rumus : jumlah A dibagi jumlah B")
    >>> [found.perbaikan.apply(item.teks) for found in idle_label(item, item.rumus)]
    ['jumlah A dibagi jumlah B']
    """
    span = _idle(rumus.reading.labels, item)
    if span is None or item.teks[: span.start].strip():
        return
    behind = item.teks[span.end :]
    removal = Suntingan(span.start, span.end + len(behind) - len(behind.lstrip()), "")
    if _reads_the_same(replace(item, teks=removal.apply(item.teks)), rumus):
        yield Diagnostic.of(
            "IKI123",
            f"judul `{' '.join(span.of(item.teks).split())}` di depan rumus",
            span,
            label="bukan bagian rumus",
            help="hapus judulnya, supaya sel berisi rumus saja",
            perbaikan=removal,
        )


def _idle(labels: Sequence[Label], item: Indikator) -> Span | None:
    """Return the span of the labels that say no more than the table's head and the indicator's name."""
    known = ("", fold(item.indikator))
    idle = [label.span for label in takewhile(lambda label: fold(label.nama) in known, labels)]
    return idle[0].to(idle[-1]) if idle else None


def _reads_the_same(item: Indikator, rumus: Rumus) -> bool:
    try:
        return _said(item.rumus) == _said(rumus)
    except FormulaError:
        return False


def _said(rumus: Rumus) -> tuple[object, ...]:
    """Return all that a reading says, places in the cell aside."""
    inputs = [replace(item, span=Span(0, 0)) for item in rumus.masukan]
    told = [(found.code, found.message) for found in rumus.diagnostics]
    volumes = [(item.value, item.unit) for item in rumus.volume]
    constants = rumus.reading.constants
    return (rumus.kelas, rumus.kanonik, rumus.satuan, rumus.lain, inputs, constants, volumes, told)
