"""Extracted text: lines with tabs or pipes are rows, the others paragraphs.

Knows: how programs write a printed page as plain text (tabs, rules of dashes, left-over mark-up).
Must not know: what a table is about.
"""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from ikicalc.catalog.load import read_text
from ikicalc.documents.model import Baris, Letak, Naskah, Paragraf, Sel, Tabel

_TAG = re.compile(
    r"</?(br|p|div|ul|ol|li|table|tbody|thead|tr|td|th|h[1-6]|hr|b|i|u|s|em|strong|span|sub|sup|font|small|"
    r"center|a|blockquote)\b[^<>\n]{0,400}>",
    re.IGNORECASE,
)
_INLINE = frozenset(["b", "i", "u", "s", "em", "strong", "span", "sub", "sup", "font", "small", "a"])
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
_BOLD = re.compile(r"\*\*|(?<![\w_])__|__(?![\w_])")
_MATH = re.compile(r"(\$[^$\n]*\$)")
_HEADING = re.compile(r"^\s*#{1,6}\s+")
_PIPES = re.compile(r"^\s*\|.*\|\s*$")
_RULE = re.compile(r"\s*:?-+:?\s*")  # a cell of the line below a header


def read_text_document(path: str | os.PathLike[str]) -> Naskah:
    """Return the blocks of a text in UTF-8 that was extracted from a document.

    Neighbouring lines with a tab (or between pipes) are one table, an empty line ends it; the place of
    a row is its line. Tags, entities and marks of emphasis are left out. Raises ``SourceFileError`` (IKI802).

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "contoh.txt")
    ...     _ = path.write_text("**IKI**\\n\\nNO\\tINDIKATOR\\n1\\tJumlah <b>kolam</b>\\n")
    ...     naskah = read_text_document(path)
    >>> [type(block).__name__ for block in naskah.blok], naskah.blok[1].baris[1].sel[1].teks
    (['Paragraf', 'Tabel'], 'Jumlah kolam')
    """
    source = Path(path)
    return text_document(read_text(source, str(path)), source.name)


def text_document(text: str, name: str) -> Naskah:
    """Return the blocks of an extracted text that is already in memory.

    >>> text_document("NO\\tINDIKATOR", "contoh.txt").blok[0].letak.baris
    1
    """
    return Naskah(name, tuple(_blocks(text, name)))


def _blocks(text: str, name: str) -> Iterator[Paragraf | Tabel]:
    lines = [(number, line) for number, line in enumerate(re.split(r"\r\n|[\n\r]", text), 1)]
    kinds = [_is_row(line) for _, line in lines]
    for index in range(1, len(lines) - 1):  # one line without tabs inside a table was torn off a row
        if not kinds[index] and kinds[index - 1] and kinds[index + 1] and lines[index][1].strip():
            kinds[index] = True
    for is_row, group in groupby(zip(lines, kinds, strict=True), key=lambda pair: pair[1]):
        rows = [line for line, _ in group]
        if is_row:
            yield _table(rows, name)
        else:
            yield from (_paragraph(number, line, name) for number, line in rows if line.strip())


def _is_row(line: str) -> bool:
    return "\t" in line.strip(" ") or bool(_PIPES.match(line))


def _table(lines: list[tuple[int, str]], name: str) -> Tabel:
    rows = (Baris(_cells(line), Letak(name, baris=number)) for number, line in lines)
    return Tabel(tuple(row for row in rows if not _is_rule(row)), Letak(name, baris=lines[0][0]))


def _is_rule(row: Baris) -> bool:
    return len(row.sel) > 1 and all(_RULE.fullmatch(cell.teks) for cell in row.sel)


def _cells(line: str) -> tuple[Sel, ...]:
    parts = line.strip().strip("|").split("|") if _PIPES.match(line) else line.split("\t")
    return tuple(Sel(peel(part)) for part in parts)


def _paragraph(number: int, line: str, name: str) -> Paragraf:
    return Paragraf(peel(_HEADING.sub("", line)), Letak(name, baris=number))


def peel(text: str) -> str:
    """Return a text without tags, entities and marks of emphasis; formulas between ``$`` stay as they are.

    >>> peel('<ul style="x"> - Seksi A &amp; B **penting** $a < b$')
    '- Seksi A & B penting $a < b$'
    """
    parts = _MATH.split(text)
    parts[::2] = [_plain(part) for part in parts[::2]]
    return "".join(parts).strip()


def _gap(tag: re.Match[str]) -> str:
    """Return what stands where a tag stood: nothing inside a line, a break for ``br``, else a space."""
    name = tag[1].casefold()
    return "\n" if name == "br" else "" if name in _INLINE else " "


def _plain(text: str) -> str:
    text = _TAG.sub(_gap, text)
    return _BOLD.sub("", _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)).replace("\xa0", " ")
