"""What can be wrong with a file as a whole: one message each, with the way out.

Knows: the sentences. Must not know: how a fault is found.
"""

from __future__ import annotations

from pathlib import Path

from ikicalc.diagnostics import Diagnostic, SourceFileError
from ikicalc.documents.model import Letak

FORMATS = "docx, xlsx, pdf, csv, tsv, md, html, atau txt"


def refusal(code: str, name: str, message: str, help: str) -> SourceFileError:
    """Return the error that refuses the file ``name``.

    >>> print(refusal("IKI825", "a.docx", "berkas `a.docx` rusak", "simpan ulang"))
    galat[IKI825]: berkas `a.docx` rusak
    bantuan: simpan ulang
    """
    return SourceFileError(Diagnostic.of(code, message, help=help, place=name))


def unreadable(path: Path, cause: str) -> SourceFileError:
    """The file is not there, or may not be opened."""
    message = f"berkas `{path.name}` tidak dapat dibaca: {cause}"
    return refusal("IKI802", path.name, message, "periksa letak dan ejaan nama berkas, dan izin membacanya")


def damaged(name: str, what: str, cause: str) -> SourceFileError:
    """The content breaks off or is not what its kind promises."""
    message = f"berkas `{name}` bukan {what} yang utuh: {cause}"
    way_out = "buka berkasnya di aplikasi asalnya, simpan ulang, atau minta kiriman baru"
    return refusal("IKI825", name, message, way_out)


def too_much(name: str, cause: str, help: str = "") -> SourceFileError:
    """The file is beyond a bound that keeps a hostile file from stopping the machine."""
    message = f"berkas `{name}` melampaui batas: {cause}"
    return refusal(
        "IKI820", name, message, help or "pisahkan bagian yang memuat tabel indikator ke berkas lain"
    )


def locked(name: str) -> SourceFileError:
    """The file is encrypted."""
    message = f"berkas `{name}` dikunci dengan kata sandi"
    return refusal("IKI821", name, message, "buka dengan kata sandinya, lalu simpan salinan tanpa kata sandi")


def scanned(name: str) -> SourceFileError:
    """A pdf that holds pictures of pages and no letters."""
    message = f"pdf `{name}` hanya berisi gambar halaman, tanpa teks"
    way_out = "buat lapisan teksnya dahulu dengan OCR (misalnya `ocrmypdf -l ind`), atau minta berkas asalnya"
    return refusal("IKI822", name, message, way_out)


def scanned_picture(name: str) -> SourceFileError:
    """A picture of a page."""
    message = f"berkas `{name}` adalah gambar, tanpa teks"
    way_out = "jadikan pdf berlapis teks dengan OCR (misalnya `ocrmypdf -l ind`), atau minta berkas asalnya"
    return refusal("IKI822", name, message, way_out)


def old_format(name: str, what: str, save_as: str) -> SourceFileError:
    """A format that is not read, of an application that can save one that is."""
    message = f"berkas `{name}` berformat {what}, yang tidak dibaca"
    return refusal("IKI823", name, message, f"buka di aplikasi asalnya, lalu simpan sebagai {save_as}")


def unknown_kind(name: str) -> SourceFileError:
    """Neither the content nor the suffix says what the file is."""
    message = f"jenis berkas `{name}` tidak dikenal"
    return refusal("IKI824", name, message, f"berikan berkas {FORMATS}")


def not_read(letak: Letak, what: str, help: str = "") -> Diagnostic:
    """A part that was left out on purpose."""
    return Diagnostic.of("IKI827", what, help=help, place=str(letak))


def struck(letak: Letak, text: str) -> Diagnostic:
    """A text with a line through it: whoever struck it out may mean that it no longer holds."""
    line = " ".join(text.split())
    message = f"teks dicoret tidak dibaca: `{line if len(line) <= 80 else f'{line[:77]}...'}`"
    way_out = "hapus coretannya bila teksnya masih berlaku, atau hapus teksnya bila tidak"
    return Diagnostic.of("IKI845", message, help=way_out, place=str(letak))


def picture(letak: Letak) -> Diagnostic:
    """A picture or an embedded object stands where text is read."""
    way_out = "bila gambar itu memuat rumus atau teks, ketikkan isinya di sel"
    return Diagnostic.of("IKI828", "gambar di dalam sel tidak dibaca", help=way_out, place=str(letak))
