"""Floor 5: methods of regulations as data, how one is run, and how a figure is judged by them."""

from ikicalc.metode.aturan import Aturan
from ikicalc.metode.judge import Penilaian, Ukuran, capped, classify, in_force, judge
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
    "Penilaian",
    "PilihanSkala",
    "Syarat",
    "Target",
    "Ukuran",
    "capped",
    "classify",
    "in_force",
    "judge",
    "run",
]
