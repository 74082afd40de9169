"""An indicator asks the engine for its formula: once, with its name and its notes."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ikicalc.catalog import load_catalog


def test_a_catalog_opens_without_the_engine() -> None:
    program = (
        "import sys, ikicalc.catalog; ikicalc.catalog.load_catalog();"
        "print(sorted({'lark', 'pint', 'sympy', 'ikicalc.rumus'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_formula_is_read_once_and_knows_the_notes() -> None:
    pytest.importorskip("ikicalc.rumus")
    catalog, _ = load_catalog()
    indikator = catalog["ngantang-2021/27"]
    assert indikator.rumus is indikator.rumus
    assert indikator.rumus.teks == indikator.teks
    assert indikator.rumus.kelas == "rumus"
    assert [str(item.default) for item in indikator.rumus.masukan if item.default is not None] == ["240"]
