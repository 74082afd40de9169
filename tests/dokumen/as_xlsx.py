"""Blocks as a workbook: paragraphs in merged rows, tables with borders, numbers as numbers."""

import re

import openpyxl
from openpyxl.styles import Alignment, Border, Side

from ikicalc.documents.model import Tabel

from .grid import areas, width

_LINE = Side(style="thin")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WHOLE = re.compile(r"[1-9]\d{0,8}|0")
_PERCENT = re.compile(r"([1-9]\d{0,2}|0)%")


def write_xlsx(blocks, path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Lampiran"
    columns = max([width(block) for block in blocks if isinstance(block, Tabel)], default=1)
    row = 1
    for block in blocks:
        if isinstance(block, Tabel):
            row = _table(sheet, block, row) + 1
        else:
            _fill(sheet.cell(row, 1), block.teks)
            if columns > 1:
                sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
            row += 1
    book.save(path)


def _table(sheet, table, top):
    """Write a table from row ``top`` on; return the row below it."""
    for row, line in enumerate(table.baris):
        for column, cell in enumerate(line.sel, 1):
            target = sheet.cell(top + row, column)
            target.border = _BORDER
            target.alignment = Alignment(wrap_text=True, vertical="top")
            if not cell.lanjutan:
                _fill(target, cell.teks)
    for area in areas(table).values():
        if (area.top, area.left) != (area.bottom, area.right):
            sheet.merge_cells(
                start_row=top + area.top,
                end_row=top + area.bottom,
                start_column=area.left + 1,
                end_column=area.right + 1,
            )
    return top + len(table.baris)


def _fill(cell, text):
    percent = _PERCENT.fullmatch(text)
    if _WHOLE.fullmatch(text):
        cell.value = int(text)
    elif percent:
        cell.value = int(percent[1]) / 100
        cell.number_format = "0%"
    elif text:
        cell.value = text
        cell.data_type = "s"  # a text that begins with = is a text
