"""What a page of a pdf would cost, measured before it is read: pdfminer has no bounds of its own.

Knows: the dictionaries and streams of a page (contents, forms, fonts) as pdfminer gives them.
Must not know: letters, lines, tables. A form that calls a form that calls a form multiplies like a bomb; a
font may claim billions of characters in twenty bytes. Both are counted without running them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

MAX_WORK = 8_000_000  # bytes of drawing commands of one page; a page full of small print has 200,000
MAX_CODES = 1_000_000  # characters that the ranges of one font may name
MAX_LZW = 50_000  # bytes of a stream packed by LZW, which can swell two thousandfold
_DEPTH = 30  # forms inside forms
_MAPS = re.compile(rb"begin(?:cid|bf|notdef)range(.*?)end(?:cid|bf|notdef)range", re.DOTALL)
_RANGE = re.compile(rb"<\s*([0-9A-Fa-f\s]{1,40})>\s*<\s*([0-9A-Fa-f\s]{1,40})>\s*(?:<[^>]*>|\[[^\]]*\]|\d+)")
_CALL = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")


class Costs:
    """The costs of the pages of one document; what pages share is measured once."""

    def __init__(self) -> None:
        """Begin with nothing measured."""
        self._work: dict[int, int] = {}
        self._fonts: dict[int, bool] = {}

    def excess(self, page: Any) -> str:
        """Return what of a page is beyond bounds, as a clause for a message; empty when nothing is."""
        resources = _dictionary(page.resources)
        work = sum(self._weight(stream, resources, _DEPTH) for stream in map(_resolved, page.contents or ()))
        if work > MAX_WORK:
            return f"perintah gambarnya lebih dari {MAX_WORK // 1_000_000} MB"
        if any(self._is_excessive(font) for font in _members(resources, "Font")):
            return f"sebuah fontnya menyebut lebih dari {MAX_CODES} huruf"
        return ""

    def _weight(self, stream: Any, resources: dict[str, Any], depth: int) -> int:
        """Return how many bytes of commands a stream runs, those of the forms that it calls included."""
        key = _key(stream)
        if key in self._work:
            return self._work[key]
        if depth == 0 or _is_swollen(stream):
            return MAX_WORK + 1
        data = _data(stream)
        self._work[key] = 0  # a form that calls itself is not run again
        forms = _dictionary(resources.get("XObject"))
        total = len(data)
        for name in _CALL.findall(data):
            form = _resolved(forms.get(name.decode("latin-1")))
            if _is_form(form):
                own = _dictionary(form.attrs.get("Resources")) or resources
                total = min(total + self._weight(form, own, depth - 1), 1 << 60)
            if total > MAX_WORK:
                break
        self._work[key] = total
        return total

    def _is_excessive(self, font: Any) -> bool:
        key = id(font)
        if key not in self._fonts:
            self._fonts[key] = any(count > MAX_CODES for count in _claims(font))
        return self._fonts[key]


def _claims(font: Any) -> Iterator[int]:
    """Yield how many characters the maps and the widths of a font name."""
    spec = _dictionary(font)
    inner = [_dictionary(each) for each in _list(spec.get("DescendantFonts"))]
    for part in (spec, *inner):
        for name in ("ToUnicode", "Encoding"):
            stream = _resolved(part.get(name))
            if hasattr(stream, "get_data"):
                yield _ranges(_data(stream))
        yield _widths(_list(part.get("W")), 3)
        yield _widths(_list(part.get("W2")), 5)


def _ranges(data: bytes) -> int:
    """Return how many codes the ranges of a character map name.

    >>> _ranges(b"1 beginbfrange <00> <0f> <0041> endbfrange")
    16
    """
    pairs = (pair for block in _MAPS.findall(data) for pair in _RANGE.findall(block))
    return sum(max(_number(last) - _number(first) + 1, 0) for first, last in pairs)


def _number(digits: bytes) -> int:
    return int(b"".join(digits.split())[-8:] or b"0", 16)


def _widths(items: list[Any], size: int) -> int:
    """Return how many codes an array of widths names: ``first last width``, or ``first [width ...]``."""
    total = 0
    run: list[float] = []
    for item in map(_resolved, items):
        if isinstance(item, list):
            run = []
        elif isinstance(item, (int, float)):
            run.append(item)
        if len(run) == size:
            total += max(int(run[1] - run[0]) + 1, 0)
            run = []
    return total


def _members(resources: dict[str, Any], name: str) -> Iterator[Any]:
    return map(_resolved, _dictionary(resources.get(name)).values())


def _is_form(thing: Any) -> bool:
    return hasattr(thing, "get_data") and getattr(thing.attrs.get("Subtype"), "name", "") == "Form"


def _key(stream: Any) -> int:
    number = getattr(stream, "objid", None)
    return number if isinstance(number, int) else -id(stream)


def _is_swollen(stream: Any) -> bool:
    """Tell whether a stream is packed by a filter whose result can't be foreseen, and is too long for it."""
    if not hasattr(stream, "get_filters"):
        return False
    names = {getattr(name, "name", "") for name, _ in stream.get_filters()}
    return bool(names & {"LZWDecode", "LZW"}) and len(stream.get_rawdata() or b"") > MAX_LZW


def _data(stream: Any) -> bytes:
    if not hasattr(stream, "get_data"):
        return b""
    data: bytes = stream.get_data()
    return data


def _resolved(thing: Any) -> Any:
    """Follow references; pdfminer's resolve to None where there is nothing."""
    for _ in range(_DEPTH):
        if not hasattr(thing, "resolve"):
            return thing
        thing = thing.resolve()
    return None


def _dictionary(thing: Any) -> dict[str, Any]:
    found = _resolved(thing)
    return found if isinstance(found, dict) else {}


def _list(thing: Any) -> list[Any]:
    found = _resolved(thing)
    return found if isinstance(found, list) else []
