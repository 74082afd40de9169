"""What is known of a formula's unit.

Knows: the shape of the answer. Must not know: how it was settled.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ikicalc.diagnostics import Diagnostic
from ikicalc.satuan.unit import NONE, Unit, base
from ikicalc.syntax.tree import Tree


@dataclass(frozen=True, slots=True)
class Conversion:
    """A node whose number must be multiplied by ``factor`` to stand in the unit of its neighbour."""

    node: Tree
    unit: str
    into: str
    factor: Fraction


@dataclass(frozen=True, slots=True)
class UnitResult:
    """The unit of a formula as displayed, and what was found on the way.

    ``unit`` is None when it is unknown or when the figure is a plain number; ``known`` tells these apart.
    ``ratio`` is true where one quantity is divided by another without a factor (100, 1.000) anywhere.
    """

    unit: str | None
    diagnostics: tuple[Diagnostic, ...] = ()
    conversions: tuple[Conversion, ...] = ()
    known: bool = False
    ratio: bool = False
    parts: Unit = NONE

    @property
    def factor(self) -> Fraction:
        """Return the size of the unit in base units: 1/100 for %, 60 for jam (in menit).

        >>> UnitResult("jam", parts=(("jam", 1),)).factor
        Fraction(60, 1)
        """
        return base(self.parts)[1] if self.parts else Fraction(1)
