"""Extracted text: lines with tabs or pipes are rows, the others paragraphs.

Knows: how programs write a printed page as plain text (tabs, rules of dashes, left-over mark-up).
Must not know: what a table is about.
"""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from pathlib import Path

from ikicalc.catalog.load import read_text
from ikicalc.documents.joining import is_drawn
from ikicalc.documents.model import Baris, Letak, Naskah, Paragraf, Sel, Tabel
from ikicalc.documents.reading.aligned import aligned_blocks
from ikicalc.documents.reading.wrapped import cells_of_row, table_lines, wrapped_rows

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
_BARE_PIPES = re.compile(r"[^|\n]*\S[^|\n]*\|[^|\n]*\|[^\n]*|[\s:]*-+[-\s:]*\|[-\s:|]*")  # two or more
_BOX = re.compile(r"\s*\+(?:[-=]+\+)+\s*$")  # the rules of a table drawn with + and -
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
    lines = [(number, line) for number, line in enumerate(re.split(r"\r\n|[\n\r\f]", text), 1)]
    loose: list[tuple[int, str]] = []
    for blank, group in groupby(lines, key=lambda line: not line[1].strip(" ")):
        part = list(group)
        start, end = table_lines(part)
        rows = None if blank else wrapped_rows(part[start:end])
        if rows is None:
            loose += part
            continue
        yield from _evenly([*loose, *part[:start]], name)
        yield _wrapped(rows, name)
        loose = part[end:]
    yield from _evenly(loose, name)


def _wrapped(rows: Sequence[Sequence[tuple[int, str]]], name: str) -> Tabel:
    made = [
        Baris(tuple(Sel(peel(cell)) for cell in cells_of_row(row)), Letak(name, baris=row[0][0]))
        for row in rows
    ]
    return Tabel(tuple(made), made[0].letak)


def _evenly(lines: list[tuple[int, str]], name: str) -> Iterator[Paragraf | Tabel]:
    """Yield the blocks of lines of which each is a row or a paragraph."""
    kinds = [_is_row(line) for _, line in lines]
    for index in range(1, len(lines) - 1):  # one line without tabs inside a table was torn off a row
        if not kinds[index] and kinds[index - 1] and kinds[index + 1] and lines[index][1].strip():
            kinds[index] = True
    for is_row, group in groupby(zip(lines, kinds, strict=True), key=lambda pair: pair[1]):
        rows = [line for line, _ in group]
        if is_row:
            yield _table(rows, name)
        else:
            yield from aligned_blocks(rows, name, lambda line: peel(_HEADING.sub("", line)))


def _is_row(line: str) -> bool:
    return "\t" in line.strip(" ") or bool(_PIPES.match(line) or _BARE_PIPES.match(line) or _BOX.match(line))


def _table(lines: list[tuple[int, str]], name: str) -> Tabel:
    boxes = [
        list(group) for rule, group in groupby(lines, lambda line: bool(_BOX.match(line[1]))) if not rule
    ]
    boxed = len(boxes) > 2  # a rule under each row: the lines between two rules are one
    rows = [_joined(box, name) for box in boxes] if boxed else [_row(line, name) for line in lines]
    rows = [row for row in mended(rows) if not _is_rule(row)]
    return Tabel(tuple(rows), Letak(name, baris=lines[0][0]))


def _row(line: tuple[int, str], name: str) -> Baris:
    return Baris(_cells(line[1]), Letak(name, baris=line[0]))


def _joined(lines: list[tuple[int, str]], name: str) -> Baris:
    parts = zip_longest(*(_cells(line) for _, line in lines), fillvalue=Sel(""))
    cells = (Sel("\n".join(cell.teks for cell in column if cell.teks)) for column in parts)
    return Baris(tuple(cells), Letak(name, baris=lines[0][0]))


def mended(rows: Sequence[Baris]) -> Iterator[Baris]:
    """Yield the rows, those put together that a line break inside a cell with a drawn fraction cut in two.

    >>> lines = ["NO\\tINDIKATOR\\tRUMUS\\tSUMBER", "1\\tKolam\\tA", "------- x 100%", "B\\tBuku"]
    >>> rows = [_row(line, "x") for line in enumerate(lines, 1)]
    >>> [cell.teks for cell in list(mended(rows))[1].sel]
    ['1', 'Kolam', 'A\\n------- x 100%\\nB', 'Buku']
    """
    index = 0
    while index < len(rows):
        whole = _over_bar(rows[index : index + 3], len(rows[0].sel))
        yield whole or rows[index]
        index += 3 if whole else 1


def _over_bar(rows: Sequence[Baris], width: int) -> Baris | None:
    """Return one row of three whose middle one is the bar of a fraction, where they fill the header."""
    if len(rows) < 3 or len(rows[1].sel) != 1 or not is_drawn(rows[1].sel[0].teks):
        return None
    above, bar, below = (row.sel for row in rows)
    if len(above) + len(below) - 1 != width or len(above) == 1:
        return None
    cell = Sel("\n".join((above[-1].teks, bar[0].teks, below[0].teks)))
    return Baris((*above[:-1], cell, *below[1:]), rows[0].letak)


def _is_rule(row: Baris) -> bool:
    return (len(row.sel) > 1 and all(_RULE.fullmatch(cell.teks) for cell in row.sel)) or bool(
        row.sel and _BOX.match(row.sel[0].teks)
    )


def _cells(line: str) -> tuple[Sel, ...]:
    piped = _PIPES.match(line) or ("\t" not in line and _BARE_PIPES.match(line))
    parts = line.strip().strip("|").split("|") if piped else line.split("\t")
    return tuple(Sel(peel(part)) for part in parts)


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
