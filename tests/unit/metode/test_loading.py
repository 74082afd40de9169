"""Rules from files: a regulation of one's own without Python, and each mistake at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from ikicalc.catalog import load_aturan
from ikicalc.metode import run
from ikicalc.permintaan import compute_request

PERDES = """\
skala:
  - id: perdes-3/kategori
    nama: Kategori kebersihan
    sumber: {nomor: Perdes 3, tahun: 2024, bagian: Pasal 5}
    kepastian: A
    desimal: 0
    pita:
      - {predikat: Kurang, dari: 0, sampai: 69}
      - {predikat: Bersih, dari: 70, sampai: 100}
metode:
  - id: perdes-3/kebersihan
    nama: Indeks kebersihan balai desa
    sumber: {nomor: Perdes 3, tahun: 2024, bagian: Pasal 4}
    kepastian: ingatan
    masukan:
      - nama: nilai ruang
        jenis: daftar
        minimum: 0
        maksimum: 10
      - nama: luas ruang
        jenis: daftar
    langkah:
      - nama: nilai berbobot
        tiap: nilai ruang
        rumus: '[[nilai ruang]] * [[luas ruang]]'
      - nama: indeks
        rumus: 'sum([[nilai berbobot]]) / sum([[luas ruang]]) * 10'
        bulatkan: 1
    skala: perdes-3/kategori
    contoh:
      - sumber: dihitung tangan
        tag: cocok
        masukan: {nilai ruang: [8, 6], luas ruang: [30, 60]}
        nilai: 66,7
        predikat: Kurang
"""


def written(folder: Path, text: str = PERDES) -> Path:
    path = folder / "perdes.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_new_regulation_needs_no_python(tmp_path: Path) -> None:
    aturan, findings = load_aturan(written(tmp_path))
    assert findings == ()
    metode = aturan.find_metode("perdes-3/kebersihan")
    example = metode.contoh[0]
    assert run(metode, dict(example.masukan)).nilai == example.nilai
    request = {"metode": metode.id, "masukan": {"nilai_ruang": [9, 8], "luas_ruang": [10, 10]}}
    answer = compute_request(request, aturan=aturan)
    assert (answer["nilai"], answer["predikat"]) == ("85", "Bersih")
    assert [item["kode"] for item in answer["diagnostik"]] == ["IKI507"]  # type: ignore[attr-defined]


def test_own_rules_stand_beside_those_that_ship_and_leave_them_alone(tmp_path: Path) -> None:
    aturan, _ = load_aturan(written(tmp_path).parent)
    assert aturan.find_metode("capaian/naik")
    assert "perdes-3/kebersihan" not in load_aturan()[0].metode


@pytest.mark.parametrize(
    ("change", "place", "code", "told"),
    [
        (("dari: 70", "dari: 72"), "8:9", "IKI501", "tidak ada pita untuk 70 sampai 71"),
        (("dari: 70", "dari: 69"), "8:9", "IKI502", "69 masuk dua pita: Kurang dan Bersih"),
        (("dari: 0, ", ""), "8:9", "IKI503", "pita Kurang tidak memuat `dari`"),
        (("desimal: 0", "desimal: 0\n    ujung: atas"), "7:12", "IKI503", "`desimal` dan `ujung`"),
        (("    desimal: 0\n", ""), "2:5", "IKI602", "skala tidak memuat `desimal` atau `ujung`"),
        (("desimal: 0", "desimal: setengah"), "6:14", "IKI605", "`desimal` harus berupa angka"),
        (("kepastian: ingatan", "kepastian: yakin"), "14:16", "IKI605", "kepastian `yakin` tidak dikenal"),
        (
            ("jenis: daftar\n        minimum", "jenis: deret\n        minimum"),
            "17:16",
            "IKI605",
            "jenis `deret` tidak dikenal",
        ),
        (("* [[luas ruang]]", "* [[luas]]"), "25:16", "IKI514", "nama `luas` bukan masukan"),
        (("* [[luas ruang]]", "* * [[luas ruang]]"), "25:16", "IKI514", "dua operator berurutan"),
        (("tiap: nilai ruang", "tiap: ruang"), "24:15", "IKI514", "nama `ruang` bukan masukan"),
        (("skala: perdes-3/kategori", "skala: perdes-3/katagori"), "29:12", "IKI504", "`perdes-3/katagori`"),
        (
            ("id: perdes-3/kebersihan", "id: skp-2013/waktu"),
            "11:5",
            "IKI515",
            "`skp-2013/waktu` dipakai dua kali",
        ),
        (
            ("kepastian: ingatan", "kepastian: B\n    polaritas: naik"),
            "11:5",
            "IKI515",
            "milik metode `capaian/naik`",
        ),
        (("tag: cocok", "tag: salah-cetak"), "31:9", "IKI605", "`tercetak`"),
        (("bulatkan: 1", "pembulatan: 1"), "28:9", "IKI604", "kolom `pembulatan` tidak dikenal"),
    ],
)
def test_mistake_is_told_at_its_place(
    tmp_path: Path, change: tuple[str, str], place: str, code: str, told: str
) -> None:
    path = written(tmp_path, PERDES.replace(*change, 1))
    _, findings = load_aturan(path)
    assert [(item.place, item.code) for item in findings][:1] == [(f"{path}:{place}", code)]
    assert told in findings[0].message


def test_method_that_ends_in_a_list_is_refused(tmp_path: Path) -> None:
    start = PERDES.index("      - nama: indeks\n")
    end = PERDES.index("    skala: perdes-3/kategori\n    contoh")
    aturan, findings = load_aturan(written(tmp_path, PERDES[:start] + PERDES[end:]))
    assert [item.code for item in findings] == ["IKI514"]
    assert "perdes-3/kebersihan" not in aturan.metode


@pytest.mark.parametrize(
    ("text", "code"), [("", "IKI602"), ("{}", "IKI602"), ("- 1", "IKI605"), ("a: [", "IKI601")]
)
def test_file_that_is_no_rules_file_is_told_and_the_rest_stays(tmp_path: Path, text: str, code: str) -> None:
    aturan, findings = load_aturan(written(tmp_path, text))
    assert [item.code for item in findings] == [code]
    assert aturan.find_skala("akip")


def test_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    _, findings = load_aturan(tmp_path / "tidak-ada.yaml")
    assert [item.code for item in findings] == ["IKI802"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "nilai: 66,7",
            "nilai: 66,8",
            "contoh ke-1: tertulis 66.8, rumusnya memberi 66.7",
        ),
        ("predikat: Kurang\n", "predikat: Bersih\n", "tertulis Bersih, skalanya memberi Kurang"),
        ("[8, 6], luas", "[8], luas", "memuat 2 isi"),
        ("[30, 60]}", "[0, 0]}", "penyebut nol"),
        (
            "tag: cocok",
            "tag: salah-cetak\n        tercetak: 66,7",
            "memberi 66.7 seperti tercetak",
        ),
    ],
)
def test_example_that_its_method_does_not_give_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in PERDES
    aturan, findings = load_aturan(written(tmp_path, PERDES.replace(old, new)))
    assert [item.code for item in findings] == ["IKI521"]
    assert told in findings[0].message
    assert findings[0].place
    assert "perdes-3/kebersihan" in aturan.metode, "the rule itself stays"
