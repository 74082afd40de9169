"""The value of a spreadsheet cell as its sheet shows it, in Indonesian notation.

Knows: number formats as far as they add words, percent signs and dates. Must not know: rows, meaning.
No digit is rounded away: a format that shows fewer decimals does not change the figure.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_DIGITS = re.compile(r"[0#?][0#?.,]*(?:E[+-]0+)?")


def displayed(value: object, format: str) -> str:
    """Return a value as text.

    >>> displayed(0.855, "0%"), displayed(12, '0" desa"'), displayed(1234.5, "#,##0.00"), displayed(0.1 + 0.2, "General")
    ('85,5%', '12 desa', '1234,5', '0,3')
    """  # noqa: E501 - one line shows four formats
    if value is None:
        return ""
    if isinstance(value, bool):
        return "BENAR" if value else "SALAH"
    if isinstance(value, int | float | Decimal):
        return _number(Decimal(f"{value:.15g}" if isinstance(value, float) else str(value)), format)
    if isinstance(value, datetime | date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, time):
        return f"{value:%H.%M}"
    return str(value)


def printed(cell: Any) -> tuple[str, str]:
    """Return what a cell of openpyxl shows, and what of it has a line through it."""
    if cell.has_style and cell.font.strike:
        return "", displayed(_plain(cell.value), cell.number_format)
    if not isinstance(cell.value, list):
        return displayed(cell.value, cell.number_format), ""
    parts = [(str(part), getattr(getattr(part, "font", None), "strike", None)) for part in cell.value]
    return "".join(text for text, line in parts if not line), "".join(text for text, line in parts if line)


def _plain(value: object) -> object:
    return str(value) if isinstance(value, list) else value


def _number(value: Decimal, format: str) -> str:
    section = _section(value, format)
    before, percent, after = _around(section)
    figure = value * 100 if percent else value
    digits = f"{figure.normalize():f}".replace(".", ",")
    return f"{before}{digits}{percent}{after}"


def _section(value: Decimal, format: str) -> str:
    """Return the part of a format that holds for the value: positive; negative; zero."""
    sections = format.split(";")
    if value < 0 and len(sections) > 1:
        return sections[0]  # the sign is shown by the figure itself
    return sections[2] if value == 0 and len(sections) > 2 and _DIGITS.search(sections[2]) else sections[0]


def _around(section: str) -> tuple[str, str, str]:
    """Return the words before the digits, the percent sign, and the words after them."""
    words: list[str] = []

    def keep(found: re.Match[str]) -> str:
        words.append(found[1] or found[2] or "")
        return chr(0xE000 + len(words) - 1)

    shape = _LITERAL.sub(keep, section)
    digits = _DIGITS.search(shape)
    if digits is None:
        return "", "%" if "%" in shape else "", ""
    before, after = shape[: digits.start()], shape[digits.end() :]
    percent = "%" if "%" in shape else ""
    return _words(before, words), percent, _words(after.replace("%", ""), words)


def _words(shape: str, words: list[str]) -> str:
    """Return what a part of a format prints: quoted words, and spaces beside them."""
    text = "".join(words[ord(c) - 0xE000] if c >= "\ue000" else c for c in shape if c == " " or c >= "\ue000")
    return text if text.strip() else ""
