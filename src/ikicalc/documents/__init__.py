"""Floor 6: a decree as a file into a catalog draft.

``reading/`` turns a file of any format into paragraphs and tables (``model``); the modules beside it find the
indicators in them: header (forms) -> interpret (rows, cells, align, joining) -> rakitan -> isian -> draf.
"""

from ikicalc.documents.draf import Draf
from ikicalc.documents.imports import import_document, load_sources

__all__ = ["Draf", "import_document", "load_sources"]
