"""One workbook computed twice: by ikicalc, and by plain SQL that knows nothing of ikicalc.

The formulas, ways of aggregating, targets and bands below were written by hand from the catalog's printed
text and from aturan 0.4, 0.5, 3 and 4. SQL computes with doubles, so its figures agree to nine places.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import ikicalc

duckdb = pytest.importorskip("duckdb")
openpyxl = pytest.importorskip("openpyxl")

FLOWS = (
    "Jumlah KTP, KK dan Akta yang diproses tepat waktu", "Jumlah usulan pembuatan KTP, KK dan Akta",
    "Jumlah laporan keuangan bulanan dan tahunan", "Jumlah laporan periodik Ipoleksosbud",
    "jumlah laporan cepat kejadian khusus",
)  # fmt: skip
STOCKS = (
    "Jumlah pegawai yang disiplin", "Jumlah seluruh pegawai", "Jumlah desa dengan administras yang baiki",
)  # fmt: skip
MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
UNITS = ("Kantor Barat", "Kantor Timur")
ABOVE = dict.fromkeys(UNITS, "Dinas")
IDS = ("torjun/18", "torjun/23", "torjun/24", "lumajang-2023/88", "ngantang-2021/84")

SQL = """
CREATE TABLE titik AS
  SELECT unit, masukan, CAST(substr(bulan, 2) AS INTEGER) AS bulan, nilai
  FROM (UNPIVOT lembar ON b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12 INTO NAME bulan VALUE nilai);
CREATE TABLE periode AS
  SELECT 'bulan' AS jenis, 'B' || n AS kode, n AS awal, n AS akhir FROM range(1, 13) t(n)
  UNION ALL SELECT 'triwulan', 'T' || n, 3 * n - 2, 3 * n FROM range(1, 5) t(n)
  UNION ALL SELECT 'semester', 'S' || n, 6 * n - 5, 6 * n FROM range(1, 3) t(n)
  UNION ALL SELECT 'sampai', 'B' || n, 1, n FROM range(1, 13) t(n)
  UNION ALL SELECT 'tahun', 'Y', 1, 12;
CREATE TABLE sendiri AS
  SELECT t.unit, t.masukan, p.jenis, p.kode, p.awal, p.akhir,
    CASE WHEN a.arus THEN sum(t.nilai) ELSE arg_max(t.nilai, t.bulan) END AS nilai,
    count(*) AS ada
  FROM titik t JOIN periode p ON t.bulan BETWEEN p.awal AND p.akhir JOIN arus a USING (masukan)
  GROUP BY t.unit, t.masukan, p.jenis, p.kode, p.awal, p.akhir, a.arus;
CREATE TABLE agregat AS
  SELECT * FROM sendiri
  UNION ALL SELECT 'Dinas', masukan, jenis, kode, awal, akhir, sum(nilai), sum(ada)
  FROM sendiri GROUP BY masukan, jenis, kode, awal, akhir;
CREATE TABLE lajur AS
  SELECT unit, jenis, kode, awal, akhir,
    any_value(nilai) FILTER (masukan = 'Jumlah KTP, KK dan Akta yang diproses tepat waktu') AS tepat,
    any_value(nilai) FILTER (masukan = 'Jumlah usulan pembuatan KTP, KK dan Akta') AS usulan,
    any_value(nilai) FILTER (masukan = 'Jumlah laporan keuangan bulanan dan tahunan') AS keuangan,
    any_value(nilai) FILTER (masukan = 'Jumlah laporan periodik Ipoleksosbud') AS periodik,
    any_value(nilai) FILTER (masukan = 'jumlah laporan cepat kejadian khusus') AS cepat,
    any_value(nilai) FILTER (masukan = 'Jumlah pegawai yang disiplin') AS disiplin,
    any_value(nilai) FILTER (masukan = 'Jumlah seluruh pegawai') AS pegawai,
    any_value(nilai) FILTER (masukan = 'Jumlah desa dengan administras yang baiki') AS desa
  FROM agregat GROUP BY ALL;
CREATE TABLE angka AS
  SELECT unit, 'torjun/18' AS id, jenis, kode, awal, akhir,
    100.0 * tepat / nullif(usulan, 0) AS realisasi,
    CASE WHEN awal = 1 THEN 95.0 END AS target FROM lajur
  UNION ALL SELECT unit, 'torjun/23', jenis, kode, awal, akhir, 100.0 * disiplin / nullif(pegawai, 0),
    CASE WHEN awal = 1 THEN 95.0 END FROM lajur
  UNION ALL SELECT unit, 'torjun/24', jenis, kode, awal, akhir, 100.0 * desa / 12,
    CASE WHEN awal = 1 THEN 75.0 END FROM lajur
  UNION ALL SELECT unit, 'lumajang-2023/88', jenis, kode, awal, akhir, keuangan,
    CASE WHEN awal = 1 AND akhir = 12 THEN 13.0 END FROM lajur
  UNION ALL SELECT unit, 'ngantang-2021/84', jenis, kode, awal, akhir, periodik + cepat,
    CASE WHEN akhir - awal = 2 THEN [10.0, 12.0, 14.0, 16.0][akhir // 3] END FROM lajur;
CREATE TABLE hasil AS
  SELECT *, 100.0 * realisasi / target AS capaian, floor(100.0 * realisasi / target + 0.5) AS bulat
  FROM angka;
SELECT unit, id, jenis, kode, realisasi, capaian, CASE
    WHEN bulat IS NULL THEN NULL WHEN bulat >= 91 THEN 'Sangat Tinggi' WHEN bulat >= 76 THEN 'Tinggi'
    WHEN bulat >= 66 THEN 'Sedang' WHEN bulat >= 51 THEN 'Rendah' ELSE 'Sangat Rendah' END
FROM hasil;
"""


@pytest.fixture(scope="module")
def workbook(tmp_path_factory) -> Path:
    """Write a sheet as an office keeps it: a row per unit and input, some months empty."""
    chance, book = random.Random(7), openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Rekapitulasi bulanan tahun 2024"])
    sheet.append(["Unit Kerja", "Uraian", *MONTHS])
    for unit in UNITS:
        for name in (*FLOWS, *STOCKS):
            low, high = (1, 9) if name in FLOWS else (6, 12)
            values = [chance.choice([None, 0, *range(low, high)]) for _ in MONTHS]
            sheet.append([unit, name, *values])
    path = tmp_path_factory.mktemp("sql") / "bulanan.xlsx"
    book.save(path)
    return path


def by_sql(path: Path) -> dict[tuple[str, ...], tuple[float | None, float | None, str | None]]:
    rows = list(openpyxl.load_workbook(path).active.iter_rows(min_row=3, values_only=True))
    with duckdb.connect() as connection:
        columns = ", ".join(f"b{n} DOUBLE" for n in range(1, 13))
        connection.execute(f"CREATE TABLE lembar (unit VARCHAR, masukan VARCHAR, {columns})")
        connection.executemany(f"INSERT INTO lembar VALUES ({', '.join('?' * 14)})", rows)
        connection.execute("CREATE TABLE arus (masukan VARCHAR, arus BOOLEAN)")
        ways = [*((name, True) for name in FLOWS), *((name, False) for name in STOCKS)]
        connection.executemany("INSERT INTO arus VALUES (?, ?)", ways)
        return {tuple(row[:4]): tuple(row[4:]) for row in connection.execute(SQL).fetchall()}


def test_sql_gives_the_same_table(workbook: Path) -> None:
    catalog, _ = ikicalc.load_catalog()
    quarters = {"triwulan": [10, 12, 14, 16], "kumulatif": False}
    table = ikicalc.compute(
        [catalog[item] for item in IDS], ikicalc.read_monthly(workbook), tahun=2024, induk=ABOVE,
        polaritas="naik", skala="peringkat-kinerja",
        target={"torjun/18": 95, "torjun/23": 95, "torjun/24": 75, "ngantang-2021/84": quarters},
    )  # fmt: skip
    expected = by_sql(workbook)
    assert len(table) == 3 * len(IDS) * 31
    judged = 0
    for row in table:
        realisasi, capaian, predikat = expected.get(
            (row.unit_kerja, row.indikator_id, row.jenis, row.periode), (None, None, None)
        )
        assert (row.realisasi is None) == (realisasi is None)
        assert row.realisasi is None or float(row.realisasi) == pytest.approx(realisasi, rel=1e-9)
        assert (row.capaian is None) == (capaian is None)
        assert row.capaian is None or float(row.capaian) == pytest.approx(capaian, rel=1e-9)
        assert row.predikat == predikat
        judged += row.predikat is not None
    assert judged > 100
    assert {row.predikat for row in table} >= {"Sangat Tinggi", "Tinggi", "Sangat Rendah", None}
