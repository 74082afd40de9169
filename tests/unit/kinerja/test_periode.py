"""From months and quarters to one figure, and how much of it is there."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ikicalc.diagnostics import InputValueError
from ikicalc.kinerja import Deret, Periode, Polaritas, aggregate


def figures(*values: int | None) -> tuple[Fraction | None, ...]:
    return tuple(None if value is None else Fraction(value) for value in values)


@pytest.mark.parametrize(
    ("kode", "bulan", "nama"),
    [
        ("B1", 1, "bulan 1"),
        ("B12", 12, "bulan 12"),
        ("T3", 9, "triwulan 3"),
        ("S1", 6, "semester 1"),
        ("y", 12, "setahun"),
    ],
)
def test_period(kode: str, bulan: int, nama: str) -> None:
    period = Periode.read(kode)
    assert (period.bulan, str(period)) == (bulan, nama)


@pytest.mark.parametrize("kode", ["", "B0", "B13", "T5", "S3", "Q1", "Y1", "B 6", 6, None])
def test_what_is_no_period_is_refused(kode: object) -> None:
    with pytest.raises(InputValueError) as caught:
        Periode.read(kode)
    assert caught.value.diagnostics[0].code == "IKI513"


@pytest.mark.parametrize(
    ("agregasi", "result"),
    [("jumlah", 24), ("rata-rata", 8), ("akhir", 3), ("awal", 9), ("maks", 12), ("min", 3)],
)
def test_aggregation_skips_what_is_missing(agregasi: str, result: int) -> None:
    assert aggregate(figures(None, 9, 12, None, 3), agregasi) == result


def test_unknown_aggregation_is_refused_with_the_nearest() -> None:
    with pytest.raises(InputValueError) as caught:
        aggregate(figures(1), "jumlh")
    assert "jumlah" in caught.value.diagnostics[0].help


@pytest.mark.parametrize(
    ("kode", "nilai", "kelengkapan"),
    [("T1", 7, "2/3"), ("B4", 12, "3/4"), ("S1", 12, "3/6"), ("Y", 12, "3/12")],
)
def test_months_up_to_a_period(kode: str, nilai: int, kelengkapan: str) -> None:
    found = Deret(figures(4, None, 3, 5), "bulan", "jumlah").until(Periode.read(kode))
    assert (found.nilai, found.kelengkapan) == (nilai, kelengkapan)


@pytest.mark.parametrize(
    ("kode", "kelengkapan", "nilai"),
    [("B2", "0/2", None), ("B3", "1/1", 1), ("B8", "6/8", 2), ("S2", "4/4", 4)],
)
def test_a_quarter_counts_when_it_is_over(kode: str, kelengkapan: str, nilai: int | None) -> None:
    found = Deret(figures(1, 2, 3, 4), "triwulan", "akhir").until(Periode.read(kode))
    assert (found.kelengkapan, found.nilai) == (kelengkapan, nilai)


@pytest.mark.parametrize(
    ("values", "agregasi", "nilai", "terbelah"),
    [
        ((10, 20), "jumlah", None, True),  # a part of the second quarter would be needed
        ((10,), "jumlah", 10, False),  # the second quarter is not there: a gap like any other
        ((None, 20), "jumlah", None, True),
        ((None, 20), "akhir", None, True),
        ((None, None), "jumlah", None, False),
        ((10, 20), "akhir", 10, False),
        ((10, 20), "rata-rata", 10, False),
    ],
)
def test_a_quarter_is_not_split(values, agregasi: str, nilai: int | None, terbelah: bool) -> None:
    found = Deret(figures(*values), "triwulan", agregasi).until(Periode.read("B5"))
    assert (found.nilai, found.terbelah) == (nilai, terbelah)
    assert found.kelengkapan == ("3/5" if values[0] else "0/5")


def test_a_period_without_any_value_has_none() -> None:
    found = Deret(figures(None, None), "bulan", "jumlah").until(Periode.read("B2"))
    assert (found.nilai, found.kelengkapan) == (None, "0/2")


def test_direction_is_read_and_never_guessed() -> None:
    assert Polaritas.read("Turun rasio") is Polaritas.TURUN_RASIO
    with pytest.raises(InputValueError) as caught:
        Polaritas.read("lebih tinggi")
    assert caught.value.diagnostics[0].code == "IKI512"
