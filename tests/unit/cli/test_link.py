"""``ikicalc link``: the dictionary is written, completed, and told of."""

from __future__ import annotations

from pathlib import Path

import pytest

CATALOG = """\
dokumen:
  id: contoh
  judul: Contoh
indikator:
  - id: contoh/1
    nama: Persentase kolam
    teks: Jumlah kolam panen / jumlah kolam x 100%
  - id: contoh/2
    nama: Total kolam
    teks: Total kolam
"""


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    path = tmp_path / "contoh.yaml"
    path.write_text(CATALOG, encoding="utf-8")
    return path


def test_dictionary_is_written_and_not_touched_without_need(run, catalog, tmp_path) -> None:
    output = tmp_path / "kamus.yaml"
    first = run("link", str(catalog), "-o", str(output))
    assert first.exit_code == 0
    assert first.stdout.splitlines() == [
        f"3 butir baru, 1 usulan penggabungan; {output} ditulis",
        f"periksa usulan di bawah `gabung` pada {output}",
    ]
    written = output.read_text(encoding="utf-8")
    assert "#- [jumlah_kolam, total_kolam]" in written
    again = run("link", str(catalog), "-o", str(output)).stdout
    assert again.startswith(f"0 butir baru, 1 usulan penggabungan; {output} tidak berubah\n")
    assert output.read_text(encoding="utf-8") == written
    assert {path.name for path in tmp_path.iterdir()} == {"contoh.yaml", "kamus.yaml"}


def test_without_output_it_is_printed(run, catalog) -> None:
    shown = run("link", str(catalog))
    assert (shown.exit_code, shown.stdout.count("- id: ")) == (0, 3)


def test_what_is_gone_is_listed(run, catalog, tmp_path) -> None:
    output = tmp_path / "kamus.yaml"
    run("link", str(catalog), "-o", str(output))
    catalog.write_text(CATALOG.replace("Total kolam", "Jumlah kolam"), encoding="utf-8")
    told = run("link", str(catalog), "-o", str(output)).stdout
    assert "1 butir tidak dipakai lagi:\n  total_kolam: Total kolam\n" in told


@pytest.mark.parametrize(
    ("text", "told"), [("kamus_data: [", "IKI601"), ("kamus_data:\n  - id: a\n", "IKI602")]
)
def test_broken_dictionary_is_told_and_left_alone(run, catalog, tmp_path, text, told) -> None:
    output = tmp_path / "kamus.yaml"
    output.write_text(text, encoding="utf-8")
    result = run("link", str(catalog), "-o", str(output))
    assert (result.exit_code, told in result.stderr) == (2, True)
    assert output.read_text(encoding="utf-8") == text


def test_place_that_cannot_be_written_is_told(run, catalog, tmp_path) -> None:
    result = run("link", str(catalog), "-o", str(tmp_path / "tidak" / "ada.yaml"))
    assert result.exit_code == 2
    assert "tidak dapat ditulis" in result.stderr


def test_missing_catalog_is_told(run, tmp_path) -> None:
    result = run("link", str(tmp_path / "tidak-ada.yaml"))
    assert (result.exit_code, "IKI802" in result.stderr) == (2, True)
