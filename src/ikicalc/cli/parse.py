"""``ikicalc parse``: how a formula cell is read.

Knows: the options of the command. Must not know: how a cell is read, or how lines are answered.
"""

from __future__ import annotations

import sys

import click

from ikicalc.cli.command import FOUND, OK, Command
from ikicalc.cli.streams import STANDARD, is_piped, read_text, wants_color


@click.command(cls=Command, name="parse", short_help="Baca sebuah sel rumus dan perlihatkan isinya.")
@click.argument("teks", required=False, metavar="[TEKS]")
@click.option("--indikator", metavar="NAMA", help="Nama indikatornya, seperti tercetak.")
@click.option("--satuan", metavar="SATUAN", help="Satuannya, bila tabelnya menyebutkan.")
@click.option(
    "--jsonl", "berkas", is_flag=False, flag_value=STANDARD, metavar="[BERKAS]",
    help="Jawab satu objek JSON per baris; tanpa BERKAS atau dengan `-` dari masukan standar.",
)  # fmt: skip
def command(teks: str | None, indikator: str | None, satuan: str | None, berkas: str | None) -> int:
    """Baca sebuah sel rumus sebagaimana tercetak: kelas, rumus, satuan, masukan, dan temuannya.

    TEKS adalah isi sel di antara tanda kutip. Tanpa TEKS, atau dengan `-`, sel dibaca dari masukan
    standar. Bila TEKS diawali tanda minus, tulis `--` di depannya.

    \b
    Contoh:
      ikicalc parse "Jumlah posyandu aktif dibagi jumlah posyandu dikali 100%"
      ikicalc parse "Sudah jelas" --indikator "Jumlah rapat koordinasi"
      ikicalc parse - < sel.txt
      echo '{"id": 1, "teks": "A : B x 100%"}' | ikicalc parse --jsonl

    Status keluar: 0 terbaca; 1 ada temuan tingkat galat; 2 perintah atau berkas tidak terbaca. Dengan
    --jsonl selalu 0 selama alirannya terbaca: baris yang rusak mendapat jawaban galat.
    """
    if berkas is not None:
        if (teks, indikator, satuan) != (None, None, None):
            raise click.UsageError("dengan --jsonl, teks, indikator, dan satuan ditulis di setiap baris")
        return _lines(berkas)
    if teks is None and not is_piped():
        raise click.UsageError("TEKS belum diberikan")
    return _one(read_text() if teks in (None, STANDARD) else str(teks), indikator, satuan)


def _one(teks: str, indikator: str | None, satuan: str | None) -> int:
    from ikicalc.cli.text import finding_lines, formula_lines, has_error
    from ikicalc.rumus import parse

    rumus = parse(teks, indikator=indikator, satuan=satuan)
    lines = formula_lines(rumus) + finding_lines(rumus.diagnostics, teks, color=wants_color(sys.stdout))
    click.echo("\n".join(lines))
    return FOUND if has_error(rumus.diagnostics) else OK


def _lines(file: str) -> int:
    from ikicalc.cli.answers import formula_answer
    from ikicalc.cli.jsonl import Answer, Fields, answer_lines
    from ikicalc.permintaan.request import refused, text_field
    from ikicalc.rumus import parse

    def answer(fields: Fields) -> Answer:
        if "teks" not in fields:
            raise refused("permintaan harus memuat `teks`")
        teks, indikator, satuan = (text_field(fields, key) or "" for key in ("teks", "indikator", "satuan"))
        return formula_answer(lambda: parse(teks, indikator=indikator, satuan=satuan))

    answer_lines(file, answer)
    return OK
