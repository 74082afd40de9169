"""A table of figures as it shows itself in a notebook.

Knows: which columns a reader wants, and how many rows a page bears. Must not know: how figures come about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING

from ikicalc.diagnostics import Diagnostic
from ikicalc.markup import card, findings, folded, number, table, text
from ikicalc.numbers import indonesian_number
from ikicalc.series.labels import period_label

if TYPE_CHECKING:
    from ikicalc.series.baris import Baris
    from ikicalc.series.linking import Tautan

MOST_ROWS = 100
DECIMALS = 2  # of a figure that is not whole
_HEADS = (
    *("unit kerja", "indikator", "periode", "realisasi", "target", "capaian", "predikat", "bulan"),
    "keterangan",
)
_FIGURES = ("realisasi", "target", "capaian", "bulan")


def table_card(
    rows: Iterable[Baris], count: int, masukan: Sequence[Tautan], found: Sequence[Diagnostic]
) -> str:
    """Return the first of ``count`` rows, then how inputs were taken and the findings, folded.

    >>> "tanpa baris" in table_card([], 0, [], [])
    True
    """
    cells = [_cells(row) for row in islice(rows, MOST_ROWS)]
    more = f"dan {count - len(cells)} baris lagi" if count > len(cells) else ""
    body = table(_HEADS, cells, right=_FIGURES, more=more) if cells else "<p>tanpa baris</p>"
    inputs = folded(f"Masukan ({len(masukan)})", _inputs(masukan[:MOST_ROWS]))
    return card("Realisasi", body, inputs, findings(found), about=f"{count} baris")


def _cells(row: Baris) -> list[str]:
    missing = "<em>tanpa nilai</em>"
    return [
        text(row.unit_kerja),
        f"{text(row.indikator)}<br><code>{text(row.indikator_id)}</code>",
        text(period_label(row.jenis, row.periode, row.tahun)),
        missing if row.realisasi is None else number(figure(row.realisasi, row.satuan)),
        "" if row.target is None else number(str(row.target)),
        "" if row.capaian is None else number(figure(row.capaian, "%")),
        text(row.predikat or ""),
        number(row.kelengkapan or ""),
        text(row.pesan),
    ]


def figure(value: Fraction, satuan: str | None, decimals: int | None = None) -> str:
    """Return a figure in the Indonesian way: whole numbers as they are, others with two decimals.

    >>> figure(Fraction(13), "laporan"), figure(Fraction(200, 3), "%"), figure(Fraction(13), "%", 1)
    ('13 laporan', '66,67 %', '13,0 %')
    """
    if decimals is None and value.denominator != 1:
        decimals = DECIMALS
    return " ".join(part for part in (indonesian_number(value, decimals), satuan) if part)


def _inputs(masukan: Sequence[Tautan]) -> str:
    rows = [
        [text(item.nama), text(item.nama_data or "(tidak ada di data)"), text(item.agregasi), text(item.asal)]
        for item in masukan
    ]
    return table(["masukan", "nama di data", "cara menggabungkan", "menurut"], rows) if rows else ""
