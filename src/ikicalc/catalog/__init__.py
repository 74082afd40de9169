"""Floor 6: the indicators of decrees and the rules of regulations as data, entries and findings together."""

from ikicalc.catalog.aturan import load_aturan
from ikicalc.catalog.kamus_data import ButirData, KamusData, load_kamus_data
from ikicalc.catalog.load import load_catalog
from ikicalc.catalog.model import Catalog, Dokumen, Indikator
from ikicalc.catalog.places import Tempat
from ikicalc.catalog.target import JadwalTarget, given_schedule, is_level, printed_target, schedule

__all__ = [
    "ButirData",
    "Catalog",
    "Dokumen",
    "Indikator",
    "JadwalTarget",
    "KamusData",
    "Tempat",
    "given_schedule",
    "is_level",
    "load_aturan",
    "load_catalog",
    "load_kamus_data",
    "printed_target",
    "schedule",
]
