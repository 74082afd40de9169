"""What Word writes besides plain tables: equations, changes, boxes, controls, lists, drawn fractions."""

import pytest

from ikicalc import parse
from ikicalc.documents.imports import import_document
from ikicalc.documents.model import Paragraf
from ikicalc.documents.reading import read_document
from tests.dokumen.word_xml import cell, item, mf, mr, omath, p, row, run, table, write_word

A, B, C = (mr(f"Jumlah {name}", words=True) for name in "ABC")
KEPT = '<w:rPr><w:strike w:val="0"/></w:rPr>'
BOUNDED = (
    '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>'
    f"<m:sub>{mr('i=1')}</m:sub><m:sup>{mr('n')}</m:sup><m:e>{mf(A, B)}</m:e></m:nary>"
)


def read(tmp_path, *blocks, **options):
    return read_document(write_word(tmp_path / "iku.docx", *blocks, **options))


def texts(naskah):
    return [[[one.teks for one in line.sel] for line in found.baris] for found in naskah.tabel]


def lines(naskah):
    return [block.teks for block in naskah.blok if isinstance(block, Paragraf)]


@pytest.mark.parametrize(
    ("xml", "latex", "kanonik"),
    [
        (
            mf(A, B) + mr("×100%"),
            r"\frac{\text{Jumlah A}}{\text{Jumlah B}} \times 100\%",
            "[[Jumlah A]] / [[Jumlah B]] * 100",
        ),
        (
            mf(f"<m:d><m:e>{A}{mr('-')}{B}</m:e></m:d>", C),
            r"\frac{(\text{Jumlah A} - \text{Jumlah B})}{\text{Jumlah C}}",
            "([[Jumlah A]] - [[Jumlah B]]) / [[Jumlah C]]",
        ),
        (
            mf(mf(A, B), C),
            r"\frac{\frac{\text{Jumlah A}}{\text{Jumlah B}}}{\text{Jumlah C}}",
            "[[Jumlah A]] / [[Jumlah B]] / [[Jumlah C]]",
        ),
        (
            f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub/><m:sup/><m:e>{A}</m:e></m:nary>',
            r"\sum \text{Jumlah A}",
            None,
        ),
        (
            f"<m:rad><m:deg/><m:e>{A}</m:e></m:rad>",
            r"\sqrt{\text{Jumlah A}}",
            "[[Jumlah A]] ** (1 / 2)",
        ),
        (
            f"<m:sSup><m:e>{A}</m:e><m:sup>{mr('2')}</m:sup></m:sSup>",
            r"\text{Jumlah A}^{2}",
            "[[Jumlah A]] ** 2",
        ),
        # Word cuts a run anywhere; deleted pieces are not printed, inserted ones are
        (
            mf(mr("Jumlah ", words=True) + mr("A", words=True), B) + f"<w:del>{mr('+9')}</w:del>"
            f"<w:ins>{mr('×100%')}</w:ins>",
            r"\frac{\text{Jumlah A}}{\text{Jumlah B}} \times 100\%",
            "[[Jumlah A]] / [[Jumlah B]] * 100",
        ),
    ],
)
def test_equations(tmp_path, xml, latex, kanonik):
    naskah = read(tmp_path, table(row("Rumus", cell(p(omath(xml)))), columns=2))
    assert texts(naskah) == [[["Rumus", f"${latex}$"]]]
    if kanonik:
        assert parse(f"${latex}$").kanonik == kanonik


@pytest.mark.parametrize(
    ("xml", "told"),
    [
        (f"<m:m><m:mr><m:e>{A}</m:e><m:e>{B}</m:e></m:mr></m:m>", r"\begin{matrix}"),
        (f"<m:acc><m:e>{A}</m:e></m:acc>", r"\ommlacc"),
        (BOUNDED, r"\ommlnary"),
    ],
)
def test_equations_beyond_the_language_are_never_computed(tmp_path, xml, told):
    """A matrix, an accent, a sum with bounds stay visible, and the cell has no formula of them."""
    naskah = read(tmp_path, table(row("Rumus", cell(p(omath(xml + mr("×100"))))), columns=2))
    (((_, formula),),) = texts(naskah)
    assert told in formula
    assert parse(formula, indikator="Persentase A").kanonik is None


def test_formula_paragraph_stands_on_its_own_line(tmp_path):
    math = f"<m:oMathPara>{omath(mf(A, B))}</m:oMathPara>"
    naskah = read(tmp_path, table(row(cell(p("Rumus:", math), p("x 100%"))), columns=1))
    assert texts(naskah) == [[["Rumus:\n$\\frac{\\text{Jumlah A}}{\\text{Jumlah B}}$\nx 100%"]]]


def test_fraction_drawn_with_a_table_in_the_cell(tmp_path):
    bottom = "<w:tcPr><w:tcBorders><w:bottom w:val='single' w:sz='4'/></w:tcBorders></w:tcPr>"
    above = f"<w:tc>{bottom}{p('Jumlah A')}</w:tc>"
    factor = cell("x 100%", merge="restart")
    drawn = table(row(above, factor), row(cell("Jumlah B"), cell(merge="continue")), columns=2)
    naskah = read(tmp_path, table(row("Rumus", cell(drawn, p(""))), columns=2))
    (((_, formula),),) = texts(naskah)
    assert parse(formula).kanonik == "[[Jumlah A]] / [[Jumlah B]] * 100"


def test_table_in_a_cell_that_is_no_fraction_becomes_lines(tmp_path):
    inner = table(row("Baik", "81-100"), row("Cukup", "61-80"), columns=2)
    naskah = read(tmp_path, table(row("Kategori", cell(p("Skala:"), inner, p(""))), columns=2))
    assert texts(naskah) == [[["Kategori", "Skala:\nBaik\t81-100\nCukup\t61-80"]]]


def test_tracked_changes_are_read_as_accepted_and_told(tmp_path):
    removed = '<w:del w:id="1" w:author="x"><w:r><w:delText>lama</w:delText></w:r></w:del>'
    added = f'<w:ins w:id="2" w:author="x">{run("baru")}</w:ins>'
    gone = row("dihapus", "semua", style='<w:trPr><w:del w:id="3" w:author="x"/></w:trPr>')
    naskah = read(tmp_path, table(row(cell(p("Jumlah ", removed, added)), "12"), gone, columns=2))
    assert texts(naskah) == [[["Jumlah baru", "12"]]]
    (told,) = naskah.diagnostics
    assert (told.code, "2 bagian teks yang dihapus" in told.message) == ("IKI827", True)


def test_hidden_text_is_left_out_and_told(tmp_path):
    hidden = run(" rahasia", "<w:rPr><w:vanish/></w:rPr>")
    shown = run(" tampak", '<w:rPr><w:vanish w:val="0"/></w:rPr>')
    naskah = read(tmp_path, p("Jumlah desa", hidden, shown))
    assert lines(naskah) == ["Jumlah desa tampak"]
    assert [item.code for item in naskah.diagnostics] == ["IKI827"]


def test_text_box_is_read_once_in_its_place(tmp_path):
    """Word writes a box twice, for new readers and for old ones."""
    inner = f"<w:txbxContent>{p('JABATAN : KEPALA SEKSI')}</w:txbxContent>"
    box = (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><wps:txbx>{inner}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><v:textbox>{inner}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
    )
    naskah = read(tmp_path, p("Atas", box), p("Bawah"))
    assert lines(naskah) == ["Atas", "JABATAN : KEPALA SEKSI", "Bawah"]


def test_content_controls_and_odd_grids(tmp_path):
    """Cells inside controls are cells; a row that begins later leaves its first columns empty."""
    inside = f"<w:sdt><w:sdtPr/><w:sdtContent>{cell('isi')}</w:sdtContent></w:sdt>"
    late = row("akhir", style='<w:trPr><w:gridBefore w:val="2"/></w:trPr>')
    wide = row(cell("lebar", span=2), "c")
    naskah = read(tmp_path, table(row("a", inside, "c"), late, wide, columns=3))
    assert texts(naskah) == [[["a", "isi", "c"], ["", "", "akhir"], ["lebar", "lebar", "c"]]]
    assert [one.lanjutan for one in next(naskah.tabel).baris[2].sel] == [False, True, False]


LISTS = (
    '<w:abstractNum w:abstractNumId="71"><w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%3"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="81"><w:abstractNumId w:val="71"/></w:num>'
    '<w:num w:numId="82"><w:abstractNumId w:val="71"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>"
    '<w:num w:numId="83"><w:abstractNumId w:val="71"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)


def test_numbers_of_lists_are_printed(tmp_path):
    content = [
        item("satu", 0, 81),
        item("a", 1, 81),
        item("b", 1, 81),
        item("dua", 0, 81),
        item("lagi", 1, 81),
    ]
    naskah = read(tmp_path, table(row(cell(*content), cell(item("lima", 0, 82))), columns=2), numbering=LISTS)
    assert texts(naskah) == [[["1. satu\na) a\nb) b\n2. dua\na) lagi", "5. lima"]]]


def test_symbols_and_breaks(tmp_path):
    times = '<w:r><w:sym w:font="Symbol" w:char="F0B4"/></w:r>'
    naskah = read(
        tmp_path, p("A ", times, " 100", "<w:r><w:br/></w:r>", "baris dua", "<w:r><w:noBreakHyphen/></w:r>")
    )
    assert lines(naskah) == ["A × 100\nbaris dua-"]


def test_decree_as_word_writes_it(tmp_path):
    """A whole decree: heading, position in a box, merged goals, equations, lists and changes in cells."""
    title = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    goal = "Meningkatnya tertib administrasi desa"
    other = p(
        "Terwujudnya ",
        run("disiplin", "<w:rPr><w:b/></w:rPr>"),
        "<w:proofErr w:type='spellStart'/>",
        " aparatur",
    )
    removed = "<w:del><w:r><w:delText> rapat</w:delText></w:r></w:del>"
    formula = omath(mf(A, mr("12", words=False) + mr(" desa", words=True)) + mr("×100%"))
    rows = [
        row("NO", "SASARAN", "INDIKATOR KINERJA", "FORMULASI", "TARGET", "SUMBER DATA", style=title),
        row("1", "2", "3", "4", "5", "6"),
        row(
            cell("1.", merge="restart"), cell(goal, merge="restart"), "Persentase desa tertib administrasi",
            cell(p(formula), p("Catatan : dihitung pada akhir tahun")), "100%",
            cell(item("Laporan desa", 0, 83), item("Buku register", 0, 83)),
        ),
        row(
            cell(merge="continue"), cell(merge="continue"), "Jumlah desa yang menetapkan APBDes",
            cell(p("Jumlah desa", "<w:r><w:br/></w:r>", "yang menetapkan APBDes")), "12 desa", "Perdes",
        ),
        row(
            "2.", cell(other), cell(p("Persentase kehadiran", removed)),
            "Jumlah hadir dibagi jumlah pegawai dikali 100%", "95%", "Daftar hadir",
        ),
    ]  # fmt: skip
    path = write_word(
        tmp_path / "sukamaju-2024.docx",
        p("KEPUTUSAN CAMAT SUKAMAJU"),
        p("NOMOR : 188.45/7/KEP/2024"),
        p("1. Jabatan : ", run("SEKRETARIS KECAMATAN", "<w:rPr><w:b/></w:rPr>")),
        p("2. Tugas :"),
        item("menyusun rencana kegiatan;", 0, 82),
        item("Jumlah laporan yang diperiksa dan diteruskan;", 0, 82),
        table(*rows, columns=6),
        p("Ditetapkan di Sukamaju"),
        table(row("", "Camat Sukamaju"), row("", "NIP. 19700101 199003 1 001"), columns=2),
        numbering=LISTS,
    )
    draft = import_document(path)
    found = [
        (
            one.jabatan,
            one.sasaran,
            one.indikator,
            " ".join(one.teks.split()),
            one.target,
            " ".join(one.sumber_data.split()),
        )
        for one in draft.indikator
    ]
    position = "SEKRETARIS KECAMATAN"
    assert found == [
        (
            position, goal, "Persentase desa tertib administrasi",
            r"$\frac{\text{Jumlah A}}{12 \text{ desa}} \times 100\%$ Catatan : dihitung pada akhir tahun",
            "100%", "1. Laporan desa 2. Buku register",
        ),
        (
            position, goal, "Jumlah desa yang menetapkan APBDes", "Jumlah desa yang menetapkan APBDes",
            "12 desa", "Perdes",
        ),
        (
            position, "Terwujudnya disiplin aparatur", "Persentase kehadiran",
            "Jumlah hadir dibagi jumlah pegawai dikali 100%", "95%", "Daftar hadir",
        ),
    ]  # fmt: skip
    assert [item.code for item in draft.diagnostics] == ["IKI827"]
    assert [one.rumus.kanonik for one in draft.indikator] == [
        "[[Jumlah A]] / 12 {desa} * 100",
        "[[Jumlah desa yang menetapkan APBDes]]",
        "[[Jumlah hadir]] / [[jumlah pegawai]] * 100",
    ]


def test_struck_text_is_left_out_and_told(tmp_path):
    gone, kept = run("Jumlah desa", "<w:rPr><w:strike/></w:rPr>"), run("kolam", KEPT)
    inner = row(cell(p(gone)), cell(p(run("Nilai ") + gone + kept)))
    naskah = read(tmp_path, table(inner, columns=2))
    assert texts(naskah) == [[["", "Nilai kolam"]]]
    found = [item for item in naskah.diagnostics if item.code == "IKI845"]
    assert [item.place for item in found] == ["iku.docx, tabel 1, baris 1"] * 2
    assert all("Jumlah desa" in item.message for item in found)
