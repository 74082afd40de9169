"""A document file into a catalog draft, and files of any kind into one catalog.

Knows: the steps of an import, and which files are catalogs. Must not know: file formats, how rows are read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from ikicalc.catalog import Catalog, Dokumen, Indikator, load_catalog
from ikicalc.catalog.folders import SUFFIXES
from ikicalc.catalog.load import used_twice
from ikicalc.diagnostics import Diagnostic, SourceFileError
from ikicalc.documents.draf import Draf, make_draft
from ikicalc.documents.interpret import interpret
from ikicalc.documents.kepala_surat import read_head
from ikicalc.documents.model import Naskah
from ikicalc.documents.pecahan import join_halves
from ikicalc.documents.reading import read_document
from ikicalc.documents.tahunan import divide_targets, tell_torn_numbers
from ikicalc.documents.targets import attach_targets


def import_document(path: str | os.PathLike[str]) -> Draf:
    """Return the catalog draft of a document: docx, xlsx, pdf, csv, Markdown, HTML or extracted text.

    Every table row becomes an indicator or part of one, is recognised as something else, or is told in
    ``diagnostics`` (IKI830 to IKI842) with its place. Raises ``SourceFileError`` for a file that cannot
    be read (IKI802, IKI803 or IKI820 to IKI829).

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "rawa-2024.txt")
    ...     _ = path.write_text("INDIKATOR\\tRUMUS\\tTARGET\\nPersentase kolam aktif\\tA/B x 100%\\t80%\\n")
    ...     draf = import_document(path)
    >>> draf.indikator[0].id, draf.indikator[0].teks, draf.indikator[0].target
    ('rawa-2024/2', 'A/B x 100%', '80%')
    """
    return draft_of(read_document(path), str(path))


def draft_of(naskah: Naskah, path: str) -> Draf:
    """Return the catalog draft of a document whose blocks are read.

    >>> from ikicalc.documents.reading import text_document
    >>> naskah = text_document("INDIKATOR\\tTARGET\\nJumlah kolam\\t12\\n", "kolam.txt")
    >>> draft_of(naskah, "kolam.txt").indikator[0].target
    '12'
    """
    found = interpret(naskah)
    join_halves(found)
    divide_targets(found)
    tell_torn_numbers(found)
    isian, told = attach_targets(found.isian)
    head = read_head(naskah, document_id(path))
    return make_draft(head, isian, (*naskah.diagnostics, *found.temuan, *told), path)


def document_id(path: str) -> str:
    """Return the id of a document: the name of its file in small letters, without what an id cannot hold.

    >>> document_id("keputusan/IKI Rawa (2021).docx")
    'iki-rawa-2021'
    """
    stem = re.sub(r"[^\w.]+", "-", Path(path).stem.casefold()).strip("-.")
    return stem or "dokumen"


def load_sources(*paths: str | os.PathLike[str]) -> tuple[Catalog, tuple[Diagnostic, ...]]:
    """Return one catalog of catalog files, folders of them, and documents, with everything that is wrong.

    Without paths: the catalog that ships. A document that cannot be read is a finding; the others go on.

    >>> catalog, found = load_sources()
    >>> len(catalog), found
    (263, ())
    """
    documents = [path for path in paths if is_document(path)]
    if not documents:
        return load_catalog(*paths)
    rest = [path for path in paths if not is_document(path)]
    catalog, found = load_catalog(*rest) if rest else (Catalog(), ())
    return _merged(catalog, list(found), documents)


def is_document(path: str | os.PathLike[str]) -> bool:
    """Tell whether a path is a file that is no catalog.

    >>> is_document("katalog.yaml"), is_document("keputusan.docx")
    (False, True)
    """
    suffix = Path(path).suffix.casefold()
    return suffix not in SUFFIXES and not os.path.isdir(path)  # noqa: PTH112 - never raises


def _merged(
    catalog: Catalog, found: list[Diagnostic], documents: Iterable[str | os.PathLike[str]]
) -> tuple[Catalog, tuple[Diagnostic, ...]]:
    entries: dict[str, Indikator] = dict(catalog)
    heads: list[Dokumen] = list(catalog.dokumen)
    for path in documents:
        try:
            draf = import_document(path)
        except SourceFileError as error:
            found += error.diagnostics
            continue
        found += draf.diagnostics
        heads.append(draf.dokumen)
        for item in draf.indikator:
            first = entries.setdefault(item.id, item)
            if first is not item:
                found.append(used_twice(first, item, "beri nama lain pada salah satu berkasnya"))
    return Catalog(entries.values(), heads), tuple(found)
