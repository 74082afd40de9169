"""The example workbook is what its script writes, says that it is made up, and is read as it is meant."""

from __future__ import annotations

import sys
from fractions import Fraction
from importlib.resources import as_file, files
from pathlib import Path

import openpyxl
import pytest

import ikicalc

DOCS = Path(__file__).parents[2] / "docs"
sys.path.insert(0, str(DOCS))
import buku_contoh  # noqa: E402 - lies beside the documents, not in the package

sys.path.remove(str(DOCS))
SHIPPED = files("ikicalc._catalog") / "contoh" / "bulanan-2023.xlsx"
OFFICES = (buku_contoh.TORJUN, buku_contoh.LUMAJANG)


@pytest.fixture(scope="module")
def data():
    with as_file(SHIPPED) as path:
        return ikicalc.read_monthly(path)


def held(book):
    """Return what a person sees in a workbook: cells with their look, merged areas, widths."""
    return {
        sheet.title: (
            [
                [(c.value, c.data_type, c.font.b, c.fill.fgColor.rgb) for c in row]
                for row in sheet.iter_rows()
            ],
            sorted(map(str, sheet.merged_cells.ranges)),
            {name: size.width for name, size in sheet.column_dimensions.items()},
        )
        for sheet in book.worksheets
    }


def test_shipped_workbook_is_what_the_script_writes(tmp_path):
    fresh = tmp_path / "contoh.xlsx"
    buku_contoh.workbook().save(fresh)
    with as_file(SHIPPED) as path:
        assert held(openpyxl.load_workbook(path)) == held(openpyxl.load_workbook(fresh))


def test_every_sheet_says_that_its_figures_are_made_up():
    with as_file(SHIPPED) as path:
        book = openpyxl.load_workbook(path)
    assert [sheet.title for sheet in book.worksheets] == ["Torjun", "Lumajang"]
    assert all("ANGKA CONTOH" in sheet["A3"].value for sheet in book.worksheets)


def test_every_figure_is_read_and_no_total(data):
    read = {(t.unit_kerja, t.masukan, t.bulan): t.nilai for t in data.titik if t.nilai is not None}
    written = {
        (office.unit, row.uraian, month): Fraction(str(figure).replace(".", ""))
        for office in OFFICES
        for row in office.rows
        for month, figure in enumerate(row.bulan, start=1)
        if figure not in (None, "-")
    }
    assert read == written
    assert data.tahun == (2023,)
    assert {item.code for item in data.diagnostics} == {"IKI808"}  # what is left out on purpose


def test_every_row_is_an_input_of_its_document():
    catalog = ikicalc.load_catalog()[0]
    for office in OFFICES:
        names = {
            entry.nama
            for item in catalog.values()
            if item.dokumen.startswith(office.lembar.casefold())
            for entry in item.rumus.masukan
        }
        folded = {name.casefold() for name in names}
        assert [row.uraian for row in office.rows if row.uraian.casefold() not in folded] == []
