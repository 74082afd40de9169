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
