"""What a page break or a grid line has cut in two: lines of a cell, cells of an indicator.

Knows: when a text goes on, and how its parts are put together. Must not know: headers, documents.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum

from ikicalc.documents.kosakata import is_known_word
from ikicalc.documents.words import Phrases, fold, table_words, words_of

_DRAWN = re.compile(r"\s*(?:[^\n]{0,60}[:=]\s*)?(?:(?:[-–—_─━═‾]\s?){4,}.*|[x×X*]\s*100\s*%?.{0,10})")
_BEGINS = re.compile(
    r"(?:[-•*–▪✓]|\(?(?:\d{1,2}|[A-Za-z])[.)])\s|[A-Z][A-Za-z0-9]{0,5}\s*[:=]|"
    r"(?:rumus|formula\w*|keterangan|catatan|ket|dimana|di mana|penjelasan|definisi\w*|sumber)\b",
    re.IGNORECASE,
)
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff\ud800-\udfff\ufffe\uffff]"
)
_LAST_WORD = re.compile(r"[^\W\d_]{1,40}$")
_FIRST_WORD = re.compile(r"[^\W\d_]{1,40}")
_SPACES = re.compile(r"[^\S\n]+")


class Lanjut(Enum):
    """Whether a row goes on with the indicator above."""

    TIDAK = "no"
    YA = "yes"
    MUNGKIN = "perhaps"


def clean(text: str) -> str:
    """Return a text without characters that no catalog can hold; tabs become spaces.

    >>> clean("Jumlah\\tkolam\\x07")
    'Jumlah kolam'
    """
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def fold_cell(text: str) -> str:
    """Return a cell with its wrapped lines joined; a line break stays where something new begins.

    A new item, a label, a legend's symbol, a sentence after a full stop, and every line of a drawn
    fraction begin something new.

    >>> fold_cell("Jumlah kolam yang\\naktif dibagi\\njumlah kolam")
    'Jumlah kolam yang aktif dibagi jumlah kolam'
    >>> fold_cell("Jumlah A\\n------- x 100%\\nJumlah B")
    'Jumlah A\\n------- x 100%\\nJumlah B'
    """
    lines = [line for line in (_SPACES.sub(" ", line).strip() for line in clean(text).split("\n")) if line]
    if any(_DRAWN.fullmatch(line) for line in lines):
        return "\n".join(lines)
    folded = ""
    for line in lines:
        new = folded and (folded[-1] in ".:;" or _BEGINS.match(line))
        folded += ("\n" if new else " " if folded else "") + line
    return folded


def is_drawn(text: str) -> bool:
    """Tell whether a line is the bar of a drawn fraction, or the factor beside it.

    >>> is_drawn("---------- x 100%"), is_drawn("Jumlah A")
    (True, False)
    """
    return bool(_DRAWN.fullmatch(text))


def joined(above: str, below: str) -> str:
    """Return one text of the two parts of a cell.

    >>> joined("Kenaikan Pangkat,", "Kenaikan Gaji"), joined("Jumlah A", "------- x 100%")
    ('Kenaikan Pangkat, Kenaikan Gaji', 'Jumlah A\\n------- x 100%')
    >>> joined("Persentas", "e kolam")
    'Persentase kolam'
    """
    if _is_cut_word(above, below):
        return above + below
    drawn = _DRAWN.fullmatch(above.rsplit("\n", 1)[-1]) or _DRAWN.fullmatch(below.split("\n", 1)[0])
    return ("\n" if drawn else " ").join(part for part in (above, below) if part)


def _is_cut_word(above: str, below: str) -> bool:
    """Tell whether the parts meet inside a word: neither half is one, and the whole is."""
    ends, begins = _LAST_WORD.search(above), _FIRST_WORD.match(below)
    if ends is None or begins is None:
        return False
    before, after = ends[0].casefold(), begins[0].casefold()
    return is_known_word(before + after) and not (is_known_word(before) or is_known_word(after))


def is_open(text: str) -> bool:
    """Tell whether a text cannot end here: a comma, a word that asks for more, an open bracket.

    >>> is_open("Jumlah laporan yang"), is_open("Jumlah laporan"), is_open("Dokumen (RKA")
    (True, False, True)
    """
    last = words_of(text[-40:])[-1:]
    return (
        text.rstrip()[-1:] in (",", "/", "-", "&")
        or text.count("(") > text.count(")")
        or (bool(last) and text.rstrip()[-1:].isalnum() and last[0] in table_words().menggantung)
    )


def starts_small(text: str) -> bool:
    """Tell whether the first letter of a text is small, so that a sentence goes on.

    >>> starts_small("perubahannya"), starts_small("Jumlah"), starts_small("3 dokumen")
    (True, False, False)
    """
    return text[:1].islower()


def continues(above: Mapping[str, str], below: Mapping[str, str]) -> Lanjut:
    """Tell whether the cells of a row, by role, go on with those of the indicator above.

    >>> continues({"indikator": "Jumlah RKA dan", "target": "3"}, {"indikator": "perubahannya"})
    <Lanjut.YA: 'yes'>
    >>> continues({"indikator": "Jumlah RKA"}, {"indikator": "Jumlah DPA", "target": "1"})
    <Lanjut.TIDAK: 'no'>
    """
    name = below.get("indikator", "")
    rest = {role: text for role, text in below.items() if text and role not in ("indikator", "sasaran")}
    if below.get("nomor"):
        return Lanjut.TIDAK
    if not name:
        return _nameless(below.get("sasaran", ""), above, rest)
    small, hanging = starts_small(name), is_open(above.get("indikator", ""))
    if not (small or hanging):
        return Lanjut.TIDAK
    goes_on = all(starts_small(text) or is_open(above.get(role, "")) for role, text in rest.items())
    if goes_on and (small or not rest):
        own = _measured(name) and not hanging
        return Lanjut.MUNGKIN if own else Lanjut.YA
    if _measured(name) or (small and starts_small(above.get("indikator", ""))):
        return Lanjut.TIDAK
    return Lanjut.MUNGKIN


def goes_over_page(above: str, below: Mapping[str, str]) -> bool:
    """Tell whether the first row of a page, its number left empty, goes on with the name above.

    >>> goes_over_page("Persentase kolam", {"indikator": "aktif", "teks": "Jumlah kolam"})
    True
    """
    name = below.get("indikator", "")
    return starts_small(name) and not (below.get("nomor") or _measured(name) or starts_small(above))


def _nameless(goal: str, above: Mapping[str, str], rest: Mapping[str, str]) -> Lanjut:
    """A row without a name belongs to the indicator above, unless it opens a goal of its own."""
    if not rest:
        return Lanjut.TIDAK
    if goal and not (starts_small(goal) or is_open(above.get("sasaran", ""))):
        return Lanjut.MUNGKIN
    return Lanjut.YA


def _measured(name: str) -> bool:
    return _starts("indikator").starts(name)


def _starts(role: str) -> Phrases:
    return table_words().awal[role]


def goal_goes_on(above: str, below: str) -> bool:
    """Tell whether a text in the column of goals goes on with the goal above.

    >>> goal_goes_on("Meningkatnya administrasi umum dan administrasi", "kepegawaian")
    True
    >>> goal_goes_on("Meningkatnya administrasi", "Terwujudnya disiplin")
    False
    """
    return (
        bool(above)
        and starts_small(fold(below))
        and not (starts_small(above) or _starts("sasaran").starts(below))
    )
