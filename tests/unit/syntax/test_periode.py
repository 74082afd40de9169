"""Period words in names. All names are invented."""

import pytest

from ikicalc.syntax.words.periode import Shifted, split_period


@pytest.mark.parametrize(
    ("name", "base", "shift"),
    [
        ("Panen jagung tahun (n)", "Panen jagung", 0),
        ("Panen jagung tahun n", "Panen jagung", 0),
        ("Panen jagung tahun ke-n", "Panen jagung", 0),
        ("Panen jagung pada tahun n-1", "Panen jagung", -1),
        ("Panen jagung tahun (n-1)", "Panen jagung", -1),
        ("Panen jagung (n-1)", "Panen jagung", -1),
        ("Panen jagung n – 1", "Panen jagung", -1),
        ("Panen jagung th. n-2", "Panen jagung", -2),
        ("PANEN JAGUNG TAHUN (N-1)", "PANEN JAGUNG", -1),
        ("Panen jagung T-1", "Panen jagung", -1),
        ("Panen jagung tahun n+1", "Panen jagung", 1),
        ("Lulusan pada saat TS", "Lulusan", 0),
        ("Lulusan TS-2", "Lulusan", -2),
        ("Lulusan (TS-1)", "Lulusan", -1),
        ("Panen jagung tahun sebelumnya", "Panen jagung", -1),
        ("Panen jagung tahun lalu", "Panen jagung", -1),
        ("Panen jagung dua tahun yang lalu", "Panen jagung", -2),
        ("Panen jagung 3 tahun sebelumnya", "Panen jagung", -3),
        ("Panen jagung tahun ini", "Panen jagung", 0),
        ("Panen jagung tahun berjalan", "Panen jagung", 0),
        ("Panen jagung pada tahun yang bersangkutan", "Panen jagung", 0),
        ("Panen jagung pada suatu tahun", "Panen jagung", 0),
        ("Panen jagung tahun anggaran berikutnya", "Panen jagung", 1),
        ("Panen jagung periode sebelumnya", "Panen jagung", -1),
        ("Panen jagung tahun lalu (tahun n-1)", "Panen jagung", -1),
        ("Panen jagung tahun lalu (lahan kering)", "Panen jagung (lahan kering)", -1),
        ("Panen tahun (n) yang terjual", "Panen yang terjual", 0),
        ("Sisa benih bulan lalu", "Sisa benih bulan ini", -1),
        ("Benih masuk bulan ini", "Benih masuk bulan ini", 0),
        ("Benih masuk triwulan n-1", "Benih masuk triwulan ini", -1),
    ],
)
def test_period_words_shift_one_input(name, base, shift):
    assert split_period(name) == Shifted(base, shift)


@pytest.mark.parametrize(
    "name",
    [
        "Panen jagung",
        "tahun lalu",
        "n-1",
        "Tahun (n)",
        "Panen dalam 3 tahun terakhir",
        "Panen tahun 2022",
        "Panen sampai dengan tahun n",
        "Kenaikan panen dibanding tahun lalu",
        "Panen tahun n dibanding tahun n-1",
        "Temuan tahun lalu yang selesai",
        "Rapat anggaran (bulan Oktober tahun sebelumnya)",
        "Rapat anggaran Oktober tahun sebelumnya",
        "Target (T)",
        "Pasien poli THT",
        "Jumlah tahunan laporan",
    ],
)
def test_other_names_stay_as_they_are(name):
    assert split_period(name) == Shifted(name, 0)
