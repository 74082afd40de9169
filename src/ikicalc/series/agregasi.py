"""How an input's months become one figure when nobody says: a stock is last known, a flow is added.

Knows: ``catalog/kamus/agregasi.yaml``, the name and the unit of an input (aturan 4).
Must not know: figures, units of organisation, formulas.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ikicalc import kamus
from ikicalc.syntax.words.lexicon import lexicon
from ikicalc.syntax.words.nouns import fold_words

_LONGEST = 4  # words of the longest phrase in the dictionary


@dataclass(frozen=True, slots=True)
class Cara:
    """A way of aggregating, why it was taken, and whether units of organisation may be added up."""

    agregasi: str
    asal: str
    dapat_dijumlahkan: bool


@dataclass(frozen=True, slots=True)
class _Dictionary:
    names: Mapping[str, str]
    units: Mapping[str, str]
    never_units: frozenset[str]
    never_names: frozenset[str]


@cache
def _dictionary() -> _Dictionary:
    data = kamus.load("agregasi")
    return _Dictionary(
        names={name: way for way, names in data["nama"].items() for name in names},
        units={unit: way for way, units in data["satuan"].items() for unit in units},
        never_units=frozenset(data["tidak_dijumlahkan"]["satuan"]),
        never_names=frozenset(data["tidak_dijumlahkan"]["nama"]),
    )


def usual_way(name: str, satuan: str | None) -> Cara:
    """Return the usual way for an input: by how its name begins, else by its unit, else ``jumlah``.

    >>> usual_way("Jumlah desa siaga", "desa").agregasi, usual_way("Jumlah laporan", "laporan").agregasi
    ('akhir', 'jumlah')
    """
    known = _dictionary()
    phrase = _beginning(name)
    addable = satuan not in known.never_units and phrase not in known.never_names
    if phrase:
        return Cara(known.names[phrase], f"bawaan: nama `{phrase}`", addable)
    if satuan is not None and satuan in known.units:
        return Cara(known.units[satuan], f"bawaan: satuan {satuan}", addable)
    return Cara("jumlah", "bawaan", addable)


def _beginning(name: str) -> str:
    """Return the longest phrase of the dictionary that opens the name, words of counting aside."""
    words = fold_words(name)
    while words and words[0] in lexicon().count:
        words = words[1:]
    phrases = (" ".join(words[:length]) for length in range(min(_LONGEST, len(words)), 0, -1))
    return next((phrase for phrase in phrases if phrase in _dictionary().names), "")
