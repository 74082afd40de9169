"""Nodes of a data dictionary into entries, and which entries a person declared to be one.

Knows: the columns of an entry; `gabung` and `beda`. Must not know: files, formulas, likeness of names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from ikicalc.catalog.butir import ButirData
from ikicalc.catalog.nodes import Node, read_nodes
from ikicalc.catalog.places import Tempat
from ikicalc.catalog.schema import BUTIR, KAMUS_DATA
from ikicalc.catalog.values import Values
from ikicalc.diagnostics import Diagnostic
from ikicalc.kinerja import AGREGASI
from ikicalc.masukan import key_of

_OF_STATES = ("akhir", "awal")  # of differences these would be the figure of one month
_MEASURES = ("satuan", "agregasi", "kumulatif")


class Placed(NamedTuple):
    """An entry and where it stands."""

    butir: ButirData
    tempat: Tempat


class Group(NamedTuple):
    """Ids that a person declared to be one datum, or not to be one, and where."""

    ids: tuple[str, ...]
    tempat: Tempat


class KamusReading(NamedTuple):
    """What one file holds: entries, groups to merge, groups to keep apart, findings."""

    butir: tuple[Placed, ...]
    gabung: tuple[Group, ...]
    beda: tuple[Group, ...]
    findings: tuple[Diagnostic, ...]


def read_kamus(text: str, file: str) -> KamusReading:
    """Return entries, groups and findings of a file; raises ``CatalogError`` (IKI601) for what is no YAML.

    >>> read_kamus("kamus_data: [{id: desa, label: Jumlah desa}]", "x.yaml").butir[0].butir.label
    'Jumlah desa'
    """
    root = read_nodes(text, file)
    values = Values()
    if root is None:
        hint = "tulis `kamus_data`, atau mulai dari `ikicalc link`"
        values.report("IKI602", "berkas kamus data kosong", Tempat(file, 1, 1), help=hint)
        return KamusReading((), (), (), tuple(values.findings))
    fields = values.fields(root, KAMUS_DATA)
    entries = tuple(_entries(values.items(fields.get("kamus_data"), "kamus_data"), values))
    together = _groups(fields.get("gabung"), "gabung", values)
    apart = _groups(fields.get("beda"), "beda", values)
    return KamusReading(entries, together, apart, tuple(values.findings))


def _entries(nodes: Iterable[Node], values: Values) -> Iterator[Placed]:
    for node in nodes:
        before = values.errors
        butir = _butir(node, values)
        if values.errors == before:
            yield Placed(butir, node.place)


def _butir(node: Node, values: Values) -> ButirData:
    fields = values.fields(node, BUTIR)
    text = {name: values.text(fields.get(name), name) for name in ("id", "label", "satuan", "sumber")}
    agregasi = values.text(fields.get("agregasi"), "agregasi")
    if agregasi and agregasi not in AGREGASI:
        values.one_of(fields["agregasi"], "agregasi", agregasi, AGREGASI)
    if text["id"].strip() and text["id"].split() != [text["id"]]:
        values.report("IKI605", f"id `{text['id']}` tidak boleh memuat spasi", fields["id"].place)
    butir = ButirData(
        id=text["id"],
        label=text["label"],
        satuan=text["satuan"] or None,
        agregasi=agregasi or None,
        kumulatif=values.truth(fields, "kumulatif"),
        sumber=text["sumber"],
        alias=values.texts(fields.get("alias"), "alias"),
        dipakai=values.texts(fields.get("dipakai"), "dipakai"),
    )
    if butir.kumulatif and butir.agregasi in _OF_STATES:
        message = f"`agregasi: {butir.agregasi}` pada butir yang angkanya dihitung sejak Januari"
        hint = "hapus `agregasi`, atau hapus `kumulatif` bila angkanya keadaan pada bulan itu"
        values.report("IKI613", message, fields["agregasi"].place, help=hint)
    for name in butir.ejaan:
        if name.strip() and not key_of(name)[0]:
            values.report("IKI605", f"ejaan `{name}` tidak memuat huruf atau angka", node.place)
    return butir


def _groups(node: Node | None, name: str, values: Values) -> tuple[Group, ...]:
    return tuple(Group(values.texts(item, name), item.place) for item in values.items(node, name))


def merged(
    entries: Iterable[Placed], groups: Iterable[Group], findings: list[Diagnostic]
) -> tuple[Placed, ...]:
    """Return the entries, those of a group as one under the id named first; tell what cannot be merged.

    Of two entries with one id the first is merged and the other is kept as it is, for the next to refuse.
    """
    listed = list(entries)
    whole = {item.butir.id: item for item in reversed(listed)}
    again = [item for item in listed if whole[item.butir.id] is not item]
    heads = {item: item for item in whole}
    for group in groups:
        findings += [_missing(item, group.tempat) for item in group.ids if item not in heads]
        present = [item for item in group.ids if item in heads]
        for other in present[1:]:
            first, second = (whole[_head(heads, item)] for item in (present[0], other))
            if first is second:
                continue
            if differing := _differing(first.butir, second.butir):
                findings.append(_unlike(first.butir.id, second.butir.id, differing, group.tempat))
                continue
            heads[second.butir.id] = first.butir.id
            del whole[second.butir.id]
            whole[first.butir.id] = first._replace(butir=_one(first.butir, second.butir))
    order = dict.fromkeys(item.butir.id for item in listed if item.butir.id in whole)
    return (*(whole[item] for item in order), *again)


def _head(heads: Mapping[str, str], item: str) -> str:
    while heads[item] != item:
        item = heads[item]
    return item


def _differing(first: ButirData, second: ButirData) -> str:
    """Return the first column in which two entries contradict each other; what one leaves open does not."""
    pairs = {name: (getattr(first, name), getattr(second, name)) for name in _MEASURES}
    return next(
        (name for name, (one, other) in pairs.items() if None not in (one, other) and one != other), ""
    )


def _one(first: ButirData, second: ButirData) -> ButirData:
    names = {key_of(name): name for name in reversed(second.ejaan)}
    return replace(
        first,
        satuan=first.satuan or second.satuan,
        agregasi=first.agregasi or second.agregasi,
        sumber=first.sumber or second.sumber,
        alias=(*first.alias, *(names[key] for key in second.kunci if key not in first.kunci)),
        dipakai=tuple(dict.fromkeys((*first.dipakai, *second.dipakai))),
    )


def _missing(id: str, place: Tempat) -> Diagnostic:
    message = f"butir `{id}` pada `gabung` tidak ada di kamus data"
    return Diagnostic.of(
        "IKI611", message, help="tulis id butir yang ada, atau hapus baris itu", place=str(place)
    )


def _unlike(first: str, second: str, column: str, place: Tempat) -> Diagnostic:
    message = f"butir `{first}` dan `{second}` tidak digabung: `{column}` keduanya berbeda"
    hint = f"samakan `{column}` bila keduanya memang satu data; bila bukan, pindahkan barisnya ke `beda`"
    return Diagnostic.of("IKI612", message, help=hint, place=str(place))
