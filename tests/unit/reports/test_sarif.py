"""SARIF that validates against the published schema, with regions, fixes and silenced findings."""

import json
from pathlib import Path

import jsonschema
import pytest

from ikicalc.pemeriksaan import run_checks
from ikicalc.reports.sarif import sarif_report

SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0.json").read_text(encoding="utf-8"))
CATALOG = """\
dokumen: {id: contoh, judul: Indikator}
indikator:
  - id: contoh/1
    nama: Persentase kolam aktif
    teks: >-
      jumlah kolam 表 aktif
      dibagi jumlah kolam  
  - id: contoh/2  # ikicalc: abaikan IKI303 karena "rasio" <tercetak>
    nama: Persentase kolam aktif
    teks: jumlah kolam aktif dibagi jumlah kolam
  - id: contoh/3
    nama: Nilai
    teks: ''
    sumbr: x
"""  # noqa: W291 - a blank at the end of a line is part of the case


def log_of(*paths):
    log = json.loads("".join(sarif_report(run_checks([str(path) for path in paths]))))
    jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(log)
    return log["runs"][0]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "katalog kita.yaml").write_text(CATALOG, encoding="utf-8")
    return tmp_path


def result(run, code, indikator):
    found = [
        item for item in run["results"]
        if item["ruleId"] == code
        and item["locations"][0].get("logicalLocations", [{}])[0].get("fullyQualifiedName") == indikator
    ]  # fmt: skip
    assert len(found) == 1
    return found[0]


def test_schema_refuses_what_is_no_log():
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"version": "2.1.0", "runs": [{"results": [{"level": "parah"}]}]}, SCHEMA)


def test_region_counts_code_points_of_the_file(folder):
    run = log_of("katalog kita.yaml")
    place = result(run, "IKI303", "contoh/1")["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "katalog%20kita.yaml", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 6, "startColumn": 7, "endLine": 7, "endColumn": 26}
    assert run["columnKind"] == "unicodeCodePoints"


def test_rules_carry_their_pages_and_results_point_to_them(folder):
    run = log_of("katalog kita.yaml")
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({item["ruleId"] for item in run["results"]})
    for item in run["results"]:
        rule = rules[item["ruleIndex"]]
        assert rule["id"] == item["ruleId"]
        assert rule["help"]["markdown"].startswith(f"# {rule['id']}: {rule['shortDescription']['text']}\n")
        assert rule["defaultConfiguration"]["level"] == item["level"]


def test_silenced_finding_is_there_with_its_reason(folder):
    run = log_of("katalog kita.yaml")
    silenced = result(run, "IKI303", "contoh/2")
    assert silenced["suppressions"] == [{"kind": "inSource", "justification": '"rasio" <tercetak>'}]
    assert all(item["suppressions"] == [] for item in run["results"] if item is not silenced)


def test_fix_gives_the_rewritten_file(folder):
    run = log_of("katalog kita.yaml")
    (change,) = result(run, "IKI303", "contoh/1")["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    region, lines = replacement["deletedRegion"], CATALOG.splitlines(keepends=True)

    def offset(line, column):
        return sum(map(len, lines[: line - 1])) + column - 1

    start = offset(region["startLine"], region["startColumn"])
    end = offset(region["endLine"], region["endColumn"])
    fixed = CATALOG[:start] + replacement["insertedContent"]["text"] + CATALOG[end:]
    assert fixed == CATALOG.replace("dibagi jumlah kolam  \n", "dibagi jumlah kolam dikali 100%  \n", 1)


def test_fingerprint_outlives_a_moved_line(folder):
    before = [item["partialFingerprints"] for item in log_of("katalog kita.yaml")["results"]]
    Path("katalog kita.yaml").write_text("# baris baru\n" + CATALOG, encoding="utf-8")
    assert [item["partialFingerprints"] for item in log_of("katalog kita.yaml")["results"]] == before


def test_files_that_cannot_be_read_are_results_too(folder):
    (folder / "rusak.yaml").write_text("a: [", encoding="utf-8")
    run = log_of("rusak.yaml", "tidak-ada.yaml", folder / "katalog kita.yaml")
    assert {"IKI601", "IKI802"} <= {item["ruleId"] for item in run["results"]}
    uris = {item["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for item in run["results"]}
    assert (folder / "katalog kita.yaml").as_uri() in uris


def test_shipped_catalog_validates(request):
    run = log_of(request.config.rootpath / "catalog" / "dokumen")
    assert len(run["results"]) > 100
