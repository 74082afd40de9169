"""A method of a regulation in memory: its inputs, steps, findings, scale and examples.

Knows: the parts of a method, and which names its formulas may use. Must not know: YAML, files, or any
regulation: all figures of the law stand in the formulas that the catalog gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from ikicalc.kinerja import SELALU, Kepastian, Polaritas, Sumber, Terbit
from ikicalc.syntax.tree import Tree, names


class Jenis(StrEnum):
    """What an input takes. ``rentang`` gives two names, ``X bawah`` and ``X atas``.

    ``tabel`` is a list of rows, read by columns; ``pilihan`` one of some words, each worth a figure.
    """

    ANGKA = "angka"
    DAFTAR = "daftar"
    ANGKA_ATAU_DAFTAR = "angka-atau-daftar"
    TABEL = "tabel"
    YA_TIDAK = "ya-tidak"
    PILIHAN = "pilihan"
    RENTANG = "rentang"


@dataclass(frozen=True, slots=True)
class MasukanMetode:
    """A named input. ``dari`` is ``target`` or ``realisasi`` where a request gives it elsewhere.

    ``boleh_kosong``: items missing in a list or table are left out; else one missing item takes the
    value away. ``bawaan`` is a default, told in the steps with ``sumber_bawaan``.

    >>> MasukanMetode("T", Jenis.RENTANG).formula_names
    ('T bawah', 'T atas')
    """

    nama: str
    jenis: Jenis = Jenis.ANGKA
    arti: str = ""
    satuan: str | None = None
    alias: tuple[str, ...] = ()
    dari: str = ""
    bawaan: Fraction | None = None
    sumber_bawaan: str = ""
    minimum: Fraction | None = None
    maksimum: Fraction | None = None
    boleh_kosong: bool = False
    pilihan: tuple[tuple[str, Fraction], ...] = ()
    label: tuple[str, ...] = ()

    @property
    def formula_names(self) -> tuple[str, ...]:
        """The names under which formulas may use the input."""
        if self.jenis is Jenis.RENTANG:
            return (f"{self.nama} bawah", f"{self.nama} atas")
        if self.jenis in (Jenis.DAFTAR, Jenis.TABEL, Jenis.ANGKA_ATAU_DAFTAR):
            return (self.nama, count_name(self.nama))
        return (self.nama,)


@dataclass(frozen=True, slots=True)
class Cara:
    """One way to compute a step. With ``tiap`` it is computed once per item of that list."""

    rumus: Tree
    teks: str
    tiap: str = ""


@dataclass(frozen=True, slots=True)
class Langkah:
    """A named step: of its ways the first whose names all have a value is taken.

    ``dapat_diberikan``: a figure given by that name takes the place of the step. Rounding is half up.

    >>> from ikicalc.syntax.tree import Name
    >>> Langkah("nrr", (Cara(Name("kuesioner"), "", "kuesioner"),)).formula_names
    ('nrr', 'banyaknya nrr')
    """

    nama: str
    cara: tuple[Cara, ...]
    satuan: str | None = None
    bulatkan: int | None = None
    minimum: Fraction | None = None
    maksimum: Fraction | None = None
    boleh_kosong: bool = False
    diberikan: MasukanMetode | None = None

    @property
    def formula_names(self) -> tuple[str, ...]:
        """The names under which later formulas may use the step."""
        lists = any(cara.tiap for cara in self.cara)
        return (self.nama, count_name(self.nama)) if lists else (self.nama,)


@dataclass(frozen=True, slots=True)
class Syarat:
    """A finding that the regulation's text calls for: given when ``rumus`` is true.

    With ``tanpa_nilai``, a reason, the method has no value then: its formula would mean something else.
    """

    rumus: Tree
    kode: str
    pesan: str
    bantuan: str = ""
    tanpa_nilai: str = ""


@dataclass(frozen=True, slots=True)
class PilihanSkala:
    """A scale, and the condition under which it is the one; without a condition always."""

    skala: str
    rumus: Tree | None = None


@dataclass(frozen=True, slots=True)
class Contoh:
    """A worked example: ``cocok`` recomputes, ``salah-cetak`` prints something else (aturan 0.8)."""

    sumber: str
    tag: str
    masukan: tuple[tuple[str, object], ...]
    target: object = None
    nilai: Fraction | None = None
    desimal: int | None = None
    predikat: str = ""
    tercetak: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Metode:
    """A method. The last step is its figure, in ``satuan``.

    ``hanya_predikat``: the figure only orders the predicates and is not shown. ``polaritas``: the
    method is the catalog's own for indicators of that direction.

    >>> kolam = Metode("kolam", "", (MasukanMetode("panen"),), (), Sumber(), Kepastian.TERBACA)
    >>> [item.nama for item in kolam.semua_masukan]
    ['panen']
    """

    id: str
    nama: str
    masukan: tuple[MasukanMetode, ...]
    langkah: tuple[Langkah, ...]
    sumber: Sumber
    kepastian: Kepastian
    berlaku: Terbit = SELALU
    satuan: str | None = None
    temuan: tuple[Syarat, ...] = ()
    skala: tuple[PilihanSkala, ...] = ()
    contoh: tuple[Contoh, ...] = ()
    polaritas: Polaritas | None = None
    hanya_predikat: bool = False

    @property
    def semua_masukan(self) -> tuple[MasukanMetode, ...]:
        """The inputs, and the steps that may be given in place of being computed."""
        return (*self.masukan, *(step.diberikan for step in self.langkah if step.diberikan))


def count_name(name: str) -> str:
    """Return the name by which formulas ask how many items a list has.

    >>> count_name("nrr")
    'banyaknya nrr'
    """
    return f"banyaknya {name}"


def names_in(tree: Tree) -> tuple[str, ...]:
    """Return the names that a formula uses, each once.

    >>> from ikicalc.syntax.tree.notation import parse_notation
    >>> names_in(parse_notation("[[R]] / [[T]] * [[R]]"))
    ('R', 'T')
    """
    return tuple(name.text for name in names(tree))
