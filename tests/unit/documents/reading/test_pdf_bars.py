"""Lines that a pdf draws between words: underlines over several lines, factors away from the bar."""

from ikicalc import parse
from ikicalc.documents.reading.pdf.fractions import with_fractions
from ikicalc.documents.reading.pdf.ink import Box, Word
from ikicalc.documents.reading.pdf.lines import rows_of

LETTER = 5.0


def line(text, top, left=4.0):
    words, x = [], left
    for part in text.split():
        words.append(Word(x, top, x + len(part) * LETTER, top + 10, part))
        x += (len(part) + 1) * LETTER
    return words


def under(text, top, left=4.0):
    return Box(left, top + 10.8, left + len(text) * LETTER, top + 10.8)


def read(words, bars):
    cell = Box(0, 0, 160, 100)
    return " ".join(row.text for row in rows_of(with_fractions(words, bars, cell, 4.0)))


def test_numerator_underlined_over_two_lines_is_one():
    words = line("Jumlah kolam warga yang", 4) + line("sudah dipanen x 100%", 16)
    words += line("Jumlah kolam warga yang", 28) + line("terdaftar", 40)
    bars = [under("Jumlah kolam warga yang", 4), under("sudah dipanen", 16)]
    formula = read(words, bars)
    assert parse(formula, indikator="Persentase kolam").kanonik == (
        "[[Jumlah kolam warga yang sudah dipanen]] / [[Jumlah kolam warga yang terdaftar]] * 100"
    )


def test_figure_of_the_factor_may_stand_on_the_next_line():
    words = line("Jumlah kolam warga yang", 4) + line("sudah dipanen warga x", 16)
    words += line("100%", 28) + line("Jumlah kolam", 40)
    bars = [under("Jumlah kolam warga yang", 4), under("sudah dipanen warga", 16)]
    assert parse(read(words, bars), indikator="Persentase kolam").kanonik == (
        "[[Jumlah kolam warga yang sudah dipanen warga]] / [[Jumlah kolam]] * 100"
    )


def test_underlined_words_with_nothing_below_stay_words():
    words = line("Jumlah kolam", 4) + line("yang dipanen", 16)
    bars = [under("Jumlah kolam", 4), under("yang dipanen", 16)]
    assert read(words, bars) == "Jumlah kolam yang dipanen"


def test_factor_beside_the_first_line_of_the_numerator_belongs_to_the_fraction():
    words = line("Jumlah kolam", 4, left=10) + line("yang dipanen", 16, left=10) + line("x 100%", 4, left=80)
    words += line("Jumlah kolam", 30, left=10)
    formula = read(words, [Box(6, 28, 76, 28)])
    assert parse(formula, indikator="Persentase kolam").kanonik == (
        "[[Jumlah kolam yang dipanen]] / [[Jumlah kolam]] * 100"
    )
