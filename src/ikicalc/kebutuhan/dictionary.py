"""One dictionary for the data of several catalogs: proposed at first, then completed; a person decides.

Knows: which needs an existing dictionary covers, what is new, what no longer occurs.
Must not know: lines of files, how names resemble each other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from ikicalc.catalog import ButirData, Indikator
from ikicalc.catalog.kamus_data import combine
from ikicalc.catalog.kamus_reading import KamusReading, read_kamus
from ikicalc.diagnostics import CatalogError, Diagnostic, Severity
from ikicalc.kebutuhan.needs import Kebutuhan, needs
from ikicalc.kebutuhan.proposals import Usulan, propose
from ikicalc.kebutuhan.text import EMPTY, Addition, completed
from ikicalc.masukan import ids_of, key_of


@dataclass(frozen=True, slots=True)
class Hubungan:
    """A dictionary as text, and what is new in it: entries, proposals; ``hilang`` no indicator needs now."""

    text: str
    baru: tuple[ButirData, ...]
    usulan: tuple[Usulan, ...]
    hilang: tuple[ButirData, ...]
    diagnostics: tuple[Diagnostic, ...]


def link(indikator: Iterable[Indikator], text: str = "", name: str = "kamus.yaml") -> Hubungan:
    """Return the dictionary for the data that the indicators need; ``text`` is the existing one, if any.

    What a person wrote stays, comments and layout included; new data become entries, users are brought up to
    date (those of documents that are not given stay), and pairs that may be one are proposed as comments.
    Raises ``CatalogError`` when the existing dictionary has an error, or is laid out so that nothing can be
    added; ``name`` stands in the place of its findings.

    >>> kolam = Indikator("contoh/1", "contoh", "Jumlah kolam", teks="Jumlah kolam")
    >>> first = link([kolam])
    >>> [item.id for item in first.baru], link([kolam], first.text).baru
    (['jumlah_kolam'], ())
    """
    before = text if text.strip() else EMPTY
    reading = read_kamus(text, name) if text.strip() else KamusReading((), (), (), ())
    _, told = combine([reading])
    refusals = [item for item in told if item.severity is Severity.ERROR]
    if refusals:
        raise CatalogError(*refusals)
    listed = list(indikator)
    needed, findings = needs(listed)
    butir = [item.butir for item in reading.butir]
    fresh = _fresh(needed, butir)
    new = tuple(item for item, _ in fresh)
    users = _users(needed, butir, {item.dokumen for item in listed})
    present = [*(replace(item, dipakai=users[item.id]) for item in butir), *new]
    settled = [group.ids for group in (*reading.gabung, *reading.beda)]
    usulan = tuple(propose(present, settled))
    lines = {item.butir.id: item.tempat.baris for item in reading.butir}
    after = completed(before, lines, Addition(fresh, users, usulan))
    _check(after, name, reading, new)
    gone = tuple(item for item in butir if item.dipakai and not users[item.id])
    return Hubungan(after, new, usulan, gone, (*told, *findings))


def _fresh(needed: Iterable[Kebutuhan], butir: Iterable[ButirData]) -> list[tuple[ButirData, str]]:
    """Return an entry for each datum that has none, with the reason of its way of aggregating."""
    known = {key for item in butir for key in item.kunci}
    lacking = {key: item for item in needed if (key := key_of(item.nama)) not in known}
    ids = ids_of(lacking, taken=[base for base, _ in known])
    return [(_butir(ids[key], item), item.asal) for key, item in lacking.items()]


def _butir(id: str, item: Kebutuhan) -> ButirData:
    return ButirData(
        id=id,
        label=item.nama,
        satuan=item.satuan,
        agregasi=None if item.kumulatif and item.agregasi == "jumlah" else item.agregasi,
        kumulatif=item.kumulatif,
        sumber="; ".join(item.sumber),
        alias=item.ejaan[1:],
        dipakai=tuple(user.id for user in item.dipakai),
    )


def _users(
    needed: Iterable[Kebutuhan], butir: Iterable[ButirData], documents: Collection[str]
) -> Mapping[str, tuple[str, ...]]:
    """Return the users of each entry: those found now, and those in documents that were not given."""
    by_key = {key_of(item.nama): item for item in needed}
    found: dict[str, tuple[str, ...]] = {}
    for item in butir:
        now = [user.id for key in item.kunci if key in by_key for user in by_key[key].dipakai]
        others = [user for user in item.dipakai if user.rpartition("/")[0] not in documents]
        found[item.id] = tuple(dict.fromkeys((*others, *now)))
    return found


def _check(after: str, name: str, before: KamusReading, new: Iterable[ButirData]) -> None:
    """Refuse a text that does not read back as what was there and what is new: no edit may be lost."""
    wanted = [replace(item.butir, dipakai=()) for item in before.butir]
    wanted += [replace(item, dipakai=()) for item in new]
    try:
        reading = read_kamus(after, name)
        _, findings = combine([reading])
        same = [replace(item.butir, dipakai=()) for item in reading.butir] == wanted
        same = same and not any(item.severity is Severity.ERROR for item in findings)
        groups = [[group.ids for group in found.gabung + found.beda] for found in (before, reading)]
    except CatalogError:
        same, groups = False, [[], []]
    if not same or groups[0] != groups[1]:
        message = "susunan kamus data ini tidak dapat ditambah tanpa mengubah isinya"
        hint = (
            "tulis `kamus_data:` dan tiap butirnya (`- id: ...`) mulai baris baru, atau tulis ke berkas lain"
        )
        raise CatalogError(Diagnostic.of("IKI605", message, help=hint, place=f"{name}:1:1"))
