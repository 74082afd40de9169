"""A regulation cited that has been replaced.

Knows: how regulations are cited, and ``catalog/peraturan.yaml``. Must not know: what a regulation says.
A document of a year in which the old one held is not blamed; what was not read in a text is told so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ikicalc import kamus
from ikicalc.checks.rows import Document, Findings, Found, cells
from ikicalc.diagnostics import Diagnostic, Span

_CELLS = ("indikator", "teks", "sumber_data")
_NUMBER = (
    r"\s*(?:republik indonesia|ri)?\s*[,:]?\s*(?:nomor|no|nmr)?\s*[.:]?\s*"
    r"(?:per|kep)?[\s/.]*0*(?P<number>\d{1,3})(?:\s*(?:,\s*)?(?:tahun|thn?\.?)\s*|[/.][^\s,;()]*?/|\s*/\s*)(?P<year>(?:19|20)\d\d)\b"
)


@dataclass(frozen=True, slots=True)
class Replaced:
    """A regulation that another one has replaced since a year."""

    name: str
    about: str
    by: str
    since: int
    source: str
    remembered: bool


def replaced_regulation(document: Document) -> Findings:
    """A regulation cited though another one had replaced it by the year of the document.

    >>> from ikicalc.checks.rows import Row
    >>> rows = (Row("c/1", "Nilai SKM", "sesuai Permenpan No. 16 Tahun 2014"),)
    >>> [len(list(replaced_regulation(Document(rows, tahun=tahun)))) for tahun in (2015, 2019, None)]
    [0, 1, 1]
    """
    for number, cell, text in cells(document, _CELLS):
        for found, span in _cited(text):
            if document.tahun is None or document.tahun >= found.since:
                yield Found(_told(found, span, document.tahun), number, cell)


def _cited(text: str) -> Iterator[tuple[Replaced, Span]]:
    if not any(mark in text for mark in "0123456789"):
        return
    for match in _pattern().finditer(text):
        kind = _spellings()[" ".join(match["kind"].lower().split())]
        found = _replaced().get((kind, int(match["number"]), int(match["year"])))
        if found is not None:
            yield found, Span(match.start(), match.end())


def cites_regulation(text: str) -> bool:
    """Whether a text cites a regulation by kind, number and year, replaced or not.

    >>> cites_regulation("menurut Perka BKN 19 Tahun 2011"), cites_regulation("menurut pengalaman")
    (True, False)
    """
    return any(letter.isdigit() for letter in text) and _pattern().search(text) is not None


def _told(found: Replaced, span: Span, year: int | None) -> Diagnostic:
    doubt = ("penggantian ini ditulis dari ingatan; teksnya belum dibaca",) if found.remembered else ()
    undated = ("tahun dokumen tidak disebut",) if year is None else ()
    return Diagnostic.of(
        "IKI625",
        f"{found.name} tentang {found.about} sudah diganti {found.by} sejak {found.since}",
        span,
        notes=(f"sumber: {found.source}", *doubt, *undated),
        help=f"rujuk {found.by}, dan periksa apakah cara menghitungnya berubah",
    )


@cache
def _replaced() -> dict[tuple[str, int, int], Replaced]:
    found = {}
    for item in kamus.load("peraturan", "")["peraturan"]:
        new = item["diganti"]
        found[item["jenis"], item["nomor"], item["tahun"]] = Replaced(
            f"{item['jenis']} {item['nomor']}/{item['tahun']}",
            item["tentang"],
            f"{new['jenis']} {new['nomor']}/{new['tahun']}",
            new["sejak"],
            item["sumber"],
            item["kepastian"] == "ingatan",
        )
    return found


@cache
def _spellings() -> dict[str, str]:
    kinds = kamus.load("peraturan", "")["jenis"]
    return {spelling: kind for kind, spellings in kinds.items() for spelling in spellings}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_spellings(), key=len, reverse=True)
    spelled = "|".join(re.escape(item).replace(r"\ ", r"\s+") for item in longest_first)
    return re.compile(rf"\b(?P<kind>{spelled})\b{_NUMBER}", re.IGNORECASE)
