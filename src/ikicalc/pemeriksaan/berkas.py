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
from ikicalc.catalog.folders import Folder, kind_of, left_alone
from ikicalc.catalog.load import is_folder, read_text
from ikicalc.catalog.nodes import Node, read_nodes
from ikicalc.catalog.reading import Reading, read_catalog
from ikicalc.catalog.source_map import Scalars
from ikicalc.diagnostics import CatalogError, Diagnostic, Severity, SourceFileError

OURS = ("katalog", "aturan", "dokumen")
_LINE = re.compile(r", baris (\d+)")
_ROWS = (".csv", ".tsv")  # rows are counted as a sheet shows them: a cell may hold lines


@dataclass(frozen=True, slots=True)
class Berkas:
    """A file: its name as given, its text where it is a catalog, what it holds, and whether it was read.

    ``catatan`` holds by id what importing a document found about single indicators; ``aturan`` are the nodes
    of a file of rules, which holds no indicators; ``isian`` tells where the values of a catalog stand;
    ``jenis`` is what the file is, empty for what is not ours.
    """

    nama: str
    teks: str | None
    bacaan: Reading
    terbaca: bool = True
    catatan: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    aturan: Node | None = None
    isian: Scalars | None = None
    jenis: str = "dokumen"


def read_files(paths: Sequence[str], *, skip_other: bool = False) -> Iterator[Berkas]:
    """Yield the files that paths stand for, each once and in their order; never raises for what they hold.

    A folder stands for the catalogs and the rules in it, and is told of the other files. A document is named
    itself, and so is a YAML file that must be a catalog, unless ``skip_other`` leaves others out.

    >>> [(item.nama, item.terbaca) for item in read_files(["tidak-ada.yaml"])]
    [('tidak-ada.yaml', False)]
    """
    seen: set[Path] = set()
    for path in dict.fromkeys(map(Path, paths)):
        if is_folder(path):
            yield from _in_folder(path, seen)
        elif path not in seen:
            seen.add(path)
            yield _of_kinds(read_file(path)) if skip_other else read_file(path)


def _in_folder(path: Path, seen: set[Path]) -> Iterator[Berkas]:
    folder, name = Folder(path), str(path)
    for file in folder.files:
        if file in seen:
            continue
        seen.add(file)
        read = read_file(file)
        if read.jenis in OURS or not read.terbaca:
            yield read
        else:
            folder.leave_out(file, read.jenis)
    told = tuple(folder.findings())
    if told:
        yield Berkas(name, None, Reading(None, (), told), terbaca=told[0].severity is not Severity.ERROR)


def _of_kinds(file: Berkas) -> Berkas:
    """Return the file, without what it holds where that is no kind of ours."""
    if file.jenis in OURS or not file.terbaca:
        return file
    return replace(file, bacaan=Reading(None, (), (left_alone(file.nama, file.jenis),)))


def read_file(path: Path) -> Berkas:
    """Read one file.

    >>> read_file(Path("tidak-ada.yaml")).bacaan.findings[0].code
    'IKI802'
    """
    from ikicalc.documents.imports import is_document

    name = str(path)
    try:
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
    isian, kind = Scalars(text, root), kind_of(root)
    if kind == "aturan":
        return Berkas(name, text, Reading(None, (), ()), aturan=root, isian=isian, jenis=kind)
    return Berkas(name, text, read_catalog(root, name), isian=isian, jenis=kind)


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
