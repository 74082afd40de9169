"""Pages of a pdf that lie on their side, carry running lines, or leave their last row open."""

import pypdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from ikicalc.documents.model import Paragraf
from ikicalc.documents.reading import read_document
from tests.dokumen import broken, make_rows, render


def texts(naskah):
    return [[[cell.teks for cell in row.sel] for row in table.baris] for table in naskah.tabel]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_page_shown_turned_is_read_upright(tmp_path, turn):
    """The page says how it is to be turned; what stands on it lies on its side in the file."""
    path = render(broken.BLOCKS, tmp_path / "iku.pdf")
    right = texts(read_document(path))
    writer = pypdf.PdfWriter(clone_from=path)
    writer.pages[0].rotate(turn).transfer_rotation_to_content()
    writer.pages[0].rotate(-turn % 360)
    writer.write(tmp_path / "diputar.pdf")
    assert texts(read_document(tmp_path / "diputar.pdf")) == right


@pytest.mark.parametrize("turn", [90, 270])
def test_letters_that_lie_on_their_side_turn_the_page(tmp_path, turn):
    """A landscape table printed on a portrait page, which nobody turned."""
    path = render(broken.BLOCKS, tmp_path / "iku.pdf")
    right = texts(read_document(path))
    writer = pypdf.PdfWriter(clone_from=path)
    writer.pages[0].rotate(turn).transfer_rotation_to_content()
    writer.write(tmp_path / "rebah.pdf")
    assert texts(read_document(tmp_path / "rebah.pdf")) == right


def test_sentence_above_a_drawn_fraction_stays_a_sentence(tmp_path):
    formula = r"$\frac{\text{Jumlah laporan}}{\text{Jumlah seluruh laporan}} \times 100\%$"
    cell = "Laporan disusun menurut peraturan perundang-undangan yang berlaku. Rumus: "
    table = make_rows(["INDIKATOR", "FORMULASI"], ["Persentase laporan yang disusun", cell + formula])
    ((_, (_, found)),) = texts(read_document(render([table], tmp_path / "iku.pdf")))
    assert " ".join(found.split()) == cell + formula


def test_paragraphs_keep_their_order_around_tables(tmp_path):
    naskah = read_document(render([*broken.BLOCKS, *broken.BLOCKS], tmp_path / "iku.pdf"))
    kinds = [isinstance(block, Paragraf) for block in naskah.blok]
    assert kinds == [True, False, True, False]


@pytest.mark.parametrize("angle", [90, -90])
def test_titles_turned_on_their_side_are_read_in_order(tmp_path, angle):
    path = tmp_path / "iku.pdf"
    canvas = Canvas(str(path), pagesize=(400, 300))
    canvas.setFont("Helvetica", 9)
    for x in (50, 200, 240, 280):
        canvas.line(x, 200, x, 270)
        canvas.line(x, 180, x, 200)
    for y in (180, 200, 270):
        canvas.line(50, y, 280, y)
    canvas.drawString(55, 230, "Indikator Kinerja")
    for x, text in ((224, "Satuan"), (264, "Target 2024")):
        canvas.saveState()
        canvas.translate(x, 205 if angle > 0 else 265)
        canvas.rotate(angle)
        canvas.drawString(0, 0, text)
        canvas.restoreState()
    for x, text in ((55, "Jumlah kolam aktif di desa"), (205, "kolam"), (250, "12")):
        canvas.drawString(x, 187, text)
    canvas.save()
    found = [[cell.teks for cell in row.sel] for table in read_document(path).tabel for row in table.baris]
    assert found == [
        ["Indikator Kinerja", "Satuan", "Target 2024"],
        ["Jumlah kolam aktif di desa", "kolam", "12"],
    ]


@pytest.mark.parametrize(
    ("lines", "text"), [(("125.00", "0"), "125.000"), (("125.5", "12.400"), "125.5 12.400")]
)
def test_number_torn_by_a_narrow_cell(tmp_path, lines, text):
    path = tmp_path / "iku.pdf"
    canvas = Canvas(str(path), pagesize=(400, 300))
    canvas.setFont("Helvetica", 9)
    width = max(canvas.stringWidth(line) for line in lines)
    for x in (50, 200, 206 + width):
        canvas.line(x, 150, x, 240)
    for y in (150, 200, 240):
        canvas.line(50, y, 206 + width, y)
    for x, y, word in (
        (53, 225, "Indikator"),
        (203, 225, "Target"),
        (53, 190, "Pendapatan retribusi daerah"),
    ):
        canvas.drawString(x, y, word)
    for number, line in enumerate(lines):
        canvas.drawString(203, 190 - 11 * number, line)
    canvas.save()
    naskah = read_document(path)
    assert texts(naskah)[0][1] == ["Pendapatan retribusi daerah", text]
    assert [item.code for item in naskah.diagnostics] == ([] if text == "125.000" else ["IKI829"])


def test_place_and_date_below_an_unlined_table_end_it(tmp_path):
    path = tmp_path / "iku.pdf"
    canvas = Canvas(str(path), pagesize=(500, 300))
    canvas.setFont("Helvetica", 9)
    lines = [
        ("No", "Indikator", "Rumus", "Target"),
        ("1", "Jumlah kolam", "Jumlah kolam baik", "12"),
        ("2", "Jumlah panen", "Jumlah panen raya", "3"),
        ("3", "Jumlah benih", "Jumlah benih ikan", "4"),
    ]
    for number, line in enumerate(lines):
        for x, text in zip((40, 70, 200, 380), line, strict=True):
            canvas.drawString(x, 250 - 20 * number, text)
    canvas.drawString(200, 168, "Rawa Indah, 3 Maret 2025")
    canvas.drawString(200, 156, "KEPALA DINAS,")
    canvas.save()
    assert texts(read_document(path))[0][-1] == ["3", "Jumlah benih", "Jumlah benih ikan", "4"]
