"""Tables of targets beside the tables of indicators: each target goes to the indicator that it names.

Knows: which rows only state targets, and when two names mean one indicator. Must not know: files, YAML.
A name that is spelled alike but not the same is attached and told, never in silence; without a single
best candidate the row stays an indicator of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ikicalc.diagnostics import Diagnostic
from ikicalc.documents.header import Kepala
from ikicalc.documents.isian import Isian
from ikicalc.documents.words import fold, spelled

ALIKE = 0.72  # share of words in common, in order
APART = 0.1  # by how much the best candidate must beat the next
CANDIDATES = 12
QUARTERS = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Pasangan:
    """The indicator that a row of targets names: ``sama`` when the names are equal as spelled."""

    isian: Isian
    sama: bool


def attach_targets(isian: Sequence[Isian]) -> tuple[list[Isian], list[Diagnostic]]:
    """Return the indicators with the targets of other tables in them, and what is unsure about that."""
    stating = [item for item in isian if _only_targets(item.kepala)]
    if not stating or len(stating) == len(isian):
        return list(isian), []
    listed = [item for item in isian if not _only_targets(item.kepala)]
    index = _Index(listed)
    kept, told = [], []
    gone = set()
    for item in stating:
        found = index.find(item)
        if found is None or _taken(found.isian):
            kept.append(item)
            told += [_untaken(item, found)] if found else []
            continue
        gone.add(id(item))
        told += _give(item, found)
    return [item for item in isian if id(item) not in gone], told


def _only_targets(kepala: Kepala) -> bool:
    """Tell whether a table states quarterly targets and says nothing of how they are measured."""
    quarters = any(kolom.triwulan for kolom in kepala.kolom)
    roles = {kolom.peran for kolom in kepala.kolom}
    return quarters and not roles & {"teks", "pembilang", "penyebut", "sumber_data"}


def _taken(item: Isian) -> bool:
    return bool(item.triwulan)


def _give(item: Isian, found: Pasangan) -> list[Diagnostic]:
    """Move the targets of a row to the indicator that it names."""
    to = found.isian
    to.triwulan = dict(item.triwulan)
    to.letak_sel["target_triwulan"] = list(item.letak)
    if item.sel.get("target") and not to.sel.get("target"):
        to.sel["target"] = item.sel["target"]
    to.lain |= {f"{title} (tabel target)": text for title, text in item.lain.items()}
    to.asal["target_triwulan"] = _origin(item)
    if found.sama:
        return []
    message = f"target `{item.nama}` dipasangkan dengan indikator `{to.nama}`: namanya mirip, tidak sama"
    told = Diagnostic.of(
        "IKI838",
        message,
        notes=(f"indikatornya tercetak di {to.letak[0]}",),
        help="hapus `target_triwulan` bila keduanya bukan indikator yang sama",
        place=str(item.letak[0]),
    )
    to.temuan.append(told)
    return [told]


def _origin(item: Isian) -> str:
    place = str(item.letak[0]).removeprefix(f"{item.letak[0].berkas}, ")
    goal = f'sasaran "{fold(item.sasaran.teks)}", ' if item.sasaran.teks else ""
    return f'tabel target, {place}, {goal}indikator "{item.nama}"'


def _untaken(item: Isian, found: Pasangan | None) -> Diagnostic:
    name = found.isian.nama if found else ""
    message = f"target `{item.nama}` tidak dipasangkan: indikator `{name}` sudah memiliki target triwulan"
    hint = "baris ini menjadi indikator tersendiri; hapus bila tidak perlu"
    return Diagnostic.of("IKI839", message, help=hint, place=str(item.letak[0]))


class _Index:
    """Indicators by the words of their names, so that a document of thousands is no product of pairs."""

    def __init__(self, items: Sequence[Isian]) -> None:
        self._items = list(items)
        self._words = [spelled(item.nama) for item in items]
        self._by_word: dict[str, list[int]] = {}
        for number, words in enumerate(self._words):
            for word in set(words):
                self._by_word.setdefault(word, []).append(number)

    def find(self, item: Isian) -> Pasangan | None:
        """Return the indicator that a row names, or None where none or more than one is near."""
        words = spelled(item.nama)
        near = self._near(words)
        same = [n for n in near if self._words[n] == words]
        same = [n for n in same if self._items[n].jabatan == item.jabatan] or same
        if len(same) == 1:
            return Pasangan(self._items[same[0]], sama=True)
        if same:
            return None
        scored = sorted(((self._likeness(words, n, item), n) for n in near), reverse=True)
        second = scored[1][0] if len(scored) > 1 else 0.0
        if scored and scored[0][0] >= ALIKE and scored[0][0] - second >= APART:
            return Pasangan(self._items[scored[0][1]], sama=False)
        return None

    def _near(self, words: Sequence[str]) -> list[int]:
        shared = Counter(n for word in set(words) for n in self._by_word.get(word, ())[:2_000])
        return [n for n, _ in shared.most_common(CANDIDATES)]

    def _likeness(self, words: Sequence[str], number: int, item: Isian) -> float:
        """Return the share of words in common; of two positions' indicators one's own is nearer."""
        own = self._items[number].jabatan == item.jabatan
        return SequenceMatcher(None, words, self._words[number], autojunk=False).ratio() - 0.05 * (not own)
