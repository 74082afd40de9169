"""What a check may look at.

Knows: the formula, its cell and its indicator. Must not know: values, or other indicators.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ikicalc import kamus
from ikicalc.syntax.reading.kelas import Kelas
from ikicalc.syntax.tree import Name, Number, Tree, walk
from ikicalc.syntax.words.lexicon import lexicon
from ikicalc.syntax.words.nouns import unit_of_name

_HUNDRED = 100
_SCORES = ("nilai", "skor", "indeks", "bobot")


@dataclass(frozen=True, slots=True)
class Context:
    """A formula under check: ``ratio`` tells a quotient without any factor.

    >>> Context("", "Prosentase desa tertib", "", Kelas.TANPA_RUMUS, None, None, ratio=False).is_percentage
    True
    """

    teks: str
    indikator: str
    satuan: str
    kelas: Kelas
    tree: Tree | None
    unit: str | None
    ratio: bool

    @property
    def is_percentage(self) -> bool:
        """Whether the indicator's name or unit says percent."""
        return self.satuan.strip() in ("%", "persen") or self.head in lexicon().percent_form

    @property
    def is_count(self) -> bool:
        """Whether the indicator's name says that something is counted."""
        return self.head in lexicon().count

    @property
    def form(self) -> str | None:
        """The kind of figure that the first word of the name promises, beside counts and percentages."""
        return _forms().get(self.head)

    @property
    def head(self) -> str:
        """The first word of the indicator's name, in lower case."""
        words = self.indikator.split()
        return words[0].casefold() if words else ""


@cache
def _forms() -> dict[str, str]:
    listed = kamus.load("periksa")["bentuk_nama"]
    return {word: form for form, words in listed.items() for word in words}


def is_scored(name: str) -> bool:
    """Tell whether a name is of a score: ``Nilai SKP``, ``jumlah skor`` (not ``nilai ekspor``, in rupiah).

    >>> is_scored("Jumlah nilai unsur"), is_scored("nilai ekspor"), is_scored("Jumlah desa")
    (True, False, False)
    """
    words = [word for word in name.casefold().split()[:2] if word not in lexicon().count]
    return bool(words) and words[0] in _SCORES and unit_of_name(name) in (None, "indeks")


def has_factor(tree: Tree) -> bool:
    """Tell whether a formula is itself brought to percent: a number in it is 100.

    >>> from fractions import Fraction
    >>> has_factor(Number(Fraction(100))), has_factor(Name("Jumlah desa"))
    (True, False)
    """
    return any(isinstance(node, Number) and node.value == _HUNDRED for node in walk(tree))


def only_counts(tree: Tree) -> bool:
    """Tell whether a tree adds and multiplies things that are counted, and divides nothing.

    >>> from ikicalc.syntax.tree import Binary
    >>> only_counts(Binary("+", Name("Jumlah desa"), Name("jumlah kelurahan")))
    True
    """
    nodes = list(walk(tree))
    counted = (_is_count(node.text) for node in nodes if isinstance(node, Name))
    plain = all(isinstance(node, Name) or getattr(node, "operator", "/") in "+-*" for node in nodes)
    return plain and all(counted)


def _is_count(name: str) -> bool:
    unit = unit_of_name(name)
    if unit is None:
        return name.casefold().split()[0] in lexicon().count and not is_scored(name)
    return unit not in ("%", "indeks")
