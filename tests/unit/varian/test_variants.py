"""Names that may be one are proposed with their differences; names of two things are left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikicalc.varian import variants
from ikicalc.varian.slips import Slips


def pairs(*names: str) -> list[tuple[int, int, tuple[str, ...]]]:
    return [tuple(found) for found in variants(names)]


@pytest.mark.parametrize(
    ("one", "other", "beda"),
    [
        ("Jumlah desa dengan administras baik", "Jumlah desa dengan administrasi baik",
         "ejaan: administras, administrasi"),
        ("Jumlah doumen SPJ", "Jumlah dokumen SPJ", "ejaan: doumen, dokumen"),
        ("Jumlah dok. SPJ", "Jumlah dokumen SPJ", "singkatan: dok, dokumen"),
        ("Jumlah desa siaga", "Total desa siaga", "kata hitung: jumlah, total"),
        ("Jumlah desa siaga", "desa siaga", "kata hitung: jumlah, tanpa"),
        ("Jumlah desa siaga", "jumlahnya desa-desa siaga", "kata hitung: jumlah, jumlahnya"),
        ("Jumlah laporan yang telah disusun", "Jumlah laporan yang disusun", "kata yang dilewatkan: telah"),
        ("Musyawarah Desa (Musdes)", "Musyawarah desa", "keterangan dalam kurung: musdes"),
        ("usulan yang ditindak lanjuti", "usulan yang ditindaklanjuti",
         "spasi: ditindak lanjuti, ditindaklanjuti"),
        ("koordiansi lintas sektor", "koordinasi lintas sektor", "ejaan: koordiansi, koordinasi"),
        ("dokumen SPP – SPM Gaji", "dokumen SPP/SPM Gaji", "tanda baca"),
        ("Surat ijin usaha", "Surat izin usaha", "singkatan: ijin, izin"),
    ],
)  # fmt: skip
def test_pair_is_proposed_with_its_differences(one: str, other: str, beda: str) -> None:
    assert pairs(one, other) == [(0, 1, (beda,))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jumlah desa", "Jumlah kelurahan"),
        ("Jumlah usulan", "Jumlah usulan yang diterima"),
        ("Jumlah dokumen tepat waktu", "Jumlah dokumen tidak tepat waktu"),
        ("Jumlah SPM 1", "Jumlah SPM 2"),
        ("Jumlah SPM", "Jumlah SPP"),
        ("Luas lahan (ha)", "Luas lahan (m2)"),
        ("Jumlah penerima bantuan", "Jumlah penerimaan bantuan"),
        ("Jumlah anak", "Jumlah anak yatim"),
        ("Jumlah siswa", "Jumlah sisa"),
        ("Jumlah", "Total"),
        ("", "..."),
    ],
)
def test_two_things_are_not_proposed(one: str, other: str) -> None:
    assert pairs(one, other) == []


def test_a_word_that_many_names_have_is_no_slip() -> None:
    counts = {"petani": 9, "betani": 9, "pertanian": 9, "pertanjan": 2}
    slips = Slips(counts)
    assert not slips.are_near("betani", "petani")
    assert slips.are_near("pertanian", "pertanjan")


def test_slips_hang_together_and_each_name_is_paired_once() -> None:
    assert [
        found[:2] for found in pairs("Laporan persediaan", "Laporan persedian", "Laporan persedianb")
    ] == [
        (0, 1),
        (1, 2),
    ]


WORDS = st.sampled_from(
    ["jumlah", "total", "dok", "dokumen", "doumen", "yang", "desa", "(a)", "(b)", "1", "di"]
)


@given(st.lists(st.lists(WORDS, max_size=5).map(" ".join), max_size=12, unique=True))
def test_pairs_are_in_order_and_one_for_a_name(names: list[str]) -> None:
    found = list(variants(names))
    assert all(pair.first < pair.second and pair.beda for pair in found)
    seconds = [pair.second for pair in found]
    assert seconds == sorted(set(seconds))


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_text_is_taken(names: list[str]) -> None:
    assert len(list(variants(names))) <= max(0, len(names) - 1)


@pytest.mark.slow
def test_a_hundred_thousand_names_in_linear_time() -> None:
    syllables = [a + b for a in "bcdgjklmnprst" for b in "aiueo"]
    words = [a + b + c for a in syllables[:20] for b in syllables for c in syllables[:40:3]]
    names = [
        f"Jumlah {words[n * 7 % len(words)]} {words[n * 31 % len(words)]} {words[n // 9 % len(words)]}"
        for n in range(100_000)
    ]
    times = []
    for size in (25_000, 100_000):
        start = time.process_time()
        list(variants(names[:size]))
        times.append(time.process_time() - start)
    assert times[1] < 8 * times[0] + 2
    assert times[1] < 60
