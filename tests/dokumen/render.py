"""One way into the renderers: the suffix of the path chooses the format."""

from ikicalc.documents.model import Baris, Letak, Sel, Tabel

from .as_docx import write_docx
from .as_pdf import write_pdf
from .as_text import write_csv, write_extracted, write_html, write_markdown
from .as_xlsx import write_xlsx

WRITERS = {
    ".docx": write_docx,
    ".xlsx": write_xlsx,
    ".pdf": write_pdf,
    ".csv": write_csv,
    ".md": write_markdown,
    ".html": write_html,
    ".txt": write_extracted,
}


def render(blocks, path, **options):
    """Write ``blocks`` to ``path`` in the format of its suffix; return the path.

    Options: ``size`` ("A4", "LEGAL", ...) and ``lines`` for pdf, ``delimiter`` for csv.
    """
    WRITERS[path.suffix](list(blocks), path, **options)
    return path


def make_rows(*rows):
    """Return a table of rows of texts; None is covered by the cell above, ... by the one at the left."""
    made = []
    for row in rows:
        cells = []
        for column, text in enumerate(row):
            if text is None:
                cells.append(Sel(made[-1][column].teks, lanjutan=True))
            elif text is ...:
                cells.append(Sel(cells[-1].teks, lanjutan=True))
            else:
                cells.append(Sel(text))
        made.append(cells)
    place = Letak("")
    return Tabel(tuple(Baris(tuple(cells), place) for cells in made), place)
