"""Which words are operators: ``dibagi``, ``x``, ``kemudian dikali``, ``per 1.000``, ``terhadap``.

Knows: the surroundings of a word. Must not know: signs, trees. Each rule serves a text that decrees print;
they are listed in ``docs/bahasa.md``.
"""

from __future__ import annotations

import re

from ikicalc.syntax.levels.brackets import Item, Mark
from ikicalc.syntax.operators.view import Doubt, View, tell
from ikicalc.syntax.words.lexicon import lexicon

_ROUND = re.compile(r"(?=..)10{0,2}(?:\.?000)*")


def word_at(view: View, index: int) -> Mark | None:
    items = view.items
    phrase = lexicon().operators.at(items, index)
    if phrase is None:
        return _per(view, index) or _between_counts(view, index)
    length = len(phrase.words)
    if phrase.role == "then":
        return _then(view, index, length)
    if index == view.run_start and phrase.words == ("x",) and view.marks and not _symbol(view, index):
        return Mark(index, 1, "*") if view.scope.starts_quantity(items[index + 1]) else None
    if index == view.run_start and phrase.role == "infix" and _lacks_left(view, index, length):
        return Mark(index, length, phrase.value)
    if index == view.run_start or not _may_operate(view, index, length, phrase.value):
        return None
    if phrase.role == "doubtful" and not _doubtful(view, index, length, phrase.words[0]):
        return None
    return Mark(index, length, phrase.value)


def _lacks_left(view: View, index: int, length: int) -> bool:
    """``dibagi jumlah keluarga``: an operator without its left side, so that the gap is reported."""
    after = view.items[index + length] if index + length < len(view.items) else None
    return after is not None and not view.attached and view.scope.starts_quantity(after)


def _symbol(view: View, index: int) -> bool:
    return index + 1 >= len(view.items) or view.scope.is_symbol(view.items[index])


def _may_operate(view: View, index: int, length: int, operator: str) -> bool:
    words, before = lexicon(), view.items[index - 1]
    after = view.items[index + length] if index + length < len(view.items) else None
    if after is not None and after.low in words.not_before and length == 1:
        return False
    if operator == "late/" and after is not None and after.low in words.times:
        return False  # "kenaikan ... dibanding tahun sebelumnya" only mentions a growth
    number_follows = after is not None and after.kind == "number"
    if operator == "**" and view.items[index].low == "pangkat":
        return number_follows
    if view.items[index].low in ("plus", "minus"):
        return after is not None and view.scope.starts_quantity(after)
    return before.low not in words.not_after or (number_follows and operator == "*")


def _doubtful(view: View, index: int, length: int, word: str) -> bool:
    """``x``, ``kali``, ``di antara``: an operator only between two operands."""
    if index + length >= len(view.items):
        return False
    before, after = view.items[index - 1], view.items[index + length]
    if word == "x":
        if before.kind == "number" and after.kind == "number":
            return view.run_start == index - 1 or _closes(view, index + 1)
        glued = before.kind == "number" and not view.items[index].gap and view.run_start < index - 1
        if glued and not view.scope.starts_quantity(after):
            return False  # "Jumlah rapat 4x setahun"
        if lexicon().operators.at(view.items, index + 1) is not None:
            return False  # "Jumlah X dibagi ...": a name that ends in x
        return (
            view.scope.starts_quantity(after)
            or before.kind in ("group", "number")
            or (after.kind == "word" and after.low not in lexicon().no_operand and after.gap)
            or after.low == "seratus"
        )
    if word == "kali":
        return before.kind != "number" and (view.scope.starts_quantity(after) or after.low == "seratus")
    return view.scope.starts_count(after) or after.low == "seluruh"


def _closes(view: View, index: int) -> bool:
    """``penduduk usia 15-64 x 100``: a percentage, or a round number that ends a level which divides."""
    number = view.items[index]
    if number.text.endswith(("%", "persen")):
        return True
    return _divides_before(view) and _ends_in_factor(view, index)


def _divides_before(view: View) -> bool:
    return any(mark.operator.endswith("/") for mark in view.marks)


def _ends_in_factor(view: View, index: int) -> bool:
    """Whether the level ends in a round number, also where spaces part it: ``x 100 000``."""
    rest = view.items[index:]
    return all(item.kind == "number" for item in rest) and _ROUND.fullmatch(rest[0].text) is not None


def _then(view: View, index: int, length: int) -> Mark | None:
    """``kemudian dibagi``: the operator applies to all that precedes."""
    rest = index + length
    if index == 0 or rest >= len(view.items):
        return None
    past = view.items[index].low == "lalu" and view.items[index - 1].low in lexicon().times
    if past and (index < 2 or view.items[index - 2].kind != "number"):  # not "usia 64 tahun lalu dikali"
        return None
    items = view.items
    phrase = lexicon().operators.at(items, rest)
    if phrase is not None and phrase.role in ("infix", "doubtful"):
        return Mark(index, length + len(phrase.words), _late(phrase.value))
    if items[rest].kind == "certain":
        return Mark(index, length + 1, _late(items[rest].value))
    return None


def _late(operator: str) -> str:
    return "late" + operator if operator in ("/", "*") else operator


def _per(view: View, index: int) -> Mark | None:
    """``per 1.000``, ``pada setiap 100.000 penduduk``: only in front of a power of ten."""
    phrase = lexicon().per.at(view.items, index)
    if phrase is None or index == view.run_start:
        return None
    number = index + len(phrase.words)
    closes = number < len(view.items) and _divides_before(view) and _ends_in_factor(view, number)
    if view.items[index - 1].kind == "number" and not closes:
        return None  # "kurang dari 1 per 1.000 penduduk" is a rate, told
    if number < len(view.items) and _ROUND.fullmatch(view.items[number].text):
        return Mark(index, len(phrase.words), "per")
    return None


def _between_counts(view: View, index: int) -> Mark | None:
    """``Jumlah A terhadap jumlah B x 100%``: nothing else divides, and a ratio is expected."""
    if view.items[index].low not in lexicon().between_counts or index + 1 >= len(view.items):
        return None
    left, rest = view.left, view.items[index + 1 :]
    if not (view.scope.starts_count(left) and view.scope.starts_count(rest[0])):
        return None
    others = [view.items[mark.index] for mark in view.marks] + [
        rest[i] for i in range(len(rest)) if _divides(rest, i)
    ]
    if others or not (view.scope.expects_ratio or any(_is_factor(rest, i) for i in range(1, len(rest)))):
        return None
    tell(Doubt(view.items, view.marks, index, 0), view.scope, divides=True, weak=False)
    return Mark(index, 1, "/")


def _divides(items: list[Item], index: int) -> bool:
    """Whether a sign or word of division may stand here."""
    phrase = lexicon().operators.at(items, index) if items[index].kind == "word" else None
    return items[index].text in "/:÷" or (phrase is not None and str(phrase.value).endswith("/"))


def _is_factor(items: list[Item], index: int) -> bool:
    """Whether a power of ten, perhaps in percent, stands behind a sign or word of times."""
    before, digits = items[index - 1], items[index].text.rstrip("% ")
    times = before.low in lexicon().times_words or before.text in "*×" or before.kind == "certain"
    return items[index].kind == "number" and times and _ROUND.fullmatch(digits) is not None
