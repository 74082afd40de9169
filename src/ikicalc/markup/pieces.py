"""Text, tables, folded parts and formulas as HTML that a hostile cell cannot break out of.

Knows: escaping, and what a notebook does with HTML (it typesets ``$...$``). Must not know: what is shown.
Colours are inherited from the page; lines are half-transparent grey, which is seen on light and on dark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from ikicalc.diagnostics.snippet import visible

LINE = "1px solid rgba(128,128,128,.45)"
_CELL = f"padding:.25em .75em;border-bottom:{LINE};vertical-align:top"
_TYPESET = re.compile(r"[$\\]")  # what a notebook may take for the beginning of a formula


def text(value: str) -> str:
    r"""Return ``value`` as it stands, for any place between tags; nothing in it is typeset or obeyed.

    >>> text("A & B <b>")
    'A &amp; B &lt;b&gt;'
    >>> print(text(r"\(x\) $y$"))
    <span>\</span>(x<span>\</span>) <span>$</span>y<span>$</span>
    """
    return _TYPESET.sub(lambda found: f"<span>{found[0]}</span>", escape(visible(value)))


def math(latex: str) -> str:
    r"""Return LaTeX for math mode as a displayed formula, which the notebook typesets.

    >>> print(math(r"\frac{\text{A}}{\text{B}} < 1"))
    <div>$$\frac{\text{A}}{\text{B}} &lt; 1$$</div>
    """
    return f"<div>$${escape(visible(latex))}$$</div>"


def card(title: str, *parts: str, about: str = "") -> str:
    """Return the parts under a title; ``title`` and ``about`` are text, the parts are HTML.

    >>> card("torjun/24", "<p>isi</p>", about="rumus")
    '<div><div><strong>torjun/24</strong> <span>rumus</span></div><p>isi</p></div>'
    """
    beside = f" <span>{text(about)}</span>" if about else ""
    return f"<div><div><strong>{text(title)}</strong>{beside}</div>{''.join(parts)}</div>"


def facts(pairs: Mapping[str, str]) -> str:
    """Return labelled facts as a table of two columns; those without text are left out.

    >>> "target" in facts({"target": "90 %", "sasaran": ""}), facts({"sasaran": ""})
    (True, '')
    """
    label = f'scope="row" style="{_CELL};text-align:left;font-weight:600;white-space:nowrap"'
    cell = f'style="{_CELL};text-align:left"'
    rows = (
        f"<tr><th {label}>{text(name)}</th><td {cell}>{text(value)}</td></tr>"
        for name, value in pairs.items()
        if value
    )
    inside = "".join(rows)
    return f'<table style="border-collapse:collapse">{inside}</table>' if inside else ""


def number(value: str) -> str:
    """Return a figure that does not break over two lines.

    >>> number("1.250,5 %")
    '<span style="white-space:nowrap">1.250,5 %</span>'
    """
    return f'<span style="white-space:nowrap">{text(value)}</span>'


def table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[str] = (), more: str = ""
) -> str:
    """Return a table; ``heads`` are text, cells are HTML, columns in ``right`` hold figures.

    ``more`` is a sentence below it, for what is not shown.

    >>> table(["id", "angka"], [["a", "1"]], right=["angka"]).count("text-align:right")
    2
    """
    sides = ["right" if head in right else "left" for head in heads]
    top = "".join(
        f'<th scope="col" style="{_CELL};text-align:{side}">{text(head)}</th>'
        for head, side in zip(heads, sides, strict=True)
    )
    body = "".join(
        "<tr>"
        + "".join(
            f'<td style="{_CELL};text-align:{side}">{cell}</td>'
            for cell, side in zip(row, sides, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    below = f"<p>{text(more)}</p>" if more else ""
    head = f"<thead><tr>{top}</tr></thead>"
    return f'<table style="border-collapse:collapse">{head}<tbody>{body}</tbody></table>{below}'


def folded(summary: str, body: str) -> str:
    """Return a part that opens when its summary is chosen; nothing where ``body`` is empty.

    >>> folded("Langkah", "<p>1</p>"), folded("Langkah", "")
    ('<details><summary>Langkah</summary><p>1</p></details>', '')
    """
    return f"<details><summary>{text(summary)}</summary>{body}</details>" if body else ""
