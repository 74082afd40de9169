"""A run of checks as the JSON object of the interface (one object, written piece by piece).

Knows: the keys of the interface. Must not know: how anything was found, where the text goes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ikicalc.pemeriksaan import Pemeriksaan
    from ikicalc.pemeriksaan.lokasi import Lokasi, Peta
    from ikicalc.putusan import Putusan, Temuan


def json_report(run: Pemeriksaan) -> Iterator[str]:
    """Yield the object in pieces, an indicator each, so that a large catalog needs no second copy.

    Findings that belong to no indicator are under ``umum``, a key that is there only when they are.

    >>> from ikicalc.pemeriksaan import run_checks
    >>> json.loads("".join(json_report(run_checks(["tidak-ada.yaml"]))))["umum"][0]["kode"]
    'IKI802'
    """
    peta = run.peta()
    yield '{"indikator": ['
    yield from _listed(_dumped(_verdict(item, peta)) for item in run.laporan.putusan)
    yield "]"
    if run.laporan.umum:
        yield ', "umum": ['
        yield from _listed(_dumped(finding(item, peta.of(item))) for item in run.laporan.umum)
        yield "]"
    yield f', "ringkasan": {_dumped(run.laporan.ringkasan)}}}\n'


def finding(temuan: Temuan, lokasi: Lokasi) -> dict[str, object]:
    """Return one finding; ``awal`` and ``akhir`` are code points of its cell, null where it has no span.

    A document without lines has ``letak`` (page, sheet, table, row in words), a key only it has.

    >>> from ikicalc.diagnostics import Diagnostic
    >>> from ikicalc.pemeriksaan.lokasi import Lokasi
    >>> from ikicalc.putusan import Temuan
    >>> finding(Temuan(Diagnostic.of("IKI001", "sel rumus kosong")), Lokasi("a.yaml", 3, 5))["baris"]
    3
    """
    found, span = temuan.diagnostic, temuan.diagnostic.span
    return {
        "kode": found.code,
        "tingkat": found.severity.value,
        "pesan": found.message,
        "berkas": lokasi.berkas,
        "baris": lokasi.baris or None,
        "kolom": lokasi.kolom or None,
        "awal": span.start if span else None,
        "akhir": span.end if span else None,
        "bantuan": found.help,
        **({"letak": lokasi.letak} if lokasi.letak else {}),
    }


def _verdict(item: Putusan, peta: Peta) -> dict[str, object]:
    return {
        "id": item.id,
        "indikator": item.indikator,
        "kelas": item.kelas,
        "putusan": item.putusan,
        "temuan": [finding(temuan, peta.of(temuan)) for temuan in item.temuan],
    }


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _listed(pieces: Iterable[str]) -> Iterator[str]:
    separator = "\n"
    for piece in pieces:
        yield separator + piece
        separator = ",\n"
