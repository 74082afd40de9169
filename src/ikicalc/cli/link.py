"""``ikicalc link``: one data dictionary for one or several catalogs, proposed and then completed.

Knows: the options of the command, and how what is new is told. Must not know: YAML, how names are compared.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ikicalc.cli.command import Command
from ikicalc.cli.loading import loaded, status, tell

if TYPE_CHECKING:
    from ikicalc.kebutuhan import Hubungan


@click.command(cls=Command, name="link", short_help="Susun kamus data dari satu atau beberapa katalog.")
@click.argument("paths", nargs=-1, metavar="[KATALOG]...")
@click.option("-o", "--output", "output", metavar="BERKAS", help="Kamus data yang ditulis atau dilengkapi.")
def command(paths: tuple[str, ...], output: str | None) -> int:
    """Susun kamus data: satu butir untuk setiap data yang diperlukan rumus, dengan semua ejaannya.

    KATALOG adalah berkas YAML atau folder; tanpa KATALOG: katalog yang disertakan. Ejaan yang hanya berbeda
    besar-kecil huruf dan spasi menjadi satu butir. Ejaan yang mungkin satu (salah ketik, singkatan, kata
    jumlah dan total) ditulis sebagai usulan beserta buktinya; Anda yang memutuskan.

    Bila BERKAS sudah ada, isinya tetap seperti yang Anda sunting: hanya butir baru yang ditambahkan, dan
    butir yang tidak dipakai lagi disebutkan. Tanpa -o kamusnya ditulis ke keluaran standar.

    \b
    Contoh:
      ikicalc link -o kamus.yaml
      ikicalc link camat.yaml lurah.yaml -o kamus.yaml
      ikicalc link katalog-saya.yaml

    Status keluar: 0; 1 bila ada temuan tingkat galat; 2 bila sebuah berkas tidak dapat dibaca, ditulis,
    atau dilengkapi.
    """
    from ikicalc.kebutuhan import link
    from ikicalc.saving import save

    catalog, found = loaded(paths)
    before = _existing(output)
    hubungan = link(catalog.values(), before, output or "kamus.yaml")
    tell(hubungan.diagnostics)
    if output is None:
        click.echo(hubungan.text, nl=False)
    elif hubungan.text != before:
        save(output, hubungan.text.encode())
    click.echo("\n".join(_summary(hubungan, before, output)), err=output is None)
    return status([*found, *hubungan.diagnostics])


def _existing(output: str | None) -> str:
    """Return the dictionary that is already there, if any."""
    from ikicalc.catalog.load import read_text

    path = Path(output) if output else None
    return read_text(path, str(path)) if path is not None and path.exists() else ""


def _summary(hubungan: Hubungan, before: str, output: str | None) -> list[str]:
    told = f"{len(hubungan.baru)} butir baru, {len(hubungan.usulan)} usulan penggabungan"
    kept = "tidak berubah" if hubungan.text == before else "ditulis"
    lines = [f"{told}; {output} {kept}" if output else told]
    if hubungan.usulan and output:
        lines.append(f"periksa usulan di bawah `gabung` pada {output}")
    if hubungan.hilang:
        lines.append(f"{len(hubungan.hilang)} butir tidak dipakai lagi:")
        lines += [f"  {item.id}: {item.label}" for item in hubungan.hilang]
    return lines
