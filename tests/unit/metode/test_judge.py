"""A target in another magnitude is brought to the unit of the figure, on one row as on columns."""

from fractions import Fraction

import polars
import pytest

from ikicalc import Indikator, compute, read_monthly
from ikicalc.backends.kolom import Kolom
from ikicalc.catalog import load_aturan
from ikicalc.kinerja import Polaritas
from ikicalc.metode.judge import Ukuran, judge
from ikicalc.metode.judge_columns import judge_columns
from ikicalc.metode.target import Target

TOLD = "satuan target `juta rupiah`, satuan realisasi `rupiah`; target dihitung sebagai 12.500.000 rupiah"


def test_one_figure_against_a_target_in_millions():
    ukuran = Ukuran(Target.read("12,5 juta rupiah"), Polaritas.NAIK)
    told = judge(Fraction(10_000_000), "rupiah", ukuran, load_aturan()[0])
    assert told.capaian == 80
    assert [finding.message for finding in told.findings if finding.code == "IKI519"] == [TOLD]


@pytest.mark.parametrize(
    ("target", "capaian", "told"), [("12,5 juta rupiah", 80, TOLD), ("12.500.000 rupiah", 80, "")]
)
def test_columns_against_a_target_in_millions(target, capaian, told):
    teks = "Jumlah retribusi"
    item = Indikator("contoh/1", "contoh", teks, teks=teks, satuan="rupiah", target=target)
    months = polars.DataFrame({"Uraian": [teks], "Jan": [6_000_000], "Feb": [4_000_000]})
    data = read_monthly(months, tahun=2024)
    rows = compute(item, data, tahun=2024, periode=["tahun"], agregasi={teks: "jumlah"}, polaritas="naik")
    assert [(row.capaian, row.pesan) for row in rows] == [(capaian, told)]


@pytest.mark.parametrize(
    ("target", "satuan", "capaian"),
    [
        ("20 dokumen", "rupiah", None),
        ("12 dok.", "%", None),
        ("80%", "rasio", None),
        ("20 dokumen", "rupiah/orang", None),
        ("2 rupiah/desa", "rupiah/orang", None),
        ("20 jam", "laporan", None),
        ("20 dok.", "Dokumen", 50),
        ("20 persen", "%", 50),
        ("20 poin", "%", 50),
        ("20", "rupiah", 50),
        ("20 bulan", "laporan", None),
        ("20 bulan", "hari", None),
        ("20 kali", "hari", None),
        ("20 hari", "hari·orang", 50),
        ("20 kegiatan", "kali", 50),
        ("20 entah", "rupiah", 50),
        ("20 rupiah", "rupiah/orang", 50),
        ("0,02 ribu rupiah", "rupiah/orang", 50),
        ("20", None, 50),
    ],
)
def test_only_units_of_surely_another_kind_give_no_achievement(target, satuan, capaian):
    aturan, ukuran = load_aturan()[0], Ukuran(Target.read(target), Polaritas.NAIK)
    told = judge(Fraction(10), satuan, ukuran, aturan)
    column = judge_columns(Kolom.of([Fraction(10)]), satuan, ukuran, aturan)
    assert told.capaian == capaian == column.capaian.values()[0]
    refused = None if capaian is not None else "satuan_target_lain"
    assert told.alasan == refused
    assert [reason.kode for reason in column.alasan if capaian is None] == [refused] * (capaian is None)
