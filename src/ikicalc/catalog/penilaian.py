"""How a document wants its figures judged, and what the columns of its data hold.

Knows: the columns of method, scale, cap, targets that run on, data that run on. Must not know: figures,
or whether the method and the scale that are named exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TypedDict

from ikicalc.catalog.nodes import Node
from ikicalc.catalog.schema import DASAR_PREDIKAT, POLARITAS
from ikicalc.catalog.values import TRUTH, Values

MEAN_OF_MONTHS = "rata-rata"


class Judging(TypedDict):
    """The columns of an indicator that say how it is judged and how its data are taken."""

    metode_capaian: str | None
    skala: str | None
    dasar_predikat: str | None
    batas_capaian: Fraction | None
    target_kumulatif: bool | None
    target_tertinggi: bool
    agregasi_indikator: str | None
    kumulatif: tuple[str, ...]


def read_judging(fields: Mapping[str, Node], values: Values) -> Judging:
    """Return the columns that are there; report words that are not known (IKI605).

    >>> from ikicalc.catalog.nodes import ScalarNode
    >>> cap = ScalarNode("120", "", "a.yaml", 1, 1, 0, 3)
    >>> read_judging({"batas_capaian": cap}, Values())["batas_capaian"]
    Fraction(120, 1)
    """
    cap = fields.get("batas_capaian")
    return Judging(
        metode_capaian=values.text(fields.get("metode_capaian"), "metode_capaian") or None,
        skala=values.text(fields.get("skala"), "skala") or None,
        dasar_predikat=_word(fields.get("dasar_predikat"), "dasar_predikat", DASAR_PREDIKAT, values),
        batas_capaian=None if cap is None else values.number(cap, "batas_capaian"),
        target_kumulatif=_truth(fields.get("target_kumulatif"), "target_kumulatif", values),
        target_tertinggi=bool(_truth(fields.get("target_tertinggi"), "target_tertinggi", values)),
        agregasi_indikator=_word(
            fields.get("agregasi_indikator"), "agregasi_indikator", (MEAN_OF_MONTHS,), values
        ),
        kumulatif=values.texts(fields.get("kumulatif"), "kumulatif"),
    )


def read_polaritas(node: Node | None, values: Values) -> str | None:
    """Return the direction as written, None where nobody says; report another word (IKI605).

    >>> read_polaritas(None, Values()) is None
    True
    """
    return _word(node, "polaritas", POLARITAS, values)


def _word(node: Node | None, name: str, words: Iterable[str], values: Values) -> str | None:
    written = values.text(node, name)
    known = list(words)
    if node is not None and written and written not in known:
        message = f"{name} `{written}` tidak dikenal"
        values.report("IKI605", message, node.place, help=f"pakai salah satu dari: {', '.join(known)}")
    return written or None


def _truth(node: Node | None, name: str, values: Values) -> bool | None:
    written = values.text(node, name)
    if node is not None and written and written not in TRUTH:
        values.report("IKI605", f"`{name}` dijawab ya atau tidak, bukan `{written}`", node.place)
    return TRUTH.get(written)
