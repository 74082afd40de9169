"""Score bands: which band a figure lies in, and what is wrong with a set of bands.

Knows: rounding to the printed decimals, half-open bands, open ends, holes and overlaps (aturan 0.5).
Must not know: files, formulas, or any scale by name.

A scale with ``desimal`` is printed in steps (61-80, 81-100; 76,61-88,30): the figure is rounded half
up to that step first, so a band holds from its lower bound up to the next band's lower bound. A scale
without is continuous, and each band says which of its ends belongs to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from ikicalc.kinerja.pita import Pita
from ikicalc.kinerja.predikat import ContohPita, Predikat
from ikicalc.kinerja.sumber import SELALU, TANPA_SUMBER, Kepastian, Sumber, Terbit
from ikicalc.markup import card, facts, strip
from ikicalc.numbers import decimals_of, indonesian_number, round_half_up, to_fraction


@dataclass(frozen=True, slots=True)
class Skala:
    """Bands in ascending order. ``desimal`` is the number of decimals in which the bands are printed.

    >>> kolam = Skala("kolam", (Pita("Kurang", Fraction(0), Fraction(40)), Pita("Baik", Fraction(41))), 0)
    >>> kolam.classify(40.5).predikat
    'Baik'
    >>> kolam.classify(-1).status
    'di_luar_skala'
    """

    id: str
    pita: tuple[Pita, ...]
    desimal: int | None = None
    nama: str = ""
    sumber: Sumber = TANPA_SUMBER
    kepastian: Kepastian = Kepastian.TERBACA
    berlaku: Terbit = SELALU
    contoh: tuple[ContohPita, ...] = ()

    def classify(self, value: object) -> Predikat:
        """Return the band of ``value``, rounded half up to the printed decimals first.

        Takes what ``to_fraction`` takes, and raises ``InputValueError`` (IKI403) as it does.
        """
        exact = to_fraction(value)
        rounded = exact if self.desimal is None else round_half_up(exact, self.desimal)
        band = next((band for band in self.pita if band.holds(rounded)), None)
        told = self._told(exact, rounded, band)
        return Predikat(band.predikat if band else None, rounded, band, told)

    def _repr_html_(self) -> str:
        """How a notebook shows the scale: its bands as a coloured strip, low to high."""
        bands = [(band.predikat, band.written(self.desimal)) for band in self.pita]
        source = f"{self.sumber} (kepastian {self.kepastian})" if self.sumber.nomor else ""
        rounding = "" if self.desimal is None else f"dibulatkan ke {self.desimal} desimal lebih dahulu"
        return card(
            f"Skala {self.id}", strip(bands), facts({"Sumber": source, "Angka": rounding}), about=self.nama
        )

    def _told(self, exact: Fraction, rounded: Fraction, band: Pita | None) -> str:
        text = self._rounding(exact, rounded)
        if band is None:
            return f"{text} di luar semua pita skala {self.id}"
        return f"{text} masuk pita {band.written(self.desimal)} skala {self.id}: {band.predikat}"

    def _rounding(self, exact: Fraction, rounded: Fraction) -> str:
        if exact == rounded:
            return indonesian_number(exact)
        gap = self._gap(exact)
        told = f"{_shown(exact)} dibulatkan ke {self.desimal} desimal menjadi "
        return f"{gap}{told}{indonesian_number(rounded, self.desimal)};"

    def _gap(self, exact: Fraction) -> str:
        """Tell between which printed bands a figure lies that no printed band holds."""
        for low, high in pairwise(self.pita):
            if low.sampai is not None and high.dari is not None and low.sampai < exact < high.dari:
                ends = [indonesian_number(end, self.desimal) for end in (low.sampai, high.dari)]
                return f"pita tercetak berhenti di {ends[0]} dan mulai lagi di {ends[1]}; "
        return ""


@dataclass(frozen=True, slots=True)
class Cacat:
    """What is wrong between band ``nomor`` and the next (or in it): code and sentence."""

    kode: str
    nomor: int
    pesan: str


def faults(skala: Skala) -> tuple[Cacat, ...]:
    """Return the holes (IKI501), overlaps (IKI502) and unusable bounds (IKI503) of a scale.

    >>> bolong = Skala("bolong", (Pita("Kurang", Fraction(0), Fraction(60)), Pita("Baik", Fraction(71))), 0)
    >>> [(cacat.kode, cacat.pesan) for cacat in faults(bolong)]
    [('IKI501', 'tidak ada pita untuk 61 sampai 70, antara Kurang dan Baik')]
    """
    found = [cacat for nomor, band in enumerate(skala.pita) for cacat in _bounds(skala, nomor, band)]
    if found:
        return tuple(found)
    pairs = enumerate(pairwise(skala.pita))
    return tuple(cacat for nomor, (low, high) in pairs if (cacat := _joint(skala, nomor, low, high)))


def _bounds(skala: Skala, nomor: int, band: Pita) -> list[Cacat]:
    found = []
    if band.dari is not None and band.sampai is not None and band.dari > band.sampai:
        found.append(Cacat("IKI503", nomor, f"batas pita {band.predikat} terbalik: {band}"))
    for end in (band.dari, band.sampai):
        if skala.desimal is not None and end is not None and (decimals_of(end) or 0) > skala.desimal:
            written = f"batas {indonesian_number(end)} pita {band.predikat}"
            found.append(Cacat("IKI503", nomor, f"{written} lebih teliti daripada {skala.desimal} desimal"))
    return found


def _joint(skala: Skala, nomor: int, low: Pita, high: Pita) -> Cacat | None:
    """Look at the place where two neighbouring bands meet."""
    if low.sampai is None or high.dari is None:
        return Cacat("IKI502", nomor, f"pita {low.predikat} dan {high.predikat} bertumpang tindih")
    step = Fraction(0) if skala.desimal is None else Fraction(1, 10**skala.desimal)
    empty = (low.sampai + step, high.dari - step)
    if _is_hole(low, high, step):
        where = _between(*empty, skala.desimal)
        return Cacat(
            "IKI501", nomor, f"tidak ada pita untuk {where}, antara {low.predikat} dan {high.predikat}"
        )
    if high.dari < low.sampai or (high.dari == low.sampai and high.dari_termasuk and low.sampai_termasuk):
        last = low.sampai if high.sampai is None else min(low.sampai, high.sampai)
        where = _between(high.dari, last, skala.desimal)
        return Cacat("IKI502", nomor, f"{where} masuk dua pita: {low.predikat} dan {high.predikat}")
    return None


def _is_hole(low: Pita, high: Pita, step: Fraction) -> bool:
    assert low.sampai is not None
    assert high.dari is not None
    if high.dari == low.sampai and not step:
        return not low.sampai_termasuk and not high.dari_termasuk
    return high.dari > low.sampai + step


def _between(start: Fraction, end: Fraction, decimals: int | None) -> str:
    low, high = indonesian_number(start, decimals), indonesian_number(end, decimals)
    return low if start == end else f"{low} sampai {high}"


def _shown(value: Fraction) -> str:
    """Write a figure with enough decimals to see why it was rounded."""
    exact = decimals_of(value)
    return indonesian_number(value, min(exact, 6)) if exact is not None else indonesian_number(value, 6)
