"""Workflow commands of GitHub: a finding a line, whatever it holds."""

import re

from ikicalc.pemeriksaan import run_checks
from ikicalc.reports.github import github_report

CATALOG = """\
dokumen: {id: contoh, judul: Indikator}
indikator:
  - id: contoh/1
    nama: Nilai
    teks: |
      (50% :: A,
      B / C
  - id: contoh/2
    nama: "Nilai"
    teks: ''
    "su,mb:r%": x
"""
COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:\r\n]*,)*\w+=[^,:\r\n]*)::([^\r\n]*)\n")


def test_every_line_is_a_command(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a,b.yaml").write_text(CATALOG, encoding="utf-8")
    run = run_checks(["a,b.yaml"])
    lines = list(github_report(run))
    assert len(lines) == len(run.laporan.temuan) > 3
    found = [COMMAND.fullmatch(line) for line in lines]
    assert all(found)
    properties = [dict(pair.split("=", 1) for pair in item[2].split(",")) for item in found if item]
    assert {item["file"] for item in properties} == {"a%2Cb.yaml"}
    assert not any("%" in re.sub(r"%(25|0D|0A|3A|2C)", "", item[0]) for item in found if item)
    unknown = next(line for line in lines if "IKI604" in line)
    assert "`su,mb:r%25`" in unknown


def test_columns_are_told_only_within_one_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(
        "dokumen: {id: c, judul: J}\nindikator:\n"
        "  - id: c/1\n    nama: Persentase A\n    teks: >-\n"
        "      jumlah A\n      dibagi jumlah B\n"
        "  - id: c/2\n    nama: Rasio\n    teks: (jumlah A / jumlah B\n",
        encoding="utf-8",
    )
    lines = "".join(github_report(run_checks(["a.yaml"])))
    assert "title=IKI303%3A persentase tanpa faktor 100,file=a.yaml,line=6,endLine=7::c/1: " in lines
    assert "title=IKI102%3A kurung belum ditutup,file=a.yaml,line=10,col=11,endColumn=11::c/2: " in lines
