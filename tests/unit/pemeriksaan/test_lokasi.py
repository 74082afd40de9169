"""Each character of a value is found in the file, whatever way the value is written in."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ikicalc.catalog.letters import letters
from ikicalc.catalog.source_map import read_scalars
from ikicalc.pemeriksaan import run_checks
from ikicalc.pemeriksaan.lokasi import verbatim

from .katalog import entry

WORDS = st.text(alphabet="ab ':\"\\#-é表\n\t", max_size=60)


@given(value=WORDS, style=st.sampled_from([None, "'", '"', "|", ">"]), width=st.sampled_from([5, 20, 80]))
def test_letters_are_those_of_the_value(value, style, width):
    text = yaml.dump({"a": {"teks": value}}, default_style=style, width=width, allow_unicode=True)
    found = [item for values in read_scalars(text).by_place.values() for item in values.items()]
    scalar = next(scalar for key, scalar in found if key == "teks")
    written = letters(text, scalar)
    assert written is not None
    assert "".join(letter.char for letter in written) == value
    ends = [(letter.start, letter.end) for letter in written]
    assert all(scalar.start <= start <= end <= scalar.end for start, end in ends)
    assert ends == sorted(ends)
    begin = verbatim(text, scalar)
    assert begin is None or ends == [(begin + at, begin + at + 1) for at in range(len(value))]


def test_shipped_catalog_is_understood_throughout(request):
    for path in sorted((request.config.rootpath / "catalog" / "dokumen").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        for values in read_scalars(text).by_place.values():
            assert all(letters(text, scalar) is not None for scalar in values.values())


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
