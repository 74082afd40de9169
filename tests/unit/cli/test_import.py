"""``ikicalc import``: where drafts go, what is told, and the exit status."""

from __future__ import annotations

import json

import pytest

CLEAN = "SASARAN\tINDIKATOR\tRUMUS\nTertib\tPersentase kolam aktif\tA dibagi B dikali 100%\n"
UNSURE = "SASARAN\tINDIKATOR\tRUMUS\tSUMBER DATA\n"
UNSURE += "Tertib\tJumlah kolam\tKolam aktif\tBuku\nTertata\t\tKolam\tBuku\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "rawa-2024.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "ragu.txt").write_text(UNSURE, encoding="utf-8")
    return tmp_path


def test_draft_is_a_catalog(run, folder):
    draft = folder / "draf.yaml"
    shown = run("import", str(folder / "rawa-2024.txt"), "-o", str(draft))
    assert (shown.exit_code, shown.stdout) == (0, "")
    assert "1 indikator" in shown.stderr
    listed = run("catalog", "list", "--format", "json", str(draft))
    assert listed.exit_code == 0
    entry = json.loads(listed.stdout)
    assert (entry["id"], entry["sasaran"], entry["kelas"]) == ("rawa-2024/2", "Tertib", "rumus")
    assert "# baris 2\n" in draft.read_text(encoding="utf-8")


def test_unsure_rows_are_told_with_their_place_and_status_1(run, folder):
    shown = run("import", str(folder / "ragu.txt"), "-o", "-")
    assert shown.exit_code == 1
    assert "IKI835" in shown.stderr
    assert "ragu.txt, baris 3" in shown.stderr
    assert "id: ragu/2" in shown.stdout
    assert "PERIKSA IKI835" in shown.stdout


def test_several_documents_go_to_a_folder(run, folder):
    out = folder / "hasil"
    out.mkdir()
    shown = run("import", str(folder / "rawa-2024.txt"), str(folder / "ragu.txt"), "-o", str(out))
    assert shown.exit_code == 1
    assert sorted(item.name for item in out.iterdir()) == ["ragu.yaml", "rawa-2024.yaml"]


def test_unreadable_document_does_not_stop_the_others(run, folder):
    out = folder / "hasil"
    out.mkdir()
    shown = run("import", str(folder / "tidak-ada.txt"), str(folder / "rawa-2024.txt"), "-o", str(out))
    assert shown.exit_code == 2
    assert shown.stderr.count("IKI802") == 1
    assert [item.name for item in out.iterdir()] == ["rawa-2024.yaml"]


def test_existing_draft_is_kept_without_force(run, folder):
    draft = folder / "draf.yaml"
    draft.write_text("milik saya", encoding="utf-8")
    arguments = ("import", str(folder / "rawa-2024.txt"), "-o", str(draft))
    shown = run(*arguments)
    assert shown.exit_code == 2
    assert "sudah ada; pakai --force" in shown.stderr
    assert draft.read_text(encoding="utf-8") == "milik saya"
    assert run(*arguments, "--force").exit_code == 0
    assert "rawa-2024/2" in draft.read_text(encoding="utf-8")


def test_device_is_no_file_to_protect(run, folder):
    shown = run("import", str(folder / "rawa-2024.txt"), "-o", "/dev/null")
    assert "sudah ada" not in shown.stderr
    assert shown.exit_code in (0, 1)


def test_document_is_never_replaced_by_its_draft(run, folder):
    source = str(folder / "rawa-2024.txt")
    shown = run("import", source, "-o", source, "--force")
    assert shown.exit_code == 2
    assert "adalah dokumennya sendiri" in shown.stderr
    assert (folder / "rawa-2024.txt").read_text(encoding="utf-8") == CLEAN


@pytest.mark.parametrize(
    ("output", "told"),
    [("satu.yaml", "harus sebuah folder"), ("tidak-ada/", "tidak ada"), ("-", "harus sebuah folder")],
)
def test_several_documents_without_a_folder_are_refused(run, folder, output, told):
    names = [str(folder / "rawa-2024.txt"), str(folder / "ragu.txt")]
    target = (
        output if output == "-" else str(folder / output.rstrip("/")) + ("/" if output.endswith("/") else "")
    )
    shown = run("import", *names, "-o", target)
    assert shown.exit_code == 2
    assert told in shown.stderr


def test_two_documents_of_one_name_are_refused(run, folder):
    (folder / "lain").mkdir()
    (folder / "lain" / "ragu.txt").write_text(CLEAN, encoding="utf-8")
    shown = run("import", str(folder / "ragu.txt"), str(folder / "lain" / "ragu.txt"), "-o", str(folder))
    assert shown.exit_code == 2
    assert "dua dokumen bernama sama" in shown.stderr


def test_document_without_a_table_writes_nothing(run, folder):
    (folder / "surat.txt").write_text("Kepada Yth.\n", encoding="utf-8")
    shown = run("import", str(folder / "surat.txt"), "-o", str(folder / "surat.yaml"))
    assert shown.exit_code == 1
    assert "IKI830" in shown.stderr
    assert not (folder / "surat.yaml").exists()


def test_catalog_list_takes_documents_and_catalogs_together(run, folder):
    run("import", str(folder / "rawa-2024.txt"), "-o", str(folder / "draf.yaml"))
    shown = run("catalog", "list", "--format", "json", str(folder / "draf.yaml"), str(folder / "ragu.txt"))
    assert [json.loads(line)["id"] for line in shown.stdout.splitlines()] == ["rawa-2024/2", "ragu/2"]
