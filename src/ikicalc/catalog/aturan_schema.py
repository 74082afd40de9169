"""Which columns a file of rules has (``catalog/skala``, ``catalog/metode``), level by level.

Knows: names of columns, which of them must be there. Must not know: how a value is read.
"""

from __future__ import annotations

from ikicalc.catalog.schema import Level

_LAW = ("sumber", "kepastian")
_DATES = ("berlaku_sejak", "berlaku_sampai")

BERKAS = Level("berkas aturan", (), ("skala", "metode"))
SUMBER = Level("`sumber`", ("nomor",), ("tahun", "bagian", "catatan"))
SKALA = Level("skala", ("id", "nama", *_LAW, "pita"), (*_DATES, "desimal", "ujung", "terbuka", "contoh"))
CONTOH_SKALA = Level("contoh", ("sumber", "nilai"), ("predikat",))
PITA = Level("pita", ("predikat",), ("dari", "sampai", "ujung", "kepastian"))
METODE = Level(
    "metode",
    ("id", "nama", *_LAW, "masukan", "langkah", "contoh"),
    (*_DATES, "satuan", "temuan", "skala", "polaritas", "hasil"),
)
MASUKAN = Level(
    "masukan",
    ("nama",),
    (
        *("jenis", "arti", "satuan", "alias", "dari", "bawaan", "sumber_bawaan"),
        *("minimum", "maksimum", "boleh_kosong", "pilihan", "label"),
    ),
)
LANGKAH = Level(
    "langkah",
    ("nama",),
    (
        *("rumus", "tiap", "cara", "satuan", "bulatkan", "minimum", "maksimum"),
        *("boleh_kosong", "dapat_diberikan"),
    ),
)
CARA = Level("cara", ("rumus",), ("tiap",))
DIBERIKAN = Level(
    "`dapat_diberikan`",
    (),
    ("jenis", "arti", "satuan", "alias", "minimum", "maksimum", "boleh_kosong", "label"),
)
SYARAT = Level("temuan", ("syarat", "kode", "pesan"), ("bantuan", "tanpa_nilai"))
PILIHAN_SKALA = Level("`skala`", ("skala",), ("syarat",))
CONTOH = Level("contoh", ("sumber", "tag", "masukan"), ("target", "nilai", "desimal", "predikat", "tercetak"))
