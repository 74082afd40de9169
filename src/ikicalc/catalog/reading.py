"""Nodes of one file into its document and indicators.

Knows: how jabatan, sasaran and indikator lie inside each other. Must not know: files, or other files.
An entry with an error-level finding is left out: a figure from half an entry would be wrong in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import PurePath
from typing import NamedTuple

from ikicalc.catalog.model import Dokumen, Indikator
from ikicalc.catalog.nodes import Node
from ikicalc.catalog.penilaian import read_judging, read_polaritas
from ikicalc.catalog.places import Tempat
from ikicalc.catalog.schema import (
    ASAL,
    BAWAAN,
    BERKAS,
    CELLS,
    DOKUMEN,
    HEAD,
    INDIKATOR,
    JABATAN,
    KOLOM,
    SASARAN,
)
from ikicalc.catalog.values import Values
from ikicalc.diagnostics import Diagnostic
from ikicalc.kinerja import AGREGASI


class Reading(NamedTuple):
    """What one file holds: its document (None when the head is unusable), indicators, findings."""

    dokumen: Dokumen | None
    indikator: tuple[Indikator, ...]
    findings: tuple[Diagnostic, ...]


class _Block(NamedTuple):
    """Where in the decree an indicator stands."""

    dokumen: str
    jabatan: str = ""
    sasaran: str = ""
    penilaian: Mapping[str, Node] = {}
    tahun: int | None = None


def read_catalog(root: Node | None, file: str) -> Reading:
    """Return document, indicators and findings of the nodes of one file.

    >>> from ikicalc.catalog.nodes import read_nodes
    >>> head = "dokumen: {id: a, judul: A}\\n"
    >>> nodes = read_nodes(head + "indikator: [{id: a/1, nama: Jumlah kolam}]", "a.yaml")
    >>> reading = read_catalog(nodes, "a.yaml")
    >>> reading.indikator[0].indikator, reading.findings
    ('Jumlah kolam', ())
    """
    values = Values()
    if root is None:
        hint = "isi dengan `dokumen` dan `indikator`, atau mulai dari `ikicalc import`"
        values.report("IKI602", "berkas katalog kosong", Tempat(file, 1, 1), help=hint)
        return Reading(None, (), tuple(values.findings))
    fields = values.fields(root, BERKAS)
    block, dokumen = _Block(PurePath(file).stem), None
    if "dokumen" in fields:
        dokumen, judged = _dokumen(fields["dokumen"], values)
        block = _Block(dokumen.id, penilaian=judged, tahun=dokumen.tahun) if dokumen else block
    entries = [*_indicators(fields, block, values), *_sasaran(fields, block, values)]
    for item in values.items(fields.get("jabatan"), "jabatan"):
        entries += _jabatan(item, block, values)
    if not entries and not values.findings:
        hint = "tulis indikatornya di bawah `indikator`, `sasaran`, atau `jabatan`"
        values.report("IKI602", "berkas katalog tidak memuat indikator", root.place, help=hint)
    return Reading(dokumen, tuple(entries), tuple(values.findings))


def _dokumen(node: Node, values: Values) -> tuple[Dokumen | None, Mapping[str, Node]]:
    """Return the head, None where it is unusable, and how it says that its indicators are judged."""
    before = values.errors
    fields = values.fields(node, DOKUMEN)
    columns = values.fields(fields["kolom"], KOLOM) if "kolom" in fields else {}
    judged = values.fields(fields["penilaian"], BAWAAN) if "penilaian" in fields else {}
    dokumen = Dokumen(
        id=values.text(fields.get("id"), "id"),
        judul=values.text(fields.get("judul"), "judul"),
        **{name: values.text(fields.get(name), name) for name in HEAD},
        tahun=values.year(fields.get("tahun")),
        kolom=tuple((name, values.texts(item, name)) for name, item in columns.items()),
        catatan=values.texts(fields.get("catatan"), "catatan"),
        penilaian=tuple((name, values.text(item, name)) for name, item in judged.items()),
        tempat=node.place,
    )
    read_judging(judged, values)  # what is wrong here is told once, not for each indicator
    read_polaritas(judged.get("polaritas"), values)
    return (dokumen if values.errors == before else None), judged


def _jabatan(node: Node, block: _Block, values: Values) -> Iterator[Indikator]:
    fields = values.fields(node, JABATAN)
    block = block._replace(jabatan=values.text(fields.get("nama"), "nama"))
    yield from _indicators(fields, block, values)
    yield from _sasaran(fields, block, values)


def _sasaran(fields: dict[str, Node], block: _Block, values: Values) -> Iterator[Indikator]:
    for item in values.items(fields.get("sasaran"), "sasaran"):
        inner = values.fields(item, SASARAN)
        sasaran = values.text(inner.get("nama"), "nama")
        yield from _indicators(inner, block._replace(sasaran=sasaran), values)


def _indicators(fields: dict[str, Node], block: _Block, values: Values) -> Iterator[Indikator]:
    for item in values.items(fields.get("indikator"), "indikator"):
        before = values.errors
        entry = _indikator(item, block, values)
        if values.errors == before:
            yield entry


def _indikator(node: Node, block: _Block, values: Values) -> Indikator:
    fields = values.fields(node, INDIKATOR)
    stated = dict(block.penilaian) | fields
    return Indikator(
        id=_id(fields.get("id"), values),
        dokumen=block.dokumen,
        indikator=values.text(fields.get("nama"), "nama"),
        jabatan=block.jabatan,
        sasaran=block.sasaran,
        **{name: values.text(fields.get(name), name) for name in CELLS},
        satuan=values.text(fields.get("satuan"), "satuan") or None,
        polaritas=read_polaritas(stated.get("polaritas"), values),
        konstanta=_constants(fields.get("konstanta"), values),
        agregasi=_ways(fields.get("agregasi"), values),
        target_triwulan=_targets(fields.get("target_triwulan"), "target_triwulan", 4, values),
        target_bulanan=_targets(fields.get("target_bulanan"), "target_bulanan", 12, values),
        target_tahunan=_of_years(fields.get("target_tahunan"), values),
        **read_judging(stated, values),
        bawaan=tuple(name for name in block.penilaian if name not in fields),
        asal=_asal(fields, values),
        tempat=node.place,
        tempat_teks=fields["teks"].place if "teks" in fields else node.place,
        tahun_dokumen=block.tahun,
    )


def _id(node: Node | None, values: Values) -> str:
    written = values.text(node, "id")
    if node is not None and written.strip() and written.split() != [written]:
        values.report("IKI605", f"id `{written}` tidak boleh memuat spasi", node.place)
    return written


def _constants(node: Node | None, values: Values) -> tuple[tuple[str, Fraction], ...]:
    if node is None:
        return ()
    found = values.entries(node, "`konstanta`")
    return tuple((key.text, values.number(value, key.text)) for key, value in found.items())


def _ways(node: Node | None, values: Values) -> tuple[tuple[str, str], ...]:
    if node is None:
        return ()
    stated = [
        (key.text, values.text(value, key.text), value)
        for key, value in values.entries(node, "`agregasi`").items()
    ]
    for _, way, value in stated:
        if way and way not in AGREGASI:
            message = f"agregasi `{way}` tidak dikenal"
            values.report(
                "IKI605", message, value.place, help=f"pakai salah satu dari: {', '.join(AGREGASI)}"
            )
    return tuple((name, way) for name, way, _ in stated)


_WORDS = {4: ("empat", "triwulan"), 12: ("dua belas", "bulan")}


def _targets(node: Node | None, name: str, count: int, values: Values) -> tuple[str, ...]:
    found = values.texts(node, name)
    if node is not None and found and len(found) != count:
        word, part = _WORDS[count]
        message = f"`{name}` harus memuat {word} isi, bukan {len(found)}"
        values.report("IKI605", message, node.place, help=f"{part} tanpa target ditulis ''")
    return found


def _of_years(node: Node | None, values: Values) -> tuple[tuple[int, str], ...]:
    if node is None:
        return ()
    found = values.entries(node, "`target_tahunan`")
    for key in found:
        if key.is_null or not key.text:
            values.report("IKI605", "tahun pada `target_tahunan` kosong", key.place)
    return tuple((values.year(key) or 0, values.text(value, key.text)) for key, value in found.items())


def _asal(fields: dict[str, Node], values: Values) -> tuple[tuple[str, str], ...]:
    if "asal" not in fields:
        return ()
    stated = values.fields(fields["asal"], ASAL)
    return tuple((name, values.text(item, name)) for name, item in stated.items())
