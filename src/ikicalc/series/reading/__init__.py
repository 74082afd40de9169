"""Files and data frames into monthly data, step by step.

sources (files, csvfile, workbook, frames) -> grid of cells -> layout (headings, titles, sheets)
-> tables (rows, columns: figures, exact, percent) -> points -> overlaps -> MonthlyData
"""

from ikicalc.series.reading.read import read_monthly
from ikicalc.series.reading.structure import read_structure

__all__ = ["read_monthly", "read_structure"]
