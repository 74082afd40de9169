"""``ikicalc compute``: the figure of a formula or of an indicator, with its steps.

Knows: the options of the command, and how values are written in it. Must not know: how figures come about.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from ikicalc.cli.command import FOUND, OK, Command
from ikicalc.cli.problems import Decimals
from ikicalc.cli.streams import STANDARD, is_piped, read_text, wants_color

if TYPE_CHECKING:
    from ikicalc.rumus import Rumus

Value = str | list[str]


@click.command(cls=Command, name="compute", short_help="Hitung rumus atau indikator, dengan langkahnya.")
@click.argument("isi", nargs=-1, metavar="[RUMUS] [NAMA=NILAI]...")
@click.option("--id", "id_", metavar="ID", help="Indikator katalog, misalnya torjun/24, sebagai ganti RUMUS.")
@click.option("--indikator", metavar="NAMA", help="Nama indikatornya, seperti tercetak.")
@click.option("--satuan", metavar="SATUAN", help="Satuannya, bila tabelnya menyebutkan.")
@click.option("--desimal", type=Decimals(), help="Bulatkan hasil ke N desimal, setengah ke atas.")
@click.option(
    "--jsonl", "berkas", is_flag=False, flag_value=STANDARD, metavar="[BERKAS]",
    help="Jawab satu objek JSON per baris; tanpa BERKAS atau dengan `-` dari masukan standar.",
)  # fmt: skip
def command(  # noqa: PLR0913, PLR0917 - click hands over every option
    isi: tuple[str, ...], id_: str | None, indikator: str | None, satuan: str | None,
    desimal: int | None, berkas: str | None,
) -> int:  # fmt: skip
    """Hitung sebuah rumus dengan tepat dan perlihatkan langkahnya.

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

    Dengan --jsonl, sebuah baris menyebut tepat satu: `rumus`, `indikator_id`, `metode`, atau `skala`.

    Status keluar: 0 ada hasilnya; 1 tanpa nilai atau ada temuan tingkat galat; 2 perintah atau berkas
    tidak terbaca. Dengan --jsonl selalu 0 selama alirannya terbaca: baris yang rusak mendapat jawaban galat.
    """
    if berkas is not None:
        if isi or (id_, indikator, satuan, desimal) != (None, None, None, None):
            raise click.UsageError("dengan --jsonl, rumus, nilai, dan desimal ditulis di setiap baris")
        return _lines(berkas)
    if id_ is not None:
        if indikator or satuan:
            raise click.UsageError("dengan --id, indikator dan satuan diambil dari katalog")
        values = _values(isi)
        return _show(_of_catalog(id_), values, desimal, id_)
    if not isi and not is_piped():
        raise click.UsageError("RUMUS belum diberikan")
    values = _values(isi[1:])
    teks = read_text() if isi[:1] in ((), (STANDARD,)) else isi[0]
    return _show(_of_text(teks, indikator, satuan), values, desimal)


def _of_text(teks: str, indikator: str | None, satuan: str | None) -> Rumus:
    from ikicalc.rumus import parse

    return parse(teks, indikator=indikator, satuan=satuan)


def _of_catalog(id_: str) -> Rumus:
    from ikicalc.catalog import load_catalog

    catalog, _ = load_catalog()
    return catalog[id_].rumus


def _values(written: tuple[str, ...]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for item in written:
        name, sign, value = item.rpartition("=")
        if not sign or not name.strip():
            raise click.UsageError(f'`{item}` tidak berbentuk NAMA=NILAI, misalnya "jumlah desa=12"')
        if name in values:
            raise click.UsageError(f"`{name}` diberi nilai dua kali")
        values[name] = value.split(";") if ";" in value else value
    return values


def _show(rumus: Rumus, values: dict[str, Value], decimals: int | None, name: str = "") -> int:
    from ikicalc.cli.text import finding_lines, has_error, result_lines

    hasil = rumus.evaluate(values)
    lines = result_lines(rumus, hasil, decimals)
    lines += finding_lines(hasil.diagnostics, rumus.teks, name=name, color=wants_color(sys.stdout))
    click.echo("\n".join(lines))
    return FOUND if hasil.realisasi is None or has_error(hasil.diagnostics) else OK


def _lines(file: str) -> int:
    from ikicalc.cli.jsonl import answer_lines
    from ikicalc.permintaan import compute_request

    answer_lines(file, compute_request)
    return OK
