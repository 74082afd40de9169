"""Findings as data: where in the cell, how grave, which sentence.

Knows: spans of a source text, severities, the shape of a finding.
Must not know: how a finding is drawn (``render``) or why it was raised.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from ikicalc.diagnostics.codes import CODES


class Severity(StrEnum):
    """Level of a finding; the value is the word that is printed and sent as JSON."""

    ERROR = "galat"
    WARNING = "peringatan"
    INFO = "saran"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range ``[start, end)`` of code points in the cell as printed.

    >>> Span(3, 7).of("abcdefgh")
    'defg'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the part of ``text`` that the span covers."""
        return text[self.start : self.end]

    def to(self, other: Span) -> Span:
        """Return the smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Suntingan:
    """A rewrite of the cell that is certain: put ``teks`` in the place of ``[start, end)``.

    >>> Suntingan(5, 5, " x 100%").apply("A / B")
    'A / B x 100%'
    """

    start: int
    end: int
    teks: str

    def apply(self, text: str) -> str:
        """Return the cell with the rewrite in it."""
        return text[: self.start] + self.teks + text[self.end :]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. ``message`` says what is wrong; only ``help`` says what to do.

    ``label`` stands beside the caret; ``notes`` are further facts, one sentence each; ``perbaikan`` is the
    rewrite of the cell, only where one is certain.

    >>> Diagnostic.of("IKI102", "kurung `(` belum ditutup", Span(0, 1)).severity
    <Severity.WARNING: 'peringatan'>
    """

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    label: str = ""
    notes: tuple[str, ...] = ()
    help: str = ""
    place: str = field(default="", kw_only=True)  # "file.yaml:41:14" where known
    perbaikan: Suntingan | None = field(default=None, kw_only=True)

    @classmethod
    def of(  # noqa: PLR0913 - a finding has that many parts
        cls,
        code: str,
        message: str,
        span: Span | None = None,
        *,
        label: str = "",
        notes: tuple[str, ...] = (),
        help: str = "",
        place: str = "",
        perbaikan: Suntingan | None = None,
    ) -> Diagnostic:
        """Make a finding with the severity that the table of codes gives to ``code``."""
        severity = Severity(CODES[code].severity)
        return cls(code, severity, message, span, label, notes, help, place=place, perbaikan=perbaikan)

    def at(self, place: str) -> Diagnostic:
        """Return the same finding with its place in a file."""
        return replace(self, place=place)
