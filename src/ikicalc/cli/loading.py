"""Catalogs as commands load them: findings told on standard error, and the exit status that they give.

Knows: how a command tells what is wrong with its files. Must not know: what a command does with a catalog.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from ikicalc.cli.command import FOUND, OK, UNREADABLE
from ikicalc.cli.problems import draw

if TYPE_CHECKING:
    from ikicalc.catalog import Catalog
    from ikicalc.diagnostics import Diagnostic


def loaded(paths: tuple[str, ...]) -> tuple[Catalog, list[Diagnostic]]:
    """Return the catalog in files and folders (the one that ships without paths) and what is wrong in it."""
    from ikicalc.catalog import load_catalog

    catalog, found = load_catalog(*paths)
    tell(found)
    return catalog, list(found)


def tell(found: Iterable[Diagnostic]) -> None:
    """Draw findings on standard error."""
    if drawn := draw(found):
        click.echo(drawn, err=True)


def status(found: Iterable[Diagnostic]) -> int:
    """Return the exit status for what was found: a file that cannot be read counts most."""
    from ikicalc.cli.text import has_error

    found = list(found)
    if any(item.code == "IKI802" for item in found):
        return UNREADABLE
    return FOUND if has_error(found) else OK
