"""``ikicalc explain``: the page of a code of finding, or the list of codes.

Knows: the options of the command. Must not know: what the pages say.
"""

from __future__ import annotations

import click

from ikicalc.cli.command import OK, Command
from ikicalc.diagnostics import CODES
from ikicalc.diagnostics.pages import page


@click.command(cls=Command, name="explain", short_help="Terangkan sebuah kode temuan.")
@click.argument("kode", required=False, metavar="[KODE]")
def command(kode: str | None) -> int:
    """Tampilkan arti, sebab, contoh, dan perbaikan sebuah kode temuan. Tanpa KODE: daftar semua kode.

    \b
    Contoh:
      ikicalc explain IKI102
      ikicalc explain | grep satuan

    Status keluar: 0; 2 bila kodenya tidak ada.
    """
    if kode is not None:
        click.echo(page(kode).rstrip("\n"))
        return OK
    width = max(len(code.severity) for code in CODES.values())
    click.echo("\n".join(f"{name}  {code.severity:<{width}}  {code.title}" for name, code in CODES.items()))
    return OK
