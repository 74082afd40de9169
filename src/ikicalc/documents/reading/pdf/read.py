"""Pdf files with a text layer: page by page, tables where lines or columns make them, paragraphs between.

Knows: pages, their bounds, and what pdfplumber opens. Must not know: what a table is about. A pdf is ink on
paper: what belongs together is read from where it stands, and told where that is not certain.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

from ikicalc.diagnostics import Diagnostic, SourceFileError
from ikicalc.documents.model import Letak, Naskah, Paragraf, Tabel
from ikicalc.documents.reading import problems
from ikicalc.documents.reading.bounds import MAX_PAGES, check_streams
from ikicalc.documents.reading.pdf.ink import Page, read_page
from ikicalc.documents.reading.pdf.limits import Costs
from ikicalc.documents.reading.pdf.margins import without_running_lines
from ikicalc.documents.reading.pdf.page import blocks_of_page
from ikicalc.documents.reading.pdf.words import vocabulary_of
from ikicalc.packages import extra

MAX_OBJECTS = 3_000_000  # characters and lines of all pages
_FEW_LETTERS = 20  # a page (a stamp on a scan) with fewer holds no text layer


def read_pdf(name: str, data: bytes) -> Naskah:
    """Return the blocks of each page; scans, locked and oversized files raise ``SourceFileError``."""
    pdfplumber = extra("pdfplumber")
    check_streams(name, data)
    try:
        document = pdfplumber.open(io.BytesIO(data), unicode_norm="NFC", raise_unicode_errors=False)
    except Exception as error:
        raise _refused(name, error) from error
    with document:
        _check_pages(name, document)
        pages = list(_pages(name, document))
    found = list(_scans(name, pages))
    vocabulary = vocabulary_of(word for page in pages for word in page.words)
    blocks: list[Paragraf | Tabel] = []
    for page in without_running_lines(pages):
        made, told = blocks_of_page(page, Letak(name, halaman=page.number), vocabulary)
        blocks += made
        found += told
    return Naskah(name, tuple(blocks), tuple(found))


def _refused(name: str, error: Exception) -> SourceFileError:
    """Tell a locked file from a broken one; pdfplumber wraps what pdfminer raised."""
    causes = [error, *(cause for cause in error.args if isinstance(cause, BaseException))]
    if any("Password" in type(cause).__name__ or "Encryption" in type(cause).__name__ for cause in causes):
        return problems.locked(name)
    cause = next((str(cause) for cause in reversed(causes) if str(cause)), type(error).__name__)
    return problems.damaged(name, "berkas pdf", " ".join(cause.split())[:120])


def _check_pages(name: str, document: Any) -> None:
    """Count the pages no further than the bound."""
    made = extra("pdfminer.pdfpage", "dokumen").PDFPage.create_pages(document.doc)
    count = sum(1 for _ in islice(made, MAX_PAGES + 1))
    if not count:
        raise problems.damaged(name, "berkas pdf", "tidak ada halaman yang dapat dibaca")
    if count > MAX_PAGES:
        raise problems.too_much(name, f"lebih dari {MAX_PAGES} halaman")


def _pages(name: str, document: Any) -> Iterator[Page]:
    costs, room = Costs(), MAX_OBJECTS
    for number, page in enumerate(document.pages, 1):
        excess = costs.excess(page.page_obj)
        if excess:
            raise problems.too_much(name, f"halaman {number}: {excess}")
        made = read_page(name, number, page)
        page.close()
        room -= made.objects
        if room < 0:
            raise problems.too_much(name, f"lebih dari {MAX_OBJECTS} huruf dan garis")
        yield made


def _scans(name: str, pages: list[Page]) -> Iterator[Diagnostic]:
    """Refuse a document of pictures; tell single pages that are pictures."""
    empty = [page for page in pages if page.letters < _FEW_LETTERS]
    pictures = [page for page in empty if page.pictures]
    if len(empty) == len(pages):
        raise problems.scanned(name)
    for page in pictures:
        place = Letak(name, halaman=page.number)
        way_out = "buat lapisan teksnya dengan OCR bila halaman itu memuat indikator"
        yield problems.not_read(place, "halaman ini hanya gambar, tanpa teks", way_out)
