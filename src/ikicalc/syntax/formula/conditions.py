"""``jika ... maka ... selain itu ...``: the one construction with comparisons.

Knows: the words of a condition. Must not know: anything outside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ikicalc.diagnostics import Diagnostic, FormulaError
from ikicalc.syntax.levels.brackets import Item
from ikicalc.syntax.levels.runs import trimmed
from ikicalc.syntax.levels.scope import Scope
from ikicalc.syntax.operators.marks import mark_operators
from ikicalc.syntax.text.lexer import Token
from ikicalc.syntax.tree.grammar import Terminal
from ikicalc.syntax.words.lexicon import lexicon

_MAX_CASES = 20
_OPPOSITES = {"<": ">=", ">=": "<", ">": "<=", "<=": ">", "==": "!=", "!=": "=="}
_SIGNS = {"≤": "<=", "≥": ">=", "≠": "!=", "<>": "!=", "=": "=="}


def terminals(items: list[Item], scope: Scope) -> list[Terminal] | None:
    """Return the terminals of a conditional, or none where the text holds no complete ``jika ... maka``.

    Raises ``FormulaError`` (IKI112) where the other case is missing: no figure would stand there.
    """
    if lexicon().conditions.first_words.isdisjoint(item.low for item in items):
        return None
    places = _words(items)
    if "jika" not in places:
        return None
    if "maka" not in places:
        if places["jika"][0] == 0 and _has_other(items) and _has_comparison(items):
            raise _incomplete(items, places["jika"], "maka", scope)
        return None
    start, then, other = places["jika"], places["maka"], places.get("selain")
    if start[0] >= then[0]:
        return None
    condition = items[start[1] : then[0]]
    if not _has_comparison(condition):
        return None
    other = other or _complement(items, condition, then[1])
    if other is None:
        raise _incomplete(items, start, "selain itu", scope)
    rest = items[other[1] :]
    scope.depth += 1
    if scope.depth > _MAX_CASES:
        span = scope.peeled.span(items[start[0]].start, items[-1].end)
        raise FormulaError(Diagnostic.of("IKI003", f"lebih dari {_MAX_CASES} `jika` bersusun", span))
    parts = [
        _word("jika", items[start[0]], scope), *_condition(condition, scope),
        _word("maka", items[then[0]], scope), *_branch(items[then[1] : other[0]], scope),
        _word("selain", items[other[0]], scope),
    ]  # fmt: skip
    nested = terminals(rest, scope)
    return [*parts, *(nested if nested is not None else _branch(rest, scope))]


def _complement(items: list[Item], condition: list[Item], begin: int) -> tuple[int, int] | None:
    """``jika A >= B maka X, jika A < B maka Y``: where the second case stands, which is all the rest."""
    rest = items[begin:]
    places = _words(rest)
    if "jika" not in places or "maka" not in places:
        return None
    start, then = places["jika"], places["maka"]
    first, second = _compared_texts(condition), _compared_texts(rest[start[1] : then[0]])
    if not first or not second or first[::2] != second[::2] or _OPPOSITES.get(first[1]) != second[1]:
        return None
    return begin + start[0], begin + then[1]


def _compared_texts(condition: list[Item]) -> tuple[str, str, str] | None:
    """Both sides of the only comparison, folded, and its operator between them."""
    places = enumerate(_comparison_at(condition, index) for index in range(len(condition)))
    at, first = next(((index, found) for index, found in places if found is not None), (0, None))
    if first is None or first[0] != "cmp":
        return None
    operator, length = first[1:]
    left, right = condition[:at], condition[at + length :]
    if any(_comparison_at(right, index) for index in range(len(right))):
        return None
    return " ".join(item.low for item in left), operator, " ".join(item.low for item in right)


def _branch(items: list[Item], scope: Scope) -> list[Terminal]:
    """``capaian = 100``: the figure of a case, without the name that it gives to it."""
    equals = next((index for index, item in enumerate(items) if item.kind == "eq"), -1)
    return _expression(items[equals + 1 :], scope)


def is_conditional(tokens: Sequence[Token]) -> bool:
    """Whether ``jika`` and ``maka`` stand in the statement, so that ``=`` compares."""
    words = {token.low for token in tokens}
    return "maka" in words and not words.isdisjoint({"jika", "apabila", "bila", "bilamana", "kalau"})


def _has_other(items: list[Item]) -> bool:
    phrases = lexicon().conditions
    found = (phrases.at(items, i) for i in range(1, len(items)) if items[i].kind == "word")
    return any(phrase is not None and phrase.role == "selain" for phrase in found)


def _incomplete(items: list[Item], start: tuple[int, int], missing: str, scope: Scope) -> FormulaError:
    span = scope.peeled.span(items[start[0]].start, items[start[1] - 1].end)
    return FormulaError(
        Diagnostic.of(
            "IKI112", f"syarat `jika` tidak punya `{missing}`", span, label="syaratnya mulai di sini",
            help="tulis lengkap: `jika ... maka ... selain itu ...`",
        )
    )  # fmt: skip


def _words(items: list[Item]) -> dict[str, tuple[int, int]]:
    """Where the first ``jika``, the first ``maka`` behind it and the first ``selain itu`` stand."""
    found: dict[str, tuple[int, int]] = {}
    index = 0
    while index < len(items):
        phrase = lexicon().conditions.at(items, index) if items[index].kind == "word" else None
        length = len(phrase.words) if phrase else 1
        if phrase is not None and phrase.role not in found and _is_due(phrase.role, found):
            found[phrase.role] = (index, index + length)
        index += length
    return found


def _is_due(role: str, found: dict[str, tuple[int, int]]) -> bool:
    return role == "jika" or (role == "maka" and "jika" in found) or (role == "selain" and "maka" in found)


def _word(kind: str, item: Item, scope: Scope) -> Terminal:
    return Terminal(kind, kind, scope.peeled.span(item.start, item.end))


def _comparison_at(items: list[Item], index: int) -> tuple[str, str, int] | None:
    """Return (role, operator, length) of a comparison or ``dan``/``atau`` at ``index``."""
    item = items[index]
    if item.kind in ("cmp", "eq"):
        return "cmp", _SIGNS.get(item.text, item.text), 1
    if item.kind != "word":
        return None
    phrase = lexicon().comparisons.at(items, index)
    return None if phrase is None else (phrase.role, phrase.value, len(phrase.words))


def _has_comparison(items: list[Item]) -> bool:
    return any((c := _comparison_at(items, i)) is not None and c[0] == "cmp" for i in range(len(items)))


def _condition(items: list[Item], scope: Scope) -> list[Terminal]:
    result: list[Terminal] = []
    begin = index = 0
    while index < len(items):
        found = _comparison_at(items, index)
        joins = found is not None and (
            found[0] == "cmp"
            or (
                (_has_comparison(items[begin:index] or items[:1]) or _compared(result))
                and _has_comparison(items[index:])
            )
        )
        if found is None or not joins or index == begin:
            index += 1
            continue
        result += _expression(items[begin:index], scope)
        kind = "COMPARE" if found[0] == "cmp" else found[1]
        result.append(Terminal(kind, found[1], scope.peeled.span(items[index].start, items[index].end)))
        begin = index = index + found[2]
    return result + _expression(items[begin:], scope)


def _compared(result: list[Terminal]) -> bool:
    return bool(result) and result[-1].kind == "COMPARE"


def _expression(items: list[Item], scope: Scope) -> list[Terminal]:
    items = trimmed(items)
    scope.calculates = True
    return scope.level(items, mark_operators(items, scope), scope)
