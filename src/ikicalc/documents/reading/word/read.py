"""Word documents (docx): paragraphs and tables in the order of the body.

Knows: the body, tables with merged cells, and what python-docx opens. Must not know: what a table is about.
Headers, footers and notes are not part of the body; macros are never looked at.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ikicalc.diagnostics import Diagnostic
from ikicalc.documents.model import Baris, Letak, Naskah, Paragraf, Sel, Tabel
from ikicalc.documents.reading import problems
from ikicalc.documents.reading.bounds import MAX_CELLS
from ikicalc.documents.reading.characters import clean
from ikicalc.documents.reading.word.fractions import drawn_fraction
from ikicalc.documents.reading.word.lists import Numbering, read_numbering
from ikicalc.documents.reading.word.text import printed
from ikicalc.packages import extra

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WRAPPERS = {f"{_W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}
_TYPES = "[Content_Types].xml"
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_MAIN = re.compile(
    rb"application/vnd\.(?:ms-word\.(?:document|template)\.macroEnabled(?:Template)?"
    rb"|openxmlformats-officedocument\.wordprocessingml\.template)\.main\+xml"
)
_WIDEST = 500  # columns of a grid


def read_word(name: str, data: bytes) -> Naskah:
    """Return the blocks of a docx; ``SourceFileError`` where python-docx cannot open it."""
    document = extra("docx").Document(io.BytesIO(_as_document(data)))
    reader = _Reader(name, read_numbering(document))
    blocks = tuple(reader.blocks(document.element.body))
    return Naskah(name, blocks, tuple(reader.told()))


def _as_document(data: bytes) -> bytes:
    """Return a file with macros, or a template, as the plain document that python-docx opens."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        types = archive.read(_TYPES)
        if not _OTHER_MAIN.search(types):
            return data
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as made:
            for name in archive.namelist():
                made.writestr(name, _OTHER_MAIN.sub(_MAIN, types) if name == _TYPES else archive.read(name))
    return out.getvalue()


@dataclass(slots=True)
class _Cell:
    """A cell under construction: its element, its grid columns, whether it continues the one above."""

    element: Any
    first: int
    span: int
    continues: bool
    text: str = ""


@dataclass(slots=True)
class _Reader:
    """One pass over the body; counts tables for places, and what it left out."""

    name: str
    numbering: Numbering
    tables: int = 0
    cells: int = 0
    deletions: int = 0
    hidden: int = 0
    found: list[Diagnostic] = field(default_factory=list)

    def blocks(self, body: Any) -> Iterator[Paragraf | Tabel]:
        for element in _members(body):
            if element.tag == f"{_W}tbl":
                yield self._table(element)
            elif element.tag == f"{_W}p":
                yield from self._paragraph(element)

    def told(self) -> Iterator[Diagnostic]:
        """Yield what the document holds and is not read."""
        yield from self.found
        for count, what in ((self.deletions, "teks yang dihapus"), (self.hidden, "teks tersembunyi")):
            if count:
                yield problems.not_read(Letak(self.name), f"{count} bagian {what} tidak dibaca")

    def _paragraph(self, element: Any) -> Iterator[Paragraf]:
        text, boxes = self._text(element)
        if text:
            yield Paragraf(text, Letak(self.name))
        for box in boxes:
            for block in self.blocks(box):
                yield block if isinstance(block, Paragraf) else Paragraf(_flat(block), block.letak)

    def _text(self, element: Any, place: Letak | None = None) -> tuple[str, list[Any]]:
        """Return the text of a paragraph with its list number, and its text boxes."""
        found = printed(element)
        self.deletions += found.deletions
        self.hidden += found.hidden
        if found.pictures and place is not None:
            self.found.append(problems.picture(place))
        if found.struck:
            self.found.append(problems.struck(place or Letak(self.name), "".join(found.struck)))
        label = self.numbering.label(element) if not _is_deleted(element) else ""
        label = "" if found.struck and not found.text.strip() else label
        return clean(f"{label} {found.text}" if label else found.text), found.boxes

    def _table(self, element: Any) -> Tabel:
        self.tables += 1
        place = Letak(self.name, tabel=self.tables)
        grid = [list(_cells(row)) for row in _rows(element, self)]
        rows: list[Baris] = []
        above: dict[int, _Cell] = {}
        for number, cells in enumerate(grid, 1):
            here = place._replace(baris=number)
            for cell in cells:
                begun = above.get(cell.first) if cell.continues else None
                cell.text = self._cell(cell.element, here) if begun is None else begun.text
                cell.continues = begun is not None
            above = {cell.first: cell for cell in cells}
            rows.append(Baris(tuple(self._spread(cells)), here))
        return Tabel(tuple(rows), place)

    def _spread(self, cells: list[_Cell]) -> Iterator[Sel]:
        """Yield one entry a grid column; columns that a row leaves out before its first cell are empty."""
        column = 0
        for cell in cells:
            yield from (Sel("") for _ in range(cell.first - column))
            yield Sel(cell.text, lanjutan=cell.continues)
            yield from (Sel(cell.text, lanjutan=True) for _ in range(cell.span - 1))
            column = cell.first + cell.span
        self.cells += column
        if self.cells > MAX_CELLS:
            raise problems.too_much(self.name, f"lebih dari {MAX_CELLS} sel")

    def _cell(self, element: Any, place: Letak) -> str:
        return "\n".join(line for line in self._lines(element, place) if line)

    def _lines(self, element: Any, place: Letak) -> Iterator[str]:
        for child in _members(element):
            if child.tag == f"{_W}p":
                text, boxes = self._text(child, place)
                yield text
                for box in boxes:
                    yield from self._lines(box, place)
            elif child.tag == f"{_W}tbl":
                yield self._inner_table(child, place)

    def _inner_table(self, element: Any, place: Letak) -> str:
        """A table inside a cell: a fraction drawn with it, or its rows as lines."""
        rows = []
        for row in _rows(element, self):
            cells = list(_cells(row))
            for cell in cells:
                cell.text = "" if cell.continues else self._cell(cell.element, place)
            rows.append(cells)
        drawn = drawn_fraction(element, [[cell.text for cell in row] for row in rows])
        return drawn or "\n".join("\t".join(cell.text for cell in row if cell.text) for row in rows)


def _members(element: Any) -> Iterator[Any]:
    """Yield the children, those inside content controls and insertions as well."""
    for child in element:
        if child.tag in _WRAPPERS:
            yield from _members(child)
        else:
            yield child


def _rows(table: Any, reader: _Reader) -> Iterator[Any]:
    for row in _members(table):
        if row.tag != f"{_W}tr":
            continue
        if row.find(f"{_W}trPr/{_W}del") is not None:
            reader.deletions += 1
        else:
            yield row


def _cells(row: Any) -> Iterator[_Cell]:
    column = _number(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
    for cell in _members(row):
        if cell.tag != f"{_W}tc":
            continue
        span = max(_number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1), 1)
        merge = cell.find(f"{_W}tcPr/{_W}vMerge")
        continues = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
        yield _Cell(cell, column, span, continues)
        column += span


def _number(element: Any, default: int) -> int:
    text = "" if element is None else element.get(f"{_W}val", "")
    return min(int(text), _WIDEST) if text.isascii() and text.isdigit() and len(text) < 10 else default


def _is_deleted(paragraph: Any) -> bool:
    return paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None


def _flat(table: Tabel) -> str:
    return "\n".join("\t".join(cell.teks for cell in row.sel if not cell.lanjutan) for row in table.baris)
