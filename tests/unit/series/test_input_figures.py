"""What a figure of the data stands for: several months, from January on, one of many names."""

import io
from fractions import Fraction

import pytest

import ikicalc
from ikicalc.catalog import ButirData, Indikator, KamusData
from ikicalc.diagnostics import NameLookupError
from ikicalc.permintaan import compute_request
from ikicalc.series import MonthlyData, Titik

LAPORAN = Indikator("c/1", "c", "Jumlah laporan", teks="[[Jumlah laporan]]")
PEGAWAI = Indikator("c/1", "c", "Jumlah pegawai", teks="[[Jumlah pegawai]]")


def point(month, value, name="Jumlah laporan", unit="Desa A", *, span=1, year=2024):
    return Titik(
        unit, year, month, name, None if value is None else Fraction(value), f"sel {month}", "", span
    )


def rows(item, points, **options):
    table = ikicalc.compute(item, MonthlyData(points), tahun=2024, **options)
    return {row.periode if row.jenis != "sampai" else f"s.d. {row.periode}": row for row in table}


def test_quarter_gives_no_month_and_says_so():
    found = rows(LAPORAN, [point(3, 6, span=3), point(6, 4, span=3)])
    assert [found[code].realisasi for code in ("T1", "T2", "S1", "s.d. B6", "Y")] == [6, 4, 10, 10, 10]
    assert found["B2"].alasan == "rentang_lebih_panjang"
    assert "hanya ada angka gabungan beberapa bulan, tidak untuk bulan 2 tahun 2024" in found["B2"].pesan
    for code, complete in (("s.d. B4", "3/4"), ("s.d. B5", "3/5")):
        told = found[code]
        assert (told.realisasi, told.alasan, told.kelengkapan) == (None, "rentang_lebih_panjang", complete)
    assert "angka gabungan beberapa bulan tidak dibagi" in found["s.d. B4"].pesan
    assert (found["s.d. B8"].realisasi, found["s.d. B8"].kelengkapan) == (10, "6/8")
    assert (found["T3"].alasan, found["Y"].kelengkapan) == ("periode_kosong", "6/12")


def test_quarter_beside_some_of_its_months_is_not_needed_for_those():
    months = [point(n, n) for n in (1, 2, 3, 4)]
    found = rows(LAPORAN, [*months, point(6, 30, span=3)])
    assert (found["s.d. B4"].realisasi, found["s.d. B5"].alasan) == (10, "rentang_lebih_panjang")


@pytest.mark.parametrize(("agregasi", "value"), [("akhir", 6), ("rata-rata", 6), ("maks", 6), ("min", 6)])
def test_what_is_no_sum_is_known_from_the_quarter_before(agregasi, value):
    points = [point(3, 6, span=3), point(6, 4, span=3)]
    found = rows(LAPORAN, points, agregasi={"Jumlah laporan": agregasi})["s.d. B5"]
    assert (found.realisasi, found.kelengkapan) == (value, "3/5")


def test_sum_over_units_counts_only_those_that_have_a_figure():
    points = [point(n, 5, unit="Desa A") for n in range(1, 6)]
    points += [point(3, 30, unit="Desa B", span=3), point(6, 30, unit="Desa B", span=3)]
    found = ikicalc.compute(
        LAPORAN, MonthlyData(points), tahun=2024, sampai="B5", periode=["terakhir"], unit="Kecamatan",
        induk={"Desa A": "Kecamatan", "Desa B": "Kecamatan"},
    ).rows[0]  # fmt: skip
    assert (found.realisasi, found.kelengkapan) == (25, "5/10")


TEPAT = Indikator("c/2", "c", "Persentase laporan", teks="[[Jumlah tepat]] / [[Jumlah laporan]] * 100")


def of_months(above, below, unit="Desa A"):
    return [
        *(point(n, 5, "Jumlah tepat", unit) for n in above),
        *(point(n, 10, "Jumlah laporan", unit) for n in below),
    ]


def uneven(row):
    """Return what a row warns of sums over different months; without a target it says that, too."""
    said, _, target = row.pesan.rpartition("indikator ini tidak memuat target")
    assert not target
    return said.removesuffix("; ")


@pytest.mark.parametrize(
    ("above", "below", "told"),
    [
        ((1, 3), (2, 4), "berbeda: Jumlah tepat bulan 1, 3; Jumlah laporan bulan 2, 4"),
        ((1, 2, 3), (1, 2), "tidak sama banyaknya: Jumlah tepat 3/4; Jumlah laporan 2/4"),
        ((1, 3), (1, 3), ""),
    ],
)  # fmt: skip
def test_sums_over_different_months_are_told_as_in_a_request(above, below, told):
    table = ikicalc.compute(
        TEPAT, MonthlyData(of_months(above, below)), tahun=2024, sampai=4, periode=["sampai"]
    )
    told = f"jumlah dari bulan yang {told}" if told else ""
    assert uneven(table.rows[-1]) == told
    inputs = {
        name: {"bulan": [value if n in held else None for n in range(1, 5)], "agregasi": "jumlah"}
        for name, value, held in (("Jumlah tepat", 5, above), ("Jumlah laporan", 10, below))
    }
    answer = compute_request({"rumus": TEPAT.teks, "masukan": inputs, "sampai": "B4"})
    assert [item["pesan"] for item in answer["diagnostik"] if item["kode"] == "IKI406"] == [told] * bool(told)
    assert Fraction(answer["realisasi"]) == table.rows[-1].realisasi


def test_months_of_a_quarter_are_told_by_their_number_in_the_year():
    found = rows(TEPAT, of_months((4, 5), (5, 6)))["T2"]
    assert uneven(found).endswith("Jumlah tepat bulan 4, 5; Jumlah laporan bulan 5, 6")


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (((1,), (2,)), ((2,), (1,)), "jumlah dari bulan yang berbeda antarunit kerja"),
        (((1, 2), (1, 2)), ((1, 2), (1, 2)), ""),
        (((1,), (1,)), ((2,), (2,)), ""),
        (((1, 2), (1, 2)), ((1, 2), ()), "jumlah dari bulan yang tidak sama banyaknya"),
    ],
)
def test_sums_over_different_months_are_told_of_the_unit_above(first, second, told):
    points = [*of_months(*first, "Desa A"), *of_months(*second, "Desa B")]
    table = ikicalc.compute(
        TEPAT, MonthlyData(points), tahun=2024, sampai=2, periode=["terakhir"], unit="Kecamatan",
        induk={"Desa A": "Kecamatan", "Desa B": "Kecamatan"},
    )  # fmt: skip
    found = uneven(table.rows[0])
    assert found.startswith(told)
    assert bool(found) == bool(told)


def test_year_figure_counts_for_the_year_only():
    found = rows(PEGAWAI, [point(12, 9, "Jumlah pegawai", span=12)])
    assert (found["Y"].realisasi, found["Y"].kelengkapan) == (9, "12/12")
    assert found["S2"].alasan == found["B12"].alasan == "rentang_lebih_panjang"


def test_mean_counts_a_quarter_three_times():
    points = [point(3, 10, span=3), point(4, 2)]
    found = rows(LAPORAN, points, agregasi={"Jumlah laporan": "rata-rata"})
    assert found["Y"].realisasi == 8


def test_quarter_column_beside_its_months():
    months = [point(n, n) for n in (1, 2, 3)]
    repeated = rows(LAPORAN, [*months, point(3, 6, span=3)])
    assert (repeated["T1"].realisasi, repeated["T1"].kelengkapan) == (6, "3/3")
    other = rows(LAPORAN, [*months, point(3, 7, span=3)])
    assert (other["T1"].realisasi, other["T1"].alasan) == (None, "rentang_bertumpuk")
    assert other["B2"].realisasi == 2
    partly = rows(LAPORAN, [point(1, 1), point(3, 6, span=3)])
    assert (partly["B1"].realisasi, partly["T1"].alasan) == (1, "rentang_bertumpuk")


def test_figures_from_january_on_are_differenced():
    points = [point(n, value) for n, value in enumerate([2, 5, 5, None, 11], 1)]
    found = rows(LAPORAN, points, kumulatif=["jumlah LAPORAN"])
    assert [found[f"B{n}"].realisasi for n in range(1, 6)] == [2, 3, 0, None, None]
    assert found["B5"].alasan == "rentang_lebih_panjang"
    assert [found[code].realisasi for code in ("T1", "s.d. B5", "Y")] == [5, 11, 11]
    assert found["Y"].kelengkapan == "5/12"
    table = ikicalc.compute(LAPORAN, MonthlyData(points), tahun=2024, kumulatif=["Jumlah laporan"])
    assert (table.masukan[0].kumulatif, table.masukan[0].asal) == (True, "selisih angka sejak Januari")


def test_figures_from_january_on_begin_anew_each_year():
    points = [point(12, 50, year=2023), point(1, 4), point(2, 9)]
    found = rows(LAPORAN, points, kumulatif=["Jumlah laporan"])
    assert [found[f"B{n}"].realisasi for n in (1, 2)] == [4, 5]


def test_figure_from_january_on_that_falls_is_refused():
    points = [point(n, value) for n, value in enumerate([10, 20, 15, 30, 40], 1)]
    found = rows(LAPORAN, points, kumulatif=["Jumlah laporan"])
    assert [found[f"B{n}"].realisasi for n in range(1, 6)] == [10, None, None, None, 10]
    assert {found[code].alasan for code in ("B2", "B3", "B4", "T1", "Y")} == {"kumulatif_turun"}
    assert "turun pada bulan 3 tahun 2024" in found["Y"].pesan


def test_catalog_says_that_a_column_counts_from_january(tmp_path):
    path = tmp_path / "c.yaml"
    path.write_text(
        "dokumen: {id: c, judul: C}\n"
        "indikator:\n"
        "  - {id: c/1, nama: Jumlah laporan, kumulatif: [Jumlah laporan]}\n"
        "  - {id: c/2, nama: Laporan ganda, teks: Jumlah laporan x 2}\n",
        encoding="utf-8",
    )
    catalog, findings = ikicalc.load_catalog(path)
    assert findings == ()
    data = MonthlyData([point(1, 1), point(2, 3)])
    table = ikicalc.compute(catalog, data, tahun=2024, periode=["tahun"])
    assert [row.realisasi for row in table] == [3, 6]


def test_mean_of_monthly_figures_only_when_the_catalog_says_so():
    ratio = "[[Jumlah A]] / [[Jumlah B]] * 100"
    points = [
        point(1, 1, "Jumlah A"), point(1, 2, "Jumlah B"), point(2, 9, "Jumlah A"), point(2, 90, "Jumlah B"),
        point(3, 9, "Jumlah A"), point(3, 0, "Jumlah B"),
    ]  # fmt: skip
    item = Indikator(
        "c/1", "c", "Rasio", teks=ratio, agregasi_indikator="rata-rata", target="60", polaritas="naik"
    )
    found = rows(item, points)
    assert (found["Y"].realisasi, found["Y"].kelengkapan, found["Y"].capaian) == (30, "2/12", 50)
    assert (found["B3"].alasan, found["B4"].alasan) == ("penyebut_nol", "periode_kosong")
    assert rows(Indikator("c/1", "c", "Rasio", teks=ratio), points)["Y"].realisasi == Fraction(1900, 92)


def test_mean_of_monthly_figures_of_a_unit_above_adds_inputs_first():
    item = Indikator("c/1", "c", "Rasio", teks="[[Jumlah A]] / [[Jumlah B]]", agregasi_indikator="rata-rata")
    points = [
        point(1, 1, "Jumlah A"), point(1, 2, "Jumlah B"),
        point(1, 0, "Jumlah A", "Desa B"), point(1, 8, "Jumlah B", "Desa B"),
    ]  # fmt: skip
    above = {"Desa A": "Kecamatan", "Desa B": "Kecamatan"}
    assert rows(item, points, induk=above, unit="Kecamatan")["Y"].realisasi == Fraction(1, 10)


KAMUS = KamusData(
    [
        ButirData("laporan", "Jumlah laporan", "laporan", alias=("Banyaknya laporan", "Laporan masuk")),
        ButirData("penduduk", "Jumlah penduduk", "orang", agregasi="rata-rata"),
        ButirData("pasien", "Jumlah pasien", "orang", kumulatif=True),
    ]
)


def test_names_of_one_entry_are_linked():
    table = ikicalc.compute(
        LAPORAN, MonthlyData([point(1, 4, "banyaknya LAPORAN")]), tahun=2024, kamus=KAMUS, periode=["tahun"]
    )
    assert (table.rows[0].realisasi, table.masukan[0].nama_data) == (4, "banyaknya LAPORAN")
    assert table.diagnostics == ()
    without = rows(LAPORAN, [point(1, 4, "Banyaknya laporan")])
    assert without["Y"].alasan == "masukan_kosong"


def test_last_year_of_a_name_of_one_entry():
    growth = Indikator("c/1", "c", "Naik", teks="Jumlah laporan tahun n - Jumlah laporan tahun n-1")
    points = [point(1, 4, "Laporan masuk", year=2023), point(1, 9, "Banyaknya laporan")]
    assert rows(growth, points, kamus=KAMUS)["Y"].realisasi == 5


def test_two_names_of_one_entry_for_one_month_are_refused():
    found = rows(LAPORAN, [point(1, 4), point(1, 4, "Laporan masuk"), point(2, 5)], kamus=KAMUS)
    assert (found["B1"].realisasi, found["B1"].alasan, found["Y"].alasan) == (
        None,
        "nilai_ganda",
        "nilai_ganda",
    )
    assert found["B2"].realisasi == 5


@pytest.mark.parametrize(("name", "year", "asal"), [
    ("Jumlah penduduk", 3, "kamus data: penduduk"), ("Jumlah pasien", 4, "selisih angka sejak Januari"),
])  # fmt: skip
def test_entry_says_how_its_months_become_one_figure(name, year, asal):
    item = Indikator("c/1", "c", name, teks=f"[[{name}]]")
    data = MonthlyData([point(1, 2, name), point(2, 4, name)])
    table = ikicalc.compute(item, data, tahun=2024, kamus=KAMUS, periode=["tahun"])
    assert (table.rows[0].realisasi, table.masukan[0].asal) == (year, asal)
    other = ikicalc.compute(item, data, tahun=2024, kamus=KAMUS, periode=["tahun"], agregasi={name: "maks"})
    assert other.masukan[0].asal == "argumen"


def test_name_said_to_count_from_january_must_be_an_input():
    with pytest.raises(NameLookupError, match="IKI201"):
        rows(LAPORAN, [point(1, 1)], kumulatif=["Jumlah laporn"])


def test_order_of_points_does_not_count_for_differences():
    points = [point(n, value) for n, value in enumerate([2, 5, 9], 1)]
    one, other = (rows(LAPORAN, given, kumulatif=["Jumlah laporan"]) for given in (points, points[::-1]))
    assert one == other


def test_bar_is_silent_off_a_terminal_and_can_be_asked_for(monkeypatch):
    for progress, shown in ((None, ""), (False, ""), (True, "menghitung")):
        written = io.StringIO()
        monkeypatch.setattr("sys.stderr", written)
        ikicalc.compute(LAPORAN, MonthlyData([point(1, 1)]), tahun=2024, progress=progress)
        assert shown in written.getvalue()
        assert bool(shown) == bool(written.getvalue())


def test_figures_too_large_for_a_machine_word_are_exact():
    points = [point(n, 9 * 10**18 + n) for n in range(1, 13)]
    assert rows(LAPORAN, points)["Y"].realisasi == 12 * 9 * 10**18 + 78
    squared = Indikator("c/1", "c", "Kuadrat", teks="[[Jumlah laporan]] * [[Jumlah laporan]] / 3")
    assert rows(squared, points)["B1"].realisasi == Fraction((9 * 10**18 + 1) ** 2, 3)
