"""Every method and scale that ships: its examples run, its misprints are misprints, its source is told."""

from __future__ import annotations

import pytest

from ikicalc.catalog import load_aturan
from ikicalc.metode import Contoh, Metode, Target, run
from ikicalc.numbers import plain

ATURAN, FINDINGS = load_aturan()
REQUIRED = {
    *("skm-permenpanrb-14-2017", "skm-kepmenpan-25-2004"),
    *(f"skp-2013/{aspek}" for aspek in ("kuantitas", "kualitas", "waktu", "biaya", "nilai")),
    *("prestasi-kerja-2011", "prestasi-kerja-2019", "predikat-2022", "kehadiran-240"),
    *(f"iki-2021/{bagian}" for bagian in ("capaian-normal", "capaian-khusus", "nilai")),
    *("capaian/naik", "capaian/turun", "capaian/turun-rasio"),
    *(f"capaian/kemenkeu-{arah}" for arah in ("maximize", "minimize", "stabilize")),
}
EXAMPLES = [(metode, contoh) for metode in ATURAN.metode.values() for contoh in metode.contoh]


def name(value: object) -> str:
    return value.id if isinstance(value, Metode) else getattr(value, "sumber", "")


def test_all_methods_ship_without_a_finding() -> None:
    assert FINDINGS == ()
    assert set(ATURAN.metode) >= REQUIRED


@pytest.mark.parametrize(("metode", "contoh"), EXAMPLES, ids=name)
def test_example_recomputes(metode: Metode, contoh: Contoh) -> None:
    target = None if contoh.target is None else Target.read(contoh.target)
    hasil = run(metode, dict(contoh.masukan), target)
    assert hasil.nilai is not None, hasil.pesan
    if contoh.nilai is not None:
        assert plain(hasil.nilai, contoh.desimal) == plain(contoh.nilai, contoh.desimal)
    if hasil.skala:
        assert ATURAN.find_skala(hasil.skala).classify(hasil.nilai).predikat == contoh.predikat


MISPRINTS = [(metode, contoh) for metode, contoh in EXAMPLES if contoh.tag == "salah-cetak"]


@pytest.mark.parametrize(("metode", "contoh"), MISPRINTS, ids=name)
def test_misprint_is_proved_to_be_one(metode: Metode, contoh: Contoh) -> None:
    target = None if contoh.target is None else Target.read(contoh.target)
    nilai = run(metode, dict(contoh.masukan), target).nilai
    assert nilai is not None
    assert contoh.tercetak is not None
    assert plain(nilai, contoh.desimal) != plain(contoh.tercetak, contoh.desimal)


@pytest.mark.parametrize("metode", ATURAN.metode.values(), ids=name)
def test_method_tells_its_source_and_shows_an_example(metode: Metode) -> None:
    assert metode.sumber.nomor
    assert metode.sumber.tahun or metode.sumber.catatan
    assert metode.sumber.bagian
    assert metode.contoh
