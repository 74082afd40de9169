"""A formula as the JSON Lines interface sends it.

Knows: the keys of the interface. Must not know: where a request came from, or how it is written out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ikicalc.diagnostics import FormulaError
from ikicalc.diagnostics.render import to_json
from ikicalc.syntax.reading.kelas import Kelas

if TYPE_CHECKING:
    from ikicalc.masukan import Masukan
    from ikicalc.rumus import Rumus

WITHOUT_FORMULA = (Kelas.RUJUKAN, Kelas.TANPA_RUMUS)


def formula_answer(parse: Callable[[], Rumus]) -> dict[str, object]:
    """Return the answer for a cell; one beyond the bounds (IKI002, IKI003) is ``tanpa_rumus``."""
    try:
        rumus = parse()
    except FormulaError as error:
        found = error.diagnostics
        head: dict[str, object] = {"kelas": Kelas.TANPA_RUMUS.value, "kanonik": None, "satuan": None}
        return {**head, "masukan": [], "volume": [], "diagnostik": [to_json(item) for item in found]}
    return {
        "kelas": rumus.kelas.value,
        "kanonik": kanonik(rumus),
        "satuan": rumus.satuan,
        "masukan": [_input(item) for item in rumus.masukan],
        "volume": [str(item) for item in rumus.volume],
        "diagnostik": [to_json(item) for item in rumus.diagnostics],
    }


def kanonik(rumus: Rumus) -> str | None:
    """Return the canonical text, None for a class without a formula of its own."""
    return None if rumus.kelas in WITHOUT_FORMULA else rumus.kanonik


def _input(item: Masukan) -> dict[str, object]:
    span = item.span
    inside = span.end > span.start  # a name that comes from the indicator does not stand in the cell
    return {
        "nama": item.nama,
        "id": item.id,
        "satuan": item.satuan,
        "awal": span.start if inside else None,
        "akhir": span.end if inside else None,
    }
