"""A page of a pdf into its blocks: tables in lines, tables in columns, and the paragraphs between.

Knows: the order of what stands on a page. Must not know: formats, what a table is about.
"""

from __future__ import annotations

from collections.abc import Iterator

from ikicalc.diagnostics import Diagnostic
from ikicalc.documents.model import Baris, Letak, Paragraf, Sel, Tabel
from ikicalc.documents.reading import problems
from ikicalc.documents.reading.pdf.cells import Grid, grid_of
from ikicalc.documents.reading.pdf.columns import Columns, columns_of
from ikicalc.documents.reading.pdf.ink import Box, Cells, Page
from ikicalc.documents.reading.pdf.lines import Room, Row, joined, rows_of

_PARAGRAPH_GAP = 0.6  # of a line's height, between paragraphs
_TINY = 25.0  # points; a picture smaller than that is an ornament


def blocks_of_page(
    page: Page, place: Letak, vocabulary: frozenset[str]
) -> tuple[list[Paragraf | Tabel], list[Diagnostic]]:
    """Return the blocks of a page from top to bottom, and what could not be read with certainty."""
    reader = _Reader(page, place, vocabulary)
    return list(reader.blocks()), reader.found


class _Reader:
    def __init__(self, page: Page, place: Letak, vocabulary: frozenset[str]) -> None:
        self.page = page
        self.place = place
        self.vocabulary = vocabulary
        self.tables = 0
        self.found: list[Diagnostic] = []

    def blocks(self) -> Iterator[Paragraf | Tabel]:
        tables = sorted(self._outer(), key=lambda table: (table.box.top, table.box.x0))
        boxes = [table.box for table in tables]
        free = [word for word in self.page.words if not any(box.holds(word) for box in boxes)]
        rows = rows_of(free)
        for table in tables:
            above = [row for row in rows if row.bottom <= table.box.top + row.height / 2]
            rows = rows[len(above) :] if above == rows[: len(above)] else [r for r in rows if r not in above]
            yield from self._between(above)
            yield self._lined(table)
        yield from self._between(rows)

    def _outer(self) -> Iterator[Cells]:
        """Yield the tables that do not lie inside a cell of another."""
        for table in self.page.tables:
            if not any(other is not table and other.box.holds(table.box) and _is_larger(other, table)
                       for other in self.page.tables):  # fmt: skip
                yield table

    def _next(self) -> Letak:
        self.tables += 1
        return self.place._replace(tabel=self.tables)

    def _lined(self, table: Cells) -> Tabel:
        place = self._next()
        grid = grid_of(self.page, table, self.vocabulary)
        for row in sorted(grid.crossed):
            here = place._replace(baris=row + 1)
            message = "ada teks yang melewati garis selnya, sehingga isi dua sel dapat tercampur"
            way_out = "bandingkan baris ini dengan halamannya"
            self.found.append(Diagnostic.of("IKI829", message, help=way_out, place=str(here)))
        self.found += _doubts(grid, place)
        if any(self._is_in(picture.x0, picture.top, table) for picture in self._pictures()):
            self.found.append(problems.picture(place))
        return Tabel(tuple(_row(grid, row, place) for row in range(grid.rows)), place)

    def _pictures(self) -> Iterator[Box]:
        for picture in self.page.pictures:
            if picture.x1 - picture.x0 > _TINY and picture.bottom - picture.top > _TINY / 2:
                yield picture

    def _between(self, rows: list[Row]) -> Iterator[Paragraf | Tabel]:
        """Yield tables that stand in columns without lines, and paragraphs."""
        room = self._room()
        plain: list[Row] = []
        for part in columns_of(rows):
            if isinstance(part, Columns):
                yield from self._paragraphs(plain, room)
                plain = []
                yield self._unlined(part)
            else:
                plain.append(part)
        yield from self._paragraphs(plain, room)

    def _room(self) -> Room:
        words = self.page.words
        return Room(min((w.x0 for w in words), default=0.0), max((w.x1 for w in words), default=0.0))

    def _unlined(self, part: Columns) -> Tabel:
        place = self._next()
        message = "tabel tanpa garis: batas baris dan kolomnya ditafsirkan dari letak teks"
        way_out = "bandingkan tabel ini dengan halamannya; berkas asal (docx atau xlsx) dibaca lebih pasti"
        self.found.append(Diagnostic.of("IKI829", message, help=way_out, place=str(place)))
        rows = []
        for number, cells in enumerate(part.texts(self.vocabulary), 1):
            rows.append(Baris(tuple(Sel(text) for text in cells), place._replace(baris=number)))
        return Tabel(tuple(rows), place)

    def _paragraphs(self, rows: list[Row], room: Room) -> Iterator[Paragraf]:
        for line in joined(rows, room, self.vocabulary).split("\n") if rows else ():
            yield Paragraf(line, self.place)

    def _is_in(self, x: float, y: float, table: Cells) -> bool:
        box = table.box
        return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _is_larger(table: Cells, other: Cells) -> bool:
    a, b = table.box, other.box
    return (a.x1 - a.x0) * (a.bottom - a.top) > (b.x1 - b.x0) * (b.bottom - b.top)


def _doubts(grid: Grid, place: Letak) -> Iterator[Diagnostic]:
    """Tell which line ends may cut a word, row by row."""
    for row in range(grid.rows):
        cut = [pair for slot, pairs in grid.doubtful.items() if slot[0] == row for pair in pairs]
        if cut:
            shown = ", ".join(f"`{pair}`" for pair in cut[:5])
            message = f"ujung baris sel mungkin memotong kata: {shown}"
            way_out = "gabungkan kedua bagiannya bila memang satu kata"
            yield Diagnostic.of("IKI829", message, help=way_out, place=str(place._replace(baris=row + 1)))


def _row(grid: Grid, row: int, place: Letak) -> Baris:
    cells = (_cell(grid, row, column) for column in range(grid.columns))
    return Baris(tuple(cells), place._replace(baris=row + 1))


def _cell(grid: Grid, row: int, column: int) -> Sel:
    owner = grid.owner.get((row, column))
    if owner is None:
        return Sel("")
    return Sel(grid.texts.get(owner, ""), lanjutan=owner != (row, column))
