"""One statement read as a formula: label, expression, what follows the equals sign.

Knows: tokens of a statement and its scope. Must not know: the other statements of the cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from ikicalc.diagnostics import Diagnostic, FormulaError, Severity
from ikicalc.syntax.formula import conditions
from ikicalc.syntax.formula.weights import settled
from ikicalc.syntax.levels.brackets import Group, Item, Mark, nest
from ikicalc.syntax.levels.runs import DIVISIONS
from ikicalc.syntax.levels.scope import Scope
from ikicalc.syntax.operands import forms
from ikicalc.syntax.operands.introductions import after_introduction
from ikicalc.syntax.operands.level import level
from ikicalc.syntax.operators.marks import mark_operators
from ikicalc.syntax.operators.signs import weighs
from ikicalc.syntax.text.lexer import Token, split_percent
from ikicalc.syntax.tree import Binary, Call, Name, Negate, Tree, names, walk
from ikicalc.syntax.tree.grammar import Terminal, parse_terminals
from ikicalc.syntax.words.lexicon import lexicon

_MEASURE = re.compile(r"[kcdhm]?m[²³]")
_UNWRITTEN = re.compile(
    r"(?:[+*×·\ue003\ue005]|(?<=\s)[xX–-](?=\s))\s*(?P<gap>\.{2,}|…|dst\b|dan seterusnya\b)"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that reads as a formula, or the reason why one that tries to does not."""

    tree: Tree | None
    label: tuple[Token, ...]
    found: tuple[Diagnostic, ...]
    says_percent: bool
    has_factor: bool
    rank: int  # 2 an operator stands there, 1 a prefix form or a list, 0 a sign taken in doubt
    begin: int = 0  # where the formula begins in the peeled text, behind its label

    @property
    def certain(self) -> bool:
        """Whether an operator word or sign surely stands there."""
        return self.rank == 2


def read_formula(tokens: list[Token], scope: Scope) -> Candidate | None:
    """Return the formula of a statement, a candidate without tree where it is broken, or none.

    A statement ``A = B = C`` is a label, a formula and worked values; the first part that calculates is
    the formula.
    """
    label: tuple[Token, ...] = ()
    percent_label = False
    broken: Candidate | None = None
    certain: Candidate | None = None
    likely: Candidate | None = None
    parts = [tokens] if conditions.is_conditional(tokens) else _parts(tokens)
    for part in parts:
        trial = None if _is_name(part) else _trial(part, scope, labelled=bool(label), percent=percent_label)
        if trial is not None:
            trial.is_before_equals = part is not parts[-1]
        candidate = _read_part(part, label, trial) if trial is not None else None
        if candidate is not None and candidate.tree is not None:
            percent = candidate.says_percent or percent_label or _ends_in_percent(tokens, part)
            candidate = replace(candidate, says_percent=percent)
            if candidate.certain and _is_in_symbols(candidate, scope):
                return candidate
            certain = certain or (candidate if candidate.certain else None)
            likely = likely or candidate  # "Rasio A per B = jumlah A / jumlah B": the label reads as well
        else:
            broken = broken or candidate
        if not label:
            label, percent_label = tuple(part), _is_percent_label(part)
    return certain or likely or broken


def _is_in_symbols(candidate: Candidate, scope: Scope) -> bool:
    """Whether the legend explains all names: of ``V/C Ratio = V / C`` only the right side says it all."""
    said = {name.text for name in names(candidate.tree)} if candidate.tree else set()
    return not scope.symbols or (bool(said) and said <= scope.symbols)


def _trial(part: list[Token], scope: Scope, *, labelled: bool, percent: bool) -> Scope:
    """Return the scope in which a part is read, behind its label if it has one."""
    factor = _has_factor(part)
    return Scope(
        scope.peeled,
        scope.symbols,
        scope.expects_ratio or percent or factor,
        has_factor=factor,
        is_labelled=labelled or scope.is_labelled,
        is_above_bar=scope.is_above_bar,
        markers=scope.markers,
        indicator=scope.indicator,
        level=level,
    )


def _is_name(part: list[Token]) -> bool:
    """One word, not even two symbols glued by a minus: a name, whatever stands around it."""
    return len(part) == 1 and part[0].kind == "word" and not any(sign in part[0].text for sign in "-–")


def _parts(tokens: list[Token]) -> list[list[Token]]:
    """Cut at the equals signs outside brackets."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth = max(0, depth + (token.kind == "open") - (token.kind == "close"))
        if token.kind == "eq" and depth == 0:
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def _is_percent_label(label: list[Token]) -> bool:
    forms = lexicon().percent_form
    return any(token.low in forms for token in label)


def _has_factor(part: list[Token]) -> bool:
    """Whether ``x 100`` or ``dikali 100%`` stands in the part: a ratio is then to be expected."""
    for before, token in pairwise(part):
        digits = split_percent(token.text)[0].replace(".", "") if token.kind == "number" else ""
        if digits.isdecimal() and int(digits[:9]) in lexicon().factors and _multiplies(before):
            return True
    return False


def _multiplies(token: Token) -> bool:
    return token.value == "*" or token.low in lexicon().times_words or token.text in "*·."


def _ends_in_percent(tokens: list[Token], part: list[Token]) -> bool:
    """``A / B = ... %``: the result is printed in percent."""
    last = tokens[-1]
    after = last.start > part[-1].end
    return after and (last.text.endswith("%") or last.low in lexicon().percent_form)


def _read_part(part: list[Token], label: tuple[Token, ...], scope: Scope) -> Candidate | None:
    try:
        part = _without_closing(part, scope)
        terminals, rank = _terminals(part, scope)
        if terminals is None:
            return None
        if len(terminals) == 1:
            return None
        end = scope.peeled.span(part[-1].end - 1, part[-1].end).end
        tree = settled(parse_terminals(terminals, end), scope.percents, scope.found)
    except FormulaError as error:
        if any(finding.code == "IKI003" for finding in error.diagnostics):
            raise
        told = {finding.code for finding in error.diagnostics}
        kept = tuple(finding for finding in scope.found if finding.code not in told)
        return Candidate(None, label, (*kept, *error.diagnostics), scope.says_percent, scope.has_factor, 2)
    if not is_formula(tree):
        return None
    begin = scope.begin or part[0].start
    return Candidate(tree, label, tuple(scope.found), scope.says_percent, scope.has_factor, rank, begin)


def _terminals(part: list[Token], scope: Scope) -> tuple[list[Terminal] | None, int]:
    """Return the terminals and their rank; None where nothing can calculate."""
    items = nest(part, scope.peeled, scope.found)
    conditional = conditions.terminals(items, scope)
    if conditional is not None:
        return conditional, 2
    marks = mark_operators(items, scope)
    items, marks = _without_label(items, marks, scope)
    if not items:
        return None, 0
    marks = forms.with_separator(items, marks, scope)
    _check_unclosed(items, marks, scope)
    operates = bool(marks) or any(isinstance(item, Group) and item.marks for item in items)
    if operates:
        _refuse_unknown_signs(part, scope)
        _refuse_unwritten(part, scope)
    terminals = level(items, marks, scope, opens=True)
    if scope.is_before_equals and marks and all(mark.operator == "per" for mark in marks):
        operates = False  # "Rasio bidan per 1.000 penduduk = ...": a label
    return terminals, 0 if scope.is_weak else 1 + (operates or scope.is_certain)


def _refuse_unknown_signs(part: list[Token], scope: Scope) -> None:
    """Refuse what calculates in a way that the language doesn't have: a root, an absolute value, ``A²``."""
    for index, token in enumerate(part):
        sign = _unknown_sign(token) if token.kind in ("junk", "word") else ""
        if sign == "‰" and index and part[index - 1].text.replace(".", "") == "1000":
            continue  # "x 1.000 ‰", as "x 100%"
        if sign:
            help_ = (
                "tulis `pangkat 2`" if sign == "²" else "tulis bagian ini dengan kata atau tanda yang lain"
            )
            span = scope.peeled.span(token.end - len(sign), token.end)
            raise FormulaError(
                Diagnostic.of("IKI117", f"tanda `{sign}` tidak dapat dihitung", span, help=help_)
            )


def _refuse_unwritten(part: list[Token], scope: Scope) -> None:
    """Refuse ``U1 + U2 + ... + U9``: terms that are not printed cannot be added."""
    gap = _UNWRITTEN.search(scope.peeled.text, part[0].start, part[-1].end)
    if gap is not None:
        span = scope.peeled.span(*gap.span("gap"))
        raise FormulaError(
            Diagnostic.of(
                "IKI117", "suku di sini tidak ditulis", span, label="suku apa saja?",
                help="tulis semua sukunya, atau jumlahnya sebagai satu masukan",
            )
        )  # fmt: skip


def _unknown_sign(token: Token) -> str:
    """The sign of a token that calculates in an unknown way, or none."""
    if token.kind == "junk" or token.text.isascii():
        return token.text if token.text in lexicon().unknown_signs else ""
    last = token.text[-1]
    raised = last in "²³" and not _MEASURE.fullmatch(token.low)
    return last if raised or last in lexicon().unknown_signs else ""


def _check_unclosed(items: list[Item], marks: list[Mark], scope: Scope) -> None:
    """Refuse a bracket left open where it matters at which place it closes: ``A / (B + C x 100``."""
    for item in items:
        if not isinstance(item, Group):
            continue
        sums = any(mark.operator in ("+", "-") for mark in item.marks)
        if item.close is None and sums and (marks or len(item.marks) > 1):
            span = scope.peeled.span(item.open.start, item.open.end)
            message = "kurung `(` belum ditutup, dan tempat menutupnya mengubah hasil"
            raise FormulaError(
                Diagnostic(
                    "IKI102", Severity.ERROR, message, span, help="tambahkan kurung tutup di tempatnya"
                )
            )
        _check_unclosed(item.items, item.marks, scope)


def _without_closing(part: list[Token], scope: Scope) -> list[Token]:
    """Drop ``, dan biasanya dinyatakan dalam persen``: how the figure is shown, not how it is made."""
    if len(part) > 2 and part[-1].low in lexicon().percent_form and _multiplies(part[-2]):
        scope.says_percent = True  # "A / B x %": the number 100 is missing
        return part[:-2]
    first_words = lexicon().closings.first_words
    for index in range(1, len(part)):
        if part[index].low not in first_words or part[index].kind != "word":
            continue
        phrase = lexicon().closings.at(part, index)
        if phrase is not None and not _computes(part[index:]):
            scope.says_percent |= _is_percent_label(part[index:])
            return part[: index - (index > 1 and part[index - 1].kind == "open")]
    return part


def _computes(tokens: list[Token]) -> bool:
    """Whether tokens go on with the formula: ``yang nilainya baik dibagi jumlah desa``."""
    signs = (token.kind == "certain" or (token.gap and token.text in ("/", ":")) for token in tokens)
    return _has_factor(tokens) or any(signs) or any(token.low in lexicon().continuing for token in tokens)


def _without_label(items: list[Item], marks: list[Mark], scope: Scope) -> tuple[list[Item], list[Mark]]:
    """Drop ``Persentase desa tertib :`` in front of the formula; keep a colon that divides."""
    for index, item in enumerate(items):
        if marks and index > marks[0].index:
            break
        if item.text != ":" or item.kind != "sign" or index == 0:
            continue
        rest = [mark for mark in marks if mark.index > index]
        if _in_figure(items, index, rest):
            continue
        marked = bool(marks) and marks[0].index == index
        if _is_label(items, index, rest, scope, marked=marked):
            scope.says_percent |= any(i.low in lexicon().percent_form for i in items[:index])
            if scope.starts_count(items[0]):
                _tell_label(items, index, scope)
            scope.begin = item.end
            shifted = [Mark(m.index - index - 1, m.length, m.operator) for m in rest]
            return items[index + 1 :], shifted
    return items, marks


def _in_figure(items: list[Item], colon: int, rest: list[Mark]) -> bool:
    """``pukul 08:00``, ``skala 1 : 5.000 : jumlah peta``: between two numbers of a name."""
    beside = {item.kind for item in items[colon - 1 : colon + 2 : 2]}
    glued = not items[colon].gap and beside == {"number"} and not items[colon + 1].gap
    divides = bool(rest) and rest[0].index == colon + 2 and rest[0].operator in DIVISIONS
    return glued or (beside == {"number"} and divides)


def _tell_label(items: list[Item], colon: int, scope: Scope) -> None:
    """Tell that a count in front of a colon was taken as a label and not as a numerator."""
    scope.note(
        "IKI105", "yang di depan titik dua ini dibaca sebagai judul", items[0].start, items[colon].end,
        label="dibaca: judul", help="bila yang dimaksud pembagian, tulis `dibagi`",
    )  # fmt: skip


def _is_label(items: list[Item], colon: int, rest: list[Mark], scope: Scope, *, marked: bool) -> bool:
    """Whether what stands in front of a colon is a label; ``marked`` where the colon may divide."""
    head = items[0]
    after = items[colon + 1] if colon + 1 < len(items) else None
    if isinstance(after, Group) and not after.marks and any(item.kind == "comma" for item in after.items):
        return False  # "yang ditangani : (e-KTP, KK)" introduces a list
    if after is not None and colon == 1 and len(head.text) == len(after.text) == 1:
        return False  # "a : b x 100%"
    if after is not None and rest and weighs(items, colon + 1):
        return True  # "Nilai akhir : 40% x nilai tes + ..."
    glued = not items[colon].gap  # "Kunjungan: A ditambah B" has a label, "A : B ditambah C" divides
    operators = {*DIVISIONS, "per", "+", "-"} if glued else {*DIVISIONS, "per"}
    divides = any(mark.operator in operators and not _by_number(items, mark) for mark in rest) or any(
        isinstance(item, Group) and item.is_ratio and not _is_figures(item) for item in items[colon + 1 :]
    )
    if divides:
        return not any(isinstance(item, Group) and item.marks for item in items[:colon])
    if after_introduction(items[:colon], scope):
        return False  # "Persentase X adalah jumlah A : jumlah B"
    forms = lexicon()
    if head.low in forms.percent_form or head.low in forms.other_form:
        return True
    if marked and scope.has_factor:
        return False  # "PAD tahun n : PAD tahun n-1 x 100%": nothing else divides
    return not scope.starts_quantity(head)


def _is_figures(group: Group) -> bool:
    """``(1 : 500)``: an example of the result."""
    return all(item.kind in ("number", "sign", "certain") for item in group.items)


def _by_number(items: list[Item], mark: Mark) -> bool:
    """``: 100%`` divides by no quantity, so that another sign may."""
    after = mark.index + mark.length
    return mark.operator in DIVISIONS and after < len(items) and items[after].kind == "number"


def is_formula(tree: Tree) -> bool:
    """Whether the tree calculates with at least one name."""
    found = [node.text for node in walk(tree) if isinstance(node, Name)]
    legible = all(sum(c.isalpha() for c in text) > text.count("?") for text in found)
    return bool(found) and legible and isinstance(tree, Binary | Call | Negate)
