"""Files that would stop the machine, or that nobody can read: one message each, with its way out."""

import pytest

from ikicalc.diagnostics import SourceFileError
from ikicalc.documents.reading import read_document
from tests.dokumen import broken, hostile, render


def refusal(path):
    with pytest.raises(SourceFileError) as caught:
        read_document(path)
    (finding,) = caught.value.diagnostics
    assert path.name in finding.message
    assert finding.help
    return finding


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (hostile.multiplying_forms, "halaman 1: perintah gambarnya"),
        (hostile.endless_map, "halaman 1: sebuah fontnya menyebut lebih dari"),
        (hostile.endless_widths, "halaman 1: sebuah fontnya menyebut lebih dari"),
        (hostile.packed_as_text, "mengembang melebihi 300 MB"),
        (hostile.many_pages, "lebih dari 500 halaman"),
    ],
)
def test_pdf_beyond_bounds(tmp_path, make, told):
    path = tmp_path / "keputusan.pdf"
    make(path)
    assert path.stat().st_size < 1_000_000
    finding = refusal(path)
    assert finding.code == "IKI820"
    assert told in finding.message


@pytest.mark.parametrize("make", [hostile.billion_laughs, hostile.foreign_entity])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities_are_refused(tmp_path, make, encoding):
    path = tmp_path / "keputusan.docx"
    make(path, encoding)
    finding = refusal(path)
    assert finding.code == "IKI825"
    assert "word/document.xml" in finding.message


def test_workbook_that_swells(tmp_path):
    assert refusal(broken.make("lampiran-mengembang.xlsx", tmp_path)).code == "IKI820"


@pytest.mark.parametrize(
    ("stream", "suffix", "code", "told"),
    [
        ("WordDocument", ".doc", "IKI823", "Word 97-2003"),
        ("Workbook", ".xls", "IKI823", "Excel 97-2003"),
        ("EncryptedPackage", ".docx", "IKI821", "kata sandi"),
        ("EncryptedPackage", ".xlsx", "IKI821", "kata sandi"),
        ("Lain", ".doc", "IKI824", "tidak dikenal"),
    ],
)
def test_old_and_locked_office_files(tmp_path, stream, suffix, code, told):
    path = tmp_path / f"lampiran{suffix}"
    path.write_bytes(broken.OLE + stream.encode("utf-16-le"))
    finding = refusal(path)
    assert (finding.code, told in finding.message) == (code, True)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("keputusan-terkunci.pdf", "IKI821"),
        ("keputusan-pindaian.pdf", "IKI822"),
        ("keputusan.catatan", "IKI824"),
        ("keputusan-terpotong.docx", "IKI825"),
    ],
)
def test_files_that_cannot_be_read(tmp_path, name, code):
    assert refusal(broken.make(name, tmp_path)).code == code


def test_page_that_is_a_picture_among_others_is_told(tmp_path):
    import pypdf

    writer = pypdf.PdfWriter(clone_from=broken.make("iku.pdf", tmp_path))
    writer.append(broken.make("keputusan-pindaian.pdf", tmp_path), pages=[0])
    writer.write(tmp_path / "campuran.pdf")
    naskah = read_document(tmp_path / "campuran.pdf")
    assert len(list(naskah.tabel)) == 1
    assert [(item.code, item.place) for item in naskah.diagnostics] == [("IKI827", "campuran.pdf, halaman 2")]


@pytest.mark.parametrize(
    ("suffix", "plain", "macro", "kind"),
    [
        (".docm", "document.main+xml", "ms-word.document.macroEnabled.main+xml", "docx"),
        (".xlsm", "sheet.main+xml", "ms-excel.sheet.macroEnabled.main+xml", "xlsx"),
    ],
)
def test_macros_are_never_looked_at(tmp_path, suffix, plain, macro, kind):
    """A file with macros is read as any other; what its macro part holds changes nothing."""
    good = render(broken.BLOCKS, tmp_path / f"iku.{kind}")
    path = tmp_path / f"iku{suffix}"
    hostile.with_macros(good, path, plain, macro)
    texts = [[[cell.teks for cell in row.sel] for row in table.baris] for table in read_document(path).tabel]
    assert texts == [
        [[cell.teks for cell in row.sel] for row in table.baris] for table in read_document(good).tabel
    ]


def test_packages_mutter_nothing(tmp_path, caplog, recwarn):
    """What pdfminer logs about odd fonts is no message for planners."""
    path = tmp_path / "iku.pdf"
    hostile.odd_font(path)
    assert list(read_document(path).tabel)
    assert not caplog.records
    assert not recwarn.list
