"""Letters of items in brackets stand for the items where a formula calculates with them."""

import pytest

from ikicalc.rumus import parse

_ITEMS = "(a) jumlah kolam{0}(b) jumlah sumur{0}(c) jumlah danau"


@pytest.mark.parametrize("between", ["; ", ", ", ";\n", " dan "])
def test_letters_in_a_sentence_stand_for_its_items(between: str) -> None:
    rumus = parse(f"Nilai dari: {_ITEMS.format(between)}\nRumus: (a + b) : c x 100%")
    assert rumus.kanonik == "([[jumlah kolam]] + [[jumlah sumur]]) / [[jumlah danau]] * 100"
    assert "IKI203" not in {finding.code for finding in rumus.diagnostics}


def test_letters_that_nothing_uses_stay_a_list() -> None:
    assert "a" not in {item.nama for item in parse(_ITEMS.format("; ")).masukan}


def test_letters_that_do_not_run_through_stand_for_nothing() -> None:
    rumus = parse("(a) jumlah kolam; (c) jumlah sumur\nRumus: a : c x 100%")
    assert {"IKI203"} <= {finding.code for finding in rumus.diagnostics}


def test_cells_of_a_sheet_are_told_together_as_a_range() -> None:
    rumus = parse("=(B31+C31+D31)/3*25\nDimana B31:D31 berisi nilai kolam")
    assert [item.nama for item in rumus.masukan] == ["B31", "C31", "D31"]
    assert "IKI203" not in {finding.code for finding in rumus.diagnostics}


def test_the_range_of_an_index_is_no_legend_that_nothing_uses() -> None:
    cell = "R = NA / NB\nNA = Jumlah kolam\nNB = Jumlah sumur\n{} = {}"
    assert "IKI202" not in {finding.code for finding in parse(cell.format("i", "1, 2, 3")).diagnostics}
    assert "IKI202" in {finding.code for finding in parse(cell.format("NC", "jumlah danau")).diagnostics}
