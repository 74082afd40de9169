"""JSON Lines: one request a line in, one answer a line out, in order, each at once.

Knows: lines, JSON, and what makes a line bad. Must not know: what is asked or answered.
A bad line gets an answer of its own and the run goes on; numbers come in exactly.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from math import isfinite
from typing import Any, BinaryIO

from ikicalc.cli.streams import opened, unreadable
from ikicalc.diagnostics import Diagnostic, IkicalcError, SourceFileError
from ikicalc.diagnostics.render import error_json

MAX_LINE = 2**20  # bytes: a line holds one cell or one request

Fields = Mapping[str, Any]
Answer = dict[str, object]

_MISTAKES = {  # the beginning of what the JSON reader says
    "Expecting ',' delimiter": "koma atau kurung penutup hilang",
    "Expecting ':' delimiter": "titik dua hilang sesudah nama kunci",
    "Expecting property name": "nama kunci dalam tanda kutip ganda tidak ada",
    "Expecting value": "nilai tidak ada, atau tidak ditulis seperti JSON",
    "Illegal trailing comma": "koma berlebih",
    "Extra data": "ada teks sesudah akhir objek",
    "Unterminated string": "tanda kutip penutup hilang",
    "Invalid control character": "ganti baris atau tab mentah di dalam teks",
    "Invalid \\": "garis miring terbalik tidak pada tempatnya",
}


def answer_lines(file: str, answer: Callable[[Fields], Answer]) -> None:
    """Answer every line of ``file`` (``-``: standard input) on standard output.

    An ``IkicalcError`` of ``answer`` becomes the error object of its line; every error object carries
    the number of its line. Raises ``SourceFileError`` (IKI802) only when the stream cannot be read.
    """
    with opened(file) as stream:
        for number, line in enumerate(_lines(stream, file), start=1):
            write(_answered(number, line, answer))


def write(answer: Mapping[str, object]) -> None:
    """Write one answer as a line of UTF-8 and send it on at once."""
    if sys.stdout is None:
        raise SourceFileError(Diagnostic.of("IKI802", "keluaran standar tertutup"))
    try:
        line = _text(answer, ensure_ascii=False).encode()
    except UnicodeEncodeError:  # half a surrogate pair came in as an escape: it goes out as one
        line = _text(answer, ensure_ascii=True).encode()
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def _text(answer: Mapping[str, object], *, ensure_ascii: bool) -> str:
    """Return an answer as JSON; a decimal ``id``, its first key, as it came in: 1.10 is another than 1.1."""
    name = answer.get("id")
    if not isinstance(name, Decimal):
        return json.dumps(answer, ensure_ascii=ensure_ascii, default=_number)
    text = json.dumps({**answer, "id": 0}, ensure_ascii=ensure_ascii, default=_number)
    return text.replace("0", str(name), 1)


def _lines(stream: BinaryIO, file: str) -> Iterator[bytes | None]:
    """Yield each line as it arrives, None for one that is too long (and is skipped to its end)."""
    while line := _read_line(stream, file):
        if len(line) <= MAX_LINE:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = _read_line(stream, file)
        yield None


def _read_line(stream: BinaryIO, file: str) -> bytes:
    try:
        return stream.readline(MAX_LINE + 1)
    except OSError as error:
        raise unreadable(file, error) from None


def _answered(number: int, line: bytes | None, answer: Callable[[Fields], Answer]) -> Answer:
    name: object = None
    try:
        fields, flaw = _decoded(line)
        name = fields.get("id")
        if flaw:
            raise _bad(flaw)
        told = answer(fields)
    except IkicalcError as error:
        told = error_json(error.diagnostics)
    place = {"baris": number} if told.get("status") == "galat" else {}
    return {"id": name, **place, **told}


def _bad(message: str) -> SourceFileError:
    return SourceFileError(Diagnostic.of("IKI801", message))


def _decoded(line: bytes | None) -> tuple[Fields, str]:
    """Return the object on a line, and what is wrong with it though it can be read ("" for nothing)."""
    if line is None:
        raise _bad(f"baris lebih panjang dari {MAX_LINE // 2**20} MB")
    try:
        text = line.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise _bad("baris tidak tertulis dalam UTF-8") from None
    if not text:
        raise _bad("baris kosong: seharusnya satu objek JSON")
    value, flaws = _parsed(text)
    if not isinstance(value, dict):
        raise _bad("baris harus berupa satu objek JSON `{...}`")
    return value, flaws[0] if flaws else ""


def _parsed(text: str) -> tuple[object, list[str]]:
    flaws: list[str] = []

    def one_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) < len(pairs):
            keys = [key for key, _ in pairs]
            flaws.append(f"kunci `{next(key for key in keys if keys.count(key) > 1)}` ditulis dua kali")
        return found

    def constant(name: str) -> None:
        flaws.append(f"`{name}` bukan angka JSON")

    try:
        value = json.loads(text, parse_float=Decimal, parse_constant=constant, object_pairs_hook=one_object)
    except json.JSONDecodeError as error:
        said = next((told for start, told in _MISTAKES.items() if error.msg.startswith(start)), "")
        place = f"bukan JSON yang sah di huruf ke-{error.pos + 1}"
        raise _bad(f"{place}: {said}" if said else place) from None
    except RecursionError:
        raise _bad("objek bersarang terlalu dalam") from None
    except (ValueError, ArithmeticError):  # more digits, or a greater exponent, than Python converts
        raise _bad("ada angka yang terlalu panjang") from None
    return value, flaws


def _number(value: object) -> float | str:
    """Return a decimal within an ``id`` as a number, as text where a float would change it."""
    if not isinstance(value, Decimal):
        raise TypeError(f"{type(value).__name__} is not JSON")
    same = float(value)
    return same if isfinite(same) and Decimal(repr(same)) == value else str(value)
