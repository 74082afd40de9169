"""What a check may look at.

Knows: the formula, its cell and its indicator. Must not know: values, or other indicators.
"""

from __future__ import annotations

from dataclasses import dataclass

from ikicalc.syntax.kelas import Kelas
from ikicalc.syntax.lexicon import lexicon
from ikicalc.syntax.tree import Tree


@dataclass(frozen=True, slots=True)
class Context:
    """A formula under check: ``ratio`` tells a quotient without any factor.

    >>> Context("", "Prosentase desa tertib", "", Kelas.TANPA_RUMUS, None, None, ratio=False).is_percentage
    True
    """

    teks: str
    indikator: str
    satuan: str
    kelas: Kelas
    tree: Tree | None
    unit: str | None
    ratio: bool

    @property
    def is_percentage(self) -> bool:
        """Whether the indicator's name or unit says percent."""
        return self.satuan.strip() in ("%", "persen") or self.head in lexicon().percent_form

    @property
    def is_count(self) -> bool:
        """Whether the indicator's name says that something is counted."""
        return self.head in lexicon().count

    @property
    def head(self) -> str:
        """The first word of the indicator's name, in lower case."""
        words = self.indikator.split()
        return words[0].casefold() if words else ""
