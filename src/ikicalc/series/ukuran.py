"""By what each indicator is judged: what its catalog states, what the caller gives, and which of them wins.

Knows: the order of those who say it; which target holds for a period. Must not know: any figure or formula.
A mapping by indicator id is the caller's own word on that indicator and wins over the catalog; one value for
all, or the entry ``*`` of a mapping, fills in where the catalog is silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from ikicalc.catalog import Indikator, JadwalTarget, given_schedule, is_level, schedule
from ikicalc.diagnostics import Diagnostic, InputValueError, NameLookupError
from ikicalc.diagnostics.suggest import suggest_sentence
from ikicalc.kinerja import Polaritas
from ikicalc.metode import Aturan, Ukuran
from ikicalc.series.windows import Window

_T = TypeVar("_T")
SEMUA = "*"  # in a mapping by indicator id: all that it does not name


@dataclass(frozen=True, slots=True)
class Acuan:
    """What the caller gives to judge by: each one value for all, or a mapping by indicator id."""

    polaritas: object = None
    metode_capaian: object = None
    skala: object = None
    target: object = None

    def check(self, indikator: Iterable[Indikator]) -> None:
        """Refuse an id that no indicator has: ``NameLookupError`` (IKI606) with a suggestion."""
        known = [item.id for item in indikator]
        for given in (self.polaritas, self.metode_capaian, self.skala, self.target):
            if isinstance(given, Mapping) and _by_id(given):
                for unknown in [str(item) for item in given if item not in (*known, SEMUA)]:
                    message = f"id indikator `{unknown[:60]}` tidak ada di katalog"
                    hint = suggest_sentence(unknown, known)
                    raise NameLookupError(Diagnostic.of("IKI606", message, help=hint))


@dataclass(frozen=True, slots=True)
class UkuranPeriode:
    """What holds for one indicator in one period; without a target ``alasan`` and ``pesan`` say why."""

    ukuran: Ukuran
    alasan: str = ""
    pesan: str = ""


@dataclass(frozen=True, slots=True)
class UkuranIndikator:
    """By what one indicator is judged in a year. ``skala_sendiri``: the scale is stated for it alone.

    >>> kolam = Indikator("contoh/1", "contoh", "Kolam", target="13 kolam", polaritas="naik")
    >>> ukuran = measure(kolam, Acuan(), Aturan(), 2024)
    >>> str(ukuran.at(Window("tahun", "Y", 1, 12), "kolam").ukuran.target)
    '13 kolam'
    >>> ukuran.at(Window("bulan", "B1", 1, 1), "kolam").alasan
    'target_periode_lain'
    """

    jadwal: JadwalTarget
    polaritas: Polaritas | None = None
    metode: str | None = None
    skala: str | None = None
    skala_sendiri: bool = False
    dasar: str | None = None
    tahun: int | None = None
    cacat: Diagnostic | None = None

    def at(self, window: Window, satuan: str | None) -> UkuranPeriode:
        """Return what holds for a period. Without a target a scale for all has nothing to band."""
        if self.cacat is not None:
            return UkuranPeriode(Ukuran(), "aturan_tidak_ada", self.cacat.message)
        found = self.jadwal.find(window.awal, window.akhir, tingkat=is_level(satuan))
        target, alasan, pesan = found
        if target is not None and self.metode is None and self.polaritas is None:
            target, alasan = None, "polaritas_kosong"
            pesan = f"target {found.target}, tetapi polaritas belum disebut"
        own = self.skala_sendiri and not self.jadwal.berlaku and not self.jadwal.samar
        bands = target is not None or own or self.dasar == "realisasi"
        skala = self.skala if bands else None
        ukuran = Ukuran(target, self.polaritas, self.metode, skala, self.tahun, self.dasar)
        return UkuranPeriode(ukuran, alasan, pesan)


def measure(indikator: Indikator, acuan: Acuan, aturan: Aturan, tahun: int) -> UkuranIndikator:
    """Return by what an indicator is judged in ``tahun``.

    Raises ``NameLookupError`` for a method or scale of the caller's that isn't there, ``InputValueError``
    for a word or a target that can't be read; both are looked up here, once, not at the first figure.
    """
    polaritas = _chosen(acuan.polaritas, indikator.id, indikator.polaritas)
    metode = _chosen(acuan.metode_capaian, indikator.id, indikator.metode_capaian)
    if _own(acuan.polaritas, indikator.id) and not _own(acuan.metode_capaian, indikator.id):
        metode = None  # the caller names a direction for this indicator: its method is meant
    skala = _chosen(acuan.skala, indikator.id, indikator.skala)
    return UkuranIndikator(
        jadwal=_targets(acuan.target, indikator, tahun),
        polaritas=None if polaritas is None else Polaritas.read(polaritas),
        metode=None if metode is None else _text(metode, "metode_capaian"),
        skala=None if skala is None else _text(skala, "skala"),
        skala_sendiri=_own(acuan.skala, indikator.id)
        or (indikator.skala is not None and "skala" not in indikator.bawaan),
        dasar=indikator.dasar_predikat,
        tahun=tahun,
        cacat=_unknown_rule(metode, indikator.metode_capaian, aturan.find_metode)
        or _unknown_rule(skala, indikator.skala, aturan.find_skala),
    )


def _unknown_rule(id: object, stated: str | None, find: Callable[[str], object]) -> Diagnostic | None:
    """Look a rule up; one that the catalog names in vain stops its indicator only, not the others."""
    try:
        if id is not None:
            find(str(id))
    except NameLookupError as error:
        if id != stated:
            raise
        return error.diagnostics[0]
    return None


def _targets(given: object, indikator: Indikator, tahun: int) -> JadwalTarget:
    stated = schedule(indikator, tahun)
    if _own(given, indikator.id):
        assert isinstance(given, Mapping)
        return given_schedule(given[indikator.id], indikator)
    for_all = _for_all(given)
    if for_all is None or stated.berlaku or stated.samar or stated.findings:
        return stated
    return given_schedule(for_all, indikator)


def _chosen(given: object, id: str, stated: _T | None) -> object:
    if _own(given, id):
        assert isinstance(given, Mapping)
        return given[id]
    return stated if stated is not None else _for_all(given)


def _for_all(given: object) -> object:
    if not _by_id(given):
        return given
    assert isinstance(given, Mapping)
    return given.get(SEMUA)


def _own(given: object, id: str) -> bool:
    return _by_id(given) and id in given  # type: ignore[operator]


def _by_id(given: object) -> bool:
    """A mapping is by indicator id; a target for all may be a mapping too, told by its keys."""
    return isinstance(given, Mapping) and not (set(given) & _TARGET_KEYS)


_TARGET_KEYS = frozenset({"nilai", "batas", "tertinggi", "tahun", "triwulan", "bulan", "kumulatif"})


def _text(given: object, name: str) -> str:
    if not isinstance(given, str):
        raise InputValueError(Diagnostic.of("IKI516", f"`{name}` harus berupa teks"))
    return given
