"""The requests of ``compute --jsonl``: which kind each is, and who answers it.

Knows: the keys of a request and the function for each kind. Must not know: lines, JSON, streams.
A new kind of request is a new row in ``KINDS``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from ikicalc.cli.answers import result_answer
from ikicalc.cli.jsonl import Answer, Fields, bad_request, text_field
from ikicalc.cli.problems import Decimals
from ikicalc.rumus import Rumus, parse

# Keys that ask for more than the realisasi, which stands without them.
MORE = ("target", "polaritas", "skala")


def answer(fields: Fields) -> Answer:
    """Answer one request; raises ``IkicalcError`` for one that cannot be understood."""
    asked = [kind for kind in KINDS if fields.get(kind) is not None]
    if "skala" in asked and len(asked) > 1:
        asked.remove("skala")  # beside a formula it says how its figure is banded
    if len(asked) != 1:
        kinds = ", ".join(f"`{kind}`" for kind in KINDS)
        raise bad_request(f"permintaan harus memuat tepat satu dari {kinds}")
    return KINDS[asked[0]](fields)


def inputs_of(fields: Fields) -> dict[str, Any]:
    """Return the inputs by name; raises IKI801 when ``masukan`` is no object."""
    given = fields.get("masukan")
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise bad_request("`masukan` harus berupa objek: nama dan nilainya")
    return given


def decimals_of(fields: Fields) -> int | None:
    """Return ``desimal``; raises IKI801 for anything but a whole number in range."""
    given = fields.get("desimal")
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int) or not 0 <= given <= Decimals.MOST:
        raise bad_request(f"`desimal` harus bilangan bulat dari 0 sampai {Decimals.MOST}")
    return given


def _by_formula(fields: Fields) -> Answer:
    formula = _parsed(
        text_field(fields, "rumus"), text_field(fields, "indikator"), text_field(fields, "satuan")
    )
    return _computed(formula, fields)


def _by_indicator(fields: Fields) -> Answer:
    from ikicalc.catalog import load_catalog

    catalog, _ = load_catalog()
    return _computed(catalog[text_field(fields, "indikator_id")].rumus, fields)


def _computed(rumus: Rumus, fields: Fields) -> Answer:
    given = inputs_of(fields)
    if fields.get("sampai") is not None:
        raise _not_yet("sampai")
    for name, value in given.items():
        if isinstance(value, dict):
            raise _not_yet(name)
    told = result_answer(rumus.evaluate(given), decimals_of(fields))
    more = ", ".join(f"`{key}`" for key in MORE if fields.get(key) is not None)
    return {"pesan": f"hanya realisasi; {more} belum dapat dilayani versi ini", **told} if more else told


def _by_method(fields: Fields) -> Answer:
    raise _not_yet("metode")


def _by_scale(fields: Fields) -> Answer:
    raise _not_yet("skala")


def _not_yet(key: str) -> Exception:
    return bad_request(f"`{key}` belum dapat dilayani versi ini")


@lru_cache(maxsize=256)
def _parsed(teks: str, indikator: str, satuan: str) -> Rumus:
    """Read a formula once for the many lines that use it."""
    return parse(teks, indikator=indikator, satuan=satuan)


KINDS: dict[str, Callable[[Fields], Answer]] = {
    "indikator_id": _by_indicator,
    "rumus": _by_formula,
    "metode": _by_method,
    "skala": _by_scale,
}
