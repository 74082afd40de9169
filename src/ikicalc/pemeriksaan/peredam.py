"""Which findings the comments of the files silence, and which comments silence nothing.

Knows: the lines that a finding is about: those of its indicator's entry and of its cell.
Must not know: how a comment is written, which codes are wanted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ikicalc.catalog import Catalog
from ikicalc.diagnostics import Diagnostic
from ikicalc.pemeriksaan.abaian import Abaian, has_comments, read_silencers, unused
from ikicalc.pemeriksaan.berkas import Berkas
from ikicalc.pemeriksaan.lokasi import Peta
from ikicalc.putusan import Temuan


class Peredam:
    """The silencing comments of all files of a run."""

    def __init__(self, files: Mapping[str, Berkas], catalog: Catalog) -> None:
        """Read the comments of ``files``."""
        self._catalog = catalog
        self._comments: dict[str, dict[tuple[str, int], Abaian]] = {}
        self._used: dict[Abaian, set[str]] = defaultdict(set)
        self._all: list[Abaian] = []
        self._wrong: list[Diagnostic] = []
        self._peta = Peta(files, catalog)
        for file in files.values():
            if file.teks is not None and file.isian is not None and has_comments(file.teks):
                self._read(file.nama, file.teks, file.isian.signs)

    def _read(self, name: str, text: str, signs: Sequence[tuple[int, int]]) -> None:
        read = read_silencers(text, name, signs)
        self._wrong += read.findings
        self._all += read.abaian
        self._comments[name] = {(code, item.baris): item for item in read.abaian for code in item.kode}

    def file_of(self, temuan: Temuan) -> str:
        """Return the name of the file that a finding is in."""
        item = self._catalog.get(temuan.indikator) if temuan.indikator is not None else None
        if item is not None and item.tempat is not None:
            return item.tempat.berkas
        return self._peta.place(temuan).berkas

    def reason(self, temuan: Temuan) -> str | None:
        """Return why a finding is silenced, None where it is not."""
        comments = self._comments.get(self.file_of(temuan))
        if not comments:
            return None
        code = temuan.diagnostic.code
        for line in self._lines(temuan):
            found = comments.get((code, line))
            if found is not None:
                self._used[found].add(code)
                return found.alasan
        return None

    def findings(self) -> Iterator[Temuan]:
        """Yield what is wrong with the comments; to be asked after all findings were."""
        yield from (Temuan(item, None, "") for item in self._wrong)
        for comment in self._all:
            idle = [code for code in comment.kode if code not in self._used[comment]]
            if idle:
                yield Temuan(unused(comment, idle), None, "")

    def _lines(self, temuan: Temuan) -> Iterator[int]:
        yield self._peta.place(temuan).baris
        item = self._catalog.get(temuan.indikator) if temuan.indikator is not None else None
        if item is None or item.tempat is None:
            return
        yield item.tempat.baris
        cell = self._peta.cell(item, temuan.sel)
        if cell is not None:
            yield from range(cell.first_line, cell.last_line + 1)
