"""Drawing: whatever the cell holds, the caret stands under the span and nothing else is drawn."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikicalc.diagnostics import Diagnostic, Span
from ikicalc.diagnostics.render import render, to_json
from ikicalc.diagnostics.snippet import WINDOW, rows, visible, width

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def finding(span, **more):
    return Diagnostic.of("IKI102", "kurung `(` belum ditutup", span, **more)


def drawn(source, span):
    """The lines below the empty gutter line, without the frame."""
    return [line.partition("|")[2][1:] for line in render(finding(span), source).splitlines()[3:]]


def test_the_whole_picture():
    source = "(Jumlah desa tepat waktu dibagi jumlah dsa) dikali 100%"
    picture = Diagnostic.of(
        "IKI201",
        "nama `jumlah dsa` tidak dikenal",
        Span(32, 42),
        label="tidak ada di daftar masukan",
        notes=("masukan yang ada: 2",),
        help="mungkin maksud Anda `jumlah desa`?",
        place="katalog.yaml:41:14",
    )
    assert render(picture, source, name="contoh/53").splitlines() == [
        "galat[IKI201]: nama `jumlah dsa` tidak dikenal",
        " --> katalog.yaml:41:14 (contoh/53)",
        "  |",
        "1 | (Jumlah desa tepat waktu dibagi jumlah dsa) dikali 100%",
        "  |                                 ^^^^^^^^^^ tidak ada di daftar masukan",
        "  = catatan: masukan yang ada: 2",
        "  = bantuan: mungkin maksud Anda `jumlah desa`?",
    ]


@pytest.mark.parametrize(
    ("source", "span", "expected"),
    [
        pytest.param("A : B", Span(2, 3), ["A : B", "  ^"], id="one sign"),
        pytest.param("A : B", Span(4, 5), ["A : B", "    ^"], id="at the end"),
        pytest.param("A :", Span(3, 3), ["A :", "   ^"], id="empty span behind the last character"),
        pytest.param("A :", Span(9, 12), ["A :", "   ^"], id="span outside the text"),
        pytest.param("", Span(0, 0), ["", "^"], id="empty text"),
        pytest.param("A\n", Span(2, 2), ["", "^"], id="empty last line"),
        pytest.param("A\nB", Span(1, 2), ["A", " ^"], id="a line break alone"),
        pytest.param("A\r\nB C", Span(5, 6), ["B C", "  ^"], id="second line of Windows text"),
        pytest.param("A\tB", Span(2, 3), ["A    B", "     ^"], id="tab before"),
        pytest.param("A\tB", Span(1, 2), ["A    B", " ^^^^"], id="tab inside"),
        pytest.param("表=A", Span(0, 1), ["表=A", "^^"], id="wide character"),
        pytest.param("（A", Span(1, 2), ["（A", "  ^"], id="behind a full-width bracket"),
        pytest.param("cafe\u0301 B", Span(0, 5), ["cafe\u0301 B", "^^^^"], id="combining mark inside"),
        pytest.param("e\u0301 B", Span(3, 4), ["e\u0301 B", "  ^"], id="combining mark before"),
        pytest.param("A\x00B", Span(1, 2), ["A␀B", " ^"], id="control character"),
        pytest.param("A\u202eB", Span(2, 3), ["A<U+202E>B", "         ^"], id="bidi override"),
    ],
)
def test_caret_stands_under_the_span(source, span, expected):
    assert drawn(source, span) == expected


def test_span_over_two_lines_is_drawn_on_both():
    assert drawn("(A +\nB) x", Span(0, 7)) == ["(A +", "^^^^", "B) x", "^^"]


def test_of_many_lines_the_first_three_and_the_last_are_drawn():
    source = "\n".join(f"baris {number}" for number in range(1, 13))
    picture = render(finding(Span(0, len(source)), label="semua"), source).splitlines()
    assert picture[1] == "  --> sel:1:1"
    assert [line for line in picture if line.startswith(" 1 |")] == [" 1 | baris 1"]
    assert "...." in picture
    assert picture[-2:] == ["12 | baris 12", "   | ^^^^^^^^ semua"]
    assert not any("baris 7" in line for line in picture)


def test_label_stands_only_on_the_last_line():
    assert render(finding(Span(0, 7), label="di sini"), "(A +\nB) x").count("di sini") == 1


def test_finding_without_span_has_no_snippet():
    lines = render(Diagnostic.of("IKI606", "id `torjun/99` tidak ada", help="lihat daftar"), "A").splitlines()
    assert lines == ["galat[IKI606]: id `torjun/99` tidak ada", "  = bantuan: lihat daftar"]


def test_name_without_span_is_still_told():
    assert " --> torjun/24" in render(Diagnostic.of("IKI001", "sel kosong"), "", name="torjun/24")


def test_a_long_line_is_cut_around_the_span():
    source = "Jumlah " + "warga " * 60 + "(terdata" + " warga" * 60
    start = source.index("(")
    text, carets = drawn(source, Span(start, start + 1))
    assert text.startswith("…")
    assert text.endswith("…")
    assert width(text) <= WINDOW + 2
    assert text[carets.index("^")] == "("


def test_a_span_wider_than_the_window_shows_where_it_begins():
    source = "x" * 200 + "(" + "y" * 500
    text, carets = drawn(source, Span(200, 701))
    assert text[carets.index("^")] == "("
    assert len(carets) == len(text)


def test_a_line_of_a_million_characters_is_cut_too():
    text, carets = drawn("a" * 500_000 + "(" + "b" * 500_000, Span(500_000, 500_001))
    assert width(text) <= WINDOW + 2
    assert text[carets.index("^")] == "("


def test_a_heap_of_combining_marks_stays_bounded():
    text, _ = drawn("a" + "\u0301" * 100_000 + "(", Span(100_001, 100_002))
    assert len(text) < 2_000


def test_message_and_help_cannot_draw_on_the_terminal():
    loud = Diagnostic.of("IKI201", "nama `a\x1b[31m\nb` tidak dikenal", help="\x07")
    assert render(loud, "").splitlines() == [
        "galat[IKI201]: nama `a␛[31m␊b` tidak dikenal",
        "  = bantuan: ␇",
    ]


def test_colour_adds_nothing_but_ansi():
    source = "(A +\nB"
    item = finding(Span(0, 6), label="sini", notes=("satu",), help="dua", place="x.yaml:1:1")
    plain, coloured = render(item, source), render(item, source, color=True)
    assert plain != coloured
    assert ANSI.sub("", coloured) == plain


@given(st.text(), st.integers(-3, 40), st.integers(-3, 40), st.booleans())
def test_any_text_and_any_span_are_drawn(source, start, end, color):
    picture = render(finding(Span(start, end)), source, color=color)
    picture.encode()
    body = ANSI.sub("", picture).splitlines()
    assert len(body) >= 5
    assert visible("".join(body)) == "".join(body)


@given(st.text(alphabet=st.sampled_from("ab (\n\t\u0301表"), max_size=300), st.data())
def test_carets_lie_within_their_row(source, data):
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    for row in rows(source, Span(start, end)):
        assert row.carets >= 1
        assert row.indent + row.carets <= width(row.text) + 1
        assert width(row.text) <= WINDOW + 2


def test_json_has_the_keys_of_the_protocol():
    assert to_json(finding(Span(3, 4))) == {
        "kode": "IKI102",
        "tingkat": "peringatan",
        "pesan": "kurung `(` belum ditutup",
        "awal": 3,
        "akhir": 4,
    }
    assert to_json(finding(Span(3, 4), help="tambahkan `)`"))["bantuan"] == "tambahkan `)`"
    assert type(to_json(finding(None))["tingkat"]) is str
