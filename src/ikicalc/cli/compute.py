"""``ikicalc compute``: the figure of a formula, of an indicator, or of a whole file of monthly data.

Knows: the options of the command, and which of its three uses is meant.
Must not know: how figures come about.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from ikicalc.cli.command import OK, Command
from ikicalc.cli.monthly_options import given_options, monthly_options
from ikicalc.cli.problems import Decimals
from ikicalc.cli.streams import STANDARD, is_piped, read_text

KNOWLEDGE = ("catalog", "aturan")  # what is known, beside data as beside lines
DATA_FILES = (".csv", ".tsv", ".xlsx", ".xlsm", ".parquet")


@click.command(cls=Command, name="compute", short_help="Hitung rumus, indikator, atau data bulanan.")
@click.argument("isi", nargs=-1, metavar="[RUMUS|DATA] [NAMA=NILAI]...")
@click.option(
    "--id", "id_", multiple=True, metavar="ID", help="Indikator katalog; dengan DATA boleh berulang."
)
@click.option("--indikator", metavar="NAMA", help="Nama indikatornya, seperti tercetak.")
@click.option("--satuan", metavar="SATUAN", help="Satuannya, bila tabelnya menyebutkan.")
@click.option("--desimal", type=Decimals(), help="Bulatkan hasil ke N desimal, setengah ke atas.")
@click.option(
    "--jsonl", "berkas", is_flag=False, flag_value=STANDARD, metavar="[BERKAS]",
    help="Jawab satu objek JSON per baris; tanpa BERKAS atau dengan `-` dari masukan standar.",
)  # fmt: skip
@monthly_options
def command(  # noqa: PLR0913, PLR0917 - click hands over every option
    isi: tuple[str, ...], id_: tuple[str, ...], indikator: str | None, satuan: str | None,
    desimal: int | None, berkas: str | None, **options: Any,
) -> int:  # fmt: skip
    """Hitung sebuah rumus dengan langkahnya, atau indikator dari data bulanan.

    RUMUS adalah isi sel di antara tanda kutip; dengan `-` dibaca dari masukan standar. Sesudahnya nilai
    setiap masukan. Besar-kecil huruf dan spasi pada nama tidak berpengaruh. Angka ditulis dengan cara
    Indonesia (1.250.000,75); daftar angka dipisahkan titik koma (4;3,5;4); tanpa angka berarti kosong.

    \b
    Contoh:
      ikicalc compute "Jumlah kolam aktif dibagi jumlah kolam" "jumlah kolam aktif=30" "jumlah kolam=40"
      ikicalc compute "Jumlah panen / luas kolam" "jumlah panen=1.200" "luas kolam=70,5" --desimal 2
      ikicalc compute --id torjun/24 "Jumlah desa dengan administras yang baiki=9"
      echo '{"id": 1, "rumus": "A : B", "masukan": {"A": 1, "B": 4}}' | ikicalc compute --jsonl
      echo '{"skala": "akip", "masukan": {"nilai": 90.01}}' | ikicalc compute --jsonl

    DATA adalah berkas data bulanan .csv, .xlsx, atau .parquet (lihat panduan data bulanan). Hasilnya satu
    baris per unit kerja dan indikator: s.d. bulan yang disebut, atau setahun; periode lain dengan
    --periode. --target, --polaritas, --skala, dan --metode-capaian berlaku untuk indikator yang
    katalognya tidak menyebutnya; dengan ID= untuk satu indikator saja.

    \b
    Contoh:
      ikicalc demo --salin contoh.xlsx
      ikicalc compute contoh.xlsx --dokumen torjun --lembar Torjun --sampai Juni
      ikicalc compute contoh.xlsx --id torjun/24 --unit "Kecamatan Torjun" --sampai T2 --periode triwulan
      ikicalc compute contoh.xlsx --dokumen lumajang-2023 --lembar Lumajang --target 100
          --polaritas naik --skala peringkat-kinerja --output hasil.xlsx
      ikicalc compute data.csv --catalog katalog-saya.yaml --tahun 2024 --sampai Juni

    Dengan --jsonl, sebuah baris menyebut tepat satu: `rumus`, `indikator_id`, `metode`, atau `skala`;
    --catalog dan --aturan menambahkan katalog, metode, dan skala Anda sendiri.

    Status keluar: 0 ada hasilnya; 1 tanpa nilai (dengan DATA: semua baris tanpa nilai) atau ada temuan
    tingkat galat; 2 perintah atau berkas tidak terbaca. Dengan --jsonl selalu 0 selama alirannya
    terbaca: baris yang rusak mendapat jawaban galat.
    """
    if berkas is not None:
        _refuse_beside_lines((isi, id_, indikator, satuan, desimal), options)
        return _lines(berkas, options)
    if _is_data(isi, id_, options):
        _refuse_beside_data(isi, indikator, satuan)
        from ikicalc.cli.monthly import show_data

        return show_data(isi[0], id_, desimal, options)
    if id_:
        _refuse_beside_id(id_, indikator, satuan)
        return _of_catalog(isi, id_[0], desimal, options["catalog"])
    return _of_formula(isi, indikator, satuan, desimal)


def _is_data(isi: tuple[str, ...], ids: tuple[str, ...], options: dict[str, Any]) -> bool:
    """Tell whether monthly data are meant: by an option of theirs, or by a file of their kinds.

    A word with the ending of such a file counts though there is no such file: no formula is written so.
    A catalog may also be given for one indicator with values of its own.
    """
    if set(given_options(options)) - ({"catalog"} if ids else set()):
        return True
    first = isi[0] if isi else ""
    if not first.casefold().endswith(DATA_FILES) or len(first) > 4096:
        return False
    return not any(character.isspace() for character in first) or Path(first).is_file()


def _refuse_beside_lines(alone: tuple[object, ...], options: dict[str, Any]) -> None:
    others = set(given_options(options)) - set(KNOWLEDGE)
    if any(item not in ((), None) for item in alone) or others:
        raise click.UsageError("dengan --jsonl, rumus, nilai, dan desimal ditulis di setiap baris")


def _refuse_beside_data(isi: tuple[str, ...], indikator: str | None, satuan: str | None) -> None:
    if not isi:
        raise click.UsageError("DATA belum diberikan")
    if len(isi) > 1:
        raise click.UsageError(f"kelebihan argumen sesudah DATA: `{isi[1]}`")
    if indikator is not None or satuan is not None:
        raise click.UsageError("dengan DATA, indikator dan satuan diambil dari katalog")


def _refuse_beside_id(ids: tuple[str, ...], indikator: str | None, satuan: str | None) -> None:
    if indikator or satuan:
        raise click.UsageError("dengan --id, indikator dan satuan diambil dari katalog")
    if len(ids) > 1:
        raise click.UsageError("tanpa DATA, --id hanya satu kali")


def _of_catalog(isi: tuple[str, ...], id_: str, decimals: int | None, catalog: tuple[str, ...]) -> int:
    from ikicalc.cli.formula import of_catalog, read_values, show_result

    values = read_values(isi)
    return show_result(of_catalog(id_, catalog), values, decimals, id_)


def _of_formula(isi: tuple[str, ...], indikator: str | None, satuan: str | None, decimals: int | None) -> int:
    from ikicalc.cli.formula import of_text, read_values, show_result

    if not isi and not is_piped():
        raise click.UsageError("RUMUS belum diberikan")
    values = read_values(isi[1:])
    teks = read_text() if isi[:1] in ((), (STANDARD,)) else isi[0]
    return show_result(of_text(teks, indikator, satuan), values, decimals)


def _lines(file: str, options: dict[str, Any]) -> int:
    from ikicalc.cli.jsonl import answer_lines
    from ikicalc.cli.loading import loaded_catalog, loaded_rules, tell
    from ikicalc.permintaan import compute_request

    given: dict[str, Any] = {}
    for name, load in (("catalog", loaded_catalog), ("aturan", loaded_rules)):
        if options[name]:
            given[name], found = load(options[name])
            tell(found)
    answer_lines(file, partial(compute_request, **given))
    return OK
