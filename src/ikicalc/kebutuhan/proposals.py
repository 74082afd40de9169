"""Which entries of a dictionary may be one datum, each pair with the evidence for a person to judge by.

Knows: names that may be one, and what else speaks for or against it. Must not know: YAML, files.
Two entries that one formula uses together are two data; so are two of different units.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from ikicalc.catalog import ButirData
from ikicalc.varian import Varian, variants

_SHOWN_USERS = 4


@dataclass(frozen=True, slots=True)
class Usulan:
    """Two entries by id that may be one, and the evidence, a sentence each."""

    first: str
    second: str
    bukti: tuple[str, ...]


def propose(butir: Iterable[ButirData], settled: Iterable[Iterable[str]] = ()) -> Iterator[Usulan]:
    """Yield the pairs of entries that may be one; pairs inside a ``settled`` group have been judged.

    >>> dok = ButirData("dok_renja", "Jumlah dok. Renja", "dokumen", dipakai=("a/1",))
    >>> dokumen = ButirData("dokumen_renja", "Jumlah dokumen Renja", "dokumen", dipakai=("b/7",))
    >>> print("\\n".join(next(propose([dok, dokumen])).bukti))
    dok_renja: Jumlah dok. Renja (dokumen; dipakai a/1)
    dokumen_renja: Jumlah dokumen Renja (dokumen; dipakai b/7)
    singkatan: dok, dokumen; serupa 86%; satuan sama
    """
    entries = {item.id: item for item in butir}
    named = [(name, item.id) for item in entries.values() for name in (item.label, *item.alias)]
    names = [name for name, _ in named]
    groups = _groups(settled)
    seen: set[tuple[str, str]] = set()
    for pair in variants(names):
        one, other = (entries[named[index][1]] for index in (pair.first, pair.second))
        key = (one.id, other.id)
        judged = one.id == other.id or bool(groups.get(one.id, set()) & groups.get(other.id, set()))
        if key in seen or judged or not _may_be_one(one, other):
            continue
        seen.add(key)
        yield Usulan(one.id, other.id, _evidence(one, other, pair, names))


def _groups(settled: Iterable[Iterable[str]]) -> Mapping[str, set[int]]:
    """Return for each id the numbers of the groups that hold it."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(settled):
        for name in group:
            found.setdefault(name, set()).add(number)
    return found


def _may_be_one(one: ButirData, other: ButirData) -> bool:
    """Tell whether nothing speaks against it: units, ways of counting, a formula that uses both."""
    unlike = None not in (one.satuan, other.satuan) and one.satuan != other.satuan
    return not (unlike or one.kumulatif != other.kumulatif or set(one.dipakai) & set(other.dipakai))


def _evidence(one: ButirData, other: ButirData, pair: Varian, names: list[str]) -> tuple[str, ...]:
    likeness = SequenceMatcher(
        None, names[pair.first].casefold(), names[pair.second].casefold(), autojunk=False
    ).ratio()
    facts = [*pair.beda, f"serupa {likeness:.0%}"]
    if one.satuan and one.satuan == other.satuan:
        facts.append("satuan sama")
    if one.agregasi != other.agregasi:
        facts.append(
            f"agregasi berbeda: {one.agregasi or 'belum disebut'}, {other.agregasi or 'belum disebut'}"
        )
    if one.sumber and one.sumber == other.sumber:
        facts.append("sumber data sama")
    return (_about(one), _about(other), "; ".join(facts))


def _about(item: ButirData) -> str:
    users = ", ".join(item.dipakai[:_SHOWN_USERS])
    more = len(item.dipakai) - _SHOWN_USERS
    told = [
        item.satuan or "satuan belum diketahui",
        *([item.sumber] if item.sumber else []),
        f"dipakai {users}{f' dan {more} lain' if more > 0 else ''}" if users else "tidak dipakai",
    ]
    return f"{item.id}: {item.label} ({'; '.join(told)})"
