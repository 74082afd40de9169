"""Documents under check: verdicts with page, table and row, and one message for a file that is broken."""

import json

import jsonschema
import pytest

from ikicalc.pemeriksaan import run_checks
from ikicalc.pemeriksaan.lokasi import Lokasi
from ikicalc.reports.github import github_report
from ikicalc.reports.json import json_report
from ikicalc.reports.sarif import sarif_report
from ikicalc.reports.text import text_report
from tests.dokumen import make_rows, render
from tests.dokumen.broken import make

from ..reports.test_sarif import SCHEMA

ROWS = (
    ["NO", "INDIKATOR", "FORMULASI", "TARGET", "SUMBER DATA"],
    ["1", "Persentase kolam aktif", "Jumlah kolam aktif dibagi jumlah kolam", "80%", "Seksi Kolam"],
    ["2", "Nilai kebersihan", "", "Baik", "Seksi Kolam"],
    ["3", "Jumlah kolam", "Jumlah kolam", "12 kolam", "Seksi Kolam"],
)
VERDICTS = ["dapat_dihitung", "tidak_dapat_dihitung", "dapat_dihitung"]


@pytest.fixture
def decree(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def put(name):
        render([make_rows(*ROWS)], tmp_path / name)
        return name

    return put


def findings(run, code):
    return [item for item in run.laporan.temuan if item.diagnostic.code == code]


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "pdf", "csv", "md", "html"])
def test_every_format_gives_the_same_verdicts(decree, suffix):
    run = run_checks([decree(f"rawa, 2024.{suffix}")])
    assert [item.putusan for item in run.laporan.putusan] == VERDICTS
    assert run.status == 1
    (empty,) = findings(run, "IKI113")
    place = run.peta().of(empty)
    assert place.berkas == f"rawa, 2024.{suffix}"
    assert place.letak.endswith("baris 3")
    assert place.baris == 0


def test_good_document_has_status_0(tmp_path):
    render([make_rows(ROWS[0], ROWS[3])], tmp_path / "baik.docx")
    assert run_checks([str(tmp_path / "baik.docx")]).status == 0


def test_text_has_lines(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rawa.txt").write_text("\n" + "\n".join("\t".join(row) for row in ROWS), encoding="utf-8")
    run = run_checks(["rawa.txt"])
    (empty,) = findings(run, "IKI113")
    assert run.peta().of(empty) == Lokasi("rawa.txt", 4, 1, 4, 1)


def test_place_in_each_report(decree):
    run = run_checks([decree("rawa.pdf")])
    where = "halaman 1, tabel 1, baris 3"
    assert f" --> rawa.pdf, {where} (rawa/1.3)\n" in "".join(text_report(run))
    answer = json.loads("".join(json_report(run)))["indikator"][1]["temuan"]
    told = next(item for item in answer if item["kode"] == "IKI113")
    assert (told["berkas"], told["baris"], told["letak"]) == ("rawa.pdf", None, where)
    line = next(line for line in github_report(run) if "IKI113" in line)
    assert f",file=rawa.pdf::{where}: rawa/1.3: " in line


def test_sarif_of_a_document_has_no_region(decree):
    log = json.loads("".join(sarif_report(run_checks([decree("rawa.docx")]))))
    jsonschema.Draft202012Validator(SCHEMA).validate(log)
    results = log["runs"][0]["results"]
    assert results
    for item in results:
        assert item["locations"][0]["physicalLocation"] == {
            "artifactLocation": {"uri": "rawa.docx", "uriBaseId": "%SRCROOT%"}
        }
        assert "fixes" not in item


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("keputusan-terkunci.pdf", "IKI821"),
        ("keputusan-pindaian.pdf", "IKI822"),
        ("keputusan-terpotong.docx", "IKI825"),
        ("tak-ada.pdf", "IKI802"),
    ],
)
def test_broken_file_has_one_message_and_the_others_go_on(decree, tmp_path, name, code):
    folder = tmp_path / "masuk"
    folder.mkdir()
    if not name.startswith("tak-ada"):
        make(name, folder)
    broken = f"masuk/{name}"
    run = run_checks([broken, decree("rawa.docx")])
    assert run.status == 2
    assert [item.putusan for item in run.laporan.putusan] == VERDICTS
    (found,) = run.berkas[broken].bacaan.findings
    assert (found.code, found.place, bool(found.help)) == (code, broken, True)


def test_one_decree_in_two_formats_keeps_all_rows(decree):
    run = run_checks([decree("rawa.docx"), decree("rawa.pdf"), decree("rawa.xlsx")])
    assert [item.putusan for item in run.laporan.putusan] == VERDICTS * 3
    assert not findings(run, "IKI603")
    assert {item.id.partition("/")[0] for item in run.laporan.putusan} == {"rawa", "rawa.pdf", "rawa.xlsx"}


def test_what_the_import_says_stands_with_its_indicator(tmp_path):
    rows = (ROWS[0], ["1", "Jumlah kolam", "Jumlah kolam", "", "", "Seksi Kolam"])
    path = tmp_path / "rawa.txt"
    path.write_text("\n".join("\t".join(row) for row in rows), encoding="utf-8")
    run = run_checks([str(path)])
    told = [item for item in run.laporan.temuan if item.diagnostic.code.startswith("IKI83")]
    assert told
    assert {item.indikator for item in told} == {run.laporan.putusan[0].id}


def test_document_without_indicators_is_a_fault(tmp_path):
    path = tmp_path / "surat.md"
    path.write_text("Yang terhormat.\n", encoding="utf-8")
    run = run_checks([str(path)])
    assert [item.diagnostic.code for item in run.laporan.umum] == ["IKI830"]
    assert run.status == 1


def test_folder_without_catalogs_says_what_to_name(tmp_path):
    render([make_rows(*ROWS)], tmp_path / "rawa.docx")
    run = run_checks([str(tmp_path)])
    (found,) = run.laporan.umum
    assert (found.diagnostic.code, run.status) == ("IKI802", 2)
    assert "*.docx" in found.diagnostic.help
