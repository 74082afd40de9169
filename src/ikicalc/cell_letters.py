"""The letters by which a sheet calls its columns: A, B, ..., Z, AA.

Knows: letters and numbers of columns, counted from 1. Must not know: sheets, workbooks.
"""

from __future__ import annotations


def column_letters(number: int) -> str:
    """Return a column's letters.

    >>> column_letters(1), column_letters(27)
    ('A', 'AA')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number of the column that ``letters`` name, small or capital.

    >>> column_number("A"), column_number("aa")
    (1, 27)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
