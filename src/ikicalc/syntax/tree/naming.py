"""The text of a name as it goes into the tree.

Knows: white space, punctuation at the edges, the brackets of the canonical notation.
Must not know: where a name begins and ends.
"""

from __future__ import annotations

from ikicalc.diagnostics import Span
from ikicalc.syntax.text.peeled import SHOWN
from ikicalc.syntax.tree.nodes import Name

_EDGES = " .,:;"


def named(text: str, span: Span) -> Name:
    """Return a name with white space folded and nothing that the canonical notation cannot hold.

    >>> named("Jumlah  pegawai\\n(PNS).", Span(0, 1)).text
    'Jumlah pegawai (PNS)'
    """
    folded = " ".join(text.translate(SHOWN).split()).strip(_EDGES)
    while "]]" in folded:
        folded = folded.replace("]]", "] ]")
    return Name(folded or text.strip() or "?", span)
