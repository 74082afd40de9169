"""A dictionary as text: new entries, users and proposals written into it, all else left as a person wrote it.

Knows: the lines of a file of entries. Must not know: formulas, how a proposal comes about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ikicalc.catalog import ButirData
from ikicalc.catalog.scalars import yaml_list, yaml_scalar
from ikicalc.kebutuhan.proposals import Usulan

EMPTY = """\
# yaml-language-server: $schema=kamus-data.schema.json
# Skema itu untuk editor; tulis dengan `ikicalc schema kamus-data -o kamus-data.schema.json` di folder ini.
# Kamus data: satu butir untuk satu data, dengan semua ejaannya, dipakai bersama oleh semua dokumen.
# Ditulis oleh `ikicalc link`. Suntinglah sesuka Anda: bila perintah itu dijalankan lagi, suntingan Anda tetap
# dan hanya yang baru yang ditambahkan.
#   agregasi   cara menggabungkan bulan: jumlah, rata-rata, akhir, maks, min, atau awal
#   kumulatif  ya, bila angka tiap bulan sudah dihitung sejak Januari
#   alias      ejaan lain dari data yang sama, di dokumen atau di lembar data

kamus_data: []
"""
_PROPOSALS = """
# Usulan: dua butir yang mungkin satu data. Tidak ada yang digabung tanpa keputusan Anda.
# Bila memang satu: hapus tanda # di depan `- [...]`; id yang pertama dipakai.
# Bila bukan: pindahkan baris itu, tanpa tanda #, ke bawah `beda`.
gabung:
"""
_APART = """
beda:
"""
_TOP = re.compile(r"[^\s#-]")
_DASH = re.compile(r"( *)- ")
_USERS = re.compile(r"( +)dipakai:")
_WRITTEN = re.compile(r" *#(?:: |- \[)")
_EMPTY_LIST = re.compile(r":\s*\[\s*\]\s*$")


class Addition(NamedTuple):
    """What is new: entries with the reason of their way of aggregating, users by entry id, proposals."""

    butir: Sequence[tuple[ButirData, str]]
    dipakai: Mapping[str, tuple[str, ...]]
    usulan: Sequence[Usulan]


def completed(text: str, lines_of: Mapping[str, int], addition: Addition) -> str:
    """Return ``text`` with what is new; ``lines_of`` tells on which line (from 1) each of its entries begins.

    >>> new = Addition([(ButirData("desa", "Jumlah desa", "desa", "akhir"), "bawaan: satuan desa")], {}, [])
    >>> print(completed("kamus_data:\\n", {}, new).split("\\n\\n")[0])
    kamus_data:
      - id: desa
        label: Jumlah desa
        satuan: desa
        agregasi: akhir  # bawaan: satuan desa
    """
    lines = _with_users(text.splitlines(), lines_of, addition.dipakai)
    lines = _with_entries(lines, addition.butir)
    if not any(line.startswith("gabung:") for line in lines):
        lines += _PROPOSALS.splitlines()
    lines = _with_proposals(lines, addition.usulan)
    if not any(line.startswith("beda:") for line in lines):
        lines += _APART.splitlines()
    return "\n".join(lines) + "\n"


def _with_users(
    lines: list[str], lines_of: Mapping[str, int], users: Mapping[str, tuple[str, ...]]
) -> list[str]:
    """Write the users of each entry into its column `dipakai`, where it has one on lines of its own."""
    entry_at = {line - 1: name for name, line in lines_of.items()}
    kept: list[str] = []
    name, skipped = "", -1
    for number, line in enumerate(lines):
        name = entry_at.get(number, name)
        if skipped >= 0 and _continues(line, skipped):
            continue
        skipped = -1
        found = _USERS.match(line)
        if found and name in users:
            skipped = len(found[1])
            kept += _wrapped(f"{found[1]}dipakai: ", users[name])
        else:
            kept.append(line)
    return kept


def _continues(line: str, indent: int) -> bool:
    """Tell whether a line goes on with the value that began on a line of that indentation."""
    return len(line) - len(line.lstrip()) > indent and not line.lstrip().startswith("#")


def _with_entries(lines: list[str], butir: Sequence[tuple[ButirData, str]]) -> list[str]:
    if not butir:
        return lines
    start, end = _section(lines, "kamus_data:")
    lines[start] = _EMPTY_LIST.sub(":", lines[start])
    while end > start + 1 and not lines[end - 1].partition("#")[0].strip():
        end -= 1
    dash = next((found[1] for line in lines[start:end] if (found := _DASH.match(line))), "  ")
    new = [dash + line for item, reason in butir for line in _entry(item, reason)]
    return [*lines[:end], *new, *lines[end:]]


def _entry(item: ButirData, reason: str) -> list[str]:
    columns = {"id": item.id, "label": item.label, "satuan": item.satuan, "agregasi": item.agregasi}
    lines = [f"{name}: {yaml_scalar(value)}" for name, value in columns.items() if value]
    if reason:
        lines[-1] += f"  # {reason}" if item.agregasi else f"  # agregasi: {reason}"
    lines += ["kumulatif: ya"] * item.kumulatif
    lines += [f"sumber: {yaml_scalar(item.sumber)}"] * bool(item.sumber)
    lines += [f"alias: {yaml_list(item.alias)}"] * bool(item.alias)
    lines += _wrapped("dipakai: ", item.dipakai) if item.dipakai else []
    return [("- " if number == 0 else "  ") + line for number, line in enumerate(lines)]


def _wrapped(start: str, names: tuple[str, ...]) -> list[str]:
    """Return a list of names, its lines not much longer than a screen."""
    lines = [f"{start}["]
    indent = " " * (len(start) - len(start.lstrip()) + 2)
    for number, name in enumerate(map(yaml_scalar, names)):
        piece = name + ("," if number < len(names) - 1 else "]")
        if len(lines[-1]) + len(piece) < 110:
            lines[-1] += piece if lines[-1].endswith("[") else f" {piece}"
        else:
            lines.append(indent + piece)
    return lines if names else [f"{start}[]"]


def _with_proposals(lines: list[str], usulan: Iterable[Usulan]) -> list[str]:
    start, end = _section(lines, "gabung:")
    kept = [line for line in lines[start + 1 : end] if not _WRITTEN.match(line)]
    dash = next((found[1] for line in kept if (found := _DASH.match(line))), "  ")
    new = [
        dash + line
        for item in usulan
        for line in (*(f"#: {told}" for told in item.bukti), f"#- [{item.first}, {item.second}]")
    ]
    return [*lines[:start], _EMPTY_LIST.sub(":", lines[start]), *new, *kept, *lines[end:]]


def _section(lines: Sequence[str], key: str) -> tuple[int, int]:
    """Return where a column of the file stands and where the next one begins."""
    start = next((number for number, line in enumerate(lines) if line.startswith(key)), len(lines) - 1)
    end = next((n for n in range(start + 1, len(lines)) if _TOP.match(lines[n])), len(lines))
    while end > start + 1 and lines[end - 1].startswith("#"):
        end -= 1  # what is said above the next column belongs to it
    return start, end
