"""Files of rules into methods and scales, those that ship and a user's own.

Knows: where the shipped rules lie; ids must differ, named scales must be there, a direction has one method.
Must not know: columns, formulas. What is wrong is a finding with its place; the other rules go on.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from ikicalc.catalog.aturan_schema import BERKAS
from ikicalc.catalog.aturan_values import RuleValues
from ikicalc.catalog.contoh import unproved_bands, unproved_figures
from ikicalc.catalog.folders import SUFFIXES
from ikicalc.catalog.load import find_files, read_text
from ikicalc.catalog.metode import MethodReading, read_metode
from ikicalc.catalog.nodes import Node, read_nodes
from ikicalc.catalog.places import Tempat
from ikicalc.catalog.skala import read_skala
from ikicalc.diagnostics import CatalogError, Diagnostic, SourceFileError
from ikicalc.diagnostics.suggest import suggest_sentence
from ikicalc.kinerja import Skala
from ikicalc.metode import Aturan

_Rule = TypeVar("_Rule")


@dataclass(slots=True)
class _Rules:
    """What was read so far, each with its place, and what is wrong."""

    metode: dict[str, MethodReading] = field(default_factory=dict)
    skala: dict[str, tuple[Skala, Tempat]] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)

    def copy(self) -> _Rules:
        return _Rules(dict(self.metode), dict(self.skala), list(self.findings))

    def read(self, source: Path | Traversable, name: str) -> None:
        try:
            root = read_nodes(read_text(source, name), name)
        except (CatalogError, SourceFileError) as error:
            self.findings += error.diagnostics
            return
        values = RuleValues()
        if root is None:
            values.report(
                "IKI602", "berkas aturan kosong", Tempat(name, 1, 1), help="tulis `skala` atau `metode`"
            )
        else:
            self.add(root, values)
        self.findings += values.findings

    def add(self, root: Node, values: RuleValues) -> None:
        fields = values.fields(root, BERKAS)
        if not fields and not values.findings:
            message = "berkas aturan tidak memuat `skala` atau `metode`"
            values.report("IKI602", message, root.place, help="tulis salah satunya")
        for node in values.items(fields.get("skala"), "skala"):
            skala = read_skala(node, values)
            first = self.skala.get(skala.id) if skala else None
            if skala is not None and _is_new(skala.id, node.place, first and first[1], values):
                self.skala[skala.id] = (skala, node.place)
        for node in values.items(fields.get("metode"), "metode"):
            reading = read_metode(node, values)
            before = self.metode.get(reading.metode.id) if reading else None
            if reading is not None and _is_new(
                reading.metode.id, node.place, before and before.tempat, values
            ):
                self.metode[reading.metode.id] = reading

    def check(self) -> None:
        """Look at what rules say of each other, once all are there."""
        values = RuleValues()
        directions: dict[str, str] = {}
        for reading in self.metode.values():
            for named, place in reading.skala:
                if named not in self.skala:
                    hint = suggest_sentence(named, self.skala)
                    values.report("IKI504", f"skala `{named}` tidak ada di katalog", place, help=hint)
            polaritas = reading.metode.polaritas
            first = directions.setdefault(polaritas, reading.metode.id) if polaritas else reading.metode.id
            if first != reading.metode.id:
                message = f"polaritas {polaritas} sudah menjadi milik metode `{first}`"
                values.report("IKI515", message, reading.tempat, help="hapus `polaritas` dari salah satunya")
        self.findings += values.findings

    def prove(self, proved: _Rules) -> None:
        """Compute the examples of all rules that are not in ``proved`` (IKI521)."""
        values, aturan = RuleValues(), self.aturan()
        wrong = [
            (skala.id, told, place)
            for skala, place in _new(self.skala, proved.skala)
            for told in unproved_bands(skala)
        ]
        wrong += [
            (reading.metode.id, told, reading.tempat)
            for reading in _new(self.metode, proved.metode)
            for told in unproved_figures(reading.metode, aturan)
        ]
        for named, told, place in wrong:
            values.report("IKI521", f"{named}, {told}", place, help="cocokkan contoh dan aturannya")
        self.findings += values.findings

    def aturan(self) -> Aturan:
        return Aturan.of(
            (reading.metode for reading in self.metode.values()), (skala for skala, _ in self.skala.values())
        )


def _new(rules: Mapping[str, _Rule], known: Mapping[str, _Rule]) -> Iterator[_Rule]:
    return (rule for name, rule in rules.items() if name not in known)


def _is_new(id: str, place: Tempat, first: Tempat | None, values: RuleValues) -> bool:
    """A rule is never replaced in silence: the first of an id counts."""
    if first is not None:
        told = (f"pertama kali dipakai di {first}",)
        hint = "beri id lain; yang dipakai adalah yang pertama"
        values.report("IKI515", f"id aturan `{id}` dipakai dua kali", place, notes=told, help=hint)
    return first is None


Loaded = tuple[Aturan, tuple[Diagnostic, ...]]


def load_aturan(*paths: str | os.PathLike[str]) -> Loaded:
    """Load the rules that ship and those in ``paths``; return them with everything that is wrong.

    A file has ``skala`` and ``metode``, each a list; a folder stands for all its ``.yaml`` files. Never
    raises for what a file holds: findings IKI501 to 504, IKI514, IKI515 and of stage 6 carry their place,
    also of an example that its rule computes otherwise (IKI521).

    >>> aturan, findings = load_aturan()
    >>> aturan.find_skala("akip").classify(90).predikat, findings
    ('A', ())
    """
    if not paths:
        return _shipped()
    rules = _shipped_rules().copy()
    sources = dict.fromkeys(find_files(paths, rules.findings))
    for path in sources:
        rules.read(path, str(path))
    rules.check()
    rules.prove(_shipped_rules())
    return rules.aturan(), tuple(rules.findings)


def read_rules(roots: Iterable[Node]) -> tuple[dict[str, tuple[Skala, Tempat]], tuple[Diagnostic, ...]]:
    """Return the scales in the nodes of rule files, each with its place, and what is wrong in all of them.

    The rules that ship may be named. An id of theirs may be written again only with the same content: so
    the shipped files themselves are sound.

    >>> scales, found = read_rules([read_nodes("skala: []", "x.yaml")])
    >>> scales, found
    ({}, ())
    """
    own, values = _Rules(), RuleValues()
    for root in roots:
        own.add(root, values)
    shipped = _shipped_rules()
    for name, (skala, place) in own.skala.items():
        scale = shipped.skala.get(name)
        _is_new(name, place, scale[1] if scale and scale[0] != skala else None, values)
    for name, reading in own.metode.items():
        method = shipped.metode.get(name)
        differs = method is not None and method.metode != reading.metode
        _is_new(name, reading.tempat, method.tempat if method and differs else None, values)
    together = _Rules({**shipped.metode, **own.metode}, {**shipped.skala, **own.skala})
    together.check()
    return own.skala, (*values.findings, *together.findings)


@cache
def _shipped() -> Loaded:
    rules = _shipped_rules().copy()
    rules.check()
    return rules.aturan(), tuple(rules.findings)


@cache
def _shipped_rules() -> _Rules:
    rules = _Rules()
    root = files("ikicalc._catalog")
    for folder in ("skala", "metode"):
        for name, source in _below(root.joinpath(folder), f"catalog/{folder}"):
            rules.read(source, name)
    return rules


def _below(folder: Traversable, name: str) -> list[tuple[str, Traversable]]:
    """Return the YAML files in a folder and its folders, by name."""
    found: list[tuple[str, Traversable]] = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        below = f"{name}/{item.name}"
        if item.is_dir():
            found += _below(item, below)
        elif item.name.endswith(SUFFIXES):
            found.append((below, item))
    return found
