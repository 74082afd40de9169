"""What stands in front of the first operand and is no part of its name.

Knows: ``Persentase diperoleh dari``, ``X adalah``, a label glued to the formula.
Must not know: operations.
"""

from __future__ import annotations

from ikicalc.syntax.levels.brackets import Item
from ikicalc.syntax.levels.runs import trimmed
from ikicalc.syntax.levels.scope import Scope
from ikicalc.syntax.words.lexicon import lexicon


def without_introduction(run: list[Item], scope: Scope) -> list[Item]:
    """Drop what introduces the first operand: ``Persentase diperoleh dari``, ``X adalah``, a glued label."""
    begin = after_introduction(run, scope) or _after_glued_label(run, scope)
    if begin:
        scope.says_percent |= mentions_percent(run[:begin])
        run = trimmed(run[begin:])
    return run


def after_introduction(run: list[Item], scope: Scope) -> int:
    """Where the text behind the last introduction begins that is followed by a quantity (0: none)."""
    items, opening = run, lexicon().opening
    for index in range(len(run) - 1, -1, -1):
        if run[index].low not in opening or run[index].kind != "word":
            continue
        phrase = lexicon().introductions.at(items, index)
        prefix = lexicon().prefixes.at(items, index)
        if prefix is not None and index and len(prefix.words) > 1 and index + len(prefix.words) < len(run):
            return index
        if phrase is None or index + len(phrase.words) >= len(run) or _is_clause(run, index):
            continue
        rest = index + len(phrase.words)
        if phrase.words[0] in lexicon().sure_introductions or _starts_operand(run, rest, scope):
            return rest
    return 0


def _is_clause(run: list[Item], index: int) -> bool:
    """``jumlah balita yang diukur dengan ...``: the words belong to what is counted."""
    counted = any(item.low in lexicon().count for item in run[:index])
    return counted and run[index - 1].low == "yang"


def _starts_operand(run: list[Item], index: int, scope: Scope) -> bool:
    items = run
    if scope.starts_quantity(run[index]):
        return True
    if run[index].kind != "word":
        return run[index].text in ("(", ":")
    words = lexicon()
    return bool(words.prefixes.at(items, index) or words.functions.at(items, index))


def _after_glued_label(run: list[Item], scope: Scope) -> int:
    """``Persentase Desa tertib Jumlah Desa tertib dibagi ...``: the name begins at the second capital."""
    words_ = lexicon()
    for index in range(2, len(run) - 1):
        item, before = run[index], run[index - 1]
        if not (item.kind == "word" and item.is_capital and item.low in words_.count and len(item.text) > 1):
            continue
        label = scope.peeled.text[run[0].start : before.end].casefold()
        titled = run[0].low in words_.percent_form or run[0].low in words_.other_form
        named = bool(scope.indicator) and " ".join(label.split()) in scope.indicator
        if (titled or named) and before.low not in words_.particles:
            return index
    return 0


def mentions_percent(run: list[Item]) -> bool:
    return any(item.kind == "word" and item.low in lexicon().percent_form for item in run)
