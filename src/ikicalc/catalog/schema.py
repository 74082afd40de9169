"""Which columns a catalog file has, level by level.

Knows: names of columns, which of them must be there. Must not know: how a value is read.
"""

from __future__ import annotations

from typing import NamedTuple


class Level(NamedTuple):
    """A level of the file: what to call it in a sentence, and its columns."""

    label: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns of the level."""
        return self.required + self.optional


# What a document may state outside the formula cell; `asal` says where it does.
STATED = ("satuan", "polaritas", "konstanta", "target_tahunan", "target_triwulan", "target_bulanan")
CELLS = ("teks", "target", "sumber_data", "penanggung_jawab")
HEAD = ("jenis", "nomor", "tanggal", "instansi", "kabupaten")
POLARITAS = ("naik", "turun", "turun-rasio", "stabil", "rentang")
# How a figure is judged; a document may state them once for all its indicators, under `penilaian`.
PENILAIAN = ("metode_capaian", "skala", "dasar_predikat", "batas_capaian")
DASAR_PREDIKAT = ("capaian", "realisasi")
# How an input's months become one figure, and what its column holds; ours to state, no part of the decree.
DATA = ("agregasi", "agregasi_indikator", "kumulatif")
TARGET = ("target_kumulatif", "target_tertinggi")

# A table without a position has its goals or its indicators at the top level.
BERKAS = Level("berkas katalog", ("dokumen",), ("jabatan", "sasaran", "indikator"))
DOKUMEN = Level("`dokumen`", ("id", "judul"), (*HEAD, "tahun", "kolom", "catatan", "penilaian"))
JABATAN = Level("jabatan", ("nama",), ("sasaran", "indikator"))
SASARAN = Level("sasaran", ("nama",), ("indikator",))
BAWAAN = Level("`penilaian`", (), ("polaritas", *PENILAIAN))
INDIKATOR = Level("indikator", ("id", "nama"), (*CELLS, *STATED, "asal", *DATA, *PENILAIAN, *TARGET))
ASAL = Level("`asal`", (), STATED)
KOLOM = Level("`kolom`", (), ("jabatan", "sasaran", "indikator", *CELLS, *STATED))

# The data dictionary: `gabung` lists entries that are one, `beda` those that are not.
KAMUS_DATA = Level("kamus data", ("kamus_data",), ("gabung", "beda"))
BUTIR = Level(
    "butir data", ("id", "label"), ("satuan", "agregasi", "kumulatif", "sumber", "alias", "dipakai")
)
