"""Damage of a whole cell: letters that a broken font lost, a text that was cut off.

Knows: the text as given. Must not know: what the cell says.
"""

from __future__ import annotations

import re

from ikicalc.diagnostics import Diagnostic, Span
from ikicalc.syntax.words.lexicon import lexicon

_MOST_LOST = 5
_CUT_OFF = re.compile(r"(?<=[^\W\d_]{2})(?:\.{3}|…)\s*\Z")


def cut_off(text: str) -> tuple[Diagnostic, ...]:
    """Return the finding (IKI127) of a cell that ends in the middle of a word.

    >>> [finding.code for finding in cut_off("Jumlah arsip tertata / Jumlah arsip yang te...")]
    ['IKI127']
    >>> cut_off("Rapat, survei, dst...")
    ()
    """
    cut = _CUT_OFF.search(text)
    last = text[: cut.start()].rsplit(maxsplit=1)[-1] if cut is not None else ""
    if cut is None or last.casefold() in lexicon().abbreviations:  # "dst..."
        return ()
    return (
        Diagnostic.of("IKI127", "teks sel terpotong di sini", Span(*cut.span()),
                      help="salin teks lengkapnya dari naskah asli"),
    )  # fmt: skip


def garbled_letters(text: str) -> Diagnostic | None:
    """Return the finding (IKI007) of a cell in which a broken font left question marks for letters.

    >>> garbled_letters("Jum??? ??sa ??? jum??? ??sa").code, garbled_letters("Jumlah desa?")
    ('IKI007', None)
    """
    lost = sum(text.count(mark) for mark in "?\ufffd")
    if lost <= _MOST_LOST or lost * 10 <= len(text):
        return None
    return Diagnostic.of(
        "IKI007",
        "huruf di sel ini rusak, sehingga rumusnya tidak terbaca",
        Span(0, len(text)),
        help="salin ulang rumusnya dari naskah asli",
    )
