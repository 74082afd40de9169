"""Layouts of performance documents as offices print them: each becomes the right indicators, or is told.

Offices, positions and indicators are invented; the layouts are not.
"""

# ruff: noqa: E501 - a row of a page is one line here

from __future__ import annotations

from ikicalc.documents.imports import draft_of
from ikicalc.documents.model import Naskah
from ikicalc.documents.reading.aligned import aligned_blocks
from tests.dokumen.notasi import document

FIELDS = (
    "jabatan",
    "sasaran",
    "indikator",
    "teks",
    "target",
    "sumber_data",
    "penanggung_jawab",
    "satuan",
    "polaritas",
)


def draft(text):
    return draft_of(document(text), "rawa.docx")


def rows(draf, *fields):
    """Return the fields of the indicators, line breaks in formulas as `` // ``."""
    return [tuple(_shown(getattr(item, field)) for field in fields) for item in draf.indikator]


def _shown(value):
    return value.replace("\n", " // ") if isinstance(value, str) else value


def told(draf):
    """Return the codes of what is unsure."""
    return sorted(item.code for item in draf.tidak_pasti)


def test_agreement_with_programs_and_budgets_below():
    draf = draft("""
PERJANJIAN KINERJA TAHUN 2024
KECAMATAN RAWA INDAH
Dalam rangka mewujudkan manajemen pemerintahan yang efektif, yang bertanda tangan di bawah ini:
Nama : Budi
Jabatan : CAMAT RAWA INDAH
Selanjutnya disebut pihak pertama
Nama : Sari
Jabatan : BUPATI MUARA BIRU
Selaku atasan langsung pihak pertama, selanjutnya disebut pihak kedua
Pihak pertama berjanji akan mewujudkan target kinerja yang seharusnya.

No | Sasaran Strategis | Indikator Kinerja | Target
(1) | (2) | (3) | (4)
1 | Meningkatnya kualitas pelayanan publik | Indeks Kepuasan Masyarakat | 85,00
2 | Meningkatnya tata kelola desa | Persentase desa dengan administrasi baik | 80%
^ | ^ | Jumlah desa berstatus mandiri | 4 desa

No | Program | Anggaran | Keterangan
1 | Program Penyelenggaraan Pemerintahan | Rp 1.200.000.000 | APBD
2 | Program Pemberdayaan Masyarakat Desa | Rp 300.000.000 | APBD
 | Jumlah | Rp 1.500.000.000 |

Muara Biru, 2 Januari 2024
Pihak Kedua, | Pihak Pertama,
BUPATI MUARA BIRU | CAMAT RAWA INDAH
Sari | Budi
""")
    assert rows(draf, "jabatan", "sasaran", "indikator", "target") == [
        ("CAMAT RAWA INDAH", "Meningkatnya kualitas pelayanan publik", "Indeks Kepuasan Masyarakat", "85,00"),
        (
            "CAMAT RAWA INDAH",
            "Meningkatnya tata kelola desa",
            "Persentase desa dengan administrasi baik",
            "80%",
        ),
        ("CAMAT RAWA INDAH", "Meningkatnya tata kelola desa", "Jumlah desa berstatus mandiri", "4 desa"),
    ]
    assert told(draf) == []
    head = draf.dokumen
    assert (head.judul, head.jenis, head.tahun, head.instansi) == (
        "PERJANJIAN KINERJA TAHUN 2024 KECAMATAN RAWA INDAH", "PERJANJIAN KINERJA", 2024, "KECAMATAN RAWA INDAH",
    )  # fmt: skip


def test_agreement_whose_programs_stand_without_header_columns_in_text():
    draf = draft("""
Program | Anggaran | Keterangan
1. Program Pelayanan | Rp 900.000.000 | APBD

NO | SASARAN | INDIKATOR KINERJA | SATUAN | TARGET
1 | Tertib arsip | Persentase arsip yang tertata | % | 75

Program/Kegiatan | < | Anggaran (Rp)
1 | Penataan arsip | 12.000.000
""")
    assert rows(draf, "indikator", "satuan", "target") == [("Persentase arsip yang tertata", "%", "75")]
    assert told(draf) == []


def test_main_indicators_with_reason_and_type():
    draf = draft("""
LAMPIRAN KEPUTUSAN KEPALA DINAS PERIKANAN KABUPATEN MUARA BIRU
NOMOR : 050/12/KEP/2023
TENTANG INDIKATOR KINERJA UTAMA DINAS PERIKANAN KABUPATEN MUARA BIRU TAHUN 2023
INDIKATOR KINERJA UTAMA

No | Tujuan/ Sasaran | Indikator Kinerja Utama | Satuan | Alasan | Formulasi Pengukuran | Tipe Perhitungan | Sumber Data
1 | Meningkatnya produksi perikanan | Produksi perikanan budidaya | Ton | Menggambarkan hasil pembudidaya | Jumlah produksi perikanan budidaya dalam satu tahun | Non kumulatif | Bidang Budidaya
2 | Meningkatnya konsumsi ikan | Angka konsumsi ikan | Kg/kapita | Ukuran gizi | Jumlah konsumsi ikan dibagi jumlah penduduk | Kumulatif | Bidang Bina Usaha
""")
    assert rows(draf, "sasaran", "indikator", "satuan", "teks", "sumber_data") == [
        ("Meningkatnya produksi perikanan", "Produksi perikanan budidaya", "Ton",
         "Jumlah produksi perikanan budidaya dalam satu tahun", "Bidang Budidaya"),
        ("Meningkatnya konsumsi ikan", "Angka konsumsi ikan", "Kg/kapita",
         "Jumlah konsumsi ikan dibagi jumlah penduduk", "Bidang Bina Usaha"),
    ]  # fmt: skip
    assert told(draf) == []
    assert draf.lain[draf.indikator[0].id]["Alasan"] == "Menggambarkan hasil pembudidaya"
    head = draf.dokumen
    assert head.judul == "INDIKATOR KINERJA UTAMA DINAS PERIKANAN KABUPATEN MUARA BIRU TAHUN 2023"
    assert (head.jenis, head.nomor) == (
        "KEPUTUSAN KEPALA DINAS PERIKANAN KABUPATEN MUARA BIRU",
        "050/12/KEP/2023",
    )
    assert (head.instansi, head.kabupaten, head.tahun) == ("DINAS PERIKANAN", "MUARA BIRU", 2023)


def test_individual_indicators_with_name_of_position():
    draf = draft("""
INDIKATOR KINERJA INDIVIDU
1. Nama Jabatan : Kepala Bidang Budidaya
2. Tugas : Memimpin bidang
3. Fungsi :
a. Menyusun program
b. Melaksanakan pembinaan

No | Kinerja Utama | Indikator Kinerja Individu | Formulasi Penghitungan | Sumber Data
1 | Terbinanya kelompok | Persentase kelompok yang dibina | Jumlah kelompok dibina / jumlah kelompok x 100% | Laporan

INDIKATOR KINERJA INDIVIDU
1. Nama Jabatan : Kepala Seksi Perbenihan
2. Tugas : Melayani benih

No | Kinerja Utama | Indikator Kinerja Individu | Formulasi Penghitungan | Sumber Data
1 | Tersedianya benih | Jumlah benih yang disalurkan | Jumlah benih yang disalurkan | Laporan benih
""")
    assert rows(draf, "jabatan", "indikator", "teks") == [
        ("Kepala Bidang Budidaya", "Persentase kelompok yang dibina",
         "Jumlah kelompok dibina / jumlah kelompok x 100%"),
        ("Kepala Seksi Perbenihan", "Jumlah benih yang disalurkan", "Jumlah benih yang disalurkan"),
    ]  # fmt: skip
    assert told(draf) == []


def test_position_in_a_table_of_duties():
    draf = draft("""
Jabatan | : | Kepala Seksi Perbenihan
Tugas | : | Melayani benih
Fungsi | : | a. menyusun rencana
 | | b. menyalurkan benih

Kinerja Utama | Indikator Kinerja | Formulasi | Sumber Data
Tersedianya benih | Jumlah benih | Jumlah benih yang disalurkan | Laporan benih
""")
    assert rows(draf, "jabatan", "indikator") == [("Kepala Seksi Perbenihan", "Jumlah benih")]
    assert told(draf) == []


def test_position_as_heading_paragraph():
    draf = draft("""
A. INDIKATOR KINERJA INDIVIDU SEKRETARIS

NO | SASARAN | INDIKATOR KINERJA | RUMUS
1 | Tertib arsip | Persentase arsip tertata | Arsip tertata : seluruh arsip x 100%

B. INDIKATOR KINERJA INDIVIDU KEPALA SUB BAGIAN UMUM

NO | SASARAN | INDIKATOR KINERJA | RUMUS
1 | Tertib surat | Jumlah surat diagendakan | Jumlah surat diagendakan
""")
    assert rows(draf, "jabatan", "indikator") == [
        ("SEKRETARIS", "Persentase arsip tertata"),
        ("KEPALA SUB BAGIAN UMUM", "Jumlah surat diagendakan"),
    ]
    assert told(draf) == []


def test_position_as_spanning_row():
    draf = draft("""
NO | SASARAN | INDIKATOR KINERJA | TARGET
I. | SEKRETARIS DINAS | < | <
1 | Tertib arsip | Persentase arsip tertata | 75%
II. | Kepala Bidang Budidaya | < | <
1 | Terbinanya kelompok | Jumlah kelompok dibina | 12 kelompok
Kepala Seksi Perbenihan | < | < | <
1 | Tersedianya benih | Jumlah benih | 10.000 ekor
""")
    assert rows(draf, "jabatan", "sasaran", "indikator", "target") == [
        ("SEKRETARIS DINAS", "Tertib arsip", "Persentase arsip tertata", "75%"),
        ("Kepala Bidang Budidaya", "Terbinanya kelompok", "Jumlah kelompok dibina", "12 kelompok"),
        ("Kepala Seksi Perbenihan", "Tersedianya benih", "Jumlah benih", "10.000 ekor"),
    ]
    assert told(draf) == []


def test_goal_as_spanning_row():
    draf = draft("""
NO | INDIKATOR KINERJA | SATUAN | TARGET
Sasaran 1: Meningkatnya produksi | < | < | <
1 | Produksi ikan | ton | 120
2 | Produksi benih | ekor | 9.000
Sasaran 2: Meningkatnya konsumsi | < | < | <
3 | Angka konsumsi ikan | kg | 31
""")
    assert rows(draf, "sasaran", "indikator", "target") == [
        ("Meningkatnya produksi", "Produksi ikan", "120"),
        ("Meningkatnya produksi", "Produksi benih", "9.000"),
        ("Meningkatnya konsumsi", "Angka konsumsi ikan", "31"),
    ]
    assert told(draf) == []


def test_five_year_plan_with_first_state_and_years():
    draf = draft("""
NO | TUJUAN | SASARAN | INDIKATOR TUJUAN/SASARAN | SATUAN | KONDISI AWAL (2020) | TARGET KINERJA PADA TAHUN KE- | < | < | < | < | < | KONDISI AKHIR
^ | ^ | ^ | ^ | ^ | ^ | 2021 | 2022 | 2023 | 2024 | 2025 | 2026 | ^
1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13
1 | Meningkatkan nilai tambah | Meningkatnya produksi | Produksi ikan | ton | 80 | 90 | 95 | 100 | 105 | 110 | 115 | 115
 | | Meningkatnya konsumsi | Angka konsumsi ikan | kg | 25 | 26 | 27 | 28 | 29 | 30 | 31 | 31
""")
    assert rows(draf, "sasaran", "indikator", "satuan", "target") == [
        ("Meningkatnya produksi", "Produksi ikan", "ton", ""),
        ("Meningkatnya konsumsi", "Angka konsumsi ikan", "kg", ""),
    ]
    assert draf.indikator[1].target_tahunan == tuple((2021 + n, str(26 + n)) for n in range(6))
    assert told(draf) == []


def test_years_directly_in_the_header():
    draf = draft("""
No | Indikator Kinerja Utama | Satuan | Target 2021 | Target 2022 | Realisasi 2021 | Realisasi 2022
1 | Produksi ikan | ton | 90 | 95 | 88 | 94
""")
    assert draf.indikator[0].target_tahunan == ((2021, "90"), (2022, "95"))
    assert told(draf) == []


def test_numbered_years():
    draf = draft("""
No | Sasaran | Indikator | Satuan | Target Tahun | < | <
^ | ^ | ^ | ^ | 1 | 2 | 3
1 | Meningkatnya produksi | Produksi ikan | ton | 90 | 95 | 99
""")
    assert rows(draf, "indikator", "satuan") == [("Produksi ikan", "ton")]
    assert draf.indikator[0].target == ""
    assert set(draf.lain[draf.indikator[0].id].values()) == {"90", "95", "99"}


def test_cascading_levels_each_with_their_indicator():
    draf = draft("""
SASARAN STRATEGIS | INDIKATOR SASARAN | PROGRAM | INDIKATOR PROGRAM | KEGIATAN | INDIKATOR KEGIATAN | SUB KEGIATAN | INDIKATOR SUB KEGIATAN | TARGET
Meningkatnya produksi | Produksi ikan | Program Budidaya | Persentase kelompok aktif | Pembinaan kelompok | Jumlah kelompok dibina | Pelatihan | Jumlah peserta pelatihan | 40 orang
^ | ^ | ^ | ^ | ^ | ^ | Bantuan alat | Jumlah alat yang dibagikan | 12 unit
^ | ^ | Program Pemasaran | Jumlah pasar ikan | Promosi | Jumlah pameran | Pameran daerah | Jumlah pameran daerah | 2 kali
""")
    assert sorted(rows(draf, "sasaran", "indikator", "target")) == sorted([
        ("Meningkatnya produksi", "Produksi ikan", ""),
        ("Program Budidaya", "Persentase kelompok aktif", ""),
        ("Pembinaan kelompok", "Jumlah kelompok dibina", ""),
        ("Pelatihan", "Jumlah peserta pelatihan", "40 orang"),
        ("Bantuan alat", "Jumlah alat yang dibagikan", "12 unit"),
        ("Program Pemasaran", "Jumlah pasar ikan", ""),
        ("Promosi", "Jumlah pameran", ""),
        ("Pameran daerah", "Jumlah pameran daerah", "2 kali"),
    ])  # fmt: skip
    assert told(draf) == []


def test_cascading_in_one_column():
    draf = draft("""
No | Sasaran/Program/Kegiatan/Sub Kegiatan | Indikator Kinerja | Satuan | Target | Anggaran (Rp)
1 | Meningkatnya produksi | Produksi ikan | ton | 120 |
1.1 | Program Budidaya | Persentase kelompok aktif | % | 80 | 500.000.000
1.1.1 | Kegiatan Pembinaan | Jumlah kelompok dibina | kelompok | 12 | 200.000.000
""")
    assert rows(draf, "sasaran", "indikator", "satuan", "target") == [
        ("Meningkatnya produksi", "Produksi ikan", "ton", "120"),
        ("Program Budidaya", "Persentase kelompok aktif", "%", "80"),
        ("Kegiatan Pembinaan", "Jumlah kelompok dibina", "kelompok", "12"),
    ]
    assert told(draf) == []


def test_definition_way_of_measuring_and_weights():
    draf = draft("""
No. | Sasaran | Indikator Kinerja | Definisi Operasional | Cara Mengukur | Satuan | Baseline | Target | Bobot | Penanggung Jawab | Ket
1. | Tertib arsip | Persentase arsip tertata | Arsip tertata ialah arsip yang berkode | (Jumlah arsip tertata / Jumlah arsip) x 100% | Persen | 60 | 75 | 30 | Sekretaris | -
2. | Tertib surat | Jumlah surat diagendakan | Surat yang masuk buku agenda | Jumlah surat diagendakan | Surat | 100 | 120 | 70 | Subbag Umum | -
""")
    assert rows(draf, "indikator", "teks", "satuan", "target", "penanggung_jawab") == [
        (
            "Persentase arsip tertata",
            "(Jumlah arsip tertata / Jumlah arsip) x 100%",
            "Persen",
            "75",
            "Sekretaris",
        ),
        ("Jumlah surat diagendakan", "Jumlah surat diagendakan", "Surat", "120", "Subbag Umum"),
    ]
    assert draf.lain[draf.indikator[0].id]["Baseline"] == "60"
    assert told(draf) == []


def test_quarters_under_target_and_realisation():
    draf = draft("""
NO | SASARAN | INDIKATOR KINERJA | SATUAN | TARGET TAHUNAN | TARGET | < | < | < | REALISASI | < | < | <
^ | ^ | ^ | ^ | ^ | TW I | TW II | TW III | TW IV | TW I | TW II | TW III | TW IV
1 | Tertib arsip | Persentase arsip tertata | % | 100 | 25 | 50 | 75 | 100 | 20 | 45 | |
2 | Tertib surat | Jumlah surat | surat | 400 | 100 | 200 | 300 | 400 | 90 | 180 | |
""")
    assert rows(draf, "indikator", "satuan", "target", "target_triwulan") == [
        ("Persentase arsip tertata", "%", "100", ("25", "50", "75", "100")),
        ("Jumlah surat", "surat", "400", ("100", "200", "300", "400")),
    ]
    assert told(draf) == []


def test_plan_of_action_with_quarters_in_words():
    draf = draft("""
No | Sasaran Kegiatan | Indikator Kinerja | Target | Target Triwulan | < | < | < | Rencana Aksi
^ | ^ | ^ | ^ | I | II | III | IV | ^
1 | Tertib arsip | Persentase arsip tertata | 100% | 25% | 50% | 75% | 100% | Menata arsip
""")
    assert rows(draf, "indikator", "target", "target_triwulan") == [
        ("Persentase arsip tertata", "100%", ("25%", "50%", "75%", "100%"))
    ]
    assert told(draf) == []


def test_quarters_whose_title_does_not_say_target():
    draf = draft("""
No | Indikator Kinerja | Satuan | Target Tahunan | Rencana Aksi Triwulan | < | < | < | Asal Data
^ | ^ | ^ | ^ | I | II | III | IV | ^
1 | Persentase arsip tertata | % | 80% | - | 40% | 60 % | 80% | Laporan arsip
2 | Jumlah pungutan | rupiah | Rp 90.000 | Rp 20.000 | N/A | 2 juta | Rp. 90.000 | Laporan bendahara
""")
    assert rows(draf, "target", "target_triwulan", "sumber_data") == [
        ("80%", ("-", "40%", "60 %", "80%"), "Laporan arsip"),
        ("Rp 90.000", ("Rp 20.000", "N/A", "2 juta", "Rp. 90.000"), "Laporan bendahara"),
    ]
    assert told(draf) == []


def test_quarters_of_actions_are_no_targets():
    draf = draft("""
No | Sasaran | Indikator Kinerja | Target | Triwulan | < | < | <
^ | ^ | ^ | ^ | I | II | III | IV
1 | Tertib kolam | Jumlah kolam aktif | 12 kolam | 1. Rapat | 2. Survei | 3. Panen | Laporan
""")
    assert rows(draf, "target", "target_triwulan") == [("12 kolam", ())]
    assert set(draf.lain[draf.indikator[0].id].values()) == {"1. Rapat", "2. Survei", "3. Panen", "Laporan"}


def test_number_and_name_under_one_title_and_value_and_unit_under_another():
    draf = draft("""
SASARAN KINERJA | INDIKATOR | < | CARA UKUR | TARGET 2024 | <
^ | NO | NAMA | ^ | NILAI | SATUAN
Meningkatnya produksi | 1 | Produksi ikan | Jumlah ikan dipanen | 90 | ton
^ | 2 | Produksi benih | Jumlah benih dipanen | 9.000 | ekor
""")
    assert rows(draf, "sasaran", "indikator", "target", "satuan") == [
        ("Meningkatnya produksi", "Produksi ikan", "90", "ton"),
        ("Meningkatnya produksi", "Produksi benih", "9.000", "ekor"),
    ]
    assert told(draf) == []


def test_aspects_over_the_table_stand_for_goals():
    draf = draft("""
No | Indikator | Rumus | Target | Data diambil dari
A | ASPEK KEUANGAN | < | < | <
1 | Rasio Kas | Kas / utang x 100% | 60% | Neraca
B | ASPEK PELAYANAN | < | < | <
2 | Jumlah pelanggan | Jumlah pelanggan aktif | 900 | Daftar pelanggan
""")
    assert rows(draf, "sasaran", "indikator", "sumber_data") == [
        ("ASPEK KEUANGAN", "Rasio Kas", "Neraca"),
        ("ASPEK PELAYANAN", "Jumlah pelanggan", "Daftar pelanggan"),
    ]


def test_forms_whose_name_stands_in_a_merged_row_above():
    form = """
{name} | <
Sasaran Kegiatan | Tertib kolam
Definisi Operasional | Kolam yang terisi
Cara Menghitung | {way}
Satuan Pengukuran | kolam
Target | TW I\tTW II\tTW III\tTW IV//1\t2\t3\t{last}
"""
    first = form.format(name="1.1  Jumlah kolam aktif", way="Jumlah kolam terisi", last=4)
    second = form.format(name="1.2  Kolam dikuras", way="Jumlah kolam dikuras", last=9)
    expected = [
        ("Jumlah kolam aktif", "Tertib kolam", "Jumlah kolam terisi", ("1", "2", "3", "4")),
        ("Kolam dikuras", "Tertib kolam", "Jumlah kolam dikuras", ("1", "2", "3", "9")),
    ]
    for text in (first + second, first + second.lstrip("\n")):
        assert rows(draft(text), "indikator", "sasaran", "teks", "target_triwulan") == expected


def test_months_as_targets():
    months = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nop", "Des"]
    draf = draft(f"""
No | Indikator Kinerja | Satuan | Target Bulanan {"| < " * 11}
^ | ^ | ^ | {" | ".join(months)}
1 | Jumlah laporan | laporan | {" | ".join(str(n) for n in range(1, 13))}
""")
    assert draf.indikator[0].target_bulanan == tuple(str(n) for n in range(1, 13))
    assert told(draf) == []


def test_repeated_header_numbering_row_and_row_that_goes_on():
    draf = draft("""
NO | SASARAN STRATEGIS | INDIKATOR KINERJA | FORMULASI | SUMBER DATA
1 | 2 | 3 | 4 | 5
1 | Meningkatnya produksi | Produksi ikan | Jumlah produksi ikan budidaya dan | Bidang Budidaya

NO | SASARAN STRATEGIS | INDIKATOR KINERJA | FORMULASI | SUMBER DATA
1 | 2 | 3 | 4 | 5
 | | | ikan tangkap | dan Bidang Tangkap
2 | Meningkatnya konsumsi | Angka konsumsi ikan | Konsumsi ikan dibagi jumlah penduduk | Survei
""")
    assert rows(draf, "indikator", "teks", "sumber_data") == [
        (
            "Produksi ikan",
            "Jumlah produksi ikan budidaya dan ikan tangkap",
            "Bidang Budidaya dan Bidang Tangkap",
        ),
        ("Angka konsumsi ikan", "Konsumsi ikan dibagi jumlah penduduk", "Survei"),
    ]
    assert told(draf) == []


def test_next_page_without_header():
    draf = draft("""
NO | SASARAN STRATEGIS | INDIKATOR KINERJA | FORMULASI | SUMBER DATA
1 | Meningkatnya produksi | Produksi ikan | Jumlah produksi ikan | Bidang Budidaya

- 2 -

2 | Meningkatnya konsumsi | Angka konsumsi ikan | Konsumsi ikan dibagi jumlah penduduk | Survei
""")
    assert rows(draf, "sasaran", "indikator", "sumber_data") == [
        ("Meningkatnya produksi", "Produksi ikan", "Bidang Budidaya"),
        ("Meningkatnya konsumsi", "Angka konsumsi ikan", "Survei"),
    ]
    assert told(draf) == []


def test_header_in_small_letters_with_breaks_and_slips():
    draf = draft("""
no | sasaran // strategis | indikatot // kinerja utama | penjelasan/ formulasi // pehitungan | sumber // data | penangung // jawab
1 | Tertib arsip | Persentase arsip tertata | Arsip tertata dibagi arsip dikali 100% | Arsip | Sekretaris
""")
    assert rows(draf, "sasaran", "indikator", "teks", "sumber_data", "penanggung_jawab") == [
        (
            "Tertib arsip",
            "Persentase arsip tertata",
            "Arsip tertata dibagi arsip dikali 100%",
            "Arsip",
            "Sekretaris",
        )
    ]
    assert told(draf) == []


def test_header_printed_over_two_rows():
    draf = draft("""
NO | SASARAN | INDIKATOR | PENJELASAN/ FORMULASI | SUMBER | PENANGGUNG
 | STRATEGIS | KINERJA UTAMA | PENGHITUNGAN | DATA | JAWAB
1 | Tertib arsip | Persentase arsip tertata | Arsip tertata dibagi arsip dikali 100% | Buku | Sekretaris
""")
    assert rows(draf, "sasaran", "indikator", "teks", "sumber_data", "penanggung_jawab") == [
        (
            "Tertib arsip",
            "Persentase arsip tertata",
            "Arsip tertata dibagi arsip dikali 100%",
            "Buku",
            "Sekretaris",
        )
    ]
    assert dict(draf.dokumen.kolom)["teks"] == ("PENJELASAN/ FORMULASI PENGHITUNGAN",)
    assert told(draf) == []


def test_indicator_over_name_and_unit():
    draf = draft("""
NO | SASARAN | INDIKATOR KINERJA | < | TARGET
^ | ^ | URAIAN | SATUAN | ^
1 | Tertib arsip | Persentase arsip tertata | % | 75
""")
    assert rows(draf, "indikator", "satuan", "target") == [("Persentase arsip tertata", "%", "75")]
    assert told(draf) == []


def test_goal_cell_is_empty_below():
    draf = draft("""
NO | SASARAN | INDIKATOR KINERJA | FORMULASI | SUMBER DATA
1 | Tertib arsip | Persentase arsip tertata | A / B x 100% | Arsip
 | | Jumlah arsip musnah | Jumlah arsip yang dimusnahkan | Berita acara
2 | Tertib surat | Jumlah surat | Jumlah surat | Agenda
""")
    assert rows(draf, "sasaran", "indikator") == [
        ("Tertib arsip", "Persentase arsip tertata"),
        ("Tertib arsip", "Jumlah arsip musnah"),
        ("Tertib surat", "Jumlah surat"),
    ]
    assert told(draf) == []


def test_indicators_as_numbered_list_in_one_row():
    draf = draft("""
NO | SASARAN | INDIKATOR KINERJA | TARGET
1 | Tertib arsip | 1. Persentase arsip tertata // 2. Jumlah arsip yang // dimusnahkan // 3. Indeks kearsipan | 1. 75% // 2. 120 berkas // 3. 80
2 | Tertib surat | Jumlah surat | 100
""")
    assert rows(draf, "sasaran", "indikator", "target") == [
        ("Tertib arsip", "Persentase arsip tertata", "75%"),
        ("Tertib arsip", "Jumlah arsip yang dimusnahkan", "120 berkas"),
        ("Tertib arsip", "Indeks kearsipan", "80"),
        ("Tertib surat", "Jumlah surat", "100"),
    ]
    assert told(draf) == []


def test_numbered_list_without_matching_targets_is_told():
    draf = draft("""
NO | SASARAN | INDIKATOR KINERJA | TARGET
1 | Tertib arsip | a. Persentase arsip tertata // b. Jumlah arsip musnah | 75%
""")
    assert told(draf) == ["IKI843"]
    assert rows(draf, "indikator", "target") == [
        ("a. Persentase arsip tertata b. Jumlah arsip musnah", "75%")
    ]


def test_numbers_of_goals_and_indicators():
    draf = draft("""
No | Sasaran / Indikator Kinerja | Satuan | Target
1 | Meningkatnya produksi | |
1.1 | Produksi ikan | ton | 120
1.2 | Produksi benih | ekor | 9.000
2 | Meningkatnya konsumsi | |
2.1 | Angka konsumsi ikan | kg | 31
""")
    assert rows(draf, "sasaran", "indikator", "target") == [
        ("Meningkatnya produksi", "Produksi ikan", "120"),
        ("Meningkatnya produksi", "Produksi benih", "9.000"),
        ("Meningkatnya konsumsi", "Angka konsumsi ikan", "31"),
    ]
    assert told(draf) == []


def test_number_of_the_indicator_in_its_own_column():
    draf = draft("""
No | Sasaran Strategis | No | Indikator Kinerja | Target
1 | Meningkatnya produksi | 1.1 | Produksi ikan | 120 ton
 | | 1.2 | Produksi benih | 9.000 ekor
2 | Meningkatnya konsumsi | 2.1 | Angka konsumsi ikan | 31 kg
""")
    assert rows(draf, "sasaran", "indikator", "target") == [
        ("Meningkatnya produksi", "Produksi ikan", "120 ton"),
        ("Meningkatnya produksi", "Produksi benih", "9.000 ekor"),
        ("Meningkatnya konsumsi", "Angka konsumsi ikan", "31 kg"),
    ]
    assert told(draf) == []


def test_number_before_the_name():
    draf = draft("""
Sasaran Strategis | Indikator Kinerja | Target
1. Meningkatnya produksi | 1.1 Produksi ikan | 120 ton
 | 1.2 Produksi benih | 9.000 ekor
""")
    assert rows(draf, "sasaran", "indikator") == [
        ("1. Meningkatnya produksi", "Produksi ikan"),
        ("1. Meningkatnya produksi", "Produksi benih"),
    ]
    assert told(draf) == []


def test_fraction_drawn_over_three_rows():
    draf = draft("""
NO | SASARAN | INDIKATOR KINERJA | FORMULASI | SUMBER DATA
1 | Tertib arsip | Persentase arsip tertata | Jumlah arsip tertata | Arsip
^ | ^ | ^ | ------------------------ x 100% | ^
^ | ^ | ^ | Jumlah seluruh arsip | ^
2 | Tertib surat | Jumlah surat | Jumlah surat | Agenda
""")
    assert rows(draf, "indikator", "teks", "sumber_data") == [
        (
            "Persentase arsip tertata",
            "Jumlah arsip tertata // ------------------------ x 100% // Jumlah seluruh arsip",
            "Arsip",
        ),
        ("Jumlah surat", "Jumlah surat", "Agenda"),
    ]
    assert draf.indikator[0].rumus.kanonik == "[[Jumlah arsip tertata]] / [[Jumlah seluruh arsip]] * 100"
    assert told(draf) == []


def test_form_of_one_indicator_a_table():
    draf = draft("""
MANUAL INDIKATOR KINERJA UTAMA

Nama Indikator | Persentase arsip tertata
Sasaran Strategis | Tertib arsip
Definisi | Arsip yang berkode dan tersimpan
Formula | (Jumlah arsip tertata / Jumlah arsip) x 100%
Satuan | Persen
Polaritas | Maximize
Sumber Data | Laporan arsip
Penanggung Jawab | Sekretaris
Periode Pelaporan | Triwulanan
Target | 75

Nama Indikator | Waktu layanan surat
Sasaran Strategis | Cepatnya layanan
Definisi | Lama surat dijawab
Formula | Jumlah hari layanan / jumlah surat
Satuan | Hari
Polaritas | Minimize
Sumber Data | Agenda
Penanggung Jawab | Subbag Umum
Periode Pelaporan | Bulanan
Target | 3
""")
    assert rows(draf, "sasaran", "indikator", "teks", "satuan", "polaritas", "target", "sumber_data") == [
        ("Tertib arsip", "Persentase arsip tertata", "(Jumlah arsip tertata / Jumlah arsip) x 100%", "Persen", "naik", "75", "Laporan arsip"),
        ("Cepatnya layanan", "Waktu layanan surat", "Jumlah hari layanan / jumlah surat", "Hari", "turun", "3", "Agenda"),
    ]  # fmt: skip
    assert [item.penanggung_jawab for item in draf.indikator] == ["Sekretaris", "Subbag Umum"]
    assert told(draf) == []


def test_form_with_numbers_colons_and_a_title():
    draf = draft("""
KAMUS INDIKATOR KINERJA | < | < | <
1. | Perspektif | : | Proses
2. | Sasaran Strategis | : | Tertib arsip
3. | Nama IKU | : | Persentase arsip tertata
4. | Deskripsi IKU | : | Arsip yang berkode
5. | Formula Pengukuran | : | Jumlah arsip tertata
 | | | --------------------- x 100%
 | | | Jumlah seluruh arsip
6. | Satuan Pengukuran | : | Persen
7. | Jenis Cascading | : | Peta
8. | Unit/Pihak Penyedia Data | : | Subbag Umum
9. | Sumber Data | : | Laporan
10. | Polarisasi | : | [x] Maximize [ ] Minimize [ ] Stabilize
""")
    assert rows(draf, "sasaran", "indikator", "teks", "satuan", "sumber_data", "polaritas") == [
        ("Tertib arsip", "Persentase arsip tertata",
         "Jumlah arsip tertata // --------------------- x 100% // Jumlah seluruh arsip", "Persen", "Laporan", "naik"),
    ]  # fmt: skip
    assert told(draf) == []


def test_form_with_targets_by_quarter_below():
    draf = draft("""
Indikator Kinerja | : | Persentase arsip tertata | < | < | <
Rumus Perhitungan | : | Arsip tertata dibagi arsip dikali 100% | < | < | <
Satuan | : | % | < | < | <
Target | : | TW I | TW II | TW III | TW IV
^ | ^ | 25 | 50 | 75 | 100
""")
    assert rows(draf, "indikator", "teks", "satuan") == [
        ("Persentase arsip tertata", "Arsip tertata dibagi arsip dikali 100%", "%")
    ]
    assert draf.indikator[0].target_triwulan == ("25", "50", "75", "100")
    assert told(draf) == []


def test_form_as_paragraphs():
    draf = draft("""
KAMUS INDIKATOR KINERJA

Nama Indikator : Persentase arsip tertata
Definisi Operasional : Arsip yang berkode
Rumus Perhitungan : Jumlah arsip tertata / Jumlah seluruh arsip x 100%
Satuan : Persen
Polaritas : Naik
Sumber Data : Laporan arsip

Nama Indikator : Jumlah surat
Definisi Operasional : Surat yang masuk
Rumus Perhitungan : Jumlah surat masuk
Satuan : Surat
Polaritas : Naik
Sumber Data : Agenda
""")
    assert rows(draf, "indikator", "teks", "satuan", "sumber_data", "polaritas") == [
        ("Persentase arsip tertata", "Jumlah arsip tertata / Jumlah seluruh arsip x 100%", "Persen", "Laporan arsip", "naik"),
        ("Jumlah surat", "Jumlah surat masuk", "Surat", "Agenda", "naik"),
    ]  # fmt: skip
    assert told(draf) == []


def test_staff_plan_with_aspects():
    draf = draft("""
SASARAN KINERJA PEGAWAI
NO | RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI | RENCANA HASIL KERJA | ASPEK | INDIKATOR KINERJA INDIVIDU | TARGET
1 | Tertib arsip | Arsip bidang tertata | Kuantitas | Jumlah berkas yang ditata | 120 berkas
^ | ^ | ^ | Kualitas | Persentase berkas tanpa salah kode | 95%
^ | ^ | ^ | Waktu | Lama penataan | 10 bulan
""")
    assert rows(draf, "sasaran", "indikator", "target") == [
        ("Arsip bidang tertata", "Jumlah berkas yang ditata", "120 berkas"),
        ("Arsip bidang tertata", "Persentase berkas tanpa salah kode", "95%"),
        ("Arsip bidang tertata", "Lama penataan", "10 bulan"),
    ]
    assert told(draf) == []


def test_polarity_in_a_column():
    draf = draft("""
No | Indikator | Satuan | Polaritas | Target
1 | Jumlah surat | surat | Positif | 100
2 | Lama layanan | hari | Semakin rendah semakin baik | 3
3 | Deviasi anggaran | % | Stabilize | 5
4 | Sisa persediaan | unit | Lainnya | 5
""")
    assert rows(draf, "polaritas") == [("naik",), ("turun",), ("stabil",), (None,)]
    assert dict(draf.indikator[1].asal)["polaritas"] == "kolom Polaritas: Semakin rendah semakin baik"
    assert told(draf) == []


def test_several_documents_in_one_file():
    draf = draft("""
PERJANJIAN KINERJA TAHUN 2024
Jabatan : SEKRETARIS DINAS

No | Sasaran | Indikator Kinerja | Target
1 | Tertib arsip | Persentase arsip tertata | 75%

PERJANJIAN KINERJA TAHUN 2024
Jabatan : KEPALA BIDANG BUDIDAYA

No | Sasaran | Indikator Kinerja | Target
1 | Terbinanya kelompok | Jumlah kelompok dibina | 12
""")
    assert rows(draf, "jabatan", "sasaran", "indikator") == [
        ("SEKRETARIS DINAS", "Tertib arsip", "Persentase arsip tertata"),
        ("KEPALA BIDANG BUDIDAYA", "Terbinanya kelompok", "Jumlah kelompok dibina"),
    ]
    assert told(draf) == []


def test_position_in_a_column():
    draf = draft("""
No | Jabatan | Sasaran | Indikator Kinerja Individu | Formula
1 | Sekretaris | Tertib arsip | Persentase arsip tertata | A / B x 100%
^ | ^ | ^ | Jumlah arsip musnah | Jumlah arsip musnah
2 | Kepala Bidang | Terbinanya kelompok | Jumlah kelompok | Jumlah kelompok
""")
    assert rows(draf, "jabatan", "sasaran", "indikator") == [
        ("Sekretaris", "Tertib arsip", "Persentase arsip tertata"),
        ("Sekretaris", "Tertib arsip", "Jumlah arsip musnah"),
        ("Kepala Bidang", "Terbinanya kelompok", "Jumlah kelompok"),
    ]
    assert told(draf) == []


def test_goal_below_the_indicator_columns_order():
    draf = draft("""
INDIKATOR KINERJA | TARGET | FORMULASI | SUMBER DATA | SASARAN
Persentase arsip tertata | 75% | A / B x 100% | Arsip | Tertib arsip
Jumlah surat | 100 | Jumlah surat | Agenda | Tertib surat
""")
    assert rows(draf, "sasaran", "indikator", "teks", "target") == [
        ("Tertib arsip", "Persentase arsip tertata", "A / B x 100%", "75%"),
        ("Tertib surat", "Jumlah surat", "Jumlah surat", "100"),
    ]
    assert told(draf) == []


def test_measured_figures_and_their_mean():
    draf = draft("""
No | Sasaran | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)
1 | Tertib arsip | Persentase arsip tertata | % | 75 | 70 | 93,33
2 | Tertib surat | Jumlah surat | surat | 100 | 120 | 120
Rata-rata capaian | < | < | < | < | < | 106,67
""")
    assert rows(draf, "indikator", "satuan", "target") == [
        ("Persentase arsip tertata", "%", "75"),
        ("Jumlah surat", "surat", "100"),
    ]
    assert draf.lain[draf.indikator[0].id] == {"Realisasi": "70", "Capaian (%)": "93,33"}
    assert told(draf) == []


def test_reason_formula_and_type_under_one_title():
    draf = draft("""
NO | SASARAN | INDIKATOR KINERJA | PENJELASAN | < | < | SUMBER DATA
^ | ^ | ^ | ALASAN | FORMULASI | TIPE | ^
1 | Tertib arsip | Persentase arsip tertata | mandat | A / B x 100% | Non kumulatif | Arsip
""")
    assert rows(draf, "indikator", "teks", "sumber_data") == [
        ("Persentase arsip tertata", "A / B x 100%", "Arsip")
    ]
    assert told(draf) == []


def test_levels_of_office_over_the_header():
    draf = draft("""
ESELON II | < | ESELON III | < | ESELON IV | <
SASARAN | INDIKATOR | SASARAN | INDIKATOR | SASARAN | INDIKATOR
Meningkatnya produksi | Produksi ikan | Terbinanya kelompok | Persentase kelompok aktif | Terlaksananya pembinaan | Jumlah kelompok dibina
 | | | | Terlaksananya pelatihan | Jumlah peserta
""")
    assert rows(draf, "sasaran", "indikator") == [
        ("Meningkatnya produksi", "Produksi ikan"),
        ("Terbinanya kelompok", "Persentase kelompok aktif"),
        ("Terlaksananya pembinaan", "Jumlah kelompok dibina"),
        ("Terlaksananya pelatihan", "Jumlah peserta"),
    ]
    assert told(draf) == []


def test_lettered_indicators_and_activities_with_budgets_in_the_same_table():
    draf = draft("""
NO | SASARAN KEGIATAN | INDIKATOR KINERJA | TARGET
(1) | (2) | (3) | (4)
1. | Terlaksananya pembinaan | a. Jumlah kelompok dibina | 12 Kelompok
 | | b. Jumlah pelatihan | 3 Kali
2. | Tersusunnya laporan | Jumlah laporan keuangan | 12 Dokumen
Kegiatan | < | < | Anggaran
1. Pembinaan | < | < | Rp. 200.000.000,-
2. Penyusunan laporan | < | < | Rp. 12.000.000,-
""")
    assert rows(draf, "sasaran", "indikator", "target") == [
        ("Terlaksananya pembinaan", "Jumlah kelompok dibina", "12 Kelompok"),
        ("Terlaksananya pembinaan", "Jumlah pelatihan", "3 Kali"),
        ("Tersusunnya laporan", "Jumlah laporan keuangan", "12 Dokumen"),
    ]
    assert told(draf) == []


def test_duties_as_goals_and_a_target_with_its_year():
    draf = draft("""
NO | URAIAN TUGAS | INDIKATOR KINERJA | FORMULA | TARGET KINERJA 2022
1 | Menyusun laporan | Jumlah laporan tersusun | Jumlah laporan | 12 laporan
""")
    assert rows(draf, "sasaran", "indikator", "teks", "target") == [
        ("Menyusun laporan", "Jumlah laporan tersusun", "Jumlah laporan", "12 laporan")
    ]
    assert told(draf) == []


def test_years_that_are_only_numbered_are_no_targets_of_a_year():
    draf = draft("""
No | Fokus/Bidang Urusan/ Indikator Kinerja Pembangunan Daerah | Kondisi Kinerja pada awal periode RPJMD | Target Capaian Setiap Tahun | < | < | Kondisi Kinerja pada akhir periode RPJMD
^ | ^ | Tahun 0 | Tahun 1 | Tahun 2 | Tahun 3 | ^
(1) | (2) | (3) | (4) | (5) | (6) | (7)
1 | ASPEK KESEJAHTERAAN | | | | |
1.1 | Pertumbuhan ekonomi | 5,1 | 5,2 | 5,3 | 5,4 | 5,4
""")
    assert rows(draf, "sasaran", "indikator", "target") == [
        ("ASPEK KESEJAHTERAAN", "Pertumbuhan ekonomi", "")
    ]
    assert list(draf.lain[draf.indikator[0].id].values()) == ["5,1", "5,2", "5,3", "5,4", "5,4"]
    assert {item.code for item in draf.diagnostics} == {"IKI841", "IKI847"}


def test_goal_of_one_table_is_none_of_the_next():
    draf = draft("""
No | Sasaran | Indikator Kinerja | Target
1 | Tertib arsip | Persentase arsip tertata | 75%

No | Indikator Kinerja | Satuan | Formulasi
1 | Jumlah surat | surat | Jumlah surat masuk

Indikator Kinerja | Satuan | Rumus
Jumlah arsip | berkas | Jumlah arsip masuk

No | Sasaran | Indikator Kinerja | Target
1 | Tertib arsip | Persentase arsip pindah | 75%

Indikator Kinerja | Satuan | Rumus
Jumlah agenda | agenda | Jumlah agenda

Nama Indikator | Lama layanan
Rumus | Jumlah hari dibagi jumlah surat
Sumber Data | Agenda
""")
    assert rows(draf, "sasaran", "indikator") == [
        ("Tertib arsip", "Persentase arsip tertata"),
        ("", "Jumlah surat"),
        ("", "Jumlah arsip"),
        ("Tertib arsip", "Persentase arsip pindah"),
        ("", "Jumlah agenda"),
        ("", "Lama layanan"),
    ]
    assert told(draf) == []


def test_goals_in_lines_above_the_tables():
    draf = draft("""
A. Sasaran: Meningkatnya produksi ikan
No | Indikator | Rumus | Target
1 | Jumlah panen | Jumlah panen ikan | 12
B. Sasaran Strategis 2 : Meningkatnya mutu kolam
No | Indikator | Rumus | Target
1 | Jumlah kolam | Jumlah kolam baik | 3
C. Lain-lain
No | Indikator | Rumus | Target
1 | Jumlah rapat | Jumlah rapat | 4
""")
    assert rows(draf, "sasaran", "indikator") == [
        ("Meningkatnya produksi ikan", "Jumlah panen"),
        ("Meningkatnya mutu kolam", "Jumlah kolam"),
        ("", "Jumlah rapat"),
    ]


def test_performance_wanted_and_kinds_of_service_are_goals():
    draf = draft("""
No | Kinerja yang Ingin Dicapai | Indikator | Target
1 | Tertibnya kolam | Jumlah kolam | 3
""")
    assert rows(draf, "sasaran") == [("Tertibnya kolam",)]
    draf = draft("""
No | Jenis Pelayanan Dasar | Indikator | Target
1 | Pelayanan kolam | Jumlah kolam | 3
""")
    assert rows(draf, "sasaran") == [("Pelayanan kolam",)]


def test_year_and_quarters_under_a_target_of_three_rows():
    draf = draft("""
No | Sasaran | Indikator Kinerja | Rumus | Target | < | < | < | < | Sumber Data
^ | ^ | ^ | ^ | Setahun | Triwulan (Kumulatif) | < | < | < | ^
^ | ^ | ^ | ^ | ^ | TW I | TW II | TW III | TW IV | ^
1 | Tertibnya kolam | Jumlah kolam | Jumlah kolam baik | 12 | 3 | 6 | 9 | 12 | Dinas
""")
    item = draf.indikator[0]
    assert (item.target, item.target_triwulan) == ("12", ("3", "6", "9", "12"))


def test_levels_of_a_tree_name_positions():
    draf = draft("""
No | Sasaran | Indikator | Target | Data dari
Tingkat 2 : KEPALA BIDANG TAMBAK (hasil antara) | < | < | < | <
1 | Tertibnya kolam | Jumlah kolam | 3 | Dinas
""")
    assert rows(draf, "jabatan", "sumber_data") == [("KEPALA BIDANG TAMBAK", "Dinas")]


def test_steps_behind_arrows_below_their_indicator():
    draf = draft("""
RENCANA AKSI DESA RAWA INDAH TAHUN 2026
| No | Indikator / Rencana Aksi | Rumus | Satuan | TW I | TW II | TW III | TW IV | PJ |
| 1 | Persentase surat selesai sehari | Jumlah surat selesai sehari / jumlah surat x 100% | % | 90 | 92 | 94 | 95 | Kaur Umum |
|  | ↳ Rapat awal tahun |  | kegiatan | 1 | - | - | - | Kaur Umum |
| 2 | Jumlah jalan usaha tani | Jumlah jalan usaha tani yang dibangun | Ruas | - | - | 1 | 2 | Kasi Kesra |
|  | → Musyawarah dusun |  | kegiatan | 1 | 1 | - | - | Kasi Kesra |
""")
    assert [row[0] for row in rows(draf, "indikator")] == [
        "Persentase surat selesai sehari",
        "Jumlah jalan usaha tani",
    ]
    steps = [item for item in draf.tidak_pasti if item.code == "IKI835"]
    assert ["↳ Rapat awal tahun" in steps[0].message, "→ Musyawarah dusun" in steps[1].message] == [
        True,
        True,
    ]


def test_kontrak_aligned_by_spaces_with_bands_broken_titles_and_two_signatures():
    text = """\
NO     INDIKATOR KINERJA          RUMUS                           SATUA    TARGE    SUMBER DATA
                                                                  N        T
A. PERSPEKTIF KEUANGAN

1      Rasio biaya                Biaya operasi / pendapatan      Rasio    0,7      Laporan audit
2      Penagihan tepat            Jumlah rekening lunas dibagi    %        95       Laporan
                                  jumlah rekening dikali 100%                       langganan
B. PERSPEKTIF PELANGGAN

3      Jumlah sambungan           Jumlah sambungan baru           Unit     40       Data teknik


    PIHAK KEDUA,                                        PIHAK PERTAMA,


    Ketua Dewan                                         Direktur Utama
"""
    blocks = aligned_blocks(list(enumerate(text.splitlines(), 1)), "rawa.txt", str)
    draf = draft_of(Naskah("rawa.txt", tuple(blocks)), "rawa.txt")
    assert rows(draf, "indikator", "teks", "satuan", "target", "sumber_data") == [
        ("Rasio biaya", "Biaya operasi / pendapatan", "Rasio", "0,7", "Laporan audit"),
        (
            "Penagihan tepat",
            "Jumlah rekening lunas dibagi jumlah rekening dikali 100%",
            "%",
            "95",
            "Laporan langganan",
        ),
        ("Jumlah sambungan", "Jumlah sambungan baru", "Unit", "40", "Data teknik"),
    ]
