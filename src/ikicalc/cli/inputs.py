"""``ikicalc inputs``: a sheet that asks offices for the data that the formulas need.

Knows: the options of the command. Must not know: sheets, how needs are found.
"""

from __future__ import annotations

from pathlib import Path

import click

from ikicalc.cli.command import Command
from ikicalc.cli.loading import loaded, loaded_kamus, status, tell
from ikicalc.cli.problems import Year


@click.command(cls=Command, name="inputs", short_help="Buat lembar permintaan data bulanan.")
@click.argument("paths", nargs=-1, metavar="[KATALOG]...")
@click.option("--tahun", type=Year(), required=True, help="Tahun data yang diminta.")
@click.option("--unit", multiple=True, metavar="NAMA", help="Unit kerja yang mengisi; boleh berulang.")
@click.option(
    "--kamus", multiple=True, metavar="BERKAS", help="Kamus data: nama yang satu data menjadi satu baris."
)
@click.option(
    "-o", "--output", "output", default="permintaan-data.xlsx", metavar="BERKAS",
    help="Berkas .xlsx atau .csv yang ditulis; bawaannya permintaan-data.xlsx.",
)  # fmt: skip
def command(
    paths: tuple[str, ...], tahun: int, unit: tuple[str, ...], kamus: tuple[str, ...], output: str
) -> int:
    """Buat lembar permintaan data: setiap masukan rumus satu baris, dengan dua belas kolom bulan yang kosong.

    Tiap baris menyebut satuan, cara menggabungkan bulan, sumber data, dan indikator yang memerlukannya. Data
    tahun lain yang diperlukan rumus (misalnya tahun n-1) mendapat baris sendiri. Lembar yang sudah diisi
    dapat langsung dihitung. Tanpa KATALOG: katalog yang disertakan.

    \b
    Contoh:
      ikicalc inputs --tahun 2024
      ikicalc inputs camat.yaml lurah.yaml --kamus kamus.yaml --tahun 2024 -o minta.csv
      ikicalc inputs katalog-saya.yaml --tahun 2024 --unit "Desa Asri" --unit "Desa Mekar" -o minta.xlsx

    Status keluar: 0; 1 bila ada temuan tingkat galat; 2 bila sebuah berkas tidak dapat dibaca atau ditulis.
    """
    from ikicalc.kebutuhan import needs
    from ikicalc.reports.inputs import request_csv, request_workbook
    from ikicalc.reports.table_files import check_target
    from ikicalc.saving import save

    check_target(output, kinds=(".xlsx", ".csv"))
    entries, told = loaded_kamus(kamus)
    tell(told)
    catalog, found = loaded(paths)
    needed, refused = needs(catalog.values(), entries)
    tell(refused)
    written = request_csv if Path(output).suffix.casefold() == ".csv" else request_workbook
    save(output, written(needed, tahun=tahun, unit=unit))
    click.echo(f"{len(needed)} masukan ditulis ke {output}")
    return status([*told, *found, *refused])
