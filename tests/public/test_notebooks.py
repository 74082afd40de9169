"""The notebooks run from top to bottom and give the outputs that are kept in them, on any machine."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import nbformat
import pytest

DOCS = Path(__file__).parents[2] / "docs"
sys.path.insert(0, str(DOCS))
import jalankan_notebook  # noqa: E402 - lies beside the documents, not in the package

sys.path.remove(str(DOCS))
NOTEBOOKS = sorted((DOCS / "notebooks").glob("*.ipynb"))
KINDS_OF_TEXT = re.compile(r"<td>(?:str|cat|enum)</td>")  # how a data frame holds texts is its own affair
PNG = "iVBORw0KGgo"  # the beginning of every png, in base64


def kept(output):
    """Return what has to be the same after another run: all but pictures, and text that is there as HTML."""
    if output.output_type == "stream":
        return output.name, output.text
    data = dict(output.data)
    assert data.pop("image/png", PNG).startswith(PNG)
    if {"text/html", "image/png"} & output.data.keys():
        data.pop("text/plain", None)
    return sorted(output.data), {kind: KINDS_OF_TEXT.sub("<td>·</td>", text) for kind, text in data.items()}


def code_cells(book):
    return [cell for cell in book.cells if cell.cell_type == "code"]


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def both(request, tmp_path_factory):
    """Return a notebook as it is kept, and as it is after a fresh run elsewhere."""
    folder = tmp_path_factory.mktemp("notebook")
    return nbformat.read(request.param, as_version=4), jalankan_notebook.executed(request.param, folder)


def test_fresh_run_gives_the_outputs_that_are_kept(both):
    before, after = both
    for old, new in zip(code_cells(before), code_cells(after), strict=True):
        assert new.execution_count == old.execution_count
        assert [kept(item) for item in new.outputs] == [kept(item) for item in old.outputs], old.source


def test_nothing_of_a_machine_is_kept(both):
    before, _ = both
    assert before == jalankan_notebook.cleaned(nbformat.from_dict(before))
    assert not any(item.get("name") == "stderr" for cell in code_cells(before) for item in cell.outputs)


def test_what_an_analyst_comes_for_is_there():
    text = (DOCS / "notebooks" / "realisasi-bulanan.ipynb").read_text(encoding="utf-8")
    for expected in (
        *("95,68 %", "91,67 %", "22 laporan", "Sangat Tinggi", "11/12", "penyebut nol: Jumlah pengaduan = 0"),
        *("Tanpa nilai: Maret", "image/png", "66,666667 % (dibulatkan)", "karangan"),
    ):
        assert expected in text
