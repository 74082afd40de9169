"""Which codes of findings are wanted: ``--select`` and ``--ignore``, as in ruff.

Knows: codes and beginnings of codes; the longer beginning wins. Must not know: findings, files.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ikicalc.diagnostics import CODES, Diagnostic, NameLookupError
from ikicalc.diagnostics.suggest import suggest_sentence


@dataclass(frozen=True, slots=True)
class Pilihan:
    """Codes, or beginnings of codes, that are wanted (none: all) and that are not.

    >>> chosen = Pilihan(select=("IKI3",), ignore=("IKI30", "IKI306"))
    >>> chosen.wants("IKI301"), Pilihan(select=("IKI303",), ignore=("IKI3",)).wants("IKI303")
    (False, True)
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def wants(self, code: str) -> bool:
        """Tell whether findings of ``code`` are wanted; of an equally long pair ``ignore`` wins."""
        wanted = _reach(code, self.select or ("IKI",))
        return wanted > 0 and wanted > _reach(code, self.ignore)

    def over(self, other: Pilihan) -> Pilihan:
        """Return this choice where it says anything, else the other."""
        return Pilihan(self.select or other.select, self.ignore or other.ignore)


def _reach(code: str, beginnings: Iterable[str]) -> int:
    return max((len(item) for item in beginnings if code.startswith(item)), default=0)


def read_codes(words: Iterable[str], place: str = "") -> tuple[str, ...]:
    """Return codes and beginnings of codes in capitals; a word may hold several, with commas between them.

    Raises ``NameLookupError`` (IKI206), with a suggestion, for a word that no code begins with.

    >>> read_codes(["iki303,IKI1"])
    ('IKI303', 'IKI1')
    """
    parts = [part.strip() for word in words for part in word.split(",")]
    return tuple(_known(part, place) for part in parts if part)


def _known(word: str, place: str) -> str:
    wanted = word.upper()
    if wanted.startswith("IKI") and any(code.startswith(wanted) for code in CODES):
        return wanted
    raise NameLookupError(
        Diagnostic.of(
            "IKI206",
            f"tidak ada kode temuan yang berawal `{word[:40]}`",
            help=suggest_sentence(wanted, CODES)
            or "tulis kode seperti `IKI303`, atau awalnya seperti `IKI3`",
            place=place,
        )
    )
