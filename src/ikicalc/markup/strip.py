"""Ordered bands as a strip of colours, each with its name and bounds written in it.

Knows: which colours are told apart by people who see few of them, and which ink is read on each.
Must not know: what the bands mean; colour tells their order only, and never alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from ikicalc.markup.pieces import text

# From brown over pale to blue: told apart with any kind of colour blindness, and in grey at its two ends.
COLORS = ("#8c2d04", "#cc4c02", "#fe9929", "#fee391", "#c6dbef", "#6baed6", "#2171b5", "#08306b")
DARK, LIGHT = "#111111", "#ffffff"


def strip(bands: Sequence[tuple[str, str]], chosen: int | None = None) -> str:
    """Return bands (name, bounds) from low to high; ``chosen`` has a mark.

    >>> html = strip([("Kurang", "0 sampai 60"), ("Baik", "61 ke atas")], chosen=1)
    >>> html.count("<li"), html.count("▼")
    (2, 1)
    """
    cells = "".join(
        _band(name, bounds, color, chosen=number == chosen)
        for number, ((name, bounds), color) in enumerate(zip(bands, colors(len(bands)), strict=True))
    )
    row = "display:flex;flex-wrap:wrap;list-style:none;margin:.25em 0;padding:0;max-width:60em"
    return f'<ul style="{row}">{cells}</ul>'


def colors(count: int) -> list[str]:
    """Return ``count`` colours spread evenly over the range.

    >>> colors(2), len(colors(40))
    (['#8c2d04', '#08306b'], 40)
    """
    last = len(COLORS) - 1
    if count < 2:
        return [COLORS[last]] * count
    return [COLORS[round(number * last / (count - 1))] for number in range(count)]


def ink(color: str) -> str:
    """Return the ink with the greater contrast on a colour.

    >>> ink("#8c2d04"), ink("#fee391")
    ('#ffffff', '#111111')
    """
    return max((DARK, LIGHT), key=lambda candidate: contrast(candidate, color))


def contrast(one: str, other: str) -> float:
    """Return the ratio of contrast of WCAG 2: 1 for the same colour, 21 for black on white.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    parts = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _band(name: str, bounds: str, color: str, *, chosen: bool) -> str:
    style = f"flex:1 1 7em;background:{color};color:{ink(color)};padding:.35em .6em;text-align:center"
    mark = "<strong>▼ </strong>" if chosen else ""
    here = ' aria-current="true"' if chosen else ""
    return f'<li style="{style}"{here}>{mark}<strong>{text(name)}</strong><br>{text(bounds)}</li>'
