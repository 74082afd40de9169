"""The canonical notation read back: ``[[Nama]]``, ``12 {desa}``, the point as decimal sign.

Knows: the notation of the printer. Must not know: prose.
"""

from __future__ import annotations

import re
from fractions import Fraction

from ikicalc.diagnostics import Diagnostic, FormulaError, Span
from ikicalc.functions import FUNCTIONS
from ikicalc.syntax.tree.grammar import MAX_DEPTH, Terminal, parse_terminals
from ikicalc.syntax.tree.nodes import Call, Name, Number, Tree, walk

_TOKEN = re.compile(
    r"""\s*(?:\[\[(?P<name>.*?)\]\](?!\])
      | (?P<number>\d++(?:\.\d++)?+)(?:\s*\{(?P<unit>[^{}]*)\})?
      | (?P<compare><=|>=|==|!=|<|>)
      | (?P<sign>\*\*|[-+*/(),^])
      | (?P<word>[A-Za-z]+))""",
    re.VERBOSE | re.DOTALL,
)


def is_notation(text: str) -> bool:
    """Whether the text is written in the canonical notation."""
    return "[[" in text


def parse_notation(text: str) -> Tree:
    """Return the tree of a canonical text; ``FormulaError`` (IKI1xx) where it is none.

    >>> parse_notation("[[A]] / 12 {desa} * 100").right.value
    Fraction(100, 1)
    """
    terminals = _terminals(text)
    _check_depth(terminals)
    _check_neighbours(terminals, len(text))
    tree = parse_terminals(terminals, len(text))
    _check_arguments(tree)
    return tree


def _terminals(text: str) -> list[Terminal]:
    terminals: list[Terminal] = []
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            if not text[position:].strip():
                break
            at = position + len(text[position:]) - len(text[position:].lstrip())
            raise FormulaError(
                Diagnostic.of("IKI117", f"`{text[at]}` tidak terbaca di sini", Span(at, at + 1),
                              help="nama ditulis di dalam [[ ]]; tanda desimal adalah titik")
            )  # fmt: skip
        terminals.append(_terminal(match))
        position = match.end()
    return terminals


def _terminal(match: re.Match[str]) -> Terminal:
    kind = match.lastgroup
    if match["number"]:
        span = Span(*match.span("number"))
        unit = match["unit"]
        return Terminal(
            "NUMBER", Number(Fraction(match["number"]), unit.strip() or None if unit else None, span), span
        )
    assert kind is not None
    span = Span(*match.span(kind))
    value = match[kind]
    if kind == "name" and not value.strip():
        raise FormulaError(Diagnostic.of("IKI101", "nama di dalam [[ ]] kosong", span, help="tulis namanya"))
    if kind == "name":
        span = Span(match.start(kind) - 2, match.end(kind) + 2)
        return Terminal("NAME", Name(" ".join(value.split()), span), span)
    if kind == "compare":
        return Terminal("COMPARE", value, span)
    if kind == "word":
        return _word(value, span)
    sign = "**" if value == "^" else value
    return Terminal(sign, sign, span)


def _word(word: str, span: Span) -> Terminal:
    if word in ("if", "and", "or", "not"):
        return Terminal(word, word, span)
    if word in FUNCTIONS:
        return Terminal("FUNCTION", word, span)
    raise FormulaError(
        Diagnostic.of("IKI117", f"`{word}` bukan fungsi yang dikenal", span,
                      help=f"fungsi yang ada: {', '.join(FUNCTIONS)}; nama ditulis di dalam [[ ]]")
    )  # fmt: skip


def _check_arguments(tree: Tree) -> None:
    """Refuse a function with too few or too many arguments."""
    for node in walk(tree):
        if (
            isinstance(node, Call)
            and node.function != "if"
            and not FUNCTIONS[node.function].takes(len(node.arguments))
        ):
            message = f"fungsi `{node.function}` tidak menerima {len(node.arguments)} nilai"
            raise FormulaError(
                Diagnostic.of("IKI117", message, node.span, help=FUNCTIONS[node.function].help)
            )


def _check_depth(terminals: list[Terminal]) -> None:
    depth = 0
    for terminal in terminals:
        depth += (terminal.kind == "(") - (terminal.kind == ")")
        if depth > MAX_DEPTH:
            message = f"kurung bersarang lebih dari {MAX_DEPTH} tingkat"
            raise FormulaError(Diagnostic.of("IKI003", message, terminal.span))


def _check_neighbours(terminals: list[Terminal], end: int) -> None:
    """Give a broken notation the name of its mistake: an operand missing, two operators, a bracket."""
    opened: list[Terminal] = []
    before: Terminal | None = None
    for terminal in terminals:
        alone = before is None or _is_infix(before) or before.kind in ("(", ",")
        if alone and _is_infix(terminal) and terminal.kind != "-":
            raise _gap(before, terminal)
        if terminal.kind == "(":
            opened.append(terminal)
        elif terminal.kind == ")":
            if not opened:
                raise FormulaError(
                    Diagnostic.of("IKI103", "kurung tutup `)` tidak punya pasangan", terminal.span)
                )
            opened.pop()
        before = terminal
    if before is not None and _is_infix(before):
        message = f"operand hilang: sesudah `{before.value}` tidak ada nama atau angka"
        raise FormulaError(Diagnostic.of("IKI101", message, before.span))
    if opened:
        raise FormulaError(Diagnostic.of("IKI102", "kurung `(` belum ditutup", opened[-1].span))
    if before is None:
        raise FormulaError(Diagnostic.of("IKI101", "tidak ada nama atau angka", Span(end, end)))


def _is_infix(terminal: Terminal) -> bool:
    return terminal.kind in ("+", "-", "*", "/", "**", "COMPARE", "and", "or")


def _gap(before: Terminal | None, terminal: Terminal) -> FormulaError:
    if before is not None and _is_infix(before):
        span = before.span.to(terminal.span)
        return FormulaError(Diagnostic.of("IKI104", "dua operator berurutan", span))
    message = f"operand hilang: sebelum `{terminal.value}` tidak ada nama atau angka"
    return FormulaError(Diagnostic.of("IKI101", message, terminal.span))
