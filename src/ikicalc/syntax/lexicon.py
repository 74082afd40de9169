"""The operator, label and name words of ``catalog/kamus``, arranged for look-up by first word.

Knows: which phrase plays which part. Must not know: sentences; where a phrase stands decides later.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any, Protocol

from ikicalc import kamus


class Folded(Protocol):
    """Anything that stands in a text and has its spelling in lower case."""

    @property
    def low(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the dictionary: its folded words, its part, and what it stands for."""

    words: tuple[str, ...]
    role: str
    value: Any


class Phrases:
    """Phrases found by their first word, the longest first."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_first: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            self._by_first.setdefault(phrase.words[0], []).append(phrase)
        for group in self._by_first.values():
            group.sort(key=lambda phrase: -len(phrase.words))

    def at(self, tokens: Sequence[Folded], index: int) -> Phrase | None:
        """Return the longest phrase that stands at ``index``, or none."""
        for phrase in self._by_first.get(tokens[index].low, ()):
            end = index + len(phrase.words)
            if end <= len(tokens) and all(
                tokens[index + i].low == word for i, word in enumerate(phrase.words)
            ):
                return phrase
        return None


def _phrases(words: Iterable[object], role: str, value: Any = None) -> list[Phrase]:
    return [Phrase(tuple(str(word).split()), role, value) for word in words]


# First words of operators that also begin an ordinary line: "di Desa ...", "dengan ...", "kali ...".
_NOT_CONTINUING = frozenset(
    ["di", "dengan", "kali", "diantara", "pangkat", "plus", "minus", "dan", "setelah", "hasil"]
)


@dataclass(frozen=True)
class Lexicon:
    """All that the reading needs of the dictionaries."""

    operators: Phrases
    prefixes: Phrases
    functions: Phrases
    sheet: dict[str, str]
    limits: Phrases
    conditions: Phrases
    comparisons: Phrases
    numbers: Phrases
    labels: Phrases
    notes: Phrases
    loose_notes: Phrases
    sure_notes: Phrases
    fraction_labels: Phrases
    introductions: Phrases
    closings: Phrases
    per: Phrases
    number_words: Phrases
    count_introductions: Phrases
    references: dict[str, Phrases]
    count: frozenset[str]
    count_at_start: frozenset[str]
    quantity: frozenset[str]
    percent_form: frozenset[str]
    other_form: frozenset[str]
    not_after: frozenset[str]
    not_before: frozenset[str]
    particles: frozenset[str]
    amounts: frozenset[str]
    dangling: frozenset[str]
    leading: frozenset[str]
    asides: frozenset[str]
    joining: frozenset[str]
    meaning: frozenset[str]
    sure_introductions: frozenset[str]
    list_mean: frozenset[str]
    list_sum: frozenset[str]
    list_weight: frozenset[str]
    weight_words: frozenset[str]
    continuing: frozenset[str]
    sequels: frozenset[str]
    empty: frozenset[str]
    abbreviations: frozenset[str]
    percent_marks: frozenset[str]
    factors: frozenset[Fraction]
    times: frozenset[str]
    times_words: frozenset[str]
    before_operand: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, read from the catalog the first time.

    >>> "jumlah" in lexicon().count
    True
    """
    words, operators = kamus.load("kata"), kamus.load("operator")
    labels, references = kamus.load("label"), kamus.load("rujukan")
    infix: list[Phrase] = []
    for name in ("bagi", "kali", "tambah", "kurang", "pangkat", "bagi_menyeluruh"):
        infix += _phrases(operators[name]["kata"], "infix", operators[name]["hasil"])
    for entry in operators["ragu"]:
        infix += _phrases(entry["kata"], "doubtful", entry["hasil"])
    infix += _phrases(operators["urutan"], "then")
    conditions = [p for role, spelled in operators["jika"].items() for p in _phrases(spelled, role)]
    comparisons = [
        p for sign, spelled in operators["banding"].items() for p in _phrases(spelled, "cmp", sign)
    ]
    comparisons += [
        p for sign, spelled in operators["logika"].items() for p in _phrases(spelled, "logic", sign)
    ]
    return Lexicon(
        operators=Phrases(infix),
        prefixes=Phrases(
            phrase
            for entry in operators["awalan"]
            for phrase in _phrases(entry["kata"], "prefix", (entry["hasil"], frozenset(entry["pemisah"])))
        ),
        functions=Phrases(
            phrase
            for entry in operators["fungsi"]
            for phrase in _phrases(entry["kata"], "function", entry["hasil"])
        ),
        sheet=operators["lembar"],
        limits=Phrases(
            p for name, spelled in operators["batas"].items() for p in _phrases(spelled, "limit", name)
        ),
        conditions=Phrases(conditions),
        comparisons=Phrases(comparisons),
        numbers=Phrases(
            phrase
            for spelled, number in operators["angka"].items()
            for phrase in _phrases([spelled], "number", Fraction(number))
        ),
        labels=Phrases(_phrases(labels["rumus"], "label")),
        notes=Phrases(_phrases(labels["catatan"], "note")),
        loose_notes=Phrases(_phrases(labels["catatan_lepas"], "note")),
        sure_notes=Phrases(_phrases(labels["catatan_pasti"], "note")),
        fraction_labels=Phrases(
            _phrases(labels["pembilang"], "numerator") + _phrases(labels["penyebut"], "denominator")
        ),
        introductions=Phrases(_phrases(words["pengantar"], "introduction")),
        closings=Phrases(_phrases(words["penutup"], "closing")),
        per=Phrases(_phrases(operators["per"], "per")),
        number_words=Phrases(_phrases(operators["pengantar_angka"], "introduction")),
        count_introductions=Phrases(_phrases(words["pengantar_hitung"], "introduction")),
        references={name: Phrases(_phrases(spelled, name)) for name, spelled in references.items()},
        count=frozenset(word.lower() for word in words["hitung"]),
        count_at_start=frozenset(word.lower() for word in (*words["hitung"], *words["hitung_awal"])),
        quantity=frozenset(word.lower() for word in (*words["besaran"], *words["hitung"])),
        percent_form=frozenset(words["bentuk_persen"]),
        other_form=frozenset(words["bentuk_lain"]),
        not_after=frozenset(words["bukan_operator_sesudah"]),
        not_before=frozenset(words["bukan_operator_sebelum"]),
        particles=frozenset(words["kata_tugas"]),
        amounts=frozenset(words["nilai_ujung"]),
        dangling=frozenset(words["ujung_belakang"]),
        leading=frozenset(word.lower() for word in words["ujung_depan"]),
        asides=frozenset(words["sisipan"]),
        joining=frozenset(words["penghubung"]),
        meaning=frozenset(words["arti"]),
        sure_introductions=frozenset(words["pengantar_pasti"]),
        list_mean=frozenset(words["daftar_rata"]),
        list_sum=frozenset(words["daftar_jumlah"]),
        list_weight=frozenset(words["daftar_bobot"]),
        weight_words=frozenset(words["bobot_sisipan"]),
        continuing=frozenset(p.words[0] for p in infix if p.words[0] not in _NOT_CONTINUING) | {"maka"},
        sequels=frozenset(p.words[0] for p in infix if p.role == "then"),
        empty=frozenset(words["kosong"]),
        abbreviations=frozenset(words["singkatan"]),
        percent_marks=frozenset(operators["persen"]),
        factors=frozenset(Fraction(number) for number in operators["faktor"]),
        times=frozenset(operators["waktu"]),
        times_words=frozenset(p.words[-1] for p in infix if p.value == "*"),
        before_operand=frozenset(
            [p.words[-1] for p in infix if p.role != "then"]
            + [str(word).split()[-1] for entry in operators["fungsi"] for word in entry["kata"]]
            + ["dan", "dari", "antara", "terhadap", "per", "oleh", "dengan", "x", "maka", "itu", "jika"]
        ),
    )
