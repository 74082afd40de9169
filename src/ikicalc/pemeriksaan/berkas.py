"""The files under check, each read once: catalogs in YAML, and documents.

Knows: which PATH is what, folders, which files could not be read at all. Must not know: checks, reports.
A file that cannot be read is told; the others go on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ikicalc.catalog.load import SUFFIXES, read_text
from ikicalc.catalog.nodes import read_nodes
from ikicalc.catalog.reading import Reading, read_catalog
from ikicalc.diagnostics import CatalogError, SourceFileError


@dataclass(frozen=True, slots=True)
class Berkas:
    """A file: its name as given, its text where it is a catalog, what it holds, and whether it was read."""

    nama: str
    teks: str | None
    bacaan: Reading
    terbaca: bool = True


def read_files(paths: Sequence[str]) -> Iterator[Berkas]:
    """Yield the files that paths stand for, each once and in their order; never raises for what they hold.

    A folder stands for the catalogs in it, hidden folders left out.

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
    name = str(path)
    try:
        return _catalog(path, name)
    except (CatalogError, SourceFileError) as error:
        told = tuple(item if item.place else item.at(name) for item in error.diagnostics)
        return Berkas(name, None, Reading(None, (), told), terbaca=False)


def _catalog(path: Path, name: str) -> Berkas:
    text = read_text(path, name)
    return Berkas(name, text, read_catalog(read_nodes(text, name), name))


def _files(path: Path) -> Iterator[Path]:
    if not _is_folder(path):
        yield path
        return
    inside = (item for item in path.rglob("*") if item.suffix.lower() in SUFFIXES and item.is_file())
    shown = sorted(item for item in inside if not _is_hidden(item.relative_to(path)))
    yield from shown or [path]  # an empty folder is told as a file that cannot be read


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long or a folder closed to us: opening it will tell
        return False


def _is_hidden(path: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.parts)
