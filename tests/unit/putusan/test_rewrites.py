"""A rewrite is told only where the rewritten cell reads as the figure is shown today."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ikicalc
from ikicalc.catalog import Indikator


def rewritten(teks, nama="Persentase A"):
    (item,) = ikicalc.check([Indikator("c/1", "c", nama, teks=teks)]).putusan
    edits = [t.diagnostic.perbaikan for t in item.temuan if t.diagnostic.perbaikan is not None]
    return [edit.apply(teks) for edit in edits]


FRACTION = r"\frac{\text{Jumlah A}}{\text{Jumlah B}}"


@pytest.mark.parametrize(
    ("teks", "after"),
    [
        ("jumlah A dibagi jumlah B x 100", "jumlah A dibagi jumlah B x 100%"),
        ("jumlah A dibagi jumlah B", "jumlah A dibagi jumlah B dikali 100%"),
        ("Rumus: jumlah A : jumlah B. Catatan: x", "Rumus: jumlah A : jumlah B x 100%. Catatan: x"),
        ("Persentase A = jumlah A / jumlah B", "Persentase A = jumlah A / jumlah B x 100%"),
        (rf"${FRACTION} \times 100$", rf"${FRACTION} \times 100\%$"),
        (f"${FRACTION}$", rf"${FRACTION} \times 100\%$"),
    ],
)
def test_factor_is_written_where_it_belongs(teks, after):
    assert rewritten(teks) == [after]


@pytest.mark.parametrize(
    "teks", ["jumlah A dibagi jumlah B x 100%", "Jumlah doumen", "(jumlah A : jumlah B x 100%"]
)
def test_nothing_is_rewritten_where_nothing_is_certain(teks):
    assert rewritten(teks) == []


@given(st.text(alphabet="jumlah AB:/()x 10%dibagi\\$", max_size=60))
def test_rewrite_keeps_the_reading(teks):
    before = ikicalc.parse(teks, indikator="Persentase A")
    for after in rewritten(teks):
        read = ikicalc.parse(after, indikator="Persentase A")
        shown = f"{before.kanonik} * 100" if before.shows_percent else before.kanonik
        assert read.kanonik in (shown, before.kanonik)
        assert len(read.diagnostics) < len(before.diagnostics)
