"""Head nouns and the units that they count in. All names are invented."""

import pytest

from ikicalc.syntax.words.nouns import noun_at, unit_of_name, unit_of_noun


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Jumlah bidan yang dilatih", "orang"),
        ("jumlah seluruh ASN", "orang"),
        ("PNS", "orang"),
        ("Jumlah naskah Renja yang rampung", "dokumen"),
        ("SPJ yang disahkan", "dokumen"),
        ("jumlah Nagari", "desa"),
        ("Jumlah Desa/ Kelurahan siaga", "desa"),
        ("Jumlah desa-desa rawan banjir", "desa"),
        ("Total hari kerja tahun (n)", "hari"),
        ("Realisasi belanja modal", "rupiah"),
        ("Realisasi program", "program"),
        ("Nilai kontrak", "rupiah"),
        ("Prosentase jalan mantap", "%"),
        ("Indeks literasi", "indeks"),
        ("Jumlah dok. lelang", "dokumen"),
        ("Jumlah tempat tidur terpakai", "tempat tidur"),
        ("Panjang drainase (m)", "m"),
        ("Jumlah dana hibah (Satuan: juta Rupiah)", "juta rupiah"),
        ("Luas sawah (dalam hektar)", "ha"),
        ("Persentase guru (orang)", "%"),
        ("Jumlah rapat koordinasi", "kali"),
        ("Jumlah PAUD", "sekolah"),
    ],
)
def test_unit_comes_from_the_head_noun(name, unit):
    assert unit_of_name(name) == unit


@pytest.mark.parametrize(
    "name",
    [
        "Nilai kinerja pegawai",
        "Kepuasan pasien",
        "Rapat koordinasi desa",  # an activity without a count word may be a score
        "Tingkat kehadiran ASN",
        "Jumlah pemakai gawai desa",
        "Luas sawah",
        "Jumlah tenaga listrik terpasang",
        "Disiplin pegawai (ASN)",
        "Jumlah",
        "A",
        "",
        "( )",
    ],
)
def test_later_nouns_are_never_asked(name):
    assert unit_of_name(name) is None


def test_longest_phrase_wins():
    assert noun_at(["rumah", "tangga", "miskin"]).unit == "rumah tangga"
    assert noun_at(["rumah", "susun"]).unit == "unit"


def test_literal_needs_the_whole_noun():
    assert unit_of_noun("Gampong") == "desa"
    assert unit_of_noun("desa wisata") is None
