"""Methods of achievement over columns against ``run``, one figure at a time."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from ikicalc.backends.kolom import Kolom
from ikicalc.catalog import load_aturan
from ikicalc.diagnostics import InputValueError
from ikicalc.metode import Target, run
from ikicalc.metode.kolom import run_columns

ATURAN = load_aturan()[0]
METHODS = [
    (metode.id, item.nama)
    for metode in ATURAN.metode.values()
    for item in metode.masukan
    if item.dari == "realisasi" and any(other.dari == "target" for other in metode.masukan)
]
FIGURES = [
    None,
    *(Fraction(text) for text in ("0", "1", "-11", "10", "8", "21", "90", "97.8947", "100", "1/3", "1e18")),
]
TARGETS = (0, 10, -10, "94,17", [80, 90], [-8, 9], [-20, -12], {"nilai": 100, "tertinggi": True})


def one_figure(metode, name: str, value: Fraction | None, target: Target):
    """Return figure, reason and findings; a figure that the method refuses has that reason."""
    try:
        told = run(metode, {name: value}, target)
    except InputValueError as error:
        if error.diagnostics[0].code == "IKI510":
            raise
        return None, ("masukan_tidak_cocok", error.diagnostics[0].message), ()
    return told.nilai, (told.alasan, told.pesan), told.diagnostics if told.nilai is not None else ()


@pytest.mark.parametrize("target", TARGETS, ids=str)
@pytest.mark.parametrize(("id_", "name"), METHODS)
def test_columns_agree_with_one_figure_at_a_time(id_: str, name: str, target: object) -> None:
    metode, wanted = ATURAN.find_metode(id_), Target.read(target)
    try:
        expected = [one_figure(metode, name, value, wanted) for value in FIGURES[1:]]
    except InputValueError as error:
        with pytest.raises(InputValueError, match=re.escape(error.diagnostics[0].message)):
            run_columns(metode, name, Kolom.of(FIGURES), wanted)
        return
    told = run_columns(metode, name, Kolom.of(FIGURES), wanted)
    causes = told.kolom.sebab.ravel().tolist()
    reasons = [told.alasan[cause - 1] if cause else (None, "") for cause in causes]
    assert told.kolom.values()[1:] == [value for value, _, _ in expected]
    assert reasons[1:] == [reason for _, reason, _ in expected]
    assert set(told.findings) == {finding for _, _, findings in expected for finding in findings}


def test_there_are_methods_to_test() -> None:
    assert len(METHODS) >= 8
