"""JSON Schemas of the YAML files, so that an editor completes, explains and checks while a person writes.

Knows: the levels of each kind of file, which values a column takes, ``catalog/kamus/kolom.yaml``.
Must not know: YAML text, or what a column means for a figure.

A schema says what ``load_catalog``, ``load_kamus_data`` and ``load_aturan`` say of one column. What they see
by comparing several values (an id used twice, a formula that cannot be read) no schema tells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any

from ikicalc import kamus
from ikicalc.catalog import aturan_schema as rules
from ikicalc.catalog import schema as levels
from ikicalc.catalog.json_types import TYPES, one_of, required_value
from ikicalc.catalog.schema import Level

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"

# Each kind of file: what it is called, and its levels as ``kolom.yaml`` names them; the first is the file.
FILES: Mapping[str, tuple[str, Mapping[str, Level]]] = {
    "katalog": (
        "Katalog indikator",
        {
            "berkas": levels.BERKAS,
            "dokumen": levels.DOKUMEN,
            "jabatan": levels.JABATAN,
            "sasaran": levels.SASARAN,
            "penilaian": levels.BAWAAN,
            "indikator": levels.INDIKATOR,
            "asal": levels.ASAL,
            "kolom": levels.KOLOM,
        },
    ),
    "kamus-data": ("Kamus data", {"berkas": levels.KAMUS_DATA, "butir": levels.BUTIR}),
    "aturan": (
        "Metode dan skala",
        {
            "berkas": rules.BERKAS,
            "sumber": rules.SUMBER,
            "skala": rules.SKALA,
            "pita": rules.PITA,
            "contoh_skala": rules.CONTOH_SKALA,
            "metode": rules.METODE,
            "masukan": rules.MASUKAN,
            "langkah": rules.LANGKAH,
            "cara": rules.CARA,
            "diberikan": rules.DIBERIKAN,
            "temuan": rules.SYARAT,
            "pilihan_skala": rules.PILIHAN_SKALA,
            "contoh": rules.CONTOH,
        },
    ),
}


def _some(name: str, inner: Schema | None = None) -> Schema:
    """Require a list with an item, or with an item of that kind."""
    told: Schema = {"type": "array", "minItems": 1} if inner is None else {"contains": inner}
    return {"required": [name], "properties": {name: told}}


_GOAL = _some("indikator")
_POSITION = {"anyOf": [_GOAL, _some("sasaran", _GOAL)]}
# What a level asks of its columns together.
_TOGETHER: Mapping[tuple[str, str], Schema] = {
    ("katalog", "berkas"): {"anyOf": [*_POSITION["anyOf"], _some("jabatan", _POSITION)]},
    ("aturan", "berkas"): {"anyOf": [{"required": ["skala"]}, {"required": ["metode"]}]},
    ("aturan", "skala"): {"oneOf": [{"required": ["desimal"]}, {"required": ["ujung"]}]},
    ("aturan", "metode"): {"allOf": [_some("langkah")]},
    ("aturan", "langkah"): {"oneOf": [{"required": ["rumus"]}, {"required": ["cara"]}]},
    ("aturan", "contoh"): {
        "if": {"properties": {"tag": {"const": "salah-cetak"}}},
        "then": {"required": ["tercetak"]},
        "else": {"not": {"required": ["tercetak"]}},
    },
}


def json_schema(file: str) -> Schema:
    """Return the schema of a kind of file: ``katalog``, ``kamus-data`` or ``aturan``.

    >>> json_schema("katalog")["$defs"]["indikator"]["required"]
    ['id', 'nama']
    """
    title, parts = FILES[file]
    whole, *inner = (_level(file, name, level) for name, level in parts.items())
    names = list(parts)[1:]
    head = {"$schema": DIALECT, "$id": f"urn:ikicalc:{file}", "title": title}
    return head | whole | {"$defs": dict(zip(names, inner, strict=True))}


def shipped_schema(file: str) -> str:
    """Return the schema that is installed with the package, as text.

    >>> shipped_schema("kamus-data").splitlines()[0]
    '{'
    """
    return files("ikicalc._catalog").joinpath(f"{file}.schema.json").read_text(encoding="utf-8")


def _level(file: str, name: str, level: Level) -> Schema:
    told = kamus.load("kolom")[file][name]
    columns = {column: _column(column in level.required, *told[column]) for column in level.columns}
    together = _TOGETHER.get((file, name), {})
    return {
        "type": "object",
        "properties": columns,
        "required": list(level.required),
        "additionalProperties": False,
        **together,
    }


def _column(required: bool, kind: str, title: str, meaning: str) -> Schema:  # noqa: FBT001 - of a table
    """Return the schema of a column; ``kind`` is a type of value or the level below."""
    value = _kind(kind)
    return {"title": title, "description": meaning, **(required_value(value) if required else value)}


def _kind(kind: str) -> Schema:
    if kind in TYPES:
        return TYPES[kind]
    first, _, rest = kind.partition(" ")
    several: Mapping[str, Callable[[str], Schema]] = {
        "daftar": lambda name: {"type": ["array", "null"], "items": {"$ref": f"#/$defs/{name}"}},
        "kata": one_of,
    }
    return several[first](rest) if first in several else {"$ref": f"#/$defs/{kind}"}
