"""The operator, label and name words of ``catalog/kamus``, arranged for look-up by first word.

Knows: which phrase plays which part. Must not know: sentences; where a phrase stands decides later.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
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
        self.first_words = frozenset(self._by_first)

    def at(self, tokens: Sequence[Folded], index: int) -> Phrase | None:
        """Return the longest phrase that stands at ``index``, or none."""
        group = self._by_first.get(tokens[index].low)
        if group is None:  # of nearly every word
            return None
        for phrase in group:
            words = phrase.words
            if len(words) == 1:
                return phrase
            if index + len(words) <= len(tokens) and tokens[index + 1].low == words[1]:
                rest = zip(words[2:], tokens[index + 2 : index + len(words)], strict=True)
                if all(token.low == word for word, token in rest):
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
    multiples: dict[str, int]
    labels: Phrases
    notes: Phrases
    loose_notes: Phrases
    sure_notes: Phrases
    fraction_labels: Phrases
    factor_labels: frozenset[str]
    introductions: Phrases
    closings: Phrases
    per: Phrases
    between_counts: frozenset[str]
    number_words: Phrases
    count_introductions: Phrases
    references: dict[str, Phrases]
    count: frozenset[str]
    count_at_start: frozenset[str]
    quantity: frozenset[str]
    percent_form: frozenset[str]
    other_form: frozenset[str]
    ratio_form: frozenset[str]
    not_after: frozenset[str]
    not_before: frozenset[str]
    particles: frozenset[str]
    no_operand: frozenset[str]
    no_name: frozenset[str]
    amounts: frozenset[str]
    before_amount: frozenset[str]
    dangling: frozenset[str]
    leading: frozenset[str]
    all_words: frozenset[str]
    asides: frozenset[str]
    joining: frozenset[str]
    meaning: frozenset[str]
    before_symbol: frozenset[str]
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
    glued_operators: frozenset[str]
    unknown_signs: frozenset[str]
    heading_words: frozenset[str]
    constant_spans: tuple[str, ...]

    @cached_property
    def operating(self) -> frozenset[str]:
        """The first words of all that may stand between two operands."""
        return self.operators.first_words | self.per.first_words | self.between_counts

    @cached_property
    def opening(self) -> frozenset[str]:
        """The first words of what may stand in front of the first operand."""
        return self.introductions.first_words | self.prefixes.first_words

    @cached_property
    def forming(self) -> frozenset[str]:
        """The first words of operands that may hold an operation."""
        phrases = self.prefixes.first_words | self.functions.first_words | self.sheet.keys()
        return phrases | self.percent_form | self.other_form | self.count


# Field of the lexicon -> keys of ``kata.yaml`` whose words make it up.
_WORD_SETS = {
    "count": ("hitung",), "count_at_start": ("hitung", "hitung_awal"), "quantity": ("besaran", "hitung"),
    "percent_form": ("bentuk_persen",), "other_form": ("bentuk_lain", "bentuk_rasio"),
    "ratio_form": ("bentuk_rasio",),
    "not_after": ("bukan_operator_sesudah",), "not_before": ("bukan_operator_sebelum",),
    "particles": ("kata_tugas",), "no_operand": ("kata_tugas", "arti"), "no_name": ("bukan_nama",),
    "amounts": ("nilai_ujung",), "before_amount": ("sebelum_kadar",),
    "dangling": ("ujung_belakang",),
    "leading": ("ujung_depan",), "all_words": ("semua",), "asides": ("sisipan",),
    "joining": ("penghubung",), "meaning": ("arti",),
    "before_symbol": ("pengantar_lambang",),
    "sure_introductions": ("pengantar_pasti",), "list_mean": ("daftar_rata",), "list_sum": ("daftar_jumlah",),
    "list_weight": ("daftar_bobot",), "weight_words": ("bobot_sisipan",), "empty": ("kosong",),
    "abbreviations": ("singkatan",),
}  # fmt: skip
_LONG = 6  # letters of "dibagi", the shortest operator that is told when glued
_HEADINGS = ("labels", "notes", "loose_notes", "sure_notes")  # of what may open a section of a cell
_BEFORE_OPERAND = ["dan", "dari", "antara", "terhadap", "per", "oleh", "dengan", "x", "maka", "itu", "jika"]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, read from the catalog the first time.

    >>> "jumlah" in lexicon().count
    True
    """
    words, operators = kamus.load("kata"), kamus.load("operator")
    infix = _infix(operators)
    references = kamus.load("rujukan")
    texts = _text_phrases(words, kamus.load("label"))
    return Lexicon(
        operators=Phrases(infix),
        references={name: Phrases(_phrases(spelled, name)) for name, spelled in references.items()},
        sheet=operators["lembar"],
        multiples=operators["kelipatan"],
        factors=frozenset(Fraction(number) for number in operators["faktor"]),
        **_operator_phrases(operators),
        **texts,
        **_word_sets(words, operators),
        **_neighbours(infix, operators),
        unknown_signs=frozenset(kamus.load("tanda")["tak_dihitung"]),
        constant_spans=tuple(words["rentang_tetapan"]),
        heading_words=frozenset[str]().union(*(texts[name].first_words for name in _HEADINGS)),
    )


def _infix(operators: Any) -> list[Phrase]:
    """The words between two operands, with those that operate only in doubt and those of order."""
    infix: list[Phrase] = []
    for name in ("bagi", "kali", "tambah", "kurang", "pangkat", "bagi_menyeluruh"):
        infix += _phrases(operators[name]["kata"], "infix", operators[name]["hasil"])
    for entry in operators["ragu"]:
        infix += _phrases(entry["kata"], "doubtful", entry["hasil"])
    return infix + _phrases(operators["urutan"], "then")


def _operator_phrases(operators: Any) -> dict[str, Any]:
    """Prefix forms, functions, limits, conditions, comparisons and numbers in words."""
    prefixes = [
        phrase
        for entry in operators["awalan"]
        for phrase in _phrases(entry["kata"], "prefix", (entry["hasil"], frozenset(entry["pemisah"])))
    ]
    functions = [
        p for entry in operators["fungsi"] for p in _phrases(entry["kata"], "function", entry["hasil"])
    ]
    compared = [p for sign, found in operators["banding"].items() for p in _phrases(found, "cmp", sign)]
    joined = [p for sign, found in operators["logika"].items() for p in _phrases(found, "logic", sign)]
    limits = [p for name, found in operators["batas"].items() for p in _phrases(found, "limit", name)]
    conditions = [p for role, found in operators["jika"].items() for p in _phrases(found, role)]
    numbers = [p for word, n in operators["angka"].items() for p in _phrases([word], "number", Fraction(n))]
    return {
        "prefixes": Phrases(prefixes),
        "functions": Phrases(functions),
        "limits": Phrases(limits),
        "conditions": Phrases(conditions),
        "comparisons": Phrases([*compared, *joined]),
        "numbers": Phrases(numbers),
        "per": Phrases(_phrases(operators["per"], "per")),
        "number_words": Phrases(_phrases(operators["pengantar_angka"], "introduction")),
    }


def _text_phrases(words: Any, labels: Any) -> dict[str, Any]:
    """Labels and notes, and the phrases that introduce or close a formula."""
    roles = {"pembilang": "numerator", "penyebut": "denominator", "pengali": "factor"}
    halves = [phrase for key, role in roles.items() for phrase in _phrases(labels[key], role)]
    return {
        "labels": Phrases(_phrases(labels["rumus"], "label")),
        "notes": Phrases(_phrases(labels["catatan"], "note")),
        "loose_notes": Phrases(_phrases(labels["catatan_lepas"], "note")),
        "sure_notes": Phrases(_phrases(labels["catatan_pasti"], "note")),
        "fraction_labels": Phrases(halves),
        "factor_labels": frozenset(labels["pengali"]),
        "introductions": Phrases(_phrases(words["pengantar"], "introduction")),
        "count_introductions": Phrases(_phrases(words["pengantar_hitung"], "introduction")),
        "closings": Phrases(_phrases(words["penutup"], "closing")),
    }


def _word_sets(words: Any, operators: Any) -> dict[str, Any]:
    """The sets of single words."""
    sets = {
        field: frozenset(str(word).lower() for key in keys for word in words[key])
        for field, keys in _WORD_SETS.items()
    }
    return {
        **sets,
        "percent_marks": frozenset(operators["persen"]),
        "times": frozenset(operators["waktu"]),
        "between_counts": frozenset(operators["antara_hitungan"]),
    }


def _may_stick(phrase: Phrase) -> bool:
    """Whether the operator is one word, long enough to be told from the end of another."""
    return phrase.role == "infix" and len(phrase.words) == 1 and len(phrase.words[0]) >= _LONG


def _neighbours(infix: list[Phrase], operators: Any) -> dict[str, Any]:
    """Words that tell by the operators beside them how a line or a bracket goes on."""
    listed = [str(word).split()[-1] for entry in operators["fungsi"] for word in entry["kata"]]
    ends = [phrase.words[-1] for phrase in infix if phrase.role != "then"]
    return {
        "continuing": frozenset(p.words[0] for p in infix if p.words[0] not in _NOT_CONTINUING) | {"maka"},
        "sequels": frozenset(p.words[0] for p in infix if p.role == "then"),
        "times_words": frozenset(p.words[-1] for p in infix if p.value == "*"),
        "glued_operators": frozenset(p.words[0] for p in infix if _may_stick(p)),
        "before_operand": frozenset([*ends, *listed, *_BEFORE_OPERAND]),
    }
