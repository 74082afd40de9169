"""Where a thing stands in a catalog file, or in the document that it was imported from.

Knows: file, line and column, counted from 1. Must not know: YAML, or what stands there.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Tempat:
    """A place in a catalog file: name as given, line and column (in code points), both from 1.

    ``letak`` says in words where it is in a file without lines; ``baris`` is then the row of its table.

    >>> str(Tempat("catalog/dokumen/torjun.yaml", 41, 14))
    'catalog/dokumen/torjun.yaml:41:14'
    >>> str(Tempat("keputusan.pdf", 7, 1, "halaman 3, tabel 2, baris 7"))
    'keputusan.pdf, halaman 3, tabel 2, baris 7'
    """

    berkas: str
    baris: int
    kolom: int
    letak: str = ""

    def __str__(self) -> str:
        return f"{self.berkas}, {self.letak}" if self.letak else f"{self.berkas}:{self.baris}:{self.kolom}"
