"""Files that are written whole or not at all.

Knows: the part beside a file, permissions, links, devices. Must not know: what is written.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from ikicalc.diagnostics import Diagnostic, SourceFileError
from ikicalc.sistem import cause_of


@contextmanager
def replacing(file: str | os.PathLike[str]) -> Iterator[Path]:
    """Give a path to write to, which takes the place of ``file`` at the end, unless something went wrong.

    A file that is there keeps its permissions, a link stays a link, and what is no file (a device, a pipe) is
    written to directly. Raises ``SourceFileError`` (IKI850) where that can't be done.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with replacing(Path(folder, "hasil.txt")) as part:
    ...         _ = part.write_text("75")
    ...     Path(folder, "hasil.txt").read_text(), len(list(Path(folder).iterdir()))
    ('75', 1)
    """
    try:
        path = Path(file).resolve()
        if path.exists() and not path.is_file():
            yield path
            return
        part = path.with_name(f".{path.stem[:60]}.{uuid4().hex}{path.suffix}")
        try:
            yield part
            if path.exists():
                part.chmod(path.stat().st_mode)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except SourceFileError:
        raise
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        raise _unwritable(os.fspath(file), error) from None


def save(file: str | os.PathLike[str], data: bytes) -> None:
    """Write ``data`` to ``file``, the whole or nothing of it; raises ``SourceFileError`` (IKI850).

    >>> try:
    ...     save("tidak-ada/hasil.txt", b"75")
    ... except SourceFileError as error:
    ...     print(error.diagnostics[0].message)
    berkas `tidak-ada/hasil.txt` tidak dapat ditulis: foldernya tidak ada
    """
    with replacing(file) as part:
        part.write_bytes(data)


def _unwritable(file: str, error: Exception) -> SourceFileError:
    match error:
        case PermissionError():
            cause = "folder atau berkasnya tidak boleh ditulis oleh pemakai ini"
            advice = "pilih folder milik Anda, atau tutup berkasnya bila sedang terbuka di aplikasi lain"
        case FileNotFoundError():
            cause, advice = "foldernya tidak ada", "periksa ejaan nama foldernya, atau buat dahulu foldernya"
        case IsADirectoryError():
            cause, advice = "itu sebuah folder", "tambahkan nama berkas di belakang nama foldernya"
        case _:
            cause, advice = cause_of(error), ""
    message = f"berkas `{file}` tidak dapat ditulis: {cause}"
    return SourceFileError(Diagnostic.of("IKI850", message, help=advice))
