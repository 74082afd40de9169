"""How long reading takes: the cells of the catalog, cells of each kind, and longer and longer ones.

`make bench` measures; the usual run goes through each once, so that none goes stale.
"""

import statistics
import time

import pytest

import ikicalc
from ikicalc.syntax.tree.notation import parse_notation
from ikicalc.syntax.tree.printing import canonical

BAR = 500  # microseconds a cell, the median over the catalog, warm
ROUNDS = 7

KINDS = {
    "hitung": "Jumlah laporan monitoring pasar rakyat yang disusun",
    "kata": "(Jumlah balai yang beroperasi dibagi jumlah seluruh balai) dikali 100%",
    "tanda": "Jumlah SPP – SPM Gaji / Jumlah dok. yang disusun/dilaporkan x 100%",
    "latex": r"$\frac{\text{Jumlah KK \& warga yang dibina}}{\text{Jumlah KK}} \times 100\%$",
    "html": "<p>Jumlah warung</p><p>&nbsp;dibagi jumlah&nbsp;kios</p> x 100&#37;",
    "legenda": "A/B x 100%\nA = Jumlah irigasi yang diperbaiki\nB = Jumlah irigasi yang rusak",
    "tergambar": "Jumlah irigasi baik\n------------------- x 100%\nJumlah irigasi",
    "daftar": "Rata-rata dari:\n1. nilai kebersihan\n2. nilai kerapian\n3. nilai ketepatan",
    "syarat": "Jika realisasi > target maka 100 selain itu realisasi dibagi target x 100",
    "kanonik": "[[Jumlah balai yang beroperasi]] / [[jumlah balai]] * 100",
}
LONG = {
    "prosa": "Laporan disusun oleh seksi ekonomi dan pembangunan setiap bulan untuk 12 desa. ",
    "jumlah": "jumlah pasar yang dibina ditambah ",
    "baris": "Jumlah pasar yang dibina dibagi jumlah pasar x 100%\n",
    "latex": r"\text{Jumlah pasar} + ",
}


def catalog_cells():
    catalog, _ = ikicalc.load_catalog()
    return [(item.teks, item.indikator, item.satuan, item.catatan) for item in catalog.values()]


def read(teks, indikator="", satuan=None, catatan=()):
    return ikicalc.parse(teks, indikator=indikator, satuan=satuan, catatan=catatan)


def seconds(cell):
    begin = time.perf_counter()
    read(*cell)
    return time.perf_counter() - begin


def test_catalog(benchmark, capsys):
    cells = catalog_cells()
    benchmark(lambda: [read(*cell) for cell in cells])
    if benchmark.disabled:
        return
    each = sorted(
        min(rounds) * 1e6
        for rounds in zip(*([seconds(c) for c in cells] for _ in range(ROUNDS)), strict=True)
    )
    shown = {"median": statistics.median(each), "90%": each[len(each) * 9 // 10], "paling lama": each[-1]}
    with capsys.disabled():
        figures = ", ".join(f"{name} {value:.0f}" for name, value in shown.items())
        print(f"\n{len(cells)} sel katalog, mikrodetik per sel: {figures} (patokan median {BAR})")


@pytest.mark.parametrize("kind", KINDS)
def test_one_cell(benchmark, kind):
    rumus = benchmark(read, KINDS[kind])
    assert rumus.tree is not None


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_a_command_shows(benchmark, kind):
    def show():
        rumus = read(KINDS[kind])
        return rumus.diagnostics, rumus.masukan, rumus.satuan, rumus.kanonik

    assert benchmark(show)[1]


@pytest.mark.parametrize("length", [1_000, 4_000, 16_000])
@pytest.mark.parametrize("kind", LONG)
def test_long_cell(benchmark, kind, length):
    teks = (LONG[kind] * length)[:length]
    benchmark(refused_or_read, teks)


def refused_or_read(teks):
    """Read, or give the code of the refusal: a sum of thousands nests deeper than 200 levels."""
    try:
        return read(teks).kelas
    except ikicalc.IkicalcError as error:
        return error.diagnostics[0].code


def test_canonical_both_ways(benchmark):
    text = "([[Jumlah balai]] + [[jumlah kios]] * 0.6) / 12 {desa} * 100"
    assert benchmark(lambda: canonical(parse_notation(text))) == text
