"""Every spelling in ``catalog/kamus`` does what its heading says, inside a formula.

A planner who adds a word to a dictionary finds it tested here without writing a test.
"""

import pytest

import ikicalc
from ikicalc import kamus

OPERATOR = kamus.load("operator")
LABEL = kamus.load("label")
SIGN = kamus.load("tanda")
TEMPLATES = {
    "/": "[[jumlah kios isi]] / [[jumlah kios]]",
    "late/": "[[jumlah kios isi]] / [[jumlah kios]]",
    "*": "[[jumlah kios isi]] * [[jumlah kios]]",
    "+": "[[jumlah kios isi]] + [[jumlah kios]]",
    "-": "[[jumlah kios isi]] - [[jumlah kios]]",
}
ORDINARY = ("bagi", "kali", "tambah", "kurang", "bagi_menyeluruh")


def canonical(cell, **context):
    return ikicalc.parse(cell, **context).kanonik


@pytest.mark.parametrize(
    ("word", "result"),
    [(word, OPERATOR[name]["hasil"]) for name in ORDINARY for word in OPERATOR[name]["kata"]],
)
def test_word_between_two_operands_operates(word, result):
    assert canonical(f"jumlah kios isi {word} jumlah kios") == TEMPLATES[result]


@pytest.mark.parametrize("entry", OPERATOR["ragu"], ids=lambda entry: entry["kata"][0])
def test_doubtful_word_operates_between_quantities(entry):
    for word in entry["kata"]:
        assert canonical(f"jumlah kios isi {word} jumlah kios") == TEMPLATES[entry["hasil"]]


@pytest.mark.parametrize("word", OPERATOR["urutan"])
def test_word_of_order_makes_the_operator_late(word):
    cell = f"jumlah masuk dikurangi jumlah keluar {word} dibagi jumlah masuk"
    assert canonical(cell) == "([[jumlah masuk]] - [[jumlah keluar]]) / [[jumlah masuk]]"


@pytest.mark.parametrize(
    ("word", "result"), [(word, entry["hasil"]) for entry in OPERATOR["awalan"] for word in entry["kata"]]
)
def test_prefix_form_joins_its_two_sides(word, result):
    found = canonical(f"{word} jumlah kios isi dengan jumlah kios")
    percent = "persen" in word or "prosen" in word
    assert found == TEMPLATES[result] + (" * 100" if percent else "")


@pytest.mark.parametrize(
    ("word", "name"), [(word, entry["hasil"]) for entry in OPERATOR["fungsi"] for word in entry["kata"]]
)
def test_function_word_works_on_several_terms(word, name):
    found = canonical(f"{word} nilai sikap, nilai ujian dan nilai tugas")
    terms = ["[[nilai sikap]]", "[[nilai ujian]]", "[[nilai tugas]]"]
    assert found == (" + ".join(terms) if name == "sum" else f"{name}({', '.join(terms)})")


@pytest.mark.parametrize("word", OPERATOR["per"])
def test_word_before_a_power_of_ten_divides_by_the_noun(word):
    assert canonical(f"jumlah kasus {word} 100.000 penduduk") == "[[jumlah kasus]] / [[penduduk]] * 100000"


@pytest.mark.parametrize(
    ("word", "sign"), [(word, sign) for sign, words in OPERATOR["banding"].items() for word in words]
)
def test_word_of_comparison_compares(word, sign):
    found = canonical(f"jika nilai akhir {word} 80 maka 100 selain itu nilai akhir")
    assert found == f"if([[nilai akhir]] {sign} 80, 100, [[nilai akhir]])"


@pytest.mark.parametrize("label", LABEL["rumus"])
def test_label_stands_before_the_formula_and_not_in_it(label):
    assert canonical(f"{label.capitalize()} : jumlah kios isi / jumlah kios") == TEMPLATES["/"]


@pytest.mark.parametrize("note", LABEL["catatan"])
def test_note_ends_the_formula(note):
    cell = f"jumlah kios isi dibagi jumlah kios\n{note.capitalize()} : dihitung setiap akhir bulan"
    assert canonical(cell) == TEMPLATES["/"]


@pytest.mark.parametrize(
    ("command", "name"), [(c, name) for name, found in SIGN["latex_operator"].items() for c in found]
)
def test_latex_operator(command, name):
    result = {"kali": "*", "bagi": "/"}[name]
    assert canonical(rf"$\text{{jumlah kios isi}} \{command} \text{{jumlah kios}}$") == TEMPLATES[result]


@pytest.mark.parametrize("command", SIGN["latex_abaikan"])
def test_latex_command_of_looks_changes_nothing(command):
    cell = rf"$\{command} \text{{jumlah kios isi}} \times \text{{jumlah kios}}$"
    assert canonical(cell) == TEMPLATES["*"]


@pytest.mark.parametrize(
    ("character", "sign"),
    [(c, sign) for sign, found in SIGN["serupa"].items() if sign in "/×*+=" for c in found],
)
def test_look_alike_is_read_as_its_sign(character, sign):
    result = {"/": "/", "×": "*", "*": "*", "+": "+"}.get(sign)
    cell = f"jumlah kios isi {character} jumlah kios"
    if result is None:
        cell, result = f"Okupansi {character} jumlah kios isi / jumlah kios", "/"
    assert canonical(cell) == TEMPLATES[result]


@pytest.mark.parametrize(("word", "times"), OPERATOR["kelipatan"].items())
def test_multiple_behind_a_figure_is_part_of_it(word, times):
    assert canonical(f"jumlah pendapatan / Rp 5 {word}") == f"[[jumlah pendapatan]] / {5 * times} {{rupiah}}"


@pytest.mark.parametrize(
    ("word", "name"), [(word, name) for name, words in OPERATOR["batas"].items() for word in words]
)
def test_word_of_a_bound_bounds_the_result(word, name):
    bound = {"min": "120", "max": "0"}[name]
    found = ikicalc.parse(f"realisasi / target x 100%, {word} {bound}").diagnostics
    assert [finding.code for finding in found if finding.code in ("IKI106", "IKI118")]
