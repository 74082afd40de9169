"""Blocks as a pdf with a text layer: lined tables that break over pages with their first row repeated."""

from xml.sax.saxutils import escape

from reportlab.lib import pagesizes
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from ikicalc.documents.model import Tabel

from .equations import Fraction, flat, split
from .grid import areas, shares, width

FONT = "Vera"  # comes with reportlab; knows more signs than the fonts of every reader
STYLE = ParagraphStyle("isi", fontName=FONT, fontSize=8, leading=10)
_MARGIN = 36


def write_pdf(blocks, path, *, size="A4", lines=True):
    """Write the blocks on landscape pages; ``lines=False`` leaves the lines of tables out."""
    pdfmetrics.registerFont(TTFont(FONT, "Vera.ttf"))
    page = pagesizes.landscape(getattr(pagesizes, size))
    template = SimpleDocTemplate(
        str(path),
        pagesize=page,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
        invariant=1,
    )
    room = page[0] - 2 * _MARGIN - 12
    flowables = []
    for block in blocks:
        if isinstance(block, Tabel):
            flowables += [Spacer(1, 6), _table(block, room, lines=lines), Spacer(1, 6)]
        else:
            flowables += _content(block.teks, room)
    template.build(flowables or [Spacer(1, 1)])


def _content(text, room):
    """Return the flowables of a cell or a paragraph: lines of text, and equations on lines of their own."""
    found = []
    for line in text.split("\n"):
        for part in split(line):
            if isinstance(part, str):
                found.append(Paragraph(escape(part.strip()), STYLE))
            elif not any(isinstance(node, Fraction) for node in part):
                found.append(Paragraph(escape(flat(part)), STYLE))
            else:
                found.append(Equation(part, room))
    return found


class Equation(Flowable):
    """A fraction with a drawn line and what stands beside it."""

    def __init__(self, nodes, room):
        super().__init__()
        self.nodes = nodes
        self.room = room

    def wrap(self, width, _height):
        self.room = min(self.room, width)
        at = next((n for n, node in enumerate(self.nodes) if isinstance(node, Fraction)), None)
        before, after = (self.nodes, []) if at is None else (self.nodes[:at], self.nodes[at + 1 :])
        self.before, self.after = flat(before).strip(), flat(after).strip()
        beside = sum(_length(text) + 4 for text in (self.before, self.after) if text)
        self.bar = self.room - beside
        self.above = self.below = []
        if at is not None:
            self.above = self._lines(self.nodes[at].above)
            self.below = self._lines(self.nodes[at].below)
            self.bar = max(_length(text) for text in [*self.above, *self.below]) + 4
        return self.room, STYLE.leading * (len(self.above) + len(self.below) or 1) + 4

    def _lines(self, nodes):
        return simpleSplit(flat(nodes), FONT, STYLE.fontSize, self.bar - 4)

    def draw(self):
        canvas = self.canv
        canvas.setFont(FONT, STYLE.fontSize)
        axis = STYLE.leading * len(self.below) + 2
        left = _length(self.before) + 4 if self.before else 0
        canvas.drawString(0, axis - 3 if self.above else 3, self.before)
        if self.above:
            canvas.setLineWidth(0.5)
            canvas.line(left, axis, left + self.bar, axis)
            centre = left + self.bar / 2
            for up, text in enumerate(reversed(self.above)):
                canvas.drawCentredString(centre, axis + 3 + up * STYLE.leading, text)
            for down, text in enumerate(self.below, 1):
                canvas.drawCentredString(centre, axis + 2 - down * STYLE.leading, text)
            canvas.drawString(left + self.bar + 4, axis - 3, self.after)


def _length(text):
    return pdfmetrics.stringWidth(text, FONT, STYLE.fontSize)


def _table(table, room, *, lines):
    columns = width(table)
    widths = [room * share for share in shares(table)]
    extent = areas(table)
    cells = [["" for _ in range(columns)] for _ in table.baris]
    style = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    for row, line in enumerate(table.baris):
        for column in range(len(line.sel)):
            if (row, column) in extent:
                area = extent[row, column]
                inside = sum(widths[column : area.right + 1]) - 12
                cells[row][column] = _content(line.sel[column].teks, inside)
                style += _box(area) if lines else []
                if area.right > area.left:
                    style += [("SPAN", (column, at), (area.right, at)) for at in range(row, area.bottom + 1)]
    return Table(cells, widths, repeatRows=_heads(table), style=style, splitInRow=not _has_equations(table))


def _has_equations(table):
    """Tell whether a cell holds a drawn fraction: cut in two by reportlab, it would leave its cell."""
    return any("$" in cell.teks for line in table.baris for cell in line.sel)


def _heads(table):
    """Return how many rows each page repeats: the first, where it is printed in capitals as titles are."""
    titles = "".join(cell.teks for cell in table.baris[0].sel)
    return int(titles == titles.upper() and not any(character.isdigit() for character in titles))


def _box(area):
    """Return the border of a cell; over several rows there is none inside, so that pages may break it."""
    first, last = (area.left, area.top), (area.right, area.bottom)
    return [("BOX", first, last, 0.5, "black")]
