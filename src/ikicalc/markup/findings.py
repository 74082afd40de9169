"""Findings in a notebook: level, code, sentence and way out; errors stand open, the rest is folded.

Knows: findings. Must not know: where they come from.
"""

from __future__ import annotations

from collections.abc import Sequence

from ikicalc.diagnostics import Diagnostic, Severity
from ikicalc.markup.pieces import folded, text

MOST = 30  # findings shown before the rest is only counted
_SIGN = {Severity.ERROR: "✖", Severity.WARNING: "⚠", Severity.INFO: "ℹ"}


def findings(found: Sequence[Diagnostic]) -> str:
    """Return the findings as lists, the gravest first; nothing where there are none.

    >>> html = findings([Diagnostic.of("IKI402", "masukan kosong: <b>")])
    >>> "IKI402" in html, "&lt;b&gt;" in html, "<details>" in html
    (True, True, True)
    """
    errors = [item for item in found if item.severity is Severity.ERROR]
    others = [item for level in (Severity.WARNING, Severity.INFO) for item in found if item.severity is level]
    return _list(errors) + folded(f"Temuan ({len(others)})", _list(others))


def _list(found: Sequence[Diagnostic]) -> str:
    if not found:
        return ""
    items = "".join(_item(item) for item in found[:MOST])
    rest = len(found) - MOST
    more = f"<li>dan {rest} temuan lagi</li>" if rest > 0 else ""
    return f'<ul style="margin:.25em 0">{items}{more}</ul>'


def _item(item: Diagnostic) -> str:
    where = f"{text(item.place)}: " if item.place else ""
    way_out = f" <em>{text(item.help)}</em>" if item.help else ""
    level = f"{_SIGN[item.severity]} <strong>{item.severity}[{item.code}]</strong>"
    return f"<li>{level}: {where}{text(item.message)}{way_out}</li>"
