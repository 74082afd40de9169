"""Columns of points and the points that they show."""

from fractions import Fraction

import pytest

from ikicalc.series import MonthlyData, Titik

POINTS = (
    Titik("Desa B", 2024, 12, "Jumlah kolam", Fraction(1, 3), "data.xlsx:B2"),
    Titik("Desa A", 2023, 1, "Luas", None, "data.xlsx:B3", "IKI804"),
    Titik("Desa A", 2024, 3, "Luas", Fraction(-(10**30)), "data.xlsx:B4", "", 3),
    Titik("", 2024, 6, "Luas", None),
)


def test_points_come_back_as_given_whatever_their_size():
    data = MonthlyData(POINTS)
    assert data.titik == POINTS
    assert [data.titik[place] for place in (0, -1, 2)] == [POINTS[0], POINTS[-1], POINTS[2]]
    for part in (slice(1, 3), slice(None, None, -1), slice(3, 0, -2), slice(5, 9)):
        assert data.titik[part] == POINTS[part]
    with pytest.raises(IndexError):
        data.titik[4]


def test_columns_hold_names_once_and_months_in_one_count():
    data = MonthlyData(POINTS)
    assert (data.unit_kerja, data.masukan, data.tahun) == (
        ("", "Desa A", "Desa B"),
        ("Jumlah kolam", "Luas"),
        (2023, 2024),
    )
    assert data.lajur.unit.tolist() == [2, 1, 1, 0]
    assert data.lajur.bulan.tolist() == [2024 * 12 + 11, 2023 * 12, 2024 * 12 + 2, 2024 * 12 + 5]
    assert data.lajur.rentang.tolist() == [1, 1, 3, 1]
    assert data.lajur.ada.tolist() == [True, False, True, False]
    assert data.lajur.ditolak == {1: ("data.xlsx:B3", "IKI804")}


def test_equal_data_are_equal_and_others_are_not():
    assert MonthlyData(POINTS) == MonthlyData(list(POINTS))
    assert MonthlyData(POINTS) != MonthlyData(POINTS[:3])
    assert MonthlyData(POINTS) != MonthlyData((POINTS[0]._replace(nilai=Fraction(1, 4)), *POINTS[1:]))
    assert MonthlyData().titik == ()
