"""What a YAML parser complains about, said to a planner.

Knows: the complaints of libyaml and of PyYAML's own parser. Must not know: catalogs.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from ikicalc.catalog.places import Tempat
from ikicalc.diagnostics import Diagnostic


class _Problem(NamedTuple):
    """A complaint, what it means, what to do; ``at_start``: shown where the unfinished thing begins."""

    pattern: str
    message: str
    help: str
    at_start: bool = False


_QUOTE = "apit seluruh isi dengan tanda petik tunggal"
_INDENTATION = _Problem(
    r"while parsing a block (collection|mapping) \|",
    "lekukan (jumlah spasi di awal baris) tidak sejajar dengan baris di atasnya",
    "samakan jumlah spasinya dengan kolom lain pada tingkat yang sama",
)

# Both parsers say the same thing in other words; the first pattern that fits the complaint wins.
# A complaint reads "while doing this | that was found".
_PROBLEMS = (
    _Problem(
        r"mapping values are not allowed",
        "titik dua dan spasi di dalam teks terbaca sebagai nama kolom",
        f"{_QUOTE}: 'A : B'",
    ),
    _Problem(
        r"sequence entries are not allowed",
        "tanda `-` terbaca sebagai awal daftar",
        f"{_QUOTE}, atau tulis daftar mulai baris berikutnya",
    ),
    _Problem(
        r"tab character that violates|cannot start any token",
        "isi tidak boleh diawali tab atau tanda @ % `",
        f"{_QUOTE}; untuk lekukan di awal baris pakai spasi, bukan tab",
    ),
    _Problem(
        r"quoted scalar \| .*(end of stream|document)",
        "tanda petik belum ditutup",
        "tutup tanda petik; petik tunggal di dalam petik tunggal ditulis dua kali ('')",
        at_start=True,
    ),
    _Problem(
        r"quoted scalar \| .*(escape|hexdec|hexadec|unicode)",
        "garis miring terbalik di dalam tanda petik ganda tidak dikenal",
        r"pakai tanda petik tunggal: '$\frac{a}{b}$'",
    ),
    _Problem(r"flow sequence \|", "kurung siku `[` belum ditutup", "tutup dengan `]`", at_start=True),
    _Problem(
        r"flow mapping \|",
        "kurung kurawal `{` belum ditutup",
        f"tutup dengan `}}`, atau {_QUOTE}",
        at_start=True,
    ),
    _INDENTATION,
    _Problem(
        r"could not find expected ':'",
        "setelah nama kolom tidak ada titik dua",
        "tulis `nama: isi`; teks panjang yang bersambung baris diawali `>-`",
        at_start=True,
    ),
    _Problem(
        r"block scalar \|",
        "tanda `|` atau `>` di awal isi terbaca sebagai teks bersambung",
        f"{_QUOTE}, atau mulai teksnya pada baris berikutnya",
    ),
    _Problem(r"tag", "tanda `!` di awal isi terbaca sebagai perintah YAML", _QUOTE),
)
_UNKNOWN = _Problem(
    "", "susunan YAML tidak terbaca", "periksa lekukan dan tanda petik pada baris itu dan di atasnya"
)
_TRAILING = _Problem("", "ada teks sesudah tanda petik atau kurung penutup", f"{_QUOTE}, bukan sebagian")


def explain(error: yaml.YAMLError, text: str, file: str) -> Diagnostic:
    """Return the finding (IKI601) for an error of either parser in ``text``, with its place.

    >>> text = "nama: A : B"
    >>> try:
    ...     list(yaml.parse(text, Loader=yaml.SafeLoader))
    ... except yaml.YAMLError as error:
    ...     print(explain(error, text, "x.yaml").place, explain(error, text, "x.yaml").message)
    x.yaml:1:9 titik dua dan spasi di dalam teks terbaca sebagai nama kolom
    """
    begun, noticed = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    problem = _problem(error)
    if problem is _INDENTATION and _trails(noticed, text):
        problem = _TRAILING
    mark = (begun if problem.at_start else noticed) or begun
    place = Tempat(file, mark.line + 1, mark.column + 1) if mark else Tempat(file, 1, 1)
    return Diagnostic.of("IKI601", problem.message, help=problem.help, place=str(place))


def _problem(error: yaml.YAMLError) -> _Problem:
    context, problem = getattr(error, "context", None), getattr(error, "problem", None)
    complaint = f"{context or ''} | {problem or error}"
    fitting = (item for item in _PROBLEMS if re.search(item.pattern, complaint, re.IGNORECASE))
    return next(fitting, _UNKNOWN)


def _trails(mark: Any, text: str) -> bool:
    """Say whether something stands before the mark on its line, so that no indentation is at fault."""
    lines = text.splitlines()
    return mark is not None and mark.line < len(lines) and bool(lines[mark.line][: mark.column].strip(" -"))
