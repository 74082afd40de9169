"""The end of the tour: the example workbook computed by the very commands that are shown.

Knows: which commands are shown. Must not know: how figures come about.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

from ikicalc.cli.monthly import compute_data, report
from ikicalc.diagnostics import Diagnostic, SourceFileError
from ikicalc.sistem import cause_of

NAME = "contoh.xlsx"  # of the copy in the commands shown
TORJUN = (
    "ikicalc compute contoh.xlsx --lembar Torjun --sampai Juni --target 95 --target torjun/24=75 "
    "--polaritas naik --skala peringkat-kinerja "
    "--id torjun/18 --id torjun/21 --id torjun/22 --id torjun/23 --id torjun/24"
)
LUMAJANG = (
    "ikicalc compute contoh.xlsx --lembar Lumajang --dokumen lumajang-2023 --target 100 "
    "--polaritas naik --skala peringkat-kinerja"
)
_WIDTH = 100


def monthly_tour() -> str:
    """Return the last part of the tour as text."""
    with as_file(files("ikicalc._catalog") / "contoh" / "bulanan-2023.xlsx") as book:
        return "\n".join([*_opening(), *_shown(TORJUN, book), "", *_shown(LUMAJANG, book)])


def _opening() -> list[str]:
    return [
        "5. Data bulanan: realisasi, capaian, dan predikat dari buku kerja",
        "   Semua angkanya karangan untuk peragaan; targetnya pun contoh bila dokumennya tidak mencetaknya.",
        "",
        f"  $ ikicalc demo --salin {NAME}",
        "",
    ]


def _shown(line: str, book: Path) -> Iterator[str]:
    """Yield a command as it is typed, and what it writes."""
    from ikicalc.cli.compute import command

    params = command.make_context("compute", shlex.split(line)[2:]).params
    done = compute_data(str(book), params.pop("id_"), params)
    yield from (f"  {part}" for part in _folded(f"$ {line}"))
    yield ""
    yield from (f"  {text}".rstrip() for text in report(done))


def _folded(line: str) -> Iterator[str]:
    """Yield a command over several lines, each broken before an option."""
    first, *options = line.replace(" --", "\n--").split("\n")
    current = first
    for option in options:
        if len(current) + len(option) < _WIDTH:
            current += f" {option}"
        else:
            yield f"{current} \\"
            current = f"    {option}"
    yield current


def copy_example(file: str) -> None:
    """Write the example workbook to ``file``; raise ``SourceFileError`` (IKI850) where that can't be done."""
    path = Path(file)
    content = (files("ikicalc._catalog") / "contoh" / "bulanan-2023.xlsx").read_bytes()
    try:
        with path.open("xb") as stream:
            stream.write(content)
    except FileExistsError:
        message = f"`{file}` sudah ada"
        raise SourceFileError(
            Diagnostic.of("IKI850", message, help="pakai nama lain untuk salinannya")
        ) from None
    except OSError as error:
        message = f"`{file}` tidak dapat ditulis: {cause_of(error)}"
        raise SourceFileError(Diagnostic.of("IKI850", message)) from None
