"""Which characters of a catalog file give which character of a value.

Knows: how YAML writes a text (plain, in quotes, folded, literal) and how to write a piece of one.
Must not know: files, columns, findings.
What is worked out here is compared with what the parser gave: where they differ there is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ikicalc.catalog.source_map import Scalar


class Letter(NamedTuple):
    """A character of a value, and the half-open range of the file that stands for it."""

    char: str
    start: int
    end: int


_BREAK = r"(?:\r\n|\r|\n)"
_FOLD = rf"(?P<fold>[ \t]*{_BREAK}(?:[ \t]*{_BREAK})*[ \t]*)"
_JOINED = rf"(?P<join>\\{_BREAK}(?:[ \t]*{_BREAK})*[ \t]*)"
_ESCAPE = r"\\(?P<escape>x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)"
_PLAIN = re.compile(rf"{_FOLD}|(?P<char>.)", re.DOTALL)
_SINGLE = re.compile(rf"{_FOLD}|(?P<quote>'')|(?P<char>.)", re.DOTALL)
_DOUBLE = re.compile(rf"{_JOINED}|{_FOLD}|{_ESCAPE}|(?P<char>.)", re.DOTALL)
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_LINE = re.compile(rf"(?P<text>[^\r\n]*)(?P<end>{_BREAK}|\Z)")
_HEADER = re.compile(r"[|>](?P<sign>[+-]?)(?P<indent>[1-9]?)(?P<other>[+-]?)")


def letters(text: str, scalar: Scalar) -> tuple[Letter, ...] | None:
    """Return a letter for each character of the value, or None where the writing is not understood.

    >>> from ikicalc.catalog.source_map import read_scalars
    >>> text = "teks: 'A''B'"
    >>> letters(text, read_scalars(text).by_place[1, 1]["teks"])
    (Letter(char='A', start=7, end=8), Letter(char="'", start=8, end=10), Letter(char='B', start=10, end=11))
    """
    if scalar.style in ("|", ">"):
        found = tuple(_block(text, scalar))
    else:
        quotes = 1 if scalar.style else 0
        pattern = {"'": _SINGLE, '"': _DOUBLE}.get(scalar.style, _PLAIN)
        found = tuple(_flow(text, scalar.start + quotes, scalar.end - quotes, pattern))
    return found if "".join(letter.char for letter in found) == scalar.value else None


def written(piece: str, style: str) -> str | None:
    """Return ``piece`` as it stands inside a value of that style; None for what cannot stand there.

    >>> written("'A'", "'"), written("a\\nb", ">")
    ("''A''", None)
    """
    if any(char < " " or char in "\x7f\x85\u2028\u2029" for char in piece):
        return None
    if style == "'":
        return piece.replace("'", "''")
    if style == '"':
        return piece.replace("\\", "\\\\").replace('"', '\\"')
    return piece


def _flow(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[Letter]:
    for found in pattern.finditer(text, start, end):
        first, last = found.span()
        match found.lastgroup:
            case "fold" | "join":
                breaks = len(re.findall(_BREAK, found[0]))
                folded = "" if found.lastgroup == "join" else " "
                yield from (Letter(char, first, last) for char in "\n" * (breaks - 1) or folded)
            case "escape":
                yield Letter(_unescaped(found["escape"]), first, last)
            case "quote":
                yield Letter("'", first, last)
            case _:
                yield Letter(found[0], first, last)


def _unescaped(escape: str) -> str:
    return chr(int(escape[1:], 16)) if len(escape) > 1 else _ESCAPES.get(escape, escape)


class _Line(NamedTuple):
    """A line of a block without its indentation; ``stop`` is its end, ``after`` the end of its break."""

    text: str
    start: int
    stop: int
    after: int


def _block(text: str, scalar: Scalar) -> Iterator[Letter]:
    header = _HEADER.match(text, scalar.start)
    lines = _lines(text, text.find("\n", scalar.start, scalar.end) + 1, scalar.end)
    if header is None or not lines:
        return
    indent = _indent(lines, scalar)
    body = [_cut(line, indent) for line in lines]
    while body and not body[-1].text:
        body.pop()
    yield from _content(body, folded=scalar.style == ">")
    yield from _ending(scalar.value, lines[len(body) - 1 :])


def _lines(text: str, start: int, end: int) -> list[_Line]:
    if not start:
        return []
    found = _LINE.finditer(text, start, end)
    return [_Line(m["text"], m.start(), m.start("end"), m.end()) for m in found if m[0]]


def _indent(lines: list[_Line], scalar: Scalar) -> int:
    """Return the indentation: of the first line with text, less what the value itself begins with."""
    first = next((line.text for line in lines if line.text.strip(" ")), "")
    own = scalar.value.lstrip("\n")
    return len(first) - len(first.lstrip(" ")) - (len(own) - len(own.lstrip(" ")))


def _cut(line: _Line, indent: int) -> _Line:
    blank = min(len(line.text) - len(line.text.lstrip(" ")), max(indent, 0))
    return line._replace(text=line.text[blank:], start=line.start + blank)


def _content(body: list[_Line], *, folded: bool) -> Iterator[Letter]:
    """Yield the letters of all lines and of the breaks between them."""
    waiting: list[_Line] = []  # empty lines since the last one with text
    previous: _Line | None = None
    for line in body:
        if not line.text:
            waiting.append(line)
            continue
        if previous is not None:
            yield from _between(previous, line, waiting, folded=folded)
        else:
            yield from (Letter("\n", item.stop, item.after) for item in waiting)
        yield from (Letter(char, line.start + i, line.start + i + 1) for i, char in enumerate(line.text))
        previous, waiting = line, []


def _between(before: _Line, line: _Line, empty: list[_Line], *, folded: bool) -> Iterator[Letter]:
    if not (folded and before.text[0] not in " \t" and line.text[0] not in " \t"):
        yield Letter("\n", before.stop, before.after)
    elif not empty:
        yield Letter(" ", before.stop, line.start)
    yield from (Letter("\n", item.stop, item.after) for item in empty)


def _ending(value: str, lines: list[_Line]) -> Iterator[Letter]:
    """Yield the breaks at the end of the value, as many as it has."""
    kept = len(value) - len(value.rstrip("\n"))
    yield from (Letter("\n", line.stop, line.after) for line in lines[:kept])
