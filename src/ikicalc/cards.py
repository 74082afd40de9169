"""A formula and its figure as they show themselves in a notebook.

Knows: which parts of a formula and of a result a reader wants, and in which order.
Must not know: how a cell is read, how a figure came about, or how HTML is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Protocol

from ikicalc.diagnostics import Diagnostic
from ikicalc.markup import card, facts, findings, folded, math, table, text
from ikicalc.masukan import Masukan
from ikicalc.numbers import figure_text, indonesian_number
from ikicalc.syntax.reading.kelas import Kelas
from ikicalc.syntax.tree import Tree

MAX_LATEX = 4_000  # characters of a formula that is typeset; a longer one is shown as text only
_OWN = (Kelas.RUMUS, Kelas.HITUNG, Kelas.TERSIRAT)  # classes with a formula of their own


class Formula(Protocol):
    """What is shown of a formula; a ``Rumus`` is one.

    >>> from ikicalc.rumus import parse
    >>> formula: Formula = parse("jumlah A dibagi jumlah B")
    """

    @property
    def teks(self) -> str: ...
    @property
    def indikator(self) -> str: ...
    @property
    def kelas(self) -> Kelas: ...
    @property
    def tree(self) -> Tree | None: ...
    @property
    def satuan(self) -> str | None: ...
    @property
    def text(self) -> str: ...
    @property
    def latex(self) -> str: ...
    @property
    def masukan(self) -> tuple[Masukan, ...]: ...
    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]: ...


class Result(Protocol):
    """What is shown of a result; a ``Hasil`` is one.

    >>> from ikicalc.rumus import parse
    >>> result: Result = parse("jumlah A dibagi jumlah B").evaluate()
    """

    @property
    def realisasi(self) -> Fraction | None: ...
    @property
    def satuan(self) -> str | None: ...
    @property
    def status(self) -> str: ...
    @property
    def pesan(self) -> str: ...
    @property
    def capaian(self) -> Fraction | None: ...
    @property
    def predikat(self) -> str | None: ...
    @property
    def kelengkapan(self) -> str | None: ...
    @property
    def langkah(self) -> tuple[str, ...]: ...
    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]: ...


def formula_card(formula: Formula) -> str:
    """Return a formula typeset and in words, its inputs, the cell as printed, and the findings.

    >>> from ikicalc.rumus import parse
    >>> html = formula_card(parse("jumlah <b>A</b> dibagi jumlah B"))
    >>> "$$" in html, "<script" in html
    (True, False)
    """
    return card(formula.indikator or "Rumus", formula_body(formula), about=formula.kelas)


def formula_body(formula: Formula) -> str:
    """Return what stands below the title of a formula.

    >>> from ikicalc.rumus import parse
    >>> "belum dapat dihitung" in formula_body(parse("Baik sekali"))
    True
    """
    told = findings(formula.diagnostics)
    as_printed = folded("Sel seperti tercetak", f"<blockquote>{text(formula.teks)}</blockquote>")
    if formula.tree is None or formula.kelas not in _OWN:
        return f"<p>{text(formula.kelas.arti)}</p>{as_printed}{told}"
    typeset = math(formula.latex) if len(formula.latex) <= MAX_LATEX else ""
    inputs = folded(f"Masukan ({len(formula.masukan)})", _inputs(formula.masukan))
    return (
        typeset + facts({"Rumus": formula.text, "Satuan": formula.satuan or ""}) + inputs + as_printed + told
    )


def result_card(result: Result) -> str:
    """Return a result: the figure or the reason for none, then the steps and the findings, folded.

    >>> from ikicalc.rumus import parse
    >>> hasil = parse("jumlah A : jumlah B").evaluate({"jumlah A": 1, "jumlah B": 0})
    >>> "tanpa nilai: penyebut nol" in result_card(hasil)
    True
    """
    known = {
        "Realisasi": _figure(result),
        "Capaian": "" if result.capaian is None else figure_text(result.capaian, "%"),
        "Predikat": result.predikat or "",
        "Kelengkapan": result.kelengkapan or "",
    }
    return card(
        "Hasil", facts(known), folded("Langkah", _steps(result.langkah)), findings(result.diagnostics)
    )


def _figure(result: Result) -> str:
    if result.realisasi is None:
        return f"tanpa nilai: {result.pesan}" if result.pesan else "tanpa nilai"
    return figure_text(result.realisasi, result.satuan)


def _steps(lines: Sequence[str]) -> str:
    items = "".join(f"<li>{text(line.partition('. ')[2])}</li>" for line in lines)
    return f"<ol>{items}</ol>" if items else ""


def _inputs(inputs: Sequence[Masukan]) -> str:
    rows = [
        [text(item.nama), f"<code>{text(item.id)}</code>", text(item.satuan or ""), _default(item)]
        for item in inputs
    ]
    return table(["nama", "id", "satuan", "bila tidak diberikan"], rows) if rows else ""


def _default(item: Masukan) -> str:
    if item.default is None:
        return ""
    return text(f"{indonesian_number(item.default)} ({item.default_source})")
