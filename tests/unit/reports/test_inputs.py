"""The request sheet goes out empty, comes back filled, and is computed."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from ikicalc import compute, load_catalog, read_monthly
from ikicalc.catalog import ButirData, Indikator, KamusData
from ikicalc.cli.app import app
from ikicalc.kebutuhan import Kebutuhan, needs
from ikicalc.reports.inputs import request_csv, request_workbook
from tests.work import calls

KOLAM = Indikator("contoh/1", "contoh", "Persentase kolam", teks="Jumlah kolam panen / jumlah kolam x 100%")
PAD = Indikator(
    "contoh/2", "contoh", "Pertumbuhan PAD", teks="(PAD tahun n - PAD tahun n-1) / PAD tahun n-1 x 100%"
)
Rows = list[dict[str, Any]]


def filled_workbook(
    path: Path, needed: tuple[Kebutuhan, ...], figure: Callable[..., int], **options: Any
) -> Rows:
    """Write the sheet, fill each month with ``figure(row)`` and save it, as a spreadsheet would."""
    path.write_bytes(request_workbook(needed, **options))
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    top = next(row for row in range(1, 20) if sheet.cell(row, 1).value == "No")
    heads = [cell.value for cell in sheet[top]]
    rows = []
    for cells in sheet.iter_rows(min_row=top + 1):
        row = dict(zip(heads, (cell.value for cell in cells), strict=True))
        rows.append(row)
        for month in range(12):
            cells[heads.index("Januari") + month].value = figure(row)
    book.save(path)
    return rows


def filled_csv(path: Path, needed: tuple[Kebutuhan, ...], figure: Callable[..., int], **options: Any) -> Rows:
    text = request_csv(needed, **options).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0], delimiter=";")
        writer.writeheader()
        months = list(rows[0])[list(rows[0]).index("Januari") :][:12]
        writer.writerows(row | dict.fromkeys(months, figure(row)) for row in rows)
    return rows


FORMS = {"minta.xlsx": filled_workbook, "minta.csv": filled_csv}
forms = pytest.mark.parametrize("name", FORMS)


@forms
@pytest.mark.parametrize("unit", [(), ("Desa Asri", "Desa Mekar")])
def test_sheet_comes_back_and_is_computed(tmp_path: Path, unit: tuple[str, ...], name: str) -> None:
    path = tmp_path / name
    FORMS[name](
        path, needs([KOLAM])[0], lambda row: 3 if "panen" in row["Masukan"] else 4, tahun=2024, unit=unit
    )
    data = read_monthly(path)
    assert data.diagnostics == ()  # nothing of the sheet is left over, the guide above the table neither
    assert data.tahun == (2024,)
    assert set(data.unit_kerja) == set(unit or ("",))
    table = compute(KOLAM, data, tahun=2024, periode=["tahun"])
    assert [float(row.realisasi) for row in table if row.realisasi is not None] == [75.0] * len(unit or ("",))
    assert table.diagnostics == ()


@forms
def test_last_year_is_asked_for_in_rows_of_its_own(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    rows = FORMS[name](path, needs([PAD])[0], lambda row: 12 if int(row["Tahun"]) == 2024 else 10, tahun=2024)
    assert [(int(row["Tahun"]), row["Masukan"], row["Keterangan"] or "") for row in rows] == [
        (2023, "PAD", "data tahun 2023, diperlukan untuk menghitung tahun 2024"),
        (2024, "PAD", ""),
    ]
    data = read_monthly(path)
    assert (data.tahun, data.diagnostics) == ((2023, 2024), ())
    assert [row.realisasi for row in compute(PAD, data, tahun=2024, periode=["tahun"])] == [20]


def test_month_before_january_is_in_the_year_before() -> None:
    item = Indikator("a/1", "a", "Naik", teks="Jumlah pasien bulan ini - jumlah pasien bulan lalu")
    assert [(need.nama, need.tahun) for need in needs([item])[0]] == [("Jumlah pasien bulan ini", (-1, 0))]


@forms
def test_constants_and_figures_from_january_are_noted(tmp_path: Path, name: str) -> None:
    item = Indikator(
        "a/1", "a", "Rata-rata", teks="Jumlah kunjungan / hari kerja", kumulatif=("Jumlah kunjungan",),
        sumber_data="Catatan: hari kerja = 240 hari",
    )  # fmt: skip
    needed, _ = needs([item])
    assert [need.tetap for need in needed] == [None, 240]
    rows = FORMS[name](tmp_path / name, needed, lambda _: 1, tahun=2024)
    assert [row["Keterangan"] for row in rows] == [
        "angka dihitung sejak Januari sampai bulan itu",
        "bila tidak diisi, dipakai 240 dari dokumen",
    ]


def test_names_of_one_entry_are_one_row() -> None:
    kamus = KamusData(
        [
            ButirData(
                "kolam",
                "Kolam terdata",
                "unit",
                "maks",
                sumber="Dinas",
                alias=("jumlah kolam", "Banyaknya kolam"),
            )
        ]
    )
    other = Indikator("b/1", "b", "Kolam", teks="Banyaknya kolam", sumber_data="Desa")
    need = next(item for item in needs([KOLAM, other], kamus)[0] if item.nama == "Kolam terdata")
    assert [item.id for item in need.dipakai] == ["contoh/1", "b/1"]
    assert (need.satuan, need.agregasi, need.asal, need.sumber) == (
        "unit",
        "maks",
        "kamus data: kolam",
        ("Dinas",),
    )
    assert len(needs([KOLAM, other], kamus)[0]) == 2
    assert len(needs([KOLAM, other])[0]) == 3


def test_every_input_of_the_shipped_catalog_is_asked_for(tmp_path: Path) -> None:
    catalog, _ = load_catalog()
    needed, _ = needs(catalog.values())
    path = tmp_path / "minta.xlsx"
    filled_workbook(path, needed, lambda _: 1, tahun=2024)
    data = read_monthly(path)
    assert len(data.masukan) == len(needed)
    assert data.diagnostics == ()


def test_no_cell_is_taken_for_a_formula(tmp_path: Path) -> None:
    item = Indikator("=1/1", "a", "Kolam", teks="Jumlah kolam", sumber_data="=HYPERLINK(1)", jabatan="@camat")
    rows = filled_workbook(tmp_path / "minta.xlsx", needs([item])[0], lambda _: 1, tahun=2024)
    assert rows[0]["Sumber data"] == "=HYPERLINK(1)"
    sheet = openpyxl.load_workbook(tmp_path / "minta.xlsx").worksheets[0]
    assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
    assert b";'=HYPERLINK(1);'=1/1;'@camat" in request_csv(needs([item])[0], tahun=2024)


def test_work_for_many_inputs_grows_in_proportion() -> None:
    def work(count: int) -> int:
        needed = [
            Kebutuhan(f"Jumlah data {n}", (f"d{n}",), "desa", "akhir", "", (), ()) for n in range(count)
        ]
        return calls(lambda: request_workbook(needed, tahun=2024))

    assert work(400) < 5 * work(100)


def test_sheet_prints_wide_with_its_headings_on_each_page() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(request_workbook(needs([KOLAM])[0], tahun=2025))).worksheets[0]
    head = next(row for row in range(1, 20) if sheet.cell(row, 1).value == "No")
    assert sheet.print_title_rows == f"${head}:${head}"
    assert sheet.print_title_cols == "$A:$D"
    assert sheet.page_setup.orientation == "landscape"
    months = [cell.column for cell in sheet[head] if cell.value == "Desember"]
    assert [part.id for part in sheet.col_breaks.brk] == months, (
        "what explains the rows goes on a page of its own"
    )


def test_row_is_as_high_as_its_longest_text() -> None:
    item = Indikator(
        "contoh/2", "contoh", "Jumlah kolam", teks="Jumlah kolam yang dipanen" + " dan dijual" * 12
    )
    book = openpyxl.load_workbook(io.BytesIO(request_workbook(needs([item])[0], tahun=2025)))
    heights = [row.height for row in book.worksheets[0].row_dimensions.values() if row.height]
    assert heights == [15 * 4]


def test_command_writes_the_sheet(tmp_path: Path) -> None:
    kamus = tmp_path / "kamus.yaml"
    run = CliRunner().invoke
    assert run(app, ["link", "-o", str(kamus)]).exit_code == 0
    for name in FORMS:
        output = tmp_path / name
        result = run(app, ["inputs", "--tahun", "2024", "--kamus", str(kamus), "-o", str(output)])
        assert (result.exit_code, result.stdout.endswith(f"masukan ditulis ke {output}\n")) == (0, True)
        assert read_monthly(output).tahun == ()


@pytest.mark.parametrize(
    ("arguments", "code"), [(["-o", "minta.pdf"], "IKI850"), (["--kamus", "tidak-ada.yaml"], "IKI802")]
)
def test_command_refuses_before_it_works(
    arguments: list[str], code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["inputs", "--tahun", "2024", *arguments])
    assert (result.exit_code, f"[{code}]" in result.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []
