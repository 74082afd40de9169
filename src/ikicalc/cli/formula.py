"""One formula or one indicator with given values: its steps and its figure.

Knows: how values are written on the command line. Must not know: options, monthly data.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from ikicalc.cli.command import FOUND, OK
from ikicalc.cli.streams import wants_color

if TYPE_CHECKING:
    from ikicalc.rumus import Rumus

Value = str | list[str]


def of_text(teks: str, indikator: str | None, satuan: str | None) -> Rumus:
    """Return the formula of a cell."""
    from ikicalc.rumus import parse

    return parse(teks, indikator=indikator, satuan=satuan)


def of_catalog(id_: str, paths: tuple[str, ...] = ()) -> Rumus:
    """Return the formula of an indicator in ``paths``, without paths of one that ships."""
    from ikicalc.cli.loading import loaded_catalog, tell

    catalog, found = loaded_catalog(paths)
    tell(found)
    return catalog[id_].rumus


def read_values(written: tuple[str, ...]) -> dict[str, Value]:
    """Return the values of ``NAMA=NILAI``; a semicolon makes a list."""
    values: dict[str, Value] = {}
    for item in written:
        name, sign, value = item.rpartition("=")
        if not sign or not name.strip():
            raise click.UsageError(f'`{item}` tidak berbentuk NAMA=NILAI, misalnya "jumlah desa=12"')
        if name in values:
            raise click.UsageError(f"`{name}` diberi nilai dua kali")
        values[name] = value.split(";") if ";" in value else value
    return values


def show_result(rumus: Rumus, values: dict[str, Value], decimals: int | None, name: str = "") -> int:
    """Write steps, figure and findings on standard output, and return the exit status."""
    from ikicalc.cli.text import finding_lines, has_error, result_lines

    hasil = rumus.evaluate(values)
    lines = result_lines(rumus, hasil, decimals)
    lines += finding_lines(hasil.diagnostics, rumus.teks, name=name, color=wants_color(sys.stdout))
    click.echo("\n".join(lines))
    return FOUND if hasil.realisasi is None or has_error(hasil.diagnostics) else OK
