"""Which columns of a table belong to one indicator, and which of them holds a role that comes twice.

Knows: columns with their roles. Must not know: titles, rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ikicalc.documents.judul import HALVES
from ikicalc.documents.kolom import Kolom

Kelompok = tuple[tuple[int, ...], ...]


def group_columns(kolom: Sequence[Kolom]) -> tuple[tuple[Kolom, ...], Kelompok]:
    """Return the columns with roles that come twice settled, and those of each indicator of a row.

    >>> roles = ("nomor", "sasaran", "indikator", "target", "sasaran", "indikator", "target")
    >>> group_columns([Kolom(role, role) for role in roles])[1]
    ((0, 1, 2, 3), (0, 4, 5, 6))
    """
    columns = list(kolom)
    marks = [n for n, column in enumerate(columns) if column.peran == "indikator"]
    if not marks:
        return tuple(columns), ()
    groups, start = [], 0
    for mark, following in zip(marks, [*marks[1:], len(columns)], strict=True):
        end = _end_of_group(columns, mark, following) if following < len(columns) else len(columns)
        groups.append(tuple(range(start, end)))
        start = end
    shared = tuple(n for n in groups[0] if columns[n].peran in ("nomor", "jabatan"))
    groups[1:] = [(*shared, *group) for group in groups[1:]]
    for group in groups:
        _settle(columns, group)
    return tuple(columns), tuple(groups)


def _end_of_group(columns: list[Kolom], mark: int, following: int) -> int:
    opens = ("sasaran", "nomor", "jabatan")
    return next((n for n in range(mark + 1, following) if columns[n].peran in opens), following)


def _settle(columns: list[Kolom], group: tuple[int, ...]) -> None:
    """Leave one column a role: the goal nearest before the name, the formula before its definition."""
    mark = next(n for n in group if columns[n].peran == "indikator")
    _keep_one(
        columns,
        group,
        "sasaran",
        max((n for n in _having(columns, group, "sasaran") if n < mark), default=-1),
    )
    if not _having(columns, group, "teks") and not all(_having(columns, group, half) for half in HALVES):
        for n in _having(columns, group, "definisi")[:1]:
            columns[n] = replace(columns[n], peran="teks")
    for role in (
        "teks",
        *HALVES,
        "pengali",
        "definisi",
        "sumber_data",
        "penanggung_jawab",
        "satuan",
        "jabatan",
        "nomor",
        "polaritas",
    ):
        _keep_one(columns, group, role)
    targets = _having(columns, group, "target")
    if len(targets) == 1:  # "TARGET 2024": the only target is the year's
        columns[targets[0]] = replace(columns[targets[0]], tahun=0)
    yearly = [n for n in _having(columns, group, "target") if not columns[n].bermasa]
    divided = {
        columns[n].judul for n in yearly if [columns[m].judul for m in yearly].count(columns[n].judul) > 1
    }
    for n in yearly:
        if n != yearly[0] or columns[n].judul in divided:  # parts of which nobody says what they are for
            columns[n] = replace(columns[n], peran="lain")


def _having(columns: list[Kolom], group: tuple[int, ...], role: str) -> list[int]:
    return [n for n in group if columns[n].peran == role]


def _keep_one(columns: list[Kolom], group: tuple[int, ...], role: str, keep: int = -1) -> None:
    having = _having(columns, group, role)
    kept = keep if keep in having else next(iter(having), -1)
    for n in having:
        if n != kept:
            columns[n] = replace(columns[n], peran="lain")
