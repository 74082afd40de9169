"""Data frames of every kind hand over the same figures."""

from decimal import Decimal
from fractions import Fraction

import duckdb
import pandas
import polars
import pyarrow
import pytest

from ikicalc.diagnostics import SourceFileError
from ikicalc.series import read_monthly

LONG = {
    "unit_kerja": ["Desa A", "Desa A", "Desa B"],
    "tahun": [2024] * 3,
    "bulan": [1, 2, 1],
    "masukan": ["Kolam"] * 3,
    "nilai": [0.1, None, 2.0],
}
EXPECTED = [
    ("Desa A", 2024, 1, "Kolam", Fraction(1, 10)),
    ("Desa A", 2024, 2, "Kolam", None),
    ("Desa B", 2024, 1, "Kolam", Fraction(2)),
]
PANDAS, POLARS, ARROW = pandas.DataFrame(LONG), polars.DataFrame(LONG), pyarrow.table(LONG)


class OnlyStream:
    """What offers nothing but the Arrow stream."""

    def __arrow_c_stream__(self, requested_schema=None):
        return ARROW.__arrow_c_stream__(requested_schema)


class OnlyInterchange:
    """What offers nothing but the interchange protocol."""

    def __init__(self, frame):
        self.frame = frame

    def __dataframe__(self, nan_as_null=False, allow_copy=True):
        return self.frame.__dataframe__(nan_as_null, allow_copy)


def read(source, **how):
    return [tuple(item[:5]) for item in read_monthly(source, **how).titik]


FRAMES = {
    "pandas": PANDAS,
    "pandas categorical": PANDAS.astype(dict.fromkeys(["unit_kerja", "masukan", "bulan"], "category")),
    "pandas nullable": PANDAS.astype(
        {"tahun": "Int64", "bulan": "Int8", "nilai": "Float64", "masukan": "string"}
    ),
    "pandas of arrow": PANDAS.astype(
        {"tahun": "int64[pyarrow]", "nilai": "double[pyarrow]", "masukan": "string[pyarrow]"}
    ),
    "pandas float32": PANDAS.astype({"nilai": "float32"}),
    "pandas decimal": PANDAS.assign(nilai=[Decimal("0.1"), None, Decimal(2)]),
    "pandas named index": PANDAS.set_index(["unit_kerja", "masukan"]),
    "pandas dates": PANDAS.drop(columns="tahun").assign(
        bulan=pandas.to_datetime(["2024-01-31", "2024-02-29", "2024-01-01"])
    ),
    "polars": POLARS,
    "polars lazy": POLARS.lazy(),
    "polars categorical": POLARS.with_columns(polars.col("masukan").cast(polars.Categorical)),
    "polars decimal": POLARS.with_columns(polars.col("nilai").cast(polars.Decimal(10, 2))),
    "polars float32": POLARS.with_columns(polars.col("nilai").cast(polars.Float32)),
    "arrow table": ARROW,
    "arrow batch": ARROW.to_batches()[0],
    "arrow reader": ARROW.to_reader(),
    "arrow dictionary": ARROW.set_column(3, "masukan", ARROW["masukan"].dictionary_encode()),
    "only the stream": OnlyStream(),
    "only interchange, pandas": OnlyInterchange(PANDAS),
    "only interchange, arrow": OnlyInterchange(ARROW),
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_every_frame_gives_the_same_figures(frame):
    assert read(frame) == EXPECTED


def test_relation_of_duckdb():
    with duckdb.connect() as connection:
        relation = connection.sql(
            "SELECT * FROM (VALUES ('Desa A', 2024, 1, 'Kolam', 0.1::DECIMAL(10, 2)),"
            " ('Desa A', 2024, 2, 'Kolam', NULL), ('Desa B', 2024, 1, 'Kolam', 2))"
            " AS t(unit_kerja, tahun, bulan, masukan, nilai)"
        )
        assert read(relation) == EXPECTED


def test_two_levels_of_names_are_two_rows_of_headings():
    names = [("Uraian", ""), ("2023", "Jan"), ("2023", "Feb"), ("2024", "Jan"), ("2024", "Feb")]
    frame = pandas.DataFrame([["PAD", 1, 2, 3, 4]], columns=pandas.MultiIndex.from_tuples(names))
    data = read_monthly(frame)
    assert [(t.tahun, t.bulan, t.nilai) for t in data.titik] == [
        (2023, 1, 1), (2023, 2, 2), (2024, 1, 3), (2024, 2, 4),
    ]  # fmt: skip
    assert data.titik[2].tempat == "tabel:baris 1 kolom `2024 Jan`"


def test_pivoted_frame_keeps_its_index():
    frame = PANDAS.pivot_table(index=["unit_kerja", "masukan"], columns="bulan", values="nilai")
    assert read(frame, tahun=2024) == [EXPECTED[0], EXPECTED[2]]


@pytest.mark.parametrize("kind", [pandas.Period, pandas.Timestamp])
def test_dates_as_names_of_columns(kind):
    frame = pandas.DataFrame([["PAD", 1, 2]], columns=["Uraian", kind("2024-01"), kind("2024-02")])
    assert [item[1:3] for item in read(frame)] == [(2024, 1), (2024, 2)]


def test_names_twice_are_refused_by_their_columns():
    frame = pandas.DataFrame([["PAD", 1, 2]], columns=["Uraian", "Jan", "Jan"])
    with pytest.raises(SourceFileError, match="judul kolom ke-2 `Jan` dan judul kolom ke-3 `Jan`"):
        read(frame, tahun=2024)


def test_integers_beyond_int64_and_long_decimals_stay_exact():
    huge = polars.Series("nilai", [2**63 + 5, 1, 2**64 - 1], dtype=polars.UInt64)
    assert [item[4] for item in read(POLARS.with_columns(huge))] == [2**63 + 5, 1, 2**64 - 1]
    long = [Decimal("0.1234567890123456789"), Decimal("-1E-20"), Decimal("123456789012345678901.5")]
    assert [item[4] for item in read(PANDAS.assign(nilai=long))] == [Fraction(value) for value in long]


def test_truth_lists_and_objects_are_no_figures():
    for odd in ([True, False, True], [[1], [2], [3]], [{"a": 1}] * 3):
        data = read_monthly(POLARS.with_columns(polars.Series("nilai", odd)))
        assert [(t.nilai, t.kode) for t in data.titik] == [(None, "IKI804")] * 3


@pytest.mark.parametrize("frame", [POLARS.clear(), PANDAS.iloc[:0], ARROW.slice(0, 0)])
def test_frame_without_rows_has_no_points(frame):
    assert read(frame) == []


class Broken:
    """A stream, or a frame, whose source fails while it is read."""

    def __init__(self, protocol):
        setattr(type(self), protocol, self.fail)

    @staticmethod
    def fail(*_, **__):
        raise ConnectionError("sambungan putus")


def test_source_that_fails_is_told():
    for protocol in ("__arrow_c_stream__", "__dataframe__"):
        kind = type("Kueri", (Broken,), {})
        with pytest.raises(SourceFileError, match="`Kueri` tidak dapat diambil: sambungan putus"):
            read(kind(protocol))
    with pytest.raises(SourceFileError, match=r"IKI802.*zz"):
        read(POLARS.lazy().select("zz"))


@pytest.mark.parametrize("source", [LONG, [LONG], 12, None, b"data.csv"])
def test_what_is_no_data_frame_is_told(source):
    with pytest.raises(SourceFileError, match="tidak dikenal jenisnya"):
        read(source)


def test_a_flood_of_one_mistake_hides_no_other_one_and_every_cell_is_counted():
    cells = ["75%", *["0,5"] * 700, "empat", *[12] * 300]
    frame = pandas.DataFrame({
        "unit_kerja": [f"{number:05}" for number in range(len(cells))],
        "tahun": 2024, "bulan": 1, "masukan": "Persentase kolam", "nilai": cells,
    })  # fmt: skip
    told = read_monthly(frame).diagnostics
    assert [item.message for item in told if item.code == "IKI804"] == [
        "`tabel`, baris 702 kolom `nilai`: sel angka berisi `empat`"
    ]
    small = [item.message for item in told if item.code == "IKI805"]
    assert len(small) == 201
    assert small[-1] == "dan 500 temuan lagi seperti ini"
