"""Which signs are operators, and which belong to a name.

Knows: the surroundings of a sign. Must not know: trees. Each rule serves a text that decrees print; they
are listed in ``docs/bahasa.md``. A sign is an operator only where its surroundings say so.
"""

from __future__ import annotations

from collections.abc import Callable

from ikicalc.syntax.levels.brackets import Item, Mark
from ikicalc.syntax.operators.view import Doubt, View, tell
from ikicalc.syntax.text.lexer import BULLETS, split_percent
from ikicalc.syntax.words.lexicon import lexicon

STRONG, WEAK, NAME = 2, 1, 0
_DASHES = frozenset("-–—−")
_PERIODS = frozenset({"n", "t", "ts"})
_INDICES = frozenset("ijknot")


def sign_at(view: View, index: int) -> Mark | None:
    """Return the operator that a sign is; None where it belongs to a name, or only may divide."""
    if _sign_strength(view, index) != STRONG:
        return None
    _tell_glued(view, index)
    return Mark(index, 1, _operator(view.items[index].text))


def point_at(view: View, index: int) -> Mark | None:
    """Return the times that a point is."""
    return Mark(index, 1, "*") if _multiplies(view, index) else None


def tell_name(view: View, index: int) -> None:
    """Tell a spaced plus or dash between words that was taken as part of a name."""
    item = view.items[index]
    if item.kind != "sign" or item.text not in "+-–—−" or not 0 < index < len(view.items) - 1:
        return
    if view.spaces(index) == 2 and view.items[index - 1].kind == view.items[index + 1].kind == "word":
        tell(Doubt(view.items, view.marks, index, 0), view.scope, divides=False)


def weak_score(view: View, index: int) -> float:
    """How likely a doubtful sign divides (0: never)."""
    item = view.items[index]
    if item.kind != "sign" or item.text not in "/:" or view.attached:
        return 0
    if index == view.run_start or index + 1 >= len(view.items):
        return 0
    decide = _DECISIONS[item.text]
    if decide(view, index) != WEAK:
        return 0
    before, after = view.items[index - 1], view.items[index + 1]
    titles = before.text.istitle() and after.text.istitle() and not view.scope.starts_quantity(after)
    if item.text == "/" and not item.gap and after.gap and titles:
        return 0  # "di wilayah Kabupaten/ Kota"
    score = 1.0 + view.spaces(index)
    if after.is_capital and not after.text.isupper() and before.text[:1].islower():
        score += 1
    if after.low == view.left.low or view.scope.starts_quantity(after):
        score += 1.5
    if before.text.isupper() and after.text.isupper() and not item.gap and not after.gap:
        score -= 0.5
    if index + 2 < len(view.items) and view.items[index + 2].kind == "word":
        score += 0.25
    return score if before.kind in ("word", "group", "number") else 0


def _multiplies(view: View, index: int) -> bool:
    """A point between spaces, in front of a number, a bracket, a quantity: ``(A / B) . 100%``."""
    after = view.items[index + 1] if index + 1 < len(view.items) else None
    spaced = after is not None and view.items[index].gap and after.gap
    if not spaced or index <= view.run_start or after is None:
        return False
    return after.kind in ("number", "group") or (view.scope.starts_quantity(after) and not after.is_capital)


def _sign_strength(view: View, index: int) -> int:
    item = view.items[index]
    if item.text in BULLETS:
        return NAME
    if index + 1 >= len(view.items) or index == view.run_start:
        return STRONG if _is_hanging(view, index) else NAME
    decide = _DECISIONS.get(item.text, _dash)
    return decide(view, index)


def _is_hanging(view: View, index: int) -> bool:
    """A sign without one of its operands is still an operator, so that the gap is reported."""
    item = view.items[index]
    if index + 1 >= len(view.items):
        return index > 0 and item.text in "/+" and (item.gap or view.items[index - 1].kind == "group")
    if item.text in _DASHES:
        return index == view.run_start and (view.items[index + 1].kind in ("number", "group"))
    follows = view.scope.starts_quantity(view.items[index + 1])
    return item.text in "/+*" and (bool(view.marks) or (item.text == "/" and follows))


def _star(view: View, index: int) -> int:
    item, before, after = view.items[index], view.items[index - 1], view.items[index + 1]
    if item.text == "*":
        footnote = not item.gap and after.gap and before.kind == "word"
        return NAME if footnote else STRONG
    return STRONG if view.spaces(index) else NAME


def _plus(view: View, index: int) -> int:
    """Calculates when both sides could stand alone: not in ``(hidup + mati)``."""
    before, after, left = view.items[index - 1], view.items[index + 1], view.left
    if _is_period(view, index):
        return NAME  # "tahun n+1"
    if after.kind == "certain" or (after.kind == "sign" and after.text in "/*+:"):
        return STRONG  # "70 + × (...)": a hole, to be reported
    if view.scope.starts_quantity(after) or before.kind == "group":
        return STRONG if not view.attached or view.scope.starts_count(after) else NAME
    if view.attached or after.kind != "word":
        return NAME
    if after.low == left.low or any(mark.operator == "+" for mark in view.marks):
        return STRONG
    if _is_letter(after) and all(len(item.text) == 1 for item in view.items[view.run_start : index]):
        return STRONG  # "a/a+b"
    end = index + 2
    while end < len(view.items) and view.items[end].kind == "group" and view.items[end].attached:  # type: ignore[union-attr]
        end += 1
    chained = (
        end < len(view.items) and view.items[end].kind == "sign" and view.items[end].text in {*_DASHES, "+"}
    )
    alone = (end >= len(view.items) or _ends_at(view, end)) and not (chained or view.inside)
    qualifier = alone and after.text[:1].islower() and index - view.run_start > 1
    return NAME if qualifier or left.kind == "sign" else STRONG


def _dash(view: View, index: int) -> int:
    """``A - B`` subtracts; ``SPP – SPM Gaji``, ``0 – 30``, ``n - 1`` are parts of a name."""
    before, after, left = view.items[index - 1], view.items[index + 1], view.left
    if (
        _is_period(view, index)
        or before.low == "ke"
        or _ranges(view, index)
        or (view.between_numbers(index) and view.words_before(index))
    ):
        return NAME
    if after.kind == "word" and _indexes_one(view, index):
        return STRONG
    if before.kind == "group" and (not before.attached or after.low == left.low):  # type: ignore[union-attr]
        return STRONG  # "(A) - B", "PAD(n)-PAD(n-1)"
    if view.attached and not view.scope.starts_count(after):
        return NAME
    if after.kind == "number":  # "kurang dari -2 SD" is a name, "Capaian - 80%" a difference
        return STRONG if after.gap or not view.items[index].gap else NAME
    figure = before.kind == "number" and index - 1 == view.run_start
    if figure and (view.scope.starts_count(after) or view.spaces(index) == 2):
        return STRONG  # "12-ΣN", "2 - keluar"
    repeats = before.kind == "number" and after.low == left.low  # "Skor tahun 2024-skor tahun 2023"
    if view.scope.starts_quantity(after) and (after.kind != "word" or view.spaces(index) or repeats):
        return STRONG
    if view.spaces(index) == 2 and after.kind == "word":
        if view.scope.calculates or _subtracts_words(view) or _goes_on(view, index):
            return STRONG
        if after.low == left.low and after.low not in lexicon().particles:
            return STRONG
        if view.inside and not view.attached and _parts_phrases(view, index):
            return STRONG  # "(penduduk wajib KTP - penduduk ber-KTP)"
        long = index - view.run_start > 1 and index + 2 < len(view.items)
        if not view.attached and long and after.is_capital and not after.text.isupper():
            return STRONG if view.scope.expects_ratio else NAME
    return NAME


def _indexes_one(view: View, index: int) -> bool:
    """``PDRBt - PDRBt-1``, ``PDRB_t - PDRB_{t-1}``: one symbol with two indices."""
    before, after = view.items[index - 1].low, view.items[index + 1].low
    if after.rpartition("-")[::2] in {(before, "1"), (before, "2")}:
        return True
    stems = [text.partition("_") for text in (before, after)]
    return bool(view.spaces(index)) and all(stem[1] for stem in stems) and stems[0][0] == stems[1][0]


def _is_period(view: View, index: int) -> bool:
    """``tahun n - 1``, ``tahun n+1``: another year of the same quantity."""
    before, after = view.items[index - 1], view.items[index + 1]
    return before.low in _PERIODS and after.kind == "number" and not view.scope.is_symbol(before)


def _ranges(view: View, index: int) -> bool:
    """``skala 1 (tidak puas) - 4 (puas)``: a range whose ends are remarked on."""
    before, after = view.items[index - 1], view.items[index + 1]
    return index > 2 and before.kind == "group" and {view.items[index - 2].kind, after.kind} == {"number"}


def _subtracts_words(view: View) -> bool:
    """``(DBH - DBHDR)``, ``(Produksi + Impor - Ekspor)``: a bracket of its own, one word a term."""
    if not view.inside or view.attached:
        return False
    words, signs = view.items[::2], view.items[1::2]
    plain = all(item.kind == "word" for item in words) and all(item.text in {*_DASHES, "+"} for item in signs)
    added = any(mark.operator == "+" for mark in view.marks)
    return plain and len(words) > len(signs) and (added or all(_is_coded(item) for item in words))


def _goes_on(view: View, index: int) -> bool:
    """``stok awal + pengadaan - penyaluran``: one word behind a sign that adds, and not two acronyms."""
    before, after = view.items[index - 1], view.items[index + 1]
    adds = bool(view.marks) and view.marks[-1].operator in ("+", "-") and not view.attached
    return adds and index - 1 == view.run_start and not (before.text.isupper() and after.text.isupper())


def _parts_phrases(view: View, index: int) -> bool:
    """Whether a spaced dash stands between two phrases of several words, not between acronyms."""
    before, after = view.items[index - 1], view.items[index + 1]
    if before.text.isupper() and after.text.isupper():
        return False
    follows = index + 2 < len(view.items) and view.items[index + 2].kind == "word"
    return index - view.run_start > 1 and follows


def _slash(view: View, index: int) -> int:
    """``A / Jumlah B`` divides; ``disusun/dilaporkan``, ``44/2016`` are names."""
    before, after, left = view.items[index - 1], view.items[index + 1], view.left
    scope = view.scope
    if view.between_numbers(index):
        return NAME if view.words_before(index) and not _divides_all(view, index) else STRONG
    if after.kind == "sign" and after.text in "/:" and after.gap:
        return STRONG
    beside_number = _slash_at_number(view, index)
    if beside_number is not None:
        return beside_number
    if after.kind == "group" or (before.kind == "group" and not before.attached):  # type: ignore[union-attr]
        return STRONG if not view.attached or not view.words_before(index) else NAME
    if scope.is_symbol(after) and (scope.is_symbol(before) or before.kind in ("number", "group")):
        return STRONG
    if (
        view.inside
        and not view.attached
        and len(view.items) == 3
        and _has_index(before)
        and _has_index(after)
    ):
        return STRONG  # "(Pt/P0)"
    if scope.starts_count(after) and (view.spaces(index) or scope.starts_quantity(left)):
        return STRONG
    if scope.starts_quantity(after) and scope.starts_quantity(left) and view.spaces(index) == 0:
        alone = index - view.run_start == 1 and index + 2 >= len(view.items)
        return STRONG if alone or (view.attached and after.is_capital) else WEAK
    if scope.starts_quantity(after) and scope.starts_quantity(left):
        single = index - view.run_start == 1 and index + 2 >= len(view.items)
        return STRONG if view.spaces(index) or after.is_capital or single else WEAK
    phrases = view.spaces(index) == 2 and not view.attached and _parts_phrases(view, index)
    lonely = view.slashes == 1  # not "riset / paten / prototipe"
    if phrases and lonely and (view.inside or scope.starts_quantity(left)):
        return STRONG  # "(kunjungan rawat jalan / penduduk wajib KTP)"
    if phrases and lonely and left.is_capital and after.is_capital and scope.names_ratio:
        return STRONG  # "Rasio Lancar": "Aktiva Lancar / Utang Lancar"
    if scope.is_labelled and index - view.run_start == 1 and _is_coded(before) and _is_coded(after):
        return STRONG  # "Penyerapan = SMKs/SMK"
    alone = index - view.run_start == 1 and (index + 2 >= len(view.items) or _ends_at(view, index + 2))
    return STRONG if (alone and view.spaces(index) == 2) or _parts_letters(view, index) else WEAK


def _divides_all(view: View, index: int) -> bool:
    """``Jumlah anggaran 2023 + jumlah anggaran 2024 / 2``: as many as the terms of the sum in front."""
    terms = 1 + sum(mark.operator == "+" for mark in view.marks)
    spaced = view.spaces(index) == 2 and index + 2 == len(view.items)
    return terms > 1 and spaced and view.items[index + 1].text == str(terms)


def _parts_letters(view: View, index: int) -> bool:
    """``Σ xi / n``, ``1 - (A/B)``, ``a/b + c``: letters among others that calculate; ``(L/P)`` remarks."""
    if view.left.text == "Σ" and _is_letter(view.items[index + 1]) and view.spaces(index):
        return True
    letters = _is_letter(view.items[index - 1]) and _is_letter(view.items[index + 1])
    divides = any(mark.operator.endswith("/") for mark in view.marks)  # "dibagi K/L"
    if not letters or view.attached or divides or index - view.run_start != 1:
        return False
    after = view.items[index + 2] if index + 2 < len(view.items) else None
    if after is None:
        return bool(view.marks) or view.inside
    return after.kind == "certain" or (after.kind == "sign" and after.text not in "/:")  # not "K/L/D/I"


def _slash_at_number(view: View, index: int) -> int | None:
    """``(1/n)``, ``E/20``; ``(jumlah air terjual setahun/12)`` at the end of a bracket."""
    before, after = view.items[index - 1], view.items[index + 1]
    kinds = {before.kind, after.kind}
    added = bool(view.marks) and view.marks[-1].operator in ("+", "-") and view.inside and not view.attached
    if added and index - 1 == view.run_start and after.text == "100":
        return STRONG  # "(1+pertumbuhan/100)"
    if index - 1 == view.run_start and kinds == {"word", "number"}:
        return STRONG if _is_letter(before if before.kind == "word" else after) else None
    if after.kind == "number" and view.inside and not view.attached:
        sums = any(item.kind == "sign" and item.text == "+" and item.gap for item in view.items)
        if sums and before.kind == "word" and not view.items[index].gap and not after.gap:
            return STRONG  # "(harapan lama sekolah/18 + rata-rata lama sekolah/15)"
        if index + 2 == len(view.items):
            return STRONG if view.scope.starts_quantity(view.left) else NAME
    return None


def _ends_at(view: View, index: int) -> bool:
    """Whether the operand that begins before ``index`` ends there, with an operator."""
    item = view.items[index]
    if item.kind == "word":
        phrase = lexicon().operators.at(view.items, index)
        return phrase is not None and phrase.words[0] not in ("pangkat", "kali")
    return item.kind == "certain" or (item.kind == "sign" and item.gap)


def _colon(view: View, index: int) -> int:
    """``Jumlah A : Jumlah B`` divides; ``yang ditangani : (e-KTP, KK)`` introduces a list."""
    before, after, left = view.items[index - 1], view.items[index + 1], view.left
    scope = view.scope
    if view.between_numbers(index):
        return NAME if view.words_before(index) else STRONG
    if after.kind == "group":
        return STRONG if _divides_group(view, index) else NAME
    if weighs(view.items, index + 1):
        return NAME  # "Nilai akhir : bobot 40% untuk ..."
    if _is_letter(before) and _is_letter(after) and index - 1 == view.run_start:
        return STRONG  # "a : b x 100%"
    if view.inside and left.low in lexicon().asides and index - 1 == view.run_start:
        return NAME  # "(sumber : Peraturan Menteri ...)"
    if index == 1 and scope.is_symbol(before) and not (scope.is_symbol(after) or scope.has_factor):
        return NAME  # "a : jumlah desa tertib" explains a
    left_ok = scope.starts_quantity(left) or before.kind == "group"
    if left_ok and (scope.starts_count(after) or scope.is_symbol(after)):
        return STRONG
    if left_ok and scope.starts_quantity(after) and view.spaces(index):
        return STRONG
    return WEAK if view.spaces(index) == 2 else NAME


_DECISIONS: dict[str, Callable[[View, int], int]] = {
    "/": _slash,
    ":": _colon,
    "+": _plus,
    "*": _star,
    "·": _star,
}


def _divides_group(view: View, index: int) -> bool:
    """``(A) : (B)``; not ``Tingkat X (%) : (jumlah A/jumlah B)``, where the bracket may divide by itself."""
    before, after = view.items[index - 1], view.items[index + 1]
    if after.marks or view.scope.is_symbol(before):  # type: ignore[union-attr]
        return True
    inner = any(item.kind == "sign" and item.text in "/:" for item in after.items)  # type: ignore[union-attr]
    return before.kind == "group" and not (before.attached and inner)  # type: ignore[union-attr]


def weighs(items: list[Item], index: int) -> bool:
    """Whether a weight in percent begins here, which nothing is divided by: ``bobot 40%``, ``60%``."""
    phrase = lexicon().number_words.at(items, index) if items[index].kind == "word" else None
    at = index + (len(phrase.words) if phrase is not None else 0)
    number = items[at] if at + 1 < len(items) else None
    if number is None or number.kind != "number":
        return False
    digits, percent = split_percent(number.text)
    return percent and digits != "100"


def _is_coded(item: Item) -> bool:
    """A symbol by its looks: two capitals or more, or one letter."""
    return item.kind == "word" and (len(item.text) == 1 or sum(c.isupper() for c in item.text) > 1)


def _has_index(item: Item) -> bool:
    """``P0``, ``Pt``: a letter with its index."""
    index = item.text[1:]
    return item.kind == "word" and item.is_capital and (index.isdigit() or index in _INDICES)


def _is_letter(item: Item) -> bool:
    return item.kind == "word" and len(item.text) == 1


def _operator(sign: str) -> str:
    if sign in _DASHES:
        return "-"
    return {":": "/", "·": "*"}.get(sign, sign)


def _tell_glued(view: View, index: int) -> None:
    """Tell a slash without spaces between words that was taken as a division."""
    if view.items[index].text != "/" or not 0 < index < len(view.items) - 1 or view.spaces(index):
        return
    before, after = view.items[index - 1], view.items[index + 1]
    words = before.kind == "word" and after.kind == "word"
    if words and not (view.scope.is_symbol(before) or view.scope.is_symbol(after)):
        tell(Doubt(view.items, view.marks, index, 0), view.scope, divides=True, weak=False)
