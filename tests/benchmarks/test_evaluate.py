"""How long an exact figure takes, with its steps, and how long the catalog takes to open."""

from importlib.resources import as_file, files

import pytest

import ikicalc
from ikicalc.evaluate import evaluate
from ikicalc.numbers import to_fraction

TEKS = "(Jumlah balai yang beroperasi dibagi jumlah seluruh balai) dikali 100%"
VALUES = {"Jumlah balai yang beroperasi": "1.250", "jumlah seluruh balai": "1.600"}


@pytest.fixture(scope="module")
def rumus():
    return ikicalc.parse(TEKS)


def test_walker(benchmark, rumus):
    figures = {name: to_fraction(value) for name, value in VALUES.items()}
    assert benchmark(evaluate, rumus.tree, figures).value == to_fraction("78,125")


def test_figure_with_steps(benchmark, rumus):
    assert benchmark(rumus.evaluate, VALUES).realisasi == to_fraction("78,125")


def test_mean_of_a_long_list(benchmark):
    rumus = ikicalc.parse("mean([[nilai]])")
    values = {"nilai": list(range(1, 1_001))}
    assert benchmark(rumus.evaluate, values).realisasi == to_fraction("500,5")


def test_weighted_sum_of_fifty(benchmark):
    rumus = ikicalc.parse(" + ".join(f"[[unsur {number}]] * 0.02" for number in range(1, 51)))
    values = {f"unsur {number}": number for number in range(1, 51)}
    assert benchmark(rumus.evaluate, values).realisasi == to_fraction("25,5")


def test_every_indicator_once(benchmark):
    catalog, _ = ikicalc.load_catalog()
    formulas = [item.rumus for item in catalog.values() if item.rumus.tree is not None]
    values = [{name.nama: 3 for name in formula.masukan} for formula in formulas]
    results = benchmark(lambda: [f.evaluate(v) for f, v in zip(formulas, values, strict=True)])
    assert len(results) > 200


def test_load_catalog(benchmark):
    with as_file(files("ikicalc._catalog").joinpath("dokumen")) as folder:
        catalog, _ = benchmark(ikicalc.load_catalog, folder)
    assert len(catalog) == 263
