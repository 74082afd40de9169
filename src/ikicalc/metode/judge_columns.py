"""Whole columns of figures judged: achievement against one target, and the band of each.

Knows: the same order as ``judge`` (figure, achievement, cap, scale), for all rows at once.
Must not know: any formula or band by heart, periods, how columns are held.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ikicalc.backends.kolom import Kolom
from ikicalc.backends.program import compile_columns
from ikicalc.backends.skala import OUTSIDE, banded, bands_used
from ikicalc.diagnostics import Diagnostic, InputValueError
from ikicalc.kinerja import Skala
from ikicalc.metode.aturan import Aturan
from ikicalc.metode.judge import (
    Ukuran,
    by_heart,
    in_force,
    in_unit_of,
    measures_another,
    method_of,
    other_unit,
    realisasi_of,
    share_for_percent,
)
from ikicalc.metode.kolom import Alasan, HasilKolom, run_columns
from ikicalc.metode.target import Target
from ikicalc.syntax.tree import Call, Name, Number


@dataclass(slots=True)
class PenilaianKolom:
    """What became of a column of figures.

    ``capaian`` is None where nothing is to be achieved; its causes are places in ``alasan``, from 1.
    ``pita`` is the place of each row's band in ``skala``, -1 outside all of them, None without a scale.
    """

    capaian: Kolom | None = None
    alasan: list[Alasan] = field(default_factory=list)
    skala: Skala | None = None
    pita: Kolom | None = None
    findings: list[Diagnostic] = field(default_factory=list)


def judge_columns(nilai: Kolom, satuan: str | None, ukuran: Ukuran, aturan: Aturan) -> PenilaianKolom:
    """Return achievements and bands of figures; raise ``NameLookupError`` for an unknown rule.

    >>> from fractions import Fraction
    >>> from ikicalc.catalog import load_aturan
    >>> ukuran = Ukuran(Target.read(80), metode="capaian/naik", skala="peringkat-kinerja")
    >>> told = judge_columns(Kolom.of([Fraction(75), Fraction(8)]), "%", ukuran, load_aturan()[0])
    >>> [told.skala.pita[int(place)].predikat for place in told.pita.values()]
    ['Sangat Tinggi', 'Sangat Rendah']
    """
    told = PenilaianKolom()
    if ukuran.target is not None:
        _achieve(nilai, satuan, ukuran, aturan, told)
    figures = nilai if ukuran.menilai_realisasi else told.capaian
    if ukuran.skala is not None and figures is not None:
        _classify(aturan.find_skala(ukuran.skala), figures, ukuran.tahun, told)
    return told


def _achieve(nilai: Kolom, satuan: str | None, ukuran: Ukuran, aturan: Aturan, told: PenilaianKolom) -> None:
    target = ukuran.target
    assert target is not None
    metode = method_of(ukuran, aturan)
    told.findings += (
        *other_unit(target, satuan),
        *share_for_percent(ukuran, satuan),
        *in_force(metode.id, metode.berlaku, ukuran.tahun),
    )
    if measures_another(target, satuan):
        told.alasan, told.capaian = [Alasan("satuan_target_lain", told.findings[0].message)], Kolom.missing(1)
        return
    target = in_unit_of(target, satuan)
    try:
        result = run_columns(metode, realisasi_of(metode), nilai, target)
    except InputValueError as error:
        finding = error.diagnostics[0]
        result = HasilKolom(Kolom.missing(1), [Alasan("target_tidak_cocok", finding.message)], [finding])
    told.alasan, told.capaian = result.alasan, _capped(result.kolom, target)
    told.findings += result.findings


def _capped(capaian: Kolom, target: Target) -> Kolom:
    if target.batas is None:
        return capaian
    cap = compile_columns(Call("min", (Name("capaian"), Number(target.batas))))
    found = cap.run({"capaian": capaian}).kolom
    return Kolom(found.atas, found.bawah, capaian.sebab)


def _classify(skala: Skala, figures: Kolom, tahun: int | None, told: PenilaianKolom) -> None:
    told.skala, told.pita = skala, banded(skala, figures)
    told.findings += in_force(skala.id, skala.berlaku, tahun)
    places = bands_used(told.pita)
    for place in places:
        told.findings += by_heart(skala, skala.pita[place]) if place != OUTSIDE else ()
    if OUTSIDE in places:
        message = f"ada angka di luar semua pita skala {skala.id}"
        told.findings.append(Diagnostic.of("IKI506", message, help="periksa angka dan skalanya"))
