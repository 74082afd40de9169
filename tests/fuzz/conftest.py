"""Load dictionaries, grammar and units before anything is measured."""

import pytest

from .cells import Cell, read


@pytest.fixture(scope="session", autouse=True)
def _warm() -> None:
    read(Cell("Jumlah A dibagi 12 desa dikali 100%", "Persentase desa"))
