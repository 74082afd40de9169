"""``ikicalc compute``: figures with their steps, for people and as JSON Lines."""

import pytest

CELL = "Jumlah kolam yang dipanen dibagi jumlah kolam dikali 100%"
NAMES = ("jumlah kolam yang dipanen", "JUMLAH  KOLAM")


def given(*values):
    return [f"{name}={value}" for name, value in zip(NAMES, values, strict=True)]


def request(*values, **more):
    return {"rumus": CELL, "masukan": dict(zip(NAMES, values, strict=True)), **more}


def test_steps_and_figure_are_shown(run):
    shown = run("compute", CELL, *given(30, 40))
    assert shown.exit_code == 0
    assert shown.stdout.splitlines() == [
        "Rumus        (Jumlah kolam yang dipanen ÷ jumlah kolam) × 100",
        "Langkah",
        "  1. Jumlah kolam yang dipanen ÷ jumlah kolam = 30 ÷ 40 = 0,75",
        "  2. 0,75 × 100 = 75",
        "Hasil        75 %",
    ]


def test_values_are_indonesian_numbers(run):
    assert "Hasil        80 %" in run("compute", CELL, *given("1.200", "1.500")).stdout


@pytest.mark.parametrize(
    ("decimals", "figure"), [(["--desimal", "1"], "66,7 % (dibulatkan)"), ([], "66,666667 % (dibulatkan)")]
)
def test_rounded_figure_says_so(run, decimals, figure):
    assert run("compute", CELL, *given(2, 3), *decimals).stdout.splitlines()[-1] == f"Hasil        {figure}"


def test_list_is_written_with_semicolons(run):
    assert "Hasil        3,5" in run("compute", "mean([[nilai]])", "nilai=3;4;3,5").stdout


@pytest.mark.parametrize("values", [(3, 0), (3, ""), (3, "banyak")])
def test_no_value_gives_its_reason_and_status_1(run, values):
    shown = run("compute", CELL, *given(*values))
    assert shown.exit_code == 1
    assert "Hasil        tanpa nilai: " in shown.stdout


def test_unknown_name_is_suggested_not_used(run):
    shown = run("compute", CELL, "jumlah kolm=4")
    assert shown.exit_code == 1
    assert "mungkin maksud Anda `jumlah kolam`?" in shown.stdout


def test_formula_is_read_from_standard_input(run):
    assert "Hasil        75 %" in run("compute", "-", *given(30, 40), given=CELL + "\n").stdout


def test_indicator_of_the_catalog_is_computed_by_id(run):
    shown = run("compute", "--id", "torjun/24", "jumlah desa dengan administras yang baiki=9")
    assert shown.exit_code == 0
    assert "Hasil        75 %" in shown.stdout


def test_unknown_indicator_is_suggested(run):
    shown = run("compute", "--id", "torjn/24")
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert shown.stderr.startswith("galat[IKI606]")


@pytest.mark.parametrize(
    "arguments",
    [
        ["jumlah kolam 4"],
        ["=4"],
        ["jumlah kolam=4", "jumlah kolam=5"],
        ["--desimal", "-1"],
        ["--desimal", "101"],
        ["--desimal", "dua"],
        ["--jsonl", "-"],
        ["--id", "torjun/24", "--satuan", "%"],
    ],
)
def test_misuse_gives_status_2_and_says_where_help_is(run, arguments):
    shown = run("compute", CELL, *arguments)
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert shown.stderr.startswith("galat: ")
    assert shown.stderr.endswith("Lihat `ikicalc compute --help`.\n")


def test_answer_for_a_figure(answers):
    (answer,) = answers("compute", request(30, 40, id=7))
    assert answer == {
        "id": 7,
        "status": "ok",
        "realisasi": "75",
        "satuan": "%",
        "capaian": None,
        "predikat": None,
        "kelengkapan": None,
        "langkah": [
            "1. Jumlah kolam yang dipanen ÷ jumlah kolam = 30 ÷ 40 = 0,75",
            "2. 0,75 × 100 = 75",
        ],
        "diagnostik": [],
    }


@pytest.mark.parametrize(
    ("numbers", "decimals", "figure"),
    [
        ((2, 3), None, "66.6666666667"),
        ((1, 3_000_000_000), None, "0.0000000333333333333"),
        ((10**20, 1), None, "1" + "0" * 22),
        ((1, 800), 2, "0.13"),
        ((1, 3), 0, "33"),
    ],
)
def test_figures_are_plain_decimals(answers, numbers, decimals, figure):
    (answer,) = answers("compute", request(*numbers, desimal=decimals))
    assert answer["realisasi"] == figure


def test_no_digit_of_a_number_is_lost(answers):
    (answer,) = answers("compute", '{"rumus": "[[a]]", "masukan": {"a": 12345678901234567.123456789}}')
    assert answer["realisasi"] == "12345678901234567.123456789"


def test_indicator_is_asked_by_its_id(answers):
    masukan = {"Jumlah desa dengan administras yang baiki": 9}
    found, missing = answers(
        "compute",
        {"id": 1, "indikator_id": "torjun/24", "masukan": masukan},
        {"id": 2, "indikator_id": "torjun/1"},
    )
    assert (found["status"], found["realisasi"]) == ("ok", "75")
    assert (missing["id"], missing["status"], missing["kode"]) == (2, "galat", "IKI606")


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ((3, 0), "penyebut_nol"),
        ((3, None), "masukan_kosong"),
        ((3, "banyak"), "masukan_bukan_angka"),
        ((3, True), "masukan_bukan_angka"),
    ],
)
def test_no_value_is_told_with_its_reason(answers, values, reason):
    (answer,) = answers("compute", request(*values))
    assert (answer["status"], answer["realisasi"], answer["alasan"]) == ("tanpa_nilai", None, reason)
    assert answer["pesan"]


def test_neither_of_two_values_for_one_input_is_taken(answers):
    (answer,) = answers(
        "compute", {"rumus": CELL, "masukan": {NAMES[0]: 3, NAMES[1]: 4, NAMES[1].lower(): 5}}
    )
    assert (answer["status"], answer["realisasi"], answer["alasan"]) == ("tanpa_nilai", None, "masukan_ganda")
    assert [item["kode"] for item in answer["diagnostik"]] == ["IKI207"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            {
                "metode": "capaian/naik",
                "masukan": {"R": {"bulan": [1, 2, 3], "agregasi": "jumlah"}},
                "target": 12,
                "sampai": "B3",
            },
            {"nilai": "50", "kelengkapan": "3/3"},
        ),
        (
            {
                "skala": "akip",
                "masukan": {"nilai": {"triwulan": [60, 70], "agregasi": "akhir"}},
                "sampai": "T2",
            },
            {"nilai": "70", "predikat": "B", "kelengkapan": "2/2"},
        ),
        (
            {
                "indikator_id": "torjun/24",
                "sampai": "S1",
                "target": 75,
                "polaritas": "naik",
                "desimal": 2,
                "skala": "peringkat-kinerja",
                "masukan": {
                    "jumlah desa dengan administras yang baiki": {
                        "bulan": [5, 5, 6, 6, 7, 7],
                        "agregasi": "akhir",
                    }
                },
            },
            {"realisasi": "58.33", "capaian": "77.78", "predikat": "Tinggi", "kelengkapan": "6/6"},
        ),
        (
            {
                "indikator_id": "lumajang-2023/88",
                "sampai": "Y",
                "polaritas": "naik",
                "masukan": {
                    "Jumlah laporan keuangan bulanan dan tahunan": {
                        "bulan": [1] * 11 + [2],
                        "agregasi": "jumlah",
                    }
                },
            },
            {"realisasi": "13", "satuan": "laporan", "capaian": "100", "kelengkapan": "12/12"},
        ),
        (
            {"rumus": "[[x]]", "masukan": {"x": 50}, "target": [40, 60], "polaritas": "rentang"},
            {"realisasi": "50", "capaian": "100", "predikat": None},
        ),
        (
            {"metode": "predikat-2022", "masukan": {"hasil kerja": "di atas", "perilaku kerja": "di atas"}},
            {"nilai": None, "predikat": "Sangat Baik"},
        ),
        (
            {
                "rumus": "[[x]]",
                "masukan": {"x": 12},
                "target": {"nilai": 10, "batas": 110},
                "polaritas": "naik",
            },
            {"realisasi": "12", "capaian": "110"},
        ),
    ],
)
def test_options_go_together_with_every_kind(answers, line, told):
    (answer,) = answers("compute", line)
    assert answer["status"] == "ok"
    assert {key: answer[key] for key in told} == told


@pytest.mark.parametrize(
    ("line", "status", "reason"),
    [
        ({"skala": "akip", "masukan": {"nilai": 190}}, "di_luar_skala", None),
        ({"skala": "akip", "masukan": {"nilai": None}}, "tanpa_nilai", "masukan_kosong"),
        (
            {"rumus": "[[x]]", "masukan": {"x": 5}, "target": 0, "polaritas": "naik"},
            "tanpa_nilai",
            "target_nol",
        ),
        ({"rumus": "[[x]]", "masukan": {"x": 5}, "target": 4}, "tanpa_nilai", "polaritas_kosong"),
        (
            {
                "rumus": "[[x]]",
                "sampai": "T1",
                "masukan": {"x": {"triwulan": [None, 5], "agregasi": "jumlah"}},
            },
            "tanpa_nilai",
            "periode_kosong",
        ),
    ],
)
def test_status_says_why_something_is_missing(answers, line, status, reason):
    (answer,) = answers("compute", line)
    assert (answer["status"], answer["alasan"], answer["capaian"], answer["predikat"]) == (
        status,
        reason,
        None,
        None,
    )
    assert answer["pesan"]


@pytest.mark.parametrize(
    "flaw",
    [
        {"masukan": {}},
        {"rumus": "A", "indikator_id": "torjun/24"},
        {"rumus": ["A"]},
        {"rumus": "A", "masukan": [1]},
        {"rumus": "A", "desimal": True},
        {"rumus": "A", "desimal": 1.5},
        {"rumus": "A", "desimal": 101},
    ],
)
def test_request_that_cannot_be_understood_is_refused(answers, flaw):
    (answer,) = answers("compute", {"id": "x", **flaw})
    assert (answer["id"], answer["status"], answer["kode"]) == ("x", "galat", "IKI516")


@pytest.mark.parametrize(
    ("flaw", "code"),
    [
        ({"rumus": ["A"]}, "IKI516"),
        ({"skala": "akipp"}, "IKI504"),
        ({"rumus": "A", "sampai": "T9"}, "IKI513"),
    ],
)
def test_request_without_id_is_refused_with_its_line(answers, flaw, code):
    _, answer = answers("compute", request(1, 2), flaw)
    assert (answer["id"], answer["baris"], answer["status"], answer["kode"]) == (None, 2, "galat", code)
    assert [item["kode"] for item in answer["diagnostik"]] == [code]


def test_every_kind_of_request_is_answered(answers):
    lines = (
        request(30, 40, target=80, polaritas="naik", skala="peringkat-kinerja"),
        request({"triwulan": [5, 10, None, None], "agregasi": "jumlah"}, 20, sampai="T2"),
        {"indikator_id": "torjun/24", "masukan": {"Jumlah desa dengan administras yang baiki": 9}},
        {"metode": "capaian/turun", "masukan": {"R": 8}, "target": 10},
        {"skala": "akip", "masukan": {"nilai": 90.01}},
    )
    found = answers("compute", *lines)
    assert [item["status"] for item in found] == ["ok"] * len(lines)
    assert (found[0]["capaian"], found[0]["predikat"]) == ("93.75", "Sangat Tinggi")
    assert (found[1]["realisasi"], found[1]["kelengkapan"]) == ("75", "2/2")
    assert found[2]["realisasi"] == "75"
    assert found[3]["nilai"] == "120"
    assert (found[4]["nilai"], found[4]["predikat"]) == ("90.01", "AA")


def test_formula_beyond_the_bounds_is_refused(answers):
    (answer,) = answers("compute", {"rumus": "A" * 20_001})
    assert (answer["status"], answer["kode"]) == ("galat", "IKI002")
