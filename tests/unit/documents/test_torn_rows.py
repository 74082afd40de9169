"""A row of a table that a page break cuts in two."""

import pytest

from ikicalc.documents.interpret import interpret
from ikicalc.documents.model import Baris, Letak, Naskah, Sel, Tabel

HEADER = ["No", "Indikator", "Formulasi", "Sumber Data"]
ABOVE = ["1", "Persentas", "Jumlah", "Seksi"]


def read(*pages):
    tables = []
    for number, rows in enumerate(pages, 1):
        place = Letak("iku.pdf", halaman=number, tabel=1)
        made = [Baris(tuple(map(Sel, row)), place._replace(baris=at)) for at, row in enumerate(rows, 1)]
        tables.append(Tabel(tuple(made), place))
    return interpret(Naskah("iku.pdf", tuple(tables)))


def test_first_row_of_a_page_without_number_goes_on():
    found = read([HEADER, ABOVE], [["", "e kolam aktif", "kolam aktif", "Perikanan"]])
    (item,) = found.isian
    assert item.sel == {
        "indikator": "Persentase kolam aktif",
        "teks": "Jumlah kolam aktif",
        "sumber_data": "Seksi Perikanan",
    }
    assert not found.temuan


@pytest.mark.parametrize(
    "row",
    [
        ["2", "kolam aktif", "Jumlah kolam aktif", "Perikanan"],
        ["", "jumlah kolam aktif", "Kolam aktif", "Perikanan"],
        ["", "Kolam aktif", "Kolam aktif", "Perikanan"],
    ],
)
def test_a_row_of_its_own_stays_one(row):
    assert len(read([HEADER, ABOVE], [row]).isian) == 2


def test_on_one_page_such_a_row_is_only_told():
    found = read([HEADER, ABOVE, ["", "kolam aktif", "Kolam aktif", "Perikanan"]])
    assert len(found.isian) == 2
    assert [item.code for item in found.temuan] == ["IKI834"]
