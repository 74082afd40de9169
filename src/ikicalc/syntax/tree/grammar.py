"""The LALR parser of ``grammars/rumus.lark``: prepared terminals in, tree out.

Knows: lark, and how a rule becomes a node. Must not know: how the terminals were found in a text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from lark import Lark, Token, Transformer, UnexpectedInput, v_args
from lark.lexer import Lexer

from ikicalc.diagnostics import Diagnostic, FormulaError, Span
from ikicalc.syntax.tree.nodes import Binary, Call, Name, Negate, Number, Tree, children

MAX_DEPTH = 200


class Terminal(NamedTuple):
    """A word of the grammar: its terminal name or literal, its node or text, its place in the cell."""

    kind: str
    value: Any
    span: Span


class _Prepared(Lexer):
    """Hands prepared terminals to lark as its own tokens."""

    def __init__(self, lexer_conf: Any) -> None:
        super().__init__()

    def lex(self, data: Any, parser_state: Any = None) -> Iterator[Token]:
        names = _terminal_names()
        for index, terminal in enumerate(data):
            token = Token(names.get(terminal.kind, terminal.kind), "", index)
            token.value = terminal  # given as text it would be written out, field by field
            yield token


@v_args(inline=True)
class _Builder(Transformer[Token, Tree]):
    """Turn each rule into its node; every method is named after the rule's alias."""

    def start(self, tree: Tree) -> Tree:
        return tree

    def number(self, token: Any) -> Tree:
        return _placed(token)

    name = number

    def _binary(operator: str) -> Any:  # type: ignore[misc]  # noqa: N805
        def build(self: Any, left: Tree, right: Tree) -> Tree:
            return Binary(operator, left, right, left.span.to(right.span))

        return build

    add, subtract = _binary("+"), _binary("-")
    multiply, divide = _binary("*"), _binary("/")
    raise_to = _binary("**")
    both, either = _binary("and"), _binary("or")

    def negative(self, operand: Tree) -> Tree:
        return Negate(operand, "-", operand.span)

    def opposite(self, operand: Tree) -> Tree:
        return Negate(operand, "not", operand.span)

    def compare(self, left: Tree, sign: Any, right: Tree) -> Tree:
        return Binary(sign.value.value, left, right, left.span.to(right.span))

    def arguments(self, *items: Tree) -> tuple[Tree, ...]:
        return items

    def call(self, function: Any, items: tuple[Tree, ...]) -> Tree:
        terminal: Terminal = function.value
        return Call(terminal.value, items, terminal.span.to(items[-1].span))

    def choose(self, condition: Tree, yes: Tree, no: Tree) -> Tree:
        return Call("if", (condition, yes, no), condition.span.to(no.span))


def _placed(token: Any) -> Tree:
    terminal: Terminal = token.value
    node: Number | Name = terminal.value
    return node


@cache
def _parser() -> Lark:
    text = files("ikicalc._grammars").joinpath("rumus.lark").read_text(encoding="utf-8")
    return Lark(text, parser="lalr", lexer=_Prepared, transformer=_Builder(), maybe_placeholders=False)


@cache
def _terminal_names() -> dict[str, str]:
    """Return lark's own names for the literals of the grammar (``"+"`` is ``PLUS``)."""
    return {t.pattern.value: t.name for t in _parser().terminals if t.pattern is not None}


def parse_terminals(terminals: Sequence[Terminal], source_end: int = 0) -> Tree:
    """Return the tree of ``terminals``; raise ``FormulaError`` (IKI003, IKI117) with the place.

    >>> a, b = (Terminal("NAME", Name(n), Span(0, 1)) for n in "AB")
    >>> parse_terminals([a, Terminal("/", "/", Span(0, 1)), b]) == Binary("/", Name("A"), Name("B"))
    True
    """
    try:
        tree: Tree = _parser().parse(terminals)  # type: ignore[assignment]
    except UnexpectedInput as error:
        raise _unexpected(error, terminals, source_end) from None
    if _depth(tree) > MAX_DEPTH:
        raise FormulaError(
            Diagnostic.of("IKI003", f"rumus bersusun lebih dari {MAX_DEPTH} tingkat", tree.span)
        )
    return tree


def _unexpected(error: UnexpectedInput, terminals: Sequence[Terminal], end: int) -> FormulaError:
    token = getattr(error, "token", None)
    terminal = token.value if token is not None and isinstance(token, Token) else None
    if isinstance(terminal, Terminal):
        span = terminal.span
    else:
        span = terminals[-1].span if terminals else Span(end, end)
    return FormulaError(
        Diagnostic.of("IKI117", "susunan rumus tidak terbaca mulai di sini", span, label="tidak terduga")
    )


def _depth(tree: Tree) -> int:
    deepest, stack = 0, [(tree, 1)]
    while stack:
        node, depth = stack.pop()
        deepest = max(deepest, depth)
        stack.extend((child, depth + 1) for child in children(node))
    return deepest
