"""One entry of the data dictionary: a datum with all its names.

Knows: what is said of a datum, and what its names are compared by. Must not know: files, other entries.
"""

from __future__ import annotations

from dataclasses import dataclass

from ikicalc.masukan import Key, key_of


@dataclass(frozen=True, slots=True)
class ButirData:
    """One datum: ``label`` is its name on sheets, ``alias`` are other names of the same thing.

    ``satuan`` is the unit as displayed; ``agregasi`` (one of ``kinerja.AGREGASI``) is how its months become
    one figure, None where the usual way is meant; ``kumulatif`` says that each month's figure counts from
    the beginning of the year. ``sumber`` is who has it; ``dipakai`` are ids of the indicators that need it.

    >>> ButirData("jumlah_desa", "Jumlah desa", "desa", alias=("banyaknya desa",)).kunci
    (('jumlah_desa', 0), ('jumlah desa', 0), ('banyaknya desa', 0))
    """

    id: str
    label: str
    satuan: str | None = None
    agregasi: str | None = None
    kumulatif: bool = False
    sumber: str = ""
    alias: tuple[str, ...] = ()
    dipakai: tuple[str, ...] = ()

    @property
    def ejaan(self) -> tuple[str, ...]:
        """All names of the datum: id, label, aliases."""
        return (self.id, self.label, *self.alias)

    @property
    def kunci(self) -> tuple[Key, ...]:
        """What its names are compared by, each once."""
        return tuple(dict.fromkeys(map(key_of, self.ejaan)))
