"""``ikicalc catalog``: what ships, and files of one's own with their findings."""

import json

import pytest

OWN = """\
dokumen:
  id: contoh
  judul: Contoh
indikator:
  - id: contoh/1
    nama: Persentase kolam sehat
    teks: (Jumlah kolam sehat dibagi jumlah kolam dikali 100%
    target: 80 %
  - id: contoh/2
    nama: Persentase kolam tertata
    teks: ''
"""
KEYS = [
    "id", "dokumen", "jabatan", "sasaran", "indikator", "teks", "target", "sumber_data",
    "kelas", "kanonik", "satuan",
]  # fmt: skip


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "contoh.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_shipped_catalog_as_json(run):
    shown = run("catalog", "list", "--format", "json")
    assert (shown.exit_code, shown.stderr) == (0, "")
    rows = [json.loads(line) for line in shown.stdout.splitlines()]
    assert len(rows) == 263
    assert all(list(row) == KEYS for row in rows)
    found = next(row for row in rows if row["id"] == "torjun/24")
    assert (found["target"], found["kelas"], found["satuan"]) == ("", "rumus", "%")
    assert found["kanonik"] == "[[Jumlah desa dengan administras yang baiki]] / 12 {desa} * 100"


def test_list_for_people(run, own):
    assert run("catalog", "list", str(own)).stdout.splitlines() == [
        "contoh: Contoh",
        "  contoh/1  rumus        Persentase kolam sehat",
        "  contoh/2  tanpa_rumus  Persentase kolam tertata",
        "",
        "2 indikator",
    ]


def test_finding_in_a_file_goes_to_standard_error_with_its_place(run, own):
    own.write_text(OWN + "  - nama: Tanpa id\n    teks: ''\n", encoding="utf-8")
    shown = run("catalog", "list", "--format", "json", str(own))
    assert shown.exit_code == 1
    assert [json.loads(line)["id"] for line in shown.stdout.splitlines()] == ["contoh/1", "contoh/2"]
    assert shown.stderr.startswith("galat[IKI602]")
    assert f"{own}:12:5" in shown.stderr


def test_cell_beyond_the_bounds_is_listed_without_formula_and_told(run, own):
    own.write_text(OWN.replace("teks: ''", f"teks: {'A' * 20_001}"), encoding="utf-8")
    shown = run("catalog", "list", "--format", "json", str(own))
    assert shown.exit_code == 1
    assert [json.loads(line)["kelas"] for line in shown.stdout.splitlines()] == ["rumus", "tanpa_rumus"]
    assert shown.stderr.startswith("galat[IKI002]")
    assert f"{own}:11:11 (contoh/2)" in shown.stderr


@pytest.mark.parametrize("arguments", [["list"], ["list", "--format", "json"], ["show", "contoh/1"]])
def test_file_that_cannot_be_read_gives_status_2(run, arguments, own, tmp_path):
    shown = run("catalog", *arguments, str(own), str(tmp_path / "tidak-ada.yaml"))
    assert shown.exit_code == 2
    assert "galat[IKI802]" in shown.stderr
    assert "contoh/1" in shown.stdout


def test_indicator_is_shown_as_printed_and_as_read(run, own):
    shown = run("catalog", "show", "contoh/1", str(own))
    assert shown.exit_code == 0
    assert shown.stdout.splitlines()[:13] == [
        "Id           contoh/1",
        "Dokumen      contoh: Contoh",
        "Indikator    Persentase kolam sehat",
        "Sel rumus    (Jumlah kolam sehat dibagi jumlah kolam dikali 100%",
        "Target       80 %",
        f"Tempat       {own}:7:11",
        "",
        "Kelas        rumus (hitungannya tertulis)",
        "Rumus        (Jumlah kolam sehat ÷ jumlah kolam) × 100",
        "Kanonik      [[Jumlah kolam sehat]] / [[jumlah kolam]] * 100",
        "Satuan       %",
        "Masukan      Jumlah kolam sehat  [jumlah_kolam_sehat]",
        "             jumlah kolam  [jumlah_kolam]",
    ]
    assert f" --> {own}:7:11 (contoh/1)" in shown.stdout


def test_indicator_that_cannot_be_computed_gives_status_1(run, own):
    shown = run("catalog", "show", "contoh/2", str(own))
    assert shown.exit_code == 1
    assert "Sel rumus    (kosong)" in shown.stdout
    assert "galat[IKI113]" in shown.stdout


def test_unknown_indicator_gives_status_2_and_a_suggestion(run):
    shown = run("catalog", "show", "torjun/244")
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert "bantuan: mungkin maksud Anda `torjun/24`?" in shown.stderr


def test_every_shipped_indicator_can_be_shown(run):
    ids = [json.loads(line)["id"] for line in run("catalog", "list", "--format", "json").stdout.splitlines()]
    for name in ids[::7]:
        shown = run("catalog", "show", name)
        assert shown.exit_code in {0, 1}, shown.output
        assert f"Id           {name}" in shown.stdout
