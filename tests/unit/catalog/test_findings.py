"""Broken catalog files: each mistake gives its code, once, at its place, and the rest goes on."""

from __future__ import annotations

import os
from pathlib import Path
from textwrap import dedent

import pytest

from ikicalc.catalog import Catalog, load_catalog
from ikicalc.catalog.nodes import MAX_DEPTH, MAX_NODES
from ikicalc.diagnostics import Diagnostic

HEAD = "dokumen:\n  id: contoh\n  judul: Contoh\n"  # three lines
GOOD = HEAD + "indikator:\n  - id: contoh/1\n    nama: Jumlah kolam\n"


def load_text(folder: Path, text: str, name: str = "contoh.yaml") -> tuple[Catalog, tuple[Diagnostic, ...]]:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return load_catalog(path)


def only(folder: Path, text: str) -> tuple[str, str, Diagnostic]:
    """Return code and ``line:column`` of the one finding that ``text`` gives, and the finding."""
    _, findings = load_text(folder, text)
    assert len(findings) == 1, findings
    place = findings[0].place.removeprefix(f"{folder / 'contoh.yaml'}:")
    return findings[0].code, place, findings[0]


def entry(*lines: str) -> str:
    """Return a file whose only indicator has ``lines``; its first line is line 5."""
    body = "".join(f"    {line}\n" for line in lines).replace("    ", "  - ", 1)
    return f"{HEAD}indikator:\n{body}"


def test_a_small_catalog_without_jabatan(tmp_path: Path) -> None:
    catalog, findings = load_text(tmp_path, GOOD)
    assert findings == ()
    assert [(item.id, item.dokumen, item.jabatan) for item in catalog.values()] == [
        ("contoh/1", "contoh", "")
    ]


def test_everything_a_document_may_state(tmp_path: Path) -> None:
    text = HEAD + dedent(
        """\
          tahun: 2024
        jabatan:
          - nama: Kepala Bidang Perikanan
            sasaran:
              - nama: Meningkatnya produksi
                indikator:
                  - id: contoh/7
                    nama: Rata-rata panen per hari
                    teks: 'jumlah panen : jumlah hari kerja'
                    target: 1.000
                    satuan: kg
                    polaritas: naik
                    konstanta: {jumlah hari kerja: 240, faktor: '12,5'}
                    target_triwulan: [250, 500, 750, 1.000]
                    asal:
                      konstanta: catatan kaki halaman 3
        """
    )
    catalog, findings = load_text(tmp_path, text)
    assert findings == ()
    item = catalog["contoh/7"]
    assert (item.jabatan, item.sasaran) == ("Kepala Bidang Perikanan", "Meningkatnya produksi")
    assert (item.satuan, item.polaritas, item.target) == ("kg", "naik", "1.000")
    assert [(name, float(value)) for name, value in item.konstanta] == [
        ("jumlah hari kerja", 240.0),
        ("faktor", 12.5),
    ]
    assert item.catatan == ("jumlah hari kerja = 240", "faktor = 12,5")
    assert item.target_triwulan == ("250", "500", "750", "1.000")
    assert item.asal == (("konstanta", "catatan kaki halaman 3"),)
    assert catalog.dokumen[0].tahun == 2024


def test_plain_words_that_yaml_would_convert_stay_text(tmp_path: Path) -> None:
    catalog, findings = load_text(
        tmp_path, entry("id: contoh/1", "nama: No", "target: 2021-01-14", "teks: ~")
    )
    assert findings == ()
    assert (catalog["contoh/1"].indikator, catalog["contoh/1"].target) == ("No", "2021-01-14")
    assert catalog["contoh/1"].teks == ""


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        (entry("id: contoh/1", "nama: kolam", "teks: A : B"), "7:13", "titik dua"),
        (entry("id: contoh/1", "nama: kolam", "\tteks: A"), "7:5", "tab"),
        (entry("id: contoh/1", "nama: @kolam"), "6:11", "@"),
        (entry("id: contoh/1", "nama: 'kolam"), "6:11", "petik belum ditutup"),
        (entry("id: contoh/1", 'nama: "kolam'), "6:11", "petik belum ditutup"),
        (entry("id: contoh/1", r'nama: "$\sum x$"'), "6:13", "garis miring terbalik"),
        (entry("id: contoh/1", "nama: [kolam"), "6:11", "kurung siku"),
        (entry("id: contoh/1", "nama: {kolam"), "6:11", "kurung kurawal"),
        (entry("id: contoh/1", " nama: kolam"), "6:10", "titik dua"),
        (entry("id: contoh/1", "nama: kolam") + "   teks: x\n", "7:4", "lekukan"),
        (entry("id: contoh/1", "nama kolam", "teks: x"), "6:5", "titik dua"),
        (entry("id: contoh/1", 'nama: "kolam" ikan'), "6:19", "sesudah tanda petik"),
        (entry("id: contoh/1", "nama: [kolam] ikan"), "6:19", "kurung penutup"),
        (entry("id: contoh/1", "nama: |kolam"), "6:12", "`|` atau `>`"),
        (entry("id: contoh/1", "nama: !x!y kolam"), "6:11", "`!`"),
        (entry("id: contoh/1", "nama: - kolam"), "6:11", "awal daftar"),
        (entry("id: contoh/1", "nama: *kolam"), "6:11", "jangkar"),
        (entry("id: contoh/1", "nama: kolam\x0c"), "6:16", "U+000C"),
        (entry("id: contoh/1", "nama: a", "nama: b"), "7:5", "dua kali"),
        (GOOD + "---\n" + GOOD, "7:1", "lebih dari satu dokumen"),
    ],
)
def test_iki601_bad_yaml(tmp_path: Path, text: str, place: str, words: str) -> None:
    code, found, finding = only(tmp_path, text)
    assert (code, found) == ("IKI601", place)
    assert words in finding.message


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("", "1:1", "kosong"),
        ("# hanya catatan\n", "1:1", "kosong"),
        (HEAD, "1:1", "tidak memuat indikator"),
        ("indikator:\n  - {id: a/1, nama: x}\n", "1:1", "`dokumen` tidak ada"),
        ("dokumen:\n  id: contoh\nindikator:\n  - {id: a/1, nama: x}\n", "2:3", "`judul` tidak ada"),
        (entry("nama: kolam"), "5:5", "`id` tidak ada"),
        (entry("id: contoh/1", "teks: A"), "5:5", "`nama` tidak ada"),
        (entry("id: contoh/1", "nama:"), "6:10", "`nama` kosong"),
        (entry("id: contoh/1", "nama: '  '"), "6:11", "`nama` kosong"),
        (HEAD + "jabatan:\n  - sasaran: []\n", "5:5", "`nama` tidak ada pada jabatan"),
    ],
)
def test_iki602_missing_field(tmp_path: Path, text: str, place: str, words: str) -> None:
    code, found, finding = only(tmp_path, text)
    assert (code, found) == ("IKI602", place)
    assert words in finding.message
    assert finding.help.split()[0] in ("tulis", "isi")


def test_iki603_duplicate_id_in_one_file_and_across_files(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD + "  - id: contoh/1\n    nama: lain\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text(GOOD, encoding="utf-8")
    catalog, findings = load_catalog(tmp_path / "a.yaml", tmp_path / "b.yaml")
    first = f"{tmp_path / 'a.yaml'}:5:5"
    assert [item.code for item in findings] == ["IKI603", "IKI603"]
    assert [item.place for item in findings] == [f"{tmp_path / 'a.yaml'}:7:5", f"{tmp_path / 'b.yaml'}:5:5"]
    assert all(first in item.notes[0] for item in findings)
    assert catalog["contoh/1"].indikator == "Jumlah kolam"
    assert len(catalog.dokumen) == 1


@pytest.mark.parametrize(
    ("text", "place", "help"),
    [
        (entry("id: contoh/1", "nama: kolam", "sumberdata: x"), "7:5", "`sumber_data`"),
        (entry("id: contoh/1", "nama: kolam", "Teks: x"), "7:5", "`teks`"),
        (GOOD + "indikatr: []\n", "7:1", "`indikator`"),
        (HEAD + "  tahunn: 2021\nindikator:\n  - {id: a/1, nama: x}\n", "4:3", "`tahun`"),
        (entry("id: contoh/1", "nama: kolam", "zzz: x"), "7:5", ""),
    ],
)
def test_iki604_unknown_column(tmp_path: Path, text: str, place: str, help: str) -> None:
    code, found, finding = only(tmp_path, text)
    assert (code, found) == ("IKI604", place)
    way_out = f"mungkin maksud Anda {help}?" if help else "kolom yang dikenal: id, nama, teks, target"
    assert finding.help.startswith(way_out)
    catalog, _ = load_text(tmp_path, text)
    assert len(catalog) == 1, "a warning leaves the entry in"


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        (entry("id: contoh/1", "nama: kolam", "teks: [a, b]"), "7:11", "`teks` harus berupa satu teks"),
        (entry("id: contoh/1", "nama: kolam", "teks: {a: b}"), "7:11", "`teks` harus berupa satu teks"),
        (entry("id: contoh/1", "nama: kolam", r'teks: "\frac{a}{b}"'), "7:11", "karakter kendali"),
        (entry("id: contoh/1", "nama: kolam", r'teks: "\text{a}"'), "7:11", "karakter kendali"),
        (entry("id: contoh 1", "nama: kolam"), "5:9", "spasi"),
        (entry("id: contoh/1", "nama: kolam", "polaritas: maju"), "7:16", "`maju` tidak dikenal"),
        (entry("id: contoh/1", "nama: kolam", "konstanta: 240"), "7:16", "pasangan"),
        (entry("id: contoh/1", "nama: kolam", "konstanta: {a: dua}"), "7:20", "bukan `dua`"),
        (entry("id: contoh/1", "nama: kolam", "target_triwulan: [1, 2]"), "7:22", "empat isi, bukan 2"),
        (entry("id: contoh/1", "nama: kolam", "target_triwulan: 25"), "7:22", "harus berupa daftar"),
        (entry("id: contoh/1", "nama: kolam", "? [a]", ": b"), "7:7", "harus berupa teks"),
        (HEAD + "indikator: contoh\n", "4:12", "`indikator` harus berupa daftar"),
        (HEAD + "indikator:\n  - contoh\n", "5:5", "indikator harus berupa pasangan"),
        (HEAD + "jabatan:\n  nama: Camat\n", "5:3", "`jabatan` harus berupa daftar"),
        ("- a\n- b\n", "1:1", "berkas katalog harus berupa pasangan"),
        ("catatan rapat", "1:1", "berkas katalog harus berupa pasangan"),
        (HEAD + "  tahun: MMXXI\nindikator:\n  - {id: a/1, nama: x}\n", "4:10", "tahun empat angka"),
    ],
)
def test_iki605_wrong_type(tmp_path: Path, text: str, place: str, words: str) -> None:
    code, found, finding = only(tmp_path, text)
    assert (code, found) == ("IKI605", place)
    assert words in finding.message


def test_entries_with_errors_are_left_out_and_the_others_stay(tmp_path: Path) -> None:
    catalog, findings = load_text(
        tmp_path, entry("id: contoh/1", "nama: [a]") + "  - {id: contoh/2, nama: b}\n"
    )
    assert [item.code for item in findings] == ["IKI605"]
    assert list(catalog) == ["contoh/2"]


def test_a_bad_file_does_not_stop_the_batch(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: [", encoding="utf-8")
    (tmp_path / "b.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "c.txt").write_text("bukan katalog", encoding="utf-8")
    catalog, findings = load_catalog(tmp_path)
    assert list(catalog) == ["contoh/1"]
    assert [item.code for item in findings] == ["IKI601"]


def test_iki802_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    missing, empty = tmp_path / "tiada.yaml", tmp_path / "kosong"
    catalog, findings = load_catalog(missing, empty, "a\0b.yaml", "x" * 5000 + ".yaml")
    assert len(catalog) == 0
    assert [item.code for item in findings] == ["IKI802"] * 4
    assert "tidak memuat katalog .yaml" in findings[0].message
    assert "tiada.yaml` tidak ada" in findings[1].message


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_iki802_file_closed_to_us(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)
    _, findings = load_catalog(path)
    assert [(item.code, item.place) for item in findings] == [("IKI802", str(path))]


def test_iki802_not_utf8_with_the_place_of_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(GOOD.encode() + "    teks: é ".encode() + b"\xe9\n")
    _, findings = load_catalog(path)
    assert [(item.code, item.place) for item in findings] == [("IKI802", f"{path}:7:13")]


def test_utf16_is_told_and_a_byte_order_mark_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-16")
    (tmp_path / "b.yaml").write_text(GOOD, encoding="utf-8-sig")
    catalog, findings = load_catalog(tmp_path)
    assert [(item.code, item.place) for item in findings] == [("IKI802", f"{tmp_path / 'a.yaml'}:1:1")]
    assert str(catalog["contoh/1"].tempat) == f"{tmp_path / 'b.yaml'}:5:5"


def test_a_file_beyond_the_bound_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "besar.yaml"
    with path.open("wb") as stream:
        stream.truncate(51 * 1024 * 1024)
    _, findings = load_catalog(path)
    assert [(item.code, item.message) for item in findings] == [("IKI802", "berkas lebih besar dari 50 MB")]


def test_an_alias_repeats_what_it_stands_for(tmp_path: Path) -> None:
    text = entry("id: contoh/1", "nama: &n Jumlah kolam", "teks: *n")
    catalog, findings = load_text(tmp_path, text)
    assert findings == ()
    assert catalog["contoh/1"].teks == "Jumlah kolam"


def test_alias_bomb_is_refused_by_what_it_would_become(tmp_path: Path) -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 40)]
    code, place, finding = only(tmp_path, "\n".join(levels))
    assert code == "IKI601"
    assert place.startswith("7:")
    assert str(MAX_NODES) in finding.message


def test_an_alias_cannot_hold_itself(tmp_path: Path) -> None:
    code, place, _ = only(tmp_path, "a: &a [*a]\n")
    assert (code, place) == ("IKI601", "1:8")


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000 + "x"])
def test_deep_nesting_is_refused(tmp_path: Path, text: str) -> None:
    code, _, finding = only(tmp_path, text)
    assert code == "IKI601"
    assert f"{MAX_DEPTH} tingkat" in finding.message
