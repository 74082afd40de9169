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
from ikicalc.catalog.letters import Letter, letters
from ikicalc.catalog.source_map import Scalar, Scalars, read_scalars
from ikicalc.diagnostics import Span
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
    """Finds places in the files of one run; keeps the map of the last file, as findings come file by file.

    >>> from ikicalc.diagnostics import Diagnostic
    >>> found = Temuan(Diagnostic.of("IKI604", "kolom `x` tidak dikenal", place="a.yaml:3:5"), None, "")
    >>> str(Peta({}, Catalog()).of(found))
    'a.yaml:3:5'
    """

    def __init__(
        self, texts: Mapping[str, str], catalog: Catalog, documents: Collection[str] = frozenset()
    ) -> None:
        """Take the text of each catalog by the file's name, and the names of the other files."""
        self._texts = texts
        self._documents = documents
        self._catalog = catalog
        self._last: tuple[str, Scalars, list[int]] | None = None

    def of(self, temuan: Temuan) -> Lokasi:
        """Return the region of a finding."""
        item = self._catalog.get(temuan.indikator) if temuan.indikator is not None else None
        span, place = temuan.diagnostic.span, self.place(temuan)
        if item is None or item.tempat is None or span is None:
            return place
        scalar = self.cell(item, temuan.sel)
        begin = verbatim(self._texts[item.tempat.berkas], scalar) if scalar is not None else None
        if scalar is not None and begin is not None:
            start, end = min(span.start, len(scalar.value)), min(max(span.end, span.start), len(scalar.value))
            return self.region(item.tempat.berkas, begin + start, begin + end)
        written = letters(self._texts[item.tempat.berkas], scalar) if scalar is not None else None
        if scalar is None or written is None:
            return place
        return self.region(item.tempat.berkas, *offsets(written, scalar, span))

    def place(self, temuan: Temuan) -> Lokasi:
        """Return the place that a finding carries."""
        return read_place(temuan.diagnostic.place, self._documents)

    def cell(self, item: Indikator, sel: str) -> Scalar | None:
        """Return where a cell of an indicator is written; None where it has no value of its own."""
        if item.tempat is None or item.tempat.berkas not in self._texts:
            return None
        values, _ = self.file(item.tempat.berkas)
        return values.by_place.get((item.tempat.baris, item.tempat.kolom), {}).get(COLUMN.get(sel, sel))

    def region(self, file: str, start: int, end: int) -> Lokasi:
        """Return the region of a catalog file between two offsets."""
        (line, column), (last, after) = self._at(file, start), self._at(file, end)
        return Lokasi(file, line, column, last, after)

    def file(self, name: str) -> tuple[Scalars, list[int]]:
        """Return the values of a catalog file, and where its lines begin."""
        if self._last is None or self._last[0] != name:
            text = self._texts[name]
            starts = [0, *(found.end() for found in re.finditer(r"\n", text))]
            self._last = (name, read_scalars(text), starts)
        return self._last[1], self._last[2]

    def _at(self, file: str, offset: int) -> tuple[int, int]:
        _, starts = self.file(file)
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1


def verbatim(text: str, scalar: Scalar) -> int | None:
    """Return where a value begins that is written letter by letter as it reads; None for any other.

    >>> verbatim("teks: 'A : B'", Scalar("A : B", "'", 6, 13, 1, 1))
    7
    """
    if scalar.style in ("|", ">"):
        return None
    quote = 1 if scalar.style in ("'", '"') else 0
    begin, end = scalar.start + quote, scalar.end - quote
    same = end - begin == len(scalar.value) and text.startswith(scalar.value, begin)
    return begin if same and scalar.value and "\n" not in scalar.value else None


def offsets(found: tuple[Letter, ...], scalar: Scalar, span: Span) -> tuple[int, int]:
    """Return the range of the file that stands for a span of a value.

    >>> offsets((Letter("A", 7, 8), Letter("'", 8, 10)), Scalar("A'", "'", 6, 11, 1, 1), Span(1, 2))
    (8, 10)
    """
    start, end = min(span.start, len(found)), min(max(span.end, span.start), len(found))
    if not found:
        begin = scalar.start + (1 if scalar.style else 0)
        return begin, begin
    if start == end:  # between two letters: right after the first
        begin = found[start - 1].end if start else found[0].start
        return begin, begin
    return found[start].start, found[end - 1].end


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
