"""Indicators read in processes of their own give the report that one process gives."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from ikicalc.catalog import Catalog, Dokumen, Indikator
from ikicalc.putusan import check, workers
from ikicalc.putusan.workers import check_side_by_side

CELLS = ("jumlah kolam bersih dibagi jumlah kolam", "Sudah jelas", "(A / B", "jumlah kolam x 100")
ITEMS = [
    Indikator(f"{name}/{number}", name, f"Persentase kolam {number}", teks=cell, target="baru")
    for number, cell in enumerate(CELLS)
    for name in ("rawa", "hulu", "tanpa-kepala")  # documents in turn: the order of the catalog is kept
]
HEADS = [Dokumen("rawa", "Indikator", instansi="Kecamatan Rawa"), Dokumen("hulu", "Indikator")]
CATALOG = Catalog(ITEMS, HEADS)
WITHOUT_ROOM = """
import resource
from tests_of_workers import CATALOG, check, check_side_by_side
expected = check(CATALOG)
resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))  # no pipe can be opened
print(check_side_by_side(CATALOG, 2) == expected)
"""


def test_report_is_the_same():
    assert check_side_by_side(CATALOG, 2) == check(CATALOG)


def test_one_document_is_read_in_parts(monkeypatch):
    monkeypatch.setattr(workers, "_AT_ONCE", 3)
    twice = [replace(item, id=f"{item.id}/{turn}", indikator="Nilai") for turn in "ab" for item in ITEMS[::3]]
    report = check(Catalog(twice))
    assert any(found.diagnostic.code == "IKI622" for found in report.temuan)  # told across the parts
    assert check_side_by_side(Catalog(twice), 2) == report


@pytest.mark.skipif(sys.platform == "win32", reason="bounds of a process are set in another way there")
def test_without_room_for_processes_all_is_checked_here(tmp_path):
    (tmp_path / "tests_of_workers.py").write_text(Path(__file__).read_text("utf-8"), "utf-8")
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT_ROOM], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run.stdout == "True\n", run.stderr
