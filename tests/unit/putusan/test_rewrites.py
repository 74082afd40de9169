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


@pytest.mark.parametrize(
    ("teks", "label", "after"),
    [
        ("Rumus: (jumlah A dibagi jumlah B) x 100%", "Rumus:", "(jumlah A dibagi jumlah B) x 100%"),
        ("Formula : jumlah A / jumlah B x 100%", "Formula :", "jumlah A / jumlah B x 100%"),
        ("Cara menghitung:\n  jumlah A : jumlah B x 100%", "Cara menghitung:", "jumlah A : jumlah B x 100%"),
        ("Persentase A = jumlah A / jumlah B x 100%", "Persentase A =", "jumlah A / jumlah B x 100%"),
        ("persentase  a : jumlah A / jumlah B x 100%", "persentase  a :", "jumlah A / jumlah B x 100%"),
        ("Rumus Persentase A: jumlah A / B x 100%", "Rumus Persentase A:", "jumlah A / B x 100%"),
        ("Rumus: Persentase A = jumlah A / B x 100%", "Rumus: Persentase A =", "jumlah A / B x 100%"),
        ("Rumus: PA = jumlah A / jumlah B x 100%", "Rumus:", "PA = jumlah A / jumlah B x 100%"),
        (rf"Rumus: ${FRACTION} \times 100\%$", "Rumus:", rf"${FRACTION} \times 100\%$"),
        ("Rumus: Jumlah kolam aktif", "Rumus:", "Jumlah kolam aktif"),
    ],
)  # fmt: skip
def test_idle_label_is_removed(teks, label, after):
    (item,) = ikicalc.check([Indikator("c/1", "c", "Persentase A", teks=teks)]).putusan
    (found,) = [t.diagnostic for t in item.temuan if t.diagnostic.code == "IKI123"]
    assert found.severity == "saran"
    assert found.span.of(teks) == label
    assert found.perbaikan.apply(teks) == after


@pytest.mark.parametrize(
    "teks",
    [
        "jumlah A / jumlah B x 100%",
        "Persentase A = jumlah A / jumlah B",  # the label says that it is a percentage
        "Persentase B = jumlah A / jumlah B x 100%",  # another indicator's
        "Rumus Persentase B: jumlah A / jumlah B x 100%",
        "PA = jumlah A / jumlah B x 100%",
        "jumlah A : jumlah B x 100%",
        "Kolam A dikuras setahun sekali. Rumus: jumlah A / jumlah B x 100%",
        "Rumus: jumlah A / jumlah B x 100%. Catatan: kolam milik desa",
        "Rumus: A / B x 100%\nA = jumlah kolam aktif\nB = jumlah kolam",
        "Rumus: PA = jumlah A / jumlah B x 100%, PB = jumlah B / jumlah C x 100%",
        "1. Rumus: jumlah A / jumlah B x 100%",
        "Rumus: sudah jelas",
        "Rumus: jumlah A dibagi",
        "[[Rumus: A]] / [[B]]",
    ],
)
def test_label_that_may_say_something_stays(teks):
    (item,) = ikicalc.check([Indikator("c/1", "c", "Persentase A", teks=teks)]).putusan
    assert "IKI123" not in [temuan.diagnostic.code for temuan in item.temuan]


LABELS = [
    "Rumus: ",
    "Formula :\n",
    "Cara menghitung = ",
    "Persentase A = ",
    "Rumus: Persentase A : ",
    "PA = ",
    "1. ",
]


@given(st.lists(st.sampled_from(LABELS), max_size=3), st.text(alphabet="jumlah AB:/()x 10%.\n=", max_size=60))
def test_cell_without_its_idle_label_reads_the_same(labels, formula):
    item = Indikator("c/1", "c", "Persentase A", teks="".join(labels) + formula)
    for temuan in ikicalc.check([item]).putusan[0].temuan:
        if temuan.diagnostic.code == "IKI123":
            after = ikicalc.parse(temuan.diagnostic.perbaikan.apply(item.teks), indikator=item.indikator)
            before = item.rumus
            assert (after.kelas, after.kanonik, after.satuan) == (before.kelas, before.kanonik, before.satuan)
            assert [f.code for f in after.diagnostics] == [f.code for f in before.diagnostics]
