"""Blocks as a Word file: real equations, merged cells, automatic numbers."""

import re
from xml.sax.saxutils import escape

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from ikicalc.documents.model import Tabel

from .equations import Fraction, split
from .grid import areas, owners, shares

_W = nsdecls("w")
_WM = f'{_W} xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
_ITEM = re.compile(r"(?P<number>\d{1,2}|[a-z])(?P<sign>[.)]) +(?P<rest>\S.*)")
_ROOM = 14_000  # twentieths of a point, on a landscape page
_FORMATS = {True: "decimal", False: "lowerLetter"}


def write_docx(blocks, path):
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    body = document.element.body
    numbers = _Numbers(document)
    for block in blocks:
        if isinstance(block, Tabel):
            body.insert(len(body) - 1, parse_xml(_table(block, numbers)))
            body.insert(len(body) - 1, parse_xml(f"<w:p {_W}/>"))
        else:
            for paragraph in numbers.paragraphs(block.teks):
                body.insert(len(body) - 1, parse_xml(paragraph))
    document.save(path)


class _Numbers:
    """Lists of the document: a run of lines 1. 2. 3. or a. b. c. becomes one list of Word."""

    def __init__(self, document):
        self.root = document.part.numbering_part.element
        self.made = 0

    def paragraphs(self, text):
        """Return a cell's or a block's lines as paragraphs."""
        last, current = 0, None
        for line in text.split("\n"):
            item = _ITEM.fullmatch(line)
            value = _value(item) if item else 0
            if item and value == 1:
                current = self._add(item)
            if item and current and (value == 1 or value == last + 1):
                last = value
                yield _paragraph(item["rest"], current)
            else:
                last, current = 0, None
                yield _paragraph(line)

    def _add(self, item):
        """Define a list with the look of its first item; return its number."""
        self.made += 1
        number = 500 + self.made
        kind = _FORMATS[item["number"].isdigit()]
        abstract = parse_xml(
            f'<w:abstractNum {_W} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
            f'<w:lvlText w:val="%1{item["sign"]}"/></w:lvl></w:abstractNum>'
        )
        self.root.insert(0, abstract)
        self.root.append(
            parse_xml(f'<w:num {_W} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )
        return number


def _value(item):
    return int(item["number"]) if item["number"].isdigit() else ord(item["number"]) - ord("a") + 1


def _paragraph(text, number=None):
    style = ""
    if number is not None:
        style = f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    inner = "".join(_run(part) if isinstance(part, str) else _equation(part) for part in split(text))
    return f"<w:p {_WM}>{style}{inner}</w:p>"


def _run(text):
    parts = [f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\t")]
    return f"<w:r>{'<w:tab/>'.join(parts)}</w:r>"


def _equation(nodes):
    return f"<m:oMath>{_maths(nodes)}</m:oMath>"


def _maths(nodes):
    return "".join(_fraction(node) if isinstance(node, Fraction) else _math_run(node) for node in nodes)


def _fraction(node):
    return f"<m:f><m:num>{_maths(node.above)}</m:num><m:den>{_maths(node.below)}</m:den></m:f>"


def _math_run(run):
    style = "<m:rPr><m:nor/></m:rPr>" if run.words else ""
    return f'<m:r>{style}<m:t xml:space="preserve">{escape(run.text)}</m:t></m:r>'


def _table(table, numbers):
    grid = "".join(f'<w:gridCol w:w="{int(_ROOM * share)}"/>' for share in shares(table))
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    rows = "".join(_row(table, row, numbers) for row in range(len(table.baris)))
    look = f'<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{sides}</w:tblBorders></w:tblPr>'
    return f"<w:tbl {_WM}>{look}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _row(table, row, numbers):
    first, extent = owners(table), areas(table)
    cells, column = [], 0
    while column < len(table.baris[row].sel):
        origin = first[row, column]
        area = extent[origin]
        span = area.right - area.left + 1
        merge = ""
        if area.bottom > area.top:
            merge = "<w:vMerge/>" if row > area.top else '<w:vMerge w:val="restart"/>'
        text = "" if row > area.top else table.baris[row].sel[column].teks
        wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        inner = "".join(numbers.paragraphs(text))
        cells.append(f"<w:tc><w:tcPr>{wide}{merge}</w:tcPr>{inner}</w:tc>")
        column += span
    return f"<w:tr>{''.join(cells)}</w:tr>"
