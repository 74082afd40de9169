"""A phrase that closes a formula closes nothing where the formula goes on behind it."""

import pytest

from ikicalc.rumus import parse


@pytest.mark.parametrize("phrase", ["yang dinyatakan sehat", "yang nilainya baik", "yang besarannya wajar"])
@pytest.mark.parametrize("sign", [" / ", " dibagi ", " : "])
def test_a_closing_phrase_inside_a_name_keeps_the_division(phrase: str, sign: str) -> None:
    rumus = parse(f"jumlah kolam {phrase}{sign}jumlah kolam x 100%")
    assert [item.nama for item in rumus.masukan] == [f"jumlah kolam {phrase}", "jumlah kolam"]
    assert rumus.satuan == "%"


def test_a_closing_phrase_in_a_denominator_keeps_the_factor() -> None:
    rumus = parse("jumlah kolam dikuras dibagi jumlah kolam yang nilainya baik x 100%")
    assert rumus.kanonik == "[[jumlah kolam dikuras]] / [[jumlah kolam yang nilainya baik]] * 100"


@pytest.mark.parametrize("end", [", dan dinyatakan dalam persen", " yang dinyatakan dalam persen (%)"])
def test_a_closing_phrase_at_the_end_is_no_part_of_a_name(end: str) -> None:
    rumus = parse(f"jumlah kolam dikuras dibagi jumlah kolam{end}")
    assert [item.nama for item in rumus.masukan] == ["jumlah kolam dikuras", "jumlah kolam"]
