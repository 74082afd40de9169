"""A run of checks as one page that stands by itself: nothing is loaded, nothing of a cell is obeyed.

Knows: the templates, and how the page is locked up (a content security policy by hashes).
Must not know: how anything was found, which facts an indicator has.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from html import escape
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ikicalc.diagnostics import CODES
from ikicalc.diagnostics.pages import section
from ikicalc.diagnostics.snippet import visible
from ikicalc.numbers import indonesian_number
from ikicalc.packages import extra
from ikicalc.reports.page import Penyusun, sections
from ikicalc.reports.text import MEANING, VERDICTS
from ikicalc.series.labels import month_names

if TYPE_CHECKING:
    from ikicalc.pemeriksaan import Pemeriksaan

_QUOTED = re.compile(r"`([^`]+)`")
_FOLDER = "halaman"
_LEVELS = {"galat": "Galat", "peringatan": "Peringatan", "saran": "Saran"}


def html_report(run: Pemeriksaan, *, tanggal: date | None = None) -> Iterator[str]:
    """Return the page in pieces; ``tanggal`` is printed as the day of the check.

    Raises ``SourceFileError`` (IKI803) without Jinja2.

    >>> from ikicalc.pemeriksaan import run_checks
    >>> page = "".join(html_report(run_checks(["tidak-ada.yaml"])))
    >>> page.startswith("<!DOCTYPE html>"), "IKI802" in page, "http://" in page
    (True, True, False)
    """
    template = _environment().get_template("periksa.html")
    maker = Penyusun(run)
    summary = run.laporan.ringkasan
    style, script = _text("periksa.css"), _text("periksa.js")
    pieces: Iterator[str] = template.generate(
        bagian=sections(run),
        butir=maker.butir,
        umum=list(maker.umum()),
        putusan=VERDICTS,
        arti=MEANING,
        tingkat=_LEVELS,
        jumlah=summary,
        banyak=len(run.laporan.putusan),
        kode={code: CODES[code] for code in summary["temuan"]},
        penjelasan=_meaning,
        diabaikan=len(run.diabaikan),
        tanggal=_day(tanggal) if tanggal is not None else "",
        versi=version("ikicalc"),
        gaya=style,
        naskah=script,
        kunci=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'",
    )
    return pieces


@cache
def _environment() -> Any:
    jinja2 = extra("jinja2", "laporan")
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_text),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters |= {"lihat": visible, "kalimat": _sentence, "ribuan": indonesian_number}
    return environment


def _text(name: str) -> str:
    return files("ikicalc.reports").joinpath(_FOLDER, name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _sentence(text: str) -> str:
    """Return a sentence as HTML, what it quotes between backticks as code."""
    return _QUOTED.sub(r"<code>\1</code>", escape(visible(text)))


def _meaning(code: str) -> str:
    """Return what a code means, without marks of Markdown."""
    return section(code, "Apa artinya").replace("*", "")


def _day(day: date) -> str:
    return f"{day.day} {month_names()[day.month - 1]} {day.year}"
