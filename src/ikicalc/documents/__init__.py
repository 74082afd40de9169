"""Floor 6: a decree as a file (docx, xlsx, pdf, csv, Markdown, HTML, extracted text) into a catalog draft."""

from ikicalc.documents.draf import Draf
from ikicalc.documents.imports import import_document, load_sources

__all__ = ["Draf", "import_document", "load_sources"]
