"""Charts of an indicator: bars, the year to date, the target; what is missing is a gap and is told."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest

import ikicalc
from ikicalc.catalog import Indikator
from ikicalc.diagnostics import NameLookupError
from ikicalc.reports.charts import chart
from ikicalc.series import MonthlyData, Titik

KOLAM = Indikator(
    "kolam/1", "kolam", "Persentase kolam", teks="Kolam panen dibagi jumlah kolam x 100%", polaritas="naik"
)
PNG = b"\x89PNG\r\n\x1a\n"


def table(panen, kolam=40, *, item=KOLAM, units=("Desa A",), **options):
    points = [
        Titik(unit, 2024, month, name, None if value is None else Fraction(value))
        for unit in units
        for month, figure in enumerate(panen, start=1)
        for name, value in (("Kolam panen", figure), ("jumlah kolam", kolam if figure is not None else None))
    ]
    return ikicalc.compute(item, MonthlyData(tuple(points)), tahun=2024, sampai=len(panen), **options)


def axes(grafik):
    return grafik.figure.axes[0]


def legend(grafik):
    return [text.get_text() for text in axes(grafik).get_legend().get_texts()]


def test_month_without_value_is_a_gap_and_is_told():
    grafik = chart(table([10, None, 30], target=60), "kolam/1")
    assert [bar.get_height() for bar in axes(grafik).containers[0]] == [25, 75]
    assert [bar.get_center()[0] for bar in axes(grafik).containers[0]] == [1, 3]
    assert [text.get_text() for text in axes(grafik).texts] == ["tanpa nilai"]
    assert grafik.keterangan.startswith("Tanpa nilai: Februari (")
    assert "belum ada nilai" in grafik.figure.get_supxlabel()


def test_nothing_missing_needs_no_sentence():
    grafik = chart(table([10, 20, 30], target=60), "kolam/1")
    assert grafik.keterangan == grafik.figure.get_supxlabel() == ""
    assert list(axes(grafik).texts) == []


def test_incomplete_year_to_date_is_hollow():
    grafik = chart(table([10, None, 30]), "kolam/1")
    assert legend(grafik) == ["sejak Januari", "sejak Januari, data belum lengkap", "bulan itu"]
    hollow = axes(grafik).lines[1]
    assert list(hollow.get_xdata()) == [2, 3]


def test_year_to_date_without_value_breaks_the_line():
    grafik = chart(table([None, 10, 30]), "kolam/1")
    heights = axes(grafik).lines[0].get_ydata()
    assert math.isnan(heights[0])
    assert not any(map(math.isnan, heights[1:]))


def test_labels_are_indonesian():
    grafik = chart(table([10, 20, 30, 40, 40], target="62,5"), "kolam/1")
    assert axes(grafik).get_title(loc="left") == "Persentase kolam\nDesa A, 2024"
    assert [label.get_text() for label in axes(grafik).get_xticklabels()] == [
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "Mei",
    ]
    assert axes(grafik).get_ylabel() == "%"
    assert axes(grafik).yaxis.get_major_formatter()(1250.5, 0) == "1.250,5"
    assert "target 62,5" in legend(grafik)


def test_target_of_the_year_is_drawn_across():
    item = Indikator("kolam/2", "kolam", "Jumlah kolam panen", teks="Kolam panen", target="130 kolam")
    grafik = chart(table([10] * 12, item=item, polaritas="naik"), "kolam/2")
    assert "target setahun 130 kolam" in legend(grafik)
    dashed = [line for line in axes(grafik).lines if line.get_linestyle() == "--"]
    assert [line.get_ydata()[0] for line in dashed] == [130] * 12


def test_range_is_a_band():
    grafik = chart(table([10, 20], target=[60, 80], polaritas={"kolam/1": "rentang"}), "kolam/1")
    assert len(axes(grafik).collections) == 2


def test_all_missing_is_still_a_chart():
    grafik = chart(table([10, 20], kolam=0, target=60), "kolam/1")
    assert grafik.keterangan == "Tanpa nilai: Januari, Februari (penyebut nol: jumlah kolam = 0)."
    assert len(axes(grafik).containers) == 1
    assert grafik._repr_png_().startswith(PNG)


def test_unit_is_asked_for_where_there_are_several():
    rows = table([10, 20], units=("Desa A", "Desa B"))
    assert axes(chart(rows, "kolam/1", "Desa B")).get_title(loc="left").endswith("Desa B, 2024")
    for unit in (None, "Desa C"):
        with pytest.raises(NameLookupError, match="IKI811"):
            chart(rows, "kolam/1", unit)
    with pytest.raises(NameLookupError, match="IKI606"):
        chart(rows, "kolam/9")


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_chart_is_saved(tmp_path, suffix):
    path = tmp_path / f"bagan{suffix}"
    chart(table([10, 20], target=60), "kolam/1").save(path)
    assert path.stat().st_size > 2_000


def test_hostile_names_are_drawn_as_they_are():
    item = Indikator(
        "jahat/1", "jahat", r"$\frac{x}$ <b> ^_{}", teks="Kolam panen", target=r"3 $\bad{", polaritas="naik"
    )
    grafik = chart(table([10, None] * 6, item=item), "jahat/1")
    assert grafik._repr_png_().startswith(PNG)
