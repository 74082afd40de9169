"""Bands as the regulations print them: every edge, the gaps between, and what lies outside."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ikicalc.catalog import load_aturan
from ikicalc.diagnostics import InputValueError
from ikicalc.kinerja import Pita, Skala, faults

ATURAN, _ = load_aturan()


@pytest.mark.parametrize(
    ("skala", "nilai", "predikat"),
    [
        ("skm-14-2017", "64,994", "Tidak Baik"),
        ("skm-14-2017", "64,995", "Kurang Baik"),
        ("skm-14-2017", "76,60", "Kurang Baik"),
        ("skm-14-2017", "76,605", "Baik"),
        ("skm-14-2017", "88,304", "Baik"),
        ("skm-14-2017", "88,305", "Sangat Baik"),
        ("skm-14-2017", "100,004", "Sangat Baik"),
        ("skm-14-2017", "24,99", None),
        ("skm-25-2004", "43,75", "Tidak Baik"),
        ("skm-25-2004", "62,505", "Baik"),
        ("skm-25-2004", "81,26", "Sangat Baik"),
        ("rejoso-2021/ikm", "40,49", "Kurang Baik"),
        ("rejoso-2021/ikm", "60,5", "Baik"),
        ("rejoso-2021/ikm", "100,5", None),
        ("prestasi-2011", "90,5", "Sangat Baik"),
        ("prestasi-2011", "50,5", "Kurang"),
        ("prestasi-2011", "50,49", "Buruk"),
        ("prestasi-2019", "119,9", "Baik"),
        ("prestasi-2019", "120,1", None),
        ("prestasi-2019", "89,999", "Cukup"),
        ("prestasi-2019-ide", "110", "Sangat Baik"),
        ("prestasi-2019-ide", "109,99", "Baik"),
        ("ip-asn", "90,4", "Tinggi"),
        ("ip-asn", "101", None),
        ("peringkat-kinerja", "90,5", "Sangat Tinggi"),
        ("peringkat-kinerja", "65,4", "Rendah"),
        ("peringkat-kinerja", "-10", "Sangat Rendah"),
        ("akip", "90,01", "AA"),
        ("akip", "80", "BB"),
        ("akip", "30,001", "C"),
        ("akip", "0", "D"),
        ("akip", "-0,1", None),
        ("kemenkeu-warna", "79,999", "merah"),
        ("kemenkeu-warna", "80", "kuning"),
        ("kemenkeu-warna", "100", "hijau"),
    ],
)
def test_edge(skala: str, nilai: str, predikat: str | None) -> None:
    assert ATURAN.find_skala(skala).classify(nilai).predikat == predikat


def test_what_lies_outside_says_so_and_has_no_band() -> None:
    found = ATURAN.find_skala("akip").classify(100.5)
    assert (found.status, found.pita, found.nilai) == ("di_luar_skala", None, Fraction("100.5"))
    assert found.penjelasan == "100,5 di luar semua pita skala akip"


def test_explanation_tells_the_gap_and_the_rounding() -> None:
    found = ATURAN.find_skala("rejoso-2021/ikm").classify(40.5)
    assert found.penjelasan == (
        "pita tercetak berhenti di 40 dan mulai lagi di 41; 40,5 dibulatkan ke 0 desimal menjadi 41; "
        "masuk pita 41 sampai 60 skala rejoso-2021/ikm: Cukup Baik"
    )


def test_a_float_is_banded_as_it_is_written() -> None:
    assert ATURAN.find_skala("skm-14-2017").classify(88.305).nilai == Fraction("88.31")


@pytest.mark.parametrize("value", [True, float("nan"), "delapan puluh", None])
def test_what_is_no_number_is_refused(value: object) -> None:
    with pytest.raises(InputValueError):
        ATURAN.find_skala("akip").classify(value)


def bands(*ends: tuple[int, int], decimals: int | None = 0) -> Skala:
    named = tuple(Pita(chr(65 + n), Fraction(low), Fraction(high)) for n, (low, high) in enumerate(ends))
    return Skala("uji", named, decimals)


@pytest.mark.parametrize(
    ("skala", "told"),
    [
        (bands((0, 40), (41, 60)), []),
        (bands((0, 40), (42, 60)), [("IKI501", "tidak ada pita untuk 41, antara A dan B")]),
        (bands((0, 70), (70, 80)), [("IKI502", "70 masuk dua pita: A dan B")]),
        (bands((0, 75), (70, 72)), [("IKI502", "70 sampai 72 masuk dua pita: A dan B")]),
        (bands((40, 0)), [("IKI503", "batas pita A terbalik: 40 sampai 0")]),
        (bands((0, 85), (85, 100), decimals=None), [("IKI502", "85 masuk dua pita: A dan B")]),
        (
            bands((0, 85), (86, 100), decimals=None),
            [("IKI501", "tidak ada pita untuk 85 sampai 86, antara A dan B")],
        ),
    ],
)
def test_fault(skala: Skala, told: list[tuple[str, str]]) -> None:
    assert [(fault.kode, fault.pesan) for fault in faults(skala)] == told


def test_a_point_that_no_band_claims_is_a_hole() -> None:
    below = Pita("Kurang", Fraction(0), Fraction(85), sampai_termasuk=False)
    above = Pita("Baik", Fraction(85), Fraction(100), dari_termasuk=False)
    (fault,) = faults(Skala("laporan", (below, above)))
    assert (fault.kode, fault.pesan) == ("IKI501", "tidak ada pita untuk 85, antara Kurang dan Baik")
    assert Skala("laporan", (below, above)).classify(85).status == "di_luar_skala"


def test_bounds_finer_than_the_printed_decimals_are_told() -> None:
    skala = Skala("uji", (Pita("A", Fraction(0), Fraction("64.99")), Pita("B", Fraction(65))), 1)
    assert [fault.kode for fault in faults(skala)] == ["IKI503"]


@pytest.mark.parametrize("id", ATURAN.skala)
def test_shipped_scale_has_no_fault_and_a_source(id: str) -> None:
    skala = ATURAN.find_skala(id)
    assert faults(skala) == ()
    assert skala.nama
    assert skala.sumber.nomor
    assert skala.sumber.bagian


@pytest.mark.parametrize("skala", ATURAN.skala.values(), ids=lambda skala: skala.id)
def test_every_scale_has_an_example_that_holds(skala: Skala) -> None:
    assert skala.contoh
    for contoh in skala.contoh:
        assert (skala.classify(contoh.nilai).predikat or "") == contoh.predikat, contoh.sumber
