"""The root command and its subcommands, each loaded when it is first asked for.

Knows: the names of the subcommands. Must not know: what they do.
"""

from __future__ import annotations

from importlib import import_module

import click

from ikicalc.cli.command import Group

COMMANDS = ("parse", "compute", "check", "catalog", "import", "link", "inputs", "schema", "explain", "demo")
# `import` is a word of Python, so its module has another name.
_MODULES = {"import": "importing"}


class App(Group):
    """The root: a subcommand is the object ``command`` of the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        loaded: click.Command = import_module(f"ikicalc.cli.{_MODULES.get(cmd_name, cmd_name)}").command
        return loaded


@click.version_option(package_name="ikicalc", message="ikicalc %(version)s", help="Tampilkan versi.")
@click.group(cls=App, name="ikicalc")
def app() -> None:
    """Baca, hitung, dan jelaskan rumus indikator kinerja sebagaimana tercetak di dokumen.

    \b
    Contoh:
      ikicalc parse "Jumlah posyandu aktif dibagi jumlah posyandu dikali 100%"
      ikicalc compute "Jumlah kolam aktif dibagi jumlah kolam" "jumlah kolam aktif=30" "jumlah kolam=40"
      ikicalc check rancangan.yaml
      ikicalc catalog show torjun/24
      ikicalc explain IKI102

    \b
    Status keluar: 0 selesai; 1 ada yang salah pada rumus atau datanya;
    2 perintah salah ditulis, atau berkas tidak dapat dibaca.
    """
