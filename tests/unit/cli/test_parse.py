"""``ikicalc parse``: one cell for people, many cells as JSON Lines."""

import json

import pytest

CELL = "Jumlah kolam yang dipanen dibagi jumlah kolam dikali 100%"


def test_one_cell_is_shown_with_all_that_is_read_in_it(run):
    shown = run("parse", "(Jumlah kolam dipanen : jumlah kolam x 100%")
    assert shown.exit_code == 0
    head, _, findings = shown.stdout.partition("\n\n")
    assert head.splitlines() == [
        "Kelas        rumus (hitungannya tertulis)",
        "Rumus        (Jumlah kolam dipanen ÷ jumlah kolam) × 100",
        "Kanonik      [[Jumlah kolam dipanen]] / [[jumlah kolam]] * 100",
        "Satuan       %",
        "Masukan      Jumlah kolam dipanen  [jumlah_kolam_dipanen]",
        "             jumlah kolam  [jumlah_kolam]",
    ]
    assert findings.splitlines()[:5] == [
        "peringatan[IKI102]: kurung `(` belum ditutup",
        " --> sel:1:1",
        "  |",
        "1 | (Jumlah kolam dipanen : jumlah kolam x 100%",
        "  | ^ dibuka di sini; dibaca tertutup di akhir rumus",
    ]


def test_volume_and_default_are_shown(run):
    shown = run("parse", "Monitoring ke 15 desa", "--indikator", "Jumlah monitoring").stdout
    assert "Volume       15 desa" in shown
    assert "tersirat (nama indikatornya sudah berupa hitungan)" in shown


@pytest.mark.parametrize("arguments", [["parse"], ["parse", "-"]])
def test_cell_is_read_from_standard_input(run, arguments):
    shown = run(*arguments, given="\ufeffJumlah kolam dipanen\ndibagi jumlah kolam\r\n")
    assert "Kanonik      [[Jumlah kolam dipanen]] / [[jumlah kolam]]" in shown.stdout


def test_error_level_finding_gives_status_1(run):
    shown = run("parse", "Baik sekali", "--indikator", "Persentase kolam sehat")
    assert shown.exit_code == 1
    assert "galat[IKI113]" in shown.stdout
    assert "Kanonik" not in shown.stdout


def test_cell_beyond_the_bounds_is_told_without_a_traceback(run):
    shown = run("parse", "A" * 20_001)
    assert (shown.exit_code, shown.stdout) == (1, "")
    assert shown.stderr.startswith("galat[IKI002]")


def test_control_characters_of_a_cell_do_not_reach_the_terminal(run):
    shown = run("parse", "Jumlah \x1b[2Jkolam dibagi jumlah [[x]]")
    assert "\x1b" not in shown.output


def test_json_answer_has_exactly_the_keys_of_the_interface(answers):
    (answer,) = answers("parse", {"id": "a/1", "teks": "(" + CELL, "indikator": None, "satuan": None})
    assert list(answer) == ["id", "kelas", "kanonik", "satuan", "masukan", "volume", "diagnostik"]
    assert (answer["id"], answer["kelas"], answer["satuan"]) == ("a/1", "rumus", "%")
    assert answer["kanonik"] == "[[Jumlah kolam yang dipanen]] / [[jumlah kolam]] * 100"
    first = answer["masukan"][0]
    assert first == {
        "nama": "Jumlah kolam yang dipanen",
        "id": "jumlah_kolam_yang_dipanen",
        "satuan": None,
        "awal": 1,
        "akhir": 26,
    }
    finding = answer["diagnostik"][0]
    assert set(finding) == {"kode", "tingkat", "pesan", "awal", "akhir", "bantuan"}
    assert (finding["kode"], finding["tingkat"], finding["awal"], finding["akhir"]) == (
        "IKI102",
        "peringatan",
        0,
        1,
    )


def test_volumes_are_plain_text(answers):
    (answer,) = answers("parse", {"teks": "Monitoring ke 15 desa", "indikator": "Jumlah monitoring"})
    assert answer["volume"] == ["15 desa"]


def test_input_taken_from_the_indicator_has_no_place_in_the_cell(answers):
    (answer,) = answers("parse", {"teks": "", "indikator": "Jumlah kolam"})
    assert answer["kelas"] == "tersirat"
    assert (answer["masukan"][0]["awal"], answer["masukan"][0]["akhir"]) == (None, None)


@pytest.mark.parametrize(
    ("kelas", "request_"),
    [
        (
            "rujukan",
            {"teks": "Hasil survei kepuasan sesuai Permenpan 14 Tahun 2017", "indikator": "Nilai IKM"},
        ),
        ("tanpa_rumus", {"teks": "Baik sekali", "indikator": "Persentase kolam sehat"}),
    ],
)
def test_class_without_formula_has_no_canonical_text(answers, kelas, request_):
    (answer,) = answers("parse", request_)
    assert (answer["kelas"], answer["kanonik"]) == (kelas, None)


@pytest.mark.parametrize(
    ("teks", "kode"), [("A" * 20_001, "IKI002"), ("(" * 201 + "A" + ")" * 201, "IKI003")]
)
def test_cell_beyond_the_bounds_is_without_formula(answers, teks, kode):
    (answer,) = answers("parse", {"id": 1, "teks": teks})
    assert (answer["kelas"], answer["kanonik"], answer["masukan"]) == ("tanpa_rumus", None, [])
    assert [item["kode"] for item in answer["diagnostik"]] == [kode]


def test_lines_come_from_a_file_as_well(run, tmp_path):
    path = tmp_path / "sel.jsonl"
    path.write_text(json.dumps({"id": 1, "teks": CELL}), encoding="utf-8")
    shown = run("parse", "--jsonl", str(path))
    assert json.loads(shown.stdout)["kelas"] == "rumus"


@pytest.mark.parametrize(
    "request_", [{"id": 3}, {"id": 3, "teks": 5}, {"id": 3, "teks": "A", "indikator": []}]
)
def test_request_that_fits_no_cell_is_answered_with_its_id(answers, request_):
    (answer,) = answers("parse", request_)
    assert (answer["id"], answer["baris"], answer["status"], answer["kode"]) == (3, 1, "galat", "IKI516")
