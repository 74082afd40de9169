"""Floor 5: methods of regulations as data (formulas, inputs, steps, findings), and how one is run."""

from ikicalc.metode.aturan import Aturan
from ikicalc.metode.model import Cara, Contoh, Jenis, Langkah, MasukanMetode, Metode, PilihanSkala, Syarat
from ikicalc.metode.run import HasilMetode, run
from ikicalc.metode.target import Target

__all__ = [
    "Aturan",
    "Cara",
    "Contoh",
    "HasilMetode",
    "Jenis",
    "Langkah",
    "MasukanMetode",
    "Metode",
    "PilihanSkala",
    "Syarat",
    "Target",
    "run",
]
