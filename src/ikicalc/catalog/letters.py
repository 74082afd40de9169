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


class Piece(NamedTuple):
    """Characters of a value, and the half-open range of the file that stands for them.

    As many code points as characters stand for one each; of any other number all stand for each of them.
    """

    text: str
    start: int
    end: int

    def letter(self, index: int) -> tuple[int, int]:
        """Return the range that stands for one of the characters.

        >>> Piece("AB", 7, 9).letter(1), Piece("'", 9, 11).letter(0)
        ((8, 9), (9, 11))
        """
        if self.end - self.start != len(self.text):
            return self.start, self.end
        return self.start + index, self.start + index + 1


_BREAK = r"(?:\r\n|\r|\n)"
_FOLD = rf"(?P<fold>[ \t]*{_BREAK}(?:[ \t]*{_BREAK})*[ \t]*)"
_JOINED = rf"(?P<join>\\{_BREAK}(?:[ \t]*{_BREAK})*[ \t]*)"
_ESCAPE = r"\\(?P<escape>x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)"
_BLANKS = r"[ \t]++(?![\r\n])"  # inside a line
_PLAIN = re.compile(rf"{_FOLD}|(?P<same>(?:[^ \t\r\n]++|{_BLANKS})++|.)", re.DOTALL)
_SINGLE = re.compile(rf"{_FOLD}|(?P<quote>'')|(?P<same>(?:[^' \t\r\n]++|{_BLANKS})++|.)", re.DOTALL)
_DOUBLE = re.compile(rf"{_JOINED}|{_FOLD}|{_ESCAPE}|(?P<same>(?:[^\\ \t\r\n]++|{_BLANKS})++|.)", re.DOTALL)
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_LINE = re.compile(rf"(?P<text>[^\r\n]*)(?P<end>{_BREAK}|\Z)")
_HEADER = re.compile(r"[|>](?P<sign>[+-]?)(?P<indent>[1-9]?)(?P<other>[+-]?)")


def letters(text: str, scalar: Scalar) -> tuple[Piece, ...] | None:
    """Return the pieces that make up the value, or None where the writing is not understood.

    >>> from ikicalc.catalog.source_map import read_scalars
    >>> text = "teks: 'A''B'"
    >>> letters(text, read_scalars(text).find(1, 1, "teks"))
    (Piece(text='A', start=7, end=8), Piece(text="'", start=8, end=10), Piece(text='B', start=10, end=11))
    """
    if scalar.style in ("|", ">"):
        found = tuple(_block(text, scalar))
    else:
        quotes = 1 if scalar.style else 0
        pattern = {"'": _SINGLE, '"': _DOUBLE}.get(scalar.style, _PLAIN)
        found = tuple(_flow(text, scalar.start + quotes, scalar.end - quotes, pattern))
    return found if "".join(piece.text for piece in found) == scalar.value else None


def letter(pieces: tuple[Piece, ...], index: int) -> tuple[int, int]:
    """Return the range of the file that stands for one character of the value.

    >>> letter((Piece("AB", 7, 9), Piece("'", 9, 11)), 2)
    (9, 11)
    """
    for piece in pieces:
        if index < len(piece.text):
            return piece.letter(index)
        index -= len(piece.text)
    raise IndexError(index)


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


def _flow(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[Piece]:
    for found in pattern.finditer(text, start, end):
        match found.lastgroup:
            case "fold" | "join":
                breaks = len(re.findall(_BREAK, found[0]))
                folded = "" if found.lastgroup == "join" else " "
                yield from _whole("\n" * (breaks - 1) or folded, *found.span())
            case "escape":
                yield Piece(_unescaped(found["escape"]), *found.span())
            case "quote":
                yield Piece("'", *found.span())
            case _:
                yield Piece(found[0], *found.span())


def _whole(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield each character as a piece of its own, so that the whole range stands for it."""
    return (Piece(char, start, end) for char in text)


def _unescaped(escape: str) -> str:
    return chr(int(escape[1:], 16)) if len(escape) > 1 else _ESCAPES.get(escape, escape)


class _Line(NamedTuple):
    """A line of a block without its indentation; ``stop`` is its end, ``after`` the end of its break."""

    text: str
    start: int
    stop: int
    after: int


def _block(text: str, scalar: Scalar) -> Iterator[Piece]:
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


def _content(body: list[_Line], *, folded: bool) -> Iterator[Piece]:
    """Yield the text of all lines and the breaks between them."""
    waiting: list[_Line] = []  # empty lines since the last one with text
    previous: _Line | None = None
    for line in body:
        if not line.text:
            waiting.append(line)
            continue
        if previous is not None:
            yield from _between(previous, line, waiting, folded=folded)
        else:
            yield from (Piece("\n", item.stop, item.after) for item in waiting)
        yield Piece(line.text, line.start, line.stop)
        previous, waiting = line, []


def _between(before: _Line, line: _Line, empty: list[_Line], *, folded: bool) -> Iterator[Piece]:
    if not (folded and before.text[0] not in " \t" and line.text[0] not in " \t"):
        yield Piece("\n", before.stop, before.after)
    elif not empty:
        yield Piece(" ", before.stop, line.start)
    yield from (Piece("\n", item.stop, item.after) for item in empty)


def _ending(value: str, lines: list[_Line]) -> Iterator[Piece]:
    """Yield the breaks at the end of the value, as many as it has."""
    kept = len(value) - len(value.rstrip("\n"))
    yield from (Piece("\n", line.stop, line.after) for line in lines[:kept])
