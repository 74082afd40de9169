"""Where a finding stands in its file: line and column of each end of its span.

Knows: places of indicators, cells in a catalog's text. Must not know: checks, reports.
Where a cell's writing is not understood, or the file is no catalog, the place of the cell stands for it:
a line of a text, or page, sheet, table and row in words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping
from typing import NamedTuple

from ikicalc.catalog import Catalog, Indikator
from ikicalc.catalog.letters import Piece, letter, letters
from ikicalc.catalog.source_map import Scalar
from ikicalc.diagnostics import Span
from ikicalc.pemeriksaan.berkas import Berkas
from ikicalc.putusan import Temuan

COLUMN = {"indikator": "nama"}  # cells whose column in the file has another name
_PLACE = re.compile(r"(?P<file>.*?):(?P<line>\d+):(?P<column>\d+)(?: .*)?")


class Lokasi(NamedTuple):
    """A region of a file, lines and columns (code points) from 1; 0 where the file has none.

    ``baris_akhir`` and ``kolom_akhir`` are the end, the column one past the last code point. ``letak`` says
    in words where it is in a document without lines.

    >>> str(Lokasi("keputusan.pdf", letak="halaman 3, tabel 2, baris 7"))
    'keputusan.pdf, halaman 3, tabel 2, baris 7'
    """

    berkas: str
    baris: int = 0
    kolom: int = 0
    baris_akhir: int = 0
    kolom_akhir: int = 0
    letak: str = ""

    def __str__(self) -> str:
        if self.letak:
            return f"{self.berkas}, {self.letak}"
        return f"{self.berkas}:{self.baris}:{self.kolom}" if self.baris else self.berkas


class Peta:
    """Finds places in the files of one run; keeps the lines of the last file, as findings come file by file.

    >>> from ikicalc.diagnostics import Diagnostic
    >>> found = Temuan(Diagnostic.of("IKI604", "kolom `x` tidak dikenal", place="a.yaml:3:5"), None, "")
    >>> str(Peta({}, Catalog()).of(found))
    'a.yaml:3:5'
    """

    def __init__(self, files: Mapping[str, Berkas], catalog: Catalog) -> None:
        """Take the files by their names, and the catalog that was read from them."""
        self._files = files
        self._documents = {name for name, file in files.items() if file.teks is None}
        self._catalog = catalog
        self._last: tuple[str, list[int]] = "", []

    def of(self, temuan: Temuan) -> Lokasi:
        """Return the region of a finding."""
        item = self._catalog.get(temuan.indikator) if temuan.indikator is not None else None
        span = temuan.diagnostic.span
        if item is None or item.tempat is None or span is None:
            return self.place(temuan)
        name, scalar = item.tempat.berkas, self.cell(item, temuan.sel)
        written = letters(self._text(name), scalar) if scalar is not None else None
        if scalar is None or written is None:
            return self.place(temuan)
        return self.region(name, *offsets(written, scalar, span))

    def place(self, temuan: Temuan) -> Lokasi:
        """Return the place that a finding carries."""
        return read_place(temuan.diagnostic.place, self._documents)

    def cell(self, item: Indikator, sel: str) -> Scalar | None:
        """Return where a cell of an indicator is written; None where it has no value of its own."""
        file = self._files.get(item.tempat.berkas) if item.tempat is not None else None
        if item.tempat is None or file is None or file.isian is None:
            return None
        return file.isian.find(item.tempat.baris, item.tempat.kolom, COLUMN.get(sel, sel))

    def region(self, file: str, start: int, end: int) -> Lokasi:
        """Return the region of a catalog file between two offsets."""
        (line, column), (last, after) = self._at(file, start), self._at(file, end)
        return Lokasi(file, line, column, last, after)

    def _text(self, name: str) -> str:
        return self._files[name].teks or ""

    def _starts(self, name: str) -> list[int]:
        """Return where the lines of a file begin."""
        if self._last[0] != name:
            self._last = name, [0, *(found.end() for found in re.finditer(r"\n", self._text(name)))]
        return self._last[1]

    def _at(self, file: str, offset: int) -> tuple[int, int]:
        starts = self._starts(file)
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1


def offsets(found: tuple[Piece, ...], scalar: Scalar, span: Span) -> tuple[int, int]:
    """Return the range of the file that stands for a span of a value.

    >>> offsets((Piece("A", 7, 8), Piece("'", 8, 10)), Scalar("A'", "'", 6, 11, 1, 1), Span(1, 2))
    (8, 10)
    """
    length = len(scalar.value)
    start, end = min(span.start, length), min(max(span.end, span.start), length)
    if not length:
        begin = scalar.start + (1 if scalar.style else 0)
        return begin, begin
    if start == end:  # between two letters: right after the first
        begin = letter(found, start - 1)[1] if start else letter(found, 0)[0]
        return begin, begin
    return letter(found, start)[0], letter(found, end - 1)[1]


def read_place(place: str, documents: Collection[str] = frozenset()) -> Lokasi:
    """Return a written place as a region of one code point, or of none where it is said in words.

    >>> read_place("a.yaml:3:5")
    Lokasi(berkas='a.yaml', baris=3, kolom=5, baris_akhir=3, kolom_akhir=5, letak='')
    >>> read_place("A, B.pdf, halaman 3, baris 2", {"A, B.pdf"})[::5]
    ('A, B.pdf', 'halaman 3, baris 2')
    """
    for comma in re.finditer(", ", place):
        if place[: comma.start()] in documents:
            return Lokasi(place[: comma.start()], letak=place[comma.end() :])
    found = _PLACE.fullmatch(place)
    if found is None:
        return Lokasi(place)
    line, column = int(found["line"]), int(found["column"])
    return Lokasi(found["file"], line, column, line, column)
