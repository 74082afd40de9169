"""Rewrite the parts of docs/ that repeat what a table or the grammar already says, and the JSON Schemas.

Knows: the marks ``<!-- mulai NAME -->`` and ``<!-- selesai NAME -->``, and where each part comes from;
where the schemas of ``catalog/`` lie.
Must not know: what the documents say around those parts.

``python docs/perbarui.py`` rewrites; with ``--periksa`` it only names the documents that are out of date.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

from ikicalc import kamus
from ikicalc.diagnostics import CODES

DOCS = Path(__file__).parent
CATALOG = DOCS.parent / "catalog"
PAGES = "../src/ikicalc/diagnostics/explain"
PART = re.compile(r"(<!-- mulai ([a-z]+) -->\n).*?(<!-- selesai \2 -->)", re.DOTALL)


def table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", r"\|") for cell in line) + " |\n" for line in lines)


def codes() -> str:
    rows = ((f"[{name}]({PAGES}/{name}.md)", code.severity, code.title) for name, code in CODES.items())
    return table(("kode", "tingkat", "arti"), rows)


def spelled(node: object) -> Iterator[tuple[str, str]]:
    """Yield each sign of the dictionary of operators with its spellings, however deep it stands."""
    if isinstance(node, dict) and {"hasil", "kata"} <= node.keys():
        yield f"`{node['hasil']}`", ", ".join(node["kata"])
    elif isinstance(node, dict | list):
        for inner in node.values() if isinstance(node, dict) else node:
            yield from spelled(inner)


def operators() -> str:
    return table(("hasil", "ejaan"), spelled(kamus.load("operator")))


def functions() -> str:
    from ikicalc.functions import FUNCTIONS

    return table(("fungsi", "arti"), ((f"`{name}`", item.help) for name, item in FUNCTIONS.items()))


def grammar() -> str:
    text = files("ikicalc._grammars").joinpath("rumus.lark").read_text(encoding="utf-8")
    return f"```lark\n{text.strip()}\n```\n"


PARTS: dict[str, Callable[[], str]] = {
    "fungsi": functions,
    "kode": codes,
    "operator": operators,
    "tatabahasa": grammar,
}


def refreshed(text: str) -> str:
    return PART.sub(lambda found: f"{found[1]}{PARTS[found[2]]()}{found[3]}", text)


def schemas() -> dict[Path, str]:
    """Return the schema of each kind of file, as it is shipped."""
    from ikicalc.catalog.json_schema import FILES, json_schema

    return {
        CATALOG / f"{name}.schema.json": json.dumps(json_schema(name), ensure_ascii=False, indent=1) + "\n"
        for name in FILES
    }


def main(arguments: list[str]) -> int:
    pages = {path: refreshed(path.read_text(encoding="utf-8")) for path in sorted(DOCS.rglob("*.md"))}
    wanted = pages | schemas()
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    for path in stale:
        print(path.relative_to(DOCS.parent))
        if "--periksa" not in arguments:
            path.write_text(wanted[path], encoding="utf-8")
    return 1 if stale and "--periksa" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
