"""Checks of a row's targets against its figure: unit, bound, percent or fraction.

Knows: the targets as read, of the year, of other years and of quarters, and the unit of the figure.
Must not know: how a target's text is read, or how targets follow each other (``periods``).
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from ikicalc import kamus
from ikicalc.checks.context import only_counts
from ikicalc.checks.rows import Document, Findings, Found, Printed, Row
from ikicalc.diagnostics import Diagnostic
from ikicalc.masukan import fold
from ikicalc.numbers import indonesian_number
from ikicalc.satuan import factor_between
from ikicalc.satuan.unit import Unit, is_share_of, unit_of
from ikicalc.syntax.tree import Binary, Number
from ikicalc.syntax.words.lexicon import lexicon
from ikicalc.syntax.words.nouns import unit_of_noun

_HUNDRED = Fraction(100)


def other_unit(document: Document) -> Findings:
    """A target in another unit than the figure: ``12 bulan`` for what is counted in ``kali``.

    >>> from ikicalc.checks.rows import Figure
    >>> figure = Figure(Fraction(12), Fraction(12), "bulan")
    >>> name = "Jumlah rapat"
    >>> rows = tuple(
    ...     Row("c/1", name, target="12 bulan", unit=unit, figure=figure) for unit in ("kali", "bulan")
    ... )
    >>> [found.row for found in other_unit(Document(rows))]
    [0]
    """
    for number, row in enumerate(document.rows):
        for target in row.targets():
            figure = target.figure
            printed = unit_of_noun(figure.unit) if figure.unit else None
            if printed is None or _fits(printed, row) or _lost_divisor(row, printed):
                continue
            yield Found(_unit_told(row, target), number, target.cell)
            break  # the same unit stands in the other columns


def _lost_divisor(row: Row, printed: str) -> bool:
    """Whether a percentage meets a formula whose divisor is lost, which is told as such (IKI308)."""
    last = row.tree.right if isinstance(row.tree, Binary) and row.tree.operator == "*" else None
    return printed == "%" and isinstance(last, Number) and last.value == _HUNDRED


def _fits(printed: str, row: Row) -> bool:
    """Whether a target may stand beside the figure; any but a percent where its unit is unknown."""
    if row.unit and (row.unit == "%" or unit_of_noun(row.unit) is not None):
        return _meets(printed, row.unit)
    return not (printed == "%" and row.tree is not None and only_counts(row.tree))


def _meets(printed: str, unit: str) -> bool:
    """Whether a target may stand beside a figure of a known unit: one dimension, of any size."""
    left, right = unit_of(printed), unit_of(unit_of_noun(unit) or unit)
    if _is_score(left) or _is_score(right) or left == right:
        return True
    if left is None or right is None or is_share_of(left, right):
        return True
    return factor_between(left, right) is not None


def _is_score(unit: Unit | None) -> bool:
    return unit == unit_of("indeks")


def _unit_told(row: Row, target: Printed) -> Diagnostic:
    return Diagnostic.of(
        "IKI519",
        f"target bersatuan `{target.figure.unit}`, sedangkan {_counted_in(row)}",
        target.span,
        help="samakan satuan target dengan yang dihitung",
    )


def _counted_in(row: Row) -> str:
    return f"angkanya dihitung dalam `{row.unit}`" if row.unit else "yang dihitung adalah jumlah"


def negative_count(document: Document) -> Findings:
    """A target below zero for something that is counted.

    >>> from ikicalc.checks.rows import Figure
    >>> figure = Figure(Fraction(-3), Fraction(-3), "kolam")
    >>> row = Row("c/1", "Jumlah kolam", target="-3 kolam", unit="kolam", figure=figure)
    >>> [found.diagnostic.message for found in negative_count(Document((row,)))]
    ['target `-3 kolam` negatif, padahal yang dihitung adalah jumlah']
    """
    beyond = set(kamus.load("periksa")["melebihi_seratus"])
    for number, row in enumerate(document.rows):
        words = row.indikator.casefold().split()
        if row.unit in (None, "%") or not words or words[0] not in lexicon().count or beyond & set(words):
            continue
        for target in _each_once(item for item in row.targets() if item.figure.low < 0):
            yield Found(_negative_told(target), number, target.cell)


def _negative_told(target: Printed) -> Diagnostic:
    return Diagnostic.of(
        "IKI510",
        f"target `{target.text}` negatif, padahal yang dihitung adalah jumlah",
        target.span,
        help="hapus tanda minus bila itu hanya tanda hubung, atau tulis target yang dimaksud",
    )


def share_above_hundred(document: Document) -> Findings:
    """A share of a whole with a target over 100%.

    >>> from ikicalc.checks.rows import Figure
    >>> figure = Figure(Fraction(120), Fraction(120), "%")
    >>> names = ("Persentase desa tertib", "Persentase kenaikan PAD")
    >>> rows = tuple(Row("c/1", name, target="120%", unit="%", figure=figure) for name in names)
    >>> [found.row for found in share_above_hundred(Document(rows))]
    [0]
    """
    for number, row in enumerate(document.rows):
        if row.unit != "%" or not _is_share(row):
            continue
        for target in _each_once(item for item in row.targets() if item.figure.high > _HUNDRED):
            yield Found(_above_told(target), number, target.cell)


def _each_once(targets: Iterable[Printed]) -> list[Printed]:
    """Leave out targets that repeat a figure: four quarters of 120 are one finding."""
    return list({target.figure: target for target in reversed(list(targets))}.values())[::-1]


def _above_told(target: Printed) -> Diagnostic:
    return Diagnostic.of(
        "IKI532",
        f"target {indonesian_number(target.figure.high)}% untuk bagian dari keseluruhan",
        target.span,
        help="bagian tidak dapat melebihi 100%; periksa target atau penyebut rumusnya",
    )


def _is_share(row: Row) -> bool:
    """Whether the name says that a part of a whole is meant: ``Persentase ...``, but no growth."""
    words = row.indikator.casefold().split()
    beyond = kamus.load("periksa")["melebihi_seratus"]
    return bool(words) and words[0] in lexicon().percent_form and not set(beyond) & set(words)


def grade_among_figures(document: Document) -> Findings:
    """A grade as the target of one year or quarter whose others are figures: 3,25; 3,30; Baik.

    >>> from ikicalc.checks.rows import Figure
    >>> years = ((2023, Figure(Fraction(3), Fraction(3))), (2024, None))
    >>> rows = (Row("c/1", "Indeks A", target_tahunan=((2023, "3"), (2024, "Baik")), years=years),)
    >>> [found.diagnostic.message for found in grade_among_figures(Document(rows))]
    ['target `Baik` bukan angka, padahal target yang lain angka']
    """
    grades = kamus.load("periksa")["target_huruf"]
    for number, row in enumerate(document.rows):
        columns = {
            "target_tahunan": [
                (text, figure) for (_, text), (_, figure) in zip(row.target_tahunan, row.years, strict=False)
            ],
            "target_triwulan": list(zip(row.target_triwulan, row.quarters, strict=False)),
        }
        for cell, targets in columns.items():
            graded = [text for text, figure in targets if figure is None and fold(text) in grades]
            if graded and len(graded) < len([text for text, _ in targets if text.strip(" -–")]):
                yield Found(_grade_told(graded[0]), number, cell)


def _grade_told(text: str) -> Diagnostic:
    return Diagnostic.of(
        "IKI510",
        f"target `{text}` bukan angka, padahal target yang lain angka",
        help="tulis angkanya, misalnya batas bawah kategori itu",
    )


def fraction_for_percent(document: Document) -> Findings:
    """A target of at most 1 without a percent sign beside a figure in percent: 0,95 or 95%?

    >>> from ikicalc.checks.rows import Figure
    >>> figures = (Figure(Fraction(95, 100), Fraction(95, 100)), Figure(Fraction(1, 2), Fraction(1, 2), "%"))
    >>> rows = tuple(Row("c/1", "Persentase A", target="x", unit="%", figure=figure) for figure in figures)
    >>> [found.diagnostic.code for found in fraction_for_percent(Document(rows))]
    ['IKI537']
    """
    for number, row in enumerate(document.rows):
        small = _fractions(row)
        if row.unit == "%" and small and not _is_rightly_small(row):
            yield Found(_fraction_told(small[0]), number, small[0].cell)


def _fractions(row: Row) -> list[Printed]:
    """Return the targets that may be fractions: below 1, or 1 where no target is higher."""
    highest = max((item.figure.high for item in row.targets()), default=Fraction(0))
    bare = (item for item in row.targets() if item.figure.unit is None and item.figure.high > 0)
    return [item for item in bare if item.figure.high < 1 or highest == 1]


def _is_rightly_small(row: Row) -> bool:
    """Whether less is better, as the row says or as its targets fall: 0,35% of pupils leave school."""
    years = [figure.high for _, figure in sorted(row.years, key=lambda item: item[0]) if figure is not None]
    return row.polaritas in ("turun", "turun-rasio") or (len(years) > 1 and years[-1] < years[0])


def _fraction_told(target: Printed) -> Diagnostic:
    small, whole = (indonesian_number(target.figure.high * factor) for factor in (1, 100))
    return Diagnostic.of(
        "IKI537",
        f"target `{target.text}` dibaca {small}%, karena angkanya dalam persen",
        target.span,
        help=f"tulis `{whole}%` bila itu yang dimaksud, atau `{small}%`",
    )
