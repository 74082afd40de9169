"""From a level of items and its operators to the terminals of the grammar.

Knows: names, remarks, literals with a noun, factors. Must not know: precedence; the grammar has it.
A name is the longest phrase between two operators, with its remarks, figures and signs inside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from ikicalc.diagnostics import Diagnostic, FormulaError, Span
from ikicalc.numbers import read_number
from ikicalc.syntax import forms
from ikicalc.syntax.brackets import Group, Item, Mark
from ikicalc.syntax.grammar import Terminal
from ikicalc.syntax.lexicon import lexicon
from ikicalc.syntax.naming import named
from ikicalc.syntax.peel import SHOWN
from ikicalc.syntax.scope import Scope
from ikicalc.syntax.tree import Number

DIVISIONS = frozenset({"/", "late/"})
_EDGES = frozenset({"comma", "semi", "dot", "eq", "junk", "cmp"})
_QUOTES = frozenset("\"“”‘’'`")
_DANGLING = frozenset({"dan", "dengan", "yang", "kemudian", "serta", "hasilnya", "oleh", "untuk"})
_LEADING = frozenset({"dari", "antara", "adalah", "oleh", "merupakan", "yaitu", "bahwa", "dengan", "Σ", "σ"})
_ASIDE = frozenset({"sumber", "target", "lihat", "data"})
_GROUPED = re.compile(r"(?:\.\d{3})+$")
_CURRENCY = re.compile(r"^Rp\.?\s*", re.IGNORECASE)
_NOUN_WORDS = 3


@dataclass(slots=True)
class Place:
    """Where an operand stands: between which operators, and whether it opens the statement."""

    before: Mark | None
    after: Mark | None
    marks: list[Mark]
    opens: bool = False

    @property
    def level_divides(self) -> bool:
        """Whether an operator of the same level divides."""
        return any(mark.operator in DIVISIONS for mark in self.marks)

    def same_follows(self, operator: str) -> bool:
        """Whether the operator behind the operand is ``operator``, late or not."""
        return self.after is not None and self.after.operator.removeprefix("late") == operator


def level(items: list[Item], marks: list[Mark], scope: Scope, *, opens: bool = False) -> list[Terminal]:
    """Return the terminals of one level; what follows the last factor is left out."""
    limited = forms.limit(items, scope)
    if limited is not None:
        function, bound, items = limited
        inner = level(items, [m for m in marks if m.index < len(items)], scope, opens=opens)
        return forms.call(function, [inner, [bound]], bound.span)
    result: list[Terminal] = []
    position = 0
    for number in range(len(marks) + 1):
        before, after = (marks[number - 1] if number else None), (marks[number] if number < len(marks) else None)
        run = items[position : after.index if after else len(items)]
        if before is not None and before.operator == "per":
            return [*result, *_per(trimmed(run), marks[: number - 1], items[before.index], scope)]
        terminals, ended = _operand(run, Place(before, after, marks, opens=opens and not number), scope, items)
        result += terminals
        if ended or after is None:
            break
        position = after.index + after.length
        if after.operator != "per":
            result.append(_operator(result, after, items, scope))
    return result


def _operator(result: list[Terminal], mark: Mark, items: list[Item], scope: Scope) -> Terminal:
    start, end = items[mark.index].start, items[mark.index + mark.length - 1].end
    if mark.operator.startswith("late") and any(t.kind in ("+", "-") for t in result):
        scope.note(
            "IKI108", "operator ini berlaku atas semua yang mendahuluinya", start, end,
            label="dihitung sesudah semua yang di kiri",
            help="tulis kurung bila hanya besaran terdekat yang dimaksud",
        )  # fmt: skip
    return Terminal(mark.operator, mark.operator, scope.peeled.span(start, end))


def _per(run: list[Item], marks: list[Mark], word: Item, scope: Scope) -> list[Terminal]:
    """``per 100.000 penduduk``: divided by the noun, times the number; behind a ratio only the factor."""
    value, _, taken = number_at(run, scope)
    factor = _number(value, False, None, run[:taken], scope)
    here = scope.peeled.span(word.start, word.end)
    times = Terminal("*", "*", here)
    operators = [mark.operator for mark in marks]
    if any(operator in DIVISIONS for operator in operators):
        return [] if operators[-1].endswith("*") else [times, factor]
    noun = trimmed(run[taken:])
    if not noun:
        message = "sesudah `per` tidak ada nama besaran pembaginya"
        raise FormulaError(Diagnostic.of("IKI101", message, factor.span, help="tulis misalnya `per 1.000 penduduk`"))
    return [Terminal("/", "/", here), name(noun, scope), times, factor]


def _operand(run: list[Item], place: Place, scope: Scope, items: list[Item]) -> tuple[list[Terminal], bool]:
    """Return the terminals of one operand and whether the formula ends with it."""
    run = trimmed(run)
    if place.opens:
        run = trimmed(forms.without_introduction(run, place, scope))
    if not run:
        if place.before is None and place.after is not None and place.after.operator == "-":
            return [], False
        raise _missing(place, items, scope)
    phrase = lexicon().number_words.at(run, 0)  # type: ignore[arg-type]
    if phrase is not None and len(run) > len(phrase.words) and run[len(phrase.words)].kind == "number":
        run = run[len(phrase.words) :]
    head = run[0]
    if head.kind == "number" or _number_word(run):
        return _numeric(run, place, scope)
    if isinstance(head, Group):
        return _grouped(run, place, scope)
    return forms.words(run, place, scope), False


def _number_word(run: list[Item]) -> bool:
    """``seratus persen``; a small number only alone, as in ``dibagi dua`` (``tiga pilar`` is a name)."""
    phrase = lexicon().numbers.at(run, 0)  # type: ignore[arg-type]
    return phrase is not None and (phrase.value >= 100 or len(phrase.words) == len(run))


def trimmed(run: list[Item]) -> list[Item]:
    """Return the run without the punctuation at its edges."""
    begin, end = 0, len(run)
    while begin < end and _is_edge(run[begin]):
        begin += 1
    while end > begin and (_is_edge(run[end - 1]) or (run[end - 1].low in _DANGLING and end - begin > 1)):
        end -= 1
    return run[begin:end]


def _is_edge(item: Item) -> bool:
    return (item.kind in _EDGES and item.text not in _QUOTES) or (item.kind == "sign" and item.text in ":-–—*•")


# --- numbers ---------------------------------------------------------------------------------------


def number_at(run: list[Item], scope: Scope) -> tuple[Fraction, bool, int]:
    """Return (value, whether in percent, items taken) of the number at the start of ``run``."""
    phrase = lexicon().numbers.at(run, 0)  # type: ignore[arg-type]
    if phrase is not None:
        taken = len(phrase.words)
        percent = len(run) > taken and run[taken].low in ("persen", "prosen")
        return phrase.value, percent, taken + percent
    item = run[0]
    text = _CURRENCY.sub("", item.text).lower()
    digits = text.rstrip("% persenpro").rstrip()
    percent = digits != text
    if "." in digits and "," not in digits and not _GROUPED.search(digits):
        scope.note(
            "IKI006", f"`{digits}` dibaca dengan titik sebagai tanda desimal", item.start, item.end,
            help=f"tulis `{digits.replace('.', ',')}`",
        )  # fmt: skip
    try:
        return read_number(digits), percent, 1
    except FormulaError as error:
        span = scope.peeled.span(item.start, item.end)
        raise FormulaError(*(_placed(d, span) for d in error.diagnostics)) from None


def _placed(diagnostic: Diagnostic, span: Span) -> Diagnostic:
    return Diagnostic.of(
        diagnostic.code, diagnostic.message, span, label=diagnostic.label, notes=diagnostic.notes, help=diagnostic.help
    )


def _number(value: Fraction, percent: bool, unit: str | None, run: list[Item], scope: Scope) -> Terminal:  # noqa: FBT001
    """``100%`` is the factor 100; any other percentage is a weight."""
    span = scope.peeled.span(run[0].start, run[-1].end)
    figure = value / 100 if percent and value != 100 else value
    return Terminal("NUMBER", Number(figure, unit, span), span)


def _numeric(run: list[Item], place: Place, scope: Scope) -> tuple[list[Terminal], bool]:
    value, percent, taken = number_at(run, scope)
    number, rest = run[:taken], trimmed(run[taken:])
    rest = _without_remarks(rest, scope)  # "12 (dua belas) desa"
    currency = "rupiah" if _CURRENCY.match(run[0].text) else None
    terminal = _number(value, percent, currency, number, scope)
    if not rest:
        return [terminal], False
    multiplied = place.before is not None and place.before.operator.endswith("*")
    closes = multiplied and value in lexicon().factors
    if closes and (percent or not isinstance(rest[0], Group)):
        return [terminal, *_lost_bar(rest, place, scope)], True
    if isinstance(rest[0], Group) or scope.is_symbol(rest[0]):
        return [terminal, *_implied(rest, place, scope)], False
    if percent:
        return [terminal], value == 100
    unit = _noun(rest, scope)
    return [_number(value, percent, unit or None, [*number, *rest], scope)], False


def _lost_bar(rest: list[Item], place: Place, scope: Scope) -> list[Terminal]:
    """``Jumlah A x 100 Jumlah B``: what stands behind the factor is the denominator of a lost bar."""
    if place.level_divides or place.after is not None or not scope.expects_ratio:
        return []
    if not scope.starts_count(rest[0]) or not (rest[0].is_capital or scope.is_symbol(rest[0])):
        return []
    if len(rest) > 1 and scope.is_symbol(rest[0]):
        return []
    scope.note(
        "IKI106", "garis pecahan tidak tercetak; dibaca sebagai penyebut", rest[0].start, rest[-1].end,
        label="dibaca: penyebut", help="tulis `dibagi` di antara pembilang dan penyebut",
    )  # fmt: skip
    here = scope.peeled.span(rest[0].start, rest[0].start)
    return [Terminal("/", "/", here), name(rest, scope)]


def _is_symbol_group(group: Group, scope: Scope) -> bool:
    return len(group.items) == 1 and scope.is_symbol(group.items[0])


def _noun(rest: list[Item], scope: Scope) -> str:
    """The noun counted by a literal: the words up to the first particle, three at most."""
    words: list[str] = []
    for item in rest:
        if item.kind != "word" or item.low in lexicon().particles or len(words) == _NOUN_WORDS:
            break
        words.append(item.text)
    return " ".join(words)


def _implied(rest: list[Item], place: Place, scope: Scope) -> list[Terminal]:
    """``1/8 (a + b)``, ``(A)(B)``: a product without a sign."""
    result: list[Terminal] = []
    for item in rest:
        if not (isinstance(item, Group) or scope.is_symbol(item) or item.kind == "number"):
            break
        scope.note(
            "IKI116", "di sini tidak ada tanda; dibaca sebagai perkalian", item.start, item.start + 1,
            label="dibaca: dikali",
        )  # fmt: skip
        here = scope.peeled.span(item.start, item.start)
        following = Place(Mark(0, 0, "*"), place.after, place.marks)
        factor = bracket(item, scope) if isinstance(item, Group) else _operand([item], following, scope, rest)[0]
        result += [Terminal("*", "*", here), *factor]
    return result


# --- brackets --------------------------------------------------------------------------------------


def bracket(group: Group, scope: Scope, *, opens: bool = False) -> list[Terminal]:
    """Return the terminals of a grouping bracket, itself included where it groups an operation."""
    while not group.marks and len(group.items) == 1 and isinstance(group.items[0], Group):
        group = group.items[0]
    inner = level(group.items, group.marks, scope, opens=opens)
    if len(inner) == 1:
        return inner
    left = scope.peeled.span(group.open.start, group.open.end)
    right = scope.peeled.span(group.end - 1, group.end)
    return [Terminal("(", "(", left), *inner, Terminal(")", ")", right)]


def _grouped(run: list[Item], place: Place, scope: Scope) -> tuple[list[Terminal], bool]:
    group, rest = run[0], trimmed(run[1:])
    assert isinstance(group, Group)  # noqa: S101 - the caller looked
    rest = _without_remarks(rest, scope)
    if rest and not group.marks and not group.is_drawn:
        if all(item.kind == "number" or len(item.text) == 1 for item in group.items):
            return _operand(rest, place, scope, rest)  # "(1) Jumlah ..."
        return [name(run, scope)], False
    inner = bracket(group, scope, opens=place.opens)
    if rest and isinstance(rest[0], Group):
        return [*inner, *_implied(rest, place, scope)], False
    return inner, False


def _without_remarks(rest: list[Item], scope: Scope) -> list[Item]:
    """Drop brackets that only remark: ``(A / B) (sumber: Dukcapil)``."""
    begin = 0
    for item in rest:
        if not isinstance(item, Group) or item.marks or _is_symbol_group(item, scope):
            break
        begin += 1
    return trimmed(rest[begin:]) if begin else rest


def calculates(group: Group, scope: Scope) -> bool:
    """Whether a bracket behind a name is a calculation: words calculate, signs between counts do."""
    for mark in group.marks:
        item = group.items[mark.index]
        if item.kind == "word" and item.low != "x":
            return True
        position = [m.index + m.length for m in group.marks if m.index < mark.index]
        left = group.items[max(position, default=0)]
        after = mark.index + mark.length
        if after < len(group.items) and _counted(left, scope) and _counted(group.items[after], scope):
            return True
    return False


def _counted(item: Item, scope: Scope) -> bool:
    if isinstance(item, Group):
        return bool(item.marks) and calculates(item, scope)
    return scope.starts_quantity(item) and item.kind == "word"


# --- names -----------------------------------------------------------------------------------------


def name(run: list[Item], scope: Scope) -> Terminal:
    """Return the name that the run prints, without what only introduces it or comments on it."""
    run = trimmed(run)
    condition = lexicon().conditions.at(run, 0) if run[0].kind == "word" and len(run) > 1 else None  # type: ignore[arg-type]
    if condition is not None and run[0].low != "maka":
        span = scope.peeled.span(run[0].start, run[0].end)
        raise FormulaError(Diagnostic.of("IKI112", "syarat `jika` tidak terbaca lengkap", span,
                                         help="tulis: `jika ... maka ... selain itu ...`"))  # fmt: skip
    begin, end = 0, len(run)
    while end - begin > 1 and run[begin].low in _LEADING:
        begin += 1
    while end - begin > 1 and _is_aside(run[end - 1], scope):
        end -= 1
    run = trimmed(run[begin:end]) or run
    start, end = run[0].start, run[-1].end
    span = scope.peeled.span(start, end)
    return Terminal("NAME", named(scope.peeled.text[start:end], span), span)


def _is_aside(group: Item, scope: Scope) -> bool:
    """``(sumber: Dukcapil)`` and a legend's letter ``(A)`` are no part of the name."""
    if not isinstance(group, Group):
        return False
    if not group.items:
        return True
    head = group.items[0]
    if len(group.items) == 1 and head.text in scope.markers:
        return True
    return head.low in _ASIDE and len(group.items) > 1 and group.items[1].text in (":", "=")


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
