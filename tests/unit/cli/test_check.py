"""``ikicalc check``: statuses, the JSON of the interface, the summary, repairs, broken files."""

import json
import os
import subprocess
import sys

import pytest

HEAD = "dokumen:\n  id: contoh\n  judul: Indikator\nindikator:\n"
GOOD = HEAD + "  - id: contoh/1\n    nama: Jumlah kolam\n    teks: Jumlah kolam\n"
RATIO = HEAD + "  - id: contoh/1\n    nama: Persentase kolam\n    teks: jumlah kolam aktif / jumlah kolam\n"
EMPTY = HEAD + "  - id: contoh/1\n    nama: Nilai\n    teks: ''\n"
KEYS = ["kode", "tingkat", "pesan", "berkas", "baris", "kolom", "awal", "akhir", "bantuan"]
VERDICTS = ["dapat_dihitung", "tersirat", "rujukan", "tidak_dapat_dihitung"]


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def put(text, name="contoh.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return name

    return put


def checked(run, *arguments):
    shown = run("check", *arguments, "--format", "json")
    return json.loads(shown.stdout)


@pytest.mark.parametrize(
    ("text", "status"), [(GOOD, 0), (RATIO, 0), (EMPTY, 1), ("a: [", 2), (b"\xff", 2), ("", 1)]
)
@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "html"])
def test_status(run, here, text, status, form):
    assert run("check", here(text), "--format", form).exit_code == status


def test_page_of_too_many_indicators_is_refused_before_the_work(run, here, monkeypatch):
    monkeypatch.setattr("ikicalc.cli.check._MOST_ON_PAGE", 1)
    name = here(RATIO + EMPTY.removeprefix(HEAD).replace("/1", "/2"))
    refused = run("check", name, "--format", "html")
    assert refused.exit_code == 2
    assert "2 indikator terlalu banyak untuk satu halaman (paling banyak 1)" in refused.stderr
    assert run("check", name, "--format", "sarif").exit_code == 1


def test_json_is_that_of_the_interface(run, here):
    answer = checked(run, here(RATIO + EMPTY.removeprefix(HEAD).replace("/1", "/2")))
    assert list(answer) == ["indikator", "ringkasan"]
    first, second = answer["indikator"]
    assert list(first) == ["id", "indikator", "kelas", "putusan", "temuan"]
    assert (first["id"], first["kelas"], first["putusan"]) == ("contoh/1", "rumus", "dapat_dihitung")
    assert second["putusan"] == "tidak_dapat_dihitung"
    finding = next(item for item in first["temuan"] if item["kode"] == "IKI303")
    assert list(finding) == KEYS
    assert finding | {"pesan": "", "bantuan": ""} == {
        "kode": "IKI303", "tingkat": "peringatan", "pesan": "", "berkas": "contoh.yaml",
        "baris": 7, "kolom": 11, "awal": 0, "akhir": 33, "bantuan": "",
    }  # fmt: skip
    summary = answer["ringkasan"]
    assert [summary[key] for key in VERDICTS] == [1, 0, 0, 1]
    told = [item["kode"] for entry in answer["indikator"] for item in entry["temuan"]]
    assert summary["temuan"] == {code: told.count(code) for code in sorted(told)}


def test_shipped_catalog_as_json(run, request):
    answer = checked(run, str(request.config.rootpath / "catalog" / "dokumen"))
    assert len(answer["indikator"]) == 263
    assert sum(answer["ringkasan"][key] for key in VERDICTS) == 263
    assert answer["ringkasan"]["tidak_dapat_dihitung"] == 11


def test_broken_files_are_told_and_the_others_checked(run, here, tmp_path):
    names = [here("a: [", "rusak.yaml"), "tidak-ada.yaml", here(b"\xff\xfe", "kode.yaml"), here(GOOD)]
    shown = run("check", *names)
    assert shown.exit_code == 2
    assert "1 indikator diperiksa" in shown.stdout
    for name, code in (("rusak.yaml", "IKI601"), ("tidak-ada.yaml", "IKI802"), ("kode.yaml", "IKI802")):
        blocks = [block for block in shown.stdout.split("\n\n") if f"--> {name}" in block]
        assert len(blocks) == 1
        assert f"[{code}]" in blocks[0]
    machine = run("check", *names, "--format", "json")
    assert [item["berkas"] for item in json.loads(machine.stdout)["umum"]] == names[:3]
    assert machine.stderr.count("galat[") == 3


def test_folder_stands_for_its_catalogs(run, here, tmp_path):
    (tmp_path / "kantor" / ".sembunyi").mkdir(parents=True)
    here(GOOD, "kantor/a.yaml")
    here(RATIO.replace("contoh/1", "contoh/2"), "kantor/b.yml")
    here("a: [", "kantor/.sembunyi/c.yaml")
    here("bukan katalog", "kantor/d.ini")
    assert [item["id"] for item in checked(run, "kantor")["indikator"]] == ["contoh/1", "contoh/2"]
    (tmp_path / "kosong").mkdir()
    shown = run("check", "kosong")
    assert shown.exit_code == 2
    assert "IKI802" in shown.stdout


def test_folder_tells_in_one_line_what_it_left_out(run, here, tmp_path):
    here(GOOD, "kantor/a.yaml")
    here("skala: []", "kantor/skala/pita.yaml")
    for name in (
        "iku.docx",
        "~$iku.docx",
        "node_modules/x.yaml",
        "lingkungan/pyvenv.cfg",
        "lingkungan/y.yaml",
    ):
        here("layanan: {web: 80}", f"kantor/{name}")
    here("layanan: {web: 80}", "kantor/susun.yml")
    here("metode: [survei, sensus]", "kantor/kata.yaml")
    here("kamus_data: []", "kantor/kamus.yaml")
    answer = checked(run, "kantor")
    assert [item["id"] for item in answer["indikator"]] == ["contoh/1"]
    (told,) = answer["umum"]
    assert (told["kode"], told["berkas"]) == ("IKI853", "kantor")
    assert told["pesan"] == (
        "4 berkas dilewati: kamus data (kamus.yaml); bukan katalog (kata.yaml, susun.yml); dokumen (iku.docx)"
    )
    assert "`kantor/*.docx`" in told["bantuan"]
    assert run("check", "kantor", "--ignore", "IKI853").exit_code == 0
    named = run("check", "kantor/susun.yml", "kantor/a.yaml")
    assert named.exit_code == 1
    assert "IKI602" in named.stdout


def test_folder_without_a_catalog_names_what_is_there(run, here):
    here("x", "rancangan/iku.pdf")
    here("layanan: {web: 80}", "rancangan/susun.yml")
    shown = run("check", "rancangan")
    assert shown.exit_code == 2
    assert "2 berkas dilewati: bukan katalog (susun.yml); dokumen (iku.pdf)" in shown.stdout
    assert "`rancangan/*.pdf`" in shown.stdout


def test_folder_still_tells_of_broken_and_incomplete_catalogs(run, here):
    here("indikator: [", "kantor/rusak.yaml")
    here("indikator: [{nama: Nilai}]", "kantor/kurang.yaml")
    shown = run("check", "kantor")
    assert shown.exit_code == 2
    assert "IKI601" in shown.stdout
    assert "IKI602" in shown.stdout
    assert "IKI853" not in shown.stdout


def test_skipping_leaves_out_what_is_named_and_no_catalog(run, here):
    names = [
        here(GOOD, "a.yaml"),
        here("layanan: {web: 80}", "susun.yml"),
        here("kamus_data: []", "kamus.yaml"),
    ]
    shown = run("check", "--skip-other", *names)
    assert shown.exit_code == 0
    assert shown.stdout.count("berkas dilewati: ") == 2
    assert run("check", "--skip-other", here("a: [", "rusak.yaml")).exit_code == 2
    assert run("check", "--skip-other", here("indikator: [{nama: Nilai}]", "kurang.yaml")).exit_code == 1


def test_setting_of_a_folder_holds_for_what_it_left_out(run, here):
    here(GOOD, "kantor/a.yaml")
    here("layanan: {web: 80}", "kantor/susun.yml")
    here('ignore = ["IKI853"]', "kantor/ikicalc.toml")
    assert "umum" not in checked(run, "kantor")


def test_file_named_twice_is_checked_once(run, here):
    name = here(GOOD)
    answer = checked(run, name, name)
    assert (len(answer["indikator"]), "umum" in answer) == (1, False)


def test_text_shows_caret_place_and_summary(run, here):
    shown = run("check", here(RATIO)).stdout
    assert " --> contoh.yaml:7:11 (contoh/1)\n" in shown
    assert "1 | jumlah kolam aktif / jumlah kolam\n  | ^" in shown
    assert "      1  dapat dihitung  " in shown
    assert "      1  IKI303  peringatan  persentase tanpa faktor 100\n" in shown
    assert shown.endswith("lihat dengan --diff, terapkan dengan --fix\n")


def test_report_goes_to_a_file(run, here, tmp_path):
    shown = run("check", here(RATIO), "--format", "json", "-o", "hasil.json")
    assert (shown.exit_code, shown.stdout) == (0, "")
    assert (
        json.loads((tmp_path / "hasil.json").read_text(encoding="utf-8"))["ringkasan"]["dapat_dihitung"] == 1
    )
    refused = run("check", here(RATIO), "-o", "tidak/ada/hasil.txt")
    assert refused.exit_code == 2
    assert "berkas `tidak/ada/hasil.txt` tidak dapat ditulis" in refused.stderr


def test_page_is_the_same_twice_on_a_stated_day(run, here, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1706745600")
    first, second = (run("check", here(EMPTY), "--format", "html").stdout for _ in range(2))
    assert first == second
    assert "Diperiksa 1 Februari 2024 dengan ikicalc" in first
    assert first.startswith('<!DOCTYPE html>\n<html lang="id">')


def test_page_names_the_extra_that_is_missing(here, tmp_path):
    name = here(GOOD)
    hide = "import sys; sys.modules['jinja2'] = None; from ikicalc.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", hide, "check", name, "--format", "html", "-o", "laporan.html"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, (tmp_path / "laporan.html").exists()) == (2, False)
    assert "[IKI803]" in done.stderr
    assert 'pip install "ikicalc[laporan]"' in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "PATH belum diberikan: sebutkan katalog .yaml, dokumen, atau folder"),
        (["x.yaml", "--diff", "--fix"], "pilih salah satu: --diff memperlihatkan, --fix menerapkan"),
        (["x.yaml", "--format", "xml"], "--format: `xml` bukan salah satu dari: text, json"),
    ],
)
def test_misuse(run, arguments, told):
    shown = run("check", *arguments)
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert shown.stderr.startswith(f"galat: {told}")


def test_codes_are_chosen(run, here):
    name = here(RATIO)
    assert list(checked(run, name, "--select", "IKI3")["ringkasan"]["temuan"]) == ["IKI303"]
    assert "IKI303" not in checked(run, name, "--ignore", "IKI303,IKI1")["ringkasan"]["temuan"]
    unknown = run("check", name, "--select", "IKI3O3")
    assert unknown.exit_code == 2
    assert "mungkin maksud Anda `IKI303`?" in unknown.stderr


def test_error_that_is_not_asked_for_is_no_fault(run, here):
    name = here(EMPTY)
    assert run("check", name, "--select", "IKI3").exit_code == 0
    assert checked(run, name, "--select", "IKI3")["ringkasan"]["tidak_dapat_dihitung"] == 1


def test_diff_shows_and_fix_applies(run, here, tmp_path):
    name = here(RATIO)
    shown = run("check", name, "--diff")
    assert (shown.exit_code, (tmp_path / name).read_text(encoding="utf-8")) == (1, RATIO)
    assert shown.stdout == (
        "--- contoh.yaml\n+++ contoh.yaml\n@@ -4,4 +4,4 @@\n indikator:\n   - id: contoh/1\n"
        "     nama: Persentase kolam\n-    teks: jumlah kolam aktif / jumlah kolam\n"
        "+    teks: jumlah kolam aktif / jumlah kolam x 100%\n"
    )
    fixed = run("check", name, "--fix")
    assert fixed.stderr == "1 sel diperbaiki\n"
    assert "IKI303" not in fixed.stdout
    assert (tmp_path / name).read_text(encoding="utf-8") == RATIO.replace(
        "jumlah kolam\n", "jumlah kolam x 100%\n"
    )
    assert run("check", name, "--diff").exit_code == 0


def test_diff_can_be_applied_by_git(run, here, tmp_path):
    name = here(RATIO.replace("\n", "\r\n").removesuffix("\r\n"))
    (tmp_path / "a.diff").write_bytes(run("check", name, "--diff").stdout_bytes)
    subprocess.run(["git", "apply", "-p0", "a.diff"], check=True, cwd=tmp_path)
    assert (tmp_path / name).read_bytes().endswith(b"jumlah kolam aktif / jumlah kolam x 100%")


def test_hostile_cell_draws_nothing_on_the_terminal(run, here):
    shown = run(
        "check",
        here(HEAD + '  - id: c/1\n    nama: "Persentase \\u202eA"\n    teks: "A\\u202e / B\\u009b"\n'),
    )
    assert not {"\u202e", "\x9b"} & set(shown.stdout)


def test_reader_that_stops_early(here):
    name = here(RATIO)
    command = f"{sys.executable} -m ikicalc check {name} {name} | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True, env=os.environ)
    assert done.stderr == ""
