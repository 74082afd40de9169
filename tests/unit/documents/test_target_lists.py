"""Targets of several periods in one cell: divided where every figure has its period, told otherwise."""

from __future__ import annotations

import pytest

from ikicalc.documents.tahunan import periods_of
from tests.unit.documents.test_layouts import draft, told


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2023: 80; 2024: 82", ((2023, "80"), (2024, "82"))),
        ("Tahun 2023 = 80% // Tahun 2024 = 82,5%", ((2023, "80%"), (2024, "82,5%"))),
        ("80 (2023), 82 (Tahun 2024)", ((2023, "80"), (2024, "82"))),
        ("2023: 1.200 desa; 2024: 1.300 desa", ((2023, "1.200 desa"), (2024, "1.300 desa"))),
    ],
)
def test_years_of_a_form(cell, expected):
    draf = draft(f"""
Nama Indikator | Persentase kolam aktif
Formula | Kolam aktif / jumlah kolam x 100%
Target | {cell}
Sumber Data | Dinas
""")
    assert draf.indikator[0].target_tahunan == expected
    assert draf.indikator[0].target == ""
    assert told(draf) == []


@pytest.mark.parametrize(
    "cell",
    [
        "80 dan 82 untuk 2023 dan 2024",
        "2023: 80; 2024",
        "2023: 80; 2023: 82; 2024: 90",
        "2023: 80; 2024: 82; kondisi akhir 90",
        "2023 2024 2025 // 80 82 84",
    ],
)
def test_years_that_are_not_paired_are_told(cell):
    draf = draft(f"""
No | Indikator | Rumus | Target
1 | Persentase kolam aktif | Kolam aktif / jumlah kolam x 100% | {cell}
""")
    assert draf.indikator[0].target_tahunan == ()
    assert draf.indikator[0].target
    assert told(draf) == ["IKI846"]


def test_quarters_of_a_cell():
    draf = draft("""
No | Indikator | Rumus | Target
1 | Persentase kolam aktif | Kolam aktif / kolam x 100% | TW I: 20%; TW II: 40%; TW III: 60%; TW IV: 80%
""")
    assert draf.indikator[0].target_triwulan == ("20%", "40%", "60%", "80%")


def test_years_of_a_cell_beside_columns_of_years_are_told():
    draf = draft("""
No | Indikator | Rumus | Target 2023 | Target
1 | Persentase kolam aktif | Kolam aktif / kolam x 100% | 81% | 2023: 80%; 2024: 82%
""")
    assert draf.indikator[0].target_tahunan == ((2023, "81%"),)
    assert told(draf) == ["IKI846"]


@pytest.mark.parametrize(
    "cell", ["80%", "2.023", "1: 100", "2020 desa", "1.2023; 2", "85 : 15", "Rp 2.024.000.000"]
)
def test_other_targets_stay(cell):
    assert periods_of(cell) == {}


def test_number_torn_by_a_space_is_told_and_kept():
    draf = draft("""
No | Indikator | Rumus | Target
1 | Pendapatan retribusi | Jumlah pendapatan retribusi | Rp 125.00 0
2 | Jumlah kolam | Jumlah kolam | 12.500 kolam
""")
    assert [item.target for item in draf.indikator] == ["Rp 125.00 0", "12.500 kolam"]
    assert told(draf) == ["IKI832"]
