"""Fractions drawn with a line of dashes or underscores, rewritten as one line with certain signs.

Knows: lines and columns. Must not know: words. The pieces keep their offsets.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from ikicalc.diagnostics import Diagnostic
from ikicalc.syntax.text.lexer import tokenize
from ikicalc.syntax.text.peeled import CLOSE, DIVIDE, OPEN, TIMES, Peeled
from ikicalc.syntax.text.rows import (
    ALONE,
    LABEL,
    Line,
    begins_count,
    flows,
    left_over,
    rows_above,
    rows_below,
    without_note,
)
from ikicalc.syntax.words.lexicon import lexicon

_BAR = re.compile(r"(?:[-–—_─━═‾¯][ ]?){4,}")
_COLUMN = re.compile(r" {3,}")
_TIMES = re.compile(r"\s*[xX×*]\s*1\d*(?:[.]\d+)*\s*(?:%|persen)?")
_FACTOR_BEHIND = re.compile(r"\s+[xX×*]\s*1(?:00|(?:0{0,2}\.?000)+)\s*(?:%|persen)?\s*$")
_FACTOR_BESIDE = re.compile(r"\s*[xX×*]?\s*10+(?:[.]0+)*\s*(?:%|persen)?(?=\s|$)")
_WORDS_BEHIND = re.compile(r"\s+(?!(?:[xX×*]|di(?:kali|bagi)\w*)\s)[^\W\d_]")
_INLINE_START = re.compile(r"(?:[:=;]|\.(?=\s+[A-Z]))\s*(?!.*(?:[:=;]|\.\s+[A-Z]))")
_WORKED = re.compile(r"(?:[\s\d.,/:()×*%=+]|[xX](?=\s*[\d(]))*")  # "(7.012/10.456) x 100 % = 67,06"
_RESULT = re.compile(r"\s*=\s*[\d.,\s%]+$")
_HUNDRED = re.compile(r"1(?:\.?0{2}|0\.0{2})")
_FACTOR_ONLY = re.compile(
    r"[^=\n]*=\s*(?=[xX×]\s*\d[\d.,]*\s*%?\s*$)|(?:[^=\n\d]*=|\s*%)?\s*(?=[xX×]?\s*1[0.]{2,}\s*%?\s*$)"
)
_EQUALS = re.compile(r"\s*=\s*")  # a bar printed as an equals sign, its factor on another line
_ITEM = re.compile(r"\s*(?:\d{1,3}|[a-z])[.)](?=\s*[^\W\d_])")  # a list number in front of the numerator
_LONGEST_BESIDE = 200  # characters of a line that holds only a label and the factor
_LONGEST_LINE = 2_000  # of a line in which a fraction is drawn; longer ones are prose


def undraw(peeled: Peeled) -> Peeled:
    """Return the text with each drawn fraction as ``((numerator)/(denominator))`` and what stands beside it.

    >>> from ikicalc.syntax.text.peel import peel
    >>> from ikicalc.syntax.text.peeled import SHOWN
    >>> undraw(peel("Jumlah A\\n-------- x 100%\\nJumlah B")).text.translate(SHOWN)
    '((Jumlah A)/(Jumlah B)) x 100%\\n'
    """
    if not _BAR.search(peeled.text) and not _HUNDRED.search(peeled.text):
        return peeled
    lines = _lines(peeled.text)
    pieces: list[tuple[int, int] | str] = []
    told: list[Diagnostic] = []
    done = 0
    index = 0
    while index < len(lines):
        short = len(lines[index].text) <= _LONGEST_LINE
        bar = _BAR.search(lines[index].text) if short else None
        beside = None if bar else _lone_factor(lines, index)
        if bar is None and beside is None:
            index += 1
            continue
        fraction = _inline(lines[index], index, bar) if bar else None
        fraction = fraction or _stacked(lines, index, bar or beside)
        if fraction is None:
            index += 1
            continue
        begin = max(fraction.begin, done)
        pieces += [(done, begin), *fraction.drawn, "\n"]
        done = fraction.end
        index = fraction.last + 1
        told += [_tell_spare(row, peeled) for row in fraction.spare]
    pieces.append((done, len(peeled.text)))
    return replace(peeled.rearranged(pieces), diagnostics=(*peeled.diagnostics, *told))


def _tell_spare(row: Line, peeled: Peeled) -> Diagnostic:
    """Tell a line above or below a fraction that may be part of it, and was not taken so."""
    return Diagnostic.of(
        "IKI128", "baris di dekat garis pecahan ini tidak dibaca sebagai bagiannya",
        peeled.span(*_trim(row, 0, len(row.text))), label="tidak dihitung",
        help="bila bagian pembilang atau penyebut, tulis pada satu baris, atau sambung dengan `+`",
    )  # fmt: skip


def _lone_factor(lines: list[Line], index: int) -> re.Match[str] | None:
    """A line that holds only ``x 100%`` between two lines that begin with a count: the bar was lost."""
    text = lines[index].text
    equals = _EQUALS.fullmatch(text)
    match = equals or (_FACTOR_ONLY.match(text) if len(text) <= _LONGEST_BESIDE else None)
    if match is None:
        return None
    above, below = rows_above(lines, index), rows_below(lines, index)
    if below:
        below = [*below[:-1], without_note(below[-1])]
    if not above or not below or not all(_is_phrase(row) for row in (*above, *below)):
        return None
    if equals:  # "Jumlah A", "=", "Jumlah B", "x 100%"
        counted = begins_count(above[0]) and begins_count(below[0])
        return match if counted and _factor_below(lines, below[-1].number) else None
    signed = lines[index].text[match.end() :].lstrip()[:1] in ("x", "X", "×")
    begin = [begins_count(rows[0]) for rows in (above, below)]
    return match if all(begin) or (signed and (any(begin) or _is_titled(lines, above[0]))) else None


def _is_phrase(row: Line) -> bool:
    return not re.search(r"[=:]|\d\s*%", row.text) and any(character.isalpha() for character in row.text)


def _is_titled(lines: list[Line], row: Line) -> bool:
    """Whether a label stands above the numerator: ``Cakupan pelayanan:``."""
    above = [line.text.strip() for line in lines[max(0, row.number - 2) : row.number] if line.text.strip()]
    return not above or above[-1].endswith((":", "="))


class _Fraction(NamedTuple):
    """A drawn fraction: its range, its pieces, its last line, and the lines beside it that it leaves out."""

    begin: int
    drawn: list[tuple[int, int] | str]
    end: int
    last: int
    spare: list[Line]


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    start = 0
    for part in text.split("\n"):
        end, begin = start + len(part), start
        if lines and _EQUALS.fullmatch(lines[-1].text) and ALONE.fullmatch(part.strip()):
            begin = lines.pop().start  # "=" above "x 100%": one line
        lines.append(Line(begin, end, text[begin:end].replace("\n", " "), len(lines)))
        start = end + 1
    return lines


def _drawn(
    numerator: list[tuple[int, int]], denominator: list[tuple[int, int]], beside: tuple[int, int] | None
) -> list[tuple[int, int] | str]:
    upper = [piece for part in numerator for piece in (part, " ")][:-1]
    lower = [piece for part in denominator for piece in (part, " ")][:-1]
    result = [OPEN + OPEN, *upper, CLOSE + DIVIDE + OPEN, *lower, CLOSE + CLOSE]
    return [*result, " ", beside] if beside else result


def _inline(line: Line, index: int, bar: re.Match[str]) -> _Fraction | None:
    """``Jumlah A ------------ x 100% Jumlah B`` on one line."""
    before, after = line.text[: bar.start()], line.text[bar.end() :]
    if not before.strip() or LABEL.search(before):
        return None
    worked = _RESULT.search(before)
    upper_end = worked.start() if worked else len(before)
    head = _INLINE_START.search(before[:upper_end])
    begin = head.end() if head else 0
    factor = _TIMES.match(after)
    lower = bar.end() + (factor.end() if factor else 0)
    skipped = _WORKED.match(line.text, lower)
    lower = skipped.end() if skipped else lower
    if not before[begin:].strip() or not line.text[lower:].strip():
        return None
    denominator_end = len(line.text)
    trailing = _TIMES.search(after) if factor is None else None
    if trailing is not None:
        denominator_end = bar.end() + trailing.start()
    stop = re.search(r"\s[=]", line.text[lower:denominator_end])
    if stop:
        denominator_end = lower + stop.start()
    beside = (line.start + bar.end(), line.start + bar.end() + factor.end()) if factor else None
    drawn = _drawn([_trim(line, begin, upper_end)], [_trim(line, lower, denominator_end)], beside)
    return _Fraction(line.start + begin, drawn, line.start + denominator_end, index, [])


def _trim(line: Line, begin: int, end: int) -> tuple[int, int]:
    piece = line.text[begin:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return line.start + begin + left, line.start + begin + max(left, right)


def _stacked(lines: list[Line], index: int, bar: re.Match[str] | None) -> _Fraction | None:
    """Numerator above the bar, denominator below it, the factor beside it."""
    line = lines[index]
    upper = rows_above(lines, index)
    lower = rows_below(lines, index)
    beside_row = _denominator_beside(line, bar) if bar else None
    if beside_row and lower and _is_counted(beside_row.text, lower[0].text):
        beside_row = None
    if beside_row:
        lower = [beside_row, *(lower if lower and flows(beside_row.text, lower[0].text) else [])]
    if bar is None or not upper or not lower:
        return None
    line = line._replace(text=line.text[: beside_row.start - line.start]) if beside_row else line
    before, after = line.text[: bar.start()], line.text[bar.end() :]
    beside_end = min(
        (m.start() for m in (_BAR.search(after), re.search(r"=", after)) if m), default=len(after)
    )
    pieces: list[tuple[int, int] | str] = []
    if before.strip():
        pieces.append((line.start, line.start + bar.start()))
    lower = [*lower[:-1], without_note(lower[-1])]
    behind = _FACTOR_BEHIND.search(lower[-1].text) if not after.strip() else None
    if behind:  # "Jumlah B x 100%": the factor multiplies the fraction, as in the line of the bar
        lower[-1] = lower[-1]._replace(text=lower[-1].text[: behind.start()])
    above = _FACTOR_BEHIND.search(upper[-1].text) if not (behind or after.strip()) else None
    if above:
        upper[-1] = upper[-1]._replace(text=upper[-1].text[: above.start()])
    numerator = [_column(row, bar.start()) for row in upper]
    denominator = [_column(row, bar.start()) for row in lower]
    label = _label_end(upper[0].text)
    if label:
        pieces.append((upper[0].start, upper[0].start + label))
    beside = (line.start + bar.end(), line.start + bar.end() + beside_end) if after.strip() else None
    last, end = lower[-1].number, lower[-1].end
    if behind:
        beside = (lower[-1].start + behind.start(), end)
    if above:
        beside = (upper[-1].start + above.start(), upper[-1].end)
    if beside is None and (factor := _factor_below(lines, last)):
        beside, last, end = factor, last + 1, factor[1]
    drawn = _drawn(numerator, denominator, beside)
    if beside is not None and after.strip()[:1].isdigit():
        drawn.insert(-1, TIMES)  # "100%" beside the bar, its sign lost
    pieces += drawn
    return _Fraction(upper[0].start, pieces, end, last, [] if label else left_over(lines, upper[0], last))


def _denominator_beside(line: Line, bar: re.Match[str]) -> Line | None:
    """``------ x 100% Jumlah B``: the line break behind the factor was lost."""
    factor = _FACTOR_BESIDE.match(line.text, bar.end())
    rest = line.text[factor.end() :] if factor else ""
    begins = _WORDS_BEHIND.match(rest) and not _BAR.search(rest) and "=" not in rest
    return line._replace(start=line.end - len(rest), text=rest) if begins else None


def _is_counted(rest: str, below: str) -> bool:
    """``x 100.000 Kelahiran Hidup`` above ``Jumlah Kelahiran Hidup``: per how many, no denominator."""
    return below.casefold().rstrip().endswith(rest.casefold().strip())


def _factor_below(lines: list[Line], number: int) -> tuple[int, int] | None:
    """``x 100%`` on a line of its own under the denominator multiplies the fraction, not the denominator."""
    below = lines[number + 1] if number + 1 < len(lines) else None
    return _trim(below, 0, len(below.text)) if below and ALONE.fullmatch(below.text.strip()) else None


def _column(row: Line, at: int) -> tuple[int, int]:
    """The column of ``row`` that holds the words; worked figures stand in columns to the right."""
    text = row.text
    equals = text.find("=")
    if equals >= 0 and not any(c.isalpha() for c in text[equals:]):
        text = text[:equals]
    position = _label_end(text)
    for gap in [*_COLUMN.finditer(text, position), None]:
        end = gap.start() if gap else len(text)
        if any(character.isalpha() for character in text[position:end]):
            return _trim(row, position, end)
        position = gap.end() if gap else end
    return _trim(row, 0, len(text))


def _label_end(text: str) -> int:
    """Where the words begin behind ``Persentase X =``, ``Rumus:``, ``1.`` in front of the numerator."""
    equals = text.find("=")
    if equals > 0 and any(c.isalpha() for c in text[equals:]):
        return equals + 1
    item = _ITEM.match(text)
    if item is not None:
        return item.end()
    if ":" not in text:
        return 0  # no label
    words = tokenize(text[:_LONGEST_BESIDE])
    labelled = any(word.kind == "word" and lexicon().labels.at(words, at) for at, word in enumerate(words))
    colon = next((word for word in words if word.text == ":"), None) if labelled else None
    return colon.end if colon and any(c.isalpha() for c in text[colon.end :]) else 0
