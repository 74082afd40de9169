"""One request answered: a formula, an indicator, a method, or a scale alone.

Knows: which part of the engine answers which kind, and what an answer is made of.
Must not know: streams, lines, JSON text. Nothing in a request raises: it comes back as ``galat``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from ikicalc.diagnostics import Diagnostic, IkicalcError, InputValueError
from ikicalc.diagnostics.render import error_json
from ikicalc.masukan import fold
from ikicalc.metode import (
    Aturan,
    HasilMetode,
    Metode,
    Penilaian,
    Ukuran,
    capped,
    classify,
    in_force,
    judge,
    run,
)  # fmt: skip
from ikicalc.numbers import to_fraction
from ikicalc.permintaan.output import Jawaban, answer_json
from ikicalc.permintaan.periods import Resolved, resolve
from ikicalc.permintaan.request import Permintaan, read_request, refused
from ikicalc.syntax.reading.kelas import Kelas

if TYPE_CHECKING:
    from ikicalc.catalog import Catalog, Indikator
    from ikicalc.rumus import Rumus


def compute_request(
    request: Mapping[str, object], *, catalog: Catalog | None = None, aturan: Aturan | None = None
) -> dict[str, object]:
    """Answer one request as a mapping; figures are text in plain decimal notation.

    ``catalog`` and ``aturan`` default to what ships. Never raises for what a request holds: ``status`` is
    ``galat`` then, with ``pesan`` and the findings.

    >>> answer = compute_request({"metode": "capaian/turun", "masukan": {"R": 8}, "target": 10})
    >>> answer["status"], answer["nilai"], answer["satuan"]
    ('ok', '120', '%')
    >>> compute_request({"skala": "akip", "masukan": {"nilai": 90.01}})["predikat"]
    'AA'
    """
    named = {"id": request["id"]} if isinstance(request, Mapping) and "id" in request else {}
    try:
        if not isinstance(request, Mapping):
            raise refused("permintaan harus berupa objek")
        asked = read_request(request)
        jawaban = _valued(asked, catalog, _rules(aturan))
    except IkicalcError as error:
        return named | error_json(error.diagnostics)
    jawaban = replace(jawaban, diagnostics=(*asked.findings, *jawaban.diagnostics))
    return named | answer_json(jawaban, asked.desimal)


def _rules(aturan: Aturan | None) -> Aturan:
    if aturan is not None:
        return aturan
    from ikicalc.catalog import load_aturan

    return load_aturan()[0]


def _valued(asked: Permintaan, catalog: Catalog | None, aturan: Aturan) -> Jawaban:
    """Text in place of a number is no value with a reason, as in a formula (aturan 0.3)."""
    try:
        return _answer(asked, catalog, aturan)
    except InputValueError as error:
        finding = error.diagnostics[0]
        if finding.code != "IKI403":
            raise
        name = "nilai" if asked.jenis in ("metode", "skala") else "realisasi"
        told = Jawaban(name, None, status="tanpa_nilai", alasan="masukan_bukan_angka", pesan=finding.message)
        return replace(told, diagnostics=error.diagnostics)


def _answer(asked: Permintaan, catalog: Catalog | None, aturan: Aturan) -> Jawaban:
    _look_up(asked, aturan)
    if asked.jenis == "skala":
        return _of_scale(asked, aturan)
    if asked.jenis == "metode":
        return _of_method(asked, aturan)
    if asked.jenis == "rumus":
        rumus = _parsed(asked.isi, asked.indikator, asked.satuan)
        return _of_formula(rumus, asked, _measure(asked), aturan)
    return _of_indicator(asked, catalog, aturan)


@lru_cache(maxsize=256)
def _parsed(teks: str, indikator: str | None, satuan: str | None) -> Rumus:
    """Read a formula once for the many requests that use it."""
    from ikicalc.rumus import parse

    return parse(teks, indikator=indikator, satuan=satuan)


def _look_up(asked: Permintaan, aturan: Aturan) -> None:
    """Refuse a rule that is not there even where the figure will turn out to have no value."""
    if asked.skala is not None:
        aturan.find_skala(asked.skala)
    if asked.metode_capaian is not None:
        aturan.find_metode(asked.metode_capaian)


def _measure(asked: Permintaan) -> Ukuran:
    return Ukuran(asked.target, asked.polaritas, asked.metode_capaian, asked.skala, asked.tahun)


# --- a scale alone -----------------------------------------------------------------------------------


def _of_scale(asked: Permintaan, aturan: Aturan) -> Jawaban:
    skala = aturan.find_skala(asked.isi)
    resolved = resolve(asked.masukan, asked.sampai)
    if len(resolved.masukan) > 1:
        raise refused("skala memerlukan satu masukan", 'tulis {"nilai": 90}')
    given = next(iter(resolved.masukan.values()), None)
    if given is None:
        told = Penilaian()
        told.stop(*resolved.reason("masukan_kosong", "nilai kosong"))
        return _joined(Jawaban("nilai", None), told, resolved)
    value, told = to_fraction(given), Penilaian()
    classify(skala, value, told, asked.tahun)
    return _joined(Jawaban("nilai", value), told, resolved)


# --- a method ----------------------------------------------------------------------------------------


def _of_method(asked: Permintaan, aturan: Aturan) -> Jawaban:
    metode = aturan.find_metode(asked.isi)
    resolved = resolve(asked.masukan, asked.sampai)
    takes_target = any(item.dari == "target" for item in metode.masukan)
    result = run(metode, resolved.masukan, asked.target if takes_target else None)
    findings = (*result.diagnostics, *in_force(metode.id, metode.berlaku, asked.tahun))
    steps = tuple(line.partition(". ")[2] for line in result.langkah)
    jawaban = Jawaban(
        *("nilai", None if metode.hanya_predikat else result.nilai, metode.satuan),
        langkah=(_source(metode), *steps),
        rincian=result.rincian,
        diagnostics=findings,
    )
    told = Penilaian()
    if result.nilai is None:
        told.stop(*resolved.reason(result.alasan or "", result.pesan))
        return _joined(jawaban, told, resolved)
    if takes_target:
        return _joined(*_of_achievement(jawaban, result, asked, aturan), resolved)
    return _joined(jawaban, judge(result.nilai, metode.satuan, _own_scale(asked, result), aturan), resolved)


def _of_achievement(
    jawaban: Jawaban, result: HasilMetode, asked: Permintaan, aturan: Aturan
) -> tuple[Jawaban, Penilaian]:
    """The figure of a method that takes the target is itself the achievement: the target's cap holds."""
    told = Penilaian()
    nilai = result.nilai
    if asked.target is not None and result.metode.satuan == "%":  # a cap is in percent
        nilai = capped(result, asked.target, told)
    assert nilai is not None
    if (skala := asked.skala or result.skala) is not None:
        classify(aturan.find_skala(skala), nilai, told, asked.tahun)
    return replace(jawaban, nilai=nilai), told


def _own_scale(asked: Permintaan, result: HasilMetode) -> Ukuran:
    """The scale that a method names bands its figure; one that is asked for bands the achievement."""
    measure = _measure(asked)
    if asked.skala is not None or result.skala is None:
        return measure
    return replace(measure, skala=result.skala, dasar="realisasi")


def _source(metode: Metode) -> str:
    return f"{metode.nama} ({metode.sumber}; kepastian {metode.kepastian})"


# --- a formula, and an indicator of the catalog ------------------------------------------------------


def _of_formula(rumus: Rumus, asked: Permintaan, measure: Ukuran, aturan: Aturan) -> Jawaban:
    resolved = resolve(asked.masukan, asked.sampai)
    published = _published(rumus, resolved)
    if published is not None:
        steps = ("angka dari penilai atau terbitan lain",)
        jawaban = Jawaban(
            *("realisasi", published, rumus.satuan), langkah=steps, diagnostics=rumus.diagnostics
        )
        return _joined(jawaban, judge(published, rumus.satuan, measure, aturan), resolved)
    hasil = rumus.evaluate(resolved.masukan)
    jawaban = Jawaban(
        *("realisasi", hasil.realisasi, hasil.satuan),
        langkah=tuple(line.partition(". ")[2] for line in hasil.langkah),
        diagnostics=hasil.diagnostics,
    )
    if hasil.realisasi is not None:
        return _joined(jawaban, judge(hasil.realisasi, hasil.satuan, measure, aturan), resolved)
    told = Penilaian()
    told.stop(*resolved.reason(hasil.alasan or "", hasil.pesan))
    return _joined(jawaban, told, resolved)


def _published(rumus: Rumus, resolved: Resolved) -> Fraction | None:
    """A figure that another office publishes is itself the input of its indicator (aturan 6, rujukan)."""
    names = {fold("nilai"), fold(rumus.indikator)} - {""}
    given = [value for name, value in resolved.masukan.items() if fold(name) in names]
    if rumus.kelas is not Kelas.RUJUKAN or rumus.tree is not None or len(given) != 1 or given[0] is None:
        return None
    return to_fraction(given[0])


def _of_indicator(asked: Permintaan, catalog: Catalog | None, aturan: Aturan) -> Jawaban:
    if catalog is None:
        from ikicalc.catalog import load_catalog

        catalog = load_catalog()[0]
    indikator = catalog[asked.isi]
    measure = _with_stated(_measure(asked), indikator)
    findings: tuple[Diagnostic, ...] = ()
    if measure.target is None and (measure.polaritas is not None or measure.metode is not None):
        from ikicalc.catalog import printed_target

        printed, findings = printed_target(indikator, asked.sampai, asked.tahun)
        measure = replace(measure, target=printed)
    jawaban = _of_formula(indikator.rumus, asked, measure, aturan)
    return replace(jawaban, diagnostics=(*jawaban.diagnostics, *findings))


def _with_stated(measure: Ukuran, indikator: Indikator) -> Ukuran:
    """Fill in what the catalog states of the indicator where the request is silent."""
    from ikicalc.kinerja import Polaritas

    polaritas, target = measure.polaritas, measure.target
    if polaritas is None and indikator.polaritas is not None:
        polaritas = Polaritas.read(indikator.polaritas)
    if target is not None and target.batas is None:
        target = replace(target, batas=indikator.batas_capaian)
    metode = measure.metode
    if measure.polaritas is None and metode is None:
        metode = indikator.metode_capaian
    skala = measure.skala or indikator.skala
    return replace(
        measure, target=target, polaritas=polaritas, metode=metode, skala=skala,
        dasar=indikator.dasar_predikat,
    )  # fmt: skip


# --- together ----------------------------------------------------------------------------------------


def _joined(jawaban: Jawaban, told: Penilaian, resolved: Resolved) -> Jawaban:
    return replace(
        jawaban,
        status=told.status,
        alasan=told.alasan,
        pesan=told.pesan,
        capaian=told.capaian,
        predikat=told.predikat,
        kelengkapan=resolved.kelengkapan,
        langkah=(*resolved.langkah, *jawaban.langkah, *told.langkah),
        diagnostics=(
            *jawaban.diagnostics,
            *(resolved.findings if jawaban.nilai is not None else ()),
            *told.findings,
        ),
    )
