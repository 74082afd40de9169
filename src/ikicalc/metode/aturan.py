"""The rules at hand: methods and scales by id, and the method of each direction.

Knows: looking up, with a suggestion when an id is wrong. Must not know: files, or how a method is run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ikicalc.diagnostics import Diagnostic, NameLookupError
from ikicalc.diagnostics.suggest import suggest_sentence
from ikicalc.kinerja import Polaritas, Skala
from ikicalc.metode.model import Metode


@dataclass(frozen=True, slots=True)
class Aturan:
    """Methods and scales by id; never changes after loading.

    >>> aturan = Aturan.of([], [Skala("kolam", ())])
    >>> aturan.find_skala("kolam").id
    'kolam'
    """

    metode: Mapping[str, Metode] = field(default_factory=dict)
    skala: Mapping[str, Skala] = field(default_factory=dict)

    @classmethod
    def of(cls, metode: Iterable[Metode], skala: Iterable[Skala]) -> Aturan:
        """Return the rules of methods and scales whose ids differ."""
        return cls({item.id: item for item in metode}, {item.id: item for item in skala})

    def find_metode(self, id: str) -> Metode:
        """Return the method; raise ``NameLookupError`` (IKI505) with a suggestion where there is none."""
        if id not in self.metode:
            raise _missing("IKI505", f"metode `{id[:60]}` tidak ada di katalog", id, self.metode)
        return self.metode[id]

    def find_skala(self, id: str) -> Skala:
        """Return the scale; raise ``NameLookupError`` (IKI504) with a suggestion where there is none."""
        if id not in self.skala:
            raise _missing("IKI504", f"skala `{id[:60]}` tidak ada di katalog", id, self.skala)
        return self.skala[id]

    def of_polaritas(self, polaritas: Polaritas) -> Metode:
        """Return the method that the catalog names for a direction; else ``NameLookupError`` (IKI505)."""
        found = next((item for item in self.metode.values() if item.polaritas is polaritas), None)
        if found is None:
            message = f"katalog tidak menyebut metode capaian untuk polaritas {polaritas}"
            raise NameLookupError(Diagnostic.of("IKI505", message))
        return found


def _missing(code: str, message: str, id: str, known: Iterable[str]) -> NameLookupError:
    names = list(known)
    hint = suggest_sentence(id, names) or (f"yang ada: {', '.join(names[:8])}, ..." if names else "")
    return NameLookupError(Diagnostic.of(code, message, help=hint))
