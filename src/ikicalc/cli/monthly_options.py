"""The options of ``ikicalc compute`` for monthly data, and what is written in them.

Knows: each option, its help, and ``[ID=]NILAI``. Must not know: data, indicators, what becomes of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import click

from ikicalc.cli.problems import OneOf, Year

_Command = TypeVar("_Command", bound=Callable[..., Any])
PERIODS = ("bulan", "triwulan", "semester", "sampai", "tahun", "terakhir")
FOR_ALL = "*"

_MANY: dict[str, Any] = {"multiple": True}
OPTIONS: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    ("--catalog", "PATH", "Katalog Anda; tanpa ini katalog yang disertakan.", _MANY),
    ("--aturan", "PATH", "Metode dan skala Anda, di samping yang disertakan.", _MANY),
    ("--dokumen", "ID", "Hanya indikator dokumen ini; boleh berulang.", _MANY),
    ("--lembar", "NAMA", "Hanya lembar ini dari buku kerja.", {}),
    ("--tahun", "TAHUN", "Tahun yang dihitung.", {"type": Year()}),
    ("--sampai", "PERIODE", "Sampai bulan (Juni), B6, T2, atau S1; tanpa ini setahun.", {}),
    ("--unit", "NAMA", "Hanya unit kerja ini; boleh berulang.", _MANY),
    ("--periode", "JENIS", f"{', '.join(PERIODS)}; boleh berulang.", {**_MANY, "type": OneOf(PERIODS)}),
    ("--target", "[ID=]TARGET", "Target, bila katalog tidak menyebutnya.", _MANY),
    ("--polaritas", "[ID=]ARAH", "naik, turun, turun-rasio, stabil, atau rentang.", _MANY),
    ("--skala", "[ID=]SKALA", "Skala predikat, misalnya peringkat-kinerja.", _MANY),
    ("--metode-capaian", "[ID=]METODE", "Metode capaian, sebagai ganti arah.", _MANY),
    ("--agregasi", "NAMA=CARA", "Cara menggabungkan bulan sebuah masukan.", _MANY),
    ("--kumulatif", "NAMA", "Angka masukan ini sudah dihitung sejak Januari.", _MANY),
    ("--induk", "BERKAS", "Susunan unit: tabel dengan kolom unit kerja dan induk.", {}),
    ("--kamus", "BERKAS", "Kamus data: ejaan lain dari nama masukan.", _MANY),
    ("--tanda-desimal", "TANDA", "Koma atau titik, untuk angka berupa teks.", {"type": OneOf([",", "."])}),
    ("--output", "BERKAS", "Simpan hasil: .csv, .xlsx, .parquet, atau .json.", {}),
)


def monthly_options(command: _Command) -> _Command:
    """Give a command the options of monthly data, in the order of ``OPTIONS``."""
    everything = "Tampilkan juga indikator yang tidak punya data."
    command = click.option("--semua", is_flag=True, help=everything)(command)
    for name, metavar, told, settings in reversed(OPTIONS):
        command = click.option(name, metavar=metavar, help=told, **settings)(command)
    return command


def given_options(options: Mapping[str, object]) -> list[str]:
    """Return the names of the options that were given."""
    return [name for name, value in options.items() if value not in (None, (), False)]


def written(name: str) -> str:
    """Return the name of an option as it is written on the command line."""
    return f"--{name.replace('_', '-')}"


def by_id(option: str, values: Iterable[str]) -> dict[str, str] | None:
    """Return values by indicator id; one without an id is for all that no other names."""
    found: dict[str, str] = {}
    for item in values:
        id_, sign, value = item.partition("=")
        key, shown = (id_.strip(), value.strip()) if sign else (FOR_ALL, item.strip())
        if not key or not shown:
            raise click.UsageError(f"{written(option)}: `{item}` tidak berbentuk NILAI atau ID=NILAI")
        _put(found, key, shown, option)
    return found or None


def by_name(option: str, values: Iterable[str]) -> dict[str, str]:
    """Return values by input name; a name may hold the sign itself."""
    found: dict[str, str] = {}
    for item in values:
        name, sign, value = item.rpartition("=")
        if not sign or not name.strip() or not value.strip():
            raise click.UsageError(f"{written(option)}: `{item}` tidak berbentuk NAMA=NILAI")
        _put(found, name.strip(), value.strip(), option)
    return found


def _put(found: dict[str, str], key: str, value: str, option: str) -> None:
    if key in found:
        whose = "semua indikator" if key == FOR_ALL else f"`{key}`"
        raise click.UsageError(f"{written(option)}: {whose} diberi nilai dua kali")
    found[key] = value
