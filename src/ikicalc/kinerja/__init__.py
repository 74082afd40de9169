"""Floor 1: rules of performance over bare numbers: direction, periods, score bands, sources of law."""

from ikicalc.kinerja.periode import (
    AGREGASI,
    Agregat,
    Deret,
    Isi,
    Periode,
    aggregate,
    shown_last,
    shown_uneven,
    told_last,
    told_uneven,
)
from ikicalc.kinerja.pita import Pita
from ikicalc.kinerja.polaritas import Polaritas
from ikicalc.kinerja.predikat import ContohPita, Predikat
from ikicalc.kinerja.skala import Cacat, Skala, faults
from ikicalc.kinerja.sumber import SELALU, TANPA_SUMBER, Kepastian, Sumber, Terbit

__all__ = [
    "AGREGASI",
    "SELALU",
    "TANPA_SUMBER",
    "Agregat",
    "Cacat",
    "ContohPita",
    "Deret",
    "Isi",
    "Kepastian",
    "Periode",
    "Pita",
    "Polaritas",
    "Predikat",
    "Skala",
    "Sumber",
    "Terbit",
    "aggregate",
    "faults",
    "shown_last",
    "shown_uneven",
    "told_last",
    "told_uneven",
]
