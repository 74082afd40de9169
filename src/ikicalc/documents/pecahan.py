"""Formulas whose numerator and denominator stand in columns of their own: joined into one cell, and told.

Knows: which cells are halves of a fraction, and how a cell with labelled halves is written. Must not know:
how columns are found, how a formula is read. A factor is taken where it is printed, and never added.
"""

from __future__ import annotations

import re

from ikicalc.documents.header import Kepala
from ikicalc.documents.isian import Isian
from ikicalc.documents.joining import fold_cell
from ikicalc.documents.judul import HALVES
from ikicalc.documents.pembacaan import Pembacaan
from ikicalc.documents.words import fold, table_words, title_words

_LABELS = {"pembilang": "Pembilang", "penyebut": "Penyebut", "pengali": "Pengali"}
_SYMBOL = re.compile(r"\(\s*([A-Za-z])\s*\)")
_OF_SYMBOLS = re.compile(
    r"[^=]{0,120}=\s*(?P<rumus>\(?\s*(?P<atas>[A-Za-z])\s*\)?\s*[/:÷]\s*\(?\s*(?P<bawah>[A-Za-z])\s*\)?"
    r"(?:\s*[x×X*]\s*100\s*%?)?)\s*"
)


def join_halves(found: Pembacaan) -> None:
    """Give the indicators whose formula is divided over columns one formula cell, and tell of each.

    Halves that are no names, or not both there, stay beside the indicator as other cells do.
    """
    for item in found.isian:
        halves = {role: item.sel.pop(role) for role in _LABELS if role in item.sel}
        if not halves:
            continue
        if all(_is_named(halves.get(role, "")) for role in HALVES):
            _join(item, halves, found)
        else:
            _leave(item, halves, found)


def _is_named(text: str) -> bool:
    """Tell whether a half says what is counted; a figure doesn't.

    >>> _is_named("Jumlah kolam aktif"), _is_named("1.250 (2021)"), _is_named("12 kolam"), _is_named("-")
    (True, False, False, False)
    """
    return any(map(str.isalpha, text)) and not text.lstrip()[:1].isdigit()


def _join(item: Isian, halves: dict[str, str], found: Pembacaan) -> None:
    kepala = item.kepala
    lines = [f"{_label(kepala, role)}: {fold(halves[role])}" for role in _LABELS if role in halves]
    stated = item.sel.get("teks") or _formula_of_titles(kepala)
    item.sel["teks"] = "\n".join([*([stated] if stated else []), *lines])
    places = [place for role in halves for place in item.letak_sel.get(role, ())]
    item.letak_sel["teks"] = list(dict.fromkeys([*item.letak_sel.get("teks", ()), *places]))
    item.asal["teks"] = "kolom " + ", ".join(_title(kepala, role) for role in halves)
    message = f"rumus `{item.nama}` digabungkan dari kolom pembilang dan penyebutnya"
    hint = "cocokkan rumusnya dengan dokumen; tambahkan `x 100%` bila memang dikalikan"
    found.tell("IKI844", message, item.letak[0], item, help=hint)


def _leave(item: Isian, halves: dict[str, str], found: Pembacaan) -> None:
    item.lain |= {_title(item.kepala, role): fold_cell(text) for role, text in halves.items()}
    message = f"kolom pembilang dan penyebut `{item.nama}` tidak menjadi rumus: isinya bukan dua nama"
    hint = "tulis rumusnya sendiri di `teks` bila indikator ini dihitung dari keduanya"
    found.tell("IKI844", message, item.letak[0], item, help=hint)


def _title(kepala: Kepala, role: str) -> str:
    return next((fold(kolom.judul) for kolom in kepala.kolom if kolom.peran == role), _LABELS[role])


def _label(kepala: Kepala, role: str) -> str:
    """Return the word of its title that names a half, with the symbol that the title gives it."""
    words = title_words(_title(kepala, role))
    named = next((word for word in words if table_words().kolom[role].equals(word)), _LABELS[role])
    symbol = _symbol(kepala, role)
    return f"{named.capitalize()} ({symbol})" if symbol else named.capitalize()


def _symbol(kepala: Kepala, role: str) -> str:
    symbol = _SYMBOL.search(_title(kepala, role))
    return symbol[1] if symbol and role in HALVES else ""


def _formula_of_titles(kepala: Kepala) -> str:
    """Return the formula that a title states in the symbols of the halves: ``Capaian = a/b x 100%``."""
    symbols = tuple(_symbol(kepala, role).casefold() for role in HALVES)
    for kolom in kepala.kolom if all(symbols) else ():
        stated = _OF_SYMBOLS.fullmatch(fold(kolom.judul))
        if stated and (stated["atas"].casefold(), stated["bawah"].casefold()) == symbols:
            return stated["rumus"]
    return ""
