"""What all commands share: help in Indonesian, misuse told, statuses, start-up."""

import re
import shlex
import subprocess
import sys

import pytest

from ikicalc.cli.app import COMMANDS
from ikicalc.diagnostics import CODES

ENGLISH = re.compile(
    r"Usage|Options|Commands|Error|Show this|Show the|Try |Missing|No such|Invalid|unexpected", re.IGNORECASE
)
ALL = [[], *([name] for name in COMMANDS), ["catalog", "list"], ["catalog", "show"]]


@pytest.mark.parametrize("path", ALL, ids=" ".join)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_is_indonesian_with_examples(run, path, option):
    shown = run(*path, option)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert shown.stdout.startswith(f"Pakai: {' '.join(['ikicalc', *path])} ")
    assert "\n  Contoh:\n    " in shown.stdout
    assert "Tampilkan bantuan ini." in shown.stdout
    assert not ENGLISH.search(shown.stdout)


@pytest.mark.parametrize("path", [[], ["catalog"]])
def test_group_alone_shows_its_help(run, path):
    assert run(*path).stdout == run(*path, "--help").stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["prase"], "perintah `prase` tidak dikenal; mungkin maksud Anda `parse`?"),
        (["catalog", "lst"], "perintah `lst` tidak dikenal; mungkin maksud Anda `list`?"),
        (["parse", "A", "B"], "kelebihan argumen: `B`"),
        (
            ["parse", "--indikatr", "A"],
            "pilihan `--indikatr` tidak dikenal; mungkin maksud Anda `--indikator`?",
        ),
        (["parse", "A", "--satuan"], "pilihan `--satuan` perlu sebuah nilai"),
        (["explain", "--help=ya"], "pilihan `--help` tidak menerima nilai"),
        (["catalog", "show"], "`ID` belum diberikan"),
        (["catalog", "list", "--format", "xml"], "--format: `xml` bukan salah satu dari: text, json"),
        (["parse", "A", "--jsonl"], "dengan --jsonl, teks, indikator, dan satuan ditulis di setiap baris"),
    ],
)
def test_misuse_is_told_in_indonesian_with_status_2(run, arguments, told):
    shown = run(*arguments)
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert shown.stderr.splitlines()[0] == f"galat: {told}"
    assert not ENGLISH.search(shown.stderr)


def test_version_is_shown(run):
    assert re.fullmatch(r"ikicalc \d+\.\d+\.\d+\n", run("--version").stdout)


def test_page_of_a_code(run):
    shown = run("explain", "iki102")
    assert shown.exit_code == 0
    assert shown.stdout.startswith("# IKI102: kurung belum ditutup\n")


def test_unknown_code_gives_status_2_and_a_suggestion(run):
    shown = run("explain", "IKI1022")
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert "mungkin maksud Anda `IKI102`" in shown.stderr


def test_all_codes_are_listed(run):
    listed = run("explain").stdout.splitlines()
    assert [line.split()[0] for line in listed] == list(CODES)


def test_demo_shows_the_main_job(run):
    shown = run("demo")
    assert shown.exit_code == 0
    documents = {"dukun-2019", "lumajang-2023", "ngantang-2021", "rejoso-2021", "torjun"}
    rows = {line.split()[0]: line.split()[1:] for line in shown.stdout.splitlines() if line.startswith("  ")}
    assert documents <= set(rows)
    assert rows["semua"][0] == "263"
    assert all(sum(map(int, rows[name][2:])) == int(rows[name][0]) for name in documents)
    for expected in ("angka contoh", "171 ÷ 198", "86,363636 %", "penyebut nol", "peringatan[IKI", "^"):
        assert expected in shown.stdout


def test_demo_ends_with_the_monthly_workbook(run, monkeypatch, tmp_path):
    monkeypatch.setenv("COLUMNS", "110")
    monkeypatch.chdir(tmp_path)
    part = run("demo").stdout.partition("5. Data bulanan")[2]
    for expected in ("karangan", "94,81 %", "99,80 %", "Sangat Tinggi", "tanpa nilai", "22 laporan"):
        assert expected in part
    joined = part.replace(" \\\n", "").splitlines()
    salin, *computed = [shlex.split(line)[2:] for line in joined if "$ ikicalc" in line]
    assert run(*salin).exit_code == 0
    assert len(computed) == 2
    for arguments in computed:  # as shown, so they are typed, and give what was shown
        done = run(*arguments)
        assert done.exit_code == 0
        assert all(f"  {line}".rstrip() in part for line in done.stdout.splitlines())


def test_example_is_never_written_over_a_file(run, tmp_path):
    path = tmp_path / "contoh.xlsx"
    assert run("demo", "--salin", str(path)).exit_code == 0
    before = path.read_bytes()
    for place in (path, tmp_path / "tidak-ada" / "contoh.xlsx"):
        shown = run("demo", "--salin", str(place))
        assert (shown.exit_code, shown.stdout) == (2, "")
        assert shown.stderr.startswith("galat[IKI850]")
    assert path.read_bytes() == before


def test_demo_without_the_extra_says_what_to_install():
    lacking = (
        "import sys; sys.modules['openpyxl'] = None; from ikicalc.cli import main; sys.exit(main(['demo']))"
    )
    done = subprocess.run([sys.executable, "-c", lacking], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "4. Temuan" in done.stdout
    assert done.stderr.startswith("galat[IKI803]")


@pytest.mark.parametrize("arguments", [["--help"], ["explain", "IKI102"], ["parse", "--help"]])
def test_nothing_heavy_is_loaded_before_it_is_needed(arguments):
    heavy = "lark, numpy, pandas, pint, polars, sympy, yaml"
    code = f"import sys; from ikicalc.cli import main; main({arguments}); print('::', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8")
    loaded = {name.split(".")[0] for name in done.stdout.rpartition("::")[2].split()}
    assert "click" in loaded
    assert not loaded & set(heavy.split(", "))
