"""Where a thing stands in a catalog file.

Knows: file, line and column, counted from 1. Must not know: YAML, or what stands there.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Tempat:
    """A place in a catalog file: name as given, line and column (in code points), both from 1.

    >>> str(Tempat("catalog/dokumen/torjun.yaml", 41, 14))
    'catalog/dokumen/torjun.yaml:41:14'
    """

    berkas: str
    baris: int
    kolom: int

    def __str__(self) -> str:
        return f"{self.berkas}:{self.baris}:{self.kolom}"
