"""Cells of the catalog, damaged: whatever a decree's typing errors may look like."""

import pytest

from ikicalc import load_catalog

from .cells import check, mutated


@pytest.mark.parametrize("seed", [1, 2])
def test_damaged_cells_are_read_or_refused(seed):
    for cell in mutated(seed, 750):
        check(cell)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 110))
def test_many_damaged_cells_are_read_or_refused(seed):
    for cell in mutated(seed, 10_000):
        check(cell)


def test_the_same_seed_gives_the_same_cells():
    first, again, other = (list(mutated(seed, 50)) for seed in (7, 7, 8))
    assert first == again
    assert first != other


def test_most_damaged_cells_differ_from_the_printed_ones():
    catalog, _ = load_catalog()
    printed = {item.teks for item in catalog.values()}
    assert len({cell.teks for cell in mutated(3, 500)} - printed) > 400
