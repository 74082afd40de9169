"""Nest tokens by their brackets, and repair brackets that do not match.

Knows: opening and closing. Must not know: whether a bracket groups a sum or remarks on a name.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ikicalc.diagnostics import Diagnostic, FormulaError
from ikicalc.syntax.text.lexer import Token
from ikicalc.syntax.text.peeled import CLOSE, OPEN, Peeled
from ikicalc.syntax.tree.grammar import MAX_DEPTH
from ikicalc.syntax.words.lexicon import lexicon


@dataclass(slots=True)
class Mark:
    """An operator found at a level: where it begins, how many items it takes, what it does."""

    index: int
    length: int
    operator: str


@dataclass(slots=True)
class Group:
    """A bracket and what stands in it; ``attached`` when it stands right behind a name."""

    open: Token
    items: list[Item] = field(default_factory=list)
    close: Token | None = None
    attached: bool = False
    marks: list[Mark] = field(default_factory=list)
    kind: str = "group"
    low: str = "("
    value: str = ""
    text: str = "("

    @property
    def start(self) -> int:
        """Where the bracket opens in the peeled text."""
        return self.open.start

    @property
    def end(self) -> int:
        """Where the bracket ends in the peeled text."""
        if self.close is not None:
            return self.close.end
        return self.items[-1].end if self.items else self.open.end

    @property
    def gap(self) -> bool:
        """Whether white space stands before the bracket."""
        return self.open.gap

    @property
    def is_drawn(self) -> bool:
        """Whether the bracket comes from mark-up or layout, so that it surely groups."""
        return self.open.text == OPEN

    @property
    def is_ratio(self) -> bool:
        """Whether what stands in the bracket, or in one inside it, divides."""
        inside = (item for item in self.items if isinstance(item, Group))
        return any(mark.operator.endswith("/") for mark in self.marks) or any(g.is_ratio for g in inside)

    @property
    def is_capital(self) -> bool:
        """Brackets have no case."""
        return False


Item = Token | Group


def nest(tokens: list[Token], peeled: Peeled, found: list[Diagnostic]) -> list[Item]:
    """Return the tokens with each bracket as one ``Group``.

    A closing bracket too many is dropped (IKI103), an open one is closed at the end (IKI102): both are
    told. More than 200 levels are refused (IKI003).
    """
    top: list[Item] = []
    stack: list[Group] = []
    level = top
    for token in tokens:
        if token.kind == "open":
            group = Group(token, attached=_is_attached(level, token))
            level.append(group)
            stack.append(group)
            if len(stack) > MAX_DEPTH:
                message = f"kurung bersarang lebih dari {MAX_DEPTH} tingkat"
                raise FormulaError(
                    Diagnostic.of(
                        "IKI003", message, peeled.span(token.start, token.end), label="terlalu dalam"
                    )
                )
            level = group.items
        elif token.kind == "close":
            if not stack or (stack[-1].is_drawn and token.text != CLOSE):
                found.append(_extra(token, peeled))
                continue
            stack.pop().close = token
            level = stack[-1].items if stack else top
        else:
            level.append(token)
    found.extend(_unclosed(group, peeled) for group in stack)
    return top


def _is_attached(level: list[Item], token: Token) -> bool:
    """A bracket behind a word remarks on it, unless the word is an operator or a particle."""
    if not level or token.text == OPEN or level[-1].kind != "word":
        return False
    alone = len(level) == 1 or level[-2].kind != "word"
    function = level[-1].low in lexicon().sheet and not token.gap
    if function and (level[-1].text.isupper() or (alone and level[-1].low not in lexicon().count)):
        return False  # "AVG(A - B)", "maks(0; A - B)"
    if level[-1].low in lexicon().count and alone:
        return False  # "Jumlah (A + B)"
    words = lexicon()
    return level[-1].low not in words.before_operand and level[-1].low not in words.sure_introductions


def _extra(token: Token, peeled: Peeled) -> Diagnostic:
    return Diagnostic.of(
        "IKI103",
        f"kurung tutup `{token.text}` tidak punya pasangan",
        peeled.span(token.start, token.end),
        label="diabaikan",
        help="hapus kurung ini, atau tambahkan kurung buka pasangannya",
    )


def _unclosed(group: Group, peeled: Peeled) -> Diagnostic:
    return Diagnostic.of(
        "IKI102",
        f"kurung `{group.open.text}` belum ditutup",
        peeled.span(group.open.start, group.open.end),
        label="dibuka di sini; dibaca tertutup di akhir rumus",
        help="tambahkan kurung tutup di tempat yang dimaksud",
    )
