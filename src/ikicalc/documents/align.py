"""Which cell of a row belongs to which column, when cells were lost or have slipped aside.

Knows: how well a text suits a column, the order of cells. Must not know: the rows around, or documents.
A row is moved only when one arrangement is clearly the best; otherwise it stays and is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from ikicalc.documents.header import Kepala
from ikicalc.documents.rows import is_item_number
from ikicalc.documents.words import table_words, words_of

NEVER = -100.0
CLEAR = 1.5  # by how much the best arrangement must beat the next
MAX_ARRANGEMENTS = 5_000
_MATH = re.compile(r"\\d?frac|\\times|\\div|\\text\{|[x×*]\s*100|\bdibagi\b|\bdikali", re.IGNORECASE)
_CODE = re.compile(r"(?=.*\d).{1,8}", re.DOTALL)  # SS-1, IKU 2
_TARGET = re.compile(
    r"[<>≤≥=±]*\s*(?:rp\.?\s*)?\d[\d.,\s\-–/%]*(?:\s*[^\W\d_]+\.?){0,4}\s*[%)]?", re.IGNORECASE
)


@dataclass(slots=True)
class Seen:
    """The texts that columns held so far: a text seen in a column most likely belongs there."""

    texts: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, role: str, text: str) -> None:
        """Remember a text of a column."""
        if text:
            self.texts.setdefault(role, Counter())[text.casefold()] += 1

    def has(self, role: str, text: str) -> bool:
        """Tell whether a column held the text before."""
        return text.casefold() in self.texts.get(role, ())

    def always(self, role: str) -> bool:
        """Tell whether a column held something in every row so far, of at least three."""
        rows = self.texts.get("indikator", Counter()).total()
        return rows >= 3 and self.texts.get(role, Counter()).total() >= rows


@dataclass(frozen=True, slots=True)
class Letakan:
    """Cells in their columns: ``geser`` when they were moved, ``pasti`` when there is no doubt."""

    sel: tuple[str, ...]
    geser: bool = False
    pasti: bool = True


def align(cells: Sequence[str], kepala: Kepala, seen: Seen, *, whole: bool) -> Letakan:
    """Return the cells of a row in the columns of its header; ``whole``: no cell of the row was lost.

    >>> from ikicalc.documents.header import Kepala, Kolom
    >>> from ikicalc.documents.model import Letak
    >>> roles = ("nomor", "sasaran", "indikator", "teks", "sumber_data")
    >>> kepala = Kepala(tuple(Kolom(r, r) for r in roles), Letak("x"), ((0, 1, 2, 3, 4),))
    >>> row = ["Jumlah kolam", "", r"$\\frac{A}{B}$", "Laporan", ""]
    >>> align(row, kepala, Seen(), whole=True).sel
    ('', '', 'Jumlah kolam', '$\\\\frac{A}{B}$', 'Laporan')
    """
    width = len(kepala.kolom)
    placed = _trimmed(cells, width)
    if (
        placed is not None
        and whole
        and not contradicts(placed, kepala)
        and not _slipped(placed, kepala, seen)
    ):
        return Letakan(placed)
    filled = [cell for cell in cells if cell]
    ranked = _ranked(filled, placed, kepala, seen)
    if not ranked:
        return Letakan(placed or _trimmed(filled, width) or tuple(filled[:width]), pasti=False)
    (score, best), (second, _) = ranked[0], ranked[1] if len(ranked) > 1 else (NEVER, ())
    clear = score > 0 and score - second >= CLEAR and not contradicts(best, kepala) and _says(best, kepala)
    if placed is not None and not clear and not contradicts(placed, kepala):
        return Letakan(placed, pasti=False)
    return Letakan(best, geser=best != placed, pasti=clear)


def _trimmed(cells: Sequence[str], width: int) -> tuple[str, ...] | None:
    """Return the cells as wide as the header, or None when filled ones stand beyond it."""
    if any(cells[width:]):
        return None
    return (*cells[:width], *[""] * (width - len(cells)))


def _slipped(cells: Sequence[str], kepala: Kepala, seen: Seen) -> bool:
    """Tell whether only the last columns are empty, though so far they never were: cells may have slipped."""
    filled = len(cells)
    while filled and not cells[filled - 1]:
        filled -= 1
    lost = {kolom.peran for kolom in kepala.kolom[filled:]}
    return filled > 1 and bool(lost) and all(cells[:filled]) and all(map(seen.always, lost))


def contradicts(cells: Sequence[str], kepala: Kepala) -> bool:
    """Tell whether a cell cannot stand where it does, or an indicator lacks its name."""
    for kolom, text in zip(kepala.kolom, cells, strict=True):
        if text and suits(kolom.peran, text) <= NEVER:
            return True
    return any(_nameless(cells, kepala, group) for group in kepala.kelompok)


def _says(cells: Sequence[str], kepala: Kepala) -> bool:
    """Tell whether a moved row holds more than a name, or a name that says what is counted."""
    roles = {kolom.peran: text for kolom, text in zip(kepala.kolom, cells, strict=True) if text}
    return bool(set(roles) - {"nomor", "indikator"}) or table_words().awal["indikator"].starts(
        roles.get("indikator", "")
    )


def _nameless(cells: Sequence[str], kepala: Kepala, group: tuple[int, ...]) -> bool:
    """Tell whether a name seems to stand in the column of the goals while its own is empty."""
    by_role = {kepala.kolom[n].peran: cells[n] for n in reversed(group)}
    goal = by_role.get("sasaran", "")
    others = [cells[n] for n in group if kepala.kolom[n].peran not in ("sasaran", "indikator", "nomor")]
    return not by_role["indikator"] and any(others) and table_words().awal["indikator"].starts(goal)


def suits(role: str, text: str, seen: Seen | None = None) -> float:
    """Return how well a text suits a column; ``NEVER`` where it cannot stand.

    >>> suits("nomor", "Jumlah kolam") == NEVER, suits("target", "100 %") > suits("sasaran", "100 %")
    (True, True)
    """
    known = 3.0 if seen and seen.has(role, text) else 0.0
    formula = bool(_MATH.search(text))
    match role:
        case "nomor":
            return 3.0 if is_item_number(text) else 0.0 if _CODE.fullmatch(text) else NEVER
        case "teks" | "definisi":
            return known + (3.0 if formula else -2.0 if _is_figure(text) else 0.0)
        case "target":
            return known + _as_target(text)
        case "satuan":
            return known + (1.5 if len(words_of(text)) <= 3 and not re.search(r"\d", text) else -4.0)
        case "lain" | "polaritas" | "pembilang" | "penyebut" | "pengali":
            return known
    if "\\frac" in text:
        return NEVER
    return known + _as_words(role, text) - (4.0 if _is_figure(text) else 0.0) - (2.0 if formula else 0.0)


def _as_words(role: str, text: str) -> float:
    starts = {other: found.starts(text) for other, found in table_words().awal.items()}
    match role:
        case "indikator" | "sasaran":
            other = "sasaran" if role == "indikator" else "indikator"
            return 3.0 * starts[role] - 2.5 * starts[other]
        case _:
            return 2.0 * starts.get(role, False) - 2.5 * starts["sasaran"] - 1.0 * starts["indikator"]


def _is_figure(text: str) -> bool:
    return len(text) <= 40 and bool(_TARGET.fullmatch(text))


def _as_target(text: str) -> float:
    if _is_figure(text):
        return 3.0
    if table_words().target_kata.equals(text) or text == "-":
        return 1.5
    if re.search(r"\d", text) and len(text) <= 60:
        return 0.0
    return NEVER if len(text) > 80 or _MATH.search(text) else -4.0


def _ranked(
    filled: list[str], placed: tuple[str, ...] | None, kepala: Kepala, seen: Seen
) -> list[tuple[float, tuple[str, ...]]]:
    """Return the arrangements that keep the order of the cells, the best first."""
    width = len(kepala.kolom)
    if not filled or len(filled) > width:
        return []
    fits = [[suits(kolom.peran, text, seen) for kolom in kepala.kolom] for text in filled]
    scored = []
    for count, places in enumerate(combinations(range(width), len(filled))):
        if count >= MAX_ARRANGEMENTS:
            return []
        score = sum(fits[n][place] for n, place in enumerate(places)) + _shape(places, kepala)
        scored.append((score, places))
    scored.sort(key=lambda pair: -pair[0])
    return [(score, _put(filled, places, width)) for score, places in scored[:2] if score > NEVER]


def _put(filled: list[str], places: tuple[int, ...], width: int) -> tuple[str, ...]:
    by_place = dict(zip(places, filled, strict=True))
    return tuple(by_place.get(place, "") for place in range(width))


def _shape(places: tuple[int, ...], kepala: Kepala) -> float:
    """Weigh which columns stay empty: names never do, numbers and goals often."""
    empty = {kolom.peran for n, kolom in enumerate(kepala.kolom) if n not in places}
    costs = {"indikator": 6.0, "teks": 1.0, "target": 1.0, "sumber_data": 1.0, "nomor": 0.0, "sasaran": 0.0}
    return -sum(costs.get(role, 0.5) for role in empty)
