"""A column of a table.

Knows: what a column is. Must not know: how its title or its cells are read.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: its role, its title as printed, the quarter (1..4), year or month (1..12) of a target.

    ``campur``: the column holds goals and, below each, its indicators. ``asing``: its title is not known.
    """

    peran: str
    judul: str
    triwulan: int = 0
    tahun: int = 0
    bulan: int = 0
    campur: bool = False
    asing: bool = False

    @property
    def bermasa(self) -> bool:
        """Tell whether the column is of one quarter, year or month."""
        return bool(self.triwulan or self.tahun or self.bulan)
