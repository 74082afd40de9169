"""Constants that a note of the document gives for an input: ``hari kerja dalam 1 tahun = 240 hari``.

Knows: when a note and an input name the same thing. Must not know: how notes are read, what is computed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ikicalc.diagnostics import Diagnostic
from ikicalc.masukan import Masukan, fold
from ikicalc.syntax.cell.constants import Constant
from ikicalc.syntax.words.lexicon import lexicon
from ikicalc.syntax.words.periode import split_period


def with_default(item: Masukan, constants: Sequence[Constant]) -> Masukan:
    """Give an input the value that a note states under the same name, count and period words aside.

    >>> from ikicalc.syntax.cell.constants import find_constants
    >>> notes = find_constants("Catatan : hari kerja dalam 1 tahun = 240 hari kerja efektif")
    >>> with_default(Masukan("Jumlah hari kerja", "jumlah_hari_kerja"), notes).default
    Fraction(240, 1)
    """
    for constant in constants:
        if any(_bare(constant.name) == _bare(spelling) for spelling in item.ejaan):
            return replace(item, default=constant.value, default_source=constant.source)
    return item


def default_told(item: Masukan) -> Diagnostic:
    """Tell from which note the value of an input was taken (IKI204).

    >>> default_told(Masukan("hari kerja", "hari_kerja", default_source="hari kerja = 240")).message
    'nilai `hari kerja` diambil dari catatan: hari kerja = 240'
    """
    return Diagnostic.of(
        "IKI204", f"nilai `{item.nama}` diambil dari catatan: {item.default_source}", item.span,
        help="berikan nilainya sendiri bila berbeda",
    )  # fmt: skip


def _bare(name: str) -> str:
    """The name without count words in front and without the span of time behind: ``dalam 1 tahun``."""
    words = fold(split_period(name).base).split()
    while words and words[0] in lexicon().count:
        words = words[1:]
    bare = " ".join(words)
    for span in lexicon().constant_spans:
        bare = bare.removesuffix(f" {span}")
    return bare
