"""Web pages (HTML): paragraphs and tables in the order of the page.

Knows: elements of HTML, and what lxml parses; nothing is fetched, scripts are text that nobody reads.
Must not know: what a table is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ikicalc.diagnostics import Diagnostic
from ikicalc.documents.model import Baris, Letak, Naskah, Paragraf, Sel, Tabel
from ikicalc.documents.reading import mathml, problems
from ikicalc.documents.reading.bounds import MAX_CELLS
from ikicalc.documents.reading.characters import clean, decoded
from ikicalc.packages import extra

_SKIPPED = {
    "script",
    "style",
    "head",
    "template",
    "noscript",
    "svg",
    "object",
    "iframe",
    "title",
    "select",
}
_BLOCKS = {
    *(
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
    ),
    *("blockquote", "pre", "center", "form", "fieldset", "address", "header", "footer", "main", "nav", "hr"),
    *("table", "tr", "td", "th", "caption", "body", "html"),
}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STRUCK = {"s", "strike", "del"}
_LINE_THROUGH = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_WIDEST = 1_000  # columns that one cell may span
_WHITE = re.compile(r"[ \t\r\n\f]+")


def read_webpage(name: str, data: bytes) -> Naskah:
    """Return the blocks of an HTML page; declared entities are characters only, no file is opened."""
    return naskah_of(name, _parsed(data))


def naskah_of(name: str, root: Any) -> Naskah:
    """Return the blocks under a parsed element."""
    page = _Page(Letak(name))
    blocks = tuple(page.blocks(root)) if root is not None else ()
    return Naskah(name, blocks, tuple(page.found))


def _parsed(data: bytes) -> Any:
    html = extra("lxml.html")
    text, encoding = decoded(data)
    if encoding == "Windows-1252":  # the page may name its own encoding
        parser = html.HTMLParser(no_network=True)
        return html.document_fromstring(data, parser=parser)
    parser = html.HTMLParser(no_network=True, encoding="utf-8")
    return html.document_fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser=parser)


@dataclass(slots=True)
class _Page:
    """One pass over a page; ``line`` holds the text since the last paragraph ended."""

    place: Letak
    tables: int = 0
    cells: int = 0
    found: list[Diagnostic] = field(default_factory=list)

    def blocks(self, root: Any) -> Iterator[Paragraf | Tabel]:
        line: list[str] = []
        for kind, piece in self._pieces(root):
            if kind == "teks":
                line.append(piece)
                continue
            text = clean("".join(line))
            line = []
            if text:
                yield Paragraf(text, self.place)
            if kind == "tabel":
                yield self._table(piece)

    def _pieces(self, element: Any) -> Iterator[tuple[str, Any]]:
        """Yield ("teks", text), ("batas", ""), ("tabel", element) in printed order; ends with a boundary."""
        name = _name(element)
        if name == "table" and not _is_layout(element):
            yield "batas", ""
            yield from self._captions(element)
            yield "tabel", element
        elif _is_struck(element, name):
            self._tell_struck(element, self.place)
        elif not _is_hidden(element, name):
            edge = name in _BLOCKS
            if edge:
                yield "batas", ""
            yield "teks", _before(element, name)
            if name == "math":
                yield "teks", f" ${mathml.latex(element)}$ "
            else:
                yield "teks", _own(element.text, name)
                for child in element:
                    yield from self._pieces(child)
                    yield "teks", _own(child.tail, name)
            if edge:
                yield "batas", ""

    def _captions(self, table: Any) -> Iterator[tuple[str, Any]]:
        """Yield what is printed above a table as a line of its own."""
        for child in table:
            if _name(child) == "caption":
                yield from self._pieces(child)

    def _table(self, table: Any) -> Tabel:
        self.tables += 1
        place = self.place._replace(tabel=self.tables)
        taken: dict[tuple[int, int], Sel] = {}
        rows = []
        for number, row in enumerate(_rows(table)):
            here = place._replace(baris=number + 1)
            self._row(row, number, taken, here)
            width = max([column + 1 for at, column in taken if at == number], default=0)
            rows.append(Baris(tuple(taken.pop((number, c), Sel("")) for c in range(width)), here))
        return Tabel(tuple(rows), place)

    def _row(self, row: Any, number: int, taken: dict[tuple[int, int], Sel], place: Letak) -> None:
        column = 0
        for cell in row:
            if _name(cell) not in ("td", "th"):
                continue
            while (number, column) in taken:
                column += 1
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            self.cells += across * down
            if self.cells > MAX_CELLS:
                raise problems.too_much(place.berkas, f"lebih dari {MAX_CELLS} sel")
            text = self._text(cell, place)
            for at in range(number, number + down):
                for across_at in range(column, column + across):
                    taken[at, across_at] = Sel(text, lanjutan=(at, across_at) != (number, column))
            column += across

    def _text(self, cell: Any, place: Letak) -> str:
        """Return a cell's text; block elements inside it begin lines."""
        if _is_struck(cell, "td") or _is_struck(cell.getparent(), "tr"):
            self._tell_struck(cell, place)
            return ""
        pictures = len(cell.findall(".//img"))
        if pictures:
            self.found.append(problems.picture(place))
        lines: list[str] = [""]
        for kind, piece in self._pieces_of_cell(cell):
            if kind == "teks":
                lines[-1] += piece
            else:
                lines.append("")
        return "\n".join(line for line in map(clean, lines) if line)

    def _tell_struck(self, element: Any, place: Letak) -> None:
        text = "".join(element.itertext())
        if text.strip():
            self.found.append(problems.struck(place, text))

    def _pieces_of_cell(self, cell: Any) -> Iterator[tuple[str, Any]]:
        yield "teks", _own(cell.text, "td")
        for child in cell:
            for kind, piece in self._pieces(child):
                if kind == "tabel":
                    yield "batas", ""
                    yield "teks", "\n".join("\t".join(_plain(c) for c in row) for row in _rows(piece))
                    yield "batas", ""
                else:
                    yield kind, piece
            yield "teks", _own(child.tail, "td")


def _name(element: Any) -> str:
    return str(element.tag).casefold() if isinstance(element.tag, str) else ""


def _is_hidden(element: Any, name: str) -> bool:
    style = element.get("style", "") if name else ""
    return not name or name in _SKIPPED or element.get("hidden") is not None or bool(_HIDDEN.search(style))


def _is_struck(element: Any, name: str) -> bool:
    return bool(name) and (name in _STRUCK or bool(_LINE_THROUGH.search(element.get("style", ""))))


def _is_layout(table: Any) -> bool:
    """Tell a table that arranges the page: without titles, and narrower than a table that it holds."""
    inner = table.findall(".//table")
    if not inner:
        return False
    width = _width(table)
    titled = any(_name(cell) == "th" for row in _rows(table) for cell in row)
    return width <= 1 or (not titled and any(_width(other) > width for other in inner))


def _width(table: Any) -> int:
    return max((sum(1 for cell in row if _name(cell) in ("td", "th")) for row in _rows(table)), default=0)


def _rows(table: Any) -> Iterator[Any]:
    """Yield the rows of a table, not those of tables inside it."""
    for child in table:
        name = _name(child)
        if name == "tr" and not _is_hidden(child, name):
            yield child
        elif name in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _span(cell: Any, name: str) -> int:
    text = cell.get(name, "1").strip()
    return min(max(int(text), 1), _WIDEST) if text.isascii() and text.isdigit() and len(text) < 8 else 1


def _before(element: Any, name: str) -> str:
    """Return what is printed before an element: a line break, the number or dash of a list's item."""
    if name == "br":
        return "\n"
    if name != "li":
        return ""
    parent = element.getparent()
    if parent is None or _name(parent) != "ol":
        return "- "
    return f"{1 + sum(1 for other in element.itersiblings('li', preceding=True))}. "


def _own(text: str | None, name: str) -> str:
    """Return text as a browser shows it: white space folded, superscript figures raised."""
    folded = _WHITE.sub(" ", text or "")
    return folded.translate(_SUPERSCRIPT) if name == "sup" else folded


def _plain(cell: Any) -> str:
    return clean(_WHITE.sub(" ", "".join(cell.itertext())))
