"""The target of an indicator: a figure or a range, with its unit and what it allows.

Knows: reading a number, a range, or the text of a table cell. Must not know: which indicator it is of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from ikicalc import kamus
from ikicalc.diagnostics import Diagnostic, FormulaError, InputValueError
from ikicalc.numbers import indonesian_number, read_number, reads_two_ways, to_fraction
from ikicalc.satuan import is_counted
from ikicalc.syntax.words.nouns import unit_of_noun

_NUMBER = r"[-−]?\s*\d[\d.,]*"
_CELL = re.compile(
    rf"(?P<low>{_NUMBER})\s*(?P<share>%|persen\b)?\s*(?:(?:-|–|—|s/d|s\.d\.?|sampai)\s*(?P<high>{_NUMBER}))?\s*(?P<unit>.*)",
    re.DOTALL | re.IGNORECASE,
)
_SEVERAL = re.compile(r"[:;=]\s*[-−]?\d")  # "2023 : 90; 2024 : 92"
_PERCENT = re.compile(r"%|persen\b", re.IGNORECASE)
_AS_SHARE = re.compile(rf"[\s(,;=]*{_NUMBER}\s*(?:%|persen\b).*", re.DOTALL | re.IGNORECASE)  # ... (100%)
_SPELLED = re.compile(r"\((?P<inside>[^()]*)\)\s*(?P<unit>.*)", re.DOTALL)  # 3 (tiga) dokumen
_SECOND = re.compile(r"[^\w(]*(?:[x×]\s*)?\d|[^\W\d_]+\d", re.IGNORECASE)  # 1:20, 3/4, 2 x 12, 1e3
_GRADED = re.compile(rf"(?P<grade>[^\W\d_][^()\d]{{0,30}})\(\s*(?P<figure>{_NUMBER})\s*\)")
_MONEY = re.compile(r"rp\b\.?\s*(?=\d)", re.IGNORECASE)
_THOUSANDS = "tulis ribuan dengan titik, misalnya 1.200 dokumen"
_KEYS = ("nilai", "batas", "tertinggi")


@dataclass(frozen=True, slots=True)
class Target:
    """A target: both ends are the same for a plain figure.

    ``batas`` caps the achievement (in percent; default none), ``tertinggi`` says that the target is the
    highest attainable. ``satuan`` is the unit printed with it, or None.

    >>> Target.read("13 laporan").satuan, Target.read([80, 90]).is_range
    ('laporan', True)
    """

    bawah: Fraction
    atas: Fraction
    satuan: str | None = None
    batas: Fraction | None = None
    tertinggi: bool = False

    @property
    def is_range(self) -> bool:
        """Whether the target is a range of two different figures."""
        return self.bawah != self.atas

    @classmethod
    def read(cls, given: object) -> Target:
        """Return the target of a number, ``[low, high]``, cell text (``12 bulan``, ``80-90%``) or mapping.

        A mapping has ``nilai`` and may have ``batas`` (cap) and ``tertinggi``. Raises ``InputValueError``
        (IKI510) for anything else, also for a range whose ends are swapped.

        >>> Target.read("80-90%") == Target(Fraction(80), Fraction(90), "%")
        True
        >>> str(Target.read("BB (72)")), str(Target.read("Rp 3,5 juta"))
        ('72', '3,5 juta rupiah')
        """
        match given:
            case Mapping():
                return _of_mapping(given)
            case [low, high]:
                return _checked(cls(_figure(low), _figure(high)), given)
            case str():
                return _of_text(given)
            case _:
                value = _figure(given)
                return cls(value, value)

    def __str__(self) -> str:
        text = indonesian_number(self.bawah)
        if self.is_range:
            text += f" sampai {indonesian_number(self.atas)}"
        if not self.satuan:
            return text
        return f"{text}%" if self.satuan == "%" else f"{text} {self.satuan}"


def _of_mapping(given: Mapping[str, object]) -> Target:
    unknown = [key for key in given if key not in _KEYS]
    if unknown or "nilai" not in given or isinstance(given["nilai"], Mapping):
        raise _refused(f"target memuat {', '.join(f'`{key}`' for key in given) or 'nol isian'}", _KEYS_HELP)
    target = Target.read(given["nilai"])
    cap, highest = given.get("batas"), given.get("tertinggi", False)
    if not isinstance(highest, bool):
        raise _refused("`tertinggi` pada target harus true atau false")
    return Target(target.bawah, target.atas, target.satuan, None if cap is None else _figure(cap), highest)


_KEYS_HELP = (
    "isi target: nilai, dan bila perlu batas (capaian tertinggi, persen) serta tertinggi (true/false)"
)


def _of_text(text: str) -> Target:
    money = _MONEY.match(text.strip())
    found = _CELL.fullmatch(_MONEY.sub("", _without_grade(text.strip())))
    if found is None:
        raise _refused(f"target `{text[:40]}` tidak diawali angka")
    try:
        low = read_number(found["low"].rstrip(".,"))
        high = read_number(found["high"].rstrip(".,")) if found["high"] else low
    except FormulaError:
        raise _refused(f"angka pada target `{text[:40]}` tidak dapat dibaca") from None
    unit = _unit_of(found["unit"], text)
    if found["share"]:
        unit = "%"
    if money is not None:
        unit = f"{(unit or '').strip(' -–=')} rupiah".strip()
    doubtful = next(filter(reads_two_ways, (found["low"], found["high"] or "")), None)
    if doubtful is not None and unit and is_counted(unit):
        raise _refused(f"angka `{doubtful.strip()}` pada target dapat dibaca dengan dua cara", _THOUSANDS)
    return _checked(Target(low, high, unit), text)


def _unit_of(printed: str, text: str) -> str | None:
    """Return the unit behind a figure; raise where a second figure follows it, as in ``3/4`` and ``1:20``."""
    if _SEVERAL.search(printed) or (_SECOND.match(printed) and unit_of_noun(printed) is None):
        raise _refused(
            f"target `{text[:40]}` memuat beberapa angka", "tulis satu target, atau pisahkan tiap tahunnya"
        )
    printed = " ".join(_AS_SHARE.sub("", printed).split())
    if (spelled := _SPELLED.fullmatch(printed)) is not None:
        printed = spelled["unit"] or spelled["inside"]
    if _PERCENT.match(printed) or unit_of_noun(printed) == "%":
        return "%"
    return printed.strip(" .") or None


def _without_grade(text: str) -> str:
    """Return the figure of a grade that has it in brackets: ``BB (72)``; else the text."""
    found = _GRADED.fullmatch(text)
    grades = kamus.load("periksa")["target_huruf"]
    return found["figure"] if found is not None and found["grade"].strip().casefold() in grades else text


def _figure(given: object) -> Fraction:
    try:
        return to_fraction(given)
    except InputValueError as error:
        raise _refused(f"target: {error.diagnostics[0].message}") from None


def _checked(target: Target, given: object) -> Target:
    if target.bawah > target.atas:
        raise _refused(f"rentang target terbalik: {str(given)[:40]}", "tulis batas bawah lalu batas atas")
    return target


def _refused(message: str, help: str = "tulis satu angka, atau [batas bawah, batas atas]") -> InputValueError:
    return InputValueError(Diagnostic.of("IKI510", message, help=help))
