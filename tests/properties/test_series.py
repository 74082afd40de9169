"""What holds for all monthly data: order doesn't count, time adds up, sums come before ratios."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from ikicalc.catalog import Indikator
from ikicalc.kinerja import AGREGASI
from ikicalc.series import MonthlyData, Table, Titik, compute, read_monthly

RATIO = Indikator("contoh/1", "contoh", "Contoh", teks="[[Jumlah laporan tepat]] / [[Jumlah laporan]] * 100")
COUNT = Indikator("contoh/2", "contoh", "Contoh", teks="[[Jumlah laporan]]")
NAMES = ("Jumlah laporan tepat", "Jumlah laporan")

values = st.none() | st.fractions(min_value=-50, max_value=50, max_denominator=8)
months = st.lists(values, min_size=12, max_size=12)


@st.composite
def points(draw: st.DrawFn) -> list[Titik]:
    return [
        Titik(unit, 2024, month, name, value)
        for unit in ("Desa A", "Desa B")
        for name in NAMES
        for month, value in enumerate(draw(months), 1)
    ]


def figures(table: Table, unit: str, id: str) -> dict[tuple[str, str], Fraction | None]:
    return {(r.jenis, r.periode): r.realisasi for r in table if (r.unit_kerja, r.indikator_id) == (unit, id)}


def total(parts: list[Fraction | None]) -> Fraction | None:
    present = [part for part in parts if part is not None]
    return sum(present, Fraction(0)) if present else None


@settings(max_examples=12)
@given(points(), st.randoms())
def test_permuting_points_changes_nothing(rows: list[Titik], random) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)
    above = {"Desa A": "Kecamatan", "Desa B": "Kecamatan"}
    first, second = (
        compute([RATIO, COUNT], MonthlyData(tuple(given)), tahun=2024, induk=above)
        for given in (rows, shuffled)
    )
    assert first == second


@settings(max_examples=20)
@given(points())
def test_year_is_the_sum_of_its_quarters_and_of_its_months(rows: list[Titik]) -> None:
    table = compute(COUNT, MonthlyData(tuple(rows)), tahun=2024)
    found = figures(table, "Desa A", "contoh/2")
    year = found["tahun", "Y"]
    assert year == total([found["triwulan", f"T{n}"] for n in range(1, 5)])
    assert year == total([found["semester", f"S{n}"] for n in (1, 2)])
    assert year == total([found["bulan", f"B{n}"] for n in range(1, 13)])
    assert year == found["sampai", "B12"]


@settings(max_examples=20)
@given(points())
def test_ratio_is_the_ratio_of_sums(rows: list[Titik]) -> None:
    found = figures(compute(RATIO, MonthlyData(tuple(rows)), tahun=2024), "Desa B", "contoh/1")
    above, below = (
        total([row.nilai for row in rows if row.unit_kerja == "Desa B" and row.masukan == name])
        for name in NAMES
    )
    expected = above / below * 100 if above is not None and below else None
    assert found["tahun", "Y"] == expected


@settings(max_examples=20)
@given(points(), st.sampled_from(sorted(AGREGASI)))
def test_months_without_a_value_change_no_figure(rows: list[Titik], way: str) -> None:
    present = tuple(row for row in rows if row.nilai is not None)
    given = {"tahun": 2024, "agregasi": {"Jumlah laporan": way}} if present else {"tahun": 2024}
    if {row.masukan for row in present} != set(NAMES) or len({row.unit_kerja for row in present}) < 2:
        return
    full, sparse = (compute(COUNT, MonthlyData(some), **given) for some in (tuple(rows), present))
    assert [row.realisasi for row in full] == [row.realisasi for row in sparse]


@settings(max_examples=12)
@given(points(), st.randoms())
def test_permuting_rows_of_a_frame_or_adding_blank_columns_changes_nothing(rows: list[Titik], random) -> None:
    import polars

    given = [
        (r.unit_kerja, r.tahun, r.bulan, r.masukan, None if r.nilai is None else str(r.nilai.numerator))
        for r in rows
    ]
    columns = ["unit_kerja", "tahun", "bulan", "masukan", "nilai"]
    frame, shuffled = (
        polars.DataFrame(some, schema=columns, orient="row", infer_schema_length=None)
        for some in (given, random.sample(given, len(given)))
    )
    blank = frame.with_columns(polars.lit(None).alias("keterangan"), polars.lit("").alias("kolom kosong"))
    first, *others = (compute(COUNT, read_monthly(some), tahun=2024) for some in (frame, shuffled, blank))
    assert all(first.rows == other.rows for other in others)
