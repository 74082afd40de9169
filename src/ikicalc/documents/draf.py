"""The catalog draft of a document: its head, its indicators, where each cell stands, what is unsure.

Knows: how cells by role become an ``Indikator``, and how ids are made. Must not know: rows, file formats.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ikicalc.catalog import Dokumen, Indikator, Tempat
from ikicalc.catalog.schema import CELLS, STATED
from ikicalc.diagnostics import Diagnostic, Severity
from ikicalc.documents.isian import Isian
from ikicalc.documents.kolom import Kolom
from ikicalc.documents.model import Letak
from ikicalc.documents.polaritas import read_polaritas
from ikicalc.documents.words import fold


@dataclass(frozen=True, slots=True)
class Draf:
    """A catalog draft; ``letak`` gives by id and field where a cell stands, ``catatan`` what to check.

    ``lain`` holds by id the cells for which the catalog has no column, with their printed titles.

    >>> draf = Draf(Dokumen("rawa", "Rawa"), (), (Diagnostic.of("IKI837", "tabel lain dilewati"),))
    >>> draf.tidak_pasti
    ()
    """

    dokumen: Dokumen
    indikator: tuple[Indikator, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    letak: Mapping[str, Mapping[str, tuple[Letak, ...]]] = field(default_factory=dict)
    lain: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    catatan: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)

    @property
    def tidak_pasti(self) -> tuple[Diagnostic, ...]:
        """What a reader of the document should check: findings above the level of a hint."""
        return tuple(item for item in self.diagnostics if item.severity is not Severity.INFO)


def make_draft(head: Dokumen, isian: Sequence[Isian], found: Iterable[Diagnostic], path: str) -> Draf:
    """Return the draft of a document from its head and the cells of its indicators.

    An id is the document's id and where the indicator begins: the line of a text, else table and row.
    """
    told = list(found)
    ids = dict(zip(map(id, isian), _ids(head.id, isian), strict=True))
    entries = []
    for item in isian:
        entries.append(_indicator(ids[id(item)], head.id, item, path))
    told += _unloaded(isian)
    if not entries:
        message = "dokumen tidak memuat tabel indikator yang dikenal"
        hint = "pastikan tabelnya berkepala seperti INDIKATOR, RUMUS, TARGET, dan SUMBER DATA"
        told.append(Diagnostic.of("IKI830", message, help=hint, place=path))
    return Draf(
        replace(head, kolom=_titles(isian)),
        tuple(entries),
        tuple(told),
        letak={ids[id(item)]: _places(item) for item in isian},
        lain={ids[id(item)]: _comments(item) for item in isian if _comments(item)},
        catatan={ids[id(item)]: tuple(item.temuan) for item in isian if item.temuan},
    )


def _ids(document: str, isian: Sequence[Isian]) -> Iterator[str]:
    """Yield an id for each indicator, all different."""
    used: dict[str, int] = {}
    for item in isian:
        place = item.letak[0]
        where = f"{place.tabel}.{place.baris}" if place.tabel else str(place.baris)
        base = f"{document}/{where}"
        used[base] = used.get(base, 0) + 1
        yield base if used[base] == 1 else f"{base}-{used[base]}"


def _indicator(id: str, document: str, item: Isian, path: str) -> Indikator:
    place = _place(item.letak[0], path)
    text_place = item.letak_sel.get("teks", item.letak)[0]
    polaritas = read_polaritas(item.sel.get("polaritas", ""))
    return Indikator(
        id=id,
        dokumen=document,
        indikator=fold(item.nama),
        jabatan=item.jabatan,
        sasaran=item.sasaran.teks,
        teks=item.sel.get("teks", ""),
        target=item.sel.get("target", ""),
        sumber_data=item.sel.get("sumber_data", ""),
        penanggung_jawab=item.sel.get("penanggung_jawab", ""),
        satuan=fold(item.sel.get("satuan", "")) or None,
        target_tahunan=tuple(sorted(item.tahunan.items())),
        polaritas=polaritas,
        target_triwulan=_all(item.triwulan, 4),
        target_bulanan=_all(item.bulanan, 12),
        asal=tuple(_origins(item, polaritas).items()),
        tempat=place,
        tempat_teks=_place(text_place, path),
    )


def _all(texts: Mapping[int, str], count: int) -> tuple[str, ...]:
    """Return the targets of all parts of a year, empty where none is printed; nothing when there are none."""
    return tuple(texts.get(number, "") for number in range(1, count + 1)) if texts else ()


def _origins(item: Isian, polaritas: str | None) -> dict[str, str]:
    """Return where the document states what stands outside the formula cell."""
    origins = {"satuan": _title(item, "satuan")} if item.sel.get("satuan") else {}
    if polaritas:
        origins["polaritas"] = f"{_title(item, 'polaritas')}: {fold(item.sel['polaritas'])}"
    return {**origins, **item.asal}


def _comments(item: Isian) -> dict[str, str]:
    """Return the cells that the catalog has no column for, a direction that is none among them."""
    printed = item.sel.get("polaritas", "")
    unread = {_title(item, "polaritas").removeprefix("kolom "): printed} if printed else {}
    return {**item.lain, **(unread if not read_polaritas(printed) else {})}


def _title(item: Isian, role: str) -> str:
    title = next((fold(kolom.judul) for kolom in item.kepala.kolom if kolom.peran == role), role)
    return f"kolom {title}"


def _place(place: Letak, path: str) -> Tempat:
    """Return the place as catalogs give it; a text has lines, other documents pages, sheets and tables."""
    words = (
        str(place).removeprefix(f"{place.berkas}, ") if place.halaman or place.lembar or place.tabel else ""
    )
    return Tempat(path, max(place.baris, 1), 1, words)


def _places(item: Isian) -> dict[str, tuple[Letak, ...]]:
    return {"": tuple(item.letak), **{role: tuple(found) for role, found in item.letak_sel.items()}}


def _titles(isian: Sequence[Isian]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return per field the printed titles of its columns, in the order of the catalog's columns."""
    fields = ("jabatan", "sasaran", "indikator", *CELLS, *STATED)
    found: dict[str, dict[str, None]] = {name: {} for name in fields}
    for kepala in {id(item.kepala): item.kepala for item in isian}.values():
        for kolom in kepala.kolom:
            name = _field(kolom)
            if name in found and kolom.judul:
                found[name][fold(kolom.judul)] = None
    return tuple((name, tuple(titles)) for name, titles in found.items() if titles)


def _field(kolom: Kolom) -> str:
    """Return the catalog's column for a column of a table."""
    if kolom.peran != "target":
        return kolom.peran
    parts = {"target_triwulan": kolom.triwulan, "target_tahunan": kolom.tahun, "target_bulanan": kolom.bulan}
    return next((name for name, number in parts.items() if number), "target")


def _unloaded(isian: Sequence[Isian]) -> list[Diagnostic]:
    """Tell once per title of the columns that only become comments."""
    first: dict[str, Letak] = {}
    for item in isian:
        for title in _comments(item):
            first.setdefault(title, item.letak[0])
    return [
        Diagnostic.of("IKI841", f"kolom `{title}` hanya dimuat sebagai komentar", place=str(place))
        for title, place in first.items()
    ]
