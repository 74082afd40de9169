"""Catalogs, rules, dictionaries as commands load them: findings on standard error, and the exit status.

Knows: how a command tells what is wrong with its files. Must not know: what a command does with a catalog.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from ikicalc.cli.command import FOUND, OK, UNREADABLE
from ikicalc.cli.problems import draw
from ikicalc.diagnostics import SourceFileError

if TYPE_CHECKING:
    from ikicalc.catalog import Catalog, KamusData
    from ikicalc.diagnostics import Diagnostic
    from ikicalc.metode import Aturan


# Findings that mean that a whole file was not read.
NOT_READ = frozenset({"IKI802", "IKI803", *(f"IKI82{digit}" for digit in range(6))})


def loaded(paths: tuple[str, ...]) -> tuple[Catalog, list[Diagnostic]]:
    """Return the catalog in files, folders and documents (without paths: the shipped one), and findings."""
    from ikicalc.documents import load_sources

    catalog, found = load_sources(*paths)
    tell(found)
    return catalog, list(found)


def loaded_catalog(paths: tuple[str, ...]) -> tuple[Catalog, list[Diagnostic]]:
    """Return the catalog in YAML files (without paths: the shipped one) and findings; raises IKI802."""
    from ikicalc.catalog import load_catalog

    catalog, found = load_catalog(*paths)
    return catalog, _readable(found)


def loaded_rules(paths: tuple[str, ...]) -> tuple[Aturan, list[Diagnostic]]:
    """Return the rules that ship and those in files, and findings; raises IKI802 for a file."""
    from ikicalc.catalog import load_aturan

    aturan, found = load_aturan(*paths)
    return aturan, _readable(found)


def loaded_kamus(paths: tuple[str, ...]) -> tuple[KamusData | None, list[Diagnostic]]:
    """Return the data dictionary in files (without paths: none) and findings; raises IKI802 for a file."""
    from ikicalc.catalog import load_kamus_data

    if not paths:
        return None, []
    kamus, found = load_kamus_data(*paths)
    return kamus, _readable(found)


def _readable(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    found = list(found)
    unreadable = [item for item in found if item.code == "IKI802"]
    if unreadable:
        raise SourceFileError(*unreadable)
    return found


def tell(found: Iterable[Diagnostic]) -> None:
    """Draw findings on standard error."""
    if drawn := draw(found):
        click.echo(drawn, err=True)


def status(found: Iterable[Diagnostic]) -> int:
    """Return the exit status for what was found: a file that cannot be read counts most."""
    from ikicalc.cli.text import has_error

    found = list(found)
    if any(item.code in NOT_READ for item in found):
        return UNREADABLE
    return FOUND if has_error(found) else OK
