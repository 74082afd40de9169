"""``ikicalc import``: documents into catalog drafts, with a list of all that is unsure.

Knows: the options of the command, where drafts are written. Must not know: how a document is read.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ikicalc.cli.command import FOUND, OK, UNREADABLE, Command
from ikicalc.cli.loading import tell
from ikicalc.cli.streams import STANDARD
from ikicalc.diagnostics import SourceFileError
from ikicalc.saving import save

if TYPE_CHECKING:
    from ikicalc.documents import Draf


@click.command(cls=Command, name="import", short_help="Jadikan dokumen sebuah draf katalog.")
@click.argument("files", nargs=-1, required=True, metavar="DOKUMEN...")
@click.option(
    "-o", "--output", "output", required=True, metavar="HASIL", help="Berkas .yaml atau folder hasil."
)
@click.option("--force", is_flag=True, help="Ganti berkas hasil yang sudah ada.")
def command(files: tuple[str, ...], output: str, *, force: bool) -> int:
    """Jadikan dokumen (docx, xlsx, pdf, csv, Markdown, HTML, atau teks hasil ekstraksi) sebuah draf katalog.

    Tabel indikator dikenali dari judul kolomnya, dalam urutan apa pun. Setiap baris tabel menjadi indikator,
    digabung dengan baris yang disambungnya, dikenali sebagai bukan indikator, atau disebut pada galat standar
    beserta letaknya. Di draf, letak tiap baris dan semua yang belum pasti tertulis sebagai komentar.

    HASIL `-` berarti keluaran standar. Untuk beberapa dokumen, HASIL harus sebuah folder; nama berkasnya
    mengikuti nama dokumen.

    \b
    Contoh:
      ikicalc import keputusan.docx -o katalog.yaml
      ikicalc import lampiran.pdf -o -
      ikicalc import iku.xlsx iki.pdf -o katalog/ --force

    Status keluar: 0 semua baris menjadi indikator atau dikenali; 1 ada yang belum pasti;
    2 sebuah dokumen tidak dapat dibaca, atau hasilnya tidak dapat ditulis.
    """
    targets = _targets(files, output)
    _refuse_existing(targets, force=force)
    return max(_import_one(file, target) for file, target in targets)


def _targets(files: Sequence[str], output: str) -> list[tuple[str, str]]:
    """Return each document with the file that its draft goes to; refuses two drafts for one file."""
    folder = output.endswith(("/", "\\")) or (output != STANDARD and Path(output).is_dir())
    if not folder:
        if len(files) > 1:
            _refuse("untuk beberapa dokumen, -o harus sebuah folder yang ada")
        return [(files[0], output)]
    if not Path(output).is_dir():
        _refuse(f"folder `{output}` tidak ada")
    targets = [(file, str(Path(output, f"{_id(file)}.yaml"))) for file in files]
    twice = [target for target, count in Counter(target for _, target in targets).items() if count > 1]
    if twice:
        _refuse(f"dua dokumen bernama sama akan menjadi `{twice[0]}`; impor satu per satu")
    return targets


def _id(file: str) -> str:
    from ikicalc.documents.imports import document_id

    return document_id(file)


def _refuse(message: str) -> None:
    raise click.UsageError(message, click.get_current_context())


def _refuse_existing(targets: Sequence[tuple[str, str]], *, force: bool) -> None:
    for file, target in targets:
        if target == STANDARD:
            continue
        if Path(target).is_file() and not force:
            _refuse(f"berkas `{target}` sudah ada; pakai --force untuk menggantinya")
        if Path(target).resolve() == Path(file).resolve():
            _refuse(f"hasil `{target}` adalah dokumennya sendiri")


def _import_one(file: str, target: str) -> int:
    """Import one document and return the exit status that it gives; the others go on."""
    from ikicalc.documents import import_document
    from ikicalc.documents.notes import draft_yaml

    if sys.stderr.isatty():
        click.echo(f"membaca {file} ...", err=True)
    try:
        draf = import_document(file)
        if not draf.indikator:
            tell(draf.diagnostics)
            return FOUND
        text = draft_yaml(draf)
        if target == STANDARD:
            click.echo(text, nl=False)
        else:
            save(target, text.encode())
    except SourceFileError as error:
        tell(error.diagnostics)
        return UNREADABLE
    tell(draf.tidak_pasti)
    click.echo("\n".join(_summary(file, target, draf)), err=True)
    return FOUND if draf.tidak_pasti else OK


def _summary(file: str, target: str, draf: Draf) -> Iterator[str]:
    where = "" if target == STANDARD else f" -> {target}"
    yield f"{file}: {len(draf.indikator)} indikator{where}"
    unsure = len(draf.tidak_pasti)
    hints = Counter(item.code for item in draf.diagnostics if item not in draf.tidak_pasti)
    if unsure:
        yield f"{unsure} hal belum pasti, lihat di atas; di draf bertanda PERIKSA"
    if hints:
        listed = ", ".join(
            f"{code} ({count})" if count > 1 else code for code, count in sorted(hints.items())
        )
        yield f"catatan tingkat saran, ditulis sebagai komentar: {listed}"
