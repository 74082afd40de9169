"""Files into paragraphs and tables: docx, xlsx, pdf, csv, Markdown, HTML, extracted text.

kinds (what a file is) -> bounds (what it may cost) -> its reader -> Naskah
"""

from ikicalc.documents.reading.read import read_document
from ikicalc.documents.reading.text import text_document

__all__ = ["read_document", "text_document"]
