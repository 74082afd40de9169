"""A draft as a catalog file for people to check: where each row stands, what is unsure, what else is printed.

Knows: what a comment in a draft says. Must not know: YAML, how rows are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ikicalc.catalog.write import catalog_yaml
from ikicalc.diagnostics import Diagnostic, Severity
from ikicalc.documents.draf import Draf
from ikicalc.documents.model import Letak
from ikicalc.documents.words import fold


def draft_yaml(draf: Draf) -> str:
    """Return a draft as a catalog file with comments.

    Above each indicator: its rows in the document, cells that stand elsewhere, findings, and cells for which
    the catalog has no column. At the top: findings about no single indicator.

    >>> from ikicalc.documents.imports import draft_of
    >>> from ikicalc.documents.reading import text_document
    >>> naskah = text_document("INDIKATOR\\tTARGET\\nJumlah kolam\\t12\\n", "kolam.txt")
    >>> print(draft_yaml(draft_of(naskah, "kolam.txt")).splitlines()[-4])
      # baris 2
    """
    notes = {item.id: list(_notes(draf, item.id)) for item in draf.indikator}
    return catalog_yaml(draf.dokumen, draf.indikator, kepala=list(_head(draf)), catatan=notes)


def _head(draf: Draf) -> Iterator[str]:
    source = next((item.tempat.berkas for item in draf.indikator if item.tempat), draf.dokumen.id)
    yield f"Draf katalog dari {source}. Cocokkan dengan dokumennya sebelum dipakai."
    yield "Di atas tiap indikator tertulis letaknya di dokumen. Yang bertanda PERIKSA belum pasti."
    own = {id(finding) for found in draf.catatan.values() for finding in found}
    yield from (_sentence(finding, place=True) for finding in draf.diagnostics if id(finding) not in own)


def _notes(draf: Draf, id: str) -> Iterator[str]:
    places = draf.letak.get(id, {})
    row = places.get("", ())
    if row:
        yield where(row)
    for name, found in places.items():
        if name and set(found) != {row[0]}:
            yield f"{name}: {where(found)}"
    yield from (_sentence(finding, place=False) for finding in draf.catatan.get(id, ()))
    yield from _unloaded(draf.lain.get(id, {}))


def _unloaded(cells: Mapping[str, str]) -> Iterable[str]:
    return (f"{fold(title) or 'kolom tanpa judul'}: {fold(text)}" for title, text in cells.items())


def _sentence(finding: Diagnostic, *, place: bool) -> str:
    mark = "" if finding.severity is Severity.INFO else "PERIKSA "
    where_ = f" ({finding.place})" if place and finding.place else ""
    return f"{mark}{finding.code}: {finding.message}{where_}"


def where(places: Sequence[Letak]) -> str:
    """Return places in words, rows of one table put together.

    >>> where([Letak("a.pdf", 3, tabel=2, baris=7), Letak("a.pdf", 4, tabel=1, baris=1)])
    'halaman 3, tabel 2, baris 7; halaman 4, tabel 1, baris 1'
    >>> where([Letak("a.txt", baris=7), Letak("a.txt", baris=9)])
    'baris 7, 9'
    """
    rows: dict[Letak, list[int]] = {}
    for place in dict.fromkeys(places):
        rows.setdefault(place._replace(berkas="", baris=0), []).append(place.baris)
    return "; ".join(_table(place, found) for place, found in rows.items())


def _table(place: Letak, rows: Sequence[int]) -> str:
    numbers = ", ".join(str(row) for row in rows if row)
    return ", ".join(
        part for part in (str(place).lstrip(", "), f"baris {numbers}" if numbers else "") if part
    )
