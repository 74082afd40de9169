"""``ikicalc compute DATA``: from files as offices keep them to a table on screen and to files of results."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import openpyxl
import polars
import pytest

CATALOG = """
dokumen: {id: kolam-2024, judul: Contoh}
jabatan:
  - nama: Camat
    sasaran:
      - nama: Kolam
        indikator:
          - id: kolam/1
            nama: Persentase kolam dipanen
            teks: Jumlah kolam dipanen dibagi jumlah kolam dikali 100%
          - id: kolam/2
            nama: Jumlah laporan kolam
            teks: Jumlah laporan kolam
            target: 12 laporan
          - id: kolam/3
            nama: Jumlah sawah
            teks: Jumlah sawah
"""
HEAD = ["Desa", "Uraian", "Jan", "Feb", "Mar"]
ROWS = [
    ["Mekar", "Jumlah kolam dipanen", 10, 20, 30],
    ["Mekar", "Jumlah kolam", 40, 40, 40],
    ["Mekar", "Jumlah laporan kolam", 1, 1, 1],
    ["Asri", "Jumlah kolam dipanen", 5, None, 5],
    ["Asri", "Jumlah kolam", 0, 0, 0],
]
JUDGED = ("--target", "kolam/1=60", "--polaritas", "naik", "--skala", "peringkat-kinerja")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with the same figures as csv, xlsx and parquet, and the catalog for them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "110")
    Path("kolam.yaml").write_text(CATALOG, encoding="utf-8")
    with Path("data.csv").open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream, delimiter=";").writerows([["Kolam tahun 2024"], HEAD, *ROWS])
    book = openpyxl.Workbook()
    for row in [["Kolam tahun 2024"], HEAD, *ROWS]:
        book.active.append(row)
    book.active.title = "Realisasi"
    book.save("data.xlsx")
    long = [
        (unit, 2024, month, name, value)
        for unit, name, *values in ROWS
        for month, value in enumerate(values, start=1)
    ]
    names = ["unit_kerja", "tahun", "bulan", "masukan", "nilai"]
    polars.DataFrame(long, schema=names, orient="row").write_parquet("data.parquet")
    return tmp_path


@pytest.fixture
def compute(run, folder):
    def runner(*arguments, data="data.csv"):
        return run("compute", data, "--catalog", "kolam.yaml", *arguments)

    return runner


@pytest.mark.parametrize("data", ["data.csv", "data.xlsx", "data.parquet"])
def test_the_same_table_from_every_kind_of_file(compute, data):
    shown = compute("--sampai", "Maret", *JUDGED, data=data)
    assert shown.exit_code == 0
    assert shown.stdout.splitlines() == [
        "Asri: s.d. Maret 2024",
        "  id       indikator                   realisasi  target  capaian  predikat  bulan",
        "  kolam/1  Persentase kolam dipanen  tanpa nilai      60        -  -           2/3",
        "           └ penyebut nol: jumlah kolam = 0",
        "",
        "Mekar: s.d. Maret 2024",
        "  id       indikator                   realisasi  target  capaian  predikat  bulan",
        "  kolam/1  Persentase kolam dipanen         50 %      60  83,33 %  Tinggi      3/3",
        "           └ target setahun, dibandingkan sejak Januari",
        "  kolam/2  Jumlah laporan kolam        3 laporan       -        -  -           3/3",
        "           └ target hanya 12 laporan untuk bulan 1 sampai 12",
        "",
        "2 dari 3 baris ada angkanya; 3 indikator tanpa data sama sekali tidak ditampilkan (lihat --semua)",
    ]


def test_sums_of_unequal_months_are_told_beside_the_figure(run, folder):
    text = "Desa;Uraian;Jan;Feb\nMekar;Jumlah kolam dipanen;3;4\nMekar;Jumlah kolam;9;-\n"
    (folder / "timpang.csv").write_text(text, encoding="utf-8")
    arguments = ("compute", "timpang.csv", "--catalog", "kolam.yaml", "--tahun", "2024", "--sampai", "2")
    shown = run(*arguments, "--agregasi", "Jumlah kolam=jumlah")
    assert "jumlah dari bulan yang tidak sama banyaknya" in shown.stdout
    assert "tidak memuat target" not in shown.stdout


def test_year_is_the_usual_span(compute):
    shown = compute("--unit", "mekar", "--id", "kolam/2", "--polaritas", "naik")
    assert "Mekar: tahun 2024" in shown.stdout
    assert "3 laporan  12 laporan     25 %" in shown.stdout


def test_periods_are_chosen(compute):
    shown = compute(
        "--sampai", "T1", "--periode", "bulan", "--periode", "triwulan", "--id", "kolam/2", "--unit", "Mekar"
    )
    titles = [line for line in shown.stdout.splitlines() if line.startswith("Mekar: ")]
    assert titles == [f"Mekar: {name} 2024" for name in ("Januari", "Februari", "Maret", "Triwulan I")]


def test_indicators_without_data_are_shown_when_asked(compute):
    shown = compute("--semua", "--unit", "Mekar", "--id", "kolam/3")
    assert "masukan kosong: Jumlah sawah" in shown.stdout
    assert shown.exit_code == 1  # nothing at all could be computed


def test_decimals_are_those_asked_for(compute):
    shown = compute(
        "--unit", "Mekar", "--id", "kolam/1", "--target", "7", "--polaritas", "naik", "--desimal", "1"
    )
    assert "50,0 %" in shown.stdout
    assert "714,3 %" in shown.stdout


def test_narrow_screen_wraps_names(compute, monkeypatch):
    monkeypatch.setenv("COLUMNS", "90")
    shown = compute("--sampai", "Maret", *JUDGED).stdout
    assert max(map(len, shown.splitlines()[:-1])) <= 90


def test_document_of_a_catalog_is_chosen(compute):
    assert compute("--dokumen", "kolam-2024").exit_code == 0
    shown = compute("--dokumen", "kolam-2025")
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert shown.stderr.startswith("galat[IKI851]")
    assert "mungkin maksud Anda `kolam-2024`?" in shown.stderr


def test_units_are_added_up_to_the_unit_above(compute, folder):
    (folder / "susunan.csv").write_text("Desa;Induk\nMekar;Kecamatan\nAsri;Kecamatan\n", encoding="utf-8")
    shown = compute("--induk", "susunan.csv", "--unit", "Kecamatan", "--sampai", "Maret", "--id", "kolam/1")
    assert "Kecamatan: s.d. Maret 2024" in shown.stdout
    assert shown.exit_code == 0


def test_dictionary_links_other_spellings(run, folder):
    (folder / "ejaan.csv").write_text("Uraian;Jan;Feb\nBanyaknya sawah;3;4\n", encoding="utf-8")
    (folder / "kamus.yaml").write_text(
        "kamus_data:\n  - {id: sawah, label: Jumlah sawah, alias: [Banyaknya sawah]}\n", encoding="utf-8"
    )
    arguments = ("compute", "ejaan.csv", "--catalog", "kolam.yaml", "--tahun", "2024", "--id", "kolam/3")
    assert "IKI810" in run(*arguments).stderr
    shown = run(*arguments, "--kamus", "kamus.yaml")
    assert "IKI810" not in shown.stderr
    assert "Jumlah sawah" in shown.stdout
    assert shown.exit_code == 0


def test_way_of_aggregating_is_stated(compute):
    shown = compute(
        "--agregasi", "Jumlah kolam dipanen=akhir", "--agregasi", "jumlah kolam=akhir", "--id", "kolam/1"
    )
    assert "75 %" in shown.stdout


def test_refused_cell_is_told_and_the_rest_goes_on(run, folder):
    text = "Desa;Uraian;Jan;Feb\nMekar;Jumlah sawah;3;empat\nAsri;Jumlah sawah;3;4\n"
    (folder / "kotor.csv").write_text(text, encoding="utf-8")
    shown = run("compute", "kotor.csv", "--catalog", "kolam.yaml", "--tahun", "2024")
    assert shown.exit_code == 1
    assert "galat[IKI804]" in shown.stderr
    assert "kotor.csv:D2" in shown.stderr
    assert "2 dari 2 baris ada angkanya" in shown.stdout


def test_many_findings_of_one_code_are_counted(run, folder):
    rows = [f"Desa;Jumlah lain {n};1" for n in range(40)]
    (folder / "banyak.csv").write_text("\n".join(["Desa;Uraian;Jan", *rows]), encoding="utf-8")
    told = run("compute", "banyak.csv", "--catalog", "kolam.yaml", "--tahun", "2024").stderr
    assert told.count("peringatan[IKI810]") == 20
    assert "dan 20 temuan IKI810 lagi" in told


def test_csv_has_numbers_as_numbers(compute, folder):
    assert compute("--sampai", "Maret", *JUDGED, "--output", "hasil.csv").exit_code == 0
    frame = polars.read_csv(folder / "hasil.csv")
    assert frame["realisasi"].dtype == polars.Float64
    mekar = frame.filter((polars.col("unit_kerja") == "Mekar") & (polars.col("indikator_id") == "kolam/1"))
    assert mekar.select("realisasi", "capaian", "predikat").row(0) == (50.0, pytest.approx(250 / 3), "Tinggi")
    assert frame.height == 6  # those without data as well


def test_parquet_holds_the_same_table(compute, folder):
    assert compute("--output", "hasil.parquet").exit_code == 0
    assert compute("--output", "hasil.csv").exit_code == 0
    ours = polars.read_parquet(folder / "hasil.parquet")
    assert ours.shape == polars.read_csv(folder / "hasil.csv").shape
    assert ours["realisasi"].null_count() == 4


def test_json_has_exact_figures_inputs_and_findings(compute, folder):
    assert compute("--sampai", "Maret", *JUDGED, "--output", "hasil.json").exit_code == 0
    told = json.loads((folder / "hasil.json").read_text(encoding="utf-8"))
    row = next(r for r in told["baris"] if (r["unit_kerja"], r["indikator_id"]) == ("Mekar", "kolam/1"))
    assert (row["realisasi"], row["capaian"], row["target"]) == ("50", "83.3333333333", "60")
    zero = next(r for r in told["baris"] if (r["unit_kerja"], r["indikator_id"]) == ("Asri", "kolam/1"))
    assert (zero["realisasi"], zero["capaian"], zero["predikat"]) == (None, None, None)
    assert (zero["status"], zero["alasan"]) == ("tanpa_nilai", "penyebut_nol")
    linked = {item["nama"]: (item["nama_data"], item["agregasi"]) for item in told["masukan"]}
    assert linked["Jumlah sawah"][0] is None
    assert linked["Jumlah laporan kolam"] == ("Jumlah laporan kolam", "jumlah")


def test_workbook_has_three_sheets_styled_and_typed(compute, folder):
    assert compute("--sampai", "Maret", *JUDGED, "--output", "hasil.xlsx").exit_code == 0
    book = openpyxl.load_workbook(folder / "hasil.xlsx")
    assert book.sheetnames == ["Hasil", "Masukan", "Temuan"]
    sheet = book["Hasil"]
    heads = [cell.value for cell in sheet[1]]
    rows = [dict(zip(heads, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)]
    mekar = next(row for row in rows if (row["Unit kerja"], row["Id"]) == ("Mekar", "kolam/1"))
    assert (mekar["Realisasi"], mekar["Periode"], mekar["Predikat"]) == (50, "s.d. Maret 2024", "Tinggi")
    assert mekar["Capaian (%)"] == pytest.approx(250 / 3)
    asri = next(row for row in rows if (row["Unit kerja"], row["Id"]) == ("Asri", "kolam/1"))
    assert (asri["Realisasi"], asri["Alasan"]) == (None, "penyebut_nol")
    assert all(cell.font.b and cell.fill.fgColor.rgb == "001F4E78" for cell in sheet[1])
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["C"].width > 40
    formats = {row[4].value: row[4].number_format for row in sheet.iter_rows(min_row=2)}
    assert (formats[50], formats[3]) == ("#,##0", "#,##0")
    assert [cell.value for cell in book["Masukan"][1]][:2] == ["Masukan di rumus", "Nama di data"]
    assert book["Temuan"].max_row >= 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_text_becomes_a_formula_of_the_spreadsheet(run, folder, start):
    hostile = f'{start}HYPERLINK("x")'
    row = [hostile, "Jumlah sawah", "3"]
    with (folder / "jahat.csv").open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream, delimiter=";").writerows([["Desa", "Uraian", "Jan"], row])
    arguments = ("compute", "jahat.csv", "--catalog", "kolam.yaml", "--tahun", "2024", "--output")
    assert run(*arguments, "h.xlsx").exit_code == 0
    cells = [cell for row in openpyxl.load_workbook("h.xlsx")["Hasil"].iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert run(*arguments, "h.csv").exit_code == 0
    assert polars.read_csv("h.csv")["unit_kerja"][0] == f"'{hostile}"


def test_result_replaces_an_old_file_only_when_complete(compute, folder):
    (folder / "hasil.csv").write_text("lama", encoding="utf-8")
    assert compute("--output", "hasil.csv").exit_code == 0
    assert (folder / "hasil.csv").read_text(encoding="utf-8") != "lama"
    assert [path.name for path in folder.iterdir() if path.name.startswith(".ikicalc")] == []


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("hasil.docx", "jenis berkas `.docx` tidak dikenal untuk hasil"),
        ("hasil", "`hasil` tanpa akhiran nama"),
        ("tidak-ada/hasil.csv", "folder `tidak-ada` tidak ada"),
        ("data.csv", "`data.csv` adalah berkas datanya sendiri"),
        ("folder.csv", "`folder.csv` adalah folder"),
    ],
)
def test_output_that_cannot_be_is_refused_before_any_work(compute, folder, output, told):
    (folder / "folder.csv").mkdir()
    before = (folder / "data.csv").read_bytes()
    shown = compute("--output", output)
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert shown.stderr.startswith(f"galat[IKI850]: {told}")
    assert (folder / "data.csv").read_bytes() == before


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="a folder that may not be written")
def test_folder_that_may_not_be_written(compute, folder):
    (folder / "tetap").mkdir(mode=0o500)
    shown = compute("--output", "tetap/hasil.csv")
    assert shown.exit_code == 2
    assert "tidak boleh ditulis" in shown.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["tidak-ada.xlsx"], "IKI802", "berkas `tidak-ada.xlsx` tidak ada"),
        (["tidak-ada.xlsx", "--tahun", "2024"], "IKI802", "berkas `tidak-ada.xlsx` tidak ada"),
        (["kolam.yaml", "--tahun", "2024"], "IKI802", "`kolam.yaml` tidak dikenal jenisnya"),
        (["rusak.xlsx"], "IKI802", "rusak.xlsx"),
        (["kosong.csv"], "IKI807", "tabel bulanan tidak ditemukan"),
        (["data.xlsx", "--lembar", "Realisas"], "IKI802", "mungkin maksud Anda `Realisasi`?"),
        (["data.csv", "--catalog", "kolam.yaml", "--unit", "Makar"], "IKI811", "maksud Anda `Mekar`?"),
        (["data.csv", "--catalog", "tidak-ada.yaml"], "IKI802", "tidak-ada.yaml"),
        (["data.csv", "--catalog", "kolam.yaml", "--id", "kolam/9"], "IKI606", "kolam/9"),
        (["data.csv", "--catalog", "kolam.yaml", "--sampai", "Jumi"], "IKI513", "Jumi"),
        (["data.csv", "--catalog", "kolam.yaml", "--polaritas", "atas"], "IKI512", "atas"),
        (["data.csv", "--catalog", "kolam.yaml", "--skala", "akipp"], "IKI504", "akipp"),
        (["data.csv", "--catalog", "kolam.yaml", "--target", "kolam/9=3"], "IKI606", "kolam/9"),
        (["data.csv", "--catalog", "kolam.yaml", "--target", "banyak"], "IKI510", "banyak"),
        (["data.csv", "--catalog", "kolam.yaml", "--agregasi", "Jumlah kolam=tengah"], "IKI513", "tengah"),
        (["data.csv", "--catalog", "kolam.yaml", "--induk", "kolam.csv"], "IKI802", "kolam.csv"),
        (["data.csv", "--catalog", "kolam.yaml", "--induk", "data.csv"], "IKI852", "susunan unit kerja"),
        (["data.csv", "--catalog", "kolam.yaml", "--kamus", "tidak.yaml"], "IKI802", "tidak.yaml"),
    ],
)  # fmt: skip
def test_bad_input_is_one_clear_message(run, folder, arguments, code, told):
    (folder / "rusak.xlsx").write_bytes(b"PK\x03\x04 bukan buku kerja")
    (folder / "kosong.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    shown = run("compute", *arguments)
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert f"galat[{code}]" in shown.stderr
    assert told in shown.stderr
    assert "Traceback" not in shown.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--tahun", "2024"], "DATA belum diberikan"),
        (["data.csv", "Jumlah kolam=3"], "kelebihan argumen sesudah DATA: `Jumlah kolam=3`"),
        (["data.csv", "--satuan", "%"], "dengan DATA, indikator dan satuan diambil dari katalog"),
        (["data.csv", "--tahun", "24"], "--tahun: `24` bukan tahun empat angka, misalnya 2024"),
        (["data.csv", "--periode", "minggu"], "--periode: `minggu` bukan salah satu dari"),
        (["data.csv", "--target", "kolam/1="], "--target: `kolam/1=` tidak berbentuk NILAI atau ID=NILAI"),
        (["data.csv", "--target", "1", "--target", "2"], "--target: semua indikator diberi nilai dua kali"),
        (["data.csv", "--skala", "a=b", "--skala", "a=c"], "--skala: `a` diberi nilai dua kali"),
        (["data.csv", "--agregasi", "Jumlah kolam"], "--agregasi: `Jumlah kolam` tidak berbentuk NAMA=NILAI"),
        (["dua.csv"], "--tahun belum disebut; data memuat tahun 2023, 2024"),
        (["--jsonl", "-", "--tahun", "2024"], "dengan --jsonl, rumus, nilai, dan desimal ditulis"),
        (["--id", "torjun/24", "--id", "torjun/22"], "tanpa DATA, --id hanya satu kali"),
    ],
)  # fmt: skip
def test_misuse_is_told_with_status_2(run, folder, arguments, told):
    (folder / "dua.csv").write_text("masukan;tahun;bulan;nilai\na;2023;1;2\na;2024;1;2\n", encoding="utf-8")
    shown = run("compute", *arguments)
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert shown.stderr.splitlines()[0].startswith(f"galat: {told}")


def test_formula_stays_a_formula_whatever_files_there_are(run, folder):
    for name in ("A", "Jumlah A", "A : B"):
        (folder / name).write_text("x", encoding="utf-8")
    assert "Hasil        3" in run("compute", "Jumlah A", "Jumlah A=3").stdout
    assert "Hasil        0,25" in run("compute", "[[A]] / [[B]]", "A=1", "B=4").stdout


def test_file_with_blanks_in_its_name_is_data(run, folder):
    (folder / "data.csv").rename(folder / "data bulan maret.CSV")
    shown = run("compute", "data bulan maret.CSV", "--catalog", "kolam.yaml")
    assert shown.exit_code == 0
    assert "Mekar: tahun 2024" in shown.stdout
