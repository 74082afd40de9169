"""Units above units: who is below whom, which are computed, in which order their figures add up.

Knows: names of units and how they fold. Must not know: figures, inputs, formulas.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ikicalc.diagnostics import Diagnostic, NameLookupError
from ikicalc.diagnostics.suggest import suggest_sentence
from ikicalc.masukan import fold


def unit_key(name: str) -> str:
    """Return a unit's name as it is compared.

    >>> unit_key("  Desa  A ")
    'desa a'
    """
    return fold(name)


@dataclass(frozen=True, slots=True)
class Susunan:
    """The rows of units: ``names`` as written, ``parents`` with the rows below them, the lowest first.

    >>> susunan = arranged(["Desa A", "Desa B"], {"Desa A": "Kecamatan", "Desa B": "Kecamatan"}, None)
    >>> susunan.names, susunan.parents, susunan.wanted
    (('Desa A', 'Desa B', 'Kecamatan'), ((2, (0, 1)),), (0, 1, 2))
    """

    names: tuple[str, ...]
    parents: tuple[tuple[int, tuple[int, ...]], ...]
    wanted: tuple[int, ...]


def arranged(
    units: Collection[str], above: Mapping[str, str], wanted: str | Collection[str] | None
) -> Susunan:
    """Return the units that are needed, in alphabetical order; raise ``NameLookupError`` (IKI811, IKI812).

    ``above`` gives the unit above a unit; the units above are known by it even without data of their own.
    ``wanted`` are the units to compute (None: all); those below them are needed as well.
    """
    known: dict[str, str] = {}
    for name in sorted([*units, *above.keys(), *above.values()]):
        known.setdefault(unit_key(name), name)
    up = {unit_key(below): unit_key(name) for below, name in above.items()}
    _refuse_unknown([*above], {unit_key(name) for name in units} | set(up.values()), known)
    for unit in up:
        _refuse_circle(unit, up, known)
    below: dict[str, list[str]] = {}
    for unit in sorted(up, key=lambda unit: (known[unit], unit)):
        below.setdefault(up[unit], []).append(unit)
    names = [wanted] if isinstance(wanted, str) else list(known.values() if wanted is None else wanted)
    _refuse_unknown(names, set(known), known)
    needed = _with_those_below([unit_key(name) for name in names], below)
    rows = {unit: row for row, unit in enumerate(unit for unit in known if unit in needed)}
    parents = [(rows[unit], tuple(rows[item] for item in below[unit])) for unit in _lowest_first(rows, below)]
    wanted_rows = tuple(rows[unit_key(name)] for name in names)
    return Susunan(tuple(known[unit] for unit in rows), tuple(parents), wanted_rows)


def _with_those_below(units: Sequence[str], below: Mapping[str, Sequence[str]]) -> set[str]:
    found, pending = set(units), list(units)
    while pending:
        new = [unit for unit in below.get(pending.pop(), ()) if unit not in found]
        found.update(new)
        pending += new
    return found


def _lowest_first(units: Collection[str], below: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the units that have others below them, each after all that are below it."""
    done: list[str] = []
    pending = [unit for unit in below if unit in units]
    while pending:
        unit = pending[-1]
        waiting = [item for item in below[unit] if item in below and item not in done]
        if waiting:
            pending += waiting
            continue
        pending.pop()
        done += [unit] if unit not in done else []
    return done


def _refuse_unknown(names: Collection[str], units: Collection[str], known: Mapping[str, str]) -> None:
    for name in names:
        if unit_key(name) not in units:
            hint = suggest_sentence(name, sorted(known[unit] for unit in units))
            raise NameLookupError(
                Diagnostic.of("IKI811", f"unit kerja `{name}` tidak ada di data", help=hint)
            )


def _refuse_circle(unit: str, above: Mapping[str, str], known: Mapping[str, str]) -> None:
    seen = [unit]
    while (unit := above.get(unit, "")) and unit not in seen:
        seen.append(unit)
    if unit:
        shown = " di bawah ".join(known[item] for item in [*seen[seen.index(unit) :], unit])
        raise NameLookupError(Diagnostic.of("IKI812", f"susunan unit kerja melingkar: {shown}"))
