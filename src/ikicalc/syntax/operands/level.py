"""From a level of items and its operators to the terminals of the grammar.

Knows: which kind of operand a run is, and where the last factor ends the formula.
Must not know: precedence; the grammar has it.
"""

from __future__ import annotations

from collections import Counter

from ikicalc.diagnostics import Diagnostic, FormulaError
from ikicalc.syntax.levels.brackets import Group, Item, Mark
from ikicalc.syntax.levels.runs import DIVISIONS, Place, name, trimmed
from ikicalc.syntax.levels.scope import Scope
from ikicalc.syntax.operands import forms, limits, sums, unbracketed
from ikicalc.syntax.operands.figures import currency, figure, is_glued, is_number_word, noun, number_at
from ikicalc.syntax.operands.forms import bracket
from ikicalc.syntax.operands.introductions import without_introduction
from ikicalc.syntax.operands.side_by_side import tell
from ikicalc.syntax.text.peeled import SHOWN
from ikicalc.syntax.tree.grammar import Terminal
from ikicalc.syntax.words.lexicon import lexicon


def level(items: list[Item], marks: list[Mark], scope: Scope, *, opens: bool = False) -> list[Terminal]:
    """Return the terminals of one level; what follows the last factor is left out."""
    items, function, bound = limits.bounded(items, marks, scope)
    if bound is not None:
        inner = level(items, marks, scope, opens=opens)
        return forms.call(function, [inner, [bound]], bound.span)
    items, marks = unbracketed.settled(items, marks, scope)
    result: list[Terminal] = []
    position = 0
    repeated = _repeated(items, marks)
    summed: list[tuple[int, list[Item]]] = []
    for number in range(len(marks) + 1):
        before = marks[number - 1] if number else None
        after = marks[number] if number < len(marks) else None
        run = items[position : after.index if after else len(items)]
        if before is not None and before.operator == "per":
            operators = [m.operator for m in marks[: number - 1]] or [t.kind for t in result]
            return [*result, *_per(trimmed(run), operators, items[before.index], scope)]
        following = after.index + after.length if after else len(items)
        place = Place(before, after, marks, opens=opens and not number, repeated=repeated[number])
        place.next = items[following] if following < len(items) else None
        terminals, ended = _operand(run, place, scope, items)
        if place.denominator and not any(terminal.kind == "/" for terminal in result):
            return _over(result[:-1], terminals, place.denominator)
        if run and sums.is_sigma(run[0]):
            summed.append((len(result), run))
        result += terminals
        if ended or after is None:
            break
        position = after.index + after.length
        if after.operator != "per":
            result.append(_operator(result, after, items, scope))
    for start, run in reversed(summed):
        sums.of_chain(result, start, run[0], scope, drawn=isinstance(run[-1], Group) and run[-1].is_drawn)
    return result


def _over(upper: list[Terminal], factor: list[Terminal], lower: list[Terminal]) -> list[Terminal]:
    """All that stands before the factor, over the denominator whose bar was lost."""
    here = lower[0].span
    numerator = [Terminal("(", "(", here), *upper, Terminal(")", ")", here)] if len(upper) > 1 else upper
    return [*numerator, Terminal("/", "/", here), *lower, Terminal("*", "*", here), *factor]


def _repeated(items: list[Item], marks: list[Mark]) -> list[bool]:
    """Of each operand, whether another one begins with the same word."""
    if not marks:
        return [False]
    starts = [0, *(mark.index + mark.length for mark in marks)]
    heads = [items[i].low if i < len(items) and items[i].kind == "word" else "" for i in starts]
    count = Counter(heads)
    return [head != "" and count[head] > 1 for head in heads]


def _operator(result: list[Terminal], mark: Mark, items: list[Item], scope: Scope) -> Terminal:
    start, end = items[mark.index].start, items[mark.index + mark.length - 1].end
    if mark.operator.startswith("late") and any(t.kind in ("+", "-") for t in result):
        scope.note(
            "IKI108", "operator ini berlaku atas semua yang mendahuluinya", start, end,
            label="dihitung sesudah semua yang di kiri",
            help="tulis kurung bila hanya besaran terdekat yang dimaksud",
        )  # fmt: skip
    return Terminal(mark.operator, mark.operator, scope.peeled.span(start, end))


def _per(run: list[Item], operators: list[str], word: Item, scope: Scope) -> list[Terminal]:
    """``per 100.000 penduduk``: divided by the noun, times the number; behind a ratio only the factor."""
    value, _, taken = number_at(run, scope)
    factor = figure(value, None, run[:taken], scope, percent=False)
    here = scope.peeled.span(word.start, word.end)
    times = Terminal("*", "*", here)
    if any(operator in DIVISIONS for operator in operators):
        return [] if operators[-1].endswith("*") else [times, factor]
    counted = trimmed(run[taken:])
    if not counted:
        message = "sesudah `per` tidak ada nama besaran pembaginya"
        raise FormulaError(
            Diagnostic.of("IKI101", message, factor.span, help="tulis misalnya `per 1.000 penduduk`")
        )
    return [Terminal("/", "/", here), name(counted, scope), times, factor]


def _operand(run: list[Item], place: Place, scope: Scope, items: list[Item]) -> tuple[list[Terminal], bool]:
    """Return the terminals of one operand and whether the formula ends with it."""
    run = trimmed(run)
    if place.opens:
        run = trimmed(without_introduction(run, scope))
    if not run:
        if place.before is None and place.after is not None and place.after.operator == "-":
            return [], False
        raise _missing(place, items, scope)
    begin = _unsigned_factor(run, place, scope)
    if begin < len(run):
        return [*_operand(run[:begin], place, scope, items)[0], *_implied(run[begin:], place, scope)], True
    phrase = lexicon().number_words.at(run, 0)
    if phrase is not None and len(run) > len(phrase.words) and run[len(phrase.words)].kind == "number":
        run = run[len(phrase.words) :]
    head = run[0]
    if head.kind == "number" or is_number_word(run):
        return _numeric(run, place, scope)
    if isinstance(head, Group):
        return _grouped(run, place, scope)
    return forms.words(run, place, scope), False


def _unsigned_factor(run: list[Item], place: Place, scope: Scope) -> int:
    """Return where the factor of a ratio begins whose sign was lost: ``(A / B) 100%``, ``A / B (100%)``."""
    end = len(run)
    if end < 2 or place.after is not None or scope.has_factor:
        return end
    before, last = run[-2], run[-1].items if isinstance(run[-1], Group) else run[-1:]
    alone = isinstance(before, Group) and not before.attached
    divided = place.before is not None and place.before.operator in DIVISIONS
    divided |= end == 2 and isinstance(before, Group) and before.is_ratio
    if not divided or len(last) != 1 or last[0].kind != "number":
        return end
    value, percent, _ = number_at(last, scope)
    named = not percent or before.low in lexicon().before_amount
    return end - 1 if value in lexicon().factors and (alone or not named) else end


# --- numbers ---------------------------------------------------------------------------------------


def _numeric(run: list[Item], place: Place, scope: Scope) -> tuple[list[Terminal], bool]:
    value, percent, taken = number_at(run, scope)
    number, rest = run[:taken], trimmed(run[taken:])
    if not _is_quantity(rest, scope) and not (rest and _is_letter_group(rest[0])):
        rest = _without_remarks(rest, scope)  # "12 (dua belas) desa"
    terminal = figure(value, currency(run[0]), number, scope, percent=percent)
    if not rest:
        return [terminal], False
    multiplied = place.before is not None and place.before.operator.endswith("*")
    closes = multiplied and value in lexicon().factors
    if closes and rest[0].kind == "number":
        raise _unread(rest, scope)  # "x 100 000"
    if closes and (percent or not isinstance(rest[0], Group)):
        place.denominator = _lost_bar(rest, place, scope)
        if place.after is not None and not place.denominator:
            _tell_ignored(rest, scope)
        return [terminal], True
    if isinstance(rest[0], Group) or scope.is_symbol(rest[0]):
        return [terminal, *_implied(rest, place, scope)], False
    if percent and multiplied:
        return [terminal, *_behind(rest, place, scope)], False
    if percent and not place.marks and not (scope.is_labelled and rest[0].low in lexicon().quantity):
        return [name(run, scope)], False  # "80% dari jumlah laporan": a target; "Ya=25% Tidak=0": a score
    if percent or (0 < value < 1 and rest[0].low in lexicon().quantity):
        return [terminal, *_weighted(rest, scope)], False  # "60% nilai tes + 40% nilai wawancara"
    coded = len(rest) == 1 and rest[0].kind == "word" and rest[0].text.isupper()
    if coded and (len(rest[0].text) == 1 or 0 < value < 1):
        return [terminal, *_weighted(rest, scope)], False  # "0,4 A", "0,3 FM"
    loose = [
        item
        for index, item in enumerate(run[taken:])
        if item.kind in ("sign", "certain", "number") and not (index and is_glued(run[taken:], index))
    ]
    if loose:
        raise _unread(rest, scope)
    unit = noun(rest, scope)
    return [figure(value, unit or None, [*number, *rest], scope, percent=percent)], False


def _is_quantity(rest: list[Item], scope: Scope) -> bool:
    """``0,6 (nilai tes)``: a bracket that stands alone and begins like a quantity is a factor."""
    group = rest[0] if rest else None
    if not isinstance(group, Group) or not group.items or any(not isinstance(item, Group) for item in rest):
        return False
    return group.items[0].kind == "word" and scope.starts_quantity(group.items[0])


def _weighted(rest: list[Item], scope: Scope) -> list[Terminal]:
    """``60% nilai tes``: the weight times the name behind it."""
    _tell_product(rest[0], scope)
    return [Terminal("*", "*", scope.peeled.span(rest[0].start, rest[0].start)), name(rest, scope)]


def _tell_product(item: Item, scope: Scope) -> None:
    message = "di sini tidak ada tanda; dibaca sebagai perkalian"
    scope.note("IKI116", message, item.start, item.start + 1, label="dibaca: dikali")


def _lost_bar(rest: list[Item], place: Place, scope: Scope) -> list[Terminal]:
    """``Jumlah A x 100 Jumlah B``: what stands behind the factor is the denominator of a lost bar."""
    if place.after is not None or not scope.expects_ratio or place.level_divides:
        return []
    if rest[0].low in lexicon().percent_form or rest[0].low in lexicon().other_form:
        return []  # "x 100% Persentase = ...": a label
    begins = scope.starts_quantity if scope.is_labelled and len(rest) == 1 else scope.starts_count
    if not begins(rest[0]) or not (rest[0].is_capital or scope.is_symbol(rest[0])):
        return []
    if len(rest) > 1 and scope.is_symbol(rest[0]):
        return []
    tell(rest, scope)
    return [name(rest, scope)]


def _is_symbol_group(group: Group, scope: Scope) -> bool:
    return len(group.items) == 1 and scope.is_symbol(group.items[0])


def _is_letter_group(item: Item) -> bool:
    """``0,3(A)``: one letter behind a number is a factor and no remark."""
    return isinstance(item, Group) and [len(inner.text) for inner in item.items if inner.kind == "word"] == [
        1
    ]


def _implied(rest: list[Item], place: Place, scope: Scope) -> list[Terminal]:
    """``1/8 (a + b)``, ``(A)(B)``: a product without a sign."""
    result: list[Terminal] = []
    for item in rest:
        if not (isinstance(item, Group) or scope.is_symbol(item) or item.kind == "number"):
            break
        _tell_product(item, scope)
        here = scope.peeled.span(item.start, item.start)
        following = Place(Mark(0, 0, "*"), place.after, place.marks)
        factor = (
            bracket(item, scope) if isinstance(item, Group) else _operand([item], following, scope, rest)[0]
        )
        result += [Terminal("*", "*", here), *factor]
    return result


# --- brackets --------------------------------------------------------------------------------------


def _grouped(run: list[Item], place: Place, scope: Scope) -> tuple[list[Terminal], bool]:
    group, rest = run[0], trimmed(run[1:])
    assert isinstance(group, Group)
    if not (_is_quantity(rest, scope) and _is_quantity([group], scope)):
        rest = _without_remarks(rest, scope)
    if rest and not group.marks and not group.is_drawn:
        if all(item.kind == "number" or len(item.text) == 1 for item in group.items):
            return _operand(rest, place, scope, rest)  # "(1) Jumlah ..."
        return [name(run, scope)], False
    inner = bracket(group, scope, opens=place.opens)
    if rest and isinstance(rest[0], Group):
        return [*inner, *_implied(rest, place, scope)], False
    return [*inner, *_behind(rest, place, scope)], False


def _behind(rest: list[Item], place: Place, scope: Scope) -> list[Terminal]:
    """What stands behind a complete operand: ``dan`` and a further term, or words that only comment.

    Raises ``FormulaError`` (IKI117) where something that calculates would be lost.
    """
    if not rest:
        return []
    calculates_too = any(isinstance(item, Group) and item.marks for item in rest)
    if rest[0].low in lexicon().joining and len(rest) > 1 and (calculates_too or place.after is not None):
        plus = Terminal("+", "+", scope.peeled.span(rest[0].start, rest[0].end))
        following = Place(Mark(0, 0, "+"), place.after, place.marks)
        return [plus, *_operand(trimmed(rest[1:]), following, scope, rest)[0]]
    if calculates_too or (place.after is not None and any(item.kind in ("number", "sign") for item in rest)):
        raise _unread(rest, scope)
    if place.after is not None or rest[0].kind == "number":
        _tell_ignored(rest, scope)
    return []


def _unread(rest: list[Item], scope: Scope) -> FormulaError:
    span = scope.peeled.span(rest[0].start, rest[-1].end)
    return FormulaError(
        Diagnostic.of(
            "IKI117", "bagian ini tidak terbaca sebagai hitungan", span, label="tidak terduga",
            help="tulis operator di depannya, atau hapus bila hanya keterangan",
        )
    )  # fmt: skip


def _tell_ignored(rest: list[Item], scope: Scope) -> None:
    scope.note(
        "IKI118", "kata di sini dibaca sebagai keterangan, bukan bagian rumus", rest[0].start, rest[-1].end,
        label="diabaikan", help="hapus, atau tulis operator di depannya bila ikut dihitung",
    )  # fmt: skip


def _without_remarks(rest: list[Item], scope: Scope) -> list[Item]:
    """Drop brackets that only remark: ``(A / B) (sumber: Dukcapil)``."""
    begin = 0
    for item in rest:
        if not isinstance(item, Group) or item.marks or _is_symbol_group(item, scope):
            break
        begin += 1
    return trimmed(rest[begin:]) if begin else rest


def _missing(place: Place, items: list[Item], scope: Scope) -> FormulaError:
    """Two operators in a row, or an operator without an operand on one side."""
    mark = place.before or place.after
    if mark is None:
        at = scope.peeled.span(0, 0)
        return FormulaError(Diagnostic.of("IKI101", "di sini seharusnya ada nama atau angka", at))
    first, last = items[mark.index], items[mark.index + mark.length - 1]
    if place.before and place.after:
        after = items[place.after.index + place.after.length - 1]
        span = scope.peeled.span(first.start, after.end)
        return FormulaError(
            Diagnostic.of(
                "IKI104", "dua operator berurutan", span, label="di antaranya tidak ada nama atau angka",
                help="hapus salah satu, atau tulis besaran di antaranya",
            )
        )  # fmt: skip
    word = scope.peeled.text[first.start : last.end].translate(SHOWN)
    side = "sesudah" if place.before else "sebelum"
    return FormulaError(
        Diagnostic.of(
            "IKI101", f"operand hilang: {side} `{word}` tidak ada nama atau angka",
            scope.peeled.span(first.start, last.end), label=f"{side} ini kosong",
            help=f"tulis besaran {side} `{word}`",
        )
    )  # fmt: skip
