"""Real workbooks, written cell by cell as offices leave them."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

BULAN = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """Return a writer of workbooks: sheet name -> rows; ``merge`` and ``change`` are of the first sheet."""

    def write(sheets, merge=(), hidden=(), name="data.xlsx", change=None):
        workbook = openpyxl.Workbook()
        workbook.remove(workbook.active)
        for title, rows in sheets.items():
            sheet = workbook.create_sheet(title)
            for row in rows:
                sheet.append(row)
            sheet.sheet_state = "hidden" if title in hidden else "visible"
        for area in merge:
            workbook.worksheets[0].merge_cells(area)
        if change is not None:
            change(workbook.worksheets[0])
        path = tmp_path / name
        workbook.save(path)
        return path

    return write
