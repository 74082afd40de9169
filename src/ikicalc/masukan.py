"""The inputs of a formula: which names are one input, its id, and which given value is meant.

Knows: how spellings fold, how names become ids, which period words shift one input.
Must not know: values of inputs, how a formula is computed, or which data there are.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from ikicalc.diagnostics import Diagnostic, Span
from ikicalc.diagnostics.suggest import suggest_sentence
from ikicalc.syntax.tree import NOWHERE, Name, Tree, walk
from ikicalc.syntax.words.nouns import unit_of_name
from ikicalc.syntax.words.periode import split_period

_UNIFIED = str.maketrans("‐‑‒–—―−‘’‚‛′“”„‟″", "-------'''''\"\"\"\"\"")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_EDGES = " .,:;()\"'"
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")
_HASH_SIZES = (3, 8, 32)  # bytes; the next one is needed only when the shorter hashes collide as well
_SHOWN_NAMES = 5

Key = tuple[str, int]  # folded base name, period shift: what makes two names one input


@dataclass(frozen=True, slots=True)
class Masukan:
    """A named input of a formula.

    ``nama`` is the first spelling as printed and ``ejaan`` all of them; ``satuan`` is the unit as displayed
    or None. ``geser`` is the period shift (-1 for ``tahun n-1``). ``default`` is a constant told by a note
    in the document and ``default_source`` says where.

    >>> Masukan("Jumlah desa", "jumlah_desa", "desa").ejaan
    ('Jumlah desa',)
    """

    nama: str
    id: str
    satuan: str | None = None
    span: Span = NOWHERE
    ejaan: tuple[str, ...] = ()
    geser: int = 0
    default: Fraction | None = None
    default_source: str = ""

    def __post_init__(self) -> None:
        if not self.ejaan:
            object.__setattr__(self, "ejaan", (self.nama,))


def collect(tree: Tree) -> tuple[Masukan, ...]:
    """Return the inputs of ``tree`` in order of first appearance.

    Names that differ only in case, spacing, edge punctuation or words for the current period are one input.
    An id depends on the set of names in the formula, never on their order.

    >>> from ikicalc.syntax.tree import Binary
    >>> [m.id for m in collect(Binary("-", Name("PAD tahun n"), Name("PAD tahun n-1")))]
    ['pad', 'pad_n_min_1']
    """
    groups: dict[Key, list[Name]] = {}
    for node in walk(tree):
        if isinstance(node, Name):
            groups.setdefault(key_of(node.text), []).append(node)
    ids = ids_of(groups)
    return tuple(_masukan(ids[key], key[1], names) for key, names in groups.items())


def fold(name: str) -> str:
    """Return ``name`` as it is compared: lower case, one kind of dash, quote and space, bare edges.

    >>> fold("  Jumlah  e\u2013KTP.") == fold("jumlah e-ktp")
    True
    """
    return _fold(name)


def key_of(name: str) -> Key:
    """Return what identifies the input that ``name`` calls: its folded base name and its period shift.

    >>> key_of("PAD Tahun (n-1)")
    ('pad', -1)
    """
    shifted = split_period(_plain(name))
    return (fold(shifted.base), shifted.shift)


def match(
    masukan: Sequence[Masukan], given: Mapping[str, object]
) -> tuple[dict[str, object], tuple[Diagnostic, ...]]:
    """Return the values of ``given`` by input id, and findings for names that don't fit.

    A given name fits by its folded spelling, by the base name with the same period, or by id. An input
    without a value is simply absent. Unknown names give IKI201; two unequal values for one input IKI207,
    and the first of them is kept.

    >>> inputs = collect(Name("Jumlah Desa"))
    >>> match(inputs, {"jumlah  desa": 12})
    ({'jumlah_desa': 12}, ())
    >>> match(inputs, {"jumlah dsa": 12})[1][0].help
    'mungkin maksud Anda `Jumlah Desa`?'
    """
    by_key = {key_of(spelling): item for item in masukan for spelling in item.ejaan}
    by_id = {item.id: item for item in masukan}
    values: dict[str, object] = {}
    used: dict[str, str] = {}
    findings: list[Diagnostic] = []
    for name, value in given.items():
        item = by_key.get(key_of(name)) or by_id.get(name.strip())
        if item is None:
            findings.append(_unknown(name, masukan))
        elif item.id not in values:
            values[item.id], used[item.id] = value, name
        elif values[item.id] != value:
            findings.append(_twice(item, used[item.id], name))
    return values, tuple(findings)


def _masukan(id: str, shift: int, names: Sequence[Name]) -> Masukan:
    first = names[0]
    spellings = tuple(dict.fromkeys(name.text for name in names))
    return Masukan(first.text, id, unit_of_name(first.text), first.span, spellings, shift)


@lru_cache(maxsize=8192)
def _fold(name: str) -> str:
    folded = _plain(name)
    if not folded.isascii():
        for _ in range(2):  # case folding may undo the normal form, and the other way round
            folded = unicodedata.normalize("NFKC", folded).casefold()
        folded = _INVISIBLE.sub("", folded).translate(_UNIFIED)
    return " ".join(folded.lower().split()).strip(_EDGES)


def _plain(name: str) -> str:
    """Return ``name`` without the invisible characters that break words apart."""
    return name if name.isascii() else _INVISIBLE.sub("", name)


def ids_of(keys: Iterable[Key], taken: Iterable[str] = ()) -> dict[Key, str]:
    """Return an id for each key; names that share a slug, or one ``taken``, get a hash of their spelling.

    >>> ids_of([("jumlah desa", 0), ("pad", -1)], taken=["jumlah_kolam"])
    {('jumlah desa', 0): 'jumlah_desa', ('pad', -1): 'pad_n_min_1'}
    """
    slugs = {key: _slug(key) for key in keys}
    used = frozenset(taken)
    count = Counter([*slugs.values(), *used])
    ids = slugs
    for size in _HASH_SIZES:
        ids = {
            key: slug if slug and count[slug] == 1 else f"{slug or 'masukan'}_{_hash(key, size)}"
            for key, slug in slugs.items()
        }
        if len(set(ids.values()) - used) == len(ids):
            break
    return ids


def _slug(key: Key) -> str:
    base, shift = key
    letters = base
    if not base.isascii():
        letters = unicodedata.normalize("NFKD", base).encode("ascii", "ignore").decode("ascii")
    slug = _NOT_IN_ID.sub("_", letters.lower()).strip("_")
    if slug[:1].isdigit():
        slug = f"masukan_{slug}"  # an id starts with a letter in every engine
    if not slug or not shift:
        return slug
    return f"{slug}_n_{'min' if shift < 0 else 'plus'}_{abs(shift)}"


def _hash(key: Key, size: int) -> str:
    return hashlib.blake2b(repr(key).encode(), digest_size=size).hexdigest()


def _unknown(name: str, masukan: Sequence[Masukan]) -> Diagnostic:
    known = [spelling for item in masukan for spelling in item.ejaan]
    advice = suggest_sentence(name, known)
    if not advice and known:
        shown = ", ".join(f"`{item.nama}`" for item in masukan[:_SHOWN_NAMES])
        advice = f"masukan rumus ini: {shown}{', ...' if len(masukan) > _SHOWN_NAMES else ''}"
    return Diagnostic.of("IKI201", f"nama `{name}` tidak dikenal", label="tidak ada di rumus", help=advice)


def _twice(item: Masukan, first: str, second: str) -> Diagnostic:
    message = f"`{first}` dan `{second}` memberi dua nilai untuk satu masukan"
    return Diagnostic.of("IKI207", message, item.span, help=f"beri satu nilai saja untuk `{item.nama}`")
