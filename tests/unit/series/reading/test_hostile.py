"""Files that are broken, or made to exhaust a machine: one message each, in bounded time and memory."""

import io
import os
import zipfile

import openpyxl
import polars
import pytest

from ikicalc.diagnostics import SourceFileError
from ikicalc.series import read_monthly

SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"


@pytest.fixture(scope="module")
def whole():
    """Return the bytes of a small sound workbook."""
    book = openpyxl.Workbook()
    for row in (["Uraian", "Jan", "Feb"], *([f"Masukan {n}", n, n + 1] for n in range(50))):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def changed(whole, old, new, member=SHEET):
    """Return the workbook with a piece of XML exchanged."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(whole)) as before,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            content = before.read(name)
            assert name != member or old in content
            after.writestr(name, content.replace(old, new, 1) if name == member else content)
    return packed.getvalue()


def refused(path, content):
    """Return the one finding with which a file is refused."""
    path.write_bytes(content)
    with pytest.raises(SourceFileError) as caught:
        read_monthly(path, tahun=2024)
    (finding,) = caught.value.diagnostics
    return finding


END = b"</sheetData>"
ROW = b"<row>" + b"<c><v>1</v></c>" * 10_000 + b"</row>"
LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, (b"&l%d;" % (n - 1)) * 10) for n in range(1, 9))
LAUGHS = b'<!DOCTYPE x [<!ENTITY l0 "hahahahaha">' + LAUGHS + b"]><worksheet"


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        (END, END + b'<mergeCells><mergeCell ref="A60:XFD1048576"/></mergeCells>', "A60:XFD1048576"),
        (END, END + b'<hyperlinks><hyperlink ref="A:XFD" location="A1"/></hyperlinks>', "A:XFD"),
        (END, b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' + END, "sampai sel XFD1048576"),
        pytest.param(END, ROW * 201 + END, "lebih dari dua juta sel", marks=pytest.mark.slow),
        (END, b"<!--" + b" " * 151_000_000 + b"-->" + END, "151 MB setelah dibuka"),
    ],
    ids=["merged", "linked", "far", "many", "bomb"],
)
def test_absurd_workbook_is_too_large(tmp_path, whole, old, new, cause):
    finding = refused(tmp_path / "data.xlsx", changed(whole, old, new))
    assert finding.code == "IKI817"
    assert cause in finding.message


def test_entities_that_grow_are_never_unfolded(tmp_path, whole):
    content = changed(changed(whole, b"<worksheet", LAUGHS), b"<v>1</v>", b"<v>&l8;</v>")
    finding = refused(tmp_path / "data.xlsx", content)
    assert (finding.code, "DOCTYPE" in finding.message) == ("IKI802", True)


@pytest.mark.parametrize(
    ("name", "most"), [("data.xlsx", 50_000_000), ("data.csv", 10**9), ("data.parquet", 10**9)]
)
def test_file_beyond_the_bound_is_not_even_opened(tmp_path, name, most):
    path = tmp_path / name
    path.touch()
    os.truncate(path, most + 1)
    with pytest.raises(SourceFileError, match=f"IKI817.*paling besar {most // 10**6} MB"):
        read_monthly(path)


@pytest.mark.parametrize("kept", [0, 1, 30, 1000, 0.5, 0.9, -30, -1])
def test_truncated_workbook(tmp_path, whole, kept):
    finding = refused(
        tmp_path / "data.xlsx", whole[: int(kept * len(whole)) if isinstance(kept, float) else kept]
    )
    assert (finding.code, "utuh" in finding.message) == ("IKI802", True)


def test_locked_or_old_workbook_says_what_to_do(tmp_path):
    finding = refused(tmp_path / "data.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    assert finding.code == "IKI802"
    assert "tanpa kata sandi" in finding.help


@pytest.mark.parametrize(
    ("old", "new", "member"),
    [
        (END, b"</sheetDat", SHEET),
        (b"<v>1</v>", b"<v>satu</v>", SHEET),
        (b'r="B2"', b'r="ZZZZZ99999999999"', SHEET),
        (b"<sheets>", b"<sheets", BOOK),
    ],
)
def test_workbook_with_a_broken_part(tmp_path, whole, old, new, member):
    assert refused(tmp_path / "data.xlsx", changed(whole, old, new, member)).code == "IKI802"


@pytest.mark.parametrize("kept", [0, 4, 100, 0.5, -8, -1])
def test_truncated_parquet(tmp_path, kept):
    content = io.BytesIO()
    polars.DataFrame({"masukan": ["Kolam"], "tahun": [2024], "bulan": [1], "nilai": [1]}).write_parquet(
        content
    )
    part = content.getvalue()
    part = part[: int(kept * len(part)) if isinstance(kept, float) else kept]
    assert refused(tmp_path / "data.parquet", part).code == "IKI802"


@pytest.mark.slow
def test_parquet_of_one_value_repeated_for_ever(tmp_path):
    frame = polars.select(polars.repeat(1, 10_000_000, dtype=polars.Int8).alias("a"))
    frame = frame.with_columns(polars.col("a").alias(f"kolom {n}") for n in range(20))
    frame.write_parquet(tmp_path / "data.parquet", compression="zstd")
    finding = refused(tmp_path / "data.parquet", (tmp_path / "data.parquet").read_bytes())
    assert (finding.code, "10000000 baris" in finding.message) == ("IKI817", True)
