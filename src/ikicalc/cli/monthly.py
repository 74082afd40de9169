"""Monthly data at work: read, computed, shown as a table, saved where asked.

Knows: the order of that work, what goes to which stream, the exit status.
Must not know: how figures come about.
"""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from ikicalc.cli.command import FOUND, OK
from ikicalc.cli.loading import loaded_catalog, loaded_kamus, loaded_rules
from ikicalc.cli.monthly_options import by_id, by_name
from ikicalc.cli.problems import draw
from ikicalc.cli.streams import opened
from ikicalc.diagnostics import Diagnostic, NameLookupError
from ikicalc.diagnostics.suggest import suggest_sentence

if TYPE_CHECKING:
    from ikicalc.catalog import Catalog, Indikator, KamusData
    from ikicalc.series import MonthlyData, Table
    from ikicalc.series.coverage import Coverage

MOST_FINDINGS = 20  # of one code, on a screen
SCREEN = 110  # columns where no terminal says its own
Options = Mapping[str, Any]


class Computed(NamedTuple):
    """The table, which indicators have data at all, and what was found in catalog and dictionary."""

    table: Table
    coverage: Coverage
    findings: tuple[Diagnostic, ...]


def show_data(file: str, ids: tuple[str, ...], decimals: int | None, options: Options) -> int:
    """Compute the indicators from ``file``, write the table and the findings; return the exit status."""
    from ikicalc.cli.text import has_error
    from ikicalc.reports.table_files import check_target, write_table

    if options["output"] is not None:
        check_target(options["output"], file)
    done = compute_data(file, ids, options)
    _tell(done.findings)
    click.echo("\n".join(report(done, decimals=decimals, everything=options["semua"])))
    _tell(done.table.diagnostics)
    if options["output"] is not None:
        write_table(done.table, options["output"])
        click.echo(f"hasil disimpan di {options['output']}", err=True)
    nothing = not any(row.realisasi is not None for row in done.table)
    return FOUND if nothing or has_error([*done.findings, *done.table.diagnostics]) else OK


def compute_data(file: str, ids: tuple[str, ...], options: Options) -> Computed:
    """Return the figures of the indicators that the options name; a wrong option raises ``IkicalcError``."""
    from ikicalc.series.coverage import Coverage

    given = _judging(options)
    with opened(file):
        pass  # a file that is not there is told before anything is loaded
    chosen, found = _chosen(ids, options)
    kamus, of_kamus = loaded_kamus(options["kamus"])
    given["aturan"], of_rules = loaded_rules(options["aturan"])
    table, data = _computed(file, chosen, kamus, given, options)
    return Computed(table, Coverage.of(data, chosen, table.masukan, kamus), (*found, *of_kamus, *of_rules))


def report(done: Computed, *, decimals: int | None = None, everything: bool = False) -> list[str]:
    """Return the table for a screen and a sentence below it; indicators without any data are counted."""
    from ikicalc.cli.table import MOST_ROWS, table_lines

    seen = done.coverage.overview(done.table, MOST_ROWS, everything=everything)
    width = shutil.get_terminal_size((SCREEN, 40)).columns
    lines = table_lines(seen.rows, screen=width, decimals=decimals)
    if seen.banyak > len(seen.rows):
        more = seen.banyak - len(seen.rows)
        lines += ["", f"dan {more} baris lagi; --output BERKAS menyimpan semuanya"]
    told = f"{seen.berangka} dari {seen.banyak} baris ada angkanya"
    if seen.tersembunyi:
        told += f"; {seen.tersembunyi} indikator tanpa data sama sekali tidak ditampilkan (lihat --semua)"
    return [*lines, *[""] * bool(lines), told]


def _judging(options: Options) -> dict[str, object]:
    given = {name: by_id(name, options[name]) for name in ("target", "polaritas", "skala", "metode_capaian")}
    return {**given, "agregasi": by_name("agregasi", options["agregasi"])}


def _chosen(ids: tuple[str, ...], options: Options) -> tuple[list[Indikator], list[Diagnostic]]:
    """Return the indicators that are meant, in the order of the catalog."""
    catalog, found = loaded_catalog(options["catalog"])
    wanted = {catalog[id_].id for id_ in ids}
    documents = _documents(options["dokumen"], catalog)
    items = [
        item
        for item in catalog.values()
        if (not wanted or item.id in wanted) and (not documents or item.dokumen in documents)
    ]
    return items, found


def _documents(names: Iterable[str], catalog: Catalog) -> set[str]:
    known = {item.dokumen for item in catalog.values()}
    for name in names:
        if name not in known:
            hint = suggest_sentence(name, sorted(known)) or f"dokumen yang ada: {', '.join(sorted(known))}"
            message = f"dokumen `{name[:60]}` tidak ada di katalog"
            raise NameLookupError(Diagnostic.of("IKI851", message, help=hint))
    return set(names)


def _computed(
    file: str,
    chosen: Sequence[Indikator],
    kamus: KamusData | None,
    given: Mapping[str, object],
    options: Options,
) -> tuple[Table, MonthlyData]:
    from ikicalc.series import compute, read_monthly
    from ikicalc.series.reading import read_structure

    data = read_monthly(
        file, sheet=options["lembar"], tahun=options["tahun"], desimal=options["tanda_desimal"]
    )
    table = compute(
        chosen,
        data,
        tahun=options["tahun"] or _only_year(data.tahun),
        sampai=options["sampai"],
        unit=options["unit"] or None,
        periode=options["periode"] or ("terakhir",),
        kumulatif=options["kumulatif"] or None,
        induk=read_structure(options["induk"]) if options["induk"] else None,
        kamus=kamus,
        progress=None,
        **given,  # type: ignore[arg-type]  # as the options of the same names
    )
    return table, data


def _only_year(years: Sequence[int]) -> int:
    if len(years) != 1:
        told = f"data memuat tahun {', '.join(map(str, years))}" if years else "data tidak memuat tahun"
        raise click.UsageError(f"--tahun belum disebut; {told}")
    return years[0]


def _tell(found: Sequence[Diagnostic]) -> None:
    """Write findings on standard error; of many with one code the rest is counted."""
    if not found:
        return
    count: Counter[str] = Counter()
    shown = []
    for item in found:
        count[item.code] += 1
        if count[item.code] <= MOST_FINDINGS:
            shown.append(item)
    lines = [draw(shown)]
    lines += [f"dan {n - MOST_FINDINGS} temuan {code} lagi" for code, n in count.items() if n > MOST_FINDINGS]
    click.echo("\n\n".join(lines), err=True)
    sys.stderr.flush()
