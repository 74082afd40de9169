"""An indicator in the making: its cells by role, each with its place.

Knows: which cells an indicator has and how rows add to them. Must not know: how rows are recognised.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ikicalc.diagnostics import Diagnostic
from ikicalc.documents.header import Kepala
from ikicalc.documents.joining import joined
from ikicalc.documents.kolom import Kolom
from ikicalc.documents.model import Letak


@dataclass(slots=True)
class Sasaran:
    """A goal, shared by the indicators below it, so that a late part of its text reaches them all.

    ``dipakai``: it has an indicator.
    """

    teks: str = ""
    dipakai: bool = False


@dataclass(slots=True)
class Isian:
    """The cells of one indicator; ``lain`` holds what the catalog has no column for, by title."""

    kepala: Kepala
    jabatan: str
    sasaran: Sasaran
    letak: list[Letak]
    nomor_kelompok: int = 0
    bernomor: bool = False  # its row prints a number
    sel: dict[str, str] = field(default_factory=dict)
    letak_sel: dict[str, list[Letak]] = field(default_factory=dict)
    triwulan: dict[int, str] = field(default_factory=dict)
    tahunan: dict[int, str] = field(default_factory=dict)
    bulanan: dict[int, str] = field(default_factory=dict)
    lain: dict[str, str] = field(default_factory=dict)
    asal: dict[str, str] = field(default_factory=dict)
    temuan: list[Diagnostic] = field(default_factory=list)

    @property
    def nama(self) -> str:
        """The name of the indicator."""
        return self.sel.get("indikator", "")

    def add(self, cells: Iterable[tuple[Kolom, str]], place: Letak) -> None:
        """Add the cells of a row; what is there already goes on with them."""
        if place not in self.letak:
            self.letak.append(place)
        for kolom, text in cells:
            if text and kolom.peran not in ("nomor", "sasaran", "jabatan"):
                self._put(kolom, text, place)

    def _put(self, kolom: Kolom, text: str, place: Letak) -> None:
        self.letak_sel.setdefault(kolom.peran, []).append(place)
        if kolom.peran in ("lain", "definisi"):
            self.lain[kolom.judul] = joined(self.lain.get(kolom.judul, ""), text)
            return
        for number, texts in (
            (kolom.triwulan, self.triwulan),
            (kolom.tahun, self.tahunan),
            (kolom.bulan, self.bulanan),
        ):
            if kolom.peran == "target" and number:
                texts[number] = joined(texts.get(number, ""), text)
                return
        self.sel[kolom.peran] = joined(self.sel.get(kolom.peran, ""), text)
