"""Without the optional packages: what still works, and what is told about the rest."""

import subprocess
import sys

import pytest

LACKING = "import sys; sys.modules.update(dict.fromkeys(['openpyxl', 'pandas', 'polars']))\nimport ikicalc\n"


def run(code, folder):
    (folder / "data.csv").write_text("Uraian,Jan,Feb\nJumlah kolam,1,2\n", encoding="utf-8")
    (folder / "data.parquet").write_bytes(b"PAR1")
    return subprocess.run(
        [sys.executable, "-c", LACKING + code], cwd=folder, capture_output=True, text=True, check=False
    )


def test_csv_is_read_and_computed_without_them(tmp_path):
    code = (
        "data = ikicalc.read_monthly('data.csv', tahun=2024)\n"
        "item = ikicalc.Indikator('c/1', 'c', 'Kolam', teks='Jumlah kolam')\n"
        "print(ikicalc.compute(item, data, tahun=2024, periode=['tahun']).rows[0].desimal)"
    )
    assert run(code, tmp_path).stdout == "3\n"


def test_numpy_is_needed_even_for_csv(tmp_path):
    code = (
        "sys.modules['numpy'] = None\n"
        "try:\n    ikicalc.read_monthly('data.csv')\n"
        "except ikicalc.IkicalcError as error:\n"
        "    print(error)"
    )
    assert run(code, tmp_path).stdout.splitlines() == [
        "galat[IKI803]: bagian ikicalc ini memerlukan paket `numpy`, yang belum terpasang",
        'bantuan: pasang dengan: pip install "ikicalc[data]"',
    ]


@pytest.mark.parametrize(
    ("code", "package", "extra"),
    [
        ("ikicalc.read_monthly('data.xlsx')", "openpyxl", "data"),
        ("ikicalc.read_monthly('data.parquet')", "polars", "data"),
        ("from ikicalc.series import Table; Table(()).to_polars()", "polars", "data"),
        ("from ikicalc.series import Table; Table(()).to_pandas()", "pandas", "pandas"),
    ],
)
def test_missing_package_is_named_with_its_extra(tmp_path, code, package, extra):
    caught = (
        f"try:\n    {code}\nexcept ikicalc.IkicalcError as error:\n"
        "    found = error.diagnostics[0]\n    print(found.code, found.message, found.help)"
    )
    (tmp_path / "data.xlsx").write_bytes(b"")
    shown = run(caught, tmp_path).stdout
    assert shown.startswith("IKI803")
    assert f"`{package}`" in shown
    assert f'pip install "ikicalc[{extra}]"' in shown
