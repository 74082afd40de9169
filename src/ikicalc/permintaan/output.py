"""An answer as a plain mapping: figures as text in decimal notation, findings with their places.

Knows: the keys of the JSON lines. Must not know: where the figures come from.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ikicalc.diagnostics import Diagnostic
from ikicalc.diagnostics.render import to_json
from ikicalc.numbers import plain

Rincian = tuple[tuple[str, tuple[Fraction | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What goes out; ``nama`` is the key of the figure, ``realisasi`` or ``nilai``."""

    nama: str
    nilai: Fraction | None
    satuan: str | None = None
    status: str = "ok"
    alasan: str | None = None
    pesan: str = ""
    capaian: Fraction | None = None
    predikat: str | None = None
    kelengkapan: str | None = None
    langkah: tuple[str, ...] = ()
    rincian: Rincian = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def answer_json(jawaban: Jawaban, decimals: int | None) -> dict[str, object]:
    """Return the answer as a mapping ready for JSON; ``decimals`` rounds the figures half up.

    >>> answer_json(Jawaban("realisasi", Fraction(375, 4), "%"), 1)["realisasi"]
    '93.8'
    """

    def shown(value: Fraction | None) -> str | None:
        return None if value is None else plain(value, decimals)

    told: dict[str, object] = {"status": jawaban.status, jawaban.nama: shown(jawaban.nilai)}
    told |= {"satuan": jawaban.satuan, "capaian": shown(jawaban.capaian), "predikat": jawaban.predikat}
    told["kelengkapan"] = jawaban.kelengkapan
    if jawaban.status != "ok":
        told |= {"alasan": jawaban.alasan, "pesan": jawaban.pesan}
    told["langkah"] = [f"{number}. {line}" for number, line in enumerate(jawaban.langkah, start=1)]
    if jawaban.rincian:
        told["rincian"] = {name: [_exact(item) for item in items] for name, items in jawaban.rincian}
    told["diagnostik"] = [to_json(item) for item in jawaban.diagnostics]
    return told


def _exact(value: Fraction | None) -> str | None:
    """A figure per item is never rounded: a weight of 1/9 shown as 0.11 would be another weight."""
    return None if value is None else plain(value)
