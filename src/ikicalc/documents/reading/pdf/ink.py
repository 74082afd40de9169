"""The ink of a pdf page as plain data: words, drawn lines, pictures; turned upright.

Knows: pdfplumber's objects. Must not know: tables, paragraphs, words' meaning.
Measures are points; y grows downward.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from ikicalc.documents.reading import problems
from ikicalc.documents.reading.characters import clean
from ikicalc.documents.reading.pdf.page_breaks import Span, missing_lines

_MOST_OBJECTS = 60_000  # characters and lines of one page; a page full of small print has 10,000
_THIN = 3  # points; a filled rectangle as thin as that is a line
_TURNED = {
    1: {"char_dir_rotated": "btt", "line_dir_rotated": "ltr"},
    -1: {"char_dir_rotated": "ttb", "line_dir_rotated": "rtl"},
}
_BULLETS = str.maketrans({"\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•", "\uf0fc": "•", "\uf02d": "-"})


class Box(NamedTuple):
    """A rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, other: Box | Word) -> bool:
        """Tell whether the middle of ``other`` lies inside."""
        x, y = (other.x0 + other.x1) / 2, (other.top + other.bottom) / 2
        return self.x0 <= x < self.x1 and self.top <= y < self.bottom


class Word(NamedTuple):
    """Letters without a gap between them, and where they stand."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str


class Cells(NamedTuple):
    """The cells of one table that lines enclose."""

    cells: tuple[Box, ...]

    @property
    def box(self) -> Box:
        """The rectangle around all cells."""
        xs0, tops, xs1, bottoms = zip(*self.cells, strict=True)
        return Box(min(xs0), min(tops), max(xs1), max(bottoms))


@dataclass(frozen=True, slots=True)
class Page:
    """A page: ``bars`` are horizontal lines; it has ``letters`` characters, with lines ``objects``."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    bars: tuple[Box, ...]
    tables: tuple[Cells, ...]
    pictures: tuple[Box, ...]
    letters: int
    objects: int = 0


def read_page(name: str, number: int, page: Any) -> Page:
    """Return the ink of a page of pdfplumber, turned so that most of its letters stand upright."""
    page = _upright(page)
    objects = sum(len(page.objects.get(kind, ())) for kind in ("char", "line", "rect", "curve"))
    if objects > _MOST_OBJECTS:
        raise problems.too_much(name, f"halaman {number} berisi {objects} huruf dan garis")
    drawn = page.filter(_is_drawn)
    _straighten(drawn.edges)
    tables = [table.cells for table in _tables(drawn)] if drawn.edges else []
    return Page(
        number,
        float(page.width),
        float(page.height),
        tuple(_words(page)),
        tuple(_box(edge) for edge in drawn.edges if edge["orientation"] == "h"),
        tuple(Cells(tuple(Box(*cell) for cell in cells)) for cells in tables if len(cells) > 1),
        tuple(_box(image) for image in page.images),
        len(page.chars),
        objects,
    )


def _straighten(edges: list[dict[str, Any]]) -> None:
    """Say anew which edges are level: on a turned page both ends of one differ in the tenth decimal."""
    for edge in edges:
        x0, top, x1, bottom = _box(edge)
        level = x1 - x0 >= bottom - top
        edge["orientation"] = "h" if level else "v"
        edge.update({"bottom": top, "height": 0.0} if level else {"x1": x0, "width": 0.0})


def _tables(drawn: Any) -> list[Any]:
    """Return the tables of pdfplumber, those that a page break leaves open closed."""
    spans: dict[str, list[Span]] = {"v": [], "h": []}
    for edge in drawn.edges:
        x0, top, x1, bottom = _box(edge)
        upright = edge["orientation"] == "v"
        spans[edge["orientation"]].append(Span(x0, top, bottom) if upright else Span(top, x0, x1))
    added = [_edge(span) for span in missing_lines(spans["v"], spans["h"])]
    found: list[Any] = drawn.find_tables({"explicit_horizontal_lines": added})
    return found


def _edge(span: Span) -> dict[str, Any]:
    """Return a line as pdfplumber has its edges."""
    place = {"x0": span.start, "x1": span.end, "top": span.at, "bottom": span.at}
    return {"object_type": "line_edge", "orientation": "h", "width": span.end - span.start, **place}


def _upright(page: Any) -> Any:
    """Return the page turned by the quarter turn that its letters need, if most of them lie on their side."""
    turned = [char["matrix"] for char in page.chars if abs(char["matrix"][1]) > abs(char["matrix"][0])]
    if len(turned) * 2 <= len(page.chars):
        return page
    up = sum(1 for matrix in turned if matrix[1] > 0)
    page.page_obj.rotate = (page.page_obj.rotate + (90 if up * 2 > len(turned) else 270)) % 360
    return type(page)(page.pdf, page.page_obj, page.page_number, page.initial_doctop)


def _is_drawn(thing: dict[str, Any]) -> bool:
    """Tell lines of a table from areas of colour behind text."""
    if thing["object_type"] == "rect":
        return bool(thing.get("stroke")) or min(thing["width"], thing["height"]) <= _THIN
    return thing["object_type"] in ("line", "curve", "char")


def _turn(thing: dict[str, Any]) -> int:
    """Return 1 for a letter that reads upwards, -1 for one that reads downwards, 0 for any other."""
    matrix = thing.get("matrix", (1, 0))
    return (matrix[1] > 0) - (matrix[1] < 0) if abs(matrix[1]) > abs(matrix[0]) else 0


def _turned_lines(page: Any, turn: int) -> list[dict[str, Any]]:
    """Return the lines of turned letters, each as one word: on an upright page they have no other order."""
    found: list[dict[str, Any]] = page.filter(lambda thing: _turn(thing) == turn).extract_words(
        keep_blank_chars=True, x_tolerance=2, y_tolerance=2, **_TURNED[turn]
    )
    return found


def _box(thing: dict[str, Any]) -> Box:
    return Box(float(thing["x0"]), float(thing["top"]), float(thing["x1"]), float(thing["bottom"]))


def _words(page: Any) -> list[Word]:
    found = page.extract_words(x_tolerance_ratio=0.2, y_tolerance=2)
    if any(_turn(char) for char in page.chars):
        found = page.filter(lambda thing: not _turn(thing)).extract_words(
            x_tolerance_ratio=0.2, y_tolerance=2
        )
        found += [line for turn in _TURNED for line in _turned_lines(page, turn)]
    texts = [clean(word["text"].translate(_BULLETS)) for word in found]
    return [Word(*_box(word), text) for word, text in zip(found, texts, strict=True) if text]
