"""Words at the line ends of narrow cells of a pdf: cut, whole, or not to be told."""

import pytest

from ikicalc.documents.reading.pdf.ink import Word
from ikicalc.documents.reading.pdf.lines import Room, doubtful_breaks, joined, rows_of

LETTER = 5.0


def read(lines, vocabulary=frozenset()):
    """Return the text and the doubtful line ends of a cell that its longest line fills."""
    words = [
        Word(_at(line, number), top, _at(line, number) + len(word) * LETTER, top + 10, word)
        for top, line in zip(range(0, 12 * len(lines), 12), lines, strict=True)
        for number, word in enumerate(line.split())
    ]
    room, rows = Room(0, max(word.x1 for word in words) + 1), rows_of(words)
    return joined(rows, room, vocabulary), doubtful_breaks(rows, room, vocabulary)


def _at(line, number):
    return len(" ".join([*line.split()[:number], ""])) * LETTER


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["jumlah", "anggaran", "x 100%"], "jumlah anggaran x 100%"),
        (["perpustakaan", "dibagi", "jumlah desa"], "perpustakaan dibagi jumlah desa"),
        (["kelompok", "yang aktif"], "kelompok yang aktif"),
        (["Persentas", "e desa"], "Persentase desa"),
        (["administra", "si umum"], "administrasi umum"),
        (["PEMERINTA", "HAN"], "PEMERINTAHAN"),
        (["Kecamat", "an Rawa"], "Kecamatan Rawa"),
    ],
)
def test_a_cut_word_is_proved_and_all_else_is_two_words(lines, text):
    assert read(lines) == (text, [])


def test_what_the_document_writes_elsewhere_proves_a_word():
    assert read(["tambakud", "ang"], frozenset({"tambakudang"})) == ("tambakudang", [])


def test_unproved_line_end_is_a_space_and_is_told():
    assert read(["Kidulsari", "wangen"]) == ("Kidulsari wangen", ["Kidulsari wangen"])
