"""Whether two units as displayed measure the same kind of thing, and by what factor.

Knows: units as displayed and as people write them, and what is measured rather than counted.
Must not know: formulas, targets, findings.

``are_unlike`` is sure or silent.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache

from ikicalc.satuan.unit import (
    NONE,
    PERCENT,
    RATES,
    Unit,
    base,
    defined,
    factor_between,
    is_counted_out,
    is_score,
    show,
    unit_of,
)
from ikicalc.syntax.words.nouns import unit_of_noun

_MEASURED = frozenset({
    "[rupiah]", "[panjang]", "[isi]", "[berat]", "[energi]", "[lebar_pita]", "[waktu_jam]",
    "[hari]", "[minggu]", "[bulan]",
})  # fmt: skip
_POWER = re.compile(r"(?P<name>.+)\^(?P<power>[1-9])")


def magnitude(shown: str, into: str) -> Fraction | None:
    """Return how many ``into`` one unit displayed as ``shown`` is; None where they don't count the same.

    What an average is per does not matter where only one of both says it. Percent and scores have no
    dimension, so that they are never converted.

    >>> magnitude("juta rupiah", "rupiah"), magnitude("rupiah", "ribu rupiah/orang")
    (Fraction(1000000, 1), Fraction(1, 1000))
    >>> magnitude("dok.", "laporan"), magnitude("persen", "indeks"), magnitude("entah", "rupiah")
    (Fraction(1, 1), None, None)
    """
    pair = _comparable(shown, into)
    if pair is None or not base(pair[0])[0] or not base(pair[1])[0]:
        return None
    return factor_between(*pair)


def are_unlike(shown: str, other: str) -> bool:
    """Tell whether two displayed units surely measure different things: share, money, a size, time, a count.

    Two counts of things may be alike: kegiatan may be told in kali. Time is no other word for things:
    12 bulan are as many laporan only where one is due a month. A score may stand beside all. Shares of two
    sizes, as ``rasio`` and ``%``, are unlike: nobody knows in which the figure is meant.

    >>> are_unlike("dokumen", "rupiah"), are_unlike("persen", "Dok."), are_unlike("rasio", "%")
    (True, True, True)
    >>> are_unlike("persen", "indeks"), are_unlike("juta rupiah", "rupiah"), are_unlike("entah", "rupiah")
    (False, False, False)
    >>> are_unlike("bulan", "laporan"), are_unlike("kali", "kegiatan"), are_unlike("hari", "hari·orang")
    (True, False, False)
    """
    pair = _comparable(shown, other)
    if pair is None or any(is_score(unit) for unit in pair) or is_counted_out(*pair):
        return False
    left, right = (base(unit)[0] for unit in pair)
    if left == right:
        return not left and factor_between(*pair) != 1
    kinds = [{name for name, _ in dimension} for dimension in (left, right)]
    return any(not kind or kind & _MEASURED for kind in kinds)


def are_one(shown: str, other: str) -> bool:
    """Tell whether figures in two units may be taken together as they are, as far as the dictionary knows.

    >>> are_one("dok.", "Dokumen"), are_one("kg", "ton"), are_one("orang", "desa"), are_one("entah", "kg")
    (True, False, False, True)
    """
    left, right = read_unit(shown), read_unit(other)
    return left is None or right is None or factor_between(left, right) == 1


def is_counted(shown: str) -> bool:
    """Tell whether a displayed unit is surely of things that are counted in whole numbers.

    >>> [is_counted(unit) for unit in ("dok.", "orang", "ha", "%", "indeks", "entah")]
    [True, True, False, False, False, False]
    """
    unit = read_unit(shown)
    if not unit or unit == PERCENT or is_score(unit):
        return False
    dimension = {name for name, _ in base(unit)[0]}
    return bool(dimension) and not dimension & _MEASURED


def _comparable(shown: str, other: str) -> tuple[Unit, Unit] | None:
    """Return both units, without what only one of them is per; None where one is unknown."""
    left, right = read_unit(shown), read_unit(other)
    if left is None or right is None:
        return None
    if bool(_below(left)) != bool(_below(right)):
        left, right = _above(left), _above(right)
    return left, right


@lru_cache(maxsize=1024)
def read_unit(text: str) -> Unit | None:
    """Return the unit that ``text`` displays or spells, None for one that no dictionary knows.

    >>> read_unit("rupiah/orang"), read_unit("Tempat Tidur"), read_unit("per 1.000"), read_unit("entah")
    ((('rupiah', 1), ('orang', -1)), (('tempat_tidur', 1),), (('per_1000', 1),), None)
    """
    rate = _rates().get(_folded(text))
    whole = _named(text) if rate is None else rate
    if whole is not None:
        return whole
    above, *below = text.split("/")
    if not below and "·" not in text and "^" not in text:
        return None
    parts = [(part, 1) for part in above.split("·")]
    parts += [(part, -1) for rest in below for part in rest.split("·")]
    found = [_powered(part, sign) for part, sign in parts]
    return None if None in found else tuple(item for unit in found for item in unit or ())


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


@cache
def _rates() -> dict[str, Unit]:
    return {show(unit): unit for unit in (PERCENT, NONE, *RATES.values())}


def _named(text: str) -> Unit | None:
    unit = unit_of(unit_of_noun(text) or _folded(text))
    return unit if unit is not None and {name for name, _ in unit} <= defined() else None


def _powered(part: str, sign: int) -> Unit | None:
    match = _POWER.fullmatch(part.strip())
    unit = _named(match["name"] if match else part)
    return unit and tuple((name, sign * int(match["power"] if match else 1)) for name, _ in unit)


def _above(unit: Unit) -> Unit:
    return tuple((name, power) for name, power in unit if power > 0)


def _below(unit: Unit) -> Unit:
    return tuple((name, power) for name, power in unit if power < 0)
