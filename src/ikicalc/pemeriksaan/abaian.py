"""Comments that silence a finding: ``# ikicalc: abaikan IKI303 karena ...``.

Knows: how such a comment is written and which line it is about. Must not know: indicators, YAML.
A comment at the end of a line is about that line; one that stands alone about the next line with content.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from ikicalc.diagnostics import CODES, Diagnostic
from ikicalc.diagnostics.suggest import suggest_sentence

# At the start of a line or behind a blank; the sign comes first, so that a long text is searched fast.
_COMMENT = re.compile(r"#(?<![^ \t\n]#)[ \t]*ikicalc[ \t]*:[ \t]*(?P<said>[^\r\n]*)")
_CODES = r"IKI\d{3}(?:\s*(?:,|\bdan\b|\s)\s*IKI\d{3})*"
_SAID = re.compile(rf"abaikan\s+(?P<codes>{_CODES})\s*(?P<rest>.*)", re.IGNORECASE)
_REASON = re.compile(r"karena\s+(?P<reason>\S.*)", re.IGNORECASE)
_CODE = re.compile(r"IKI\d{3}", re.IGNORECASE)
_SAYS_NOTHING = re.compile(r"[ \t]*(?:#.*)?$")
_FORM = "tulis `# ikicalc: abaikan IKI303 karena ...` dengan alasannya"


class Abaian(NamedTuple):
    """A comment that silences findings of some codes on the line ``baris``; ``tempat`` is its own place."""

    kode: tuple[str, ...]
    alasan: str
    baris: int
    tempat: str


class Dibaca(NamedTuple):
    """The silencing comments of a file, and what is wrong with others."""

    abaian: tuple[Abaian, ...]
    findings: tuple[Diagnostic, ...]


def has_comments(text: str) -> bool:
    """Say whether something in a file looks like a comment for ikicalc.

    >>> has_comments("- id: a/1  # ikicalc: abaikan IKI303 karena angkanya rasio"), has_comments("- id: a/1")
    (True, False)
    """
    return "ikicalc" in text and _COMMENT.search(text) is not None


def read_silencers(text: str, name: str, values: Sequence[tuple[int, int]] = ()) -> Dibaca:
    """Return the comments of a file that silence findings; ``values`` are ranges without comments.

    A comment without a reason silences nothing (IKI651); one that cannot be read neither (IKI653).

    >>> read_silencers("- id: a/1  # ikicalc: abaikan IKI303 karena angkanya rasio", "a.yaml").abaian[0]
    Abaian(kode=('IKI303',), alasan='angkanya rasio', baris=1, tempat='a.yaml:1:12')
    """
    starts = sorted(values)
    found = [item for item in _COMMENT.finditer(text) if not _inside(item.start(), starts)]
    read = [_read(item, text, name) for item in found]
    return Dibaca(
        tuple(item for item in read if isinstance(item, Abaian)),
        tuple(item for item in read if isinstance(item, Diagnostic)),
    )


def unused(item: Abaian, codes: Sequence[str]) -> Diagnostic:
    """Return the finding for a comment, some of whose codes silenced nothing.

    >>> unused(Abaian(("IKI303",), "rasio", 3, "a.yaml:3:9"), ["IKI303"]).message
    'tidak ada temuan IKI303 di sini yang perlu diabaikan'
    """
    message = f"tidak ada temuan {', '.join(codes)} di sini yang perlu diabaikan"
    return Diagnostic.of("IKI652", message, help="hapus komentarnya", place=item.tempat)


def _inside(offset: int, ranges: Sequence[tuple[int, int]]) -> bool:
    before = bisect_right(ranges, (offset, offset)) - 1
    return before >= 0 and ranges[before][0] <= offset < ranges[before][1]


def _read(found: re.Match[str], text: str, name: str) -> Abaian | Diagnostic:
    line = text.count("\n", 0, found.start()) + 1
    column = found.start() - text.rfind("\n", 0, found.start())
    place = f"{name}:{line}:{column}"
    said = _SAID.fullmatch(found["said"].strip())
    if said is None:
        return Diagnostic.of("IKI653", "komentar untuk ikicalc tidak terbaca", help=_FORM, place=place)
    codes = tuple(dict.fromkeys(code.upper() for code in _CODE.findall(said["codes"])))
    for code in codes:
        if code not in CODES:
            advice = suggest_sentence(code, CODES)
            message = f"kode `{code}` di komentar tidak dikenal"
            return Diagnostic.of("IKI653", message, help=advice or _FORM, place=place)
    reason = _REASON.fullmatch(said["rest"])
    if reason is None:
        message = f"temuan {', '.join(codes)} diabaikan tanpa alasan"
        return Diagnostic.of("IKI651", message, help=_FORM, place=place)
    return Abaian(codes, reason["reason"].strip(), _about(text, found.start(), line), place)


def _about(text: str, offset: int, line: int) -> int:
    """Return the line that a comment is about."""
    first = text.rfind("\n", 0, offset) + 1
    if text[first:offset].strip():
        return line
    for further, written in enumerate(text[offset:].split("\n")[1:], start=1):
        if not _SAYS_NOTHING.match(written.rstrip("\r")):
            return line + further
    return line
