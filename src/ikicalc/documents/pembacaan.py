"""What the pass over a document finds: indicators in the making, and what is to be told.

Knows: how a finding gets its place and its indicator. Must not know: rows, headers, how anything is found.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ikicalc.diagnostics import Diagnostic
from ikicalc.documents.isian import Isian
from ikicalc.documents.model import Letak


@dataclass(slots=True)
class Pembacaan:
    """Indicators and findings, both in printed order.

    >>> found = Pembacaan()
    >>> found.tell("IKI837", "tabel lain dilewati", Letak("rawa.docx", tabel=2))
    >>> found.temuan[0].place
    'rawa.docx, tabel 2'
    """

    isian: list[Isian] = field(default_factory=list)
    temuan: list[Diagnostic] = field(default_factory=list)

    def tell(
        self, code: str, message: str, place: Letak, item: Isian | None = None, *, help: str = ""
    ) -> None:
        """Add a finding at a place, and to the indicator that it is about."""
        finding = Diagnostic.of(code, message, help=help, place=str(place))
        self.temuan.append(finding)
        if item is not None:
            item.temuan.append(finding)
