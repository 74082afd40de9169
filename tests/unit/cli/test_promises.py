"""What README and the guide say of the command line: their commands run, their findings are drawn so."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import openpyxl
import pytest

from tests.dokumen import make_rows, render

ROOT = Path(__file__).parents[3]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs" / "panduan").glob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# What a workbook holds besides its table, a name that another document uses, a target that a decree prints in
# another unit, and what became of a file.
HARMLESS = re.compile(
    r"saran\[IKI808\]|peringatan\[IKI810\]|hasil disimpan di |\d+ sel diperbaiki$|\S+\.docx: \d+ indikator "
    r"|peringatan\[IKI519\]|  = bantuan: tulis targetnya dalam"
)
INLINE = re.compile(r"`(ikicalc [^`]+)`")
CATALOG = """\
dokumen: {id: contoh, judul: Indikator}
indikator:
  - id: contoh/1
    nama: Persentase kolam aktif
    teks: jumlah kolam aktif dibagi jumlah kolam
    target: 80%
    sumber_data: Seksi Kolam
"""
TABLE = (["NO", "INDIKATOR", "RUMUS", "TARGET"], ["1", "Jumlah kolam", "Jumlah kolam aktif", "12 kolam"])
DECREE = (
    ["No", "Indikator Kinerja", "Formulasi", "Target", "Sumber Data"],
    ["1", "Persentase kolam dipanen", "Kolam dipanen dibagi jumlah kolam x 100%", "80%", "Dinas"],
)
MONTHLY = (
    ("Uraian", "Januari", "Februari"),
    ("Jumlah Desa", 7, 7),
    ("Jumlah Desa yang menetapkan RKPDes tepat waktu", 3, 5),
)
SCALE = """\
skala:
  - id: contoh/kolam
    nama: Mutu kolam
    sumber: {nomor: Perdes 1, tahun: 2024}
    kepastian: A
    desimal: 0
    pita:
      - {predikat: Kurang, dari: 0, sampai: 60}
      - {predikat: Baik, dari: 61, sampai: 100}
"""
FILES = {
    "katalog.yaml": CATALOG,
    "draf.yaml": CATALOG,
    "skala.yaml": SCALE,
    "sel.txt": "Jumlah A dibagi jumlah B\n",
    "cells.jsonl": '{"id": 1, "teks": "A : B"}\n',
    "requests.jsonl": '{"rumus": "A", "masukan": {"A": 1}}\n',
}


def commands() -> list[str]:
    """Return the commands of shell blocks and of inline code, each once."""
    found = []
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        for kind, block in BLOCK.findall(text):
            found += [line for line in block.splitlines() if kind == "sh" and "ikicalc" in line]
        found += INLINE.findall(text)
    return list(dict.fromkeys(found))


def drawn() -> list[str]:
    """Return the findings shown with a cell of one line."""
    texts = (path.read_text(encoding="utf-8") for path in PAGES)
    blocks = (block for text in texts for kind, block in BLOCK.findall(text) if kind == "text")
    return list(dict.fromkeys(block for block in blocks if "\n1 | " in block))


@pytest.mark.parametrize("command", commands())
def test_command_runs(command: str, tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    if "--salin" not in command:
        example = files("ikicalc._catalog") / "contoh" / "bulanan-2023.xlsx"
        (tmp_path / "contoh.xlsx").write_bytes(example.read_bytes())
    render([make_rows(*TABLE)], tmp_path / "rancangan.docx")
    for name in ("keputusan.docx", "keputusan.pdf"):
        render([make_rows(*DECREE)], tmp_path / name)
    book = openpyxl.Workbook()
    for row in MONTHLY:
        book.active.append(row)
    book.save(tmp_path / "realisasi.xlsx")
    if found := re.search(r"import .* -o (\S+)", command):
        (tmp_path / found[1]).unlink(missing_ok=True)  # it never replaces a file that is there
    line = re.sub(r"(?<![\w/.])ikicalc(?= )", lambda _: f"{shlex.quote(sys.executable)} -m ikicalc", command)
    done = subprocess.run(
        ["sh", "-c", line], cwd=tmp_path, capture_output=True, encoding="utf-8", env=os.environ, check=False
    )
    told = [line for line in done.stderr.splitlines() if line and not HARMLESS.match(line)]
    assert (done.returncode, told) == (0, [])
    assert done.stdout or " -o " in command


@pytest.mark.parametrize("block", drawn(), ids=lambda block: block.splitlines()[0])
def test_finding_is_drawn_so(run, block: str) -> None:
    cell = next(line.removeprefix("1 | ") for line in block.splitlines() if line.startswith("1 | "))
    assert block in run("parse", cell).stdout


def test_something_is_promised() -> None:
    assert len(commands()) > 8
    assert drawn()
