"""The class of a cell without arithmetic: counted, implied, referred, or not computable.

Knows: the table "computable or not" and the words of ``catalog/kamus``. Must not know: operators.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise

from ikicalc.diagnostics import Diagnostic, FormulaError, Span
from ikicalc.syntax.cell.statements import Statement, statements
from ikicalc.syntax.levels.brackets import Group, Item, nest
from ikicalc.syntax.levels.runs import name, trimmed
from ikicalc.syntax.levels.scope import Scope
from ikicalc.syntax.text.lexer import Token, tokenize
from ikicalc.syntax.text.peel import peel
from ikicalc.syntax.text.peeled import Peeled
from ikicalc.syntax.tree import NOWHERE, Name
from ikicalc.syntax.tree.naming import named
from ikicalc.syntax.words.lexicon import lexicon


class Kelas(StrEnum):
    """How the figure of an indicator comes about."""

    RUMUS = "rumus"
    HITUNG = "hitung"
    TERSIRAT = "tersirat"
    RUJUKAN = "rujukan"
    TANPA_RUMUS = "tanpa_rumus"

    @property
    def arti(self) -> str:
        """The class in words.

        >>> Kelas.RUMUS.arti
        'hitungannya tertulis'
        """
        return _MEANING[self]


_MEANING = {
    Kelas.RUMUS: "hitungannya tertulis",
    Kelas.HITUNG: "sel menyebut satu benda yang dihitung",
    Kelas.TERSIRAT: "nama indikatornya sudah berupa hitungan",
    Kelas.RUJUKAN: "angkanya dari metode suatu peraturan atau dari penilai lain",
    Kelas.TANPA_RUMUS: "belum dapat dihitung",
}


def counted(found: list[Statement], peeled: Peeled) -> Name | None:
    """Return the one countable quantity that the cell names (``Jumlah ...``, ``Jenis ...``), or none."""
    for statement in found:
        if statement.section == "catatan":
            continue
        tokens = _without_introduction(_last_part(statement.tokens))
        if statement.tokens[-1].text == ":":
            continue  # "Jenis Permukaan :" is a heading
        if tokens and tokens[0].low in lexicon().count_at_start and len(tokens) > 1:
            return None if _is_multiplied(tokens) else _name(tokens, peeled)
        if not statement.item:
            return None
    return None


def unread_operator(found: list[Statement], peeled: Peeled) -> Diagnostic | None:
    """Return the finding for an operator in a cell that reads as a count: its formula was not found."""
    words = lexicon()
    for statement in found if any(s.section == "rumus" for s in found) or len(found) > 1 else ():
        tokens = statement.tokens
        if statement.section != "catatan" and tokens[0].low not in words.count and _has_factor(tokens):
            span = peeled.span(statement.start, statement.end)
            help_ = "sebut besarannya dengan nama atau huruf, misalnya `A : B x 100%`"
            return Diagnostic.of("IKI117", "susunan rumus ini tidak terbaca", span, help=help_)
        for index in range(1, len(tokens) - 1):
            phrase = words.operators.at(tokens, index) if tokens[index].low in words.glued_operators else None
            if phrase is None or statement.section == "catatan" or tokens[index - 1].low in words.not_after:
                continue
            after = tokens[index + len(phrase.words) :]
            if after and (after[0].kind == "number" or after[0].low in words.count):
                span = peeled.span(tokens[index].start, tokens[index].end)
                return Diagnostic.of("IKI117", "operator di sini tidak terbaca sebagai hitungan", span,
                                     help="tulis rumusnya dalam satu kalimat")  # fmt: skip
    return None


def _is_multiplied(tokens: list[Token]) -> bool:
    """``Jumlah A = x 1.000``, ``Σ xi /n``, two equations in one: parts of a formula, and no count."""
    equals = next((index for index, token in enumerate(tokens) if token.kind == "eq"), len(tokens))
    if sum(token.kind == "eq" for token in tokens) > 1 or _divides_sum(tokens):
        return True
    return _has_factor(tokens[equals:])


def _has_factor(tokens: list[Token]) -> bool:
    """Whether a number multiplies: ``x 100%``."""
    return any(
        after.kind == "number" and (before.low in lexicon().times_words or before.text in "*×")
        for before, after in pairwise(tokens)
    )


def _divides_sum(tokens: list[Token]) -> bool:
    return tokens[0].text == "Σ" and any(token.text == "/" and token.gap for token in tokens)


def _last_part(tokens: list[Token]) -> list[Token]:
    """What stands behind ``Nilai X =`` or ``X :``, where a count stands there."""
    counts = bool(tokens) and tokens[0].low in lexicon().count_at_start
    for index, token in enumerate(tokens[:-1]):
        defined = counts and index and token.low in lexicon().meaning
        if defined and tokens[index + 1].low in lexicon().count_at_start:
            return tokens[index + 1 :]  # "Jumlah kasus adalah jumlah kasus yang ..."
        if token.kind == "eq" or token.text == ":":
            rest = tokens[index + 1 :]
            only = token.kind == "eq" and not any(later.kind == "eq" for later in rest)
            defines = not counts or (only and rest[0].text == "Σ")  # "Jumlah desa = Σ (desa tertib)"
            return rest if rest[0].low in lexicon().count_at_start and defines else tokens
    return tokens


def _without_introduction(tokens: list[Token]) -> list[Token]:
    while tokens:
        phrase = lexicon().count_introductions.at(tokens, 0)
        if phrase is None:
            return tokens
        tokens = tokens[len(phrase.words) :]
    return tokens


def _name(tokens: list[Token], peeled: Peeled) -> Name | None:
    scope = Scope(peeled)
    items: list[Item] = trimmed(nest(tokens, peeled, scope.found))
    if len(items) == 2 and items[0].text == "Σ" and isinstance(items[1], Group):
        items = trimmed(items[1].items)  # "Σ (Jumlah minat investasi)"
    try:
        node = name(items, scope).value if items else None
    except FormulaError:  # what stands there is no name
        return None
    return node if isinstance(node, Name) else None


def count_of_indicator(indikator: str) -> Name | None:
    """Return the indicator's own name where it is a count, without a span (it is not in the cell).

    >>> count_of_indicator("Jumlah desa yang dibina").text
    'Jumlah desa yang dibina'
    >>> count_of_indicator("Persentase desa yang dibina")
    """
    peeled = peel(indikator)
    found = statements(tokenize(peeled.text))
    if not found or not found[0].tokens or found[0].tokens[0].low not in lexicon().count_at_start:
        return None
    return named(indikator, NOWHERE)


def is_empty(peeled: Peeled) -> bool:
    """Whether the cell says nothing: blank, a dash, ``Sudah jelas``."""
    text = " ".join(peeled.text.split()).strip(" .…").casefold()
    return not text or text in lexicon().empty


def is_reference(found: list[Statement], indikator: str) -> bool:
    """Whether the cell hands the figure over to a regulation's method or to a named assessor.

    A percentage or a count that merely mentions a regulation hands nothing over.
    """
    indicator = tokenize(" ".join(indikator.split()))
    if indicator and not _may_refer(indicator[0]):
        return False
    return any(_refers(statement.tokens, indicator) for statement in found if statement.section != "catatan")


def _may_refer(token: Token) -> bool:
    words = lexicon()
    return token.low not in words.percent_form and token.low not in words.count_at_start


def _refers(tokens: list[Token], indicator: list[Token]) -> bool:
    references = lexicon().references
    if not tokens or not _may_refer(tokens[0]):
        return False
    result = references["hasil"].at(tokens, 0) is not None
    topic = result or (bool(indicator) and references["hasil"].at(indicator, 0) is not None)
    handed = _first(tokens, "serah")
    assessed = _first(tokens, "penilai", begin=handed or 0)
    regulated = _first(tokens, "peraturan", begin=handed or 0)
    if result and _first(tokens[:_NEAR], "penilai") is not None:
        return True  # "Opini BPK atas laporan keuangan"
    if topic and regulated == 0 and len(tokens) < _REACH:
        return True  # "PermenPAN-RB Nomor 14 Tahun 2017", for an index
    method = _first(tokens, "metode", begin=handed or 0)
    if topic and handed is not None and (assessed is not None or regulated is not None):
        return True
    if method is None or not topic:
        return False
    return (handed is not None and handed < method < _REACH) or (result and len(tokens) < _SHORT_CELL)


_REACH = 14
_NEAR = 4
_SHORT_CELL = 8


def _first(tokens: list[Token], kind: str, begin: int = 0) -> int | None:
    phrases = lexicon().references[kind]
    for index in range(begin, len(tokens)):
        if tokens[index].kind == "word" and phrases.at(tokens, index) is not None:
            return index
    return None


def nothing_to_compute(peeled: Peeled, indikator: str) -> Diagnostic:
    """Return the finding that says what is missing (IKI113)."""
    percent = bool(indikator.split()) and indikator.split(maxsplit=1)[0].casefold() in lexicon().percent_form
    missing = (
        "sel rumus kosong" if not peeled.text.strip()
        else "pembilang dan penyebutnya tidak tertulis" if percent
        else "tidak ada operasi dan tidak ada yang dihitung"
    )  # fmt: skip
    help_ = (
        "tulis misalnya `Jumlah ... dibagi jumlah ... dikali 100%`" if percent
        else "tulis rumusnya, atau sebutkan yang dihitung dengan `Jumlah ...`, atau metode dan penilainya"
    )  # fmt: skip
    text = peeled.text.rstrip()
    span = peeled.span(0, len(text)) if text else Span(0, 0)
    return Diagnostic.of("IKI113", f"rumus tidak dapat dihitung: {missing}", span, help=help_)
