"""Floor 6: monthly data into points, and points into figures per unit, indicator and period."""

from ikicalc.series.data import Kolom, MonthlyData, Titik
from ikicalc.series.read import read_monthly

__all__ = ["Kolom", "MonthlyData", "Titik", "read_monthly"]
