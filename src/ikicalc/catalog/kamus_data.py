"""The data dictionary: one entry for each thing that offices count, under all its spellings.

Knows: entries, how a name finds its entry, files of entries and what is wrong in them.
Must not know: formulas, figures, how a dictionary is proposed. A name belongs to an entry by its folded
spelling, never by likeness.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping

from ikicalc.catalog.butir import ButirData
from ikicalc.catalog.kamus_reading import Group, KamusReading, Placed, merged, read_kamus
from ikicalc.catalog.load import find_files, read_text
from ikicalc.diagnostics import CatalogError, Diagnostic, SourceFileError
from ikicalc.masukan import Key, key_of

__all__ = ["ButirData", "KamusData", "load_kamus_data"]


class KamusData(Mapping[str, ButirData]):
    """Entries by id, in their order; never changes. Raises ``CatalogError`` (IKI610) where two share a name.

    >>> kamus = KamusData([ButirData("jumlah_desa", "Jumlah desa", alias=("banyaknya desa",))])
    >>> kamus.find("BANYAKNYA  desa").id, kamus.find("jumlah dsa") is None
    ('jumlah_desa', True)
    """

    __slots__ = ("_butir", "_by_key")

    def __init__(self, butir: Iterable[ButirData] = ()) -> None:
        self._butir: dict[str, ButirData] = {}
        self._by_key: dict[Key, ButirData] = {}
        for item in butir:
            for key in item.kunci:
                if self._by_key.setdefault(key, item) is not item:
                    raise CatalogError(clash(key, self._by_key[key].id, item.id))
            self._butir[item.id] = item

    def find(self, name: str) -> ButirData | None:
        """Return the entry that ``name`` is a spelling of; None when there is none.

        A name of another period (``PAD tahun n-1``) is not a spelling of its base: ask for the base by key.
        """
        return self._by_key.get(key_of(name))

    def find_key(self, key: Key) -> ButirData | None:
        """Return the entry with a spelling that folds to ``key`` (``masukan.key_of``); None without one."""
        return self._by_key.get(key)

    def __getitem__(self, id: str) -> ButirData:
        return self._butir[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._butir)

    def __len__(self) -> int:
        return len(self._butir)

    def __repr__(self) -> str:
        return f"<KamusData: {len(self)} butir>"


Loaded = tuple[KamusData, tuple[Diagnostic, ...]]


def load_kamus_data(*paths: str | os.PathLike[str]) -> Loaded:
    """Load files of entries and return one dictionary with everything that is wrong in them.

    A folder stands for all its ``.yaml`` files. Never raises for what a file holds: findings IKI601, 602,
    604, 605, 610 to 613 and IKI802 carry their place, and entries with errors are left out; of two entries
    that share a spelling the first stays. Without paths the dictionary is empty.

    >>> load_kamus_data("tidak-ada.yaml")[1][0].message
    'berkas `tidak-ada.yaml` tidak ada'
    """
    findings: list[Diagnostic] = []
    readings: list[KamusReading] = []
    for path in dict.fromkeys(find_files(paths, findings)):
        try:
            readings.append(read_kamus(read_text(path, str(path)), str(path)))
        except (CatalogError, SourceFileError) as error:
            findings += error.diagnostics
    kamus, more = combine(readings)
    return kamus, (*findings, *more)


def combine(readings: Iterable[KamusReading]) -> Loaded:
    """Return one dictionary of what files hold, and all that is wrong in them.

    >>> combine([read_kamus("kamus_data: [{id: desa, label: Jumlah desa}]", "x.yaml")])
    (<KamusData: 1 butir>, ())
    """
    findings: list[Diagnostic] = []
    entries: list[Placed] = []
    groups: list[Group] = []
    for reading in readings:
        findings += reading.findings
        entries += reading.butir
        groups += reading.gabung
    return KamusData(_distinct(merged(entries, groups, findings), findings)), tuple(findings)


def clash(key: Key, first: str, second: str, place: str = "", notes: tuple[str, ...] = ()) -> Diagnostic:
    """Return the finding (IKI610) of two entries that one name would belong to.

    >>> clash(("jumlah desa", 0), "desa", "desa_2").message
    'ejaan `jumlah desa` menjadi milik butir `desa` dan `desa_2`'
    """
    message = f"ejaan `{key[0]}` menjadi milik butir `{first}` dan `{second}`"
    hint = "hapus ejaan itu dari salah satunya, atau gabungkan keduanya; yang dipakai butir yang pertama"
    return Diagnostic.of("IKI610", message, help=hint, notes=notes, place=place)


def _distinct(entries: Iterable[Placed], findings: list[Diagnostic]) -> Iterator[ButirData]:
    """Yield the entries whose spellings are their own; tell of the others."""
    owners: dict[Key, Placed] = {}
    for item in entries:
        taken = [key for key in item.butir.kunci if key in owners]
        if taken:
            first = owners[taken[0]]
            notes = (f"butir yang pertama ada di {first.tempat}",)
            findings.append(clash(taken[0], first.butir.id, item.butir.id, str(item.tempat), notes))
            continue
        owners |= dict.fromkeys(item.butir.kunci, item)
        yield item.butir
