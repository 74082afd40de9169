"""Word files from the XML that Word writes, for what no renderer makes: changes, boxes, controls, merges."""

import docx
from docx.oxml import parse_xml

_NAMES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)


def write_word(path, *blocks, numbering=""):
    """Write a docx whose body is ``blocks`` (XML); ``numbering`` are list definitions."""
    document = docx.Document()
    body = document.element.body
    for block in blocks:
        body.insert(len(body) - 1, parse_xml(named(block)))
    if numbering:
        root = document.part.numbering_part.element
        for child in parse_xml(named(f"<w:numbering>{numbering}</w:numbering>")):
            root.insert(0, child) if child.tag.endswith("abstractNum") else root.append(child)
    document.save(path)
    return path


def named(xml):
    """Declare the namespaces on the first element."""
    end = next(n for n, character in enumerate(xml) if character in " >/" and n)
    return f"{xml[:end]} {_NAMES}{xml[end:]}"


def run(text, style=""):
    return f'<w:r>{style}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*parts, style=""):
    """A paragraph; plain texts become runs."""
    inner = "".join(part if part.startswith("<") else run(part) for part in parts)
    return f"<w:p>{style}{inner}</w:p>"


def item(text, level=0, number=1):
    style = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    return p(text, style=style)


def cell(*content, span=1, merge=None):
    """A cell; ``merge`` is "restart" or "continue"."""
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    down = {"restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>", None: ""}[merge]
    inner = "".join(part if part.startswith(("<w:p", "<w:tbl")) else p(part) for part in content)
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{wide}{down}</w:tcPr>{inner or p("")}</w:tc>'


def row(*cells, style=""):
    made = "".join(each if each.startswith("<") else cell(each) for each in cells)
    return f"<w:tr>{style}{made}</w:tr>"


def table(*rows, columns):
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def omath(inner):
    return f"<m:oMath>{inner}</m:oMath>"


def mr(text, *, words=False):
    return f'<m:r>{"<m:rPr><m:nor/></m:rPr>" if words else ""}<m:t xml:space="preserve">{text}</m:t></m:r>'


def mf(above, below):
    return f"<m:f><m:num>{above}</m:num><m:den>{below}</m:den></m:f>"
