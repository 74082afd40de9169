"""Floor 6: monthly data into points, and points into figures per unit, indicator and period."""

from ikicalc.series.baris import Baris
from ikicalc.series.data import Kolom, MonthlyData, Titik
from ikicalc.series.linking import Tautan
from ikicalc.series.reading import read_monthly
from ikicalc.series.realisasi import compute
from ikicalc.series.table import Table

__all__ = ["Baris", "Kolom", "MonthlyData", "Table", "Tautan", "Titik", "compute", "read_monthly"]
