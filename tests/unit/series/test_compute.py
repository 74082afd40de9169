"""From points to figures: periods, shifts, completeness, reasons, units above units."""

from fractions import Fraction

import pytest

import ikicalc
from ikicalc.catalog import Indikator
from ikicalc.diagnostics import InputValueError, NameLookupError
from ikicalc.series import MonthlyData, Titik


def indikator(teks, nama="Contoh", id="contoh/1"):
    return Indikator(id, "contoh", nama, teks=teks)


def points(name, values, unit="Desa A", tahun=2024):
    return [
        Titik(unit, tahun, bulan, name, None if value is None else Fraction(value))
        for bulan, value in enumerate(values, 1)
    ]


def data(*series):
    return MonthlyData(tuple(point for one in series for point in one))


def figure(table, jenis, periode, unit=None):
    (row,) = [r for r in table if (r.jenis, r.periode) == (jenis, periode) and unit in (None, r.unit_kerja)]
    return row


def test_one_row_for_each_unit_indicator_and_period():
    table = ikicalc.compute(
        indikator("Jumlah laporan"), data(points("Jumlah laporan", range(12))), tahun=2024
    )
    assert [row.periode for row in table] == [
        *[f"B{n}" for n in range(1, 13)],
        *["T1", "T2", "T3", "T4"],
        *["S1", "S2"],
        *[f"B{n}" for n in range(1, 13)],
        "Y",
    ]
    assert [figure(table, "triwulan", f"T{n}").realisasi for n in (1, 2, 3, 4)] == [3, 12, 21, 30]
    assert figure(table, "semester", "S2").realisasi == 51
    assert figure(table, "sampai", "B4").realisasi == 6
    assert figure(table, "tahun", "Y").realisasi == 66


def test_ratio_of_sums_not_mean_of_ratios():
    kolam = indikator("Kolam panen dibagi laporan kolam dikali 100%")
    given = data(points("Kolam panen", [1, 9]), points("laporan kolam", [10, 10]))
    ways = {"Kolam panen": "jumlah", "laporan kolam": "jumlah"}
    row = figure(ikicalc.compute(kolam, given, tahun=2024, agregasi=ways), "tahun", "Y")
    assert (row.realisasi, row.satuan, row.kelengkapan, row.alasan) == (50, "%", "2/12", "target_kosong")


def test_sums_over_unequal_months_are_told():
    given = data(points("Jumlah laporan A", [1, 2, 3]), points("Jumlah laporan B", [4, None, 4]))
    table = ikicalc.compute(indikator("Jumlah laporan A / Jumlah laporan B"), given, tahun=2024, sampai=3)
    row = figure(table, "triwulan", "T1")
    assert (row.realisasi, row.kelengkapan) == (Fraction(3, 4), "2/3")
    assert "Jumlah laporan A 3/3; Jumlah laporan B 2/3; indikator ini" in row.pesan
    assert figure(table, "bulan", "B1").pesan == "indikator ini tidak memuat target"


@pytest.mark.parametrize(
    ("name", "way", "year"),
    [
        ("Jumlah desa", "akhir", 7),
        ("Jumlah pegawai", "akhir", 7),
        ("Jumlah penduduk", "akhir", 7),
        ("Jumlah pasien", "jumlah", 12),
        ("Jumlah laporan", "jumlah", 12),
        ("Luas lahan (ha)", "akhir", 7),
        ("Luas panen (ha)", "jumlah", 12),
        ("Indeks kepuasan", "akhir", 7),
        ("Hal yang tidak dikenal", "jumlah", 12),
    ],
)
def test_usual_way_of_aggregating(name, way, year):
    table = ikicalc.compute(indikator(f"[[{name}]]"), data(points(name, [2, 3, 7])), tahun=2024)
    assert table.masukan[0].agregasi == way
    assert table.masukan[0].asal.startswith("bawaan")
    assert figure(table, "tahun", "Y").realisasi == year


def test_stated_way_wins_and_is_shown():
    stated = {"jumlah  DESA": "rata-rata"}
    table = ikicalc.compute(
        indikator("Jumlah desa"), data(points("Jumlah desa", [2, 4])), tahun=2024, agregasi=stated
    )
    assert (table.masukan[0].agregasi, table.masukan[0].asal) == ("rata-rata", "argumen")
    assert figure(table, "tahun", "Y").realisasi == 3


def test_catalog_states_the_way_and_the_argument_wins(tmp_path):
    path = tmp_path / "contoh.yaml"
    path.write_text(
        "dokumen: {id: contoh, judul: Contoh}\n"
        "indikator:\n"
        "  - {id: contoh/1, nama: Desa, teks: Jumlah desa, agregasi: {jumlah desa: maks}}\n",
        encoding="utf-8",
    )
    catalog, findings = ikicalc.load_catalog(path)
    assert findings == ()
    given = data(points("Jumlah desa", [2, 9, 4]))
    table = ikicalc.compute(catalog, given, tahun=2024, periode=["tahun"])
    assert (table.masukan[0].asal, table.rows[0].realisasi) == ("katalog", 9)
    table = ikicalc.compute(catalog, given, tahun=2024, periode=["tahun"], agregasi={"Jumlah desa": "min"})
    assert (table.masukan[0].asal, table.rows[0].realisasi) == ("argumen", 2)
    path.write_text(path.read_text(encoding="utf-8").replace("maks", "paling banyak"), encoding="utf-8")
    assert [item.code for item in ikicalc.load_catalog(path)[1]] == ["IKI605"]


def test_two_indicators_that_state_two_ways_are_refused():
    two = [
        Indikator(f"contoh/{way}", "contoh", "Desa", teks="Jumlah desa", agregasi=(("Jumlah desa", way),))
        for way in ("maks", "min")
    ]
    with pytest.raises(InputValueError, match="dua agregasi"):
        ikicalc.compute(two, data(points("Jumlah desa", [2])), tahun=2024)


@pytest.mark.parametrize(
    ("stated", "error", "hint"),
    [
        ({"Jumlah dsa": "akhir"}, NameLookupError, "mungkin maksud Anda `Jumlah desa`?"),
        ({"Jumlah desa": "jumla"}, InputValueError, "mungkin maksud Anda `jumlah`?"),
    ],
)
def test_stated_way_that_is_not_known(stated, error, hint):
    with pytest.raises(error) as caught:
        ikicalc.compute(
            indikator("Jumlah desa"), data(points("Jumlah desa", [2])), tahun=2024, agregasi=stated
        )
    assert caught.value.diagnostics[0].help == hint


def test_last_year_is_the_same_input_of_the_year_before():
    growth = indikator("(PAD tahun n - PAD tahun n-1) / PAD tahun n-1 x 100%")
    given = data(points("PAD", [10, 20], tahun=2023), points("PAD", [20, 40]))
    table = ikicalc.compute(growth, given, tahun=2024)
    assert figure(table, "bulan", "B2").realisasi == 100
    assert figure(table, "tahun", "Y").realisasi == 100
    before = figure(ikicalc.compute(growth, given, tahun=2023), "tahun", "Y")
    assert (before.realisasi, before.alasan) == (None, "periode_kosong")
    assert "tahun 2022" in before.pesan


def test_last_month_holds_for_months_only_and_reaches_into_the_year_before():
    rest = indikator("[[Jumlah berkas bulan lalu]]")
    given = data(
        points("Jumlah berkas bulan ini", [None] * 11 + [5], tahun=2023),
        points("Jumlah berkas bulan ini", [7, 8]),
    )
    table = ikicalc.compute(rest, given, tahun=2024)
    assert [figure(table, "bulan", f"B{n}").realisasi for n in (1, 2, 3)] == [5, 7, 8]
    assert figure(table, "triwulan", "T1").alasan == "geser_tidak_berlaku"


def test_every_missing_figure_has_its_reason():
    ratio = indikator("Jumlah laporan dibagi jumlah rapat")
    refused = Titik("Desa A", 2024, 3, "jumlah rapat", None, "data.xlsx:Data!D4", "IKI804")
    given = data(points("Jumlah laporan", [4, 4, 4, 4]), points("jumlah rapat", [2, 0]), [refused])
    table = ikicalc.compute([ratio, indikator("sesuai ketentuan", id="contoh/2")], given, tahun=2024)
    first = [row for row in table if row.indikator_id == "contoh/1" and row.jenis == "bulan"]
    assert [(row.status, row.alasan) for row in first[:5]] == [
        ("ok", "target_kosong"),
        ("tanpa_nilai", "penyebut_nol"),
        ("tanpa_nilai", "masukan_ditolak"),
        ("tanpa_nilai", "periode_kosong"),
        ("tanpa_nilai", "periode_kosong"),
    ]
    assert "data.xlsx:Data!D4 ditolak (IKI804)" in first[2].pesan
    assert [row.kelengkapan for row in first[:4]] == ["1/1", "1/1", "0/1", "0/1"]
    second = [row for row in table if row.indikator_id == "contoh/2"]
    assert {row.status for row in second} == {"tanpa_nilai"}
    assert all(row.alasan and row.pesan for row in second)


def test_input_that_the_data_lack_is_named_and_never_matched_by_likeness():
    given = data(points("Jumlah laporn", [1]), points("Jumlah rapat", [1]))
    table = ikicalc.compute(indikator("Jumlah laporan"), given, tahun=2024)
    assert {(row.alasan, row.pesan) for row in table} == {
        ("masukan_kosong", "masukan kosong: Jumlah laporan")
    }
    assert [(item.code, item.help) for item in table.diagnostics] == [
        ("IKI810", "mungkin maksud Anda `Jumlah laporan`?"),
        ("IKI810", ""),
    ]


def test_constant_of_a_year_is_not_taken_for_a_month():
    daily = Indikator(
        "c/1", "c", "Hari", teks="Jumlah hari hadir / hari kerja x 100%",
        konstanta=(("hari kerja", Fraction(240)),),
        sumber_data="Catatan : hari kerja dalam 1 tahun = 240 hari kerja efektif",
    )  # fmt: skip
    assert daily.rumus.masukan[1].default == 240
    table = ikicalc.compute(daily, data(points("Jumlah hari hadir", [20] * 12)), tahun=2024)
    assert figure(table, "tahun", "Y").realisasi == 100
    assert figure(table, "bulan", "B1").alasan == "tetapan_setahun"


@pytest.mark.parametrize(
    ("sampai", "last"), [("Juni", 6), ("T2", 6), (6, 6), ("B6", 6), ("S1", 6), (None, 12)]
)
def test_year_that_ends_early(sampai, last):
    given = data(points("Jumlah laporan", [1] * 12))
    table = ikicalc.compute(indikator("Jumlah laporan"), given, tahun=2024, sampai=sampai, periode=["sampai"])
    assert [row.realisasi for row in table] == list(range(1, last + 1))


def test_unknown_period_kind():
    with pytest.raises(InputValueError, match="IKI513"):
        ikicalc.compute(indikator("Jumlah laporan"), data(), tahun=2024, periode=["minggu"])


ATAS = {"Desa A": "Kecamatan", "Desa B": "Kecamatan", "Kecamatan": "Kabupaten"}


def test_units_above_add_inputs_first_then_the_formula():
    ratio = indikator("Jumlah laporan tepat / Jumlah laporan x 100%")
    given = data(
        points("Jumlah laporan tepat", [1]), points("Jumlah laporan", [2]),
        points("Jumlah laporan tepat", [0], "Desa B"), points("Jumlah laporan", [8], "Desa B"),
    )  # fmt: skip
    table = ikicalc.compute(ratio, given, tahun=2024, induk=ATAS, sampai=2, periode=["sampai"])
    last = {row.unit_kerja: (row.realisasi, row.kelengkapan) for row in table if row.periode == "B2"}
    assert last == {
        "Desa A": (50, "1/2"),
        "Desa B": (0, "1/2"),
        "Kecamatan": (10, "2/4"),
        "Kabupaten": (10, "2/4"),
    }


@pytest.mark.parametrize(
    ("teks", "unit", "told"),
    [
        ("Jumlah laporan", None, True),
        ("Jumlah laporan", ["Kabupaten", "Desa A"], True),
        ("Jumlah laporan", ["Kabupaten"], False),
        ("Jumlah laporan", ["Desa A", "Desa B"], False),
        ("Jumlah laporan tepat / Jumlah laporan x 100%", None, False),
    ],
)
def test_one_target_for_two_levels_is_told_where_figures_add_up(teks, unit, told):
    given = data(
        points("Jumlah laporan tepat", [1]),
        points("Jumlah laporan", [2]),
        points("Jumlah laporan", [8], "Desa B"),
    )
    table = ikicalc.compute(
        indikator(teks), given, tahun=2024, induk=ATAS, unit=unit, target="10", polaritas="naik",
    )  # fmt: skip
    messages = [item.message for item in table.diagnostics if item.code == "IKI523"]
    assert messages == ["contoh/1: target 10 dipakai untuk Kabupaten dan untuk unit di bawahnya"] * told


def test_units_above_do_not_add_indices_nor_their_own_figure():
    given = data(
        points("Indeks kepuasan", [80]), points("Indeks kepuasan", [90], "Desa B"),
        points("Jumlah laporan", [1]), points("Jumlah laporan", [9], "Kecamatan"),
    )  # fmt: skip
    both = [indikator("[[Indeks kepuasan]]"), indikator("[[Jumlah laporan]]", id="contoh/2")]
    table = ikicalc.compute(both, given, tahun=2024, induk=ATAS, unit="kecamatan", periode=["tahun"])
    assert [row.alasan for row in table] == ["tidak_dapat_dijumlahkan", "masukan_ganda"]
    mean = ikicalc.compute(
        both[0], given, tahun=2024, induk=ATAS, unit="Kecamatan", agregasi={"Indeks kepuasan": "rata-rata"},
        periode=["tahun"],
    )  # fmt: skip
    assert mean.rows[0].realisasi == 85


def test_circle_and_unknown_units_are_refused():
    given = data(points("Jumlah laporan", [1]))
    with pytest.raises(NameLookupError, match="melingkar"):
        ikicalc.compute(indikator("x"), given, tahun=2024, induk={"Desa A": "K", "K": "Desa A"})
    for wrong in ({"unit": "Dsa A"}, {"induk": {"Dsa A": "K"}}):
        with pytest.raises(NameLookupError, match="IKI811"):
            ikicalc.compute(indikator("x"), given, tahun=2024, **wrong)


def test_table_goes_out_to_polars_and_pandas_as_doubles():
    given = data(points("Jumlah A", [1]), points("Jumlah B", [3]))
    table = ikicalc.compute(indikator("Jumlah A / Jumlah B"), given, tahun=2024, sampai=1, periode=["bulan"])
    assert table.rows[0].realisasi == Fraction(1, 3)
    assert table.to_polars().row(0, named=True)["realisasi"] == 1 / 3
    assert table.to_pandas()["realisasi"].to_list() == [1 / 3]
    assert table.to_polars().columns == list(table.to_pandas().columns)


def test_catalog_that_ships_can_be_computed():
    catalog, _ = ikicalc.load_catalog()
    item = catalog["lumajang-2023/53"]
    given = data(*(points(name.nama, [200], "Lumajang") for name in item.rumus.masukan))
    table = ikicalc.compute(catalog, given, tahun=2024, periode=["tahun"])
    assert len(table) == len(catalog)
    assert {row.indikator_id: row.realisasi for row in table}["lumajang-2023/53"] == 100


def test_a_sum_of_unlike_things_has_no_figure_in_a_table():
    given = data(points("Jumlah pegawai", [3]), points("jumlah dokumen", [2]))
    row = figure(
        ikicalc.compute(indikator("Jumlah pegawai + jumlah dokumen"), given, tahun=2024), "tahun", "Y"
    )
    assert (row.realisasi, row.status, row.alasan) == (None, "tanpa_nilai", "satuan_berbeda")


def test_figures_of_unlike_months_are_counted_in_one_finding_for_each_indicator():
    tertib = Indikator(
        "contoh/1", "contoh", "Persentase tertib", teks="Desa tertib dibagi jumlah desa dikali 100%"
    )
    points = [
        Titik(f"Kecamatan {unit}", 2024, month, "Desa tertib", Fraction(3))
        for unit in "AB"
        for month in (1, 5)
    ]
    points += [Titik("Kecamatan A", 2024, 3, "jumlah desa", Fraction(4))]
    points += [Titik("Kecamatan B", 2024, 5, "jumlah desa", Fraction(4))]
    induk = {f"Kecamatan {unit}": "Kabupaten" for unit in "AB"}
    table = ikicalc.compute(tertib, MonthlyData(tuple(points)), tahun=2024, periode=["tahun"], induk=induk)
    told = {row.unit_kerja: row.pesan.split("; indikator")[0] for row in table}
    apart = "nilai akhir dari bulan yang berbeda"
    assert told["Kecamatan A"] == f"{apart}: Desa tertib bulan 5; jumlah desa bulan 3"
    assert apart not in told["Kecamatan B"]
    assert told["Kabupaten"] == f"{apart} antarunit kerja: Desa tertib; jumlah desa"
    (finding,) = [item for item in table.diagnostics if item.code == "IKI406"]
    assert finding.message.startswith("contoh/1: 2 angka dari bulan yang tidak sama; yang pertama Kabupaten ")
