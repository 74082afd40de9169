"""``ikicalc check``: is every indicator computable, and if not, why.

Knows: the options of the command, which report each format is. Must not know: checks, how a report is made.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING

import click

from ikicalc.cli.command import Command
from ikicalc.cli.problems import OneOf, draw
from ikicalc.cli.streams import wants_color
from ikicalc.saving import save

if TYPE_CHECKING:
    from ikicalc.catalog import Catalog
    from ikicalc.diagnostics import Diagnostic
    from ikicalc.pemeriksaan import Pemeriksaan
    from ikicalc.putusan import Laporan

Report = Callable[["Pemeriksaan"], Iterator[str]]
FORMATS = ("text", "json", "sarif", "github", "html")
_PASSES = 5  # of --fix: a rewrite may uncover another
_MOST_ON_PAGE = 10_000  # indicators: 23 MB, about what a browser still shows


@click.command(
    cls=Command,
    name="check",
    short_help="Periksa apakah setiap indikator dapat dihitung.",
)
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--format", "format_", type=OneOf(FORMATS), default="text", help="Bentuk laporan.")
@click.option("-o", "--output", metavar="BERKAS", help="Tulis laporan ke BERKAS, bukan ke layar.")
@click.option(
    "--select", multiple=True, metavar="KODE", help="Hanya temuan ini, misalnya IKI3 atau IKI303,IKI1."
)
@click.option("--ignore", multiple=True, metavar="KODE", help="Selain temuan ini.")
@click.option("--skip-other", is_flag=True, help="Lewati berkas .yaml yang bukan katalog atau aturan.")
@click.option("--diff", is_flag=True, help="Perlihatkan perbaikan yang pasti, tanpa mengubah berkas.")
@click.option("--fix", is_flag=True, help="Terapkan perbaikan yang pasti pada katalog .yaml, lalu periksa.")
def command(  # noqa: PLR0913, PLR0917 - click hands over every option
    paths: tuple[str, ...], format_: str, output: str | None, select: tuple[str, ...],
    ignore: tuple[str, ...], skip_other: bool, diff: bool, fix: bool,  # noqa: FBT001
) -> int:  # fmt: skip
    """Periksa apakah setiap indikator dapat dihitung, dan bila tidak, apa sebabnya.

    PATH adalah katalog (.yaml), folder, atau dokumen (docx, xlsx, pdf, csv, Markdown, HTML, teks hasil
    ekstraksi). Dari folder diambil katalog .yaml di dalamnya; berkas lain disebut. Setiap indikator mendapat
    putusan: dapat dihitung, tersirat dari namanya, rujukan ke metode atau penilai lain, atau tidak dapat
    dihitung. Berkas aturan (.yaml berisi skala atau metode) juga diperiksa.

    \b
    Contoh:
      ikicalc check rancangan.docx
      ikicalc check katalog/ --select IKI3,IKI113
      ikicalc check katalog/ --format sarif -o ikicalc.sarif
      ikicalc check rancangan.docx --format html -o pemeriksaan.html
      ikicalc check katalog/rancangan.yaml --diff

    Setelan proyek dibaca dari ikicalc.toml, atau dari [tool.ikicalc] di pyproject.toml. Satu temuan diabaikan
    dengan komentar di baris selnya: `# ikicalc: abaikan IKI303 karena ...`

    Status keluar: 0 semua dapat dihitung dan tidak ada temuan tingkat galat; 1 ada yang ditemukan;
    2 perintah salah ditulis, atau sebuah berkas tidak dapat dibaca.
    """
    from ikicalc.pemeriksaan import Pilihan, read_codes, run_checks
    from ikicalc.putusan.assembly import collector_paused

    if not paths:
        raise click.UsageError("PATH belum diberikan: sebutkan katalog .yaml, dokumen, atau folder")
    if diff and fix:
        raise click.UsageError("pilih salah satu: --diff memperlihatkan, --fix menerapkan")
    chosen = Pilihan(read_codes(select), read_codes(ignore))
    report = _report(format_, to_file=output is not None)

    def checked() -> Pemeriksaan:
        return run_checks(paths, chosen, partial(_checked, format_=format_), skip_other=skip_other)

    with collector_paused():  # the report walks the same heap
        run = checked()
        if diff:
            return _show_diff(run)
        if fix:
            run = _fixed(run, checked)
        _write(report(run), output)
        _tell_unread(run, format_)
        return run.status


def _checked(catalog: Catalog, format_: str) -> Laporan:
    """Check a catalog with all processors, and tell who watches that it takes its time."""
    from ikicalc.putusan.workers import WORTH, check_side_by_side

    if format_ == "html" and len(catalog) > _MOST_ON_PAGE:  # told before the work, not after it
        raise click.UsageError(
            f"{len(catalog)} indikator terlalu banyak untuk satu halaman (paling banyak {_MOST_ON_PAGE}): "
            "periksa sebagian berkasnya, atau pakai --format json, sarif, atau text"
        )
    if len(catalog) >= WORTH and sys.stderr.isatty():
        click.echo(f"memeriksa {len(catalog)} indikator ...", err=True)
    return check_side_by_side(catalog)


def _report(format_: str, *, to_file: bool) -> Report:
    match format_:
        case "json":
            from ikicalc.reports.json import json_report

            return json_report
        case "sarif":
            from ikicalc.reports.sarif import sarif_report

            return sarif_report
        case "github":
            from ikicalc.reports.github import github_report

            return github_report
        case "html":
            return _page()
        case _:
            from ikicalc.reports.text import text_report

            color = wants_color(sys.stdout) and not to_file
            return lambda run: text_report(run, color=color)


def _page() -> Report:
    """Return the report as a page; raises ``SourceFileError`` (IKI803) before the work, not after it."""
    from ikicalc.packages import extra
    from ikicalc.reports.html import html_report

    extra("jinja2", "laporan")
    return lambda run: html_report(run, tanggal=_today())


def _today() -> date:
    """Return the day; a build that must give the same page twice sets SOURCE_DATE_EPOCH."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(stated), UTC).date() if stated.isdigit() else date.today()


def _write(pieces: Iterator[str], output: str | None) -> None:
    from ikicalc.cli.streams import written

    with written(output) as stream:
        for piece in pieces:
            stream.write(piece)


def _tell_unread(run: Pemeriksaan, format_: str) -> None:
    """Tell people of files that could not be read, where the report itself is for machines."""
    names = {name for name, item in run.berkas.items() if not item.terbaca}
    found = [finding for name in sorted(names) for finding in run.berkas[name].bacaan.findings]
    if found and format_ not in ("text", "github"):
        click.echo(draw(found), err=True)


def _show_diff(run: Pemeriksaan) -> int:
    from ikicalc.cli.command import FOUND, OK
    from ikicalc.pemeriksaan.perbaikan import repaired, suggested
    from ikicalc.reports.diff import diff

    shown = False
    files = list(repaired(run))
    changes = [(item.lama, item.baru, item.berkas) for item in files] + list(suggested(run))
    for old, new, name in changes:
        for line in diff(old, new, name):
            sys.stdout.write(line)
            shown = True
    _tell_refused([finding for item in files for finding in item.ditolak])
    return FOUND if shown else OK


def _fixed(run: Pemeriksaan, again: Callable[[], Pemeriksaan]) -> Pemeriksaan:
    """Apply certain rewrites until none is left; tell how many, and which were refused."""
    from ikicalc.pemeriksaan.perbaikan import repaired

    count, refused = 0, []
    for _ in range(_PASSES):
        files = list(repaired(run))
        changed = [item for item in files if item.ditulis]
        refused = [finding for item in files for finding in item.ditolak]
        for item in changed:
            save(item.berkas, item.data)
            count += len(item.ditulis)
        if not changed:
            break
        run = again()
    click.echo(f"{count} sel diperbaiki", err=True)
    _tell_refused(refused)
    return run


def _tell_refused(refused: list[Diagnostic]) -> None:
    if refused:
        click.echo(draw(refused), err=True)
