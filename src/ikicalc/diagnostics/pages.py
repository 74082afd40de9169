"""The page of each code: what it means, why, an example that gives it, and the repair.

Knows: where the pages lie. Must not know: how a formula is read.
"""

from __future__ import annotations

import re
from importlib.resources import files

from ikicalc.diagnostics.codes import CODES
from ikicalc.diagnostics.errors import NameLookupError
from ikicalc.diagnostics.model import Diagnostic
from ikicalc.diagnostics.suggest import suggest_sentence


def page(code: str) -> str:
    """Return the Markdown page of a code, in Indonesian; letter case doesn't matter.

    Raises NameLookupError (IKI206), with the nearest code as help, when there is no such code.

    >>> page("iki101").splitlines()[0]
    '# IKI101: operand hilang'
    """
    wanted = code.strip().upper()
    if wanted not in CODES:
        raise NameLookupError(_unknown(code, wanted))
    folder = files("ikicalc.diagnostics").joinpath("explain")
    return folder.joinpath(f"{wanted}.md").read_text(encoding="utf-8")


def section(code: str, title: str) -> str:
    """Return one section of a page (``Apa artinya``, ``Mengapa``, ...) as one paragraph, without its heading.

    >>> section("IKI101", "Apa artinya").startswith("#")
    False
    """
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", page(code), re.MULTILINE | re.DOTALL)
    return " ".join(found[1].split()) if found else ""


def _unknown(code: str, wanted: str) -> Diagnostic:
    message = f"kode temuan `{code.strip()[:40]}` tidak dikenal"
    advice = suggest_sentence(wanted, CODES) or "kode yang ada berbentuk `IKI101`: IKI dan tiga angka"
    return Diagnostic.of("IKI206", message, help=advice)
