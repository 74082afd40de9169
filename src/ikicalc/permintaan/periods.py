"""Inputs given by month or quarter, turned into one figure each before the formula is applied.

Knows: the shape ``{"bulan": [...], "agregasi": ...}`` and completeness. Must not know: formulas.
Aggregate first, then the formula: a ratio of sums, never a mean of ratios (aturan 0.4).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from ikicalc.diagnostics import Diagnostic, InputValueError
from ikicalc.kinerja import AGREGASI, Agregat, Deret, Isi, Periode, told_last, told_uneven
from ikicalc.kinerja.periode import PER_TAHUN, SETAHUN
from ikicalc.numbers import indonesian_number, to_fraction

_EMPTY = ("", "-", "n/a")
_WARNED = {"jumlah": told_uneven, "akhir": told_last}


@dataclass(frozen=True, slots=True)
class Resolved:
    """Inputs as plain figures; ``kosong`` names those without any value in the period.

    ``terbelah`` says which figure of a quarter would have to be split, empty where none; ``findings`` hold
    for a figure that is made of the inputs.
    """

    masukan: dict[str, object]
    kosong: tuple[str, ...] = ()
    terbelah: str = ""
    kelengkapan: str | None = None
    langkah: tuple[str, ...] = ()
    findings: tuple[Diagnostic, ...] = ()

    def reason(self, alasan: str, pesan: str) -> tuple[str, str]:
        """Return why there is no figure: an input that is missing for its period has that reason."""
        if alasan != "masukan_kosong" or not (self.terbelah or self.kosong):
            return alasan, pesan
        return ("rentang_lebih_panjang", self.terbelah) if self.terbelah else ("periode_kosong", pesan)


def resolve(masukan: Mapping[str, object], sampai: Periode | None) -> Resolved:
    """Aggregate every input given by period; raise ``InputValueError`` (IKI403, IKI513) with its name.

    Completeness is that of the input with most gaps.

    >>> from ikicalc.kinerja import Periode
    >>> resolve({"x": {"triwulan": [5, 5, 5, 85], "agregasi": "jumlah"}}, Periode.read("T2")).kelengkapan
    '2/2'
    """
    period = sampai or SETAHUN
    series = {name: _series(name, value) for name, value in masukan.items() if isinstance(value, Mapping)}
    found = {name: item.until(period) for name, item in series.items()}
    plain = {name: found[name].nilai if name in found else value for name, value in masukan.items()}
    worst = min(found.values(), key=_share, default=None)
    return Resolved(
        masukan=plain,
        kosong=tuple(name for name, item in found.items() if item.nilai is None),
        terbelah=next((_split(name, period) for name, item in found.items() if item.terbelah), ""),
        kelengkapan=worst.kelengkapan if worst else None,
        langkah=tuple(_told(name, series[name], item, period) for name, item in found.items()),
        findings=_uneven(series, found, period),
    )


def _split(name: str, period: Periode) -> str:
    return f"{name}: angka triwulan tidak dibagi ke bulan-bulannya, jadi tidak ada angka s.d. {period}"


def _uneven(
    series: Mapping[str, Deret], found: Mapping[str, Agregat], period: Periode
) -> tuple[Diagnostic, ...]:
    """Warn of sums, and of last values, that don't rest on the same months (IKI406)."""
    held = {way: list[Isi]() for way in _WARNED}
    for name, item in found.items():
        if (way := series[name].agregasi) in held:
            held[way].append(Isi(name, len(item.bulan), period.bulan, item.bulan))
    hint = "lengkapi bulan yang kosong, atau pilih `sampai` yang bulannya terisi semua"
    sentences = [tell(held[way]) for way, tell in _WARNED.items()]
    return tuple(Diagnostic.of("IKI406", told, help=hint) for told in sentences if told)


def _share(item: Agregat) -> tuple[Fraction, int]:
    return (Fraction(item.ada, item.wajib) if item.wajib else Fraction(0), item.wajib)


def _told(name: str, series: Deret, item: Agregat, period: Periode) -> str:
    shown = "tanpa nilai" if item.nilai is None else indonesian_number(item.nilai)
    counted = "bulan" if item.wajib == period.bulan else series.jenis
    return f"{name} s.d. {period}, {series.agregasi} dari {item.ada} {counted}: {shown}"


def _series(name: str, given: Mapping[str, object]) -> Deret:
    kinds = [kind for kind in PER_TAHUN if kind in given]
    unknown = [key for key in given if key not in (*PER_TAHUN, "agregasi")]
    if len(kinds) != 1 or unknown:
        hint = 'tulis {"bulan": [...], "agregasi": "jumlah"} atau {"triwulan": [...], "agregasi": ...}'
        raise _refused(f"masukan `{name}` berupa objek yang tidak dikenal", hint)
    kind = kinds[0]
    agregasi = given.get("agregasi")
    if agregasi not in AGREGASI:
        told = "tidak menyebut agregasi" if agregasi is None else f"menyebut agregasi `{str(agregasi)[:40]}`"
        raise _refused(f"masukan `{name}` {told}", f"pakai salah satu dari: {', '.join(AGREGASI)}")
    values = given[kind]
    if not isinstance(values, list | tuple) or len(values) > PER_TAHUN[kind]:
        most = PER_TAHUN[kind]
        raise _refused(f"`{kind}` pada masukan `{name}` harus berupa daftar, paling banyak {most} isi")
    figures = tuple(_figure(name, kind, number, value) for number, value in enumerate(values, start=1))
    return Deret(figures, kind, str(agregasi))


def _figure(name: str, kind: str, number: int, value: object) -> Fraction | None:
    if value is None or (isinstance(value, str) and value.strip().casefold() in _EMPTY):
        return None
    try:
        return to_fraction(value)
    except InputValueError as error:
        cause = error.diagnostics[0]
        message = f"{name}, {kind} {number}: {cause.message}"
        raise InputValueError(Diagnostic.of("IKI403", message, help=cause.help)) from None


def _refused(message: str, help: str = "") -> InputValueError:
    return InputValueError(Diagnostic.of("IKI513", message, help=help))
