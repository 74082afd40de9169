"""Targets of several periods in one cell: each goes to its year, quarter or month, or the cell is told.

Knows: how a cell pairs periods with figures. Must not know: columns, how a target is read as a number.
Only a cell that pairs all it says is divided.
"""

from __future__ import annotations

import re

from ikicalc.documents.angka import torn_number
from ikicalc.documents.isian import Isian
from ikicalc.documents.judul import Waktu, only_period
from ikicalc.documents.pembacaan import Pembacaan
from ikicalc.documents.words import fold

LONGEST = 400  # characters of a cell that is looked at
_YEAR = re.compile(r"(?<![\d.,/])(?:19|20)\d\d(?![\d/]|[.,]\d)")
_BEFORE = re.compile(
    r"(?P<judul>(?:[^\W\d_]{1,10}\.?\s*)?(?<![\d.,])(?:(?:19|20)\d\d|I{1,3}|IV|[1-4]))\s*[:=]\s*"
)
_BEHIND = re.compile(r"(?P<isi>[^();\n]{1,40}?)\s*\(\s*(?P<judul>[^()]{1,20}?)\s*\)[;,\s]*")
_EDGES = " \t\n;,|-•"


def divide_targets(found: Pembacaan) -> None:
    """Give each period its target where one cell lists several; tell of cells that don't pair them."""
    for item in found.isian:
        text = item.sel.get("target", "")
        pairs = periods_of(text)
        if pairs and not _clashes(item, pairs):
            _divide(item, pairs)
        elif len(set(_YEAR.findall(text))) > 1:
            message = f"target `{item.nama}` menyebut beberapa tahun: `{fold(text)[:80]}`"
            hint = "tulis satu target, atau pisahkan menjadi `target_tahunan`"
            found.tell("IKI846", message, item.letak_sel.get("target", item.letak)[0], item, help=hint)


def tell_torn_numbers(found: Pembacaan) -> None:
    """Tell of targets in which a space seems to tear a number: which figure it is, nobody says."""
    for item in found.isian:
        texts = [
            item.sel.get("target", ""),
            *item.tahunan.values(),
            *item.triwulan.values(),
            *item.bulanan.values(),
        ]
        torn = next(filter(None, map(torn_number, texts)), "")
        if torn:
            message = f"angka target `{item.nama}` mungkin terpotong: `{torn}`"
            hint = f"tulis `{''.join(torn.split())}` bila memang satu angka"
            found.tell("IKI832", message, item.letak_sel.get("target", item.letak)[0], item, help=hint)


def periods_of(text: str) -> dict[Waktu, str]:
    """Return the targets of a cell by period; nothing where it isn't a list of periods and targets.

    >>> [(waktu.tahun, target) for waktu, target in periods_of("2023: 80%; 2024: 82,5%").items()]
    [(2023, '80%'), (2024, '82,5%')]
    >>> [(waktu.triwulan, target) for waktu, target in periods_of("TW I = 20 TW II = 40").items()]
    [(1, '20'), (2, '40')]
    >>> periods_of("80 (2023), 82 (2024)") == periods_of("2023 = 80, 2024 = 82"), periods_of("2024: 80")
    (True, {})
    """
    if len(text) > LONGEST:
        return {}
    pairs = _before(text) or _behind(text)
    periods = [only_period(title) for title, _ in pairs]
    sure = (
        len(pairs) > 1
        and all(periods)
        and len(set(periods)) == len(pairs)
        and all(_is_value(v) for _, v in pairs)
    )
    kinds = {tuple(map(bool, period)) for period in periods if period}
    return {p: v for p, (_, v) in zip(periods, pairs, strict=True) if p} if sure and len(kinds) == 1 else {}


def _before(text: str) -> list[tuple[str, str]]:
    """Return the pairs of a cell that prints each period before its target."""
    marks = list(_BEFORE.finditer(text))
    if not marks or text[: marks[0].start()].strip(_EDGES):
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return [
        (mark["judul"], text[mark.end() : end].strip(_EDGES)) for mark, end in zip(marks, ends, strict=True)
    ]


def _behind(text: str) -> list[tuple[str, str]]:
    """Return the pairs of a cell that prints each period in brackets behind its target."""
    marks = list(_BEHIND.finditer(text))
    whole = "".join(mark[0] for mark in marks) == text
    return [(mark["judul"], mark["isi"].strip(_EDGES)) for mark in marks] if whole else []


def _is_value(text: str) -> bool:
    return bool(text) and len(text) <= 40 and not _YEAR.search(text) and not set("\n;:=") & set(text)


def _clashes(item: Isian, pairs: dict[Waktu, str]) -> bool:
    """Tell whether a column of its own already gives the target of one of the periods."""
    return any(
        waktu.triwulan in item.triwulan or waktu.tahun in item.tahunan or waktu.bulan in item.bulanan
        for waktu in pairs
    )


def _divide(item: Isian, pairs: dict[Waktu, str]) -> None:
    printed = item.sel.pop("target")
    places = item.letak_sel.get("target", item.letak)
    for waktu, text in pairs.items():
        for name, number, texts in (
            ("target_triwulan", waktu.triwulan, item.triwulan),
            ("target_tahunan", waktu.tahun, item.tahunan),
            ("target_bulanan", waktu.bulan, item.bulanan),
        ):
            if number:
                texts[number] = text
                item.letak_sel[name] = list(places)
                item.asal[name] = f"sel target: {fold(printed)}"
