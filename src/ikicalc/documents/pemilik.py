"""Whose indicators follow: labels and headings between the tables of a document, and duties to skip.

Knows: what a label or a heading says of the tables below. Must not know: columns, rows of indicators.
"""

from __future__ import annotations

from collections.abc import Sequence

from ikicalc.documents.jabatan import (
    Label,
    clean_position,
    heading_position,
    label_of_cells,
    read_label,
)
from ikicalc.documents.joining import clean
from ikicalc.documents.model import Letak, Naskah, Paragraf, Tabel
from ikicalc.documents.rakitan import Rakitan
from ikicalc.documents.rows import is_signature
from ikicalc.documents.words import fold, phrases, words_of


def has_labels(naskah: Naskah) -> bool:
    """Tell whether positions carry a label, so that headings need not be asked."""
    for block in naskah.blok:
        rows = block.baris if isinstance(block, Tabel) else ()
        labels = [label_of_cells([cell.teks for cell in row.sel]) for row in rows]
        labels += [read_label(block.teks)] if isinstance(block, Paragraf) else []
        if any(label is not None and label.kind == "jabatan" for label in labels):
            return True
    return False


class Pemilik:
    """The position that was named last; ``bertugas``: what follows are duties until a header comes."""

    def __init__(self, rakitan: Rakitan, *, labelled: bool) -> None:
        """Begin without a position; ``labelled``: positions carry a label in this document."""
        self.bertugas = False
        self.menunggu = False  # a label whose position stands on the next line
        self.labelled = labelled
        self._rakitan = rakitan
        self._first_party = ""
        self._signing = False  # who signs comes next
        self._heading: tuple[str, Letak] | None = None

    def paragraph(self, block: Paragraf) -> None:
        """Take a paragraph: a label, a position, a heading; anything else says nothing of rows."""
        text = fold(clean(block.teks))
        if not text:
            return
        label = read_label(text)
        if label is not None:
            self.take_label(label)
        elif self.menunggu:
            self.set_position(text)
        elif phrases("pihak_kedua").within(words_of(text)):
            self._rakitan.jabatan = self._first_party or self._rakitan.jabatan
        elif phrases("pihak_pertama").within(words_of(text)):
            self._first_party = self._rakitan.jabatan
        else:
            self.take_heading(text, block.letak)

    def take_heading(self, text: str, place: Letak) -> None:
        """Take a line that may name a position; it counts when a header comes."""
        if is_signature(text):
            self._heading, self._signing = None, not phrases("nomor_pegawai").starts(text)
        elif self._signing and is_signer(text):
            self._signing = False
        elif not self.labelled and (position := heading_position(text)):
            self._heading = (position, place)

    def take_label(self, label: Label) -> None:
        """Take a label: of a position, or of something that is no indicator."""
        self.menunggu = label.kind == "jabatan" and not clean_position(label.value or "")
        self.bertugas = label.kind == "lain"
        if label.kind == "jabatan" and not self.menunggu:
            self.set_position(label.value or "")

    def set_position(self, text: str) -> None:
        """Let what follows belong to a position."""
        self.menunggu, self.bertugas = False, False
        self._rakitan.set_position(text)

    def section(self, text: str, place: Letak) -> bool:
        """Take a row inside a table that names a position; False when it names none."""
        position = heading_position(text)
        if not position:
            return False
        if not self.labelled:
            self.set_position(position)
            self._rakitan.found.tell(
                "IKI840", f"jabatan `{position}` dibaca dari judul di dalam tabel", place
            )
        return True

    def header(self) -> None:
        """Take note of a header: duties end, and the heading above it counts."""
        self.bertugas = self.menunggu = self._signing = False
        if self._heading is not None:
            position, place = self._heading
            if position != self._rakitan.jabatan:
                self.set_position(position)
                message = f"jabatan `{position}` dibaca dari judul di atas tabel"
                self._rakitan.found.tell("IKI840", message, place)
        self._heading = None


def is_signer(text: str) -> bool:
    """Tell whether a line can be the position under a signature.

    >>> is_signer("CAMAT RAWA"), is_signer("Jumlah kolam")
    (True, False)
    """
    return len(words_of(text)) <= 4 and heading_position(text) is not None


def all_signatures(filled: Sequence[str]) -> bool:
    """Tell whether a row belongs to the signatures."""
    return len(filled) <= 2 and all(is_signature(cell) or is_signer(cell) for cell in filled)
