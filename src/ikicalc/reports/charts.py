"""A chart of one indicator of one unit: each month, the year to date, and the target.

Knows: bars, lines, gaps and labels. Must not know: how figures come about.
A month without value is a gap with a mark, and is told below the chart; it is never a bar of height zero.
"""

from __future__ import annotations

import io
import os
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ikicalc.diagnostics import Diagnostic, NameLookupError
from ikicalc.diagnostics.snippet import visible
from ikicalc.diagnostics.suggest import suggest_sentence
from ikicalc.metode import Target
from ikicalc.numbers import indonesian_number
from ikicalc.packages import extra
from ikicalc.series.labels import month_names

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from ikicalc.series import Baris

BAR, LINE, TARGET, PAPER, INK, GREY = "#9ecae1", "#08519c", "#b35806", "#ffffff", "#222222", "#767676"
SHORT = 3  # letters of a month below its bar
SIZE = (9.0, 4.6)  # inches
DPI = 110
_WRAP = 96  # characters of a line of text in the chart


@dataclass(frozen=True, slots=True)
class Grafik:
    """A chart with the sentence that tells what it leaves out; a notebook shows it by itself.

    ``figure`` is a figure of matplotlib, for those who want to change it.
    """

    figure: Figure
    keterangan: str

    def _repr_png_(self) -> bytes:
        """The picture for a notebook."""
        buffer = io.BytesIO()
        self.figure.savefig(buffer, format="png", dpi=DPI, metadata={"Software": None})
        return buffer.getvalue()

    def save(self, file: str | os.PathLike[str]) -> None:
        """Write the chart as png, svg or pdf, by the ending of the name."""
        self.figure.savefig(file, dpi=DPI)


def chart(rows: Iterable[Baris], indikator_id: str, unit: str | None = None) -> Grafik:
    """Return the chart of an indicator from rows of the kinds bulan and sampai (tahun, for its target).

    ``unit`` may be left out where the rows have only one. Raises ``NameLookupError`` for an indicator
    (IKI606) or a unit (IKI811) that has no rows.

    >>> from ikicalc.series import Baris
    >>> ada = Baris("Desa A", "kolam/1", "Kolam panen", 2024, "bulan", "B1", Fraction(3), "kolam")
    >>> kosong = ada._replace(periode="B2", realisasi=None, status="tanpa_nilai", pesan="belum ada nilai")
    >>> chart([ada, kosong], "kolam/1").keterangan
    'Tanpa nilai: Februari (belum ada nilai).'
    """
    own = _of_indicator(list(rows), indikator_id, unit)
    months = _by_month(own, "bulan")
    until = _by_month(own, "sampai")
    drawn = sorted({*months, *until})
    told = _told(months or until)
    figure = extra("matplotlib.figure").Figure(figsize=SIZE, facecolor=PAPER, layout="constrained")
    axes = figure.add_subplot()
    _bars(axes, months)
    _line(axes, until)
    _target(axes, until, own, drawn)
    _finish(axes, own[0], drawn)
    if told:
        lines = textwrap.fill(told, _WRAP)
        figure.supxlabel(lines, fontsize=8, color=INK, x=0.01, ha="left", parse_math=False)
    return Grafik(figure, told)


def _of_indicator(rows: Sequence[Baris], id: str, unit: str | None) -> list[Baris]:
    own = [row for row in rows if row.indikator_id == id]
    if not own:
        hint = suggest_sentence(id, sorted({row.indikator_id for row in rows}))
        raise NameLookupError(Diagnostic.of("IKI606", f"indikator `{id[:60]}` tidak ada di tabel", help=hint))
    units = sorted({row.unit_kerja for row in own})
    if unit is None and len(units) == 1:
        unit = units[0]
    if unit not in units:
        shown = "unit kerja belum disebut" if unit is None else f"unit kerja `{unit[:60]}` tidak ada di tabel"
        hint = suggest_sentence(unit or "", units) or f"pakai salah satu dari: {', '.join(units[:5])}"
        raise NameLookupError(Diagnostic.of("IKI811", shown, help=hint))
    return [row for row in own if row.unit_kerja == unit]


def _by_month(rows: Iterable[Baris], jenis: str) -> dict[int, Baris]:
    return {int(row.periode[1:]): row for row in rows if row.jenis == jenis}


def _told(rows: Mapping[int, Baris]) -> str:
    """Return which months have no figure, and why; months with one reason together."""
    missing: dict[str, list[str]] = {}
    for month, row in sorted(rows.items()):
        if row.realisasi is None:
            why = visible(row.pesan.partition(": ")[2] or row.pesan) if row.alasan == "periode_kosong" else ""
            missing.setdefault(why or visible(row.pesan), []).append(month_names()[month - 1])
    parts = [f"{', '.join(names)} ({why})" if why else ", ".join(names) for why, names in missing.items()]
    return f"Tanpa nilai: {'; '.join(parts)}." if parts else ""


def _bars(axes: Any, months: Mapping[int, Baris]) -> None:
    there = {month: float(row.realisasi) for month, row in months.items() if row.realisasi is not None}
    axes.bar(list(there), list(there.values()), width=0.6, color=BAR, edgecolor=LINE, linewidth=0.6)
    if there:
        axes.containers[-1].set_label("bulan itu")
    for month in months.keys() - there.keys():
        place = axes.get_xaxis_transform()
        axes.text(
            month, 0.02, "tanpa nilai", transform=place, rotation=90, ha="center", va="bottom",
            fontsize=8, color=GREY,
        )  # fmt: skip


def _line(axes: Any, until: Mapping[int, Baris]) -> None:
    """Draw the year to date; a month without figure breaks the line."""
    if not until:
        return
    months = list(range(min(until), max(until) + 1))
    figures = [until[n].realisasi if n in until else None for n in months]
    heights = [float("nan") if value is None else float(value) for value in figures]
    axes.plot(months, heights, color=LINE, marker="o", linewidth=2, label="sejak Januari")
    partial = [n for n, row in sorted(until.items()) if row.realisasi is not None and not _is_complete(row)]
    if partial:
        places = [float(until[n].realisasi or 0) for n in partial]
        axes.plot(
            partial, places, color=LINE, marker="o", markerfacecolor=PAPER, linestyle="none", zorder=3,
            label="sejak Januari, data belum lengkap",
        )  # fmt: skip


def _is_complete(row: Baris) -> bool:
    there, _, due = (row.kelengkapan or "").partition("/")
    return there == due


def _target(axes: Any, until: Mapping[int, Baris], rows: Sequence[Baris], drawn: Sequence[int]) -> None:
    """Draw the target of each month, or that of the year where the months have none."""
    held = {month: row.target for month, row in until.items() if row.target is not None}
    yearly = next((row.target for row in rows if row.jenis == "tahun" and row.target), None)
    name = "target"
    if yearly is not None and held in ({}, {12: yearly}):
        held, name = dict.fromkeys(drawn, yearly), "target setahun"
    for number, (month, target) in enumerate(sorted(held.items())):
        _level(axes, month, target, name if number == 0 else None)


def _level(axes: Any, month: int, target: Target, name: str | None) -> None:
    ends = [month - 0.5, month + 0.5]
    low, high = float(target.bawah), float(target.atas)
    label = f"{name} {target}" if name else None
    axes.plot(ends, [high, high], color=TARGET, linestyle="--", linewidth=1.6, label=label)
    if target.is_range:
        axes.fill_between(ends, low, high, color=TARGET, alpha=0.15)
        axes.plot(ends, [low, low], color=TARGET, linestyle="--", linewidth=1.6)


def _finish(axes: Any, row: Baris, drawn: Sequence[int]) -> None:
    title = textwrap.fill(visible(row.indikator), 80)
    place = ", ".join(part for part in (visible(row.unit_kerja), str(row.tahun)) if part)
    axes.set_title(f"{title}\n{place}", loc="left", fontsize=11, color=INK, parse_math=False)
    axes.set_xticks(list(drawn), [month_names()[month - 1][:SHORT] for month in drawn])
    axes.set_ylabel(visible(row.satuan or ""), color=INK, parse_math=False)
    axes.yaxis.set_major_formatter(lambda value, _: indonesian_number(Fraction(repr(round(float(value), 6)))))
    axes.set_ymargin(0.12)
    axes.autoscale_view()
    if axes.get_ylim()[0] > 0 or not axes.has_data():
        axes.set_ylim(bottom=0)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", color=GREY, alpha=0.25)
    axes.set_axisbelow(True)
    if axes.get_legend_handles_labels()[0]:
        legend = axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False, fontsize=9)
        for text in legend.get_texts():
            text.set_parse_math(False)
