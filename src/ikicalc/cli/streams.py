"""Standard input, standard output and files as UTF-8, whatever the locale.

Knows: streams, encodings, terminals and colour. Must not know: JSON, formulas, commands.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from ikicalc.diagnostics import Diagnostic, SourceFileError
from ikicalc.saving import replacing
from ikicalc.sistem import cause_of

STANDARD = "-"  # the name of standard input where a file is expected
MAX_BYTES = 2**20  # of one formula: fifty times the longest cell that is read


def prepare() -> None:
    """Make the streams of text UTF-8; a character that cannot be written is written out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def process_arguments() -> list[str]:
    """Return the arguments of the process, read as UTF-8 where they are, else by the locale."""
    return [_as_utf8(item) for item in sys.argv[1:]]


def _as_utf8(argument: str) -> str:
    try:
        return os.fsencode(argument).decode("utf-8")
    except UnicodeError:
        return argument


def wants_color(stream: TextIO | None) -> bool:
    """Tell whether colour is wanted: on a terminal, unless NO_COLOR is set or the terminal is dumb."""
    if stream is None or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def is_piped() -> bool:
    """Tell whether standard input is there and is no terminal."""
    return sys.stdin is not None and not sys.stdin.isatty()


def hush() -> None:
    """Let nothing more be written: the reader of our output is gone."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, not a file
                os.dup2(nowhere.fileno(), stream.fileno())


@contextmanager
def opened(file: str) -> Iterator[BinaryIO]:
    """Open ``file`` (``-``: standard input) as bytes; raises ``SourceFileError`` (IKI802)."""
    if file == STANDARD:
        if sys.stdin is None:
            raise SourceFileError(Diagnostic.of("IKI802", "masukan standar tertutup"))
        yield sys.stdin.buffer
        return
    try:
        stream = Path(file).open("rb")  # noqa: SIM115 - closed below; only opening is guarded
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        raise unreadable(file, error) from None
    with stream:
        yield stream


@contextmanager
def written(file: str | None) -> Iterator[TextIO]:
    """Open ``file`` (None, ``-``: standard output) for text; raises ``SourceFileError`` (IKI850)."""
    if file is None or file == STANDARD:
        yield sys.stdout
        return
    with (
        replacing(file) as part,
        part.open("w", encoding="utf-8", newline="\n", errors="backslashreplace") as stream,
    ):
        yield stream


def unreadable(file: str, error: Exception) -> SourceFileError:
    """Return the error that says why ``file`` cannot be read (IKI802)."""
    shown = "masukan standar" if file == STANDARD else f"berkas `{file}`"
    match error:
        case FileNotFoundError():
            message = f"{shown} tidak ada"
        case PermissionError():
            message = f"{shown} tidak boleh dibaca oleh pemakai ini"
        case IsADirectoryError():
            message = f"`{file}` adalah folder, bukan berkas"
        case UnicodeDecodeError():
            message = f"{shown} tidak tertulis dalam UTF-8"
        case _:
            message = f"{shown} tidak dapat dibaca: {cause_of(error)}"
    return SourceFileError(Diagnostic.of("IKI802", message))


def read_text() -> str:
    """Return the one text on standard input, without its last line break."""
    with opened(STANDARD) as stream:
        try:
            data = stream.read(MAX_BYTES + 1)
            if len(data) > MAX_BYTES:
                raise ValueError(f"lebih besar dari {MAX_BYTES // 2**20} MB")
            text = data.decode("utf-8-sig")
        except (OSError, ValueError) as error:
            raise unreadable(STANDARD, error) from None
    return text.removesuffix("\n").removesuffix("\r")
