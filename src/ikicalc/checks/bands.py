"""Checks of score bands, those printed in a cell and those of a scale.

Knows: how bands are printed in prose (``Skor 0-40, kategori Kurang Baik``), and what is wrong with a set.
Must not know: files, or how a figure is banded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from ikicalc import kamus
from ikicalc.checks.rows import Document, Findings, Found
from ikicalc.diagnostics import Diagnostic, FormulaError, Span
from ikicalc.kinerja import Pita, Skala, faults
from ikicalc.numbers import indonesian_number, read_number
from ikicalc.syntax.words.nouns import fold_words, noun_at

_NUMBER = r"\d{1,3}(?:[.,]\d{1,3})?"
_RANGE = re.compile(
    rf"(?<![\w.,/-])(?P<low>{_NUMBER})\s*%?\s*(?:-|–|—|s/d|s\.d\.?|sd|sampai(?: dengan)?)\s*"
    rf"(?P<high>{_NUMBER})(?![\w/]|[.,-]\d)\s*%?"
)
_LABEL = re.compile(
    r"\W*(?:kategori|predikat|kriteria|berarti|adalah)?\W*(?P<label>[^\W\d_]{2,}(?: [^\W\d_]{2,}){0,2})"
)
_LABEL_BEFORE = re.compile(r"(?P<label>(?:[^\W\d_]{2,} ){0,2}[^\W\d_]{2,})[\s:=(]*\Z")
_LONGEST_LABEL = 60
_ABOVE = re.compile(
    rf"(?:[>≥]=?|\blebih dari|\bdi atas|\bminimal)\s*(?P<end>{_NUMBER})(?![\w/]|[.,]\d)", re.IGNORECASE
)
_BELOW = re.compile(
    rf"(?:[<≤]=?|\bkurang dari|\bdi bawah|\bmaksimal)\s*(?P<end>{_NUMBER})(?![\w/]|[.,]\d)", re.IGNORECASE
)
_ABOVE_BEHIND = re.compile(rf"(?<![\w.,])(?P<end>{_NUMBER})\s*%?\s*(?:ke ?atas|atau lebih)\b", re.IGNORECASE)
_BELOW_BEHIND = re.compile(
    rf"(?<![\w.,])(?P<end>{_NUMBER})\s*%?\s*(?:ke ?bawah|atau kurang)\b", re.IGNORECASE
)
_FEWEST = 3  # ranges that make a scale
_BESIDE = 20  # letters in front of a range that may say of what it is
_PERCENT_SCALE = 50  # a scale that ends above this is meant to reach 100
_LOWEST = (0, 1, 20, 25)  # where such a scale may begin: answers 1 to 5 or 1 to 4, converted to 100
_HUNDRED = Fraction(100)


class Band(NamedTuple):
    """A band as printed, with its place in the cell."""

    pita: Pita
    decimals: int
    span: Span


def printed_scale(document: Document) -> Findings:
    """Holes, overlaps and short reach of a scale that a cell prints.

    >>> from ikicalc.checks.rows import Row
    >>> cell = "0-40 Kurang, 51-60 Cukup, 61-100 Baik"
    >>> [found.diagnostic.code for found in printed_scale(Document((Row("c/1", "Nilai", cell),)))]
    ['IKI501', 'IKI531']
    >>> cell = "< 60 Kurang; 60-70 Cukup; 70-80 Baik; 80-90 Sangat Baik; > 90 Istimewa"
    >>> list(printed_scale(Document((Row("c/1", "Nilai", cell),))))
    []
    """
    for number, row in enumerate(document.rows):
        bands = printed_bands(row.teks)
        if bands:
            yield from (Found(finding, number) for finding in _of_bands(bands, row.teks))


def printed_bands(text: str) -> tuple[Band, ...]:
    """Return the bands that a cell prints, lowest first; none where fewer than three ranges stand in a row.

    >>> [str(band.pita) for band in printed_bands("0-40 Kurang, 41-60 Cukup, 61-100 Baik")]
    ['0 sampai 40', '41 sampai 60', '61 sampai 100']
    >>> printed_bands("tahun 2018-2023")
    ()
    """
    if text.count("-") + text.count("–") + text.count("s") < _FEWEST:
        return ()
    ranges = list(_RANGE.finditer(text))
    label = _label_before if ranges and _names_in_front(ranges, text) else _label_behind
    bands = [band for match in ranges if (band := _band(match, label(match, text), text)) is not None]
    bands.sort(key=lambda band: (band.pita.dari or 0, band.pita.sampai or 0))
    return tuple(bands) if len(bands) >= _FEWEST and _is_scale(bands) else ()


def _names_in_front(ranges: list[re.Match[str]], text: str) -> bool:
    """``Baik 75-90 Cukup 60-74``: a name before the first range, and none behind the last."""
    return _label_before(ranges[0], text) is not None and _label_behind(ranges[-1], text) is None


def _label_behind(match: re.Match[str], text: str) -> re.Match[str] | None:
    return _LABEL.match(text, match.end())


def _label_before(match: re.Match[str], text: str) -> re.Match[str] | None:
    return _LABEL_BEFORE.search(text[max(0, match.start() - _LONGEST_LABEL) : match.start()])


def _band(match: re.Match[str], label: re.Match[str] | None, text: str) -> Band | None:
    try:
        low, high = read_number(match["low"]), read_number(match["high"])
    except FormulaError:
        return None
    if _is_of_something(match, label, text):
        return None
    decimals = max(_decimals(match["low"]), _decimals(match["high"]))
    name = label["label"] if label else match[0]
    return Band(Pita(name, low, high), decimals, Span(match.start(), match.end())) if low < high else None


def _is_of_something(match: re.Match[str], label: re.Match[str] | None, text: str) -> bool:
    """Whether a range is no score: ``12-23 bulan``, ``usia 15-19``."""
    noun = noun_at(fold_words(label["label"])) if label else None
    before = fold_words(text[max(0, match.start() - _BESIDE) : match.start()])[-1:]
    measured = noun is not None and noun.unit not in (None, "%", "indeks")
    return measured or not set(before).isdisjoint(kamus.load("periksa")["bukan_pita"])


def _decimals(written: str) -> int:
    return len(re.split(r"[.,]", written)[1]) if re.search(r"[.,]", written) else 0


def _is_scale(bands: list[Band]) -> bool:
    """Whether the ranges follow each other as bands do: each begins near where the one before it ends."""
    gaps = [_gap(low, high) for low, high in pairwise(bands)]
    return all(-5 <= gap <= 20 for gap in gaps) and sum(abs(gap) <= 1 for gap in gaps) * 2 >= len(gaps)


def _gap(low: Band, high: Band) -> Fraction:
    assert low.pita.sampai is not None
    assert high.pita.dari is not None
    return high.pita.dari - low.pita.sampai


def _of_bands(bands: tuple[Band, ...], text: str) -> Iterator[Diagnostic]:
    decimals = max(band.decimals for band in bands)
    whole = all(_touches(low, high) for low, high in pairwise(bands))
    for low, high in pairwise(bands):
        pair = Skala("sel", (low.pita, high.pita), decimals)
        if _touches(low, high):
            if not whole and any(_gap(*other) == 1 for other in pairwise(bands)):
                yield _in_both(low, high)
            continue
        for fault in faults(pair):
            yield Diagnostic.of(fault.kode, fault.pesan, _over(low, high), help="luruskan batas kedua pita")
    yield from _between_whole_numbers(bands, decimals)
    pita = _with_open_ends([band.pita for band in bands], text)
    yield from _reach(Skala("sel", pita, decimals), bands[0].span.to(bands[-1].span))


def _with_open_ends(pita: list[Pita], text: str) -> tuple[Pita, ...]:
    """Open the last band where the cell prints one above it (``> 90``), the first likewise (``< 25``)."""
    low, high = pita[0].dari, pita[-1].sampai
    if high is not None and any(0 <= end - high <= 1 for end in _ends((_ABOVE, _ABOVE_BEHIND), text)):
        pita[-1] = replace(pita[-1], sampai=None)
    if low is not None and any(0 <= low - end <= 1 for end in _ends((_BELOW, _BELOW_BEHIND), text)):
        pita[0] = replace(pita[0], dari=None)
    return tuple(pita)


def _ends(patterns: tuple[re.Pattern[str], ...], text: str) -> list[Fraction]:
    found = (match["end"] for pattern in patterns for match in pattern.finditer(text))
    return [read_number(end.replace(".", ",")) for end in found]


def _over(first: Band, last: Band) -> Span:
    """Return the span over two bands, in whichever order they are printed."""
    return first.span.to(last.span)


def _touches(low: Band, high: Band) -> bool:
    """Whether one figure ends a band and begins the next (60-70, 70-80): a scale of whole ends."""
    return low.pita.sampai == high.pita.dari


def _in_both(low: Band, high: Band) -> Diagnostic:
    """60-74, 75-90, 90-100: where the other bands end below the next one, 90 lies in two."""
    end = indonesian_number(low.pita.sampai or _HUNDRED)
    return Diagnostic.of(
        "IKI502",
        f"angka {end} masuk dua pita: `{low.pita.predikat}` dan `{high.pita.predikat}`",
        _over(low, high),
        help="akhiri pita yang lebih rendah di bawah angka itu, seperti pita yang lain",
    )


def _between_whole_numbers(bands: tuple[Band, ...], decimals: int) -> Iterator[Diagnostic]:
    """0-40 and 41-60: a figure of 40,5 lies in neither until it is rounded."""
    between = [(low, high) for low, high in pairwise(bands) if decimals == 0 and _gap(low, high) == 1]
    if not between or bands[-1].pita.sampai is None or bands[-1].pita.sampai < _PERCENT_SCALE:
        return
    low, high = between[0]
    ends = ", ".join(f"{a.pita.sampai} dan {b.pita.dari}" for a, b in between)
    yield Diagnostic.of(
        "IKI531",
        f"ada celah antara pita skala: angka di antara {ends} tidak masuk pita mana pun",
        _over(low, high),
        notes=("skala dicetak dalam bilangan bulat; ikicalc membulatkan angkanya lebih dahulu",),
        help="tulis cara membulatkannya, atau batas seperti `> 40 - 60`",
    )


def _reach(skala: Skala, span: Span | None = None) -> Iterator[Diagnostic]:
    low, high = skala.pita[0].dari, skala.pita[-1].sampai
    if high is not None and high < _PERCENT_SCALE:
        return
    short = []
    if low is not None and low not in _LOWEST and low < _HUNDRED:
        short.append(f"di bawah {indonesian_number(low, skala.desimal)}")
    if high is not None and high < _HUNDRED:
        short.append(f"di atas {indonesian_number(high, skala.desimal)}")
    if short:
        yield Diagnostic.of(
            "IKI530",
            f"skala tidak mencapai 0 sampai 100: tidak ada pita {' dan '.join(short)}",
            span,
            help="tambahkan pita yang kurang, atau tulis bahwa angka di luar itu tidak mungkin",
        )


def short_reach(skala: Skala) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the reach of a scale of the rules (IKI530).

    >>> [item.code for item in short_reach(Skala("kolam", (Pita("Baik", Fraction(60), Fraction(90)),), 0))]
    ['IKI530']
    """
    return tuple(_reach(skala)) if skala.pita else ()
