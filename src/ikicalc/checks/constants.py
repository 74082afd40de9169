"""Figures that a formula fixes though they change: working time, people, money as a bare number.

Knows: the tree, and what the cell says beside the formula. Must not know: values, or the indicator's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ikicalc import kamus
from ikicalc.checks.context import Context, is_scored
from ikicalc.checks.meaning import fixed_divisors
from ikicalc.checks.regulations import cites_regulation
from ikicalc.diagnostics import Diagnostic
from ikicalc.numbers import indonesian_number, reads_two_ways
from ikicalc.satuan import is_counted
from ikicalc.syntax.tree import Binary, Number, Tree, names, walk
from ikicalc.syntax.words.nouns import fold_words, unit_of_name, unit_of_noun

_FIGURE = re.compile(r"\d[\d.,]*")
_HEAD = 3  # words of a name that tell whether it is a score
_WORKING_TIME = ("hari", "jam", "menit")
_FEWEST = (
    101  # a year of working time, a population; shorter spans are deadlines or durations, 100 is a factor
)
_DAYS_OF_A_YEAR = range(200, 367)  # as a figure without a noun
_TEN_AND_POWER = range(102, 108)  # "105" where 10⁵ was printed
_OF_THE_CALENDAR = (365, 366, 8760, 8784, 1440, 525600, 527040)  # days, hours and minutes of any year or day


def undeclared_constant(context: Context) -> Iterator[Diagnostic]:
    """Working time of a year, or another figure that changes with the years, as a bare number.

    >>> from ikicalc.rumus import parse
    >>> for divisor in ("240 hari kerja", "45.678 jiwa", "12 bulan", "jumlah hari"):
    ...     found = parse(f"jumlah kunjungan dibagi {divisor}").diagnostics
    ...     print([finding.message for finding in found if finding.code == "IKI121"])
    ['240 hari kerja ditulis sebagai angka tetap tanpa sumber']
    ['45.678 jiwa ditulis sebagai angka tetap tanpa sumber']
    []
    []
    """
    if context.tree is None:
        return
    found = next(_changing(context.tree), None) or next(_corrections(context), None)
    if found is None or _is_declared(context, found):
        return
    time = _is_working_time(found)
    divides = any(found is item for item in fixed_divisors(context.tree))
    yield Diagnostic.of(
        "IKI121",
        " ".join(
            filter(
                None,
                (
                    indonesian_number(found.value),
                    _noun(found, divides=divides),
                    "ditulis sebagai angka tetap tanpa sumber",
                ),
            )
        ),
        found.span,
        notes=("hari dan jam kerja efektif berbeda menurut aturan dan tahunnya",) if time else (),
        help=_way_out(found, time=time, divides=divides),
    )


def _way_out(found: Number, *, time: bool, divides: bool) -> str:
    if time:
        return "beri nama, misalnya `jumlah hari kerja efektif`, dan sebutkan angkanya dengan sumbernya"
    if found.unit is None and not divides:
        return "sebutkan di catatan dari mana angka itu, atau hapus bila tidak ada dasarnya"
    return "beri nama, misalnya `jumlah penduduk`, supaya angkanya diisi tiap tahun"


def _noun(number: Number, *, divides: bool) -> str:
    plain = "sebagai pembagi" if divides else ""
    return number.unit or ("hari" if _is_working_time(number) else plain)


def _changing(tree: Tree) -> Iterator[Number]:
    """Yield the figures that change with the years: working time of a year, what is counted or paid."""
    days = _speaks_of_days(tree)
    for node in walk(tree):
        if isinstance(node, Number) and _is_working_time(node) and (node.unit is not None or days):
            yield node
    yield from (number for number in fixed_divisors(tree) if _is_of_a_year(number))


def _corrections(context: Context) -> Iterator[Number]:
    """Yield the bare factors by which a share is scaled beside the 100: ``A / B x 0,95 x 100%``."""
    assert context.tree is not None
    factors, below = _chain(context.tree)
    ratio = any(isinstance(node, Binary) and node.operator == "/" and names(node.right) for node in below)
    if ratio and not any(_is_of_scores(name.text) for name in names(context.tree)):
        yield from (item for item in factors if item.unit is None and not _is_factor(item, context.teks))


def _is_of_scores(name: str) -> bool:
    """Whether a name is of scores, which a factor brings to another scale: ``NRR semua unsur`` x 25."""
    return is_scored(name) or not set(fold_words(name)[:_HEAD]).isdisjoint(
        kamus.load("periksa")["tanpa_satuan"]
    )


def _chain(tree: Tree) -> tuple[list[Number], list[Tree]]:
    """Return the numbers of a product, and its other operands; what is added is weighed, not corrected."""
    factors, below, stack = list[Number](), list[Tree](), [tree]
    while stack:
        match stack.pop():
            case Binary(operator="*", left=left, right=right):
                stack += [left, right]
            case Number() as number:
                factors.append(number)
            case node:
                below.append(node)
    return factors, below


def _is_factor(number: Number, teks: str) -> bool:
    """Whether a factor only says how the figure is shown: 100, 1.000, or a printed percentage."""
    percent = "%" in teks[number.span.start : number.span.end + 1]
    return percent or (number.value.denominator == 1 and str(number.value).rstrip("0") == "1")


def _is_working_time(node: Number) -> bool:
    if node.value < _FEWEST or node.value in _OF_THE_CALENDAR:
        return False
    if node.unit is None:
        return node.value in _DAYS_OF_A_YEAR
    return unit_of_noun(node.unit) in _WORKING_TIME


def _is_of_a_year(node: Number) -> bool:
    """Whether a divisor is a number of people or an amount of money, or a large figure of nothing."""
    if node.unit is None:
        return node.value >= _FEWEST and node.value not in _OF_THE_CALENDAR
    return unit_of_noun(node.unit) in kamus.load("periksa")["berubah_tiap_tahun"]


def _is_declared(context: Context, number: Number) -> bool:
    """Whether the cell says beside the formula where the figure is from: in a note, or by a regulation."""
    assert context.tree is not None
    span = context.tree.span
    beside = f"{context.teks[: span.start]} {context.teks[span.end :]}"
    return cites_regulation(beside) or any(
        figure.strip(".,") in (str(number.value), indonesian_number(number.value))
        for figure in _FIGURE.findall(beside)
    )


def _speaks_of_days(tree: Tree) -> bool:
    return any(unit_of_name(name.text) == "hari" or "hadir" in name.text.casefold() for name in names(tree))


def lost_power(context: Context) -> Iterator[Diagnostic]:
    """``x 105`` behind a ratio: 10 to the power of 5, whose raised figure came down when it was copied.

    >>> from ikicalc.rumus import parse
    >>> rumus = parse("Jumlah kasus dibagi jumlah penduduk x 105")
    >>> [finding.message for finding in rumus.diagnostics if finding.code == "IKI129"]
    ['faktor 105 mungkin 10 pangkat 5']
    """
    match context.tree:
        case Binary(
            operator="*", left=Binary(operator="/"), right=Number(value=value, unit=None) as factor
        ) if value.denominator == 1 and value in _TEN_AND_POWER:
            pass
        case _:
            return
    if factor.span.of(context.teks).strip().isdigit():
        power = int(value) - 100
        yield Diagnostic.of(
            "IKI129",
            f"faktor {value} mungkin 10 pangkat {power}",
            factor.span,
            label=f"dibaca: {value}",
            help=f"tulis `10 pangkat {power}` atau `{indonesian_number(Fraction(10**power))}`",
        )


def thousand_or_decimal(context: Context) -> Iterator[Diagnostic]:
    """``1,240 kios``: a thousand as English writes it, or 1,24 of what is counted in whole numbers?

    >>> from ikicalc.rumus import parse
    >>> for figure in ("1,240 kios", "1.240 kios", "1,240 ton"):
    ...     found = parse(f"Jumlah kios isi dibagi {figure} x 100%").diagnostics
    ...     print([finding.message for finding in found if finding.code == "IKI130"])
    ['angka `1,240` dapat dibaca dengan dua cara']
    []
    []
    """
    for node in walk(context.tree) if context.tree is not None and "," in context.teks else ():
        figure = _FIGURE.match(node.span.of(context.teks)) if isinstance(node, Number) and node.unit else None
        if figure is not None and reads_two_ways(figure[0]) and _may_be_counted(node):
            yield Diagnostic.of(
                "IKI130",
                f"angka `{figure[0]}` dapat dibaca dengan dua cara",
                node.span,
                label=f"dibaca: {figure[0].rstrip('0')}",
                help=f"tulis ribuan dengan titik: `{figure[0].replace(',', '.')}`",
            )


def _may_be_counted(node: Tree) -> bool:
    """Whether the noun of a figure is counted in whole numbers, or is none that the dictionary knows."""
    unit = unit_of_noun(node.unit) if isinstance(node, Number) and node.unit else None
    return unit is None or is_counted(unit)
