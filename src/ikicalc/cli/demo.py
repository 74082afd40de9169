"""``ikicalc demo``: the main job on the documents that ship with the program.

Knows: the options of the command. Must not know: what the tour shows.
"""

from __future__ import annotations

import sys

import click

from ikicalc.cli.command import OK, Command
from ikicalc.cli.streams import wants_color


@click.command(cls=Command, name="demo", short_help="Perlihatkan pekerjaan utama pada lima dokumen sumber.")
def command() -> int:
    """Perlihatkan pekerjaan utama pada dokumen sumber yang disertakan.

    Per dokumen: berapa indikator yang dapat dihitung, dan kelasnya. Lalu satu indikator dihitung langkah
    demi langkah, satu yang tanpa nilai beserta alasannya, dan satu temuan dengan tempatnya.

    \b
    Contoh:
      ikicalc demo
    """
    from ikicalc.catalog import load_catalog
    from ikicalc.cli.tour import tour

    catalog, _ = load_catalog()
    click.echo(tour(catalog, color=wants_color(sys.stdout)))
    return OK
