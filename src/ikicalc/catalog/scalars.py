"""A text as a YAML file writes it, so that it reads back as the same text, here and in any editor.

Knows: when YAML needs quotes. Must not know: columns, catalogs.
"""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[A-Za-z](?:[\w ./()&%+'-]*[\w.)%'+])?")
_OTHER_TYPES = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_NEEDS_ESCAPES = re.compile(
    "[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def yaml_scalar(text: str) -> str:
    r"""Return ``text`` on one line, plain where that is safe, also inside a ``[list]``.

    >>> print(yaml_scalar("Jumlah desa"), yaml_scalar("12 desa"), yaml_scalar("KTP, KK: 'baru'"))
    Jumlah desa '12 desa' 'KTP, KK: ''baru'''
    >>> print(yaml_scalar("dua\nbaris"))
    "dua\nbaris"
    """
    if _PLAIN.fullmatch(text) and text.casefold() not in _OTHER_TYPES:
        return text
    if not _NEEDS_ESCAPES.search(text):
        return "'" + text.replace("'", "''") + "'"
    written = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + _NEEDS_ESCAPES.sub(lambda found: f"\\U{ord(found[0]):08x}", written) + '"'


def yaml_list(texts: tuple[str, ...]) -> str:
    """Return texts as a list on one line.

    >>> yaml_list(("a/1", "b, c"))
    "[a/1, 'b, c']"
    """
    return f"[{', '.join(map(yaml_scalar, texts))}]"
