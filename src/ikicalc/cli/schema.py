"""``ikicalc schema``: the JSON Schema of a kind of file, for an editor.

Knows: the options of the command. Must not know: what a schema says.
"""

from __future__ import annotations

import click

from ikicalc.cli.command import OK, Command

KINDS = ("katalog", "kamus-data", "aturan")


@click.command(cls=Command, name="schema", short_help="Tampilkan skema JSON berkas YAML, untuk editor.")
@click.argument("kind", type=click.Choice(KINDS), default=KINDS[0], metavar="[JENIS]")
@click.option("-o", "--output", "output", metavar="BERKAS", help="Berkas yang ditulis.")
def command(kind: str, output: str | None) -> int:
    """Tampilkan skema JSON sebuah jenis berkas: katalog (bawaan), kamus-data, atau aturan.

    Dengan skema itu, editor yang mengenal yaml-language-server melengkapi nama kolom, menjelaskan artinya,
    dan menandai salah tulis selagi Anda mengetik. Baris pertama draf `ikicalc import` sudah menyebut nama
    berkasnya: simpan skema di folder yang sama.

    \b
    Contoh:
      ikicalc schema
      ikicalc schema -o katalog.schema.json
      ikicalc schema kamus-data -o kamus-data.schema.json

    Status keluar: 0; 2 bila berkas tidak dapat ditulis.
    """
    from ikicalc.catalog.json_schema import shipped_schema
    from ikicalc.saving import save

    text = shipped_schema(kind)
    if output is None:
        click.echo(text, nl=False)
    else:
        save(output, text.encode())
        click.echo(f"skema {kind} ditulis ke {output}")
    return OK
