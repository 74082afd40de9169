"""A regulation of one's own, in a folder, without Python: for lines, monthly data, one indicator."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ATURAN = """\
skala:
  - id: perbup-9/mutu
    nama: Mutu tambak
    sumber: {nomor: Perbup 9, tahun: 2024, bagian: Pasal 3}
    kepastian: A
    desimal: 0
    terbuka: atas
    pita:
      - {predikat: Perlu Dibina, dari: 0, sampai: 79}
      - {predikat: Mandiri, dari: 80}
    contoh:
      - {sumber: dihitung tangan, nilai: '79,5', predikat: Mandiri}
metode:
  - id: perbup-9/capaian
    nama: Capaian dengan tenggang seperlima
    sumber: {nomor: Perbup 9, tahun: 2024, bagian: Pasal 2}
    kepastian: A
    satuan: '%'
    masukan:
      - {nama: R, dari: realisasi}
      - {nama: T, dari: target}
    langkah:
      - {nama: capaian, rumus: '[[R]] / (0.8 * [[T]]) * 100'}
    skala: perbup-9/mutu
    contoh:
      - sumber: dihitung tangan
        tag: cocok
        masukan: {R: 6}
        target: 10
        nilai: 75
        predikat: Perlu Dibina
"""
KATALOG = """\
dokumen: {id: tambak, judul: Tambak, tahun: 2024}
indikator:
  - id: tambak/1
    nama: Jumlah tambak panen
    target: '10'
    metode_capaian: perbup-9/capaian
    skala: perbup-9/mutu
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "aturan").mkdir()
    (tmp_path / "aturan" / "perbup-9.yaml").write_text(ATURAN, encoding="utf-8")
    (tmp_path / "katalog.yaml").write_text(KATALOG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_lines_are_answered_by_own_rules_and_own_catalog(run, folder):
    lines = [
        {"id": 1, "metode": "perbup-9/capaian", "masukan": {"R": 7}, "target": 10},
        {"id": 2, "skala": "perbup-9/mutu", "masukan": {"nilai": 79.5}},
        {"id": 3, "indikator_id": "tambak/1", "masukan": {"Jumlah tambak panen": 6}},
        {"id": 4, "metode": "capaian/naik", "masukan": {"R": 7}, "target": 10},
    ]
    given = "\n".join(map(json.dumps, lines))
    shown = run("compute", "--jsonl", "--aturan", "aturan", "--catalog", "katalog.yaml", given=given)
    found = [json.loads(line) for line in shown.stdout.splitlines()]
    assert [item["status"] for item in found] == ["ok"] * 4
    assert (found[0]["nilai"], found[0]["predikat"]) == ("87.5", "Mandiri")
    assert found[1]["predikat"] == "Mandiri"
    assert (found[2]["realisasi"], found[2]["capaian"], found[2]["predikat"]) == ("6", "75", "Perlu Dibina")
    assert found[3]["nilai"] == "70"


def test_monthly_data_are_judged_by_own_rules(run, folder):
    rows = "unit_kerja;tahun;bulan;masukan;nilai\n" + "".join(
        f"Mekar;2024;{month};Jumlah tambak panen;1\n" for month in range(1, 13)
    )
    (folder / "data.csv").write_text(rows, encoding="utf-8")
    arguments = ["compute", "data.csv", "--catalog", "katalog.yaml", "--output", "hasil.json"]
    shown = run(*arguments, "--aturan", "aturan")
    assert shown.exit_code == 0, shown.stderr
    (row,) = json.loads((folder / "hasil.json").read_text(encoding="utf-8"))["baris"]
    assert (row["realisasi"], row["capaian"], row["predikat"]) == ("12", "150", "Mandiri")
    run(*arguments)  # without the rules the figure stays, and the row tells what is missing
    (row,) = json.loads((folder / "hasil.json").read_text(encoding="utf-8"))["baris"]
    assert (row["realisasi"], row["capaian"], row["predikat"]) == ("12", None, None)
    assert "perbup-9/" in row["pesan"]


def test_one_indicator_of_an_own_catalog(run, folder):
    shown = run("compute", "--catalog", "katalog.yaml", "--id", "tambak/1", "jumlah tambak panen=3")
    assert shown.exit_code == 0, shown.stderr
    assert "Hasil        3" in shown.stdout


@pytest.mark.parametrize("option", ["--aturan", "--catalog"])
def test_rules_that_are_not_there_stop_the_command(run, folder, option):
    shown = run("compute", "--jsonl", option, "tidak-ada.yaml", given="{}")
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert shown.stderr.startswith("galat[IKI802]")


def test_what_is_wrong_with_own_rules_is_told_and_the_lines_go_on(run, folder):
    (folder / "salah.yaml").write_text("skala:\n  - {id: setengah, desimal: 0}\n", encoding="utf-8")
    line = json.dumps({"skala": "akip", "masukan": {"nilai": 91}})
    shown = run("compute", "--jsonl", "--aturan", "salah.yaml", given=line)
    assert json.loads(shown.stdout)["predikat"] == "AA"
    assert "salah.yaml:2" in shown.stderr
