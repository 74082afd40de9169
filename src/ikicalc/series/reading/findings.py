"""The findings of reading, in the order of cells; a table full of one mistake is told in few words.

Knows: how many findings of one code are told one by one. Must not know: what is wrong with a cell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from ikicalc.diagnostics import Diagnostic

MOST = 200  # findings of one code that are told one by one


@dataclass(slots=True)
class Findings:
    """Collects findings; those of one code beyond ``MOST`` are only counted, ``shown`` are the others.

    >>> findings = Findings()
    >>> findings.each("IKI804", range(1000), lambda n: Diagnostic.of("IKI804", f"sel {n}"))
    >>> len(findings.all()), findings.all()[-1].message
    (201, 'dan 800 temuan lagi seperti ini')
    """

    told: list[Diagnostic] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    shown: Counter[str] = field(default_factory=Counter)

    def tell(self, code: str, message: str, help: str = "", place: str = "") -> None:
        """Tell one finding."""
        self.each(code, (0,), lambda _: Diagnostic.of(code, message, help=help, place=place))

    def each(self, code: str, places: Sequence[int], say: Callable[[int], Diagnostic]) -> None:
        """Tell a finding of one code for each of ``places``."""
        told = [say(place) for place in places[: MOST - self.shown[code]]]
        self.told += told
        self.shown[code] += len(told)
        self.counts[code] += len(places)

    def in_order(self, found: Iterable[tuple[tuple[int, int], Diagnostic]]) -> None:
        """Tell findings in the order of their cells."""
        for _, item in sorted(found, key=lambda pair: pair[0]):
            self.each(item.code, (0,), lambda _, item=item: item)  # type: ignore[misc]

    def all(self) -> tuple[Diagnostic, ...]:
        """Return what was told, and how many more there are of each code."""
        more = (
            Diagnostic.of(code, f"dan {count - self.shown[code]} temuan lagi seperti ini")
            for code, count in self.counts.items()
            if count > self.shown[code]
        )
        return (*self.told, *more)
