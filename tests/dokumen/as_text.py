"""Blocks as csv, Markdown and HTML, and as the text that programs extract from a printed page."""

import csv
import re
from html import escape

from ikicalc.documents.model import Tabel

from .grid import areas


def write_csv(blocks, path, *, delimiter=";"):
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        for block in blocks:
            if isinstance(block, Tabel):
                for line in block.baris:
                    writer.writerow(["" if cell.lanjutan else cell.teks for cell in line.sel])
            else:
                writer.writerow([block.teks])
            writer.writerow([])


def write_extracted(blocks, path):
    """Write tables with tabs, a rule of dashes below some, marks of emphasis and lists as HTML in cells."""
    path.write_text("\n\n".join(_extracted(blocks)) + "\n", encoding="utf-8")


def _extracted(blocks):
    for number, block in enumerate(blocks):
        if not isinstance(block, Tabel):
            heading = block.teks == block.teks.upper() and ":" not in block.teks and block.teks[0].isalpha()
            yield (
                f"## {block.teks}"
                if heading
                else re.sub("^(jabatan) : (.+)", r"- \1** : **\2**", block.teks, flags=re.I)
            )
            continue
        rows = [
            "\t".join("" if cell.lanjutan else _listed(cell.teks) for cell in line.sel)
            for line in block.baris
        ]
        rule = ["\t".join("----" for _ in block.baris[0].sel)] if number % 3 == 0 else []
        yield "\n".join(rows + rule)


def _listed(text):
    """A cell of several lines is written as a list."""
    return f'<ol style="list-style-type: none"> {" ".join(text.split())} </ol>' if "\n" in text else text


def write_markdown(blocks, path):
    path.write_text("\n\n".join(_markdown(block) for block in blocks) + "\n", encoding="utf-8")


def _markdown(block):
    if not isinstance(block, Tabel):
        return block.teks
    rows = [[("" if cell.lanjutan else cell.teks) for cell in line.sel] for line in block.baris]
    lines = [
        "| " + " | ".join(cell.replace("|", r"\|").replace("\n", "<br>") for cell in row) + " |"
        for row in rows
    ]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


def write_html(blocks, path):
    inner = "\n".join(_html(block) for block in blocks)
    path.write_text(
        f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{inner}</body></html>",
        encoding="utf-8",
    )


def _html(block):
    if not isinstance(block, Tabel):
        return f"<p>{_lines(block.teks)}</p>"
    extent = areas(block)
    rows = "".join(
        "<tr>" + "".join(_cell(extent[r, c], cell) for c, cell in enumerate(line.sel) if (r, c) in extent)
        + "</tr>"
        for r, line in enumerate(block.baris)
    )  # fmt: skip
    return f"<table>{rows}</table>"


def _cell(area, cell):
    down, across = area.bottom - area.top + 1, area.right - area.left + 1
    return f"<td rowspan='{down}' colspan='{across}'>{_lines(cell.teks)}</td>"


def _lines(text):
    return escape(text).replace("\n", "<br>")
