"""A document and its indicators as a catalog file in YAML, for people to read and correct.

Knows: the levels and columns of a catalog file, how long texts are folded.
Must not know: where indicators come from. What is written here, ``load_catalog`` reads back equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby

from ikicalc.catalog.model import Dokumen, Indikator
from ikicalc.catalog.scalars import yaml_scalar
from ikicalc.catalog.schema import CELLS, DATA, HEAD, PENILAIAN, STATED, TARGET
from ikicalc.diagnostics import CatalogError, Diagnostic
from ikicalc.numbers import indonesian_number

WIDTH = 106  # of a line; longer texts are folded
SCHEMA = (
    "# yaml-language-server: $schema=katalog.schema.json",
    "# Skema itu untuk editor; tulis dengan `ikicalc schema -o katalog.schema.json` di folder ini.",
)
Comments = Mapping[str, Sequence[str]]
_INNER = (*CELLS, *STATED, "asal", *DATA, *PENILAIAN, *TARGET)
_BLOCK = re.compile(
    r"(?!\s)(?:[^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]|\n(?![\n ]))+(?<!\s)"
)
_REFUSED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def catalog_yaml(
    dokumen: Dokumen,
    indikator: Iterable[Indikator],
    *,
    kepala: Sequence[str] = (),
    catatan: Comments | None = None,
) -> str:
    """Return a catalog file; ``kepala``: comments at its top, ``catatan``: above an indicator, by id.

    The first lines name the schema for editors. Indicators keep their order among those with a position;
    those without one come first. Raises ``CatalogError`` (IKI605) for a text with control characters, which
    no catalog holds.

    >>> kolam = Indikator("rawa/1", "rawa", "Jumlah kolam: aktif", teks="Jumlah kolam", target="12")
    >>> print(catalog_yaml(Dokumen("rawa", "Indikator"), [kolam], catatan={"rawa/1": ["baris 1"]}))
    # yaml-language-server: $schema=katalog.schema.json
    # Skema itu untuk editor; tulis dengan `ikicalc schema -o katalog.schema.json` di folder ini.
    <BLANKLINE>
    dokumen:
      id: rawa
      judul: Indikator
    <BLANKLINE>
    indikator:
      # baris 1
      - id: rawa/1
        nama: 'Jumlah kolam: aktif'
        teks: Jumlah kolam
        target: '12'
    <BLANKLINE>
    """
    writer = _Writer(catatan or {})
    items = list(indikator)
    top = [item for item in items if not item.jabatan]
    lines = [*SCHEMA, "", *_comments(kepala, 0), *([""] if kepala else []), *writer.head(dokumen)]
    lines += ["", *writer.goals(top, 0)] if top else []
    rest = [item for item in items if item.jabatan]
    lines += ["", "jabatan:"] if rest else []
    for number, (name, group) in enumerate(groupby(rest, key=lambda item: item.jabatan)):
        lines += [""] if number else []
        lines += _entry("nama", name, 2, dash=True)
        lines += writer.goals(list(group), 4)
    return "\n".join(lines) + "\n"


class _Writer:
    """Writes the levels of a file; ``comments`` by id of an indicator."""

    def __init__(self, comments: Comments) -> None:
        self._comments = comments

    def head(self, dokumen: Dokumen) -> Iterator[str]:
        yield "dokumen:"
        yield from _entry("id", dokumen.id, 2)
        yield from _entry("judul", dokumen.judul, 2)
        for name in HEAD:
            if getattr(dokumen, name):
                yield from _entry(name, getattr(dokumen, name), 2)
        if dokumen.tahun is not None:
            yield f"  tahun: {dokumen.tahun}"
        yield from _mapping("kolom", dokumen.kolom, 2)
        yield from _listed("catatan", dokumen.catatan, 2)
        yield from _mapping("penilaian", dokumen.penilaian, 2)

    def goals(self, items: Sequence[Indikator], indent: int) -> Iterator[str]:
        """Write the indicators of a position (or of none) under their goals, those without one first."""
        bare = [item for item in items if not item.sasaran]
        if bare:
            yield f"{' ' * indent}indikator:"
            for item in bare:
                yield from self._indicator(item, indent + 2)
        rest = [item for item in items if item.sasaran]
        if rest:
            yield f"{' ' * indent}sasaran:"
        for name, group in groupby(rest, key=lambda item: item.sasaran):
            yield from _entry("nama", name, indent + 2, dash=True)
            yield f"{' ' * (indent + 4)}indikator:"
            for item in group:
                yield from self._indicator(item, indent + 6)

    def _indicator(self, item: Indikator, indent: int) -> Iterator[str]:
        yield from _comments(self._comments.get(item.id, ()), indent)
        yield from _entry("id", item.id, indent, dash=True)
        yield from _entry("nama", item.indikator, indent + 2)
        for name in _INNER:
            value = getattr(item, name)
            if name not in item.bawaan and (value not in ("", None, (), False) or _is_no(name, value)):
                yield from _value(name, value, indent + 2)


def _is_no(name: str, value: object) -> bool:
    """Tell a ``False`` that was stated from one that nobody stated."""
    return name == "target_kumulatif" and value is False


def _value(name: str, value: object, indent: int) -> Iterator[str]:
    match value:
        case bool():
            yield f"{' ' * indent}{name}: {'ya' if value else 'tidak'}"
        case Fraction():
            yield f"{' ' * indent}{name}: {_scalar(_number(value))}"
        case str():
            yield from _entry(name, value, indent)
        case tuple() if value and isinstance(value[0], tuple):
            yield from _mapping(name, value, indent)
        case tuple():
            yield from _listed(name, value, indent)


def _number(value: Fraction) -> str:
    denominator = value.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    if denominator != 1:
        raise CatalogError(Diagnostic.of("IKI605", f"{value} tidak dapat ditulis sebagai angka desimal"))
    return indonesian_number(value)


def _mapping(name: str, pairs: Iterable[tuple[object, object]], indent: int) -> Iterator[str]:
    for number, (key, value) in enumerate(pairs):
        if not number:
            yield f"{' ' * indent}{name}:"
        written = _scalar(str(key))
        match value:
            case tuple():
                yield from _listed(written, value, indent + 2)
            case Fraction():
                yield f"{' ' * (indent + 2)}{written}: {_scalar(_number(value))}"
            case _:
                yield from _entry(written, str(value), indent + 2)


def _listed(name: str, texts: Sequence[str], indent: int) -> Iterator[str]:
    """Write a list: on one line where it fits, else an item a line."""
    if not texts:
        return
    line = f"{' ' * indent}{name}: [{', '.join(map(_scalar, texts))}]"
    if len(line) <= WIDTH:
        yield line
        return
    yield f"{' ' * indent}{name}:"
    for text in texts:
        yield from _written(" " * (indent + 2) + "- ", text, indent + 4)


def _entry(name: str, text: str, indent: int, *, dash: bool = False) -> Iterator[str]:
    lead = " " * indent + ("- " if dash else "")
    return _written(f"{lead}{name}: ", text, len(lead) + 2)


def _written(lead: str, text: str, inner: int) -> Iterator[str]:
    """Write a text behind ``lead``: a long one or one of several lines as a block below it."""
    line = lead + _scalar(text)
    if ("\n" not in text and len(line) <= WIDTH) or not _BLOCK.fullmatch(text):
        yield line
    elif "\n" in text:
        yield f"{lead}|-"
        yield from (" " * inner + part for part in text.split("\n"))
    else:
        yield f"{lead}>-"
        yield from (" " * inner + part for part in _folded(text, WIDTH - inner))


def _folded(text: str, width: int) -> Iterator[str]:
    """Yield lines of a text, broken only at single spaces, which folding puts back."""
    line = ""
    for word in re.split(r"(?<! ) (?! )", text):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _scalar(text: str) -> str:
    """Return a text on one line; raises ``CatalogError`` for what no catalog holds."""
    refused = _REFUSED.search(text)
    if refused:
        raise CatalogError(Diagnostic.of("IKI605", f"teks memuat karakter kendali U+{ord(refused[0]):04X}"))
    return yaml_scalar(text)


def _comments(texts: Iterable[str], indent: int) -> Iterator[str]:
    """Write comments; what a comment cannot hold becomes a space."""
    for text in texts:
        plain = re.sub(
            "[^\x20-\x7e\xa1-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]+", " ", text
        )
        yield f"{' ' * indent}# {plain}".rstrip()
