"""Numbers and bullets that Word puts before paragraphs by itself.

Knows: ``numbering.xml`` and how its counters run. Must not know: tables, or what paragraphs say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_ROMAN = [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]  # fmt: skip
_LARGEST = 10_000  # a number that no decree has; beyond it figures are shown
_LONGEST_CHAIN = 50  # of styles based on each other


@dataclass(frozen=True, slots=True)
class _Level:
    format: str = "decimal"
    text: str = "%1."
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """The running numbers of a document; ``label`` is called for each paragraph once, in printed order."""

    styles: dict[str, Any]
    levels: dict[str, dict[int, _Level]]  # by list
    lists: dict[str, str]  # of a number id: the list whose counters it shares
    overrides: dict[str, dict[int, int]]
    default: str = ""
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def label(self, paragraph: Any) -> str:
        """Return what Word prints before the paragraph: ``1.``, ``a)``, ``-`` for a bullet, or nothing."""
        number, depth = self._number(paragraph)
        name = self.lists.get(number, "")
        level = self.levels.get(name, {}).get(depth)
        if level is None:
            return ""
        count = self._count(number, name, depth)
        if level.format == "bullet":
            return "-"
        if level.format == "none":
            return _PLACE.sub("", level.text)
        return _PLACE.sub(lambda found: self._shown(name, int(found[1]) - 1, count), level.text)

    def _number(self, paragraph: Any) -> tuple[str, int]:
        """Return the number id and depth of a paragraph, from itself or from its style."""
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        name = _value(paragraph, "pPr/pStyle") or self.default
        found = own if own is not None and own.find(f"{_W}numId") is not None else self._of_style(name)
        number = _value(found, "numId") if found is not None else ""
        depth = _value(own, "ilvl") if own is not None else ""
        depth = depth or (_value(found, "ilvl") if found is not None else "")
        return number, _whole(depth, 0)

    def _of_style(self, name: str) -> Any:
        for _ in range(_LONGEST_CHAIN):
            style = self.styles.get(name)
            if style is None:
                return None
            found = style.find(f"{_W}pPr/{_W}numPr")
            if found is not None:
                return found
            name = _value(style, "basedOn")
        return None

    def _count(self, number: str, name: str, depth: int) -> dict[int, int]:
        count = self.counters.setdefault(name, {})
        if number not in self.seen:
            self.seen.add(number)
            for level, start in self.overrides.get(number, {}).items():
                count[level] = start - 1
        count[depth] = count.get(depth, self.levels[name][depth].start - 1) + 1
        for deeper in [level for level in count if level > depth]:
            del count[deeper]
        return count

    def _shown(self, name: str, depth: int, count: dict[int, int]) -> str:
        level = self.levels[name].get(depth, _Level())
        return _figure(count.get(depth, level.start), level.format)


def read_numbering(document: Any) -> Numbering:
    """Collect the lists of a document of python-docx."""
    root = _part(document, "numbering")
    styles = _part(document, "styles")
    found = [] if styles is None else styles.findall(f"{_W}style")
    default = next((s.get(f"{_W}styleId", "") for s in found if _is_default(s)), "")
    by_name = {style.get(f"{_W}styleId", ""): style for style in found}
    if root is None:
        return Numbering(by_name, {}, {}, {}, default)
    levels = {a.get(f"{_W}abstractNumId", ""): _levels(a) for a in root.findall(f"{_W}abstractNum")}
    numbers = {n.get(f"{_W}numId", ""): n for n in root.findall(f"{_W}num")}
    lists = {key: _value(number, "abstractNumId") for key, number in numbers.items()}
    return Numbering(by_name, levels, lists, {key: _starts(n) for key, n in numbers.items()}, default)


def _part(document: Any, name: str) -> Any:
    """Return the root of a part that a document may lack (python-docx would make one)."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{name}") and not relation.is_external:
            return getattr(relation.target_part, "element", None)
    return None


def _is_default(style: Any) -> bool:
    return style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") in ("1", "true")


def _levels(abstract: Any) -> dict[int, _Level]:
    return {_whole(item.get(f"{_W}ilvl"), 0): _level(item) for item in abstract.findall(f"{_W}lvl")}


def _level(item: Any) -> _Level:
    return _Level(
        _value(item, "numFmt") or "decimal", _value(item, "lvlText"), _whole(_value(item, "start"), 1)
    )


def _starts(number: Any) -> dict[int, int]:
    found = {}
    for item in number.findall(f"{_W}lvlOverride"):
        start = _value(item, "startOverride")
        if start:
            found[_whole(item.get(f"{_W}ilvl"), 0)] = _whole(start, 1)
    return found


def _value(element: Any, path: str) -> str:
    found = element.find("/".join(_W + name for name in path.split("/")))
    return "" if found is None else str(found.get(f"{_W}val", ""))


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else default


def _figure(value: int, format: str) -> str:
    if not 0 < value < _LARGEST:
        return str(value)
    if format in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters.upper() if format == "upperLetter" else letters
    if format in ("lowerRoman", "upperRoman"):
        return _roman(value).upper() if format == "upperRoman" else _roman(value)
    return f"{value:02}" if format == "decimalZero" else str(value)


def _roman(value: int) -> str:
    letters = ""
    for size, sign in _ROMAN:
        letters += sign * (value // size)
        value %= size
    return letters
