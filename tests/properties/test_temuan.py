"""One defect planted into a clean indicator, in many natural forms: exactly the fitting finding comes.

The clean forms stand beside the planted ones and must stay without any finding. What a reader is told about
every cell (how a sign was read) is no defect and set aside.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import ikicalc
from ikicalc.catalog import Catalog, Dokumen, Indikator

READING = {"IKI001", "IKI105", "IKI106", "IKI107", "IKI109", "IKI113", "IKI114", "IKI115", "IKI116", "IKI123"}
PART, WHOLE = "Jumlah kolam yang dipanen", "jumlah seluruh kolam"
SHARE = "Persentase kolam yang dipanen"
RATIOS = (
    *("{a} dibagi {b}{f}", "{a} / {b}{f}", "({a} : {b}){f}", "({a}) ÷ ({b}){f}", "Rumus: {a} dibagi {b}{f}"),
    *("A/B{f}\nA = {a}\nB = {b}", "{a}\n----------{f}\n{b}"),
)


def found(*rows: Mapping[str, object], **head: object) -> list[tuple[str, str]]:
    """Return code and marked text of each finding on a document of these rows."""
    items = [Indikator(f"c/{number}", "c", **row) for number, row in enumerate(rows)]  # type: ignore[arg-type]
    laporan = ikicalc.check(Catalog(items, [Dokumen("c", "Indikator Kinerja", **head)]))  # type: ignore[arg-type]
    told = []
    for temuan in laporan.temuan:
        finding = temuan.diagnostic
        if finding.code not in READING and temuan.indikator is not None:
            cell = str(rows[int(temuan.indikator.split("/")[1])].get(temuan.sel, ""))
            told.append((finding.code, finding.span.of(cell) if finding.span is not None else ""))
    return told


def of_cell(indikator: str, teks: str) -> list[tuple[str, str]]:
    return found({"indikator": indikator, "teks": teks})


# --- the factor of a percentage ----------------------------------------------------------------------


@pytest.mark.parametrize("style", RATIOS)
@pytest.mark.parametrize("factor", [" x 100%", " dikali 100 %", " × 100 persen", " * 100%"])
def test_one_factor_is_clean(style: str, factor: str) -> None:
    assert of_cell(SHARE, style.format(a=PART, b=WHOLE, f=factor)) == []


@pytest.mark.parametrize("style", RATIOS)
@pytest.mark.parametrize(
    ("factor", "code", "marked"),
    [
        ("", "IKI303", None),
        (" x 10%", "IKI303", "10%"),
        (" x 1", "IKI303", "1"),
        (" x 1.000", "IKI304", None),
        (" x 100% x 100", "IKI305", "100"),
        (" x 100 x 100%", "IKI305", "100%"),
        (" dikali 100% dikali 100 %", "IKI305", "100 %"),
        (" x 100% %", "IKI305", "%"),
        (" x 100%%", "IKI305", "%"),
        (" / 100 x 100%", "IKI309", "100"),
        (" dibagi 100 dikali 100%", "IKI309", "100"),
    ],
)
def test_wrong_factor(style: str, factor: str, code: str, marked: str | None) -> None:
    told = of_cell(SHARE, style.format(a=PART, b=WHOLE, f=factor))
    assert [item for item, _ in told] == [code]
    assert marked is None or told[0][1] == marked


@pytest.mark.parametrize(
    "cell", [f"{PART} x 100%", f"({PART} + jumlah tambak) x 100%", f"{PART} x {WHOLE} x 100%"]
)
def test_percent_of_nothing(cell: str) -> None:
    assert [code for code, _ in of_cell(SHARE, cell)] == ["IKI308"]


@pytest.mark.parametrize(
    ("indikator", "cell"),
    [
        ("Nilai mutu", "Nilai mutu / 100 x 100%"),
        ("Indeks harga jual", "Indeks harga ini / indeks harga dasar x 100"),
        ("Persentase pegawai hadir", "100% - persentase pegawai tidak hadir"),
        ("Angka kematian ibu", "Jumlah kematian ibu / jumlah kelahiran hidup x 100.000"),
    ],
)
def test_other_hundreds_are_clean(indikator: str, cell: str) -> None:
    assert of_cell(indikator, cell) == []


# --- units -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("style", RATIOS)
@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Jumlah dokumen tepat waktu", "jumlah desa"),
        ("Jumlah laporan tepat waktu", "jumlah pegawai"),
        ("Jumlah guru bersertifikat", "jumlah sekolah"),
        ("Jumlah kegiatan penyuluhan", "jumlah kelompok tani"),
        ("Realisasi anggaran", "jumlah kegiatan"),
        ("Jumlah dokumen tepat waktu", "12 desa"),
    ],
)
def test_percent_of_unlike_things(style: str, above: str, below: str) -> None:
    told = of_cell("Persentase hasil kerja", style.format(a=above, b=below, f=" x 100%"))
    assert [code for code, _ in told] == ["IKI301"]


@pytest.mark.parametrize(
    ("indikator", "cell"),
    [
        ("Angka kesakitan demam berdarah", "Jumlah kasus / jumlah penduduk x 100.000"),
        ("Rasio guru per murid", "Jumlah guru dibagi jumlah murid"),
        ("Rata-rata waktu penyelesaian dokumen", "Jumlah hari penyelesaian dibagi jumlah dokumen"),
        ("Kepadatan penduduk", "Jumlah penduduk dibagi luas wilayah (km2)"),
        ("Persentase laporan", "Jumlah laporan / jumlah dokumen x 100%"),
        ("Persentase sekolah terakreditasi", "Jumlah SD terakreditasi / jumlah sekolah x 100%"),
        ("Tingkat hunian", "Jumlah hari perawatan / (jumlah tempat tidur x jumlah hari) x 100%"),
    ],
)
def test_rates_are_no_percent_of_unlike_things(indikator: str, cell: str) -> None:
    assert of_cell(indikator, cell) == []


@pytest.mark.parametrize("joined", ["{a} + {b}", "{a} ditambah {b}", "{a} dan {b}"])
@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("Jumlah dokumen", "jumlah kegiatan", "IKI302"),
        ("Jumlah rapat", "jumlah peserta", "IKI302"),
        ("Jumlah desa", "jumlah pegawai", "IKI302"),
        ("Jumlah dokumen", "jumlah laporan", None),
        ("Jumlah guru", "jumlah siswa", None),
        ("Jumlah desa", "jumlah kelurahan", None),
    ],
)
def test_sum_of_unlike_things(joined: str, one: str, other: str, code: str | None) -> None:
    told = of_cell("Jumlah hasil kerja", joined.format(a=one, b=other))
    assert told == ([(code, other)] if code else [])


# --- name and formula --------------------------------------------------------------------------------

SHARES = f"{PART} / {WHOLE} x 100%"


@pytest.mark.parametrize(
    ("indikator", "cell"),
    [
        *((f"{head} kolam yang dipanen", SHARES) for head in ("Jumlah", "Banyaknya", "Total")),
        ("Jumlah kolam yang dipanen", f"{PART} / {WHOLE}"),
        ("Jumlah kolam yang dipanen", "60% x nilai panen + 40% x nilai mutu"),
        ("Jumlah kolam yang dipanen", "Jumlah nilai unsur / jumlah unsur x 25"),
        ("Jumlah dokumen", "Jumlah dokumen dibagi jumlah bulan"),
        ("Jumlah dokumen", "Rata-rata jumlah dokumen tiap bulan"),
        ("Jumlah dokumen", "Prosentase dokumen yang selesai"),
        (SHARE, PART),
        ("Persentase desa tertib", "Jumlah desa tertib + jumlah desa maju"),
        (SHARE, "(nilai panen + nilai mutu) / 2"),
        ("Rata-rata lama pelayanan", "Jumlah hari pelayanan"),
        ("Rata-rata nilai pegawai", "Jumlah nilai pegawai"),
        ("Rerata nilai desa", "Jumlah desa tertib / jumlah desa x 100%"),
        ("Rata-rata persentase desa tertib", "Jumlah desa tertib / jumlah desa x 100%"),
        ("Rasio guru terhadap murid", "Jumlah guru"),
        ("Proporsi belanja modal", "Jumlah belanja modal"),
        ("Tingkat kehadiran pegawai", "Jumlah pegawai yang hadir"),
        ("Cakupan imunisasi", "Jumlah bayi yang diimunisasi"),
        ("Nilai kinerja kecamatan", "Jumlah dokumen kinerja"),
        ("Indeks kepuasan masyarakat", "Jumlah responden puas / jumlah responden x 100%"),
        ("Opini atas laporan keuangan", "Jumlah laporan keuangan"),
        ("Predikat kinerja", "Jumlah desa tertib / jumlah desa x 100%"),
        ("Persentase kenaikan PAD", "Jumlah PAD tahun n / jumlah PAD tahun n-1 x 100%"),
    ],
)
def test_name_and_formula_disagree(indikator: str, cell: str) -> None:
    assert [code for code, _ in of_cell(indikator, cell)] == ["IKI304"]


@pytest.mark.parametrize(
    ("indikator", "cell"),
    [
        (PART, PART),
        ("Jumlah pengunjung", "Jumlah pengunjung pria + jumlah pengunjung wanita"),
        ("Tingkat kehadiran pegawai", "Jumlah hari hadir / jumlah hari kerja x 100%"),
        (
            "Tingkat inflasi",
            "(Indeks harga tahun n - indeks harga tahun n-1) : indeks harga tahun n-1 x 100%",
        ),
        ("Nilai kepuasan", "Jumlah nilai persepsi / jumlah unsur x 25"),
        ("Nilai ekspor", "Jumlah nilai ekspor"),
        ("Nilai investasi", "Jumlah realisasi investasi"),
        ("Indeks reformasi birokrasi", "60% x nilai pemenuhan + 40% x nilai hasil"),
        ("Rata-rata nilai", "Jumlah nilai / jumlah pegawai"),
        ("Rata-rata capaian kinerja", "Jumlah capaian kinerja / jumlah indikator"),
        ("Nilai capaian kinerja", "Realisasi kinerja : target kinerja x 100%"),
        ("Indeks kepatuhan (%)", "Jumlah pegawai patuh / jumlah pegawai x 100%"),
        ("Rasio kelulusan", "Jumlah siswa lulus / jumlah peserta x 100%"),
        ("Jumlah rata-rata kunjungan", "Jumlah kunjungan / jumlah hari"),
        ("Persentase kenaikan PAD", "(PAD tahun n - PAD tahun n-1) : PAD tahun n-1 x 100%"),
        ("Persentase capaian", "(persentase mutu + persentase hasil) / 2"),
    ],
)
def test_name_and_formula_agree(indikator: str, cell: str) -> None:
    assert of_cell(indikator, cell) == []


# --- terms -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("style", RATIOS)
@pytest.mark.parametrize(
    ("above", "below"),
    [
        (PART, PART),
        (PART, "jumlah Kolam yang  dipanen"),
        (PART, "jml kolam yang dipanen"),
        (PART, "total kolam dipanen"),
        (PART, "jumlah seluruh kolam yang dipanen"),
        ("Jumlah dok. lengkap", "jumlah dokumen lengkap"),
    ],
)
def test_equal_sides(style: str, above: str, below: str) -> None:
    told = of_cell(SHARE, style.format(a=above, b=below, f=" x 100%"))
    assert [code for code, _ in told] == ["IKI120"]


@pytest.mark.parametrize(
    "cell",
    [
        "Jumlah laporan yang disusun / jumlah laporan yang harus disusun x 100%",
        "Jumlah pengaduan masuk / jumlah pengaduan keluar x 100%",
        "Jumlah PAD tahun n / jumlah PAD tahun n-1 x 100%",
        "Jumlah dokumen (asli) / jumlah dokumen x 100%",
    ],
)
def test_other_sides_are_clean(cell: str) -> None:
    assert of_cell("Persentase hasil kerja", cell) == []


@pytest.mark.parametrize(
    "figure",
    ["240 hari kerja", "240", "1.250 jam", "45.678 jiwa", "45 orang", "1.234.567", "Rp 1.250.000.000"],
)
def test_undeclared_constant(figure: str) -> None:
    hours = "jam" if "jam" in figure else "hari hadir"
    above = {"4": "Jumlah penduduk terlayani", "1": f"Jumlah {hours}", "R": "Realisasi anggaran"}
    cell = f"{above.get(figure[0], 'Jumlah hari hadir')} / {figure} x 100%"
    assert [code for code, _ in of_cell("Persentase hasil", cell)] == ["IKI121"]


@pytest.mark.parametrize(
    ("indikator", "cell"),
    [
        ("Persentase kehadiran", "Jumlah bulan hadir / 12 bulan x 100%"),
        ("Persentase desa tertib", "Jumlah desa tertib / 12 desa x 100%"),
        ("Rasio dokter", "Jumlah dokter / jumlah penduduk x 1.000"),
        ("Tingkat hunian", "Jumlah hari rawat / (jumlah tempat tidur x 365) x 100%"),
        ("Nilai kepuasan", "Jumlah nilai / 9 x 25"),
        (
            "Persentase kehadiran",
            "Jumlah hari hadir / 240 hari kerja x 100% (240 hari: Perka BKN 19 Tahun 2011)",
        ),
    ],
)
def test_other_figures_are_clean(indikator: str, cell: str) -> None:
    assert of_cell(indikator, cell) == []


WEIGHTED = (
    *("{0}% x nilai hasil + {1}% x nilai perilaku", "(nilai hasil x {0}%) + (nilai perilaku x {1}%)"),
    "nilai hasil x 0,{0} + nilai perilaku x 0,{1}",
    "(nilai hasil x {0} + nilai perilaku x {1}) / 100",
    "Penjumlahan nilai hasil bobot {0}% dan nilai perilaku bobot {1}%",
    "1. Nilai hasil (bobot {0}%)\n2. Nilai perilaku (bobot: {1}%)",
)


@pytest.mark.parametrize("style", WEIGHTED)
@pytest.mark.parametrize(("one", "other", "whole"), [(60, 40, True), (60, 30, False), (70, 40, False)])
def test_weights(style: str, one: int, other: int, whole: bool) -> None:
    codes = [code for code, _ in of_cell("Nilai kinerja", style.format(one, other)) if code != "IKI122"]
    assert codes == ([] if whole else ["IKI508"])


# --- rows of one document ----------------------------------------------------------------------------


def of_pair(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    return [code for code, _ in found(one, other)]


@pytest.mark.parametrize("style", RATIOS)
@pytest.mark.parametrize("name", [SHARE, SHARE.upper(), SHARE.replace("Persen", "Prosen")])
def test_one_indicator_with_two_formulas(style: str, name: str) -> None:
    first = {"indikator": SHARE, "teks": SHARES, "jabatan": "Camat"}
    for divisor, expected in ((WHOLE, []), ("jumlah kolam yang disewa", ["IKI622"])):
        second = {
            "indikator": name,
            "teks": style.format(a=PART, b=divisor, f=" x 100%"),
            "jabatan": "Sekcam",
        }
        assert of_pair(first, second) == expected


@pytest.mark.parametrize("style", [*RATIOS, "100% x {a} : {b}", "(P/Q) x 100%, dengan P = {a}; Q = {b}"])
def test_two_indicators_with_one_formula(style: str) -> None:
    first = {"indikator": SHARE, "teks": SHARES}
    second = {"indikator": "Cakupan usaha tambak", "teks": style.format(a=PART, b=WHOLE, f=" x 100%")}
    assert of_pair(first, second) == ["IKI623"]


def test_shortened_count_is_no_other_formula() -> None:
    name = "Jumlah dokumen laporan keuangan yang disusun dengan benar"
    rows = [{"indikator": name, "teks": name, "jabatan": "Camat"}]
    rows.append(
        {"indikator": name, "teks": "Jumlah dokumen laporan keuangan tahun (n)", "jabatan": "Bendahara"}
    )
    assert of_pair(*rows) == []


@pytest.mark.parametrize("where", ["jabatan", "sasaran"])
@pytest.mark.parametrize("name", [SHARE, SHARE.replace("Persen", "Prosen"), f" {SHARE.lower()} "])
def test_indicator_twice(where: str, name: str) -> None:
    first = {"indikator": SHARE, "teks": SHARES, where: "Camat"}
    assert of_pair(first, {**first, "indikator": name}) == ["IKI624"]
    assert of_pair(first, {**first, where: "Sekretaris"}) == []


@pytest.mark.parametrize("style", RATIOS)
def test_divisor_that_differs(style: str) -> None:
    rows = [
        {
            "indikator": f"Persentase desa {what}",
            "teks": style.format(a=f"Jumlah desa {what}", b=f"{n} desa", f=" x 100%"),
        }
        for what, n in (("tertib", 12), ("maju", 12), ("lunas", 11))
    ]
    assert [code for code, _ in found(*rows)] == ["IKI620"]
    assert [code for code, _ in found(rows[0], {**rows[0], "teks": rows[0]["teks"].replace("12", "9")})] == [
        "IKI620"
    ]
    assert found(*rows[:2]) == []


def test_divisor_of_another_set_is_clean() -> None:
    rows = [
        {"indikator": f"Persentase desa {what}", "teks": f"Jumlah desa {what} dibagi {n} dikali 100%"}
        for what, n in (("tertib", "12 desa"), ("maju", "12 desa"), ("pesisir", "3 desa pesisir"))
    ]
    assert found(*rows) == []
