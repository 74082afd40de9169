"""Methods at work: questionnaires, weights, ranges, missing values, and what is told about each."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ikicalc.catalog import load_aturan
from ikicalc.diagnostics import InputValueError, NameLookupError
from ikicalc.metode import HasilMetode, Target, run

ATURAN, _ = load_aturan()
# Three respondents, nine unsur; the second left one answer out.
KUESIONER = [[4, 3, 4, 4, 3, 4, 4, 3, 4], [3, 3, None, 4, 3, 4, 3, 3, 4], [3, 3, 3, 4, 3, 4, 3, 3, 3]]


def compute(id: str, target: object = None, /, **masukan: object) -> HasilMetode:
    return run(ATURAN.find_metode(id), masukan, None if target is None else Target.read(target))


def codes(hasil: HasilMetode) -> set[str]:
    return {finding.code for finding in hasil.diagnostics}


# --- surveys -----------------------------------------------------------------------------------------


def test_blank_answers_are_not_counted() -> None:
    hasil = compute("skm-permenpanrb-14-2017", kuesioner=KUESIONER)
    nrr = dict(hasil.rincian)["nrr"]
    assert nrr[2] == Fraction(7, 2)
    assert hasil.nilai == Fraction("85.65")


def test_questionnaires_sums_and_averages_agree() -> None:
    full = [[4, 3, 2], [2, 3, 4], [3, 3, 4], [4, 4, 4]]
    sums = {"jumlah_nilai": [13, 13, 14], "jumlah_responden": 4}
    by_sheet = compute("skm-permenpanrb-14-2017", kuesioner=full)
    by_sum = compute("skm-permenpanrb-14-2017", **sums)
    by_mean = compute("skm-permenpanrb-14-2017", nrr=["3,25", "3,25", "3,5"])
    assert by_sheet.nilai == by_sum.nilai == by_mean.nilai == Fraction("83.33")


@pytest.mark.parametrize(
    ("bobot", "nilai", "told"),
    [(None, 100, set()), ("0,11", 99, {"IKI507", "IKI508"}), ("0,111", "99.9", {"IKI508"})],
)
def test_the_weight_trap(bobot: object, nilai: object, told: set[str]) -> None:
    hasil = compute("skm-permenpanrb-14-2017", nrr=[4] * 9, bobot=bobot)
    assert hasil.nilai == Fraction(str(nilai))
    assert codes(hasil) == told
    assert any("bobot" in line for line in hasil.langkah)


def test_weights_may_differ_per_unsur() -> None:
    hasil = compute("skm-permenpanrb-14-2017", nrr=[4, 2], bobot=["0,75", "0,25"])
    assert hasil.nilai == Fraction("87.5")
    assert codes(hasil) == {"IKI518"}


def test_an_unsur_without_any_answer_takes_the_value_away() -> None:
    hasil = compute("skm-permenpanrb-14-2017", kuesioner=[[4, None, 3], [3, None, 3]])
    assert (hasil.nilai, hasil.alasan) == (None, "masukan_kosong")
    assert hasil.pesan.startswith("nrr ke-2")


def test_a_missing_average_is_told_with_its_unsur() -> None:
    hasil = compute("skm-permenpanrb-14-2017", nrr=[3, None, 3, 3, 3, 3, 3, 3, 3])
    assert hasil.pesan == "masukan kosong: nrr, isi ke-2 (sistem, mekanisme dan prosedur)"


def test_the_index_of_2004_is_rounded_before_it_is_converted() -> None:
    hasil = compute("skm-kepmenpan-25-2004", nrr=[3, "3,1"] * 7)
    assert hasil.nilai == Fraction("3.032") * 25  # 3,0317 to three decimals
    assert codes(hasil) == {"IKI508"}


@pytest.mark.parametrize(
    ("masukan", "told"),
    [
        ({"kuesioner": [[4, 5]]}, "kuesioner, baris ke-1, kolom ke-2: 5 di luar 1 sampai 4"),
        ({"kuesioner": [[4, 3], [4]]}, "baris ke-2 kuesioner memuat 1 isi, baris pertama 2"),
        ({"kuesioner": [4, 3]}, "`kuesioner` harus berupa tabel: daftar baris"),
        ({"nrr": 3.2}, "`nrr` harus berupa daftar angka"),
        ({"nrr": [3, "baik"]}, "nrr, isi ke-2: `baik` bukan angka yang dapat dibaca"),
        ({"nrr": [3, 4], "bobot": [0.5]}, "bobot memuat 1 isi, sedangkan nrr memuat 2"),
    ],
)
def test_unusable_input_is_refused_with_its_place(masukan: dict[str, object], told: str) -> None:
    with pytest.raises(InputValueError) as caught:
        compute("skm-permenpanrb-14-2017", **masukan)
    assert caught.value.diagnostics[0].message == told


# --- SKP, IKI, predicates ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rw", "tw", "nilai"),
    [("3,04", 4, 100), (3, 4, 75 + Fraction(0)), (0, 4, 0), (5, 4, 51), (7, 4, 1)],
)
def test_time_at_and_beyond_the_limit_of_efficiency(rw: object, tw: object, nilai: Fraction) -> None:
    assert compute("skp-2013/waktu", RW=rw, TW=tw).nilai == nilai


def test_what_was_not_done_is_worth_nothing() -> None:
    assert compute("skp-2013/biaya", RB=90, TB=100, dilaksanakan=False).nilai == 0


@pytest.mark.parametrize(
    ("c", "nilai"),
    [
        ("110,5", 120),
        ("110,4", 120),
        (101, 110),
        (100, 109),
        ("99,5", 109),
        (99, 89),
        ("79,4", 69),
        (60, 50),
        (0, 0),
    ],
)
def test_value_of_an_achievement(c: object, nilai: int) -> None:
    assert compute("iki-2021/nilai", c=c).nilai == nilai


def test_the_part_known_by_heart_is_told_only_where_it_is_used() -> None:
    assert codes(compute("iki-2021/nilai", c=105)) == {"IKI507"}
    assert codes(compute("iki-2021/nilai", c=100)) == set()


@pytest.mark.parametrize(
    ("metode", "R", "nilai"),
    [
        ("iki-2021/capaian-normal", 80, 100),
        ("iki-2021/capaian-normal", 99, 110),
        ("iki-2021/capaian-khusus", 99, 90),
        ("iki-2021/capaian-khusus", 85, 100),
        ("iki-2021/capaian-khusus", 72, 110),
    ],
)
def test_range_uses_the_nearer_bound(metode: str, R: int, nilai: int) -> None:  # noqa: N803 - as the annex writes it
    assert compute(metode, [80, 90], R=R).nilai == nilai


def test_eleven_against_ten_is_exactly_ninety() -> None:
    for metode in ("capaian/turun", "iki-2021/capaian-khusus"):
        nilai = compute(metode, 10, R=11).nilai
        assert nilai == 90
        assert ATURAN.find_skala("peringkat-kinerja").classify(nilai).predikat == "Tinggi"


def test_the_two_readings_of_turun_are_separate() -> None:
    readings = [compute(f"capaian/{name}", 10, R=21).nilai for name in ("turun", "turun-rasio")]
    assert readings == [-10, Fraction(1000, 21)]


@pytest.mark.parametrize(
    ("R", "T", "nilai"),
    [(45, 50, 100), (30, 60, Fraction(500, 9)), (50, 50, 120), (60, 50, 80 * Fraction(10, 9))],
)
def test_stabilize_goes_along_straight_lines(R: int, T: int, nilai: Fraction) -> None:  # noqa: N803
    assert compute("capaian/kemenkeu-stabilize", T, R=R).nilai == nilai


def test_more_than_all_days_absent_is_told_with_the_likely_cause() -> None:
    hasil = compute("kehadiran-240", jumlah_pegawai=50, hari_tidak_hadir=300)
    assert codes(hasil) == {"IKI404"}
    assert "rata-rata" in hasil.diagnostics[0].help
    assert hasil.langkah[0] == (
        "1. hari kerja = 240, nilai bawaan (Perka BKN 19/2011; 235, 237, dan 287 juga dipakai)"
    )


# --- no value, names ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("metode", "target", "masukan", "alasan"),
    [
        ("capaian/naik", 0, {"R": 8}, "target_nol"),
        ("capaian/naik", 10, {}, "masukan_kosong"),
        ("capaian/naik", None, {"R": 8}, "masukan_kosong"),
        ("capaian/turun-rasio", 10, {"R": 0}, "penyebut_nol"),
        ("capaian/kemenkeu-minimize", 0, {"R": 8}, "masukan_kosong"),
        ("iki-2021/capaian-normal", [0, 0], {"R": 0}, "target_nol"),
        ("skp-2013/nilai", None, {"aspek": [None, None]}, "masukan_kosong"),
    ],
)
def test_no_value_has_its_reason(
    metode: str, target: object, masukan: dict[str, object], alasan: str
) -> None:
    hasil = compute(metode, target, **masukan)
    assert (hasil.nilai, hasil.alasan) == (None, alasan)
    assert hasil.pesan
    assert hasil.skala is None


def test_names_fold_and_unknown_ones_are_told() -> None:
    hasil = compute("prestasi-kerja-2011", Nilai_SKP=90, NILAI_PERILAKU=80, nilai_perilku=70)
    assert hasil.nilai == 86
    assert hasil.diagnostics[0].help == "mungkin maksud Anda `nilai perilaku`?"


def test_one_input_under_two_spellings_is_refused() -> None:
    with pytest.raises(InputValueError) as caught:
        compute("skp-2013/waktu", RW=3, rw=4, TW=4)
    assert caught.value.diagnostics[0].code == "IKI207"


def test_unknown_method_is_refused_with_the_nearest() -> None:
    with pytest.raises(NameLookupError) as caught:
        ATURAN.find_metode("skp-2013/wkatu")
    assert caught.value.diagnostics[0].help == "mungkin maksud Anda `skp-2013/waktu`?"


def test_one_method_for_each_direction() -> None:
    from ikicalc.kinerja import Polaritas

    assert [ATURAN.of_polaritas(item).id for item in Polaritas] == [
        "capaian/naik",
        "capaian/turun",
        "capaian/turun-rasio",
        "capaian/kemenkeu-stabilize",
        "iki-2021/capaian-normal",
    ]
