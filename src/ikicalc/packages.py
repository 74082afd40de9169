"""Packages that not everyone installs: imported when they are needed, named when they are missing.

Knows: which extra of ``pyproject.toml`` brings which package. Must not know: what a package is used for.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ikicalc.diagnostics import Diagnostic, SourceFileError

_EXTRAS = {
    "numpy": "data",
    "openpyxl": "data",
    "polars": "data",
    "tqdm": "data",
    "pandas": "pandas",
    "docx": "dokumen",
    "lxml": "dokumen",
    "markdown_it": "dokumen",
    "pdfplumber": "dokumen",
    "jinja2": "laporan",
    "matplotlib": "laporan",
}


def extra(package: str, part: str = "") -> Any:
    """Import an optional package; ``SourceFileError`` (IKI803) names the command that installs it.

    ``package`` may be a module of a package (``lxml.html``). ``part`` is the extra to name for a package that
    several bring.

    >>> extra("openpyxl", "dokumen").__name__
    'openpyxl'
    """
    outer = package.partition(".")[0]
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != outer:
            raise
        hint = f'pasang dengan: pip install "ikicalc[{part or _EXTRAS[outer]}]"'
        message = f"bagian ikicalc ini memerlukan paket `{outer}`, yang belum terpasang"
        raise SourceFileError(Diagnostic.of("IKI803", message, help=hint)) from None
