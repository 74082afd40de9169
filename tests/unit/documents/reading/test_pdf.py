"""Pages of a pdf that lie on their side, carry running lines, or leave their last row open."""

import pypdf
import pytest

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
