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
    inputs: Iterable[Masukan],
    spellings: Mapping[Key, str],
    stated: Mapping[str, str] | None = None,
    catalog: Iterable[tuple[str, str]] = (),
) -> dict[Key, Tautan]:
    """Return the link of each input by its key.

    ``stated`` gives ways of aggregating by input name and wins over ``catalog``, whose entries must agree.
    """
    keyed: dict[Key, Masukan] = {}
    for item in inputs:
        keyed.setdefault(key_of(item.nama), item)
    ways = {base: (way, "katalog") for base, way in _of_catalog(catalog, keyed).items()}
    ways |= {base: (way, "argumen") for base, way in _stated(stated or {}, keyed).items()}
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


def _link(
    key: Key, item: Masukan, spellings: Mapping[Key, str], ways: Mapping[str, tuple[str, str]]
) -> Tautan:
    base, shift = key
    usual = usual_way(item.nama, item.satuan)
    agregasi, asal = ways.get(base, (usual.agregasi, usual.asal))
    sources = (((base, shift), 0), ((base, 0), shift)) if shift else ((key, 0),)
    found = tuple((source, steps) for source, steps in sources if source in spellings)
    return Tautan(
        nama=item.nama,
        nama_data=spellings[found[0][0]] if found else "",
        agregasi=agregasi,
        asal=asal,
        dapat_dijumlahkan=usual.dapat_dijumlahkan,
        bagian=_part(base) if shift else "",
        sources=found,
    )


def _part(base: str) -> str:
    """Return the part of a year that a shifted name counts in; one we have no period for never applies."""
    return next((part for part in (*_PARTS, *_NO_PARTS) if base.endswith(f" {part} ini")), "")


def _of_catalog(catalog: Iterable[tuple[str, str]], keyed: Mapping[Key, Masukan]) -> dict[str, str]:
    """Return the ways that indicators state; two for one input would make its figure depend on the order."""
    ways: dict[str, str] = {}
    for name, way in catalog:
        _known(name, keyed)
        if ways.setdefault(key_of(name)[0], way) != way:
            message = f"katalog menyebut dua agregasi untuk `{name}`: {ways[key_of(name)[0]]} dan {way}"
            raise InputValueError(Diagnostic.of("IKI513", message, help="samakan di katalog"))
    return ways


def _known(name: str, keyed: Mapping[Key, Masukan]) -> None:
    if key_of(name)[0] not in {base for base, _ in keyed}:
        hint = suggest_sentence(name, [item.nama for item in keyed.values()])
        raise NameLookupError(Diagnostic.of("IKI201", f"nama `{name}` tidak dikenal", help=hint))


def _stated(stated: Mapping[str, str], keyed: Mapping[Key, Masukan]) -> dict[str, str]:
    for name, way in stated.items():
        _known(name, keyed)
        if way not in AGREGASI:
            hint = suggest_sentence(str(way), AGREGASI) or f"pakai salah satu dari: {', '.join(AGREGASI)}"
            message = f"agregasi `{str(way)[:40]}` tidak dikenal"
            raise InputValueError(Diagnostic.of("IKI513", message, help=hint))
    return {key_of(name)[0]: way for name, way in stated.items()}
