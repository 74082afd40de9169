"""Each character of a value is found in the file, whatever way the value is written in."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ikicalc.catalog.letters import letter, letters
from ikicalc.catalog.source_map import read_scalars
from ikicalc.pemeriksaan import run_checks

from .katalog import entry

WORDS = st.text(alphabet="ab ':\"\\#-é表\n\t", max_size=60)


@given(value=WORDS, style=st.sampled_from([None, "'", '"', "|", ">"]), width=st.sampled_from([5, 20, 80]))
def test_letters_are_those_of_the_value(value, style, width):
    text = yaml.dump({"a": {"teks": value}}, default_style=style, width=width, allow_unicode=True)
    scalar = next(scalar for key, scalar in read_scalars(text) if key == "teks")
    written = letters(text, scalar)
    assert written is not None
    assert "".join(piece.text for piece in written) == value
    ends = [letter(written, index) for index in range(len(value))]
    assert all(scalar.start <= start <= end <= scalar.end for start, end in ends)
    assert ends == sorted(ends)
    assert all(
        text[start:end] == char for (start, end), char in zip(ends, value, strict=True) if char in "ab表"
    )


def test_what_an_alias_repeats_has_no_place_of_its_own():
    text = "a: &x {teks: A}\nb: *x\nc: {teks: &y B, nama: *y, *y : C}\nd: [{teks: D # d\n}, {teks: '#'}]\n"
    found = read_scalars(text)
    assert [value.value for key, value in found if key == "teks"] == ["A", "B", "D", "#"]
    assert [value.value for key, value in found if key == "nama"] == []
    places = [(1, 4), (2, 4), (3, 4), (4, 5), (5, 4)]
    told = [found.find(*place, "teks") for place in places]
    assert [value and value.value for value in told] == ["A", None, "B", "D", "#"]
    assert [text[start:end] for start, end in found.signs] == ["'#'"]


def test_shipped_catalog_is_understood_throughout(request):
    for path in sorted((request.config.rootpath / "catalog" / "dokumen").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        assert all(letters(text, scalar) is not None for _, scalar in read_scalars(text))


@pytest.mark.parametrize(
    ("teks", "line", "column"),
    [
        ("(A / B", 7, 11),
        ("'(A / B'", 7, 12),
        ('"(A / B"', 7, 12),
        (">-\n      Rumus:\n      (A / B", 9, 7),
        ("'表 é: (A / B'", 7, 17),
    ],
)
def test_caret_and_place_are_in_the_file(write, teks, line, column):
    path = write(entry(nama="Rasio", teks=teks))
    run = run_checks([str(path)])
    found = next(item for item in run.laporan.temuan if item.diagnostic.code == "IKI102")
    region = run.peta().of(found)
    assert (region.berkas, region.baris, region.kolom) == (str(path), line, column)
    assert path.read_text(encoding="utf-8").splitlines()[line - 1][column - 1] == "("
