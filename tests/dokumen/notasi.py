"""Documents in a short notation, so that a test shows the page that it is about.

One line is one paragraph, or with `` | `` between its cells one row of a table; an empty line ends a table.
In a cell ``^`` is covered by the cell above, ``<`` by the one at the left, and ``//`` breaks the line.
"""

from itertools import groupby

from ikicalc.documents.model import Baris, Letak, Naskah, Paragraf, Sel, Tabel


def document(text, name="rawa.docx"):
    """Return the blocks of a document written in the notation; rows and tables count from 1."""
    blocks, tables = [], 0
    for is_row, lines in groupby(text.strip("\n").split("\n"), key=lambda line: "|" in line):
        if is_row:
            tables += 1
            blocks.append(_table(list(lines), name, tables))
        else:
            blocks += [Paragraf(_broken(line), Letak(name)) for line in lines if line.strip()]
    return Naskah(name, tuple(blocks))


def _table(lines, name, number):
    rows = []
    for count, line in enumerate(lines, 1):
        cells = []
        for column, part in enumerate(line.split("|")):
            cells.append(_cell(part.strip(), rows, cells, column))
        rows.append(Baris(tuple(cells), Letak(name, tabel=number, baris=count)))
    return Tabel(tuple(rows), Letak(name, tabel=number))


def _cell(text, rows, cells, column):
    if text == "^":
        return Sel(rows[-1].sel[column].teks, lanjutan=True)
    if text == "<":
        return Sel(cells[-1].teks, lanjutan=True)
    return Sel(_broken(text))


def _broken(text):
    return "\n".join(part.strip() for part in text.split("//"))
