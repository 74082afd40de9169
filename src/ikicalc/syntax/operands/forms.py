"""Phrases that hold an operation: prefix forms, lists, sums with ``dan``, functions.

Knows: ``perbandingan antara A dengan B``, ``rata-rata dari A, B dan C``, ``jumlah A dan jumlah B``.
Must not know: signs, or how a statement was found.
"""

from __future__ import annotations

from collections.abc import Sequence

from ikicalc.diagnostics import Diagnostic, FormulaError, Span
from ikicalc.syntax.levels.brackets import Group, Item, Mark
from ikicalc.syntax.levels.runs import DIVISIONS, Place, calculates, name, trimmed
from ikicalc.syntax.levels.scope import Scope
from ikicalc.syntax.operands import sums
from ikicalc.syntax.operands.introductions import after_introduction, mentions_percent
from ikicalc.syntax.operands.side_by_side import side_by_side
from ikicalc.syntax.tree import Name
from ikicalc.syntax.tree.grammar import Terminal
from ikicalc.syntax.words.lexicon import Phrase, lexicon

_MAX_FORMS = 50
_PARTING = ("comma", "semi")  # what parts the arguments of a function


def words(run: list[Item], place: Place, scope: Scope) -> list[Terminal]:
    """Return the terminals of an operand that begins with a word."""
    coded = scope.is_symbol(run[0]) and run[0].text.isupper() and len(run[0].text) > 1
    if coded and len(run) > 1 and place.after is None:
        return [name(run[:1], scope)]  # "NM / NDTPS Untuk program studi ...": the rest only comments
    is_name = run[0].low not in lexicon().forming and not isinstance(run[-1], Group)
    for form in (_joined_symbols, side_by_side) if is_name else _FORMS:
        found = form(run, place, scope)
        if found is not None:
            return found
    return [name(run, scope)]


def call(function: str, arguments: Sequence[list[Terminal]], span: Span) -> list[Terminal]:
    """Return the terminals of a function call."""
    result = [Terminal("FUNCTION", function, span), Terminal("(", "(", span)]
    for index, argument in enumerate(arguments):
        result += [Terminal(",", ",", span), *argument] if index else argument
    return [*result, Terminal(")", ")", span)]


def _nested(terminals: list[Terminal]) -> list[Terminal]:
    if len(terminals) == 1:
        return terminals
    span = terminals[0].span
    return [Terminal("(", "(", span), *terminals, Terminal(")", ")", span)]


def _operand(run: list[Item], scope: Scope) -> list[Terminal]:
    """Read a part of a phrase as an operand of its own; forms in forms are bounded."""
    scope.depth += 1
    if scope.depth > _MAX_FORMS:
        span = scope.peeled.span(run[0].start, run[-1].end) if run else Span(0, 0)
        raise FormulaError(Diagnostic.of("IKI003", f"frasa bersusun lebih dari {_MAX_FORMS} tingkat", span))
    terminals = scope.level(trimmed(run), [], scope)
    scope.depth -= 1
    return terminals


def bracket(group: Group, scope: Scope, *, opens: bool = False) -> list[Terminal]:
    """Return the terminals of a grouping bracket, itself included where it groups an operation."""
    while not group.marks and len(group.items) == 1 and isinstance(group.items[0], Group):
        group = group.items[0]
    inner = scope.level(group.items, group.marks, scope, opens=opens)
    if len(inner) == 1:
        return inner
    left = scope.peeled.span(group.open.start, group.open.end)
    right = scope.peeled.span(group.end - 1, group.end)
    return [Terminal("(", "(", left), *inner, Terminal(")", ")", right)]


def _summed(run: list[Item], place: Place, scope: Scope) -> list[Terminal] | None:
    """``Jumlah (A + B)``, ``Σ (bobot x nilai)``, ``Σ(nilai unsur)``."""
    group = run[-1]
    if not isinstance(group, Group) or not sums.is_summed(run, group):
        return None
    return sums.of_bracket(run, bracket(group, scope), scope)


def _form_of_result(run: list[Item], place: Place, scope: Scope) -> list[Terminal] | None:
    """``Persentase A dibagi B``: the word names the form of the result, not the name."""
    words_, head = lexicon(), run[0]
    percent = head.low in words_.percent_form
    if len(run) < 2 or place.repeated or not (percent or head.low in words_.other_form):
        return None
    multiplied = place.after is not None and place.after.operator == "*"
    if place.before is None and place.level_divides and not multiplied:
        scope.says_percent |= percent
        return _operand(run[1:], scope)
    if place.marks or not percent:
        return None
    return _percent_of(run, scope)


def _percent_of(run: list[Item], scope: Scope) -> list[Terminal] | None:
    """``Persentase jumlah A terhadap jumlah B``, where both sides are counts."""
    rest = run[1:]
    for index in range(1, len(rest) - 1):
        counts = scope.starts_count(rest[0]) and scope.starts_count(rest[index + 1])
        if counts and rest[index].low in ("terhadap", "dibanding", "dari"):
            scope.says_percent = True
            divide = Terminal("/", "/", scope.peeled.span(rest[index].start, rest[index].end))
            return [*_operand(rest[:index], scope), divide, *_operand(rest[index + 1 :], scope)]
    return None


def _percent_between(run: list[Item], place: Place, scope: Scope) -> list[Terminal] | None:
    """``Persentase X dihitung dari jumlah A terhadap jumlah B``: behind what introduces it."""
    return None if place.marks or not scope.says_percent else _percent_of([run[0], *run], scope)


# --- forms -------------------------------------------------------------------------------------------


def _sheet(run: list[Item], place: Place, scope: Scope) -> list[Terminal] | None:
    """``SUM(jumlah A)``, ``MAX(A; B)`` as in a spreadsheet."""
    function = lexicon().sheet.get(run[0].low)
    if function is None or len(run) < 2 or not isinstance(run[1], Group):
        return None
    group = run[1]
    if group.gap and not run[0].text.isupper():
        return None
    if len(run) > 2 or (run[0].low == "jumlah" and not run[0].text.isupper()):
        return None
    if function == "if":
        raise _unread_condition(run, scope)
    if function in ("sum", "mean", "max", "min") and not any(item.kind in _PARTING for item in group.items):
        return bracket(group, scope)
    arguments = _split(group.items, group.marks, _PARTING, scope)
    return call(function, arguments, scope.peeled.span(run[0].start, run[0].end))


def _unread_condition(run: list[Item], scope: Scope) -> FormulaError:
    """``IF(D5=0,0,C5)``: whether a comma parts arguments or decimals depends on the sheet's language."""
    span = scope.peeled.span(run[0].start, run[-1].end)
    message = f"`{run[0].text}( )` dari lembar sebar tidak dibaca"
    return FormulaError(
        Diagnostic.of("IKI112", message, span, help="tulis: `jika ... maka ... selain itu ...`")
    )


def _split(
    items: list[Item], marks: list[Mark], kinds: tuple[str, ...], scope: Scope
) -> list[list[Terminal]]:
    """Cut a level at separators and return the terminals of each part."""
    parts: list[list[Terminal]] = []
    begin = 0
    for index in range(len(items) + 1):
        if index == len(items) or items[index].kind in kinds:
            inside = [Mark(m.index - begin, m.length, m.operator) for m in marks if begin <= m.index < index]
            parts.append(scope.level(items[begin:index], inside, scope))
            begin = index + 1
    return parts


def _prefix(run: list[Item], place: Place, scope: Scope) -> list[Terminal] | None:
    """``perbandingan antara A dengan B``; a mere introduction where the operator is written too."""
    items = run
    phrase = lexicon().prefixes.at(items, 0)
    if phrase is None or len(run) <= len(phrase.words) or (place.repeated and len(phrase.words) == 1):
        return None
    operator, separators = phrase.value
    rest = trimmed(run[len(phrase.words) :])
    scope.says_percent |= mentions_percent(run[: len(phrase.words)])
    if place.same_follows(operator) or (operator == "/" and place.before is None and place.level_divides):
        return _operand(rest, scope)
    if operator == "+":
        listed = _listed(rest, scope)
        if listed is not None:
            return _nested(_chain(listed, "+", scope))
    at = _separator(rest, separators, scope)
    if at is None:
        return None
    if operator == "+" and any(item.kind == "comma" for item in rest[:at]):
        return _nested(_chain([_operand(part, scope) for part in _elliptic(rest)], "+", scope))
    sign = Terminal(operator, operator, scope.peeled.span(rest[at].start, rest[at].end))
    scope.is_certain |= len(phrase.words) > 1
    return _nested([*_operand(rest[:at], scope), sign, *_operand(rest[at + 1 :], scope)])


def _elliptic(rest: list[Item]) -> list[list[Item]]:
    """``produksi padi, jagung, dan kedelai`` behind a word that adds: the parts as printed."""
    parts: list[list[Item]] = [[]]
    for item in rest:
        if item.kind == "comma" or (item.kind == "word" and item.low in lexicon().joining):
            parts.append([])
        else:
            parts[-1].append(item)
    return [part for part in map(trimmed, parts) if part]


def with_separator(items: list[Item], marks: list[Mark], scope: Scope) -> list[Mark]:
    """``perbandingan antara A ditambah B dengan C``: the separator divides all before it by the rest."""
    first = marks[0].index if marks else len(items)
    begin = after_introduction(items[:first], scope) if marks else 0
    phrase = lexicon().prefixes.at(items, begin) if first and items[begin].kind == "word" else None
    if phrase is None or phrase.value[0] != "/" or not marks or marks[0].operator not in ("+", "-"):
        return marks
    if any(mark.operator in DIVISIONS for mark in marks):
        return marks
    if any(
        items[m.index + m.length].low == items[begin].low for m in marks if m.index + m.length < len(items)
    ):
        return marks  # "Rasio A terhadap B - Rasio C terhadap D": two names
    sums = [mark for mark in marks if mark.operator in ("+", "-")]
    start = sums[-1].index + sums[-1].length
    end = next((mark.index for mark in marks if mark.index > start), len(items))
    at = _separator(items[start:end], phrase.value[1] - {"dan"}, scope)
    if at is None:
        return marks
    return sorted([*marks, Mark(start + at, 1, "late/")], key=lambda mark: mark.index)


def _separator(rest: list[Item], separators: frozenset[str], scope: Scope) -> int | None:
    """Choose the word that parts the two sides; of equal ones the first, told as ambiguous."""
    scores: dict[int, int] = {}
    for index in range(1, len(rest) - 1):
        item, after = rest[index], rest[index + 1]
        if item.kind == "word" and item.low in separators:
            scores[index] = (
                4 * scope.starts_count(after)
                + 2 * (scope.starts_quantity(after) or after.low == rest[0].low)
                + (item.low != "dan")
            )
    if not scores:
        return None
    best = max(scores.values())
    candidates = [index for index, score in scores.items() if score == best]
    if len(candidates) > 1:
        word = rest[candidates[0]]
        scope.note(
            "IKI106",
            f"kata `{word.text}` yang pertama dibaca sebagai pemisah kedua ruas",
            word.start,
            word.end,
            label="dibaca: pemisah",
            help="tulis `dibagi` di antara kedua ruas bila pemisahnya kata yang lain",
        )
    return candidates[0]


def _chain(parts: Sequence[list[Terminal]], operator: str, scope: Scope) -> list[Terminal]:
    result = list(parts[0])
    for part in parts[1:]:
        result += [Terminal(operator, operator, part[0].span), *part]
    return result


def _listed(run: list[Item], scope: Scope) -> list[list[Terminal]] | None:
    """``nilai A, nilai B, dan nilai C``: the parts, where each begins like a quantity."""
    pieces: list[list[Item]] = [[]]
    for index, item in enumerate(run):
        after = run[index + 1] if index + 1 < len(run) else None
        separates = item.kind == "comma" or (item.low in lexicon().joining and item.kind == "word")
        if (
            separates
            and after is not None
            and (_begins_part(after, run[0], scope) or after.low in lexicon().joining)
        ):
            pieces.append([])
        else:
            pieces[-1].append(item)
    parts = [trimmed(piece) for piece in pieces]
    parts = [part for part in parts if part]
    if len(parts) < 2 or not all(_begins_part(part[0], run[0], scope) for part in parts):
        return None
    return [_operand(part, scope) for part in parts]


def _begins_part(item: Item, first: Item, scope: Scope) -> bool:
    return scope.starts_quantity(item) or (item.kind == "word" and item.low == first.low)


def _function(run: list[Item], place: Place, scope: Scope) -> list[Terminal] | None:
    """``rata-rata dari A, B dan C``, ``nilai tertinggi dari (A, B)``: over several terms only."""
    items = run
    phrase = lexicon().functions.at(items, 0)
    if phrase is None or len(run) <= len(phrase.words):
        return None
    rest = trimmed(run[len(phrase.words) :])
    arguments = _function_arguments(rest, phrase, scope)
    if arguments is None or len(arguments) < 2:
        return None
    if phrase.value == "sum" or (phrase.value == "mean" and _is_divided(arguments, place, run, scope)):
        chain = _chain(arguments, "+", scope)
        return _nested(chain) if place.marks else chain
    return call(phrase.value, arguments, scope.peeled.span(run[0].start, rest[0].start))


def _is_divided(arguments: Sequence[list[Terminal]], place: Place, run: list[Item], scope: Scope) -> bool:
    """``Rata-rata (A + B + C) / 3``: the mean is written out behind its name."""
    divided = place.same_follows("/") and place.next is not None and place.next.text == str(len(arguments))
    if divided:
        scope.note(
            "IKI106", f"rata-rata ini sudah ditulis dengan pembagi {len(arguments)}",
            run[0].start, run[0].end,
            label="dibaca: jumlahnya", help="tulis hanya salah satu: `rata-rata dari ...` atau pembaginya",
        )  # fmt: skip
    return divided


def _function_arguments(rest: list[Item], phrase: Phrase, scope: Scope) -> list[list[Terminal]] | None:
    if len(rest) == 1 and isinstance(rest[0], Group):
        group = rest[0]
        if group.marks and all(mark.operator == "+" for mark in group.marks):
            return _by_marks(group, scope)
        if any(item.kind in _PARTING for item in group.items):
            return _split(group.items, group.marks, _PARTING, scope)
        return None
    return _listed(rest, scope)


def _by_marks(group: Group, scope: Scope) -> list[list[Terminal]]:
    parts: list[list[Terminal]] = []
    begin = 0
    for mark in [*group.marks, Mark(len(group.items), 0, "")]:
        parts.append(scope.level(group.items[begin : mark.index], [], scope))
        begin = mark.index + mark.length
    return parts


def _calculated_remark(run: list[Item], place: Place, scope: Scope) -> list[Terminal] | None:
    """``Beban perkara (sisa bulan lalu ditambah yang masuk)``: the sum stands in place of the name."""
    last = run[-1]
    if not isinstance(last, Group) or not calculates(last, scope):
        return None
    if scope.is_symbol(run[-2]) and all(sums.is_sigma(item) for item in run[:-2]):
        here = scope.peeled.span(last.start, last.start)  # "fi (Fi + Gi)": the symbol is a factor
        return [name(run[:-1], scope), Terminal("*", "*", here), *bracket(last, scope)]
    scope.says_percent |= mentions_percent(run[:1])
    return bracket(last, scope)


def _joined_symbols(run: list[Item], place: Place, scope: Scope) -> list[Terminal] | None:
    """``PDRB1-PDRB0``: two symbols of the legend glued by a minus."""
    item = run[0]
    if len(run) > 1 or item.kind != "word" or item.text in scope.symbols:
        return None
    for sign in "-–":
        left, found, right = item.text.partition(sign)
        if found and left in scope.symbols and right in scope.symbols:
            middle = item.start + len(left)
            first = scope.peeled.span(item.start, middle)
            second = scope.peeled.span(middle + 1, item.end)
            minus = Terminal("-", "-", scope.peeled.span(middle, middle + 1))
            return [
                Terminal("NAME", Name(left, first), first),
                minus,
                Terminal("NAME", Name(right, second), second),
            ]
    return None


def _sum_of_counts(run: list[Item], place: Place, scope: Scope) -> list[Terminal] | None:
    """``jumlah A dan jumlah B`` is a sum; ``A dan B`` is a name."""
    if not (run[0].kind == "word" and run[0].low in lexicon().count):
        return None
    cuts = [
        index
        for index in range(1, len(run) - 1)
        if run[index].low in ("dan", "serta") and run[index + 1].kind == "word"
        and run[index + 1].low in lexicon().count and run[index + 1].low not in ("banyak",)
    ]  # fmt: skip
    if not cuts:
        return None
    commas = [
        index
        for index in range(1, cuts[-1])
        if run[index].kind == "comma" and run[index + 1].low in lexicon().count
    ]
    parts: list[list[Terminal]] = []
    begin = 0
    for cut in [*sorted([*commas, *cuts]), len(run)]:
        part = trimmed(run[begin:cut])
        if part:
            parts.append(_operand(part, scope))
        begin = cut + 1
    return _nested(_chain(parts, "+", scope)) if place.marks else _chain(parts, "+", scope)


_FORMS = (
    _summed,
    _sheet,
    _prefix,
    _function,
    _form_of_result,
    _percent_between,
    _calculated_remark,
    _joined_symbols,
    _sum_of_counts,
    side_by_side,
)
