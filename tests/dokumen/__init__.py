"""Renderers of test documents: any list of blocks as docx, xlsx, pdf, csv, md or html, as an office would.

    from tests.dokumen import render        # from tests/unit/documents/test_*.py

    render(blocks, tmp_path / "keputusan.docx")     # the suffix chooses the format; returns the path
    render(blocks, tmp_path / "keputusan.pdf", size="A4")

``blocks`` are ``Paragraf`` and ``Tabel`` of ``ikicalc.documents.model``; only their texts and ``lanjutan``
count, their places are ignored. Cells that cover others (``lanjutan``) are really merged.
``$\\frac{..}{..} \\times 100\\%$`` becomes an equation in docx and a drawn fraction in pdf. Lines as
``1. ..`` and ``a. ..`` become numbered lists in docx. Numbers become numbers in xlsx (``85%`` is 0.85 as a
percentage). In pdf, tables break over pages and their first row is repeated on each, which is what
``read_document`` then gives: one table a page.
"""

from .render import make_rows, render

__all__ = ["make_rows", "render"]
