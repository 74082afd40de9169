"""Web pages and Markdown: equations, spans, hidden parts, nested tables, lists; nothing is fetched or run."""

import pytest

from ikicalc import parse
from ikicalc.documents.model import Paragraf
from ikicalc.documents.reading import read_document


def read(tmp_path, text, name="iku.html", encoding="utf-8"):
    path = tmp_path / name
    path.write_text(text, encoding=encoding)
    return read_document(path)


def texts(naskah):
    return [[[cell.teks for cell in row.sel] for row in table.baris] for table in naskah.tabel]


def lines(naskah):
    return [block.teks for block in naskah.blok if isinstance(block, Paragraf)]


def cell(inner):
    return f"<html><table><tr><td>Rumus</td><td>{inner}</td></tr></table></html>"


@pytest.mark.parametrize(
    ("math", "kanonik"),
    [
        (
            "<mfrac><mi>Jumlah A</mi><mtext>Jumlah B</mtext></mfrac><mo>&times;</mo><mn>100</mn><mo>%</mo>",
            "[[Jumlah A]] / [[Jumlah B]] * 100",
        ),
        (
            "<mrow><mi>Jumlah A</mi><mo>&#8290;</mo></mrow><mo>÷</mo><mn>12</mn>",
            "[[Jumlah A]] / 12",
        ),
        (
            "<mfrac><mfenced><mrow><mi>A</mi><mo>−</mo><mi>B</mi></mrow></mfenced><mi>C</mi></mfrac>",
            "([[A]] - [[B]]) / [[C]]",
        ),
        ("<msup><mtext>Jumlah A</mtext><mn>2</mn></msup>", "[[Jumlah A]] ** 2"),
        ("<mtable><mtr><mtd><mn>1</mn></mtd></mtr></mtable>", None),
        ("<mover><mtext>A</mtext><mo>¯</mo></mover><mo>+</mo><mn>1</mn>", None),
    ],
)
def test_mathml(tmp_path, math, kanonik):
    naskah = read(tmp_path, cell(f"<math>{math}<annotation>lain</annotation></math>"))
    (((_, formula),),) = texts(naskah)
    assert formula.startswith("$")
    assert "lain" not in formula
    assert parse(formula, indikator="Nilai A").kanonik == kanonik


def test_spans_fill_the_grid(tmp_path):
    page = (
        "<html><table><tr><th rowspan=2>NO</th><th colspan=2>TARGET</th></tr>"
        "<tr><th>I</th><th>II</th></tr><tr><td>1<td>25<td>50</table></html>"
    )
    naskah = read(tmp_path, page)
    assert texts(naskah) == [[["NO", "TARGET", "TARGET"], ["NO", "I", "II"], ["1", "25", "50"]]]
    covered = [[one.lanjutan for one in row.sel] for row in next(naskah.tabel).baris]
    assert covered == [[False, False, True], [True, False, False], [False, False, False]]


def test_span_without_bound_is_bounded(tmp_path):
    naskah = read(tmp_path, "<html><table><tr><td rowspan=99999999 colspan=-4>A</td><td>B</td></tr></table>")
    assert texts(naskah) == [[["A", "B"]]]


def test_hidden_parts_scripts_and_deletions_are_not_printed(tmp_path):
    inner = (
        "Jumlah A<script>alert(1)</script><span style='display: none'> B</span><del> C</del><b hidden> D</b>"
    )
    assert texts(read(tmp_path, cell(inner))) == [[["Rumus", "Jumlah A"]]]


def test_lists_line_breaks_and_superscripts(tmp_path):
    inner = "Luas (m<sup>2</sup>)<br>terdiri atas<ol><li>sawah</li><li>ladang</li></ol><ul><li>lain</li></ul>"
    assert texts(read(tmp_path, cell(inner))) == [
        [["Rumus", "Luas (m²)\nterdiri atas\n1. sawah\n2. ladang\n- lain"]]
    ]


def test_table_in_a_cell_becomes_lines_and_tables_of_layout_are_looked_through(tmp_path):
    inner = "<table><tr><td>Baik</td><td>81-100</td></tr></table>"
    assert texts(read(tmp_path, cell(f"Skala:{inner}"))) == [[["Rumus", "Skala:\nBaik\t81-100"]]]
    page = f"<html><table><tr><td>{cell('A/B')[6:-7]}</td></tr></table></html>"
    assert texts(read(tmp_path, page)) == [[["Rumus", "A/B"]]]


def test_picture_in_a_cell_is_told(tmp_path):
    naskah = read(tmp_path, cell("<img src='http://contoh.invalid/rumus.png'>"))
    assert [(item.code, item.place) for item in naskah.diagnostics] == [
        ("IKI828", "iku.html, tabel 1, baris 1")
    ]


def test_page_names_its_own_encoding(tmp_path):
    page = "<html><head><meta charset='windows-1252'></head><p>Jum’at</p></html>"
    assert lines(read(tmp_path, page, encoding="cp1252")) == ["Jum’at"]


def test_foreign_entities_are_not_opened(tmp_path):
    head = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    page = f"{head}<html><p>A &a; B</p></html>"
    (line,) = [one for one in lines(read(tmp_path, page)) if one.startswith("A")]
    assert line.split() in (["A", "&a;", "B"], ["A", "B"])


def test_markdown_keeps_equations_and_breaks(tmp_path):
    text = "# IKU\n\n| INDIKATOR | RUMUS |\n|---|---|\n| Jumlah \\| A | $\\frac{A_1}{B*C*D}$<br>lalu |\n"
    naskah = read(tmp_path, text, "iku.md")
    assert lines(naskah) == ["IKU"]
    assert texts(naskah)[0][1] == ["Jumlah | A", "$\\frac{A_1}{B*C*D}$\nlalu"]


def test_table_that_arranges_the_page_gives_way_to_the_wider_one_in_it(tmp_path):
    inner = "<table><tr><th>NO<th>INDIKATOR<th>RUMUS</tr><tr><td>1<td>Jumlah kolam<td>Jumlah kolam</table>"
    page = f"<html><table><tr><td>Menu</td><td><h3>IKU</h3>{inner}</td></tr></table></html>"
    naskah = read(tmp_path, page)
    assert lines(naskah) == ["Menu", "IKU"]
    assert texts(naskah) == [[["NO", "INDIKATOR", "RUMUS"], ["1", "Jumlah kolam", "Jumlah kolam"]]]


def test_wide_table_keeps_the_scale_in_its_cell(tmp_path):
    scale = "<table><tr><td>5</td><td>81-100</td></tr></table>"
    page = f"<html><table><tr><td>1</td><td>Skor kolam</td><td>{scale}</td></tr></table></html>"
    assert texts(read(tmp_path, page)) == [[["1", "Skor kolam", "5\t81-100"]]]


@pytest.mark.parametrize(
    "inner",
    [
        "<del>Jumlah desa</del> kolam",
        "<s>Jumlah desa</s> kolam",
        "<b style='text-decoration: line-through'>Jumlah desa</b> kolam",
    ],
)
def test_struck_text_is_left_out_and_told(tmp_path, inner):
    naskah = read(tmp_path, cell(inner))
    assert texts(naskah) == [[["Rumus", "kolam"]]]
    assert [item.message for item in naskah.diagnostics] == ["teks dicoret tidak dibaca: `Jumlah desa`"]


def test_struck_row_and_struck_markdown(tmp_path):
    naskah = read(
        tmp_path, "<table><tr style='text-decoration:line-through'><td>A</td><td>B</td></tr></table>"
    )
    assert [item.code for item in naskah.diagnostics] == ["IKI845", "IKI845"]
    naskah = read(tmp_path, "| Rumus | A |\n|---|---|\n| ~~lama~~ baru | B |\n", "iku.md")
    assert texts(naskah)[0][1] == ["baru", "B"]
    assert [item.code for item in naskah.diagnostics] == ["IKI845"]


def test_caption_is_a_line_above_its_table(tmp_path):
    table = "<table><caption>Sasaran 1: Tertibnya kolam</caption><tr><td>A</td><td>B</td></tr></table>"
    naskah = read(tmp_path, f"<p>Atas{table}")
    assert lines(naskah) == ["Atas", "Sasaran 1: Tertibnya kolam"]
    assert texts(naskah) == [[["A", "B"]]]
