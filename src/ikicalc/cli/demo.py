"""``ikicalc demo``: the main job on the documents that ship with the program.

Knows: the options of the command. Must not know: what the tour shows.
"""

from __future__ import annotations

import sys

import click

from ikicalc.cli.command import OK, Command
from ikicalc.cli.streams import wants_color


@click.command(cls=Command, name="demo", short_help="Perlihatkan pekerjaan utama pada lima dokumen sumber.")
@click.option("--salin", metavar="BERKAS", help="Simpan buku kerja contohnya, lalu selesai.")
def command(salin: str | None) -> int:
    """Perlihatkan pekerjaan utama pada dokumen sumber yang disertakan.

    Per dokumen: berapa indikator yang dapat dihitung, dan kelasnya. Lalu satu indikator dihitung langkah
    demi langkah, satu yang tanpa nilai beserta alasannya, dan satu temuan dengan tempatnya. Terakhir sebuah
    buku kerja bulanan menjadi realisasi, capaian, dan predikat; angkanya karangan.

    \b
    Contoh:
      ikicalc demo
      ikicalc demo --salin contoh.xlsx

    Status keluar: 0; 2 bila berkas tidak dapat ditulis, atau paket untuk data bulanan belum terpasang.
    """
    from ikicalc.cli.tour_monthly import copy_example, monthly_tour

    if salin is not None:
        copy_example(salin)
        click.echo(f"buku kerja contoh disimpan di {salin}")
        return OK
    from ikicalc.catalog import load_catalog
    from ikicalc.cli.tour import tour

    catalog, _ = load_catalog()
    click.echo(tour(catalog, color=wants_color(sys.stdout)))
    click.echo(f"\n{monthly_tour()}")
    return OK
