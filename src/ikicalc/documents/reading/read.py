"""A file into its blocks: the kind is recognised, its reader called, and what breaks becomes one message.

Knows: which module reads which kind. Must not know: how, or what the blocks mean.
"""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from ikicalc.diagnostics import Diagnostic, IkicalcError
from ikicalc.documents.model import Naskah
from ikicalc.documents.reading import problems
from ikicalc.documents.reading.bounds import read_bytes
from ikicalc.documents.reading.kinds import kind_of
from ikicalc.documents.reading.text import read_text_document


class _Reader(NamedTuple):
    module: str
    function: str
    what: str


_READERS = {
    "docx": _Reader("word.read", "read_word", "dokumen Word"),
    "xlsx": _Reader("workbook", "read_workbook", "buku kerja Excel"),
    "pdf": _Reader("pdf.read", "read_pdf", "berkas pdf"),
    "csv": _Reader("separated", "read_separated", "berkas csv"),
    "md": _Reader("markdown", "read_markdown", "berkas Markdown"),
    "html": _Reader("webpage", "read_webpage", "halaman HTML"),
}


def read_document(path: str | os.PathLike[str]) -> Naskah:
    """Return the paragraphs and tables of a document in printed order, each with its place.

    Kinds: docx, xlsx, pdf with a text layer, csv and tsv, Markdown, HTML, and extracted text (txt). The
    content decides; a suffix that says otherwise is told (IKI826). A file that cannot be read raises
    ``SourceFileError`` with one finding: IKI802, IKI803 or IKI820 to IKI825, with the way out.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "iku.csv")
    ...     _ = path.write_text("NO;INDIKATOR\\n1;Jumlah kolam\\n", encoding="utf-8")
    ...     naskah = read_document(path)
    >>> [[cell.teks for cell in row.sel] for table in naskah.tabel for row in table.baris]
    [['NO', 'INDIKATOR'], ['1', 'Jumlah kolam']]
    """
    file = Path(path)
    data = read_bytes(file)
    kind, honest = kind_of(file.name, data, file.suffix.casefold())
    if kind == "txt":
        return read_text_document(file)
    reader = _READERS[kind]
    naskah = _guarded(reader, file.name, data)
    if honest:
        return naskah
    return replace(naskah, diagnostics=(_dishonest(file, reader.what), *naskah.diagnostics))


def _guarded(reader: _Reader, name: str, data: bytes) -> Naskah:
    """Call a reader; what its package raises on broken content becomes our one message."""
    read = getattr(import_module(f"ikicalc.documents.reading.{reader.module}"), reader.function)
    try:
        with _quiet():
            naskah: Naskah = read(name, data)
    except IkicalcError:
        raise
    except RecursionError:
        raise problems.damaged(name, reader.what, "isinya bersarang terlalu dalam") from None
    except MemoryError:
        raise problems.too_much(name, "isinya tidak muat di memori") from None
    except Exception as error:  # the packages raise whatever the broken part makes them raise
        cause = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        raise problems.damaged(name, reader.what, _short(cause)) from error
    return naskah


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what the packages mutter about a file off the screen: what matters is told by our findings."""
    log = logging.getLogger("pdfminer")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.setLevel(level)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 120 else f"{line[:117]}..."


def _dishonest(file: Path, what: str) -> Diagnostic:
    message = f"akhiran nama `{file.name}` tidak sesuai isinya: isinya {what}, dan dibaca demikian"
    return Diagnostic.of("IKI826", message, help="ganti akhiran namanya supaya tidak keliru", place=file.name)
