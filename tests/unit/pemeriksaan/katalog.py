"""The text of a catalog for a test: a head, and one block an indicator."""

HEAD = "dokumen:\n  id: contoh\n  judul: Indikator Kinerja\nindikator:\n"
RATIO = "jumlah kolam aktif dibagi jumlah kolam"


def entry(
    number: int = 1, *, nama: str = "Persentase kolam aktif", teks: str = RATIO, after_id: str = ""
) -> str:
    """Return the lines of one indicator; ``teks`` as it stands in the file, a comment included."""
    return f"  - id: contoh/{number}{after_id}\n    nama: {nama}\n    teks: {teks}\n"
