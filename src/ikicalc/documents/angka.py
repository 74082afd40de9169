"""Numbers that a line end has torn in two: ``125.00`` and ``0``.

Knows: groups of three digits. Must not know: cells, pages, what a number is for.
"""

from __future__ import annotations

import re

_LAST = re.compile(r"(?<![\d.,])\d[\d.,]*$")
_FIRST = re.compile(r"\d[\d.,]*")
_OPEN = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})*\.\d{0,2}")  # its last group is not full
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_TORN = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})*\.(?:\d{1,2})?\s+\d{1,2}(?!\d)(?:\.\d{3})*(?:,\d+)?")


def tears_number(first: str, second: str) -> bool | None:
    """Tell whether a line end tears a number: only together do its digits stand in groups of three.

    None where digits meet and it is not certain that they are one number.

    >>> tears_number("Rp125.00", "0"), tears_number("1.250", "000"), tears_number("tahun", "2024")
    (True, None, False)
    """
    end, start = _LAST.search(first[-40:]), _FIRST.match(second)
    if end is None or start is None:
        return False
    whole = end[0] + start[0].rstrip(".,")
    sure = (
        _OPEN.fullmatch(end[0])
        and len(start[0]) <= 2
        and start[0] == second.strip()
        and _GROUPED.fullmatch(whole)
    )
    return True if sure else None


def torn_number(text: str) -> str:
    """Return the first number of a text that a space seems to tear; empty where there is none.

    >>> torn_number("Rp 125.00 0"), torn_number("12.500 kolam"), torn_number("0.75 12")
    ('125.00 0', '', '')
    """
    found = _TORN.search(text[:200])
    whole = re.sub(r"\s", "", found[0]) if found else ""
    return found[0] if found and _GROUPED.fullmatch(whole) else ""
