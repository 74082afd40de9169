"""Marks over the spans of a cell: nested, overlapping, empty, past the end, cut."""

from hypothesis import given
from hypothesis import strategies as st

from ikicalc.diagnostics import Span
from ikicalc.reports.marks import MAX_CELL, marked, written


def pieces(text, *spans):
    return [tuple(piece) for piece in marked(text, [(n, Span(*span)) for n, span in enumerate(spans, 1)])[0]]


def test_nested():
    assert pieces("abcdef", (0, 6), (2, 4)) == [("ab", (1,), ()), ("cd", (1, 2), (2,)), ("ef", (1,), (1,))]


def test_overlapping():
    assert pieces("abcdef", (0, 4), (2, 6)) == [("ab", (1,), ()), ("cd", (1, 2), (1,)), ("ef", (2,), (2,))]


def test_empty_span_ends_without_lying_over_anything():
    assert pieces("ab", (1, 1)) == [("a", (), (1,)), ("b", (), ())]
    assert pieces("", (0, 0)) == [("", (), (1,))]
    assert pieces("ab", (0, 0)) == [("", (), (1,)), ("ab", (), ())]


def test_span_past_the_end_is_taken_to_the_end():
    assert pieces("ab", (1, 9)) == [("a", (), ()), ("b", (1,), (1,))]


def test_long_cell_is_cut_and_says_so():
    found, cut = marked("a" * (MAX_CELL + 1), [(1, Span(MAX_CELL, MAX_CELL + 1))])
    assert (sum(len(piece.teks) for piece in found), cut, found[-1].berakhir) == (MAX_CELL, True, (1,))


SPANS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted), max_size=5)


@given(st.text("ab\n", max_size=10), SPANS)
def test_every_letter_once_each_span_covered_and_ended_once(text, spans):
    found, _ = marked(text, [(n, Span(*span)) for n, span in enumerate(spans, 1)])
    assert "".join(piece.teks for piece in found) == written(text)
    for number, span in enumerate(spans, 1):
        over = "".join(piece.teks for piece in found if number in piece.temuan)
        assert over == text[span[0] : span[1]]
        assert sum(number in piece.berakhir for piece in found) == 1
