"""From figures to achievement and predicate: which target holds when, and why there is none."""

from fractions import Fraction

import pytest

import ikicalc
from ikicalc.catalog import Indikator, schedule
from ikicalc.diagnostics import InputValueError, NameLookupError
from ikicalc.series import MonthlyData, Titik

KOLAM = {"indikator": "Jumlah kolam dipanen", "teks": "Jumlah panen kolam"}
PERSEN = {"indikator": "Persentase laporan tepat", "teks": "Jumlah laporan tepat / Jumlah laporan x 100%"}


def indikator(id="contoh/1", **fields):
    return Indikator(id, "contoh", **(KOLAM | fields))


def monthly(name="Jumlah panen kolam", value=2):
    return [Titik("Desa A", 2024, month, name, Fraction(value)) for month in range(1, 13)]


def computed(item, points=None, **options):
    table = ikicalc.compute(item, MonthlyData(tuple(points or monthly())), tahun=2024, **options)
    return {(row.jenis, row.periode): row for row in table}


def test_yearly_target_holds_for_the_year_only():
    rows = computed(indikator(target="30 kolam", polaritas="naik", skala="peringkat-kinerja"))
    year = rows["tahun", "Y"]
    assert (year.realisasi, year.capaian, year.predikat, year.status) == (24, 80, "Tinggi", "ok")
    assert rows["sampai", "B12"].capaian == 80
    for key in [("bulan", "B1"), ("triwulan", "T1"), ("sampai", "B6"), ("semester", "S1")]:
        row = rows[key]
        assert (row.status, row.alasan, row.capaian, row.predikat) == (
            "ok",
            "target_periode_lain",
            None,
            None,
        )
        assert row.realisasi is not None
        assert "30 kolam untuk bulan 1 sampai 12" in row.pesan


def test_yearly_target_of_a_percentage_is_compared_from_january_on_and_told():
    both = [*monthly("Jumlah laporan tepat", 3), *monthly("Jumlah laporan", 4)]
    rows = computed(indikator(**PERSEN, target="100 %", polaritas="naik"), both)
    assert rows["sampai", "B6"].capaian == 75
    assert "target setahun" in rows["sampai", "B6"].pesan
    assert rows["bulan", "B6"].alasan == "target_periode_lain"
    assert "target setahun" not in rows["tahun", "Y"].pesan


@pytest.mark.parametrize(
    ("runs_on", "held"),
    [
        (True, {"B3": 6, "B6": 12, "B9": 18, "B12": 24, "T1": 6, "S1": 12, "Y": 24}),
        (False, {"T1": 6, "T2": 12, "T3": 18, "T4": 24, "B3": 6}),
        (None, {"T1": 6, "B3": 6}),
    ],
)
def test_quarterly_targets(runs_on, held):
    item = indikator(target_triwulan=("6", "12", "18", "24"), target_kumulatif=runs_on, polaritas="naik")
    rows = computed(item, periode=["triwulan", "semester", "sampai", "tahun"])
    found = {code: row.target.bawah for (_, code), row in rows.items() if row.target}
    assert found == held
    if runs_on is None:
        assert rows["tahun", "Y"].alasan == "target_kumulatif_kosong"


def test_monthly_targets():
    item = indikator(target_bulanan=tuple("4" * 12), target_kumulatif=False, polaritas="naik")
    rows = computed(item)
    assert {row.capaian for (kind, _), row in rows.items() if kind == "bulan"} == {50}
    assert rows["tahun", "Y"].alasan == "target_periode_lain"


def test_two_targets_for_one_period_are_both_told_and_neither_is_taken():
    item = indikator(
        target="30", target_triwulan=("6", "12", "18", "24"), target_kumulatif=True, polaritas="naik"
    )
    year = computed(item)["tahun", "Y"]
    assert (year.alasan, year.capaian) == ("target_berbeda", None)
    assert "30 (`target`) dan 24 (`target_triwulan`)" in year.pesan


def test_target_of_the_year_computed():
    item = indikator(target="30", target_tahunan=((2023, "10"), (2024, "48")), polaritas="naik")
    assert computed(item)["tahun", "Y"].capaian == 50


def test_target_of_a_document_of_another_year_is_used_and_told():
    item = indikator(target="48", polaritas="naik", tahun_dokumen=2023)
    year = computed(item)["tahun", "Y"]
    assert (year.capaian, year.pesan) == (50, "target dari dokumen tahun 2023")
    own = indikator(target="48", target_tahunan=((2024, "48"),), polaritas="naik", tahun_dokumen=2023)
    assert computed(own)["tahun", "Y"].pesan == ""
    assert computed(item, target={"contoh/1": 48})["tahun", "Y"].pesan == ""


def test_without_direction_the_figure_stays_and_says_so():
    year = computed(indikator(target="30"))["tahun", "Y"]
    assert (year.realisasi, year.status, year.alasan) == (24, "ok", "polaritas_kosong")


def test_target_of_zero_has_no_achievement():
    year = computed(indikator(target="0", polaritas="naik"))["tahun", "Y"]
    assert (year.realisasi, year.status, year.alasan) == (24, "tanpa_nilai", "target_nol")


def test_figure_without_value_has_neither_achievement_nor_predicate():
    item = indikator(**PERSEN, target="100", polaritas="turun", skala="peringkat-kinerja")
    both = [*monthly("Jumlah laporan tepat", 3), *monthly("Jumlah laporan", 0)]
    for row in computed(item, both).values():
        assert (row.capaian, row.predikat, row.alasan) == (None, None, "penyebut_nol")


def test_cap_highest_attainable_and_range():
    capped = indikator(target="12", polaritas="naik", batas_capaian=Fraction(120))
    assert computed(capped)["tahun", "Y"].capaian == 120
    inside = indikator(target="20 - 30 kolam", polaritas="rentang")
    assert computed(inside)["tahun", "Y"].capaian == 100


def test_scale_for_all_never_bands_a_bare_figure_but_its_own_does():
    assert computed(indikator(), skala="peringkat-kinerja")["tahun", "Y"].predikat is None
    assert computed(indikator(skala="peringkat-kinerja"))["tahun", "Y"].predikat == "Sangat Rendah"
    by_id = computed(indikator(), skala={"contoh/1": "peringkat-kinerja"})
    assert by_id["tahun", "Y"].predikat == "Sangat Rendah"


def test_scale_of_the_figure_beside_a_target():
    item = indikator(target="20", polaritas="naik", skala="rejoso-2021/ikm", dasar_predikat="realisasi")
    year = computed(item)["tahun", "Y"]
    assert (year.capaian, year.predikat) == (120, "Kurang Baik")


def test_figure_outside_the_scale():
    year = computed(indikator(target="12", polaritas="naik", skala="akip"))["tahun", "Y"]
    assert (year.status, year.capaian, year.predikat) == ("di_luar_skala", 200, None)


def test_who_says_it_last_wins():
    item = indikator(polaritas="naik", target="30")
    assert computed(item, polaritas="turun")["tahun", "Y"].capaian == 80
    assert computed(item, polaritas={"contoh/1": "turun"})["tahun", "Y"].capaian == 120
    assert computed(item, target=12)["tahun", "Y"].capaian == 80
    assert computed(item, target={"contoh/1": 12})["tahun", "Y"].capaian == 200
    assert computed(indikator(), target=12, polaritas="naik")["tahun", "Y"].capaian == 200
    assert computed(item, target={"*": 12}, polaritas={"*": "turun"})["tahun", "Y"].capaian == 80
    assert computed(indikator(), target={"*": 12}, polaritas={"*": "naik"})["tahun", "Y"].capaian == 200
    assert computed(item, target={"*": 48, "contoh/1": 12})["tahun", "Y"].capaian == 200
    quarters = {"triwulan": [1, 2, 3, 4], "kumulatif": False}
    assert computed(item, target={"contoh/1": quarters})["triwulan", "T4"].capaian == 150


def test_unknown_rules_and_ids():
    with pytest.raises(NameLookupError, match="IKI505"):
        computed(indikator(), metode_capaian="capaian/nak")
    with pytest.raises(NameLookupError, match="IKI606"):
        computed(indikator(), target={"contoh/2": 1})
    with pytest.raises(InputValueError, match="IKI510"):
        computed(indikator(), target={"contoh/1": "banyak"})
    stopped = computed(indikator(metode_capaian="capaian/nak", target="3"))["tahun", "Y"]
    assert (stopped.realisasi, stopped.alasan) == (24, "aturan_tidak_ada")
    unread = computed(indikator(target="sekitar 12", polaritas="naik"))["tahun", "Y"]
    assert (unread.realisasi, unread.alasan) == (24, "target_tidak_terbaca")


def test_head_of_the_document_judges_all(tmp_path):
    path = tmp_path / "contoh.yaml"
    path.write_text(
        "dokumen:\n"
        "  id: contoh\n"
        "  judul: Contoh\n"
        "  penilaian: {polaritas: naik, skala: peringkat-kinerja, batas_capaian: 120}\n"
        "indikator:\n"
        "  - {id: contoh/1, nama: Jumlah panen kolam, target: 12 kolam}\n"
        "  - {id: contoh/2, nama: Jumlah panen kolam, target: 12, polaritas: turun}\n"
        "  - {id: contoh/3, nama: Jumlah panen kolam}\n",
        encoding="utf-8",
    )
    catalog, findings = ikicalc.load_catalog(path)
    assert findings == ()
    table = ikicalc.compute(catalog, MonthlyData(tuple(monthly())), tahun=2024, periode=["tahun"])
    assert [(row.capaian, row.predikat) for row in table] == [
        (120, "Sangat Tinggi"), (0, "Sangat Rendah"), (None, None),
    ]  # fmt: skip
    path.write_text(
        path.read_text(encoding="utf-8").replace("polaritas: naik", "polaritas: atas"), encoding="utf-8"
    )
    assert [item.code for item in ikicalc.load_catalog(path)[1]] == ["IKI605"]


def test_targets_of_lumajang_and_rejoso_are_read_as_printed():
    catalog, _ = ikicalc.load_catalog()
    printed = [item for item in catalog.values() if item.target or item.target_triwulan]
    targets = {item.id: schedule(item, 2023) for item in printed}
    assert {name.split("/")[0] for name in targets} == {"lumajang-2023", "rejoso-2021"}
    assert [found.findings for found in targets.values()] == [()] * len(printed)
    rejoso = targets["rejoso-2021/105"]
    assert [str(rejoso.find(1, month).target) for month in (3, 6, 9, 12)] == ["25", "50", "75", "100"]
    shown = {str(item.berlaku[0].target) for item in targets.values()}
    assert {"100%", "13 laporan", "12 bulan"} <= shown


def test_target_of_another_kind_gives_no_achievement():
    item = indikator(**PERSEN, target="20 dokumen", polaritas="naik", skala="peringkat-kinerja")
    row = computed(item, [*monthly("Jumlah laporan tepat", 3), *monthly("Jumlah laporan", 4)])["tahun", "Y"]
    assert (row.realisasi, row.capaian, row.predikat) == (75, None, None)
    assert (row.status, row.alasan) == ("tanpa_nilai", "satuan_target_lain")
    assert (
        row.pesan == "satuan target `dokumen`, satuan realisasi `%`; capaian antara keduanya tidak bermakna"
    )
