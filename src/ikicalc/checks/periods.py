"""Checks of how the targets of one row follow each other: over quarters, and over years.

Knows: the targets as read, the direction where the document states one.
Must not know: how a target's text is read, or which direction an unstated one has.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from ikicalc.checks.rows import Document, Figure, Findings, Found, Row
from ikicalc.diagnostics import Diagnostic
from ikicalc.numbers import indonesian_number


def falling_quarters(document: Document) -> Findings:
    """Quarterly targets that fall though more is better and they are no parts of the yearly target.

    >>> from fractions import Fraction
    >>> quarters = tuple(Figure(Fraction(n), Fraction(n), "%") for n in (25, 50, 40, 100))
    >>> rows = (Row("c/1", "Persentase desa tertib", polaritas="naik", unit="%", quarters=quarters),)
    >>> [found.diagnostic.code for found in falling_quarters(Document(rows))]
    ['IKI534']
    """
    for number, row in enumerate(document.rows):
        quarters = [item for item in row.quarters if item is not None]
        year = _yearly(row, document.tahun)
        if row.polaritas != "naik" or _adds_up(row, quarters, year) or (_is_counted(row) and year is None):
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

    >>> from fractions import Fraction
    >>> quarters = tuple(Figure(Fraction(n), Fraction(n)) for n in (1, 2, 3, 4))
    >>> year = Figure(Fraction(12), Fraction(12))
    >>> rows = (Row("c/1", "Jumlah desa tertib", unit="desa", figure=year, quarters=quarters),)
    >>> [found.diagnostic.code for found in short_quarters(Document(rows))]
    ['IKI535']
    """
    for number, row in enumerate(document.rows):
        quarters = [item for item in row.quarters if item is not None]
        year = _yearly(row, document.tahun)
        if year is None or len(quarters) != 4 or _adds_up(row, quarters, year):
            continue
        if _misses(row.polaritas, quarters, year):
            yield Found(_short(row, quarters, year), number, "target_triwulan")


def _yearly(row: Row, tahun: int | None) -> Figure | None:
    """Return the target of the year that the quarters are of: the row's, the only one, the document's."""
    if row.figure is not None or len(row.years) == 1:
        return row.figure or row.years[0][1]
    return dict(row.years).get(tahun) if tahun is not None else None


def _misses(polaritas: str | None, quarters: list[Figure], year: Figure) -> bool:
    """Whether no quarter comes as far as the year; where less is better, whether the last is above it."""
    if polaritas == "turun":
        return quarters[-1].low > year.high
    return polaritas in (None, "naik") and max(item.high for item in quarters) < year.low


def _adds_up(row: Row, quarters: list[Figure], year: Figure | None) -> bool:
    """Whether the quarters are parts that make the yearly target together."""
    if year is None:
        return False
    total = sum(item.high for item in quarters)
    if year.low <= total <= year.high:
        return True
    return _is_counted(row) and total > year.low and not _rises(quarters)


def _rises(quarters: list[Figure]) -> bool:
    """Whether the figures grow from quarter to quarter, as targets do that count since January."""
    return all(earlier.high < later.high for earlier, later in pairwise(quarters))


def _is_counted(row: Row) -> bool:
    """Whether the figures of quarters may be parts of the year's: no percentage and no score."""
    return row.unit not in (None, "%", "indeks")


def _short(row: Row, quarters: list[Figure], year: Figure) -> Diagnostic:
    over = sum(item.high for item in quarters) > year.high
    beyond = ", sedangkan jumlah keempatnya melebihinya" if over and _is_counted(row) else ""
    listed = " - ".join(row.target_triwulan)
    return Diagnostic.of(
        "IKI535",
        f"target triwulan ({listed}) tidak mencapai target setahun {_printed(row, year)}{beyond}",
        help="samakan target triwulan IV dengan target setahun, atau jumlah keempatnya",
    )


def _printed(row: Row, year: Figure) -> str:
    texts = (
        text for (_, text), (_, figure) in zip(row.target_tahunan, row.years, strict=True) if figure == year
    )
    return row.target or next(texts, indonesian_number(year.low))


def years_against_direction(document: Document) -> Findings:
    """Yearly targets that fall though more is better, or rise though less is.

    >>> from fractions import Fraction
    >>> years = tuple((2027 - n, Figure(Fraction(n), Fraction(n))) for n in (3, 2))
    >>> rows = tuple(Row("c/1", "Jumlah A", polaritas=way, years=years) for way in ("naik", "turun"))
    >>> [found.row for found in years_against_direction(Document(rows))]
    [0]
    """
    for number, row in enumerate(document.rows):
        if row.polaritas is None and (turn := _turn(row)):
            yield Found(_turns(row, turn), number, "target_tahunan")
        for (_, earlier), (year, later) in pairwise(_years(row)):
            if earlier is not None and later is not None and _is_against(row.polaritas, earlier, later):
                yield Found(_against(row, year), number, "target_tahunan")
                break


def _years(row: Row) -> list[tuple[int, Figure | None]]:
    """Return the yearly targets in order, without one in another unit than the others (told by IKI519)."""
    units = Counter(figure.unit for _, figure in row.years if figure is not None)
    usual = max(units, key=lambda unit: units[unit], default=None)
    alike = ((year, figure if figure is None or figure.unit == usual else None) for year, figure in row.years)
    return sorted(alike, key=lambda item: item[0])


def _turn(row: Row) -> int | None:
    """Return the first year in which targets of no stated direction go back after they went one way."""
    ways = []
    for (_, earlier), (year, later) in pairwise(_years(row)):
        if (
            earlier is not None
            and later is not None
            and (earlier.low, earlier.high) != (later.low, later.high)
        ):
            ways.append((year, later.high > earlier.high))
    return next((year for (_, before), (year, after) in pairwise(ways) if before != after), None)


def _turns(row: Row, year: int) -> Diagnostic:
    listed = "; ".join(f"{item}: {text}" for item, text in row.target_tahunan)
    return Diagnostic.of(
        "IKI536",
        f"target berbalik arah pada {year} ({listed})",
        help="periksa urutan target tahunan, atau sebutkan polaritasnya",
    )


def _is_against(polaritas: str | None, earlier: Figure, later: Figure) -> bool:
    falls, rises = later.high < earlier.low, later.low > earlier.high
    return (polaritas == "naik" and falls) or (polaritas in ("turun", "turun-rasio") and rises)


def _against(row: Row, year: int) -> Diagnostic:
    way = "menurun" if row.polaritas == "naik" else "meningkat"
    listed = "; ".join(f"{item}: {text}" for item, text in row.target_tahunan)
    return Diagnostic.of(
        "IKI536",
        f"target {way} pada {year} ({listed}), padahal polaritasnya {row.polaritas}",
        help="periksa urutan target tahunan, atau polaritasnya",
    )
