"""Files into one catalog, entries and findings together.

Knows: where the shipped files lie, folders, bytes and encodings; ids must differ across files.
Must not know: columns, YAML. A file that cannot be read is a finding; the others go on.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from ikicalc.catalog.folders import SUFFIXES, Folder, files_in, kind_of
from ikicalc.catalog.model import Catalog, Dokumen, Indikator
from ikicalc.catalog.nodes import read_nodes
from ikicalc.catalog.places import Tempat
from ikicalc.catalog.reading import Reading, read_catalog
from ikicalc.diagnostics import CatalogError, Diagnostic, SourceFileError
from ikicalc.sistem import cause_of

MAX_BYTES = 50 * 1024 * 1024  # a decree has a tenth of a megabyte

Loaded = tuple[Catalog, tuple[Diagnostic, ...]]


def load_catalog(*paths: str | os.PathLike[str]) -> Loaded:
    """Load catalog files and return the catalog with everything that is wrong in them.

    A folder stands for the catalogs among the ``.yaml`` and ``.yml`` files in it; the others are named in
    one finding (IKI853). Without paths: the catalog that ships (263 indicators of five documents). Never
    raises for what a file holds: findings IKI601 to IKI605 and IKI802 carry their place
    (``file:line:column``), and entries with errors are left out.

    >>> catalog, diagnostics = load_catalog()
    >>> catalog["torjun/24"].indikator, diagnostics
    ('Prosentase desa yang tertib administrasi', ())
    """
    if not paths:
        return _shipped()
    findings: list[Diagnostic] = []
    return gather(list(_readings(dict.fromkeys(map(Path, paths)), findings)), findings)


def _readings(paths: Iterable[Path], findings: list[Diagnostic]) -> Iterator[Reading]:
    seen: set[Path] = set()
    for path in paths:
        if not is_folder(path):
            seen.add(path)
            yield _read(path, str(path))
            continue
        folder = Folder(path)
        new = [file for file in folder.files if file not in seen]
        seen.update(new)
        yield from filter(None, (_read_in(folder, file) for file in new))
        findings += folder.findings()


def _read_in(folder: Folder, file: Path) -> Reading | None:
    """Return what a file of a folder holds; None for one that is no catalog, of which the folder is told."""
    try:
        root = read_nodes(read_text(file, str(file)), str(file))
    except (CatalogError, SourceFileError) as error:
        return Reading(None, (), error.diagnostics)
    if (kind := kind_of(root)) != "katalog":
        folder.leave_out(file, kind)
        return None
    return read_catalog(root, str(file))


@cache
def _shipped() -> Loaded:
    folder = files("ikicalc._catalog").joinpath("dokumen")
    sources = sorted((item for item in folder.iterdir() if item.name.endswith(SUFFIXES)), key=_name)
    # The name in the source tree, so that a finding reads the same from a wheel, a zip and a checkout.
    return gather([_read(item, f"catalog/dokumen/{item.name}") for item in sources], [])


def _name(item: Traversable) -> str:
    return item.name


def find_files(paths: tuple[str | os.PathLike[str], ...], findings: list[Diagnostic]) -> Iterator[Path]:
    """Yield the files that paths stand for, those in folders included; an empty folder is a finding."""
    for given in paths:
        path = Path(given)
        inside = list(files_in(path)) if is_folder(path) else [path]
        if not inside:
            findings.append(_unreadable(f"folder `{path}` tidak memuat berkas .yaml", str(path)))
        yield from inside


def is_folder(path: Path) -> bool:
    """Tell whether a path is a folder; one that cannot be looked at is none, and opening it will tell.

    >>> is_folder(Path("tidak-ada"))
    False
    """
    try:
        return path.is_dir()
    except OSError:  # a name too long, or a folder closed to us
        return False


def gather(readings: Iterable[Reading], findings: list[Diagnostic]) -> Loaded:
    """Put what files hold into one catalog, ``findings`` and theirs; of an id used twice the first counts.

    >>> files = [Reading(None, (Indikator("a/1", "a", name),), ()) for name in ("Nilai", "Skor")]
    >>> catalog, found = gather(files, [])
    >>> catalog["a/1"].indikator, [item.code for item in found]
    ('Nilai', ['IKI603'])
    """
    entries: dict[str, Indikator] = {}
    documents: list[Dokumen] = []
    for reading in readings:
        findings += reading.findings
        documents += [reading.dokumen] if reading.dokumen else []
        for item in reading.indikator:
            first = entries.setdefault(item.id, item)
            if first is not item:
                findings.append(used_twice(first, item, "beri id lain"))
    return Catalog(entries.values(), documents), tuple(findings)


def used_twice(first: Indikator, second: Indikator, help: str) -> Diagnostic:
    """Return the finding (IKI603) of two indicators of one id; ``help`` says how to tell them apart.

    >>> used_twice(Indikator("a/1", "a", "Nilai"), Indikator("a/1", "a", "Skor"), "beri id lain").help
    'beri id lain; yang dipakai adalah yang pertama'
    """
    return Diagnostic.of(
        "IKI603",
        f"id indikator `{second.id}` dipakai dua kali",
        notes=(f"pertama kali dipakai di {first.tempat}",),
        help=f"{help}; yang dipakai adalah yang pertama",
        place=str(second.tempat),
    )


def _read(source: Path | Traversable, name: str) -> Reading:
    try:
        return read_catalog(read_nodes(read_text(source, name), name), name)
    except (CatalogError, SourceFileError) as error:
        return Reading(None, (), error.diagnostics)


def read_text(source: Path | Traversable, name: str) -> str:
    """Return the text of a file in UTF-8; raises ``SourceFileError`` (IKI802) with the place.

    >>> read_text(files("ikicalc._catalog").joinpath("satuan.txt"), "satuan.txt")[:1]
    '#'
    """
    try:
        with source.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        missing = isinstance(error, FileNotFoundError)
        advice = "periksa letak dan ejaan nama berkasnya" if missing else ""
        raise SourceFileError(_unreadable(_reason(error, name), name, advice)) from None
    if len(data) > MAX_BYTES:
        limit = f"berkas lebih besar dari {MAX_BYTES // 2**20} MB"
        raise SourceFileError(_unreadable(limit, name))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _place_of_byte(data, error.start, name)
        found = _unreadable("berkas tidak tertulis dalam UTF-8", str(place), "simpan ulang sebagai UTF-8")
        raise SourceFileError(found) from None


def _reason(error: Exception, name: str) -> str:
    if isinstance(error, FileNotFoundError):
        return f"berkas `{name}` tidak ada"
    if isinstance(error, PermissionError):
        return f"berkas `{name}` tidak boleh dibaca oleh pemakai ini"
    return f"berkas `{name}` tidak dapat dibaca: {cause_of(error)}"


def _place_of_byte(data: bytes, offset: int, name: str) -> Tempat:
    line_start = data.rfind(b"\n", 0, offset) + 1
    column = len(data[line_start:offset].decode("utf-8-sig", errors="replace"))
    return Tempat(name, data.count(b"\n", 0, offset) + 1, column + 1)


def _unreadable(message: str, place: str, help: str = "") -> Diagnostic:
    return Diagnostic.of("IKI802", message, help=help, place=place)
