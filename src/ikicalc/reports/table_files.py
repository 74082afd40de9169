"""The figures of monthly data as a file: csv, xlsx, parquet or json, by the ending of its name.

Knows: the kinds of files, and that a file is either whole or not there.
Must not know: how figures come about.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from ikicalc.diagnostics import Diagnostic, SourceFileError
from ikicalc.diagnostics.render import to_json
from ikicalc.diagnostics.suggest import suggest_sentence
from ikicalc.numbers import plain
from ikicalc.reports.table_workbook import write_workbook
from ikicalc.saving import replacing
from ikicalc.series import Baris, Table, Tautan

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a text begins that a spreadsheet would calculate
_NAMES = ("unit_kerja", "indikator_id", "indikator", "satuan", "pesan")


def check_target(file: str, data: str = "", kinds: Iterable[str] = ()) -> None:
    """Raise ``SourceFileError`` (IKI850) where ``file`` can't be written, before any work is done.

    ``data`` is the file that is read: it is never overwritten. ``kinds`` are the endings that are known,
    without them those of ``write_table``.

    >>> check_target("hasil.docx")
    Traceback (most recent call last):
    ikicalc.diagnostics.errors.SourceFileError: galat[IKI850]: jenis berkas `.docx` tidak dikenal untuk hasil
    bantuan: pakai salah satu dari: .csv, .xlsx, .parquet, .json
    """
    path = Path(file)
    suffix = path.suffix.casefold()
    known = tuple(kinds) or tuple(WRITERS)
    if suffix not in known:
        shown = (
            f"jenis berkas `{path.suffix}` tidak dikenal untuk hasil"
            if suffix
            else f"`{file}` tanpa akhiran nama"
        )
        hint = suggest_sentence(suffix, known) or f"pakai salah satu dari: {', '.join(known)}"
        raise SourceFileError(Diagnostic.of("IKI850", shown, help=hint))
    if path.is_dir():
        raise SourceFileError(
            Diagnostic.of("IKI850", f"`{file}` adalah folder", help="sebut nama berkas di dalamnya")
        )
    if not path.parent.is_dir():
        message = f"folder `{path.parent}` tidak ada"
        raise SourceFileError(
            Diagnostic.of("IKI850", message, help="buat foldernya dahulu, atau sebut folder lain")
        )
    if data and path.exists() and Path(data).exists() and path.samefile(data):
        message = f"`{file}` adalah berkas datanya sendiri"
        raise SourceFileError(Diagnostic.of("IKI850", message, help="pakai nama lain untuk hasilnya"))


def write_table(table: Table, file: str | os.PathLike[str]) -> None:
    """Write all rows to ``file``; a file of that name is replaced only when the new one is complete.

    json has exact figures as text and everything that is known; xlsx also has a sheet of inputs and one of
    findings; csv and parquet have the columns of ``Table.to_polars``. Raises ``SourceFileError`` (IKI850).

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_table(Table(()), Path(folder, "hasil.json"))
    ...     Path(folder, "hasil.json").read_text()
    '{"baris": [], "masukan": [], "diagnostik": []}\\n'
    """
    path = Path(file)
    check_target(os.fspath(path))
    with replacing(path) as part:
        WRITERS[path.suffix.casefold()](table, part)


def _csv(table: Table, path: Path) -> None:
    """Write csv for a spreadsheet: text that it would take for a formula begins with an apostrophe."""
    frame = table.to_polars()
    safe = {
        name: [as_text(value) for value in frame[name].to_list()] for name in _NAMES if name in frame.columns
    }
    columns = {name: safe.get(name, frame[name]) for name in frame.columns}
    type(frame)(columns, schema=frame.schema).write_csv(path, include_bom=True)


def as_text(value: str | None) -> str | None:
    """Return a text that no spreadsheet takes for a formula.

    >>> as_text("=1+1"), as_text("Jumlah desa")
    ("'=1+1", 'Jumlah desa')
    """
    return f"'{value}" if value and value.startswith(_FORMULA) else value


def _parquet(table: Table, path: Path) -> None:
    table.to_polars().write_parquet(path)


def _json(table: Table, path: Path) -> None:
    told = {
        "baris": [_row(row) for row in table],
        "masukan": [_input(item) for item in table.masukan],
        "diagnostik": [
            {**to_json(item), **({"tempat": item.place} if item.place else {})} for item in table.diagnostics
        ],
    }
    path.write_text(json.dumps(told, ensure_ascii=False) + "\n", encoding="utf-8")


def _row(row: Baris) -> Mapping[str, Any]:
    exact = {"realisasi": row.realisasi, "capaian": row.capaian}
    shown = {name: None if value is None else plain(value) for name, value in exact.items()}
    return {**row._asdict(), **shown, "target": None if row.target is None else str(row.target)}


def _input(item: Tautan) -> Mapping[str, Any]:
    return {
        "nama": item.nama,
        "nama_data": item.nama_data or None,
        "agregasi": item.agregasi,
        "asal": item.asal,
    }


WRITERS: dict[str, Callable[[Table, Path], None]] = {
    ".csv": _csv,
    ".xlsx": write_workbook,
    ".parquet": _parquet,
    ".json": _json,
}
