"""Files made to stop the machine of who opens them, each small itself."""

import base64
import zipfile
import zlib

import docx
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
)

from .broken import OLE, good


def multiplying_forms(path):
    """Forty forms, each calling the next one twice: a page of a million million letters."""
    writer, page = _writer(path)
    below = None
    for _ in range(40):
        form = DecodedStreamObject()
        form.set_data(b"BT (x) Tj ET" if below is None else b"/F Do /F Do")
        form |= {NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form")}
        form[NameObject("/BBox")] = ArrayObject([NumberObject(n) for n in (0, 0, 9, 9)])
        if below is not None:
            form[NameObject("/Resources")] = _named("/XObject", "/F", below)
        below = writer._add_object(form)
    page[NameObject("/Resources")].get_object().update(_named("/XObject", "/F", below))
    _append(writer, page, b"\n/F Do\n")
    writer.write(path)


def endless_map(path):
    """A font whose map of twenty bytes names four billion letters."""
    writer, page = _writer(path)
    stream = DecodedStreamObject()
    stream.set_data(
        b"/CIDInit /ProcSet findresource begin begincmap "
        b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange endcmap"
    )
    _font_of(page)[NameObject("/ToUnicode")] = writer._add_object(stream)
    writer.write(path)


def endless_widths(path):
    """A font that gives a width to two billion letters."""
    writer, page = _writer(path)
    inner = DictionaryObject({NameObject("/Subtype"): NameObject("/CIDFontType2")})
    inner[NameObject("/W")] = ArrayObject([NumberObject(n) for n in (0, 2_000_000_000, 500)])
    font = _font_of(page)
    font[NameObject("/Subtype")] = NameObject("/Type0")
    font[NameObject("/DescendantFonts")] = ArrayObject([writer._add_object(inner)])
    writer.write(path)


def packed_as_text(path):
    """A page whose commands are packed, then written in base 85, and swell to 400 MB."""
    writer, page = _writer(path)
    stream = StreamObject()
    machine = zlib.compressobj(9)
    head = machine.compress(b"") + machine.flush(zlib.Z_FULL_FLUSH)
    piece = machine.compress(b" " * 4_000_000) + machine.flush(zlib.Z_FULL_FLUSH)
    stream._data = base64.a85encode(head + 100 * piece) + b"~>"
    stream[NameObject("/Filter")] = ArrayObject([NameObject("/ASCII85Decode"), NameObject("/FlateDecode")])
    page[NameObject("/Contents")] = writer._add_object(stream)
    writer.write(path)


def many_pages(path):
    writer = PdfWriter()
    for _ in range(501):
        writer.add_blank_page(200, 200)
    writer.write(path)


def odd_font(path):
    """A font whose descriptor is nonsense: read all the same, with a word in the log of pdfminer."""
    writer, page = _writer(path)
    _font_of(page)[NameObject("/ToUnicode")] = NameObject("/Identity-H-Lain")
    inner = DictionaryObject({NameObject("/FontBBox"): NameObject("/Bukan")})
    _font_of(page)[NameObject("/FontDescriptor")] = writer._add_object(inner)
    writer.write(path)


def with_macros(good, path, plain, macro):
    """Write an office file as one with macros, with a macro part that is no macro."""
    with zipfile.ZipFile(good) as archive, zipfile.ZipFile(path, "w") as out:
        for name in archive.namelist():
            data = archive.read(name)
            if name == "[Content_Types].xml":
                head, _, rest = data.decode().rpartition(plain)
                start = head.rindex('"')
                data = f"{head[: start + 1]}application/vnd.{macro}{rest}".encode()
            out.writestr(name, data)
        out.writestr(("word" if "word" in macro else "xl") + "/vbaProject.bin", OLE + b"Sub AutoOpen()")


def billion_laughs(path, encoding="utf-8"):
    """A Word file whose body asks for entities of entities."""
    _with_doctype(path, '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">', encoding)


def foreign_entity(path, encoding="utf-8"):
    """A Word file whose body asks for a file of the machine."""
    _with_doctype(path, '<!ENTITY a SYSTEM "file:///etc/hostname">', encoding)


def _with_doctype(path, entities, encoding):
    docx.Document().save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = parts["word/document.xml"].decode()
    head, _, rest = body.partition("?>")
    head = head.replace("UTF-8", encoding)
    parts["word/document.xml"] = f"{head}?><!DOCTYPE w [{entities}]>{rest}".encode(encoding)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def _writer(path):
    good(path)
    writer = PdfWriter(clone_from=PdfReader(path))
    return writer, writer.pages[0]


def _font_of(page):
    fonts = page["/Resources"].get_object()["/Font"].get_object()
    return next(iter(fonts.values())).get_object()


def _named(kind, name, thing):
    return DictionaryObject({NameObject(kind): DictionaryObject({NameObject(name): thing})})


def _append(writer, page, data):
    stream = DecodedStreamObject()
    stream.set_data(page.get_contents().get_data() + data)
    page[NameObject("/Contents")] = writer._add_object(stream)
