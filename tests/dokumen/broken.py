"""Files that cannot be read, or not quite, by the name that says what is the matter with them."""

import io
import zipfile

import docx
import openpyxl
import pypdf
from openpyxl.styles import Font
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ikicalc.documents.model import Letak, Paragraf

from .render import make_rows, render

BLOCKS = [
    Paragraf("INDIKATOR KINERJA UTAMA", Letak("")),
    make_rows(
        ["NO", "SASARAN", "INDIKATOR", "TARGET"],
        ["1", "Meningkatnya kualitas pelayanan", "Jumlah desa tertib administrasi", "12 desa"],
        ["2", None, "Jumlah laporan", "4"],
    ),
]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
# One white dot.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c63f80f0001010100b4db0ff40000000049454e44ae426082"
)


def make(name, folder):
    """Write the file called ``name``; names without a maker are good files of their suffix."""
    path = folder / name
    _MAKERS.get(name, good)(path)
    return path


def good(path):
    render(BLOCKS, path)


def bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 120_000_000)


def locked_pdf(path):
    good(path)
    writer = pypdf.PdfWriter(path)
    writer.encrypt("rahasia")
    writer.write(path)


def scan(path):
    canvas = Canvas(str(path))
    for _ in range(2):
        canvas.drawImage(ImageReader(io.BytesIO(PICTURE)), 0, 0, 590, 800)
        canvas.showPage()
    canvas.save()


def old(path):
    path.write_bytes(OLE + "WordDocument".encode("utf-16-le"))


def plain(path):
    path.write_text("Jumlah desa", encoding="utf-8")


def cut(path):
    good(path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def misnamed(path):
    path.write_bytes(render(BLOCKS, path.with_suffix(".docx")).read_bytes())


def hidden_sheet(path):
    good(path)
    book = openpyxl.load_workbook(path)
    book.create_sheet("Lama").sheet_state = "hidden"
    book.save(path)


def struck(path):
    """A workbook in which a row of indicators has a line through it."""
    good(path)
    book = openpyxl.load_workbook(path)
    for cell in book.active[book.active.max_row]:
        cell.font = Font(strike=True)
    book.save(path)


def with_picture(path):
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Formulasi"
    table.cell(0, 1).paragraphs[0].add_run().add_picture(io.BytesIO(PICTURE))
    document.save(path)


def without_lines(path):
    render(BLOCKS, path, lines=False)


_MAKERS = {
    "lampiran-mengembang.xlsx": bomb,
    "keputusan-terkunci.pdf": locked_pdf,
    "keputusan-pindaian.pdf": scan,
    "keputusan-lama.doc": old,
    "keputusan.catatan": plain,
    "keputusan-terpotong.docx": cut,
    "keputusan-salah-akhiran.xlsx": misnamed,
    "iku-lembar-tersembunyi.xlsx": hidden_sheet,
    "iku-dicoret.xlsx": struck,
    "iku-bergambar.docx": with_picture,
    "iku-tanpa-garis.pdf": without_lines,
}
