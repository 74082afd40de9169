"""One dictionary and one monthly file feed the indicators of three documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from ikicalc import compute, load_catalog, read_monthly
from ikicalc.catalog import Indikator, KamusData, load_kamus_data
from ikicalc.cli.app import app
from ikicalc.kebutuhan import link

DOCUMENTS = ("torjun", "lumajang-2023", "dukun-2019")
PEGAWAI = ("jumlah_seluruh_pegawai", "jumlah_pegawai_yang_menerima_gaji_dan_tunjangan")
LAPORAN = ("jumlah_laporan_keuangan_bulanan_dan_tahunan", "jumlah_laporan_keuangan")
USERS = {"lumajang-2023/88", "dukun-2019/183", "dukun-2019/217", "dukun-2019/392"}
# A name of each document's own, and one more that only the dictionary knows.
MONTHLY = """Uraian;Jan;Feb;Mar
Pegawai menurut daftar gaji;20;21;22
Jumlah laporan Keuangan;1;1;2
Jumlah Desa;7;7;7
Jumlah Desa yang menetapkan RKPDes tepat waktu;3;5;7
Jumlah pegawai yang disiplin;20;20;11
"""


@pytest.fixture(scope="module")
def indicators() -> list[Indikator]:
    catalog, _ = load_catalog()
    return [item for item in catalog.values() if item.dokumen in DOCUMENTS]


@pytest.fixture
def files(tmp_path: Path, indicators: list[Indikator]) -> tuple[Path, Path]:
    """Write the dictionary as a person leaves it, who found two pairs to be one, and the monthly file."""
    text = link(indicators).text
    pairs = "".join(f"  - [{', '.join(pair)}]\n" for pair in (PEGAWAI, LAPORAN))
    text = text.replace("\ngabung:\n", f"\ngabung:\n{pairs}")
    label = "label: Jumlah seluruh pegawai\n"
    assert text.count(label) == 1
    text = text.replace(label, f"{label}    alias: [Pegawai menurut daftar gaji]\n")
    kamus, data = tmp_path / "kamus.yaml", tmp_path / "bulanan-2024.csv"
    kamus.write_text(text, encoding="utf-8")
    data.write_text(MONTHLY, encoding="utf-8")
    return kamus, data


def loaded(path: Path) -> KamusData:
    kamus, found = load_kamus_data(path)
    assert found == ()
    return kamus


def test_figures_of_three_documents_come_from_one_file(
    indicators: list[Indikator], files: tuple[Path, Path]
) -> None:
    kamus = loaded(files[0])
    data = read_monthly(files[1], tahun=2024)
    table = compute(indicators, data, tahun=2024, sampai="Maret", periode=["terakhir"], kamus=kamus)
    there = {row.indikator_id: row.realisasi for row in table if row.realisasi is not None}
    assert {item.rpartition("/")[0] for item in there} == set(DOCUMENTS)
    assert {there[item] for item in USERS - {"dukun-2019/392"}} == {4}
    assert there["dukun-2019/392"] == 22
    assert (there["torjun/23"], there["lumajang-2023/53"]) == (50, 100)  # 11 of 22 employees, 7 of 7 villages
    assert [item for item in table.diagnostics if item.code == "IKI810"] == []
    by_name = {item.nama: item for item in table.masukan}
    for name in ("Jumlah seluruh pegawai", "Jumlah Pegawai yang menerima gaji dan Tunjangan"):
        assert by_name[name].nama_data == "Pegawai menurut daftar gaji"
        assert by_name[name].asal == f"kamus data: {PEGAWAI[0]}"


def test_without_the_dictionary_the_names_of_other_documents_are_told(
    indicators: list[Indikator], files: tuple[Path, Path]
) -> None:
    data = read_monthly(files[1], tahun=2024)
    table = compute(indicators, data, tahun=2024, sampai="Maret", periode=["terakhir"])
    there = {row.indikator_id for row in table if row.realisasi is not None}
    assert there & USERS == {"dukun-2019/183", "dukun-2019/217"}
    told = [item.message for item in table.diagnostics if item.code == "IKI810"]
    assert told == ["`Pegawai menurut daftar gaji` di data tidak cocok dengan masukan mana pun"]


def test_caller_and_catalog_outdo_the_dictionary(tmp_path: Path) -> None:
    path = tmp_path / "kamus.yaml"
    path.write_text(
        "kamus_data: [{id: laporan, label: Jumlah laporan, agregasi: maks, alias: [Laporan]}]", "utf-8"
    )
    data_file = tmp_path / "bulanan.csv"
    data_file.write_text("Uraian;Jan;Feb;Mar\nLaporan;1;5;3\n", encoding="utf-8")
    data = read_monthly(data_file, tahun=2024)
    plain = Indikator("a/1", "a", "Jumlah laporan", teks="Jumlah laporan")
    stated = Indikator(
        "a/1", "a", "Jumlah laporan", teks="Jumlah laporan", agregasi=(("Jumlah laporan", "akhir"),)
    )

    def figure(item: Indikator, **options: object) -> object:
        options = {
            "tahun": 2024,
            "sampai": "Maret",
            "periode": ["terakhir"],
            "kamus": loaded(path),
            **options,
        }
        return next(iter(compute(item, data, **options))).realisasi  # type: ignore[arg-type]

    assert (figure(plain), figure(stated)) == (5, 3)
    assert figure(stated, agregasi={"Jumlah laporan": "min"}) == 1


def test_command_computes_with_the_dictionary(files: tuple[Path, Path]) -> None:
    arguments = ["compute", str(files[1]), "--kamus", str(files[0]), "--tahun", "2024", "--sampai", "Maret"]
    chosen = [part for item in DOCUMENTS for part in ("--dokumen", item)]
    done = CliRunner().invoke(app, [*arguments, *chosen])
    assert done.exit_code == 0, done.output
    assert "IKI810" not in done.stderr
    assert done.stdout.count("4 laporan") >= 1, done.stdout
