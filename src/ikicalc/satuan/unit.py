"""A unit as a product of powers, and what pint knows of it: dimension and size.

Knows: ``catalog/satuan.txt`` (through pint), which units may be part and whole (``kamus/satuan.yaml``), how
units multiply, how they are displayed.
Must not know: formulas.

Equal units need no pint, so most formulas never load it; unequal ones are asked once per pair.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ikicalc import kamus

if TYPE_CHECKING:
    import pint

Unit = tuple[tuple[str, int], ...]

NONE: Unit = ()  # a bare number, or a ratio of like units
PERCENT: Unit = (("persen", 1),)
RATES: dict[Fraction, Unit] = {Fraction(10**n): ((f"per_{10**n}", 1),) for n in (3, 4, 5, 6)}
_INDEX = "indeks"


@cache
def unit_of(shown: str | None) -> Unit | None:
    """Return the unit displayed as ``shown``, None for None.

    >>> unit_of("tempat tidur")
    (('tempat_tidur', 1),)
    """
    if shown is None:
        return None
    return PERCENT if shown == "%" else ((shown.replace(" ", "_"), 1),)


@lru_cache(maxsize=4096)
def show(unit: Unit) -> str:
    """Return ``unit`` as displayed; a ratio of like units is called so.

    >>> show((("hari", 1), ("orang", 1))), show((("orang", -1), ("rupiah", 1))), show(NONE)
    ('hari·orang', 'rupiah/orang', 'rasio')
    """
    above = "·".join(_power_text(name, power) for name, power in unit if power > 0)
    below = "·".join(_power_text(name, -power) for name, power in unit if power < 0)
    if below:
        return f"{above or '1'}/{below}"
    return above or "rasio"


def is_score(unit: Unit) -> bool:
    """Tell whether ``unit`` is a score: an index mixes with percentages and other indices.

    >>> is_score((("indeks", 1),))
    True
    """
    return any(name == _INDEX for name, _ in unit)


@lru_cache(maxsize=4096)
def times(left: Unit, right: Unit, sign: int = 1) -> Unit | None:
    """Return the product of two units, or with ``sign`` -1 the quotient; None when a score is in it.

    >>> times((("orang", 1),), (("orang", 1),), -1)
    ()
    """
    if left == right and sign < 0:
        return NONE
    if is_score(left) or is_score(right):
        return left if right == NONE else None
    powers = dict(left)
    for name, power in right:
        powers[name] = powers.get(name, 0) + sign * power
    parts = tuple((name, power) for name, power in powers.items() if power)
    return NONE if _cancels(parts) else parts


def power(unit: Unit, exponent: int) -> Unit:
    """Return ``unit`` to a whole power.

    >>> power((("m", 1),), 2)
    (('m', 2),)
    """
    return tuple((name, count * exponent) for name, count in unit if exponent)


def is_counted_out(unit: Unit, other: Unit) -> bool:
    """Tell whether one unit is the other taken so many times: hari and orang·hari, dokumen and desa·dokumen.

    Both count the same thing: 12 dokumen of each of nine desa are dokumen.

    >>> is_counted_out((("hari", 1),), (("hari", 1), ("orang", 1)))
    True
    >>> is_counted_out((("hari", 1),), (("orang", 1),))
    False
    """
    fewer, more = sorted((set(unit), set(other)), key=len)
    return bool(fewer) and fewer < more and all(count > 0 for _, count in more)


def is_share_of(unit: Unit, whole: Unit) -> bool:
    """Tell whether figures in two units may be part and whole though the words differ.

    Letters issued are a part of what was applied for; cases are a part of the people looked at.

    >>> is_share_of((("dokumen", 1),), (("usulan", 1),)), is_share_of((("laporan", 1),), (("desa", 1),))
    (True, False)
    """
    names = [part[0][0] for part in (unit, whole) if len(part) == 1 and part[0][1] == 1]
    if len(names) < 2:
        return False
    likened = kamus.load("satuan")["sebanding"]
    if names[1] in likened["keseluruhan"] or not set(names).isdisjoint(likened["penghitung"]):
        return True
    return any(set(names) <= set(kind) for kind in likened["sejenis"])


@lru_cache(maxsize=4096)
def factor_between(unit: Unit, into: Unit) -> Fraction | None:
    """Return how many ``into`` one ``unit`` is, or None when their dimensions differ.

    >>> factor_between((("jam", 1),), (("menit", 1),))
    Fraction(60, 1)
    >>> factor_between((("orang", 1),), (("desa", 1),)) is None
    True
    """
    if unit == into:
        return Fraction(1)
    (dimension, size), (other, other_size) = base(unit), base(into)
    return size / other_size if dimension == other else None


@lru_cache(maxsize=4096)
def base(unit: Unit) -> tuple[frozenset[tuple[str, int]], Fraction]:
    """Return the dimension of ``unit`` and its size in base units.

    >>> base((("ribu_rupiah", 1),))
    (frozenset({('[rupiah]', 1)}), Fraction(1000, 1))
    """
    registry = _registry()
    container = registry.UnitsContainer(dict(unit))
    dimension = registry.get_dimensionality(container)
    size = Fraction(registry.get_base_units(container)[0])
    return frozenset((str(name), int(count)) for name, count in dimension.items()), size


@cache
def defined() -> frozenset[str]:
    """Return the names that ``catalog/satuan.txt`` defines.

    >>> "tempat_tidur" in defined()
    True
    """
    return frozenset(_registry())


@cache
def _registry() -> Any:
    """Return a pint registry that knows our units and nothing else."""
    import pint  # late: a fifth of a second that most formulas never pay

    registry: pint.UnitRegistry[Any] = pint.UnitRegistry(
        None, cache_folder=None, non_int_type=Fraction, on_redefinition="raise"
    )
    text = files("ikicalc._catalog").joinpath("satuan.txt").read_text(encoding="utf-8")
    registry.load_definitions(text.splitlines())
    return registry


def _cancels(parts: Unit) -> bool:
    """Tell whether unlike names are one dimension of one size after all, as in laporan/dokumen."""
    if not any(count < 0 for _, count in parts) or not any(count > 0 for _, count in parts):
        return False
    dimension, size = base(parts)
    return not dimension and size == 1


def _power_text(name: str, count: int) -> str:
    text = _name_shown(name)
    return text if count == 1 else f"{text}^{count}"


def _name_shown(name: str) -> str:
    if name == "persen":
        return "%"
    if name.startswith("per_"):
        return f"per {int(name.removeprefix('per_')):,}".replace(",", ".")
    return name.replace("_", " ")
