"""Requests and answers: every kind, every way of having no value, and what can't be answered."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from ikicalc.permintaan import compute_request

KOLAM = "Jumlah kolam dipanen dibagi jumlah kolam x 100%"


def ask(**request: Any) -> dict[str, Any]:
    answer = compute_request(request)
    json.dumps(answer)  # nothing in it that JSON can't carry
    return answer


def codes(answer: dict[str, Any]) -> set[str]:
    return {item["kode"] for item in answer["diagnostik"]}


def kolam(dipanen: object, jumlah: object, **more: Any) -> dict[str, Any]:
    return ask(rumus=KOLAM, masukan={"jumlah kolam dipanen": dipanen, "Jumlah Kolam": jumlah}, **more)


# --- the way from a figure to its predicate ----------------------------------------------------------


def test_realisasi_capaian_predikat() -> None:
    answer = kolam(15, 20, target=90, polaritas="naik", skala="peringkat-kinerja", desimal=2, id=7)
    shown = {key: answer[key] for key in ("id", "status", "realisasi", "satuan", "capaian", "predikat")}
    assert shown == {
        "id": 7,
        "status": "ok",
        "realisasi": "75.00",
        "satuan": "%",
        "capaian": "83.33",
        "predikat": "Tinggi",
    }
    rounded = "83,333333 dibulatkan ke 0 desimal menjadi 83"
    assert f"{rounded}; masuk pita 76 sampai 90 skala peringkat-kinerja: Tinggi" in answer["langkah"][-1]


def test_decimals_that_go_out_do_not_change_the_band() -> None:
    answer = kolam(15, 20, target=90, polaritas="naik", skala="akip", desimal=0)
    assert (answer["capaian"], answer["predikat"]) == ("83", "A")
    assert ask(skala="akip", masukan={"nilai": 90.4}, desimal=0)["predikat"] == "AA"


@pytest.mark.parametrize(
    ("polaritas", "target", "capaian"),
    [
        ("naik", 60, "125"),
        ("turun", 60, "75"),
        ("turun-rasio", 60, "80"),
        ("stabil", 75, "120"),
        ("rentang", [60, 70], "107.142857143"),
        ("naik", {"nilai": 60, "batas": 120}, "120"),
        ("naik", "60 %", "125"),
    ],
)
def test_each_direction_has_its_method(polaritas: str, target: object, capaian: str) -> None:
    assert kolam(15, 20, target=target, polaritas=polaritas)["capaian"] == capaian


def test_another_method_of_achievement_may_be_named() -> None:
    answer = kolam(15, 20, target=60, metode_capaian="capaian/kemenkeu-maximize")
    assert answer["capaian"] == "120"


def test_scale_without_target_is_for_the_figure_itself() -> None:
    assert kolam(15, 20, skala="akip")["predikat"] == "BB"


# --- no value ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "alasan"),
    [
        (kolam(3, 0, target=90, polaritas="naik", skala="akip"), "penyebut_nol"),
        (kolam(None, 4, target=90, polaritas="naik", skala="akip"), "masukan_kosong"),
        (kolam({"bulan": [None, "-"], "agregasi": "jumlah"}, 4, skala="akip"), "periode_kosong"),
        (kolam("tiga", 4, skala="akip"), "masukan_bukan_angka"),
    ],
)
def test_figure_without_value_has_no_capaian_and_no_predikat(answer: dict[str, Any], alasan: str) -> None:
    assert (answer["status"], answer["alasan"]) == ("tanpa_nilai", alasan)
    assert (answer["realisasi"], answer["capaian"], answer["predikat"]) == (None, None, None)
    assert answer["pesan"]


@pytest.mark.parametrize(
    ("more", "alasan", "code"),
    [
        ({"target": 0, "polaritas": "naik"}, "target_nol", "IKI401"),
        ({"target": 80}, "polaritas_kosong", "IKI511"),
    ],
)
def test_figure_stays_where_only_its_achievement_is_missing(
    more: dict[str, Any], alasan: str, code: str
) -> None:
    answer = kolam(15, 20, skala="akip", **more)
    assert (answer["status"], answer["alasan"], answer["realisasi"]) == ("tanpa_nilai", alasan, "75")
    assert (answer["capaian"], answer["predikat"]) == (None, None)
    assert code in codes(answer)


def test_outside_the_scale_is_not_the_nearest_band() -> None:
    answer = kolam(15, 20, target=60, polaritas="naik", skala="akip")
    assert (answer["status"], answer["capaian"], answer["predikat"]) == ("di_luar_skala", "125", None)
    assert "IKI506" in codes(answer)


# --- periods -----------------------------------------------------------------------------------------


def months(*values: object) -> dict[str, object]:
    return {"bulan": list(values), "agregasi": "jumlah"}


def test_ratio_of_sums_not_mean_of_ratios() -> None:
    answer = kolam(months(1, 9, 5), months(10, 10, None), sampai="B2")
    assert (answer["realisasi"], answer["kelengkapan"]) == ("50", "2/2")


def test_completeness_is_that_of_the_input_with_most_gaps() -> None:
    stock = {"triwulan": [40, None, 40, 40], "agregasi": "akhir"}
    answer = kolam(months(*[2] * 9), stock, sampai="T3")
    assert (answer["realisasi"], answer["kelengkapan"]) == ("45", "2/3")


def quarters(*values: object) -> dict[str, object]:
    return {"triwulan": list(values), "agregasi": "jumlah"}


@pytest.mark.parametrize(("sampai", "lengkap"), [("B2", "0/2"), ("B4", "3/4"), ("B5", "3/5")])
def test_a_quarter_is_not_split_over_its_months(sampai: str, lengkap: str) -> None:
    for answer in (kolam(months(*[10] * 5), quarters(30, 30, 30, 30), sampai=sampai, target=100,
                         polaritas="naik", skala="peringkat-kinerja"),
                   kolam(quarters(10, 20), 40, sampai=sampai)):  # fmt: skip
        told = [answer[key] for key in ("status", "alasan", "realisasi", "predikat", "kelengkapan")]
        assert told == ["tanpa_nilai", "rentang_lebih_panjang", None, None, lengkap]
        assert answer["pesan"].endswith(f"tidak ada angka s.d. bulan {sampai[1:]}")
    assert ask(skala="akip", masukan={"nilai": quarters(1, 2)}, sampai="B5")["alasan"] == (
        "rentang_lebih_panjang"
    )


def test_months_and_quarters_of_the_same_months_go_together() -> None:
    answer = kolam(months(*[10] * 6), quarters(40, 40), sampai="T2")
    assert (answer["realisasi"], answer["kelengkapan"], answer["diagnostik"]) == ("75", "2/2", [])


@pytest.mark.parametrize(
    ("above", "below", "told"),
    [
        (
            months(10, None, 50, None),
            months(None, 10, None, 10),
            "berbeda: jumlah kolam dipanen bulan 1, 3; Jumlah Kolam bulan 2, 4",
        ),
        (months(5, 5, 5), months(9, 9, 9, 9), "sama banyaknya: jumlah kolam dipanen 3/4; Jumlah Kolam 4/4"),
        (months(5, 5, 5, 5), quarters(30), "sama banyaknya: jumlah kolam dipanen 4/4; Jumlah Kolam 3/4"),
    ],
)
def test_sums_of_unequal_months_are_told(above: object, below: object, told: str) -> None:
    answer = kolam(above, below, sampai="B4")
    assert answer["status"] == "ok"
    found = [item["pesan"] for item in answer["diagnostik"] if item["kode"] == "IKI406"]
    assert len(found) == 1
    assert found[0].endswith(told)


def test_a_stock_beside_a_sum_has_its_own_months() -> None:
    stock = {"bulan": [40, None, None, None], "agregasi": "akhir"}
    assert "IKI406" not in codes(kolam(months(1, 2, 3, 4), stock, sampai="B4"))


@pytest.mark.parametrize(
    "value",
    [
        {"bulan": [1] * 13, "agregasi": "jumlah"},
        {"bulan": [1]},
        {"bulan": [1], "agregasi": "total"},
        {"bulan": [1], "triwulan": [1], "agregasi": "jumlah"},
        {"minggu": [1], "agregasi": "jumlah"},
        {"bulan": 5, "agregasi": "jumlah"},
    ],
)
def test_series_that_can_not_be_read(value: object) -> None:
    answer = kolam(value, 4)
    assert answer["status"] == "galat"
    assert codes(answer) == {"IKI513"}


def test_text_in_a_month_is_told_with_its_month() -> None:
    answer = kolam(months(1, "dua"), 4)
    assert answer["pesan"] == "jumlah kolam dipanen, bulan 2: `dua` bukan angka yang dapat dibaca"
    assert (answer["status"], answer["alasan"]) == ("tanpa_nilai", "masukan_bukan_angka")


# --- methods, scales, indicators ---------------------------------------------------------------------


def test_method_shows_its_source_steps_and_figures_per_item() -> None:
    answer = ask(metode="skm-permenpanrb-14-2017", masukan={"kuesioner": [[4, 3], [3, 3]]})
    assert answer["rincian"]["nrr"] == ["3.5", "3"]
    assert answer["langkah"][0].startswith(
        "1. Indeks survei kepuasan masyarakat, sembilan unsur (PermenPAN-RB 14/2017"
    )
    assert [line.split(".")[0] for line in answer["langkah"]] == [
        str(n) for n in range(1, len(answer["langkah"]) + 1)
    ]


def test_figure_of_a_method_may_be_held_against_a_target() -> None:
    request = {
        "metode": "skm-permenpanrb-14-2017",
        "masukan": {"nrr": [3] * 9},
        "target": 80,
        "polaritas": "naik",
    }
    answer = ask(**request, skala="peringkat-kinerja")
    assert (answer["capaian"], answer["predikat"]) == ("93.75", "Sangat Tinggi")


def test_scale_of_a_method_bands_its_own_figure_not_the_achievement() -> None:
    survey = {"metode": "skm-permenpanrb-14-2017", "masukan": {"nrr": [3.6] * 9}}
    answer = ask(**survey, target=80, polaritas="naik")
    shown = [answer[key] for key in ("status", "nilai", "capaian", "predikat")]
    assert shown == ["ok", "90", "112.5", "Sangat Baik"]


def test_cap_of_a_target_holds_for_a_method_of_achievement_too() -> None:
    target = {"nilai": 10, "batas": 120}
    answer = ask(metode="capaian/naik", masukan={"R": 15}, target=target, skala="kemenkeu-warna")
    assert (answer["nilai"], answer["predikat"]) == ("120", "hijau")
    assert answer["langkah"][-2].endswith("capaian paling besar 120 menurut targetnya")


@pytest.mark.parametrize(
    "request_",
    [
        {"metode": "capaian/naik", "masukan": {"R": "banyak"}, "target": 10},
        {"metode": "skm-permenpanrb-14-2017", "masukan": {"nrr": [4, "baik"]}},
        {"skala": "akip", "masukan": {"nilai": "baik"}},
    ],
)
def test_text_in_place_of_a_number_is_no_value(request_: dict[str, Any]) -> None:
    answer = ask(**request_)
    told = [answer[key] for key in ("status", "alasan", "nilai", "predikat")]
    assert told == ["tanpa_nilai", "masukan_bukan_angka", None, None]
    assert codes(answer) == {"IKI403"}


@pytest.mark.parametrize("masukan", [{}, {"nilai": None}, {"nilai": {"bulan": [None], "agregasi": "akhir"}}])
def test_scale_without_a_figure_has_no_predicate(masukan: dict[str, Any]) -> None:
    answer = ask(skala="akip", masukan=masukan)
    assert (answer["status"], answer["nilai"], answer["predikat"]) == ("tanpa_nilai", None, None)


def test_predicate_without_a_figure() -> None:
    answer = ask(metode="predikat-2022", masukan={"hasil": "di atas", "perilaku": "sesuai ekspektasi"})
    assert (answer["nilai"], answer["predikat"]) == (None, "Baik")


def test_rule_out_of_force_is_told_when_the_year_is_known() -> None:
    answer = ask(metode="prestasi-kerja-2011", masukan={"nilai_skp": 80, "nilai_perilaku": 80}, tahun=2022)
    assert codes(answer) == {"IKI517"}


@pytest.mark.parametrize(
    ("sampai", "target"),
    [("T1", "25"), ("T2", "50"), ("S1", "50"), ("Y", "100"), (None, "100")],
)
def test_printed_quarterly_target_is_used(sampai: str | None, target: str) -> None:
    more = {"sampai": sampai} if sampai else {}
    answer = ask(indikator_id="rejoso-2021/105", masukan={"nilai": 20}, polaritas="naik", **more)
    assert any(f"capaian terhadap target {target} menurut" in line for line in answer["langkah"])


def test_printed_target_needs_a_direction() -> None:
    answer = ask(indikator_id="rejoso-2021/105", masukan={"nilai": 82})
    assert (answer["status"], answer["realisasi"], answer["capaian"]) == ("ok", "82", None)


def test_bands_that_a_document_prints_are_for_the_figure_itself() -> None:
    answer = ask(indikator_id="rejoso-2021/105", masukan={"nilai": 40.5}, polaritas="naik", sampai="T2")
    assert (answer["capaian"], answer["predikat"]) == ("81", "Cukup Baik")


# --- what can't be answered --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ({}, "IKI516"),
        ({"rumus": "A", "metode": "capaian/naik"}, "IKI516"),
        ({"rumus": 5}, "IKI516"),
        ({"rumus": "A", "masukan": [1]}, "IKI516"),
        ({"rumus": "A", "desimal": 1.5}, "IKI516"),
        ({"rumus": "A", "desimal": True}, "IKI516"),
        ({"skala": "akip", "masukan": {"nilai": 1, "lain": 2}}, "IKI516"),
        ({"skala": "akipp", "masukan": {"nilai": 1}}, "IKI504"),
        ({"metode": "capaian/nak"}, "IKI505"),
        ({"indikator_id": "rejoso-2021/9999"}, "IKI606"),
        ({"rumus": "[[A]]", "masukan": {"A": 1}, "target": 1, "metode_capaian": "skp-2013/nilai"}, "IKI516"),
        ({"rumus": "[[A]]", "skala": "akpi"}, "IKI504"),
        ({"rumus": "A", "sampai": "T9"}, "IKI513"),
        ({"rumus": "A", "polaritas": 5}, "IKI512"),
        ({"rumus": "A", "target": "nanti"}, "IKI510"),
        ({"rumus": "(" * 300 + "A"}, "IKI003"),
    ],
)
def test_bad_request_is_an_answer_too(request_: dict[str, Any], code: str) -> None:
    answer = ask(**request_, id="x")
    assert (answer["id"], answer["status"]) == ("x", "galat")
    assert code in codes(answer)
    assert answer["pesan"]


@pytest.mark.parametrize("request_", [None, [], "rumus", 5])
def test_what_is_no_object_is_an_answer_too(request_: Any) -> None:
    assert compute_request(request_)["status"] == "galat"


def test_unknown_key_is_told_with_the_nearest() -> None:
    (finding,) = ask(skala="akip", masukan={"nilai": 5}, desimall=1)["diagnostik"]
    assert (finding["kode"], finding["bantuan"]) == ("IKI604", "mungkin maksud Anda `desimal`?")


def test_figures_of_any_kind_of_number_are_exact() -> None:
    for value in (88.305, Decimal("88.305"), "88,305"):
        answer = ask(skala="skm-14-2017", masukan={"nilai": value})
        assert (answer["nilai"], answer["predikat"]) == ("88.305", "Sangat Baik")


# --- figures that would come out wrong in silence ------------------------------------------------------


def test_a_sum_of_unlike_things_has_no_figure() -> None:
    masukan = {"Jumlah pegawai": 3, "jumlah dokumen": 2}
    answer = ask(rumus="Jumlah pegawai + jumlah dokumen", masukan=masukan, target=5, polaritas="naik")
    assert (answer["status"], answer["alasan"]) == ("tanpa_nilai", "satuan_berbeda")
    assert answer["realisasi"] is answer["capaian"] is None
    assert "IKI302" in codes(answer)


def test_a_sum_of_like_things_with_a_unit_in_brackets_has_a_figure() -> None:
    masukan = {"Jumlah sakit (hari)": 3, "jumlah izin (hari)": 2}
    assert ask(rumus="Jumlah sakit (hari) + jumlah izin (hari)", masukan=masukan)["realisasi"] == "5"


@pytest.mark.parametrize(
    ("target", "polaritas", "told"),
    [(0.8, "naik", True), ("0,8", "naik", True), ("0,8%", "naik", False), (0.8, "turun", False)],
)
def test_a_fraction_as_target_of_a_percentage_is_told(target: object, polaritas: str, told: bool) -> None:
    assert ("IKI537" in codes(kolam(15, 20, target=target, polaritas=polaritas))) is told


@pytest.mark.parametrize("target", ["12 dokumen/bulan", "12 dokumen per triwulan"])
def test_a_target_for_each_part_of_the_year_is_told(target: str) -> None:
    answer = ask(rumus="Jumlah dokumen", masukan={"Jumlah dokumen": 10}, target=target, polaritas="naik")
    assert "IKI519" in codes(answer)


def test_a_thousand_written_the_english_way_is_refused_where_things_are_counted() -> None:
    asked = {"rumus": "Jumlah dokumen", "polaritas": "naik"}
    text = ask(**asked, masukan={"Jumlah dokumen": "1,200"}, target=1200)
    assert (text["status"], text["alasan"]) == ("tanpa_nilai", "masukan_bukan_angka")
    target = ask(**asked, masukan={"Jumlah dokumen": 1200}, target="1,200 dokumen")
    assert (target["status"], codes(target)) == ("galat", {"IKI510"})
    assert ask(**asked, masukan={"Jumlah dokumen": "1.200"}, target="1.200 dokumen")["capaian"] == "100"


def test_a_stated_unit_that_the_formula_cannot_have_is_told() -> None:
    answer = kolam(15, 20, satuan="dokumen", target=12, polaritas="naik")
    assert "IKI304" in codes(answer)
    assert "IKI304" not in codes(kolam(15, 20, satuan="persen", target=12, polaritas="naik"))
