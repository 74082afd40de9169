"""Files of rules under check: their scales and methods, beside catalogs."""

import pytest

from ikicalc.pemeriksaan import run_checks

SCALE = """skala:
  - id: {id}
    nama: Kolam
    sumber: {{nomor: Surat Edaran 1, tahun: 2024, bagian: lampiran}}
    kepastian: A
    desimal: 0
    pita:
"""
BAND = "      - {{predikat: {}, dari: {}, sampai: {}}}\n"


def codes(tmp_path, *ends, id="kolam"):
    path = tmp_path / "skala.yaml"
    bands = "".join(BAND.format(f"Pita{n}", *pair) for n, pair in enumerate(ends))
    path.write_text(SCALE.format(id=id) + bands, encoding="utf-8")
    run = run_checks([str(path)])
    found = [temuan.diagnostic for temuan in run.laporan.temuan]
    assert all(item.place.startswith(str(path)) for item in found)
    return [item.code for item in found], run.status


@pytest.mark.parametrize(
    ("ends", "found", "status"),
    [
        (((0, 40), (41, 60), (61, 100)), [], 0),
        (((0, 40), (45, 60), (61, 100)), ["IKI501"], 0),
        (((0, 40), (35, 60), (61, 100)), ["IKI502"], 1),
        (((40, 60), (61, 80), (81, 95)), ["IKI530"], 0),
    ],
)
def test_scale_is_checked(tmp_path, ends, found, status):
    assert codes(tmp_path, *ends) == (found, status)


def test_shipped_id_with_other_bands_is_told(tmp_path):
    assert codes(tmp_path, (0, 40), (41, 100), id="akip") == (["IKI515"], 1)


def test_shipped_rules_are_sound():
    assert not run_checks(["catalog/skala", "catalog/metode"]).laporan.temuan


def test_scale_of_another_file_may_be_named(tmp_path):
    codes(tmp_path, (0, 50), (51, 100))
    (tmp_path / "metode.yaml").write_text(
        """metode:
  - id: kolam/nilai
    nama: Nilai kolam
    sumber: {nomor: Surat Edaran 1, tahun: 2024, bagian: lampiran}
    kepastian: A
    rumus: "[[nilai]]"
    masukan: [{nama: nilai}]
    skala: SCALE
    contoh: [{masukan: {nilai: 60}, hasil: '60'}]
""".replace("SCALE", "kolam"),
        encoding="utf-8",
    )
    found = [item.diagnostic.code for item in run_checks([str(tmp_path)]).laporan.temuan]
    assert "IKI504" not in found
