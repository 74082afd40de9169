"""The stable table of codes: ``IKI`` + stage digit + two digits, never renumbered.

Stages: 0 text, 1 syntax, 2 names, 3 units, 4 evaluation, 5 scale, 6 catalog, 7 backends,
8 documents and files. Each code has a page in ``explain/`` whose examples are tests.

Knows: the level and the title of each code. Must not know: who gives it, or how it is drawn.
"""

from __future__ import annotations

from typing import NamedTuple


class Code(NamedTuple):
    """Severity (``galat``, ``peringatan``, ``saran``) and one-line title of a code."""

    severity: str
    title: str


CODES: dict[str, Code] = {
    # 0 text
    "IKI001": Code("saran", "sel rumus kosong"),
    "IKI002": Code("galat", "teks terlalu panjang"),
    "IKI003": Code("galat", "kurung bersarang terlalu dalam"),
    "IKI004": Code("galat", "angka tidak dapat dibaca"),
    "IKI005": Code("galat", "perintah LaTeX tidak dikenal"),
    "IKI006": Code("saran", "titik dibaca sebagai tanda desimal"),
    "IKI007": Code("galat", "huruf sel rusak"),
    # 1 syntax
    "IKI101": Code("galat", "operand hilang"),
    "IKI102": Code("peringatan", "kurung belum ditutup"),
    "IKI103": Code("peringatan", "kurung tutup berlebih"),
    "IKI104": Code("galat", "dua operator berurutan"),
    "IKI105": Code("saran", "tanda dibaca sebagai bagian nama"),
    "IKI106": Code("saran", "tanda dibaca sebagai operator"),
    "IKI107": Code("saran", "ada rumus lain dalam sel yang sama"),
    "IKI108": Code("saran", "urutan hitung mengikuti kalimat"),
    "IKI109": Code("saran", "faktor 100 diambil dari kata persentase"),
    "IKI111": Code("saran", "dikali 100 tanpa tanda persen"),
    "IKI112": Code("galat", "syarat `jika` tidak lengkap"),
    "IKI113": Code("galat", "tidak ada rumus yang dapat dihitung"),
    "IKI114": Code("saran", "rumus tersirat dari nama indikator"),
    "IKI115": Code("saran", "angka diambil dari metode atau penilai lain"),
    "IKI116": Code("saran", "perkalian tanpa tanda"),
    "IKI117": Code("galat", "susunan rumus tidak terbaca"),
    "IKI118": Code("saran", "kata di tengah rumus diabaikan"),
    "IKI120": Code("peringatan", "pembilang dan penyebut sama"),
    "IKI121": Code("saran", "waktu kerja setahun sebagai angka tetap"),
    # 2 names
    "IKI201": Code("galat", "nama masukan tidak dikenal"),
    "IKI202": Code("peringatan", "keterangan lambang tidak dipakai rumus"),
    "IKI203": Code("peringatan", "lambang tanpa keterangan"),
    "IKI204": Code("saran", "nilai tetap diambil dari catatan"),
    "IKI205": Code("galat", "dua keterangan untuk satu lambang"),
    "IKI206": Code("galat", "kode temuan tidak dikenal"),
    "IKI207": Code("galat", "dua nilai untuk satu masukan"),
    "IKI208": Code("peringatan", "satu masukan dengan dua ejaan"),
    "IKI209": Code("saran", "kata mungkin salah ketik"),
    "IKI210": Code("saran", "satuan masukan tidak diketahui"),
    "IKI211": Code("peringatan", "tempat lain disebut"),
    "IKI212": Code("saran", "singkatan tidak dijelaskan"),
    # 3 units
    "IKI301": Code("peringatan", "persen dari dua satuan berbeda"),
    "IKI302": Code("galat", "penjumlahan dua satuan berbeda"),
    "IKI303": Code("peringatan", "persentase tanpa faktor 100"),
    "IKI304": Code("peringatan", "nama indikator dan rumus tidak sejalan"),
    "IKI305": Code("peringatan", "faktor 100 lebih dari satu kali"),
    "IKI306": Code("peringatan", "satuan sejenis berbeda takaran"),
    "IKI307": Code("peringatan", "faktor 100 hanya mengenai suku terakhir"),
    "IKI308": Code("peringatan", "dikali 100% tanpa pembagi"),
    # 4 evaluation
    "IKI401": Code("peringatan", "penyebut nol"),
    "IKI402": Code("peringatan", "masukan kosong"),
    "IKI403": Code("galat", "nilai masukan bukan angka"),
    "IKI404": Code("peringatan", "persentase di luar 0 sampai 100"),
    "IKI405": Code("galat", "pangkat tidak dapat dihitung"),
    # 5 scale
    "IKI501": Code("peringatan", "skala berlubang"),
    "IKI502": Code("galat", "pita skala bertumpang tindih"),
    "IKI503": Code("galat", "batas pita skala tidak dapat dipakai"),
    "IKI504": Code("galat", "skala tidak ada di katalog"),
    "IKI505": Code("galat", "metode tidak ada di katalog"),
    "IKI506": Code("peringatan", "nilai di luar skala"),
    "IKI507": Code("peringatan", "aturan ditulis dari ingatan"),
    "IKI508": Code("peringatan", "jumlah bobot bukan 1"),
    "IKI509": Code("galat", "masukan tidak cocok dengan metode"),
    "IKI510": Code("galat", "target tidak dapat dipakai"),
    "IKI511": Code("peringatan", "polaritas belum disebut"),
    "IKI512": Code("galat", "polaritas tidak dikenal"),
    "IKI513": Code("galat", "periode tidak dapat dibaca"),
    "IKI514": Code("galat", "rumus metode tidak dapat dipakai"),
    "IKI515": Code("galat", "id aturan dipakai dua kali"),
    "IKI516": Code("galat", "permintaan tidak lengkap"),
    "IKI517": Code("peringatan", "aturan tidak berlaku pada tahun itu"),
    "IKI518": Code("peringatan", "data lain dari yang diatur metode"),
    "IKI519": Code("peringatan", "satuan target lain dari satuan realisasi"),
    "IKI520": Code("peringatan", "target berlaku untuk periode lain"),
    "IKI530": Code("peringatan", "skala tidak mencapai 0 sampai 100"),
    "IKI531": Code("peringatan", "celah antara pita skala"),
    "IKI532": Code("peringatan", "target lebih dari 100%"),
    "IKI533": Code("saran", "target tidak ada"),
    "IKI534": Code("peringatan", "target triwulan menurun"),
    "IKI535": Code("peringatan", "target triwulan tidak mencapai target setahun"),
    # 6 catalog
    "IKI601": Code("galat", "YAML tidak dapat dibaca"),
    "IKI602": Code("galat", "kolom wajib tidak ada"),
    "IKI603": Code("galat", "id indikator dipakai dua kali"),
    "IKI604": Code("peringatan", "kolom tidak dikenal"),
    "IKI605": Code("galat", "jenis isi kolom salah"),
    "IKI606": Code("galat", "id indikator tidak ada di katalog"),
    "IKI610": Code("galat", "satu ejaan pada dua butir data"),
    "IKI611": Code("galat", "butir data yang digabung tidak ada"),
    "IKI612": Code("galat", "butir data yang digabung berbeda takaran"),
    "IKI620": Code("peringatan", "pembagi tetap berbeda antarbaris"),
    "IKI621": Code("saran", "sumber data tidak disebut"),
    "IKI622": Code("peringatan", "satu indikator dengan dua rumus"),
    "IKI623": Code("saran", "dua indikator dengan rumus yang sama"),
    "IKI624": Code("peringatan", "indikator dua kali pada satu jabatan"),
    "IKI625": Code("peringatan", "peraturan sudah diganti"),
    # 7 backends
    "IKI701": Code("galat", "mesin kolom tidak mengenal bagian rumus"),
    # 8 documents and files
    "IKI801": Code("galat", "baris JSON tidak dapat dibaca"),
    "IKI802": Code("galat", "berkas tidak dapat dibaca"),
    "IKI803": Code("galat", "paket tambahan belum terpasang"),
    "IKI804": Code("galat", "sel angka tidak berisi angka"),
    "IKI805": Code("galat", "angka dapat dibaca dengan dua cara"),
    "IKI806": Code("galat", "satu angka ditulis lebih dari sekali"),
    "IKI807": Code("galat", "tabel bulanan tidak ditemukan"),
    "IKI808": Code("saran", "bagian data yang tidak dibaca"),
    "IKI809": Code("galat", "keterangan baris tidak dapat dibaca"),
    "IKI810": Code("peringatan", "nama di data tidak dipakai rumus"),
    "IKI811": Code("galat", "unit kerja tidak ada di data"),
    "IKI812": Code("galat", "susunan unit kerja melingkar"),
    "IKI830": Code("galat", "tabel indikator tidak ditemukan"),
    "IKI831": Code("saran", "sel yang bergeser dikembalikan"),
    "IKI832": Code("peringatan", "letak sel tidak pasti"),
    "IKI834": Code("peringatan", "sambungan baris tidak pasti"),
    "IKI835": Code("peringatan", "baris tabel tidak dikenali"),
    "IKI836": Code("peringatan", "tabel tidak dikenali"),
    "IKI837": Code("saran", "bagian dokumen yang dilewati"),
    "IKI838": Code("peringatan", "target dipasangkan dengan nama yang mirip"),
    "IKI839": Code("peringatan", "target tidak terpasang"),
    "IKI840": Code("saran", "jabatan dibaca dari judul"),
    "IKI841": Code("saran", "kolom tidak dimuat ke katalog"),
    "IKI842": Code("saran", "judul kolom salah eja"),
    "IKI850": Code("galat", "hasil tidak dapat disimpan"),
    "IKI851": Code("galat", "dokumen tidak ada di katalog"),
    "IKI852": Code("galat", "susunan unit kerja tidak dapat dibaca"),
}
