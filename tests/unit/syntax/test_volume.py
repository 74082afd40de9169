"""Volumes in prose: what is one, and what only looks like one. All cells are invented."""

from fractions import Fraction

import pytest

from ikicalc import kamus
from ikicalc.diagnostics import Span
from ikicalc.syntax.words.nouns import units
from ikicalc.syntax.words.volume import Volume, find_volumes


def volumes(text):
    return [str(volume) for volume in find_volumes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Supervisi posyandu ke 14 kelurahan selama 10 bulan", ["14 kelurahan", "10 bulan"]),
        ("Lokakarya diikuti oleh 60 peserta", ["60 peserta"]),
        ("Lokakarya dihadiri 45 kader dari 9 dusun", ["45 kader", "9 dusun"]),
        ("Penanaman pohon sebanyak 1.250 orang", ["1250 orang"]),
        ("Pengadaan mesin pompa 3 unit dan genset 2 unit", ["3 unit", "2 unit"]),
        ("Patroli dilaksanakan 24 kali di 6 Kelurahan", ["24 kali", "6 kelurahan"]),
        ("Perawatan taman selama 8 minggu", ["8 minggu"]),
        ("Pelatihan 4 hari", []),
        ("Pelatihan dilaksanakan selama 4 hari", ["4 hari"]),
        ("Laporan dibuat 2 semester", ["2 semester"]),
        ("Dihadiri sebanyak 7 gapura hias", ["7 gapura"]),
        ("Bantuan berupa 7 gapura hias", []),
        ("Penataan lahan seluas 2,5 ha", ["2.5 ha"]),
        ("Setiap paket berisi beras 10 kg", []),
        ("Pembinaan dilakukan 12 (dua belas) kali", ["12 kali"]),
        ("Siaran selama dua belas bulan", ["12 bulan"]),
        ("Diikuti sebanyak dua puluh enam (26) peserta", ["26 peserta"]),
        ("Bimbingan selama enam bulan di tiga kecamatan", ["6 bulan"]),
        ("Rapat berlangsung satu hari sesuai undangan", []),
        ("Kunjungan ke 5 desa, 3 kelurahan, dan 2 sekolah", ["5 desa", "3 kelurahan", "2 sekolah"]),
        ("Perbaikan 40 tempat tidur", ["40 tempat tidur"]),
        ("Monitoring ke 9 desa. Hasil monitoring 9 desa dilaporkan", ["9 desa"]),
        ("Peserta sebanyak: 30 orang", ["30 orang"]),
        ("Kurang lebih 30 orang hadir", ["30 orang"]),
        ("Piket selama 5 hari kerja", ["5 hari"]),
        ("Lomba diadakan dua kali", ["2 kali"]),
        ("1. Sosialisasi ke 11 desa\n2. Rapat sebanyak 3 kali", ["11 desa", "3 kali"]),
    ],
)
def test_amount_of_work_is_a_volume(text, expected):
    assert volumes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Neraca disusun setiap bulan", ["12 per tahun"]),
        ("Neraca disusun tiap triwulan", ["4 per tahun"]),
        ("Neraca disusun setiap akhir semester", ["2 per tahun"]),
        ("Daftar dibuat setiap awal tahun", ["1 per tahun"]),
        ("Rekonsiliasi per semester", ["2 per tahun"]),
        ("Pemutakhiran setiap 3 bulan", ["4 per tahun"]),
        ("Pemutakhiran setiap enam (6) bulan sekali", ["2 per tahun"]),
        ("Pemutakhiran 4 bulan sekali", ["3 per tahun"]),
        ("Pelaporan setahun sekali", ["1 per tahun"]),
        ("Pelaporan sekali dalam setahun", ["1 per tahun"]),
        ("Pelaporan sebulan sekali", ["12 per tahun"]),
        ("Pelaporan setahun dua kali", ["2 per tahun"]),
        ("Sidang 3 kali setahun", ["3 per tahun"]),
        ("Sidang 3 (tiga) kali dalam satu tahun", ["3 per tahun"]),
        ("Kunjungan dua kali sebulan", ["24 per tahun"]),
        ("Kunjungan 2 kali/bulan", ["24 per tahun"]),
        ("Kunjungan 4 kali dalam 1 (satu) tahun", ["4 per tahun"]),
        ("Kunjungan 1x setahun", ["1 per tahun"]),
        ("Kunjungan setiap bulan 2 kali", ["24 per tahun"]),
        ("Pembinaan ke 8 desa setiap bulan", ["8 desa", "12 per tahun"]),
        ("Senam setiap hari Senin", []),
        ("Renstra disusun 5 tahun sekali", []),
        ("Upacara setiap tanggal 17 Agustus", []),
        ("Pameran setiap bulan Agustus", []),
        ("Evaluasi setiap tahun 2024", []),
        ("Retribusi Rp 50.000 per bulan", []),
        ("Melayani 20 berkas per bulan", []),
        ("Disetor paling lambat tanggal 10 setiap bulan", []),
        ("Iuran tidak setiap bulan dipungut", []),
    ],
)
def test_frequency_is_a_number_a_year(text, expected):
    assert volumes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Usul pensiun diajukan 9 bulan sebelum batas usia",
        "Surat dijawab kurang dari 3 hari kerja",
        "Pengaduan diselesaikan maksimal 14 hari",
        "Arsip disimpan paling lama 5 tahun",
        "Selama-lamanya 3 bulan sejak diterima",
        "Dalam waktu 2 bulan setelah anggaran disahkan",
        "Lulusan dalam 3 tahun terakhir",
        "Anak usia 5 tahun yang diimunisasi",
        "Masa berlaku izin 6 bulan",
        "Sesuai Perbup No. 27 Tahun 2019",
        "Sesuai UU 23 Tahun 2014 dan PP 12 Tahun 2019",
        "Berdasarkan Permendagri 86/2017 pasal 5",
        "1. Persyaratan 2. Prosedur 3. Waktu",
        "Nilai 0-40 kategori rendah",
        "Skor 81 - 100 orang puas",
        "Terhitung 1 April dan 1 Oktober",
        "Minimal 80% desa hadir",
        "Apabila dihadiri 15 orang rapat sah",
        "Rombongan 5 s.d. 10 orang",
        "Rombongan 5-10 orang",
        "Rombongan 2 atau 3 orang",
        "Perbandingan guru 1 : 20 siswa",
        "Kader 2 orang per desa",
        "Kader masing-masing 2 orang",
        "Kader 2 orang setiap dusun",
        "Bantuan Rp 1.500.000 tiap keluarga",
        "Anggaran 5 juta rupiah",
        "Naik 2 kali lipat",
        "Ruang kelas 3 SD lantai 2 gedung utama",
        "Dinilai dengan 9 unsur",
        "Kendaraan roda 4",
        "Jam layanan pukul 08.00 sampai 15.00",
        "Hasil sebanyak tiga",
        "Minggu ke 2 bulan Januari",
        "Imunisasi bayi 9 bulan",
        "Sudah jelas",
        "",
    ],
)
def test_deadline_condition_ordinal_or_rate_is_none(text):
    assert volumes(text) == []


def test_span_covers_the_number_and_its_noun():
    text = "Monitoring ke 26  Desa selama 12 (dua belas) bulan"
    assert [volume.span.of(text) for volume in find_volumes(text)] == ["26  Desa", "12 (dua belas) bulan"]


def test_value_is_exact():
    assert find_volumes("sepanjang 1.250,75 km")[0] == Volume(Fraction("1250.75"), "km", Span(10, 21))


def test_time_is_linear_in_the_text():
    # a pattern that backtracks would need minutes here
    for piece in ("setiap ", "12 ", "12 bulan ", "dua belas ", "( 3 ( ", "\n \n", "12 (aa ", "sebanyak : "):
        find_volumes(piece * 5000)


def test_units_of_the_dictionary_are_known():
    data = kamus.load("volume")
    for name in ("waktu_perlu_penanda", "waktu", "ukuran", "perlu_penanda", "bukan_volume"):
        assert set(data[name]) <= set(units()), name
