"""Blocks into indicators: one pass over paragraphs and rows, each recognised for what it is.

Knows: the order of a decree (position, duties, header, rows, signature) and what a row can be.
Must not know: file formats, YAML, formulas. No row is lost: it becomes an indicator, part of one, is
recognised as something else, or is told.
"""

from __future__ import annotations

from collections.abc import Sequence

from ikicalc.documents.cells import cells_of, is_in_column, is_spanning, shown
from ikicalc.documents.forms import Formulir, read_form, with_forms
from ikicalc.documents.header import Kepala, read_header, read_likely_header
from ikicalc.documents.jabatan import Label, label_of_cells
from ikicalc.documents.lists import divided, holds_list
from ikicalc.documents.model import Baris, Naskah, Paragraf, Tabel
from ikicalc.documents.pembacaan import Pembacaan
from ikicalc.documents.pemilik import Pemilik, all_signatures, has_labels
from ikicalc.documents.rakitan import Rakitan
from ikicalc.documents.rows import is_footnote, is_item_number, is_numbering, is_step, is_total
from ikicalc.documents.sections import goal_above, goal_of_section
from ikicalc.documents.words import fold, phrases, table_words, words_of

ROLES = {
    "indikator": "nama indikator",
    "teks": "rumus",
    "target": "target",
    "satuan": "satuan",
    "sumber_data": "sumber data",
    "penanggung_jawab": "penanggung jawab",
    "sasaran": "sasaran",
    "jabatan": "jabatan",
}


def interpret(naskah: Naskah) -> Pembacaan:
    """Return the indicators that the tables of a document list, and everything that is unsure.

    >>> from ikicalc.documents.reading import text_document
    >>> text = "NO\\tSASARAN\\tINDIKATOR KINERJA\\tRUMUS\\n1.\\tTertib\\tJumlah kolam\\tJumlah kolam aktif\\n"
    >>> interpret(text_document(text, "contoh.txt")).isian[0].sel["teks"]
    'Jumlah kolam aktif'
    """
    reader = _Reader(labelled=has_labels(naskah))
    for block in with_forms(naskah.blok):
        if isinstance(block, Paragraf):
            reader.paragraph(block)
        else:
            reader.table(block)
    return reader.rakitan.finish()


class _Reader:
    """The state of the pass: the header in force; whose rows, and which indicators, are kept beside it."""

    def __init__(self, *, labelled: bool) -> None:
        self.rakitan = Rakitan()
        self.pemilik = Pemilik(self.rakitan, labelled=labelled)
        self._found = self.rakitan.found
        self._kepala: Kepala | None = None
        self._printed: Kepala | None = None  # the last header, whether or not the table below suits it
        self._unknown: list[Baris] = []
        self._goal: str | None = None  # of the line above; empty: a section began that names none

    def paragraph(self, block: Paragraf) -> None:
        """Take a line between tables: whose indicators follow, and under which goal."""
        self.pemilik.paragraph(block)
        goal = goal_above(block.teks)
        self._goal = self._goal if goal is None else goal

    def table(self, block: Tabel) -> None:
        """Take the rows of one table as a page shows it."""
        self._unknown = []
        kepala, index = self._kepala, 0
        if kepala and not _may_go_on(block, kepala):
            self._kepala = None
        while index < len(block.baris):
            index += self._rows(block.baris, index)
        self._tell_unknown(below=kepala)
        self._kepala = self._kepala or kepala

    def _rows(self, rows: Sequence[Baris], index: int) -> int:
        """Take what begins at a row and return how many rows it has."""
        header = self._repeated(rows, index) or read_header(rows, index)
        if header is None:
            form = read_form(rows, index)
            if form is not None:
                self._take_form(form)
                return form.panjang
            header = read_likely_header(rows, index)
        if header is not None:
            self._take_header(header[0])
            return header[1]
        row = rows[index]
        cells = cells_of(row)
        filled = [cell for cell in cells if cell]
        if filled and not self._recognised(row, cells, filled):
            self._row(row, cells, filled)
        return 1

    def _repeated(self, rows: Sequence[Baris], index: int) -> tuple[Kepala, int] | None:
        """The header printed last, where its rows stand here again."""
        length = self._printed.repeated(rows, index) if self._printed is not None else 0
        return (self._printed, length) if self._printed is not None and length else None

    def _take_header(self, kepala: Kepala) -> None:
        self.pemilik.header()
        self._unknown = [row for row in self._unknown if not _is_band(row)]
        if self._kepala is None or self._kepala.judul != kepala.judul:
            if not _is_alike(self._printed, kepala):
                self.rakitan.forget()
            self._new_header(kepala)
        self._kepala = self._printed = kepala
        self._take_goal(kepala)

    def _take_goal(self, kepala: Kepala) -> None:
        """Let the goal of the line above hold for a table that has no column of goals."""
        own = any(kolom.peran == "sasaran" for kolom in kepala.kolom)
        if self._goal is not None and kepala.berindikator and not own:
            self.rakitan.set_goal(self._goal, kepala)
        self._goal = None

    def _new_header(self, kepala: Kepala) -> None:
        self.rakitan.new_header()
        if not kepala.berindikator:
            self._tell_other_table(kepala)
            return
        if kepala.mirip:
            words = ", ".join(f"`{word}`" for word in kepala.mirip)
            self._found.tell("IKI842", f"judul kolom dibaca dari ejaan yang mirip: {words}", kepala.letak)
        if kepala.ditaksir:
            read = ", ".join(f"`{fold(k.judul)}` sebagai {ROLES[k.peran]}" for k in kepala.ditaksir)
            hint = "cocokkan dengan dokumennya; beri judul yang lazim bila kolomnya keliru"
            self._found.tell("IKI848", f"kolom dibaca dari isinya: {read}", kepala.letak, help=hint)
        if kepala.terlewat:
            titles = ", ".join(f"`{fold(title)}`" for title in kepala.terlewat)
            hint = "beri judul `TARGET` (dengan tahun atau triwulannya) atau `RUMUS` bila itu isinya"
            self._found.tell("IKI847", f"kolom tidak dibaca: {titles}", kepala.letak, help=hint)

    def _tell_other_table(self, kepala: Kepala) -> None:
        titles = ", ".join(f"`{kolom.judul}`" for kolom in kepala.kolom if kolom.judul)
        roles = {kolom.peran for kolom in kepala.kolom}
        if roles & {"target", "teks", "pembilang"}:
            hint = "beri judul `INDIKATOR` pada kolom nama indikatornya"
            self._found.tell("IKI836", f"tabel tanpa kolom indikator: {titles}", kepala.letak, help=hint)
        else:
            self._found.tell("IKI837", f"tabel lain dilewati: {titles}", kepala.letak)

    def _take_form(self, form: Formulir) -> None:
        self.pemilik.header()
        if self._printed is not None:  # a goal of the table before is none of the form's
            self.rakitan.forget()
        self.rakitan.new_header()
        item = self.rakitan.indicator(form.isi, form.kepala.letak, form.kepala)
        if form.ragu:
            message = f"isi formulir tidak pasti: {shown(form.ragu)}"
            hint = "cocokkan indikator ini dengan dokumennya"
            self._found.tell("IKI832", message, form.kepala.letak, item, help=hint)
        self._kepala = self._printed = None

    def _recognised(self, row: Baris, cells: Sequence[str], filled: Sequence[str]) -> bool:
        """Take a row that is known to be no indicator; False when it may be one."""
        label = label_of_cells(cells)
        if label is not None and self._is_label_row(label, filled):
            self.pemilik.take_label(label)
            return True
        if self.pemilik.menunggu and len(filled) <= 2:
            self.pemilik.set_position(" ".join(filled))
            return True
        if self.pemilik.bertugas and not self._resumes(cells):
            self._unknown += [row] if len(filled) >= 3 else []
            return True
        if is_numbering(cells) and (self._kepala is None or len(filled) * 2 > len(self._kepala.kolom)):
            return True
        section = self._kepala is not None and self._kepala.berindikator and is_spanning(row, cells)
        return is_total(cells) or is_footnote(cells) or (not section and all_signatures(filled))

    def _is_label_row(self, label: Label, filled: Sequence[str]) -> bool:
        colon = any(cell.lstrip().startswith((":", "=")) or cell.rstrip().endswith(":") for cell in filled)
        free = self._kepala is None or not self._kepala.berindikator or self.pemilik.bertugas
        return colon or ":" in filled[0] or len(filled) <= (3 if free and label.kind == "lain" else 2)

    def _resumes(self, cells: Sequence[str]) -> bool:
        """Tell whether a row below duties is one of the indicator table whose header was printed earlier."""
        if self._kepala is None or len(cells) != len(self._kepala.kolom) or len(cells) < 3:
            return False
        names = [cells[n] for n, kolom in enumerate(self._kepala.kolom) if kolom.peran == "indikator"]
        self.pemilik.bertugas = not any(table_words().awal["indikator"].starts(name) for name in names)
        return not self.pemilik.bertugas

    def _row(self, row: Baris, cells: Sequence[str], filled: Sequence[str]) -> None:
        kepala = self._kepala
        if kepala is None:
            self._unknown.append(row)
            if len(filled) == 1:
                self.pemilik.take_heading(filled[0], row.letak)
        elif not kepala.berindikator or self._is_section(row, cells, filled, kepala):
            return
        elif len(filled) == 1 and not is_in_column(row, cells, kepala):
            self._lone(row, filled)
        elif is_step(cells):
            hint = "tambahkan sendiri baris ini bila ia indikator"
            self._found.tell(
                "IKI835", f"langkah di bawah indikator tidak dibaca: {shown(filled)}", row.letak, help=hint
            )
        elif holds_list(row, kepala):
            self._listed(row, cells, kepala)
        else:
            self.rakitan.take(row, cells, kepala)

    def _listed(self, row: Baris, cells: Sequence[str], kepala: Kepala) -> None:
        """Take a row with several indicators in the cell of the name."""
        parts = divided(row, kepala)
        for part in parts or ():
            self.rakitan.take(part, cells_of(part), kepala)
        if parts is None:
            self.rakitan.take(row, cells, kepala)
            item = self._found.isian[-1] if self._found.isian else None
            message = f"beberapa indikator dalam satu baris: {shown([cell for cell in cells if cell])}"
            hint = (
                "pisahkan menjadi satu indikator untuk tiap nomor, masing-masing dengan rumus dan targetnya"
            )
            self._found.tell("IKI843", message, row.letak, item, help=hint)

    def _lone(self, row: Baris, filled: Sequence[str]) -> None:
        """Take a row with one text that stands in no column: a title, or something torn off."""
        if phrases("judul").within(words_of(filled[0])) and len(words_of(filled[0])) <= 20:
            self.pemilik.take_heading(filled[0], row.letak)
        else:
            self.rakitan.tell_row(row.letak, filled)

    def _is_section(self, row: Baris, cells: Sequence[str], filled: Sequence[str], kepala: Kepala) -> bool:
        """Take a row that is one cell wide: a position, a goal or a section between the rows of a table."""
        texts = list(filled[1:] if len(filled) == 2 and is_item_number(filled[0]) else filled)
        if len(texts) != 1:
            return False
        spans = is_spanning(row, cells)
        lone = spans or (len(filled) == 1 and not row.sel[-1].teks)
        if lone and self.pemilik.section(texts[0], row.letak):
            return True
        if not spans or table_words().awal["indikator"].starts(texts[0]):
            return False
        goal = goal_of_section(texts[0], kepala)
        if goal:
            self.rakitan.set_goal(goal, kepala)
        else:
            self._found.tell("IKI837", f"baris judul dilewati: {shown(texts)}", row.letak)
            self.rakitan.forget()
        return True

    def _tell_unknown(self, *, below: Kepala | None) -> None:
        """Tell of a table without a known header, unless it is a signature, a letterhead or duties.

        Below a table of indicators it may be what a page break tore off, and is told however small it is.
        """
        filled = [[cell for cell in cells_of(row) if cell] for row in self._unknown]
        measured = table_words().awal["indikator"]
        torn = below is not None and below.berindikator and self.rakitan.may_go_on
        wide = [
            row
            for row in filled
            if torn or len(row) >= 3 or (len(row) == 2 and any(map(measured.starts, row)))
        ]
        if wide:
            message = f"tabel tanpa judul kolom yang dikenal, {len(filled)} baris: {shown(wide[0])}"
            hint = "beri judul kolom seperti SASARAN, INDIKATOR, RUMUS, TARGET, atau SUMBER DATA"
            self._found.tell("IKI836", message, self._unknown[0].letak, help=hint)


def _is_alike(before: Kepala | None, kepala: Kepala) -> bool:
    """Tell whether two headers have the same columns, so that a goal may go on below the second."""
    return before is None or [k.peran for k in before.kolom] == [k.peran for k in kepala.kolom]


def _is_band(row: Baris) -> bool:
    """Tell whether a row right above a header only says what its columns belong to: ``ESELON II``."""
    texts = [cell.teks for cell in row.sel if cell.teks]
    merged = any(cell.lanjutan for cell in row.sel)
    return merged and all(len(words_of(text)) <= 6 for text in texts)


def _may_go_on(block: Tabel, kepala: Kepala) -> bool:
    """Tell whether a table without a header of its own can be the next page of the table before."""
    width = len(kepala.kolom)
    if any(cell.teks for row in block.baris for cell in row.sel[width:] if not cell.lanjutan):
        return any(len(row.sel) == width for row in block.baris)
    return any(len(row.sel) >= width for row in block.baris)
