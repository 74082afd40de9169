"""A verdict for every indicator, whatever its cell holds."""

import pickle
from collections import Counter

import pytest

import ikicalc
from ikicalc.catalog import Catalog, Indikator, Tempat
from ikicalc.putusan import PUTUSAN, Laporan, check
from ikicalc.syntax.reading.read import MAX_LENGTH


def indicator(teks, nama="Persentase kolam bersih", **more):
    return Indikator("contoh/1", "contoh", nama, teks=teks, **more)


def codes(laporan: Laporan):
    return {temuan.diagnostic.code for temuan in laporan.temuan}


@pytest.mark.parametrize(
    ("teks", "nama", "kelas", "putusan"),
    [
        ("Jumlah kolam bersih dibagi jumlah kolam x 100%", "Persentase kolam", "rumus", "dapat_dihitung"),
        ("Jumlah kolam bersih", "Kolam bersih", "hitung", "dapat_dihitung"),
        ("Sudah jelas", "Jumlah kolam bersih", "tersirat", "tersirat"),
        ("Nilai SAKIP dari Inspektorat", "Nilai SAKIP", "rujukan", "rujukan"),
        ("Kolam dijaga agar bersih", "Persentase kolam", "tanpa_rumus", "tidak_dapat_dihitung"),
    ],
)
def test_class_of_the_cell_decides(teks, nama, kelas, putusan):
    (item,) = check([indicator(teks, nama)]).putusan
    assert (item.kelas, item.putusan) == (kelas, putusan)


def test_refused_cell_is_not_computable_and_the_others_go_on():
    laporan = check([indicator("A" * (MAX_LENGTH + 1)), Indikator("contoh/2", "contoh", "Jumlah kolam")])
    refused, other = laporan.putusan
    assert (refused.kelas, refused.putusan) == ("tanpa_rumus", "tidak_dapat_dihitung")
    assert "IKI002" in {temuan.diagnostic.code for temuan in refused.temuan}
    assert other.putusan == "tersirat"


def test_finding_carries_the_place_of_its_cell():
    (item,) = check([indicator("", tempat_teks=Tempat("katalog.yaml", 7, 3))]).putusan
    assert {temuan.diagnostic.place for temuan in item.temuan} == {"katalog.yaml:7:3"}


def test_summary_counts_verdicts_and_codes():
    laporan = ikicalc.check(ikicalc.load_catalog()[0])
    summary = laporan.ringkasan
    assert sum(summary[name] for name in PUTUSAN) == 263
    assert [summary[name] for name in PUTUSAN] == [89, 161, 2, 11]
    assert summary["temuan"] == Counter(temuan.diagnostic.code for temuan in laporan.temuan)


def test_nothing_to_check_is_an_empty_report():
    assert check(Catalog()) == Laporan()


def test_report_is_picklable():
    laporan = check([indicator("")])
    assert pickle.loads(pickle.dumps(laporan)) == laporan
