"""What a column of a YAML file may hold, as JSON Schema: the same that ``values.py`` takes.

Knows: texts, numbers, years, closed lists of words, lists and mappings of them.
Must not know: which column has which.

An editor reads ``12`` as a number and ``ya`` as a text, the loader keeps both as written: so a text may be
any single value. A number that an editor has already read (``1.5e3``) can't be looked at as it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ikicalc.catalog.aturan_values import MAX_DECIMALS
from ikicalc.catalog.metode import ORIGINS, RESULTS, TAGS
from ikicalc.catalog.penilaian import MEAN_OF_MONTHS
from ikicalc.catalog.schema import DASAR_PREDIKAT, POLARITAS
from ikicalc.catalog.skala import Terbuka, Ujung
from ikicalc.catalog.values import TRUTH
from ikicalc.kinerja import AGREGASI, Kepastian
from ikicalc.metode import Jenis
from ikicalc.numbers import NUMBER_PATTERN

Schema = dict[str, Any]

WORDS: Mapping[str, Iterable[str]] = {
    "polaritas": POLARITAS,
    "dasar_predikat": DASAR_PREDIKAT,
    "agregasi": AGREGASI,
    "agregasi_indikator": (MEAN_OF_MONTHS,),
    "kepastian": Kepastian,
    "ujung": Ujung,
    "terbuka": Terbuka,
    "jenis": Jenis,
    "hasil": RESULTS,
    "dari": ORIGINS,
    "tag": TAGS,
}

_PRINTED = r"[^\u0000-\u0009\u000b-\u001f\u007f]*"  # no control characters but a line break
_YEAR = "[12][0-9]{3}"
TEXT: Schema = {"type": ["string", "number", "boolean", "null"], "pattern": f"^{_PRINTED}$"}
KEY: Schema = {"type": ["string", "number", "boolean"], "pattern": r"^\S*$"}
NUMBER: Schema = {"type": ["number", "string"], "pattern": f"^{NUMBER_PATTERN}$"}
YEAR: Schema = {
    "type": ["integer", "string", "null"],
    "minimum": 1000,
    "maximum": 2999,
    "pattern": f"^({_YEAR})?$",
}
DECIMALS: Schema = {"enum": [value for number in range(MAX_DECIMALS + 1) for value in (number, str(number))]}


def one_of(name: str) -> Schema:
    """Return the schema of a closed list of words; nothing at all is allowed as well.

    >>> one_of("dasar_predikat")
    {'enum': ['capaian', 'realisasi', '', None]}
    """
    return {"enum": [*map(str, WORDS[name]), "", None]}


def _list(least: int = 0) -> Schema:
    told: Schema = {"type": ["array", "null"], "items": TEXT}
    return told | ({"anyOf": [{"maxItems": 0}, {"minItems": least}], "maxItems": least} if least else {})


def _mapping(values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": values}


_TRUTH: Schema = {"enum": [*TRUTH, "", None]}
TYPES: Mapping[str, Schema] = {
    "teks": TEXT,
    "kunci": KEY,
    "angka": NUMBER,
    "tahun": YEAR,
    "desimal": DECIMALS,
    "ya tidak": _TRUTH,
    "bawaan": {"anyOf": [NUMBER, _TRUTH]},
    "daftar teks": _list(),
    "empat teks": _list(4),
    "dua belas teks": _list(12),
    "daftar pasangan": {"type": ["array", "null"], "items": _list()},
    "kode temuan": TEXT | {"pattern": "^IKI[0-9]{3}$"},
    "peta angka": _mapping(NUMBER),
    "peta agregasi": _mapping(one_of("agregasi")),
    "peta tahun": _mapping(TEXT) | {"propertyNames": {"pattern": f"^{_YEAR}$"}},
    "peta bebas": {"type": "object"},
    "bebas": {},
    "skala metode": {
        "anyOf": [TEXT, {"type": "array", "items": {"$ref": "#/$defs/pilihan_skala"}}],
    },
    "diberikan langkah": {"anyOf": [TEXT, {"$ref": "#/$defs/diberikan"}]},
}


def required_value(schema: Schema) -> Schema:
    """Return the schema for a column that must be there: neither nothing nor blank.

    >>> required_value(one_of("dasar_predikat"))
    {'enum': ['capaian', 'realisasi']}
    >>> required_value(TEXT)["type"]
    ['string', 'number', 'boolean']
    """
    told = dict(schema)
    if "enum" in told:
        told["enum"] = [word for word in told["enum"] if word not in ("", None)]
    if isinstance(told.get("type"), list):
        told["type"] = [name for name in told["type"] if name != "null"]
        if "string" in told["type"]:
            told["allOf"] = [{"pattern": r"\S"}]
    return told
