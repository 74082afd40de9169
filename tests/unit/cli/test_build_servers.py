"""What build servers use: the hooks of pre-commit and the example of GitHub Actions, run as they stand."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.dokumen import make_rows, render

ROOT = Path(__file__).parents[3]
HOOKS = {
    hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
}
ACTION = yaml.safe_load((ROOT / "docs" / "contoh" / "periksa-indikator.yml").read_text(encoding="utf-8"))
HEAD = "dokumen: {id: contoh, judul: Indikator}\nindikator:\n"
GOOD = HEAD + "  - {id: contoh/1, nama: Jumlah kolam, teks: Jumlah kolam}\n"
BAD = HEAD + "  - {id: contoh/1, nama: Nilai, teks: ''}\n"


def run_line(line, folder):
    """Run a line of shell in which ``ikicalc`` is this one."""
    ours = line.replace("ikicalc check", f"{shlex.quote(sys.executable)} -m ikicalc check")
    return subprocess.run(["sh", "-c", ours], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
def test_hook_has_what_pre_commit_asks_for(hook):
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert (hook["entry"], hook["language"]) == ("ikicalc check", "python")


@pytest.mark.parametrize(
    ("hook", "taken", "left"),
    [
        ("ikicalc-check", ["katalog/a.yaml", "data/catalog/b.yml"], [".github/workflows/ci.yml"]),
        ("ikicalc-check-dokumen", ["rancangan/iku.docx", "a.pdf"], ["README.md", "docx/a.txt"]),
    ],
)
def test_hook_takes_its_files(hook, taken, left):
    pattern = re.compile(HOOKS[hook]["files"])
    assert [bool(pattern.search(name)) for name in taken + left] == [True] * len(taken) + [False] * len(left)


def test_hook_passes_good_files_and_stops_bad_ones(tmp_path):
    (tmp_path / "baik.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "kurang.yaml").write_text(BAD, encoding="utf-8")
    render(
        [make_rows(["NO", "INDIKATOR", "RUMUS"], ["1", "Jumlah kolam", "Jumlah kolam"])],
        tmp_path / "iku.docx",
    )
    catalog, document = HOOKS["ikicalc-check"]["entry"], HOOKS["ikicalc-check-dokumen"]["entry"]
    assert run_line(f"{catalog} baik.yaml", tmp_path).returncode == 0
    assert run_line(f"{catalog} baik.yaml kurang.yaml", tmp_path).returncode == 1
    assert run_line(f"{document} iku.docx", tmp_path).returncode == 0


def test_extra_of_the_hook_exists():
    import tomllib

    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]
    asked = re.findall(r"\[([\w,]+)\]", " ".join(HOOKS["ikicalc-check-dokumen"]["additional_dependencies"]))
    install = next(step["run"] for step in steps() if "pip install" in step.get("run", ""))
    asked += re.findall(r"ikicalc\[([\w,]+)\]", install)
    assert {name for names in asked for name in names.split(",")} <= set(extras)


def steps():
    return ACTION["jobs"]["periksa"]["steps"]


@pytest.mark.parametrize(("catalog", "status"), [(GOOD, 0), (BAD, 1)])
def test_action_runs_and_leaves_what_it_uploads(tmp_path, catalog, status):
    (tmp_path / "katalog").mkdir()
    (tmp_path / "katalog" / "iku.yaml").write_text(catalog, encoding="utf-8")
    lines = [step["run"] for step in steps() if step.get("run", "").startswith("ikicalc check")]
    assert [run_line(line, tmp_path).returncode for line in lines] == [0, status]
    uploaded = [
        value
        for step in steps()
        for value in step.get("with", {}).values()
        if "." in value and value[0].isalpha()
    ]
    assert set(uploaded) == {"pemeriksaan.html", "ikicalc.sarif"}
    assert all((tmp_path / name).stat().st_size for name in uploaded)
    log = json.loads((tmp_path / "ikicalc.sarif").read_text(encoding="utf-8"))
    assert log["version"] == "2.1.0"


def test_action_may_upload_and_uploads_though_the_check_fails():
    assert ACTION["permissions"]["security-events"] == "write"
    upload = next(step for step in steps() if "upload-sarif" in step.get("uses", ""))
    assert upload["if"].startswith("always()")
