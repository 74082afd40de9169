"""Floor 7: a catalog under check: its findings, and for each indicator the verdict with its reason."""

from ikicalc.putusan.assembly import check
from ikicalc.putusan.model import PUTUSAN, Laporan, Putusan, Ringkasan, Temuan

__all__ = ["PUTUSAN", "Laporan", "Putusan", "Ringkasan", "Temuan", "check"]
