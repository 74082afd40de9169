r"""Equations of Word (OMML) as LaTeX.

Knows: the elements of OMML. Must not know: paragraphs, cells, what a formula means. What cannot be said in
the LaTeX that cells are read in (a matrix, an accent) is written with its LaTeX command, which
reading refuses by name: the cell is then not computed, never computed wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from ikicalc.documents.reading import tex

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = {f"{_W}del", f"{_W}moveFrom", f"{_M}ctrlPr"}
_NARY = {"∑": r"\sum", "∏": r"\prod", "∫": r"\int"}
_BARE = set("0123456789.,%()[]+-−–*/^:;<>≤≥ ")
_NEW_LINE = r" \\ "
_ONE_NAME = re.compile(r"\\text\{[^{}]*\}|[A-Za-z]+(?:_\{?\w+\}?)?")
_DELIMITERS = {"(": "(", ")": ")", "[": "[", "]": "]", "{": r"\{", "}": r"\}", "": ""}


def latex(element: Any) -> str:
    r"""Return an ``m:oMath`` (or a part of one) as LaTeX without the dollar signs.

    >>> from lxml import etree
    >>> m = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    >>> text = f'<m:f xmlns:m="{m}"><m:num><m:r><m:t>Jumlah A</m:t></m:r></m:num><m:den><m:r><m:t>12</m:t></m:r></m:den></m:f>'
    >>> print(latex(etree.fromstring(f'<m:oMath xmlns:m="{m}">{text}</m:oMath>')))
    \frac{\text{Jumlah A}}{12}
    """  # noqa: E501 - an element is one line
    return tex.joined(_parts(element))


def _parts(element: Any) -> Iterator[str]:
    """Yield the LaTeX of each child; neighbouring runs are read as one, since Word cuts them anywhere."""
    run, nor = "", False
    for child in _children(element):
        if child.tag == f"{_M}r":
            if _is_words(child) != nor:
                yield _run(run, words=nor)
                run, nor = "", not nor
            run += _text(child)
            continue
        yield _run(run, words=nor)
        run = ""
        yield _shown(child)
    yield _run(run, words=nor)


def _children(element: Any) -> Iterator[Any]:
    """Yield the children, those inside insertions and content controls included, deleted ones not."""
    for child in element:
        if child.tag in (f"{_W}ins", f"{_W}moveTo", f"{_W}sdt", f"{_W}sdtContent", f"{_W}smartTag"):
            yield from _children(child)
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED and not child.tag.endswith("Pr"):
            yield child


def _is_words(run: Any) -> bool:
    style = run.find(f"{_M}rPr/{_M}nor")
    return style is not None and style.get(f"{_M}val", "1") not in ("0", "off", "false")


def _text(run: Any) -> str:
    return "".join(_letters(child) for child in run)


def _letters(child: Any) -> str:
    if child.tag in (f"{_M}t", f"{_W}t"):
        return child.text or ""
    return " " if child.tag in (f"{_W}br", f"{_W}tab") else ""


def _run(text: str, *, words: bool) -> str:
    if words:
        return tex.words(text)
    if set(text) <= _BARE:
        return tex.escaped(text.replace("−", "-").strip())
    return tex.phrase(text)


def _shown(element: Any) -> str:
    show = _SHOWN.get(element.tag.removeprefix(_M))
    return show(element) if show else rf"\{_name(element)}{{{latex(element)}}}"


def _name(element: Any) -> str:
    """Return a command for an element that is not known here: its own name, which reading refuses."""
    letters = "".join(c for c in element.tag.rpartition("}")[2] if c.isascii() and c.isalpha())
    return f"omml{letters}"


def _inner(element: Any, name: str) -> str:
    found = element.find(f"{_M}{name}")
    return "" if found is None else latex(found)


def _value(element: Any, path: str, default: str) -> str:
    found = element.find("/".join(f"{_M}{name}" for name in path.split("/")))
    return default if found is None else found.get(f"{_M}val", default)


def _fraction(element: Any) -> str:
    above, below = _inner(element, "num"), _inner(element, "den")
    if _value(element, "fPr/type", "bar") == "noBar":
        return rf"\binom{{{above}}}{{{below}}}"
    return tex.fraction(above, below)


def _scripts(element: Any) -> str:
    low, high = _inner(element, "sub"), _inner(element, "sup")
    return _inner(element, "e") + (f"_{{{low}}}" if low else "") + (f"^{{{high}}}" if high else "")


def _radical(element: Any) -> str:
    degree = _inner(element, "deg")
    return (rf"\sqrt[{degree}]" if degree else r"\sqrt") + f"{{{_inner(element, 'e')}}}"


def _nary(element: Any) -> str:
    """A sum of one named quantity is that quantity's sum; bounds of anything else can't be read, and stay."""
    sign = _NARY.get(_value(element, "naryPr/chr", "∫"), r"\ommlnary")
    low, high, inner = _inner(element, "sub"), _inner(element, "sup"), _inner(element, "e")
    if sign == r"\sum" and (not (low or high) or _ONE_NAME.fullmatch(inner)):
        return rf"\sum {inner}"
    return rf"\ommlnary{{{sign}_{{{low}}}^{{{high}}}}} {inner}"


def _delimiters(element: Any) -> str:
    first, last = _value(element, "dPr/begChr", "("), _value(element, "dPr/endChr", ")")
    between = _value(element, "dPr/sepChr", "|")
    inner = f" {between} ".join(latex(child) for child in element.findall(f"{_M}e"))
    if first in _DELIMITERS and last in _DELIMITERS and first and last:
        return f"{_DELIMITERS[first]}{inner}{_DELIMITERS[last]}"
    return rf"\ommldelim{{{inner}}}"


def _function(element: Any) -> str:
    return f"{_inner(element, 'fName')} {_inner(element, 'e')}"


def _limit(element: Any) -> str:
    return rf"\underset{{{_inner(element, 'lim')}}}{{{_inner(element, 'e')}}}"


def _matrix(element: Any) -> str:
    rows = [" & ".join(latex(cell) for cell in row.findall(f"{_M}e")) for row in element.findall(f"{_M}mr")]
    return rf"\begin{{matrix}} {_NEW_LINE.join(rows)} \end{{matrix}}"


def _lines(element: Any) -> str:
    return _NEW_LINE.join(latex(line) for line in element.findall(f"{_M}e"))


def _same(element: Any) -> str:
    return _inner(element, "e")


_SHOWN: dict[str, Callable[[Any], str]] = {
    "f": _fraction,
    "sSup": _scripts,
    "sSub": _scripts,
    "sSubSup": _scripts,
    "sPre": _scripts,
    "rad": _radical,
    "nary": _nary,
    "d": _delimiters,
    "func": _function,
    "limLow": _limit,
    "limUpp": _limit,
    "m": _matrix,
    "eqArr": _lines,
    "box": _same,
    "borderBox": _same,
    "groupChr": _same,
    "oMath": latex,
    "e": latex,
}
