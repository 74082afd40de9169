"""LaTeX in a cell: commands, braces, indices, and where mathematics begins and ends.

Knows: which command is which sign, what a brace holds, the limits of a sum. Must not know: HTML, names.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ikicalc.diagnostics import Diagnostic, Span
from ikicalc.syntax.text.peeled import CLOSE, DIVIDE, OPEN, POWER, SIGMA_OF_PRODUCTS, Draft
from ikicalc.syntax.text.tanda import signs

_COMMAND = re.compile(r"\\([A-Za-z]+\*?|.)", re.DOTALL)
_SHORT_INDEX = re.compile(r"(?<=\b[A-Za-z])_[A-Za-z0-9]{1,2}\b|(?<=\b[A-Z]{2})_[A-Za-z0-9]{1,2}\b")
_INDEX = re.compile(
    r"(?<=[^\W_]|\})_\{\s?(?P<text>\\(?:text|mathrm|mathit)\s?\{\s?)?\(?(?P<word>[A-Za-z]{2,12}\s)?"
    r"(?P<index>[A-Za-z0-9]{1,3}(?:\s?[-–−]\s?[0-9]{1,2})?)\)?\s?(?(text)\}\s?)\}"
)
_IN_INDEX = {"–": "-", "−": "-", " ": ""}  # Word writes "n - 1"
_ARGUMENT = re.compile(r"[ \n]*\{")

# What stands under and over a sum: _{i=1}^{n}, and the bound of a product behind it
_LIMIT = re.compile(r"\s{0,3}(?:\\(?:no)?limits\s{0,3})?[_^]\s?(?:\{[^{}$]{1,60}\}|\\?[A-Za-z0-9]+)")
_PRODUCT = re.compile(r"[^$+\-/{}]{0,200}(?:\{[^{}$]{0,200}\}[^$+\-/{}]{0,200}){0,4}")
_RATIO = re.compile(r"\s*(?:\\left)?[({\s]*\\[dt]?frac\b")
_FACTOR = re.compile(r"(?:\\times|\\cdot|[×*])(?!\s*1[0.]*\s*\\?%?\s*(?:$|\}))")

_OPENING = {"frac": OPEN + OPEN, "text": " ", "sqrt": OPEN}
_CLOSING = {"frac": CLOSE + CLOSE, "denominator": CLOSE + CLOSE, "text": " ", "group": "", "power": CLOSE,
            "sqrt": CLOSE + POWER + OPEN + "1" + DIVIDE + "2" + CLOSE}  # fmt: skip


class _Brace(NamedTuple):
    """An open brace: what it holds, the math mode to go back to, where its content begins in the result."""

    kind: str
    math: bool
    begin: int


class Latex:
    """The mathematics of one cell; ``stack`` holds the open braces and what to write at their ends.

    Each step reads what begins at a position and returns where it ends, or ``None`` where the character
    means itself.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.cell = draft.cell
        self.signs = signs()
        self.math = False
        self.has_latex = "\\" in draft.cell or "$" in draft.cell
        self.stack: list[_Brace] = []

    def dollar(self, position: int) -> int:
        """Change between text and mathematics."""
        end = position + (2 if self.cell.startswith("$$", position) else 1)
        self.math = not self.math
        self.draft.write(" ", position, end)
        return end

    def command(self, position: int) -> int:
        """Read a command and enter its argument; one that is not known is told, for it may calculate."""
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
            self.draft.write(self.signs.commands[name], position, end)
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
            self.draft.write(SIGMA_OF_PRODUCTS, position, limits)
            return limits
        self.draft.found.append(
            Diagnostic.of(
                "IKI008",
                f"batas penjumlahan `{self.cell[end:limits].strip()}` tidak dihitung",
                Span(end, limits),
                label="dibaca sebagai jumlah seluruhnya",
                help="bila hanya sebagian yang dijumlahkan, sebut bagian itu di nama besarannya",
            )
        )
        self.draft.write(self.signs.commands[self.cell[position + 1 : end].rstrip("*")], position, limits)
        return limits

    def _unknown(self, command: str, position: int, end: int) -> None:
        self.draft.found.append(
            Diagnostic.of(
                "IKI005",
                f"perintah LaTeX `{command}` tidak dikenal",
                Span(position, end),
                label="artinya tidak diketahui",
                help="tulis bagian ini dengan kata (dibagi, dikali) atau dengan \\frac, \\times, \\text",
            )
        )
        self.draft.write(" ", position, end)

    def _open(self, position: int, end: int, kind: str) -> int:
        """Enter the argument of a command; without a brace the command is read as a space."""
        brace = end
        while brace < len(self.cell) and self.cell[brace] == " ":
            brace += 1
        if not self.cell.startswith("{", brace):
            self.draft.write(" " if kind == "text" else DIVIDE, position, end)
            return end
        self.draft.write(_OPENING[kind], position, brace + 1)
        self._enter(kind)
        self.math = kind != "text"
        return brace + 1

    def brace(self, position: int) -> int | None:
        """Open a group, or the exponent behind ``^``; outside of mathematics a brace is a bracket."""
        if not (self.math or self.stack):
            return None
        after_power = bool(self.draft.out) and self.draft.out[-1] == POWER
        self.draft.write(OPEN if after_power else "", position, position + 1)
        self._enter("power" if after_power else "group")
        return position + 1

    def _enter(self, kind: str) -> None:
        self.stack.append(_Brace(kind, self.math, len(self.draft.out)))

    def _over(self, position: int, end: int) -> None:
        """``{a \\over b}``: what stands in the brace before it is the numerator."""
        brace = self.stack[-1]
        self.stack[-1] = brace._replace(kind="denominator")
        self.draft.insert(OPEN, brace.begin, position)
        self.draft.insert(OPEN, brace.begin, position)
        self.draft.write(CLOSE + DIVIDE + OPEN, position, end)

    def unbrace(self, position: int) -> int | None:
        """Close what the last brace opened; behind a numerator the denominator begins."""
        if not self.stack:
            return None
        kind, self.math, _ = self.stack.pop()
        end = position + 1
        if kind == "frac":
            follow = _ARGUMENT.match(self.cell, end)
            self.draft.write(CLOSE + DIVIDE + OPEN if follow else CLOSE + DIVIDE, position, end)
            if follow:
                self._enter("denominator")
                self.math = True
                return follow.end()
            return end
        self.draft.write(_CLOSING[kind], position, end)
        return end

    def subscript(self, position: int) -> int | None:
        """``PAD_{n-1}``, in math or in the legend behind it, is one symbol."""
        index = _INDEX.match(self.cell, position)
        if index is not None:
            self.draft.write(f" {index['word']}" if index["word"] else "", position, index.start("index"))
            for place in range(*index.span("index")):
                self.draft.write(_IN_INDEX.get(self.cell[place], self.cell[place]), place, place + 1)
            return index.end()
        if self.math or (self.has_latex and _SHORT_INDEX.match(self.cell, position)):
            return position + 1
        return None

    def close(self) -> None:
        """Close the braces that the cell left open."""
        end = len(self.cell)
        for brace in reversed(self.stack):
            self.draft.write(_CLOSING[brace.kind], end, end)
