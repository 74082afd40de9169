r"""Equations of web pages (MathML) as LaTeX.

Knows: the elements of MathML. Must not know: pages, cells, what a formula means. What has no LaTeX that cells
are read in gets a command of its own name, which reading refuses.
"""

from __future__ import annotations

from typing import Any

from ikicalc.documents.reading import tex

_ROWS = {"math", "mrow", "mstyle", "mpadded", "semantics", "menclose"}
_SIGNS = {"×": r"\times", "⋅": r"\times", "÷": r"\div", "−": "-", "∗": "*", "%": r"\%", "∑": r"\sum"}
_SILENT = {"annotation", "annotation-xml", "mspace", "mphantom"}
_INVISIBLE = "\u2061\u2062\u2063\u2064"


def latex(element: Any) -> str:
    r"""Return a ``math`` element (or a part of one) as LaTeX without the dollar signs.

    >>> from lxml import html
    >>> half = "<mfrac><mtext>Jumlah A</mtext><mn>12</mn></mfrac>"
    >>> print(latex(html.fromstring(f"<math>{half}<mo>&times;</mo><mn>100</mn><mo>%</mo></math>")))
    \frac{\text{Jumlah A}}{12} \times 100\%
    """
    return _row(list(element)) if _name(element) in _ROWS else _shown(element)


def _name(element: Any) -> str:
    return (
        str(element.tag).rpartition("}")[2].rpartition(":")[2].casefold()
        if isinstance(element.tag, str)
        else ""
    )


def _row(children: list[Any]) -> str:
    parts = [part for child in children if (part := latex(child))]
    return " ".join(parts).replace(r" \%", r"\%")


def _shown(element: Any) -> str:
    name = _name(element)
    children = [latex(child) for child in element if _name(child)]
    if name in _SILENT or not name:
        return ""
    if name in ("mi", "mn", "mo", "mtext", "ms"):
        return _letters(name, " ".join("".join(element.itertext()).split()).strip(_INVISIBLE))
    if name == "mfrac" and len(children) == 2:
        return tex.fraction(*children)
    if name == "msqrt":
        return rf"\sqrt{{{' '.join(children)}}}"
    if name in ("msup", "msub") and len(children) == 2:
        return f"{children[0]}{'^' if name == 'msup' else '_'}{{{children[1]}}}"
    if name == "mfenced":
        return f"({', '.join(children)})"
    return rf"\mathml{name}{{{' '.join(children)}}}"


def _letters(name: str, text: str) -> str:
    if name == "mo":
        return _SIGNS.get(text, tex.escaped(text))
    if name in ("mtext", "ms") or (name == "mi" and len(text) > 1):
        return tex.phrase(text)
    return tex.escaped(text)
