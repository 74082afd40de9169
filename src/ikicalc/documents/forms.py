"""Forms of one indicator each, labels at the left: ``Nama Indikator | ...``, ``Formula | ...``.

Knows: which labels such a form has, and how its values stand beside them. Must not know: tables with a header
above, goals in force, documents. A form becomes a header and one row, as if it had been printed that way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from ikicalc.documents.header import Kepala, grouped, read_header
from ikicalc.documents.joining import clean, fold_cell, is_drawn
from ikicalc.documents.judul import only_period, read_title
from ikicalc.documents.kolom import Kolom
from ikicalc.documents.lists import without_number
from ikicalc.documents.model import Baris, Letak, Paragraf, Sel, Tabel
from ikicalc.documents.rows import is_item_number
from ikicalc.documents.words import fold, phrases, table_words, title_words

LONGEST_LABEL = 90  # characters
MAX_ROWS = 80
_SAYING = frozenset(
    {"teks", "pembilang", "satuan", "target", "sumber_data", "definisi", "polaritas", "penanggung_jawab"}
)
_LINE = re.compile(
    r"(?:[-•*]\s+|\(?(?:\d{1,2}|[A-Za-z])[.)]\s*)?(?P<label>[^:\n]{2,90}?)\s*:\s*(?P<value>.*)", re.DOTALL
)


@dataclass(slots=True)
class _Butir:
    """A label with what is printed beside and below it."""

    kolom: Kolom
    baris: list[list[str]]

    @property
    def isi(self) -> str:
        return fold_cell("\n".join(" ".join(row) for row in self.baris))


class Formulir(NamedTuple):
    """A form as a header and its row, how many rows it has, and the values that are unsure."""

    kepala: Kepala
    isi: tuple[str, ...]
    panjang: int
    ragu: tuple[str, ...] = ()


def read_form(rows: Sequence[Baris], start: int) -> Formulir | None:
    """Return the form that begins in row ``start``; None where there is none.

    A form has a label for the name and at least two others that say how the indicator is measured.

    >>> lines = [("Nama IKU", "Jumlah kolam"), ("Satuan", "kolam"), ("Sumber Data", "Laporan")]
    >>> rows = [Baris(tuple(map(Sel, line)), Letak("x", baris=n)) for n, line in enumerate(lines, 1)]
    >>> read_form(rows, 0).isi
    ('Jumlah kolam', 'kolam', 'Laporan')
    """
    named = _heading(rows[start])
    lines = _Baris(rows, start + bool(named), named)
    while lines.index < len(rows) and lines.index - start < MAX_ROWS and lines.take():
        lines.index += 1
    return _form(lines.found, rows[start].letak, lines.index - start) if lines.index - start > 1 else None


def _heading(row: Baris) -> list[_Butir]:
    """Return the name of the indicator whose form a merged row stands over."""
    text = clean(row.sel[0].teks).strip() if row.sel else ""
    merged = len(row.sel) > 1 and all(cell.lanjutan for cell in row.sel[1:]) and not row.sel[0].lanjutan
    name = without_number(fold(text), "indikator")
    measured = name != fold(text) or table_words().awal["indikator"].starts(name)
    return [_Butir(Kolom("indikator", "Nama Indikator"), [[name]])] if merged and measured else []


@dataclass(slots=True)
class _Baris:
    """The rows of a form as far as they are taken."""

    rows: Sequence[Baris]
    index: int
    found: list[_Butir] = field(default_factory=list)

    def take(self) -> bool:
        """Take a row: entries that begin in it, or what goes on with the last; False when the form ends."""
        row = self.rows[self.index]
        parts = [clean(cell.teks).strip() if not cell.lanjutan else "" for cell in row.sel]
        label = next((n for n, text in enumerate(parts) if text), len(parts))
        if label < len(parts) - 1 and is_item_number(parts[label]):
            label = next((n for n in range(label + 1, len(parts)) if parts[n]), len(parts))
        if self.found and label > (0 if len(row.sel) == 2 else 1):
            values = _values(parts)
            self.found[-1].baris += [values] if values else []
            return True
        taken = label < len(parts) and self._labelled(parts, label)
        if taken and "\t" in row.sel[-1].teks:  # a table within the cell
            self.found[-1].baris = [_values(line.split("\t")) for line in row.sel[-1].teks.split("\n")]
        return taken

    def _labelled(self, parts: list[str], label: int) -> bool:
        name, values = _split(parts, label)
        kolom = found_label(name)
        if kolom is None:
            colon = ":" in parts[label + 1 :] or parts[label].endswith(":")
            other = (self.found or colon) and len(name) <= LONGEST_LABEL and values and label <= 1
            self.found += [_Butir(Kolom("lain", name), [values])] if other else []
            return bool(other)
        if label > 1 or kolom.peran == "nomor" or self._ends(kolom) or _heading(self.rows[self.index]):
            return False
        second = found_label(values[1]) if len(values) == 3 else None
        if second is not None:  # two labels side by side: Satuan | Persen | Polaritas | Naik
            self.found += [_Butir(kolom, [values[:1]]), _Butir(second, [values[2:]])]
        else:
            self.found.append(_Butir(kolom, [values]))
        return True

    def _ends(self, kolom: Kolom) -> bool:
        """Tell whether the next form begins with a label, or a table of its own with the row."""
        again = any(kolom.peran == "indikator" == item.kolom.peran for item in self.found)
        first = bool(self.found) and kolom.judul == self.found[0].kolom.judul
        header = read_header(self.rows, self.index)
        table = header is not None and header[0].berindikator and len(header[0].kolom) > 2
        return again or first or table


def _split(parts: Sequence[str], label: int) -> tuple[str, list[str]]:
    """Return the label of a row without its colon, and the values beside it."""
    name, colon, rest = parts[label].partition(":")
    values = _values(parts[label + 1 :])
    if colon and rest.strip():
        values = [rest.strip(), *values]
    return fold(name), values


def _values(parts: Sequence[str]) -> list[str]:
    texts = [text.strip().removeprefix(":").strip() for text in parts]
    return [text for text in texts if text]


def found_label(text: str) -> Kolom | None:
    """Return the column that a label at the left of a form stands for; None when it is no known label.

    >>> found_label("Nama Indikator Kinerja").peran, found_label("Kode IKU").peran, found_label("Rumus").peran
    ('indikator', 'lain', 'teks')
    >>> found_label("Jumlah kolam") is None
    True
    """
    words = title_words(text) if len(text) <= LONGEST_LABEL else ()
    if not words:
        return None
    if set(words) <= phrases("nama_indikator").words and phrases("inti_indikator").within(words):
        return Kolom("indikator", fold(text))
    if phrases("label_jabatan").equals(text):
        return Kolom("jabatan", fold(text))
    title = read_title(text)
    if title is None:
        return None
    other = title.peran == "indikator" or (title.peran == "definisi" and "sasaran" in words)
    return Kolom("lain" if other else title.peran, fold(text), title.triwulan, title.tahun, title.bulan)


def _form(found: list[_Butir], place: Letak, length: int) -> Formulir | None:
    roles = {item.kolom.peran for item in found if item.isi}
    if "indikator" not in roles or len(roles - {"lain", "nomor"}) < 3 or not roles & _SAYING:
        return None
    parts = [part for item in found for part in _by_period(item)]
    kepala = grouped(Kepala(tuple(kolom for kolom, _ in parts), place))
    unsure = [item for item in found if any(len(row) > 1 for row in item.baris) and not _periods(item)]
    ragu = tuple(f"{item.kolom.judul}: {item.isi}" for item in unsure if item.kolom.peran != "lain")
    return Formulir(kepala, tuple(text for _, text in parts), length, ragu)


def _periods(item: _Butir) -> bool:
    """Tell whether quarters, months or years stand over the values of a target."""
    if item.kolom.peran != "target" or len(item.baris) != 2:
        return False
    above, below = item.baris
    return len(above) == len(below) > 1 and all(only_period(text) for text in above)


def _by_period(item: _Butir) -> Iterator[tuple[Kolom, str]]:
    if not _periods(item):
        yield item.kolom, item.isi
        return
    for title, value in zip(*item.baris, strict=True):
        period = only_period(title)
        if period is not None:
            yield Kolom("target", f"{item.kolom.judul} {fold(title)}", *period), fold(value)


def with_forms(blocks: Sequence[Paragraf | Tabel]) -> Iterator[Paragraf | Tabel]:
    """Yield the blocks with each form that is printed as lines ``label : value`` as a table.

    >>> lines = ["KAMUS", "Nama Indikator : Jumlah kolam", "Satuan : kolam", "Sumber Data : Laporan"]
    >>> [type(block).__name__ for block in with_forms([Paragraf(line, Letak("x")) for line in lines])]
    ['Paragraf', 'Tabel']
    """
    for is_line, group in groupby(blocks, key=lambda block: isinstance(block, Paragraf)):
        if is_line:
            yield from _lines_as_forms([block for block in group if isinstance(block, Paragraf)])
        else:
            yield from group


def _lines_as_forms(lines: Sequence[Paragraf]) -> Iterator[Paragraf | Tabel]:
    rows = [_line_as_row(line) for line in lines]
    index = 0
    while index < len(lines):
        form = read_form(rows, index) if rows[index].sel[0].teks else None
        if form is None:
            yield lines[index]
            index += 1
            continue
        length = _length(lines, rows, index, form.panjang)
        yield Tabel(tuple(rows[index : index + length]), rows[index].letak)
        index += length


def _line_as_row(line: Paragraf) -> Baris:
    match = _LINE.fullmatch(line.teks.strip())
    cells = (match["label"], match["value"]) if match else ("", line.teks)
    return Baris(tuple(map(Sel, cells)), line.letak)


def _length(lines: Sequence[Paragraf], rows: Sequence[Baris], start: int, length: int) -> int:
    """Return how many lines a form has: up to its last label and what surely goes on with it."""
    end = max(n for n in range(start, start + length) if rows[n].sel[0].teks) + 1
    while end < start + length and _goes_on(lines, end):
        end += 1
    return end - start


def _goes_on(lines: Sequence[Paragraf], index: int) -> bool:
    above, below = lines[index - 1].letak.baris, lines[index].letak.baris
    if below:
        return below == above + 1
    near = lines[index - 1 : index + 2]
    return any(is_drawn(line.teks) for line in near)
