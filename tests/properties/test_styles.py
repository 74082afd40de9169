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


# --- further shapes: what is not read as meant must carry a warning ----------------------------------------

COUNTS = (
    *("Jumlah kolam yang dipanen", "Jumlah kolam", "Jumlah RT/RW aktif", "Jumlah Kios Pasar Induk"),
    *("Jumlah pembudidaya ber-KTP elektronik", "Jumlah balita usia 0-59 bulan", "Jumlah desa/kelurahan"),
    *("Jumlah kasus Covid-19", "Jumlah ibu hamil K4", "Jumlah guru S1/D4", "Jumlah lansia usia > 60 tahun"),
    *("Jumlah peta skala 1:5.000", "Jumlah kios buka pukul 08:00", "Jumlah sampel PM2,5"),
)
Shape = tuple[str, tuple[Callable[[str, str, str, str], str], ...]]

SHAPES: tuple[Shape, ...] = (
    (
        "([[{0}]] + [[{1}]]) / [[{2}]] * 100",
        (
            lambda a, b, c, f: f"({a} + {b}) / {c}{f}",
            lambda a, b, c, f: f"({a} ditambah {b}) dibagi {c}{f}",
            lambda a, b, c, f: f"{{{a} + {b}}} : {c}{f}",
            lambda a, b, c, f: f"{a}\n+ {b}\n--------------------{f}\n{c}",
            lambda a, b, c, f: f"{a} +\n{b}\n____________________{f}\n{c}",
            lambda a, b, c, f: f"(A + B) / C{f}\nA = {a}\nB = {b}\nC = {c}",
            lambda a, b, c, f: f"((a+b)/c){f}\nKeterangan:\na : {a}\nb : {b}\nc : {c}",
            lambda a, b, c, f: rf"$\frac{{\text{{{a}}} + \text{{{b}}}}}{{\text{{{c}}}}} \times 100\%$",
            lambda a, b, c, f: f"{a} ditambah {b} kemudian dibagi {c}{f}",
        ),
    ),
    (
        "[[{0}]] / ([[{1}]] + [[{2}]]) * 100",
        (
            lambda a, b, c, f: f"{a} / ({b} + {c}){f}",
            lambda a, b, c, f: f"{a} dibagi ({b} ditambah {c}){f}",
            lambda a, b, c, f: f"{a}\n--------------------{f}\n{b}\n+ {c}",
            lambda a, b, c, f: f"{a}\n--------------------{f}\n{b} +\n{c}",
            lambda a, b, c, f: f"A : (B + C){f}\nA = {a}\nB = {b}\nC = {c}",
            lambda a, b, c, f: rf"$\frac{{\text{{{a}}}}}{{\text{{{b}}} + \text{{{c}}}}} \times 100\%$",
        ),
    ),
    (
        "([[{0}]] - [[{1}]]) / [[{2}]] * 100",
        (
            lambda a, b, c, f: f"({a} - {b}) / {c}{f}",
            lambda a, b, c, f: f"({a} – {b}) : {c}{f}",
            lambda a, b, c, f: f"({a} dikurangi {b}) dibagi {c}{f}",
            lambda a, b, c, f: f"{a}\n- {b}\n--------------------{f}\n{c}",
            lambda a, b, c, f: f"{a} dikurangi\n{b}\n--------------------{f}\n{c}",
            lambda a, b, c, f: f"(X - Y) / Z{f}\nX = {a}\nY = {b}\nZ = {c}",
            lambda a, b, c, f: f"{a} dikurangi {b}, hasilnya dibagi {c}{f}",
        ),
    ),
    (
        "([[{0}]] + [[{1}]] + [[{2}]]) / 3",
        (
            lambda a, b, c, f: f"({a} + {b} + {c}) / 3",
            lambda a, b, c, f: f"({a} ditambah {b} ditambah {c}) dibagi 3",
            lambda a, b, c, f: f"{a} + {b} + {c} / 3",
            lambda a, b, c, f: f"{a}\n+ {b}\n+ {c}\n--------------------\n3",
            lambda a, b, c, f: f"(A+B+C)/3\nA = {a}\nB = {b}\nC = {c}",
            lambda a, b, c, f: rf"$\frac{{\text{{{a}}} + \text{{{b}}} + \text{{{c}}}}}{{3}}$",
        ),
    ),
    (
        "[[{0}]] / ([[{1}]] * [[{2}]]) * 100",
        (
            lambda a, b, c, f: f"{a} / ({b} x {c}){f}",
            lambda a, b, c, f: f"{a} dibagi ({b} dikali {c}){f}",
            lambda a, b, c, f: f"{a}\n--------------------{f}\n({b} x {c})",
            lambda a, b, c, f: f"{a} / {b} x {c}{f}",
            lambda a, b, c, f: f"A/(B x C){f}\nA = {a}\nB = {b}\nC = {c}",
        ),
    ),
    (
        "[[{0}]] / [[{1}]] * 100000",
        (
            lambda a, b, c, f: f"{a} / {b} x 100.000",
            lambda a, b, c, f: f"{a} : {b} x 100 000",
            lambda a, b, c, f: f"{a} dibagi {b} x 100,000",
            lambda a, b, c, f: f"{a} dibagi {b} per 100.000",
            lambda a, b, c, f: f"{a}\n-------------------- x 100.000\n{b}",
        ),
    ),
    (
        "(1 - [[{0}]] / [[{1}]]) * 100",
        (
            lambda a, b, c, f: f"(1 - {a} / {b}){f}",
            lambda a, b, c, f: f"(1 - ({a} : {b})){f}",
            lambda a, b, c, f: f"(1 – {a} dibagi {b}){f}",
            lambda a, b, c, f: f"1 - ({a} / {b}){f}",
            lambda a, b, c, f: f"(1 - A/B){f}\nA = {a}\nB = {b}",
        ),
    ),
)
TRIPLES = st.lists(st.sampled_from(COUNTS), min_size=3, max_size=3, unique=True)


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from([(meaning, style) for meaning, styles in SHAPES for style in styles]),
    TRIPLES,
    st.sampled_from(FACTORS),
    st.sampled_from([*BEFORE[:6], ""]),
    st.integers(0, len(AROUND) - 1),
)
def test_no_other_reading_is_given_in_silence(
    shape: tuple[str, Callable[[str, str, str, str], str]],
    names: list[str],
    factor: str,
    before: str,
    around: int,
) -> None:
    meaning, style = shape
    cell = AROUND[around](before + style(*names, factor))
    read = ikicalc.parse(cell, indikator="Persentase capaian" if meaning.endswith("100") else "Capaian")
    meant = folded(read.kanonik) == folded(meaning.format(*names))
    assert meant or read.kanonik is None or any(d.severity != "saran" for d in read.diagnostics), cell
