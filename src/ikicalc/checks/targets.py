"""Checks of a row's target against its figure: unit, bound, quarters.

Knows: the target as read, the unit of the figure, the direction where the document states one.
Must not know: how a target's text is read, or which direction an unstated one has.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from ikicalc import kamus
from ikicalc.checks.rows import Document, Figure, Findings, Found, Row
from ikicalc.diagnostics import Diagnostic, Span
from ikicalc.numbers import indonesian_number
from ikicalc.satuan import factor_between
from ikicalc.satuan.unit import Unit, unit_of
from ikicalc.syntax.lexicon import lexicon
from ikicalc.syntax.nouns import unit_of_noun

_HUNDRED = Fraction(100)


def other_unit(document: Document) -> Findings:
    """A target in another unit than the figure: ``12 bulan`` for what is counted in ``kali``.

    >>> figure = Figure(Fraction(12), Fraction(12), "bulan")
    >>> rows = tuple(Row("c/1", "Jumlah rapat", unit=unit, figure=figure) for unit in ("kali", "bulan"))
    >>> [found.row for found in other_unit(Document(rows))]
    [0]
    """
    for number, row in enumerate(document.rows):
        figure = row.figure
        if figure is None or not figure.unit or row.unit is None:
            continue
        printed = unit_of_noun(figure.unit)
        if printed is not None and not _meets(printed, row.unit):
            yield Found(_unit_told(row, figure), number, "target")


def _meets(printed: str, unit: str) -> bool:
    """Whether a target may stand beside a figure: one dimension, of any size; no composed unit is asked."""
    left, right = unit_of(printed), unit_of(unit)
    if "·" in unit or "/" in unit or _is_score(left) or _is_score(right) or left == right:
        return True
    return left is None or right is None or factor_between(left, right) is not None


def _is_score(unit: Unit | None) -> bool:
    return unit == unit_of("indeks")


def _unit_told(row: Row, figure: Figure) -> Diagnostic:
    return Diagnostic.of(
        "IKI519",
        f"target bersatuan `{figure.unit}`, sedangkan angkanya dihitung dalam `{row.unit}`",
        Span(0, len(row.target)),
        help="samakan satuan target dengan yang dihitung",
    )


def share_above_hundred(document: Document) -> Findings:
    """A share of a whole with a target over 100%.

    >>> figure = Figure(Fraction(120), Fraction(120), "%")
    >>> names = ("Persentase desa tertib", "Persentase kenaikan PAD")
    >>> rows = tuple(Row("c/1", name, unit="%", figure=figure) for name in names)
    >>> [found.row for found in share_above_hundred(Document(rows))]
    [0]
    """
    for number, row in enumerate(document.rows):
        if row.figure is not None and row.figure.high > _HUNDRED and row.unit == "%" and _is_share(row):
            told = f"target {indonesian_number(row.figure.high)}% untuk bagian dari keseluruhan"
            yield Found(
                Diagnostic.of(
                    "IKI532",
                    told,
                    Span(0, len(row.target)),
                    help="bagian tidak dapat melebihi 100%; periksa target atau penyebut rumusnya",
                ),
                number,
                "target",
            )


def _is_share(row: Row) -> bool:
    """Whether the name says that a part of a whole is meant: ``Persentase ...``, but no growth."""
    words = row.indikator.casefold().split()
    beyond = kamus.load("periksa")["melebihi_seratus"]
    return bool(words) and words[0] in lexicon().percent_form and not set(beyond) & set(words)


def falling_quarters(document: Document) -> Findings:
    """Quarterly targets that fall though more is better and they are no parts of the yearly target.

    >>> quarters = tuple(Figure(Fraction(n), Fraction(n), "%") for n in (25, 50, 40, 100))
    >>> rows = (Row("c/1", "Persentase desa tertib", polaritas="naik", unit="%", quarters=quarters),)
    >>> [found.diagnostic.code for found in falling_quarters(Document(rows))]
    ['IKI534']
    """
    for number, row in enumerate(document.rows):
        quarters = [item for item in row.quarters if item is not None]
        if row.polaritas != "naik" or _adds_up(row, quarters) or (_is_counted(row) and row.figure is None):
            continue
        if any(later.high < earlier.low for earlier, later in pairwise(quarters)):
            yield Found(_falls(row), number, "target_triwulan")


def _falls(row: Row) -> Diagnostic:
    return Diagnostic.of(
        "IKI534",
        f"target triwulan menurun ({' - '.join(row.target_triwulan)}), padahal polaritasnya naik",
        help="periksa urutan target triwulan, atau polaritasnya",
    )


def short_quarters(document: Document) -> Findings:
    """Quarterly targets of which neither the last nor the sum reaches the yearly target.

    >>> quarters = tuple(Figure(Fraction(n), Fraction(n)) for n in (1, 2, 3, 4))
    >>> year = Figure(Fraction(12), Fraction(12))
    >>> rows = (Row("c/1", "Jumlah desa tertib", unit="desa", figure=year, quarters=quarters),)
    >>> [found.diagnostic.code for found in short_quarters(Document(rows))]
    ['IKI535']
    """
    for number, row in enumerate(document.rows):
        quarters = [item for item in row.quarters if item is not None]
        year = row.figure
        if year is None or len(quarters) != 4 or _adds_up(row, quarters):
            continue
        if row.polaritas in (None, "naik") and max(item.high for item in quarters) < year.low:
            yield Found(_short(row), number, "target_triwulan")


def _adds_up(row: Row, quarters: list[Figure]) -> bool:
    """Whether the quarters are parts that make the yearly target together."""
    if row.figure is None:
        return False
    total = sum(item.high for item in quarters)
    return row.figure.low <= total <= row.figure.high or (_is_counted(row) and total > row.figure.low)


def _is_counted(row: Row) -> bool:
    """Whether the figures of quarters may be parts of the year's: no percentage and no score."""
    return row.unit not in (None, "%", "indeks")


def _short(row: Row) -> Diagnostic:
    return Diagnostic.of(
        "IKI535",
        f"target triwulan ({' - '.join(row.target_triwulan)}) tidak mencapai target setahun {row.target}",
        help="samakan target triwulan IV dengan target setahun, atau jumlah keempatnya",
    )
