"""What was given for a method, taken as its inputs want it.

Knows: kinds of input, bounds, defaults, spellings of a name. Must not know: formulas, steps, scales.
A value of the wrong kind is refused with its place in the list; a missing one is no value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from ikicalc.diagnostics import Diagnostic, InputValueError
from ikicalc.diagnostics.suggest import suggest_sentence
from ikicalc.masukan import fold
from ikicalc.metode.model import Jenis, MasukanMetode, Metode, count_name
from ikicalc.metode.target import Target
from ikicalc.numbers import indonesian_number, to_fraction

Items = tuple[Fraction | None, ...]
Columns = tuple[Items, ...]
Value = Fraction | Items | None

_LISTS = (Jenis.DAFTAR, Jenis.TABEL, Jenis.ANGKA_ATAU_DAFTAR)
_TRUTH = {"ya": 1, "true": 1, "benar": 1, "1": 1, "tidak": 0, "false": 0, "salah": 0, "0": 0}
_EMPTY = ("", "-", "n/a")


@dataclass(slots=True)
class Given:
    """The values of a method by formula name, and what there is to tell about them.

    ``values`` holds figures and lists, ``tables`` tables by columns, ``gaps`` the inputs in which an
    item is missing that must not be (with the sentence), ``told`` the defaults taken.
    """

    values: dict[str, Value] = field(default_factory=dict)
    tables: dict[str, Columns] = field(default_factory=dict)
    gaps: dict[str, str] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)

    def put(self, name: str, value: Value) -> None:
        """Set a figure or a list, and with a list how many items it has."""
        self.values[name] = value
        if isinstance(value, tuple):
            self.values[count_name(name)] = Fraction(len(value))


def take(metode: Metode, given: Mapping[str, object], target: Target | None = None) -> Given:
    """Return the inputs of ``metode``; raise ``InputValueError`` (IKI403, 509, 510) for unusable ones.

    An unknown name is a finding (IKI201); a name given twice under two spellings is refused (IKI207).
    """
    taken = Given()
    found = _matched(metode, given, taken)
    for item in metode.semua_masukan:
        value = found.get(item.nama)
        if item.dari == "target" and value is None and target is not None:
            _put_target(item, target, taken)
        elif not _is_empty(value):
            _put(item, value, taken)
        elif item.bawaan is not None:
            source = f" ({item.sumber_bawaan})" if item.sumber_bawaan else ""
            taken.told.append(f"{item.nama} = {_shown_default(item)}, nilai bawaan{source}")
            taken.put(item.nama, item.bawaan)
    return taken


def _shown_default(item: MasukanMetode) -> str:
    assert item.bawaan is not None
    if item.jenis is Jenis.YA_TIDAK:
        return "ya" if item.bawaan else "tidak"
    return indonesian_number(item.bawaan)


def _matched(metode: Metode, given: Mapping[str, object], taken: Given) -> dict[str, object]:
    """Return the given values by input name; spellings fold, ``_`` is a space."""
    spellings = {_fold(name): item for item in metode.semua_masukan for name in (item.nama, *item.alias)}
    found: dict[str, object] = {}
    for name, value in given.items():
        item = spellings.get(_fold(str(name)))
        if item is None:
            taken.findings.append(_unknown(str(name), metode))
        elif item.nama in found:
            message = f"masukan `{item.nama}` diberikan dua kali"
            raise InputValueError(Diagnostic.of("IKI207", message, help="berikan satu nilai saja"))
        else:
            found[item.nama] = value
    return found


def _fold(name: str) -> str:
    return fold(name.replace("_", " "))


def _unknown(name: str, metode: Metode) -> Diagnostic:
    known = [item.nama for item in metode.semua_masukan]
    hint = suggest_sentence(name, known) or f"masukan metode ini: {', '.join(known)}"
    return Diagnostic.of("IKI201", f"nama `{name[:60]}` tidak dikenal metode {metode.id}", help=hint)


def _put_target(item: MasukanMetode, target: Target, taken: Given) -> None:
    if item.jenis is Jenis.YA_TIDAK:  # "is the target the highest attainable?"
        taken.put(item.nama, Fraction(target.tertinggi))
    elif item.jenis is Jenis.RENTANG:
        taken.put(f"{item.nama} bawah", target.bawah)
        taken.put(f"{item.nama} atas", target.atas)
    elif target.is_range:
        message = f"target berupa rentang, {target}; metode ini memerlukan satu angka"
        hint = "pakai polaritas rentang, atau tulis satu angka"
        raise InputValueError(Diagnostic.of("IKI510", message, help=hint))
    else:
        taken.put(item.nama, target.bawah)


def _put(item: MasukanMetode, value: object, taken: Given) -> None:
    if item.jenis is Jenis.RENTANG:
        _put_target(item, Target.read(value), taken)
    elif item.jenis is Jenis.TABEL:
        taken.tables[item.nama] = _columns(item, value, taken)
        taken.values[count_name(item.nama)] = Fraction(len(taken.tables[item.nama]))
    elif isinstance(value, list | tuple):
        taken.put(item.nama, _items(item, value, taken))
    elif item.jenis is Jenis.DAFTAR:
        raise _refused(item, f"`{item.nama}` harus berupa daftar angka", "tulis [4, 3, 4]")
    else:
        taken.put(item.nama, _figure(item, value, item.nama))


def _items(item: MasukanMetode, values: Sequence[object], taken: Given) -> Items:
    if item.jenis not in _LISTS:
        raise _refused(item, f"`{item.nama}` harus berupa satu angka, bukan daftar")
    items = []
    for number, value in enumerate(values, start=1):
        empty = _is_empty(value)
        if empty and not item.boleh_kosong:
            taken.gaps.setdefault(
                item.nama, f"masukan kosong: {item.nama}, isi ke-{number}{_label(item, number)}"
            )
        items.append(None if empty else _figure(item, value, f"{item.nama}, isi ke-{number}"))
    return tuple(items)


def _columns(item: MasukanMetode, rows: object, taken: Given) -> Columns:
    """Read a table of rows and return its columns; every row has as many cells as the first."""
    if (
        not isinstance(rows, list | tuple)
        or not rows
        or not all(isinstance(row, list | tuple) for row in rows)
    ):
        raise _refused(item, f"`{item.nama}` harus berupa tabel: daftar baris", "tulis [[4, 3], [3, 4]]")
    for number, row in enumerate(rows, start=1):
        if len(row) != len(rows[0]):
            told = f"baris ke-{number} {item.nama} memuat {len(row)} isi, baris pertama {len(rows[0])}"
            raise _refused(item, told, "isi yang tidak dijawab ditulis null")
    cells = [[_cell(item, value, y, x) for x, value in enumerate(row, 1)] for y, row in enumerate(rows, 1)]
    if not item.boleh_kosong and any(cell is None for row in cells for cell in row):
        taken.gaps.setdefault(item.nama, f"masukan kosong: ada isi {item.nama} yang kosong")
    return tuple(zip(*cells, strict=True))


def _cell(item: MasukanMetode, value: object, row: int, column: int) -> Fraction | None:
    where = f"{item.nama}, baris ke-{row}, kolom ke-{column}"
    return None if _is_empty(value) else _figure(item, value, where)


def _figure(item: MasukanMetode, value: object, where: str) -> Fraction:
    if item.jenis is Jenis.PILIHAN:
        return _choice(item, value)
    if item.jenis is Jenis.YA_TIDAK:
        return _truth(item, value)
    try:
        figure = to_fraction(value)
    except InputValueError as error:
        told = Diagnostic.of(
            "IKI403", f"{where}: {error.diagnostics[0].message}", help=error.diagnostics[0].help
        )
        raise InputValueError(told) from None
    low, high = item.minimum, item.maksimum
    if (low is not None and figure < low) or (high is not None and figure > high):
        raise _refused(item, f"{where}: {indonesian_number(figure)} di luar {_range(item)}")
    return figure


def _range(item: MasukanMetode) -> str:
    if item.minimum is None:
        return f"batas, paling besar {indonesian_number(item.maksimum or Fraction(0))}"
    if item.maksimum is None:
        return f"batas, paling kecil {indonesian_number(item.minimum)}"
    return f"{indonesian_number(item.minimum)} sampai {indonesian_number(item.maksimum)}"


def _choice(item: MasukanMetode, value: object) -> Fraction:
    wanted = _fold(str(value))
    for word, figure in item.pilihan:
        if _fold(word) == wanted:
            return figure
    words = [word for word, _ in item.pilihan]
    raise _refused(
        item, f"`{str(value)[:40]}` bukan isi {item.nama}", f"pakai salah satu dari: {', '.join(words)}"
    )


def _truth(item: MasukanMetode, value: object) -> Fraction:
    word = str(value).strip().casefold()
    if word in _TRUTH:
        return Fraction(_TRUTH[word])
    raise _refused(
        item, f"`{item.nama}` dijawab ya atau tidak, bukan `{str(value)[:40]}`", "tulis true atau false"
    )


def _label(item: MasukanMetode, number: int) -> str:
    return f" ({item.label[number - 1]})" if number <= len(item.label) else ""


def _is_empty(value: object) -> bool:
    return (
        value is None or (isinstance(value, str) and value.strip().casefold() in _EMPTY) or value in ([], ())
    )


def _refused(item: MasukanMetode, message: str, help: str = "") -> InputValueError:
    meaning = f"{item.nama}: {item.arti}" if item.arti else ""
    return InputValueError(Diagnostic.of("IKI509", message, help=help or meaning))
