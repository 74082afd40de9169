"""Rows one cell wide inside a table of indicators: the goals that they name.

Knows: how such a row introduces a goal. Must not know: the rows around, positions.
"""

from __future__ import annotations

import re

from ikicalc.documents.header import Kepala
from ikicalc.documents.words import fold, phrases, table_words, words_of

_OUTLINE = re.compile(r"(?:\(?[A-Z]|\(?[IVX]{1,5}|\(?\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+(?=\S)")
_LABEL = re.compile(r"(?P<label>[^:]{1,60}?)\s*(?:\(?[\dIVX]{0,4}(?:\.\d{1,2})*[).]?)?\s*:\s*(?P<rest>\S.*)")


def goal_above(text: str) -> str | None:
    """Return the goal that a line above a table names by its label; empty where a section without one begins.

    >>> goal_above("B. Sasaran Strategis 2: Meningkatnya produksi"), goal_above("C. Anggaran"), goal_above("Tahun 2025")
    ('Meningkatnya produksi', '', None)
    """  # noqa: E501 - one line shows three lines
    line = fold(text)
    outline = _OUTLINE.match(line)
    match = _LABEL.fullmatch(line[outline.end() :] if outline else line)
    label = words_of(match["label"]) if match else ()
    if match and label[:1] in (("sasaran",), ("tujuan",)) and phrases("label_sasaran").equals(match["label"]):
        return match["rest"]
    return "" if outline else None


def goal_of_section(text: str, kepala: Kepala) -> str:
    """Return the goal that a row over the whole table names; empty when it names none.

    >>> from ikicalc.documents.kolom import Kolom
    >>> from ikicalc.documents.model import Letak
    >>> kepala = Kepala((Kolom("indikator", "INDIKATOR"),), Letak("x"), ((0,),))
    >>> goal_of_section("Sasaran Strategis 2 : Meningkatnya produksi", kepala)
    'Meningkatnya produksi'
    >>> goal_of_section("BAGIAN KEDUA", kepala)
    ''
    """
    line = fold(text)
    match = _LABEL.fullmatch(line)
    if match and phrases("label_sasaran").equals(match["label"]):
        return match["rest"]
    if any(kolom.peran == "sasaran" for kolom in kepala.kolom):
        return ""
    words = words_of(line)
    named = table_words().awal["sasaran"].starts(line) or phrases("label_sasaran").at(words) > 0
    return line if named and len(words) > 1 else ""
