"""A finding drawn for people (text with a caret, colour on demand) and for machines (JSON).

Knows: findings, spans, and how wide a character stands on a terminal.
Must not know: where the source text came from, or why the finding was raised.
"""

from __future__ import annotations

from ikicalc.diagnostics.model import Diagnostic, Severity
from ikicalc.diagnostics.snippet import Row, rows, visible

_COLOR = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}
_FRAME = "1;34"
_BOLD = "1"
_NO_PLACE = "sel"  # what stands before line:column when the cell has no name


def render(diagnostic: Diagnostic, source: str, *, name: str = "", color: bool = False) -> str:
    """Return ``diagnostic`` as text: its sentence, its place, the cell with a caret, notes and help.

    ``source`` is the cell that the span points into, ``name`` the id or file it is known by.
    ANSI colours appear only with ``color``; control characters of the cell are always made visible,
    so a cell cannot draw on the terminal. There is no newline at the end.

    >>> from ikicalc.diagnostics import Span
    >>> finding = Diagnostic.of("IKI102", "kurung `(` belum ditutup", Span(0, 1), help="tambahkan `)`")
    >>> print(render(finding, "(A + B", name="torjun/24"))
    peringatan[IKI102]: kurung `(` belum ditutup
     --> torjun/24:1:1
      |
    1 | (A + B
      | ^
      = bantuan: tambahkan `)`
    """
    drawn = rows(source, diagnostic.span) if diagnostic.span else ()
    width = max((len(str(row.number)) for row in drawn), default=1)
    tone = _COLOR[diagnostic.severity]
    lines = [_headline(diagnostic, tone, color=color)]
    place = _place(diagnostic, drawn, name)
    if place:
        lines.append(" " * width + _paint("-->", _FRAME, on=color) + " " + place)
    if drawn:
        lines.append(_gutter("", width, color=color))
        lines += _snippet(diagnostic, drawn, width, color=color)
    lines += _remarks(diagnostic, width, color=color)
    return "\n".join(lines)


def to_json(diagnostic: Diagnostic) -> dict[str, str | int | None]:
    """Return the finding as the JSON Lines interface sends it; offsets are code points, or null.

    >>> to_json(Diagnostic.of("IKI402", "masukan kosong"))
    {'kode': 'IKI402', 'tingkat': 'peringatan', 'pesan': 'masukan kosong', 'awal': None, 'akhir': None}
    """
    span = diagnostic.span
    answer: dict[str, str | int | None] = {
        "kode": diagnostic.code,
        "tingkat": diagnostic.severity.value,
        "pesan": diagnostic.message,
        "awal": span.start if span else None,
        "akhir": span.end if span else None,
    }
    if diagnostic.help:
        answer["bantuan"] = diagnostic.help
    return answer


def error_json(diagnostics: tuple[Diagnostic, ...]) -> dict[str, object]:
    """Return the JSON Lines answer to what can't be answered; ``kode`` and ``pesan`` are of its first.

    >>> error_json((Diagnostic.of("IKI504", "skala `akp` tidak ada"),))["kode"]
    'IKI504'
    """
    first = diagnostics[0]
    told: dict[str, object] = {"status": "galat", "kode": first.code, "pesan": first.message}
    if first.help:
        told["bantuan"] = first.help
    return told | {"diagnostik": [to_json(item) for item in diagnostics]}


def _headline(diagnostic: Diagnostic, tone: str, *, color: bool) -> str:
    level = _paint(f"{diagnostic.severity}[{diagnostic.code}]", tone, on=color)
    return level + _paint(f": {visible(diagnostic.message)}", _BOLD, on=color)


def _place(diagnostic: Diagnostic, drawn: tuple[Row, ...], name: str) -> str:
    """Return ``file:line:col (id)`` where a file is known, else line and column within the cell."""
    if diagnostic.place:
        place = diagnostic.place + (f" ({name})" if name else "")
    elif drawn:
        place = f"{name or _NO_PLACE}:{drawn[0].number}:{drawn[0].column}"
    else:
        place = name
    return visible(place)


def _snippet(diagnostic: Diagnostic, drawn: tuple[Row, ...], width: int, *, color: bool) -> list[str]:
    tone = _COLOR[diagnostic.severity]
    lines: list[str] = []
    for index, row in enumerate(drawn):
        if index and row.number > drawn[index - 1].number + 1:
            lines.append(_paint("." * (width + 2), _FRAME, on=color))
        lines.append(_gutter(str(row.number), width, row.text, color=color))
        label = visible(diagnostic.label) if index == len(drawn) - 1 else ""
        carets = _paint("^" * row.carets + (f" {label}" if label else ""), tone, on=color)
        lines.append(_gutter("", width, " " * row.indent + carets, color=color))
    return lines


def _remarks(diagnostic: Diagnostic, width: int, *, color: bool) -> list[str]:
    remarks = [("catatan", note) for note in diagnostic.notes]
    if diagnostic.help:
        remarks.append(("bantuan", diagnostic.help))
    sign = " " * (width + 1) + _paint("=", _FRAME, on=color)
    return [f"{sign} {_paint(kind, _BOLD, on=color)}: {visible(text)}" for kind, text in remarks]


def _gutter(number: str, width: int, text: str = "", *, color: bool) -> str:
    frame = _paint(f"{number:>{width}} |", _FRAME, on=color)
    return f"{frame} {text}" if text.strip() else frame


def _paint(text: str, code: str, *, on: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if on and text else text
