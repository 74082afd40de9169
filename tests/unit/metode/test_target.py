"""Targets as requests give them and as documents print them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ikicalc.catalog import load_catalog
from ikicalc.diagnostics import InputValueError
from ikicalc.metode import Target


@pytest.mark.parametrize(
    ("given", "bawah", "atas", "satuan"),
    [
        (80, 80, 80, None),
        ([80, 90], 80, 90, None),
        ("13 laporan", 13, 13, "laporan"),
        ("100 %", 100, 100, "%"),
        ("80 - 90%", 80, 90, "%"),
        ("7 s/d 8 bulan", 7, 8, "bulan"),
        ("1.250 orang", 1250, 1250, "orang"),
        ("12,5", Fraction("12.5"), Fraction("12.5"), None),
        ("-10", -10, -10, None),
        ({"nilai": "75 persen"}, 75, 75, "%"),
        ("12 dokumen (100%)", 12, 12, "dokumen"),
        ("12 dokumen, 100 persen", 12, 12, "dokumen"),
        ("100% (12 dokumen)", 100, 100, "%"),
        ("3 (tiga) dokumen", 3, 3, "dokumen"),
        ("80 (%)", 80, 80, "%"),
        ("5 m2", 5, 5, "m2"),
        ("80% s/d 90", 80, 90, "%"),
    ],
)
def test_target(given: object, bawah: Fraction, atas: Fraction, satuan: str | None) -> None:
    target = Target.read(given)
    assert (target.bawah, target.atas, target.satuan) == (bawah, atas, satuan)


def test_cap_and_highest_attainable() -> None:
    target = Target.read({"nilai": [80, 90], "batas": 120, "tertinggi": True})
    assert (target.batas, target.tertinggi, str(target)) == (120, True, "80 sampai 90")


@pytest.mark.parametrize(
    "given",
    [
        "",
        "sesuai kebutuhan",
        [90, 80],
        [1, 2, 3],
        [],
        True,
        None,
        {"batas": 120},
        {"nilai": 1, "cap": 2},
        "1,5,2",
        "2023 : 90; 2024 : 92",
        "90; 92; 95",
        "1e3",
        "3/4",
        "1:20",
        "1 : 20",
        "2 x 12 laporan",
        "12;5",
        "80% 90%",
    ],
)
def test_what_is_no_target_is_refused(given: object) -> None:
    with pytest.raises(InputValueError) as caught:
        Target.read(given)
    assert caught.value.diagnostics[0].code == "IKI510"


def test_every_target_that_the_shipped_documents_print_is_read() -> None:
    catalog, _ = load_catalog()
    printed = [item.target for item in catalog.values() if item.target]
    quarters = [text for item in catalog.values() for text in item.target_triwulan if text]
    assert printed
    assert quarters
    assert all(Target.read(text).atas > 0 for text in [*printed, *quarters])
