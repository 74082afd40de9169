"""The decrees of the shipped catalog, laid out as offices print them and as programs lose their cells.

``decree(catalog, id)`` gives the blocks of one document. Whatever the position, the goal, the cells: they
are the catalog's. What stands around them (duties, recitals, signatures) is made up here, and so is where
a page ends. Damage is done to rows by their number, so that it is the same in every run:

- a page ends between two rows, with the header repeated, without it, or with an empty table before;
- a page ends inside a row: each cell goes on in the next table, where a sentence can go on;
- a cell on the left is lost, and the whole row slips; or the name slips into the first column;
- goals are merged over their rows, or blank below the first; numbers stand beside them, or not at all;
- the quarterly targets stand in a table of their own, its header in two rows, the names spelled otherwise.
"""

from dataclasses import dataclass
from itertools import groupby

from ikicalc.documents.model import Baris, Letak, Paragraf, Sel, Tabel

DUTIES = [
    "menyusun rencana kegiatan dan anggaran {jabatan};",
    "Jumlah laporan yang diperiksa dan diteruskan kepada atasan;",
    "mengoordinasikan pelaksanaan tugas dengan unit kerja lain;",
    "melaksanakan tugas lain yang diberikan pimpinan.",
]
RECITALS = [
    "KEPUTUSAN KEPALA {instansi}",
    "NOMOR : 188.45/ 7 /KEP/{tahun}",
    "TENTANG",
    "INDIKATOR KINERJA INDIVIDU",
    "Menimbang : bahwa kinerja setiap pegawai perlu ditetapkan ukurannya, sehingga dipandang perlu",
    "menetapkan Indikator Kinerja Individu dengan keputusan;",
    "Mengingat : 1. Peraturan Pemerintah tentang pelaporan kinerja instansi pemerintah;",
    "2. Peraturan Daerah tentang susunan perangkat daerah;",
    "MEMUTUSKAN :",
    "KESATU : Menetapkan Indikator Kinerja Individu sebagaimana tercantum dalam lampiran.",
    "1. Indikator Kinerja Camat",
    "2. Indikator Kinerja Sekretariat",
]


@dataclass(frozen=True)
class Layout:
    """How one document prints: columns in order, labels, and what happens to its rows."""

    columns: tuple[str, ...]
    labels: str = "lines"  # of position and duties: "lines", "numbered" or "table"
    merged: bool = True
    page: int = 7  # rows of a page
    header: str = "repeated"  # at the top of a page: "repeated", "missing" or "empty"
    cut: int = 0  # every cut-th row goes on on the next page
    lost: int = 0  # every lost-th row has lost its cells on the left
    slipped: int = 0  # of every slipped-th row the name stands in the first column
    recitals: bool = False


FULL = ("sasaran", "indikator", "teks", "sumber_data")
LAYOUTS = {
    "dukun-2019": Layout(FULL, header="missing", page=5, cut=9),
    "lumajang-2023": Layout(
        ("sasaran", "indikator", "teks", "target", "sumber_data"), "table", page=3, cut=4
    ),
    "ngantang-2021": Layout(FULL, "numbered", page=6, lost=8, recitals=True),
    "rejoso-2021": Layout(
        ("nomor", *FULL, "penanggung_jawab"), merged=False, header="missing", page=2, cut=5, recitals=True
    ),
    "torjun": Layout(("nomor", *FULL), "numbered", merged=False, header="empty", page=4, slipped=6),
}


def decree(catalog, id):
    """Return the blocks of the document ``id`` of a catalog."""
    document = next(item for item in catalog.dokumen if item.id == id)
    entries = [item for item in catalog.values() if item.dokumen == id]
    writer = _Writer(document, LAYOUTS[id])
    return list(writer.blocks(entries))


class _Writer:
    def __init__(self, document, layout):
        self.document = document
        self.layout = layout
        self.row = 0  # of the document, over all tables

    def blocks(self, entries):
        yield from self._recitals()
        for number, (position, group) in enumerate(groupby(entries, lambda item: item.jabatan), 1):
            items = list(group)
            yield paragraph("INDIKATOR KINERJA INDIVIDU")
            yield from self._labels(position, number)
            yield from self._tables(items)
            if any(item.target_triwulan for item in items):
                yield from _quarters(items)
        yield paragraph(f"{self.document.instansi.removeprefix('Kecamatan ')}, 12 Oktober 2023")
        yield paragraph("Kepala,")
        yield paragraph("NIP. 19700101 199003 1 001")

    def _recitals(self):
        for line in RECITALS if self.layout.recitals else RECITALS[3:4]:
            yield paragraph(line.format(instansi=self.document.instansi.upper(), tahun=self.document.tahun))

    def _labels(self, position, number):
        duties = [duty.format(jabatan=position.title()) for duty in DUTIES]
        if self.layout.labels == "table":
            yield paragraph(f"{number}.")
            listed = "\n".join(f"{'abcd'[n]}. {duty}" for n, duty in enumerate(duties))
            yield table(["JABATAN", ":", position], ["TUGAS", ":", duties[0]], ["FUNGSI", ":", listed])
            return
        labels = ("1. Jabatan", "2. Tugas", "3. Fungsi")
        for label, text in zip(labels, (position, duties[0], "-" if number % 2 else ""), strict=True):
            yield paragraph(f"{label if self.layout.labels == 'numbered' else label[3:].upper()} : {text}")
        for letter, duty in zip("abcd", duties, strict=True):
            yield paragraph(f"{letter}. {duty}")

    def _tables(self, items):
        columns = [name for name in self.layout.columns if self._printed(name, items)]
        pages, goal, count = [[]], None, 0
        for item in items:
            fresh = item.sasaran != goal
            goal, count = item.sasaran, count + fresh
            self.row += 1
            if len(pages[-1]) >= self.layout.page:
                pages.append([])
            above = pages[-1][-1] if pages[-1] else None
            whole = {name: _text(item, name, count) for name in columns}
            row, rest = self._row(whole, above, fresh=fresh)
            pages[-1].append(row)
            if rest:
                pages.append([rest])
        yield from self._pages(self._header(columns, items), pages)

    def _printed(self, name, items):
        """Tell whether a table has a column: of the formula and the target those that it fills."""
        if name in ("teks", "target") and "target" in self.layout.columns:
            return any(getattr(item, name) for item in items)
        return name != "penanggung_jawab" or any(item.penanggung_jawab for item in items)

    def _header(self, columns, items):
        titles = dict(self.document.kolom)
        last = any(item.target for item in items)
        return ["NO" if name == "nomor" else titles[name][-1 if last else 0] for name in columns]

    def _pages(self, header, pages):
        for number, rows in enumerate(pages):
            head = header if number == 0 or self.layout.header != "missing" else None
            if number and self.layout.header == "empty":
                yield table(header)
            yield Tabel(tuple([_line(header)] if head else []) + tuple(rows), Letak(""))

    def _row(self, whole, above, *, fresh):
        """Return a row as printed, and what of it the next page prints."""
        cells = {name: Sel(text) for name, text in whole.items()}
        for name in () if fresh else ("nomor", "sasaran"):
            if name in cells:
                merged = self.layout.merged and above is not None and above.sel[0].teks == whole[name]
                cells[name] = Sel(whole[name], lanjutan=True) if merged else Sel("")
        if self._is(self.layout.slipped) and not fresh:
            rest = [whole[name] for name in whole if name not in ("nomor", "sasaran", "indikator")]
            return _line([whole["indikator"], "", *rest, ""]), None
        if self._is(self.layout.lost) and not fresh:
            return _line([text for name, text in whole.items() if name not in ("nomor", "sasaran")]), None
        if self._is(self.layout.cut) and (parts := _cut(whole, fresh=fresh)):
            first, second = parts
            return _line(first), _line(second)
        return Baris(tuple(cells.values()), Letak("")), None

    def _is(self, every):
        return bool(every) and self.row % every == 0


def _text(item, name, number):
    return f"{number}." if name == "nomor" else getattr(item, name)


def _cut(whole, *, fresh):
    """Return the two parts of a row that a page break cuts, or None where no sentence of it can go on."""
    first, second = [], []
    for name, text in whole.items():
        above, below = (text, "") if fresh or name not in ("nomor", "sasaran") else ("", "")
        words = text.split(" ")
        places = [n for n, word in enumerate(words) if n >= 4 and n * 2 >= len(words) and word[:1].islower()]
        if name in ("indikator", "teks") and places and "$" not in text:
            above, below = " ".join(words[: places[0]]), " ".join(words[places[0] :])
        first.append(above)
        second.append(below)
    return (first, second) if any(second) else None


def _quarters(items):
    """Yield the table of quarterly targets: its header in two rows, the names spelled otherwise."""
    yield paragraph("SASARAN STRATEGIS PENCAPAIAN KINERJA")
    rows = [
        [f"{n}. {item.sasaran}", item.indikator.replace("Persentase", "Prosentase"), *item.target_triwulan]
        for n, item in enumerate(items, 1)
    ]
    yield table(
        ["SASARAN STRATEGIS", "INDIKATOR KINERJA", "TARGET", "", "", ""],
        ["", "", "I", "II", "III", "IV"],
        *rows,
    )


def paragraph(text):
    return Paragraf(text, Letak(""))


def table(*rows):
    return Tabel(tuple(_line(row) for row in rows), Letak(""))


def _line(texts):
    return Baris(tuple(Sel(text) for text in texts), Letak(""))
