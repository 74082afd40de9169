"""Literals: a number, a percentage, a weight, a number with the noun that it counts.

Knows: Indonesian figures as printed. Must not know: what stands beside them.
"""

from __future__ import annotations

import re
from fractions import Fraction

from ikicalc.diagnostics import Diagnostic, FormulaError, Span
from ikicalc.numbers import read_number
from ikicalc.syntax.levels.brackets import Item
from ikicalc.syntax.levels.scope import Scope
from ikicalc.syntax.text.lexer import split_percent
from ikicalc.syntax.tree import Number
from ikicalc.syntax.tree.grammar import Terminal
from ikicalc.syntax.words.lexicon import lexicon

_GROUPED = re.compile(r"(?:\.\d{3})+$")
_CURRENCY = re.compile(r"^Rp\.?\s*", re.IGNORECASE)
_NOUN_WORDS = 3
_NO_DECIMALS = re.compile(r"\d{1,3},000")  # "x 100,000": 100, or an English thousand


def is_number_word(run: list[Item]) -> bool:
    """``seratus persen``; a small number only alone, as in ``dibagi dua`` (``tiga pilar`` is a name)."""
    phrase = lexicon().numbers.at(run, 0)
    return phrase is not None and (phrase.value >= 100 or len(phrase.words) == len(run))


def number_at(run: list[Item], scope: Scope) -> tuple[Fraction, bool, int]:
    """Return (value, whether in percent, items taken) of the number at the start of ``run``."""
    phrase = lexicon().numbers.at(run, 0)
    if phrase is not None:
        taken = len(phrase.words)
        percent = len(run) > taken and run[taken].low in ("persen", "prosen")
        return phrase.value, percent, taken + percent
    item = run[0]
    digits, percent = split_percent(_CURRENCY.sub("", item.text))
    if "." in digits and "," not in digits and not _GROUPED.search(digits):
        scope.note(
            "IKI006", f"`{digits}` dibaca dengan titik sebagai tanda desimal", item.start, item.end,
            help=f"tulis `{digits.replace('.', ',')}`",
        )  # fmt: skip
    span = scope.peeled.span(item.start, item.end)
    if _NO_DECIMALS.fullmatch(digits):
        raise FormulaError(_ambiguous(digits, span))
    try:
        value = read_number(digits)
    except FormulaError as error:
        raise FormulaError(*(_placed(d, span) for d in error.diagnostics)) from None
    multiple = 1 if percent or len(run) < 2 else lexicon().multiples.get(run[1].low, 1)
    return value * multiple, percent, 1 + (multiple > 1)


def _ambiguous(digits: str, span: Span) -> Diagnostic:
    whole, _, thousands = digits.partition(",")
    return Diagnostic.of(
        "IKI004", f"`{digits}` dapat dibaca {whole} atau {whole}.{thousands}", span, label="yang mana?",
        help=f"tulis `{whole}`, atau `{whole}.{thousands}` dengan titik sebagai pemisah ribuan",
    )  # fmt: skip


def _placed(diagnostic: Diagnostic, span: Span) -> Diagnostic:
    return Diagnostic.of(
        diagnostic.code,
        diagnostic.message,
        span,
        label=diagnostic.label,
        notes=diagnostic.notes,
        help=diagnostic.help,
    )


def figure(value: Fraction, unit: str | None, run: list[Item], scope: Scope, *, percent: bool) -> Terminal:
    """Return the terminal of a number: ``100%`` is the factor 100, any other percentage a weight.

    >>> from ikicalc.syntax.text.lexer import tokenize
    >>> from ikicalc.syntax.text.peel import peel
    >>> figure(Fraction(60), None, tokenize("60%"), Scope(peel("60%")), percent=True).value.value
    Fraction(3, 5)
    """
    span = scope.peeled.span(run[0].start, run[-1].end)
    if percent:
        scope.percents.add(span)
    figure = value / 100 if percent and value != 100 else value
    return Terminal("NUMBER", Number(figure, unit, span), span)


def noun(rest: list[Item], scope: Scope) -> str:
    """The noun counted by a literal: the words up to the first particle, three at most."""
    words: list[str] = []
    for index, item in enumerate(rest):
        if item.text == "/" and words and is_glued(rest, index):
            words[-1] += "/"
            continue
        if words and words[-1].endswith("/") and item.kind == "word":
            words[-1] += item.text
            continue
        if item.kind != "word" or item.low in lexicon().particles or len(words) == _NOUN_WORDS:
            break
        words.append(item.text)
    return " ".join(words)


def is_glued(rest: list[Item], index: int) -> bool:
    """``48 K/L``: a slash without spaces is part of the noun."""
    follows = rest[index + 1] if index + 1 < len(rest) else None
    return follows is not None and follows.kind == "word" and not rest[index].gap and not follows.gap


def currency(item: Item) -> str | None:
    """``Rp 5.000.000`` counts rupiah."""
    return "rupiah" if _CURRENCY.match(item.text) else None
