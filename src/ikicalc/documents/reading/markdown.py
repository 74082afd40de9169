"""Markdown: its tables and paragraphs, by way of the HTML that they stand for.

Knows: markdown-it. Must not know: what a table is about. HTML written inside Markdown is read like the rest.
"""

from __future__ import annotations

import re

from ikicalc.documents.model import Naskah
from ikicalc.documents.reading import problems
from ikicalc.documents.reading.bounds import MEGABYTE
from ikicalc.documents.reading.characters import decoded
from ikicalc.documents.reading.webpage import naskah_of
from ikicalc.packages import extra

_LARGEST = 5 * MEGABYTE
_MATH = re.compile(r"\$[^$\n]{1,5000}\$")


def read_markdown(name: str, data: bytes) -> Naskah:
    """Return the blocks of a Markdown file; equations between dollar signs stay as written."""
    if len(data) > _LARGEST:
        raise problems.too_much(name, f"berkas Markdown paling besar {_LARGEST // MEGABYTE} MB")
    text, _ = decoded(data)
    kept: list[str] = []
    page = _rendered(_MATH.sub(lambda found: _keep(found[0], kept), text.replace("\0", "")))
    html = extra("lxml.html")
    parser = html.HTMLParser(no_network=True, encoding="utf-8")
    root = html.document_fromstring(f"<body>{_restored(page, kept)}</body>".encode(), parser=parser)
    return naskah_of(name, root)


def _keep(equation: str, kept: list[str]) -> str:
    """Put a mark in place of an equation, whose backslashes Markdown would take for its own."""
    kept.append(equation)
    return f"\ue000{len(kept) - 1}\ue001"


def _restored(page: str, kept: list[str]) -> str:
    escape = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
    texts = ["".join(escape.get(c, c) for c in equation) for equation in kept]
    return re.sub("\ue000(\\d+)\ue001", lambda found: texts[int(found[1])], page)


def _rendered(text: str) -> str:
    parser = (
        extra("markdown_it")
        .MarkdownIt("commonmark", {"html": True, "breaks": True})
        .enable(["table", "strikethrough"])
    )
    page: str = parser.render(text)
    return page
