"""The direction of an indicator, as a document prints it, in the catalog's words.

Knows: printed words for directions (``arah`` in the dictionary), marked boxes.
Must not know: columns, formulas. A text that names no direction, or several without marking one, gives none.
"""

from __future__ import annotations

import re

from ikicalc.documents.words import table_words, words_of

LONGEST = 12  # words
_MARKED = re.compile(r"(?:[☑☒✓✔√■●]|[\[(]\s*[xXvV√✓✔]\s*[\])])\s*(?P<word>[^\W\d_]+)")
_NOT = frozenset({"tidak", "bukan", "tanpa", "atau", "kecuali"})


def read_polaritas(text: str) -> str | None:
    """Return the direction that a text names: ``naik``, ``turun``, ``stabil`` or ``rentang``.

    >>> read_polaritas("Maximize"), read_polaritas("Semakin rendah semakin baik"), read_polaritas("lainnya")
    ('naik', 'turun', None)
    >>> read_polaritas("( ) Maximize (x) Minimize ( ) Stabilize"), read_polaritas("Maximize / Minimize")
    ('turun', None)
    """
    marked = _MARKED.findall(text)
    words = words_of(" ".join(marked) if marked else text[:200])
    if not words or len(words) > LONGEST or _NOT & set(words):
        return None
    whole = [name for name, found in table_words().arah.items() if found.at(words) == len(words)]
    named = whole or [name for name, found in table_words().arah.items() if found.within(words)]
    return named[0] if len(named) == 1 else None
