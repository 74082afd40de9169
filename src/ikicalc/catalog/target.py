"""Which target of an indicator holds for which months of a year.

Knows: the target cells of an indicator, and what a yearly, quarterly or monthly target is meant for.
Must not know: figures, directions, or how a target is judged.

A target holds for the figure of exactly its months: a yearly one for the year, one that runs on
(``target_kumulatif: ya``) from January to the end of its quarter or month, one that doesn't for that quarter
or month alone. Nothing is divided by twelve or added up. One exception: a level (a percentage, an index)
has the same scale in a part of the year, so where there are yearly targets only, they are compared with the
figure from January on as well, and the row tells it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from ikicalc import kamus
from ikicalc.catalog.model import Indikator
from ikicalc.diagnostics import Diagnostic, IkicalcError, InputValueError
from ikicalc.kinerja import Periode
from ikicalc.metode import Target

TANPA_TARGET = "indikator ini tidak memuat target"
_PARTS = {"triwulan": 3, "bulan": 1}
_KEYS = ("tahun", "triwulan", "bulan", "kumulatif")


class Berlaku(NamedTuple):
    """A target and the months of the year, 1 to 12, that it is meant for; ``kolom`` is where it stands."""

    target: Target
    awal: int
    akhir: int
    kolom: str


class TargetPeriode(NamedTuple):
    """The target of some months, or None with the reason; ``pesan`` may also stand beside a target.

    ``alasan``: ``target_kosong``, ``target_periode_lain``, ``target_kumulatif_kosong``, ``target_berbeda``
    or ``target_tidak_terbaca``.
    """

    target: Target | None
    alasan: str = ""
    pesan: str = ""


@dataclass(frozen=True, slots=True)
class JadwalTarget:
    """All targets of an indicator in one year.

    ``samar`` names a column of which nobody says whether it runs on; ``findings`` tell unreadable cells;
    ``catatan`` is told beside every target.

    >>> jadwal = JadwalTarget((Berlaku(Target.read(13), 1, 12, "target"),))
    >>> jadwal.find(1, 12).target == Target.read(13), jadwal.find(1, 6).alasan
    (True, 'target_periode_lain')
    """

    berlaku: tuple[Berlaku, ...] = ()
    samar: str = ""
    findings: tuple[Diagnostic, ...] = ()
    catatan: str = ""

    @property
    def only_yearly(self) -> bool:
        """Whether there is a target for the year and none for a part of it."""
        spans = {(item.awal, item.akhir) for item in self.berlaku}
        return spans == {(1, 12)} and not self.samar

    def find(self, awal: int, akhir: int, *, tingkat: bool = False) -> TargetPeriode:
        """Return the target of the months ``awal`` to ``akhir``; ``tingkat``: the figure is a level."""
        found = self._found(awal, akhir, tingkat=tingkat)
        if found.target is None or not self.catatan:
            return found
        return found._replace(pesan="; ".join(filter(None, (found.pesan, self.catatan))))

    def _found(self, awal: int, akhir: int, *, tingkat: bool) -> TargetPeriode:
        exact = [item for item in self.berlaku if (item.awal, item.akhir) == (awal, akhir)]
        if exact:
            return _agreed(exact)
        if self.findings:
            return TargetPeriode(None, "target_tidak_terbaca", self.findings[0].message)
        if tingkat and awal == 1 and self.only_yearly:
            found = _agreed(self.berlaku)
            return found._replace(pesan=found.pesan or "target setahun, dibandingkan sejak Januari")
        if self.samar:
            message = f"`{self.samar}` tidak menyebut apakah dihitung sejak Januari"
            return TargetPeriode(None, "target_kumulatif_kosong", message)
        if not self.berlaku:
            return TargetPeriode(None, "target_kosong", TANPA_TARGET)
        shown = "; ".join(f"{item.target} untuk bulan {_months(item)}" for item in self.berlaku[:4])
        more = "; ..." if len(self.berlaku) > 4 else ""
        return TargetPeriode(None, "target_periode_lain", f"target hanya {shown}{more}")


def schedule(indikator: Indikator, tahun: int | None = None) -> JadwalTarget:
    """Return the targets that the catalog states for an indicator in ``tahun``.

    >>> kolam = Indikator("contoh/1", "contoh", "Kolam", target="13 kolam", target_tahunan=((2025, "15"),))
    >>> [str(schedule(kolam, tahun).find(1, 12).target) for tahun in (2024, 2025)]
    ['13 kolam', '15']
    """
    of_years = dict(indikator.target_tahunan)
    yearly = of_years.get(tahun or 0, indikator.target)
    built = _Building(indikator.target_kumulatif, indikator.batas_capaian, indikator.target_tertinggi)
    built.add("target", yearly, 1, 12)
    built.parts("triwulan", indikator.target_triwulan)
    built.parts("bulan", indikator.target_bulanan)
    printed = indikator.tahun_dokumen
    if tahun is not None and printed not in (None, tahun) and tahun not in of_years:
        return replace(built.done(), catatan=f"target dari dokumen tahun {printed}")
    return built.done()


def given_schedule(given: object, indikator: Indikator) -> JadwalTarget:
    """Return the targets that a caller gives in place of the catalog's.

    ``given`` is what ``Target.read`` takes, for the year, or a mapping with ``tahun``, ``triwulan`` (four),
    ``bulan`` (twelve) and ``kumulatif`` (true or false). Raises ``InputValueError`` (IKI510).

    >>> kolam = Indikator("contoh/1", "contoh", "Kolam", batas_capaian=Fraction(120))
    >>> given_schedule({"triwulan": [1, 2, 3, 4], "kumulatif": True}, kolam).find(1, 6).target.batas
    Fraction(120, 1)
    """
    parts = given if isinstance(given, Mapping) and "nilai" not in given else {"tahun": given}
    if unknown := [key for key in parts if key not in _KEYS]:
        message = f"target memuat `{str(unknown[0])[:40]}`"
        raise InputValueError(
            Diagnostic.of("IKI510", message, help=f"isi target: nilai, atau {', '.join(_KEYS)}")
        )
    runs_on = parts.get("kumulatif", indikator.target_kumulatif)
    if runs_on is not None and not isinstance(runs_on, bool):
        raise InputValueError(Diagnostic.of("IKI510", "`kumulatif` pada target harus true atau false"))
    built = _Building(runs_on, indikator.batas_capaian, indikator.target_tertinggi)
    built.add("target", parts.get("tahun"), 1, 12)
    for name, length in _PARTS.items():
        built.parts(name, _listed(parts.get(name), name, 12 // length))
    if built.findings:
        raise InputValueError(*built.findings)
    return built.done()


def is_level(satuan: str | None) -> bool:
    """Tell whether figures of a unit are levels, which mean the same in a part of the year.

    >>> is_level("%"), is_level("laporan")
    (True, False)
    """
    return satuan in _levels()


@cache
def _levels() -> frozenset[str]:
    return frozenset(kamus.load("agregasi")["tidak_dijumlahkan"]["satuan"])


def printed_target(
    indikator: Indikator, sampai: Periode | None = None, tahun: int | None = None
) -> tuple[Target | None, tuple[Diagnostic, ...]]:
    """Return the catalog's target from January to the end of a period, and what is wrong with its text.

    A target that holds only for other months is told as a finding (IKI520).

    >>> from ikicalc.catalog import load_catalog
    >>> catalog, _ = load_catalog()
    >>> str(printed_target(catalog["rejoso-2021/105"], Periode.read("T2"))[0])
    '50'
    """
    targets = schedule(indikator, tahun)
    found = targets.find(1, sampai.bulan if sampai else 12, tingkat=is_level(indikator.rumus.satuan))
    if found.target is not None or found.alasan in ("target_kosong", "target_tidak_terbaca"):
        return found.target, targets.findings
    hint = "sebut target untuk periode itu"
    return None, (*targets.findings, Diagnostic.of("IKI520", found.pesan, help=hint))


@dataclass(slots=True)
class _Building:
    """Targets being read: what cannot be read is a finding, the others go on."""

    runs_on: bool | None
    cap: Fraction | None
    highest: bool
    berlaku: list[Berlaku] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    samar: str = ""

    def add(self, column: str, given: object, first: int, last: int) -> None:
        if given is None or (isinstance(given, str) and not given.strip()):
            return
        try:
            target = Target.read(given)
        except IkicalcError as error:
            self.findings += error.diagnostics
            return
        cap = self.cap if target.batas is None else target.batas
        target = replace(target, batas=cap, tertinggi=target.tertinggi or self.highest)
        self.berlaku.append(Berlaku(target, first, last, column))

    def parts(self, name: str, given: Sequence[object]) -> None:
        """Add the targets of quarters or months; only the first is the same whether or not they run on."""
        length = _PARTS[name]
        column = f"target_{name}an" if name == "bulan" else f"target_{name}"
        for number, value in enumerate(given[:1] if self.runs_on is None else given):
            first = 1 if self.runs_on else number * length + 1
            self.add(column, value, first, (number + 1) * length)
        if given and self.runs_on is None:
            self.samar = column

    def done(self) -> JadwalTarget:
        return JadwalTarget(tuple(self.berlaku), self.samar, tuple(self.findings))


def _listed(given: object, name: str, count: int) -> Sequence[object]:
    if given is None:
        return ()
    if not isinstance(given, list | tuple) or len(given) != count:
        message = f"target `{name}` harus berupa daftar {count} isi"
        raise InputValueError(Diagnostic.of("IKI510", message, help="tanpa target ditulis None"))
    return given


def _agreed(found: Sequence[Berlaku]) -> TargetPeriode:
    """Return the one target of some months; two that differ are both told and neither is taken."""
    if all(item.target == found[0].target for item in found):
        return TargetPeriode(found[0].target)
    shown = " dan ".join(f"{item.target} (`{item.kolom}`)" for item in _different(found))
    return TargetPeriode(None, "target_berbeda", f"dua target untuk periode ini: {shown}")


def _different(found: Iterable[Berlaku]) -> list[Berlaku]:
    return list({item.target: item for item in found}.values())


def _months(item: Berlaku) -> str:
    return str(item.awal) if item.awal == item.akhir else f"{item.awal} sampai {item.akhir}"
