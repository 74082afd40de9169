"""The head of a decree in the forms in which offices print it; names are invented."""

from __future__ import annotations

import pytest

from ikicalc.documents.kepala_surat import read_head
from ikicalc.documents.reading import text_document

CASES = {
    "annex": (
        (
            "LAMPIRAN KEPUTUSAN BUPATI MUARA BIRU\nNOMOR : 188.45/12/KEP/2023\nTANGGAL : 4 Januari 2023\n\n"
            "INDIKATOR KINERJA UTAMA\nDINAS PERIKANAN KABUPATEN MUARA BIRU\nTAHUN 2021-2026\n"
        ),
        {
            "judul": "INDIKATOR KINERJA UTAMA DINAS PERIKANAN KABUPATEN MUARA BIRU TAHUN 2021-2026",
            "jenis": "KEPUTUSAN BUPATI MUARA BIRU",
            "nomor": "188.45/12/KEP/2023",
            "tanggal": "4 Januari 2023",
            "instansi": "DINAS PERIKANAN",
            "kabupaten": "MUARA BIRU",
            "tahun": None,
        },
    ),
    "decree": (
        (
            "PEMERINTAH KABUPATEN MUARA BIRU\nBADAN KEUANGAN DAERAH\nJalan Melati Nomor 1\n\n"
            "KEPUTUSAN KEPALA BADAN KEUANGAN DAERAH\nNOMOR 7 TAHUN 2024\nTENTANG\n"
            "PENETAPAN INDIKATOR KINERJA INDIVIDU\nTAHUN ANGGARAN 2024\n\nMenimbang : bahwa perlu;\n\n"
            "Ditetapkan di Muara Biru\npada tanggal 9 Februari 2024\n"
        ),
        {
            "judul": "PENETAPAN INDIKATOR KINERJA INDIVIDU TAHUN ANGGARAN 2024",
            "jenis": "KEPUTUSAN KEPALA BADAN KEUANGAN DAERAH",
            "nomor": "7 TAHUN 2024",
            "tanggal": "9 Februari 2024",
            "instansi": "BADAN KEUANGAN DAERAH",
            "kabupaten": "MUARA BIRU",
            "tahun": 2024,
        },
    ),
    "regulation of a regent": (
        (
            "BUPATI MUARA BIRU\nPROVINSI AWAN\nPERATURAN BUPATI MUARA BIRU\nNOMOR 12 TAHUN 2022\nTENTANG\n"
            "INDIKATOR KINERJA UTAMA PEMERINTAH DAERAH\n\nBUPATI MUARA BIRU,\n"
        ),
        {"jenis": "PERATURAN BUPATI MUARA BIRU", "nomor": "12 TAHUN 2022", "kabupaten": "MUARA BIRU"},
    ),
    "agreement": (
        "PERJANJIAN KINERJA TAHUN 2024\nKECAMATAN RAWA INDAH\n\nMuara Biru, 2 Januari 2024\n",
        {
            "judul": "PERJANJIAN KINERJA TAHUN 2024 KECAMATAN RAWA INDAH",
            "jenis": "PERJANJIAN KINERJA",
            "tanggal": "2 Januari 2024",
            "instansi": "KECAMATAN RAWA INDAH",
            "tahun": 2024,
        },
    ),
    "sources are no office": (
        (
            "INDIKATOR KINERJA INDIVIDU\n\nINDIKATOR\tFORMULA\tSUMBER DATA\n"
            "Jumlah kolam\tSudah jelas\tDinas Lain Kabupaten Sudah\n"
        ),
        {"judul": "INDIKATOR KINERJA INDIVIDU", "instansi": "", "kabupaten": "", "tahun": None},
    ),
    "nothing": ("Kepada Yth.\n", {"judul": "rawa.txt", "jenis": "", "nomor": "", "tanggal": ""}),
}


@pytest.mark.parametrize("name", CASES)
def test_head(name):
    text, expected = CASES[name]
    head = read_head(text_document(text, "rawa.txt"), "rawa")
    assert {field: getattr(head, field) for field in expected} == expected


@pytest.mark.parametrize(
    "below",
    [
        "Jabatan : Camat Muara Biru",
        "Ditetapkan di Muara Biru",
        "Muara Biru, 4 Januari 2023",
        "A. Pelayanan Umum",
    ],
)
@pytest.mark.parametrize("above", ["KEPUTUSAN CAMAT MUARA BIRU\nTENTANG\n", "KECAMATAN MUARA BIRU\n"])
def test_title_ends_where_something_else_begins(above, below):
    text = f"{above}INDIKATOR KINERJA UTAMA\nTAHUN 2025\n{below}\n"
    assert read_head(text_document(text, "iku.txt"), "iku").judul == "INDIKATOR KINERJA UTAMA TAHUN 2025"


def test_item_of_a_menu_is_no_title_and_a_title_is_not_said_twice():
    text = "- Perjanjian Kinerja\nINDIKATOR KINERJA INDIVIDU\nINDIKATOR KINERJA INDIVIDU (IKI)\n"
    assert read_head(text_document(text, "iki.txt"), "iki").judul == "INDIKATOR KINERJA INDIVIDU"


def test_title_behind_tentang_on_one_line():
    text = "KEPUTUSAN CAMAT MUARA BIRU NOMOR 7 TAHUN 2025 TENTANG INDIKATOR KINERJA UTAMA\n"
    assert read_head(text_document(text, "iku.txt"), "iku").judul == "INDIKATOR KINERJA UTAMA"
