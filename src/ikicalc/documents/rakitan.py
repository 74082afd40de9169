"""Rows of an indicator table into indicators: new ones, parts of the one above, goals for those below.

Knows: the goal in force, the indicator above, which cells go on. Must not know: how a header or a
position is recognised. No row is lost: it becomes an indicator or part of one, or it is told.
"""

from __future__ import annotations

from collections.abc import Sequence

from ikicalc.documents.align import Letakan, Seen, align
from ikicalc.documents.cells import settled, shown
from ikicalc.documents.header import Kepala
from ikicalc.documents.isian import Isian, Sasaran
from ikicalc.documents.jabatan import clean_position
from ikicalc.documents.joining import Lanjut, continues, goal_goes_on, goes_over_page
from ikicalc.documents.lists import is_goal_row, is_numbered, without_number
from ikicalc.documents.model import Baris, Letak
from ikicalc.documents.pembacaan import Pembacaan
from ikicalc.documents.words import fold


class Rakitan:
    """The indicators of a document as far as it is read, whose they are, and under which goal."""

    def __init__(self) -> None:
        """Begin without position, goal or indicator."""
        self.found = Pembacaan()
        self.jabatan = ""
        self._sasaran: dict[int, Sasaran] = {}
        self._above: dict[int, Isian] = {}
        self._seen = Seen()
        self._goal_rows: list[tuple[list[Sasaran], Letak]] = []

    def set_position(self, text: str) -> None:
        """Let the indicators from here on belong to a position."""
        self.jabatan = clean_position(text)
        self.forget()

    def forget(self) -> None:
        """Let nothing flow down from the table of another position."""
        self._sasaran, self._above = {}, {}

    def new_header(self) -> None:
        """Let no row go on with an indicator that stands above another header."""
        self._above = {}

    def set_goal(self, text: str, kepala: Kepala) -> None:
        """Let the indicators from here on belong to a goal that stands over the whole table."""
        self._above = {}
        self._sasaran = {number: Sasaran(fold(text)) for number in range(len(kepala.kelompok))}

    @property
    def may_go_on(self) -> bool:
        """Tell whether there is an indicator above that rows below may go on with."""
        return bool(self._above)

    def take(self, row: Baris, cells: Sequence[str], kepala: Kepala) -> None:
        """Take a row of an indicator table; its cells are folded, merged ones not yet left out."""
        own = settled(row, cells, kepala)
        if self._goes_on(row, own, kepala):
            return
        placed = align(own, kepala, self._seen, whole=len(row.sel) >= len(kepala.kolom))
        goal = is_goal_row(placed.sel, kepala)
        if goal:
            self.set_goal(goal, kepala)
        elif any(placed.sel[n] for n, kolom in enumerate(kepala.kolom) if kolom.peran == "indikator"):
            self._new(row, placed, kepala)
        else:
            self._without_name(row, placed.sel, kepala)

    def _new(self, row: Baris, placed: Letakan, kepala: Kepala) -> None:
        made = [self.indicator(placed.sel, row.letak, kepala, n) for n in range(len(kepala.kelompok))]
        for kolom, text in zip(kepala.kolom, placed.sel, strict=True) if placed.pasti else ():
            self._seen.add(kolom.peran, text)
        filled = [cell for cell in placed.sel if cell]
        for item in (item for item in made if item is not None):
            if not placed.pasti:
                message = f"letak sel tidak pasti: {shown(filled)}"
                hint = "cocokkan baris ini dengan dokumennya"
                self.found.tell("IKI832", message, row.letak, item, help=hint)
            elif placed.geser:
                message = f"sel yang bergeser dikembalikan ke kolomnya: {shown(filled)}"
                self.found.tell("IKI831", message, row.letak, item)

    def _goes_on(self, row: Baris, cells: Sequence[str], kepala: Kepala) -> bool:
        """Take a row that goes on with the indicators above; False when it doesn't, or not surely."""
        width = len(kepala.kolom)
        if any(cells[width:]) or not self._above:
            return False
        padded = [*cells, *[""] * (width - len(cells))]
        answers = {}
        for number, group in enumerate(kepala.kelompok):
            below = {kepala.kolom[n].peran: padded[n] for n in reversed(group) if padded[n]}
            if any(text for role, text in below.items() if role != "jabatan"):
                answers[number] = self._answer(row, number, below)
        if not answers or set(answers.values()) != {Lanjut.YA}:
            self._tell_perhaps(row, cells, answers)
            return False
        for number in answers:
            self._add(row, padded, kepala, number)
        return True

    def _answer(self, row: Baris, number: int, below: dict[str, str]) -> Lanjut:
        above = self._above.get(number)
        torn = len(row.sel) == 1  # its text may stand in any column
        if above is None or torn or is_numbered(below.get("indikator", "")):
            return Lanjut.TIDAK
        if self._is_torn(row, above) and goes_over_page(above.nama, below):
            return Lanjut.YA
        return continues({**above.sel, "sasaran": above.sasaran.teks}, below)

    def _is_torn(self, row: Baris, above: Isian) -> bool:
        """Tell whether a page break stands between a row and the numbered row above."""
        return above.bernomor and row.letak.halaman == above.letak[-1].halaman + 1

    def _add(self, row: Baris, cells: Sequence[str], kepala: Kepala, number: int) -> None:
        group = kepala.kelompok[number]
        above = self._above[number]
        above.add(((kepala.kolom[n], cells[n]) for n in group), row.letak)
        goal = next((cells[n] for n in group if kepala.kolom[n].peran == "sasaran"), "")
        above.sasaran.teks = fold(f"{above.sasaran.teks} {goal}")

    def _tell_perhaps(self, row: Baris, cells: Sequence[str], answers: dict[int, Lanjut]) -> None:
        if Lanjut.MUNGKIN in answers.values():
            message = f"baris ini mungkin sambungan baris di atasnya: {shown(cells)}"
            hint = "bila sambungan, gabungkan isinya dengan indikator di atasnya"
            self.found.tell("IKI834", message, row.letak, help=hint)

    def _without_name(self, row: Baris, cells: Sequence[str], kepala: Kepala) -> None:
        """Take a row without an indicator: a goal for the rows below, or a row to be told."""
        filled = {kepala.kolom[n].peran for n, text in enumerate(cells) if text}
        if "sasaran" in filled and not filled - {"sasaran", "nomor", "jabatan"}:
            goals = [
                self._goal(number, [(kepala.kolom[n].peran, cells[n]) for n in group])
                for number, group in enumerate(kepala.kelompok)
            ]
            self._goal_rows.append((goals, row.letak))
            return
        self.tell_row(row.letak, [cell for cell in cells if cell])

    def finish(self) -> Pembacaan:
        """Return all that was found; a goal without an indicator may be a row whose cells ran together."""
        for goals, place in self._goal_rows:
            if not any(goal.dipakai for goal in goals):
                self.tell_row(place, [goal.teks for goal in goals if goal.teks])
        self._goal_rows = []
        return self.found

    def tell_row(self, place: Letak, filled: Sequence[str]) -> None:
        """Tell a row of which nothing can be made."""
        hint = "tambahkan sendiri isinya bila baris ini indikator atau bagiannya"
        self.found.tell("IKI835", f"baris tidak dikenali: {shown(filled)}", place, help=hint)

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

    def indicator(self, cells: Sequence[str], place: Letak, kepala: Kepala, number: int = 0) -> Isian | None:
        """Add the indicator that one group of columns holds; None where the group has no name."""
        group = kepala.kelompok[number]
        pairs = [(kepala.kolom[n], cells[n]) for n in group]
        position = next((text for kolom, text in pairs if kolom.peran == "jabatan" and text), "")
        if position:
            self.set_position(position)
        goal = self._goal(number, [(kolom.peran, text) for kolom, text in pairs])
        if not any(text for kolom, text in pairs if kolom.peran == "indikator"):
            return None
        goal.dipakai = True
        item = Isian(kepala, self.jabatan, goal, [], number)
        item.bernomor = any(text for kolom, text in pairs if kolom.peran == "nomor")
        item.add(((kolom, without_number(text, kolom.peran)) for kolom, text in pairs), place)
        self._above[number] = item
        self.found.isian.append(item)
        return item
