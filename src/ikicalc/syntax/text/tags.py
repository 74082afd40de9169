"""HTML in a cell: tags that break lines, raised figures, entities.

Knows: which tags part and which only dress. Must not know: LaTeX, formulas.
"""

from __future__ import annotations

import html
import re

from ikicalc.syntax.text.peeled import CLOSE, DROPPED, OPEN, POWER, Draft
from ikicalc.syntax.text.tanda import signs

_TAG = re.compile(
    r"(?:<|&lt;)(/?)(br|p|div|ul|ol|li|table|tbody|thead|tr|td|th|h[1-6]|hr|b|i|u|s|em|strong|span|sub|sup|font|small|"
    r"center|a|blockquote)\b[^<>&]{0,400}(?:>|&gt;)",
    re.IGNORECASE,
)
_RAISED = re.compile(r"<sup>\s*([\w+*/()., -]{1,20}?)\s*</sup>", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
_FOOTNOTE = re.compile(r"\(?(?:\d{1,2}|\*+|[a-z])\)?")
_UNIT = re.compile(r"[kcdhm]?m|[A-Z]{2,}")  # or a symbol with its index
_BREAKING = frozenset(
    ["br", "p", "div", "ul", "ol", "li", "table", "tbody", "thead", "tr", "blockquote"]
    + [f"h{level}" for level in range(1, 7)]
)
_ENTITY = re.compile(
    r"&(?:amp;){0,3}(?P<name>(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});)"
)  # or escaped twice
_LOOK_BACK = 40


def tag(draft: Draft, position: int) -> int | None:
    """Read a tag; return where it ends, or ``None`` where none of HTML begins."""
    raised = _RAISED.match(draft.cell, position)
    if raised is not None:
        return _raise(draft, raised)
    match = _TAG.match(draft.cell, position)
    if match is None:
        return None
    name = match[2].lower()
    if name == "hr":
        draft.write("\n────\n", position, match.end())  # a rule between two lines is a fraction bar
    elif name in _BREAKING:
        draft.write("\n", position, match.end())
    elif name in ("td", "th"):
        draft.write(" ", position, match.end())
    return match.end()


def _raise(draft: Draft, raised: re.Match[str]) -> int:
    """``(1 + r)<sup>n</sup>`` is a power, ``m<sup>2</sup>`` a measure, ``aktif<sup>1)</sup>`` a note."""
    before = _WORD_BEFORE.search("".join(draft.out[-_LOOK_BACK:]))
    start, end = raised.span(1)
    if before is None or (len(before[0]) == 1 and before[0] != "m"):  # a bracket, a number, a symbol
        draft.write(POWER + OPEN, raised.start(), start)
        draft.copy(start, end)
        draft.write(CLOSE, end, raised.end())
    elif _UNIT.fullmatch(before[0]) or not _FOOTNOTE.fullmatch(raised[1]):
        draft.copy(start, end)
    return raised.end()


def entity(draft: Draft, position: int) -> int | None:
    """Read an entity; return where it ends, or ``None`` where none is meant."""
    escaped = tag(draft, position)
    if escaped is not None:
        return escaped
    match = _ENTITY.match(draft.cell, position)
    if match is None:
        return None
    plain = html.unescape("&" + match["name"]).translate(signs().lookalikes)
    if plain == match[0]:
        return None
    draft.write(DROPPED.sub("", plain), position, match.end())
    return match.end()
