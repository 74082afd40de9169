"""A document as its readers see it: paragraphs and tables in printed order, each cell with its place.

Knows: the parts of a document that every format has. Must not know: formats, or what a table is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ikicalc.diagnostics import Diagnostic


class Letak(NamedTuple):
    """Where something stands: numbers count from 1; 0 and an empty sheet name: the format has none.

    ``baris`` is the row of its table, or the line of a text file.

    >>> str(Letak("keputusan.pdf", halaman=3, tabel=2, baris=7))
    'keputusan.pdf, halaman 3, tabel 2, baris 7'
    """

    berkas: str
    halaman: int = 0
    lembar: str = ""
    tabel: int = 0
    baris: int = 0

    def __str__(self) -> str:
        parts = (
            self.berkas,
            f"halaman {self.halaman}" if self.halaman else "",
            f"lembar `{self.lembar}`" if self.lembar else "",
            f"tabel {self.tabel}" if self.tabel else "",
            f"baris {self.baris}" if self.baris else "",
        )
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell as printed, with its line breaks; equations stand in it as LaTeX between ``$``.

    ``lanjutan``: the place is covered by a merged cell that begins elsewhere; ``teks`` is that cell's.
    """

    teks: str
    lanjutan: bool = False


@dataclass(frozen=True, slots=True)
class Baris:
    """A row of a table, one entry a column of the grid."""

    sel: tuple[Sel, ...]
    letak: Letak


@dataclass(frozen=True, slots=True)
class Paragraf:
    """A line or a paragraph outside tables."""

    teks: str
    letak: Letak


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table as one page or one sheet shows it; rows may be of unequal length."""

    baris: tuple[Baris, ...]
    letak: Letak


@dataclass(frozen=True, slots=True)
class Naskah:
    """A document: its blocks in printed order, and what its reader has to say about it."""

    nama: str
    blok: tuple[Paragraf | Tabel, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def tabel(self) -> Iterator[Tabel]:
        """The tables in printed order."""
        return (block for block in self.blok if isinstance(block, Tabel))
