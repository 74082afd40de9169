"""The head of a decree: title, kind, number, date, office, regency, year, where they are printed.

Knows: how decrees print them. Must not know: tables, indicators. What is not printed stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ikicalc.catalog import Dokumen
from ikicalc.documents.header import read_header
from ikicalc.documents.jabatan import read_label
from ikicalc.documents.joining import clean
from ikicalc.documents.model import Naskah, Paragraf, Tabel
from ikicalc.documents.rows import is_dated, is_signature
from ikicalc.documents.words import fold, months, phrases, words_of

FIRST_LINES = 400  # the head and the signature of the decree proper; the rest is tables and duties
_TITLE_LINES = 6
_NUMBER = re.compile(r"nomor\s*[:.]?\s*(?P<value>\S.*)", re.IGNORECASE)
_DATE = re.compile(r"\b\d{1,2}\s+(?P<month>[^\W\d_]+)\s+(?:19|20)\d\d\b")
_YEAR = re.compile(
    r"\btahun\s+(?:anggaran\s+)?(?P<year>(?:19|20)\d\d)\b(?!\s*(?:[-–]|s\s?[./]\s?d|sampai))",
    re.IGNORECASE,
)
_LONE_YEAR = re.compile(
    r"\b(?:19|20)\d\d\b(?!\s*(?:[-–]|s\s?[./]\s?d|sampai))(?<![-–]\d{4})(?<![-–]\s\d{4})", re.IGNORECASE
)
_SECTION = re.compile(r"(?:[A-Z]|[IVX]{1,5}|\d{1,2})[.)]\s")
_STOPS = re.compile(r"(?:dengan rahmat|menimbang|bupati|wali ?kota|gubernur|camat|kepala)\b", re.IGNORECASE)


def read_head(naskah: Naskah, id: str) -> Dokumen:
    """Return the head of a document; the title is the file's name where none is printed.

    >>> from ikicalc.documents.reading import text_document
    >>> text = "KEPUTUSAN CAMAT RAWA\\nNOMOR 7 TAHUN 2021\\nTENTANG\\nINDIKATOR KINERJA\\nKECAMATAN RAWA"
    >>> head = read_head(text_document(text, "rawa.txt"), "rawa")
    >>> head.judul, head.jenis, head.nomor, head.instansi, head.tahun
    ('INDIKATOR KINERJA KECAMATAN RAWA', 'KEPUTUSAN CAMAT RAWA', '7 TAHUN 2021', 'KECAMATAN RAWA', None)
    """
    lines = list(_lines(naskah))
    title = _after_tentang(lines) or _by_words(lines)
    kind = _kind(lines)
    heads = [title, *_short(_lines(replace(naskah, blok=_front(naskah))))]
    return Dokumen(
        id=id,
        judul=title or naskah.nama,
        jenis=kind,
        nomor=_number(lines),
        tanggal=_date(lines),
        instansi=_phrase(heads, "instansi"),
        kabupaten=_regency(heads) or _regency_of_regent((kind, *_capitals(lines))),
        tahun=_year(title, lines),
    )


def _front(naskah: Naskah) -> tuple[Paragraf | Tabel, ...]:
    """Return the blocks before the first table of indicators; without one, all of them."""
    for number, block in enumerate(naskah.blok):
        rows = block.baris if isinstance(block, Tabel) else ()
        for place in range(len(rows)):
            header = read_header(rows, place)
            if header is not None and header[0].berindikator:
                return (*naskah.blok[:number], Tabel(rows[:place], rows[0].letak))
    return naskah.blok


def _capitals(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if line and line == line.upper()]


def _lines(naskah: Naskah) -> Iterator[str]:
    """Yield the lines outside tables and the rows of few cells, an empty one where a gap is printed."""
    found = [line for block in naskah.blok for line in _lines_of(block)]
    last = 0
    for text, line in (*found[:FIRST_LINES], *found[FIRST_LINES:][-40:]):
        if last and line > last + 1:
            yield ""
        last = line
        yield from (fold(part) for part in clean(text).split("\n"))


def _lines_of(block: Paragraf | Tabel) -> Iterator[tuple[str, int]]:
    if isinstance(block, Paragraf):
        yield block.teks, block.letak.baris
        return
    for row in block.baris:
        filled = [cell.teks for cell in row.sel if cell.teks.strip() and not cell.lanjutan]
        if len(filled) <= 3 and sum(map(len, filled)) <= 300:
            yield " ".join(filled), row.letak.baris


def _short(lines: Iterable[str]) -> list[str]:
    """Return the lines that can be part of a heading."""
    return [line for line in lines if line and len(words_of(line)) <= 12 and line[-1] not in ".;,"]


def _after_tentang(lines: Sequence[str]) -> str:
    for number, line in enumerate(lines):
        match = re.match(r"tentang\b\s*:?\s*(?P<rest>.*)", line, re.IGNORECASE)
        if match:
            following = list(lines[number + 1 : number + 2 + _TITLE_LINES])
            while following and not following[0] and not match["rest"]:
                following.pop(0)
            found = _title([match["rest"], *following])
            if found:
                return found
    return ""


def _title(lines: Iterable[str]) -> str:
    """Return the first lines as one title, up to an empty one or the next part of the decree."""
    taken: list[str] = []
    for line in lines:
        if taken and (not line or line[-1] == "," or _is_said(line, taken) or _opens_part(line)):
            break
        if line:
            taken.append(line)
    return fold(" ".join(taken)) if len(taken) <= _TITLE_LINES else ""


def _opens_part(line: str) -> bool:
    """Tell whether a line below a title begins something else: a label, a signature, a section."""
    labelled = ":" in line and read_label(line) is not None
    return bool(_STOPS.match(line) or _SECTION.match(line)) or labelled or is_signature(line)


def _is_said(line: str, taken: Sequence[str]) -> bool:
    """Tell whether a line repeats the beginning of a title, as the heading of a table does."""
    words = words_of(line)
    return len(words) > 1 and words_of(" ".join(taken))[: len(words)] == words


def _by_words(lines: Sequence[str]) -> str:
    """Return the first line with the words of such a title, and the capital lines right below it."""
    for number, line in enumerate(lines):
        if phrases("judul").within(words_of(line)) and line[-1] not in ".;," and line[:2] != "- ":
            below = []
            for following in lines[number + 1 : number + _TITLE_LINES]:
                again = phrases("judul").starts(following) or ":" in following
                if not following or following != following.upper() or again or _opens_part(following):
                    break
                below.append(following)
            return re.split(r"\btentang\s+", fold(" ".join([line, *below])), maxsplit=1, flags=re.IGNORECASE)[
                -1
            ]
    return ""


def _kind(lines: Iterable[str]) -> str:
    for line in lines:
        text = re.sub(r"^lampiran\b[\s:IVX\d]*", "", line, flags=re.IGNORECASE)
        head = re.split(r"\s+(?:nomor|tentang|tahun)\b", text, maxsplit=1, flags=re.IGNORECASE)[0].strip(" :")
        short = len(words_of(head)) <= 8 and head == head.upper()
        if short and phrases("jenis").starts(head):
            return head
    return ""


def _number(lines: Iterable[str]) -> str:
    found = (_NUMBER.fullmatch(line) for line in lines)
    return next((fold(match["value"]) for match in found if match and re.search(r"\d", match["value"])), "")


def _date(lines: Sequence[str]) -> str:
    labelled = [
        line for line in lines if re.match(r"(?:pada\s+)?tanggal\b|ditetapkan\b", line, re.IGNORECASE)
    ]
    for line in (*labelled, *(line for line in lines if is_dated(line))):
        match = _DATE.search(line)
        if match and match["month"].casefold() in months():
            return match[0]
    return ""


def _phrase(lines: Iterable[str], name: str) -> str:
    """Return the first phrase of a kind with the capitalised words behind it: ``KECAMATAN REJOSO``."""
    for line in lines:
        words = line.split()
        for start in range(len(words)):
            rest = " ".join(words[start:])
            used = phrases(name).at(words_of(rest))
            if used and words[start][:1].isupper():
                found = _proper(words[start:], used)
                if len(found) > used:
                    return " ".join(found)
    return ""


def _proper(words: Sequence[str], used: int) -> list[str]:
    """Return the words of a name: from the phrase on, while they are capitalised and open no new part."""
    found = list(words[:used])
    for word in words[used:]:
        opens = (
            phrases("kabupaten").equals(word)
            or phrases("kota").equals(word)
            or word.casefold() in ("tahun", "nomor")
        )
        if opens or (not word[:1].isupper() and word.casefold() != "dan") or len(found) >= used + 6:
            break
        found.append(word.rstrip(",;.:"))
        if word[-1] in ",;.:":
            break
    while found and found[-1].casefold() == "dan":
        found.pop()
    return found


def _regency(lines: Sequence[str]) -> str:
    found = _phrase(lines, "kabupaten")
    return found.split(" ", 1)[1] if found else _phrase(lines, "kota")


def _regency_of_regent(lines: Iterable[str]) -> str:
    """Return the regency whose regent decides or signs: ``BUPATI NGANJUK``."""
    found = _phrase(lines, "kepala_kabupaten")
    return found.split(" ", 1)[1] if found else ""


def _year(title: str, lines: Sequence[str]) -> int | None:
    """Return the year that the title or a heading prints; the year of a number or a date is none."""
    decided = [line for line in lines if re.match(r"menetapkan\b", line, re.IGNORECASE)]
    heads = [line for line in (title, *_short(lines), *decided) if not _NUMBER.search(line)]
    years = [match for line in heads for match in _YEAR.finditer(line)]
    if years:
        return int(years[0]["year"])
    lone = _LONE_YEAR.search(title)
    return int(lone[0]) if lone else None
