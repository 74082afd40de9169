"""Floor 6: the indicators of decrees and the rules of regulations as data, entries and findings together."""

from ikicalc.catalog.aturan import load_aturan
from ikicalc.catalog.load import load_catalog
from ikicalc.catalog.model import Catalog, Dokumen, Indikator
from ikicalc.catalog.places import Tempat
from ikicalc.catalog.target import printed_target

__all__ = ["Catalog", "Dokumen", "Indikator", "Tempat", "load_aturan", "load_catalog", "printed_target"]
