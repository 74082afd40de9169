"""The settings of a project: ``ikicalc.toml``, or ``[tool.ikicalc]`` in ``pyproject.toml``.

Knows: where they are looked for, their keys, what is wrong with them. Must not know: findings of a catalog.
The nearest file upwards from a PATH counts; of two in one folder ``ikicalc.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

from ikicalc.catalog.load import read_text
from ikicalc.diagnostics import CatalogError, Diagnostic
from ikicalc.diagnostics.suggest import suggest_sentence
from ikicalc.pemeriksaan.pilihan import Pilihan, read_codes

OWN, PROJECT = "ikicalc.toml", "pyproject.toml"
KEYS = ("select", "ignore", "per-file-ignores")
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True)
class Setelan:
    """What a project wants: codes, and further codes that are not wanted in files of a pattern.

    >>> settings = Setelan(Pilihan(), (("draf/*.yaml", ("IKI6",)),), Path("kantor"))
    >>> settings.for_file("kantor/draf/camat.yaml").wants("IKI604")
    False
    """

    pilihan: Pilihan = field(default_factory=Pilihan)
    per_berkas: tuple[tuple[str, tuple[str, ...]], ...] = ()
    folder: Path = Path()

    def for_file(self, name: str) -> Pilihan:
        """Return the choice of codes for one file."""
        path = PurePath(name)
        inside = path.relative_to(self.folder) if path.is_relative_to(self.folder) else path
        more = [codes for pattern, codes in self.per_berkas if inside.match(pattern)]
        return Pilihan(self.pilihan.select, (*self.pilihan.ignore, *(code for item in more for code in item)))


def settings_for(name: str) -> Setelan:
    """Return the settings that hold for a file or folder; the usual ones where no file says anything.

    Raises ``CatalogError`` (IKI650), ``NameLookupError`` (IKI206) or ``SourceFileError`` (IKI802) with the
    place for settings that cannot be used.

    >>> settings_for("/tak/ada/katalog.yaml").pilihan
    Pilihan(select=(), ignore=())
    """
    path = Path(name).absolute()
    return _upwards(path if path.is_dir() else path.parent)


def _upwards(folder: Path) -> Setelan:
    for place in (folder, *folder.parents):
        for name in (OWN, PROJECT):
            file = place / name
            if file.is_file():
                found = _read(file)
                if found is not None:
                    return found
    return Setelan()


def _read(file: Path) -> Setelan | None:
    """Return the settings of a file, or None for a pyproject.toml without a table of ours."""
    name = _shown(file)
    text = read_text(file, name)
    try:
        table: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(str(error), name) from None
    if file.name == PROJECT:
        tool = table.get("tool", {})
        if not isinstance(tool, dict) or "ikicalc" not in tool:
            return None
        table = tool["ikicalc"]
    return _Reader(text, name).settings(table, file.parent)


def _shown(file: Path) -> str:
    """Return the name as a reader would write it: relative where the file is below the current folder."""
    here = Path.cwd()
    return str(file.relative_to(here) if file.is_relative_to(here) else file)


def _no_toml(complaint: str, name: str) -> CatalogError:
    found = _AT.search(complaint)
    place = f"{name}:{found[1]}:{found[2]}" if found else name
    advice = "periksa tanda petik, kurung siku, dan tanda `=` pada baris itu dan di atasnya"
    return CatalogError(Diagnostic.of("IKI650", "susunan TOML tidak terbaca", help=advice, place=place))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Takes settings out of a table; what is wrong is told with the line of its key."""

    text: str
    name: str

    def settings(self, table: Any, folder: Path) -> Setelan:
        fields = self._table(table, "ikicalc")
        for key in fields:
            if key not in KEYS:
                raise self._wrong(key, f"setelan `{key}` tidak dikenal", suggest_sentence(key, KEYS))
        choice = Pilihan(*(self._codes(fields.get(key, []), key) for key in ("select", "ignore")))
        patterns = self._table(fields.get("per-file-ignores", {}), "per-file-ignores")
        per_file = tuple((pattern, self._codes(codes, pattern)) for pattern, codes in patterns.items())
        return Setelan(choice, per_file, folder)

    def _table(self, value: Any, key: str) -> Mapping[str, Any]:
        if isinstance(value, dict):
            return value
        raise self._wrong(key, f"`{key}` harus berupa tabel", f"tulis `[{key}]` lalu satu setelan per baris")

    def _codes(self, value: Any, key: str) -> tuple[str, ...]:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return read_codes(value, self._place(key))
        raise self._wrong(
            key, f"`{key}` harus berupa daftar kode", f'tulis seperti `{key} = ["IKI303", "IKI6"]`'
        )

    def _wrong(self, key: str, message: str, help: str) -> CatalogError:
        usual = "setelan yang ada: " + ", ".join(KEYS)
        return CatalogError(Diagnostic.of("IKI650", message, help=help or usual, place=self._place(key)))

    def _place(self, key: str) -> str:
        written = re.compile(rf"^(?=[^#\n]*?)[ \t\[\w.-]*?([\"']?){re.escape(key)}\1\s*[=\].]", re.MULTILINE)
        found = written.search(self.text)
        line = self.text.count("\n", 0, found.start()) + 1 if found else 1
        return f"{self.name}:{line}:1"
