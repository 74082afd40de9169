"""A table of monthly data and a request tell the same of the same months and quarters."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

import ikicalc
from ikicalc.permintaan import compute_request
from ikicalc.series import MonthlyData, Titik

PERSEN = ikicalc.Indikator("c/1", "c", "Persentase", teks="[[Jumlah tepat]] / [[Jumlah laporan]] * 100")
NAMES = ("Jumlah tepat", "Jumlah laporan")
WAYS = ["jumlah", "jumlah", "jumlah", "rata-rata", "akhir", "awal", "maks", "min"]


@st.composite
def series(draw):
    kind = draw(st.sampled_from(["bulan", "triwulan"]))
    count = {"bulan": 12, "triwulan": 4}[kind]
    values = draw(st.lists(st.none() | st.integers(0, 40), min_size=count, max_size=count))
    return {kind: values, "agregasi": draw(st.sampled_from(WAYS))}


def points(name, kind, values):
    span = 12 // len(values)
    return [
        Titik("Desa A", 2024, n * span, name, None if value is None else Fraction(value), "", "", span)
        for n, value in enumerate(values, 1)
    ]


@settings(max_examples=40, deadline=None)
@given(series(), series(), st.integers(1, 12))
def test_both_ways_tell_the_same_figure_and_the_same_doubt(above, below, month):
    given_ = dict(zip(NAMES, (above, below), strict=True))
    data = [point for name, item in given_.items() for point in points(name, *next(iter(item.items())))]
    ways = {name: item["agregasi"] for name, item in given_.items()}
    table = ikicalc.compute(
        PERSEN, MonthlyData(data), tahun=2024, agregasi=ways, sampai=month, periode=["sampai"]
    )
    row = table.rows[-1]
    answer = compute_request({"rumus": PERSEN.teks, "masukan": given_, "sampai": f"B{month}"})
    assert (answer["realisasi"] is None) == (row.realisasi is None)
    if row.realisasi is None:
        return
    assert abs(Fraction(answer["realisasi"]) - row.realisasi) <= abs(row.realisasi) / 10**11
    told = [item["pesan"] for item in answer["diagnostik"] if item["kode"] == "IKI406"]
    assert bool(told) == ("jumlah dari bulan" in row.pesan)
    assert all(row.pesan.startswith(text) for text in told)
