"""What holds for all figures: banding is monotone, time adds up, order and blanks don't matter."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from ikicalc.catalog import load_aturan
from ikicalc.kinerja import AGREGASI, Deret, Periode, Pita, Skala, aggregate, faults
from ikicalc.metode import Target, run
from ikicalc.numbers import round_half_up
from ikicalc.permintaan import compute_request

ATURAN, _ = load_aturan()
SKM = ATURAN.find_metode("skm-permenpanrb-14-2017")

figures = st.fractions(min_value=-200, max_value=400, max_denominator=10_000)
positive = st.fractions(min_value=Fraction(1, 100), max_value=400, max_denominator=1_000)
maybe = st.none() | st.fractions(min_value=-50, max_value=50, max_denominator=100)
scores = st.none() | st.integers(1, 4)
scales = st.sampled_from(list(ATURAN.skala.values()))


@st.composite
def questionnaires(draw: st.DrawFn) -> list[list[int | None]]:
    width = draw(st.integers(1, 5))
    return draw(st.lists(st.lists(scores, min_size=width, max_size=width), min_size=1, max_size=6))


@st.composite
def sound_scales(draw: st.DrawFn) -> Skala:
    decimals = draw(st.sampled_from([None, 0, 1, 2]))
    step = Fraction(0) if decimals is None else Fraction(1, 10**decimals)
    ends = sorted(draw(st.sets(st.integers(-100, 100), min_size=2, max_size=6)))
    bands = [
        Pita(str(number), Fraction(low), Fraction(high) - step, sampai_termasuk=decimals is not None)
        for number, (low, high) in enumerate(pairwise(ends))
    ]
    return Skala("uji", tuple(bands), decimals)


def place(skala: Skala, value: Fraction) -> int | None:
    band = skala.classify(value).pita
    return None if band is None else skala.pita.index(band)


@given(scales | sound_scales(), figures, figures)
def test_a_higher_figure_is_never_in_a_lower_band(skala: Skala, one: Fraction, other: Fraction) -> None:
    low, high = place(skala, min(one, other)), place(skala, max(one, other))
    assume(low is not None and high is not None)
    assert low <= high  # type: ignore[operator]


@given(sound_scales(), figures)
def test_a_scale_without_fault_has_one_band_for_every_figure_within(skala: Skala, value: Fraction) -> None:
    assert faults(skala) == ()
    rounded = value if skala.desimal is None else round_half_up(value, skala.desimal)
    low, high = skala.pita[0].dari, skala.pita[-1].sampai
    assert low is not None
    assert high is not None
    inside = low <= rounded < high or (rounded == high and skala.desimal is not None)
    assert sum(band.holds(rounded) for band in skala.pita) == inside
    assert (skala.classify(value).pita is not None) == inside


@given(sound_scales(), st.integers(0, 5), st.integers(1, 3))
def test_a_bound_that_moves_makes_a_fault(skala: Skala, where: int, by: int) -> None:
    bands = list(skala.pita)
    assume(where < len(bands) - 1)
    band = bands[where + 1]
    bands[where + 1] = Pita(band.predikat, (band.dari or 0) - Fraction(by), band.sampai)
    assert {fault.kode for fault in faults(Skala("uji", tuple(bands), skala.desimal))} <= {"IKI502", "IKI503"}
    assert faults(Skala("uji", tuple(bands), skala.desimal))


@given(st.lists(maybe, min_size=12, max_size=12))
def test_a_year_is_the_sum_of_its_quarters_and_of_its_months(values: list[Fraction | None]) -> None:
    months = Deret(tuple(values), "bulan", "jumlah")
    quarters = tuple(aggregate(values[start : start + 3], "jumlah") for start in range(0, 12, 3))
    assert months.until().nilai == Deret(quarters, "triwulan", "jumlah").until().nilai


@given(st.lists(maybe, max_size=12), st.sampled_from(list(AGREGASI)), st.integers(0, 12))
def test_a_month_without_value_changes_nothing(values: list[Fraction | None], agregasi: str, at: int) -> None:
    assert aggregate([*values[:at], None, *values[at:]], agregasi) == aggregate(values, agregasi)


@given(st.lists(maybe, max_size=12), st.sampled_from(["jumlah", "rata-rata", "maks", "min"]), st.randoms())
def test_the_order_of_months_matters_only_to_first_and_last(values: list, agregasi: str, chance) -> None:
    shuffled = chance.sample(values, len(values))
    assert aggregate(shuffled, agregasi) == aggregate(values, agregasi)


@given(st.lists(maybe, min_size=12, max_size=12), st.integers(1, 12))
def test_nothing_after_the_period_counts(values: list[Fraction | None], month: int) -> None:
    period = Periode.read(f"B{month}")
    cut = [*values[:month], *[Fraction(99)] * (12 - month)]
    assert Deret(tuple(cut), "bulan", "akhir").until(period) == Deret(tuple(values), "bulan", "akhir").until(
        period
    )


@given(questionnaires(), st.randoms())
def test_the_order_of_respondents_and_empty_sheets_change_nothing(rows: list, chance) -> None:
    shuffled = [*chance.sample(rows, len(rows)), [None] * len(rows[0])]
    assert run(SKM, {"kuesioner": rows}).nilai == run(SKM, {"kuesioner": shuffled}).nilai


@given(questionnaires())
def test_an_index_lies_between_25_and_100_or_has_no_value(rows: list[list[int | None]]) -> None:
    hasil = run(SKM, {"kuesioner": rows})
    answered = all(any(row[column] is not None for row in rows) for column in range(len(rows[0])))
    assert (hasil.nilai is not None) == answered
    assert hasil.nilai is None or 25 <= hasil.nilai <= 100


@given(positive, positive, positive)
def test_achievement_does_not_depend_on_the_unit(
    realisasi: Fraction, target: Fraction, factor: Fraction
) -> None:
    for name in (
        "naik",
        "turun",
        "turun-rasio",
        "kemenkeu-maximize",
        "kemenkeu-minimize",
        "kemenkeu-stabilize",
    ):
        metode = ATURAN.find_metode(f"capaian/{name}")
        scaled = run(metode, {"R": realisasi * factor}, Target(target * factor, target * factor))
        assert run(metode, {"R": realisasi}, Target(target, target)).nilai == scaled.nilai


@given(positive, positive)
def test_the_two_readings_of_turun_agree_only_on_target(realisasi: Fraction, target: Fraction) -> None:
    readings = {
        run(ATURAN.find_metode(f"capaian/{name}"), {"R": realisasi}, Target(target, target)).nilai
        for name in ("turun", "turun-rasio")
    }
    assert (len(readings) == 1) == (realisasi == target)


@given(
    st.lists(st.integers(0, 50), min_size=3, max_size=3), st.lists(st.integers(1, 50), min_size=3, max_size=3)
)
def test_ratio_of_sums(over: list[int], under: list[int]) -> None:
    masukan = {
        "kolam dipanen": {"bulan": over, "agregasi": "jumlah"},
        "kolam": {"bulan": under, "agregasi": "jumlah"},
    }
    answer = compute_request(
        {"rumus": "[[kolam dipanen]] / [[kolam]]", "masukan": masukan, "sampai": "T1", "desimal": 6}
    )
    expected = compute_request({"rumus": f"[[x]] / {sum(under)}", "masukan": {"x": sum(over)}, "desimal": 6})
    assert answer["realisasi"] == expected["realisasi"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-999, 999) | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
keys = st.sampled_from(
    [
        "rumus",
        "metode",
        "skala",
        "indikator_id",
        "masukan",
        "target",
        "polaritas",
        "desimal",
        "sampai",
        "tahun",
    ]
)
known = st.sampled_from(
    ["akip", "capaian/naik", "skm-14-2017", SKM.id, "rejoso-2021/105", "naik", "T2", "[[R]] / 2"]
)
masukan = st.dictionaries(
    st.sampled_from(["R", "nrr", "kuesioner", "bobot", "nilai"]), json_values, max_size=3
)


@given(st.dictionaries(keys, known | masukan | json_values, max_size=5))
def test_any_object_gets_an_answer(request: dict[str, object]) -> None:
    assert compute_request(request)["status"] in {"ok", "tanpa_nilai", "di_luar_skala", "galat"}
