"""Checks of a document where they must speak, and where they must not."""

import pytest

import ikicalc
from ikicalc.catalog import Catalog, Dokumen, Indikator

LONG_NAME = "Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
RATIO = "Jumlah desa tertib dibagi jumlah desa dikali 100%"

TARGET_CODES = {"IKI510", "IKI519", *(f"IKI53{digit}" for digit in "24567")}


def document(*rows, **head):
    """Return the codes of a document whose rows are given as mappings of cells."""
    items = []
    for number, row in enumerate(rows):
        cells = {"indikator": f"Jumlah kegiatan {number}", "teks": RATIO, **row}
        items.append(Indikator(f"c/{number}", "c", **cells))
    catalog = Catalog(items, [Dokumen("c", "Indikator Kinerja", **head)])
    return [(t.diagnostic.code, t.indikator) for t in ikicalc.check(catalog).temuan]


def codes(*rows, **head):
    return {code for code, _ in document(*rows, **head)}


# --- places ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "head", "told"),
    [
        ("rapat di Kecamatan Wilangan", {"instansi": "Kecamatan Rejoso"}, True),
        ("rapat di Kecamatan Rejoso", {"instansi": "Kecamatan Rejoso"}, False),
        ("data Kabupaten Kediri", {"instansi": "Dinas Sosial Kabupaten Blitar"}, True),
        ("lomba Kabupaten Kedua", {"instansi": "Dinas Sosial Kabupaten Blitar"}, False),
        ("RAPAT DI KECAMATAN WILANGAN", {"instansi": "Kecamatan Rejoso"}, True),
        ("musrenbang Kecamatan Tahun 2024", {"instansi": "Kecamatan Rejoso"}, False),
        ("laporan Kecamatan SAKIP", {"instansi": "Kecamatan Rejoso"}, False),
        ("desa se-Kecamatan Wilangan", {"instansi": "Dinas Kesehatan", "kabupaten": "Nganjuk"}, False),
        ("SK Bupati Gresik", {"instansi": "Kecamatan Rejoso", "kabupaten": "Nganjuk"}, True),
        ("predikat Kota Layak Anak", {"instansi": "Dinas Sosial Kota Batu"}, False),
        ("rapat di Kecamatan Wilangan", {}, False),
    ],
)
def test_foreign_place(text, head, told):
    assert ("IKI211" in codes({"teks": text}, **head)) is told


def test_own_place_is_taken_from_the_jabatan():
    assert "IKI211" in codes({"teks": "di Kecamatan Wilangan", "jabatan": "CAMAT REJOSO"})


def test_own_place_is_taken_from_the_majority_where_the_jabatan_is_of_that_level():
    rows = [
        {"teks": f"rapat di Kecamatan {name}", "jabatan": "Camat"} for name in ("Rejoso",) * 3 + ("Wilangan",)
    ]
    assert document(*rows).count(("IKI211", "c/3")) == 1


# --- spelling ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Desa Karangcangkring",
        "LKPPDes dan LPPDes",
        "e-KTP",
        r"$\frac{\text{Jumlah A}}{2}$",
        "Kecamatan Dukun",
    ],
)
def test_names_and_codes_are_no_misspellings(text):
    assert "IKI209" not in codes({"teks": text}, {"teks": "dukung LPPDes"})


def test_every_place_of_a_misspelt_word_is_told():
    rows = [{"teks": "Jumlah doumen"}, {"teks": "Jumlah dokumen"}, {"sasaran": "Tersusunnya doumen"}]
    assert [where for code, where in document(*rows) if code == "IKI209"] == ["c/0", "c/2"]


def test_foreign_terms_and_repeated_words_are_no_misspellings():
    assert "IKI209" not in codes({"teks": "Emergency Response Time dan luas serangan hama"})
    assert "IKI209" not in codes({"teks": "dokument satu, dokument dua, dokument tiga"})


# --- targets -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"target": "baru"}, "IKI510"),
        ({"target": "120%", "indikator": "Persentase desa tertib"}, "IKI532"),
        ({"target": "12 dokumen", "teks": "Jumlah rapat"}, "IKI519"),
        ({"polaritas": "naik", "target_triwulan": ("100%", "75%", "50%", "25%")}, "IKI534"),
        ({"target": "100%", "target_triwulan": ("10%", "20%", "30%", "35%")}, "IKI535"),
        ({"polaritas": "turun", "target": "10%", "target_triwulan": ("40%", "30%", "20%", "15%")}, "IKI535"),
        ({"target_triwulan": ("3 orang", "6 orang", "9 orang", "12 orang")}, "IKI519"),
        ({"teks": "Jumlah rapat", "target_tahunan": ((2024, "9 kali"), (2025, "9 orang"))}, "IKI519"),
        (
            {"indikator": "Persentase desa tertib", "target_tahunan": ((2024, "90%"), (2025, "120%"))},
            "IKI532",
        ),
        ({"target_tahunan": ((2024, "90%"), (2025, "baru"))}, "IKI510"),
        ({"polaritas": "naik", "target_tahunan": ((2024, "90%"), (2025, "80%"))}, "IKI536"),
        ({"polaritas": "turun", "target_tahunan": ((2025, "20%"), (2024, "10%"))}, "IKI536"),
        ({"target": "Rp 2.500.000"}, "IKI519"),
        ({"target": "-4 kali", "teks": "Jumlah rapat"}, "IKI510"),
        ({"target": "baru (2)"}, "IKI510"),
        ({"target": "0,95"}, "IKI537"),
        ({"target": "1"}, "IKI537"),
    ],
)
def test_target_is_told(row, code):
    assert code in codes(row)


@pytest.mark.parametrize(
    "row",
    [
        {"target": "WTP"},
        {"target": "CC (58,4)", "indikator": "Nilai evaluasi"},
        {"target": "Rp 750 juta", "teks": "Jumlah retribusi pasar"},
        {"target": "-2%", "indikator": "Persentase kenaikan harga"},
        {"target": "Sangat Baik"},
        {"target": "120%", "indikator": "Persentase kenaikan pendapatan"},
        {"target": "13 laporan", "teks": "Jumlah dokumen"},  # laporan are dokumen
        {"polaritas": "turun", "target_triwulan": ("100%", "75%", "50%", "25%")},
        {"polaritas": "naik", "target": "100%", "target_triwulan": ("30%", "20%", "25%", "25%")},
        {"teks": "Jumlah rapat", "polaritas": "naik", "target_triwulan": ("4 kali", "3 kali", "4 kali", "3")},
        {"target": "12 kali", "teks": "Jumlah rapat", "target_triwulan": ("3 kali",) * 4},
        {"target": "100%", "target_triwulan": ("25%", "50%", "75%", "100%")},
        {"polaritas": "turun", "target": "10%", "target_triwulan": ("40%", "30%", "20%", "10%")},
        {"polaritas": "naik", "target_tahunan": ((2025, "90%"), (2024, "80%"))},
        {"polaritas": "turun", "target_tahunan": ((2024, "20%"), (2025, "10%"))},
        {"target_tahunan": ((2024, "90%"), (2025, "80%"))},  # no direction is stated
        {"target": "0,95%"},
        {"target": "1", "teks": "Jumlah rapat"},
    ],
)  # fmt: skip
def test_target_is_not_told(row):
    assert not codes(row) & TARGET_CODES


@pytest.mark.parametrize(
    "cells", [{"target_tahunan": ((2024, "90%"),)}, {"target_triwulan": ("9%",)}, {"target_bulanan": ("9%",)}]
)
def test_target_of_another_column_is_a_target(cells):
    assert "IKI533" not in codes({"target": "90%", "jabatan": "Camat"}, {"jabatan": "Camat", **cells})


def test_finding_on_a_target_marks_its_cell():
    item = Indikator("c/1", "c", "Persentase desa tertib", teks=RATIO, target="segera")
    (temuan,) = ikicalc.check([item]).temuan
    assert (temuan.diagnostic.code, temuan.sel) == ("IKI510", "target")
    assert temuan.diagnostic.span.of(item.target) == "segera"


def test_missing_cells_are_told_only_beside_filled_ones():
    filled = {"sumber_data": "Dinas", "target": "100%", "jabatan": "Camat"}
    empty = {"jabatan": "Camat"}
    assert {"IKI533", "IKI621"} <= codes(filled, filled, empty)
    assert not codes(empty, empty, filled) & {"IKI533", "IKI621"}  # the column is not meant to be filled


def test_a_table_without_the_column_is_told_once():
    filled, empty = {"sumber_data": "Dinas"}, {}
    told = document(filled, filled, filled, filled, empty, empty, empty)
    assert [where for code, where in told if code == "IKI621"] == ["c/4"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("PAD / jumlah desa", False),
        ("Indeks harga jual (Ij) dibanding indeks harga beli (Ik) = Ij / Ik x 100", False),
        ("QX / jumlah desa", True),
    ],
)
def test_symbols_that_the_cell_or_everyone_knows_need_no_legend(text, told):
    assert ("IKI203" in codes({"teks": text})) is told


def test_initials_in_brackets_are_no_unit():
    text = "Jumlah guru yang mengikuti 32 jam pelajaran (JP) dibagi jumlah guru dikali 100%"
    assert "IKI301" not in codes({"teks": text})


# --- scales ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0-40 Kurang, 41-60 Cukup, 61-100 Baik", {"IKI531"}),
        ("0-40 Kurang, 51-60 Cukup, 61-100 Baik", {"IKI501", "IKI531"}),
        ("0-45 Kurang, 41-60 Cukup, 61-100 Baik", {"IKI502", "IKI531"}),
        ("41-60 Kurang, 61-80 Cukup, 81-95 Baik", {"IKI530", "IKI531"}),
        ("< 40 Kurang, 40-55 Cukup, 55-70 Sedang, 70-85 Baik, di atas 85 Unggul", set()),
        ("41-60 Kurang, 60-80 Cukup, 80-90 Baik; sampel > 30", {"IKI530"}),
        ("25,00-64,99 D, 65,00-76,60 C, 76,61-88,30 B, 88,31-100,00 A", set()),
        ("0-60 Kurang, 60-80 Cukup, 80-100 Baik", set()),
        ("dilaksanakan tahun 2018-2023, 2019-2024, 2020-2025", set()),
        ("usia 0-5 tahun, 6-12 tahun, 13-18 tahun", set()),
        ("pasal 1-3, 4-6 dan 7-9", set()),
        ("(Jumlah A - 10) : (Jumlah B - 20) x 100%", set()),
    ],
)
def test_printed_scale(text, expected):
    assert codes({"teks": text}) & {"IKI501", "IKI502", "IKI530", "IKI531"} == expected


# --- regulations -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tahun", "told"),
    [
        ("sesuai Permenpan No. 16 Tahun 2014", 2019, True),
        ("sesuai PermenPAN-RB Nomor 16 Tahun 2014", None, True),
        (f"Peraturan Menteri {LONG_NAME} Nomor 16 Tahun 2014", 2020, True),
        ("menurut PP 46/2011", 2021, True),
        ("menurut Peraturan Pemerintah No.46 Th 2011", 2021, True),
        ("KEP/25/M.PAN/2/2004", 2021, False),  # without the kind nothing is certain
        ("Kepmenpan KEP/25/M.PAN/2/2004", 2021, True),
        ("sesuai Permenpan No. 16 Tahun 2014", 2015, False),
        ("sesuai PermenPAN-RB 14 Tahun 2017", 2021, False),
        ("Perbup 46/2011", 2021, False),
    ],
)  # fmt: skip
def test_replaced_regulation(text, tahun, told):
    assert ("IKI625" in codes({"teks": text}, tahun=tahun)) is told


# --- rows against each other -------------------------------------------------------------------------


def test_rows_of_two_documents_are_not_compared():
    items = [Indikator(f"{d}/1", d, "Jumlah desa", teks=f"Jumlah desa dibagi {n} desa", jabatan="Camat")
             for d, n in (("a", 9), ("b", 12))]  # fmt: skip
    assert not {t.diagnostic.code for t in ikicalc.check(items).temuan} & {"IKI620", "IKI622", "IKI624"}


def test_inputs_of_one_formula_are_two_inputs():
    assert "IKI208" not in codes({"teks": "Jumlah pasien (hidup) dibagi jumlah pasien dikali 100%"})
    assert "IKI208" not in codes({"teks": "Jumlah pasien yang sembuh dibagi total pasien sembuh dikali 100%"})
    assert "IKI208" in codes({"teks": "Jumlah dokumen selesai"}, {"teks": "Jumlah dok. selesai"})


@pytest.mark.parametrize("other", ["dok. selesai", "doumen selesai"])
def test_one_input_in_two_spellings_of_one_formula_is_told(other):
    told = codes({"teks": f"Jumlah {other} dibagi jumlah dokumen selesai dikali 100%"})
    assert "IKI120" in told  # as equal sides, and not a second time
    assert "IKI208" not in told
    assert "IKI208" in codes({"teks": f"(Jumlah {other} + jumlah dokumen selesai) dibagi jumlah surat"})


# --- abbreviations -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Jumlah rapat LPTQ", True),
        ("Jumlah rapat Lembaga Pengembangan Tilawatil Quran (LPTQ), peserta LPTQ", False),
        ("Jumlah rapat lembaga pengembangan tilawatil quran, LPTQ", False),
        ("LPTQ adalah lembaga tilawatil quran", False),
        ("LPTQ / NDT x 100%\nLPTQ = jumlah peserta\nNDT = jumlah dosen", False),
        ("Jumlah KTP, KK dan SPPT PBB", False),
        ("JUMLAH RAPAT LPTQ DI KECAMATAN", False),
        ("bab IV dan XII", False),
    ],
)
def test_abbreviation(text, told):
    assert ("IKI212" in codes({"teks": text})) is told


# --- terms of one formula ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("60% x nilai SKP + 30% x nilai perilaku", True),
        ("((nilai SKP x 60%) + (nilai perilaku x 30%)) x 25", True),
        ("60% x nilai SKP + 40% x nilai perilaku", False),
        ("60% x nilai SKP + 30% x nilai perilaku + nilai tambahan", False),
        ("60% x nilai SKP - 30% x nilai potongan", False),
    ],
)
def test_weights(text, told):
    assert ("IKI508" in codes({"teks": text})) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("jumlah hari hadir : 240 hari kerja x 100%", True),
        ("jumlah hari hadir : 240 x 100%", True),
        ("jumlah hari hadir : 240 hari kerja x 100%\nCatatan: hari kerja efektif = 240 hari", False),
        ("jumlah hari hadir : 240 hari kerja x 100% (Perka BKN 19 Tahun 2011)", False),
        ("jumlah hari hadir : 240 hari kerja x 100%\nSumber: rekap tahun 2023", True),
        ("jumlah warga hadir : 240 orang x 100%", True),
        ("jumlah hari hadir : 12 bulan x 100%", False),
    ],
)
def test_working_time(text, told):
    assert ("IKI121" in codes({"teks": text})) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("jumlah hari hadir : (jumlah pegawai x jumlah hari kerja) x 100%", set()),
        ("(jumlah pegawai x 5 hari - jumlah hari absen) : (jumlah pegawai x 5 hari) x 100%", set()),
        ("jumlah dokumen : (jumlah desa x 12 dokumen) x 100%", set()),
        ("jumlah dokumen : jumlah desa x 100%", {"IKI301"}),
        ("jumlah dokumen + jumlah desa", {"IKI302"}),
    ],
)
def test_units_that_are_counted_out_meet(text, told):
    assert codes({"teks": text}) & {"IKI301", "IKI302"} == told


@pytest.mark.parametrize("satuan", ["Dokumen", "DOKUMEN", "Dok.", "Poin", "per 100.000 KH", "Persen"])
def test_unit_of_a_column_in_other_letters_is_no_fault(satuan):
    row = {"indikator": "Jumlah dokumen", "teks": "Jumlah dokumen", "target": "12 dokumen", "satuan": satuan}
    assert ("IKI519" in codes(row)) is (satuan == "Persen")


@pytest.mark.parametrize("target", ["≤ 2", "> 90 %", "minimal 90%", "min. 90%", "N/A"])
def test_open_and_absent_targets_can_be_read(target):
    assert "IKI510" not in codes({"target": target})


@pytest.mark.parametrize(("years", "told"), [((24, 36, 30), True), ((24, 24, 30), False), ((9, 8, 8), False)])
def test_yearly_targets_of_no_direction_that_turn(years, told):
    targets = tuple((2022 + number, str(value)) for number, value in enumerate(years))
    assert ("IKI536" in codes({"target_tahunan": targets})) is told
