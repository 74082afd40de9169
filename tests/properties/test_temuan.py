"""One defect planted into a clean indicator, in many natural forms: exactly the fitting finding comes.

The clean forms stand beside the planted ones and must stay without any finding. What a reader is told about
every cell (how a sign was read) is no defect and set aside.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import ikicalc
from ikicalc.catalog import Catalog, Dokumen, Indikator

READING = {"IKI001", "IKI105", "IKI106", "IKI107", "IKI109", "IKI113", "IKI114", "IKI115", "IKI116"}
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
