"""What a file is, by its content; by its suffix only where the content cannot say.

Knows: first bytes, the members of office archives, the names of streams in old office files.
Must not know: how any kind is read.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import NamedTuple

from ikicalc.diagnostics import IkicalcError, SourceFileError
from ikicalc.documents.reading import problems
from ikicalc.documents.reading.bounds import check_archive

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_PAGE = re.compile(
    rb"\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?:<!--.{0,2000}?-->\s*+)*"
    rb"(?:<!doctype\s+html|<html|<table|<head|<body|<meta|<div)\b",
    re.IGNORECASE | re.DOTALL,
)
# What zipfile raises for archives that are broken in one way or another.
BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, EOFError, OSError)
_TEXTS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".txt": "txt",
}
SUFFIXES = {
    "docx": {".docx", ".docm", ".dotx"},
    "xlsx": {".xlsx", ".xlsm", ".xltx"},
    "pdf": {".pdf"},
    "csv": {".csv", ".tsv", ".tab"},
    "md": {".md", ".markdown"},
    "html": {".html", ".htm", ".xhtml"},
    "txt": {".txt"},
}
_WHAT = {"docx": "dokumen Word", "xlsx": "buku kerja Excel"}


class Kind(NamedTuple):
    """What a file is: ``name`` of a reader, and whether its suffix says the same."""

    name: str
    honest: bool


def kind_of(name: str, data: bytes, suffix: str) -> Kind:
    """Return the kind of a file; ``SourceFileError`` where it is none that is read.

    >>> kind_of("a.csv", b"NO;INDIKATOR", ".csv")
    Kind(name='csv', honest=True)
    """
    found = _of_content(name, data) or _TEXTS.get(suffix, "")
    if not found or (found in ("csv", "md", "txt") and b"\0" in data[:4096] and not _is_utf16(data)):
        raise problems.unknown_kind(name)
    return Kind(found, suffix in SUFFIXES[found])


def _is_utf16(data: bytes) -> bool:
    return data[:2] in (b"\xff\xfe", b"\xfe\xff")


def _of_content(name: str, data: bytes) -> str:
    if not data.strip(b"\0\t\n\r "):
        raise problems.damaged(name, "dokumen", "berkasnya kosong")
    if data.startswith(_OLE):
        raise _old_office(name, data)
    if data.startswith(b"PK\x03\x04"):
        return _of_archive(name, data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        raise problems.old_format(name, "RTF", "Word (.docx)")
    if data.startswith(_PICTURES):
        raise problems.scanned_picture(name)
    return "html" if _PAGE.match(data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")) else ""


def _old_office(name: str, data: bytes) -> SourceFileError:
    """Old office files and encrypted new ones share one container; the names of its streams tell."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        return problems.locked(name)
    if holds("WordDocument"):
        return problems.old_format(name, "Word 97-2003 (.doc)", "Word (.docx)")
    if holds("Workbook") or holds("Book"):
        return problems.old_format(name, "Excel 97-2003 (.xls)", "Excel (.xlsx)")
    return problems.unknown_kind(name)


def _start_of(archive: zipfile.ZipFile, member: str) -> bytes:
    with archive.open(member) as part:
        return part.read(100)


def _of_archive(name: str, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = set(archive.namelist()[:100_000])
            mimetype = _start_of(archive, "mimetype") if "mimetype" in members else b""
    except BROKEN:
        raise _broken_archive(name) from None
    if "xl/workbook.bin" in members:
        raise problems.old_format(name, "Excel biner (.xlsb)", "Excel (.xlsx)")
    if b"opendocument.text" in mimetype:
        raise problems.old_format(name, "OpenDocument (.odt)", "Word (.docx)")
    if b"opendocument.spreadsheet" in mimetype:
        raise problems.old_format(name, "OpenDocument (.ods)", "Excel (.xlsx)")
    folders = {member.partition("/")[0] for member in members}
    found = "docx" if "word" in folders else "xlsx" if "xl" in folders else ""
    try:
        if found:
            check_archive(name, data, _WHAT[found])
    except IkicalcError:
        raise
    except BROKEN:
        raise _broken_archive(name) from None
    return found


def _broken_archive(name: str) -> SourceFileError:
    return problems.damaged(name, "berkas Office", "arsip zip di dalamnya terpotong atau rusak")
