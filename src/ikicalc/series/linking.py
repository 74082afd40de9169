"""Which names in the data are which inputs of the formulas; what fits nowhere is told.

Knows: keys of names, period shifts, ways of aggregating. Must not know: figures.
A name fits by its folded spelling only: likeness makes a suggestion, never a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ikicalc.diagnostics import Diagnostic, InputValueError, NameLookupError
from ikicalc.diagnostics.suggest import suggest_sentence
from ikicalc.kinerja import AGREGASI
from ikicalc.masukan import Key, Masukan, key_of
from ikicalc.series.agregasi import usual_way

_PARTS = ("bulan", "triwulan", "semester")
_NO_PARTS = ("minggu", "kuartal", "caturwulan", "tribulan")


@dataclass(frozen=True, slots=True)
class Tautan:
    """An input of formulas and the name it has in the data (empty where the data lack it).

    ``agregasi`` is how its months become one figure and ``asal`` who says so. ``bagian`` is the part of a
    year by which the input is shifted (``bulan`` for *bulan lalu*), empty for whole years.
    """

    nama: str
    nama_data: str
    agregasi: str
    asal: str
    dapat_dijumlahkan: bool = True
    bagian: str = ""
    sources: tuple[
        tuple[Key, int], ...
    ] = ()  # key in the data, and the shift to apply, in order of preference


def link(
    inputs: Iterable[Masukan], spellings: Mapping[Key, str], stated: Mapping[str, str] | None = None
) -> dict[Key, Tautan]:
    """Return the link of each input by its key; ``stated`` gives ways of aggregating by input name."""
    keyed: dict[Key, Masukan] = {}
    for item in inputs:
        keyed.setdefault(key_of(item.nama), item)
    ways = _stated(stated or {}, keyed)
    return {key: _link(key, item, spellings, ways) for key, item in keyed.items()}


def unmatched(links: Mapping[Key, Tautan], spellings: Mapping[Key, str]) -> tuple[Diagnostic, ...]:
    """Return a finding (IKI810) for each name of the data that no formula uses."""
    used = {key for item in links.values() for key, _ in item.sources}
    known = [item.nama for item in links.values()]
    return tuple(
        Diagnostic.of(
            "IKI810",
            f"`{name}` di data tidak cocok dengan masukan mana pun",
            help=suggest_sentence(name, known),
        )
        for key, name in sorted(spellings.items())
        if key not in used
    )


def _link(key: Key, item: Masukan, spellings: Mapping[Key, str], ways: Mapping[str, str]) -> Tautan:
    base, shift = key
    usual = usual_way(item.nama, item.satuan)
    stated = ways.get(base)
    sources = (((base, shift), 0), ((base, 0), shift)) if shift else ((key, 0),)
    found = tuple((source, steps) for source, steps in sources if source in spellings)
    return Tautan(
        nama=item.nama,
        nama_data=spellings[found[0][0]] if found else "",
        agregasi=stated or usual.agregasi,
        asal="argumen" if stated else usual.asal,
        dapat_dijumlahkan=usual.dapat_dijumlahkan,
        bagian=_part(base) if shift else "",
        sources=found,
    )


def _part(base: str) -> str:
    """Return the part of a year that a shifted name counts in; one we have no period for never applies."""
    return next((part for part in (*_PARTS, *_NO_PARTS) if base.endswith(f" {part} ini")), "")


def _stated(stated: Mapping[str, str], keyed: Mapping[Key, Masukan]) -> dict[str, str]:
    bases = {base for base, _ in keyed}
    for name, way in stated.items():
        if key_of(name)[0] not in bases:
            hint = suggest_sentence(name, [item.nama for item in keyed.values()])
            raise NameLookupError(Diagnostic.of("IKI201", f"nama `{name}` tidak dikenal", help=hint))
        if way not in AGREGASI:
            hint = suggest_sentence(str(way), AGREGASI) or f"pakai salah satu dari: {', '.join(AGREGASI)}"
            message = f"agregasi `{str(way)[:40]}` tidak dikenal"
            raise InputValueError(Diagnostic.of("IKI513", message, help=hint))
    return {key_of(name)[0]: way for name, way in stated.items()}
