"""Which words and signs are operators, and which belong to a name.

Knows: the surroundings of a sign. Must not know: trees. Each rule serves a text that decrees print; they
are listed in ``docs/bahasa.md``. A sign is an operator only where its surroundings say so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ikicalc.syntax.brackets import Item, Mark
from ikicalc.syntax.lexer import BULLETS
from ikicalc.syntax.lexicon import lexicon
from ikicalc.syntax.scope import Scope

STRONG, WEAK, NAME = 2, 1, 0
_DASHES = frozenset("-–—−")
_ROUND = re.compile(r"(?=..)10{0,2}(?:\.?000)*")
_PERIODS = frozenset({"n", "t", "ts"})


@dataclass(slots=True)
class Doubt:
    """A sign that may divide if nothing else in the statement does."""

    level: list[Item]
    marks: list[Mark]
    index: int
    score: float


def tell(candidate: Doubt, scope: Scope, *, divides: bool, weak: bool = True) -> None:
    sign = candidate.level[candidate.index]
    if divides:
        scope.is_weak |= weak
        message = f"tanda `{sign.text}` dibaca sebagai pembagian"
        scope.note(
            "IKI106", message, sign.start, sign.end, label="dibaca: dibagi",
            help=f"bila `{sign.text}` bagian nama, tulis namanya di dalam [[ ]]",
        )  # fmt: skip
        return
    message = f"tanda `{sign.text}` dibaca sebagai bagian nama"
    scope.note(
        "IKI105", message, sign.start, sign.end, label="dibaca: bagian nama",
        help="bila yang dimaksud operator, tulis dengan kata, misalnya `dibagi`",
    )  # fmt: skip


class View:
    """One level of items under decision; ``marks`` are the operators already found to the left."""

    def __init__(
        self, items: list[Item], scope: Scope, marks: list[Mark], *, attached: bool, inside: bool
    ) -> None:
        self.items, self.scope, self.marks = items, scope, marks
        self.attached = attached  # a remark behind a name
        self.inside = inside  # a bracket, not the outermost level
        self.slashes = sum(item.text == "/" for item in items)

    def mark_at(self, index: int) -> Mark | None:
        item = self.items[index]
        if item.kind == "certain":
            return Mark(index, 1, item.value)
        if item.kind == "word":
            return self._word(index)
        if item.kind == "dot" and self._multiplies(index):
            return Mark(index, 1, "*")
        if item.kind == "sign" and self._sign_strength(index) == STRONG:
            self._tell_glued(index)
            return Mark(index, 1, _operator(item.text))
        return None

    def _multiplies(self, index: int) -> bool:
        """A point between spaces, in front of a number or a bracket: ``(A / B) . 100%``."""
        after = self.items[index + 1] if index + 1 < len(self.items) else None
        spaced = after is not None and self.items[index].gap and after.gap
        return (
            spaced and index > self._run_start() and after is not None and after.kind in ("number", "group")
        )

    # --- words -----------------------------------------------------------------------------------

    def _word(self, index: int) -> Mark | None:
        items = self.items
        phrase = lexicon().operators.at(items, index)
        if phrase is None:
            return self._per(index) or self._between_counts(index)
        length = len(phrase.words)
        if phrase.role == "then":
            return self._then(index, length)
        if index == self._run_start() and phrase.words == ("x",) and self.marks and not self._symbol(index):
            return Mark(index, 1, "*") if self.scope.starts_quantity(items[index + 1]) else None
        if index == self._run_start() and phrase.role == "infix" and self._lacks_left(index, length):
            return Mark(index, length, phrase.value)
        if index == self._run_start() or not self._may_operate(index, length, phrase.value):
            return None
        if phrase.role == "doubtful" and not self._doubtful(index, length, phrase.words[0]):
            return None
        return Mark(index, length, phrase.value)

    def _lacks_left(self, index: int, length: int) -> bool:
        """``dibagi jumlah keluarga``: an operator without its left side, so that the gap is reported."""
        after = self.items[index + length] if index + length < len(self.items) else None
        return after is not None and not self.attached and self.scope.starts_quantity(after)

    def _symbol(self, index: int) -> bool:
        return index + 1 >= len(self.items) or self.scope.is_symbol(self.items[index])

    def _may_operate(self, index: int, length: int, operator: str) -> bool:
        words, before = lexicon(), self.items[index - 1]
        after = self.items[index + length] if index + length < len(self.items) else None
        if after is not None and after.low in words.not_before and length == 1:
            return False
        if operator == "late/" and after is not None and after.low in words.times:
            return False  # "kenaikan ... dibanding tahun sebelumnya" only mentions a growth
        number_follows = after is not None and after.kind == "number"
        if operator == "**" and self.items[index].low == "pangkat":
            return number_follows
        if self.items[index].low in ("plus", "minus"):
            return after is not None and self.scope.starts_quantity(after)
        return before.low not in words.not_after or (number_follows and operator == "*")

    def _doubtful(self, index: int, length: int, word: str) -> bool:
        """``x``, ``kali``, ``di antara``: an operator only between two operands."""
        if index + length >= len(self.items):
            return False
        before, after = self.items[index - 1], self.items[index + length]
        if word == "x":
            if before.kind == "number" and after.kind == "number":
                return self._run_start() == index - 1 or after.text.endswith(("%", "persen"))
            if lexicon().operators.at(self.items, index + 1) is not None:
                return False  # "Jumlah X dibagi ...": a name that ends in x
            return (
                self.scope.starts_quantity(after)
                or before.kind in ("group", "number")
                or (after.kind == "word" and after.low not in lexicon().particles and after.gap)
                or after.low == "seratus"
            )
        if word == "kali":
            return before.kind != "number" and (self.scope.starts_quantity(after) or after.low == "seratus")
        return self.scope.starts_count(after) or after.low == "seluruh"

    def _then(self, index: int, length: int) -> Mark | None:
        """``kemudian dibagi``: the operator applies to all that precedes."""
        rest = index + length
        if index == 0 or rest >= len(self.items):
            return None
        past = self.items[index].low == "lalu" and self.items[index - 1].low in lexicon().times
        if past and (index < 2 or self.items[index - 2].kind != "number"):  # not "usia 64 tahun lalu dikali"
            return None
        items = self.items
        phrase = lexicon().operators.at(items, rest)
        if phrase is not None and phrase.role in ("infix", "doubtful"):
            return Mark(index, length + len(phrase.words), _late(phrase.value))
        if items[rest].kind == "certain":
            return Mark(index, length + 1, _late(items[rest].value))
        return None

    def _per(self, index: int) -> Mark | None:
        """``per 1.000``, ``pada setiap 100.000 penduduk``: only in front of a power of ten."""
        phrase = lexicon().per.at(self.items, index)
        if phrase is None or index == self._run_start():
            return None
        number = index + len(phrase.words)
        if number < len(self.items) and _ROUND.fullmatch(self.items[number].text):
            return Mark(index, len(phrase.words), "per")
        return None

    def _between_counts(self, index: int) -> Mark | None:
        """``Jumlah A terhadap jumlah B x 100%``: nothing else divides, and a factor follows."""
        if self.items[index].low not in lexicon().between_counts or index + 1 >= len(self.items):
            return None
        left, rest = self._left(index), self.items[index + 1 :]
        if not (self.scope.starts_count(left) and self.scope.starts_count(rest[0])):
            return None
        others = [self.items[mark.index] for mark in self.marks] + [
            rest[i] for i in range(len(rest)) if _divides(rest, i)
        ]
        if others or not any(_is_factor(rest, i) for i in range(1, len(rest))):
            return None
        tell(Doubt(self.items, self.marks, index, 0), self.scope, divides=True, weak=False)
        return Mark(index, 1, "/")

    # --- signs -----------------------------------------------------------------------------------

    def _run_start(self) -> int:
        return self.marks[-1].index + self.marks[-1].length if self.marks else 0

    def _sign_strength(self, index: int) -> int:
        item = self.items[index]
        if item.text in BULLETS:
            return NAME
        if index + 1 >= len(self.items) or index == self._run_start():
            return STRONG if self._is_hanging(index) else NAME
        decide = _DECISIONS.get(item.text, View._dash)
        return decide(self, index)

    def _is_hanging(self, index: int) -> bool:
        """A sign without one of its operands is still an operator, so that the gap is reported."""
        item = self.items[index]
        if index + 1 >= len(self.items):
            return index > 0 and item.text in "/+" and (item.gap or self.items[index - 1].kind == "group")
        if item.text in _DASHES:
            return index == self._run_start() and (self.items[index + 1].kind in ("number", "group"))
        follows = self.scope.starts_quantity(self.items[index + 1])
        return item.text in "/+*" and (bool(self.marks) or (item.text == "/" and follows))

    def _left(self, index: int) -> Item:
        """The first item of the operand to the left."""
        return self.items[self._run_start()]

    def _words_before(self, index: int) -> bool:
        return any(item.kind == "word" for item in self.items[self._run_start() : index])

    def _spaces(self, index: int) -> int:
        return int(self.items[index].gap) + int(self.items[index + 1].gap)

    def _numbers(self, index: int) -> bool:
        return self.items[index - 1].kind == "number" and self.items[index + 1].kind == "number"

    def _star(self, index: int) -> int:
        item, before, after = self.items[index], self.items[index - 1], self.items[index + 1]
        if item.text == "*":
            footnote = not item.gap and after.gap and before.kind == "word"
            return NAME if footnote else STRONG
        return STRONG if self._spaces(index) else NAME

    def _plus(self, index: int) -> int:
        """Calculates when both sides could stand alone: not in ``(hidup + mati)``."""
        before, after, left = self.items[index - 1], self.items[index + 1], self._left(index)
        if after.kind == "certain" or (after.kind == "sign" and after.text in "/*+:"):
            return STRONG  # "70 + × (...)": a hole, to be reported
        if self.scope.starts_quantity(after) or before.kind == "group":
            return STRONG if not self.attached or self.scope.starts_count(after) else NAME
        if self.attached or after.kind != "word":
            return NAME
        if after.low == left.low or any(mark.operator == "+" for mark in self.marks):
            return STRONG
        end = index + 2
        while end < len(self.items) and self.items[end].kind == "group" and self.items[end].attached:  # type: ignore[union-attr]
            end += 1
        alone = end >= len(self.items) or self._ends_at(end)
        qualifier = alone and after.text[:1].islower() and index - self._run_start() > 1
        return NAME if qualifier or left.kind == "sign" else STRONG

    def _dash(self, index: int) -> int:
        """``A - B`` subtracts; ``SPP – SPM Gaji``, ``0 – 30``, ``n - 1`` are parts of a name."""
        before, after, left = self.items[index - 1], self.items[index + 1], self._left(index)
        if self._numbers(index) and self._words_before(index):
            return NAME
        if before.low in _PERIODS and after.kind == "number" and not self.scope.is_symbol(before):
            return NAME
        if before.kind == "group" and not before.attached:  # type: ignore[union-attr]
            return STRONG
        if self.attached and not self.scope.starts_count(after):
            return NAME
        if after.kind == "number":  # "kurang dari -2 SD" is a name, "Capaian - 80%" a difference
            return STRONG if after.gap or not self.items[index].gap else NAME
        figure = before.kind == "number" and index - 1 == self._run_start()
        if figure and (self.scope.starts_count(after) or self._spaces(index) == 2):
            return STRONG  # "12-ΣN", "2 - keluar"
        if self.scope.starts_quantity(after) and (after.kind != "word" or self._spaces(index)):
            return STRONG
        if self._spaces(index) == 2 and after.kind == "word":
            if self.scope.calculates:
                return STRONG
            if after.low == left.low and after.low not in lexicon().particles:
                return STRONG
            if self.inside and not self.attached and self._parts_phrases(index):
                return STRONG  # "(penduduk wajib KTP - penduduk ber-KTP)"
            long = index - self._run_start() > 1 and index + 2 < len(self.items)
            if not self.attached and long and after.is_capital and not after.text.isupper():
                return STRONG if self._in_ratio(index) else NAME
        return NAME

    def _parts_phrases(self, index: int) -> bool:
        """Whether a spaced dash stands between two phrases of several words, not between acronyms."""
        before, after = self.items[index - 1], self.items[index + 1]
        if before.text.isupper() and after.text.isupper():
            return False
        follows = index + 2 < len(self.items) and self.items[index + 2].kind == "word"
        return index - self._run_start() > 1 and follows

    def _in_ratio(self, index: int) -> bool:
        return self.scope.expects_ratio

    def _slash(self, index: int) -> int:
        """``A / Jumlah B`` divides; ``disusun/dilaporkan``, ``44/2016`` are names."""
        before, after, left = self.items[index - 1], self.items[index + 1], self._left(index)
        scope = self.scope
        if self._numbers(index):
            return NAME if self._words_before(index) else STRONG
        if after.kind == "sign" and after.text in "/:" and after.gap:
            return STRONG
        beside_number = self._slash_at_number(index)
        if beside_number is not None:
            return beside_number
        if after.kind == "group" or (before.kind == "group" and not before.attached):  # type: ignore[union-attr]
            return STRONG if not self.attached or not self._words_before(index) else NAME
        if scope.is_symbol(after) and (scope.is_symbol(before) or before.kind in ("number", "group")):
            return STRONG
        if scope.starts_count(after) and (self._spaces(index) or scope.starts_quantity(left)):
            return STRONG
        if scope.starts_quantity(after) and scope.starts_quantity(left) and self._spaces(index) == 0:
            alone = index - self._run_start() == 1 and index + 2 >= len(self.items)
            return STRONG if alone or (self.attached and after.is_capital) else WEAK
        if scope.starts_quantity(after) and scope.starts_quantity(left):
            single = index - self._run_start() == 1 and index + 2 >= len(self.items)
            return STRONG if self._spaces(index) or after.is_capital or single else WEAK
        phrases = self._spaces(index) == 2 and not self.attached and self._parts_phrases(index)
        lonely = self.slashes == 1  # not "riset / paten / prototipe"
        if phrases and lonely and (self.inside or scope.starts_quantity(left)):
            return STRONG  # "(kunjungan rawat jalan / penduduk wajib KTP)"
        if phrases and lonely and left.is_capital and after.is_capital and scope.names_ratio:
            return STRONG  # "Rasio Lancar": "Aktiva Lancar / Utang Lancar"
        if scope.is_labelled and index - self._run_start() == 1 and _is_coded(before) and _is_coded(after):
            return STRONG  # "Penyerapan = SMKs/SMK"
        alone = index - self._run_start() == 1 and (index + 2 >= len(self.items) or self._ends_at(index + 2))
        if alone and self._spaces(index) == 2:
            return STRONG
        return WEAK

    def _slash_at_number(self, index: int) -> int | None:
        """``(1/n)``, ``E/20``; ``(jumlah air terjual setahun/12)`` at the end of a bracket."""
        before, after = self.items[index - 1], self.items[index + 1]
        kinds = {before.kind, after.kind}
        if index - 1 == self._run_start() and kinds == {"word", "number"}:
            return STRONG if _is_letter(before if before.kind == "word" else after) else None
        if after.kind == "number" and self.inside and not self.attached and index + 2 == len(self.items):
            return STRONG if self.scope.starts_quantity(self._left(index)) else NAME
        return None

    def _ends_at(self, index: int) -> bool:
        """Whether the operand that begins before ``index`` ends there, with an operator."""
        item = self.items[index]
        if item.kind == "word":
            phrase = lexicon().operators.at(self.items, index)
            return phrase is not None and phrase.words[0] not in ("pangkat", "kali")
        return item.kind == "certain" or (item.kind == "sign" and item.gap)

    def _colon(self, index: int) -> int:
        """``Jumlah A : Jumlah B`` divides; ``yang ditangani : (e-KTP, KK)`` introduces a list."""
        before, after, left = self.items[index - 1], self.items[index + 1], self._left(index)
        scope = self.scope
        if self._numbers(index):
            return NAME if self._words_before(index) else STRONG
        if after.kind == "group":
            return STRONG if after.marks or before.kind == "group" or scope.is_symbol(before) else NAME  # type: ignore[union-attr]
        if _is_letter(before) and _is_letter(after) and index - 1 == self._run_start():
            return STRONG  # "a : b x 100%"
        if self.inside and left.low in lexicon().asides and index - 1 == self._run_start():
            return NAME  # "(sumber : Peraturan Menteri ...)"
        left_ok = scope.starts_quantity(left) or before.kind == "group"
        if left_ok and (scope.starts_count(after) or scope.is_symbol(after)):
            return STRONG
        if left_ok and scope.starts_quantity(after) and self._spaces(index):
            return STRONG
        return WEAK if self._spaces(index) == 2 else NAME

    def _tell_glued(self, index: int) -> None:
        """Tell a slash without spaces between words that was taken as a division."""
        if self.items[index].text != "/" or not 0 < index < len(self.items) - 1 or self._spaces(index):
            return
        before, after = self.items[index - 1], self.items[index + 1]
        words = before.kind == "word" and after.kind == "word"
        if words and not (self.scope.is_symbol(before) or self.scope.is_symbol(after)):
            tell(Doubt(self.items, self.marks, index, 0), self.scope, divides=True, weak=False)

    def tell_name(self, index: int) -> None:
        """Tell a spaced plus or dash between words that was taken as part of a name."""
        item = self.items[index]
        if item.kind != "sign" or item.text not in "+-–—−" or not 0 < index < len(self.items) - 1:
            return
        if self._spaces(index) == 2 and self.items[index - 1].kind == self.items[index + 1].kind == "word":
            tell(Doubt(self.items, self.marks, index, 0), self.scope, divides=False)

    def weak_score(self, index: int) -> float:
        """How likely a doubtful sign divides (0: never)."""
        item = self.items[index]
        if item.kind != "sign" or item.text not in "/:" or self.attached:
            return 0
        if index == self._run_start() or index + 1 >= len(self.items):
            return 0
        decide = _DECISIONS[item.text]
        if decide(self, index) != WEAK:
            return 0
        before, after = self.items[index - 1], self.items[index + 1]
        titles = before.text.istitle() and after.text.istitle() and not self.scope.starts_quantity(after)
        if item.text == "/" and not item.gap and after.gap and titles:
            return 0  # "di wilayah Kabupaten/ Kota"
        score = 1.0 + self._spaces(index)
        if after.is_capital and not after.text.isupper() and before.text[:1].islower():
            score += 1
        if after.low == self._left(index).low or self.scope.starts_quantity(after):
            score += 1.5
        if before.text.isupper() and after.text.isupper() and not item.gap and not after.gap:
            score -= 0.5
        if index + 2 < len(self.items) and self.items[index + 2].kind == "word":
            score += 0.25
        return score if before.kind in ("word", "group", "number") else 0


_DECISIONS: dict[str, Callable[[View, int], int]] = {
    "/": View._slash,
    ":": View._colon,
    "+": View._plus,
    "*": View._star,
    "·": View._star,
}


def _is_coded(item: Item) -> bool:
    """A symbol by its looks: two capitals or more, or one letter."""
    return item.kind == "word" and (len(item.text) == 1 or sum(c.isupper() for c in item.text) > 1)


def _is_letter(item: Item) -> bool:
    return item.kind == "word" and len(item.text) == 1


def _operator(sign: str) -> str:
    if sign in _DASHES:
        return "-"
    return {":": "/", "·": "*"}.get(sign, sign)


def _late(operator: str) -> str:
    return "late" + operator if operator in ("/", "*") else operator


def _divides(items: list[Item], index: int) -> bool:
    """Whether a sign or word of division may stand here."""
    phrase = lexicon().operators.at(items, index) if items[index].kind == "word" else None
    return items[index].text in "/:÷" or (phrase is not None and str(phrase.value).endswith("/"))


def _is_factor(items: list[Item], index: int) -> bool:
    """Whether a power of ten, perhaps in percent, stands behind a sign or word of times."""
    before, digits = items[index - 1], items[index].text.rstrip("% ")
    times = before.low in lexicon().times_words or before.text in "*×" or before.kind == "certain"
    return items[index].kind == "number" and times and _ROUND.fullmatch(digits) is not None
