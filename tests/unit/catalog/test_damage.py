"""A damaged catalog file: findings with a place, never an exception, and what is loaded is whole."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from ikicalc.catalog import load_catalog

TEXT = r"""dokumen:
  id: contoh
  judul: Contoh
  tahun: 2024
  kolom:
    teks: [RUMUS]
jabatan:
  - nama: Kepala Bidang
    sasaran:
      - nama: 'Meningkatnya produksi'
        indikator:
          - id: contoh/1
            nama: Rata-rata panen
            teks: '$\frac{\text{jumlah panen}}{\text{jumlah hari}} \times 100\%$'
            target: 100 %
            konstanta: {jumlah hari: 240}
            target_triwulan: [25, 50, 75, 100]
          - id: contoh/2
            nama: >-
              Jumlah kolam
              yang dipanen
            asal: {satuan: "tabel 2"}
indikator: []
"""
PIECES = st.sampled_from(
    [*"\n\t :-'\"[]{}&*!|>%@,#?~x", "\n  ", "- ", ": ", "*a", "&a ", "\x00", "\ufeff", "é"]
)
CUTS = st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, 12), PIECES), min_size=1, max_size=6)


@given(CUTS)
def test_damage_is_told_and_never_raised(cuts: list[tuple[int, int, str]]) -> None:
    text = TEXT
    for at, length, piece in cuts:
        text = text[:at] + piece + text[at + length :]
    with TemporaryDirectory() as folder:
        path = Path(folder, "contoh.yaml")
        path.write_text(text, encoding="utf-8", newline="")
        catalog, findings = load_catalog(path)
    lines = text.count("\n") + 2
    for item in findings:
        line, column = item.place.removeprefix(f"{path}:").split(":")
        assert 1 <= int(line) <= lines
        assert int(column) >= 1
    assert all(item.id and item.indikator.strip() for item in catalog.values())


def test_the_text_before_damage_is_sound() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "contoh.yaml")
        path.write_text(TEXT, encoding="utf-8")
        catalog, findings = load_catalog(path)
    assert findings == ()
    assert catalog["contoh/2"].indikator == "Jumlah kolam yang dipanen"
