"""One value of a catalog file: taken as the column wants it, or a finding.

Knows: texts, lists, numbers, closed lists of words, columns of a level; IKI601, 602, 604 and 605.
Must not know: what the columns mean for an indicator.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from ikicalc.catalog.nodes import ListNode, MapNode, Node, ScalarNode
from ikicalc.catalog.places import Tempat
from ikicalc.catalog.schema import Level
from ikicalc.diagnostics import Diagnostic, FormulaError, Severity
from ikicalc.diagnostics.suggest import suggest_sentence
from ikicalc.numbers import read_number

# What `"\frac"`, `"\text"` and `"\binom"` become inside double quotes: form feed, tab, backspace.
_ESCAPED = re.compile("[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")
TRUTH = {"ya": True, "tidak": False}  # the words for yes and no


@dataclass(slots=True)
class Values:
    """Takes values out of nodes and collects what is wrong with them, in the order of reading."""

    findings: list[Diagnostic] = field(default_factory=list)
    errors: int = 0  # findings so far that make an entry unusable

    def report(
        self, code: str, message: str, place: Tempat, *, help: str = "", notes: tuple[str, ...] = ()
    ) -> None:
        """Add a finding at ``place``."""
        finding = Diagnostic.of(code, message, help=help, notes=notes, place=str(place))
        self.findings.append(finding)
        self.errors += finding.severity is Severity.ERROR

    def fields(self, node: Node, level: Level) -> dict[str, Node]:
        """Return the known columns of a mapping; report unknown, repeated and missing ones."""
        found = self.entries(node, level.label)
        for key in [key for key in found if key.text not in level.columns]:
            known_columns = f"kolom yang dikenal: {', '.join(level.columns)}"
            hint = suggest_sentence(key.text, level.columns) or known_columns
            message = f"kolom `{key.text}` tidak dikenal pada {level.label}"
            self.report("IKI604", message, key.place, help=hint)
            del found[key]
        known = {key.text: value for key, value in found.items()}
        if isinstance(node, MapNode):
            self._require(known, level, node.place)
        return known

    def entries(self, node: Node, label: str) -> dict[ScalarNode, Node]:
        """Return keys and values of a mapping; of a key that comes twice the first counts."""
        if not isinstance(node, MapNode):
            self.report("IKI605", f"isi {label} harus berupa pasangan `kolom: isi`", node.place)
            return {}
        found: dict[str, tuple[ScalarNode, Node]] = {}
        for key, value in node.entries:
            if not isinstance(key, ScalarNode):
                self.report("IKI605", f"nama kolom pada {label} harus berupa teks", key.place)
            elif key.text in found:
                first = f"pertama kali ditulis pada baris {found[key.text][0].place.baris}"
                self.report("IKI601", f"kolom `{key.text}` ditulis dua kali", key.place, notes=(first,))
            else:
                found[key.text] = (key, value)
        return dict(found.values())

    def _require(self, known: dict[str, Node], level: Level, place: Tempat) -> None:
        for name in level.required:
            value = known.get(name)
            if value is None:
                message = f"kolom `{name}` tidak ada pada {level.label}"
                self.report("IKI602", message, place, help=f"tulis `{name}: ...` di sini")
            elif isinstance(value, ScalarNode) and (value.is_null or not value.text.strip()):
                message = f"kolom `{name}` kosong pada {level.label}"
                self.report("IKI602", message, value.place, help=f"isi kolom `{name}`")

    def text(self, node: Node | None, name: str) -> str:
        """Return a value as written; an empty text for a column that is not there."""
        if node is None or (isinstance(node, ScalarNode) and node.is_null):
            return ""
        if not isinstance(node, ScalarNode):
            self.report("IKI605", f"kolom `{name}` harus berupa satu teks", node.place)
            return ""
        if _ESCAPED.search(node.text):
            message = f"kolom `{name}` memuat karakter kendali"
            hint = r"tulis LaTeX dalam tanda petik tunggal: di dalam petik ganda, `\f` dan `\t` berubah arti"
            self.report("IKI605", message, node.place, help=hint)
        return node.text

    def items(self, node: Node | None, name: str) -> Sequence[Node]:
        """Return the items of a list; none for a column that is not there."""
        if node is None or (isinstance(node, ScalarNode) and node.is_null):
            return ()
        if not isinstance(node, ListNode):
            hint = f"tulis tiap isi `{name}` pada baris sendiri dengan `- ` di depannya"
            self.report("IKI605", f"kolom `{name}` harus berupa daftar", node.place, help=hint)
            return ()
        return node.items

    def texts(self, node: Node | None, name: str) -> tuple[str, ...]:
        """Return the items of a list of texts."""
        return tuple(self.text(item, name) for item in self.items(node, name))

    def truth(self, fields: dict[str, Node], name: str) -> bool:
        """Return a yes or no; no for a column that is not there."""
        written = self.text(fields.get(name), name)
        if written and written not in TRUTH:
            self.report("IKI605", f"`{name}` dijawab ya atau tidak, bukan `{written}`", fields[name].place)
        return TRUTH.get(written, False)

    def one_of(self, node: Node, name: str, written: str, words: Iterable[str]) -> None:
        """Report a word that is not in the list."""
        hint = f"pakai salah satu dari: {', '.join(words)}"
        self.report("IKI605", f"{name} `{written}` tidak dikenal", node.place, help=hint)

    def number(self, node: Node, name: str) -> Fraction:
        """Return a number as Indonesians write it (``240``, ``1.000``, ``12,5``); else 0 and a finding."""
        written = self.text(node, name)
        try:
            return read_number(written)
        except FormulaError:
            self.report("IKI605", f"`{name}` harus berupa angka, bukan `{written}`", node.place)
            return Fraction(0)

    def year(self, node: Node | None) -> int | None:
        """Return a year of four digits, or None where the document prints none."""
        written = self.text(node, "tahun")
        if node is None or not written:
            return None
        if re.fullmatch(r"[12][0-9]{3}", written, re.ASCII):
            return int(written)
        self.report("IKI605", f"kolom `tahun` harus berupa tahun empat angka, bukan `{written}`", node.place)
        return None
