"""The tour that ``ikicalc demo`` gives: a table, a figure with its steps, a missing one, a finding.

Knows: which indicator is worked through, and with which illustrative numbers.
Must not know: how cells are read, how figures come about, or streams.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import islice

from ikicalc.catalog import Catalog, Indikator
from ikicalc.cli.text import finding_lines, result_lines, row
from ikicalc.diagnostics import Severity

WORKED = "lumajang-2023/53"
ILLUSTRATIVE = (171, 198)  # what fulfils the condition, and all of them; no document prints these
CLASSES = ("rumus", "hitung", "tersirat", "rujukan", "tanpa_rumus")
COMPUTABLE = 3  # the first so many classes
COLUMNS = ("indikator", "dapat dihitung", *CLASSES)


def tour(catalog: Catalog, *, color: bool = False) -> str:
    """Return the whole tour as text."""
    worked = catalog[WORKED]
    parts = (_table(catalog), _worked(worked), _without_value(worked), _finding(catalog, color=color))
    return "\n\n".join("\n".join(lines) for lines in parts)


def _table(catalog: Catalog) -> list[str]:
    """Return how many indicators of each document are computable, and of which class."""
    count = Counter((item.dokumen, item.rumus.kelas.value) for item in catalog.values())
    names = [head.id for head in catalog.dokumen]
    rows = [[count[name, kelas] for kelas in CLASSES] for name in names]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    return [
        f"1. {len(catalog)} indikator dari {len(names)} dokumen, sel rumusnya seperti tercetak",
        "",
        _row("dokumen", COLUMNS),
        *(
            _row(name, [sum(cells), sum(cells[:COMPUTABLE]), *cells])
            for name, cells in zip([*names, "semua"], rows, strict=True)
        ),
        "",
        "Dapat dihitung: kelas rumus, hitung, dan tersirat. Angka kelas rujukan berasal dari luar.",
    ]


def _row(head: str, cells: Iterable[object]) -> str:
    wide = zip(cells, COLUMNS, strict=True)
    return f"  {head:<13}" + "".join(f"{cell!s:>{len(column) + 2}}" for cell, column in wide)


def _worked(item: Indikator) -> list[str]:
    """Return one indicator worked through with illustrative numbers."""
    given = _illustrative(item)
    told = [row("Masukan", f"{name} = {value} (angka contoh)") for name, value in given.items()]
    worked = result_lines(item.rumus, item.rumus.evaluate(given))
    return [
        f"2. {item.id}: {item.indikator}",
        "   Angka masukannya hanya contoh; dokumennya tidak mencetak angka.",
        "",
        *(f"  {line}" for line in (row("Sel rumus", item.teks), *told, *worked)),
    ]


def _without_value(item: Indikator) -> list[str]:
    """Return the same indicator with a denominator of zero: no value, and why."""
    given = dict.fromkeys(_illustrative(item), 0)
    hasil = item.rumus.evaluate(given)
    return [
        "3. Tanpa nilai bukan nol: indikator yang sama, semua masukannya 0",
        "",
        *(f"  {line}" for line in (row("Status", hasil.status), row("Alasan", hasil.pesan))),
    ]


def _illustrative(item: Indikator) -> dict[str, int]:
    return {entry.nama: value for entry, value in zip(item.rumus.masukan, ILLUSTRATIVE, strict=True)}


def _finding(catalog: Catalog, *, color: bool) -> list[str]:
    """Return the first warning in the catalog that points into its cell."""
    marked = (
        (item, found)
        for item in catalog.values()
        for found in item.rumus.diagnostics
        if found.severity is Severity.WARNING and found.span is not None and found.span.of(item.teks)
    )
    lines = ["4. Temuan: apa yang patut diperiksa, dan di mana"]
    for item, found in islice(marked, 1):
        place = found.at(str(item.tempat_teks))
        lines += finding_lines([place], item.teks, name=item.id, color=color)
    return lines
