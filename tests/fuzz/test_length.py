"""Cells as long and as deep as the bounds allow: refused with a code, or read with work in proportion."""

import pytest

import ikicalc
from ikicalc.diagnostics import FormulaError
from ikicalc.syntax.cell.parts import MAX_TOKENS
from ikicalc.syntax.reading.read import MAX_LENGTH
from ikicalc.syntax.text.lexer import tokenize
from ikicalc.syntax.text.peel import peel
from tests.work import calls

from .cells import Cell, check, consumed, seconds

# One character would do the work of a thousand: brackets, fractions, definitions, lists, lines, mark-up.
PATTERNS = (
    "(", ")", "()", "[", "{", "}", "(a", "a)", "(a)(b)", "(a+b)", "a (b) ", "1(", "1/2 (a) ", "a/", "a / ",
    "a : ", "A : B ", "a - ", "- ", "a + ", "jumlah a + ", "a x ", "x ", "a^", "Σ", "'", "&", "a dibagi ",
    "dibagi ", "kemudian dibagi ", "a pangkat 2 ", "jumlah a dan ", "jumlah a dan jumlah b ", "jumlah a, ",
    "rata-rata dari ", "selisih a dengan ", "perbandingan antara a dengan ", "persentase ",
    "jika a > b maka ", "jika a > b maka c selain itu ", "paling tinggi 100 ", "per 1.000 ", "12 desa ",
    "100% ", "1,", "1.000.", "9", "= ", "a=", "=-", "A = b; ", "A = b\n", "a = 1, ", "A = A + B; ",
    "A = B + C\nB = A + C\n", "A = B + B; B = C + C; ", "jumlah a (A)\n", "dimana A = b ",
    "hari kerja = 240 hari ", "pembilang : a\n", "Rumus: ", "Catatan: ", "\n", "a\n", "---- x ", "----",
    "-----\n", "a\n----\nb\n", "1.", "1. a\n", "- a\n", "II. ", "1. a dengan bobot 5%\n", ". ", "; ", ", ",
    "a,b;", "a ", "a", "e-KTP ", "n - 1 ", "tahun n-1 ", "tahun lalu ", "12 bulan ", "setiap bulan ",
    "12 hari sebelum ", "dua belas ", "sesuai ", "inspektorat ", "kurang dari ", r"\frac{", r"\frac{a}{b}",
    r"\text{a}", "\\", "$", "$a$ ", "<b>", "<", "&amp;", "\x00", "\u00a0", "😀", "[[", "[[A", "[[A]] + ",
    "[[A]] ** ", "-[[A]]", "if(", "sum(",
)  # fmt: skip

NAME = "Persentase a"
ENTRY, WORK = 5_000, 300  # calls for any cell, and for each letter of it
LONGEST = 0.400  # seconds, on a machine that does nothing else


def long(pattern, length=MAX_LENGTH):
    return (pattern * length)[:length]


def lengths(pattern):
    """Return the greatest length, and the greatest that is not refused for its many words and signs."""
    tokens = max(1, len(tokenize(peel(pattern * 10).text)))
    return MAX_LENGTH, min(MAX_LENGTH, MAX_TOKENS * 10 // tokens * len(pattern))


def assert_bounded(teks):
    assert calls(lambda: consumed(Cell(teks, NAME))) < ENTRY + WORK * len(teks)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_longest_cell_is_read_or_refused(pattern):
    for length in sorted(set(lengths(pattern))):
        check(Cell(long(pattern, length), NAME))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_work_is_bounded_by_the_letters(pattern):
    longest = lengths(pattern)[1]
    for length in (longest // 16, longest // 4):
        assert_bounded(long(pattern, length))


@pytest.mark.parametrize("levels", [12, 48])
@pytest.mark.parametrize(
    ("before", "inside", "after"),
    [
        ("sum(", "a + b", ")"),
        ("MAX(", "a, b", ")"),
        ("A : (", "a dibagi b", ")"),
        ("rata-rata dari (", "a, b", ")"),
        ("a dibagi (", "a dibagi b", ")"),
        ("jumlah (", "a dan b", ")"),
        ("(", "a dan b", ") x 100%"),
        (r"\frac{a}{", "b", "}"),
    ],
)
def test_work_is_bounded_by_the_letters_of_nested_brackets(before, inside, after, levels):
    assert_bounded(before * levels + inside + after * levels)


@pytest.mark.slow  # seconds: for a machine that does nothing else
@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_longest_cell_is_read_in_time(pattern):
    quarter, longest = (seconds(Cell(long(pattern, length), NAME)) for length in spread(pattern))
    assert longest < LONGEST
    assert longest < 6 * max(quarter, 0.020)


def spread(pattern):
    return lengths(pattern)[1] // 4, lengths(pattern)[1]


def test_a_longer_cell_is_refused():
    assert ikicalc.parse("a" * MAX_LENGTH).kelas == "tanpa_rumus"
    with pytest.raises(FormulaError) as refused:
        ikicalc.parse("a" * (MAX_LENGTH + 1))
    assert [finding.code for finding in refused.value.diagnostics] == ["IKI002"]


def is_refused_as_too_deep(cell):
    with pytest.raises(FormulaError) as refused:
        ikicalc.parse(cell)
    return [finding.code for finding in refused.value.diagnostics] == ["IKI003"]


@pytest.mark.parametrize(
    ("before", "inside", "after"),
    [
        ("(", "Jumlah a dibagi jumlah b", ")"),
        ("(", "[[A]] / [[B]]", ")"),
        ("{", "Jumlah a dibagi jumlah b", "}"),
    ],
)
def test_two_hundred_brackets_are_the_deepest(before, inside, after):
    assert ikicalc.parse(before * 200 + inside + after * 200).kelas == "rumus"
    assert is_refused_as_too_deep(before * 201 + inside + after * 201)


@pytest.mark.parametrize(
    ("before", "inside", "after"),
    [
        (r"\frac{a}{", "b", "}"),
        ("(jumlah a + ", "jumlah b", ")"),
        ("jumlah a dibagi (", "jumlah b", ")"),
        ("-", "[[A]]", ""),
        ("[[A]] ** ", "[[A]]", ""),
        ("sum(", "[[A]]", ")"),
        ("if([[A]] > 1, [[A]], ", "[[A]]", ")"),
        ("", "jumlah a", " ditambah jumlah a"),
        ("", "[[A]]", " + [[A]]"),
    ],
)
def test_a_tree_deeper_than_two_hundred_is_refused(before, inside, after):
    assert ikicalc.parse(before * 60 + inside + after * 60).kelas == "rumus"
    assert is_refused_as_too_deep(before * 300 + inside + after * 300)
