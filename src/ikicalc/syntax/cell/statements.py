"""Split a cell into statements: lines joined where a sentence runs on, labels and notes told apart.

Knows: line breaks, list numbers, sentence ends, labels (``Rumus:``) and notes (``Catatan:``).
Must not know: operators, or which statement is the formula.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ikicalc.syntax.text.lexer import BULLETS, Token
from ikicalc.syntax.words.lexicon import lexicon

_ENDS_SENTENCE = frozenset(".;:?!")
_MAY_END = frozenset({"semi", "dot", "junk"})
_OPERATOR_START = frozenset({"certain", "eq", "cmp", "close"})
_LABEL_REACH = 6  # words between "Rumus" and its colon: "Rumus Produksi Daging :"
_LETTERED = re.compile(r"[a-z]")
_ROMAN = re.compile(r"(?:i{1,3}|iv|v|vi{0,3}|ix|x)")


@dataclass(slots=True)
class Statement:
    """A stretch of tokens that may be a formula.

    ``section`` is ``rumus`` under a formula label, ``catatan`` under a note, else empty.
    ``label`` are the words of that label; ``item`` the list number (``1``, ``a``, ``-``) or empty.
    """

    tokens: list[Token]
    section: str = ""
    label: str = ""
    item: str = ""
    first: bool = field(default=False)  # directly behind its label

    @property
    def start(self) -> int:
        """Where the statement begins in the peeled text."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where the statement ends in the peeled text."""
        return self.tokens[-1].end


def statements(tokens: list[Token]) -> list[Statement]:
    """Return the statements of a cell in reading order."""
    found: list[Statement] = []
    section = label = ""
    lines = _lines(tokens)
    joined = _joined(lines)
    if 1 < len(joined) < len(lines):
        joined = _joined(joined)  # a line may only tell with the one below it that it goes on
    for line in joined:
        item, body = _numbering(line)
        section, label = _split(body, item, section, label, found)
    return [statement for statement in found if statement.tokens]


def _lines(tokens: list[Token]) -> list[list[Token]]:
    lines: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == "nl":
            lines.append([])
        else:
            lines[-1].append(token)
    return [line for line in lines if line]


def _joined(lines: list[list[Token]]) -> list[list[Token]]:
    """Join lines that a layout broke in the middle of a sentence or of a bracket."""
    result: list[list[Token]] = []
    depth = 0
    for line in lines:
        if result and (depth > 0 or _runs_on(result[-1], line)):
            number = result.pop() if _is_page_number(result[-2:], line) else []
            result[-1].extend([*number, *line])
        else:
            result.append(list(line))
            depth = 0
        depth += sum((t.kind == "open") - (t.kind == "close") for t in line)
    return result


def _is_page_number(before: list[list[Token]], after: list[Token]) -> bool:
    """``... tidak hadir`` / ``13`` / ``dibagi ...``: a number alone on its line is no numerator."""
    if len(before) < 2 or len(before[1]) > 1 or not before[1][0].text.isdigit():
        return False
    return before[0][-1].kind == "word" and after[0].low in lexicon().continuing | {"/", ":"}


def _runs_on(before: list[Token], after: list[Token]) -> bool:
    """Whether ``after`` continues the sentence that ``before`` began."""
    last, first = before[-1], after[0]
    if _numbering(after)[0] or lexicon().fraction_labels.at(after, 0) is not None or _is_heading(before):
        return False
    footnote = last.text == "*" and not last.gap
    hangs = last.kind == "sign" and last.text != ":" and last.text not in BULLETS and not footnote
    if last.kind == "certain" or hangs:
        return True
    if first.kind in _OPERATOR_START or first.low in lexicon().continuing:
        sequel = len(after) > 1 and after[1].low in lexicon().continuing
        if first.low in lexicon().sequels and first.is_capital and not sequel:
            return False
        return first.low != "x" or len(after) < 2 or after[1].kind != "eq"
    if first.kind == "sign" and first.text in "/:+":
        return True
    if first.kind == "open" and last.kind == "word" and len(after) > 3 and _is_remark(after):
        return True
    if last.text in _ENDS_SENTENCE or _is_definition(after):
        return False
    if len(after) > 2 and len(first.text) == len(after[2].text) == 1 and after[1].text in "/:":
        return False  # "a/b x 100%"
    if first.kind == "number" and last.low in lexicon().times and len(after) > 2 and after[1].kind == "word":
        return True  # "akhir tahun", "2019 dibagi 10.000"
    particles = lexicon().particles
    if last.low in particles or last.low in lexicon().continuing or last.kind == "comma":
        return True
    if first.kind == "word" and first.text[:1].islower():
        return True
    return _splits_a_name(before, after)


def _is_heading(line: list[Token]) -> bool:
    """``Rumus`` alone on its line."""
    phrase = lexicon().labels.at(line, 0) if line[0].low in lexicon().heading_words else None
    return phrase is not None and len(phrase.words) == len(line)


def _splits_a_name(before: list[Token], after: list[Token]) -> bool:
    """``Jumlah Rumah ber`` / ``IMB dibagi jumlah rumah``: a count whose name goes on in the next line."""
    words = lexicon()
    open_ended = before[-1].kind == "word" and (before[0].low in words.count or _has_operator_word(before))
    return (
        open_ended
        and after[0].kind == "word"
        and after[0].low not in words.quantity
        and any(_may_operate(token) for token in after)
    )


def _has_operator_word(line: list[Token]) -> bool:
    return any(token.low in lexicon().continuing for token in line)


def _is_remark(line: list[Token]) -> bool:
    """``(penyebut) x 100``: a line that begins with a bracket of few words."""
    close = next((index for index, token in enumerate(line[:6]) if token.kind == "close"), 0)
    return close > 1 and all(token.kind == "word" for token in line[1:close])


def _may_operate(token: Token) -> bool:
    return token.kind in ("certain", "eq", "open") or token.text in "/:" or token.low in lexicon().continuing


def _is_definition(line: list[Token]) -> bool:
    """Whether the line reads ``SYMBOL = ...`` or ``SYMBOL : ...``."""
    return (len(line) > 1 and line[1].kind == "eq") or (len(line) > 1 and line[1].text == ":")


def _is_coded_definition(line: list[Token]) -> bool:
    """``Keterangan A: ...``: the symbol of a legend directly behind its heading."""
    coded = len(line[0].text) == 1 or line[0].text.isupper()
    return line[0].kind == "word" and coded and _is_definition(line)


def _numbering(line: list[Token]) -> tuple[str, list[Token]]:
    """Return the list number at the start of a line and the rest of the line."""
    if len(line) < 2:
        return "", line
    first, second = line[0], line[1]
    if first.text in BULLETS:
        return "-", line[1:]
    if (
        first.kind == "sign"
        and first.text in "-–*"
        and second.gap
        and second.kind in ("word", "open", "number")
    ):
        return "-", line[1:]
    short = first.kind == "number" and first.text.isdigit() and len(first.text) < 3
    letter = first.kind == "word" and (
        (len(first.text) == 1 and _LETTERED.fullmatch(first.text)) or bool(_ROMAN.fullmatch(first.text))
    )
    if (
        (short or letter)
        and len(line) > 2
        and (second.kind == "dot" or second.text == ")")
        and not second.gap
    ):
        return first.low, line[2:]
    if (
        len(line) > 3
        and first.text == "("
        and line[2].text == ")"
        and line[1].text.isdigit()
        and len(line[1].text) < 3
    ):
        return line[1].text, line[3:]
    return "", line


def _split(line: list[Token], item: str, section: str, label: str, found: list[Statement]) -> tuple[str, str]:
    """Cut one joined line at sentence ends, semicolons, labels and notes; append the statements."""
    begin = index = 0
    depth, headings = 0, lexicon().heading_words
    fresh = True  # at the start of a line or sentence
    after_label = False

    def close(end: int) -> None:
        nonlocal after_label
        if end > begin:
            found.append(Statement(line[begin:end], section, label, item, first=after_label))
            after_label = False

    while index < len(line):
        token = line[index]
        if token.kind == "open":
            depth += 1
        elif token.kind == "close" and depth:
            depth -= 1
        heading = _heading(line, index, fresh=fresh) if depth == 0 and token.low in headings else None
        if heading is not None:
            kind, length = heading
            close(index)
            section, after_label = kind, kind == "rumus"
            label = " ".join(t.low for t in line[index : index + length])
            begin = index = index + length
            if index < len(line) and line[index].text in (":", "=") and index + 1 <= len(line):
                begin = index = index + 1
            fresh = True
            continue
        ends = depth == 0 and token.kind in _MAY_END and _ends_statement(line, index)
        if ends and not _other_case_follows(line, begin, index + 1):
            close(index)
            begin, fresh = index + 1, True
        else:
            fresh = False
        index += 1
    close(len(line))
    return section, label


def _ends_statement(line: list[Token], index: int) -> bool:
    """A semicolon, the point of a sentence, or a bar that stands alone between two cells of a table."""
    token = line[index]
    if token.text == "|":
        spaced = token.gap and index + 1 < len(line) and line[index + 1].gap
        return spaced and sum(other.text == "|" for other in line) == 1
    return token.kind == "semi" or (token.kind == "dot" and _ends_sentence(line, index))


def _heading(line: list[Token], index: int, *, fresh: bool) -> tuple[str, int] | None:
    """Return (section, number of tokens) of a label or note that starts at ``index``, a heading's word."""
    token, words = line[index], lexicon()
    if token.kind != "word":
        return None
    before = line[index - 1] if index else None
    phrase = words.labels.at(line, index)
    if phrase is not None:
        length = _label_length(line, index, len(phrase.words), fresh=fresh)
        if length:
            return "rumus", length
    sure = words.sure_notes.at(line, index)
    if sure is not None and index + len(sure.words) < len(line):
        return "catatan", len(sure.words)
    clause = fresh or before is None or before.kind in ("comma", "close", "number", "dot", "semi")
    loose = words.loose_notes.at(line, index)
    if loose is not None and (clause or token.is_capital) and index + len(loose.words) < len(line):
        return "catatan", len(loose.words)
    note = words.notes.at(line, index)
    if note is not None:
        end = index + len(note.words)
        colon = end < len(line) and (line[end].text == ":" or (clause and _is_coded_definition(line[end:])))
        if colon and (clause or (token.is_capital and not _in_list(line, end))):
            return "catatan", len(note.words)
    return None


def _in_list(line: list[Token], colon: int) -> bool:
    return colon + 1 >= len(line)


def _label_length(line: list[Token], index: int, length: int, *, fresh: bool) -> int:
    """Return how many tokens a formula label takes, or 0 where it is an ordinary word."""
    end = index + length
    if end >= len(line):
        return length if fresh else 0
    if line[end].text in (":", "="):
        return length
    if not (fresh or line[index].is_capital):
        return 0
    for reach in range(end, min(len(line), end + _LABEL_REACH)):
        if line[reach].text == ":" or (line[reach].text == "=" and line[index].low in ("rumus", "formula")):
            return reach - index
        if line[reach].kind != "word" and line[reach].text not in "()":
            return 0
    return 0


def _other_case_follows(line: list[Token], begin: int, index: int) -> bool:
    """``jika ... maka 100; selain itu ...``, ``Jika ... Jika ...``: the sentence goes on behind its end."""
    phrase = lexicon().conditions.at(line, index) if index < len(line) else None
    if phrase is None or phrase.role != "jika":
        return phrase is not None and phrase.role == "selain"
    first = lexicon().conditions.at(line, begin)
    return first is not None and first.role == "jika"


def _ends_sentence(line: list[Token], index: int) -> bool:
    """Whether the point at ``index`` ends a sentence."""
    token = line[index]
    before = line[index - 1] if index else None
    if before is None or index + 1 >= len(line):
        return True
    after = line[index + 1]
    if token.gap and after.gap and after.kind in ("number", "open"):
        return False  # "(A / B) . 100%": a point that multiplies
    if not after.gap or (before.kind == "word" and _is_abbreviation(line, index - 1)):
        return False
    if after.text in ("-", "–") and index + 2 < len(line):  # "... daerah. - Mengacu pada ..."
        return line[index + 2].gap and line[index + 2].is_capital
    return after.is_capital or after.kind in ("open", "number", "junk") or after.text == "Σ"


def _is_abbreviation(line: list[Token], index: int) -> bool:
    word = line[index]
    single = len(word.text) == 1 and word.text.isalpha() and (index == 0 or line[index - 1].kind == "dot")
    return word.low in lexicon().abbreviations or single
