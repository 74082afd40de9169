"""What a folder stands for: the YAML files in it, and which of them hold a catalog of indicators.

Knows: which folders and files nobody means, what the nodes of a file are by their keys.
Must not know: how a file is read, or what a catalog says.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ikicalc.catalog.nodes import ListNode, MapNode, Node, ScalarNode
from ikicalc.catalog.schema import BERKAS, KAMUS_DATA
from ikicalc.diagnostics import Diagnostic

SUFFIXES = (".yaml", ".yml")
DOCUMENTS = (".docx", ".docm", ".xlsx", ".xlsm", ".pdf")  # of which a folder may hold indicators
_NOT_OURS = frozenset({"node_modules", "site-packages", "__pycache__", "__MACOSX"})
_RULES = frozenset({"skala", "metode"})
_SHOWN = 5


def files_in(folder: Path, suffixes: tuple[str, ...] = SUFFIXES) -> Iterator[Path]:
    """Yield the files below a folder with one of the suffixes, in order of their names.

    Hidden files and folders, lock files of an office suite (``~$a.docx``), virtual environments and
    ``node_modules`` are left out, and links to folders are not followed.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as name:
    ...     for file in ("b.yaml", "a.yml", ".tersembunyi.yaml", "c.txt"):
    ...         Path(name, file).touch()
    ...     [path.name for path in files_in(Path(name))]
    ['a.yml', 'b.yaml']
    """
    found = []
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if _is_meant(name) and not _is_environment(place, name)]
        wanted = (name for name in files if _is_meant(name) and name.casefold().endswith(suffixes))
        found += [Path(place, name) for name in wanted]
    return (path for path in sorted(found) if path.is_file())


def _is_meant(name: str) -> bool:
    return not name.startswith((".", "~$")) and name not in _NOT_OURS


def _is_environment(place: str, name: str) -> bool:
    return Path(place, name, "pyvenv.cfg").is_file()


def kind_of(root: Node | None) -> str:
    """Return what the nodes of a file are: ``katalog``, ``aturan``, ``kamus data``; empty for none of ours.

    >>> from ikicalc.catalog.nodes import read_nodes
    >>> texts = ("indikator: [{id: a}]", "skala: [{id: a}]", "kamus_data: []", "metode: [survei, sensus]", "")
    >>> [kind_of(read_nodes(text, "x.yaml")) for text in texts]
    ['katalog', 'aturan', 'kamus data', '', '']
    """
    entries = root.entries if isinstance(root, MapNode) else ()
    keys = {key.text for key, value in entries if isinstance(key, ScalarNode) and not _is_plain(value)}
    if keys & _RULES and "dokumen" not in keys:
        return "aturan"
    if keys & set(BERKAS.columns):
        return "katalog"
    return "kamus data" if set(KAMUS_DATA.required) <= keys else ""


def _is_plain(node: Node) -> bool:
    """Whether a value is a text or a list of texts, as no table of ours is."""
    if isinstance(node, ListNode):
        return bool(node.items) and all(isinstance(item, ScalarNode) for item in node.items)
    return isinstance(node, ScalarNode) and not node.is_null


class Folder:
    """The YAML files of a folder, and those of its files that are left out, by the reason.

    >>> folder = Folder(Path("tidak-ada"))
    >>> folder.files, [item.message for item in folder.findings()]
    ((), ['folder `tidak-ada` tidak memuat katalog .yaml'])
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.files = tuple(files_in(path))
        self._left: dict[str, list[Path]] = {}
        self._documents = list(files_in(path, DOCUMENTS))

    def leave_out(self, file: Path, kind: str) -> None:
        """Take note of a file that is left out, being of that kind."""
        self._left.setdefault(kind or "bukan katalog", []).append(file)

    def findings(self) -> Iterator[Diagnostic]:
        """Yield what to tell, all files read: which were left out, or that none was taken (IKI802)."""
        left = {**self._left, "dokumen": self._documents}
        names = "; ".join(f"{reason} ({self._names(files)})" for reason, files in left.items() if files)
        told = f"{sum(map(len, left.values()))} berkas dilewati: {names}"
        place = str(self.path)
        advice = "sebut berkasnya sendiri bila memang harus ikut"
        if self._documents:
            advice = f"sebut dokumennya sendiri, misalnya `{place}/*{self._documents[0].suffix}`"
        if len(self.files) == sum(map(len, self._left.values())):
            message = f"folder `{place}` tidak memuat katalog .yaml"
            notes = (told,) if names else ()
            yield Diagnostic.of("IKI802", message, notes=notes, help=advice if names else "", place=place)
        elif names:
            yield Diagnostic.of("IKI853", told, help=advice, place=place)

    def _names(self, files: list[Path]) -> str:
        names = [file.relative_to(self.path).as_posix() for file in files[:_SHOWN]]
        rest = len(files) - len(names)
        return ", ".join(names) + (f", dan {rest} lainnya" if rest else "")


def left_alone(name: str, kind: str) -> Diagnostic:
    """Return the finding (IKI853) of a file that was named and is left out all the same.

    >>> left_alone("mkdocs.yml", "").message
    'berkas dilewati: bukan katalog'
    """
    return Diagnostic.of("IKI853", f"berkas dilewati: {kind or 'bukan katalog'}", place=name)
