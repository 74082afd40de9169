"""The table from columns against the same table computed one figure at a time."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikicalc.catalog import Indikator, load_aturan
from ikicalc.kinerja import AGREGASI
from ikicalc.series import MonthlyData, Titik, compute
from ikicalc.series.ukuran import Acuan

from .slow import Slow

NAMES = ("Jumlah A", "Jumlah B", "Indeks C")
ITEMS = [
    Indikator(
        "c/rasio", "c", "Persentase A", teks="[[Jumlah A]] / [[Jumlah B]] * 100",
        target="90", polaritas="naik",
    ),
    Indikator(
        "c/naik", "c", "Pertumbuhan A",
        teks="([[Jumlah A tahun n]] - [[Jumlah A tahun n-1]]) / [[Jumlah A tahun n-1]] * 100",
        target_triwulan=("5", "5", "0", "10 - 20"), target_kumulatif=False, polaritas="turun",
    ),
    Indikator(
        "c/lain", "c", "Persentase B", teks="[[Jumlah B]] / [[Jumlah A]] * 100",
        target="20 dokumen", polaritas="naik",
    ),
    Indikator("c/indeks", "c", "Indeks C", teks="[[Indeks C]]", target="80 - 90", polaritas="rentang"),
    Indikator(
        "c/syarat", "c", "Selisih", teks="if([[Jumlah A]] > [[Jumlah B]], [[Jumlah A]], [[Indeks C]])",
        target_bulanan=tuple("4" * 12), target_kumulatif=True, metode_capaian="capaian/kemenkeu-stabilize",
    ),
]  # fmt: skip
UNITS = ("Desa A", "Desa B", "Desa C", "Kecamatan")
ABOVE = {"Desa A": "Kecamatan", "Desa B": "Kecamatan", "Kecamatan": "Kabupaten"}

figures = (
    st.none()
    | st.fractions(min_value=-20, max_value=50, max_denominator=6)
    | st.integers(-3, 10**17).map(Fraction)
)
ways = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(sorted(AGREGASI)))


@st.composite
def points(draw: st.DrawFn) -> list[Titik]:
    found = {
        (unit, year, month, name)
        for unit in draw(st.lists(st.sampled_from(UNITS), min_size=1, unique=True))
        for name in draw(st.lists(st.sampled_from(NAMES), min_size=1, unique=True))
        for year in (2023, 2024)
        for month in draw(st.lists(st.integers(1, 12), max_size=6, unique=True))
    }
    rows = [Titik(unit, 2024, 1, "Lain", None) for unit in UNITS]
    for place in sorted(found):
        value = draw(figures)
        code = draw(st.sampled_from(["", "IKI804"])) if value is None else ""
        rows.append(Titik(*place, value, "x.csv:1", code))
    return rows


@settings(max_examples=20, deadline=None)
@given(points(), ways, st.sampled_from(["peringkat-kinerja", "akip", "kemenkeu-warna"]))
def test_any_table(rows: list[Titik], stated: dict[str, str], skala: str) -> None:
    table = compute(ITEMS, MonthlyData(rows), tahun=2024, agregasi=stated, induk=ABOVE, skala=skala)
    slow = Slow(rows, table.masukan, ABOVE, 2024)
    units = list(dict.fromkeys(row.unit_kerja for row in table))
    expected = [
        line for unit in units for item in ITEMS for line in slow.rows(unit, item, Acuan(skala=skala))
    ]
    found = [
        (
            row.unit_kerja, row.indikator_id, row.jenis, row.periode, row.realisasi, row.capaian,
            row.predikat, row.status, row.alasan, row.kelengkapan,
        )
        for row in table
    ]  # fmt: skip
    assert found == expected


@pytest.mark.parametrize("skala", sorted(load_aturan()[0].skala))
def test_scales_band_columns_as_they_band_one_figure(skala: str) -> None:
    from ikicalc.backends.kolom import Kolom
    from ikicalc.backends.skala import banded

    scale = load_aturan()[0].find_skala(skala)
    ends = {end for band in scale.pita for end in (band.dari, band.sampai) if end is not None}
    step = Fraction(1, 1000)
    values = [end + near for end in sorted(ends) for near in (-1, -5 * step, -step, 0, step, 5 * step, 1)]
    places = banded(scale, Kolom.of(values)).values()
    found = [None if place < 0 else scale.pita[int(place)].predikat for place in places]
    assert found == [scale.classify(value).predikat for value in values]
