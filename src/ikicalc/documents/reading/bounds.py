"""Bounds that keep a hostile or broken file from filling the memory or stopping the machine.

Knows: sizes, and the parts of a zip archive. Must not know: what the parts mean.
"""

from __future__ import annotations

import base64
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from ikicalc.documents.reading import problems
from ikicalc.sistem import cause_of

MEGABYTE = 1_000_000
MAX_BYTES = 50 * MEGABYTE
MAX_PAGES = 500
MAX_CELLS = 1_000_000
MAX_MEMBERS = 5_000
MAX_UNPACKED = 300 * MEGABYTE
MAX_XML = 80 * MEGABYTE
MAX_RATIO = 200  # of unpacked to packed size; office files reach 20 to 60
_SMALL = 5 * MEGABYTE  # below this a high ratio harms nobody

_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s++|<\?.*?\?>|<!--.*?-->)*+<[A-Za-z_]", re.DOTALL)
_PROLOG_ROOM = 65_536
_ZLIB = frozenset(bytes([16 * size + 8]) for size in range(8))  # how a packed stream begins
_HEX = re.compile(rb"[0-9A-Fa-f\s]+>?")
_STREAM = re.compile(rb"stream\r?\n")


def read_bytes(path: Path) -> bytes:
    """Return the content of a file of at most 50 MB; ``SourceFileError`` otherwise (IKI820, IKI802)."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise problems.too_much(path.name, f"besarnya {size // MEGABYTE} MB, paling besar 50 MB")
        if not path.is_file():
            raise problems.unreadable(path, "bukan berkas biasa")
        return path.read_bytes()
    except ValueError:  # a name with a null character
        raise problems.unreadable(path, "nama berkas tidak sah") from None
    except OSError as error:
        if hasattr(error, "diagnostics"):
            raise
        raise problems.unreadable(path, cause_of(error)) from None


def check_archive(name: str, data: bytes, what: str) -> zipfile.ZipFile:
    """Open an office file as the zip archive that it is, within bounds and without declared entities."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise problems.too_much(name, f"isinya {len(members)} bagian, paling banyak {MAX_MEMBERS}")
    if any(member.flag_bits & 1 for member in members):
        raise problems.locked(name)
    unpacked = sum(member.file_size for member in members)
    xml = [member for member in members if member.filename.casefold().endswith((".xml", ".rels", ".vml"))]
    too_large = unpacked > MAX_UNPACKED or sum(member.file_size for member in xml) > MAX_XML
    if too_large or (unpacked > _SMALL and unpacked > MAX_RATIO * len(data)):
        raise problems.too_much(name, f"isinya mengembang menjadi {unpacked // MEGABYTE} MB")
    for member in xml:
        _check_prolog(name, archive, member, what)
    return archive


def _check_prolog(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, what: str) -> None:
    """Refuse a part with a document type: office files have none, entities and bombs need one."""
    with archive.open(member) as part:
        start = part.read(_PROLOG_ROOM)
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        start = start.decode("utf-16", errors="replace").lstrip("\ufeff").encode()
    if start.strip() and not _PROLOG.match(start):
        raise problems.damaged(name, what, f"bagian `{member.filename}` bukan XML yang diizinkan")


def check_streams(name: str, data: bytes) -> None:
    """Refuse a pdf whose packed streams together swell beyond bounds."""
    room = MAX_UNPACKED
    for found in _STREAM.finditer(data):
        room -= _swollen(data, found.end(), room)
        if room <= 0:
            raise problems.too_much(name, f"isinya mengembang melebihi {MAX_UNPACKED // MEGABYTE} MB")


def _swollen(data: bytes, start: int, room: int) -> int:
    """Return how many bytes the stream at ``start`` unpacks to, a stream packed twice included."""
    is_text = data[start : start + 1] not in _ZLIB
    packed = _from_text(data, start) if is_text else memoryview(data)[start:]
    return sum(_sizes(packed, room, depth=3))


def _from_text(data: bytes, start: int) -> bytes:
    """Return the bytes of a stream that is written as text (base 85 or hexadecimal), else none."""
    end = data.find(b"stream", start)
    text = data[start : end if end >= 0 else None].removesuffix(b"end").strip()
    try:
        if _HEX.fullmatch(text[:64]):
            return bytes.fromhex(text.rstrip(b">").decode("ascii"))
        return base64.a85decode(text.removesuffix(b">").removesuffix(b"~"))
    except ValueError:
        return b""


def _sizes(packed: memoryview | bytes, room: int, depth: int) -> Iterator[int]:
    machine = zlib.decompressobj()
    size, at, head = 0, 0, b""
    while size < room and at < len(packed) and not machine.eof:
        try:
            part = machine.decompress(machine.unconsumed_tail or packed[at : at + 65_536], MEGABYTE)
        except zlib.error:
            break
        at += 0 if machine.unconsumed_tail else 65_536
        size += len(part)
        head = head if len(head) > MEGABYTE else head + part
    yield size
    if depth and head[:1] == b"\x78":
        yield from _sizes(head, room - size, depth - 1)
