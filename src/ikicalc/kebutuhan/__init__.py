"""Floor 7: what data the formulas of a catalog need, and the dictionary in which a person arranges them."""

from ikicalc.kebutuhan.dictionary import Hubungan, link
from ikicalc.kebutuhan.needs import Kebutuhan, needs

__all__ = ["Hubungan", "Kebutuhan", "link", "needs"]
