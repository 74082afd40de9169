"""Which names in the data are which inputs of the formulas; what fits nowhere is told.

Knows: keys of names, period shifts, ways of aggregating. Must not know: figures.
A name fits by its folded spelling only: likeness makes a suggestion, never a link.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from ikicalc.catalog import ButirData, KamusData
from ikicalc.diagnostics import Diagnostic, InputValueError, NameLookupError
from ikicalc.diagnostics.suggest import suggest_sentence
from ikicalc.kinerja import AGREGASI
from ikicalc.masukan import Key, Masukan, key_of
from ikicalc.numbers import indonesian_number
from ikicalc.satuan import are_one, magnitude
from ikicalc.series.agregasi import Cara, usual_way

_PARTS = ("bulan", "triwulan", "semester")
_NO_PARTS = ("minggu", "kuartal", "caturwulan", "tribulan")


@dataclass(frozen=True, slots=True)
class Tautan:
    """An input of formulas and the name it has in the data (empty where the data lack it).

    ``agregasi`` is how its months become one figure and ``asal`` who says so. ``bagian`` is the part of a
    year by which the input is shifted (``bulan`` for *bulan lalu*), empty for whole years. ``kumulatif``:
    the data count from January on, so each month is the difference to the one before. ``satuan`` is what
    formulas take it to be counted in.
    """

    nama: str
    nama_data: str
    agregasi: str
    asal: str
    dapat_dijumlahkan: bool = True
    bagian: str = ""
    sources: tuple[
        tuple[Key, int], ...
    ] = ()  # key in the data, and the shift to apply, in order of preference
    kumulatif: bool = False
    satuan: str | None = None


@dataclass(frozen=True, slots=True)
class Pernyataan:
    """What is said of inputs by name: ways of aggregating and figures that count from January on.

    The caller's word wins over the catalog's, and that over the data dictionary's.
    """

    agregasi: Mapping[str, str] = field(default_factory=dict)
    kumulatif: Collection[str] = ()
    agregasi_katalog: Sequence[tuple[str, str]] = ()
    kumulatif_katalog: Collection[str] = ()
    kamus: KamusData | None = None

    def canonical(self, key: Key) -> Key:
        """Return one key for all the names of an entry of the data dictionary."""
        entry = self.entry(key)
        return (f"\0{entry.id}", key[1]) if entry else key

    def entry(self, key: Key) -> ButirData | None:
        """Return the entry of the data dictionary that a name belongs to, whatever its period."""
        if self.kamus is None:
            return None
        return self.kamus.find_key(key) or self.kamus.find_key((key[0], 0))


def link(
    inputs: Iterable[Masukan], spellings: Mapping[Key, str], stated: Pernyataan | None = None
) -> dict[Key, Tautan]:
    """Return the link of each input by its key; ``spellings`` are the names of the data by canonical key.

    Raises ``NameLookupError`` (IKI201) for a name that no formula has, ``InputValueError`` (IKI513) for a way
    that isn't known, and where two indicators state two ways for one input.
    """
    told = stated or Pernyataan()
    keyed: dict[Key, Masukan] = {}
    for item in inputs:
        keyed.setdefault(key_of(item.nama), item)
    ways = {base: (way, "katalog") for base, way in _of_catalog(told.agregasi_katalog, keyed).items()}
    ways |= {base: (way, "argumen") for base, way in _stated(told.agregasi, keyed).items()}
    runs_on = {_known(name, keyed) for name in (*told.kumulatif_katalog, *told.kumulatif)}
    return {
        key: _link(key, item, spellings, ways.get(key[0]), told, runs_on=key[0] in runs_on)
        for key, item in keyed.items()
    }


def unmatched(links: Mapping[Key, Tautan], spellings: Mapping[Key, str]) -> tuple[Diagnostic, ...]:
    """Return a finding (IKI810) for each name of the data that no formula uses."""
    used = {key for item in links.values() for key, _ in item.sources}
    known = [item.nama for item in links.values()]
    return tuple(
        Diagnostic.of(
            "IKI810",
            f"`{name}` di data tidak cocok dengan masukan mana pun",
            help=suggest_sentence(name, known),
        )
        for key, name in sorted(spellings.items())
        if key not in used
    )


def measured_otherwise(
    links: Mapping[Key, Tautan], stated: Iterable[tuple[str, str]], canonical: Callable[[Key], Key]
) -> tuple[dict[Key, Fraction], tuple[Diagnostic, ...]]:
    """Return by what the figures of a name are multiplied where the data state a unit of another size.

    ``stated`` pairs names of the data with units. Each other unit is a finding (IKI854), also one that can't
    be converted: its figures are taken as they are.

    >>> pad = Tautan("PAD", "PAD", "jumlah", "argumen", sources=((key_of("PAD"), 0),), satuan="rupiah")
    >>> factors, found = measured_otherwise({key_of("PAD"): pad}, [("PAD", "juta rupiah")], lambda key: key)
    >>> factors[key_of("PAD")], [item.code for item in found]
    (Fraction(1000000, 1), ['IKI854'])
    """
    used = {key: item for item in links.values() for key, _ in item.sources}
    factors: dict[Key, Fraction] = {}
    found: list[Diagnostic] = []
    for name, unit in stated:
        item = used.get(canonical(key_of(name)))
        if item is None or not item.satuan or are_one(unit, item.satuan):
            continue
        factor = magnitude(unit, item.satuan)
        if factor not in (None, 1):
            factors[key_of(name)] = factor
        found.append(_other_measure(name, unit, item.satuan, factors.get(key_of(name))))
    return factors, tuple(found)


def _other_measure(name: str, unit: str, satuan: str, factor: Fraction | None) -> Diagnostic:
    told = f"`{name}` di data bersatuan `{unit[:40]}`, sedangkan rumus menghitungnya dalam `{satuan}`; "
    if factor is None:
        hint = f"ubah angka di data ke {satuan} bila memang tertulis dalam {unit[:40]}"
        return Diagnostic.of("IKI854", f"{told}angkanya dipakai apa adanya", help=hint)
    shown = f"dikali {indonesian_number(factor)}" if factor > 1 else f"dibagi {indonesian_number(1 / factor)}"
    hint = f"betulkan satuan di data bila angkanya sudah dalam {satuan}"
    return Diagnostic.of("IKI854", f"{told}angkanya {shown}", help=hint)


def _link(  # noqa: PLR0913 - all that is said of one input
    key: Key, item: Masukan, spellings: Mapping[Key, str], way: tuple[str, str] | None, told: Pernyataan,
    *, runs_on: bool,
) -> Tautan:  # fmt: skip
    entry = told.entry(key)
    satuan = item.satuan or (entry.satuan if entry else None)
    usual = usual_way(item.nama, satuan)
    runs_on = runs_on or bool(entry and entry.kumulatif)
    agregasi, asal = way or _unstated(usual, entry, runs_on=runs_on)
    base, shift = told.canonical(key)
    sources = (((base, shift), 0), ((base, 0), shift)) if shift else (((base, 0), 0),)
    found = tuple((source, steps) for source, steps in sources if source in spellings)
    return Tautan(
        nama=item.nama,
        nama_data=spellings[found[0][0]] if found else "",
        agregasi=agregasi,
        asal=asal,
        dapat_dijumlahkan=usual.dapat_dijumlahkan,
        bagian=part_of_year(key[0]) if shift else "",
        sources=found,
        kumulatif=runs_on,
        satuan=satuan,
    )


def _unstated(usual: Cara, entry: ButirData | None, *, runs_on: bool) -> tuple[str, str]:
    if entry is not None and entry.agregasi is not None:
        return entry.agregasi, f"kamus data: {entry.id}"
    if runs_on:
        return "jumlah", "selisih angka sejak Januari"
    return usual.agregasi, usual.asal


def part_of_year(base: str) -> str:
    """Return the part of a year that a shifted name counts in; one we have no period for never applies.

    >>> part_of_year("pasien bulan ini"), part_of_year("pad")
    ('bulan', '')
    """
    return next((part for part in (*_PARTS, *_NO_PARTS) if base.endswith(f" {part} ini")), "")


def _of_catalog(catalog: Iterable[tuple[str, str]], keyed: Mapping[Key, Masukan]) -> dict[str, str]:
    """Return the ways that indicators state; two for one input would make its figure depend on the order."""
    ways: dict[str, str] = {}
    for name, way in catalog:
        base = _known(name, keyed)
        if ways.setdefault(base, way) != way:
            message = f"katalog menyebut dua agregasi untuk `{name}`: {ways[base]} dan {way}"
            raise InputValueError(Diagnostic.of("IKI513", message, help="samakan di katalog"))
    return ways


def _known(name: str, keyed: Mapping[Key, Masukan]) -> str:
    """Return the folded base name of an input; refuse one that no formula has."""
    if key_of(name)[0] not in {base for base, _ in keyed}:
        hint = suggest_sentence(name, [item.nama for item in keyed.values()])
        raise NameLookupError(Diagnostic.of("IKI201", f"nama `{name}` tidak dikenal", help=hint))
    return key_of(name)[0]


def _stated(stated: Mapping[str, str], keyed: Mapping[Key, Masukan]) -> dict[str, str]:
    for name, way in stated.items():
        _known(name, keyed)
        if way not in AGREGASI:
            hint = suggest_sentence(str(way), AGREGASI) or f"pakai salah satu dari: {', '.join(AGREGASI)}"
            message = f"agregasi `{str(way)[:40]}` tidak dikenal"
            raise InputValueError(Diagnostic.of("IKI513", message, help=hint))
    return {key_of(name)[0]: way for name, way in stated.items()}
