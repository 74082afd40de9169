"""The five documents that ship: complete, as printed, quick to open."""

from __future__ import annotations

import pickle
import re
import time
from collections import Counter
from importlib.resources import files

import pytest

import ikicalc.catalog.load as load_module
from ikicalc.catalog import Catalog, load_catalog
from ikicalc.diagnostics import NameLookupError

COUNTS = {"dukun-2019": 145, "lumajang-2023": 33, "ngantang-2021": 36, "rejoso-2021": 16, "torjun": 33}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    loaded, diagnostics = load_catalog()
    assert diagnostics == ()
    return loaded


def test_every_indicator_of_the_five_documents_is_there(catalog: Catalog) -> None:
    assert Counter(item.dokumen for item in catalog.values()) == COUNTS
    assert len(catalog) == 263
    assert [item.id for item in catalog.dokumen] == sorted(COUNTS)


def test_ids_begin_with_the_document_and_rise_with_the_lines(catalog: Catalog) -> None:
    for dokumen in COUNTS:
        ids = [item.id for item in catalog.values() if item.dokumen == dokumen]
        lines = [int(item.removeprefix(f"{dokumen}/")) for item in ids]
        assert lines == sorted(set(lines))


def test_what_every_document_prints_is_filled(catalog: Catalog) -> None:
    for item in catalog.values():
        assert item.jabatan, item.id
        assert item.sasaran, item.id
        assert item.indikator, item.id
        assert item.sumber_data or item.id == "rejoso-2021/215", item.id  # an empty cell of the decree


def test_cells_are_folded_like_the_print(catalog: Catalog) -> None:
    for item in catalog.values():
        for cell in (item.jabatan, item.sasaran, item.indikator, item.teks, item.target, item.sumber_data):
            assert cell == cell.strip(), item.id
            assert not re.search(r"[\t\n\r\x00-\x1f]", cell), item.id


def test_blank_and_missing_formula_cells(catalog: Catalog) -> None:
    empty = Counter(item.dokumen for item in catalog.values() if not item.teks)
    assert empty == {"dukun-2019": 6, "lumajang-2023": 25}
    targets = {item.dokumen for item in catalog.values() if item.target}
    assert targets == {"lumajang-2023"}


@pytest.mark.parametrize(
    ("id", "field", "printed"),
    [
        ("torjun/24", "jabatan", "Sekretaris Kecamatan Torjun"),
        (
            "torjun/24",
            "teks",
            r"$\frac{\text{Jumlah desa dengan administras yang baiki}}{12 \text{ desa}} \times 100\%$",
        ),
        ("torjun/39", "indikator", "Prosentase pemenuhan dokumen perencanaan, penganggaran,"),
        ("torjun/62", "sasaran", "Meningkatnya administrasi umum dan administrasi kepegawaian"),
        ("torjun/116", "sumber_data", "Musrebang"),
        (
            "ngantang-2021/27",
            "sumber_data",
            (
                "Kasubag Umum, Kepegawaian, Keuangan, dan Aset "
                "Catatan : hari kerja dalam 1 tahun = 240 hari kerja efektif"
            ),
        ),
        (
            "ngantang-2021/117",
            "teks",
            "Jumlah administrasi kependudukan yang ditangani : (e-KTP, KK dan Surat Pindah)",
        ),
        ("dukun-2019/238", "teks", "Pembinaan diikuti oelh 130 peserta"),
        ("dukun-2019/22", "penanggung_jawab", "Camat Dukun"),
        ("dukun-2019/300", "teks", ""),
        ("rejoso-2021/107", "penanggung_jawab", "Semua Seksi"),
        ("lumajang-2023/24", "target", "100 %"),
        ("lumajang-2023/25", "target", "100%"),
        ("lumajang-2023/85", "indikator", "Jumlah dokumen RKA pergeseran dan perubahannya"),
        ("lumajang-2023/128", "target", "596 barang"),
    ],
)
def test_as_printed(catalog: Catalog, id: str, field: str, printed: str) -> None:
    assert getattr(catalog[id], field) == printed


def test_ampersand_and_percent_of_latex_keep_their_backslash(catalog: Catalog) -> None:
    assert r"sarana \& prasarana" in catalog["rejoso-2021/251"].teks
    assert catalog["ngantang-2021/28"].teks.endswith(r"\times 100\%$")


def test_quarterly_targets_carry_their_place(catalog: Catalog) -> None:
    stated = [item for item in catalog.values() if item.target_triwulan]
    assert [item.id for item in stated] == ["rejoso-2021/105", "rejoso-2021/107"]
    for item in stated:
        assert item.target_triwulan == ("25", "50", "75", "100")
        assert "SASARAN STRATEGIS PENCAPAIAN KINERJA" in dict(item.asal)["target_triwulan"]


def test_nothing_that_the_engine_infers_is_written_down(catalog: Catalog) -> None:
    assert {(item.satuan, item.polaritas, item.konstanta) for item in catalog.values()} == {(None, None, ())}


def test_heads_of_the_documents(catalog: Catalog) -> None:
    heads = {item.id: item for item in catalog.dokumen}
    assert heads["ngantang-2021"].nomor == "188.45/ /KEP/35.07.27/2021"
    assert heads["rejoso-2021"].tahun == 2021
    assert (heads["torjun"].tahun, heads["torjun"].nomor, heads["torjun"].kabupaten) == (None, "", "")
    assert dict(heads["lumajang-2023"].kolom)["teks"] == ("RUMUS/ FORMULA",)


def test_places_point_at_the_lines_of_the_file(catalog: Catalog) -> None:
    text = files("ikicalc._catalog").joinpath("dokumen", "torjun.yaml").read_text(encoding="utf-8")
    lines = text.splitlines()
    for item in catalog.values():
        if item.dokumen != "torjun":
            continue
        assert item.tempat is not None
        assert item.tempat.berkas == "catalog/dokumen/torjun.yaml"
        assert lines[item.tempat.baris - 1][item.tempat.kolom - 1 :] == f"id: {item.id}"
        assert item.tempat_teks is not None
        assert lines[item.tempat_teks.baris - 1][: item.tempat_teks.kolom - 1].strip() == "teks:"


def test_missing_id_is_told_with_a_suggestion(catalog: Catalog) -> None:
    with pytest.raises(NameLookupError) as caught:
        catalog["torjun/2400"]
    (finding,) = caught.value.diagnostics
    assert finding.code == "IKI606"
    assert finding.message == "id indikator `torjun/2400` tidak ada di katalog"
    assert "torjun/24" in finding.help
    assert catalog.get("torjun/2400") is None
    assert catalog.get("torjun/2400", "lain") == "lain"
    assert "torjun/2400" not in catalog


def test_catalog_cannot_be_changed(catalog: Catalog) -> None:
    with pytest.raises(TypeError):
        catalog["torjun/24"] = catalog["torjun/25"]  # type: ignore[index]
    with pytest.raises(AttributeError):
        catalog.dokumen = ()  # type: ignore[misc]
    with pytest.raises(AttributeError):
        catalog["torjun/24"].teks = ""  # type: ignore[misc]


def test_catalog_travels_between_processes(catalog: Catalog) -> None:
    again = pickle.loads(pickle.dumps(catalog))
    assert again == catalog
    assert again.dokumen == catalog.dokumen
    assert again["torjun/24"].tempat == catalog["torjun/24"].tempat


@pytest.mark.slow  # seconds: for a machine that does nothing else
def test_loading_the_five_files_is_quick() -> None:
    times = []
    for _ in range(3):
        load_module._shipped.cache_clear()
        start = time.perf_counter()
        load_catalog()
        times.append(time.perf_counter() - start)
    assert min(times) < 0.15
