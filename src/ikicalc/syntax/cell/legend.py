"""The legend of a cell: which symbol stands for which name, and constants given in notes.

Knows: ``A = Jumlah ...``, ``A : ...``, ``A adalah ...``, ``Jumlah ... (A)``, ``hari kerja = 240 hari``.
Must not know: grammar. Nothing is matched by likeness; a near miss is only told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ikicalc.diagnostics import Diagnostic, Span
from ikicalc.syntax.cell.lettered import is_range, lettered_items, stands_in_range
from ikicalc.syntax.cell.statements import Statement
from ikicalc.syntax.text.lexer import Token
from ikicalc.syntax.text.peeled import Peeled
from ikicalc.syntax.words.lexicon import lexicon

_INDEX_NOTE = re.compile(r"[.,;]?\s*\bi\s*=\s*1\s*,.*$", re.DOTALL)
_MAX_SYMBOL = 12
_SHORT = 4
_PHRASE = 6
_BEFORE_DEFINITION = frozenset({"comma", "semi", "dot", "close", "junk"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the legend: the symbol, the tokens of its meaning, and where it stands."""

    symbol: str
    meaning: tuple[Token, ...]
    statement: int
    suffix: bool = False
    phrase: bool = False  # a short phrase explained by a longer one; may as well be a label
    equation: bool = True  # told with "="
    at: int | None = None  # where the symbol stands in front of its meaning


@dataclass(slots=True)
class Legend:
    """All entries of a cell by symbol; ``doubled`` are second entries for one symbol."""

    entries: dict[str, Entry] = field(default_factory=dict)
    doubled: list[Entry] = field(default_factory=list)
    lines: Counter[str] = field(default_factory=Counter)  # in how many statements each word stands

    @property
    def explained(self) -> frozenset[int]:
        """The statements that only explain a symbol which another statement uses: ``A : jumlah ...``."""
        return frozenset(e.statement for s, e in self.entries.items() if not e.equation and self.lines[s] > 1)

    @property
    def lists_letters(self) -> bool:
        """Whether two letters or more are explained, so that none of them is the figure by itself."""
        told = [s for s, entry in self.entries.items() if len(s) == 1 and not (entry.suffix or entry.phrase)]
        return len(told) > 1

    @property
    def symbols(self) -> frozenset[str]:
        """The symbols as printed."""
        return frozenset(self.entries)

    @property
    def markers(self) -> frozenset[str]:
        """Symbols that stand behind a phrase, ``Jumlah desa (A)``."""
        return frozenset(symbol for symbol, entry in self.entries.items() if entry.suffix)

    def find(self, name: str) -> Entry | None:
        """Return the entry of a symbol: as printed, else the only one that differs in case alone."""
        entry = self.entries.get(name)
        if entry is not None:
            return entry
        same = [e for symbol, e in self.entries.items() if symbol.casefold() == name.casefold()]
        return same[0] if len(same) == 1 else None


def collect_legend(found: list[Statement]) -> Legend:
    """Return the legend that the statements hold, in reading order."""
    lines = Counter(text for statement in found for text in {token.text for token in statement.tokens})
    legend = Legend(lines=lines)
    lettered = lettered_items(found)
    for number, statement in enumerate(found):
        for entry in (
            *_entries(statement, number),
            *_suffixed(statement, number, lines),
            *_unsigned(statement, number, lines),
            *(Entry(letter, item, number, equation=False) for letter, item in lettered[number]),
        ):
            known = legend.entries.get(entry.symbol)
            if is_range(entry.symbol, entry.meaning):
                continue
            if known is None:
                legend.entries[entry.symbol] = entry
            elif [t.low for t in known.meaning] != [t.low for t in entry.meaning]:
                legend.doubled.append(entry)
    return legend


def definitions(tokens: list[Token]) -> list[tuple[int, int]]:
    """Return where each ``SYMBOL = ...`` of a statement begins and ends.

    >>> from ikicalc.syntax.text.lexer import tokenize
    >>> definitions(tokenize("RI = NI / NDT , RN = NN / NDT"))
    [(0, 5), (6, 11)]
    """
    starts: list[int] = []
    earlier = False
    for index in range(len(tokens) - 1):
        if tokens[index + 1].kind == "eq" and _begins_definition(tokens, index, earlier=earlier):
            starts.append(index)
        earlier = earlier or tokens[index].kind == "eq"
    starts = sorted({*starts, *_colons(tokens)})
    if not starts:
        return []
    ends = [*starts[1:], len(tokens)]
    return [(start, _without_comma(tokens, start, end)) for start, end in zip(starts, ends, strict=True)]


def _colons(tokens: list[Token]) -> list[int]:
    """``A/B x 100% A: jumlah hadir, B: jumlah undangan``: two or more, behind the formula or on their own."""
    starts = [
        index
        for index, token in enumerate(tokens[:-2])
        if tokens[index + 1].text == ":"
        and _is_symbol(token)
        and _looks_coded(token)
        and tokens[index + 2].low in lexicon().quantity
    ]
    before = {token.text for token in tokens[: starts[0]]} if starts else set()
    used = bool(before) and before.issuperset(tokens[index].text for index in starts)
    alone = used and tokens[starts[0] - 1].kind in ("comma", "semi")
    told = (len(starts) > 1 and (starts[0] == 0 or used)) or alone
    return starts if told else []


def _without_comma(tokens: list[Token], start: int, end: int) -> int:
    while end > start + 1 and (
        tokens[end - 1].kind in ("comma", "semi", "dot") or tokens[end - 1].low in ("dan", "serta")
    ):
        end -= 1
    depth = sum((t.kind == "open") - (t.kind == "close") for t in tokens[start:end])
    return end - 1 if depth < 0 and tokens[end - 1].kind == "close" else end  # "(a = ..., b = ...)"


def _begins_definition(tokens: list[Token], index: int, *, earlier: bool) -> bool:
    token = tokens[index]
    if not _is_symbol(token):
        return False
    if index == 0:
        return True
    if index + 2 < len(tokens) and tokens[index + 2].kind in ("dot", "junk"):
        return False  # "jumlah penduduk wajib KTP = ... %"
    before = tokens[index - 1]
    if before.kind in _BEFORE_DEFINITION or before.low in lexicon().before_symbol:
        return True
    if before.kind == "open" and before.gap:  # "x 100% (a = ..."; not "IF(D5=0"
        return True
    coded = token.text.isupper() or any(character.isdigit() for character in token.text)
    if (before.kind == "number" and (before.text.endswith("%") or (earlier and coded))) or (
        earlier and before.low in ("dan", "serta")
    ):
        return True
    plain = before.kind == "word" and token.gap and before.low not in lexicon().particles
    return plain and earlier and not token.text.islower() and before.low != "x"


def _is_symbol(token: Token) -> bool:
    words = lexicon()
    if token.kind != "word" or len(token.text) > _MAX_SYMBOL:
        return False
    if token.low in words.quantity or token.low in words.percent_form or token.low in words.other_form:
        return False
    return (
        len(token.text) <= _SHORT
        or token.text != token.text.capitalize()
        or any(c.isdigit() for c in token.text)
    )


def _entries(statement: Statement, number: int) -> Iterable[Entry]:
    tokens = _without_number(statement.tokens)
    defined = definitions(tokens)
    for start, end in defined:
        if end - start > 2:
            yield Entry(tokens[start].text, tuple(tokens[start + 2 : end]), number, at=tokens[start].start)
    inline = list(_colon_entries(tokens, number)) if statement.section == "catatan" else []
    if inline:
        yield from inline
        return
    if len(tokens) > 4 and tokens[0].kind in ("word", "sign"):
        yield from _phrase_entry(tokens, number)
        yield from _bracketed_entry(tokens, number)
    if defined and defined[0][0] == 0:
        return
    named = len(tokens) > 2 and not (len(tokens[2].text) <= 2 and _is_symbol(tokens[2]))  # not "a : b x 100%"
    if named and _is_symbol(tokens[0]) and _explains(tokens):
        yield Entry(tokens[0].text, tuple(tokens[2:]), number, equation=False, at=tokens[0].start)


def _explains(tokens: list[Token]) -> bool:
    """``A : ...``, ``A adalah ...``, ``A - Jumlah ...``."""
    sign, coded = tokens[1], _looks_coded(tokens[0])
    if sign.text in (":", "≈") or (coded and sign.low in lexicon().meaning):
        return True
    short = coded and len(tokens[0].text) <= _SHORT
    return sign.text in ("-", "–") and sign.gap and short and tokens[2].low in lexicon().quantity


def _without_number(tokens: list[Token]) -> list[Token]:
    """Drop ``dan 2)`` in front of a line of the legend that runs on in one sentence, and ``Σ``."""
    if len(tokens) > 3 and tokens[0].low in ("dan", "serta"):
        tokens = tokens[1:]
    if len(tokens) > 3 and tokens[0].kind == "number" and tokens[1].kind in ("close", "dot"):
        tokens = tokens[2:]
    if len(tokens) > 3 and tokens[0].text == "Σ" and (tokens[2].kind == "eq" or tokens[2].text == ":"):
        tokens = tokens[1:]
    return tokens


def _colon_entries(tokens: list[Token], number: int) -> Iterable[Entry]:
    """``PP:Jumlah pengangguran PAK: Jumlah angkatan kerja``, ``a adalah ... dan b adalah ...`` in notes."""
    starts = [
        index for index in range(len(tokens) - 2)
        if (tokens[index + 1].text == ":" or tokens[index + 1].low in lexicon().meaning)
        and _is_symbol(tokens[index]) and _is_listed(tokens, index)
    ]  # fmt: skip
    if len(starts) < 2:
        return
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
        meaning = tuple(tokens[start + 2 : _without_comma(tokens, start, end)])
        yield Entry(tokens[start].text, meaning, number, at=tokens[start].start)


def _is_listed(tokens: list[Token], index: int) -> bool:
    """A symbol in capitals, one at the start or behind a comma, or a letter behind ``dan``."""
    if index == 0 or tokens[index].text.isupper():
        return True
    before = tokens[index - 1]
    letter = len(tokens[index].text) == 1 and before.low in ("dan", "serta")
    return before.kind in ("comma", "semi") or letter


def _phrase_entry(tokens: list[Token], number: int) -> Iterable[Entry]:
    """``Tenaga Kerja Formal = Jumlah tenaga kerja yang ...``: a short phrase explained by a longer one."""
    equals = next((index for index, token in enumerate(tokens) if token.kind == "eq"), 0)
    left = [t for t in tokens[:equals] if t.text != "Σ"]
    right = tokens[equals + 1 :]
    words_only = all(t.kind == "word" for t in left)
    if not 1 < len(left) <= _PHRASE or not right or not words_only or right[0].kind != "word":
        return
    if any(t.kind == "eq" for t in right) or right[0].low not in lexicon().count:
        return
    yield Entry(" ".join(t.text for t in left), tuple(right), number, phrase=True)


def _bracketed_entry(tokens: list[Token], number: int) -> Iterable[Entry]:
    """``P(15+) : jumlah penduduk ...``: the index of a symbol in brackets."""
    close = next((index for index, token in enumerate(tokens[:_PHRASE]) if token.kind == "close"), 0)
    glued = close > 1 and tokens[1].kind == "open" and not any(token.gap for token in tokens[1 : close + 1])
    told = close + 2 < len(tokens) and (tokens[close + 1].text == ":" or tokens[close + 1].kind == "eq")
    if glued and told and _is_symbol(tokens[0]):
        symbol = "".join(token.text for token in tokens[: close + 1])
        yield Entry(symbol, tuple(tokens[close + 2 :]), number, equation=False, at=tokens[0].start)


def _looks_coded(token: Token) -> bool:
    if len(token.text) <= 2 or token.text.isupper() or any(c.isdigit() for c in token.text):
        return True
    return sum(c.isupper() for c in token.text) > 1 and len(token.text) <= _MAX_SYMBOL  # "PADt"


def _suffixed(statement: Statement, number: int, lines: Mapping[str, int]) -> Iterable[Entry]:
    """``Jumlah desa tertib (A)`` on a line of its own, where ``A`` stands in another."""
    tokens = statement.tokens
    if len(tokens) < 4 or tokens[-1].kind != "close" or tokens[-3].kind != "open":
        return
    symbol = tokens[-2]
    plain = all(t.kind not in ("certain", "eq") and t.low not in lexicon().continuing for t in tokens)
    if (
        plain
        and lines[symbol.text] > 1
        and symbol.kind == "word"
        and len(symbol.text) <= 2
        and tokens[0].low in lexicon().quantity
    ):
        yield Entry(symbol.text, tuple(tokens[:-3]), number, suffix=True)


def _unsigned(statement: Statement, number: int, lines: Mapping[str, int]) -> Iterable[Entry]:
    """``A Jumlah kolam``, ``| A | Jumlah kolam |``: the sign between a symbol and its meaning was lost."""
    tokens = [token for token in statement.tokens if token.text != "|"]
    symbol = tokens[0] if len(tokens) > 2 else None
    if symbol is None or symbol.kind != "word" or lines[symbol.text] < 2 or tokens[1].kind != "word":
        return
    coded = len(symbol.text) <= _SHORT and _looks_coded(symbol) and symbol.low not in lexicon().particles
    plain = all(token.kind not in ("certain", "eq") for token in tokens)
    if coded and plain and symbol.low not in lexicon().quantity and tokens[1].low in lexicon().count:
        yield Entry(symbol.text, tuple(tokens[1:]), number, equation=False, at=symbol.start)


def _without_remark(tokens: list[Token]) -> list[Token]:
    """Drop ``= ... %`` and ``(Sumber: ...)`` behind a meaning."""
    equals = next((index for index, token in enumerate(tokens) if token.kind == "eq" and index), None)
    if equals is not None and not any(token.kind == "word" for token in tokens[equals:]):
        tokens = tokens[:equals]
    opened = max((index for index, t in enumerate(tokens[:-2]) if t.kind == "open"), default=0)
    if opened and tokens[-1].kind == "close":
        told = tokens[opened + 1].low in lexicon().asides and tokens[opened + 2].text in (":", "=")
        tokens = tokens[:opened] if told else tokens
    return tokens


def meaning_text(entry: Entry, peeled: Peeled) -> tuple[str, Span] | None:
    """Return the name that a legend entry gives, without a trailing remark on its index."""
    tokens = _without_remark(list(entry.meaning))
    while tokens and (tokens[-1].kind in ("comma", "semi", "dot") or tokens[-1].text in (":", "-")):
        tokens.pop()
    while (tokens and tokens[0].kind in ("comma", "dot", "eq")) or (
        tokens and tokens[0].text in (":", "Σ", "=")
    ):
        tokens.pop(0)
    if not tokens:
        return None
    start, end = tokens[0].start, tokens[-1].end
    text = _INDEX_NOTE.sub("", peeled.text[start:end])
    return (text, peeled.span(start, end)) if text.strip(" .,;:") else None


def legend_findings(
    legend: Legend, used: set[str], resolved: set[str], left: Mapping[str, Span], peeled: Peeled
) -> list[Diagnostic]:
    """Tell symbols without a legend, entries that nothing uses, and symbols explained twice."""
    found: list[Diagnostic] = []
    unused = [e for symbol, e in legend.entries.items() if not (symbol in used or e.phrase or _is_index(e))]
    for symbol, span in left.items():
        if stands_in_range(symbol, peeled.text):
            continue
        near = [e.symbol for e in unused if _near(symbol, e.symbol)]
        hint = (
            f"mungkin maksud Anda `{near[0]}`?"
            if near
            else "tambahkan keterangannya, misalnya `X = jumlah ...`"
        )
        found.append(
            Diagnostic.of("IKI203", f"lambang `{symbol}` tidak punya keterangan", span,
                          label="dibaca sebagai nama masukan", help=hint)
        )  # fmt: skip
    for entry in unused:
        span = peeled.span(entry.meaning[0].start, entry.meaning[-1].end)
        help_ = f"hapus keterangan `{entry.symbol}`, atau pakai lambangnya di rumus bila tertinggal"
        found.append(
            Diagnostic.of("IKI202", f"keterangan `{entry.symbol}` tidak dipakai rumus", span, help=help_)
        )
    for entry in (doubled for doubled in legend.doubled if doubled.symbol in resolved):
        span = peeled.span(entry.meaning[0].start, entry.meaning[-1].end)
        message = f"lambang `{entry.symbol}` punya dua keterangan; yang pertama dipakai"
        found.append(Diagnostic.of("IKI205", message, span, help="pakai lambang lain untuk salah satunya"))
    return found


def _is_index(entry: Entry) -> bool:
    """Whether an entry only says which indices there are: ``i = 1, 2, ..., 7``."""
    kinds = [token.kind for token in entry.meaning[:3]]
    return len(entry.symbol) == 1 and kinds[:2] == ["number", "comma"] and len(kinds) > 2


def _near(symbol: str, other: str) -> bool:
    return symbol != other and (symbol in other or other in symbol or symbol.casefold() == other.casefold())
