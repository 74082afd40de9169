"""Formulas, figures and findings laid out for people.

Knows: what a reader wants to see of a formula, and in which order. Must not know: streams, JSON, commands.
What comes from a cell is shown with its control characters written out: a cell cannot draw on a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ikicalc.cli.answers import WITHOUT_FORMULA, kanonik
from ikicalc.diagnostics import Diagnostic, Severity
from ikicalc.diagnostics.render import render
from ikicalc.diagnostics.snippet import visible
from ikicalc.numbers import figure_text, indonesian_number

if TYPE_CHECKING:
    from ikicalc.masukan import Masukan
    from ikicalc.rumus import Hasil, Rumus

_LABEL = 13  # columns of the labels


def row(label: str, value: str) -> str:
    """Return one labelled line."""
    return f"{label:<{_LABEL}}{visible(value)}"


def formula_lines(rumus: Rumus) -> list[str]:
    """Return how a cell is read: class, formula, unit, inputs, volumes, further formulas."""
    lines = [row("Kelas", f"{rumus.kelas} ({rumus.kelas.arti})")]
    if rumus.tree is not None and rumus.kelas not in WITHOUT_FORMULA:
        lines += [row("Rumus", rumus.text), row("Kanonik", kanonik(rumus) or "")]
    if rumus.satuan:
        lines.append(row("Satuan", rumus.satuan))
    lines += _listed("Masukan", map(_input, rumus.masukan))
    lines += _listed("Volume", map(str, rumus.volume))
    return lines + _listed("Rumus lain", rumus.lain)


def result_lines(rumus: Rumus, hasil: Hasil, decimals: int | None = None) -> list[str]:
    """Return the formula, the steps with their figures, and the result or the reason for none."""
    lines = [row("Rumus", rumus.text)] if rumus.tree is not None else []
    if hasil.langkah:
        lines += ["Langkah", *(f"  {visible(step)}" for step in hasil.langkah)]
    if hasil.realisasi is None:
        return [*lines, row("Hasil", f"tanpa nilai: {hasil.pesan}")]
    return [*lines, row("Hasil", figure_text(hasil.realisasi, hasil.satuan, decimals))]


def finding_lines(
    diagnostics: Iterable[Diagnostic], source: str, *, name: str = "", color: bool
) -> list[str]:
    """Return each finding as drawn, an empty line before it."""
    drawn = (render(item, source, name=name, color=color) for item in diagnostics)
    return [line for text in drawn for line in ("", text)]


def has_error(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether a finding stands in the way of a figure that can be answered for."""
    return any(item.severity is Severity.ERROR for item in diagnostics)


def _listed(label: str, values: Iterable[str]) -> list[str]:
    return [row("" if index else label, value) for index, value in enumerate(values)]


def _input(item: Masukan) -> str:
    about = [f"satuan {item.satuan}"] if item.satuan else []
    if item.default is not None:
        about.append(f"bila tidak diberikan: {indonesian_number(item.default)}")
    return f"{item.nama}  [{'; '.join([item.id, *about])}]"
