"""Files before they are understood: their bytes, and the refusal of what can't be read or is too large.

Knows: the bound on the size of a file. Must not know: what kinds of files there are.
"""

from __future__ import annotations

from pathlib import Path

from ikicalc.diagnostics import Diagnostic, SourceFileError
from ikicalc.sistem import cause_of

MOST_BYTES = 1_000_000_000


def file_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """Return what a file holds; ``SourceFileError`` (IKI802, IKI817 beyond ``most``) where it can't be."""
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= most else None
    except OSError as error:
        raise unreadable(path, cause_of(error)) from None
    if content is None:
        raise too_large(path.name, f"{size / 1e6:.0f} MB, paling besar {most / 1e6:.0f} MB")
    return content


def unreadable(path: Path, cause: str, help: str = "") -> SourceFileError:
    """Return the refusal (IKI802) of a file that isn't what it should be."""
    message = f"berkas `{path.name}` tidak dapat dibaca: {cause}"
    return SourceFileError(Diagnostic.of("IKI802", message, help=help))


def too_large(
    name: str, cause: str, help: str = "simpan datanya sebagai CSV atau parquet"
) -> SourceFileError:
    """Return the refusal (IKI817) of a file beyond the bounds."""
    return SourceFileError(Diagnostic.of("IKI817", f"`{name}` terlalu besar: {cause}", help=help))
