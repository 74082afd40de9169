"""An input as a formula uses it.

Knows: which link and which figures belong to it. Must not know: formulas.
"""

from __future__ import annotations

from dataclasses import dataclass

from ikicalc.masukan import Masukan
from ikicalc.series.angka import AngkaMasukan
from ikicalc.series.linking import Tautan


@dataclass(frozen=True, slots=True)
class Terpakai:
    """An input as a formula uses it: as named there, as linked to the data, and its figures."""

    masukan: Masukan
    tautan: Tautan
    angka: AngkaMasukan
