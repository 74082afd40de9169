"""What a check tells and what it leaves alone, as pairs that differ in one thing."""

from fractions import Fraction

import pytest

from ikicalc.checks import Document, Figure, Row, check_document
from ikicalc.checks.bands import printed_bands
from ikicalc.rumus import parse
from ikicalc.syntax.reading.kelas import Kelas


def codes(teks: str, indikator: str = "Persentase kolam") -> set[str]:
    return {finding.code for finding in parse(teks, indikator=indikator).diagnostics}


def told(*rows: Row) -> list[str]:
    return [found.diagnostic.code for found in check_document(Document(rows))]


def figures(*values: str, unit: str | None = None) -> tuple[Figure, ...]:
    return tuple(Figure(Fraction(value), Fraction(value), unit) for value in values)


@pytest.mark.parametrize("factor", ["x 0,95 x 100%", "dikali 0,9 dikali 100%", "x 25"])
def test_a_factor_nobody_explains_is_told(factor: str) -> None:
    assert "IKI121" in codes(f"jumlah kolam bersih / jumlah kolam {factor}")


@pytest.mark.parametrize(
    "teks",
    [
        "jumlah kolam bersih / jumlah kolam x 100%",
        "jumlah kolam bersih / jumlah kolam x 1.000",
        "0,6 x (jumlah kolam bersih / jumlah kolam) + 0,4 x (jumlah sumur bersih / jumlah sumur)",
        "jumlah nilai unsur / jumlah unsur x 25",
        "jumlah kolam bersih / jumlah kolam x 0,95 x 100%\nCatatan: 0,95 adalah faktor koreksi",
    ],
)
def test_a_factor_with_a_reason_is_not_told(teks: str) -> None:
    assert "IKI121" not in codes(teks)


@pytest.mark.parametrize("whole", ["permohonan", "sasaran kolam", "sampel"])
def test_what_was_asked_for_stands_for_anything(whole: str) -> None:
    assert "IKI301" not in codes(f"jumlah izin yang terbit / jumlah {whole} x 100%")


def test_part_and_whole_of_two_kinds_are_told() -> None:
    assert "IKI301" in codes("jumlah laporan / jumlah desa x 100%")


def test_weights_behind_names_are_told_where_they_miss_the_whole() -> None:
    listed = "Penjumlahan bobot empat unsur:\nLuas {}%\nDalam 40%\nJernih 30%\nTenang 5%"
    assert "IKI508" in codes(listed.format(30), "Indeks kolam")
    assert "IKI508" not in codes(listed.format(25), "Indeks kolam")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("0 - 59 Kurang; 60 - 74 Cukup; 75 - 90 Baik; 90 - 100 Sangat Baik", "IKI502"),
        ("0-60 Kurang; 60-75 Cukup; 75-90 Baik; 90-100 Sangat Baik", None),
    ],
)
def test_a_shared_end_lies_in_two_bands_only_where_others_share_none(cell: str, expected: str | None) -> None:
    found = set(told(Row("c/1", "Nilai", cell)))
    assert ("IKI502" in found) == (expected == "IKI502")


@pytest.mark.parametrize(
    "cell", ["usia 0-11, 12-23, 24-59 bulan", "umur 0-11 bulan, 12-23 bulan, 24-59 bulan"]
)
def test_ages_are_no_bands(cell: str) -> None:
    assert len(printed_bands(cell)) < 3


@pytest.mark.parametrize("end", ["90 ke atas Istimewa", "90 atau lebih Istimewa", "> 90 Istimewa"])
def test_an_open_end_reaches(end: str) -> None:
    assert "IKI530" not in told(Row("c/1", "Nilai", f"0-60 Kurang; 60-75 Cukup; 75-90 Baik; {end}"))


@pytest.mark.parametrize(
    ("quarters", "short"),
    [("1 3 5 7", True), ("2 2 2 2", False), ("2 4 6 8", False), ("3 3 3 3", False), ("1 1 1 1", True)],
)
def test_counts_of_quarters_meet_the_year_as_parts_or_since_january(quarters: str, short: bool) -> None:
    row = Row(
        "c/1", "Jumlah kolam", target="8", unit="kolam", figure=figures("8")[0],
        quarters=figures(*quarters.split()), target_triwulan=tuple(quarters.split()),
    )  # fmt: skip
    assert ("IKI535" in told(row)) == short


def test_a_target_of_another_kind_is_told_once_and_not_compared() -> None:
    years = (*figures("90", "95"), *figures("12", unit="laporan"))
    row = Row(
        "c/1", "Persentase kolam", unit="%", years=tuple(zip((2022, 2023, 2024), years, strict=True)),
        target_tahunan=((2022, "90"), (2023, "95"), (2024, "12 laporan")),
    )  # fmt: skip
    assert [code for code in told(row) if code in ("IKI519", "IKI536")] == ["IKI519"]


@pytest.mark.parametrize(("values", "fraction"), [("0.35 0.30 0.25", False), ("0.90 0.95 0.97", True)])
def test_small_shares_that_fall_are_no_fractions(values: str, fraction: bool) -> None:
    years = figures(*values.split())
    row = Row(
        "c/1", "Angka kolam kering", unit="%", years=tuple(zip((2022, 2023, 2024), years, strict=True)),
        target_tahunan=tuple(zip((2022, 2023, 2024), values.split(), strict=True)),
    )  # fmt: skip
    assert told(row).count("IKI537") == int(fraction)


def test_two_rows_with_two_numbers_of_desa_are_told_and_three_are_not() -> None:
    cells = [
        f"jumlah desa {what} / {n} desa x 100%" for what, n in (("tertib", 12), ("hijau", 9), ("sehat", 5))
    ]
    rows = [Row(f"c/{cell}", cell, cell, tree=parse(cell).tree, key=cell) for cell in cells]
    assert "IKI620" in told(*rows[:2])
    assert "IKI620" not in told(*rows)


@pytest.mark.parametrize(
    ("own", "named", "told_as"),
    [
        ("Kabupaten Kepulauan Surgawi", "Kabupaten Surgawi", None),
        (
            "Kabupaten Kepulauan Surgawi",
            "Kab. Damaiwati",
            "Kabupaten Damaiwati disebut dalam dokumen Kabupaten Surgawi",
        ),
        ("Distrik Surgawi", "Distrik Damaiwati", "Distrik Damaiwati disebut dalam dokumen Distrik Surgawi"),
        ("Gampong Surgawi", "Gampong Damaiwati", "Gampong Damaiwati disebut dalam dokumen Gampong Surgawi"),
        (
            "Kelurahan Surgawi",
            "Lurah Damaiwati",
            "Kelurahan Damaiwati disebut dalam dokumen Kelurahan Surgawi",
        ),
        ("Kecamatan Surgawi", "Desa Damaiwati", None),
        ("Dinas Pemberdayaan Desa Kabupaten Surgawi", "Desa Damaiwati", None),
    ],
)
def test_a_place_is_held_against_the_head_of_the_document(own: str, named: str, told_as: str | None) -> None:
    document = Document((Row("c/1", "Jumlah rapat", f"rapat di {named}"),), instansi=own)
    messages = [f.diagnostic.message for f in check_document(document) if f.diagnostic.code == "IKI211"]
    assert messages == ([] if told_as is None else [told_as])


@pytest.mark.parametrize(
    ("name", "cell", "expected"),
    [
        ("Persentase penurunan kasus", "(kasus tahun n - kasus tahun n-1) / kasus tahun n-1 x 100%", True),
        ("Persentase penurunan kasus", "(kasus tahun n-1 - kasus tahun n) / kasus tahun n-1 x 100%", False),
        ("Persentase kenaikan kasus", "(kasus tahun n-1 - kasus tahun n) / kasus tahun n-1 x 100%", True),
        ("Persentase kenaikan kasus", "(kasus tahun n - kasus tahun n-1) / kasus tahun n-1 x 100%", False),
        ("Persentase penurunan kasus", "jumlah kasus ditangani / jumlah kasus x 100%", True),
        ("Persentase penurunan kasus", "jumlah kasus yang berkurang / jumlah kasus x 100%", False),
        ("Persentase peningkatan kapasitas kader", "jumlah kader terlatih / jumlah kader x 100%", False),
    ],
)
def test_growth_is_a_difference_the_right_way_round(name: str, cell: str, expected: bool) -> None:
    assert ("IKI304" in codes(cell, name)) == expected


@pytest.mark.parametrize(("last", "expected"), [("Baik", True), ("3", False), ("-", False)])
def test_a_grade_among_figures_is_told(last: str, expected: bool) -> None:
    figure = figures(last)[0] if last.isdigit() else None
    row = Row(
        "c/1", "Indeks kolam", target_tahunan=((2023, "2"), (2024, last)),
        years=((2023, figures("2")[0]), (2024, figure)),
    )  # fmt: skip
    assert ("IKI510" in told(row)) == expected


def test_quarters_are_held_against_the_only_yearly_target() -> None:
    quarters = ("10", "35", "70", "85")
    row = Row(
        "c/1", "Persentase kolam", unit="%", target_triwulan=quarters, quarters=figures(*quarters),
        target_tahunan=((2024, "90"),), years=((2024, figures("90")[0]),),
    )  # fmt: skip
    assert "IKI535" in told(row)


@pytest.mark.parametrize(("target", "expected"), [("N/A", True), ("nihil", True), ("baik", False)])
def test_a_word_for_nothing_is_no_target(target: str, expected: bool) -> None:
    rows = [Row(f"c/{n}", f"Jumlah kolam {n}", target="2") for n in range(4)]
    assert ("IKI533" in told(*rows, Row("c/9", "Jumlah sumur", target=target))) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Pembilang: jumlah kolam bersih\nPenyebut: jumlah kolam", set()),
        ("Pembilang: jumlah desa bersih\nPenyebut: jumlah rumah tangga", {"IKI301"}),
        ("jumlah kolam bersih dibagi jumlah kolam", {"IKI303"}),
        ("jumlah desa bersih dibagi jumlah rumah tangga", {"IKI301", "IKI303"}),
    ],
)
def test_a_form_of_halves_has_no_factor_to_miss(cell: str, expected: set[str]) -> None:
    assert codes(cell) & {"IKI301", "IKI303"} == expected


def test_a_word_beside_the_same_word_is_evidence_of_a_slip() -> None:
    row = Row("c/1", "Persentase air jernih", "jumlah air jernih / jumlah air jerneh x 100%")
    assert "IKI209" in told(row)


def test_a_kabupaten_set_in_capitals_is_the_documents_own() -> None:
    rows = (Row("c/1", "Jumlah rapat", "di Kabupaten Damaiwati"),)
    found = check_document(Document(rows, kabupaten="SURGAWI"))
    assert "IKI211" in [item.diagnostic.code for item in found]


@pytest.mark.parametrize("unit", [None, "Lubuk"])
@pytest.mark.parametrize(("target", "expected"), [("80%", True), ("80", False)])
def test_a_share_as_the_target_of_a_count_is_told_whatever_is_counted(
    target: str, expected: bool, unit: str | None
) -> None:
    name = "Jumlah lubuk yang jernih"
    figure = figures("80", unit="%" if "%" in target else None)[0]
    tree = parse(name).tree
    row = Row("c/1", name, name, target=target, unit=unit, figure=figure, kelas=Kelas.HITUNG, tree=tree)
    assert ("IKI519" in told(row)) == expected


@pytest.mark.parametrize(
    "cell", ["Indeks yang dirilis Badan Pusat Statistik", "Nilai yang diterbitkan BPS Kota Surgawi"]
)
def test_a_figure_that_another_office_publishes_is_taken_from_it(cell: str) -> None:
    assert parse(cell, indikator="Indeks Kolam").kelas is Kelas.RUJUKAN


@pytest.mark.parametrize(
    "teks",
    [
        "(jumlah kolam - jumlah kolam kering / jumlah kolam binaan) x 100%",
        "(2 x target - realisasi / target) x 100%",
        "jumlah pegawai hadir / jumlah pegawai x jumlah hari kerja x 100%",
        "jumlah jam kerja / 5 hari x 7,5 jam x 100%",
    ],
)
def test_a_division_that_reaches_too_little_is_told(teks: str) -> None:
    assert "IKI311" in codes(teks)


@pytest.mark.parametrize(
    "teks",
    [
        "((jumlah kolam - jumlah kolam kering) / jumlah kolam) x 100%",
        "(1 - jumlah kolam kering / jumlah kolam) x 100%",
        "jumlah pegawai hadir / (jumlah pegawai x jumlah hari kerja) x 100%",
        "jumlah kolam bersih / jumlah kolam x bobot x 100%",
    ],
)
def test_a_division_with_its_brackets_is_not_told(teks: str) -> None:
    assert "IKI311" not in codes(teks)


def test_the_divisor_of_a_mean_of_percentages_is_told() -> None:
    ratios = "jumlah kolam bersih / jumlah kolam x 100% + jumlah sumur bersih / jumlah sumur x 100%"
    assert "IKI310" in codes(f"{ratios} / 2")
    assert "IKI310" not in codes(f"({ratios}) / 2")


def test_percentages_times_a_hundred_are_told() -> None:
    assert "IKI308" in codes("(persentase kolam bersih + persentase sumur bersih) / 2 x 100%")
    assert "IKI308" not in codes("persentase kolam bersih / persentase target x 100%")


def test_a_percentage_of_a_count_taken_from_the_whole_is_told() -> None:
    assert "IKI126" in codes("100% - 5% x jumlah hari terlambat")
    assert "IKI126" not in codes("100% - persentase kolam kering")


def test_a_power_that_came_down_is_told() -> None:
    assert "IKI129" in codes("jumlah kasus / jumlah penduduk x 105")
    assert "IKI129" not in codes("jumlah kasus / jumlah penduduk x 100")
