"""The request sheet goes out empty, comes back filled, and is computed."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from ikicalc import compute, load_catalog, read_monthly
from ikicalc.catalog import Indikator
from ikicalc.kebutuhan import needs
from ikicalc.reports.inputs import request_workbook

KOLAM = Indikator("contoh/1", "contoh", "Persentase kolam", teks="Jumlah kolam panen / jumlah kolam x 100%")


@pytest.mark.parametrize("unit", [(), ("Desa Asri", "Desa Mekar")])
def test_sheet_comes_back_and_is_computed(tmp_path: Path, unit: tuple[str, ...]) -> None:
    path = tmp_path / "minta.xlsx"
    path.write_bytes(request_workbook(needs([KOLAM])[0], tahun=2024, unit=unit))
    book = openpyxl.load_workbook(path)
    sheet = book["Permintaan data"]
    heads = [cell.value for cell in sheet[2]]
    name, first = heads.index("Masukan"), heads.index("Januari")
    for row in sheet.iter_rows(min_row=3):
        for month in range(12):
            row[first + month].value = 3 if "panen" in row[name].value else 4
    book.save(path)
    data = read_monthly(path)
    assert data.tahun == (2024,)
    assert set(data.unit_kerja) == set(unit or ("",))
    rows = list(compute(KOLAM, data, tahun=2024, periode=["tahun"]))
    assert [float(row.realisasi) for row in rows] == [75.0] * len(unit or ("",))


def test_every_input_of_the_shipped_catalog_is_asked_for(tmp_path: Path) -> None:
    catalog, _ = load_catalog()
    needed, _ = needs(catalog.values())
    path = tmp_path / "minta.xlsx"
    path.write_bytes(request_workbook(needed, tahun=2024))
    sheet = openpyxl.load_workbook(path)["Permintaan data"]
    for row in range(3, sheet.max_row + 1):
        sheet.cell(row, 8).value = 1
    sheet.parent.save(path)
    assert len(read_monthly(path).masukan) == len(needed)


def test_command_writes_the_sheet(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from ikicalc.cli.app import app

    output = tmp_path / "minta.xlsx"
    result = CliRunner().invoke(app, ["inputs", "--tahun", "2024", "-o", str(output)])
    assert (result.exit_code, result.stdout.endswith(f"masukan ditulis ke {output}\n")) == (0, True)
    assert openpyxl.load_workbook(output).sheetnames == ["Permintaan data", "Petunjuk"]
