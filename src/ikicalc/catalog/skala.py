"""Nodes into score bands: their ends as printed, holes and overlaps told with their place.

Knows: the columns of a scale. Must not know: files, or any scale by name.
A scale with an overlap is left out: a figure would have two predicates. One with a hole is kept: a
figure in the hole is outside the scale.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from ikicalc.catalog.aturan_schema import CONTOH_SKALA, PITA, SKALA
from ikicalc.catalog.aturan_values import RuleValues
from ikicalc.catalog.nodes import Node
from ikicalc.catalog.places import Tempat
from ikicalc.kinerja import ContohPita, Pita, Skala, faults


class Ujung(StrEnum):
    """Which end of a band belongs to it."""

    BAWAH = "bawah"
    ATAS = "atas"
    KEDUANYA = "keduanya"
    TANPA = "tanpa"


class Terbuka(StrEnum):
    """On which side the scale has no bound."""

    TIDAK = "tidak"
    BAWAH = "bawah"
    ATAS = "atas"
    YA = "ya"


class _Placed(NamedTuple):
    """A band, where it stands, and which end was told for it alone."""

    pita: Pita
    tempat: Tempat
    ujung: Ujung | None


def read_skala(node: Node, values: RuleValues) -> Skala | None:
    """Return a scale, or None when a finding of level galat makes it unusable."""
    before = values.errors
    fields = values.fields(node, SKALA)
    decimals = values.decimals(fields, "desimal")
    if decimals is not None and "ujung" in fields:
        message = "skala memuat `desimal` dan `ujung`"
        values.report(
            "IKI503", message, fields["ujung"].place, help="`ujung` hanya untuk skala tanpa desimal"
        )
    ends = values.word(fields.get("ujung"), "ujung", Ujung, Ujung.BAWAH)
    if decimals is None and "ujung" not in fields and "pita" in fields:
        hint = "tulis `desimal: 0` bila pita tercetak bulat, atau `ujung: bawah` atau `ujung: atas`"
        values.report("IKI602", "skala tidak memuat `desimal` atau `ujung`", node.place, help=hint)
    placed = [_pita(item, values) for item in values.items(fields.get("pita"), "pita")]
    placed.sort(key=lambda item: (item.pita.dari is not None, item.pita.dari or Fraction(0)))
    bands = _with_ends(placed, Ujung.KEDUANYA if decimals is not None else ends)
    _check_open(bands, placed, values.word(fields.get("terbuka"), "terbuka", Terbuka, Terbuka.TIDAK), values)
    skala = Skala(
        id=values.text(fields.get("id"), "id"),
        pita=bands,
        desimal=decimals,
        nama=values.text(fields.get("nama"), "nama"),
        sumber=values.sumber(fields.get("sumber")),
        kepastian=values.kepastian(fields.get("kepastian")),
        berlaku=values.terbit(fields),
        contoh=tuple(_example(item, values) for item in values.items(fields.get("contoh"), "contoh")),
    )
    if values.errors == before:
        _report_faults(skala, placed, values)
    return skala if values.errors == before else None


def _pita(node: Node, values: RuleValues) -> _Placed:
    fields = values.fields(node, PITA)
    end = values.word(fields["ujung"], "ujung", Ujung, Ujung.BAWAH) if "ujung" in fields else None
    band = Pita(
        predikat=values.text(fields.get("predikat"), "predikat"),
        dari=values.maybe(fields, "dari"),
        sampai=values.maybe(fields, "sampai"),
        kepastian=values.kepastian(fields.get("kepastian")),
    )
    return _Placed(band, node.place, end)


def _example(node: Node, values: RuleValues) -> ContohPita:
    fields = values.fields(node, CONTOH_SKALA)
    return ContohPita(
        values.text(fields.get("sumber"), "sumber"),
        values.maybe(fields, "nilai") or Fraction(0),
        values.text(fields.get("predikat"), "predikat"),
    )


def _with_ends(placed: list[_Placed], ends: Ujung) -> tuple[Pita, ...]:
    """Say for each band which ends belong to it; the outermost ends of the scale always do."""
    bands = []
    for number, (band, _, own) in enumerate(placed):
        chosen = own or ends
        lower = chosen in (Ujung.BAWAH, Ujung.KEDUANYA) or (own is None and number == 0)
        upper = chosen in (Ujung.ATAS, Ujung.KEDUANYA) or (own is None and number == len(placed) - 1)
        bands.append(Pita(band.predikat, band.dari, band.sampai, lower, upper, band.kepastian))
    return tuple(bands)


def _check_open(bands: tuple[Pita, ...], placed: list[_Placed], terbuka: Terbuka, values: RuleValues) -> None:
    """A scale without a bound must say so, or a missing bound would be a slip of the pen."""
    if not bands:
        return
    sides = (
        (bands[0].dari, placed[0], Terbuka.BAWAH, "dari"),
        (bands[-1].sampai, placed[-1], Terbuka.ATAS, "sampai"),
    )
    for bound, place, side, name in sides:
        is_open = terbuka in (side, Terbuka.YA)
        if (bound is None) != is_open:
            told = "berbatas" if is_open else "tidak memuat"
            message = f"pita {place.pita.predikat} {told} `{name}`, padahal `terbuka: {terbuka}`"
            values.report("IKI503", message, place.tempat, help=f"tulis `{name}`, atau `terbuka: {side}`")


def _report_faults(skala: Skala, placed: list[_Placed], values: RuleValues) -> None:
    for fault in faults(skala):
        values.report(fault.kode, f"skala {skala.id}: {fault.pesan}", placed[fault.nomor].tempat)
