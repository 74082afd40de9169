"""What is printed of a paragraph of Word: text, equations, text boxes; not what was deleted or is hidden.

Knows: the elements inside a paragraph. Must not know: tables, lists, the file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ikicalc.documents.reading.word import omml

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PICTURES = {
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
    "{urn:schemas-microsoft-com:office:office}OLEObject",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
}
_STRUCK = ("strike", "dstrike")
_DELETED = {f"{_W}del", f"{_W}moveFrom"}
_SKIPPED = {f"{_W}{name}" for name in ("pPr", "rPr", "sdtPr", "instrText", "delText", "delInstrText", "rt")}
_SYMBOL_FONTS = {"symbol"}
# Of the font Symbol, whose characters are no Unicode; what stands in formulas.
_SYMBOLS = {0x2D: "−", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xD7: "·", 0xE5: "∑", 0xB7: "-"}


@dataclass(slots=True)
class Printed:
    """What a paragraph prints: its text, the paragraphs of its text boxes, and what could not be read."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    pictures: int = 0
    deletions: int = 0
    hidden: int = 0
    struck: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of the paragraph itself, equations as LaTeX between dollar signs."""
        return "".join(self.pieces)


def printed(paragraph: Any) -> Printed:
    r"""Return what a ``w:p`` prints.

    >>> from lxml import etree
    >>> w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    >>> runs = "<w:r><w:t>Jumlah </w:t></w:r><w:del><w:r><w:delText>desa</w:delText></w:r></w:del>"
    >>> printed(etree.fromstring(f"<w:p {w}>{runs}<w:ins><w:r><w:t>kolam</w:t></w:r></w:ins></w:p>")).text
    'Jumlah kolam'
    """
    found = Printed()
    _walk(paragraph, found)
    return found


def _walk(element: Any, found: Printed) -> None:
    for child in element:
        tag = child.tag
        if tag in _DELETED:
            found.deletions += 1
        elif tag in _PICTURES:
            found.pictures += 1
        elif isinstance(tag, str) and tag not in _SKIPPED:
            _STEPS.get(tag, _walk)(child, found)


def _run(run: Any, found: Printed) -> None:
    style = run.find(f"{_W}rPr")
    if style is not None and _is_on(style.find(f"{_W}vanish")):
        found.hidden += 1
        return
    if style is not None and any(_is_on(style.find(f"{_W}{name}")) for name in _STRUCK):
        _strike(run, found)
        return
    _walk(run, found)


def _strike(run: Any, found: Printed) -> None:
    """Keep what a run with a line through it says, apart from the text; a run after it is a part of it."""
    inside = Printed()
    _walk(run, inside)
    if inside.text.strip():
        found.struck.append(inside.text)
    found.boxes += inside.boxes
    found.pictures += inside.pictures


def _is_on(switch: Any) -> bool:
    return switch is not None and switch.get(f"{_W}val", "1") not in ("0", "false", "off")


def _text(element: Any, found: Printed) -> None:
    found.pieces.append("".join(_of_symbol_font(c) for c in element.text or ""))


def _of_symbol_font(character: str) -> str:
    """Characters of the private area 0xF000 are those of the font Symbol or Wingdings."""
    code = ord(character)
    return _SYMBOLS.get(code - 0xF000, character) if 0xF000 <= code <= 0xF0FF else character


def _symbol(element: Any, found: Printed) -> None:
    font, text = element.get(f"{_W}font", "").casefold(), element.get(f"{_W}char", "")
    try:
        code = int(text, 16) & 0xFF
    except ValueError:
        return
    found.pieces.append(_SYMBOLS.get(code, "\ufffd") if font in _SYMBOL_FONTS else "-")


def _break(element: Any, found: Printed) -> None:
    found.pieces.append("\n" if element.get(f"{_W}type", "textWrapping") == "textWrapping" else "")


def _tab(_element: Any, found: Printed) -> None:
    found.pieces.append("\t")


def _hyphen(_element: Any, found: Printed) -> None:
    found.pieces.append("-")


def _math(element: Any, found: Printed) -> None:
    text = omml.latex(element)
    found.pieces.append(_spaced(found.text, f"${text}$") if text else "")


def _spaced(before: str, equation: str) -> str:
    """An equation that follows a word directly is another word."""
    return equation if not before or before[-1].isspace() or before[-1] in "(:=" else f" {equation}"


def _math_paragraph(element: Any, found: Printed) -> None:
    equations = [omml.latex(child) for child in element.iter(f"{_M}oMath")]
    before = "\n" if found.text.strip() else ""
    found.pieces.append(before + "\n".join(f"${text}$" for text in equations if text))


def _box(element: Any, found: Printed) -> None:
    found.boxes.append(element)


def _alternatives(element: Any, found: Printed) -> None:
    """Word writes text boxes twice, for new readers and for old ones: one of them counts."""
    choice = element.find(f"{_MC}Choice")
    chosen = choice if choice is not None else element.find(f"{_MC}Fallback")
    if chosen is not None:
        _walk(chosen, found)


_STEPS: dict[str, Callable[[Any, Printed], None]] = {
    f"{_W}r": _run,
    f"{_W}t": _text,
    f"{_W}sym": _symbol,
    f"{_W}br": _break,
    f"{_W}cr": _break,
    f"{_W}tab": _tab,
    f"{_W}ptab": _tab,
    f"{_W}noBreakHyphen": _hyphen,
    f"{_M}oMath": _math,
    f"{_M}oMathPara": _math_paragraph,
    f"{_W}txbxContent": _box,
    f"{_MC}AlternateContent": _alternatives,
}
