"""A place that is not the document's own: Kecamatan Wilangan in a decree of Kecamatan Rejoso.

Knows: how places are written, and where a document says whose it is. Must not know: a list of places.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ikicalc import kamus
from ikicalc.checks.rows import Document, Findings, Found, cells
from ikicalc.checks.vocabulary import is_known, known_words
from ikicalc.diagnostics import Diagnostic, Span

_FEWEST = 3  # mentions that make a majority
_SHARE = 0.6


class Mention(NamedTuple):
    """A place as mentioned: its level (``kecamatan``), its name in lower case, and where the name stands.

    ``word`` is the level as printed: ``distrik``, ``nagari``.
    """

    level: str
    name: str
    span: Span
    word: str


def foreign_place(document: Document) -> Findings:
    """A kecamatan or kabupaten other than the one that the document is of; one finding per cell.

    >>> from ikicalc.checks.rows import Row
    >>> rows = (Row("c/1", "Jumlah rapat", "di Kecamatan Wilangan"),)
    >>> [found.diagnostic.message for found in foreign_place(Document(rows, instansi="Kecamatan Rejoso"))]
    ['Kecamatan Wilangan disebut dalam dokumen Kecamatan Rejoso']
    """
    found = [(number, cell, mentions(text)) for number, cell, text in cells(document)]
    mentioned = [item for item in found if item[2]]
    if not mentioned:
        return
    own = _own(document, [item for _, _, items in mentioned for item in items])
    for number, cell, items in mentioned:
        foreign = next((item for item in items if own.get(item.level, item).name != item.name), None)
        if foreign is not None:
            yield Found(_told(foreign, own[foreign.level]), number, cell)


@lru_cache(maxsize=4096)  # many rows have one sasaran and one data source
def mentions(text: str) -> tuple[Mention, ...]:
    """Return the places that a text names with their level.

    >>> [(item.level, item.name) for item in mentions("di Pendopo Kecamatan Wilangan, Kab. Nganjuk")]
    [('kecamatan', 'wilangan'), ('kabupaten', 'nganjuk')]
    >>> mentions("Musrenbang Tingkat Kecamatan Sesuai Jadwal")
    ()
    """
    return tuple(_mentions(text))


def _mentions(text: str, *, head: bool = False) -> Iterator[Mention]:
    """Yield the places of a text; in the head of a document an ordinary word is a name as well."""
    for match in _pattern().finditer(text):
        name = match["name"]
        code = name.isupper() and not match["level"].isupper()  # "Kecamatan SAKIP"
        word = " ".join(match["level"].lower().split())
        level = _levels()[word]
        named = _is_name(name.lower()) or (
            head and level not in _many_in_document()
        )  # "Kecamatan Sesuai Standar"
        if named and not code and name.lower() not in _levels():  # "Dinas Desa Kabupaten Nganjuk"
            yield Mention(level, name.lower(), Span(match.start("name"), match.end("name")), word)


def _is_name(word: str) -> bool:
    """Whether a word is none of the language; ke- alone before a root makes no word but an ordinal.

    >>> [_is_name(word) for word in ("wilangan", "kediri", "kedua", "sesuai")]
    [True, True, False, False]
    """
    numbers = kamus.load("periksa")["bilangan_tingkat"]
    made = word.startswith("ke") and not word.endswith(("an", "nya")) and word not in numbers
    return not is_known(word) or (made and word not in known_words())


def proper_names(text: str) -> Iterator[str]:
    """Yield in lower case the words that a text marks as the name of a place: Desa Karangcangkring.

    >>> list(proper_names("di desa Karangcangkring, Kecamatan Dukun"))
    ['karangcangkring', 'dukun']
    """
    return (match["name"].lower() for match in _naming().finditer(text))


def _told(mention: Mention, own: Mention) -> Diagnostic:
    name = own.name.title()
    return Diagnostic.of(
        "IKI211",
        f"{_called(mention)} {mention.name.title()} disebut dalam dokumen {_called(own)} {name}",
        mention.span,
        label=f"bukan {name}",
        help=f"ganti menjadi {name} bila selnya disalin dari dokumen lain",
    )


def _called(mention: Mention) -> str:
    """Return the word for a place as printed; an office (``Camat``) or a shortening by its level."""
    words = kamus.load("periksa")["tempat"][mention.level]
    return (mention.word if mention.word in kamus.load("periksa")["sebutan"] else words[0]).title()


def _own(document: Document, mentioned: list[Mention]) -> dict[str, Mention]:
    """Return the mention of the document's own place by level: from the head, the jabatan, or the majority.

    The majority speaks only for a level that the document is of: an office of a kabupaten may well name
    many kecamatan, and the jabatan of a kecamatan may be those of several kelurahan.
    """
    head = [
        document.instansi,
        f"Kabupaten {document.kabupaten.title()}" if document.kabupaten else "",
        document.judul,
    ]
    positions = list(dict.fromkeys(row.jabatan for row in document.rows if row.jabatan))
    own: dict[str, Mention] = {}
    for mention in [*_mentions(" - ".join(head), head=True), *mentions(document.judul)]:
        own.setdefault(mention.level, mention)
    levels = _levels_of([*head, document.judul, *positions])
    held = [mention for text in positions for mention in mentions(text)]
    for mention in [*_majority(held, 1), *_majority(mentioned, _FEWEST)]:
        if mention.level in levels and mention.level not in _many_in_document():
            own.setdefault(mention.level, mention)
    return own


def _levels_of(texts: list[str]) -> set[str]:
    """Return the levels that heads and jabatan speak of."""
    return {
        level for text in texts for word in text.lower().split() if (level := _levels().get(word.strip(".")))
    }


def _majority(mentioned: list[Mention], fewest: int) -> list[Mention]:
    counts = Counter((item.level, item.name) for item in mentioned)
    totals = Counter(item.level for item in mentioned)
    first = {(item.level, item.name): item for item in reversed(mentioned)}
    return [
        first[level, name]
        for (level, name), count in counts.items()
        if count >= fewest and count >= _SHARE * totals[level]
    ]


@cache
def _levels() -> dict[str, str]:
    """Return the level of each word that stands before the name of a place."""
    return {word: level for level, words in kamus.load("periksa")["tempat"].items() for word in words}


@cache
def _many_in_document() -> frozenset[str]:
    return frozenset(kamus.load("periksa")["banyak_sedokumen"])


@cache
def _pattern() -> re.Pattern[str]:
    return _before_name(_levels())


@cache
def _naming() -> re.Pattern[str]:
    return _before_name([*_levels(), *kamus.load("periksa")["bernama"]])


def _before_name(words: Iterable[str]) -> re.Pattern[str]:
    spelled = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    common = "|".join(kamus.load("periksa")["depan_nama"])  # "Kabupaten Kepulauan Selayar" is Selayar
    return re.compile(
        rf"\b(?P<level>(?i:{spelled}))\b\.?\s+(?:(?i:{common})\.?\s+(?=[A-Z]))?(?P<name>[A-Z][A-Za-z'’]{{2,}})"
    )
