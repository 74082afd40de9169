"""Our exceptions: one child per stage, each also the builtin a caller would expect.

Structured (they carry the findings) and picklable.
Knows: findings. Must not know: who raises, or how a finding is drawn.
"""

from __future__ import annotations

from ikicalc.diagnostics.model import Diagnostic


class IkicalcError(Exception):
    """Base of all errors that ikicalc raises; ``diagnostics`` says what is wrong and where."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(*diagnostics)
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        return "\n".join(line for item in self.diagnostics for line in _lines(item))


def _lines(item: Diagnostic) -> tuple[str, ...]:
    """What is wrong, and below it the way out: a program that shows an error as text shows both."""
    told = f"{item.severity}[{item.code}]: {item.message}"
    return (told, f"bantuan: {item.help}") if item.help else (told,)


class FormulaError(IkicalcError, ValueError):
    """The text is no formula that can be read (stages 0 and 1)."""


class NameLookupError(IkicalcError, LookupError):
    """A name, an id or a code that is not known (stages 2 and 6)."""


class UnitError(IkicalcError, TypeError):
    """Units that cannot meet in one formula (stage 3)."""


class InputValueError(IkicalcError, ValueError):
    """A value given for an input that is no number (stage 4)."""


class CatalogError(IkicalcError, ValueError):
    """A catalog file that cannot be used (stage 6)."""


class SourceFileError(IkicalcError, OSError):
    """A file or a stream that cannot be read (stage 8)."""
