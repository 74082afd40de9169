"""A workbook before it is opened: its parts are counted while they unpack, so that nothing absurd is built.

Knows: zip, the elements of a sheet that openpyxl makes objects of. Must not know: what cells mean.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from xml.parsers import expat

from ikicalc.cell_letters import column_number
from ikicalc.diagnostics import SourceFileError
from ikicalc.series.reading.files import too_large, unreadable

MOST_CELLS = 2_000_000  # of one workbook, and of one sheet from A1 to the last cell in use
_MOST_UNPACKED = 150_000_000
_MOST_COVERED = 500_000  # cells of merged areas, and of areas that are one link
_CHUNK = 1 << 20
_TEXT = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")  # how a part in XML begins
_AREA = re.compile(r"\$?([A-Z]{1,3})?\$?(\d{1,7})?:\$?([A-Z]{1,3})?\$?(\d{1,7})?", re.IGNORECASE)
_ROWS = 1_048_576


def check_workbook(path: Path, data: bytes) -> None:
    """Raise ``SourceFileError`` for a workbook that is no whole one (IKI802), or far too large (IKI817)."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise unreadable(
            path, "terkunci kata sandi, atau berformat .xls yang lama",
            "buka di aplikasi lembar kerja, lalu simpan sebagai .xlsx tanpa kata sandi",
        )  # fmt: skip
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(item.file_size for item in packed.infolist())
            if size > _MOST_UNPACKED:
                raise too_large(path.name, f"isinya {size / 1e6:.0f} MB setelah dibuka")
            count = _Count(path)
            for item in packed.infolist():
                count.part(packed, item)
    except SourceFileError:
        raise
    except expat.ExpatError:
        raise unreadable(path, "bagian di dalamnya rusak") from None
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, ValueError, OSError):
        raise unreadable(path, "bukan buku kerja Excel yang utuh") from None
    except (EOFError, zlib.error):
        raise unreadable(path, "isinya terpotong") from None


class _Count:
    """Counts the cells of all parts, and those that merged areas and links cover."""

    def __init__(self, path: Path) -> None:
        self.path, self.cells, self.covered = path, 0, 0

    def part(self, packed: zipfile.ZipFile, item: zipfile.ZipInfo) -> None:
        """Count what one part holds; one that isn't XML, a picture, holds no cells."""
        with packed.open(item) as content:
            chunk = content.read(_CHUNK)
            if not chunk.lstrip()[:3].startswith(_TEXT):
                return
            parser = expat.ParserCreate()
            parser.StartElementHandler = self._element
            parser.StartDoctypeDeclHandler = self._doctype
            while chunk:
                parser.Parse(chunk)
                chunk = content.read(_CHUNK)
            parser.Parse(b"", True)  # noqa: FBT003 - expat takes it by place

    def _element(self, name: str, attributes: Mapping[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "c":
                self.cells += 1
                if self.cells > MOST_CELLS:
                    raise too_large(self.path.name, "memuat lebih dari dua juta sel")
            case "mergeCell" | "hyperlink":
                self.covered += _cells_in(attributes.get("ref", ""))
                if self.covered > _MOST_COVERED:
                    cause = f"sel gabungan atau tautannya meliputi {attributes.get('ref', '')[:40]}"
                    raise too_large(self.path.name, cause, "pisahkan sel gabungan di luar tabelnya")

    def _doctype(self, *_: object) -> None:
        raise unreadable(self.path, "memuat DOCTYPE, yang tidak ada di buku kerja biasa")


def _cells_in(area: str) -> int:
    """Return how many cells an area has, ``A1:C3`` or ``A:C``; what is no area has one."""
    found = _AREA.fullmatch(area)
    if found is None:
        return 1
    left, top, right, bottom = found.groups()
    width = abs(column_number(right or "XFD") - column_number(left or "A")) + 1
    return width * (abs(int(bottom or _ROWS) - int(top or 1)) + 1)
