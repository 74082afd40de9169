"""Run the notebooks of docs/notebooks and keep their outputs, free of all that differs between machines.

Knows: how a notebook is run and what of it is kept. Must not know: what a notebook says.

``python docs/jalankan_notebook.py`` runs them all and writes them back; a test runs them again and compares.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).parent / "notebooks"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
SECONDS = 120  # that one cell may take


def executed(path: Path, folder: Path) -> nbformat.NotebookNode:
    """Return the notebook after a run in ``folder``; raises ``CellExecutionError`` for a failing cell."""
    book = nbformat.read(path, as_version=4)
    NotebookClient(book, timeout=SECONDS, kernel_name=KERNEL["name"]).execute(cwd=str(folder))
    return cleaned(book)


def cleaned(book: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Take out times, versions and ids; number the cells in order."""
    book.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": {"name": "python"}})
    for number, cell in enumerate(book.cells, start=1):
        cell.id = f"sel-{number}"
        cell.metadata = nbformat.from_dict({})
    return book


def main() -> int:
    for path in sorted(FOLDER.glob("*.ipynb")):
        with tempfile.TemporaryDirectory() as folder:
            book = executed(path, Path(folder))
        nbformat.write(book, path)
        print(path.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
