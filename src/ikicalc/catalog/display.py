"""An indicator and a catalog as they show themselves in a notebook.

Knows: which printed cells a reader wants, and how many rows a page bears. Must not know: YAML, formulas.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from ikicalc.cards import Formula, formula_body
from ikicalc.diagnostics import FormulaError
from ikicalc.markup import card, facts, findings, folded, table, text

MOST_ROWS = 200  # of one document
MOST_DOCUMENTS = 50


class Printed(Protocol):
    """What is shown of an indicator."""

    @property
    def id(self) -> str: ...
    @property
    def dokumen(self) -> str: ...
    @property
    def indikator(self) -> str: ...
    @property
    def jabatan(self) -> str: ...
    @property
    def sasaran(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def sumber_data(self) -> str: ...
    @property
    def teks(self) -> str: ...
    @property
    def polaritas(self) -> str | None: ...


class Head(Protocol):
    """What is shown of a document."""

    @property
    def id(self) -> str: ...
    @property
    def judul(self) -> str: ...
    @property
    def instansi(self) -> str: ...


def indicator_card(item: Printed, formula: Callable[[], Formula]) -> str:
    """Return an indicator's printed cells and its formula; a cell beyond the bounds gives its finding.

    >>> from ikicalc.catalog import Indikator
    >>> kolam = Indikator("contoh/1", "contoh", "Jumlah kolam", teks="Jumlah kolam")
    >>> "contoh/1" in indicator_card(kolam, lambda: kolam.rumus)
    True
    """
    cells = {
        "Jabatan": item.jabatan,
        "Sasaran": item.sasaran,
        "Target": item.target,
        "Polaritas": item.polaritas or "",
        "Sumber data": item.sumber_data,
    }
    try:
        body = formula_body(formula())
    except FormulaError as error:
        body = findings(error.diagnostics)
    return card(item.indikator, facts(cells), body, about=item.id)


def catalog_card(heads: Sequence[Head], items: Sequence[Printed]) -> str:
    """Return the documents with their indicators, one folded table each.

    >>> from ikicalc.catalog import Indikator
    >>> catalog_card([], [Indikator("contoh/1", "contoh", "Jumlah kolam")]).count("<details>")
    1
    """
    titles = {head.id: " · ".join(part for part in (head.judul, head.instansi) if part) for head in heads}
    groups: dict[str, list[Printed]] = {}
    for item in items:
        groups.setdefault(item.dokumen, []).append(item)
    shown = list(groups.items())[:MOST_DOCUMENTS]
    parts = [folded(_summary(name, titles, rows), _listed(rows)) for name, rows in shown]
    rest = len(groups) - len(shown)
    more = [f"<p>dan {rest} dokumen lagi</p>"] if rest else []
    return card("Katalog", *parts, *more, about=f"{len(items)} indikator, {len(groups)} dokumen")


def _summary(name: str, titles: dict[str, str], rows: Sequence[Printed]) -> str:
    title = titles.get(name, "")
    return f"{name}: {title} ({len(rows)} indikator)" if title else f"{name} ({len(rows)} indikator)"


def _listed(rows: Sequence[Printed]) -> str:
    rest = len(rows) - MOST_ROWS
    cells = [
        [text(item.id), text(item.indikator), text(item.teks), text(item.target)] for item in rows[:MOST_ROWS]
    ]
    more = f"dan {rest} indikator lagi" if rest > 0 else ""
    return table(["id", "indikator", "sel rumus", "target"], cells, more=more)
