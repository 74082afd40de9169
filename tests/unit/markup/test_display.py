"""How objects show themselves in a notebook: complete, legible, and safe with hostile cells."""

from __future__ import annotations

import re
import subprocess
import sys
from fractions import Fraction
from html.parser import HTMLParser

import pytest

import ikicalc
from ikicalc.catalog import Catalog, Dokumen, Indikator, load_aturan
from ikicalc.markup import findings, strip, text
from ikicalc.markup.strip import COLORS, colors, contrast, ink
from ikicalc.rumus import Hasil
from ikicalc.series import Baris, MonthlyData, Table, Titik

HOSTILE = (
    r"""</td><script>alert(1)</script><img src=x onerror="alert(2)"> $\href{javascript:alert(3)}{x}$ \(y\)"""
)
ALLOWED = {
    *("blockquote", "br", "code", "details", "div", "em", "li", "ol", "p", "span", "strong", "summary"),
    *("table", "tbody", "td", "th", "thead", "tr", "ul"),
}
VOID = {"br"}


class Page(HTMLParser):
    """Reads a fragment as a browser does: every tag, every attribute, the text, and what stays open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self.stack: list[str] = []
        self.feed(html)
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)


def page(shown: object) -> Page:
    read = Page(shown._repr_html_())
    assert read.tags <= ALLOWED
    assert read.attributes <= {"style", "scope", "aria-current"}
    return read


@pytest.fixture(scope="module")
def hostile() -> Indikator:
    return Indikator(
        *(HOSTILE, "contoh", HOSTILE), jabatan=HOSTILE, sasaran=HOSTILE, teks=f"{HOSTILE} : {HOSTILE} B",
        target=HOSTILE, sumber_data=HOSTILE,
    )  # fmt: skip


def test_formula_is_typeset_and_told_in_words():
    rumus = ikicalc.parse("Jumlah kolam aktif dibagi jumlah kolam dikali 100%", indikator="Persentase kolam")
    html = rumus._repr_html_()
    assert r"$$\frac{\text{Jumlah kolam aktif}}{\text{jumlah kolam}} \times 100$$" in html
    shown = page(rumus).text
    for part in ("Persentase kolam", "(Jumlah kolam aktif ÷ jumlah kolam) × 100", "jumlah_kolam_aktif", "%"):
        assert part in shown
    assert rumus._repr_latex_() == rf"$\displaystyle {rumus.latex}$"


def test_cell_without_formula_says_so_and_why():
    rumus = ikicalc.parse("Baik sekali", indikator="Persentase kolam sehat")
    assert "belum dapat dihitung" in page(rumus).text
    assert "IKI113" in page(rumus).text
    assert rumus._repr_latex_() is None


def test_very_long_formula_is_not_typeset():
    rumus = ikicalc.parse(" + ".join(f"[[masukan nomor {n}]]" for n in range(190)))
    assert "$$" not in rumus._repr_html_()
    assert "masukan nomor 189" in page(rumus).text


def test_result_shows_figure_and_folds_its_steps():
    hasil = ikicalc.parse("Jumlah A dibagi jumlah B dikali 100%").evaluate({"jumlah a": 2, "jumlah b": 3})
    html = hasil._repr_html_()
    assert "66,666667 % (dibulatkan)" in page(hasil).text
    assert html.index("66,666667") < html.index("<details><summary>Langkah") < html.index("Jumlah A ÷")


def test_result_shows_capaian_and_predikat_where_there_are():
    hasil = Hasil(
        Fraction(75), "%", "ok", capaian=Fraction(375, 4), predikat="Sangat Tinggi", kelengkapan="6/6"
    )
    shown = page(hasil).text
    assert [part in shown for part in ("75 %", "93,75 %", "Sangat Tinggi", "6/6")] == [True] * 4


def test_no_value_is_never_a_zero():
    hasil = ikicalc.parse("Jumlah A dibagi jumlah B").evaluate({"jumlah a": 2, "jumlah b": 0})
    assert "tanpa nilai: penyebut nol" in page(hasil).text


def test_indicator_shows_its_cells_and_its_formula():
    item = ikicalc.load_catalog()[0]["torjun/24"]
    shown = page(item).text
    for part in ("torjun/24", item.indikator, item.jabatan, item.sasaran, item.sumber_data, "12 desa"):
        assert part in shown


def test_indicator_beyond_the_bounds_shows_its_finding():
    assert "IKI002" in page(Indikator("contoh/1", "contoh", "Panjang", teks="A" * 20_001)).text


def test_catalog_folds_each_document():
    catalog = ikicalc.load_catalog()[0]
    html = catalog._repr_html_()
    assert html.count("<details>") == len(catalog.dokumen)
    assert "263 indikator, 5 dokumen" in page(catalog).text
    assert "lumajang-2023/53" in page(catalog).text


def test_large_catalog_is_cut_and_says_so():
    items = [Indikator(f"besar/{n}", "besar", f"Jumlah {n}") for n in range(1_000)]
    catalog = Catalog(items, [Dokumen("besar", "Besar")])
    assert "dan 800 indikator lagi" in page(catalog).text
    many = Catalog([Indikator(f"{n}/1", str(n), "Jumlah") for n in range(80)])
    assert "dan 30 dokumen lagi" in page(many).text


@pytest.mark.parametrize("name", ["peringkat-kinerja", "akip", "skm-14-2017"])
def test_scale_is_a_strip_from_low_to_high(name):
    skala = load_aturan()[0].find_skala(name)
    shown = page(skala).text
    places = [shown.index(f"{band.predikat}{band.written(skala.desimal)}") for band in skala.pita]
    assert places == sorted(places)
    assert str(skala.sumber) in shown


@pytest.mark.parametrize("count", range(1, 20))
def test_every_band_is_legible(count):
    shades = colors(count)
    assert len(shades) == count
    assert set(shades) <= set(COLORS)
    assert all(contrast(shade, ink(shade)) >= 4.5 for shade in shades)


def test_neighbouring_bands_differ_up_to_the_number_of_colours():
    assert all(len(set(colors(count))) == count for count in range(1, len(COLORS) + 1))


def test_nothing_in_a_hostile_cell_is_obeyed_or_typeset(hostile):
    names = ikicalc.parse(r"[[<script>alert(1)</script> $x$]] / [[</div><img src=x> \(y\)]]")
    catalog = Catalog([hostile], [Dokumen("contoh", HOSTILE, instansi=HOSTILE)])
    for shown in (hostile, hostile.rumus, names, names.evaluate({"</div><img src=x> \\(y\\)": 0}), catalog):
        assert re.search("<script>|<img", page(shown).text)  # there, as text
    band = Page(strip([(HOSTILE, HOSTILE)]))
    assert "script" not in band.tags
    assert "<script>" in band.text


@pytest.mark.parametrize("value", [HOSTILE, "$$x$$", r"\begin{align}", "a\x1b[2Jb", "\u202eabc"])
def test_text_is_one_string_that_no_typesetter_takes_up(value):
    read = Page(text(value))
    assert not any(re.search(r"\$.|.\$|\\.|.\\|[\x00-\x1f\u202e]", part) for part in read.texts)


def test_no_page_loads_anything():
    item = ikicalc.load_catalog()[0]["lumajang-2023/53"]
    for shown in (item, item.rumus, ikicalc.load_catalog()[0]):
        assert not re.search(r"https?:|url\(|@import|src=", shown._repr_html_())


def test_findings_are_ordered_and_bounded():
    from ikicalc.diagnostics import Diagnostic

    many = [Diagnostic.of("IKI402", f"masukan kosong: {n}") for n in range(100)]
    html = findings([*many, Diagnostic.of("IKI201", "nama tidak dikenal")])
    assert html.index("IKI201") < html.index("<details>") < html.index("IKI402")
    assert "dan 70 temuan lagi" in Page(html).text
    assert findings([]) == ""


def test_showing_a_formula_loads_nothing_heavy():
    code = (
        "import sys, ikicalc; ikicalc.parse('jumlah A : jumlah B')._repr_html_();"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert not {"IPython", "matplotlib", "numpy", "pandas", "polars", "sympy"} & set(loaded.stdout.split())


def test_table_shows_figures_reasons_and_inputs():
    kolam = Indikator("kolam/1", "kolam", "Persentase <kolam>", teks="Kolam panen / kolam x 100%")
    points = [
        Titik("Desa <A>", 2024, month, name, Fraction(value))
        for month, panen, semua in ((1, 3, 9), (2, 1, 0))
        for name, value in (("Kolam panen", panen), ("kolam", semua))
    ]
    table = ikicalc.compute(kolam, MonthlyData(tuple(points)), tahun=2024, sampai=2, periode=["bulan"])
    shown = page(table).text
    for part in (
        "Desa <A>",
        "33,33 %",
        "tanpa nilai",
        "penyebut nol: kolam = 0",
        "Januari 2024",
        "Masukan (2)",
    ):
        assert part in shown


def test_long_table_is_cut_and_says_so():
    row = Baris("Desa A", "kolam/1", "Kolam", 2024, "bulan", "B1", Fraction(1), "kolam")
    assert "dan 150 baris lagi" in page(Table((row,) * 250)).text
