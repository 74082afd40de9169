"""One meaning, many ways to print it: whatever the style, the same formula is read.

Styles and surroundings are those of decrees: words, signs, LaTeX, drawn fractions, legends; labels in front,
notes behind, mark-up around. A cell is made of a meaning that is known, so a wrong reading can't hide.
"""

from __future__ import annotations

from collections.abc import Callable

import hypothesis.strategies as st
from hypothesis import given, settings

import ikicalc

NAMES = (
    *("Jumlah kolam yang dipanen", "Jumlah kolam", "Jumlah RT/RW aktif", "Luas tambak (Ha)"),
    *("Jumlah pembudidaya ber-KTP elektronik", "Realisasi anggaran", "Pagu anggaran"),
    *("Jumlah kunjungan tamu tahun n", "Jumlah kunjungan tamu tahun n-1", "Volume sampah terangkut (ton)"),
    *("Jumlah SPP – SPM Gaji", "Jumlah guru S1/D4", "Jumlah bayi usia 0-59 bulan yang diukur"),
    *("Total nilai persepsi", "Jumlah UMKM naik kelas"),
)
FACTORS = (" x 100%", " X 100 %", " dikali 100%", " × 100 persen", " dikalikan 100 %", " x100%")
Style = Callable[[str, str, str], str]

RATIOS: tuple[Style, ...] = (
    lambda a, b, factor: f"({a} dibagi {b}){factor}",
    lambda a, b, factor: f"{a} : {b}{factor}",
    lambda a, b, factor: f"{a} / {b}{factor}",
    lambda a, b, factor: f"{a} ÷ {b}{factor}",
    lambda a, b, factor: f"({a})/({b}){factor}",
    lambda a, b, factor: f"{a}\n--------------------{factor}\n{b}",
    lambda a, b, factor: f"A/B{factor}\nA = {a}\nB = {b}",
    lambda a, b, factor: f"(A : B){factor}\nKeterangan :\nA : {a}\nB : {b}",
    lambda a, b, factor: f"Perbandingan antara {a} dengan {b}{factor}",
    lambda a, b, factor: rf"$\frac{{\text{{{a}}}}}{{\text{{{b}}}}} \times 100\%$",
)
GROWTHS: tuple[Style, ...] = (
    lambda a, b, factor: f"({a} - {b}) / {b}{factor}",
    lambda a, b, factor: f"({a} dikurangi {b}) dibagi {b}{factor}",
    lambda a, b, factor: f"(A-B)/B{factor}\nA = {a}\nB = {b}",
    lambda a, b, factor: rf"$\frac{{\text{{{a}}} - \text{{{b}}}}}{{\text{{{b}}}}} \times 100\%$",
)
BEFORE = (
    *("", "", "Rumus:\n", "Formulasi : ", "Cara perhitungan: ", "Persentase capaian = ", "1. ", "- "),
    *("Dihitung dengan rumus: ", "Definisi: kegiatan sesuai rencana.\nRumus: "),
    "Persentase capaian adalah ",
)
BEHIND = (
    *("", "", " (Sumber: Laporan Seksi)", ". Catatan: target 100%", "\nSumber data : Seksi Ekonomi"),
    *(" Keterangan: data tiap triwulan.", ". Satuan: persen", " = ... %", "\n- Laporan bulanan"),
)
AROUND: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    lambda text: text.replace("\n", "<br>"),
    lambda text: "<p>" + text.replace("\n", "</p><p>") + "</p>",
    lambda text: text.replace(" ", "  "),
)
PAIRS = st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True)


def folded(kanonik: str | None) -> str:
    return (kanonik or "").casefold().replace("–", "-")


def printed(style: Style, names: list[str], factor: str, surroundings: tuple[str, str, int]) -> str:
    before, behind, around = surroundings
    return AROUND[around](before + style(*names, factor) + behind)


SURROUNDINGS = st.tuples(st.sampled_from(BEFORE), st.sampled_from(BEHIND), st.integers(0, len(AROUND) - 1))


@settings(max_examples=600, deadline=None)
@given(st.sampled_from(RATIOS), PAIRS, st.sampled_from(FACTORS), SURROUNDINGS)
def test_ratio_is_read_whatever_its_style(
    style: Style, names: list[str], factor: str, surroundings: tuple[str, str, int]
) -> None:
    cell = printed(style, names, factor, surroundings)
    read = ikicalc.parse(cell, indikator="Persentase capaian")
    assert folded(read.kanonik) == folded(f"[[{names[0]}]] / [[{names[1]}]] * 100"), cell


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(GROWTHS), PAIRS, st.sampled_from(FACTORS), SURROUNDINGS)
def test_growth_is_read_whatever_its_style(
    style: Style, names: list[str], factor: str, surroundings: tuple[str, str, int]
) -> None:
    cell = printed(style, names, factor, surroundings)
    read = ikicalc.parse(cell, indikator="Persentase capaian")
    new, old = names
    assert folded(read.kanonik) == folded(f"([[{new}]] - [[{old}]]) / [[{old}]] * 100"), cell
