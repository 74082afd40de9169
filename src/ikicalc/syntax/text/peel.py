"""Peel LaTeX, HTML and look-alike characters off a cell, keeping every offset.

Knows: mark-up, and which character stands for which sign.
Must not know: words, formulas. The result is plain text in which each character remembers where in
the cell it came from; signs that the mark-up makes certain (a fraction bar, ``\\times``) become
private-use characters, so that later stages need not look at their surroundings.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ikicalc import kamus
from ikicalc.diagnostics import Diagnostic, Span

# Certain signs. Text that already contains private-use characters loses them (see _DROPPED).
OPEN, CLOSE, DIVIDE, TIMES, MINUS, PLUS, POWER = "\ue000\ue001\ue002\ue003\ue004\ue005\ue006"
CERTAIN = {DIVIDE: "/", TIMES: "*", MINUS: "-", PLUS: "+", POWER: "**"}

SIGMA_OF_PRODUCTS = "∑"  # in a cell this sign is read as its look-alike Σ, so it comes only from LaTeX limits

_DROPPED = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f]")
_PLAIN = re.compile(r"[^$\\<&\u0080-\U0010ffff\t\r\x00-\x08\x0b-\x1f\x7f]*")
_RUN = re.compile(r"[A-Za-z0-9 ,.;:()%=\n]+")  # characters that mean themselves everywhere
_TAG = re.compile(
    r"<(/?)(br|p|div|ul|ol|li|table|tbody|thead|tr|td|th|h[1-6]|hr|b|i|u|s|em|strong|span|sub|sup|font|small|"
    r"center|a|blockquote)\b[^<>]{0,400}>",
    re.IGNORECASE,
)
_RAISED = re.compile(r"<sup>\s*([\w+*/()., -]{1,20}?)\s*</sup>", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
_FOOTNOTE = re.compile(r"\(?(?:\d{1,2}|\*+|[a-z])\)?")
_UNIT = re.compile(r"[kcdhm]?m|[A-Z]{2,}")  # or a symbol with its index
_RANGE = re.compile(r"[^\W\d_]\d{1,4}\Z")
_BREAKING = frozenset(
    ["br", "p", "div", "ul", "ol", "li", "table", "tbody", "thead", "tr", "blockquote"]
    + [f"h{level}" for level in range(1, 7)]
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
_COMMAND = re.compile(r"\\([A-Za-z]+\*?|.)", re.DOTALL)

# What stands under and over a sum: _{i=1}^{n}, and the bound of a product behind it
_LIMIT = re.compile(r"\s{0,3}(?:\\(?:no)?limits\s{0,3})?[_^]\s?(?:\{[^{}$]{1,60}\}|\\?[A-Za-z0-9]+)")
_PRODUCT = re.compile(r"[^$+\-/{}]{0,200}(?:\{[^{}$]{0,200}\}[^$+\-/{}]{0,200}){0,4}")
_INDEX = re.compile(r"(?<=[^\W_])_\{([A-Za-z0-9]{1,3}-?[0-9]{0,2})\}")
_BEFORE_FIGURE = "([=+-–—−x×*·/:÷\n"  # an operand may begin behind them
_GAP = 40
_SHORT_INDEX = re.compile(r"(?<=\b[A-Za-z])_[A-Za-z0-9]{1,2}\b|(?<=\b[A-Z]{2})_[A-Za-z0-9]{1,2}\b")
_RATIO = re.compile(r"\s*(?:\\left)?[({\s]*\\[dt]?frac\b")
_FACTOR = re.compile(r"(?:\\times|\\cdot|[×*])(?!\s*1[0.]*\s*\\?%?\s*(?:$|\}))")

MAX_DEPTH = 200


@dataclass(frozen=True, slots=True)
class _Signs:
    """``catalog/kamus/tanda.yaml``, arranged by what stands in a cell."""

    lookalikes: dict[int, str]
    commands: dict[str, str]
    text_commands: frozenset[str]
    fractions: frozenset[str]
    in_math: dict[str, str]
    sums: frozenset[str]


_OPERATORS = {"kali": TIMES, "bagi": DIVIDE, "kurang": MINUS, "tambah": PLUS, "pangkat": POWER}


@cache
def _signs() -> _Signs:
    signs = kamus.load("tanda")
    certain = {
        command: _OPERATORS[name] for name, found in signs["latex_operator"].items() for command in found
    }
    plain = {command: sign for sign, found in signs["latex_tanda"].items() for command in found}
    return _Signs(
        lookalikes={ord(character): sign for sign, found in signs["serupa"].items() for character in found},
        commands={**dict.fromkeys(signs["latex_abaikan"], ""), **plain, **certain},
        text_commands=frozenset(signs["latex_teks"]),
        fractions=frozenset(signs["latex_pecahan"]),
        sums=frozenset(signs["latex_tanda"].get("Σ", ())),
        in_math={sign: _OPERATORS[name] for name, found in signs["operator_rumus"].items() for sign in found},
    )


@dataclass(frozen=True, slots=True)
class Peeled:
    """Plain text; character ``i`` came from ``[starts[i], ends[i])`` of the cell."""

    text: str
    starts: tuple[int, ...] | range
    ends: tuple[int, ...] | range
    diagnostics: tuple[Diagnostic, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """Return the place in the cell of the characters ``[start, end)`` of ``text``."""
        if not self.text:
            return Span(0, 0)
        if end <= start:
            at = self.starts[start] if start < len(self.starts) else self.ends[-1]
            return Span(at, at)
        first, last = min(self.starts[start:end]), max(self.ends[start:end])
        return Span(first, last)

    def rearranged(self, pieces: list[tuple[int, int] | str]) -> Peeled:
        """Return the text made of slices of this one and of inserted signs, offsets kept."""
        text: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for piece in pieces:
            if isinstance(piece, str):
                at = ends[-1] if ends else 0
                text.append(piece)
                starts.extend([at] * len(piece))
                ends.extend([at] * len(piece))
            else:
                text.append(self.text[piece[0] : piece[1]])
                starts.extend(self.starts[piece[0] : piece[1]])
                ends.extend(self.ends[piece[0] : piece[1]])
        return Peeled("".join(text), tuple(starts), tuple(ends), self.diagnostics)


def peel(cell: str) -> Peeled:
    r"""Return the cell as plain text with its offsets.

    >>> peel(r"$\frac{\text{A}}{\text{B}} \times 100\%$").text.translate(SHOWN)
    ' (( A )/( B )) * 100% '
    """
    plain = _PLAIN.match(cell)
    if plain is not None and plain.end() == len(cell):
        return Peeled(cell, range(len(cell)), range(1, len(cell) + 1))
    return _Peeler(cell).run()


SHOWN = str.maketrans({OPEN: "(", CLOSE: ")", DIVIDE: "/", TIMES: "*", MINUS: "-", PLUS: "+", POWER: "^"})


def _plain(character: str) -> str:
    """Look-alikes become the sign meant; mathematical letters become plain ones."""
    if "\U0001d400" <= character <= "\U0001d7ff":
        return unicodedata.normalize("NFKC", character)
    return character.translate(_signs().lookalikes)


class _Brace(NamedTuple):
    """An open brace: what it holds, the math mode to go back to, where its content begins in the result."""

    kind: str
    math: bool
    begin: int


class _Peeler:
    """One pass over the cell; ``modes`` is the stack of open ``{``: what to write at its ``}``."""

    def __init__(self, cell: str) -> None:
        self.cell = cell
        self.signs = _signs()
        self.out: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.found: list[Diagnostic] = []
        self.math = False
        self.has_latex = "\\" in cell or "$" in cell
        self.stack: list[_Brace] = []

    def run(self) -> Peeled:
        cell, position, length = self.cell, 0, len(self.cell)
        while position < length:
            run = _RUN.match(cell, position)
            if run is not None:
                self._copy(position, run.end())
                position = run.end()
                continue
            step = _STEPS.get(cell[position], _Peeler._character)
            position = step(self, position)
        for brace in reversed(self.stack):
            self._write(_CLOSING[brace.kind], length, length)
        return Peeled("".join(self.out), tuple(self.starts), tuple(self.ends), tuple(self.found))

    def _write(self, text: str, start: int, end: int) -> None:
        for character in text:
            self.out.append(character)
            self.starts.append(start)
            self.ends.append(end)

    def _copy(self, start: int, end: int) -> None:
        self.out.extend(self.cell[start:end])
        self.starts.extend(range(start, end))
        self.ends.extend(range(start + 1, end + 1))

    def _insert(self, text: str, at: int, start: int) -> None:
        """Write a sign at an earlier place of the result."""
        self.out.insert(at, text)
        self.starts.insert(at, start)
        self.ends.insert(at, start)

    def _character(self, position: int) -> int:
        character = self.cell[position]
        if unicodedata.decomposition(character).startswith("<fraction>"):
            return self._vulgar(position)
        if not _DROPPED.match(character):
            plain = _plain(character)
            certain = self.math and not (plain in "-–" and self._in_range(position))
            self._write(self.signs.in_math.get(plain, plain) if certain else plain, position, position + 1)
        return position + 1

    def _vulgar(self, position: int) -> int:
        """``½ x (A + B)``: a fraction in one character, where an operand may begin; else it is kept."""
        begins = self.cell[max(0, position - _GAP) : position].rstrip(" ")[-1:] in _BEFORE_FIGURE
        upper, _, lower = unicodedata.normalize("NFKC", self.cell[position]).partition("\u2044")
        text = OPEN + upper + DIVIDE + lower + CLOSE if begins else self.cell[position]
        self._write(text, position, position + 1)
        return position + 1

    def _in_range(self, position: int) -> bool:
        """``usia7-12th``: a dash between digits that hang on a word is no minus."""
        before, after = self.cell[max(0, position - 6) : position], self.cell[position + 1 : position + 2]
        return after.isdigit() and _RANGE.search(before) is not None

    def _dollar(self, position: int) -> int:
        end = position + (2 if self.cell.startswith("$$", position) else 1)
        self.math = not self.math
        self._write(" ", position, end)
        return end

    def _tag(self, position: int) -> int:
        raised = _RAISED.match(self.cell, position)
        if raised is not None:
            return self._raise(raised)
        match = _TAG.match(self.cell, position)
        if match is None:
            return self._character(position)
        name = match[2].lower()
        if name == "hr":
            self._write("\n────\n", position, match.end())  # a rule between two lines is a fraction bar
        elif name in _BREAKING:
            self._write("\n", position, match.end())
        elif name in ("td", "th"):
            self._write(" ", position, match.end())
        return match.end()

    def _raise(self, raised: re.Match[str]) -> int:
        """``(1 + r)<sup>n</sup>`` is a power, ``m<sup>2</sup>`` a measure, ``aktif<sup>1)</sup>`` a note."""
        before = _WORD_BEFORE.search("".join(self.out[-_GAP:]))
        start, end = raised.span(1)
        if before is None or (len(before[0]) == 1 and before[0] != "m"):  # a bracket, a number, a symbol
            self._write(POWER + OPEN, raised.start(), start)
            self._copy(start, end)
            self._write(CLOSE, end, raised.end())
        elif _UNIT.fullmatch(before[0]) or not _FOOTNOTE.fullmatch(raised[1]):
            self._copy(start, end)
        return raised.end()

    def _entity(self, position: int) -> int:
        match = _ENTITY.match(self.cell, position)
        if match is None:
            return self._character(position)
        plain = html.unescape(match[0]).translate(self.signs.lookalikes)
        if plain == match[0]:
            return self._character(position)
        self._write(_DROPPED.sub("", plain), position, match.end())
        return match.end()

    def _command(self, position: int) -> int:
        match = _COMMAND.match(self.cell, position)
        if match is None:
            return position + 1
        name, end = match[1].rstrip("*") or "*", match.end()
        if name in ("(", "["):
            self.math = True
        elif name in (")", "]"):
            self.math = False
        limits = self._limits(end) if name in self.signs.sums else end
        if limits > end:
            return self._sum(position, end, limits)
        if name in self.signs.commands:
            self._write(self.signs.commands[name], position, end)
        elif name in self.signs.fractions:
            return self._open(position, end, "frac")
        elif name in self.signs.text_commands:
            return self._open(position, end, "text")
        elif name == "sqrt":
            return self._open(position, end, "sqrt")
        elif name == "over" and self.stack and self.stack[-1].kind == "group":
            self._over(position, end)
        else:
            self._unknown(match[0], position, end)
        return end

    def _limits(self, position: int) -> int:
        """Return where the limits of a sum end; where it has none, the same position."""
        for _ in range(2):
            match = _LIMIT.match(self.cell, position)
            position = match.end() if match else position
        return position

    def _sum(self, position: int, end: int, limits: int) -> int:
        """``\\sum_{i=1}^{n}``: the sum of one quantity is that quantity; of products it is one of lists."""
        term = _PRODUCT.match(self.cell, limits)
        if _RATIO.match(self.cell, limits) or (term and _FACTOR.search(term[0])):
            self._write(SIGMA_OF_PRODUCTS, position, limits)
            return limits
        self.found.append(
            Diagnostic.of(
                "IKI008",
                f"batas penjumlahan `{self.cell[end:limits].strip()}` tidak dihitung",
                Span(end, limits),
                label="dibaca sebagai jumlah seluruhnya",
                help="bila hanya sebagian yang dijumlahkan, sebut bagian itu di nama besarannya",
            )
        )
        self._write(self.signs.commands[self.cell[position + 1 : end].rstrip("*")], position, limits)
        return limits

    def _unknown(self, command: str, position: int, end: int) -> None:
        self.found.append(
            Diagnostic.of(
                "IKI005",
                f"perintah LaTeX `{command}` tidak dikenal",
                Span(position, end),
                label="artinya tidak diketahui",
                help="tulis bagian ini dengan kata (dibagi, dikali) atau dengan \\frac, \\times, \\text",
            )
        )
        self._write(" ", position, end)

    def _open(self, position: int, end: int, kind: str) -> int:
        """Enter the argument of a command; without a brace the command is read as a space."""
        brace = end
        while brace < len(self.cell) and self.cell[brace] == " ":
            brace += 1
        if not self.cell.startswith("{", brace):
            self._write(" " if kind == "text" else DIVIDE, position, end)
            return end
        self._write(_OPENING[kind], position, brace + 1)
        self._enter(kind)
        self.math = kind != "text"
        return brace + 1

    def _brace(self, position: int) -> int:
        if not (self.math or self.stack):
            return self._character(position)
        after_power = bool(self.out) and self.out[-1] == POWER
        self._write(OPEN if after_power else "", position, position + 1)
        self._enter("power" if after_power else "group")
        return position + 1

    def _enter(self, kind: str) -> None:
        self.stack.append(_Brace(kind, self.math, len(self.out)))

    def _over(self, position: int, end: int) -> None:
        """``{a \\over b}``: what stands in the brace before it is the numerator."""
        brace = self.stack[-1]
        self.stack[-1] = brace._replace(kind="denominator")
        self._insert(OPEN, brace.begin, position)
        self._insert(OPEN, brace.begin, position)
        self._write(CLOSE + DIVIDE + OPEN, position, end)

    def _unbrace(self, position: int) -> int:
        if not self.stack:
            return self._character(position)
        kind, self.math, _ = self.stack.pop()
        end = position + 1
        if kind == "frac":
            follow = re.compile(r"[ \n]*\{").match(self.cell, end)
            self._write(CLOSE + DIVIDE + OPEN if follow else CLOSE + DIVIDE, position, end)
            if follow:
                self._enter("denominator")
                self.math = True
                return follow.end()
            return end
        self._write(_CLOSING[kind], position, end)
        return end

    def _subscript(self, position: int) -> int:
        """``PAD_{n-1}``, in math or in the legend behind it, is one symbol."""
        index = _INDEX.match(self.cell, position)
        if index is not None:
            self._write("", position, index.start(1))
            for place in range(index.start(1), index.end(1)):
                self._write(self.cell[place], place, place + 1)
            return index.end()
        if self.math or (self.has_latex and _SHORT_INDEX.match(self.cell, position)):
            return position + 1
        return self._character(position)


_OPENING = {"frac": OPEN + OPEN, "text": " ", "sqrt": OPEN}
_CLOSING = {"frac": CLOSE + CLOSE, "denominator": CLOSE + CLOSE, "text": " ", "group": "", "power": CLOSE,
            "sqrt": CLOSE + POWER + OPEN + "1" + DIVIDE + "2" + CLOSE}  # fmt: skip
_STEPS: dict[str, Callable[[_Peeler, int], int]] = {
    "$": _Peeler._dollar,
    "<": _Peeler._tag,
    "&": _Peeler._entity,
    "\\": _Peeler._command,
    "{": _Peeler._brace,
    "}": _Peeler._unbrace,
    "_": _Peeler._subscript,
}
