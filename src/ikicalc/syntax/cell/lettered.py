"""The letters of list items that a formula calculates with: ``a. Jumlah lulusan``, ``(a) ...; (b) ...``.

Knows: letters in front of items, on lines of their own or in brackets in one sentence; ranges of a sheet.
Must not know: legends told with signs, or grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ikicalc.syntax.cell.statements import Statement
from ikicalc.syntax.text.lexer import Token
from ikicalc.syntax.words.lexicon import lexicon

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_SHEET_CELL = re.compile(r"(?P<column>[A-Z]{1,2})(?P<row>\d{1,6})")
_SHEET_RANGE = re.compile(
    r"\b(?P<first>[A-Z]{1,2})(?P<top>\d{1,6})\s*:\s*(?P<last>[A-Z]{1,2})(?P<bottom>\d{1,6})\b"
)
_LOOSE = ("comma", "semi", "dot")


def lettered_items(found: list[Statement]) -> dict[int, list[tuple[str, tuple[Token, ...]]]]:
    """Return by statement the letters that another line calculates with, and what each stands for."""
    listed = _bracketed(found)
    used = _letters_in_use(found, listed)
    items: dict[int, list[tuple[str, tuple[Token, ...]]]] = {}
    for number, statement in enumerate(found):
        items[number] = [item for item in _of(statement, listed.get(number, [])) if item[0] in used]
    return items


def stands_in_range(symbol: str, text: str) -> bool:
    """Tell whether a text speaks of a symbol as part of a range of a sheet.

    >>> [stands_in_range(symbol, "B31:J31 berisi nilai unsur") for symbol in ("C31", "K31")]
    [True, False]
    """
    place = _SHEET_CELL.fullmatch(symbol)
    return place is not None and any(_covers(found, place) for found in _SHEET_RANGE.finditer(text))


def is_range(symbol: str, meaning: tuple[Token, ...]) -> bool:
    """Whether ``B31:J31`` was taken for a symbol and its meaning: both are cells of a sheet."""
    cells = (symbol, meaning[0].text if meaning else "")
    return all(_SHEET_CELL.fullmatch(cell) for cell in cells)


def _covers(found: re.Match[str], place: re.Match[str]) -> bool:
    first, column, last = (
        (len(letters), letters) for letters in (found["first"], place["column"], found["last"])
    )
    return first <= column <= last and int(found["top"]) <= int(place["row"]) <= int(found["bottom"])


def _letters_in_use(found: list[Statement], listed: dict[int, list[int]]) -> frozenset[str]:
    """The letters of list items that another line calculates with: ``a : b x 100%``."""
    own = [_letters(statement, listed.get(number, [])) for number, statement in enumerate(found)]
    letters = frozenset[str]().union(*own)
    for statement, named in zip(found, own, strict=True):
        used = frozenset(t.text for t in statement.tokens if t.text in letters) - named
        if len(used) > 1 and any(t.kind == "certain" or t.text in "/:+" for t in statement.tokens):
            return used
    return frozenset()


def _letters(statement: Statement, starts: list[int]) -> frozenset[str]:
    own = {statement.item} if len(statement.item) == 1 and statement.item.isalpha() else set()
    return frozenset(own | {statement.tokens[index + 1].text for index in starts})


def _of(statement: Statement, starts: list[int]) -> Iterator[tuple[str, tuple[Token, ...]]]:
    """Yield the letters in front of the items of a statement, each with the tokens of its item."""
    tokens = statement.tokens
    if statement.item and tokens[0].low in lexicon().quantity:
        yield statement.item, tuple(tokens)
    for start, end in pairwise([*starts, len(tokens)]):
        yield tokens[start + 1].text, _item(tokens[start + 3 : end])


def _bracketed(found: list[Statement]) -> dict[int, list[int]]:
    """Return by statement where ``(a)``, ``(b)`` begin; nothing unless they run through from the first."""
    starts = [
        (number, index) for number, statement in enumerate(found) for index in _in_brackets(statement.tokens)
    ]
    letters = "".join(found[number].tokens[index + 1].text for number, index in starts)
    if len(starts) < 2 or letters != _ALPHABET[: len(starts)]:
        return {}
    return {number: [index for other, index in starts if other == number] for number, _ in starts}


def _in_brackets(tokens: list[Token]) -> Iterator[int]:
    for index in range(len(tokens) - 3):
        opened, _, closed, after = tokens[index : index + 4]
        operates = after.low in lexicon().times_words or after.low in lexicon().continuing
        if opened.kind == "open" and closed.kind == "close" and after.kind == "word" and not operates:
            yield index


def _item(tokens: list[Token]) -> tuple[Token, ...]:
    """Return an item without the comma or the ``dan`` in front of the next one."""
    while tokens and (tokens[-1].kind in _LOOSE or tokens[-1].low in ("dan", "serta")):
        tokens = tokens[:-1]
    return tuple(tokens)
