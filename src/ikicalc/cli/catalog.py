"""``ikicalc catalog``: what the catalog holds, and how one of its indicators is read.

Knows: the options of the commands, and how an indicator is laid out. Must not know: YAML, how a cell is read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from ikicalc.cli.command import Command, Group
from ikicalc.cli.loading import loaded, status, tell
from ikicalc.cli.problems import OneOf
from ikicalc.cli.streams import wants_color
from ikicalc.diagnostics import FormulaError
from ikicalc.diagnostics.snippet import visible

if TYPE_CHECKING:
    from ikicalc.catalog import Catalog, Dokumen, Indikator
    from ikicalc.diagnostics import Diagnostic

PRINTED = ("id", "dokumen", "jabatan", "sasaran", "indikator", "teks", "target", "sumber_data")


@click.group(cls=Group, name="catalog", short_help="Lihat indikator di dalam katalog.")
def command() -> None:
    """Lihat indikator di dalam katalog: yang disertakan, atau berkas Anda sendiri.

    \b
    Contoh:
      ikicalc catalog list
      ikicalc catalog show torjun/24
    """


@command.command(cls=Command, name="list", short_help="Daftarkan indikator beserta kelasnya.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "format_", type=OneOf(["text", "json"]), default="text", help="Bentuk jawaban.")
def list_command(paths: tuple[str, ...], format_: str) -> int:
    """Daftarkan indikator: id, kelas, dan namanya, per dokumen. Tanpa PATH: katalog yang disertakan.

    PATH adalah berkas YAML atau folder. Dengan --format json: satu objek per baris. Temuan pada
    berkasnya ditulis ke galat standar.

    \b
    Contoh:
      ikicalc catalog list
      ikicalc catalog list --format json | head -n 3
      ikicalc catalog list katalog-saya.yaml

    Status keluar: 0; 1 bila ada temuan tingkat galat; 2 bila sebuah berkas tidak dapat dibaca.
    """
    catalog, found = loaded(paths)
    found += _refused(catalog)
    if format_ == "json":
        _write_json(catalog)
    else:
        click.echo("\n".join(_list_lines(catalog)))
    return status(found)


@command.command(cls=Command, name="show", short_help="Perlihatkan satu indikator dan cara membacanya.")
@click.argument("id_", metavar="ID")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
def show_command(id_: str, paths: tuple[str, ...]) -> int:
    """Perlihatkan satu indikator sebagaimana tercetak, cara rumusnya dibaca, dan temuannya.

    Tanpa PATH: dari katalog yang disertakan.

    \b
    Contoh:
      ikicalc catalog show torjun/24
      ikicalc catalog show contoh/1 katalog-saya.yaml

    Status keluar: 0; 1 bila ada temuan tingkat galat; 2 bila id tidak ada atau berkas tidak dapat dibaca.
    """
    from ikicalc.cli.text import finding_lines, formula_lines

    catalog, found = loaded(paths)
    item = catalog[id_]
    place = str(item.tempat_teks or "")
    own = [finding.at(place) for finding in item.rumus.diagnostics]
    lines = [*_printed_lines(item, catalog.dokumen), "", *formula_lines(item.rumus)]
    lines += finding_lines(own, item.teks, name=item.id, color=wants_color(sys.stdout))
    click.echo("\n".join(lines))
    return status([*found, *own])


def _refused(catalog: Catalog) -> list[Diagnostic]:
    """Tell, and return, the findings of cells beyond the bounds of length and nesting."""
    found = []
    for item in catalog.values():
        try:
            item.rumus  # noqa: B018 - reading is the question; the formula is kept for what follows
        except FormulaError as error:
            found += [finding.at(f"{item.tempat_teks} ({item.id})") for finding in error.diagnostics]
    tell(found)
    return found


def _read(item: Indikator) -> dict[str, object]:
    from ikicalc.cli.answers import formula_answer

    return formula_answer(lambda: item.rumus)


def _write_json(catalog: Catalog) -> None:
    from ikicalc.cli.jsonl import write

    for item in catalog.values():
        printed = {key: getattr(item, key) for key in PRINTED}
        read = _read(item)
        write({**printed, **{key: read[key] for key in ("kelas", "kanonik", "satuan")}})


def _list_lines(catalog: Catalog) -> list[str]:
    """Return the indicators under the heads of their documents."""
    titles = {head.id: _title(head) for head in catalog.dokumen}
    width = max((len(id_) for id_ in catalog), default=0)
    lines: list[str] = []
    document = None
    for item in catalog.values():
        if item.dokumen != document:
            document = item.dokumen
            lines += [""] * bool(lines) + [visible(titles.get(document, document))]
        lines.append(visible(f"  {item.id:<{width}}  {_read(item)['kelas']:<11}  {item.indikator}"))
    return [*lines, *[""] * bool(lines), f"{len(catalog)} indikator"]


def _title(head: Dokumen) -> str:
    about = ", ".join(str(part) for part in (head.instansi, head.kabupaten, head.tahun) if part)
    return f"{head.id}: {head.judul}" + (f" ({about})" if about else "")


def _printed_lines(item: Indikator, documents: Iterable[Dokumen]) -> list[str]:
    """Return the cells of an indicator as printed, those that are there."""
    from ikicalc.cli.text import row

    title = next((_title(head) for head in documents if head.id == item.dokumen), item.dokumen)
    cells = {
        "Id": item.id, "Dokumen": title, "Jabatan": item.jabatan, "Sasaran": item.sasaran,
        "Indikator": item.indikator, "Sel rumus": item.teks or "(kosong)", "Target": item.target,
        "Sumber data": item.sumber_data, "Tempat": str(item.tempat_teks or ""),
    }  # fmt: skip
    return [row(label, value) for label, value in cells.items() if value]
