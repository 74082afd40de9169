"""Which lines above and below a fraction bar are its numerator and its denominator.

Knows: lines, and the words by which a line tells that it goes on. Must not know: bars, factors, offsets
within a line. A line that may belong to a side but surely does not say so is left out and told.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ikicalc.syntax.text.lexer import Token, tokenize
from ikicalc.syntax.words.lexicon import lexicon

MAX_ROWS = 12
ALONE = re.compile(r"[xX×*]\s*1[0.]*0\s*(?:%|persen)?")  # a factor on a line of its own
LABEL = re.compile(r"[:=]\s*$")
_DEFINITION = re.compile(r"\s*[^\W\d_]\w{0,3}\s*=")
_HANGS = re.compile(r"(?:[+×÷/(,]|\s[-–−xX])\s*$")  # a line that ends so goes on in the next
_SIGNED = re.compile(r"\s*(?:[+×÷/]|[-–−]\s)")
_TITLE = re.compile(r"[:=]|[.;]\s*$")
_WRAPS = 3  # lines over which one capitalised name may be broken


class Line(NamedTuple):
    """A line of the text: its range, what it prints and how many stand above it."""

    start: int
    end: int
    text: str
    number: int


def begins_count(row: Line) -> bool:
    """Whether a line begins with a word of counting and says what is counted.

    >>> begins_count(Line(0, 11, "Jumlah desa", 0)), begins_count(Line(0, 6, "Jumlah", 0))
    (True, False)
    """
    words = row.text.split(maxsplit=1)
    return len(words) > 1 and words[0].casefold() in lexicon().count


def rows_above(lines: list[Line], index: int) -> list[Line]:
    """Return the lines of the numerator above the line ``index``."""
    rows: list[Line] = []
    for row in reversed(lines[max(0, index - 2 * MAX_ROWS) : index]):
        text = row.text.strip()
        if not text and (not rows or rows[0].text.strip()[:1].islower() or _SIGNED.match(rows[0].text)):
            continue
        if (
            not text
            or len(rows) == MAX_ROWS
            or LABEL.search(text)
            or (rows and (text.endswith((".", ";")) or not _joins(text, rows[0].text)))
        ):
            break
        rows.insert(0, row)
    return [*_wrapped(lines, rows), *rows] if rows else rows


def rows_below(lines: list[Line], index: int) -> list[Line]:
    """Return the lines of the denominator below the line ``index``."""
    rows: list[Line] = []
    for row in lines[index + 1 : index + 1 + 2 * MAX_ROWS]:
        text = row.text.strip()
        if not text and (not rows or _HANGS.search(rows[-1].text) or _adds_below(lines, row.number)):
            continue
        if not text or len(rows) == MAX_ROWS or (rows and not flows(rows[-1].text, text)):
            break
        if ALONE.fullmatch(text):
            break
        rows.append(row)
    return rows


def _adds_below(lines: list[Line], blank: int) -> bool:
    """Whether the line behind a blank one begins with a plus, as one paragraph does behind another."""
    return blank + 1 < len(lines) and lines[blank + 1].text.lstrip()[:1] == "+"


def flows(before: str, after: str) -> bool:
    """Whether one row of a numerator or denominator runs on into the next; ``k = 100.000`` does not.

    >>> flows("Jumlah desa", "+ Jumlah kelurahan"), flows("Jumlah desa di", "Kecamatan Rejo")
    (True, True)
    >>> flows("Jumlah desa", "Sumber data")
    False
    """
    after = after.strip()
    if LABEL.search(before) or _DEFINITION.match(after) or ALONE.fullmatch(after):
        return False
    last = before.rsplit(maxsplit=1)[-1].casefold() if before.strip() else ""
    words = lexicon()
    open_ended = _HANGS.search(before) or last in words.particles or last in words.continuing
    return bool(open_ended) or after[:1].islower() or after[:1] in ("+", "(")


def _joins(before: str, after: str) -> bool:
    """``flows``, and above a bar a dash in front of a row subtracts unless the row above has one, too."""
    return flows(before, after) or bool(_SIGNED.match(after) and not _SIGNED.match(before))


def _wrapped(lines: list[Line], rows: list[Line]) -> list[Line]:
    """``Jumlah Desa`` / ``Tertib Administrasi``: the count whose capitalised name goes on in the rows."""
    first = rows[0].text.strip()
    if _begins_quantity(first) or _operates(rows) or _TITLE.search(first):
        return []
    found: list[Line] = []
    for row in reversed(lines[max(0, rows[0].number - _WRAPS) : rows[0].number]):
        text = row.text.strip()
        if not text or _TITLE.search(text) or _operates([row]):
            return []
        found.insert(0, row)
        if begins_count(row):
            return found
        if _begins_quantity(text):
            return []
    return []


def _begins_quantity(text: str) -> bool:
    return text.split(maxsplit=1)[0].casefold() in lexicon().quantity


def _operates(rows: list[Line]) -> bool:
    """Whether a sign or a word between spaces may calculate in one of the rows."""
    return any(_calculates(token) for row in rows for token in tokenize(row.text))


def _calculates(token: Token) -> bool:
    return token.kind in ("certain", "sign", "eq") or token.low in lexicon().continuing


def left_over(lines: list[Line], upper: Line, last: int) -> list[Line]:
    """Return the lines next to a fraction that may be part of it: a count above, a phrase below."""
    above = lines[upper.number - 1] if upper.number else None
    below = lines[last + 1] if last + 1 < len(lines) else None
    found = [above] if above and begins_count(above) and not _TITLE.search(above.text) else []
    return [*found, below] if below and _is_phrase(below.text) else found


def _is_phrase(text: str) -> bool:
    """Words only, that begin neither a note nor a label, and operate nowhere."""
    words = tokenize(text)
    if not words or not words[0].is_capital or any(word.kind not in ("word", "number") for word in words):
        return False
    told = (lexicon().labels, lexicon().notes, lexicon().loose_notes, lexicon().sure_notes)
    heads = any(phrases.at(words, 0) for phrases in told) or lexicon().introductions.at(words, 0)
    return not heads and not any(_calculates(word) for word in words)


def without_note(row: Line) -> Line:
    """Leave out what follows the denominator on its line: ``. Satuan: persen``, ``Catatan: ...``."""
    words = tokenize(row.text) if ":" in row.text or "." in row.text else []
    for index, word in enumerate(words[:-1]):
        after = words[index + 1]
        note = lexicon().notes.at(words, index) if word.kind == "word" else None
        told = (
            note is not None
            and index + len(note.words) < len(words)
            and words[index + len(note.words)].text == ":"
        )
        ended = word.kind == "dot" and after.gap and after.is_capital and len(words[index - 1].text) > 3
        if index and (told or ended):
            return row._replace(end=row.start + word.start, text=row.text[: word.start])
    return row
