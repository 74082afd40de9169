"""Floor 0: findings as data, their codes, their drawing, their pages."""

from ikicalc.diagnostics.codes import CODES, Code
from ikicalc.diagnostics.errors import (
    CatalogError,
    FormulaError,
    IkicalcError,
    InputValueError,
    NameLookupError,
    SourceFileError,
    UnitError,
)
from ikicalc.diagnostics.model import Diagnostic, Severity, Span, Suntingan

__all__ = [
    "CODES",
    "CatalogError",
    "Code",
    "Diagnostic",
    "FormulaError",
    "IkicalcError",
    "InputValueError",
    "NameLookupError",
    "Severity",
    "SourceFileError",
    "Span",
    "Suntingan",
    "UnitError",
]
