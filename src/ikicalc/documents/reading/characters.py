"""Characters of a document made plain: what is not printed goes, what is printed stays.

Knows: characters that are never seen, and encodings of text files. Must not know: formats, words.
"""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]"
)
_EDGES = re.compile(r"[ \t\u00a0]*\n[ \t\u00a0]*")


def clean(text: str) -> str:
    """Return what is seen of a cell or a paragraph: no soft hyphens, no control characters, no edges.

    >>> clean(" Jumlah do\u00adkumen \\n yang disusun ")
    'Jumlah dokumen\\nyang disusun'
    """
    return _EDGES.sub("\n", _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))).strip()


def decoded(data: bytes) -> tuple[str, str]:
    """Return the text of a file and the name of its encoding: UTF-8, UTF-16 with a mark, or Windows-1252.

    >>> decoded("Jum’at".encode("cp1252"))
    ('Jum’at', 'Windows-1252')
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace"), "UTF-16"
    try:
        return data.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "Windows-1252"
