"""The files under check, each read once: catalogs and rules in YAML, documents as drafts of catalogs.

Knows: which PATH is what, folders, which files could not be read at all. Must not know: checks, reports.
A file that cannot be read is told; the others go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ikicalc.catalog import Indikator
from ikicalc.catalog.aturan import is_rules
from ikicalc.catalog.load import SUFFIXES, read_text
from ikicalc.catalog.nodes import Node, read_nodes
from ikicalc.catalog.reading import Reading, read_catalog
from ikicalc.catalog.source_map import Scalars
from ikicalc.diagnostics import CatalogError, Diagnostic, SourceFileError

_LINE = re.compile(r", baris (\d+)")
_ROWS = (".csv", ".tsv")  # rows are counted as a sheet shows them: a cell may hold lines


@dataclass(frozen=True, slots=True)
class Berkas:
    """A file: its name as given, its text where it is a catalog, what it holds, and whether it was read.

    ``catatan`` holds by id what importing a document found about single indicators; ``aturan`` are the nodes
    of a file of rules, which holds no indicators; ``isian`` tells where the values of a catalog stand.
    """

    nama: str
    teks: str | None
    bacaan: Reading
    terbaca: bool = True
    catatan: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    aturan: Node | None = None
    isian: Scalars | None = None


def read_files(paths: Sequence[str]) -> Iterator[Berkas]:
    """Yield the files that paths stand for, each once and in their order; never raises for what they hold.

    A folder stands for the catalogs in it, hidden folders left out; a document is named itself.

    >>> [(item.nama, item.terbaca) for item in read_files(["tidak-ada.yaml"])]
    [('tidak-ada.yaml', False)]
    """
    for path in dict.fromkeys(file for given in paths for file in _files(Path(given))):
        yield read_file(path)


def read_file(path: Path) -> Berkas:
    """Read one file.

    >>> read_file(Path("tidak-ada.yaml")).bacaan.findings[0].code
    'IKI802'
    """
    from ikicalc.documents.imports import is_document

    name = str(path)
    try:
        if _is_folder(path):
            return _unread(name, [_empty_folder(name)])
        return _document(path, name) if is_document(path) else _catalog(path, name)
    except (CatalogError, SourceFileError) as error:
        return _unread(name, error.diagnostics)


def distinct(files: Sequence[Berkas]) -> list[Berkas]:
    """Return the files with ids of their own where documents of one name would share them.

    A catalog states its ids; a document has them from the name of its file, so a decree that is there as docx
    and as pdf would come twice under the same ids.

    >>> from ikicalc.catalog import Dokumen
    >>> read = Reading(Dokumen("rawa", ""), (), ())
    >>> files = [Berkas(f"rawa.{kind}", None, read) for kind in ("docx", "pdf")]
    >>> [item.bacaan.dokumen.id for item in distinct(files)]
    ['rawa', 'rawa.pdf']
    """
    used = {item.bacaan.dokumen.id for item in files if item.teks is not None and item.bacaan.dokumen}
    return [item if item.teks is not None else _with_own_id(item, used) for item in files]


def _catalog(path: Path, name: str) -> Berkas:
    text = read_text(path, name)
    root = read_nodes(text, name)
    isian = Scalars(text, root)
    if is_rules(root):
        return Berkas(name, text, Reading(None, (), ()), aturan=root, isian=isian)
    return Berkas(name, text, read_catalog(root, name), isian=isian)


def _document(path: Path, name: str) -> Berkas:
    from ikicalc.documents import import_document

    draf = import_document(path)
    notes = {key: tuple(_placed(item, name) for item in found) for key, found in draf.catatan.items()}
    own = {id(item) for found in draf.catatan.values() for item in found}
    general = tuple(_placed(item, name) for item in draf.diagnostics if id(item) not in own)
    items = tuple(map(_in_rows, draf.indikator)) if path.suffix.casefold() in _ROWS else draf.indikator
    return Berkas(name, None, Reading(draf.dokumen, items, general), catatan=notes)


def _in_rows(item: Indikator) -> Indikator:
    places = (item.tempat, item.tempat_teks)
    told = [replace(place, letak=f"baris {place.baris}") if place else None for place in places]
    return replace(item, tempat=told[0], tempat_teks=told[1])


def _unread(name: str, found: Sequence[Diagnostic]) -> Berkas:
    told = tuple(_placed(item, name) for item in found)
    return Berkas(name, None, Reading(None, (), told), terbaca=False)


def _placed(finding: Diagnostic, name: str) -> Diagnostic:
    """Return the finding with the file as it was given; a line of a text as catalogs write it."""
    short, place = Path(name).name, finding.place
    if place.startswith(name) or not (not place or place.startswith(short)):
        return finding
    rest = place.removeprefix(short)
    line = None if Path(name).suffix.casefold() in _ROWS else _LINE.fullmatch(rest)
    return finding.at(f"{name}:{line[1]}:1" if line else name + rest)


def _with_own_id(file: Berkas, used: set[str]) -> Berkas:
    head = file.bacaan.dokumen
    if head is None:
        return file
    suffix = Path(file.nama).suffix.casefold()
    wanted = (
        head.id,
        head.id + suffix,
        *(f"{head.id}{suffix}.{number}" for number in range(2, 2 + len(used))),
    )
    new = next(name for name in wanted if name not in used)
    used.add(new)
    return file if new == head.id else _renamed(file, head.id, new)


def _renamed(file: Berkas, old: str, new: str) -> Berkas:
    def own(id: str) -> str:
        return new + id.removeprefix(old)

    head, items, found = file.bacaan
    assert head is not None
    renamed = tuple(replace(item, id=own(item.id), dokumen=new) for item in items)
    notes = {own(key): told for key, told in file.catatan.items()}
    return replace(file, bacaan=Reading(replace(head, id=new), renamed, found), catatan=notes)


def _empty_folder(name: str) -> Diagnostic:
    return Diagnostic.of(
        "IKI802",
        f"folder `{name}` tidak memuat katalog .yaml",
        help=f"sebutkan dokumennya satu per satu, misalnya `{name}/*.docx`",
        place=name,
    )


def _files(path: Path) -> Iterator[Path]:
    if not _is_folder(path):
        yield path
        return
    inside = (item for item in path.rglob("*") if item.suffix.lower() in SUFFIXES and item.is_file())
    shown = sorted(item for item in inside if not _is_hidden(item.relative_to(path)))
    yield from shown or [path]  # a folder without catalogs is told as a file that cannot be read


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long or a folder closed to us: opening it will tell
        return False


def _is_hidden(path: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.parts)
