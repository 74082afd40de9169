"""Blocks into indicators: one pass over paragraphs and rows, each recognised for what it is.

Knows: the order of a decree (position, duties, header, rows, signature) and what a row can be.
Must not know: file formats, YAML, formulas. No row is lost: it becomes an indicator, part of one, is
recognised as something else, or is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ikicalc.diagnostics import Diagnostic
from ikicalc.documents.align import Seen, align
from ikicalc.documents.header import Kepala, read_header
from ikicalc.documents.isian import Isian, Sasaran
from ikicalc.documents.jabatan import (
    Label,
    clean_position,
    heading_position,
    label_of_cells,
    read_label,
)
from ikicalc.documents.joining import Lanjut, clean, continues, fold_cell, goal_goes_on
from ikicalc.documents.model import Baris, Letak, Naskah, Paragraf, Tabel
from ikicalc.documents.rows import is_footnote, is_numbering, is_signature, is_total
from ikicalc.documents.words import fold, phrases, table_words, words_of

SHOWN = 120  # characters of a row that a message repeats


@dataclass(slots=True)
class Pembacaan:
    """What the pass found: indicators in the making, and what is to be told."""

    isian: list[Isian] = field(default_factory=list)
    temuan: list[Diagnostic] = field(default_factory=list)


def interpret(naskah: Naskah) -> Pembacaan:
    """Return the indicators that the tables of a document list, and everything that is unsure.

    >>> from ikicalc.documents.text import text_document
    >>> text = "NO\\tSASARAN\\tINDIKATOR KINERJA\\tRUMUS\\n1.\\tTertib\\tJumlah kolam\\tJumlah kolam aktif\\n"
    >>> interpret(text_document(text, "contoh.txt")).isian[0].sel["teks"]
    'Jumlah kolam aktif'
    """
    reader = _Reader(labelled=_has_labels(naskah))
    for block in naskah.blok:
        if isinstance(block, Paragraf):
            reader.paragraph(block)
        else:
            reader.table(block)
    return reader.found


def _has_labels(naskah: Naskah) -> bool:
    """Tell whether positions carry a label, so that headings need not be asked."""
    for block in naskah.blok:
        rows = block.baris if isinstance(block, Tabel) else ()
        labels = [label_of_cells([cell.teks for cell in row.sel]) for row in rows]
        labels += [read_label(block.teks)] if isinstance(block, Paragraf) else []
        if any(label is not None and label.kind == "jabatan" for label in labels):
            return True
    return False


class _Reader:
    """The state of the pass: header in force, position, goal, the indicator above."""

    def __init__(self, *, labelled: bool) -> None:
        self.found = Pembacaan()
        self._labelled = labelled
        self._kepala: Kepala | None = None
        self._jabatan = ""
        self._first_party = ""
        self._awaiting = False  # a label whose position stands on the next line
        self._duties = False
        self._heading: tuple[str, Letak] | None = None
        self._sasaran: dict[int, Sasaran] = {}
        self._above: dict[int, Isian] = {}
        self._seen = Seen()
        self._unknown: list[Baris] = []

    # paragraphs

    def paragraph(self, block: Paragraf) -> None:
        """Take a paragraph: a label, a position, a heading; anything else says nothing of rows."""
        text = fold(clean(block.teks))
        if not text:
            return
        label = read_label(text)
        if label is not None:
            self._label(label)
        elif self._awaiting:
            self._set_position(text)
        elif phrases("pihak_kedua").within(words_of(text)):
            self._jabatan = self._first_party or self._jabatan
        elif phrases("pihak_pertama").within(words_of(text)):
            self._first_party = self._jabatan
        else:
            self._take_heading(text, block.letak)

    def _take_heading(self, text: str, place: Letak) -> None:
        if is_signature(text):
            self._heading = None
        elif not self._labelled and (position := heading_position(text)):
            self._heading = (position, place)

    def _label(self, label: Label) -> None:
        self._awaiting = label.kind == "jabatan" and not clean_position(label.value or "")
        self._duties = label.kind == "lain"
        if label.kind == "jabatan" and not self._awaiting:
            self._set_position(label.value or "")

    def _set_position(self, text: str) -> None:
        self._awaiting, self._duties = False, False
        self._jabatan = clean_position(text)
        self._forget()

    def _forget(self) -> None:
        """Let nothing flow down from the table of another position."""
        self._sasaran, self._above = {}, {}

    # rows

    def table(self, block: Tabel) -> None:
        """Take the rows of one table as a page shows it."""
        self._unknown = []
        kepala, index = self._kepala, 0
        if kepala and not _may_go_on(block, kepala):
            self._kepala = None
        while index < len(block.baris):
            index += self._rows(block.baris, index)
        self._tell_unknown(block)
        self._kepala = self._kepala or kepala

    def _rows(self, rows: Sequence[Baris], index: int) -> int:
        """Take what begins at a row and return how many rows it has."""
        header = read_header(rows, index)
        if header is not None:
            self._take_header(header[0])
            return header[1]
        row = rows[index]
        cells = cells_of(row)
        filled = [cell for cell in cells if cell]
        if filled and not self._recognised(row, cells, filled):
            self._row(row, cells, filled)
        return 1

    def _take_header(self, kepala: Kepala) -> None:
        self._duties = self._awaiting = False
        if self._heading is not None:
            position, place = self._heading
            if position != self._jabatan:
                self._set_position(position)
                message = f"jabatan `{position}` dibaca dari judul di atas tabel"
                self.tell("IKI840", message, place)
        self._heading = None
        if self._kepala is None or self._kepala.judul != kepala.judul:
            self._new_header(kepala)
        self._kepala = kepala

    def _new_header(self, kepala: Kepala) -> None:
        self._above = {}
        if not kepala.berindikator:
            self._tell_other_table(kepala)
            return
        if kepala.mirip:
            words = ", ".join(f"`{word}`" for word in kepala.mirip)
            self.tell("IKI842", f"judul kolom dibaca dari ejaan yang mirip: {words}", kepala.letak)

    def _tell_other_table(self, kepala: Kepala) -> None:
        titles = ", ".join(f"`{kolom.judul}`" for kolom in kepala.kolom if kolom.judul)
        roles = {kolom.peran for kolom in kepala.kolom}
        if roles & {"target", "teks"}:
            hint = "beri judul `INDIKATOR` pada kolom nama indikatornya"
            self.tell("IKI836", f"tabel tanpa kolom indikator: {titles}", kepala.letak, help=hint)
        else:
            self.tell("IKI837", f"tabel lain dilewati: {titles}", kepala.letak)

    def _recognised(self, row: Baris, cells: Sequence[str], filled: Sequence[str]) -> bool:
        """Take a row that is known to be no indicator; False when it may be one."""
        label = label_of_cells(cells)
        if label is not None and self._is_label_row(label, cells, filled):
            self._label(label)
            return True
        if self._awaiting and len(filled) <= 2:
            self._set_position(" ".join(filled))
            return True
        if self._duties and not self._resumes(cells):
            self._unknown += [row] if len(filled) >= 3 else []
            return True
        if is_numbering(cells) and (self._kepala is None or len(filled) * 2 > len(self._kepala.kolom)):
            return True
        return self._is_foot(cells, filled)

    def _is_label_row(self, label: Label, cells: Sequence[str], filled: Sequence[str]) -> bool:
        colon = any(cell.lstrip().startswith((":", "=")) or cell.rstrip().endswith(":") for cell in filled)
        free = self._kepala is None or not self._kepala.berindikator or self._duties
        return colon or ":" in filled[0] or len(filled) <= (3 if free and label.kind == "lain" else 2)

    def _resumes(self, cells: Sequence[str]) -> bool:
        """Tell whether a row below duties is one of the indicator table whose header was printed earlier."""
        if self._kepala is None or len(cells) != len(self._kepala.kolom) or len(cells) < 3:
            return False
        names = [cells[n] for n, kolom in enumerate(self._kepala.kolom) if kolom.peran == "indikator"]
        self._duties = not any(table_words().awal["indikator"].starts(name) for name in names)
        return not self._duties

    def _is_foot(self, cells: Sequence[str], filled: Sequence[str]) -> bool:
        if is_total(cells) or is_footnote(cells):
            return True
        return len(filled) <= 2 and all(is_signature(cell) or _is_signer(cell) for cell in filled)

    def _row(self, row: Baris, cells: list[str], filled: list[str]) -> None:
        kepala = self._kepala
        if kepala is None:
            self._unknown.append(row)
            if len(filled) == 1:
                self._take_heading(filled[0], row.letak)
        elif kepala.berindikator and not self._is_heading(row, filled):
            if len(filled) == 1 and not _in_column(row, cells, kepala):
                self._lone(row, filled)
            else:
                self._data(row, settled(row, cells, kepala), kepala)

    def _lone(self, row: Baris, filled: list[str]) -> None:
        """Take a row with one text that stands in no column: a title, or something torn off."""
        if phrases("judul").within(words_of(filled[0])) and len(words_of(filled[0])) <= 20:
            self._take_heading(filled[0], row.letak)
        else:
            self._tell_row(row, filled)

    def _is_heading(self, row: Baris, filled: list[str]) -> bool:
        """Take a row that is one cell wide: a position or a section between the rows of a table."""
        spans = len(filled) == 1 and len(row.sel) > 2 and all(cell.lanjutan for cell in row.sel[1:])
        position = heading_position(filled[0]) if len(filled) == 1 else None
        if position and (spans or not row.sel[-1].teks):
            if not self._labelled:
                self._set_position(position)
                self.tell("IKI840", f"jabatan `{position}` dibaca dari judul di dalam tabel", row.letak)
            return True
        if spans and not table_words().awal["indikator"].starts(filled[0]):
            self.tell("IKI837", f"baris judul dilewati: {shown(filled)}", row.letak)
            self._forget()
            return True
        return False

    def _data(self, row: Baris, cells: list[str], kepala: Kepala) -> None:
        if self._goes_on(row, cells, kepala):
            return
        placed = align(cells, kepala, self._seen, whole=len(row.sel) >= len(kepala.kolom))
        if not any(placed.sel[n] for n, kolom in enumerate(kepala.kolom) if kolom.peran == "indikator"):
            self._without_name(row, placed.sel, kepala)
            return
        made = [self._indicator(row, placed.sel, kepala, number) for number in range(len(kepala.kelompok))]
        for item in (item for item in made if item is not None):
            if not placed.pasti:
                message = f"letak sel tidak pasti: {shown(cells)}"
                hint = "cocokkan baris ini dengan dokumennya"
                self.tell("IKI832", message, row.letak, item, help=hint)
            elif placed.geser:
                message = f"sel yang bergeser dikembalikan ke kolomnya: {shown(cells)}"
                self.tell("IKI831", message, row.letak, item)

    def _goes_on(self, row: Baris, cells: list[str], kepala: Kepala) -> bool:
        """Take a row that goes on with the indicators above; False when it doesn't, or not surely."""
        width = len(kepala.kolom)
        if any(cells[width:]) or not self._above:
            return False
        padded = [*cells, *[""] * (width - len(cells))]
        answers = {}
        for number, group in enumerate(kepala.kelompok):
            below = {kepala.kolom[n].peran: padded[n] for n in reversed(group) if padded[n]}
            if not any(text for role, text in below.items() if role != "jabatan"):
                continue
            above = self._above.get(number)
            own = {**above.sel, "sasaran": above.sasaran.teks} if above else {}
            answers[number] = continues(own, below) if above and _in_grid(row, below) else Lanjut.TIDAK
        if not answers or set(answers.values()) != {Lanjut.YA}:
            self._tell_perhaps(row, cells, answers)
            return False
        for number in answers:
            group = kepala.kelompok[number]
            above = self._above[number]
            above.add(((kepala.kolom[n], padded[n]) for n in group), row.letak)
            goal = next((padded[n] for n in group if kepala.kolom[n].peran == "sasaran"), "")
            above.sasaran.teks = fold(f"{above.sasaran.teks} {goal}")
        return True

    def _tell_perhaps(self, row: Baris, cells: list[str], answers: dict[int, Lanjut]) -> None:
        if Lanjut.MUNGKIN in answers.values():
            message = f"baris ini mungkin sambungan baris di atasnya: {shown(cells)}"
            hint = "bila sambungan, gabungkan isinya dengan indikator di atasnya"
            self.tell("IKI834", message, row.letak, help=hint)

    def _without_name(self, row: Baris, cells: Sequence[str], kepala: Kepala) -> None:
        """Take a row without an indicator: a goal for the rows below, or a row to be told."""
        filled = {kepala.kolom[n].peran for n, text in enumerate(cells) if text}
        if "sasaran" in filled and not filled - {"sasaran", "nomor", "jabatan"}:
            for number, group in enumerate(kepala.kelompok):
                self._goal(number, [(kepala.kolom[n].peran, cells[n]) for n in group])
            return
        self._tell_row(row, [cell for cell in cells if cell])

    def _tell_row(self, row: Baris, filled: Sequence[str]) -> None:
        hint = "tambahkan sendiri isinya bila baris ini indikator atau bagiannya"
        self.tell("IKI835", f"baris tidak dikenali: {shown(filled)}", row.letak, help=hint)

    def _goal(self, number: int, cells: Sequence[tuple[str, str]]) -> Sasaran:
        """Return the goal of a row: its own, or the one above, which it may go on with."""
        current = self._sasaran.setdefault(number, Sasaran())
        goal = next((text for role, text in cells if role == "sasaran"), "")
        numbered = any(text for role, text in cells if role == "nomor")
        if goal and not numbered and goal_goes_on(current.teks, goal):
            current.teks = fold(f"{current.teks} {goal}")
        elif goal:
            current = self._sasaran[number] = Sasaran(fold(goal))
        return current

    def _indicator(self, row: Baris, cells: Sequence[str], kepala: Kepala, number: int) -> Isian | None:
        group = kepala.kelompok[number]
        pairs = [(kepala.kolom[n], cells[n]) for n in group]
        position = next((text for kolom, text in pairs if kolom.peran == "jabatan" and text), "")
        if position:
            self._set_position(position)
        goal = self._goal(number, [(kolom.peran, text) for kolom, text in pairs])
        if not any(text for kolom, text in pairs if kolom.peran == "indikator"):
            return None
        item = Isian(kepala, self._jabatan, goal, [], number)
        item.add(pairs, row.letak)
        for kolom, text in pairs:
            self._seen.add(kolom.peran, text)
        self._above[number] = item
        self.found.isian.append(item)
        return item

    def _tell_unknown(self, block: Tabel) -> None:
        """Tell of a table without a known header, unless it is a signature, a letterhead or duties."""
        rows = [cells_of(row) for row in self._unknown]
        filled = [[cell for cell in cells if cell] for cells in rows]
        measured = table_words().awal["indikator"]
        wide = [row for row in filled if len(row) >= 3 or (len(row) == 2 and any(map(measured.starts, row)))]
        if wide:
            message = f"tabel tanpa judul kolom yang dikenal, {len(rows)} baris: {shown(wide[0])}"
            hint = "beri judul kolom seperti SASARAN, INDIKATOR, RUMUS, TARGET, atau SUMBER DATA"
            self.tell("IKI836", message, self._unknown[0].letak, help=hint)

    def tell(
        self, code: str, message: str, place: Letak, item: Isian | None = None, *, help: str = ""
    ) -> None:
        """Add a finding at a place, and to the indicator that it is about."""
        finding = Diagnostic.of(code, message, help=help, place=str(place))
        self.found.temuan.append(finding)
        if item is not None:
            item.temuan.append(finding)


def cells_of(row: Baris) -> list[str]:
    """Return the texts of a row, folded; what a merged cell covers to the right is empty.

    >>> from ikicalc.documents.model import Sel
    >>> cells_of(Baris((Sel("TARGET"), Sel("TARGET", lanjutan=True)), Letak("x")))
    ['TARGET', '']
    """
    cells: list[str] = []
    for number, cell in enumerate(row.sel):
        left = row.sel[number - 1] if number else None
        beside = left is not None and left.teks == cell.teks and (not left.lanjutan or len(cell.teks) > 20)
        cells.append("" if cell.lanjutan and beside else fold_cell(cell.teks))
    return cells


def settled(row: Baris, cells: Sequence[str], kepala: Kepala) -> list[str]:
    """Return the cells of a row without what merged cells repeat from the row above.

    A number, goal or name that is merged downwards is not said again; any other cell is, for each of the
    indicators beside it.
    """
    once = {"nomor", "sasaran", "indikator", "jabatan"}
    merged = {n for n, cell in enumerate(row.sel) if cell.lanjutan}
    found = list(cells)
    for group in kepala.kelompok:
        same = any(n in merged for n in group if kepala.kolom[n].peran == "indikator")
        for n in merged.intersection(group):
            if same or kepala.kolom[n].peran in once:
                found[n] = ""
    return found


def _in_column(row: Baris, cells: Sequence[str], kepala: Kepala) -> bool:
    """Tell whether the only text of a row stands in a column that it can belong to."""
    place = next(n for n, cell in enumerate(cells) if cell)
    if len(row.sel) == 1 or place >= len(kepala.kolom):
        return len(kepala.kolom) == 1
    role = kepala.kolom[place].peran
    title = role == "sasaran" and phrases("judul").within(words_of(cells[place]))
    return role != "nomor" and not title


def _may_go_on(block: Tabel, kepala: Kepala) -> bool:
    """Tell whether a table without a header of its own can be the next page of the table before."""
    return any(len(row.sel) == len(kepala.kolom) for row in block.baris)


def _in_grid(row: Baris, below: dict[str, str]) -> bool:
    """Tell whether the cells of a row that goes on can be in their columns: not a lone torn-off text."""
    return len(row.sel) > 1 and bool(below)


def _is_signer(text: str) -> bool:
    return len(words_of(text)) <= 4 and heading_position(text) is not None


def shown(cells: Sequence[str]) -> str:
    """Return the beginning of a row, for a message.

    >>> shown(["1", "Jumlah kolam"])
    '`1 | Jumlah kolam`'
    """
    text = " | ".join(fold(cell) for cell in cells)
    return f"`{text[: SHOWN - 1]}…`" if len(text) > SHOWN else f"`{text}`"
