"""What must hold of every cell, however broken, and where broken cells come from.

``check`` examines one cell, ``seconds`` measures one, ``mutated`` and ``jumbled`` make any
number of them, the same on every machine.
"""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import cycle
from typing import Any, NamedTuple

import ikicalc
from ikicalc import load_catalog
from ikicalc.diagnostics import FormulaError
from ikicalc.syntax.tree import walk
from ikicalc.syntax.tree.notation import parse_notation

REFUSALS = {"IKI002", "IKI003"}

WORDS = """
    jumlah Jumlah total nilai rata-rata persentase Persentase rasio selisih perbandingan antara
    dengan dan atau dari yang desa Desa/Kelurahan pegawai dokumen laporan e-KTP APBDes SPP SPM
    Musdes per dibagi dikali dikalikan ditambah dikurangi dibanding dibandingkan kemudian lalu
    hasilnya terhadap jika maka selain itu tidak lebih kurang tahun lalu sebelumnya bulan setiap
    semester hari kerja efektif Rumus Formulasi Catatan Keterangan Dimana sumber target adalah
    merupakan dihitung A B C NDT n x X kali pangkat paling tinggi seratus persen bobot pembilang
    penyebut sudah jelas sesuai peraturan inspektorat BPS
""".split()  # noqa: SIM905 - shorter to read
SIGNS = (
    *"+-*/:=×÷–−·.,;()[]{}%<>≤≥^_|\"'•&\\$#@!?~`", "[[", "]]", "100%", "100 %", "1.000", "12,5",
    "1.250.000,75", "Rp 5.000.000", "1,5,2", "(n-1)", "----", "____", "\n", "\n\n", "\n1. ", "\na. ",
    "\n- ", " ", "\u00a0", "\u00ad", "\t", "\r\n", "  ", "/", " / ", " : ", " = ", " x ", "\\frac{", "}{",
    "}", "\\text{", "\\times", "\\left(", "\\right)", "$", "$$", "\\(", "\\)", "\\%", "\\&", "\\sqrt{",
    "<b>", "</b>", "<br>", "<p>", "<td>", "&nbsp;", "&amp;", "&lt;", "&#247;", "&#0;", "&#1114112;",
    "&Sigma;", "Σ", "\x00", "\x07", "\x1b", "\x1f", "\x85", "\u200b", "\u2028", "\ue000", "\ue002",
    "\ufeff", "\ud7ff", "😀", "𝐀", "𝟙", "ﷺ", "İ", "ß", "é", "e\u0301", "٣", "½", "²", "Ⅳ", "＝", "（", "）",
    "１", "\U0010ffff",
)  # fmt: skip


class Cell(NamedTuple):
    """A formula cell and the name of its indicator."""

    teks: str
    indikator: str = ""


def read(cell: Cell) -> ikicalc.Rumus:
    """Read a cell with all that a command shows of it."""
    rumus = ikicalc.parse(cell.teks, indikator=cell.indikator)
    for shown in ("diagnostics", "masukan", "satuan", "volume", "lain"):
        getattr(rumus, shown)
    return rumus


def check(cell: Cell) -> ikicalc.Rumus | None:
    """Read a cell and assert what holds of every cell; return its formula, or None where it is refused."""
    try:
        rumus = read(cell)
    except FormulaError as error:
        if {finding.code for finding in error.diagnostics} <= REFUSALS:
            return None
        raise
    nodes = tuple(walk(rumus.tree)) if rumus.tree is not None else ()
    for item in (*rumus.diagnostics, *rumus.masukan, *rumus.volume, *nodes):
        span: Any = item.span
        assert span is None or 0 <= span.start <= span.end <= len(cell.teks), (cell, item)
    if rumus.tree is not None:
        assert rumus.kanonik is not None
        assert parse_notation(rumus.kanonik) == rumus.tree, (cell, rumus.kanonik)
    return rumus


def consumed(cell: Cell) -> None:
    """Read a cell, or be refused."""
    with suppress(FormulaError):
        read(cell)


def seconds(cell: Cell) -> float:
    """Return the least processor time of three readings; no rubbish of other cells is collected meanwhile."""

    def spent() -> float:
        begin = time.process_time()
        consumed(cell)
        return time.process_time() - begin

    gc.disable()
    try:
        return min(spent() for _ in range(3))
    finally:
        gc.enable()


def jumbled(seed: int, count: int) -> Iterator[Cell]:
    """Yield cells of words and signs without any order."""
    chance = random.Random(seed)
    for _ in range(count):
        words = chance.randint(0, 100) / 100
        pieces = [
            chance.choice(WORDS if chance.random() < words else SIGNS) for _ in range(chance.randint(0, 40))
        ]
        yield Cell(chance.choice((" ", "", " ")).join(pieces), chance.choice(("", "", *WORDS)))


def mutated(seed: int, count: int) -> Iterator[Cell]:
    """Yield cells of the catalog in turn, each with one to eight changes."""
    chance = random.Random(seed)
    catalog, _ = load_catalog()
    cells = cycle([Cell(item.teks, item.indikator) for item in catalog.values()])
    for _ in range(count):
        teks, indikator = next(cells)
        for _ in range(chance.randint(1, 8)):
            teks = chance.choice(CHANGES)(teks, chance)
        yield Cell(teks, chance.choice((indikator, indikator, "")))


# --- single changes ------------------------------------------------------------------------------


def _cut(length: int, chance: random.Random) -> tuple[int, int]:
    begin = chance.randint(0, length)
    return begin, min(length, begin + chance.choice((1, 1, 2, 5, 20)))


def _delete(text: str, chance: random.Random) -> str:
    begin, end = _cut(len(text), chance)
    return text[:begin] + text[end:]


def _double(text: str, chance: random.Random) -> str:
    begin, end = _cut(len(text), chance)
    return text[:end] + text[begin:]


def _swap(text: str, chance: random.Random) -> str:
    begin, end = _cut(len(text), chance)
    other, last = _cut(len(text) - end, chance)
    return (
        text[:begin]
        + text[end + other : end + last]
        + text[end : end + other]
        + text[begin:end]
        + text[end + last :]
    )


def _insert(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    piece = chance.choice(chance.choice((WORDS, SIGNS)))
    space = chance.choice((" ", ""))
    return text[:at] + space + piece + space + text[at:]


def _truncate(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return chance.choice((text[:at], text[at:]))


def _words(change: Callable[[list[str], random.Random], list[str]]) -> Callable[[str, random.Random], str]:
    return lambda text, chance: " ".join(change(text.split(" "), chance))


def _delete_word(words: list[str], chance: random.Random) -> list[str]:
    at = chance.randrange(len(words))
    return words[:at] + words[at + 1 :]


def _double_word(words: list[str], chance: random.Random) -> list[str]:
    at = chance.randrange(len(words))
    return words[: at + 1] + words[at:]


def _swap_words(words: list[str], chance: random.Random) -> list[str]:
    here, there = chance.randrange(len(words)), chance.randrange(len(words))
    words[here], words[there] = words[there], words[here]
    return words


CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    _delete, _double, _swap, _insert, _insert, _truncate,
    _words(_delete_word), _words(_double_word), _words(_swap_words),
)  # fmt: skip
