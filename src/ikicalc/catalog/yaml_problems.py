"""What a YAML parser complains about, said to a planner.

Knows: the complaints of libyaml and of PyYAML's own parser. Must not know: catalogs.
"""

from __future__ import annotations

import re

import yaml

from ikicalc.catalog.places import Tempat
from ikicalc.diagnostics import Diagnostic

# Both parsers say the same thing in other words; the first pattern that fits the complaint wins.
_SENTENCES: tuple[tuple[str, str, str], ...] = (
    (
        r"mapping values are not allowed",
        "titik dua dan spasi di dalam teks terbaca sebagai nama kolom",
        "apit seluruh isi dengan tanda petik tunggal: 'A : B'",
    ),
    (
        r"sequence entries are not allowed",
        "tanda `-` terbaca sebagai awal daftar",
        "apit isi dengan tanda petik tunggal, atau tulis daftar mulai baris berikutnya",
    ),
    (
        r"cannot start any token",
        "isi tidak boleh diawali tab atau tanda @ % `",
        "apit isi dengan tanda petik tunggal; untuk lekukan di awal baris pakai spasi, bukan tab",
    ),
    (
        r"quoted scalar \| .*(end of stream|document)",
        "tanda petik belum ditutup",
        "tutup tanda petik; petik tunggal di dalam petik tunggal ditulis dua kali ('')",
    ),
    (
        r"quoted scalar \| .*(escape|hexdec|hexadec|unicode)",
        "garis miring terbalik di dalam tanda petik ganda tidak dikenal",
        "pakai tanda petik tunggal: '$\\frac{a}{b}$'",
    ),
    (r"flow sequence \|", "kurung siku `[` belum ditutup", "tutup dengan `]`"),
    (r"flow mapping \|", "kurung kurawal `{` belum ditutup", "apit isi dengan tanda petik tunggal"),
    (
        r"while parsing a block (collection|mapping) \|",
        "lekukan (jumlah spasi di awal baris) tidak sejajar dengan baris di atasnya",
        "samakan jumlah spasinya dengan kolom lain pada tingkat yang sama",
    ),
    (
        r"could not find expected ':'",
        "setelah nama kolom tidak ada titik dua",
        "tulis `nama: isi`; teks panjang yang bersambung baris diawali `>-`",
    ),
    (
        r"block scalar \|",
        "tanda `|` atau `>` di awal isi terbaca sebagai teks bersambung",
        "apit isi dengan tanda petik tunggal, atau mulai teksnya pada baris berikutnya",
    ),
    (r"tag", "tanda `!` di awal isi terbaca sebagai perintah YAML", "apit isi dengan tanda petik tunggal"),
)
_UNKNOWN = ("susunan YAML tidak terbaca", "periksa lekukan dan tanda petik pada baris itu dan di atasnya")


def explain(error: yaml.YAMLError, file: str) -> Diagnostic:
    """Return the finding (IKI601) for an error of either parser, with the place where it was noticed.

    >>> try:
    ...     list(yaml.parse("nama: A : B", Loader=yaml.SafeLoader))
    ... except yaml.YAMLError as error:
    ...     print(explain(error, "x.yaml").place, explain(error, "x.yaml").message)
    x.yaml:1:9 titik dua dan spasi di dalam teks terbaca sebagai nama kolom
    """
    context, problem = getattr(error, "context", None), getattr(error, "problem", None)
    complaint = f"{context or ''} | {problem or error}"
    message, hint = _sentence(complaint)
    place = _place(error, file)
    return Diagnostic.of("IKI601", message, notes=_opened(error), help=hint, place=str(place))


def _sentence(complaint: str) -> tuple[str, str]:
    for pattern, message, hint in _SENTENCES:
        if re.search(pattern, complaint, re.IGNORECASE):
            return message, hint
    return _UNKNOWN


def _place(error: yaml.YAMLError, file: str) -> Tempat:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return Tempat(file, mark.line + 1, mark.column + 1) if mark else Tempat(file, 1, 1)


def _opened(error: yaml.YAMLError) -> tuple[str, ...]:
    """Say where the thing began that could not be finished, when that is on another line."""
    begun, noticed = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    if begun is None or noticed is None or begun.line == noticed.line:
        return ()
    return (f"bagian ini dimulai pada baris {begun.line + 1} kolom {begun.column + 1}",)
