"""A drawn fraction bar with the factor and the denominator on its line; a colon between two of one thing."""

import pytest

from ikicalc.rumus import parse

_SHARE = "[[Jumlah kolam bersih]] / [[Jumlah kolam]] * 100"


@pytest.mark.parametrize("factor", ["x 100%", "100%", "× 100 %", "x 100"])
@pytest.mark.parametrize("denominator", ["Jumlah kolam", "Jumlah\nkolam"])
def test_the_denominator_behind_the_factor_of_a_drawn_bar(factor: str, denominator: str) -> None:
    assert parse(f"Jumlah kolam bersih\n------------ {factor} {denominator}").kanonik == _SHARE


def test_a_colon_divides_where_both_sides_begin_with_one_thing() -> None:
    rumus = parse("Laporan yang dibalas : laporan yang masuk x 100%", indikator="Persentase laporan dibalas")
    assert rumus.kanonik == "[[Laporan yang dibalas]] / [[laporan yang masuk]] * 100"


def test_a_colon_behind_a_title_divides_nothing() -> None:
    assert [item.nama for item in parse("Laporan dibalas: jumlah balasan x 100%").masukan] == [
        "jumlah balasan"
    ]
