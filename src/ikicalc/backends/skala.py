"""A scale compiled to a formula: the place of the band that a figure lies in.

Knows: bands, their ends, rounding to the printed decimals. Must not know: predicates, methods.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

import numpy as np

from ikicalc.backends.kolom import Kolom
from ikicalc.backends.program import Program, compile_columns
from ikicalc.kinerja import Pita, Skala
from ikicalc.syntax.tree import Binary, Call, Name, Number, Tree

OUTSIDE = -1
_FIGURE = Name("nilai")


def banded(skala: Skala, figures: Kolom) -> Kolom:
    """Return the place of each figure's band among ``skala.pita``, -1 outside all of them.

    >>> kolam = Skala("kolam", (Pita("Kurang", Fraction(0), Fraction(40)), Pita("Baik", Fraction(41))), 0)
    >>> banded(kolam, Kolom.of([Fraction(81, 2), Fraction(-1), None])).values()
    [Fraction(1, 1), Fraction(-1, 1), None]
    """
    rounding, place = _compiled(skala.pita, skala.desimal)
    return place.run({"nilai": rounding.run({"nilai": figures}).kolom}).kolom


def bands_used(places: Kolom) -> list[int]:
    """Return which bands at least one figure lies in, -1 for one outside all.

    >>> bands_used(Kolom.of([Fraction(1), None, Fraction(-1), Fraction(1)]))
    [-1, 1]
    """
    shape = places.shape
    found = np.broadcast_to(places.atas, shape)[np.broadcast_to(places.ada, shape)]
    return [int(place) for place in np.unique(found)]


def band_formula(pita: tuple[Pita, ...]) -> Tree:
    """Return the bands as one formula: the first that holds the figure counts, as on paper.

    >>> baik = Pita("Baik", Fraction(61))
    >>> band_formula((baik,)).arguments[0] == Binary(">=", Name("nilai"), Number(Fraction(61)))
    True
    """
    formula: Tree = Number(Fraction(OUTSIDE))
    for place, band in reversed(list(enumerate(pita))):
        formula = Call("if", (_holds(band), Number(Fraction(place)), formula))
    return formula


def _holds(band: Pita) -> Tree:
    ends: list[Tree] = []
    if band.dari is not None:
        ends.append(Binary(">=" if band.dari_termasuk else ">", _FIGURE, Number(band.dari)))
    if band.sampai is not None:
        ends.append(Binary("<=" if band.sampai_termasuk else "<", _FIGURE, Number(band.sampai)))
    if not ends:
        return Binary("==", Number(Fraction(1)), Number(Fraction(1)))
    return ends[0] if len(ends) == 1 else Binary("and", ends[0], ends[1])


@lru_cache(maxsize=256)
def _compiled(pita: tuple[Pita, ...], desimal: int | None) -> tuple[Program, Program]:
    rounding: Tree = _FIGURE
    if desimal is not None:
        rounding = Call("round", (_FIGURE, Number(Fraction(desimal))))
    return compile_columns(rounding), compile_columns(band_formula(pita))
