"""Text that nobody wrote: words, signs, mark-up and odd characters in any order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .cells import Cell, check, jumbled

# One of each family, so that failing cells shrink to something that one can read.
WORDS = st.sampled_from(
    [
        "jumlah",
        "Jumlah",
        "desa",
        "dibagi",
        "dikali",
        "dan",
        "dari",
        "antara",
        "jika",
        "maka",
        "Rumus",
        "A",
        "NDT",
    ]
)
SIGNS = st.sampled_from(
    [*"+-*/:=×–.,;()[]{}%<>^_|\\$&•", "[[", "]]", "100%", "1.000", "1,5,2", "----", "\n", " "]
)
MARKUP = st.sampled_from(
    ["\\frac{", "\\text{", "}{", "}", "\\times", "<b>", "<br>", "&amp;", "&#0;", "$", "\\(", "\\sqrt{"]
)
ODD = st.sampled_from(
    [
        "\x00",
        "\x1b",
        "\x85",
        "\u00a0",
        "\u00ad",
        "\u2028",
        "\ue000",
        "😀",
        "𝐀",
        "İ",
        "٣",
        "½",
        "（",
        "e\u0301",
    ]
)
PIECES = st.one_of(WORDS, SIGNS, MARKUP, ODD, st.text(max_size=5))
CELLS = st.one_of(
    st.lists(PIECES, max_size=25).map("".join),
    st.lists(PIECES, max_size=25).map(" ".join),
    st.text(max_size=80),
)
NAMES = st.one_of(st.just(""), st.lists(PIECES, max_size=4).map(" ".join))


@given(CELLS, NAMES)
@settings(max_examples=800)
def test_any_text_is_read_or_refused(teks, indikator):
    check(Cell(teks, indikator))


@given(st.integers(0, 6), PIECES, PIECES, PIECES)
@settings(max_examples=150)
def test_repeated_pieces_are_read_or_refused(power, before, inside, after):
    times = 3**power
    check(Cell(before * times + inside + after * times))


def test_jumbled_words_are_read_or_refused():
    for cell in jumbled(1, 1_000):
        check(cell)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(200, 210))
def test_many_jumbled_words_are_read_or_refused(seed):
    for cell in jumbled(seed, 10_000):
        check(cell)
