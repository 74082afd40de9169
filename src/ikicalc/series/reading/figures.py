"""A cell into an exact number, no value, or a refusal that says what was read.

Knows: how numbers are written in data columns (aturan 0.7), money and percent included.
Must not know: sheets, months, inputs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ikicalc.diagnostics import FormulaError, InputValueError
from ikicalc.numbers import read_number, to_fraction
from ikicalc.series.words import is_empty, words

_GROUPED = re.compile(r"[-−+]?[1-9]\d{0,2}\.\d{3}")
_POINT = re.compile(r"[-−+]?\d+\.\d+")
_ENGLISH = re.compile(r"[-−+]?\d{1,3}(?:,\d{3})+(?:\.\d+|(?<=,\d{3},\d{3}))")
_COMMA_THREE = re.compile(r"[-−+]?[1-9]\d{0,2},\d{3}")
_BY_POINT = re.compile(r"[-−+]?(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?")
_BY_COMMA = re.compile(r"[-−+]?(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,\d+)?")
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a cell gives no number: a code, a sentence, and what to do."""

    code: str
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Notation:
    """How the numbers of one table are written; ``desimal`` is the sign that the caller stated, or None."""

    desimal: str | None = None
    points: bool = False  # somewhere a point is certainly the decimal sign
    english: bool = False  # somewhere a comma certainly groups thousands

    @classmethod
    def of(cls, cells: Iterable[object], desimal: str | None = None) -> Notation:
        """Look at all texts of a table's number cells for signs that settle, or unsettle, the notation.

        A real number (1250000.25 in Excel) says nothing about how the texts beside it are written.
        """
        points = english = False
        if desimal is None:
            for cell in cells:
                if isinstance(cell, str):
                    text = _bare(cell)
                    points = points or bool(_POINT.fullmatch(text) and not _GROUPED.fullmatch(text))
                    english = english or bool(_ENGLISH.fullmatch(text))
        return cls(desimal, points, english)

    def read(self, cell: object) -> Fraction | Refusal | None:
        """Return the exact number of a cell, None for no value, or why it is refused.

        ``75%`` is 75: a figure in percent is worth what stands before the sign. ``Rp`` is left away.
        """
        if is_empty(cell):
            return None
        if isinstance(cell, str):
            return self._text(cell, _bare(cell))
        try:
            return to_fraction(cell)
        except InputValueError:
            return _no_number(cell)

    def _text(self, cell: str, text: str) -> Fraction | Refusal:
        if self.desimal is not None:
            return self._stated(cell, text)
        if (self.points and _GROUPED.fullmatch(text)) or (self.english and _COMMA_THREE.fullmatch(text)):
            message = f"`{cell.strip()}` dapat berarti ribuan atau desimal di tabel ini"
            hint = 'tulis sebagai angka tanpa pemisah ribuan, atau sebut `desimal=","` atau `desimal="."`'
            return Refusal("IKI805", message, hint)
        try:
            return read_number(text)
        except FormulaError:
            return _no_number(cell)

    def _stated(self, cell: str, text: str) -> Fraction | Refusal:
        pattern, group = (_BY_POINT, ",") if self.desimal == "." else (_BY_COMMA, ".")
        if not pattern.fullmatch(text):
            return _no_number(cell)
        return to_fraction(Decimal(text.replace(group, "").replace(",", ".").replace("−", "-")))


def in_percent(cell: object) -> bool:
    """Tell whether a text writes its number in percent."""
    return isinstance(cell, str) and cell.rstrip().endswith("%")


def _bare(cell: str) -> str:
    """Return the text of a number without the signs of money and of percent."""
    return words().money.sub("", cell.strip().removesuffix("%")).strip()


def _no_number(cell: object) -> Refusal:
    shown = " ".join(str(cell).split())
    shown = shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"
    message = f"sel angka berisi `{shown}`"
    hint = "isi angkanya saja; kosongkan sel, atau tulis -, bila belum ada nilainya"
    if shown.startswith("="):
        message = f"sel berisi rumus Excel `{shown}` tanpa hasil yang tersimpan"
        hint = "buka berkasnya di aplikasi lembar kerja, lalu simpan sekali lagi"
    return Refusal("IKI804", message, hint)
